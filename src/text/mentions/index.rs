//! The index of names in one language: what is known of every word in its documents, and the forms that names take.
//!
//! Invariant: maps are looked up only, never iterated.

use super::endings::Endings;
use super::lexicon::{Lexicon, NameId};
use super::vocabulary::Vocabulary;
use crate::text::lookup::Lookup;
use crate::text::words::{Token, Words};

/// All names, as one language compares them.
#[derive(Debug)]
pub(super) struct Index<'l> {
    /// The names, with the case folded as the language does.
    pub(super) lexicon: &'l Lexicon<'l>,
    /// How the language inflects names.
    endings: Endings,
    /// What is known of every word, by its number.
    words: Vec<Word>,
    /// The bases of every word, and behind them the nodes that these lead to from the first.
    lists: Vec<u32>,
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
    /// From a node, by the number of a base and whether white space stands before it, to the next.
    edges: Lookup<(u32, u32, bool), u32>,
    /// What ends at each node.
    ends: Vec<Vec<Form>>,
    /// Whether a word is a base of a word of a name, by its number; words that came later are none.
    is_base: Vec<bool>,
    /// The nodes at a word of the form being added, and at the word behind it: their room is used again.
    nodes: Vec<u32>,
    next: Vec<u32>,
}

impl Default for Bases {
    fn default() -> Self {
        let (nodes, next) = (Vec::new(), Vec::new());
        Self { edges: Lookup::default(), ends: vec![Vec::new()], is_base: Vec::new(), nodes, next }
    }
}

impl Bases {
    /// Adds a form, whose words may have the bases that `bases` tells.
    fn add<'b>(&mut self, words: &'b [u32], spaces: &[bool], form: Form, bases: impl Fn(&'b u32) -> &'b [u32]) {
        let (mut nodes, mut next) = (std::mem::take(&mut self.nodes), std::mem::take(&mut self.next));
        nodes.clear();
        nodes.push(ROOT);
        for (place, (word, space)) in words.iter().zip(spaces).enumerate() {
            next.clear();
            for base in bases(word) {
                for node in &nodes {
                    let unused = self.ends.len() as u32;
                    let to = *self.edges.entry((*node, *base, place > 0 && *space)).or_insert(unused);
                    if to == unused {
                        self.ends.push(Vec::new());
                    }
                    next.push(to);
                }
            }
            // A name of many words in the plural has more forms than are worth it.
            next.truncate(8);
            std::mem::swap(&mut nodes, &mut next);
        }
        for node in nodes.iter().filter(|node| **node != ROOT) {
            self.ends[*node as usize].push(form);
        }
        (self.nodes, self.next) = (nodes, next);
    }

    /// Notes that a word is a base.
    fn note(&mut self, number: u32) {
        let number = number as usize;
        if self.is_base.len() <= number {
            self.is_base.resize(number + 1, false);
        }
        self.is_base[number] = true;
    }

    fn next(&self, node: u32, base: u32, space: bool) -> Option<u32> {
        self.edges.get(&(node, base, space)).copied()
    }
}

/// The numbers of the tokens of a text.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// All, in order.
    pub(super) all: Vec<u32>,
    /// The places of the tokens whose numbers or bases were not known.
    rest: Vec<u32>,
}

/// What is known of one word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// Where its bases begin among the lists, of those that names have.
    list: u32,
    /// How many these are.
    bases: u16,
    /// How many of them begin a name: the nodes behind the first for these follow in the lists.
    starts: u16,
    /// Whether a text has it in small letters.
    pub(super) in_small_letters: bool,
    /// Whether a text has it with a capital behind an article.
    pub(super) behind_article: bool,
    /// Whether its bases were looked up.
    has_bases: bool,
}

impl<'l> Index<'l> {
    /// The index of the names of `lexicon`; only of some, if `few` tells which of them can be found.
    pub(super) fn of(
        lexicon: &'l Lexicon<'l>,
        endings: Endings,
        few: Option<&[bool]>,
        vocabulary: &mut Vocabulary,
    ) -> Self {
        let (words, bases) = (vec![Word::default(); 2 * vocabulary.len()], Bases::default());
        let mut index = Self { lexicon, endings, words, lists: Vec::new(), bases };
        let count = few.map_or(lexicon.names().len(), |few| few.iter().filter(|is_there| **is_there).count());
        index.bases.edges.reserve(2 * count);
        // The bases of the words of names, where a word is not its own base. A word that many names have is read once.
        let mut bases: Vec<Vec<u32>> = vec![Vec::new(); vocabulary.len()];
        let can_be_found = |id: NameId| few.is_none_or(|few| few[id as usize]);
        for (id, name) in lexicon.names().filter(|(id, name)| can_be_found(*id) && endings.apply_to(name)) {
            let words = lexicon.numbers(id);
            let forms =
                [(0..words.len(), false)].into_iter().chain(name.surname.clone().map(|surname| (surname, true)));
            if endings.leave_names_whole() {
                for word in words {
                    index.bases.note(*word);
                }
                for (range, is_surname) in forms {
                    let form = Form { name: id, is_surname };
                    index.bases.add(&words[range.clone()], &name.spaces[range], form, std::slice::from_ref);
                }
                continue;
            }
            for word in words {
                if bases[*word as usize].is_empty() {
                    bases[*word as usize] = index.bases_of_name(*word, vocabulary);
                }
            }
            for (range, is_surname) in forms {
                let form = Form { name: id, is_surname };
                index.bases.add(&words[range.clone()], &name.spaces[range], form, |word| &bases[*word as usize]);
            }
        }
        index
    }

