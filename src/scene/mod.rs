//! What there is to see, described once, and written as SVG, PNG and PDF.
//!
//! Invariant: no egui. Screen and file obey the same description.

/// Stand-in; the scene's own replaces it.
#[must_use]
pub fn half_sizes(open: &crate::model::OpenDossier) -> Vec<(f32, f32)> {
    let labelled = open.dossier.entities.len() <= 300;
    let of = |name: &str| if labelled { (name.chars().take(24).count() as f32 * 3.2 + 6.0, 18.0) } else { (9.0, 9.0) };
    open.dossier.entities.iter().map(|entity| of(&entity.name)).collect()
}
