//! One document: whose mention each hit is, which are inside others, and which are only possible.
//!
//! Invariant: certain mentions never overlap; possible mentions overlap neither these nor one another.

use super::doubts::{self, Doubts};
use super::hit::{Hit, Way};
use super::index::Index;
use super::known::Known;
use super::lexicon::NameId;
use crate::model::{Bearer, Doubt, EntityIndex, Mention, PossibleMention, SharedName, Span};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The mentions of one document.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The certain ones.
    pub(super) certain: Vec<Mention>,
    /// Those inside longer names.
    pub(super) inner: Vec<Mention>,
    /// The possible ones.
    pub(super) possible: Vec<PossibleMention>,
    /// The mentions by names that several entities have: the place among the shared names, and what was decided.
    of_shared: Vec<(usize, Choice, Option<Doubt>)>,
}

impl Found {
    /// Counts the decisions about names that several entities have.
    pub(super) fn count(&self, shared: &mut [SharedName]) {
        for (place, choice, doubt) in &self.of_shared {
            let Some(name) = shared.get_mut(*place) else { continue };
            let mut count = |entity, by: fn(&mut Bearer) -> &mut u32| {
                let bearer = name.bearers.iter_mut().find(|bearer| bearer.entity == entity);
                if let Some(bearer) = bearer {
                    *by(bearer) += 1;
                }
            };
            match (*choice, doubt) {
                (Choice::ByEvidence(entity), None) => count(entity, |bearer| &mut bearer.by_evidence),
                (Choice::ByLongerName(entity), None) => count(entity, |bearer| &mut bearer.by_longer_name),
                (Choice::Only(_), None) => {}
                _ => name.possible += 1,
            }
        }
    }
}

/// How one of several entities with a name was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    /// There is only one.
    Only(EntityIndex),
    /// It is the only one with evidence in the document.
    ByEvidence(EntityIndex),
    /// It is the only one that the document names by a longer name that no other has.
    ByLongerName(EntityIndex),
    /// Neither decides.
    Open,
}

/// One document while its mentions are decided.
pub(super) struct Reader<'a, 'l> {
    /// What is known for all documents.
    pub(super) known: &'a Known<'a>,
    /// The names in its language.
    pub(super) index: &'a Index<'l>,
    /// The entities that are ends or speakers of claims with evidence in it, in order.
    pub(super) active: &'a [EntityIndex],
}

impl Reader<'_, '_> {
    /// Decides about `hits`; mentions placed by hand beat all names.
    pub(super) fn decide(&self, placed: &[Mention], hits: &[Hit]) -> Found {
        let (names, others) = hits.iter().partition::<Vec<&Hit>, _>(|hit| self.is_as_named(hit));
        let mut taken = Taken::default();
        let mut placed = placed.to_vec();
        placed.retain(|mention| taken.take(mention.span));
        let mut names = names;
        names.sort_by_key(|hit| (Reverse(hit.span.end - hit.span.start), hit.span.start));
        let (outer, inner) = names.into_iter().partition::<Vec<&Hit>, _>(|hit| taken.take(hit.span));
        let candidates: Vec<Vec<EntityIndex>> = outer.iter().map(|hit| self.entities_of(hit)).collect();
        let longest = longest_names(&placed, outer.iter().copied().zip(&candidates));
        let doubts = Doubts::new(self.known, self.index, &outer);
        let mut found = Found { certain: placed, ..Found::default() };
        let mut kinds: BTreeMap<u32, (Span, EntityIndex)> =
            found.certain.iter().map(|mention| (mention.span.start, (mention.span, mention.entity))).collect();
        for (hit, candidates) in outer.into_iter().zip(candidates) {
            let choice = self.choose(hit, &candidates, &longest);
            let doubt = doubts.of(hit, &candidates);
            let shared = hit.names.iter().find_map(|id| self.known.shared_of.get(id));
            found.of_shared.extend(shared.map(|place| (*place, choice, doubt)));
            kinds.insert(hit.span.start, (hit.span, chosen(choice).unwrap_or(candidates[0])));
            match (chosen(choice), doubt) {
                (Some(entity), None) => found.certain.push(Mention { span: hit.span, entity }),
                (Some(entity), Some(doubt)) => {
                    found.possible.push(PossibleMention { span: hit.span, candidates: vec![entity], doubt });
                }
                (None, _) => {
                    let candidates = self.by_likelihood(hit, candidates);
                    found.possible.push(PossibleMention { span: hit.span, candidates, doubt: Doubt::Namesakes });
                }
            }
        }
        found.inner = self.inner_mentions(&inner, kinds, &longest);
        self.add_others(others, &longest, &mut taken, &mut found);
        found.certain.sort_by_key(|mention| mention.span);
        found.inner.sort_by_key(|mention| (mention.span, mention.entity));
        found.possible.sort_by_key(|mention| mention.span);
        found
    }

    /// Whether an entity is an end or speaker of a claim with evidence in the document.
    fn is_active(&self, entity: EntityIndex) -> bool {
        self.active.binary_search(&entity).is_ok()
    }

