//! Actions: the commands without arguments, one row each. Menus, keys, the palette and the help all read this table.
//!
//! A row: name in code, label, key, where it works, what it does to the session, one sentence of help. A new action is
//! a new row. Behind the name of one that opens a text field stands `opens Field`, and `opens Prompt` where the field
//! comes only if the system has no file dialog: what is typed behind its key is for that field.

use super::effect::Request;
use super::pick::Pick;
use super::prompt::Leaving;
use super::shortcut::{
    Shortcut, ShortcutKey, alt, command, command_key, command_shift, command_shift_key, function, key, plain, shift,
    shift_function,
};
use super::shown::Only;
use super::state::Direction::{Next, Previous};
use super::state::{Look, MeasureChange, Page, Session};
use crate::layout::arrangements::Pattern;
use crate::model::Verdict;
use Scope::{Anywhere, Network};

/// Where an action works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Also while no network is on screen: nothing is open, or a file was refused.
    Anywhere,
    /// Only while a network is on screen.
    Network,
}

/// The text field that an action opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// One in the window: it has the focus some frames later.
    Field,
    /// One for a path, where the system has no file dialog.
    Prompt,
}

/// What is known of an action.
struct Row {
    label: &'static str,
    shortcut: Option<Shortcut>,
    scope: Scope,
    run: fn(&mut Session),
    help: &'static str,
    opens: Option<Opens>,
}

