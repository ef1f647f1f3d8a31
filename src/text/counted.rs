//! Numbers with their nouns.

/// A number with its noun: "1 claim", "2 claims", "0 entities".
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_is_singular() {
        let words = [0, 1, 2].map(|count| counted(count, "entity", "entities"));
        assert_eq!(words, ["0 entities", "1 entity", "2 entities"]);
    }
}
