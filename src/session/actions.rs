//! Actions: every command without arguments, with its name, its key and what it does. Menus, keys, the palette and the
//! help all read this one table.

use crate::layout::arrangements::Pattern;

/// A command without arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Ask for a dossier or layout to open.
    Open,
    /// Load the open dossier again.
    Reload,
    /// Save the layout.
    SaveLayout,
    /// Save the layout under another name.
    SaveLayoutAs,
    /// Go back to the saved layout.
    RevertLayout,
    /// Make a picture file.
    ExportFigure,
    /// Save a commented dossier to fill in.
    SaveTemplate,
    /// End the program.
    Quit,
    /// Take back the last change of the arrangement.
    Undo,
    /// Do it again.
    Redo,
    /// Find an entity by any of its names.
    Find,
    /// Every command by its name.
    Palette,
    /// Select all that is shown.
    SelectAll,
    /// Copy the quote that is shown, with its citation.
    CopyQuote,
    /// Pin or unpin the selected entities.
    Pin,
    /// Unpin every entity.
    UnpinAll,
    /// Hide the selected entities.
    Hide,
    /// Show everything that was hidden by hand.
    ShowHidden,
    /// Hold the layout, or go on with it.
    PauseLayout,
    /// Lay everything out again, around the pins.
    LayOutAgain,
    /// Lay out again with another seed.
    LayOutOtherSeed,
    /// Adjust what the layout is asked for, or end doing so.
    LayoutOptions,
    /// Show how good the picture is, or end doing so.
    LayoutMeasures,
    /// Arrange in another way than the layout's.
    Arrange(Pattern),
    /// Fold the panel at the side away, or unfold it.
    SidePanel,
    /// Give up the figure that is being made.
    CancelFigure,
    /// Make a copy of the current view and go there.
    NewView,
    /// Give the current view another name.
    RenameView,
    /// Remove the current view.
    RemoveView,
    /// See the whole network.
    Fit,
    /// Closer.
    ZoomIn,
    /// Farther.
    ZoomOut,
    /// Light the network around the selection, to this depth.
    Ego(u8),
    /// One step more around the selection.
    ExpandEgo,
    /// Back out, step by step.
    Escape,
    /// The selection before this one.
    Back,
    /// The selection after this one.
    Forward,
    /// The next quote of the selection, in its document.
    NextQuote,
    /// The quote before.
    PreviousQuote,
    /// The next mention of what is selected, or of anybody.
    NextMention,
    /// The mention before.
    PreviousMention,
    /// The next sentence that a claim uses.
    NextClaim,
    /// The sentence before that a claim uses.
    PreviousClaim,
    /// The next sentence that no claim uses.
    NextUnused,
    /// The sentence before that no claim uses.
    PreviousUnused,
    /// The documents and what is made of them.
    Documents,
    /// Find words in the documents.
    FindInDocuments,
    /// The quotes that are not verified.
    Unverified,
    /// Fold or unfold the panel of legend and filters.
    Filters,
    /// Show everything that is filtered or hidden.
    ShowAll,
    /// Everything that the selected entity says.
    WhatItSays,
    /// What is contradicted.
    Contradictions,
    /// How two entities are tied.
    Paths,
    /// Copy the path that is lit.
    CopyPath,
    /// Say that the quote that is shown supports its claim.
    ConfirmQuote,
    /// Say that one cannot tell.
    UnsureOfQuote,
    /// The next quote without a verdict.
    NextUnread,
    /// Write the marks to a file.
    ExportMarks,
    /// Unfold or fold the time line.
    Timeline,
    /// Show all keys.
    Keys,
    /// Explain the dossier format.
    FormatHelp,
    /// Settings of the window.
    Preferences,
    /// What this program is, and whose work it stands on.
    About,
}

impl Action {
    /// Whether it makes sense while no network is on screen: nothing is open, or a file was refused.
    #[must_use]
    pub fn works_without_network(self) -> bool {
        use Action::{About, Escape, FormatHelp, Keys, Open, Palette, Preferences, Quit, Reload, SaveTemplate};
        matches!(self, Open | Reload | SaveTemplate | Quit | Palette | Escape | Keys | FormatHelp | Preferences | About)
    }

