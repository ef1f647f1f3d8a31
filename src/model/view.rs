//! A saved layout: named views over one dossier, everything keyed by text ids so that it survives new data.

use super::{Camera, Filter, Marks, Position, QuoteKey};
use std::collections::{BTreeMap, BTreeSet};

/// What a `*.layout.ron` file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SavedLayout {
    /// The dossier it belongs to: a path relative to the layout file, or `builtin:NAME`.
    pub dossier: String,
    /// SHA-256 of the dossier's bytes when the layout was saved, in lower-case hexadecimal.
    pub dossier_hash: String,
    /// The views, in the reader's order; at least one.
    pub views: Vec<View>,
    /// Where the reader says that quotes stand, in the order of their keys or as the file had them.
    pub corrections: Vec<SavedCorrection>,
    /// What the reader says of quotes, also of those that the dossier no longer has.
    pub marks: Marks,
}

/// A passage that the reader gave to a quote, by words, so that it survives new data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedCorrection {
    /// The quote.
    pub quote: QuoteKey,
    /// The id of the document that the passage is in.
    pub document: String,
    /// The words right before the passage, which tell it from others alike.
    pub before: String,
    /// The passage.
    pub passage: String,
}

/// The name of a view that was computed and that nobody has arranged.
pub const COMPUTED_VIEW: &str = "Layout";

/// One named arrangement of a dossier's network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// What the reader calls it.
    pub name: String,
    /// The seed that the layout took its luck from.
    pub seed: u64,
    /// What the layout is true to, from 0, distances, to 1, groups; `None`: as is usual.
    pub balance: Option<f32>,
    /// How much room the layout takes, as a factor above 0; `None`: as is usual.
    pub spacing: Option<f32>,
    /// Width over height of the page that the layout suits; `None`: as is usual.
    pub aspect: Option<f32>,
    /// Where every entity stands, by id. Ids that the dossier no longer has are kept.
    pub positions: BTreeMap<String, Position>,
    /// The ids of the entities that are pinned.
    pub pins: BTreeSet<String>,
    /// The ids of the entities that are hidden.
    pub hidden: BTreeSet<String>,
    /// What is switched off.
    pub filter: Filter,
    /// What part was looked at; `None`: the whole network.
    pub camera: Option<Camera>,
    /// The caption of its figure, where the reader wrote one.
    pub caption: Option<String>,
    /// The colours in use; `None`: as the system.
    pub theme: Option<ThemeChoice>,
}

impl SavedLayout {
    /// Whether it holds nothing but one computed view: no name, pin, filter, look, caption or correction of a reader's.
    #[must_use]
    pub fn is_computed(&self) -> bool {
        let [view] = self.views.as_slice() else { return false };
        let computed = View {
            name: COMPUTED_VIEW.to_owned(),
            seed: view.seed,
            balance: view.balance,
            spacing: view.spacing,
            aspect: view.aspect,
            ..View::default()
        };
        self.corrections.is_empty() && View { positions: BTreeMap::new(), ..view.clone() } == computed
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ThemeChoice {
    /// Dark marks on light paper.
    #[default]
    Light,
    /// Light marks on a dark ground.
    Dark,
}
