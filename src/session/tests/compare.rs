//! Comparisons in a session: they follow what is open, mark it, and lead over to the other version.

use crate::analysis::versions::Versions;
use crate::model::fixture::{dossier, quote};
use crate::model::{EvidenceIndex, OpenDossier, Origin, QuoteMark, RelationIndex, Status, Verdict};
use crate::session::{
    Action, Answer, Command, CompareChange, Dress, Effect, FoundVersion, Paint, Preferences, Session,
};
use std::sync::Arc;

/// Ann pays Bob, with a quote, and every other entity knows Bob.
fn version(names: &[&str], status: Status, file: &str) -> Arc<OpenDossier> {
    let entities: Vec<(&str, &str)> = names.iter().map(|name| (*name, "person")).collect();
    let mut claims = vec![("ann", "pays", "bob", status)];
    claims.extend(
        names
            .iter()
            .filter(|name| !["ann", "bob"].contains(*name))
            .map(|name| (*name, "knows", "bob", Status::Asserted)),
    );
    let mut open = dossier(&entities, &claims, &["ann pays bob"]);
    open.dossier.relations[0].evidence = vec![quote(0, "ann pays bob")];
    open.reading = crate::text::read(&open.dossier);
    open.origin = Origin::File(file.into());
    open.hash = file.to_owned();
    Arc::new(open)
}

fn compared(open: &Arc<OpenDossier>, other: &Arc<OpenDossier>) -> Session {
    let mut session = Session::new(Preferences::default());
    session.apply(Command::Loaded { open: Arc::clone(open), layout: None });
    let effects = session.apply(Command::Compare(CompareChange::With("/case/old.ron".into())));
    assert!(matches!(effects.as_slice(), [Effect::Compare(path, _)] if path.ends_with("old.ron")));
    let versions = Versions::between(other, open);
    let found = FoundVersion { open: Arc::clone(open), other: Arc::clone(other), versions };
    session.apply(Command::Compare(CompareChange::Found(Box::new(found))));
    session
}

fn mark_names(session: &Session) -> Vec<(String, u32)> {
    session.dress().colors.iter().map(|mark| (mark.words.clone(), mark.count)).collect()
}

#[test]
fn what_differs_is_marked_and_the_other_may_be_the_newer_one() {
    let (old, new) = (
        version(&["ann", "bob", "cid"], Status::Alleged, "/case/old.ron"),
        version(&["ann", "bob", "dora"], Status::Asserted, "/case/new.ron"),
    );
    let mut session = compared(&new, &old);
    let counts = |session: &Session| session.compared().map(|compared| compared.versions.entities.counts());
    assert_eq!(counts(&session), Some([1, 0, 1]));
    let told = mark_names(&session);
    let told: Vec<(&str, u32)> = told.iter().map(|(words, count)| (words.as_str(), *count)).collect();
    assert_eq!(told, [("added", 2), ("changed", 1), ("the same", 2), ("gone, in the list", 2)]);
    assert_eq!(session.dress().paints[2], Some(Paint::Group(2)));
    assert_eq!(session.dress().edges.values().copied().collect::<Vec<_>>(), [Paint::Group(1), Paint::Group(2)]);
    session.apply(Command::Compare(CompareChange::OtherIsNewer(true)));
    assert_eq!(counts(&session), Some([1, 0, 1]), "dora is gone and cid is new");
    assert_eq!(mark_names(&session)[0].0, "gone");
    session.apply(Command::Compare(CompareChange::Mark(false)));
    assert_eq!(**session.dress(), Dress::default());
    session.apply(Command::Compare(CompareChange::Close));
    assert!(session.compared().is_none());
}

#[test]
fn another_dossier_ends_the_comparison_and_a_reload_compares_again() {
    let (old, new) = (
        version(&["ann", "bob"], Status::Alleged, "/case/old.ron"),
        version(&["ann", "bob", "dora"], Status::Alleged, "/case/new.ron"),
    );
    let mut session = compared(&new, &old);
    session.apply(Command::Do(Action::Reload));
    session.apply(Command::Loaded { open: version(&["ann", "bob"], Status::Alleged, "/case/new.ron"), layout: None });
    assert!(session.compared().is_some_and(|compared| compared.versions.is_empty()));
    session.apply(Command::OpenExample("x".to_owned()));
    session.apply(Command::Answer(Answer::LeaveAnyway));
    session.apply(Command::Loaded { open: version(&["ann", "bob"], Status::Alleged, "/other.ron"), layout: None });
    assert!(session.compared().is_none());
}

#[test]
fn the_other_version_opens_in_the_same_layout_with_the_marks_that_fit() {
    let old = version(&["ann", "bob", "cid"], Status::Alleged, "/case/old.ron");
    let other = |status| version(&["zoe", "ann", "bob"], status, "/case/new.ron");
    for (status, lost) in [(Status::Alleged, 0), (Status::Denied, 1)] {
        let new = other(status);
        let mut session = compared(&old, &new);
        let first = EvidenceIndex { relation: RelationIndex(0), position: 0 };
        session.apply(Command::Mark(first, Verdict::Confirmed));
        let ann = session.workspace().positions[0];
        session.apply(Command::Compare(CompareChange::OtherIsNewer(true)));
        session.apply(Command::Compare(CompareChange::OpenOther));
        assert_eq!(session.open().map(|open| open.origin.name()), Some("new.ron".to_owned()));
        assert_eq!(session.workspace().positions[1], ann);
        assert_eq!(session.lost_marks(), lost, "{status:?}: a mark is about what was claimed");
        let words = session.notice().map(|notice| notice.text.clone()).unwrap_or_default();
        assert!(words.starts_with("Opened new.ron in this layout: 2 of 3 entities are where they were"), "{words}");
        assert_eq!(words.contains("1 mark fits no quote of it"), lost == 1, "{words}");
        assert!(session.is_unsaved() && session.layout_file().path().is_none());
        let compared = session.compared().expect("a comparison");
        assert!(!compared.other_is_newer && compared.versions.entities.counts() == [1, 0, 1]);
    }
}

#[test]
fn a_mark_comes_along_where_only_ids_differ() {
    let old = version(&["ann", "bob"], Status::Alleged, "/case/old.ron");
    let mut new = version(&["ann", "bob"], Status::Alleged, "/case/new.ron").as_ref().clone();
    new.dossier.entities[0].id = "p1".to_owned();
    let mut session = compared(&old, &Arc::new(new));
    let first = EvidenceIndex { relation: RelationIndex(0), position: 0 };
    session.apply(Command::Mark(first, Verdict::Confirmed));
    session.apply(Command::Compare(CompareChange::OpenOther));
    let verdict = session.mark_of(first).map(|mark: &QuoteMark| mark.verdict);
    assert_eq!((verdict, session.lost_marks()), (Some(Some(Verdict::Confirmed)), 0));
}
