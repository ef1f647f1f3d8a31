//! Documents, entities and relations in their plain form, each made into the one of the model at once.
//!
//! Invariant: an element that has an error of any kind is `None`; the whole reader then tells all of them.

use super::cursor::Cursor;
use super::ids::Ids;
use crate::formats::ron::v1::{language, names};
use crate::model::{
    Date, Document, DocumentIndex, Entity, EntityIndex, Evidence, Grade, PlacedMention, Relation, Status,
};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher};

/// An element that was read.
#[derive(Debug)]
pub(super) struct Read<T> {
    /// What it is.
    pub(super) value: T,
    /// Whether something in it may be worth a warning or a note.
    pub(super) is_odd: bool,
}

/// The places of ids among the documents and entities.
#[derive(Debug, Default)]
pub(super) struct Places<'t> {
    pub(super) documents: Ids<'t>,
    pub(super) entities: Ids<'t>,
}

impl Places<'_> {
    fn document(&self, id: &str) -> Option<DocumentIndex> {
        self.documents.get(id).map(DocumentIndex)
    }

    fn entity(&self, id: &str) -> Option<EntityIndex> {
        self.entities.get(id).map(EntityIndex)
    }
}

/// The fields of an element that were given: each is given once.
struct Given {
    /// The fields that there are.
    known: &'static [&'static str],
    /// One bit for each that was given.
    bits: u32,
}

impl Given {
    fn none_of(known: &'static [&'static str]) -> Self {
        Self { known, bits: 0 }
    }

    /// Notes a field; `None` where it is given twice.
    fn once(&mut self, name: &str) -> Option<()> {
        let bit = 1 << self.known.iter().position(|known| *known == name)?;
        let is_new = self.bits & bit == 0;
        self.bits |= bit;
        is_new.then_some(())
    }
}

const OF_DOCUMENTS: [&str; 12] =
    ["id", "title", "publisher", "author", "date", "url", "rights", "file", "text", "grade", "language", "fields"];
const OF_ENTITIES: [&str; 9] = ["id", "kind", "name", "aliases", "match_name", "mentions", "links", "note", "fields"];
const OF_MENTIONS: [&str; 3] = ["doc", "text", "within"];
const OF_RELATIONS: [&str; 11] =
    ["id", "from", "kind", "to", "status", "by", "hedge", "date", "note", "fields", "evidence"];
const OF_EVIDENCE: [&str; 6] = ["doc", "quote", "passage", "prefix", "suffix", "note"];

/// What is noticed while an element is read.
#[derive(Default)]
struct Noticed(bool);

impl Noticed {
    /// A text that must have letters: an id, a name, a kind.
    fn name(&mut self, text: &str) -> Option<()> {
        let is_plain = text.bytes().all(|byte| (b' '..0x7F).contains(&byte));
        self.0 |= !is_plain && names::first_hidden(text).is_some();
        (!text.trim().is_empty()).then_some(())
    }

    /// A date.
    fn date(&mut self, text: &str) -> Date {
        let date = Date::parse(text);
        self.0 |= date.span.is_none();
        date
    }
}

/// A text that may be left out.
#[expect(clippy::option_option, reason = "the outer is whether it could be read, the inner whether it is given")]
fn some_text(cursor: &mut Cursor<'_>) -> Option<Option<String>> {
    cursor.perhaps(|cursor| cursor.text().map(Cow::into_owned))
}

/// A text that may be left out, and is not blank where it is given.
#[expect(clippy::option_option, reason = "the outer is whether it could be read, the inner whether it is given")]
fn some_words(cursor: &mut Cursor<'_>) -> Option<Option<String>> {
    some_text(cursor).filter(|text| text.as_ref().is_none_or(|text| !text.trim().is_empty()))
}

/// A map of texts, none of whose keys comes twice.
fn map(cursor: &mut Cursor<'_>) -> Option<BTreeMap<String, String>> {
    let mut map = BTreeMap::new();
    cursor.entries(|key, value| map.insert(key, value).is_none().then_some(()))?;
    Some(map)
}

