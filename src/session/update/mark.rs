//! Marks on quotes: confirmed, wrong, unsure, a note; and going on to what was not read yet.

use crate::formats::marks;
use crate::model::{EdgeIndex, EvidenceIndex, QuoteMark, RelationIndex, Target, Verdict};
use crate::session::Session;
use crate::session::effect::{Effect, Request};
use crate::session::pick::Pick;
use crate::session::state::{Touched, claims_of, evidence_of_claims};
use std::path::PathBuf;
use std::sync::Arc;

/// The gestures of typed notes begin here, far above those of drags.
const NOTE_GESTURES: u64 = 1 << 48;

impl Session {
    /// Sets what the reader says of a quote; the same verdict again takes it back.
    pub(in crate::session) fn mark(&mut self, evidence: EvidenceIndex, verdict: Verdict) {
        self.change_mark("mark", evidence, None, |mark| {
            mark.verdict = if mark.verdict == Some(verdict) { None } else { Some(verdict) };
        });
    }

    /// Sets the note on a quote. What is typed in one go is one step; typed and taken back, it is none.
    pub(in crate::session) fn note(&mut self, evidence: EvidenceIndex, note: String) {
        let gesture = NOTE_GESTURES + (u64::from(evidence.relation.0) << 8) + u64::from(evidence.position);
        let note = Some(note).filter(|note| !note.is_empty());
        self.change_mark("note", evidence, Some(gesture), |mark| mark.note = note);
    }

    /// Changes the mark on a quote, as an undo step unless nothing is changed. An empty mark is removed.
    fn change_mark(
        &mut self,
        name: &'static str,
        evidence: EvidenceIndex,
        gesture: Option<u64>,
        change: impl FnOnce(&mut QuoteMark),
    ) {
        let Some(key) = self.key_of(evidence) else { return };
        let marks = Arc::make_mut(&mut self.step(name, Touched::Nothing, gesture).marks);
        let mut mark = marks.remove(&key).unwrap_or_default();
        change(&mut mark);
        if !mark.is_empty() {
            marks.insert(key, mark);
        }
        self.drop_idle_step();
    }

    /// Sets a verdict on the quote that is shown.
    pub(in crate::session) fn mark_shown(&mut self, verdict: Verdict) {
        match self.selection().quote {
            Some(evidence) => self.mark(evidence, verdict),
            None => self.tell("Show a quote first, then mark it"),
        }
    }

    /// Goes to the next quote, of those that are shown, that has no verdict yet: after the present one, and round. One edge
    /// after another as the dossier first names them, each in the order of its panel.
    pub(in crate::session) fn next_unread(&mut self) {
        let Some(open) = self.open().cloned() else { return };
        let mut edges: Vec<EdgeIndex> = (0..open.network.edges.len()).map(EdgeIndex::new).collect();
        edges.sort_by_key(|edge| open.network.edges[edge.at()].relations.iter().min());
        let of_edge = |edge: EdgeIndex| claims_of(&open, Target::Edge(edge), self.visibility());
        let shown: Vec<RelationIndex> = edges.into_iter().flat_map(of_edge).collect();
        let all = evidence_of_claims(&open, &shown);
        let present = self.selection().quote.and_then(|quote| all.iter().position(|other| *other == quote));
        let start = present.map_or(0, |place| place + 1);
        let unread = |evidence: &&EvidenceIndex| self.mark_of(**evidence).is_none_or(|mark| mark.verdict.is_none());
        let next = all[start..].iter().chain(&all[..start]).find(unread).copied();
        match next {
            Some(evidence) => {
                let edge = open.network.edge_of[evidence.relation.at()];
                self.select(Some(Target::Edge(edge)));
                self.open_quote(evidence);
            }
            None => self.tell("Every quote that is shown has been read"),
        }
    }

    /// Asks where to export the marks.
    pub(in crate::session) fn ask_for_marks(&mut self) {
        let Some(open) = self.open() else { return };
        if self.workspace().marks.is_empty()
            && self.workspace().corrections.is_empty()
            && self.views().waiting.is_empty()
        {
            let words = "No quote is marked yet: show one, and say below it what you find";
            return self.tell(words);
        }
        let name = open.origin.name();
        self.request(Request::Pick(Pick::SaveMarks(format!("{}.marks.csv", name.trim_end_matches(".ron")))));
    }

