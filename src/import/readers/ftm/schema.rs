//! The schemata of FollowTheMoney 4.11 as far as an import needs them: which are edges, which are documents, and what the
//! others are here.

/// A schema whose entities tie two others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) struct EdgeSchema {
    /// Its name.
    pub(in crate::import) name: &'static str,
    /// The property of its start.
    pub(in crate::import) source: &'static str,
    /// The property of its end.
    pub(in crate::import) target: &'static str,
    /// What it says, between the two.
    pub(in crate::import) label: &'static str,
    /// Whether it has a direction.
    pub(in crate::import) is_directed: bool,
}

/// A schema with a direction.
const fn row(name: &'static str, source: &'static str, label: &'static str, target: &'static str) -> EdgeSchema {
    EdgeSchema { name, source, target, label, is_directed: true }
}

/// A schema without a direction.
const fn both(name: &'static str, source: &'static str, label: &'static str, target: &'static str) -> EdgeSchema {
    EdgeSchema { is_directed: false, ..row(name, source, label, target) }
}

/// All of them.
pub(in crate::import) const EDGES: [EdgeSchema; 17] = [
    both("Associate", "person", "associated with", "associate"),
    row("ContractAward", "contract", "awarded to", "supplier"),
    row("Control", "controller", "controls", "controlled"),
    row("CourtCaseParty", "party", "involved in", "case"),
    row("Debt", "debtor", "owes", "creditor"),
    row("Directorship", "director", "directs", "organization"),
    both("Documentation", "document", "documents", "entity"),
    row("Employment", "employee", "works for", "employer"),
    both("Family", "person", "related to", "relative"),
    row("Membership", "member", "belongs to", "organization"),
    row("Occupancy", "holder", "holds", "post"),
    row("Ownership", "owner", "owns", "asset"),
    row("Payment", "payer", "paid", "beneficiary"),
    row("ProjectParticipant", "participant", "participates in", "project"),
    row("Representation", "agent", "represents", "client"),
    row("Succession", "predecessor", "precedes", "successor"),
    both("UnknownLink", "subject", "linked to", "object"),
];

/// The schemata of documents.
const DOCUMENTS: [&str; 14] = [
    "Article",
    "Audio",
    "Document",
    "Email",
    "Folder",
    "HyperText",
    "Image",
    "Message",
    "Package",
    "Pages",
    "PlainText",
    "Table",
    "Video",
    "Workbook",
];

/// Properties that name another entity, whatever stands in the file, with what they say.
const POINTERS: [(&str, &str); 12] = [
    ("addressEntity", "address"),
    ("bank", "bank"),
    ("holder", "held by"),
    ("issuer", "issued by"),
    ("parent", "parent"),
    ("riskSource", "risk source"),
    ("partOf", "part of"),
    ("operator", "operated by"),
    ("owner", "owned by"),
    ("organizer", "organized by"),
    ("involved", "involves"),
    ("entity", "about"),
];

/// The schema of an edge.
pub(super) fn edge(schema: &str) -> Option<&'static EdgeSchema> {
    EDGES.iter().find(|edge| edge.name == schema)
}

/// Whether a schema is one of documents.
pub(super) fn is_document(schema: &str) -> bool {
    DOCUMENTS.contains(&schema)
}

/// What an entity of a schema is here: the word of this program, or the schema in words.
pub(super) fn kind(schema: &str) -> String {
    match schema {
        "Company" | "LegalEntity" | "Organization" | "PublicBody" => "organization".to_owned(),
        "Address" => "place".to_owned(),
        "Contract" | "License" => "agreement".to_owned(),
        "Trip" => "event".to_owned(),
        other => words(other),
    }
}

/// What a property that points at another entity says, between the two.
pub(super) fn pointer(property: &str) -> String {
    POINTERS
        .iter()
        .find(|(name, _)| *name == property)
        .map_or_else(|| words(property), |(_, label)| (*label).to_owned())
}

/// Whether a property names an entity even where the file does not hold it.
pub(super) fn is_pointer(property: &str) -> bool {
    ["addressEntity", "riskSource"].contains(&property)
}

/// `realEstate` and `RealEstate` in words.
pub(super) fn words(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push(' ');
        }
        out.extend(letter.to_lowercase());
    }
    out
}
