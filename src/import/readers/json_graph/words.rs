//! What tools call the fields of nodes and edges; the likelier names first.

pub(super) const IDS: &[&str] = &["id", "key", "_id", "uid", "uuid", "name", "label", "title"];
pub(super) const NAMES: &[&str] = &["name", "label", "title", "caption", "canonical_name", "display_name", "text"];
pub(super) const KINDS: &[&str] =
    &["entity_type", "type", "kind", "category", "class", "node_type", "file_type", "labels", "group"];
pub(super) const ALIASES: &[&str] = &["aliases", "alias", "aka", "other_names", "synonyms", "also_known_as"];
pub(super) const NOTES: &[&str] = &["description", "summary", "context", "note", "notes", "fact", "comment"];
pub(super) const FROM: &[&str] = &[
    "source",
    "from",
    "source_entity",
    "subject",
    "head",
    "start",
    "source_id",
    "from_id",
    "startNode",
    "src",
    "subj",
    "node_1",
    "entity1",
    "u",
    "source_name",
];
pub(super) const TO: &[&str] = &[
    "target",
    "to",
    "target_entity",
    "object",
    "tail",
    "end",
    "target_id",
    "to_id",
    "endNode",
    "dst",
    "obj",
    "node_2",
    "entity2",
    "v",
    "target_name",
];
pub(super) const RELATIONS: &[&str] = &[
    "relation_type",
    "relation",
    "relationship",
    "relationship_type",
    "predicate",
    "type",
    "label",
    "interaction",
    "kind",
    "rel",
    "edge",
    "verb",
    "name",
    "title",
    "keywords",
    "edge_type",
];
pub(super) const STATUSES: &[&str] =
    &["status", "polarity", "assertion", "factuality", "evidenceClass", "evidence_class"];
pub(super) const SPEAKERS: &[&str] = &["by", "speaker", "attributed_to", "claimed_by", "who_says_so"];
pub(super) const DATES: &[&str] = &["date", "valid_at", "start_date", "valid_from", "from_date", "since", "t_start"];
pub(super) const UNTIL: &[&str] = &["end_date", "invalid_at", "valid_to", "to_date", "until", "t_end"];
pub(super) const OTHERS: &[&str] = &[
    "directed",
    "direction",
    "inferred",
    "negated",
    "subject_type",
    "object_type",
    "source_type",
    "target_type",
    "hedge",
    "canonical_key",
    "relation_id",
    "edge_id",
];
