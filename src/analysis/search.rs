//! Search: the entities, claims and quotes that match some words.
//!
//! Invariant: a query finds the same things in the same order on every machine, regardless of its language.

use super::normal::{normalised, query_words, starts_word};
use crate::model::{EdgeIndex, Entity, EntityIndex, OpenDossier, Target};
use std::cmp::Reverse;
use std::ops::Range;

/// How well something matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// It is the name.
    ExactName,
    /// It is an alias.
    ExactAlias,
    /// The name or an alias starts with it.
    Prefix,
    /// Every word of it starts a word of the name or of an alias.
    WordPrefix,
    /// Every word of it is contained in the name or in an alias.
    Substring,
    /// Every word of it is contained in some name, the kind, the id or the note.
    Detail,
    /// Every word of it starts a word of a claim (the names of its ends and its kind), and one a word of the kind.
    Claim,
    /// Every word of it starts a word of a quote.
    Quote,
}

/// The kinds of entity that rank first among equal matches: an event often bears the name of a person.
const ACTORS: [&str; 3] = ["person", "organization", "country"];

/// A match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The entity, or the edge whose claims or quotes match.
    pub target: Target,
    /// The name, alias, claim or quote that matched, as it is written.
    pub matched: String,
    /// How well it matches.
    pub rank: Rank,
}

/// The searchable texts of a dossier, normalised once.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    /// The normalised texts of all fields, each after a line break and a space, so that every word has a space before
    /// it.
    texts: String,
    fields: Vec<Field>,
    groups: Vec<Group>,
}

/// One searchable text.
#[derive(Clone, Debug)]
struct Field {
    group: usize,
    source: Source,
    shown: String,
    /// Its place in [`SearchIndex::texts`], from the space before its first word.
    range: Range<usize>,
    /// The part in which some word must start a word: a claim is not found by its ends alone.
    core: Range<usize>,
}

/// The source of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    Name,
    Alias,
    /// Kind, id and note.
    Detail,
    Claim,
    Quote,
}

/// The fields of one target.
#[derive(Clone, Debug)]
struct Group {
    target: Target,
    /// Whether it is one of [`ACTORS`], which rank first among equal matches.
    acts: bool,
    /// The number of its edges or claims: among equal matches, more comes first.
    degree: usize,
    fields: Range<usize>,
}

/// Finds the best `limit` matches of `query` in `open`. For more than one query, keep a [`SearchIndex`].
#[must_use]
pub fn search(open: &OpenDossier, query: &str, limit: usize) -> Vec<Hit> {
    SearchIndex::of(open).search(query, limit)
}

impl SearchIndex {
    /// The index of `open`.
    #[must_use]
    pub fn of(open: &OpenDossier) -> Self {
        let mut index = Self::default();
        for (place, entity) in open.dossier.entities.iter().enumerate() {
            let target = Target::Entity(EntityIndex::new(place));
            let degree = open.network.incident.get(place).map_or(0, Vec::len);
            let acts = ACTORS.contains(&entity.kind.as_str());
            index.add(target, acts, degree, |index| index.add_entity(entity));
        }
        for (place, edge) in open.network.edges.iter().enumerate() {
            let target = Target::Edge(EdgeIndex::new(place));
            index.add(target, false, edge.relations.len(), |index| {
                for relation in &edge.relations {
                    index.add_claim(open, relation.at());
                }
            });
        }
        index
    }

    /// Adds a target with the fields that `fill` adds.
    fn add(&mut self, target: Target, acts: bool, degree: usize, fill: impl FnOnce(&mut Self)) {
        let first = self.fields.len();
        fill(self);
        self.groups.push(Group { target, acts, degree, fields: first..self.fields.len() });
    }

    fn add_entity(&mut self, entity: &Entity) {
        self.add_field(Source::Name, &entity.name);
        for alias in &entity.aliases {
            self.add_field(Source::Alias, alias);
        }
        for detail in [entity.kind.as_str(), entity.id.as_str()].into_iter().chain(entity.note.as_deref()) {
            self.add_field(Source::Detail, detail);
        }
    }

    fn add_claim(&mut self, open: &OpenDossier, place: usize) {
        let Some(claim) = open.dossier.relations.get(place) else { return };
        let name = |entity: EntityIndex| open.dossier.entity(entity).map_or("", |entity| entity.name.as_str());
        let (from, to) = (name(claim.from), name(claim.to));
        let shown = format!("{from} {} {to}", claim.kind);
        self.push_field(Source::Claim, shown, [from, &claim.kind, to]);
        for quote in claim.evidence.iter().filter_map(|evidence| evidence.quote.as_deref()) {
            self.add_field(Source::Quote, quote);
        }
    }

