//! Whether a text is a language tag.
//!
//! Source: BCP 47 (RFC 5646), section 2.1. Of the first part only the codes of two and three letters are in use.

/// Names of languages that people write for their tags.
const NAMES: [(&str, &str); 24] = [
    ("arabic", "ar"),
    ("chinese", "zh"),
    ("czech", "cs"),
    ("deutsch", "de"),
    ("dutch", "nl"),
    ("english", "en"),
    ("español", "es"),
    ("farsi", "fa"),
    ("français", "fr"),
    ("french", "fr"),
    ("german", "de"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("italian", "it"),
    ("italiano", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("persian", "fa"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("russian", "ru"),
    ("spanish", "es"),
    ("turkish", "tr"),
    ("ukrainian", "uk"),
];

/// Whether `text` is a language tag such as `en`, `zh-Hant`, `de-1996` or `x-private`.
pub(super) fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-').peekable();
    let is = |part: &str, length: std::ops::RangeInclusive<usize>| {
        length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_private = parts.peek().is_some_and(|first| first.eq_ignore_ascii_case("x"));
    if is_private {
        return parts.clone().count() > 1 && parts.skip(1).all(|part| is(part, 1..=8));
    }
    if !parts.next().is_some_and(|first| is(first, 2..=3) && letters(first)) {
        return false;
    }
    while parts.next_if(|part| is(part, 3..=3) && letters(part)).is_some() {}
    parts.next_if(|part| is(part, 4..=4) && letters(part));
    parts.next_if(|part| {
        is(part, 2..=2) && letters(part) || is(part, 3..=3) && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    let is_variant =
        |part: &str| is(part, 5..=8) || is(part, 4..=4) && part.starts_with(|first: char| first.is_ascii_digit());
    while parts.next_if(|part| is_variant(part)).is_some() {}
    // Extensions: a letter, and what belongs to it.
    while parts.next_if(|part| is(part, 1..=1)).is_some() {
        if parts.next_if(|part| is(part, 1..=8)).is_none() {
            return false;
        }
        while parts.next_if(|part| is(part, 2..=8)).is_some() {}
    }
    parts.next().is_none()
}

/// What to write in place of `text`, which is no language tag.
pub(super) fn help(text: &str) -> String {
    let lowered = text.trim().to_lowercase();
    match NAMES.iter().find(|(name, _)| *name == lowered) {
        Some((_, tag)) => format!("Write \"{tag}\""),
        None if is_tag(&lowered.replace('_', "-")) => format!("Write \"{}\"", text.trim().replace('_', "-")),
        None => "Write a tag like en, de, ru or zh-Hant (BCP 47), or leave it out".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_bcp_47_are_told_from_what_is_none() {
        for tag in [
            "en",
            "de-AT",
            "zh-Hant",
            "zh-Hant-TW",
            "es-419",
            "de-1996",
            "sl-rozaj",
            "zh-cmn-Hans-CN",
            "ar-u-nu-latn",
            "x-own",
            "fas",
            "EN",
        ] {
            assert!(is_tag(tag), "{tag}");
        }
        for text in ["", "e", "english", "en_US", "en-", "-en", "de AT", "en-x", "рус", "x", "12", "en-US-US"] {
            assert!(!is_tag(text), "{text}");
        }
        assert_eq!((help("German").as_str(), help("en_US").as_str()), ("Write \"de\"", "Write \"en-US\""));
        assert_eq!(help("Klingonese"), "Write a tag like en, de, ru or zh-Hant (BCP 47), or leave it out");
    }
}
