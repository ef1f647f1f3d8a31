//! What the panel at the side keeps between frames: which tab it shows, and how far its pages are scrolled.
//!
//! Invariant: every page begins at its top when it is gone to, and is where it was when it is gone back to.

use super::cached::Last;
use crate::model::Target;
use crate::session::{Action, Command, Page, Reading, Selection};

/// How many pages' places are kept, as many as can be gone back to.
const VISITS: usize = 200;

/// Which of the two tabs is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tab {
    /// What is selected.
    #[default]
    Selected,
    /// The document.
    Document,
}

/// What a page is about: the target, how many are selected together, and the page.
type Subject = (Option<Target>, usize, Page);

/// What the panel keeps between frames.
#[derive(Default)]
pub(super) struct SideMemory {
    pub(super) tab: Tab,
    /// The tab that the reader's last deed asks for, before the panel has followed it.
    wanted: Option<Tab>,
    subject: Last<Subject>,
    reading: Last<Option<Reading>>,
    /// The pages that were gone to, each with the number of its last visit: the key of how far it is scrolled.
    visits: Vec<(Subject, u64)>,
    pub(super) visit: u64,
    /// Whether the document that is open was in sight, and neither behind what is selected nor folded away.
    pub(super) shows_document: bool,
    /// How many visits there were.
    count: u64,
    /// Whether the reader went back or forward.
    goes_back: bool,
}

impl SideMemory {
    /// Notes what the reader does, for the tab and the place that it asks for.
    pub(super) fn note(&mut self, ui: &egui::Ui, commands: &[Command], is_typing: bool) {
        // A menu that opens on a quote shows it as well, and stays where it opened.
        if !ui.input(|input| input.pointer.secondary_clicked()) {
            for command in commands {
                self.note_one(command, is_typing);
            }
        }
    }

    fn note_one(&mut self, command: &Command, is_typing: bool) {
        match command {
            Command::ShowQuote(_) | Command::ShowPlace(..) => self.wanted = Some(Tab::Document),
            // Who steps through results from the search field goes on typing there.
            Command::Read(..) if !is_typing => self.wanted = Some(Tab::Document),
            Command::Do(Action::Back | Action::Forward) => self.goes_back = true,
            Command::Do(action) if reads_on(*action) => self.wanted = Some(Tab::Document),
            Command::Do(Action::FindInDocuments) => {
                self.wanted = Some(Tab::Selected);
                self.begin();
                if let Some((_, visit)) = self.visits.last_mut() {
                    *visit = self.visit;
                }
            }
            _ => {}
        }
    }

    /// Gives the page a new place, at its top.
    fn begin(&mut self) {
        self.count += 1;
        self.visit = self.count;
    }

    /// Follows the selection: to the page's place, and to the tab that shows what has changed.
    pub(super) fn follow(&mut self, selection: &Selection) {
        let subject = (selection.target, selection.group.len(), selection.page);
        let is_other = self.subject.changes_to(subject);
        if is_other {
            let before = self.visits.iter().position(|(of, _)| *of == subject).map(|at| self.visits.remove(at).1);
            match before.filter(|_| self.goes_back) {
                Some(visit) => self.visit = visit,
                None => self.begin(),
            }
            if self.visits.len() >= VISITS {
                self.visits.remove(0);
            }
            self.visits.push((subject, self.visit));
        }
        self.goes_back = false;
        let reads_other = self.reading.changes_to(selection.reading);
        let wanted = self.wanted.take();
        if is_other || reads_other {
            self.tab = match wanted {
                Some(tab) => tab,
                None if is_other => Tab::Selected,
                None => self.tab,
            };
        } else if let Some(tab) = wanted {
            self.tab = tab;
        }
        if selection.reading.is_none() {
            self.tab = Tab::Selected;
        }
    }
}

/// Whether an action goes on in the text of a document.
fn reads_on(action: Action) -> bool {
    use Action::{NextClaim, NextMention, NextUnused, PreviousClaim, PreviousMention, PreviousUnused};
    matches!(action, NextMention | PreviousMention | NextClaim | PreviousClaim | NextUnused | PreviousUnused)
}
