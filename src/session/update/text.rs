//! Reading along: pointing at sentences, selecting what they tell of, and going from one to the next.

use crate::analysis::sentences::{SentenceUse, evidence_in, highlight_of};
use crate::model::{DocumentIndex, EntityIndex, EvidenceIndex, OpenDossier, Passage, SentenceIndex, Span, Target};
use crate::session::history::Touched;
use crate::session::notice::NoticeKind;
use crate::session::selection::{Page, Reading, Selection};
use crate::session::{Effect, Session};
use std::sync::Arc;

/// The sentence that is read.
fn sentence_of(open: &OpenDossier, reading: Reading) -> Option<SentenceIndex> {
    let sentences = &open.reading.documents.get(reading.document.at())?.sentences;
    let number = sentences.iter().position(|span| Some(*span) == reading.passage)?;
    Some(SentenceIndex { document: reading.document, number: number as u32 })
}

impl Session {
    /// Notes which sentence the pointer is on.
    pub(super) fn point(&mut self, sentence: Option<SentenceIndex>) -> Vec<Effect> {
        self.pointed = sentence;
        Vec::new()
    }

    /// Shows a page of the panel. The document stays open unless the page is a list of claims.
    pub(super) fn show_page(&mut self, page: Page) -> Vec<Effect> {
        self.leave_trail();
        self.put_out_light();
        // A list of claims wants the room that the document has; what it leads to opens a document again.
        let wants_room = !matches!(page, Page::Dossier | Page::Sentence(_));
        let reading = self.selection.reading.filter(|_| !wants_room);
        self.selection = Selection { page, reading, ..Selection::default() };
        if let Page::BothSides(claim) = page {
            self.selection.target = self.edge_of_contradiction(claim);
        }
        Vec::new()
    }

    /// Selects what a sentence tells of: its edge with the first quote in it, or the sentence itself where its claims
    /// are of several edges or of none.
    pub(super) fn select_sentence(&mut self, sentence: SentenceIndex) -> Vec<Effect> {
        let Some(open) = self.open.clone() else { return Vec::new() };
        let Some(span) = open.reading.sentence(sentence) else { return Vec::new() };
        let edges = highlight_of(&open, &self.uses, &self.visibility, sentence).edges;
        if let [edge] = edges.as_slice() {
            let evidence = evidence_in(&self.uses, sentence).iter().copied();
            let first = evidence.clone().find(|evidence| self.visibility.relation(evidence.relation));
            self.select(Some(Target::Edge(*edge)));
            if let Some(evidence) = first {
                self.open_quote(evidence);
            }
            return Vec::new();
        }
        self.show_page(Page::Sentence(sentence));
        self.selection.reading = Some(Reading { document: sentence.document, passage: Some(span) });
        Vec::new()
    }

    /// Shows a place where a quote may stand. It stays the quote that is shown.
    pub(super) fn show_place(&mut self, evidence: EvidenceIndex, passage: Passage) -> Vec<Effect> {
        self.selection.quote = Some(evidence);
        self.selection.reading = Some(Reading { document: passage.document, passage: Some(passage.span) });
        Vec::new()
    }

    /// Says that a quote stands at a passage, or takes that back; an undo step. A passage that is not in the dossier's
    /// texts is no passage.
    pub(super) fn correct(&mut self, evidence: EvidenceIndex, passage: Option<Passage>) -> Vec<Effect> {
        let Some(open) = self.open.clone() else { return Vec::new() };
        let is_text = |passage: &Passage| {
            let document = open.dossier.documents.get(passage.document.at());
            let text = document.and_then(|document| document.text.as_deref());
            text.is_some_and(|text| !passage.span.of(text).is_empty())
        };
        let same = self.workspace.corrections.get(&evidence).copied() == passage;
        let is_flagged = open.reading.verification(evidence).is_flagged();
        if same || !is_flagged || passage.is_some_and(|passage| !is_text(&passage)) {
            return Vec::new();
        }
        self.step(if passage.is_some() { "correction" } else { "taking back a correction" }, Touched::Nobody, None);
        let corrections = Arc::make_mut(&mut self.workspace.corrections);
        match passage {
            Some(passage) => corrections.insert(evidence, passage),
            None => corrections.remove(&evidence),
        };
        self.refresh_visibility();
        self.open_quote(evidence);
        Vec::new()
    }

    /// Goes to the next or previous mention of what is selected, or of anybody where nothing is; after the last one of
    /// a document comes the first of the next.
    pub(super) fn step_mention(&mut self, forward: bool) -> Vec<Effect> {
        let Some(open) = self.open.clone() else { return Vec::new() };
        let wanted = self.selection.subjects(&open);
        let is_wanted = |entity: EntityIndex| wanted.is_empty() || wanted.contains(&entity);
        let spans_of = |document: usize| {
            let mentions = open.reading.documents.get(document).map(|reading| reading.mentions.as_slice());
            let wanted = mentions.unwrap_or_default().iter().filter(|mention| is_wanted(mention.entity));
            wanted.map(|mention| mention.span).collect()
        };
        self.step_passage(&open, forward, spans_of, "No document mentions it")
    }

