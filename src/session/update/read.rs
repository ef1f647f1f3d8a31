//! Reading along: selecting what a sentence tells of, and going from one passage to the next.

use crate::analysis::sentences::{DocumentUse, SentenceUse, evidence_in, highlight_of};
use crate::model::{DocumentIndex, EntityIndex, OpenDossier, SentenceIndex, Span, Target};
use crate::session::Session;
use crate::session::state::{Direction, Page, Reading};
use std::sync::Arc;

impl Session {
    /// Opens a document.
    pub(in crate::session) fn read(&mut self, document: DocumentIndex, passage: Option<Span>) {
        self.trail.show(None, Some(Reading { document, passage }));
    }

    /// Closes the document.
    pub(in crate::session) fn close_document(&mut self) {
        self.trail.show(None, None);
        self.pointer.sentence = None;
    }

    /// Selects what a sentence tells of: its edge with the first quote in it, or the sentence itself where its claims
    /// are of several edges or of none.
    pub(in crate::session) fn select_sentence(&mut self, sentence: SentenceIndex) {
        let Some(open) = self.open() else { return };
        let Some(span) = open.reading.sentence(sentence) else { return };
        let edges = highlight_of(open, self.uses(), self.visibility(), sentence).edges;
        if let [edge] = edges.as_slice() {
            let mut evidence = evidence_in(self.uses(), sentence).iter().copied();
            let first = evidence.find(|evidence| self.visibility().relation(evidence.relation));
            self.select(Some(Target::Edge(*edge)));
            if let Some(evidence) = first {
                self.open_quote(evidence);
            }
            return;
        }
        self.show_page(Page::Sentence(sentence));
        self.read(sentence.document, Some(span));
    }

    /// Goes to the next or previous mention of what is selected, or of any entity where nothing is. After the last
    /// mention in a document comes the first in the next.
    pub(in crate::session) fn step_mention(&mut self, direction: Direction) {
        let Some(open) = self.open().cloned() else { return };
        let wanted = self.selection().subjects(&open);
        let is_wanted = |entity: EntityIndex| wanted.is_empty() || wanted.contains(&entity);
        let spans_of = |document: usize| {
            let Some(reading) = open.reading.documents.get(document) else { return Vec::new() };
            let certain =
                reading.mentions.iter().filter(|mention| is_wanted(mention.entity)).map(|mention| mention.span);
            if wanted.is_empty() {
                return certain.collect();
            }
            // Of what is selected, also those that are inside longer names or only possible.
            let inner = reading.inner_mentions.iter().filter(|mention| is_wanted(mention.entity));
            let possible = reading
                .possible_mentions
                .iter()
                .filter(|mention| mention.candidates.iter().any(|entity| is_wanted(*entity)));
            let others = inner.map(|mention| mention.span).chain(possible.map(|mention| mention.span));
            let mut spans: Vec<Span> = certain.chain(others).collect();
            spans.sort_unstable();
            spans.dedup();
            spans
        };
        self.step_passage(&open, direction, spans_of, "No document mentions it");
    }

    /// Goes to the next or previous sentence that a claim uses, and selects what it tells of, as a click does.
    pub(in crate::session) fn step_used_sentence(&mut self, direction: Direction) {
        let Some(open) = self.open().cloned() else { return };
        let uses = Arc::clone(self.uses());
        let is_used = |(_, sentence): &(Span, &SentenceUse)| sentence.is_used();
        let spans_of =
            |document: usize| sentences_of(&open, &uses, document).filter(is_used).map(|(span, _)| span).collect();
        self.step_passage(&open, direction, spans_of, "No claim uses any sentence");
        if let Some(reading @ Reading { document, passage: Some(passage) }) = self.selection().reading
            && let Some(number) = sentences_of(&open, &uses, document.at())
                .position(|(span, sentence)| span == passage && sentence.is_used())
        {
            self.select_sentence(SentenceIndex { document, number: number as u32 });
            self.trail.show(self.selection().quote, Some(reading));
        }
    }

    /// Goes to the next or previous sentence that no claim uses.
    pub(in crate::session) fn step_unused_sentence(&mut self, direction: Direction) {
        let Some(open) = self.open().cloned() else { return };
        let uses = Arc::clone(self.uses());
        let spans_of = |document: usize| {
            let unused = sentences_of(&open, &uses, document).filter(|(_, sentence)| !sentence.is_used());
            unused.map(|(span, _)| span).collect()
        };
        self.step_passage(&open, direction, spans_of, "Every sentence is used by some claim");
    }

    /// Goes from the passage that is read to the next or previous one of those that `spans_of` each document gives, in
    /// the dossier's order and round its end.
    fn step_passage(
        &mut self,
        open: &OpenDossier,
        direction: Direction,
        spans_of: impl Fn(usize) -> Vec<Span>,
        none: &str,
    ) {
        let count = open.dossier.documents.len();
        let present = self.selection().reading;
        let first = present.map_or(0, |reading| reading.document.at());
        // Once round, and the first document again for what lies on the other side of the present passage.
        for step in 0..=count {
            let from = present.filter(|_| step == 0).and_then(|reading| reading.passage);
            let document = match direction {
                Direction::Next => (first + step) % count.max(1),
                Direction::Previous => (first + count - step % count.max(1)) % count.max(1),
            };
            let mut spans = spans_of(document).into_iter();
            let next = match direction {
                Direction::Next => spans.find(|span| from.is_none_or(|from| span.start > from.start)),
                Direction::Previous => spans.rfind(|span| from.is_none_or(|from| span.start < from.start)),
            };
            if next.is_some() {
                return self.read(DocumentIndex::new(document), next);
            }
        }
        self.tell(none);
    }
}

/// The sentences of a document, each with what claims make of it.
fn sentences_of<'a>(
    open: &'a OpenDossier,
    uses: &'a [DocumentUse],
    document: usize,
) -> impl Iterator<Item = (Span, &'a SentenceUse)> {
    let document = open.reading.documents.get(document).zip(uses.get(document));
    document.into_iter().flat_map(|(reading, uses)| reading.sentences.iter().copied().zip(&uses.sentences))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{dossier, quote};
    use crate::model::{EdgeIndex, EvidenceIndex, Passage, Status};
    use crate::session::{Action, Command, Effect, Preferences};

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
