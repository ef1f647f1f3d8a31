//! An entity: someone or something that claims are about, and the names it goes by.

use super::DocumentIndex;
use std::collections::BTreeMap;

/// One person, organization, place or other thing that relations connect.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The id that relations refer to, unique in the dossier.
    pub id: String,
    /// Its kind, free text; `person`, `organization`, `country`, `place`, `facility`, `agreement`, `event` and
    /// `topic` have shapes of their own.
    pub kind: String,
    /// The name that is shown.
    pub name: String,
    /// Other names that are matched in every document.
    pub aliases: Vec<String>,
    /// Whether the name is matched in documents; false for a name that is also a common word.
    pub match_name: bool,
    /// Mentions placed by hand, where no name stands.
    pub mentions: Vec<PlacedMention>,
    /// Ids of the same thing elsewhere, for example `wikidata`.
    pub links: BTreeMap<String, String>,
    /// A remark for the reader.
    pub note: Option<String>,
    /// Whatever else is known of it, by name.
    pub fields: BTreeMap<String, String>,
}

/// A mention placed by hand. It takes precedence over every match of a name.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedMention {
    /// The document it stands in.
    pub document: DocumentIndex,
    /// The words that mention the entity.
    pub text: String,
    /// A longer passage that contains them, where the words alone stand more than once.
    pub within: Option<String>,
}