    /// Goes to the next or previous sentence that a claim uses, or that none uses.
    pub(super) fn step_sentence(&mut self, used: bool, forward: bool) -> Vec<Effect> {
        let Some(open) = self.open.clone() else { return Vec::new() };
        let uses = self.uses.clone();
        let spans_of = |document: usize| {
            let sentences = open.reading.documents.get(document).map(|reading| reading.sentences.as_slice());
            let uses = uses.get(document).map(|document| document.sentences.as_slice());
            let pairs = sentences.unwrap_or_default().iter().zip(uses.unwrap_or_default());
            pairs.filter(|(_, sentence)| sentence.is_used() == used).map(|(span, _)| *span).collect()
        };
        let none = if used { "No claim uses any sentence" } else { "Every sentence is used by some claim" };
        let effects = self.step_passage(&open, forward, spans_of, none);
        // What a sentence tells of is seen in the network as if it had been clicked.
        let reading = self.selection.reading;
        let is_used = |sentence: &SentenceIndex| {
            let uses = self.uses.get(sentence.document.at()).map(|document| &document.sentences);
            uses.and_then(|uses| uses.get(sentence.number as usize)).is_some_and(SentenceUse::is_used)
        };
        if let Some(sentence) = reading.and_then(|reading| sentence_of(&open, reading)).filter(|_| used).filter(is_used)
        {
            self.select_sentence(sentence);
            self.selection.reading = reading;
        }
        effects
    }

