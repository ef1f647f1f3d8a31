//! Scanning: every place in one text whose words are a name.
//!
//! Invariant: it decides nothing that depends on other places or documents, and changes nothing that other scans read; it
//! only notes what was seen.

use super::capitals::{are_capitalised, capitals_fit, is_capitalised, word_fits};
use super::hit::{Hit, Names, Way};
use super::index::{Form, Index};
use super::lexicon::{Beginning, NameId, RunId};
use super::names::Seen;
use super::vocabulary::Vocabulary;
use super::whole::is_whole_word;
use crate::model::Span;
use crate::text::words::{Gap, Token, Words};
use smallvec::smallvec;
use std::borrow::Cow;

/// Scans one text.
pub(super) struct Scan<'a, 'l> {
    /// The names.
    index: &'a Index<'l>,
    /// All words.
    vocabulary: &'a Vocabulary,
    /// How each name was seen, as far as that is known already.
    seen: &'a [Seen],
    /// The words of the text.
    words: &'a Words,
    /// Their numbers.
    numbers: &'a [u32],
    /// The sentences of the text.
    sentences: &'a [Span],
    /// The run that is compared with names.
    run: Run,
    /// The hits so far, and what else was seen.
    found: Scanned,
}

/// What all scans read.
#[derive(Clone, Copy)]
pub(super) struct Shared<'a> {
    /// All words.
    pub(super) vocabulary: &'a Vocabulary,
    /// How each name was seen, as far as that is known already.
    pub(super) seen: &'a [Seen],
}

/// What a scan found. What is known already is not noted again.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    /// Every hit, by the first token.
    pub(super) hits: Vec<Hit>,
    /// The words that the text has in small letters.
    pub(super) small: Vec<u32>,
    /// The words that it has with a capital behind an article.
    pub(super) behind_article: Vec<u32>,
    /// How it has names.
    pub(super) seen: Vec<(NameId, Seen)>,
}

/// A text that is read for scanning.
pub(super) struct Text<'a> {
    /// Its words.
    pub(super) words: &'a Words,
    /// Their numbers.
    pub(super) numbers: &'a [u32],
    /// Its sentences.
    pub(super) sentences: &'a [Span],
}

/// A run of tokens as it is compared with names: the first and last token of each of its words. A word broken at a line end
/// may be one of it.
type Run = Vec<(usize, usize)>;

impl<'a, 'l> Scan<'a, 'l> {
    /// Scans a text.
    pub(super) fn of(text: &Text<'a>, index: &'a Index<'l>, shared: Shared<'a>) -> Scanned {
        let Text { words, numbers, sentences } = *text;
        let Shared { vocabulary, seen } = shared;
        let (run, found) = (Run::default(), Scanned::default());
        let mut scan = Self { index, vocabulary, seen, words, numbers, sentences, run, found };
        scan.scan();
        scan.found.hits.shrink_to_fit();
        scan.found
    }

    fn scan(&mut self) {
        let mut sentence = 0;
        let mut is_behind_article = false;
        let words = self.words;
        for (first, token) in words.tokens().iter().enumerate() {
            let number = self.numbers[first];
            if token.is_word {
                let is_capital = is_capitalised(words.written(token));
                let known = self.index.known(number);
                if !is_capital && !known.in_small_letters {
                    self.found.small.push(number);
                }
                if is_capital && is_behind_article && token.gap == Gap::Space && !known.behind_article {
                    self.found.behind_article.push(number);
                }
                is_behind_article = self.vocabulary.is_determiner(number);
            }
            let from = self.found.hits.len();
            self.hits_at(first, number);
            if self.breaks_after(first) {
                self.hits_of_broken_word(first);
            }
            if self.found.hits.len() > from {
                while self.sentences.get(sentence).is_some_and(|span| span.end <= token.span.start) {
                    sentence += 1;
                }
                let begins = self.sentences.get(sentence).is_some_and(|span| self.is_first_word(first, *span));
                self.found.hits[from..].iter_mut().for_each(|hit| hit.begins_sentence = begins);
            }
        }
    }

