//! The index of names in one language: which words begin a name, and which words are a name.
//!
//! Invariant: an index holds every name, by its words with the case folded as the language does.
//! Invariant: maps are looked up only, never iterated.

use super::endings::Endings;
use super::language::Language;
use super::names::Name;
use crate::text::letters::{Cases, folded_case};
use std::collections::HashMap;

/// The place of a name among all names.
pub(super) type NameId = u32;

/// All names, as one language compares them.
#[derive(Debug)]
pub(super) struct Index<'a> {
    /// All names.
    pub(super) names: &'a [Name],
    /// How the language folds case.
    pub(super) cases: Cases,
    /// How the language inflects names.
    pub(super) endings: Endings,
    /// Every word that was met, to its number.
    numbers: HashMap<Box<str>, u32>,
    /// What is known of every word, by its number.
    words: Vec<Word>,
    /// The letters of every word, by its number.
    letters: Vec<Box<str>>,
    /// The names by their folded words.
    forms: HashMap<Box<str>, Vec<NameId>>,
    /// The names by the bases of their words.
    bases: Bases,
}

/// The first node of [`Bases`].
pub(super) const ROOT: u32 = 0;

/// A name, or its surname alone, that ends at a node.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// The name.
    pub(super) name: NameId,
    /// Whether it is only the surname.
    pub(super) is_surname: bool,
}

/// The names by the bases of their words: a trie.
#[derive(Debug)]
struct Bases {
    numbers: HashMap<Box<str>, u32>,
    /// From a node, by a base and whether white space stands before it, to the next.
    edges: HashMap<(u32, u32, bool), u32>,
    /// What ends at each node.
    ends: Vec<Vec<Form>>,
}

impl Default for Bases {
    fn default() -> Self {
        Self { numbers: HashMap::new(), edges: HashMap::new(), ends: vec![Vec::new()] }
    }
}

impl Bases {
    /// Adds a form, whose words may have these bases.
    fn add(&mut self, words: &[Vec<String>], spaces: &[bool], form: Form) {
        let mut nodes = vec![ROOT];
        for (place, (bases, space)) in words.iter().zip(spaces).enumerate() {
            let mut next = Vec::new();
            for base in bases {
                let unused = self.numbers.len() as u32;
                let base = *self.numbers.entry(base.as_str().into()).or_insert(unused);
                for node in &nodes {
                    let unused = self.ends.len() as u32;
                    let to = *self.edges.entry((*node, base, place > 0 && *space)).or_insert(unused);
                    if to == unused {
                        self.ends.push(Vec::new());
                    }
                    next.push(to);
                }
            }
            // A name of many words in the plural has more forms than are worth it.
            next.truncate(8);
            nodes = next;
        }
        for node in nodes.into_iter().filter(|node| *node != ROOT) {
            self.ends[node as usize].push(form);
        }
    }

    fn number(&self, base: &str) -> Option<u32> {
        self.numbers.get(base).copied()
    }

    fn next(&self, node: u32, base: u32, space: bool) -> Option<u32> {
        self.edges.get(&(node, base, space)).copied()
    }
}

/// What is known of one word.
#[derive(Debug, Default)]
pub(super) struct Word {
    /// The number of tokens of the longest name that begins with it; 0 where none does.
    pub(super) longest: u16,
    /// The bases that it may have, of those that names have.
    pub(super) bases: Vec<u32>,
    /// Whether a name may begin with a form of it.
    pub(super) may_begin: bool,
    /// The names whose surname begins with it.
    pub(super) surnames: Vec<NameId>,
    /// Whether a text has it in small letters.
    pub(super) in_small_letters: bool,
    /// Whether a text has it with a capital behind an article.
    pub(super) behind_article: bool,
    /// Whether its bases were looked up.
    has_bases: bool,
}

impl<'a> Index<'a> {
    /// The index of `names`.
    pub(super) fn of(names: &'a [Name], language: Language) -> Self {
        let Language { cases, endings } = language;
        let mut index = Self {
            names,
            cases,
            endings,
            numbers: HashMap::new(),
            words: Vec::new(),
            letters: Vec::new(),
            forms: HashMap::new(),
            bases: Bases::default(),
        };
        for (id, name) in names.iter().enumerate() {
            index.add(id as NameId, name);
        }
        index
    }

