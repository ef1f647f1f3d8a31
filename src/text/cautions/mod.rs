//! Words that may turn what a quote says: of denial, condition, saying and doubt, found by lists.
//!
//! The lists are the files of `assets/cautions`, one for each language (`lists`). Which of them are read for a text is told
//! by its words (`choice`).
//!
//! Invariant: a list only marks words; it judges nothing.

mod caution;
mod choice;
mod lists;
mod matching;

pub use caution::Caution;
pub(super) use choice::Lists;
use matching::Forms;

use super::words::Words;
use crate::model::Span;

/// How many words at either edge of a sentence may point at its neighbour.
const EDGE: usize = 2;

/// The words of caution in `text`, in order, by the list of `language` (a BCP 47 tag), or where the words of the text tell
/// of another language, or of none, by the lists of the languages that may be meant. They do not overlap.
#[must_use]
pub fn cautions(text: &str, language: &str) -> Vec<(Span, Caution)> {
    Lists::of(text, language).cautions(text).into_iter().map(|heard| (heard.span, heard.caution)).collect()
}

/// A word of caution in a text.
pub(super) struct Heard {
    /// Where it stands.
    pub(super) span: Span,
    /// What it does.
    pub(super) caution: Caution,
    /// Whether it does so by itself, as "not" and "may" do, and names no deed as "rejects" does.
    pub(super) is_plain: bool,
}

/// Whether there is a list for a language, by its primary subtag.
pub(super) fn has_list(language: &str) -> bool {
    lists::list_of(language).is_some()
}

impl Lists {
    /// The words of caution in `text`, in order. They do not overlap.
    pub(super) fn cautions(&self, text: &str) -> Vec<Heard> {
        let words = Words::of(text);
        let tokens = words.tokens();
        let forms = Forms::of(text, &words);
        let mut found: Vec<Heard> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let entry = if is_number_sign(&forms, at) { None } else { self.at(&forms, at) };
            let Some((length, caution)) = entry else {
                at += 1;
                continue;
            };
            // A contraction is shown with its verb: "wasn’t".
            let first = if words.lowered(&tokens[at]) == "'" && at > 0 { at - 1 } else { at };
            let start = tokens[first].span.start;
            if found.last().is_none_or(|last| last.span.end <= start) {
                let span = Span { start, end: tokens[at + length - 1].span.end };
                let word: Vec<&str> = (at..at + length).map(|place| forms.own(place)).collect();
                let is_unspaced = word[0].starts_with(super::fold::is_unspaced);
                let whole = || forms.whole(at).is_some_and(|(word, _)| self.is_plain(word));
                let is_plain = self.is_plain(&word.join(if is_unspaced { "" } else { " " }))
                    || words.lowered(&tokens[at]) == "'" && self.is_plain(&word.concat())
                    || whole();
                found.push(Heard { span, caution, is_plain });
            }
            at += length;
        }
        found
    }

    /// Whether one of the first or last words of `text` points at what stands beside it: "this", "the following". Within it,
    /// "that" binds its own clauses.
    pub(super) fn points(&self, text: &str) -> bool {
        let words = Words::of(text);
        let forms = Forms::of(text, &words);
        let places: Vec<usize> = (0..words.tokens().len()).filter(|at| words.tokens()[*at].is_word).collect();
        let last = places.len().saturating_sub(EDGE);
        let edges = places.iter().take(EDGE).chain(places.iter().skip(last.max(EDGE)));
        edges.into_iter().any(|at| self.points_at(&forms, *at))
    }
}

/// Whether the word at a token is short for "number": "No. 1182".
fn is_number_sign(forms: &Forms<'_>, at: usize) -> bool {
    forms.own(at) == "no" && forms.own(at + 1) == "." && forms.own(at + 2).starts_with(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, language: &str, expected: &[(&str, Caution)]) {
        let found: Vec<(&str, Caution)> =
            cautions(text, language).into_iter().map(|(span, caution)| (span.of(text), caution)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_of_caution_are_found_whole_and_in_any_case() {
        use Caution::{Condition, Denial, Doubt, Reported, Saying};
        check("Ivanov denied that Russia sold arms.", "en", &[("denied", Denial)]);
        check("He wasn’t there, noted the knot.", "en", &[("wasn’t", Denial)]);
        check(
            "Unless paid, it May ALLEGEDLY leave, according to him",
            "en-GB",
            &[("Unless", Condition), ("May", Doubt), ("ALLEGEDLY", Reported), ("according to", Saying)],
        );
        check("Er soll nicht gezahlt haben.", "de", &[("soll", Doubt), ("nicht", Denial)]);
        check("Он отрицал, что якобы заявил", "ru", &[("отрицал", Denial), ("якобы", Reported), ("заявил", Saying)]);
        check("中国不支持该计划", "zh", &[("不", Denial), ("计划", Doubt)]);
        check("Rusya silah satmadı", "tr", &[("satmadı", Denial)]);
        check("ایران نمی‌فروشد", "fa", &[("نمی‌فروشد", Denial)]);
    }

    #[test]
    fn words_are_compared_after_the_folds() {
        use Caution::{Denial, Reported};
        check("Ivanov de-\nnied that", "en", &[("de-\nnied", Denial)]);
        check("It was al¬\r\nlegedly so", "en", &[("al¬\r\nlegedly", Reported)]);
        check("He does n-\n\n12\n\u{c}ot", "en", &[("n-\n\n12\n\u{c}ot", Denial)]);
        check("Er hat n i c h t gezahlt", "de", &[("n i c h t", Denial)]);
        check("Он никогда\u{301} там", "ru", &[("никогда\u{301}", Denial)]);
        check("ثم فلم يبع", "ar", &[("فلم", Denial)]);
        check("so-\ncalled so-called", "en", &[("so-\ncalled", Reported), ("so-called", Reported)]);
    }

    #[test]
    fn parts_of_a_verb_may_stand_apart() {
        check("Er wies den Vorwurf gestern zurück.", "de", &[("wies", Caution::Denial), ("Vorwurf", Caution::Saying)]);
        check("Er wies den Weg.", "de", &[]);
    }

    #[test]
    fn a_sentence_in_another_language_is_read_by_its_own_list() {
        use Caution::{Denial, Saying};
        check("Der Minister bestritt gestern, dass er es war", "en", &[("bestritt", Denial)]);
        check("Bush bestritt,", "en", &[("bestritt", Denial)]);
        check("Iwanow zaprzeczył", "xx", &[("zaprzeczył", Denial)]);
        check("Ivanov denied", "de", &[("denied", Denial)]);
        check("The minister was in his plant, and die Straße", "en", &[]);
        check("Bush said that", "en", &[("said", Saying)]);
        check("Claim No. 1182 has no end", "en", &[("Claim", Saying), ("no", Denial)]);
    }

    #[test]
    fn nothing_is_marked_without_a_list() {
        check("", "en", &[]);
        check("Ռուսաստանը չի վաճառել", "hy", &[]);
        assert!(has_list("pl") && !has_list("hy"));
    }
}
