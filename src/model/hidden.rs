//! Characters that show nothing, and the few places where they are needed: the one list of the program.
//!
//! Source: the `Bidi_Control` and `Default_Ignorable_Code_Point` properties of Unicode.

/// Whether a character shows nothing or has an effect instead, line breaks and tabs among them: controls, direction marks,
/// what is of no width, tags, blanks of scripts without blanks, noncharacters. The one list of the program.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{FFFE}' | '\u{FFFF}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a character is part of an emoji: a picture, a skin tone, or the selector that makes one of a sign.
#[must_use]
pub fn is_pictured(character: char) -> bool {
    matches!(character, '\u{FE0F}' | '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Whether a variation selector has an effect on a character: emoji, keycaps, Han and Mongolian letters.
#[must_use]
pub fn takes_variation(character: char) -> bool {
    is_pictured(character)
        || matches!(character,
            '0'..='9' | '#' | '*' | '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '〰' | '〽' | '㊗' | '㊙'
            | '\u{1820}'..='\u{18AA}' | '\u{3400}'..='\u{9FFF}')
}