    fn add(&mut self, id: NameId, name: &Name) {
        let folded: Vec<String> = name.words.iter().map(|word| folded_case(word, self.cases)).collect();
        let length = folded.len().min(usize::from(u16::MAX)) as u16;
        let first = self.word(&folded[0]);
        self.words[first as usize].longest = self.words[first as usize].longest.max(length);
        let form = joined(&folded, &name.spaces);
        self.forms.entry(form.into_boxed_str()).or_default().push(id);
        let surname = name.surname();
        if let Some(place) = surname {
            let first = self.word(&folded[place]);
            self.words[first as usize].surnames.push(id);
        }
        if self.endings.apply_to(name) {
            let bases: Vec<Vec<String>> = folded.iter().map(|word| self.endings.bases_of_name(word)).collect();
            self.bases.add(&bases, &name.spaces, Form { name: id, is_surname: false });
            if let Some(first) = surname {
                let until = name.surname_end(first) + 1;
                let form = Form { name: id, is_surname: true };
                self.bases.add(&bases[first..until], &name.spaces[first..until], form);
            }
        }
    }

    /// The number of a folded word.
    pub(super) fn word(&mut self, folded: &str) -> u32 {
        if let Some(number) = self.numbers.get(folded) {
            return *number;
        }
        let number = self.words.len() as u32;
        self.numbers.insert(folded.into(), number);
        self.words.push(Word::default());
        self.letters.push(folded.into());
        number
    }

    /// The number of a folded word of a text, with its bases looked up.
    pub(super) fn word_of_text(&mut self, folded: &str) -> u32 {
        let number = self.word(folded);
        if !self.words[number as usize].has_bases {
            let bases = self.endings.bases_in_text(folded);
            let bases: Vec<u32> = bases.iter().filter_map(|base| self.bases.number(base)).collect();
            let may_begin = bases.iter().any(|base| self.bases.next(ROOT, *base, false).is_some());
            let word = &mut self.words[number as usize];
            (word.bases, word.may_begin, word.has_bases) = (bases, may_begin, true);
        }
        number
    }

    /// The node behind `node` for a word with `base`, with or without white space before it.
    pub(super) fn next(&self, node: u32, base: u32, space: bool) -> Option<u32> {
        self.bases.next(node, base, space)
    }

    /// The names that end at a node.
    pub(super) fn forms_at(&self, node: u32) -> &[Form] {
        self.bases.ends.get(node as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// What is known of a word.
    pub(super) fn known(&self, number: u32) -> &Word {
        &self.words[number as usize]
    }

    /// The same, to add to it.
    pub(super) fn known_mut(&mut self, number: u32) -> &mut Word {
        &mut self.words[number as usize]
    }

    /// The folded letters of a word.
    pub(super) fn letters(&self, number: u32) -> &str {
        &self.letters[number as usize]
    }

    /// What is known of a word by its letters.
    pub(super) fn find(&self, folded: &str) -> Option<&Word> {
        self.numbers.get(folded).map(|number| &self.words[*number as usize])
    }

    /// The names with these folded words.
    pub(super) fn with_form(&self, form: &str) -> &[NameId] {
        self.forms.get(form).map(Vec::as_slice).unwrap_or_default()
    }

    /// A name.
    pub(super) fn name(&self, id: NameId) -> &Name {
        &self.names[id as usize]
    }

    /// Groups of names that have the same folded words, in the order of their first.
    pub(super) fn alike(&self) -> Vec<&[NameId]> {
        let mut groups: Vec<&[NameId]> = Vec::new();
        for (id, name) in self.names.iter().enumerate() {
            let folded: Vec<String> = name.words.iter().map(|word| folded_case(word, self.cases)).collect();
            let group = self.with_form(&joined(&folded, &name.spaces));
            if group.len() > 1 && group[0] == id as NameId {
                groups.push(group);
            }
        }
        groups
    }
}

/// Words one after another, with a space where white space stands.
pub(super) fn joined(words: &[String], spaces: &[bool]) -> String {
    let mut joined = String::new();
    for (place, word) in words.iter().enumerate() {
        if place > 0 && spaces[place] {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}
