//! The formats that are read: one row each, in the order in which they are asked.
//!
//! Another format is one file beside this one and one row of [`FORMATS`]: the special ones before the general ones.

use super::format::Format;
use annotations::{brat, doccano, label_studio};

/// The formats, in the order in which they are asked.
#[rustfmt::skip]
pub const FORMATS: &[Format] = &[
    // Formats with a shape of their own stand before the general ones below.
    Format { id: "langextract", name: "LangExtract (JSON Lines)", recognise: langextract::recognise, read: langextract::read },
    Format { id: "stix", name: "STIX 2 bundles", recognise: stix::recognise, read: stix::read },
    Format { id: "ftm", name: "FollowTheMoney entities", recognise: ftm::recognise, read: ftm::read },
    Format { id: "label-studio", name: "Label Studio (JSON)", recognise: label_studio::recognise, read: label_studio::read },
    Format { id: "neo4j", name: "Neo4j exports (APOC JSON)", recognise: neo4j::recognise, read: neo4j::read },
    Format { id: "indra", name: "INDRA statements", recognise: indra::recognise, read: indra::read },
    Format { id: "lightrag", name: "LightRAG and nano-graphrag folders", recognise: lightrag::recognise, read: lightrag::read },
    Format { id: "graphrag", name: "Microsoft GraphRAG tables", recognise: graphrag::recognise, read: graphrag::read },
    Format { id: "graph-xml", name: "GEXF and GraphML", recognise: graph_xml::recognise, read: graph_xml::read },
    Format { id: "brat", name: "brat annotations", recognise: brat::recognise, read: brat::read },
    Format { id: "doccano", name: "doccano (JSON Lines)", recognise: doccano::recognise, read: doccano::read },
    Format { id: "json-graph", name: "graphs and triples (JSON)", recognise: json_graph::recognise, read: json_graph::read },
    Format { id: "tables", name: "tables (CSV, TSV, XLSX)", recognise: tables::recognise, read: tables::read },
    Format { id: "vault", name: "vaults of Markdown notes", recognise: vault::recognise, read: vault::read },
    Format { id: "documents", name: "documents (text, Markdown, HTML, DOCX, ODT, EPUB, PDF, e-mail)", recognise: documents::recognise, read: documents::read },
];

/// The names of all formats, for a sentence.
#[must_use]
pub fn names() -> String {
    FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().join(", ")
}

mod annotations;
mod documents;
mod ftm;
mod graph_xml;
mod graphrag;
mod indra;
mod json_graph;
mod langextract;
mod lightrag;
mod neo4j;
mod stix;
mod tables;
mod vault;

#[cfg(test)]
mod tests;
