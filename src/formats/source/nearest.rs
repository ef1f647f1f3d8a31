//! The known word nearest to an unknown one, for "did you mean".
//!
//! Source: Levenshtein distance by rows (Wagner and Fischer 1974).

/// Longer words are not compared, to bound the time.
const LONGEST: usize = 64;

/// The one of `known` that is nearest to `word`; `None` if none is near.
///
/// Near means: at most a third of the longer word's letters are wrong, ignoring case.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = lowered(word);
    if letters.is_empty() || letters.len() > LONGEST {
        return None;
    }
    let most = letters.len() / 2 + 1;
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        // A letter takes one to four bytes, which rules out most candidates quickly.
        if candidate.len() > 4 * (letters.len() + most) || candidate.len() + most < letters.len() {
            continue;
        }
        let other = lowered(candidate);
        let limit = letters.len().max(other.len()) / 3;
        if other.len().abs_diff(letters.len()) <= limit {
            let distance = distance(&letters, &other);
            if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, candidate));
            }
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn lowered(word: &str) -> Vec<char> {
    word.chars().flat_map(char::to_lowercase).collect()
}

/// The Levenshtein distance: how many letters are inserted, deleted or replaced.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (above, letter) in one.iter().enumerate() {
        let mut diagonal = above;
        row[0] = above + 1;
        for (place, opposite) in other.iter().enumerate() {
            let change = diagonal + usize::from(letter != opposite);
            diagonal = row[place + 1];
            row[place + 1] = change.min(row[place] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, known: &[&str], expected: Option<&str>) {
        assert_eq!(nearest(word, known.iter().copied()), expected, "{word}");
    }

    #[test]
    fn a_slip_finds_the_word_that_was_meant() {
        check("evidense", &["evidence", "entities"], Some("evidence"));
        check("igor-ivanof", &["sergei-ivanov", "igor-ivanov"], Some("igor-ivanov"));
        check("USA", &["usa", "use"], Some("usa"));
        check("us", &["ru", "usa"], Some("usa"));
        check("خرازى", &["خرازی", "ایران"], Some("خرازی"));
    }

    #[test]
    fn what_is_far_is_not_offered() {
        check("russia", &["iran", "usa"], None);
        check("", &["a"], None);
        check("a", &[], None);
        check("b", &["a", "ab"], None);
        check("ru", &["ra", "r"], None);
        check("B", &["a", "b"], Some("b"));
        check(&"x".repeat(100), &[&"x".repeat(101)], None);
    }
}
