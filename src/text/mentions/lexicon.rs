//! The lexicon: names by their words, for all languages that fold case alike.
//!
//! Invariant: it holds every name, by its words with the case folded.
//! Invariant: no result depends on the order of a map.

use super::names::Name;
use super::vocabulary::Vocabulary;
use crate::model::EntityIndex;
use crate::text::letters::{Cases, folded_case};
use crate::text::lookup::Lookup;
use foldhash::fast::RandomState;

/// The place of a name among all names.
pub(super) type NameId = u32;

/// All names, with the case folded in one way.
#[derive(Debug)]
pub(super) struct Lexicon<'a> {
    /// All names.
    names: &'a [Name],
    /// How case is folded.
    cases: Cases,
    /// The numbers of a name's words, of those names for which they are not the same as in most languages.
    numbers: Lookup<NameId, Vec<u32>>,
    /// What begins with a word, by its number; words that came later begin nothing.
    beginnings: Vec<Beginning>,
    /// The names of several words by these: a trie. From a run, by the number of the next word and whether white space
    /// stands before it, to the run with it.
    edges: Lookup<(RunId, u32, bool), RunId>,
    /// The runs of words that are names or begin them.
    runs: Vec<Run>,
}

/// The place of a run among all runs.
pub(super) type RunId = u32;

/// What begins with a word.
#[derive(Debug, Default)]
pub(super) struct Beginning {
    /// The number of tokens of the longest name that begins with it; 0 where none does.
    pub(super) longest: u16,
    /// The names that are this one word.
    pub(super) names: Vec<NameId>,
    /// The names whose surname begins with it.
    pub(super) surnames: Vec<NameId>,
    /// The run that is this one word, where a name of several begins with it.
    pub(super) run: Option<RunId>,
}

/// Folded words one after another.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The names that they are.
    pub(super) names: Vec<NameId>,
    /// Whether a longer name begins with them.
    pub(super) goes_on: bool,
}

impl<'a> Lexicon<'a> {
    /// The lexicon of `names`; only of some, if `few` tells which of them can be found.
    pub(super) fn of(names: &'a [Name], cases: Cases, few: Option<&[bool]>, vocabulary: &mut Vocabulary) -> Self {
        let count = few.map_or(names.len(), |few| few.iter().filter(|is_there| **is_there).count());
        let edges = Lookup::with_capacity_and_hasher(2 * count, RandomState::default());
        let (numbers, beginnings, runs) = (Lookup::default(), Vec::with_capacity(vocabulary.len()), Vec::new());
        let mut lexicon = Self { names, cases, numbers, beginnings, edges, runs };
        for (id, name) in (0..).zip(names) {
            // Only these letters fold in another way there.
            if cases == Cases::Turkish && name.words.iter().any(|word| word.contains(['I', 'İ'])) {
                let folded = name.words.iter().map(|word| vocabulary.number(&folded_case(word, cases)));
                lexicon.numbers.insert(id, folded.collect());
            }
            if few.is_some_and(|few| !few[id as usize]) {
                continue;
            }
            let length = name.words.len();
            if length > 1 {
                lexicon.add(id);
            }
            let first = lexicon.beginning_mut(lexicon.numbers(id)[0]);
            first.longest = first.longest.max(length.min(usize::from(u16::MAX)) as u16);
            if length == 1 {
                first.names.push(id);
            }
            if let Some(surname) = &name.surname {
                lexicon.beginning_mut(lexicon.numbers(id)[surname.start]).surnames.push(id);
            }
        }
        lexicon
    }

    /// Adds a name of several words.
    fn add(&mut self, id: NameId) {
        let name = self.name(id);
        let first = self.numbers(id)[0];
        let unused = self.runs.len() as RunId;
        let mut run = *self.beginning_mut(first).run.get_or_insert(unused);
        for place in 1..name.words.len() {
            if run as usize == self.runs.len() {
                self.runs.push(Run::default());
            }
            self.runs[run as usize].goes_on = true;
            let word = self.numbers(id)[place];
            let unused = self.runs.len() as RunId;
            run = *self.edges.entry((run, word, name.spaces[place])).or_insert(unused);
        }
        if run as usize == self.runs.len() {
            self.runs.push(Run::default());
        }
        self.runs[run as usize].names.push(id);
    }

    fn beginning_mut(&mut self, number: u32) -> &mut Beginning {
        let number = number as usize;
        if self.beginnings.len() <= number {
            self.beginnings.resize_with(number + 1, Beginning::default);
        }
        &mut self.beginnings[number]
    }

    /// What begins with a word.
    pub(super) fn beginning(&self, number: u32) -> Option<&Beginning> {
        self.beginnings.get(number as usize)
    }

    /// The run behind another with one more word, with or without white space before it; `None` where no name begins so.
    pub(super) fn next(&self, run: RunId, word: u32, space: bool) -> Option<(RunId, &Run)> {
        let next = *self.edges.get(&(run, word, space))?;
        Some((next, &self.runs[next as usize]))
    }

    /// A name.
    pub(super) fn name(&self, id: NameId) -> &'a Name {
        &self.names[id as usize]
    }

    /// All names.
    pub(super) fn names(&self) -> impl ExactSizeIterator<Item = (NameId, &'a Name)> {
        self.names.iter().enumerate().map(|(id, name)| (id as NameId, name))
    }

    /// The names of an entity.
    pub(super) fn names_of(&self, entity: EntityIndex) -> impl Iterator<Item = (NameId, &'a Name)> + Clone {
        let first = self.names.partition_point(|name| name.entity < entity);
        let names = (first as NameId..).zip(&self.names[first..]);
        names.take_while(move |(_, name)| name.entity == entity)
    }

    /// The numbers of a name's words.
    pub(super) fn numbers(&self, id: NameId) -> &[u32] {
        let own = if self.cases == Cases::Turkish { self.numbers.get(&id) } else { None };
        own.unwrap_or(&self.names[id as usize].numbers)
    }

    /// Groups of names that have the same folded words, in the order of their first.
    pub(super) fn alike(&self) -> Vec<&[NameId]> {
        let several = self.runs.iter().map(|run| run.names.as_slice());
        let single = self.beginnings.iter().map(|beginning| beginning.names.as_slice());
        let mut groups: Vec<&[NameId]> = several.chain(single).collect();
        groups.retain(|group| group.len() > 1);
        groups.sort_unstable_by_key(|group| group[0]);
        groups
    }
}
