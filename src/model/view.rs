//! A saved layout: named views over one dossier, everything keyed by text ids so that it survives new data.

use super::{Camera, Filter, Marks, MeasureLook, Position, QuoteKey, SavedShown, Size};
use std::collections::{BTreeMap, BTreeSet};

/// The content of a `*.layout.ron` file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SavedLayout {
    /// The dossier it belongs to: a path relative to the layout file, or `builtin:NAME`.
    pub dossier: String,
    /// SHA-256 of the dossier's bytes when the layout was saved, in lower-case hexadecimal.
    pub dossier_hash: String,
    /// The [`QUOTE_RULES`] of the program that saved it; 0 before they had a number.
    pub quote_rules: u32,
    /// The views, in the reader's order; at least one.
    pub views: Vec<View>,
    /// Which of the views was shown, counted from 0; the first where there is none of this number.
    pub shown: usize,
    /// The places that the reader gave to quotes, in the order of their keys or as the file had them.
    pub corrections: Vec<SavedCorrection>,
    /// The reader's marks on quotes, also on those that the dossier no longer has.
    pub marks: Marks,
}

/// The number of the rules by which quotes are verified, kept in a layout so that a reader who saw other results is told.
/// From 2 on, words and numbers have borders, a break of the text is no space, and `prefix` and `suffix` have to hold.
pub const QUOTE_RULES: u32 = 2;

/// A passage that the reader gave to a quote, by its words, so that it survives new data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedCorrection {
    /// The quote.
    pub quote: QuoteKey,
    /// The id of the document that the passage is in.
    pub document: String,
    /// The words right before the passage, which distinguish it from equal passages.
    pub before: String,
    /// The passage.
    pub passage: String,
}

/// The name of a view that was only computed and not arranged by the reader.
pub const COMPUTED_VIEW: &str = "Layout";

/// One named arrangement of a dossier's network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// Its name.
    pub name: String,
    /// The seed of the layout.
    pub seed: u64,
    /// The balance of the layout, from 0 (distances) to 1 (groups); `None`: the default.
    pub balance: Option<f32>,
    /// The spacing of the layout, a factor above 0; `None`: the default.
    pub spacing: Option<f32>,
    /// The aspect ratio of the page that the layout suits, width over height; `None`: the default.
    pub aspect: Option<f32>,
    /// The position of every entity that was laid out, by id. Ids that the dossier no longer has are kept.
    pub positions: BTreeMap<String, Position>,
    /// The ids of the entities that are pinned.
    pub pins: BTreeSet<String>,
    /// The ids of the entities that are hidden.
    pub hidden: BTreeSet<String>,
    /// The ids of the entities that stand where an arrangement put them: on a circle, in a grid, on a line.
    pub arranged: BTreeSet<String>,
    /// What is shown of the network, before the filter.
    pub shown: SavedShown,
    /// What is switched off.
    pub filter: Filter,
    /// The part of the network that is shown; `None`: all of it.
    pub camera: Option<Camera>,
    /// The size of the canvas that the camera looked through, in points; `None`: not known.
    pub canvas: Option<Size>,
    /// The caption of its figure, if the reader wrote one.
    pub caption: Option<String>,
    /// Which measures mark the entities.
    pub measures: MeasureLook,
    /// The theme; `None`: that of the system.
    pub theme: Option<ThemeChoice>,
}

impl SavedLayout {
    /// Whether it holds only one computed view: no name, pin, filter, camera, caption or correction by the reader.
    #[must_use]
    pub fn is_computed(&self) -> bool {
        let [view] = self.views.as_slice() else { return false };
        let computed = View {
            name: COMPUTED_VIEW.to_owned(),
            seed: view.seed,
            balance: view.balance,
            spacing: view.spacing,
            aspect: view.aspect,
            shown: view.shown.clone(),
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
