//! Scanning: every place in one text whose words are a name.
//!
//! Invariant: it decides nothing that depends on other places or documents; it only notes what was seen.

use super::capitals::{
    are_capitalised, capitals_fit, has_no_capital, has_no_small_letter, is_article, is_capitalised, word_fits,
};
use super::hit::{Hit, Way};
use super::index::{Form, Index, NameId, ROOT};
use super::names::Seen;
use super::whole::is_whole_word;
use crate::model::Span;
use crate::text::letters::folded_case;
use crate::text::words::{Gap, Token, Words};
use std::borrow::Cow;

/// Scans one text.
pub(super) struct Scan<'a, 'n> {
    /// The names.
    pub(super) index: &'a mut Index<'n>,
    /// How each was seen, in all documents.
    pub(super) seen: &'a mut [Seen],
    /// The words of the text.
    pub(super) words: &'a Words,
    /// The sentences of the text.
    pub(super) sentences: &'a [Span],
}

/// A run of tokens as it is compared with names. A word broken at a line end may be one of it.
#[derive(Clone, Debug, Default)]
struct Run {
    /// The folded words.
    form: String,
    /// The first and last token of each.
    tokens: Vec<(usize, usize)>,
}

impl Scan<'_, '_> {
    /// Every hit, by the first token.
    pub(super) fn hits(&mut self) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut sentence = 0;
        let mut is_behind_article = false;
        for first in 0..self.words.tokens().len() {
            let words = self.words;
            let token = &words.tokens()[first];
            let number = self.index.word_of_text(words.lowered(token));
            let is_capital = is_capitalised(words.written(token));
            let known = self.index.known_mut(number);
            if token.is_word {
                known.in_small_letters |= !is_capital;
                known.behind_article |= is_capital && is_behind_article && token.gap == Gap::Space;
                is_behind_article = is_determiner(words.lowered(token));
            }
            let begins_name = known.longest > 0 || known.may_begin || !known.surnames.is_empty();
            let from = hits.len();
            if begins_name {
                self.hits_at(first, number, &mut hits);
            }
            if self.breaks_after(first) {
                self.hits_of_broken_word(first, &mut hits);
            }
            if hits.len() > from {
                while self.sentences.get(sentence).is_some_and(|span| span.end <= token.span.start) {
                    sentence += 1;
                }
                let begins = self.sentences.get(sentence).is_some_and(|span| self.is_first_word(first, *span));
                hits[from..].iter_mut().for_each(|hit| hit.begins_sentence = begins);
            }
        }
        hits
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

    /// The hits that begin with a token.
    fn hits_at(&mut self, first: usize, number: u32, hits: &mut Vec<Hit>) {
        let known = self.index.known(number);
        let (longest, may_begin) = (usize::from(known.longest), known.may_begin);
        let has_surnames = !known.surnames.is_empty();
        if longest > 0 {
            let run =
                Run { form: self.words.lowered(&self.words.tokens()[first]).to_owned(), tokens: vec![(first, first)] };
            self.extend(&run, longest, hits);
        }
        if may_begin {
            self.inflected_hits(first, hits);
        }
        if has_surnames {
            self.surname_hits(first, number, hits);
        }
    }

    /// The hits that begin with a word that is broken at the end of a line.
    fn hits_of_broken_word(&mut self, first: usize, hits: &mut Vec<Hit>) {
        let joined = self.joined_at(first);
        let longest = self.index.find(&joined).map_or(0, |word| usize::from(word.longest));
        if longest > 0 {
            self.extend(&Run { form: joined, tokens: vec![(first, first + 2)] }, longest, hits);
        }
    }

    /// Adds the hit that a run of tokens is, then those of the runs that go on, of at most `longest` words.
    fn extend(&mut self, run: &Run, longest: usize, hits: &mut Vec<Hit>) {
        self.hit_of(run, hits);
        let Some((_, last)) = run.tokens.last().copied() else { return };
        let words = self.words;
        let Some(next) = words.tokens().get(last + 1) else { return };
        if run.tokens.len() >= longest || next.gap == Gap::BlankLine {
            return;
        }
        let mut go_on = |space: &str, word: &str, until: usize| {
            let mut longer = Run { form: run.form.clone(), tokens: run.tokens.clone() };
            longer.form.push_str(space);
            longer.form.push_str(word);
            longer.tokens.push((last + 1, until));
            self.extend(&longer, longest, hits);
        };
        let space = if next.gap == Gap::Space { " " } else { "" };
        let word = if next.breaks_word { "-" } else { words.lowered(next) };
        go_on(space, word, last + 1);
        if words.tokens()[last].breaks_word && last > 0 {
            // Behind the hyphen at a line end, white space may be only the line break.
            go_on("", word, last + 1);
        }
        if words.tokens().get(last + 2).is_some_and(|hyphen| hyphen.breaks_word) {
            let joined = [last + 1, last + 3].map(|at| words.tokens().get(at).map_or("", |token| words.lowered(token)));
            go_on(space, &joined.concat(), last + 3);
        }
    }

