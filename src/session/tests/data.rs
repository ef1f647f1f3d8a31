//! Exports for other programs: the names of their files, and what is told of them.

use super::settled;
use crate::formats::export::ExportKind;
use crate::session::{Command, Effect, FigureOutcome};
use std::path::PathBuf;

#[test]
fn an_export_has_the_ending_of_its_format() {
    let session = settled();
    let named = |kind, path: &str| {
        let task = session.data_task(kind, false).expect("a dossier is open");
        task.named(PathBuf::from(path)).to_string_lossy().into_owned()
    };
    assert_eq!(named(ExportKind::Csv, "/x/a"), "/x/a.nodes.csv");
    assert_eq!(named(ExportKind::Csv, "/x/a.csv"), "/x/a.nodes.csv");
    assert_eq!(named(ExportKind::Csv, "/x/a.nodes.csv"), "/x/a.nodes.csv");
    assert_eq!(named(ExportKind::Gexf, "/x/a.b"), "/x/a.b.gexf");
    assert_eq!(named(ExportKind::FollowTheMoney, "/x/a.ftm.json"), "/x/a.ftm.json");
    assert_eq!(named(ExportKind::NodeLink, "/x/a.ftm.json"), "/x/a.ftm.json.json", "that would be read as another");
    assert_eq!(named(ExportKind::Vault, "/x/a"), "/x/a");
    let offered = session.data_task(ExportKind::Vault, false).map(|task| task.name());
    assert_eq!(offered, Some("case notes".to_owned()));
}

#[test]
fn an_export_is_made_and_what_it_lacks_is_told() {
    let mut session = settled();
    let task = session.data_task(ExportKind::Gexf, false).expect("a dossier is open");
    let effects = session.apply(Command::ExportData(Box::new(task)));
    assert!(matches!(effects.as_slice(), [Effect::ExportData(task)] if task.visibility.is_none()));
    let note = Some("it has no texts of documents: 2".to_owned());
    session.apply(Command::FigureMade(FigureOutcome::Saved(note)));
    let words = session.notice().map(|notice| notice.text.clone());
    assert_eq!(words, Some("Saved case.gexf, but it has no texts of documents: 2".to_owned()));
    assert!(!session.shows_a_part());
}
