//! Words and signs that belong to the word or number beside them.

use crate::text::fold::{is_sign, is_unspaced};

/// The endings of English contractions behind an apostrophe, whatever the word before it.
pub(super) const ENDINGS: [&str; 6] = ["t", "re", "ve", "ll", "d", "m"];

/// The English words behind which ’s is the rest of a contraction, not a genitive.
pub(super) const BEFORE_S: [&str; 11] =
    ["he", "she", "it", "who", "what", "that", "there", "here", "let", "where", "how"];

/// French and English words that an apostrophe divides and that are one.
pub(super) const ONE_WORD: [(&str, &str); 8] = [
    ("aujourd", "hui"),
    ("quelqu", "un"),
    ("quelqu", "une"),
    ("presqu", "île"),
    ("prud", "homme"),
    ("prud", "hommes"),
    ("ma", "am"),
    ("y", "all"),
];

/// Signs that bind digits to one number.
pub(super) const IN_NUMBERS: [char; 13] = ['.', ',', ':', '/', '\'', '٫', '٬', '·', '^', '_', '，', '．', '：'];

/// Signs that stand before the number that they belong to.
pub(super) const BEFORE_NUMBERS: [char; 11] = ['±', '<', '>', '≤', '≥', '≈', '~', '#', '№', '§', '×'];

/// Words behind a number that multiply it, in lower case.
pub(super) const SCALE_WORDS: [&str; 76] = [
    "percent",
    "pct",
    "prozent",
    "pourcent",
    "procent",
    "процент",
    "процента",
    "процентов",
    "promille",
    "dozen",
    "dozens",
    "dutzend",
    "mln",
    "mrd",
    "mld",
    "lakh",
    "lakhs",
    "crore",
    "crores",
    "bc",
    "bce",
    "usd",
    "eur",
    "tys",
    "hundred",
    "thousand",
    "million",
    "millions",
    "billion",
    "billions",
    "trillion",
    "trillions",
    "bn",
    "mn",
    "tn",
    "mio",
    "tsd",
    "hundert",
    "tausend",
    "millionen",
    "milliarde",
    "milliarden",
    "billionen",
    "milliers",
    "milliard",
    "milliards",
    "millón",
    "millones",
    "milhão",
    "milhões",
    "bilhões",
    "mila",
    "milione",
    "milioni",
    "miliardo",
    "miliardi",
    "тыс",
    "тысяч",
    "тысячи",
    "млн",
    "миллион",
    "миллиона",
    "миллионов",
    "млрд",
    "миллиард",
    "миллиарда",
    "миллиардов",
    "milyon",
    "milyar",
    "trilyon",
    "هزار",
    "میلیون",
    "میلیارد",
    "ألف",
    "مليون",
    "مليار",
];

/// Words that multiply a number, and are other words too: they count only behind a number of up to three digits.
pub(super) const SHORT_SCALE_WORDS: [&str; 4] = ["bin", "mil", "mille", "mill"];

/// Signs that belong to the number beside them.
pub(super) const OF_NUMBERS: [char; 8] = ['%', '‰', '‱', '°', '٪', '％', '℃', '℉'];

/// What runs of characters are not cut in a script without spaces.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// Digits and the characters of numbers.
    Number,
    /// Katakana.
    Katakana,
    /// Letters of a script with spaces.
    Letters,
    /// Any other character of a script without spaces: a border on both its sides.
    Other,
}

impl Run {
    pub(super) fn of(character: char) -> Self {
        match character {
            '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '万' | '萬'
            | '亿' | '億' | '兆' | '零' | '两' | '兩' | '両' | '廿' | '卅' | '点' | '點' | '壹' | '贰' | '貳'
            | '叁' | '參' | '肆' | '伍' | '陆' | '陸' | '柒' | '捌' | '玖' | '拾' | '佰' | '仟' => {
                Self::Number
            }
            '\u{30A1}'..='\u{30FA}' | '\u{30FC}' | '\u{FF66}'..='\u{FF9F}' => Self::Katakana,
            _ if is_unspaced(character) => Self::Other,
            _ if character.is_numeric() => Self::Number,
            _ => Self::Letters,
        }
    }
}

pub(super) fn is_digit(character: char) -> bool {
    character.is_numeric() && !is_superscript(character)
}

/// Whether a superscript behind a text is a power: behind a digit, a unit of length, or a short word behind a digit. Any
/// other is a footnote mark.
pub(in crate::text) fn is_power(before: &str) -> bool {
    let start = before.trim_end_matches(char::is_alphabetic).len();
    let (lead, word) = before.split_at(start);
    // A letter by itself, with nothing before it but a sign or a space, is a variable.
    let is_variable = word.chars().count() == 1 && word.is_ascii() && lead.ends_with([' ', '(', '+', '-', '=', '*']);
    let is_unit = is_variable && word != "a" && word != "I"
        || (1..=3).contains(&word.chars().count()) && lead.trim_end().ends_with(is_digit);
    before.ends_with(char::is_numeric) || is_unit || matches!(word, "m" | "cm" | "mm" | "km" | "ft" | "м" | "см" | "км")
}

/// Whether a character is a superscript digit or sign.
pub(in crate::text) fn is_superscript(character: char) -> bool {
    matches!(character, '²' | '³' | '¹' | '\u{2070}'..='\u{207F}')
}

/// Whether a character is a fraction, such as ½.
pub(in crate::text) fn is_fraction(character: char) -> bool {
    matches!(character, '¼' | '½' | '¾' | '\u{2150}'..='\u{215E}')
}

pub(super) fn is_any_dash(character: char) -> bool {
    matches!(character, '-' | '－' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Whether a character is a currency sign (Unicode's general category Sc).
pub(in crate::text) fn is_currency(character: char) -> bool {
    matches!(character,
        '$' | '\u{A2}'..='\u{A5}' | '\u{58F}' | '\u{60B}' | '\u{7FE}' | '\u{7FF}' | '\u{9F2}' | '\u{9F3}' | '\u{9FB}'
        | '\u{AF1}' | '\u{BF9}' | '\u{E3F}' | '\u{17DB}' | '\u{20A0}'..='\u{20C0}' | '\u{A838}' | '\u{FDFC}'
        | '\u{FE69}' | '\u{FF04}' | '\u{FFE0}' | '\u{FFE1}' | '\u{FFE5}' | '\u{FFE6}')
}

/// Whether a character can be the sign of a number, in full width too.
pub(super) fn is_number_sign(character: char) -> bool {
    is_sign(character) || is_any_dash(character) || matches!(character, '＋' | '⁻' | '﹣')
}
