//! The builder that every reader fills: documents, entities and relations in the tool's own ids and words.
//!
//! [`Draft::finish`] applies the rules that hold for all formats, once: unique ids, kinds in words, ends and speakers by id or
//! name, texts that were given beside, the ladder from quote to passage to citation, duplicates, the spelling of names.
//!
//! Invariant: of every part, what was given and added is what was made, left out and merged.

mod documents;
mod duplicates;
mod entities;
mod evidence;
mod ids;
mod parts;
mod relations;
mod spelling;
pub mod words;

#[cfg(test)]
mod tests;

pub use parts::{End, NewDocument, NewEntity, NewEvidence, NewRelation, Where};

use super::offer::Offer;
use super::result::ImportResult;
use super::told::ToldLines;
use crate::model::{Deed, Dossier, ImportCounts, ImportPart, ImportReport, Imported, ImportedFile, TablePreview};
use documents::Documents;
use entities::Entities;
use std::fmt::Display;

/// A dossier in the making.
#[derive(Debug, Default)]
pub struct Draft {
    title: Option<String>,
    documents: Vec<NewDocument>,
    entities: Vec<NewEntity>,
    relations: Vec<NewRelation>,
    told: ToldLines,
    tables: Vec<TablePreview>,
}

impl Draft {
    /// Gives the dossier a title, if it has none yet.
    pub fn title(&mut self, title: &str) {
        if self.title.is_none() && !title.trim().is_empty() {
            self.title = Some(words::name(title));
        }
    }

    /// Adds a document.
    pub fn document(&mut self, document: NewDocument) {
        self.documents.push(document);
    }

    /// Adds a text that was given beside: to the document that lacks one and goes by its id, path, file name or title, else as a
    /// document of its own.
    pub fn text_beside(&mut self, new: NewDocument) {
        let names = |document: &NewDocument| {
            let [id, title] = [&document.id, &document.title].map(|name| documents::last(name).to_lowercase());
            [documents::stem(&id).to_owned(), documents::stem(&title).to_owned(), id, title]
        };
        let wanted = names(&new);
        let fits = |document: &&mut NewDocument| {
            document.text.is_none() && names(document).iter().any(|name| !name.is_empty() && wanted.contains(name))
        };
        match self.documents.iter_mut().find(fits) {
            Some(document) => {
                document.text = new.text;
                document.fields.extend(new.fields);
            }
            None => self.documents.push(new),
        }
    }

    /// Adds an entity.
    pub fn entity(&mut self, entity: NewEntity) {
        self.entities.push(entity);
    }

    /// Adds other names to the entity of a name or id; entities of these names are one with it.
    pub fn add_aliases(&mut self, name: &str, aliases: &[String]) {
        let is_alias = |entity: &NewEntity| aliases.contains(&entity.name) || aliases.contains(&entity.id);
        if !self.entities.iter().any(|entity| entity.name == name || entity.id == name) {
            return;
        }
        for entity in self.entities.extract_if(.., |entity| is_alias(entity)) {
            self.told.tell(Deed::Merged(ImportPart::Entity), "names that the tool took for one entity", &entity.name);
        }
        if let Some(entity) = self.entities.iter_mut().find(|entity| entity.name == name || entity.id == name) {
            entity.aliases.extend_from_slice(aliases);
        }
    }

    /// Adds a relation.
    pub fn relation(&mut self, relation: NewRelation) {
        self.relations.push(relation);
    }

    /// Tells that something is not in the dossier; it counts as given.
    pub fn left_out(&mut self, part: ImportPart, what: &str, first: impl Display) {
        self.told.tell(Deed::LeftOut(part), what, first);
    }

    /// Tells that something is one with what was added before; it counts as given.
    pub fn merged(&mut self, part: ImportPart, what: &str, first: impl Display) {
        self.told.tell(Deed::Merged(part), what, first);
    }

    /// Tells that something was changed, guessed or set to a default.
    pub fn changed(&mut self, what: &str, first: impl Display) {
        self.told.tell(Deed::Changed, what, first);
    }

    /// Tells that something is as it was given, and worth knowing.
    pub fn kept(&mut self, what: &str, first: impl Display) {
        self.told.tell(Deed::Kept, what, first);
    }

    /// Tells of `count` at once.
    pub fn tell(&mut self, deed: Deed, what: &str, count: usize, first: impl Display) {
        self.told.tell_many(deed, what, count, first);
    }

    /// Keeps a table as it is shown.
    pub fn table(&mut self, table: TablePreview) {
        self.tables.push(table);
    }

    /// The documents so far, for a reader that looks something up in their texts.
    #[must_use]
    pub fn documents(&self) -> &[NewDocument] {
        &self.documents
    }

    /// The entities so far.
    #[must_use]
    pub fn entities(&self) -> &[NewEntity] {
        &self.entities
    }

    /// How many relations there are so far.
    #[must_use]
    pub fn relations(&self) -> usize {
        self.relations.len()
    }

    /// Makes the dossier of it.
    #[must_use]
    pub fn finish(self, offer: &Offer<'_>, format: &str, recognised: &str) -> ImportResult {
        let Self { title, documents, entities, relations, mut told, tables } = self;
        let given = [documents.len(), entities.len(), relations.len(), 0];
        let mut documents = Documents::of(documents, &mut told);
        let mut entities = Entities::of(entities, &mut told);
        let built = relations::build(relations, &mut documents, &mut entities, &mut told);
        let mut dossier = Dossier {
            title,
            documents: documents.into_list(),
            entities: entities.into_list(&mut told),
            relations: built.relations,
            kinds: built.kinds,
            imported: Some(imported(offer, recognised)),
        };
        spelling::follow_the_documents(&mut dossier, &mut told);
        evidence::place(&mut dossier, &built.open, &mut told);
        duplicates::merge(&mut dossier.relations, &mut told);
        let pieces = dossier.relations.iter().map(|relation| relation.evidence.len()).sum();
        let made = [dossier.documents.len(), dossier.entities.len(), dossier.relations.len(), pieces];
        let report = ImportReport { tables, ..report(offer, format, recognised, given, made, told) };
        ImportResult { dossier, report }
    }
}

/// Where a dossier came from.
fn imported(offer: &Offer<'_>, recognised: &str) -> Imported {
    let file = |(name, sha256): (String, String)| ImportedFile { name, sha256 };
    Imported { tool: recognised.to_owned(), files: offer.hashes().into_iter().map(file).collect(), date: None }
}

/// The report, with what was given as the sum of what became of it.
fn report(
    offer: &Offer<'_>,
    format: &str,
    recognised: &str,
    given: [usize; 4],
    made: [usize; 4],
    told: ToldLines,
) -> ImportReport {
    let mut counts = [ImportCounts::default(); 4];
    for part in ImportPart::ALL {
        let at = part as usize;
        let gone = told.count(Deed::LeftOut(part)) + told.count(Deed::Merged(part));
        let added = told.count(Deed::Added(part));
        // What readers leave out or merge was never added to the draft, so that it is given besides.
        counts[at] = ImportCounts { given: (made[at] + gone).saturating_sub(added), made: made[at] };
        debug_assert!(part == ImportPart::Evidence || counts[at].given >= given[at], "{part:?} are lost");
    }
    ImportReport {
        format: format.to_owned(),
        recognised: recognised.to_owned(),
        files: offer.all().map(|item| item.path().to_owned()).collect(),
        counts,
        told: told.into_lines(),
        ..ImportReport::default()
    }
}
