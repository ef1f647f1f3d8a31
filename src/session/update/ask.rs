//! Asking the dossier: what an entity says, and the paths between two entities.

use crate::analysis::paths::words::paragraph;
use crate::analysis::paths::{MOST_HOPS, PathOptions};
use crate::model::{EntityIndex, Target};
use crate::session::Session;
use crate::session::effect::Request;
use crate::session::state::Page;
use std::sync::Arc;

impl Session {
    /// Asks for the paths between two entities: the two that are selected, the ends of the selected edge, or the selected
    /// one and another that is still to be chosen. Where nothing is selected, both are still to be chosen.
    pub(in crate::session) fn ask_paths(&mut self) {
        let Some(open) = self.open().cloned() else { return };
        let subjects: Vec<EntityIndex> = match self.selection().page {
            Page::Paths(from, _) if self.selection().target.is_none() => from.into_iter().collect(),
            _ => self.selection().subjects(&open).into_iter().collect(),
        };
        match subjects.as_slice() {
            [] => self.show_page(Page::Paths(None, None)),
            [one] => self.show_page(Page::Paths(Some(*one), None)),
            [one, other] => self.show_page(Page::Paths(Some(*one), Some(*other))),
            _ => self.tell("Only two can be asked about: select one or two"),
        }
    }

    /// Shows what the selected entity says.
    pub(in crate::session) fn ask_speaker(&mut self) {
        match self.selection().target {
            Some(Target::Entity(speaker)) => self.show_page(Page::Speaker(speaker)),
            _ => self.tell("Select an entity to see what it says"),
        }
    }

    /// Asks for other paths.
    pub(in crate::session) fn set_path_options(&mut self, options: PathOptions) {
        self.paths.options = PathOptions { most_hops: options.most_hops.clamp(1, MOST_HOPS), ..options };
    }

    /// Lets no path go through an entity, or lets them again; an undo step.
    pub(in crate::session) fn avoid(&mut self, entity: EntityIndex) {
        let mut avoided = self.workspace().avoided.as_ref().clone();
        if !avoided.remove(&entity) {
            avoided.insert(entity);
        }
        self.keep_tuning();
        self.edits.step_aside("not through").avoided = Arc::new(avoided);
    }

    /// Lights another of the paths.
    pub(in crate::session) fn show_path(&mut self, place: usize) {
        self.paths.lit = place.min(self.paths().len().saturating_sub(1));
    }

