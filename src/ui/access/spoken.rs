//! What a screen reader says without being asked: the quote that is shown, what is hidden, the end of a layout. The notice in
//! the status bar is marked where it is drawn.

use crate::analysis::words::plural;
use crate::model::{EvidenceIndex, Target, Visibility};
use crate::session::{Action, Command, Reading, Selection, Session, quotes_of};
use crate::ui::cached::{Last, Same};
use egui::accesskit::{Live, Role};
use egui::{Id, Response, Ui};

/// The actions that go to a quote or a place in a document.
const STEPS: [Action; 9] = [
    Action::NextQuote,
    Action::PreviousQuote,
    Action::NextUnread,
    Action::NextMention,
    Action::PreviousMention,
    Action::NextClaim,
    Action::PreviousClaim,
    Action::NextUnused,
    Action::PreviousUnused,
];

/// What was said last.
#[derive(Default)]
pub(in crate::ui) struct Spoken {
    words: String,
    /// Counts up, so that the same words are said again.
    number: u64,
    quote: Last<Option<EvidenceIndex>>,
    target: Last<Option<Target>>,
    /// The passage that was gone to last.
    place: Last<Option<Reading>>,
    /// Whether the reader asked for a quote or a place in this frame, which is said also where it is the same again.
    asks: bool,
    visibility: Last<Option<Same<Visibility>>>,
    /// The counts told last.
    shown: Last<(usize, usize)>,
    settles: Last<bool>,
}

impl Spoken {
    /// Says what is new in this frame.
    pub(in crate::ui) fn speak(&mut self, ui: &Ui, session: &Session) {
        let news: Vec<String> =
            [self.new_quote(session), self.new_counts(session), self.new_rest(session)].into_iter().flatten().collect();
        if !news.is_empty() {
            self.words = news.join(". ");
            self.number += 1;
        }
        if self.words.is_empty() {
            return;
        }
        // One of its own for each: a screen reader says what appears or changes its name.
        ui.ctx().accesskit_node_builder(Id::unique(("announcement", self.number)), |node| {
            node.set_role(Role::Status);
            node.set_label(self.words.as_str());
            node.set_live(Live::Polite);
        });
    }

    /// Notes what the reader asked for in a frame; it is there in the next one.
    pub(in crate::ui) fn note(&mut self, commands: &[Command]) {
        self.asks = commands.iter().any(|command| match command {
            Command::ShowQuote(_) => true,
            Command::Do(action) => STEPS.contains(action),
            _ => false,
        });
    }

    /// "Quote 2 of 5, “…”, Title", or the words gone to: what the reader asked for. What comes with a selection is not said,
    /// since that would drown its name.
    fn new_quote(&mut self, session: &Session) -> Option<String> {
        let Selection { quote, target, reading, .. } = session.selection();
        let is_selected = self.target.changes_to(*target);
        let (quote_changes, place_changes) = (self.quote.changes_to(*quote), self.place.changes_to(*reading));
        let asks = std::mem::take(&mut self.asks);
        if !asks && (is_selected || !(quote_changes || place_changes)) {
            return None;
        }
        let open = session.open()?;
        let Some(evidence) = *quote else {
            let reading = (*reading)?;
            let document = open.dossier.documents.get(reading.document.at())?;
            let passage = reading.passage?;
            let words = document.text.as_ref()?.get(passage.start as usize..passage.end as usize)?;
            return Some(format!("“{words}”, {}", document.title));
        };
        let piece = open.dossier.evidence(evidence)?;
        let all = target.map(|target| quotes_of(open, target, session.visibility())).unwrap_or_default();
        let place = all.iter().position(|other| *other == evidence);
        let head = place.map_or("Quote".to_owned(), |place| format!("Quote {} of {}", place + 1, all.len()));
        let words = piece.quote.as_ref().map_or("document cited".to_owned(), |quote| format!("“{quote}”"));
        let document = open.dossier.documents.get(piece.document.at()).map_or("", |document| &document.title);
        Some(format!("{head}, {words}, {document}"))
    }

    /// "57 of 59 entities and 70 of 73 edges are shown": after something was hidden or shown again.
    fn new_counts(&mut self, session: &Session) -> Option<String> {
        let open = session.open();
        if !self.visibility.changes_to(open.map(|_| Same::of(session.visibility()))) {
            return None;
        }
        let (entities, edges) = (&session.visibility().entities, &session.visibility().edges);
        let count = |all: &[bool]| all.iter().filter(|shown| **shown).count();
        let shown = (count(entities), count(edges));
        let has_changed = self.shown.changes_to(shown);
        let is_whole = shown == (entities.len(), edges.len());
        // A dossier that was just opened tells of itself.
        (has_changed && (!is_whole || self.number > 0) && open.is_some()).then(|| {
            let of = |shown: usize, all: usize, one, many| {
                if shown == all {
                    format!("all {}", plural(all, one, many))
                } else {
                    format!("{shown} of {}", plural(all, one, many))
                }
            };
            let entities = of(shown.0, entities.len(), "entity", "entities");
            format!("{entities} and {} are shown", of(shown.1, edges.len(), "edge", "edges"))
        })
    }

    /// That the layout has come to rest.
    fn new_rest(&mut self, session: &Session) -> Option<String> {
        let settles = session.settling().is_under_way();
        let has_changed = self.settles.changes_to(settles);
        (has_changed && !settles && session.open().is_some()).then(|| "The layout has come to rest".to_owned())
    }
}

/// Names the window's frame, as its title does.
pub(in crate::ui) fn name_window(ui: &Ui, session: &Session) {
    let name = session.open().map_or("Sayso".to_owned(), |open| format!("{} — Sayso", open.title()));
    ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(name));
}

/// Names the dialog that is being drawn by its title.
pub(in crate::ui) fn name_dialog(ui: &Ui, title: Id) {
    let dialog = ui.stack().iter().find(|stack| stack.kind() == Some(egui::UiKind::Modal));
    if let Some(dialog) = dialog {
        ui.ctx().accesskit_node_builder(dialog.unique_id, |node| node.push_labelled_by(title.accesskit_id()));
    }
}

/// Lets a screen reader say a text that appears or changes: at once where it tells of something wrong.
pub(in crate::ui) fn live(response: &Response, is_urgent: bool) {
    let live = if is_urgent { Live::Assertive } else { Live::Polite };
    response.ctx.accesskit_node_builder(response.id, |node| node.set_live(live));
}
