//! Signs that are one to a quote: quotation marks, dashes, dots, ligatures, characters that are not seen.

/// A hyphen that shows only where a line breaks.
pub(in crate::text) const SOFT_HYPHEN: char = '\u{AD}';

/// The folded form of a sign in front of a number, whatever dash it is written with.
pub(in crate::text) const MINUS: char = '\u{2212}';

/// Whether a character is a single quotation mark, an apostrophe or a prime.
pub(in crate::text) fn is_single_mark(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | '‚' | '‛' | '\u{2BC}' | '′' | '`' | '׳' | '‹' | '›')
}

/// Whether a character is a double quotation mark.
pub(in crate::text) fn is_double_mark(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '״')
}

/// Whether a character is a dash or a hyphen; the minus sign is none.
pub(in crate::text) fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}')
}

/// Whether a character binds the two parts of a word; a dash does not.
pub(in crate::text) fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}' | '־')
}

/// Whether a character between two letters binds them to one word: a hyphen, or a sign that is set for one.
pub(in crate::text) fn is_word_hyphen(character: char) -> bool {
    is_hyphen(character) || matches!(character, '\u{2012}' | '\u{2043}' | '\u{58A}' | MINUS | '\u{FE63}' | '\u{FF0D}')
}

/// Whether a character can be the sign of a number.
pub(in crate::text) fn is_sign(character: char) -> bool {
    matches!(character, '+' | '-' | '–' | MINUS)
}

/// Whether a character breaks a word at a line end.
pub(in crate::text) fn breaks_a_word(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '¬' | '⸗')
}

/// Whether a character is not seen and may stand in a text for technical reasons. U+202D and U+202E are not among
/// them: they change what is read.
pub(in crate::text) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202C}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// The letters of a ligature or of a long s.
pub(in crate::text) fn letters_of_ligature(character: char) -> Option<&'static str> {
    Some(match character {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ſ' => "s",
        _ => return None,
    })
}

/// Whether a character is a presentation form of Arabic, which stands for a letter in one of its places.
pub(in crate::text) fn is_presentation_form(character: char) -> bool {
    matches!(character, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// The Persian letter for the Arabic one that is typed for it.
pub(in crate::text) fn persian_letter(character: char) -> Option<char> {
    match character {
        'ي' => Some('ی'),
        'ك' => Some('ک'),
        _ => None,
    }
}

/// Whether a text is written with letters of Persian (and its neighbours) that Arabic does not have.
pub(in crate::text) fn is_persian(text: &str) -> bool {
    text.contains(['پ', 'چ', 'ژ', 'گ'])
}

/// Whether a letter belongs to a script that is written without spaces: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
pub(in crate::text) fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFF}')
}
