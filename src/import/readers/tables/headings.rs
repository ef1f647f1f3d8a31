//! Headings in English, German, French and Spanish, and what a column of that heading means.
//!
//! Source: the headings of Gephi, Neo4j's import, Kumu, sift-kg and of spreadsheets that journalists publish.

use crate::model::Role;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A heading as it is compared: words in small letters without accents, a number at the end as a word of its own.
pub(super) fn normal(heading: &str) -> String {
    let heading = neo4j(heading);
    let mut words = String::with_capacity(heading.len() + 4);
    let mut before = ' ';
    for character in heading.nfd().filter(|character| !is_combining_mark(*character)) {
        let is_new =
            before.is_lowercase() && character.is_uppercase() || before.is_alphabetic() && character.is_numeric();
        if is_new {
            words.push(' ');
        }
        before = character;
        if character.is_alphanumeric() {
            words.extend(character.to_lowercase());
        } else {
            words.push(' ');
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Neo4j's `name:string`, `personId:ID(Person)`, `:START_ID` as words.
fn neo4j(heading: &str) -> &str {
    let Some((name, marker)) = heading.split_once(':') else { return heading };
    let marker = marker.split(['(', '{', '[']).next().unwrap_or_default();
    match marker {
        "ID" => "id",
        "LABEL" => "entity type",
        "START_ID" => "start id",
        "END_ID" => "end id",
        "TYPE" => "relation type",
        _ if marker.chars().all(|letter| letter.is_ascii_lowercase()) && !name.is_empty() => name,
        _ => heading,
    }
}

/// Words of two headings that make them the two ends of a relation, if all other words are the same.
const ENDS: &[(&str, &str)] = &[
    ("source", "target"),
    ("from", "to"),
    ("subject", "object"),
    ("head", "tail"),
    ("start", "end"),
    ("a", "b"),
    ("1", "2"),
    ("i", "ii"),
    ("src", "dst"),
    ("src", "dest"),
    ("sender", "receiver"),
    ("sender", "recipient"),
    ("payer", "payee"),
    ("parent", "child"),
    ("von", "nach"),
    ("von", "an"),
    ("von", "zu"),
    ("quelle", "ziel"),
    ("absender", "empfanger"),
    ("de", "vers"),
    ("de", "a"),
    ("origine", "destination"),
    ("origin", "destination"),
    ("desde", "hasta"),
    ("origen", "destino"),
    ("left", "right"),
    ("who", "whom"),
    ("wer", "wen"),
];

/// What the words beside those of two ends say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// Nothing, or that it is a name.
    Name,
    /// That it is an id.
    Id,
    /// That it is the kind of the end.
    Kind,
    /// That it is a date.
    Date,
    /// Something else.
    Other,
}

/// Whether two headings are those of the two ends of a relation, and of what of them.
pub(super) fn ends(one: &str, other: &str) -> Option<Beside> {
    let (ones, others): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    if ones.len() != others.len() {
        return None;
    }
    let mut differing = ones.iter().zip(&others).filter(|(one, other)| one != other);
    let (one, other) = differing.next()?;
    if differing.next().is_some() || !ENDS.contains(&(*one, *other)) {
        return None;
    }
    let rest: Vec<&str> = ones.iter().filter(|word| *word != one).copied().collect();
    let has = |words: &[&str]| rest.iter().any(|word| words.contains(word));
    Some(match () {
        () if rest.is_empty() => Beside::Name,
        () if has(&["type", "kind", "typ", "art", "class", "category", "tipo", "categorie", "kategorie", "labels"]) => {
            Beside::Kind
        }
        () if has(&["date", "datum", "fecha", "year", "jahr", "annee", "time", "valid", "on"]) => Beside::Date,
        () if has(&["id", "ids", "key", "nr", "uid", "uuid", "index"]) => Beside::Id,
        () if has(&["document", "doc", "file", "url", "page", "line", "offset", "lat", "lon", "x", "y"]) => {
            Beside::Other
        }
        () => Beside::Name,
    })
}

/// What a heading means in one kind of table: words between `|`, the likelier first.
type Words = (Role, &'static str);

/// In a table of relations.
pub(super) const OF_RELATIONS: &[Words] = &[
    (
        Role::Relation,
        "relation type|relation|relationship|relationship type|connection|predicate|edge type|beziehung|\
        verbindung|relacion|conexion|vinculo|lien|verb|interaction|relation kind|connection type|\
        link type|label|type|kind|role|rolle|position|function|funktion|typ|art|tipo|edge|action|link",
    ),
    (
        Role::Quote,
        "quote|evidence|zitat|citation text|cita|citation|sentence|satz|excerpt|snippet|extrait|\
        verbatim|supporting quote|source text|source sentence|supporting text|textstelle|beleg|\
        quotation|text|passage|evidence text|phrase|extracto",
    ),
    (
        Role::Document,
        "document|source document|source documents|support documents|doc|doc id|document id|source file|\
        file|filename|file name|source url|url|source link|reference|references|sources|source|\
        source s|ref|quelle|quellen|dokument|datei|fuente|fuentes|documento|fichier|article|\
        source name|link|web address",
    ),
    (Role::Status, "status|polarity|assertion|factuality|claim status|statut|estado|modality"),
    (
        Role::By,
        "by|who says so|speaker|according to|claimed by|said by|alleged by|attributed to|attribution|\
        claimant|sprecher|laut|selon|segun|sagt wer|wer sagt das|whose say so",
    ),
    (Role::Hedge, "hedge"),
    (
        Role::Date,
        "date|datum|fecha|when|wann|start date|date start|since|from date|date from|valid from|begin|\
        start|year|jahr|annee|ano|seit|desde|depuis|event date",
    ),
    (Role::Until, "end date|date end|until|to date|date to|valid to|valid until|end|bis|hasta|jusqu a"),
    (
        Role::Note,
        "note|notes|comment|comments|remark|remarks|description|bemerkung|anmerkung|notiz|nota|notas|\
        beschreibung|remarque|kommentar",
    ),
    (Role::Direction, "direction|directed|directionality"),
    (Role::Id, "id|edge id|relation id|claim id|nr|uid|uuid"),
];

/// In a table of entities.
pub(super) const OF_ENTITIES: &[Words] = &[
    (Role::Id, "id|node id|entity id|nr|key|identifier|uid|uuid|kennung|identificador|identifiant|no"),
    (
        Role::Name,
        "name|label|title|entity name|full name|entity|node|nom|nombre|bezeichnung|entitat|entite|\
        entidad|person|organization|organisation|company",
    ),
    (
        Role::Kind,
        "kind|type|entity type|node type|category|class|entity kind|typ|art|tipo|kategorie|labels|\
        categorie|categoria|group",
    ),
    (
        Role::Aliases,
        "aliases|alias|aka|also known as|other names|synonyms|alternative names|alternate names|\
        weitere namen|alternativnamen",
    ),
    (
        Role::Note,
        "note|notes|comment|comments|description|remark|remarks|bemerkung|anmerkung|notiz|beschreibung|\
        nota",
    ),
];

/// In a table of documents.
pub(super) const OF_DOCUMENTS: &[Words] = &[
    (Role::Text, "text|content|body|full text|fulltext|inhalt|volltext|contenu|contenido|texto|texte"),
    (Role::Title, "title|headline|titel|titre|titulo|name|document|subject|uberschrift"),
    (Role::Id, "id|doc|doc id|document id|file|filename|file name|nr|key|datei"),
    (Role::Url, "url|link|web address|source url|uri"),
    (Role::Author, "author|authors|autor|auteur|by|byline|verfasser"),
    (Role::Publisher, "publisher|publication|source|outlet|newspaper|verlag|zeitung|medium|editeur|editorial"),
    (Role::Date, "date|published|publication date|datum|fecha|year|jahr|pub date|published at"),
    (Role::Language, "language|lang|sprache|langue|idioma"),
    (Role::Rights, "rights|licence|license|copyright"),
];

/// In a table of evidence.
pub(super) const OF_EVIDENCE: &[Words] = &[
    (Role::Claim, "edge|relation|claim|edge id|relation id|claim id"),
    (Role::Document, "doc|document|file|source|doc id|document id|url"),
    (Role::Quote, "quote|evidence|sentence|zitat|text|cita|citation"),
    (Role::Note, "note|notes|comment"),
];

/// Words that name a kind of entity, so that a column of that heading holds entities.
const NOUNS: &[(&str, &str)] = &[
    ("person|people|personne|persona", "person"),
    ("name|entity|actor|akteur|who", ""),
    ("organization|organisation|org|company|firma|unternehmen|entreprise|empresa|institution|party", "organization"),
    ("place|location|city|ort", "place"),
    ("country|land", "country"),
    ("event", "event"),
    ("facility", "facility"),
    ("vessel", "vessel"),
    ("ship", "ship"),
];

/// The kind of entity that a heading names; empty where it says that there are entities, but not of which kind.
pub(super) fn noun(normal: &str) -> Option<&'static str> {
    NOUNS.iter().find(|(words, _)| words.split('|').any(|word| word == normal)).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_compared_without_case_accents_and_signs() {
        let normals =
            ["\u{FEFF}Source(s)", "entityA", "Id1", ":START_ID(Person)", "name:string", "Empfänger", "from_date"]
                .map(normal);
        assert_eq!(normals, ["source s", "entity a", "id 1", "start id", "name", "empfanger", "from date"]);
    }

    #[test]
    fn two_headings_are_ends_if_one_word_of_a_pair_is_all_that_differs() {
        assert_eq!(ends("source", "target"), Some(Beside::Name));
        assert_eq!(ends("entity a", "entity b"), Some(Beside::Name));
        assert_eq!(ends("entity a type", "entity b type"), Some(Beside::Kind));
        assert_eq!(ends("source id", "target id"), Some(Beside::Id));
        assert_eq!(ends("start date", "end date"), Some(Beside::Date));
        assert_eq!(ends("source", "title"), None);
    }
}
