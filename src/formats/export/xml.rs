//! GEXF and GraphML: the same nodes, edges and attributes in two notations.

use super::rows::{Claim, Rows, field_name};
use crate::model::Position;
use std::collections::BTreeSet;

/// The most pieces of evidence of a claim that become attributes.
const MOST_EVIDENCE: usize = 20;

/// A node or edge with its attributes by name.
struct Part {
    id: String,
    label: String,
    ends: Option<(String, String)>,
    /// Where it stands; downwards `y` grows.
    at: Option<Position>,
    attributes: Vec<(String, String)>,
}

/// GEXF 1.3.
pub(super) fn gexf(rows: &Rows<'_>, lost: &mut Vec<String>) -> String {
    let (nodes, edges, directed) = parts(rows, lost);
    let columns = [("node", names(&nodes)), ("edge", names(&edges))];
    let mut out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n".to_owned();
    let title = rows.open.dossier.title.as_deref().unwrap_or_default();
    out += &format!("<meta><creator>Sayso</creator><title>{}</title></meta>\n", escaped(title));
    out += &format!("<graph defaultedgetype=\"{directed}\">\n");
    for (class, names) in &columns {
        out += &format!("<attributes class=\"{class}\">\n");
        for (number, name) in names.iter().enumerate() {
            out += &format!("<attribute id=\"{number}\" title=\"{}\" type=\"string\"/>\n", escaped(name));
        }
        out += "</attributes>\n";
    }
    for (element, list, names) in [("node", &nodes, &columns[0].1), ("edge", &edges, &columns[1].1)] {
        out += &format!("<{element}s>\n");
        for part in list {
            let ends = part
                .ends
                .as_ref()
                .map(|(from, to)| format!(" source=\"{}\" target=\"{}\"", escaped(from), escaped(to)));
            let ends = ends.unwrap_or_default();
            out += &format!(
                "<{element} id=\"{}\"{ends} label=\"{}\"><attvalues>",
                escaped(&part.id),
                escaped(&part.label)
            );
            for (name, value) in &part.attributes {
                let number = names.iter().position(|known| known == name).unwrap_or_default();
                out += &format!("<attvalue for=\"{number}\" value=\"{}\"/>", escaped(value));
            }
            out += "</attvalues>";
            // In Gephi, y grows upwards.
            out += &part
                .at
                .map_or_else(String::new, |at| format!("<viz:position x=\"{}\" y=\"{}\" z=\"0\"/>", at.x, -at.y));
            out += &format!("</{element}>\n");
        }
        out += &format!("</{element}s>\n");
    }
    out + "</graph>\n</gexf>\n"
}

/// GraphML.
pub(super) fn graphml(rows: &Rows<'_>, lost: &mut Vec<String>) -> String {
    let (nodes, edges, directed) = parts(rows, lost);
    let mut out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
            .to_owned();
    let columns = [("node", "n", names(&nodes)), ("edge", "e", names(&edges))];
    for (class, letter, names) in &columns {
        out += &format!("<key id=\"{letter}label\" for=\"{class}\" attr.name=\"label\" attr.type=\"string\"/>\n");
        for (number, name) in names.iter().enumerate() {
            out += &format!(
                "<key id=\"{letter}{number}\" for=\"{class}\" attr.name=\"{}\" attr.type=\"string\"/>\n",
                escaped(name)
            );
        }
    }
    if rows.has_positions() {
        for axis in ["x", "y"] {
            out += &format!("<key id=\"{axis}\" for=\"node\" attr.name=\"{axis}\" attr.type=\"double\"/>\n");
        }
    }
    out += &format!("<graph edgedefault=\"{directed}\">\n");
    for (list, (element, letter, names)) in [(&nodes, &columns[0]), (&edges, &columns[1])] {
        for part in list {
            let ends = part
                .ends
                .as_ref()
                .map(|(from, to)| format!(" source=\"{}\" target=\"{}\"", escaped(from), escaped(to)));
            out += &format!("<{element} id=\"{}\"{}>", escaped(&part.id), ends.unwrap_or_default());
            out += &format!("<data key=\"{letter}label\">{}</data>", escaped(&part.label));
            for (name, value) in &part.attributes {
                let number = names.iter().position(|known| known == name).unwrap_or_default();
                out += &format!("<data key=\"{letter}{number}\">{}</data>", escaped(value));
            }
            for (axis, value) in part.at.iter().flat_map(|at| [("x", at.x), ("y", at.y)]) {
                out += &format!("<data key=\"{axis}\">{value}</data>");
            }
            out += &format!("</{element}>\n");
        }
    }
    out + "</graph>\n</graphml>\n"
}

