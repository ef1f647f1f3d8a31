//! Words in quotation marks that do not double those of the text.
//!
//! Invariant: the words themselves are never changed: they are shown as they stand in their document.

/// Quotation marks that count as double ones, by how they look.
const DOUBLE: [char; 13] = ['"', '“', '”', '„', '‟', '«', '»', '″', '״', '「', '」', '『', '』'];

/// Pairs of marks: words that stand in one of them need no other.
const PAIRS: [(char, char); 8] =
    [('“', '”'), ('"', '"'), ('„', '“'), ('„', '”'), ('”', '”'), ('«', '»'), ('»', '«'), ('「', '」')];

/// Words in quotation marks. Where one of the text's own stands at their beginning or end, or right beside them
/// (`around`), they are set in single marks; where a pair of the text's own holds all of them, in no others.
#[must_use]
pub fn in_marks(words: &str, around: [Option<char>; 2]) -> String {
    if is_in_a_pair(words) {
        return words.to_owned();
    }
    let edges = [words.chars().next(), words.chars().next_back()];
    let is_double = |edge: &Option<char>| edge.is_some_and(|edge| DOUBLE.contains(&edge));
    if edges.iter().chain(&around).any(is_double) { format!("‘{words}’") } else { format!("“{words}”") }
}

/// Whether the words begin and end with a pair of marks and have none of these inside.
fn is_in_a_pair(words: &str) -> bool {
    let inside = |(open, close): &(char, char)| words.strip_prefix(*open)?.strip_suffix(*close);
    PAIRS.iter().any(|pair| inside(pair).is_some_and(|inside| !inside.is_empty() && !inside.contains(DOUBLE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_own_marks_are_not_doubled() {
        for (words, expected) in [
            ("He left", "“He left”"),
            ("“He left.”", "“He left.”"),
            ("\"He left.\"", "\"He left.\""),
            ("„Er ging.“", "„Er ging.“"),
            ("« Il part. »", "« Il part. »"),
            ("「彼は去った。」", "「彼は去った。」"),
            ("“He left,” she said", "‘“He left,” she said’"),
            ("She said: “He left.”", "‘She said: “He left.”’"),
            ("“Yes,” he said, “no.”", "‘“Yes,” he said, “no.”’"),
            ("«Да», — сказал он", "‘«Да», — сказал он’"),
            ("‘He left,’ she said", "“‘He left,’ she said”"),
            ("the “he” of it", "“the “he” of it”"),
            ("“", "‘“’"),
            ("“”", "‘“”’"),
            ("", "“”"),
        ] {
            assert_eq!(in_marks(words, [None, None]), expected);
        }
    }

    #[test]
    fn marks_of_the_text_right_beside_the_words_are_not_doubled_either() {
        assert_eq!(in_marks("He left.", [Some('“'), Some('”')]), "‘He left.’");
        assert_eq!(in_marks("He left", [Some('“'), Some(',')]), "‘He left’");
        assert_eq!(in_marks("He left", [Some(' '), None]), "“He left”");
        assert_eq!(in_marks("“He left”", [Some('('), Some(')')]), "“He left”");
    }
}