    /// Whether no word of the sentence stands before a token.
    fn is_first_word(&self, first: usize, sentence: Span) -> bool {
        let before = self.words.tokens()[..first].iter().rev();
        before.take_while(|token| token.span.start >= sentence.start).all(|token| !token.is_word)
    }

    /// Whether the word at `place` may be broken behind it.
    fn breaks_after(&self, place: usize) -> bool {
        self.words.tokens().get(place + 1).is_some_and(|hyphen| hyphen.breaks_word)
    }

    /// The word that is broken behind the token at `place`, joined.
    fn joined_at(&self, place: usize) -> String {
        let tokens = self.words.tokens();
        [place, place + 2].map(|at| tokens.get(at).map_or("", |token| self.words.lowered(token))).concat()
    }

    /// Adds the hits that begin with a token.
    fn hits_at(&mut self, first: usize, number: u32) {
        let lexicon = self.index.lexicon;
        let beginning = lexicon.beginning(number);
        if let Some(beginning) = beginning.filter(|beginning| beginning.longest > 0) {
            self.begin(beginning, (first, first));
        }
        if !self.index.starts(number).is_empty() {
            self.inflected_hits(first, number);
        }
        if let Some(beginning) = beginning.filter(|beginning| !beginning.surnames.is_empty()) {
            self.surname_hits(first, &beginning.surnames);
        }
    }

    /// Adds the hits that begin with a word that is broken at the end of a line.
    fn hits_of_broken_word(&mut self, first: usize) {
        let joined = self.joined_at(first);
        let lexicon = self.index.lexicon;
        let beginning = self.vocabulary.find(&joined).and_then(|number| lexicon.beginning(number));
        if let Some(beginning) = beginning.filter(|beginning| beginning.longest > 0) {
            self.begin(beginning, (first, first + 2));
        }
    }

    /// Adds the hits that begin with a word, whose tokens these are.
    fn begin(&mut self, word: &Beginning, tokens: (usize, usize)) {
        self.run.clear();
        self.run.push(tokens);
        if !word.names.is_empty() {
            self.hit_of_run(&word.names);
        }
        if let Some(run) = word.run {
            self.extend(run);
        }
    }

    /// Adds the hits that begin with `run`, which the tokens of the run are.
    fn extend(&mut self, run: RunId) {
        let Some((_, last)) = self.run.last().copied() else { return };
        let words = self.words;
        let Some(next) = words.tokens().get(last + 1).filter(|next| next.gap != Gap::BlankLine) else { return };
        let space = next.gap == Gap::Space;
        let word = if next.breaks_word { self.vocabulary.find("-") } else { Some(self.numbers[last + 1]) };
        if let Some(word) = word {
            self.go_on(run, word, space, (last + 1, last + 1));
            if words.tokens()[last].breaks_word && last > 0 && space {
                // Behind the hyphen at a line end, white space may be only the line break.
                self.go_on(run, word, false, (last + 1, last + 1));
            }
        }
        if words.tokens().get(last + 2).is_some_and(|hyphen| hyphen.breaks_word) {
            let joined = [last + 1, last + 3].map(|at| words.tokens().get(at).map_or("", |token| words.lowered(token)));
            if let Some(word) = self.vocabulary.find(&joined.concat()) {
                self.go_on(run, word, space, (last + 1, last + 3));
            }
        }
    }

    /// Adds the hits that begin with a run and one more word, whose tokens these are.
    fn go_on(&mut self, run: RunId, word: u32, space: bool, tokens: (usize, usize)) {
        let Some((run, known)) = self.index.lexicon.next(run, word, space) else { return };
        self.run.push(tokens);
        if !known.names.is_empty() {
            self.hit_of_run(&known.names);
        }
        if known.goes_on {
            self.extend(run);
        }
        self.run.pop();
    }

