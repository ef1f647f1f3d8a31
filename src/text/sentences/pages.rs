//! Sentences and paragraphs that go on behind a page break, where blank lines stand around it.
//!
//! Invariant: a sentence is joined only where the text plainly goes on: no end mark before the break, a small letter behind.

use crate::model::{PageBreak, Span};
use crate::text::lines::{ends_sentence, is_heading};

/// The most bytes before a break that are looked at for the end of a sentence.
const LAST_LINE: usize = 240;

/// Joins the stretches, which are in order, that a page break cuts in the middle of a sentence. What lies within the break
/// belongs to the joined one.
pub(in crate::text) fn join_across(text: &str, breaks: &[PageBreak], stretches: Vec<Span>) -> Vec<Span> {
    let mut gaps = breaks.iter().map(|page_break| page_break.span).filter(|span| is_within(text, *span)).peekable();
    if gaps.peek().is_none() {
        return stretches;
    }
    let mut joined: Vec<Span> = Vec::with_capacity(stretches.len());
    let mut rest = stretches.as_slice();
    while let Some((first, others)) = rest.split_first() {
        let mut stretch = *first;
        rest = others;
        while let Some(gap) = gaps.next_if(|gap| gap.start <= stretch.end) {
            let behind = rest.iter().position(|next| next.end > gap.end).map(|place| (place, rest[place]));
            if stretch.start < gap.start
                && stretch.end <= gap.end
                && let Some((place, next)) = behind.filter(|(_, next)| next.start <= gap.end)
            {
                stretch.end = next.end;
                rest = &rest[place + 1..];
            }
        }
        joined.push(stretch);
    }
    joined
}

/// Whether a break stands in the middle of a sentence.
fn is_within(text: &str, gap: Span) -> bool {
    let (before, after) = (&text[..gap.start as usize], &text[gap.end as usize..]);
    let from = before.floor_char_boundary(before.len().saturating_sub(LAST_LINE));
    let line = before[from..].rsplit('\n').next().unwrap_or_default().trim();
    let word = after.split_whitespace().next().unwrap_or_default();
    let is_item = word.ends_with([')', '.']) && word.chars().count() <= 2;
    after.starts_with(char::is_lowercase) && !is_item && !ends_sentence(line) && !is_heading(line)
}

#[cfg(test)]
mod tests {
    use crate::model::Document;
    use crate::model::fixture::document;
    use crate::text;

    /// The sentences of a text, without its line breaks.
    fn told(words: &str) -> Vec<String> {
        let documents = vec![Document { language: Some("en".to_owned()), ..document("d", words) }];
        let reading = text::read(&crate::model::Dossier { documents, ..crate::model::Dossier::default() });
        let read = &reading.documents[0];
        for sentence in &read.sentences {
            let holds =
                |paragraph: &&crate::model::Span| paragraph.start <= sentence.start && sentence.end <= paragraph.end;
            assert_eq!(read.paragraphs.iter().filter(holds).count(), 1, "{words:?}");
        }
        let line = |span: &crate::model::Span| span.of(words).split_whitespace().collect::<Vec<&str>>().join(" ");
        read.sentences.iter().map(line).collect()
    }

    #[test]
    fn a_sentence_goes_on_behind_a_page_break_between_blank_lines() {
        let on = "He met the envoy who [p. 13] had come from Kabul.";
        assert_eq!(
            told("[p. 12]\n\nHe met the envoy who\n\n[p. 13]\n\nhad come from Kabul. He left."),
            ["[p. 12]", on, "He left."]
        );
        assert_eq!(
            told("He met the envoy who\n\n\u{C}had come from Kabul. He left.")[0],
            "He met the envoy who had come from Kabul."
        );
        for words in [
            "He met the envoy who\n\n[p. 13]\nhad come from Kabul.",
            "He met the envoy who\n[p. 13]\n\nhad come from Kabul.",
        ] {
            assert_eq!(told(words), [on], "{words:?}");
        }
        let twice = "It began. He met the\n\n[p. 2]\n\nenvoy who had\n\n[p. 3]\n\ncome. He left.";
        assert_eq!(told(twice), ["It began.", "He met the [p. 2] envoy who had [p. 3] come.", "He left."]);
    }

    #[test]
    fn a_sentence_goes_on_behind_a_running_head_that_is_set_like_its_lines() {
        let head = "Annual report of the committee on the affairs of the harbour";
        let words = format!(
            "He met the\n\n\u{C}{head}\nenvoy who had come from Kabul to the harbour in that autumn.\n\n\u{C}{head}\nHe \
             left.\n\n\u{C}{head}\nThe end."
        );
        let on = format!("He met the {head} envoy who had come from Kabul to the harbour in that autumn.");
        assert_eq!(told(&words)[0], on);
    }

    #[test]
    fn a_sentence_ends_at_a_page_break_where_the_text_does_not_plainly_go_on() {
        for (before, after) in [
            ("He met the envoy.", "had come from Kabul."),
            ("He met the envoy", "Kabul was far."),
            ("He met the envoy:", "a) in Kabul."),
            ("THE ENVOY", "had come from Kabul."),
            ("He asked: “Who?”", "had come from Kabul."),
        ] {
            let words = format!("{before}\n\n[p. 13]\n\n{after}");
            assert_eq!(told(&words), [before, "[p. 13]", after], "{words:?}");
        }
        assert_eq!(told("He met the envoy who\n\nhad come.").len(), 2, "a blank line alone ends a paragraph");
    }
}