    /// The bases of a word of a name.
    fn bases_of_name(&mut self, number: u32, vocabulary: &mut Vocabulary) -> Vec<u32> {
        let mut bases = Vec::with_capacity(1);
        let folded = vocabulary.letters(number).to_owned();
        self.endings.each_base_of_name(&folded, |base| bases.push(vocabulary.number(base)));
        for base in &bases {
            self.bases.note(*base);
        }
        bases
    }

    /// The number of every token of a text, as far as words and their bases are known already: for any thread.
    pub(super) fn numbers_of(&self, words: &Words, vocabulary: &Vocabulary) -> Numbers {
        let mut rest = Vec::new();
        let number = |(place, token): (usize, &Token)| {
            let number = vocabulary.find(words.lowered(token));
            let known = number.and_then(|number| self.words.get(number as usize));
            if known.is_none_or(|word| !word.has_bases) {
                rest.push(place as u32);
            }
            number.unwrap_or_default()
        };
        let all = words.tokens().iter().enumerate().map(number).collect();
        Numbers { all, rest }
    }

    /// Numbers the words of a text that were not known, and looks up their bases.
    pub(super) fn number_rest(&mut self, words: &Words, numbers: &mut Numbers, vocabulary: &mut Vocabulary) {
        for place in std::mem::take(&mut numbers.rest) {
            let folded = words.lowered(&words.tokens()[place as usize]);
            let number = vocabulary.number(folded);
            if !self.known_mut(number).has_bases {
                self.find_bases(number, folded, vocabulary);
            }
            numbers.all[place as usize] = number;
        }
    }

    fn find_bases(&mut self, number: u32, folded: &str, vocabulary: &Vocabulary) {
        let list = self.lists.len();
        self.endings.each_base_in_text(folded, |base| {
            let base = if base == folded { Some(number) } else { vocabulary.find(base) };
            let is_base = |base: &u32| self.bases.is_base.get(*base as usize) == Some(&true);
            if let Some(base) = base.filter(is_base).filter(|base| !self.lists[list..].contains(base)) {
                self.lists.push(base);
            }
        });
        let behind_bases = self.lists.len();
        for place in list..behind_bases {
            self.lists.extend(self.bases.next(ROOT, self.lists[place], false));
        }
        // No word has as many bases as 16 bits count, as no language has as many endings.
        let (bases, starts) = ((behind_bases - list) as u16, (self.lists.len() - behind_bases) as u16);
        self.lists[behind_bases..].sort_unstable();
        let list = list as u32;
        let word = self.known_mut(number);
        *word = Word { list, bases, starts, has_bases: true, ..*word };
    }

    /// The bases that a word may have, of those that names have.
    pub(super) fn bases(&self, number: u32) -> &[u32] {
        let Word { list, bases, .. } = self.known(number);
        &self.lists[*list as usize..][..usize::from(*bases)]
    }

    /// The nodes behind the first for the bases of a word: the names that may begin with a form of it.
    pub(super) fn starts(&self, number: u32) -> &[u32] {
        let Word { list, bases, starts, .. } = self.known(number);
        &self.lists[*list as usize + usize::from(*bases)..][..usize::from(*starts)]
    }

    /// The node behind `node` for a word with `base`, with or without white space before it.
    pub(super) fn next(&self, node: u32, base: u32, space: bool) -> Option<u32> {
        self.bases.next(node, base, space)
    }

    /// The names that end at a node.
    pub(super) fn forms_at(&self, node: u32) -> &[Form] {
        self.bases.ends.get(node as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// What is known of a word of a text in this language.
    pub(super) fn known(&self, number: u32) -> &Word {
        &self.words[number as usize]
    }

    /// Notes how texts have words.
    pub(super) fn note(&mut self, small: &[u32], behind_article: &[u32]) {
        small.iter().for_each(|number| self.known_mut(*number).in_small_letters = true);
        behind_article.iter().for_each(|number| self.known_mut(*number).behind_article = true);
    }

    /// The same, to add to it.
    fn known_mut(&mut self, number: u32) -> &mut Word {
        let number = number as usize;
        if self.words.len() <= number {
            self.words.resize_with(number + 1, Word::default);
        }
        &mut self.words[number]
    }
}