    /// Whether a hit is written as the name is.
    fn is_as_named(&self, hit: &Hit) -> bool {
        match hit.way {
            Way::AsNamed => true,
            Way::Capitalised => hit.names.iter().any(|id| {
                let seen = self.known.seen[*id as usize];
                !seen.in_capitals && !seen.in_small_letters
            }),
            Way::OtherCapitals | Way::Inflected | Way::Surname => false,
        }
    }

    /// The entities whose names a hit is, in the file's order. A name written in capitals only is preferred where the text
    /// has capitals only ("WHO" is not "Who").
    fn entities_of(&self, hit: &Hit) -> Vec<EntityIndex> {
        // Most names have one bearer.
        if let [id] = hit.names.as_slice() {
            return vec![self.index.lexicon.name(*id).entity];
        }
        let in_capitals = |id: &&NameId| {
            let name = self.index.lexicon.name(**id);
            name.is_capitals && name.is_one_word
        };
        let preferred = hit.way == Way::AsNamed && hit.names.iter().any(|id| in_capitals(&id));
        let mut entities: Vec<EntityIndex> = hit
            .names
            .iter()
            .filter(|id| !preferred || in_capitals(id))
            .map(|id| self.index.lexicon.name(*id).entity)
            .collect();
        entities.sort_unstable();
        entities.dedup();
        entities
    }

    /// Several entities that a hit may mention, the likeliest first: those with evidence in the document, then those whose
    /// name it is and not only an alias, then in the file's order.
    fn by_likelihood(&self, hit: &Hit, mut candidates: Vec<EntityIndex>) -> Vec<EntityIndex> {
        let is_name = |entity: EntityIndex| {
            hit.names
                .iter()
                .any(|id| (self.index.lexicon.name(*id).entity, self.index.lexicon.name(*id).number) == (entity, 0))
        };
        candidates.sort_by_key(|entity| (!self.is_active(*entity), !is_name(*entity), *entity));
        candidates
    }

    /// Which of `candidates` a hit mentions.
    fn choose(&self, hit: &Hit, candidates: &[EntityIndex], longest: &BTreeMap<EntityIndex, u32>) -> Choice {
        if let [only] = candidates {
            return Choice::Only(*only);
        }
        let length = hit.span.end - hit.span.start;
        let by_evidence = only(candidates.iter().copied().filter(|entity| self.is_active(*entity)));
        let by_name =
            only(candidates.iter().copied().filter(|entity| longest.get(entity).is_some_and(|name| *name > length)));
        match (by_evidence, by_name) {
            (Some(entity), Some(other)) if entity != other => Choice::Open,
            (Some(entity), _) => Choice::ByEvidence(entity),
            (None, Some(entity)) => Choice::ByLongerName(entity),
            (None, None) => Choice::Open,
        }
    }

    /// The mentions inside longer names: of an entity of another kind, or of the same one. Inside a longer name of the
    /// same kind stands no mention ("Sergei Ivanov" holds none of Igor), unless only an article makes it longer.
    fn inner_mentions(
        &self,
        hits: &[&Hit],
        mut outer: BTreeMap<u32, (Span, EntityIndex)>,
        longest: &BTreeMap<EntityIndex, u32>,
    ) -> Vec<Mention> {
        let mut inner: Vec<Mention> = Vec::new();
        // Outer names by their start; inner ones are added behind, the longest first, as they may hold others.
        let mut held: BTreeMap<u32, Vec<Mention>> = BTreeMap::new();
        outer.retain(|_, (span, _)| span.end > span.start);
        for hit in hits {
            let Some((start, (span, entity))) = outer.range(..=hit.span.start).next_back() else { continue };
            if span.end < hit.span.end {
                continue;
            }
            let around = held.entry(*start).or_insert_with(|| vec![Mention { span: *span, entity: *entity }]);
            let candidates: Vec<EntityIndex> = self
                .entities_of(hit)
                .into_iter()
                .filter(|candidate| around.iter().all(|outer| self.may_hold(*outer, *candidate, hit)))
                .collect();
            let choice = if candidates.is_empty() { Choice::Open } else { self.choose(hit, &candidates, longest) };
            if let Some(entity) = chosen(choice) {
                let mention = Mention { span: hit.span, entity };
                around.push(mention);
                inner.push(mention);
            }
        }
        inner
    }

    /// Whether a longer name may hold a mention of `candidate` at a hit, which may stand beside it.
    fn may_hold(&self, outer: Mention, candidate: EntityIndex, hit: &Hit) -> bool {
        let is_inside = outer.span.start <= hit.span.start && hit.span.end <= outer.span.end;
        let kind = |entity: EntityIndex| self.known.entities.get(entity.at()).map(|entity| entity.kind.as_str());
        // An article makes a name at most five bytes longer, at its beginning.
        let is_all_but_article = hit.span.end == outer.span.end
            && hit.span.start - outer.span.start.min(hit.span.start) <= 5
            && self.is_behind_article(outer.entity, hit);
        !is_inside
            || outer.span == hit.span
            || outer.entity == candidate
            || kind(outer.entity) != kind(candidate)
            || is_all_but_article
    }