    /// All of them, in the order of the menus.
    pub const ALL: [Self; 82] = [
        Self::Open,
        Self::Reload,
        Self::SaveLayout,
        Self::SaveLayoutAs,
        Self::RevertLayout,
        Self::ExportFigure,
        Self::SaveTemplate,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::Find,
        Self::Palette,
        Self::SelectAll,
        Self::CopyQuote,
        Self::Pin,
        Self::UnpinAll,
        Self::Hide,
        Self::ShowHidden,
        Self::PauseLayout,
        Self::LayOutAgain,
        Self::LayOutOtherSeed,
        Self::LayoutOptions,
        Self::LayoutMeasures,
        Self::Arrange(Pattern::Circle),
        Self::Arrange(Pattern::Concentric),
        Self::Arrange(Pattern::Layered),
        Self::Arrange(Pattern::Grid),
        Self::Arrange(Pattern::AlignLeft),
        Self::Arrange(Pattern::AlignCenter),
        Self::Arrange(Pattern::AlignRight),
        Self::Arrange(Pattern::AlignTop),
        Self::Arrange(Pattern::AlignMiddle),
        Self::Arrange(Pattern::AlignBottom),
        Self::Arrange(Pattern::DistributeHorizontally),
        Self::Arrange(Pattern::DistributeVertically),
        Self::Arrange(Pattern::MirrorHorizontally),
        Self::Arrange(Pattern::MirrorVertically),
        Self::Arrange(Pattern::QuarterTurn),
        Self::Arrange(Pattern::FitPage),
        Self::SidePanel,
        Self::CancelFigure,
        Self::NewView,
        Self::RenameView,
        Self::RemoveView,
        Self::Fit,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::Ego(1),
        Self::Ego(2),
        Self::Ego(3),
        Self::Ego(4),
        Self::Ego(5),
        Self::ExpandEgo,
        Self::Escape,
        Self::Back,
        Self::Forward,
        Self::NextQuote,
        Self::PreviousQuote,
        Self::NextMention,
        Self::PreviousMention,
        Self::NextClaim,
        Self::PreviousClaim,
        Self::NextUnused,
        Self::PreviousUnused,
        Self::Documents,
        Self::FindInDocuments,
        Self::Unverified,
        Self::Filters,
        Self::ShowAll,
        Self::WhatItSays,
        Self::Contradictions,
        Self::Paths,
        Self::CopyPath,
        Self::ConfirmQuote,
        Self::UnsureOfQuote,
        Self::NextUnread,
        Self::ExportMarks,
        Self::Timeline,
        Self::Keys,
        Self::FormatHelp,
        Self::Preferences,
        Self::About,
    ];

