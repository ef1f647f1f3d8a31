//! Showing a part alone, expanding it, and going back, by commands alone.

use super::{ANN, BOB, CID, example, select, settled, x_of};
use crate::model::fixture::dossier;
use crate::model::{EntityIndex, OpenDossier, Origin, Position, Shown, Status, Target};
use crate::session::{Action, Command, Effect, FilterChange, Only, Preferences, Session};
use std::path::PathBuf;
use std::sync::Arc;

fn shown(session: &Session) -> Vec<u32> {
    let entities = session.visibility().entities.iter().enumerate();
    entities.filter(|(_, shown)| **shown).map(|(at, _)| at as u32).collect()
}

fn these(session: &mut Session, entities: &[EntityIndex]) {
    session.apply(Command::ShowOnly(Only::These(entities.to_vec(), "some".to_owned())));
}

/// A star of `leaves` around the first entity, of which the last leads on to one more; and one alone.
fn star(leaves: usize) -> Arc<OpenDossier> {
    let names: Vec<String> = (0..leaves + 3).map(|at| format!("e{at:03}")).collect();
    let people: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "person")).collect();
    let mut claims: Vec<(&str, &str, &str, Status)> = (1..=leaves)
        .map(|at| (names[0].as_str(), if at % 2 == 0 { "pays" } else { "knows" }, names[at].as_str(), Status::Asserted))
        .collect();
    claims.push((names[leaves].as_str(), "pays", names[leaves + 1].as_str(), Status::Denied));
    let mut open = dossier(&people, &claims, &[]);
    open.origin = Origin::File(PathBuf::from("/case/star.ron"));
    Arc::new(open)
}

/// A session over a star that was laid out whole or in its first part, everything on a line.
fn settled_star(leaves: usize) -> Session {
    let mut session = Session::new(Preferences::default());
    session.apply(Command::Loaded { open: star(leaves), layout: None });
    settle(&mut session);
    session
}

/// Answers a layout: its members stand on a line.
fn settle(session: &mut Session) {
    let request = session.layout_request(1).expect("a layout");
    let positions = (0..request.nodes.len()).map(|at| Position::new(50.0 * at as f32, 7.0)).collect();
    let ticket = session.ticket();
    session.apply(Command::Settled { ticket, positions: Arc::new(positions), running: None });
}

#[test]
fn a_part_is_shown_alone_and_nothing_moves() {
    let mut session = settled();
    let before = session.workspace().positions.clone();
    these(&mut session, &[BOB]);
    assert_eq!(shown(&session), [1]);
    assert_eq!(session.visibility().beyond(BOB), 1, "Ann is left out");
    assert_eq!(session.workspace().positions, before);
    assert!(session.is_unsaved());
    session.apply(Command::Do(Action::Undo));
    assert_eq!(shown(&session), [0, 1, 2]);
    assert!(!session.is_unsaved());
    session.apply(Command::Do(Action::Redo));
    assert_eq!(shown(&session), [1]);
}

#[test]
fn what_was_shown_before_comes_back_step_by_step() {
    let mut session = settled();
    these(&mut session, &[ANN, BOB]);
    these(&mut session, &[ANN]);
    assert!(session.has_shown_before());
    session.apply(Command::Do(Action::ShowBefore));
    assert_eq!(shown(&session), [0, 1]);
    // Escape goes the same way, once nothing is selected and no document is read.
    for _ in 0..3 {
        session.apply(Command::Do(Action::Escape));
    }
    assert_eq!(shown(&session), [0, 1, 2]);
    assert!(!session.has_shown_before());
    session.apply(Command::Do(Action::ShowBefore));
    assert!(session.notice().is_some_and(|notice| notice.text.contains("Everything is shown")));
    // Going back is a step like any other.
    session.apply(Command::Do(Action::Undo));
    assert_eq!(shown(&session), [0, 1]);
}

