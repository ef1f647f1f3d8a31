//! The bundled fonts and the names of their families, so that the window looks the same on every machine.
//!
//! Invariant: every family ends in a font with Latin and one with Arabic letters; system fonts only fill what is left.

use crate::fonts::{INTER_ITALIC, INTER_REGULAR, INTER_SEMIBOLD, Style, VAZIRMATN_REGULAR, VAZIRMATN_SEMIBOLD};
use egui::{FontData, FontDefinitions, FontFamily};
use std::sync::Arc;

/// The bundled font files by the names that families list.
const FILES: [(&str, &[u8]); 5] = [
    ("Inter", INTER_REGULAR),
    ("Inter SemiBold", INTER_SEMIBOLD),
    ("Inter Italic", INTER_ITALIC),
    ("Vazirmatn", VAZIRMATN_REGULAR),
    ("Vazirmatn SemiBold", VAZIRMATN_SEMIBOLD),
];

/// The script that a family is for. Both have the letters of either; its own come from the first font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Latin, Greek and Cyrillic.
    Latin,
    /// Arabic, whose letters and the space between them must come from one font to be joined.
    Arabic,
}

/// The family for text of a style and script.
pub fn family(style: Style, script: Script) -> FontFamily {
    match (style, script) {
        (Style::Regular, Script::Latin) => FontFamily::Proportional,
        (Style::SemiBold, Script::Latin) => FontFamily::Name("semibold".into()),
        (Style::Italic, Script::Latin) => FontFamily::Name("italic".into()),
        (Style::Regular | Style::Italic, Script::Arabic) => FontFamily::Name("rtl".into()),
        (Style::SemiBold, Script::Arabic) => FontFamily::Name("rtl-semibold".into()),
    }
}

/// Installs the bundled fonts: `Proportional` and `Monospace` are Inter before Vazirmatn, and the named families
/// `semibold`, `italic`, `rtl` and `rtl-semibold` come besides. Takes effect at the next frame.
pub fn install_fonts(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FILES {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families: [(FontFamily, &[&str]); 6] = [
        (FontFamily::Proportional, &["Inter", "Vazirmatn"]),
        (FontFamily::Monospace, &["Inter", "Vazirmatn"]),
        (family(Style::SemiBold, Script::Latin), &["Inter SemiBold", "Vazirmatn SemiBold"]),
        (family(Style::Italic, Script::Latin), &["Inter Italic", "Vazirmatn"]),
        (family(Style::Regular, Script::Arabic), &["Vazirmatn", "Inter"]),
        (family(Style::SemiBold, Script::Arabic), &["Vazirmatn SemiBold", "Inter SemiBold"]),
    ];
    for (family, names) in families {
        fonts.families.insert(family, names.iter().map(|name| (*name).to_owned()).collect());
    }
    ctx.set_fonts(fonts);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_has_latin_cyrillic_and_persian_letters() {
        let mut harness = egui_kittest::Harness::builder().with_context_setup(install_fonts).build_ui_state(
            |ui, missing: &mut Vec<String>| {
                for style in [Style::Regular, Style::SemiBold, Style::Italic] {
                    for script in [Script::Latin, Script::Arabic] {
                        let font = egui::FontId::new(15.0, family(style, script));
                        for letter in ['a', 'ё', 'Ж', 'گ', 'ی', '۷', '،', '“', '…', '→', '✗'] {
                            if !ui.fonts_mut(|fonts| fonts.has_glyph(&font, letter)) {
                                missing.push(format!("{letter} {style:?} {script:?}"));
                            }
                        }
                    }
                }
            },
            Vec::new(),
        );
        harness.step();
        assert_eq!(*harness.state(), Vec::<String>::new());
    }
}
