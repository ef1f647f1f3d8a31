//! Mentions of entities in documents, by their names or placed by hand.
//!
//! Invariant: mentions are in order and never overlap.
//! Invariant: a name matches whole words only: "Iran" is in "Iran’s" and "Iranian-Iran" and not in "Iranian".
//!
//! Case is ignored, except where it distinguishes a name from a word: numbers, names under three letters ("US") and
//! single words all in capitals ("WHO") match only as written.

use super::verify::Finder;
use super::words::{Gap, Words};
use crate::model::{Dossier, Entity, EntityIndex, Mention, PlacedMention, Span};
use std::collections::{BTreeMap, HashMap};

/// The endings of English contractions: "Don" is not in "Don’t".
const CONTRACTION_ENDINGS: [&str; 6] = ["t", "ll", "re", "ve", "d", "m"];

/// The names of all entities by their normal form. Looked up only, never iterated.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Every name by its folded words in lower case.
    forms: HashMap<String, Vec<Form>>,
    /// For a first word, the number of tokens of the longest name that starts with it.
    longest: HashMap<String, usize>,
}

/// A name of one entity.
#[derive(Debug)]
struct Form {
    entity: EntityIndex,
    /// Its words as written, if it matches only so.
    as_written: Option<String>,
}

/// The mentions placed by hand, and those that were not found.
#[derive(Debug, Default)]
pub(super) struct Placed {
    /// For every document, its placed mentions.
    pub(super) by_document: Vec<Vec<Mention>>,
    /// The entity, and the index in its list, of every placed mention whose words were not found.
    pub(super) lost: Vec<(EntityIndex, u32)>,
}

impl Names {
    /// The names and aliases of `entities`. A shared name belongs to the first entity in the file.
    pub(super) fn of(entities: &[Entity]) -> Self {
        let mut names = Self::default();
        for (place, entity) in entities.iter().enumerate() {
            let own = entity.match_name.then_some(&entity.name);
            for name in own.into_iter().chain(&entity.aliases) {
                names.add(name, EntityIndex::new(place));
            }
        }
        names
    }

    fn add(&mut self, name: &str, entity: EntityIndex) {
        let words = Words::of(name);
        let Some(first) = words.tokens().first() else { return };
        let longest = self.longest.entry(words.lowered(first).to_owned()).or_default();
        *longest = (*longest).max(words.tokens().len());
        let all = 0..words.tokens().len();
        let as_written = matches_only_as_written(name).then(|| written_form(&words, all.clone()));
        self.forms.entry(lowered_form(&words, all)).or_default().push(Form { entity, as_written });
    }

    /// The mentions in `text`: those placed by hand, then the names that do not overlap them, the longest first.
    pub(super) fn mentions(&self, text: &str, placed: Vec<Mention>) -> Vec<Mention> {
        let words = Words::of(text);
        let mut found: Vec<Mention> =
            (0..words.tokens().len()).flat_map(|first| self.starting_at(&words, first)).collect();
        found.sort_by_key(|mention| (std::cmp::Reverse(mention.span.end - mention.span.start), mention.span.start));
        let mut taken: BTreeMap<u32, Mention> = BTreeMap::new();
        for mention in placed.into_iter().chain(found) {
            let before = taken.range(..mention.span.end).next_back();
            if before.is_none_or(|(_, other)| !other.span.overlaps(mention.span)) {
                taken.insert(mention.span.start, mention);
            }
        }
        taken.into_values().collect()
    }

    /// Every name that starts with the token at `first`.
    fn starting_at(&self, words: &Words, first: usize) -> Vec<Mention> {
        let tokens = words.tokens();
        let Some(longest) = self.longest.get(words.lowered(&tokens[first])) else { return Vec::new() };
        let mut found = Vec::new();
        let mut form = String::new();
        for last in first..tokens.len().min(first + longest) {
            if last > first && !append_gap(&mut form, tokens[last].gap) {
                break;
            }
            form.push_str(words.lowered(&tokens[last]));
            let Some(forms) = self.forms.get(&form).filter(|_| is_whole_word(words, first, last)) else { continue };
            let written = written_form(words, first..last + 1);
            let fits = |name: &&Form| name.as_written.as_ref().is_none_or(|as_written| *as_written == written);
            if let Some(name) = forms.iter().find(fits) {
                let span = Span { start: tokens[first].span.start, end: tokens[last].span.end };
                found.push(Mention { span, entity: name.entity });
            }
        }
        found
    }
}

/// Whether a name is a number, has under three letters, or is one word all in capitals.
fn matches_only_as_written(name: &str) -> bool {
    let letters = name.chars().filter(|character| character.is_alphabetic()).count();
    let is_capitals = name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
    letters < 3 || is_capitals && !name.trim().contains(char::is_whitespace)
}

/// The words of a range in lower case, with one space for each stretch of white space.
fn lowered_form(words: &Words, range: std::ops::Range<usize>) -> String {
    form(words, range, |token| words.lowered(token))
}