#[test]
fn the_selection_is_shown_alone_or_with_its_neighbours() {
    let mut session = settled();
    select(&mut session, ANN);
    session.apply(Command::Do(Action::ShowOnly));
    assert_eq!(shown(&session), [0]);
    session.apply(Command::Do(Action::ShowBefore));
    session.apply(Command::Do(Action::ShowOnlyNeighbours));
    assert_eq!(shown(&session), [0, 1]);
    let mut session = settled();
    session.apply(Command::Select(None));
    session.apply(Command::CloseDocument);
    session.apply(Command::Do(Action::ShowOnly));
    assert_eq!(shown(&session), [0, 1, 2], "nothing is selected");
    assert!(session.notice().is_some_and(|notice| notice.text.contains("nothing to show alone")));
}

#[test]
fn only_what_is_shown_is_laid_out_and_what_is_hidden_keeps_its_place() {
    let mut session = settled();
    these(&mut session, &[ANN, CID]);
    let effects = session.apply(Command::Do(Action::LayOutAgain));
    assert!(effects.contains(&Effect::StartLayout(session.ticket())));
    assert_eq!(session.layout_request(1).expect("a request").nodes.len(), 2);
    settle(&mut session);
    assert_eq!([ANN, BOB, CID].map(|one| x_of(&session, one)), [0.0, 100.0, 50.0]);
    session.apply(Command::Do(Action::Undo));
    assert_eq!([ANN, BOB, CID].map(|one| x_of(&session, one)), [0.0, 100.0, 200.0]);
    session.apply(Command::Filter(FilterChange::EntityKind("person".to_owned())));
    session.apply(Command::Do(Action::LayOutAgain));
    assert!(session.notice().is_some_and(|notice| notice.text.contains("Nothing is shown")));
}

#[test]
fn a_filter_on_claims_leaves_entities_with_a_claim_unless_it_is_told_otherwise() {
    let mut session = settled();
    session.apply(Command::Filter(FilterChange::Status(Status::Alleged)));
    assert_eq!(shown(&session), [0, 1], "Cid has no claim");
    session.apply(Command::Do(Action::FoldUnclaimed));
    assert_eq!(shown(&session), [0, 1, 2]);
    session.apply(Command::Do(Action::ShowAll));
    assert_eq!(shown(&session), [0, 1, 2]);
    assert!(!session.workspace().filter.keeps_unclaimed);
}

#[test]
fn a_small_dossier_is_shown_whole_and_a_large_one_by_its_first_part() {
    let small = settled_star(40);
    assert!(small.workspace().shown.is_everything());
    let mut large = settled_star(300);
    let first = shown(&large);
    assert_eq!(first.len(), 80);
    assert_eq!(first[0], 0, "the hub is what it begins with");
    assert!(!large.is_unsaved() && large.undo_name().is_none() && !large.has_shown_before());
    assert_eq!(large.visibility().beyond(EntityIndex(0)), 300 - 79);
    // Backing out never shows everything unasked.
    for _ in 0..5 {
        large.apply(Command::Do(Action::Escape));
    }
    assert_eq!(shown(&large), first);
    let effects = large.apply(Command::Do(Action::ShowAll));
    assert!(effects.contains(&Effect::StartLayout(large.ticket())), "most of it has no place yet");
    settle(&mut large);
    assert_eq!(shown(&large).len(), 302, "the one without claims is folded away");
    large.apply(Command::Do(Action::FoldUnclaimed));
    assert_eq!(shown(&large).len(), 303);
}

#[test]
fn one_step_back_from_everything_is_the_first_part_as_it_stood() {
    let mut session = settled_star(300);
    let (first, places) = (shown(&session), session.workspace().positions.clone());
    session.apply(Command::Do(Action::ShowAll));
    settle(&mut session);
    assert_ne!(session.workspace().positions, places);
    session.apply(Command::Do(Action::ShowBefore));
    assert_eq!((shown(&session), &session.workspace().positions), (first, &places));
    session.apply(Command::Do(Action::Undo));
    assert_eq!(shown(&session).len(), 302);
}