macro_rules! actions {
    (
        { $($name:ident $(opens $opens:ident)?: $label:literal, $key:expr, $scope:ident, $run:expr, $help:literal;)* }
        Arrange { $($pattern:ident: $pattern_label:literal, $pattern_help:literal;)* }
        { $(
            $later:ident $(opens $later_opens:ident)?: $later_label:literal, $later_key:expr, $later_scope:ident, $later_run:expr,
                $later_help:literal;
        )* }
    ) => {
        /// A command without arguments.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Action {
            $(#[doc = $help] $name,)*
            /// Put the nodes into a circle, a grid or another pattern.
            Arrange(Pattern),
            $(#[doc = $later_help] $later,)*
        }

        impl Action {
            const COUNT: usize = [$($label,)* $($pattern_label,)* $($later_label,)*].len();

            /// All of them, in the order of the menus.
            pub const ALL: [Self; Self::COUNT] =
                [$(Self::$name,)* $(Self::Arrange(Pattern::$pattern),)* $(Self::$later,)*];

            fn row(self) -> Row {
                match self {
                    $(Self::$name => Row {
                        label: $label,
                        shortcut: $key,
                        scope: $scope,
                        run: $run,
                        help: $help,
                        opens: None$(.or(Some(Opens::$opens)))?,
                    },)*
                    $(Self::Arrange(Pattern::$pattern) => Row {
                        label: $pattern_label,
                        shortcut: None,
                        scope: Network,
                        run: |session| session.ask_to_arrange(Pattern::$pattern),
                        help: $pattern_help,
                        opens: None,
                    },)*
                    $(Self::$later => Row {
                        label: $later_label,
                        shortcut: $later_key,
                        scope: $later_scope,
                        run: $later_run,
                        help: $later_help,
                        opens: None$(.or(Some(Opens::$later_opens)))?,
                    },)*
                }
            }
        }
    };
}

actions! {
    {
        NewWindow: "New window", Some(command('N')), Anywhere, |session| session.request(Request::NewWindow),
            "Open another window of the program, on its start page";
        Open opens Prompt: "Open…", Some(command('O')), Anywhere, |session| session.request(Request::Pick(Pick::Open)),
            "Open a dossier or a saved layout";
        Reload: "Reload", Some(function(5)), Anywhere, Session::reload,
            "Read the dossier again; what you placed stays where it is";
        AddFiles opens Prompt: "Add to this dossier…", None, Network, Session::ask_to_add,
            "Import a file into the open dossier: what is added, changed and missing is told, and nothing is saved yet";
        Compare opens Prompt: "Compare with another version…", None, Network, Session::ask_to_compare,
            "List and mark what another version of this dossier has not, has besides, or has otherwise";
        SaveDossier opens Prompt: "Save dossier as…", None, Network, Session::save_dossier_as,
            "Save the documents, entities and claims as a dossier under a name; an import is saved first with this";
        SaveLayout: "Save layout", Some(command('S')), Network, Session::save_layout,
            "Save positions, pins, filters and views beside the dossier";
        SaveLayoutAs opens Prompt: "Save layout as…", Some(command_shift('S')), Network, Session::save_layout_as,
            "Save the layout under another name";
        RevertLayout: "Revert to saved layout", None, Network, Session::revert_layout,
            "Go back to the layout as it was saved last; can be undone";
        CloseDossier: "Close", Some(command('W')), Anywhere, Session::close,
            "Close what is open and go to the start page; asks when the layout is not saved";
        ExportFigure: "Export figure…", Some(command('E')), Network, in_the_window,
            "Save the picture as PNG, SVG or PDF";
        ExportReport: "Export report…", Some(command_shift('E')), Network, in_the_window,
            "Save the figure with numbered edges, and for each its claims, quotes and sources";
        SaveTemplate opens Prompt: "Save a template dossier…", None, Anywhere,
            |session| session.request(Request::Pick(Pick::SaveTemplate)), "Save a commented dossier to fill in";
        Quit: "Quit", Some(command('Q')), Anywhere, |session| session.ask_or_leave(Leaving::Quit),
            "End the program; asks when the layout is not saved";
        Undo: "Undo", Some(command('Z')), Network, |session| session.walk_history(Previous),
            "Take back the last move, pin, hiding, filter or layout";
        Redo: "Redo", Some(command('Y')), Network, |session| session.walk_history(Next), "Do again what was taken back";
        History: "History of changes", None, Network, |session| session.show_page(Page::History),
            "Every change that can be taken back, to go to any of them in one step";
        Find opens Field: "Find…", Some(command('F')), Network, in_the_window, "Find an entity by any of its names, or words of a quote, and go there";
        Palette opens Field: "All commands…", Some(command_shift('P')), Anywhere, in_the_window, "Every command by its name";
        SelectAll: "Select all", Some(command('A')), Network, Session::select_all, "Select every entity that is shown";
        Copy: "Copy", Some(command('C')), Network, Session::copy_selected,
            "Copy what is selected: text, the name of an entity, the claims of an edge or the quote that was clicked, with citations";
        SelectNeighbours: "Select neighbours", None, Network, Session::select_neighbours,
            "Select everything that is shown and tied to the selection, with it";
        SelectKind: "Select all of its kind", None, Network, Session::select_kind,
            "Select every entity that is shown and of the same kind";
        CopyName: "Copy name", None, Network, Session::copy_name, "Copy the name of what is selected";
        CopyCard: "Copy card with citations", None, Network, Session::copy_card,
            "Copy what is known of the selection: names, note and every claim, each with its quotes and their citations";
        CopyQuote: "Copy quote with citation", Some(command_shift('C')), Network, Session::copy_quote,
            "Copy the quote that is shown, with its citation, and the rest of its sentence in square brackets";
        Pin: "Pin or unpin", Some(plain('P')), Network, Session::toggle_pins,
            "Keep the selected entities where they are, or unpin them";
        UnpinAll: "Unpin all", None, Network, Session::unpin_all, "Unpin every entity";
        Hide: "Hide", Some(plain('H')), Network, Session::hide, "Hide the selected entities; they stay in the dossier";
        ShowHidden: "Show hidden", None, Network, Session::show_hidden, "Show every entity that was hidden by hand";
        PauseLayout: "Pause or resume layout", Some(key(ShortcutKey::Space)), Network, Session::pause_layout,
            "Hold the layout while it is computed, or go on with it";
        LayOutAgain: "Lay out again", Some(command('L')), Network, |session| session.lay_out(session.layout_options().seed),
            "Lay everything out again around the pins; can be undone";
        LayOutOtherSeed: "Lay out with another seed", Some(command_shift('L')), Network, |session| session.lay_out(session.layout_options().seed.wrapping_add(1)),
            "Lay out again from another start, for another picture; can be undone";
        LayoutOptions: "Layout options", Some(shift('L')), Network, Session::toggle_tuning,
            "Choose spacing, balance and seed, and see the picture follow";
        LayoutMeasures: "Layout measures", Some(plain('Q')), Network, Session::toggle_measuring,
            "Show how true, how crossed and how crowded the picture is";
    }
    Arrange {
        Circle: "Arrange in a circle", "Put them on one circle, in an order in which few edges cross";
        Concentric: "Arrange in rings",
            "Put them in rings by the number of steps from the selected entity, or from the best connected";
        Layered: "Arrange in columns", "Put them in columns from left to right, along the direction of the claims";
        Grid: "Arrange in a grid", "Put them in rows and columns, in the order in which they stand";
        AlignLeft: "Align left", "Put the left edges on one line";
        AlignCenter: "Align centre", "Put the middles on one vertical line";
        AlignRight: "Align right", "Put the right edges on one line";
        AlignTop: "Align top", "Put the upper edges on one line";
        AlignMiddle: "Align middle", "Put the middles on one horizontal line";
        AlignBottom: "Align bottom", "Put the lower edges on one line";
        DistributeHorizontally: "Distribute horizontally", "Leave the same room between them from left to right";
        DistributeVertically: "Distribute vertically", "Leave the same room between them from top to bottom";
        MirrorHorizontally: "Mirror left to right", "Swap left and right";
        MirrorVertically: "Mirror top to bottom", "Swap top and bottom";
        QuarterTurn: "Turn by 90°", "Turn clockwise by a right angle";
        FitPage: "Turn to fit the page", "Turn so that they fill the window best";
    }
    {
        SidePanel: "Side panel", Some(function(9)), Network, in_the_window,
            "Show or hide the panel at the side";
        CancelFigure: "Cancel the figure", None, Network, Session::cancel_figure,
            "Stop making the figure file";
        NewView opens Field: "New view…", None, Network, in_the_window, "A copy of this view, to be arranged in another way";
        RenameView opens Field: "Rename view…", Some(function(2)), Network, in_the_window, "Give this view another name";
        NextView: "Next view", Some(command_key(ShortcutKey::Tab)), Network, |session| session.step_view(Next),
            "Go to the next view of this layout";
        PreviousView: "Previous view", Some(command_shift_key(ShortcutKey::Tab)), Network,
            |session| session.step_view(Previous), "Go to the view before";
        RemoveView: "Remove this view", None, Network, Session::remove_view, "Remove this view; undo brings it back";
        Fit: "Whole network", Some(plain('0')), Network, |session| session.look_at(Look::Whole),
            "See the whole network";
        FullScreen: "Full screen", Some(function(11)), Anywhere, |session| session.request(Request::FullScreen),
            "Use the whole screen, or go back to a window";
        ZoomIn: "Zoom in", Some(plain('+')), Network, Session::zoom_in, "Look closer";
        ZoomOut: "Zoom out", Some(plain('-')), Network, Session::zoom_out, "Look from farther away";
        OverviewMap: "Overview map", None, Network, in_the_window,
            "Show or hide the small map in the corner, which is there while some of the network is out of sight";
        LightNeighbours: "Highlight neighbours", Some(plain('1')), Network, |session| session.light_or_show(1),
            "Highlight what is at most so many steps from the selection, and dim the rest; while something is left out, show it";
        LightDepth2: "Highlight 2 steps around", Some(plain('2')), Network, |session| session.light_or_show(2),
            "Highlight what is at most so many steps from the selection, and dim the rest; while something is left out, show it";
        LightDepth3: "Highlight 3 steps around", Some(plain('3')), Network, |session| session.light_or_show(3),
            "Highlight what is at most so many steps from the selection, and dim the rest; while something is left out, show it";
        LightDepth4: "Highlight 4 steps around", Some(plain('4')), Network, |session| session.light_or_show(4),
            "Highlight what is at most so many steps from the selection, and dim the rest; while something is left out, show it";
        LightDepth5: "Highlight 5 steps around", Some(plain('5')), Network, |session| session.light_or_show(5),
            "Highlight what is at most so many steps from the selection, and dim the rest; while something is left out, show it";
        Expand: "Show hidden neighbours", Some(plain('E')), Network, Session::expand_selected,
            "Show neighbours of the selection that are left out; where everything is shown, highlight one step more";
        Collapse: "Hide what hangs on it", Some(shift('E')), Network, Session::collapse,
            "Hide the neighbours of the selection that are tied to nothing else that is shown";
        Escape: "Go back a step", Some(key(ShortcutKey::Escape)), Anywhere, Session::back_out,
            "Step by step: end the highlighting, close the document, select nothing, show what was shown before";
        Back: "Back", Some(alt(ShortcutKey::Left)), Network, |session| session.trail.walk(Previous),
            "Go back to what was selected before";
        Forward: "Forward", Some(alt(ShortcutKey::Right)), Network, |session| session.trail.walk(Next),
            "Go forward again";
        ShowEvidence: "Show evidence", None, Network, Session::show_evidence,
            "Show the first quote of what is selected in its document (Enter)";
        ReadFirst: "Open document where first named", None, Network, Session::read_first,
            "Read the first document that names what is selected, at that place";
        NextQuote: "Next quote", Some(plain('N')), Network, |session| session.step_quote(Next),
            "Show the next quote of the selection in its document";
        PreviousQuote: "Previous quote", Some(plain('B')), Network, |session| session.step_quote(Previous),
            "Show the quote before in its document";
        NextMention: "Next mention", Some(plain('M')), Network, |session| session.step_mention(Next),
            "Go to the next place where a document speaks of what is selected, or of anybody";
        PreviousMention: "Previous mention", Some(shift('M')), Network, |session| session.step_mention(Previous),
            "Go to the mention before";
        NextClaim: "Next sentence with a claim", Some(plain('C')), Network, |session| session.step_used_sentence(Next),
            "Go to the next sentence that a claim rests on";
        PreviousClaim: "Previous sentence with a claim", Some(shift('C')), Network,
            |session| session.step_used_sentence(Previous), "Go to the sentence before that a claim rests on";
        NextUnused: "Next unused sentence", Some(plain('U')), Network, |session| session.step_unused_sentence(Next),
            "Go to the next sentence that no claim uses";
        PreviousUnused: "Previous unused sentence", Some(shift('U')), Network,
            |session| session.step_unused_sentence(Previous), "Go to the sentence before that no claim uses";
        Documents: "Documents", Some(plain('D')), Network, |session| session.show_page(Page::Dossier),
            "All documents with their counts, to read and to search";
        FindInDocuments opens Field: "Find in documents…", Some(command_shift('F')), Network,
            |session| session.show_page(Page::Dossier), "Find words in the text of all documents";
        Unverified: "Unverified quotes", None, Network, |session| session.show_page(Page::Unverified),
            "List the quotes that are not verified, with the reason of each";
        SecondLook: "Quotes worth a second look", None, Network, |session| session.show_page(Page::SecondLook(None)),
            "List the verified quotes that may still not say what is claimed, found by lists of words and names";
        Filters: "Legend and filters", Some(plain('L')), Network,
            |session| session.change_preferences(|kept| kept.filters = !kept.filters),
            "Show or hide the panel of what can be switched off: kinds, statuses, speakers, documents";
        ShowAll: "Show everything", Some(plain('A')), Network, Session::show_all,
            "Show everything that is left out, filtered or hidden by hand; can be undone";
        ShowOnly: "Show only this", Some(plain('S')), Network, |session| session.show_only(Only::Selection),
            "Show what is selected alone, or the path, the speaker or the document at the side; the rest is hidden";
        ShowOnlyNeighbours: "Show only this with neighbours", Some(shift('S')), Network,
            |session| session.show_only(Only::Around(1)),
            "Show what is selected with its neighbours alone; the rest is hidden";
        ShowOnlyDepth2: "Show only this to depth 2", None, Network, |session| session.show_only(Only::Around(2)),
            "Show what is selected alone with what is at most two steps away; the rest is hidden";
        ShowOnlyDepth3: "Show only this to depth 3", None, Network, |session| session.show_only(Only::Around(3)),
            "Show what is selected alone with what is at most three steps away; the rest is hidden";
        ShowBefore: "Back to what was shown before", Some(key(ShortcutKey::Backspace)), Network, Session::show_before,
            "Show what was shown before a part was shown alone or expanded";
        FoldUnclaimed: "Fold those without claims", None, Network, Session::fold_unclaimed,
            "Hide entities without a shown claim, or show them again";
        WhatItSays: "Claims by this speaker", None, Network, Session::ask_speaker,
            "Everything that the selected entity says or denies, and about whom";
        Contradictions: "Contradictions", Some(plain('X')), Network, |session| session.show_page(Page::Contradictions),
            "Who contradicts whom, with the quotes of both sides";
        Measures: "Measures of the network", Some(plain('K')), Network, |session| session.show_page(Page::Measures),
            "Who is in the middle of the network, what holds it together, and into which communities it falls";
        CancelMeasures: "Cancel measuring", None, Network, |session| session.change_measures(MeasureChange::Cancel),
            "Give up the measures that are being computed";
        Paths opens Field: "How are two tied?", Some(plain('W')), Network, Session::ask_paths,
            "The best chains of quotes between two entities, as strong as their weakest";
        CopyPath: "Copy path with citations", None, Network, Session::copy_path,
            "Copy the highlighted path as a paragraph with citations";
        ConfirmQuote: "Confirm quote", Some(plain('Y')), Network, |session| session.mark_shown(Verdict::Confirmed),
            "Mark the quote that is shown: it supports its claim; again takes the mark back";
        UnsureOfQuote: "Unsure of quote", None, Network, |session| session.mark_shown(Verdict::Unsure),
            "Mark the quote that is shown: it cannot be told whether it supports its claim";
        NextUnread: "Next unread quote", Some(plain('J')), Network, Session::next_unread,
            "Go to the next quote that has no mark yet";
        ExportData: "Export for other programs…", None, Network, in_the_window,
            "Save the dossier, or what is shown, as tables, GEXF, GraphML, JSON, Markdown notes or FollowTheMoney";
        ExportMarks opens Prompt: "Export marks…", None, Network, Session::ask_for_marks, "Save your marks on quotes as CSV or JSON";
        Table: "Table", Some(command('T')), Network, Session::toggle_table,
            "Show entities, edges, claims and quotes in rows in place of the network, or the network again";
        CopyRows: "Copy rows", None, Network, Session::copy_rows,
            "Copy the selected rows of the table, or all of them, for a spreadsheet";
        SaveTable opens Prompt: "Save table as CSV…", None, Network, Session::ask_for_table,
            "Save the rows of the table as they are filtered, ordered and shown";
        Timeline: "Time line", Some(plain('T')), Network, in_the_window,
            "Show or hide the claims by date; drag over it to show only those days";
        NextArea: "Next part of the window", Some(function(6)), Anywhere, in_the_window,
            "Give the keyboard to the next part: menu bar, network, selection, document, status bar";
        PreviousArea: "Previous part of the window", Some(shift_function(6)), Anywhere, in_the_window,
            "Give the keyboard to the part before";
        Keys: "Keyboard and mouse", Some(function(1)), Anywhere, in_the_window, "All keys, and what the mouse does";
        ImportHelp: "Your own material", None, Anywhere, in_the_window,
            "How to open a spreadsheet, a graph or a folder of texts as a dossier";
        FormatHelp: "The dossier format", None, Anywhere, in_the_window, "The dossier format on one page";
        Preferences: "Preferences…", Some(command(',')), Anywhere, in_the_window, "Colours, text size, motion and keys";
        About: "About Sayso", None, Anywhere, in_the_window, "What this program is, its licence and its fonts";
    }
}

impl Action {
    /// Its name in menus and in the palette.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.row().label
    }

    /// What it does, in one sentence.
    #[must_use]
    pub fn help(self) -> &'static str {
        self.row().help
    }

    /// Its key.
    #[must_use]
    pub fn shortcut(self) -> Option<Shortcut> {
        self.row().shortcut
    }

    /// The text field that it opens.
    #[must_use]
    pub fn opens(self) -> Option<Opens> {
        self.row().opens
    }

    /// Whether it works while no network is on screen: nothing is open, or a file was refused.
    #[must_use]
    pub fn works_without_network(self) -> bool {
        self.row().scope == Anywhere
    }

    /// Does it, unless it works only over a network and a refused file hides the one that is open.
    pub(super) fn run(self, session: &mut Session) {
        let Row { scope, run, .. } = self.row();
        if scope == Anywhere || session.failure().is_none() {
            run(session);
        }
    }
}

/// The run of an action that only concerns the window: it opens a dialog, or folds a panel.
fn in_the_window(_: &mut Session) {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn there_are_a_hundred_and_more_actions_and_no_two_share_a_key_or_a_label() {
        assert_eq!(Action::ALL.len(), 117);
        assert_eq!(BTreeSet::from(Action::ALL).len(), 117, "none stands twice in the list");
        let labels: BTreeSet<&str> = Action::ALL.into_iter().map(Action::label).collect();
        assert_eq!(labels.len(), 117);
        let keys: Vec<String> = Action::ALL.into_iter().filter_map(Action::shortcut).map(Shortcut::words).collect();
        assert_eq!(keys.len(), 67);
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{keys:?}");
    }

    #[test]
    fn every_pattern_is_an_action() {
        for pattern in Pattern::ALL {
            assert!(Action::ALL.contains(&Action::Arrange(pattern)), "{pattern:?}");
        }
    }

    #[test]
    fn sixteen_actions_work_without_a_network() {
        let anywhere = Action::ALL.into_iter().filter(|action| action.works_without_network());
        assert_eq!(anywhere.count(), 16);
    }
}