    /// Adds the hits that the run is, whose words are those of `names`.
    fn hit_of_run(&mut self, names: &[NameId]) {
        let (Some((first, _)), Some((_, last))) = (self.run.first().copied(), self.run.last().copied()) else {
            return;
        };
        if !is_whole_word(self.words, first, last) {
            return;
        }
        let written: Vec<Cow<'_, str>> = self.run.iter().map(|range| written_of(self.words, *range)).collect();
        let written: Vec<&str> = written.iter().map(Cow::as_ref).collect();
        let has = |is: fn(char) -> bool| written.iter().any(|word| word.contains(is));
        let (has_capitals, has_small_letters) = (has(char::is_uppercase), has(char::is_lowercase));
        let from = self.found.hits.len();
        for id in names {
            let name = self.index.lexicon.name(*id);
            let (in_capitals, in_small_letters) =
                (has_capitals && !has_small_letters, has_small_letters && !has_capitals);
            let known = self.seen[*id as usize];
            if in_capitals && !known.in_capitals || in_small_letters && !known.in_small_letters {
                self.found.seen.push((*id, Seen { in_capitals, in_small_letters }));
            }
            let Some(way) = way_of(name, &written) else { continue };
            match self.found.hits[from..].iter_mut().find(|hit| hit.way == way) {
                Some(hit) => hit.names.push(*id),
                None => self.found.hits.push(self.hit(first, last, smallvec![*id], way)),
            }
        }
    }

    /// A hit over the tokens from `first` to `last`, with what stands around it.
    fn hit(&self, first: usize, last: usize, names: Names, way: Way) -> Hit {
        let words = self.words;
        let tokens = words.tokens();
        let token = |place: Option<usize>| place.and_then(|place| tokens.get(place));
        let (before, after) = (token(first.checked_sub(1)), tokens.get(last + 1));
        let is_date = |token: Option<&Token>| token.is_some_and(|token| is_day_or_year(words.written(token)));
        let is_spaced = |token: Option<&Token>| token.is_some_and(|token| token.gap == Gap::Space);
        let stands_free = tokens[first].gap == Gap::Space;
        let capitalised = before.filter(|before| {
            let written = words.written(before);
            stands_free && before.is_word && is_capitalised(written) && written.chars().count() > 1
        });
        let point = before.filter(|before| stands_free && words.written(before) == ".");
        let initial = point.and_then(|point| {
            let letter = token(first.checked_sub(2)).filter(|_| point.gap == Gap::None)?;
            let mut letters = words.written(letter).chars();
            letters.next().filter(|letter| letter.is_uppercase() && letters.next().is_none())
        });
        let is_half_after = after.is_some_and(|hyphen| hyphen.breaks_word)
            && tokens.get(last + 2).is_some_and(|rest| !is_capitalised(words.written(rest)));
        let is_half_before = before.is_some_and(|hyphen| hyphen.breaks_word);
        Hit {
            span: Span { start: tokens[first].span.start, end: tokens[last].span.end },
            names,
            way,
            begins_sentence: false,
            is_beside_date: stands_free && is_date(before) || is_spaced(after) && is_date(after),
            is_broken: is_half_after || is_half_before,
            before: capitalised.map(|before| (before.span, self.numbers[first - 1])),
            initial,
        }
    }

    /// Adds the hits of names in another form that begin with a token.
    fn inflected_hits(&mut self, first: usize, number: u32) {
        let tokens = self.words.tokens();
        let mut nodes = self.index.starts(number).to_vec();
        let mut last = first;
        while !nodes.is_empty() {
            let index = self.index;
            let forms = nodes.iter().flat_map(|node| index.forms_at(*node)).copied();
            let forms: Vec<Form> = forms.filter(|form| self.is_other_form(*form, first, last)).collect();
            if !forms.is_empty() && is_whole_word(self.words, first, last) {
                self.add_forms(first, last, &forms);
            }
            last += 1;
            let Some(token) = tokens.get(last).filter(|token| token.gap != Gap::BlankLine) else { break };
            let (index, space) = (self.index, token.gap == Gap::Space);
            let bases = index.bases(self.numbers[last]);
            let next = nodes.iter().flat_map(|node| bases.iter().filter_map(|base| index.next(*node, *base, space)));
            nodes = next.collect();
            nodes.sort_unstable();
            nodes.dedup();
        }
    }

