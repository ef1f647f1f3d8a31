//! The formats that a dossier is exported to.

/// A format that a dossier is exported to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExportKind {
    /// Tables as CSV: nodes, edges, evidence and documents.
    #[default]
    Csv,
    /// GEXF 1.3, for Gephi.
    Gexf,
    /// GraphML, for Cytoscape, yEd and networkx.
    GraphMl,
    /// Nodes and edges as JSON, with documents and evidence, for networkx and scripts.
    NodeLink,
    /// A folder of Markdown notes, for Obsidian.
    Vault,
    /// FollowTheMoney's JSON lines, for Aleph.
    FollowTheMoney,
}

impl ExportKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Csv, Self::Gexf, Self::GraphMl, Self::NodeLink, Self::Vault, Self::FollowTheMoney];

    /// All of them that are files, with the endings of these; those that end like another stand first.
    pub const ENDINGS: [(&'static str, Self); 6] = [
        (".ftm.json", Self::FollowTheMoney),
        (".ftm", Self::FollowTheMoney),
        (".csv", Self::Csv),
        (".gexf", Self::Gexf),
        (".graphml", Self::GraphMl),
        (".json", Self::NodeLink),
    ];

    /// The format that a file name ends in, and its ending; a name that ends in a slash is that of a folder of notes.
    #[must_use]
    pub fn of(name: &str) -> Option<(&'static str, Self)> {
        let name = name.to_lowercase();
        if name.ends_with(['/', '\\']) {
            return Some(("", Self::Vault));
        }
        Self::ENDINGS.into_iter().find(|(ending, _)| name.ends_with(ending))
    }

    /// The ending of its files; empty for a folder.
    #[must_use]
    pub fn ending(self) -> &'static str {
        let ending = Self::ENDINGS.into_iter().find(|(_, kind)| *kind == self).map(|(ending, _)| ending);
        ending.unwrap_or_default()
    }

    /// Its name in a list.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "Tables (CSV)",
            Self::Gexf => "GEXF",
            Self::GraphMl => "GraphML",
            Self::NodeLink => "Nodes and edges (JSON)",
            Self::Vault => "Markdown notes (a folder)",
            Self::FollowTheMoney => "FollowTheMoney (JSON lines)",
        }
    }

    /// What it is good for.
    #[must_use]
    pub fn help(self) -> &'static str {
        match self {
            Self::Csv => {
                "For spreadsheets and databases: four tables beside one another, of nodes, edges, evidence and documents"
            }
            Self::Gexf => {
                "For Gephi: an edge for every claim, with its quotes as attributes, and the places of this view"
            }
            Self::GraphMl => "For Cytoscape, yEd and networkx: as GEXF",
            Self::NodeLink => "For Python, d3 and other scripts: everything, with the texts of the documents",
            Self::Vault => {
                "For Obsidian: a note for every entity, with its claims and quotes, and one for every document"
            }
            Self::FollowTheMoney => "For Aleph and OpenAleph: entities, texts, and a link for every claim",
        }
    }

    /// Whether it keeps the places of entities.
    #[must_use]
    pub fn has_positions(self) -> bool {
        matches!(self, Self::Gexf | Self::GraphMl | Self::NodeLink)
    }
}