    /// Whether an entity has a name that is an article and the words of a hit.
    fn is_behind_article(&self, entity: EntityIndex, hit: &Hit) -> bool {
        let words = &self.index.lexicon.name(hit.names[0]).words;
        self.index.lexicon.names_of(entity).any(|(_, name)| {
            let is_longer = name.words.len() == words.len() + 1 && super::capitals::is_article(&name.words[0]);
            is_longer
                && name.words[1..].iter().zip(words).all(|(one, other)| one.to_lowercase() == other.to_lowercase())
        })
    }

    /// Adds what is not written as the names are, where nothing else stands, the longest first.
    fn add_others(
        &self,
        mut others: Vec<&Hit>,
        longest: &BTreeMap<EntityIndex, u32>,
        taken: &mut Taken,
        found: &mut Found,
    ) {
        others.sort_by_key(|hit| (Reverse(hit.span.end - hit.span.start), hit.span.start, hit.way as u8));
        let mut first_full_names = first_full_names(found);
        for hit in others {
            let mut candidates = self.entities_of(hit);
            let doubt = match hit.way {
                Way::Inflected => Doubt::Inflected,
                Way::Surname => {
                    candidates.retain(|entity| {
                        let full = first_full_names.get(entity);
                        full.is_some_and(|(start, length)| {
                            *start < hit.span.start && *length > hit.span.end - hit.span.start
                        })
                    });
                    if hit
                        .before
                        .is_some_and(|(_, word)| doubts::is_first_name(self.index, self.known.vocabulary, word))
                    {
                        candidates.clear();
                    }
                    Doubt::Surname
                }
                Way::AsNamed | Way::Capitalised | Way::OtherCapitals => {
                    if hit.names.iter().all(|id| self.index.lexicon.name(*id).is_one_word_but_for_article()) {
                        candidates.clear();
                    }
                    Doubt::Capitals
                }
            };
            if candidates.is_empty() || !taken.take(hit.span) {
                continue;
            }
            let mut candidates = self.by_likelihood(hit, candidates);
            if let Some(entity) = chosen(self.choose(hit, &candidates, longest)) {
                candidates.retain(|candidate| *candidate != entity);
                candidates.insert(0, entity);
            }
            if let (Way::Inflected, [entity]) = (hit.way, candidates.as_slice()) {
                note_name(&mut first_full_names, Mention { span: hit.span, entity: *entity });
            }
            found.possible.push(PossibleMention { span: hit.span, candidates, doubt });
        }
    }
}

/// For every entity, the longest name of its own alone under which the document mentions it: the names there, each with
/// the entities that may be meant.
fn longest_names<'h>(
    placed: &[Mention],
    outer: impl Iterator<Item = (&'h Hit, &'h Vec<EntityIndex>)>,
) -> BTreeMap<EntityIndex, u32> {
    let mut longest: BTreeMap<EntityIndex, u32> = BTreeMap::new();
    let own = outer.filter_map(|(hit, candidates)| match candidates.as_slice() {
        [entity] => Some(Mention { span: hit.span, entity: *entity }),
        _ => None,
    });
    for mention in placed.iter().copied().chain(own) {
        let length = longest.entry(mention.entity).or_default();
        *length = (*length).max(mention.span.end - mention.span.start);
    }
    longest
}

/// For every entity, where its first certain mention is and how long its longest one is.
fn first_full_names(found: &Found) -> BTreeMap<EntityIndex, (u32, u32)> {
    let mut first: BTreeMap<EntityIndex, (u32, u32)> = BTreeMap::new();
    found.certain.iter().for_each(|mention| note_name(&mut first, *mention));
    first
}

/// Notes where an entity is first named, and how long its longest name is.
fn note_name(names: &mut BTreeMap<EntityIndex, (u32, u32)>, mention: Mention) {
    let length = mention.span.end - mention.span.start;
    let entry = names.entry(mention.entity).or_insert((mention.span.start, length));
    *entry = (entry.0.min(mention.span.start), entry.1.max(length));
}

/// The entity that was chosen.
fn chosen(choice: Choice) -> Option<EntityIndex> {
    match choice {
        Choice::Only(entity) | Choice::ByEvidence(entity) | Choice::ByLongerName(entity) => Some(entity),
        Choice::Open => None,
    }
}

/// The only one of some entities.
fn only(mut entities: impl Iterator<Item = EntityIndex>) -> Option<EntityIndex> {
    entities.next().filter(|_| entities.next().is_none())
}

/// The stretches of a text that are taken; they do not overlap.
#[derive(Default)]
pub(super) struct Taken(BTreeMap<u32, Span>);

impl Taken {
    /// Takes a stretch; false where another overlaps it.
    pub(super) fn take(&mut self, span: Span) -> bool {
        let is_free = self.0.range(..span.end).next_back().is_none_or(|(_, other)| !other.overlaps(span));
        if is_free {
            self.0.insert(span.start, span);
        }
        is_free
    }
}
