//! Entities: ids, names and kinds, and the ends that name them.

use super::ids::{self, Index};
use super::{End, NewEntity, words};
use crate::import::told::ToldLines;
use crate::model::{Deed, Entity, EntityIndex, ImportPart};
use std::collections::BTreeMap;
use std::fmt::Display;

/// The entities of a dossier in the making.
pub(super) struct Entities {
    list: Vec<Entity>,
    ids: Index,
    /// The first of each name, and of each name with a kind behind a tab.
    names: Index,
    /// The first of each name or alias in small letters, for ends that are written otherwise.
    loose: Index,
    /// Whether the files list entities, so that an end that is none of them is worth telling.
    are_listed: bool,
}

impl Entities {
    /// The entities as readers found them, ids made unique.
    pub(super) fn of(new: Vec<NewEntity>, told: &mut ToldLines) -> Self {
        let (ids, names, loose) = (Index::default(), Index::default(), Index::default());
        let mut entities = Self { list: Vec::new(), ids, names, loose, are_listed: !new.is_empty() };
        for entity in new {
            entities.push(entity, told);
        }
        entities
    }

    fn push(&mut self, new: NewEntity, told: &mut ToldLines) {
        let name = words::name(if words::is_nothing(&new.name) { &new.id } else { &new.name });
        let wished = if new.id.trim().is_empty() { &name } else { &new.id };
        let id = ids::take(wished, self.list.len(), "entities", &new.place, &mut self.ids, told);
        if name.is_empty() {
            told.tell(Deed::Changed, "entities without a name, called by their id", &new.place);
        }
        let name = if name.is_empty() { id.clone() } else { name };
        let mut aliases: Vec<String> = Vec::new();
        for alias in new.aliases.iter().map(|alias| words::name(alias)) {
            if !alias.is_empty() && alias != name && !aliases.contains(&alias) {
                aliases.push(alias);
            }
        }
        self.add(Entity {
            id,
            kind: words::entity_kind(&new.kind),
            name,
            aliases,
            match_name: !new.is_common_word,
            mentions: Vec::new(),
            links: new.links,
            note: new.note.filter(|note| !words::is_nothing(note)),
            fields: words::own_fields(new.fields),
        });
    }

    fn add(&mut self, entity: Entity) -> EntityIndex {
        let at = self.list.len();
        for name in std::iter::once(&entity.name).chain(&entity.aliases) {
            self.loose.entry(name.to_lowercase()).or_insert(at);
        }
        self.names.entry(with_kind(&entity.name, &entity.kind)).or_insert(at);
        self.names.entry(entity.name.clone()).or_insert(at);
        self.ids.entry(entity.id.clone()).or_insert(at);
        self.list.push(entity);
        EntityIndex::new(at)
    }

    /// The entity that an end means. One that there is none of is added: of the kind that is named, else unknown; told where the
    /// files list their entities.
    pub(super) fn meant(&mut self, end: &End, place: &dyn Display, told: &mut ToldLines) -> EntityIndex {
        self.learn_kind(end);
        let found = match end {
            End::Id(id) => self.ids.get(&ids::words(id)).or_else(|| self.by_name(id, place, told)),
            End::Name(name) => self.by_name(name, place, told),
            End::Named { name, kind } => self.names.get(&with_kind(&words::name(name), &words::entity_kind(kind))),
        };
        if let Some(at) = found {
            return EntityIndex::new(*at);
        }
        let kind = if let End::Named { kind, .. } = end { words::entity_kind(kind) } else { "unknown".to_owned() };
        let line = match (self.are_listed, kind.as_str()) {
            (true, _) => "ends that are no entity of the files, added as entities",
            (false, _) => "entities that are only named as ends",
        };
        told.tell(Deed::Added(ImportPart::Entity), line, place);
        let name = words::name(end.word());
        let id = ids::unique(if name.is_empty() { end.word() } else { &name }, &self.ids);
        let name = if name.is_empty() { id.clone() } else { name };
        let (links, fields) = (BTreeMap::new(), BTreeMap::new());
        let (aliases, mentions) = (Vec::new(), Vec::new());
        self.add(Entity { id, kind, name, aliases, match_name: true, mentions, links, note: None, fields })
    }

    /// Gives an entity that was only named so far the kind that is said now.
    fn learn_kind(&mut self, end: &End) {
        let End::Named { name, kind } = end else { return };
        let (name, kind) = (words::name(name), words::entity_kind(kind));
        if self.names.contains_key(&with_kind(&name, &kind)) {
            return;
        }
        let Some(at) = self.names.get(&with_kind(&name, "unknown")).copied() else { return };
        if let Some(entity) = self.list.get_mut(at) {
            entity.kind.clone_from(&kind);
            self.names.remove(&with_kind(&name, "unknown"));
            self.names.insert(with_kind(&name, &kind), at);
        }
    }

    /// The entity of a name: as it is written, else but for capitals and blanks, which is told.
    fn by_name(&self, name: &str, place: &dyn Display, told: &mut ToldLines) -> Option<&usize> {
        let name = words::name(name);
        if name.is_empty() {
            return None;
        }
        // A table read by other programs may write the id 7 as 7.0.
        let whole = name.strip_suffix(".0").and_then(|whole| self.ids.get(whole));
        self.names.get(&name).or_else(|| {
            let found = whole.or_else(|| self.loose.get(&name.to_lowercase()))?;
            told.tell(Deed::Changed, "ends matched by a name written otherwise, or an alias", place);
            Some(found)
        })
    }

    /// All of them; names that several have are told.
    pub(super) fn into_list(self, told: &mut ToldLines) -> Vec<Entity> {
        let mut seen = std::collections::BTreeSet::new();
        for entity in &self.list {
            if !seen.insert((&entity.name, &entity.kind)) {
                told.tell(Deed::Kept, "entities with the name and kind of another, not merged", &entity.id);
            }
        }
        self.list
    }
}

/// A name with its kind, as a key.
fn with_kind(name: &str, kind: &str) -> String {
    format!("{name}\t{kind}")
}