/// A document, without the text of a file.
pub(super) fn document(cursor: &mut Cursor<'_>) -> Option<Read<Document>> {
    let (mut given, mut noticed, mut document) =
        (Given::none_of(&OF_DOCUMENTS), Noticed::default(), Document::default());
    cursor.fields(|cursor, name| {
        given.once(name)?;
        match name {
            "id" => document.id = cursor.text()?.into_owned(),
            "title" => document.title = cursor.text()?.into_owned(),
            "publisher" => document.publisher = some_text(cursor)?,
            "author" => document.author = some_text(cursor)?,
            "date" => {
                document.date = cursor.perhaps(|cursor| Some(noticed.date(&cursor.text()?)))?;
            }
            "url" => document.url = some_text(cursor)?,
            "rights" => document.rights = some_text(cursor)?,
            "file" => document.file = some_text(cursor)?,
            "text" => document.text = some_text(cursor)?,
            "grade" => {
                document.grade = cursor.perhaps(|cursor| grade(cursor.word()?))?;
            }
            "language" => document.language = some_text(cursor)?,
            "fields" => document.fields = map(cursor)?,
            _ => return None,
        }
        Some(())
    })?;
    noticed.name(&document.id)?;
    noticed.name(&document.title)?;
    if document.file.is_some() && document.text.is_some() {
        return None;
    }
    let is_odd = noticed.0
        || document.text.as_ref().is_none_or(|text| text.trim().is_empty())
        || document.language.as_deref().is_some_and(|tag| !language::is_tag(tag));
    Some(Read { value: document, is_odd })
}

fn grade(word: &str) -> Option<Grade> {
    let all = [Grade::A, Grade::B, Grade::C, Grade::D, Grade::E, Grade::F];
    all.into_iter().find(|grade| grade.letter().encode_utf8(&mut [0; 4]) == word)
}

/// An entity. What it refers to is among `places`.
pub(super) fn entity(cursor: &mut Cursor<'_>, places: &Places<'_>) -> Option<Read<Entity>> {
    let (mut given, mut noticed) = (Given::none_of(&OF_ENTITIES), Noticed::default());
    let mut entity = Entity {
        id: String::new(),
        kind: String::new(),
        name: String::new(),
        aliases: Vec::new(),
        match_name: true,
        mentions: Vec::new(),
        links: BTreeMap::new(),
        note: None,
        fields: BTreeMap::new(),
    };
    cursor.fields(|cursor, name| {
        given.once(name)?;
        match name {
            "id" => entity.id = cursor.text()?.into_owned(),
            "kind" => entity.kind = cursor.text()?.into_owned(),
            "name" => entity.name = cursor.text()?.into_owned(),
            "aliases" => {
                cursor.items(|cursor| {
                    let alias = cursor.text()?.into_owned();
                    noticed.name(&alias)?;
                    entity.aliases.push(alias);
                    Some(())
                })?;
            }
            "match_name" => {
                entity.match_name = match cursor.word()? {
                    "true" | "None" => true,
                    "false" => false,
                    _ => return None,
                };
            }
            "mentions" => {
                cursor.items(|cursor| {
                    entity.mentions.push(mention(cursor, places)?);
                    Some(())
                })?;
            }
            "links" => entity.links = map(cursor)?,
            "note" => entity.note = some_text(cursor)?,
            "fields" => entity.fields = map(cursor)?,
            _ => return None,
        }
        Some(())
    })?;
    for text in [&entity.id, &entity.kind, &entity.name] {
        noticed.name(text)?;
    }
    entity.aliases.shrink_to_fit();
    Some(Read { value: entity, is_odd: noticed.0 })
}

fn mention(cursor: &mut Cursor<'_>, places: &Places<'_>) -> Option<PlacedMention> {
    let (mut given, mut document, mut text, mut within) = (Given::none_of(&OF_MENTIONS), None, None, None);
    cursor.fields(|cursor, name| {
        given.once(name)?;
        match name {
            "doc" => document = Some(places.document(&cursor.text()?)?),
            "text" => text = Some(cursor.text()?.into_owned()),
            "within" => within = some_words(cursor)?,
            _ => return None,
        }
        Some(())
    })?;
    Some(PlacedMention { document: document?, text: text.filter(|text| !text.trim().is_empty())?, within })
}

/// A relation, with a number for its words: claims of the same numbers may be given twice.
pub(super) struct Claim {
    pub(super) relation: Relation,
    /// A number for each piece of evidence with the claim, or for the claim alone where it has none.
    pub(super) numbers: Vec<u64>,
}

/// Makes numbers of words.
pub(super) type Numbers = foldhash::quality::RandomState;

