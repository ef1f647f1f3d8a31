//! Layouts that were saved by the first rules of verification.

use super::super::{Command, Page, Session};
use crate::model::fixture::{dossier, quote};
use crate::model::{Position, QUOTE_RULES, SavedLayout, Status, View};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A session that opened a dossier of these quotes, with a layout saved under these rules, if any.
fn opened(quotes: &[&str], quote_rules: Option<u32>) -> Session {
    let claims = [("ann", "knows", "bob", Status::Asserted)];
    let text = "It is illegal here. Ann knows Bob.";
    let mut open = dossier(&[("ann", "person"), ("bob", "person")], &claims, &[text]);
    open.dossier.relations[0].evidence = quotes.iter().map(|words| quote(0, words)).collect();
    open.reading = crate::text::read(&open.dossier);
    let positions = [("ann", 0.0), ("bob", 90.0)].map(|(id, x)| (id.to_owned(), Position::new(x, 0.0))).into();
    let layout = |quote_rules| SavedLayout {
        dossier_hash: open.hash.clone(),
        quote_rules,
        views: vec![View { name: "Mine".to_owned(), positions, ..View::default() }],
        ..SavedLayout::default()
    };
    let layout = quote_rules.map(|rules| (PathBuf::from("/case/case.layout.ron"), Ok(layout(rules))));
    let mut session = Session::default();
    session.apply(Command::Loaded { open: Arc::new(open), layout });
    session
}

/// What a session tells, and the page that it offers.
fn told(session: &Session) -> (&str, Option<Page>) {
    session.notice().map_or(("", None), |notice| (notice.text.as_str(), notice.leads_to))
}

#[test]
fn a_reader_who_saw_other_results_is_told_why_until_the_layout_is_saved_again() {
    let session = opened(&["legal here", "legal here. Ann knows", "gone"], Some(0));
    let expected = "2 quotes that an earlier version called verified are flagged now: they begin or end inside a word, run \
                    across a break or contradict their prefix";
    assert_eq!(told(&session), (expected, Some(Page::Unverified)));
    let saved = session.layout_to_save(Path::new("/case/case.layout.ron")).expect("a layout");
    assert_eq!(saved.quote_rules, QUOTE_RULES);
    let session = opened(&["legal here"], Some(0));
    assert!(
        told(&session).0.starts_with("1 quote that an earlier version called verified is flagged now"),
        "{:?}",
        told(&session)
    );
    let as_saved = "Layout “Mine” is shown as it was saved";
    assert_eq!(told(&opened(&["legal here"], Some(QUOTE_RULES))), (as_saved, None));
    assert_eq!(told(&opened(&["Ann knows Bob"], Some(0))), (as_saved, None));
    assert_eq!(told(&opened(&["legal here"], None)), ("", None), "nobody saw other results");
}