    /// Whether the tokens from `first` to `last` are another form of a name, with the capitals that it has at the beginning
    /// of its words.
    fn is_other_form(&self, form: Form, first: usize, last: usize) -> bool {
        let lexicon = self.index.lexicon;
        let name = lexicon.name(form.name);
        let begin = name.surname.as_ref().filter(|_| form.is_surname).map_or(0, |surname| surname.start);
        let is_other = lexicon.numbers(form.name)[begin..].iter().zip(&self.numbers[first..=last]);
        let fits =
            |(name, token): (&String, &Token)| !is_capitalised(name) || is_capitalised(self.words.written(token));
        is_other.into_iter().any(|(name, token)| name != token)
            && name.words[begin..].iter().zip(&self.words.tokens()[first..=last]).all(fits)
    }

    /// Adds the hits of forms over the tokens from `first` to `last`.
    fn add_forms(&mut self, first: usize, last: usize, forms: &[Form]) {
        for (is_surname, way) in [(false, Way::Inflected), (true, Way::Surname)] {
            let mut names: Names =
                forms.iter().filter(|form| form.is_surname == is_surname).map(|form| form.name).collect();
            names.sort_unstable();
            names.dedup();
            if !names.is_empty() {
                let hit = self.hit(first, last, names, way);
                self.found.hits.push(hit);
            }
        }
    }

    /// Adds the hits of the surnames of `names`, which begin with a token, one for each length.
    fn surname_hits(&mut self, first: usize, names: &[NameId]) {
        let tokens = self.words.tokens();
        let mut found: Vec<(usize, Names)> = Vec::new();
        for id in names {
            let name = self.index.lexicon.name(*id);
            let Some(surname) = name.surname.clone() else { continue };
            let last = first + surname.len() - 1;
            let Some(here) = tokens.get(first..=last) else { continue };
            if self.index.lexicon.numbers(*id)[surname.clone()] != self.numbers[first..=last] {
                continue;
            }
            let fits = |(place, token): (usize, &Token)| {
                let word = &name.words[surname.start + place];
                let written = self.words.written(token);
                let gap_fits = place == 0
                    || token.gap != Gap::BlankLine && (token.gap == Gap::Space) == name.spaces[surname.start + place];
                let begins = place == 0 && surname.len() > 1;
                gap_fits && (word_fits(word, written) || begins && is_capitalised(written))
            };
            if !here.iter().enumerate().all(fits) || !is_whole_word(self.words, first, last) {
                continue;
            }
            match found.iter_mut().find(|(other, _)| *other == last) {
                Some((_, names)) => names.push(*id),
                None => found.push((last, smallvec![*id])),
            }
        }
        for (last, names) in found {
            let hit = self.hit(first, last, names, Way::Surname);
            self.found.hits.push(hit);
        }
    }
}

/// The words of a token, or of a word broken into two, as written.
fn written_of(words: &Words, (first, last): (usize, usize)) -> Cow<'_, str> {
    let tokens = words.tokens();
    let written = |at: usize| words.written(&tokens[at]);
    if first == last {
        return Cow::Borrowed(if tokens[first].breaks_word { "-" } else { written(first) });
    }
    Cow::Owned([written(first), written(last)].concat())
}

/// How a name is written; `None` where these words are not it.
pub(super) fn way_of(name: &super::names::Name, written: &[&str]) -> Option<Way> {
    if name.only_as_written {
        return (name.words.iter().zip(written).all(|(name, text)| name == text)).then_some(Way::AsNamed);
    }
    if capitals_fit(&name.words, written) {
        Some(Way::AsNamed)
    } else if name.is_capitals && are_capitalised(written) {
        Some(Way::Capitalised)
    } else {
        (!name.is_one_word).then_some(Way::OtherCapitals)
    }
}

/// Whether a word is a day of a month or a year.
fn is_day_or_year(word: &str) -> bool {
    let Ok(number) = word.parse::<u32>() else { return false };
    (1..=31).contains(&number) || word.len() == 4 && (1000..2100).contains(&number)
}