/// A relation. What it refers to is among `places`.
pub(super) fn relation(cursor: &mut Cursor<'_>, places: &Places<'_>, numbers: &Numbers) -> Option<Read<Claim>> {
    let (mut given, mut noticed) = (Given::none_of(&OF_RELATIONS), Noticed::default());
    let mut relation = Relation {
        id: None,
        from: EntityIndex(u32::MAX),
        kind: String::new(),
        to: EntityIndex(u32::MAX),
        status: Status::default(),
        by: None,
        hedge: None,
        date: None,
        note: None,
        fields: BTreeMap::new(),
        evidence: Vec::new(),
    };
    cursor.fields(|cursor, name| {
        given.once(name)?;
        match name {
            "id" => relation.id = some_text(cursor)?,
            "from" => relation.from = places.entity(&cursor.text()?)?,
            "kind" => relation.kind = cursor.text()?.into_owned(),
            "to" => relation.to = places.entity(&cursor.text()?)?,
            "status" => {
                relation.status = cursor.perhaps(|cursor| status(cursor.word()?))?.unwrap_or_default();
            }
            "by" => {
                relation.by = cursor.perhaps(|cursor| places.entity(&cursor.text()?))?;
            }
            "hedge" => relation.hedge = some_text(cursor)?,
            "date" => {
                relation.date = cursor.perhaps(|cursor| Some(noticed.date(&cursor.text()?)))?;
            }
            "note" => relation.note = some_text(cursor)?,
            "fields" => relation.fields = map(cursor)?,
            "evidence" => {
                cursor.items(|cursor| {
                    relation.evidence.push(evidence(cursor, places)?);
                    Some(())
                })?;
            }
            _ => return None,
        }
        Some(())
    })?;
    noticed.name(&relation.kind)?;
    if let Some(id) = &relation.id {
        noticed.name(id)?;
    }
    if relation.from.0 == u32::MAX || relation.to.0 == u32::MAX {
        return None;
    }
    relation.evidence.shrink_to_fit();
    let has_quote = relation.evidence.iter().any(|piece| piece.quote.is_some());
    let is_unused = |piece: &Evidence| piece.quote.is_none() && (piece.prefix.is_some() || piece.suffix.is_some());
    noticed.0 |= relation.hedge.is_some() && !has_quote || relation.evidence.iter().any(is_unused);
    let numbers = numbers_of(&relation, numbers);
    Some(Read { value: Claim { relation, numbers }, is_odd: noticed.0 })
}

fn status(word: &str) -> Option<Status> {
    Status::ALL.into_iter().find(|status| status.word() == word)
}

fn evidence(cursor: &mut Cursor<'_>, places: &Places<'_>) -> Option<Evidence> {
    let (mut given, mut document) = (Given::none_of(&OF_EVIDENCE), None);
    let blank = DocumentIndex(0);
    let mut evidence = Evidence { document: blank, quote: None, passage: None, prefix: None, suffix: None, note: None };
    cursor.fields(|cursor, name| {
        given.once(name)?;
        match name {
            "doc" => document = Some(places.document(&cursor.text()?)?),
            "quote" => evidence.quote = some_words(cursor)?,
            "passage" => evidence.passage = some_words(cursor)?,
            "prefix" => evidence.prefix = some_text(cursor)?,
            "suffix" => evidence.suffix = some_text(cursor)?,
            "note" => evidence.note = some_text(cursor)?,
            _ => return None,
        }
        Some(())
    })?;
    let is_one = evidence.quote.is_none() || evidence.passage.is_none();
    is_one.then_some(Evidence { document: document?, ..evidence })
}

/// A number for each piece of evidence of a claim, with the words of the claim: the same for the same words.
fn numbers_of(relation: &Relation, numbers: &Numbers) -> Vec<u64> {
    let add = |hasher: &mut foldhash::quality::FoldHasher<'_>, text: Option<&str>| {
        hasher.write(text.unwrap_or_default().as_bytes());
        hasher.write_u8(0xFF);
    };
    let mut claim = numbers.build_hasher();
    let Relation { from, kind, to, status, by, hedge, date, note, .. } = relation;
    claim.write_u64(u64::from(from.0) << 32 | u64::from(to.0));
    claim.write_u64(u64::from(by.map_or(u32::MAX, |by| by.0)) << 8 | *status as u64);
    let date = date.as_ref().map(|date| date.text.as_str());
    for text in [Some(kind.as_str()), hedge.as_deref(), date, note.as_deref()] {
        add(&mut claim, text);
    }
    for (key, value) in &relation.fields {
        add(&mut claim, Some(key));
        add(&mut claim, Some(value));
    }
    let of_piece = |piece: &Evidence| {
        let mut hasher = claim.clone();
        hasher.write_u32(piece.document.0);
        for text in [&piece.quote, &piece.passage, &piece.prefix, &piece.suffix] {
            add(&mut hasher, text.as_deref());
        }
        hasher.finish()
    };
    if relation.evidence.is_empty() { vec![claim.finish()] } else { relation.evidence.iter().map(of_piece).collect() }
}