/// Nodes, edges, and whether the graph has directions. Readers refuse graphs that mix both: of such, symmetric edges say so in
/// an attribute.
fn parts(rows: &Rows<'_>, lost: &mut Vec<String>) -> (Vec<Part>, Vec<Part>, &'static str) {
    let node = |(entity, at): (&crate::model::Entity, Option<Position>)| {
        let mut attributes = vec![("kind".to_owned(), entity.kind.clone())];
        attributes.push(("aliases".to_owned(), entity.aliases.join("; ")));
        attributes.push(("note".to_owned(), entity.note.clone().unwrap_or_default()));
        attributes.extend(entity.fields.iter().map(|(name, value)| (field_name(name), value.clone())));
        Part { at, ..part(entity.id.clone(), entity.name.clone(), None, attributes) }
    };
    let nodes = rows.entities().zip(rows.positions()).map(node).collect();
    let is_undirected = rows.claims().next().is_some() && rows.claims().all(|claim| claim.is_symmetric);
    let mut left = 0;
    let edges = rows.claims().map(|claim| edge(&claim, is_undirected, &mut left)).collect();
    if left > 0 {
        lost.push(format!("pieces of evidence beyond the twentieth of a claim: {left}"));
    }
    (nodes, edges, if is_undirected { "undirected" } else { "directed" })
}

fn part(id: String, label: String, ends: Option<(String, String)>, attributes: Vec<(String, String)>) -> Part {
    let attributes = attributes.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    Part { id, label, ends, at: None, attributes }
}

fn edge(claim: &Claim<'_>, is_undirected: bool, left: &mut usize) -> Part {
    let relation = claim.relation;
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let mut attributes = vec![
        ("status".to_owned(), relation.status.word().to_owned()),
        ("by".to_owned(), text(claim.by)),
        ("hedge".to_owned(), text(relation.hedge.as_deref())),
        ("date".to_owned(), claim.date().to_owned()),
        ("note".to_owned(), text(relation.note.as_deref())),
    ];
    if claim.is_symmetric && !is_undirected {
        attributes.push(("symmetric".to_owned(), "true".to_owned()));
    }
    attributes.extend(relation.fields.iter().map(|(name, value)| (field_name(name), value.clone())));
    attributes.push(("evidence_count".to_owned(), claim.evidence.len().to_string()));
    let verified = claim.evidence.iter().filter(|piece| piece.verification.is_verified()).count();
    attributes.push(("verified_count".to_owned(), verified.to_string()));
    for (number, piece) in claim.evidence.iter().take(MOST_EVIDENCE).enumerate() {
        attributes.push((format!("evidence_{}", number + 1), text(piece.evidence.quote.as_deref())));
        attributes.push((format!("evidence_document_{}", number + 1), piece.document.to_owned()));
    }
    *left += claim.evidence.len().saturating_sub(MOST_EVIDENCE);
    part(claim.id.clone(), relation.kind.clone(), Some((claim.from.to_owned(), claim.to.to_owned())), attributes)
}

/// The names of all attributes.
fn names(parts: &[Part]) -> Vec<String> {
    let names: BTreeSet<&String> = parts.iter().flat_map(|part| part.attributes.iter().map(|(name, _)| name)).collect();
    names.into_iter().cloned().collect()
}

/// A text in an element or attribute, without characters that XML does not have.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}