    /// Goes from the passage that is read to the next or previous one of those that `spans_of` each document gives, in
    /// the dossier's order and round its end.
    fn step_passage(
        &mut self,
        open: &OpenDossier,
        forward: bool,
        spans_of: impl Fn(usize) -> Vec<Span>,
        none: &str,
    ) -> Vec<Effect> {
        let count = open.dossier.documents.len();
        let present = self.selection.reading;
        let first = present.map_or(0, |reading| reading.document.at());
        // Once round, and the first document again for what lies on the other side of the present passage.
        for step in 0..=count {
            let document = if forward { first + step } else { first + count - step % count.max(1) } % count.max(1);
            let from = present.filter(|_| step == 0).and_then(|reading| reading.passage);
            let spans = spans_of(document);
            let next = match from {
                Some(from) if forward => spans.iter().find(|span| span.start > from.start).copied(),
                Some(from) => spans.iter().rev().find(|span| span.start < from.start).copied(),
                None if forward => spans.first().copied(),
                None => spans.last().copied(),
            };
            if let Some(span) = next {
                return self.read(DocumentIndex::new(document), Some(span));
            }
        }
        self.tell_only(NoticeKind::Fact, none.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{dossier, quote};
    use crate::model::{EdgeIndex, Status};
    use crate::session::{Action, Command, Preferences};

    /// Two documents, one without text between them; two claims in the first sentence, one in the last.
    fn session() -> Session {
        let texts = ["Ann met Bob and Cid. Nobody came. Bob left.", "", "Cid paid Bob."];
        let names = [("Ann", "person"), ("Bob", "person"), ("Cid", "person")];
        let claims = [
            ("Ann", "met", "Bob", Status::Asserted),
            ("Ann", "met", "Cid", Status::Denied),
            ("Cid", "paid", "Bob", Status::Alleged),
        ];
        let mut open = dossier(&names, &claims, &texts);
        open.dossier.documents[1].text = None;
        open.dossier.relations[0].evidence = vec![quote(0, "Ann met Bob")];
        open.dossier.relations[1].evidence = vec![quote(0, "Ann met Bob and Cid")];
        open.dossier.relations[2].evidence = vec![quote(2, "Cid paid Bob."), quote(2, "Cid hid.")];
        open.reading = crate::text::read(&open.dossier);
        let mut session = Session::new(Preferences::default());
        session.apply(Command::Loaded { open: Arc::new(open), layout: None });
        session.apply(Command::CloseDocument);
        session.apply(Command::Select(None));
        session
    }

    fn at(document: u32, number: u32) -> SentenceIndex {
        SentenceIndex { document: DocumentIndex(document), number }
    }

    /// The words that are read now.
    fn passage(session: &Session) -> String {
        let (Some(open), Some(reading)) = (session.open(), session.selection().reading) else { return String::new() };
        let text = open.dossier.documents[reading.document.at()].text.as_deref();
        reading.passage.map_or("", |span| span.of(text.unwrap_or_default())).to_owned()
    }

    /// The words read after each press of an action.
    fn presses(session: &mut Session, action: Action, count: usize) -> Vec<String> {
        (0..count)
            .map(|_| {
                session.apply(Command::Do(action));
                passage(session)
            })
            .collect()
    }

    #[test]
    fn a_sentence_of_one_edge_selects_it_with_its_quote() {
        let mut session = session();
        session.apply(Command::SelectSentence(at(2, 0)));
        let edge = session.open().and_then(|open| open.network.between(EntityIndex(1), EntityIndex(2)));
        assert_eq!(session.selection().target, edge.map(Target::Edge));
        assert!(session.selection().quote.is_some());
        assert_eq!(passage(&session), "Cid paid Bob.");
    }

    #[test]
    fn a_sentence_of_several_edges_or_of_none_is_a_page_of_its_own() {
        let mut session = session();
        session.apply(Command::SelectSentence(at(0, 0)));
        assert_eq!((session.selection().target, session.selection().page), (None, Page::Sentence(at(0, 0))));
        assert_eq!(session.highlight().map(|lit| lit.edges.len()), Some(2));
        session.apply(Command::SelectSentence(at(0, 1)));
        assert_eq!((passage(&session).as_str(), session.highlight()), ("Nobody came.", None));
        let before = session.selection().clone();
        session.apply(Command::SelectSentence(at(1, 0)));
        session.apply(Command::SelectSentence(at(9, 9)));
        assert_eq!(*session.selection(), before);
        session.apply(Command::Do(Action::Back));
        assert_eq!(session.selection().page, Page::Sentence(at(0, 0)));
    }

    #[test]
    fn what_is_pointed_at_is_lit_before_what_is_selected() {
        let mut session = session();
        session.apply(Command::SelectSentence(at(0, 0)));
        session.apply(Command::Point(Some(at(2, 0))));
        assert_eq!(session.highlight().map(|lit| lit.edges), Some(vec![EdgeIndex(2)]));
        session.apply(Command::Point(None));
        assert_eq!(session.highlight().map(|lit| lit.edges.len()), Some(2));
        session.apply(Command::Point(Some(at(2, 0))));
        session.apply(Command::CloseDocument);
        assert_eq!(session.pointed(), None);
    }

    #[test]
    fn mentions_are_walked_through_all_documents_and_round() {
        let mut session = session();
        assert_eq!(presses(&mut session, Action::NextMention, 7), ["Ann", "Bob", "Cid", "Bob", "Cid", "Bob", "Ann"]);
        assert_eq!(presses(&mut session, Action::PreviousMention, 2), ["Bob", "Cid"]);
        session.apply(Command::Select(Some(Target::Entity(EntityIndex(0)))));
        assert_eq!(presses(&mut session, Action::NextMention, 2), ["Ann", "Ann"]);
    }

    #[test]
    fn sentences_are_walked_by_whether_a_claim_uses_them() {
        let mut session = session();
        let used = ["Ann met Bob and Cid.", "Cid paid Bob.", "Ann met Bob and Cid."];
        assert_eq!(presses(&mut session, Action::NextClaim, 3), used);
        // What they tell of is selected as by a click.
        assert_eq!(session.selection().page, Page::Sentence(at(0, 0)));
        presses(&mut session, Action::NextClaim, 1);
        assert_eq!(session.selection().target, Some(Target::Edge(EdgeIndex(2))));
        presses(&mut session, Action::NextClaim, 1);
        assert_eq!(presses(&mut session, Action::NextUnused, 3), ["Nobody came.", "Bob left.", "Nobody came."]);
        assert_eq!(presses(&mut session, Action::PreviousUnused, 2), ["Bob left.", "Nobody came."]);
    }

    #[test]
    fn a_correction_is_a_step_that_can_be_undone_and_moves_the_quote() {
        let mut session = session();
        let evidence = EvidenceIndex { relation: crate::model::RelationIndex(2), position: 1 };
        let other = Passage { document: DocumentIndex(0), span: Span::new(34, 43) };
        session.apply(Command::Correct(evidence, Some(other)));
        assert_eq!(passage_of(&session, evidence), Some(other));
        assert_eq!((passage(&session), session.is_unsaved()), ("Bob left.".to_owned(), true));
        assert_eq!(session.uses()[0].corrected, 1);
        let open = session.open().expect("a dossier");
        let copied = crate::analysis::citation::quote_with_citation(open, &session.workspace().corrections, evidence);
        assert!(
            copied.ends_with("quote not verified, place chosen by the reader, which reads: “Bob left.”)"),
            "{copied}"
        );
        assert_eq!(presses(&mut session, Action::NextUnused, 2), ["Nobody came.", "Nobody came."]);
        session.apply(Command::Do(Action::Undo));
        assert_eq!((passage_of(&session, evidence), session.is_unsaved()), (None, false));
        assert_eq!(session.uses()[0].corrected, 0);
        session.apply(Command::Do(Action::Redo));
        session.apply(Command::Correct(evidence, None));
        assert_eq!(passage_of(&session, evidence), None);
        let verified = EvidenceIndex { position: 0, ..evidence };
        session.apply(Command::Correct(verified, Some(other)));
        assert_eq!(passage_of(&session, verified), None);
        let nowhere = Passage { document: DocumentIndex(1), span: Span::new(0, 4) };
        session.apply(Command::Correct(evidence, Some(nowhere)));
        assert_eq!(passage_of(&session, evidence), None);
    }

    #[test]
    fn undoing_a_revert_brings_back_the_corrections_that_fit_nothing() {
        let mut session = session();
        let mut open = session.open().expect("a dossier").as_ref().clone();
        open.origin = crate::model::Origin::File("/case/case.ron".into());
        session.apply(Command::Loaded { open: Arc::new(open.clone()), layout: None });
        let saved = |session: &mut Session| {
            let effects = session.apply(Command::Do(Action::SaveLayout));
            let [Effect::SaveLayout { path, layout, revision, .. }] = effects.as_slice() else { panic!("{effects:?}") };
            (path.clone(), layout.clone(), *revision)
        };
        let (path, layout, revision) = saved(&mut session);
        session.apply(Command::Saved { path, layout, revision });
        let evidence = EvidenceIndex { relation: crate::model::RelationIndex(2), position: 1 };
        let bob_left = Passage { document: DocumentIndex(0), span: Span::new(34, 43) };
        session.apply(Command::Correct(evidence, Some(bob_left)));
        // The passage is gone from the document.
        open.dossier.documents[0].text = Some("Ann met Bob and Cid.".to_owned());
        open.reading = crate::text::read(&open.dossier);
        session.apply(Command::Do(Action::Reload));
        session.apply(Command::Loaded { open: Arc::new(open), layout: None });
        assert_eq!(saved(&mut session).1.corrections.len(), 1, "it waits");
        session.apply(Command::Do(Action::RevertLayout));
        assert_eq!(saved(&mut session).1.corrections.len(), 0, "the file had none");
        session.apply(Command::Do(Action::Undo));
        assert_eq!(saved(&mut session).1.corrections.len(), 1, "it waits again");
        session.apply(Command::Do(Action::Redo));
        assert_eq!(saved(&mut session).1.corrections.len(), 0);
    }

    #[test]
    fn the_words_nearest_to_a_lost_quote_are_those_that_are_taken() {
        let mut session = session();
        let evidence = EvidenceIndex { relation: crate::model::RelationIndex(2), position: 1 };
        let open = session.open().expect("a dossier").clone();
        assert_eq!(
            crate::session::nearest_words(&open, EvidenceIndex { position: 0, ..evidence }),
            None,
            "it is found"
        );
        let mut other = open.as_ref().clone();
        other.dossier.relations[2].evidence[1] = quote(0, "Yesterday Ann met nobody and Cid");
        other.reading = crate::text::read(&other.dossier);
        session.apply(Command::Loaded { open: Arc::new(other), layout: None });
        session.apply(Command::ShowQuote(evidence));
        assert_eq!(passage(&session), "Ann met Bob and Cid");
        let nearest = crate::session::nearest_words(session.open().expect("a dossier"), evidence);
        session.apply(Command::Correct(evidence, nearest));
        assert_eq!((passage_of(&session, evidence), passage(&session)), (nearest, "Ann met Bob and Cid".to_owned()));
    }

    #[test]
    fn what_was_told_is_put_away_when_the_reader_goes_on() {
        let mut session = session();
        session.apply(Command::Do(Action::ShowAll));
        assert_eq!(session.notice().map(|notice| notice.text.as_str()), Some("Everything is shown"));
        session.apply(Command::Hover(None));
        assert!(session.notice().is_some(), "to look around is not to go on");
        session.apply(Command::Select(Some(Target::Entity(EntityIndex(0)))));
        assert_eq!(session.notice(), None);
        session.apply(Command::Warn("The disk is full".to_owned()));
        session.apply(Command::Select(None));
        assert!(session.notice().is_some(), "a warning stays");
    }

    fn passage_of(session: &Session, evidence: EvidenceIndex) -> Option<Passage> {
        session.workspace().corrections.get(&evidence).copied()
    }

    #[test]
    fn where_there_is_nothing_to_go_to_the_reader_is_told() {
        let mut session = Session::new(Preferences::default());
        session.apply(Command::Do(Action::NextMention));
        session.apply(Command::Loaded { open: Arc::new(dossier(&[], &[], &[])), layout: None });
        session.apply(Command::Do(Action::NextUnused));
        assert_eq!(session.notice().map(|notice| notice.text.as_str()), Some("Every sentence is used by some claim"));
        assert_eq!(session.selection().reading, None);
    }
}