/// The words of a range as written, with one space for each stretch of white space.
fn written_form(words: &Words, range: std::ops::Range<usize>) -> String {
    form(words, range, |token| words.written(token))
}

fn form<'a>(
    words: &'a Words,
    range: std::ops::Range<usize>,
    text_of: impl Fn(&'a super::words::Token) -> &'a str,
) -> String {
    let mut form = String::new();
    for (place, token) in words.tokens()[range].iter().enumerate() {
        if place > 0 {
            append_gap(&mut form, token.gap);
        }
        form.push_str(text_of(token));
    }
    form
}

/// Appends a gap of a name; false for a gap that no name spans.
fn append_gap(form: &mut String, gap: Gap) -> bool {
    if gap == Gap::Space {
        form.push(' ');
    }
    gap != Gap::BlankLine
}

/// Whether the tokens from `first` to `last` are not part of something longer: a word beyond a sign that belongs to the
/// name ("U.S." in "U.S.A."), a contraction ("Don" in "Don’t"), a number ("110" in "1,110").
fn is_whole_word(words: &Words, first: usize, last: usize) -> bool {
    let tokens = words.tokens();
    let touching = |place: usize| tokens.get(place).filter(|token| token.gap == Gap::None);
    let text = |place: usize| tokens.get(place).map(|token| words.lowered(token)).unwrap_or_default();
    let is_number = |place: usize| text(place).starts_with(char::is_numeric);
    let is_point = |place: usize| matches!(text(place), "." | ",");

    let (begins, ends) = (&tokens[first], &tokens[last]);
    let joined_before = begins.gap == Gap::None && first > 0;
    if !begins.is_word && joined_before && tokens[first - 1].is_word {
        return false;
    }
    let next = touching(last + 1);
    if !ends.is_word && next.is_some_and(|next| next.is_word) {
        return false;
    }
    let after_next = next.and_then(|_| touching(last + 2));
    if ends.is_word
        && text(last + 1) == "'"
        && after_next.is_some_and(|ending| CONTRACTION_ENDINGS.contains(&words.lowered(ending)))
    {
        return false;
    }
    let number_before =
        joined_before && first > 1 && is_point(first - 1) && tokens[first - 1].gap == Gap::None && is_number(first - 2);
    let number_after = after_next.is_some() && is_point(last + 1) && is_number(last + 2);
    !(is_number(first) && number_before || is_number(last) && number_after)
}

/// Finds the mentions that were placed by hand.
pub(super) fn place_mentions(dossier: &Dossier) -> Placed {
    let mut placed = Placed { by_document: vec![Vec::new(); dossier.documents.len()], lost: Vec::new() };
    let mut finders: BTreeMap<usize, Finder<'_>> = BTreeMap::new();
    for (place, entity) in dossier.entities.iter().enumerate() {
        for (number, mention) in entity.mentions.iter().enumerate() {
            let document = mention.document.at();
            let text = dossier.documents.get(document).and_then(|document| document.text.as_deref());
            let spans = text.map_or_else(Vec::new, |text| {
                let finder = finders.entry(document).or_insert_with(|| Finder::new(text));
                places_of(mention, text, finder)
            });
            if spans.is_empty() {
                placed.lost.push((EntityIndex::new(place), number as u32));
            } else {
                let entity = EntityIndex::new(place);
                placed.by_document[document].extend(spans.into_iter().map(|span| Mention { span, entity }));
            }
        }
    }
    placed
}

