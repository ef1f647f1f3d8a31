//! The history as a whole: whatever a reader does can be taken back to the first byte and done again to the last, by steps or
//! in one go, and a long one is small.

use super::{drag, settled};
use crate::model::fixture::dossier;
use crate::model::{
    DocumentIndex, EntityIndex, Evidence, EvidenceIndex, Origin, Position, RelationIndex, SavedLayout, Status, Target,
    Verdict,
};
use crate::session::{Action, Command, Company, Effect, FilterChange, Only, Page, Preferences, Session};
use proptest::prelude::*;
use std::path::Path;
use std::sync::Arc;

/// How many entities there are.
const COUNT: usize = 9;

/// A laid out session over nine people in three towns, with a quote to every claim.
fn begun() -> Session {
    use Status::{Alleged, Asserted, Denied};
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    let entities: Vec<(&str, &str)> =
        names.iter().zip(["x", "y", "z"].into_iter().cycle()).map(|(n, k)| (*n, k)).collect();
    let mut claims = vec![("a", "pays", "b", Denied), ("c", "pays", "d", Alleged)];
    claims.extend(names.windows(2).map(|pair| (pair[0], "knows", pair[1], Asserted)));
    let mut open = dossier(&entities, &claims, &["a knows b."]);
    for relation in &mut open.dossier.relations {
        relation.evidence.push(evidence("a knows b"));
    }
    open.origin = Origin::File("/case/case.ron".into());
    let mut session = Session::new(Preferences::default());
    session.apply(Command::Loaded { open: Arc::new(open), layout: None });
    settle(&mut session, 1);
    session
}

fn evidence(quote: &str) -> Evidence {
    let quote = Some(quote.to_owned());
    Evidence { document: DocumentIndex(0), quote, passage: None, prefix: None, suffix: None, note: None }
}

/// Lets the layout that runs, if any, come to rest somewhere.
fn settle(session: &mut Session, salt: u32) {
    let place = |at: u32| Position::new((at * 37 + salt * 11) as f32 * 0.3, (at * at + salt) as f32);
    let positions = (0..COUNT as u32).map(place).collect();
    session.apply(Command::Settled { ticket: session.ticket(), positions: Arc::new(positions), running: None });
}

/// One thing that a reader does, told by three numbers.
fn act(session: &mut Session, (kind, one, other): (u8, u8, u8)) {
    let entity = EntityIndex(u32::from(one) % COUNT as u32);
    let evidence = EvidenceIndex { relation: RelationIndex(u32::from(one) % 10), position: 0 };
    let select = |session: &mut Session| drop(session.apply(Command::Select(Some(Target::Entity(entity)))));
    let command = match kind % 17 {
        0 | 1 => Command::Move {
            entities: vec![entity, EntityIndex(u32::from(other) % COUNT as u32)],
            by: Position::new(f32::from(one) - 99.0, f32::from(other) / 7.0),
            gesture: u64::from(other % 5),
            company: if other % 3 == 0 { Company::Neighbours } else { Company::Alone },
        },
        2 => Command::Filter(FilterChange::Status(if other % 2 == 0 { Status::Alleged } else { Status::Asserted })),
        3 => Command::Filter(FilterChange::EntityKind("y".to_owned())),
        4 => Command::Mark(evidence, if other % 2 == 0 { Verdict::Confirmed } else { Verdict::Unsure }),
        5 => Command::Note(evidence, format!("note {other}")),
        6 => {
            select(session);
            Command::Do(Action::Hide)
        }
        7 => {
            select(session);
            Command::Do(Action::Pin)
        }
        8 => Command::Do(Action::ShowHidden),
        9 => Command::Do(Action::UnpinAll),
        10 => {
            select(session);
            Command::ShowOnly(Only::Around(other % 3))
        }
        11 => Command::ShowOnly(Only::Everything),
        12 => Command::Expand(entity, None),
        13 => Command::AddView(format!("View {other}")),
        14 => Command::RenameView(format!("Name {other}")),
        15 => Command::ShowView(usize::from(other) % session.views().names().count()),
        _ => Command::Do(if other % 4 == 0 { Action::RemoveView } else { Action::LayOutAgain }),
    };
    let effects = session.apply(command);
    if effects.iter().any(|effect| matches!(effect, Effect::StartLayout(_))) {
        settle(session, u32::from(other));
    }
}

/// What a file of this session would hold, to the byte.
fn saved(session: &Session) -> String {
    let layout: SavedLayout = session.layout_to_save(Path::new("/case/case.layout.ron")).expect("something is open");
    crate::formats::layout_file::write(&layout)
}

fn walk(session: &mut Session, action: Action) -> usize {
    let before = session.history_steps().1;
    while session.history_steps().1 != if action == Action::Undo { 0 } else { session.history_steps().0.len() } {
        session.apply(Command::Do(action));
    }
    before.abs_diff(session.history_steps().1)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(12),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn everything_that_is_done_can_be_taken_back_to_the_first_byte_and_done_again_to_the_last(
        deeds in prop::collection::vec(any::<(u8, u8, u8)>(), 500),
        jumps in prop::collection::vec(any::<u16>(), 12),
    ) {
        let mut session = begun();
        let start = saved(&session);
        for deed in deeds {
            act(&mut session, deed);
        }
        // A change of the view is no step; after this one there is a step again.
        drag(&mut session, EntityIndex(0), 1.0, 999);
        let end = saved(&session);
        let steps = session.history_steps();
        prop_assert!(steps.1 == steps.0.len() && steps.1 > 50);
        let is_whole = steps.1 < 500;
        walk(&mut session, Action::Undo);
        let first = saved(&session);
        prop_assert!(!is_whole || first == start, "the start is another");
        walk(&mut session, Action::Redo);
        prop_assert_eq!(saved(&session), end.clone(), "the end is another");
        // Jumps lead to the same as steps do.
        let mut known = std::collections::BTreeMap::new();
        for jump in jumps {
            let place = usize::from(jump) % (steps.0.len() + 1);
            session.apply(Command::GoToStep(place));
            prop_assert_eq!(session.history_steps().1, place);
            let there = saved(&session);
            prop_assert_eq!(known.entry(place).or_insert_with(|| there.clone()), &there);
        }
        session.apply(Command::GoToStep(0));
        prop_assert_eq!(saved(&session), first);
        session.apply(Command::GoToStep(steps.0.len()));
        prop_assert_eq!(saved(&session), end);
    }
}

#[test]
fn the_history_is_told_with_the_names_of_its_steps_and_how_many_are_done() {
    let mut session = settled();
    drag(&mut session, super::ANN, 5.0, 1);
    session.apply(Command::Filter(FilterChange::Status(Status::Alleged)));
    session.apply(Command::Do(Action::Undo));
    assert_eq!(session.history_steps(), (vec!["move", "filter"], 1));
    session.apply(Command::GoToStep(99));
    assert_eq!(session.history_steps().1, 2, "no further than there is");
    session.apply(Command::Do(Action::History));
    assert_eq!((session.selection().page, session.history_steps().1), (Page::History, 2));
}
