//! Making the index: the texts of entities, documents, claims and quotes, normalised.

use super::{ACTORS, Field, Group, Part, SearchIndex, Subject, Support};
use crate::analysis::citation::place_of;
use crate::analysis::normal::normalised;
use crate::model::{
    Corrections, DocumentIndex, EdgeIndex, Entity, EntityIndex, EvidenceIndex, OpenDossier, Relation, RelationIndex,
    Target,
};
use std::collections::{BTreeMap, BTreeSet};

/// What quotes are put together by: their sentence, or else their words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Sentence(DocumentIndex, usize),
    Words(String),
}

/// The quotes of one sentence.
#[derive(Debug, Default)]
struct Sentence {
    supports: Vec<Support>,
    edges: BTreeSet<EdgeIndex>,
    evidence: Vec<EvidenceIndex>,
}

/// What a field, an edge or a quote costs besides its letters, in letters.
const EACH: usize = 60;

/// An index in the making, for a dossier that is too large to be indexed within a frame.
#[derive(Debug, Default)]
pub struct Indexing {
    index: SearchIndex,
    /// How many entities, documents, edges and sentences are in it already.
    done: usize,
    places: BTreeMap<Key, usize>,
    sentences: Vec<Sentence>,
    /// How many quotes were put to their sentences.
    gathered: usize,
}

impl Indexing {
    /// Takes more things into the index of `open`, always the same dossier, until that has cost as much as about so many
    /// `letters`. Returns whether it is whole.
    pub fn step(&mut self, open: &OpenDossier, letters: usize) -> bool {
        let (entities, documents) = (open.dossier.entities.len(), open.dossier.documents.len());
        let edges = open.network.edges.len();
        let start = self.cost();
        while self.cost() - start < letters {
            let at = self.done;
            if at < entities {
                self.index.add_entity(open, EntityIndex::new(at));
            } else if at < entities + documents {
                self.index.add_document(open, DocumentIndex::new(at - entities));
            } else if at < entities + documents + edges {
                let edge = EdgeIndex::new(at - entities - documents);
                self.index.add_edge(open, edge);
                self.gather(open, edge);
            } else if let Some(sentence) = self.sentences.get(at - entities - documents - edges) {
                self.index.add_sentence(open, sentence);
            } else {
                return true;
            }
            self.done += 1;
        }
        false
    }

    /// What has been done costs as much as so many letters.
    fn cost(&self) -> usize {
        self.index.texts.len() + EACH * (self.index.fields.len() + self.gathered + self.done)
    }

    /// How many things are in it.
    #[must_use]
    pub fn done(&self) -> usize {
        self.done
    }

    /// The index, as far as it is made.
    #[must_use]
    pub fn so_far(&self) -> &SearchIndex {
        &self.index
    }

    /// The same, for keeping.
    #[must_use]
    pub fn into_index(self) -> SearchIndex {
        self.index
    }

    /// Puts the quotes of an edge to their sentences.
    fn gather(&mut self, open: &OpenDossier, edge: EdgeIndex) {
        let claims = open.network.edges[edge.at()].relations.iter();
        for (evidence, quote) in claims.flat_map(|claim| quotes(open, *claim)) {
            self.gathered += 1;
            let sentences = &mut self.sentences;
            let at = *self.places.entry(key(open, evidence, quote)).or_insert_with(|| {
                sentences.push(Sentence::default());
                sentences.len() - 1
            });
            let Some(sentence) = sentences.get_mut(at) else { continue };
            sentence.evidence.push(evidence);
            if sentence.edges.insert(edge) {
                sentence.supports.push(Support { edge, evidence });
            }
        }
    }
}

impl SearchIndex {
    /// The index of `open`.
    #[must_use]
    pub fn of(open: &OpenDossier) -> Self {
        let mut indexing = Indexing::default();
        while !indexing.step(open, usize::MAX) {}
        indexing.into_index()
    }

    fn add_entity(&mut self, open: &OpenDossier, entity: EntityIndex) {
        let Some(about) = open.dossier.entity(entity) else { return };
        let degree = open.network.incident.get(entity.at()).map_or(0, Vec::len);
        let standing = ACTORS.iter().position(|kinds| kinds.contains(&about.kind.as_str())).unwrap_or(ACTORS.len());
        let group = Group::of(Subject::Target(Target::Entity(entity)));
        self.add(Group { standing, degree, ..group }, |index| index.add_names(about));
    }

    fn add_document(&mut self, open: &OpenDossier, document: DocumentIndex) {
        let Some(about) = open.dossier.document(document) else { return };
        self.add(Group::of(Subject::Document(document)), |index| {
            index.add_field(Part::Title, &about.title);
            about.author.iter().for_each(|author| index.add_field(Part::Author, author));
            about.publisher.iter().for_each(|publisher| index.add_field(Part::Publisher, publisher));
            index.add_fields(&about.fields);
        });
    }