    fn add_field(&mut self, source: Source, text: &str) {
        self.push_field(source, text.to_owned(), ["", text, ""]);
    }

    /// Adds a field by its parts; the middle one is its core.
    fn push_field(&mut self, source: Source, shown: String, parts: [&str; 3]) {
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
        self.fields.push(Field { group: self.groups.len(), source, shown, range: start..self.texts.len(), core });
    }

    /// The best `limit` matches of `query`: all its words must match, ignoring case, accents and typographic signs. An
    /// empty query matches nothing.
    #[must_use]
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        let words = query_words(query);
        let Some(rarest) = words.iter().max_by_key(|word| word.len()) else { return Vec::new() };
        let mut found: Vec<Match> = Vec::new();
        for group in self.groups_with(rarest) {
            found.extend(self.best(group, &words));
        }
        let order = |found: &Match| {
            let group = &self.groups[found.group];
            (found.rank, !group.acts, self.fields[found.field].source, Reverse(group.degree), found.group)
        };
        if found.len() > limit && limit > 0 {
            found.select_nth_unstable_by_key(limit - 1, order);
        }
        found.truncate(limit);
        found.sort_unstable_by_key(order);
        let hit = |found: Match| Hit {
            target: self.groups[found.group].target,
            matched: self.fields[found.field].shown.clone(),
            rank: found.rank,
        };
        found.into_iter().map(hit).collect()
    }

    /// The groups that have `word` in some field, in order.
    fn groups_with(&self, word: &str) -> Vec<usize> {
        let mut groups = Vec::new();
        let mut start = 0;
        while let Some(found) = self.texts[start..].find(word) {
            let place = start + found;
            let field = &self.fields[self.fields.partition_point(|field| field.range.end <= place)];
            groups.push(field.group);
            // Go on behind the last field of the group.
            start =
                self.groups[field.group].fields.clone().next_back().map_or(place, |last| self.fields[last].range.end);
        }
        groups
    }

    /// The best match within one group.
    fn best(&self, group: usize, words: &[String]) -> Option<Match> {
        let fields = self.groups[group].fields.clone();
        let single = fields
            .clone()
            .filter_map(|field| Some(Match { rank: self.rank(&self.fields[field], words)?, field, group }))
            .min_by_key(|found| (found.rank, self.fields[found.field].source, found.field));
        if single.is_some() || matches!(self.groups[group].target, Target::Edge(_)) {
            return single;
        }
        let is_in_some =
            |word: &String| fields.clone().any(|field| self.text(&self.fields[field]).contains(word.as_str()));
        let field = fields.start;
        words.iter().all(is_in_some).then_some(Match { rank: Rank::Detail, field, group })
    }

    /// How well one field alone matches all of `words`. Kinds, ids and notes never do: their match is shown by the
    /// name.
    fn rank(&self, field: &Field, words: &[String]) -> Option<Rank> {
        let text = self.text(field);
        let core = &self.texts[field.core.clone()];
        let starts_words =
            || words.iter().all(|word| starts_word(text, word)) && words.iter().any(|word| starts_word(core, word));
        match field.source {
            Source::Detail => None,
            Source::Claim => starts_words().then_some(Rank::Claim),
            Source::Quote => starts_words().then_some(Rank::Quote),
            Source::Name | Source::Alias => {
                let rest =
                    words.iter().try_fold(text, |rest, word| rest.strip_prefix(' ')?.strip_prefix(word.as_str()));
                match rest {
                    Some("") if field.source == Source::Name => Some(Rank::ExactName),
                    Some("") => Some(Rank::ExactAlias),
                    Some(_) => Some(Rank::Prefix),
                    None if starts_words() => Some(Rank::WordPrefix),
                    None => words.iter().all(|word| text.contains(word.as_str())).then_some(Rank::Substring),
                }
            }
        }
    }

    /// The normalised text of a field, with a space before every word.
    fn text(&self, field: &Field) -> &str {
        &self.texts[field.range.clone()]
    }
}

/// A match by its indices.
#[derive(Clone, Copy, Debug)]
struct Match {
    rank: Rank,
    field: usize,
    group: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;
    use crate::model::fixture::{dossier, quote};

