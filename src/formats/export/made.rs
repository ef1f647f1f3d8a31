//! An export: the files of one format, and what it has no place for.

use super::file::ExportFile;
use super::kind::ExportKind;
use super::rows::Rows;
use super::subject::ExportSubject;
use super::{follow_the_money, losses, node_link, tables, vault, xml};

/// An export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Its files.
    pub files: Vec<ExportFile>,
    /// What the format has no place for, a sentence each without a full stop.
    pub lost: Vec<String>,
}

/// Exports a dossier.
#[must_use]
pub fn export(subject: &ExportSubject<'_>, kind: ExportKind) -> Export {
    let only = |text: String| vec![ExportFile { part: String::new(), text }];
    let rows = Rows::of(subject);
    let mut lost = losses::of(&rows, kind);
    let files = match kind {
        ExportKind::Csv => tables::write(&rows),
        ExportKind::Gexf => only(xml::gexf(&rows, &mut lost)),
        ExportKind::GraphMl => only(xml::graphml(&rows, &mut lost)),
        ExportKind::NodeLink => only(node_link::write(&rows)),
        ExportKind::Vault => vault::write(&rows),
        ExportKind::FollowTheMoney => only(follow_the_money::write(&rows, &mut lost)),
    };
    Export { files, lost }
}