    /// Its name in menus and in the palette.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Open => "Open…",
            Self::Reload => "Reload",
            Self::SaveLayout => "Save layout",
            Self::SaveLayoutAs => "Save layout as…",
            Self::RevertLayout => "Revert to saved layout",
            Self::ExportFigure => "Export figure…",
            Self::SaveTemplate => "Save a template dossier…",
            Self::Quit => "Quit",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::Find => "Find…",
            Self::Palette => "All commands…",
            Self::SelectAll => "Select all",
            Self::CopyQuote => "Copy quote with citation",
            Self::Pin => "Pin or unpin",
            Self::UnpinAll => "Unpin all",
            Self::Hide => "Hide",
            Self::ShowHidden => "Show hidden",
            Self::PauseLayout => "Pause or go on",
            Self::LayOutAgain => "Lay out again",
            Self::LayOutOtherSeed => "Lay out with another seed",
            Self::LayoutOptions => "Layout options",
            Self::LayoutMeasures => "Layout measures",
            Self::Arrange(pattern) => pattern.label(),
            Self::SidePanel => "Side panel",
            Self::CancelFigure => "Cancel the figure",
            Self::NewView => "New view…",
            Self::RenameView => "Rename view…",
            Self::RemoveView => "Remove this view",
            Self::Fit => "Whole network",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::Ego(1) => "Light neighbours",
            Self::Ego(2) => "Light to depth 2",
            Self::Ego(3) => "Light to depth 3",
            Self::Ego(4) => "Light to depth 4",
            Self::Ego(_) => "Light to depth 5",
            Self::ExpandEgo => "Light one step more",
            Self::Escape => "Back out",
            Self::Back => "Back",
            Self::Forward => "Forward",
            Self::NextQuote => "Next quote",
            Self::PreviousQuote => "Previous quote",
            Self::NextMention => "Next mention",
            Self::PreviousMention => "Previous mention",
            Self::NextClaim => "Next sentence with a claim",
            Self::PreviousClaim => "Previous sentence with a claim",
            Self::NextUnused => "Next unused sentence",
            Self::PreviousUnused => "Previous unused sentence",
            Self::Documents => "Documents",
            Self::FindInDocuments => "Find in documents…",
            Self::Unverified => "Unverified quotes",
            Self::Filters => "Legend and filters",
            Self::ShowAll => "Show all",
            Self::WhatItSays => "What it says",
            Self::Contradictions => "Contradictions",
            Self::Paths => "How are two tied?",
            Self::CopyPath => "Copy path with citations",
            Self::ConfirmQuote => "Confirm quote",
            Self::UnsureOfQuote => "Unsure of quote",
            Self::NextUnread => "Next unread quote",
            Self::ExportMarks => "Export marks…",
            Self::Timeline => "Time line",
            Self::Keys => "All keys",
            Self::FormatHelp => "The dossier format",
            Self::Preferences => "Preferences…",
            Self::About => "About Sayso",
        }
    }

    /// What it does, in one sentence.
    #[must_use]
    pub fn help(self) -> &'static str {
        match self {
            Self::Open => "Open a dossier or a saved layout",
            Self::Reload => "Read the dossier again; what you placed stays where it is",
            Self::SaveLayout => "Save positions, pins, filters and views beside the dossier",
            Self::SaveLayoutAs => "Save the layout under another name",
            Self::RevertLayout => "Go back to the layout as it was saved last; can be undone",
            Self::ExportFigure => "Save the picture as PNG, SVG or PDF",
            Self::SaveTemplate => "Save a commented dossier to fill in",
            Self::Quit => "End the program; asks when the layout is not saved",
            Self::Undo => "Take back the last move, pin, hiding, filter or layout",
            Self::Redo => "Do again what was taken back",
            Self::Find => "Find anyone by any of their names and fly there",
            Self::Palette => "Every command by its name",
            Self::SelectAll => "Select every entity that is shown",
            Self::CopyQuote => "Copy the quote that is shown, with its citation",
            Self::Pin => "Keep the selected entities where they are, or let them go",
            Self::UnpinAll => "Let every entity go",
            Self::Hide => "Hide the selected entities; they stay in the dossier",
            Self::ShowHidden => "Show every entity that was hidden by hand",
            Self::PauseLayout => "Hold the layout, or go on with it",
            Self::LayOutAgain => "Lay everything out again around the pins; can be undone",
            Self::LayOutOtherSeed => "Lay out again from another start, for another picture; can be undone",
            Self::LayoutOptions => "Choose spacing, balance and seed, and see the picture follow",
            Self::LayoutMeasures => "Show how true, how crossed and how crowded the picture is",
            Self::Arrange(pattern) => pattern.help(),
            Self::SidePanel => "Fold the panel at the side away, or unfold it",
            Self::CancelFigure => "Give up the figure file that is being made",
            Self::NewView => "A copy of this view, to be arranged in another way",
            Self::RenameView => "Give this view another name",
            Self::RemoveView => "Remove this view; undo brings it back",
            Self::Fit => "See the whole network",
            Self::ZoomIn => "Look closer",
            Self::ZoomOut => "Look from farther away",
            Self::Ego(_) => "Light the network around the selection to this depth and dim the rest",
            Self::ExpandEgo => "Light one step more around the selection",
            Self::Escape => "Back out, step by step: lit network, document, selection",
            Self::Back => "Go back to what was selected before",
            Self::Forward => "Go forward again",
            Self::NextQuote => "Show the next quote of the selection in its document",
            Self::PreviousQuote => "Show the quote before in its document",
            Self::NextMention => "Go to the next place where a document speaks of what is selected, or of anybody",
            Self::PreviousMention => "Go to the mention before",
            Self::NextClaim => "Go to the next sentence that a claim rests on",
            Self::PreviousClaim => "Go to the sentence before that a claim rests on",
            Self::NextUnused => "Go to the next sentence that no claim uses",
            Self::PreviousUnused => "Go to the sentence before that no claim uses",
            Self::Documents => "All documents with their counts, to read and to search",
            Self::FindInDocuments => "Find words in the text of all documents",
            Self::Unverified => "List the quotes that are not verified, with the reason of each",
            Self::Filters => "Fold or unfold what can be switched off: kinds, statuses, speakers, documents",
            Self::ShowAll => "Show everything that is filtered or hidden by hand; can be undone",
            Self::WhatItSays => "Everything that the selected entity says, about whom, with what status",
            Self::Contradictions => "Who contradicts whom, with the quotes of both sides",
            Self::Paths => "The best chains of quotes between two entities, as strong as their weakest",
            Self::CopyPath => "Copy the path that is lit as a paragraph with citations",
            Self::ConfirmQuote => "Mark the quote that is shown: it supports its claim; again takes the mark back",
            Self::UnsureOfQuote => "Mark the quote that is shown: it cannot be told whether it supports its claim",
            Self::NextUnread => "Go to the next quote that has no mark yet",
            Self::ExportMarks => "Save your marks on quotes as CSV or JSON",
            Self::Timeline => "Unfold or fold the claims by date; drag over it to show only those days",
            Self::Keys => "All keys and gestures",
            Self::FormatHelp => "The dossier format on one page",
            Self::Preferences => "Colours and text size",
            Self::About => "What this program is, and whose work it stands on",
        }
    }
}