/// The places of a placed mention: one within every place of its passage, or without a passage all places of its words.
fn places_of(mention: &PlacedMention, text: &str, finder: &Finder<'_>) -> Vec<Span> {
    let Some(within) = mention.within.as_deref().filter(|within| !within.trim().is_empty()) else {
        return finder.places(&mention.text);
    };
    finder
        .places(within)
        .into_iter()
        .filter_map(|passage| {
            let inner = passage.of(text);
            let found = Finder::new(inner).places(&mention.text).first().copied()?;
            Some(Span { start: passage.start + found.start, end: passage.start + found.end })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DocumentIndex;
    use crate::model::fixture::{document, entity};

    /// Checks what is mentioned in `text`, as `words=name`.
    fn check(names: &[&str], text: &str, expected: &[&str]) {
        let entities: Vec<Entity> = names.iter().map(|name| entity(name, "person", &[])).collect();
        let found: Vec<String> = Names::of(&entities)
            .mentions(text, Vec::new())
            .iter()
            .map(|mention| format!("{}={}", mention.span.of(text), entities[mention.entity.at()].name))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        check(&[], "", &[]);
        check(&["", " ", "Iran"], "", &[]);
        check(&["", " "], "Iran", &[]);
    }

    #[test]
    fn names_are_whole_words() {
        check(&["Iran"], "Iran’s Iranians, Russian-Iran; d'Iran (Iran).", &["Iran=Iran"; 4]);
        check(&["U.S."], "the U.S.-led U.S. and U.S.A.", &["U.S.=U.S."; 2]);
        check(&["Don"], "Don’t, Don's, Don", &["Don=Don"; 2]);
        check(&["110"], "1,110 110 110.5 110.", &["110=110"; 2]);
        check(&["C++", "C"], "C++ and C", &["C++=C++", "C=C"]);
    }

    #[test]
    fn the_longest_name_wins() {
        check(
            &["Ivanov", "Sergei Ivanov"],
            "Sergei Ivanov met Ivanov",
            &["Sergei Ivanov=Sergei Ivanov", "Ivanov=Ivanov"],
        );
        check(
            &["Bank of York", "York City Council"],
            "Bank of York City Council",
            &["York City Council=York City Council"],
        );
    }

    #[test]
    fn case_matters_where_it_tells_a_name_from_a_word() {
        check(&["the Russian minister"], "The Russian Minister", &["The Russian Minister=the Russian minister"]);
        check(&["US"], "US us Us", &["US=US"]);
        check(&["Al"], "al AL Al", &["Al=Al"]);
        check(&["WHO"], "Who is the WHO", &["WHO=WHO"]);
        check(&["US", "us"], "us", &["us=us"]);
    }

    #[test]
    fn of_entities_that_share_a_name_the_first_has_it() {
        let entities = [entity("first", "person", &["Ivanov"]), entity("Ivanov", "person", &[])];
        let mentions = Names::of(&entities).mentions("Ivanov", Vec::new());
        assert_eq!(mentions, [Mention { span: Span::new(0, 6), entity: EntityIndex(0) }]);
    }

    #[test]
    fn names_match_across_lines_and_typographic_signs_but_not_across_a_blank_line() {
        check(&["Jean-Luc O'Neil"], "Jean‑Luc\r\nO’Neil, Jean-Luc\n\nO'Neil", &["Jean‑Luc\r\nO’Neil=Jean-Luc O'Neil"]);
    }

    #[test]
    fn names_of_every_script_match() {
        check(&["خاتمی"], "آقای خاتمی، گفت", &["خاتمی=خاتمی"]);
        check(&["خانه"], "خانه\u{200C}ها", &[]);
        check(&["Иванов"], "Игорь ИВАНОВ и Ивановы", &["ИВАНОВ=Иванов"]);
        check(&["普京"], "俄罗斯总统普京说", &["普京=普京"]);
        check(&["José"], "Jose\u{301} Jose", &["Jose\u{301}=José"]);
        let long = "x".repeat(400);
        check(&[&long], &format!("{long} {long}x"), &[&format!("{long}={long}")]);
    }

    #[test]
    fn only_aliases_are_matched_where_the_name_is_not_safe() {
        let mut unsafe_name = entity("Moscow", "city", &["the Kremlin"]);
        unsafe_name.match_name = false;
        let mentions = Names::of(&[unsafe_name]).mentions("Moscow, the Kremlin", Vec::new());
        assert_eq!(mentions, [Mention { span: Span::new(8, 19), entity: EntityIndex(0) }]);
    }

    /// Checks where one placed mention of an entity called "Russia" lands, and how many are lost.
    fn check_placed(text: &str, words: &str, within: Option<&str>, expected: &[(usize, usize)], lost: usize) {
        let mut russia = entity("Russia", "country", &[]);
        russia.mentions = vec![PlacedMention {
            document: DocumentIndex(0),
            text: words.to_owned(),
            within: within.map(str::to_owned),
        }];
        let dossier = Dossier {
            documents: vec![document("d", text)],
            entities: vec![entity("Moscow", "city", &["Moscow would"]), russia],
            ..Dossier::default()
        };
        let mut placed = place_mentions(&dossier);
        assert_eq!(placed.lost.len(), lost);
        let mentions = Names::of(&dossier.entities).mentions(text, placed.by_document.remove(0));
        let of_russia: Vec<(usize, usize)> = mentions
            .iter()
            .filter(|mention| mention.entity == EntityIndex(1))
            .map(|mention| (mention.span.start as usize, mention.span.end as usize))
            .collect();
        assert_eq!(of_russia, expected, "{text}");
    }

    #[test]
    fn a_placed_mention_beats_a_longer_name() {
        check_placed("In Moscow: Moscow would sell", "Moscow", Some("Moscow would sell"), &[(11, 17)], 0);
        check_placed("In Moscow: Moscow\nwould sell", "Moscow", Some("Moscow would sell"), &[(11, 17)], 0);
        check_placed("Moscow, Moscow", "Moscow", None, &[(0, 6), (8, 14)], 0);
    }

    #[test]
    fn a_placed_mention_that_is_not_there_is_lost() {
        check_placed("In Moscow", "Moscow", Some("Moscow would"), &[], 1);
        check_placed("In Moscow", "Kremlin", None, &[], 1);
        check_placed("In Moscow", "", None, &[], 1);
    }
}