#[test]
fn neighbours_come_some_at_a_time_beside_theirs_and_nobody_else_moves() {
    let mut session = settled_star(60);
    these(&mut session, &[EntityIndex(0)]);
    session.apply(Command::Do(Action::LayOutAgain));
    settle(&mut session);
    select(&mut session, EntityIndex(0));
    let hub = session.workspace().positions[0];
    session.apply(Command::Do(Action::Expand));
    assert_eq!(shown(&session).len(), 26);
    assert_eq!(session.visibility().beyond(EntityIndex(0)), 35);
    assert!(session.notice().is_some_and(|notice| notice.text.contains("25 neighbours of 60 shown")));
    assert_eq!(session.workspace().positions[0], hub);
    let places: Vec<Position> = shown(&session).iter().map(|at| session.workspace().positions[*at as usize]).collect();
    for (at, one) in places.iter().enumerate() {
        assert!(one.distance(hub) < 900.0, "{one:?} is beside the hub");
        assert!(places[..at].iter().all(|other| one.distance(*other) > 10.0), "{one:?} is on another");
    }
    session.apply(Command::Do(Action::Expand));
    session.apply(Command::Do(Action::Expand));
    assert_eq!(shown(&session).len(), 61);
    let after: Vec<Position> = shown(&session).iter().map(|at| session.workspace().positions[*at as usize]).collect();
    assert!(places.iter().all(|place| after.contains(place)), "those that were there stayed");
    session.apply(Command::Do(Action::ShowBefore));
    assert_eq!(shown(&session).len(), 51);
}

#[test]
fn neighbours_that_have_a_place_in_the_picture_come_back_to_it() {
    let mut session = settled();
    these(&mut session, &[ANN]);
    select(&mut session, ANN);
    session.apply(Command::Do(Action::Expand));
    assert_eq!((shown(&session), x_of(&session, BOB)), (vec![0, 1], 100.0));
}

#[test]
fn neighbours_can_be_chosen_by_the_kind_of_their_claims_and_hidden_again() {
    let mut session = settled_star(20);
    these(&mut session, &[EntityIndex(0)]);
    let kinds = session.hidden_kinds(EntityIndex(0));
    assert_eq!(kinds, [("knows".to_owned(), 10), ("pays".to_owned(), 10)]);
    session.apply(Command::Expand(EntityIndex(0), Some("pays".to_owned())));
    assert_eq!(shown(&session).len(), 11);
    assert!(shown(&session)[1..].iter().all(|at| at % 2 == 0));
    select(&mut session, EntityIndex(20));
    session.apply(Command::Do(Action::Expand));
    assert!(shown(&session).contains(&21));
    select(&mut session, EntityIndex(0));
    session.apply(Command::Do(Action::Collapse));
    assert_eq!(shown(&session), [0, 20, 21], "what leads on stays");
}

#[test]
fn digits_light_while_everything_is_shown_and_show_while_something_is_left_out() {
    let mut session = settled_star(20);
    select(&mut session, EntityIndex(20));
    session.apply(Command::Do(Action::LightDepth2));
    assert!(session.emphasis().lit.is_some());
    these(&mut session, &[EntityIndex(20)]);
    session.apply(Command::Do(Action::LightNeighbours));
    assert_eq!(shown(&session), [0, 20, 21]);
    assert!(session.emphasis().lit.is_none());
    session.apply(Command::Do(Action::LightDepth2));
    assert_eq!(shown(&session).len(), 22);
}

#[test]
fn what_was_looked_for_and_is_left_out_comes_with_its_neighbours() {
    let mut session = settled_star(300);
    let gone = EntityIndex(301);
    assert!(!session.visibility().entity(gone));
    assert_eq!(session.why_hidden(Target::Entity(gone)), ["left out of what is shown"]);
    session.apply(Command::FlyTo(Target::Entity(gone)));
    assert!(session.prompt().is_none(), "nothing is asked");
    assert!(session.visibility().entity(gone) && session.visibility().entity(EntityIndex(300)));
    let at = |one: EntityIndex| session.workspace().positions[one.at()];
    assert!(at(gone).distance(at(EntityIndex(300))) > 10.0);
    session.apply(Command::Do(Action::ShowBefore));
    assert_eq!(shown(&session).len(), 80);
    // What else hides it is asked about.
    session.apply(Command::Filter(FilterChange::EntityKind("person".to_owned())));
    session.apply(Command::FlyTo(Target::Entity(gone)));
    assert!(session.prompt().is_some());
}

