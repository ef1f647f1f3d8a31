//! Markup that was left in a text: codes of characters (`&nbsp;`) and tags (`<b>`).
//!
//! Source: the HTML standard, section "Named character references"; here those of Latin-1 and of typography.

use crate::text::fold::SOFT_HYPHEN;

/// The longest code and the longest tag, in bytes.
const CODE: usize = 10;
const TAG: usize = 200;

/// Codes of signs.
const SIGNS: [(&str, char); 40] = [
    ("nbsp", '\u{A0}'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("prime", '′'),
    ("Prime", '″'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("minus", '\u{2212}'),
    ("hellip", '…'),
    ("shy", SOFT_HYPHEN),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("bull", '•'),
    ("middot", '·'),
    ("sect", '§'),
    ("para", '¶'),
    ("deg", '°'),
    ("times", '×'),
    ("plusmn", '±'),
    ("euro", '€'),
    ("pound", '£'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
];

/// Codes of the letters from U+00C0 on, but for the signs of multiplication and division among them.
const LETTERS: [&str; 64] = [
    "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml",
    "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "", "Oslash",
    "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml",
    "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth",
    "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml", "", "oslash", "ugrave", "uacute", "ucirc", "uuml",
    "yacute", "thorn", "yuml",
];

/// Tags that only set words; those that strike them out are none of these.
const INLINE: [&str; 16] =
    ["b", "i", "u", "em", "strong", "span", "font", "mark", "a", "small", "big", "cite", "q", "abbr", "wbr", "nobr"];

/// Tags that divide words.
const BLOCKS: [&str; 14] = ["p", "br", "div", "li", "ul", "ol", "tr", "td", "th", "h1", "h2", "h3", "h4", "blockquote"];

/// Where the markup ends that begins at the byte `at`, and what it stands for.
pub(super) fn markup_at(text: &str, at: usize) -> Option<(usize, String)> {
    match text.as_bytes().get(at)? {
        b'&' => {
            let rest = &text.as_bytes()[at + 1..];
            let length = rest.iter().take(CODE).position(|byte| *byte == b';')?;
            let read = character_of(text.get(at + 1..at + 1 + length)?)?;
            Some((at + length + 2, read.to_string()))
        }
        b'<' => {
            let rest = &text.as_bytes()[at + 1..];
            let length = rest.iter().take(TAG).position(|byte| matches!(byte, b'>' | b'<'))?;
            let inner = text.get(at + 1..at + 1 + length).filter(|_| rest[length] == b'>')?;
            let name = inner.trim_start_matches('/').split([' ', '/', '\n']).next()?.to_ascii_lowercase();
            let is_block = BLOCKS.contains(&name.as_str());
            let read = if is_block { " " } else { "" };
            (is_block || INLINE.contains(&name.as_str())).then(|| (at + length + 2, read.to_owned()))
        }
        _ => None,
    }
}

/// The character that a code stands for: "nbsp", "#8217", "#x2019".
fn character_of(code: &str) -> Option<char> {
    if let Some(number) = code.strip_prefix('#') {
        let value = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return char::from_u32(value.ok()?).filter(|character| !character.is_control());
    }
    let sign = SIGNS.iter().find(|(name, _)| *name == code).map(|(_, sign)| *sign);
    let letter = || LETTERS.iter().position(|name| *name == code && !name.is_empty());
    sign.or_else(|| char::from_u32(0xC0 + u32::try_from(letter()?).ok()?))
}

/// A text with its codes read and without its tags.
pub(super) fn without_markup(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = 0;
    while let Some(found) = text[rest..].find(['&', '<']) {
        let at = rest + found;
        read.push_str(&text[rest..at]);
        rest = match markup_at(text, at) {
            Some((end, stands_for)) => {
                read.push_str(&stands_for);
                end
            }
            None => {
                read.push_str(&text[at..=at]);
                at + 1
            }
        };
    }
    read.push_str(&text[rest..]);
    read
}
