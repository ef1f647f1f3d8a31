//! The known word nearest to an unknown one, for "did you mean".
//!
//! Source: the optimal string alignment distance, where two letters that changed places count once.

/// Longer words are not compared, to bound the time.
const LONGEST: usize = 64;

/// The one of `known` that is nearest to `word`; `None` if none is near.
///
/// Near means: at most a third of the longer word's letters are wrong, ignoring case.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let letters = word.chars().count();
    if letters == 0 || letters > LONGEST {
        return None;
    }
    let most = letters / 2 + 1;
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        // A letter takes one to four bytes, which rules out most candidates quickly.
        if candidate.len() > 4 * (letters + most) || candidate.len() + most < letters {
            continue;
        }
        let other = candidate.to_lowercase();
        let length = other.chars().count();
        let limit = letters.max(length) / 3;
        if length.abs_diff(letters) <= limit {
            let distance = strsim::osa_distance(&word, &other);
            if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, candidate));
            }
        }
    }
    best.map(|(_, candidate)| candidate)
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
        check("chekc", &["check", "convert"], Some("check"));
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