    fn add_edge(&mut self, open: &OpenDossier, edge: EdgeIndex) {
        let claims = &open.network.edges[edge.at()].relations;
        let group = Group::of(Subject::Target(Target::Edge(edge)));
        self.add(Group { degree: claims.len(), ..group }, |index| {
            for claim in claims.iter().filter_map(|claim| open.dossier.relation(*claim)) {
                index.add_claim(open, claim);
            }
        });
    }

    fn add_sentence(&mut self, open: &OpenDossier, sentence: &Sentence) {
        let group = Group::of(Subject::Sentence);
        let supports = sentence.supports.clone();
        self.add(Group { degree: supports.len(), supports, ..group }, |index| {
            index.add_quotes(open, &sentence.evidence);
        });
    }

    /// Adds a group with the fields that `fill` adds.
    fn add(&mut self, group: Group, fill: impl FnOnce(&mut Self)) {
        let first = self.fields.len();
        fill(self);
        self.groups.push(Group { fields: first..self.fields.len(), ..group });
    }

    /// All that is known of an entity, its names first.
    fn add_names(&mut self, entity: &Entity) {
        self.add_field(Part::Name, &entity.name);
        entity.aliases.iter().for_each(|alias| self.add_field(Part::Alias, alias));
        self.add_field(Part::Kind, &entity.kind);
        self.add_field(Part::Id, &entity.id);
        entity.note.iter().for_each(|note| self.add_field(Part::Note, note));
        self.add_fields(&entity.fields);
    }

    fn add_claim(&mut self, open: &OpenDossier, claim: &Relation) {
        let name = |entity: EntityIndex| open.dossier.entity(entity).map_or("", |entity| entity.name.as_str());
        let (from, to) = (name(claim.from), name(claim.to));
        let shown = format!("{from} {} {to}", claim.kind);
        self.push_field(Part::Claim, shown, [from, &claim.kind, to]);
        claim.note.iter().for_each(|note| self.add_field(Part::Note, note));
        self.add_fields(&claim.fields);
    }

    /// The quotes of one sentence, each once, and the notes on them.
    fn add_quotes(&mut self, open: &OpenDossier, evidence: &[EvidenceIndex]) {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let pieces = || evidence.iter().filter_map(|evidence| open.dossier.evidence(*evidence));
        for quote in pieces().filter_map(|piece| piece.quote.as_deref()) {
            if seen.insert(quote) {
                self.add_field(Part::Quote, quote);
            }
        }
        for note in pieces().filter_map(|piece| piece.note.as_deref()) {
            if seen.insert(note) {
                self.add_field(Part::Note, note);
            }
        }
    }

    fn add_fields(&mut self, fields: &BTreeMap<String, String>) {
        for (name, value) in fields {
            self.add_field(Part::Field, &format!("{name}: {value}"));
        }
    }

    fn add_field(&mut self, part: Part, text: &str) {
        self.push_field(part, text.to_owned(), ["", text, ""]);
    }

    /// Adds a field by its parts; the middle one is its core.
    fn push_field(&mut self, part: Part, shown: String, parts: [&str; 3]) {
        self.texts.push('\n');
        let start = self.texts.len();
        let ranges = parts.map(|part| {
            let start = self.texts.len();
            let normal = normalised(part);
            if !normal.is_empty() {
                self.texts.push(' ');
                self.texts.push_str(&normal);
            }
            start..self.texts.len()
        });
        let [_, core, _] = ranges;
        self.fields.push(Field { group: self.groups.len(), part, shown, range: start..self.texts.len(), core });
    }
}

impl Group {
    /// A group without fields.
    fn of(subject: Subject) -> Self {
        Self { subject, supports: Vec::new(), standing: 0, degree: 0, fields: 0..0 }
    }
}

/// The quotes of a claim.
fn quotes(open: &OpenDossier, claim: RelationIndex) -> impl Iterator<Item = (EvidenceIndex, &str)> {
    open.dossier.evidence_of(claim).filter_map(|(evidence, piece)| Some((evidence, piece.quote.as_deref()?)))
}

/// What a quote is put together by.
fn key(open: &OpenDossier, evidence: EvidenceIndex, quote: &str) -> Key {
    let sentence = place_of(open, &Corrections::default(), evidence).and_then(|passage| {
        let document = open.reading.documents.get(passage.document.at())?;
        Some(Key::Sentence(passage.document, *document.sentences_of(passage.span).start()))
    });
    sentence.unwrap_or_else(|| Key::Words(normalised(quote)))
}