    /// Adds the hit that a run is, if its words are a name.
    fn hit_of(&mut self, run: &Run, hits: &mut Vec<Hit>) {
        let (Some((first, _)), Some((_, last))) = (run.tokens.first().copied(), run.tokens.last().copied()) else {
            return;
        };
        if self.index.with_form(&run.form).is_empty() || !is_whole_word(self.words, first, last) {
            return;
        }
        let written: Vec<Cow<'_, str>> = run.tokens.iter().map(|range| written_of(self.words, *range)).collect();
        let written: Vec<&str> = written.iter().map(Cow::as_ref).collect();
        let mut found: Vec<(Way, Vec<NameId>)> = Vec::new();
        for id in self.index.with_form(&run.form) {
            let name = self.index.name(*id);
            let seen = &mut self.seen[*id as usize];
            seen.in_capitals |= has_no_small_letter(&written.concat());
            seen.in_small_letters |= has_no_capital(&written.concat());
            let Some(way) = way_of(name, &written) else { continue };
            match found.iter_mut().find(|(other, _)| *other == way) {
                Some((_, names)) => names.push(*id),
                None => found.push((way, vec![*id])),
            }
        }
        for (way, names) in found {
            let hit = self.hit(first, last, names, way);
            hits.push(hit);
        }
    }

    /// A hit over the tokens from `first` to `last`, with what stands around it.
    fn hit(&mut self, first: usize, last: usize, names: Vec<NameId>, way: Way) -> Hit {
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
            before: capitalised.map(|before| (before.span, self.index.word(words.lowered(before)))),
            initial,
        }
    }

    /// Adds the hits of names in another form that begin with a token.
    fn inflected_hits(&mut self, first: usize, hits: &mut Vec<Hit>) {
        let tokens = self.words.tokens();
        let mut nodes = vec![ROOT];
        for (last, token) in tokens.iter().enumerate().skip(first) {
            if last > first && token.gap == Gap::BlankLine {
                break;
            }
            let space = last > first && token.gap == Gap::Space;
            let number = self.index.word_of_text(self.words.lowered(token));
            let index = &*self.index;
            let bases = &index.known(number).bases;
            let next = nodes.iter().flat_map(|node| bases.iter().filter_map(|base| index.next(*node, *base, space)));
            nodes = next.collect();
            nodes.sort_unstable();
            nodes.dedup();
            if nodes.is_empty() {
                break;
            }
            if is_whole_word(self.words, first, last) {
                let forms = nodes.iter().flat_map(|node| index.forms_at(*node)).copied();
                let forms: Vec<Form> = forms.filter(|form| self.is_other_form(*form, &tokens[first..=last])).collect();
                self.add_forms(first, last, &forms, hits);
            }
        }
    }

    /// Whether tokens are another form of a name, with the capitals that it has at the beginning of its words.
    fn is_other_form(&self, form: Form, tokens: &[Token]) -> bool {
        let name = self.index.name(form.name);
        let first = if form.is_surname { name.surname().unwrap_or_default() } else { 0 };
        let own = &name.words[first..];
        let is_other =
            |(name, token): (&String, &Token)| folded_case(name, self.index.cases) != self.words.lowered(token);
        let fits =
            |(name, token): (&String, &Token)| !is_capitalised(name) || is_capitalised(self.words.written(token));
        own.iter().zip(tokens).any(is_other) && own.iter().zip(tokens).all(fits)
    }

    /// Adds the hits of forms over the tokens from `first` to `last`.
    fn add_forms(&mut self, first: usize, last: usize, forms: &[Form], hits: &mut Vec<Hit>) {
        for (is_surname, way) in [(false, Way::Inflected), (true, Way::Surname)] {
            let mut names: Vec<NameId> =
                forms.iter().filter(|form| form.is_surname == is_surname).map(|form| form.name).collect();
            names.sort_unstable();
            names.dedup();
            if !names.is_empty() {
                let hit = self.hit(first, last, names, way);
                hits.push(hit);
            }
        }
    }

    /// Adds the hits of surnames that begin with a token, one for each length.
    fn surname_hits(&mut self, first: usize, number: u32, hits: &mut Vec<Hit>) {
        let tokens = self.words.tokens();
        let mut found: Vec<(usize, Vec<NameId>)> = Vec::new();
        for id in &self.index.known(number).surnames {
            let name = self.index.name(*id);
            let Some(begin) = name.surname() else { continue };
            let end = name.surname_end(begin);
            let last = first + (end - begin);
            let Some(here) = tokens.get(first..=last) else { continue };
            let fits = |(place, token): (usize, &Token)| {
                let word = &name.words[begin + place];
                let gap_fits = place == 0 || (token.gap == Gap::Space) == name.spaces[begin + place];
                let written = self.words.written(token);
                gap_fits
                    && (token.gap != Gap::BlankLine || place == 0)
                    && folded_case(word, self.index.cases) == self.words.lowered(token)
                    && (word_fits(word, written) || place == 0 && begin < end && is_capitalised(written))
            };
            if !here.iter().enumerate().all(fits) || !is_whole_word(self.words, first, last) {
                continue;
            }
            match found.iter_mut().find(|(other, _)| *other == last) {
                Some((_, names)) => names.push(*id),
                None => found.push((last, vec![*id])),
            }
        }
        for (last, names) in found {
            let hit = self.hit(first, last, names, Way::Surname);
            hits.push(hit);
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

/// Whether a word says that a common noun follows: an article or the like.
fn is_determiner(folded: &str) -> bool {
    const DETERMINERS: [&str; 30] = [
        "its", "his", "her", "their", "our", "my", "this", "that", "ein", "eine", "einen", "einem", "einer", "eines",
        "des", "dem", "den", "un", "une", "una", "du", "del", "della", "au", "ce", "cette", "sein", "seine", "ihr",
        "ihre",
    ];
    is_article(folded) || DETERMINERS.contains(&folded)
}