    /// Seven entities and two edges, one with a quote.
    fn case() -> OpenDossier {
        let entities = [
            ("Ivanov", "person"),
            ("Igor Ivanov", "person"),
            ("Mirivan", "person"),
            ("خاتمي", "person"),
            ("U.S.", "country"),
            ("José O’Neil", "person"),
            ("Œuvre İstanbul", "event"),
        ];
        let claims = [
            ("Igor Ivanov", "leaks to", "U.S.", Status::Asserted),
            ("Igor Ivanov", "knows", "Mirivan", Status::Asserted),
        ];
        let mut open = dossier(&entities, &claims, &["text"]);
        open.dossier.entities[2].aliases.push("Ivan the Old".to_owned());
        open.dossier.entities[2].note = Some("a carpenter".to_owned());
        open.dossier.relations[1].evidence.push(quote(0, "He “knows” the façade."));
        open
    }

    /// Checks what a query finds, as `name rank`.
    fn check(query: &str, expected: &[&str]) {
        let open = case();
        let found: Vec<String> =
            search(&open, query, 10).iter().map(|hit| format!("{} {:?}", hit.matched, hit.rank)).collect();
        assert_eq!(found, expected, "{query:?}");
    }

    #[test]
    fn nothing_matches_nothing() {
        check("", &[]);
        check(" - ", &[]);
        check("nobody", &[]);
        assert_eq!(search(&case(), "ivanov", 0), []);
        assert_eq!(search(&dossier(&[], &[], &[]), "ivanov", 9), []);
    }

    #[test]
    fn an_exact_name_comes_first() {
        check("ivanov", &["Ivanov ExactName", "Igor Ivanov WordPrefix"]);
    }

    #[test]
    fn a_prefix_beats_a_word_prefix_and_that_a_substring() {
        check("ivan", &["Ivanov Prefix", "Ivan the Old Prefix", "Igor Ivanov WordPrefix"]);
        check("riva", &["Mirivan Substring"]);
    }

    #[test]
    fn of_equals_those_who_act_come_before_what_bears_their_name() {
        let mut open = dossier(&[("Kharrazi’s visit", "event"), ("Kamal Kharrazi", "person")], &[], &[]);
        open.dossier.entities[1].aliases.push("Kharrazi".to_owned());
        let found = search(&open, "khar", 9);
        assert_eq!(found.iter().map(|hit| hit.rank).collect::<Vec<_>>(), [Rank::Prefix, Rank::Prefix]);
        assert_eq!(found[0].target, Target::Entity(EntityIndex(1)));
    }

    #[test]
    fn every_word_must_match_in_any_order() {
        check("ivanov igor", &["Igor Ivanov WordPrefix"]);
        check("igor old", &[]);
        check("carpenter", &["Mirivan Detail"]);
        check("mirivan carpenter", &["Mirivan Detail"]);
    }

    #[test]
    fn case_accents_signs_and_variant_letters_do_not_matter() {
        check("jose o'neil", &["José O’Neil ExactName"]);
        check("US", &["U.S. ExactName"]);
        check("خاتمی", &["خاتمي ExactName"]);
        check("oeuvre istanbul", &["Œuvre İstanbul ExactName"]);
        check("ISTANBUL", &["Œuvre İstanbul WordPrefix"]);
    }

    #[test]
    fn a_claim_is_found_by_its_kind_and_not_by_its_ends_alone() {
        check("leak", &["Igor Ivanov leaks to U.S. Claim"]);
        check("igor leaks", &["Igor Ivanov leaks to U.S. Claim"]);
        check("igor us", &[]);
    }

    #[test]
    fn words_of_quotes_find_their_edge() {
        check("facade knows", &["He “knows” the façade. Quote"]);
        let open = case();
        let hit = search(&open, "façade", 1).remove(0);
        let expected = open.network.between(EntityIndex(1), EntityIndex(2)).map(Target::Edge);
        assert_eq!(Some(hit.target), expected);
    }

    #[test]
    fn of_equals_the_better_connected_comes_first() {
        let open = dossier(
            &[("ann a", "person"), ("ann b", "person"), ("ann c", "person")],
            &[("ann b", "knows", "ann c", Status::Asserted), ("ann c", "knows", "ann c", Status::Asserted)],
            &[],
        );
        let found: Vec<String> = search(&open, "ann", 2).into_iter().map(|hit| hit.matched).collect();
        assert_eq!(found, ["ann c", "ann b"]);
    }
}