#[test]
fn what_is_shown_is_saved_by_ids_and_obeyed() {
    let mut session = settled_star(300);
    session.apply(Command::Do(Action::Pin));
    let effects = session.apply(Command::SaveLayoutAs("/case/star.layout.ron".into()));
    let saved = effects.into_iter().find_map(|effect| match effect {
        Effect::SaveLayout { layout, .. } => Some(*layout),
        _ => None,
    });
    let saved = saved.expect("a layout to save");
    assert_eq!(saved.views[0].positions.len(), 80, "what was never laid out has no place");
    let open = session.open().cloned().expect("a dossier");
    let mut other = Session::new(Preferences::default());
    let layout = Some(("/case/star.layout.ron".into(), Ok(saved)));
    other.apply(Command::Loaded { open, layout });
    assert_eq!(shown(&other), shown(&session));
    assert_eq!(other.workspace().positions[0], session.workspace().positions[0]);
    let notice = other.notice().map(|notice| notice.text.clone()).unwrap_or_default();
    assert!(notice.contains("is shown as it was saved"), "{notice}");
}

#[test]
fn a_reload_keeps_what_is_shown() {
    let mut session = settled();
    these(&mut session, &[BOB]);
    session.apply(Command::Do(Action::Reload));
    session.apply(Command::Loaded { open: example(&["new", "ann", "bob", "cid"]), layout: None });
    assert_eq!(shown(&session), [2]);
    assert!(matches!(&session.workspace().shown, Shown::Part(part) if part.words == "some"));
}

#[test]
fn what_comes_into_sight_behind_a_filter_has_a_place() {
    let mut session = settled();
    these(&mut session, &[ANN, BOB]);
    let mut fresh = Session::new(Preferences::default());
    let mut open = example(&["ann", "bob", "cid"]).as_ref().clone();
    open.dossier.entities[1].kind = "place".to_owned();
    fresh.apply(Command::Loaded { open: Arc::new(open), layout: None });
    fresh.apply(Command::Filter(FilterChange::EntityKind("place".to_owned())));
    fresh.apply(Command::Do(Action::LayOutAgain));
    settle(&mut fresh);
    fresh.apply(Command::Filter(FilterChange::EntityKind("place".to_owned())));
    let at = |one: EntityIndex| fresh.workspace().positions[one.at()];
    assert!(at(BOB).distance(at(ANN)) > 10.0, "Bob stands on nobody");
}

#[test]
fn what_is_switched_off_may_stay_in_the_picture_and_counts_as_hidden_everywhere_else() {
    let mut session = settled();
    let places = session.workspace().positions.clone();
    session.apply(Command::Filter(FilterChange::EntityKind("person".to_owned())));
    let left = shown(&session);
    assert!(left.len() < 3 && !session.dims());
    session.apply(Command::Filter(FilterChange::Dim));
    assert!(session.dims() && session.drawn().entities.iter().all(|drawn| *drawn));
    assert_eq!(shown(&session), left);
    session.apply(Command::Do(Action::Table));
    assert_eq!(session.table().rows().len(), left.len());
    session.apply(Command::Do(Action::Table));
    assert_eq!(session.layout_request(1).expect("a layout").nodes.len(), 3, "what is dimmed is laid out too");
    let subject = session.figure_subject().expect("a figure");
    assert!(subject.drawn.is_some_and(|drawn| drawn.entities.iter().all(|drawn| *drawn)));
    session.apply(Command::Do(Action::ShowAll));
    assert!(!session.dims() && session.workspace().filter.dims, "the choice stays for the next filter");
    assert!(session.figure_subject().is_some_and(|subject| subject.drawn.is_none()));
    session.apply(Command::Do(Action::Undo));
    session.apply(Command::Do(Action::Undo));
    assert_eq!((session.dims(), session.drawn().entity_count()), (false, left.len()));
    assert_eq!(session.workspace().positions, places);
}

#[test]
fn a_figure_of_a_part_says_which() {
    let mut session = settled();
    assert_eq!(session.figure_subject().and_then(|subject| subject.part), None);
    these(&mut session, &[BOB]);
    assert_eq!(session.figure_subject().and_then(|subject| subject.part).as_deref(), Some("some"));
}