    /// Exports the marks: as JSON where the name ends so, else as CSV.
    pub(in crate::session) fn export_marks(&mut self, path: PathBuf) {
        let Some(open) = self.open().cloned() else { return };
        let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        let corrections = self.corrections_to_save(&open);
        let text = if is_json {
            marks::json(&open, &self.workspace().marks, &corrections)
        } else {
            Ok(marks::csv(&open, &self.workspace().marks, &corrections))
        };
        match text {
            Ok(text) => self.emit(Effect::SaveText(path, text)),
            Err(error) => self.warn(format!("The marks could not be written: {error}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FilterChange;
    use crate::model::fixture::{dossier, quote};
    use crate::model::{Fault, OpenDossier, Origin, Status};
    use crate::session::tests::save;
    use crate::session::{Action, Command, Preferences};

    const FIRST: EvidenceIndex = EvidenceIndex { relation: RelationIndex(0), position: 0 };
    const SECOND: EvidenceIndex = EvidenceIndex { relation: RelationIndex(0), position: 1 };
    const THIRD: EvidenceIndex = EvidenceIndex { relation: RelationIndex(1), position: 0 };

    /// Two claims, the first with two quotes; `more` claims stand before them.
    fn example(more: &[(&str, &str, &str, Status)]) -> Arc<OpenDossier> {
        let mut claims = more.to_vec();
        claims.extend([("ann", "pays", "bob", Status::Asserted), ("bob", "knows", "cid", Status::Asserted)]);
        let names = [("ann", "person"), ("bob", "person"), ("cid", "person")];
        let mut open = dossier(&names, &claims, &["Ann pays Bob. She does. Bob knows Cid."]);
        open.dossier.relations[more.len()].evidence = vec![quote(0, "Ann pays Bob."), quote(0, "She does.")];
        open.dossier.relations[more.len() + 1].evidence = vec![quote(0, "Bob knows Cid.")];
        open.reading = crate::text::read(&open.dossier);
        open.origin = Origin::File("/case/case.ron".into());
        Arc::new(open)
    }

    fn session() -> Session {
        let mut session = Session::new(Preferences::default());
        session.apply(Command::Loaded { open: example(&[]), layout: None });
        session
    }

    fn verdict(session: &Session, evidence: EvidenceIndex) -> Option<Verdict> {
        session.mark_of(evidence).and_then(|mark| mark.verdict)
    }

    #[test]
    fn a_mark_is_set_taken_back_and_undone() {
        let mut session = session();
        session.apply(Command::Mark(FIRST, Verdict::Confirmed));
        session.apply(Command::Mark(SECOND, Verdict::Wrong(Fault::Entity)));
        assert_eq!(session.read_count(), (2, 3));
        session.apply(Command::Mark(FIRST, Verdict::Confirmed));
        assert_eq!((verdict(&session, FIRST), session.read_count()), (None, (1, 3)));
        session.apply(Command::Do(Action::Undo));
        assert_eq!(verdict(&session, FIRST), Some(Verdict::Confirmed));
        session.apply(Command::Do(Action::Undo));
        session.apply(Command::Do(Action::Undo));
        assert!(session.workspace().marks.is_empty() && !session.is_unsaved());
        let nowhere = EvidenceIndex { relation: RelationIndex(9), position: 9 };
        session.apply(Command::Mark(nowhere, Verdict::Unsure));
        assert!(session.workspace().marks.is_empty());
    }

    #[test]
    fn a_typed_note_is_one_step() {
        let mut session = session();
        for note in ["w", "wh", "who?"] {
            session.apply(Command::Note(FIRST, note.to_owned()));
        }
        let noted = session.mark_of(FIRST).and_then(|mark| mark.note.clone());
        assert_eq!((noted.as_deref(), session.read_count()), (Some("who?"), (0, 3)));
        session.apply(Command::Do(Action::Undo));
        assert!(session.workspace().marks.is_empty());
    }

    #[test]
    fn a_note_that_is_as_it_was_leaves_nothing_to_save() {
        let mut session = session();
        for note in ["w", "wh", "w", ""] {
            session.apply(Command::Note(FIRST, note.to_owned()));
            assert_eq!(session.is_unsaved(), !note.is_empty(), "{note}");
        }
        assert_eq!(session.undo_name(), None);
        session.apply(Command::Note(FIRST, "who?".to_owned()));
        save(&mut session);
        for note in ["who? w", "who?"] {
            session.apply(Command::Note(FIRST, note.to_owned()));
            assert_eq!(session.is_unsaved(), note != "who?", "{note}");
        }
        // What was typed after the save is a step of its own.
        session.apply(Command::Note(FIRST, "who? when?".to_owned()));
        session.apply(Command::Do(Action::Undo));
        let noted = session.mark_of(FIRST).and_then(|mark| mark.note.clone());
        assert_eq!((noted.as_deref(), session.is_unsaved()), (Some("who?"), false));
    }

    #[test]
    fn only_what_was_confirmed_can_be_let_count() {
        let mut session = session();
        session.apply(Command::Filter(FilterChange::OnlyConfirmed));
        assert_eq!(session.visibility().relations, [false, false]);
        session.apply(Command::Mark(SECOND, Verdict::Confirmed));
        assert_eq!(session.visibility().relations, [true, false]);
        session.apply(Command::Mark(THIRD, Verdict::Unsure));
        assert_eq!(session.visibility().relations, [true, false]);
        session.apply(Command::Do(Action::ShowAll));
        assert_eq!(session.visibility().relations, [true, true]);
    }

    #[test]
    fn the_next_unread_is_found_round_the_end_and_told_when_there_is_none() {
        let mut session = session();
        session.apply(Command::Mark(SECOND, Verdict::Unsure));
        let mut seen = Vec::new();
        for _ in 0..3 {
            session.apply(Command::Do(Action::NextUnread));
            seen.push(session.selection().quote);
        }
        assert_eq!(seen, [Some(THIRD), Some(FIRST), Some(THIRD)]);
        session.apply(Command::Do(Action::ConfirmQuote));
        assert_eq!(verdict(&session, THIRD), Some(Verdict::Confirmed));
        session.apply(Command::Mark(FIRST, Verdict::Confirmed));
        session.apply(Command::Do(Action::NextUnread));
        assert_eq!(session.selection().quote, Some(THIRD), "it stays");
        assert!(session.notice().is_some_and(|notice| notice.text.contains("has been read")));
    }

    #[test]
    fn marks_survive_saving_new_data_and_other_views() {
        let mut session = session();
        session.apply(Command::Mark(SECOND, Verdict::Confirmed));
        session.apply(Command::Note(SECOND, "seen".to_owned()));
        session.apply(Command::AddView("Second".to_owned()));
        session.apply(Command::ShowView(0));
        assert_eq!(verdict(&session, SECOND), Some(Verdict::Confirmed));
        let effects = session.apply(Command::Do(Action::SaveLayout));
        let [Effect::SaveLayout { path, layout, .. }] = effects.as_slice() else { panic!("{effects:?}") };
        assert_eq!(layout.marks.len(), 1);
        // The same dossier with a claim more before all others.
        let newer = example(&[("cid", "warns", "ann", Status::Denied)]);
        let layout = Some((path.clone(), Ok(layout.as_ref().clone())));
        let mut again = Session::new(Preferences::default());
        again.apply(Command::Loaded { open: Arc::clone(&newer), layout });
        let moved = EvidenceIndex { relation: RelationIndex(1), position: 1 };
        assert_eq!((verdict(&again, moved), verdict(&again, SECOND)), (Some(Verdict::Confirmed), None));
        session.apply(Command::Do(Action::Reload));
        session.apply(Command::Loaded { open: Arc::clone(&newer), layout: None });
        assert_eq!(verdict(&session, moved), Some(Verdict::Confirmed));
        // The quote is gone from the dossier.
        let mut fewer = newer.as_ref().clone();
        fewer.dossier.relations[1].evidence.truncate(1);
        fewer.reading = crate::text::read(&fewer.dossier);
        session.apply(Command::Do(Action::Reload));
        session.apply(Command::Loaded { open: Arc::new(fewer), layout: None });
        let told = session.notice().map(|notice| notice.text.clone()).unwrap_or_default();
        assert!(told.ends_with("; 1 mark fits no quote any more and stays in the layout"), "{told}");
        // Another dossier starts without them.
        let other = OpenDossier { origin: Origin::Builtin("other".to_owned()), ..example(&[]).as_ref().clone() };
        session.apply(Command::Loaded { open: Arc::new(other), layout: None });
        assert!(session.workspace().marks.is_empty());
    }

    #[test]
    fn marks_are_exported_by_the_ending_of_the_name() {
        let mut session = session();
        assert_eq!(session.apply(Command::Do(Action::ExportMarks)), Vec::new(), "there are none");
        session.apply(Command::Mark(FIRST, Verdict::Confirmed));
        let asked = session.apply(Command::Do(Action::ExportMarks));
        assert_eq!(asked, vec![Effect::Request(Request::Pick(Pick::SaveMarks("case.marks.csv".to_owned())))]);
        for (name, start) in [("a.csv", "relation_id,"), ("a.json", "{"), ("a.JSON", "{")] {
            let effects = session.apply(Command::ExportMarks(name.into()));
            let [Effect::SaveText(_, text)] = effects.as_slice() else { panic!("{effects:?}") };
            assert!(text.starts_with(start), "{text}");
        }
    }

    #[test]
    fn reading_the_file_again_keeps_the_quote_that_was_shown() {
        let mut session = session();
        session.apply(Command::ShowQuote(SECOND));
        session.apply(Command::Do(Action::Reload));
        session.apply(Command::Loaded { open: example(&[("cid", "warns", "ann", Status::Denied)]), layout: None });
        let moved = EvidenceIndex { relation: RelationIndex(1), position: 1 };
        assert_eq!(session.selection().quote, Some(moved));
    }

    #[test]
    fn marks_without_their_quote_are_told() {
        let mut session = session();
        session.apply(Command::Mark(SECOND, Verdict::Confirmed));
        let effects = session.apply(Command::Do(Action::SaveLayout));
        let [Effect::SaveLayout { path, layout, .. }] = effects.as_slice() else { panic!("{effects:?}") };
        let mut newer = example(&[]).as_ref().clone();
        newer.dossier.relations[0].evidence[1] = quote(0, "Bob knows Cid.");
        newer.reading = crate::text::read(&newer.dossier);
        let layout = Some((path.clone(), Ok(layout.as_ref().clone())));
        let mut again = Session::new(Preferences::default());
        again.apply(Command::Loaded { open: Arc::new(newer), layout });
        let told = again.notice().map(|notice| notice.text.as_str()).unwrap_or_default();
        assert!(told.starts_with("1 mark fits no quote or passage of the dossier and stays in the file"), "{told}");
    }
}
