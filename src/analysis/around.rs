//! The rest of its sentence around a quote.

use crate::model::{OpenDossier, Passage, Span};

/// The longest rest on one side of a copied quote, in characters.
const LONGEST: usize = 1_000;

/// What stands around a passage in its sentence, or sentences: before it and behind it; an empty span where nothing does.
/// `None` where the passage has all the words: it leaves out no more than a full stop or quotation marks.
#[must_use]
pub fn rest_of(open: &OpenDossier, passage: Passage) -> Option<(Span, Span)> {
    let text = open.dossier.document(passage.document)?.text.as_deref()?;
    let read = open.reading.documents.get(passage.document.at())?;
    let (before, after) = read.rest_of_sentence(text, passage.span);
    let has_words = |span: &Span| span.of(text).chars().any(char::is_alphanumeric);
    [before, after].iter().any(has_words).then_some((before, after))
}

/// Words that stand at a passage, with the rest of its sentence in brackets: "[Ivanov denied that] Russia sold arms [last
/// year]".
#[must_use]
pub fn in_brackets(open: &OpenDossier, passage: Passage, words: &str) -> String {
    let text =
        open.dossier.document(passage.document).and_then(|document| document.text.as_deref()).unwrap_or_default();
    let Some((before, after)) = rest_of(open, passage) else { return words.to_owned() };
    let line = |span: Span| span.of(text).split_whitespace().collect::<Vec<&str>>().join(" ");
    let (before_words, after_words) = (line(before), line(after));
    let mut told = String::new();
    if !before_words.is_empty() {
        let skipped = before_words.chars().count().saturating_sub(LONGEST);
        let near: String = before_words.chars().skip(skipped).collect();
        told.push_str(&format!("[{}{near}]", if skipped > 0 { "… " } else { "" }));
        told.push_str(if before.end < passage.span.start { " " } else { "" });
    }
    told.push_str(words);
    if !after_words.is_empty() {
        told.push_str(if passage.span.end < after.start { " " } else { "" });
        let near: String = after_words.chars().take(LONGEST).collect();
        let is_cut = near.len() < after_words.len();
        told.push_str(&format!("[{near}{}]", if is_cut { " …" } else { "" }));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DocumentIndex;
    use crate::model::fixture::dossier;

    /// Words that stand once in a text, with the rest of their sentence.
    fn told(text: &str, words: &str) -> String {
        let mut open = dossier(&[], &[], &[text]);
        open.reading = crate::text::read(&open.dossier);
        let start = text.find(words).expect("the words");
        let passage = Passage { document: DocumentIndex(0), span: Span::new(start, start + words.len()) };
        in_brackets(&open, passage, words)
    }

    #[test]
    fn the_rest_of_the_sentence_stands_in_brackets_around_the_quote() {
        let text = "He came. Ivanov denied  that Russia sold arms last year. She left.";
        assert_eq!(told(text, "Russia sold arms"), "[Ivanov denied that] Russia sold arms [last year.]");
        let whole = "Ivanov denied  that Russia sold arms last year";
        assert_eq!(told(text, whole), whole, "only the full stop is left out");
        assert_eq!(told(text, "came. Ivanov denied"), "[He] came. Ivanov denied [that Russia sold arms last year.]");
        assert_eq!(told("It is illegal here.", "legal"), "[It is il]legal [here.]");
        assert_eq!(told("普京说中国不支持伊朗的核武器。", "支持伊朗"), "[普京说中国不]支持伊朗[的核武器。]");
    }

    #[test]
    fn a_very_long_rest_is_cut_where_it_is_copied() {
        let told = told(&format!("Nobody {}sold arms {}again.", "and ".repeat(400), "or ".repeat(400)), "sold arms");
        assert!(told.starts_with("[… ") && told.ends_with(" …]") && told.contains("and] sold arms [or"), "{told}");
        assert!(told.chars().count() < 2_030, "{}", told.chars().count());
    }
}
