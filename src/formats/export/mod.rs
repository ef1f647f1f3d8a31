//! Export: a dossier in the formats of other programs, from which it can be imported again.
//!
//! Invariant: every claim is an edge of its own; what a format has no place for is told.

mod file;
mod follow_the_money;
mod node_link;
mod rows;
mod tables;
mod xml;

pub use file::ExportFile;

use crate::model::OpenDossier;

/// A format that a dossier is exported to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportKind {
    /// Tables as CSV: nodes, edges, evidence and documents.
    Csv,
    /// GEXF 1.3, for Gephi.
    Gexf,
    /// GraphML, for Cytoscape, yEd and networkx.
    GraphMl,
    /// Nodes and edges as JSON, with documents and evidence, for networkx and scripts.
    NodeLink,
    /// FollowTheMoney's JSON lines, for Aleph.
    FollowTheMoney,
}

impl ExportKind {
    /// All of them, with the endings of their files; those that end like another stand first.
    pub const ENDINGS: [(&'static str, Self); 6] = [
        (".ftm.json", Self::FollowTheMoney),
        (".ftm", Self::FollowTheMoney),
        (".csv", Self::Csv),
        (".gexf", Self::Gexf),
        (".graphml", Self::GraphMl),
        (".json", Self::NodeLink),
    ];

    /// The format that a file name ends in, and its ending.
    #[must_use]
    pub fn of(name: &str) -> Option<(&'static str, Self)> {
        let name = name.to_lowercase();
        Self::ENDINGS.into_iter().find(|(ending, _)| name.ends_with(ending))
    }
}

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
pub fn export(open: &OpenDossier, kind: ExportKind) -> Export {
    let only = |text: String| vec![ExportFile { part: "", text }];
    let mut lost = common_losses(open);
    let files = match kind {
        ExportKind::Csv => tables::write(open),
        ExportKind::Gexf => only(xml::gexf(open, &mut lost)),
        ExportKind::GraphMl => only(xml::graphml(open, &mut lost)),
        ExportKind::NodeLink => only(node_link::write(open)),
        ExportKind::FollowTheMoney => only(follow_the_money::write(open, &mut lost)),
    };
    Export { files, lost }
}

/// What none of the formats has a place for.
fn common_losses(open: &OpenDossier) -> Vec<String> {
    let dossier = &open.dossier;
    let mut lost = Vec::new();
    let placed: usize = dossier.entities.iter().map(|entity| entity.mentions.len()).sum();
    let rules = dossier.kinds.iter().filter(|kind| kind.inverse.is_some() || !kind.opposes.is_empty()).count();
    for (count, what) in [(placed, "mentions placed by hand"), (rules, "inverse and opposed kinds")] {
        if count > 0 {
            lost.push(format!("{what}: {count}"));
        }
    }
    lost
}
