//! The lexicon: names by their words, for all languages that fold case alike.
//!
//! Invariant: it holds every name, by its words with the case folded.
//! Invariant: no result depends on the order of a map.

use super::names::Name;
use super::vocabulary::{Lookup, Vocabulary};
use crate::model::EntityIndex;
use crate::text::letters::{Cases, folded_case};
use std::borrow::Cow;

/// The place of a name among all names.
pub(super) type NameId = u32;

/// All names, with the case folded in one way.
#[derive(Debug)]
pub(super) struct Lexicon<'a> {
    /// All names.
    names: &'a [Name],
    /// How case is folded.
    cases: Cases,
    /// The numbers of every name's words.
    numbers: Vec<Vec<u32>>,
    /// What begins with a word, by its number; words that came later begin nothing.
    beginnings: Vec<Beginning>,
    /// The names by their folded words, and by the first of these.
    forms: Lookup<Box<str>, Run>,
}

/// What begins with a word.
#[derive(Debug, Default)]
pub(super) struct Beginning {
    /// The number of tokens of the longest name that begins with it; 0 where none does.
    pub(super) longest: u16,
    /// The names whose surname begins with it.
    pub(super) surnames: Vec<NameId>,
}

/// Folded words one after another, with a space where white space stands.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The names that they are.
    pub(super) names: Vec<NameId>,
    /// Whether a longer name begins with them.
    pub(super) goes_on: bool,
}

impl<'a> Lexicon<'a> {
    /// The lexicon of `names`.
    pub(super) fn of(names: &'a [Name], cases: Cases, vocabulary: &mut Vocabulary) -> Self {
        let (numbers, beginnings) = (Vec::with_capacity(names.len()), Vec::new());
        let mut lexicon = Self { names, cases, numbers, beginnings, forms: Lookup::default() };
        let mut form = String::new();
        for (id, name) in (0..).zip(names) {
            let words = 0..name.words.len();
            let numbers: Vec<u32> = words.map(|word| vocabulary.number(&lexicon.folded(id, word))).collect();
            form.clear();
            for (place, number) in numbers.iter().enumerate() {
                if place > 0 && name.spaces[place] {
                    form.push(' ');
                }
                form.push_str(vocabulary.letters(*number));
                lexicon.add(&form, (place + 1 == numbers.len()).then_some(id));
            }
            let length = numbers.len().min(usize::from(u16::MAX)) as u16;
            let first = lexicon.beginning_mut(numbers[0]);
            first.longest = first.longest.max(length);
            if let Some(surname) = &name.surname {
                lexicon.beginning_mut(numbers[surname.start]).surnames.push(id);
            }
            lexicon.numbers.push(numbers);
        }
        lexicon
    }

    /// Adds a run of words that is a name, or the beginning of one.
    fn add(&mut self, form: &str, name: Option<NameId>) {
        if !self.forms.contains_key(form) {
            self.forms.insert(form.into(), Run::default());
        }
        let Some(run) = self.forms.get_mut(form) else { return };
        run.names.extend(name);
        run.goes_on |= name.is_none();
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

    /// The names that folded words are or begin, if there are any.
    pub(super) fn run(&self, form: &str) -> Option<&Run> {
        self.forms.get(form)
    }

    /// A name.
    pub(super) fn name(&self, id: NameId) -> &'a Name {
        &self.names[id as usize]
    }

    /// All names.
    pub(super) fn names(&self) -> impl Iterator<Item = (NameId, &'a Name)> {
        (0..).zip(self.names)
    }

    /// The names of an entity.
    pub(super) fn names_of(&self, entity: EntityIndex) -> impl Iterator<Item = (NameId, &'a Name)> + Clone {
        let first = self.names.partition_point(|name| name.entity < entity);
        let names = (first as NameId..).zip(&self.names[first..]);
        names.take_while(move |(_, name)| name.entity == entity)
    }

    /// The numbers of a name's words.
    pub(super) fn numbers(&self, id: NameId) -> &[u32] {
        &self.numbers[id as usize]
    }

    /// A word of a name, folded.
    pub(super) fn folded(&self, id: NameId, word: usize) -> Cow<'a, str> {
        let name = self.name(id);
        match self.cases {
            Cases::Common => Cow::Borrowed(&name.folded[word]),
            cases @ Cases::Turkish => Cow::Owned(folded_case(&name.words[word], cases)),
        }
    }

    /// Groups of names that have the same folded words, in the order of their first.
    pub(super) fn alike(&self) -> Vec<&[NameId]> {
        let mut groups: Vec<&[NameId]> = self.forms.values().map(|run| run.names.as_slice()).collect();
        groups.retain(|group| group.len() > 1);
        groups.sort_unstable_by_key(|group| group[0]);
        groups
    }
}