    /// Copies the path that is lit, as a paragraph with citations.
    pub(in crate::session) fn copy_path(&mut self) {
        let (Some(open), Some(path)) = (self.open(), self.lit_path()) else {
            let words = "Ask first how two entities are tied, then copy the path";
            return self.tell(words);
        };
        let text = paragraph(open, &self.workspace().corrections, path);
        self.tell("Copied the path as a paragraph with citations");
        self.request(Request::Copy(text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::dossier;
    use crate::model::{Backing, Camera, EvidenceIndex, Position, RelationIndex, Status};
    use crate::model::{FilterChange, FilterGroup};
    use crate::session::{Action, Canvas, Command, Effect, Look, Preferences};

    const ANN: EntityIndex = EntityIndex(0);
    const BOB: EntityIndex = EntityIndex(1);
    const DORA: EntityIndex = EntityIndex(3);

    /// Ann pays Bob, which Cid says and Bob denies; Bob knows Cid, and Cid knows Dora.
    fn session() -> Session {
        let names = [("Ann", "person"), ("Bob", "person"), ("Cid", "person"), ("Dora", "place")];
        let claims = [
            ("Ann", "pays", "Bob", Status::Alleged),
            ("Ann", "pays", "Bob", Status::Denied),
            ("Bob", "knows", "Cid", Status::Asserted),
            ("Cid", "knows", "Dora", Status::Asserted),
        ];
        let mut open = dossier(&names, &claims, &["Ann pays Bob. Never. Bob knows Cid. Cid knows Dora."]);
        open.dossier.relations[0].by = Some(EntityIndex(2));
        open.dossier.relations[1].by = Some(BOB);
        let words = ["Ann pays Bob.", "Never.", "Bob knows Cid.", "Cid knows Dora."];
        for (claim, words) in open.dossier.relations.iter_mut().zip(words) {
            claim.evidence = vec![crate::model::fixture::quote(0, words)];
        }
        open.reading = crate::text::read(&open.dossier);
        let mut session = Session::new(Preferences::default());
        session.apply(Command::Loaded { open: Arc::new(open), layout: None });
        session
    }

    fn select(session: &mut Session, entity: EntityIndex) {
        session.apply(Command::Select(Some(Target::Entity(entity))));
    }

    fn shown(session: &Session) -> Vec<u8> {
        session.visibility().relations.iter().map(|shown| u8::from(*shown)).collect()
    }

    #[test]
    fn every_switch_can_be_undone_and_show_all_is_one_step() {
        let mut session = session();
        let off = |session: &mut Session, change: FilterChange| session.apply(Command::Filter(change));
        off(&mut session, FilterChange::Speaker(Some("Cid".to_owned())));
        assert_eq!(shown(&session), [0, 1, 1, 1]);
        off(&mut session, FilterChange::RelationKind("knows".to_owned()));
        assert_eq!(shown(&session), [0, 1, 0, 0]);
        off(&mut session, FilterChange::Document("d0".to_owned()));
        assert_eq!(shown(&session), [0, 0, 0, 0]);
        select(&mut session, ANN);
        session.apply(Command::Do(Action::Hide));
        session.apply(Command::Do(Action::ShowAll));
        assert_eq!((shown(&session), session.undo_name()), (vec![1, 1, 1, 1], Some("show all")));
        for expected in [[0, 0, 0, 0], [0, 0, 0, 0], [0, 1, 0, 0], [0, 1, 1, 1], [1, 1, 1, 1]] {
            session.apply(Command::Do(Action::Undo));
            assert_eq!(shown(&session), expected);
        }
        assert!(!session.is_unsaved());
        session.apply(Command::Do(Action::ShowAll));
        assert_eq!(session.undo_name(), None, "there is nothing to show");
    }

    #[test]
    fn a_group_is_switched_off_and_on_together() {
        let mut session = session();
        for (group, left) in [
            (FilterGroup::EntityKinds, [0, 0, 0, 0]),
            (FilterGroup::Statuses, [0, 0, 0, 0]),
            (FilterGroup::Backings, [0, 0, 0, 0]),
            (FilterGroup::RelationKinds, [0, 0, 0, 0]),
            (FilterGroup::Speakers, [0, 0, 0, 0]),
            (FilterGroup::Documents, [0, 0, 0, 0]),
        ] {
            session.apply(Command::Filter(FilterChange::All(group, false)));
            assert_eq!(shown(&session), left, "{group:?}");
            session.apply(Command::Filter(FilterChange::All(group, true)));
            assert_eq!(shown(&session), [1, 1, 1, 1], "{group:?}");
        }
        session.apply(Command::Filter(FilterChange::All(FilterGroup::Speakers, false)));
        session.apply(Command::Filter(FilterChange::Speaker(None)));
        assert_eq!(shown(&session), [0, 0, 1, 1]);
        session.apply(Command::Filter(FilterChange::All(FilterGroup::Speakers, true)));
        session.apply(Command::Filter(FilterChange::OnlyOwnWords));
        assert_eq!(shown(&session), [0, 0, 1, 1]);
    }

    #[test]
    fn claims_are_switched_off_by_what_stands_behind_them_and_a_question_for_verified_quotes_switches_those_on() {
        let mut session = session();
        let mut open = session.open().expect("a dossier").as_ref().clone();
        open.dossier.relations[1].evidence[0].quote = Some("Nowhere.".to_owned());
        open.dossier.relations[2].evidence.clear();
        open.reading = crate::text::read(&open.dossier);
        session.apply(Command::Loaded { open: Arc::new(open), layout: None });
        let [verified, unverified, absent] = Backing::ALL.map(|each| Command::Filter(FilterChange::Backing(each)));
        session.apply(unverified.clone());
        assert_eq!(shown(&session), [1, 0, 1, 1]);
        session.apply(absent);
        assert_eq!(shown(&session), [1, 0, 0, 1]);
        assert!(session.is_unsaved());
        session.apply(unverified);
        session.apply(verified.clone());
        assert_eq!(shown(&session), [0, 1, 0, 0]);
        session.apply(Command::Filter(FilterChange::OnlyVerified));
        assert_eq!(shown(&session), [1, 0, 0, 1], "asking for them switches them on");
        session.apply(verified);
        assert_eq!(shown(&session), [0, 1, 0, 0], "switching them off ends the question");
        for expected in [[1, 0, 0, 1], [0, 1, 0, 0], [1, 1, 0, 1], [1, 0, 0, 1], [1, 0, 1, 1], [1, 1, 1, 1]] {
            session.apply(Command::Do(Action::Undo));
            assert_eq!(shown(&session), expected);
        }
        assert!(!session.is_unsaved());
    }

    #[test]
    fn what_is_filtered_is_saved_and_moves_nobody() {
        let mut session = session();
        let before = session.workspace().positions.clone();
        session.apply(Command::Filter(FilterChange::OnlyVerified));
        session.apply(Command::Filter(FilterChange::Speaker(Some("Bob".to_owned()))));
        assert_eq!(session.workspace().positions, before);
        assert!(session.is_unsaved());
    }

    #[test]
    fn a_speakers_page_lights_what_it_says_and_can_be_gone_back_from() {
        let mut session = session();
        select(&mut session, BOB);
        session.apply(Command::Do(Action::WhatItSays));
        assert_eq!(session.selection().page, Page::Speaker(BOB));
        let lit = session.highlight().expect("lit");
        assert_eq!((lit.edges.len(), lit.entities), (1, vec![ANN, BOB]));
        session.apply(Command::Do(Action::NextQuote));
        let quote = EvidenceIndex { relation: RelationIndex(1), position: 0 };
        assert_eq!(session.selection().quote, Some(quote));
        session.apply(Command::Do(Action::Back));
        assert_eq!(session.selection().target, Some(Target::Entity(BOB)));
        session.apply(Command::Do(Action::Forward));
        assert_eq!(session.selection().page, Page::Speaker(BOB));
    }

    #[test]
    fn a_contradiction_selects_its_edge_and_its_quotes_open_their_documents() {
        let mut session = session();
        session.apply(Command::Do(Action::Contradictions));
        assert_eq!((session.contradictions().len(), session.highlight().map(|lit| lit.edges.len())), (1, Some(1)));
        session.apply(Command::ShowPage(Page::BothSides(RelationIndex(1), None)));
        let edge = session.open().and_then(|open| open.network.between(ANN, BOB)).map(Target::Edge);
        assert_eq!(session.selection().target, edge);
        assert_eq!((session.selection().quote, session.selection().reading), (None, None));
        session.apply(Command::Do(Action::NextQuote));
        let document = session.selection().reading.map(|reading| reading.document.0);
        assert_eq!((session.selection().quote.map(|quote| quote.relation.0), document), (Some(0), Some(0)));
        session.apply(Command::Do(Action::NextQuote));
        assert_eq!(session.selection().quote.map(|quote| quote.relation.0), Some(1));
        // The same edge without its page is all its claims.
        session.apply(Command::Select(edge));
        assert_eq!(session.selection().page, Page::Dossier);
        session.apply(Command::Filter(FilterChange::Status(Status::Denied)));
        assert!(session.contradictions().is_empty());
    }

    #[test]
    fn two_that_are_selected_are_asked_for_at_once_and_one_waits_for_the_other() {
        let mut session = session();
        select(&mut session, ANN);
        session.apply(Command::SelectAlso(DORA));
        session.apply(Command::Do(Action::Paths));
        assert_eq!(session.selection().page, Page::Paths(Some(ANN), Some(DORA)));
        assert_eq!((session.paths().len(), session.highlight().map(|lit| lit.edges.len())), (1, Some(3)));
        select(&mut session, BOB);
        session.apply(Command::Do(Action::Paths));
        assert_eq!(session.selection().page, Page::Paths(Some(BOB), None));
        session.apply(Command::Select(Some(Target::Entity(DORA))));
        assert_eq!(session.selection().page, Page::Paths(Some(BOB), Some(DORA)));
        assert_eq!(session.paths()[0].hops.len(), 2);
        session.apply(Command::Select(None));
        session.apply(Command::Do(Action::Paths));
        assert_eq!((session.selection().page, session.highlight()), (Page::Paths(None, None), None));
        for (chosen, page) in
            [(BOB, Page::Paths(Some(BOB), None)), (ANN, Page::Paths(Some(BOB), Some(ANN))), (DORA, Page::Dossier)]
        {
            session.apply(Command::Select(Some(Target::Entity(chosen))));
            assert_eq!(session.selection().page, page);
        }
        session.apply(Command::Do(Action::SelectAll));
        session.apply(Command::Do(Action::Paths));
        assert_eq!((session.selection().page, session.selection().group.len()), (Page::Dossier, 4));
    }

    #[test]
    fn what_paths_avoid_is_undone_and_leaves_nothing_to_save() {
        let mut session = session();
        session.apply(Command::ShowPage(Page::Paths(Some(ANN), Some(DORA))));
        assert_eq!(session.paths().len(), 1);
        session.apply(Command::Avoid(BOB));
        assert!(session.paths().is_empty() && !session.is_unsaved());
        assert_eq!(session.undo_name(), Some("not through"));
        session.apply(Command::Do(Action::Undo));
        assert_eq!((session.paths().len(), session.is_unsaved()), (1, false));
        session.apply(Command::Do(Action::Redo));
        assert!(session.paths().is_empty());
        session.apply(Command::Avoid(BOB));
        assert_eq!(session.paths().len(), 1);
    }

    #[test]
    fn the_camera_follows_the_path_that_is_lit() {
        let mut session = session();
        let size = crate::model::Size { width: 800.0, height: 600.0 };
        let far = Camera { center: Position::new(90_000.0, 0.0), zoom: 2.0 };
        session.apply(Command::Canvas(Canvas {
            window: size,
            corner: Position::default(),
            size,
            free_height: 500.0,
            whole: Camera { zoom: 0.01, ..far },
        }));
        session.apply(Command::Look(Look::At(far)));
        session.apply(Command::ShowPage(Page::Paths(Some(ANN), Some(DORA))));
        let camera = session.camera();
        assert_ne!(camera, far);
        for hop in &session.paths()[0].hops {
            for end in [hop.from, hop.to] {
                let at = session.workspace().positions[end.at()];
                let (x, y) =
                    ((at.x - camera.center.x) * camera.zoom + 400.0, (at.y - camera.center.y) * camera.zoom + 300.0);
                assert!((0.0..=800.0).contains(&x) && (0.0..=500.0).contains(&y), "{x} {y}");
            }
        }
        // What is in view stays where it is.
        session.apply(Command::Do(Action::WhatItSays));
        session.apply(Command::ShowPage(Page::Paths(Some(DORA), Some(ANN))));
        assert_eq!(session.camera(), camera);
    }

    #[test]
    fn paths_follow_their_options_and_the_filter() {
        let mut session = session();
        session.apply(Command::ShowPage(Page::Paths(Some(ANN), Some(DORA))));
        assert_eq!(session.paths().len(), 1);
        session.apply(Command::ShowPath(9));
        assert_eq!(session.path_shown(), 0);
        session.apply(Command::SetPathOptions(PathOptions { most_hops: 2, ..PathOptions::default() }));
        assert!(session.paths().is_empty() && session.highlight().is_some());
        session.apply(Command::SetPathOptions(PathOptions { most_hops: 99, ..PathOptions::default() }));
        assert_eq!((session.paths().len(), session.path_options().most_hops), (1, MOST_HOPS));
        session.apply(Command::Filter(FilterChange::RelationKind("knows".to_owned())));
        assert!(session.paths().is_empty());
        let copied = session.apply(Command::Do(Action::CopyPath));
        assert_eq!(copied, Vec::new());
        session.apply(Command::Do(Action::ShowAll));
        let copied = session.apply(Command::Do(Action::CopyPath));
        let [Effect::Request(Request::Copy(text))] = copied.as_slice() else { panic!("{copied:?}") };
        assert!(
            text.starts_with("Ann is tied to Dora in 3 steps. (1) Ann pays Bob, as Cid alleges: “Ann pays Bob.”"),
            "{text}"
        );
    }
}
