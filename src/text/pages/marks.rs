//! What a single line may be in the structure of pages, judged by itself.

/// The most digits of a page number.
const DIGITS: usize = 4;

/// The most letters and digits of the name of a page in a line `[p. 12]`.
const NAME: usize = 8;

/// The widest line that is a numbered running head, in bytes.
const HEAD: usize = 160;

/// What a line may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Words, or nothing.
    Text,
    /// A line `[p. 12]`: the page of this name begins here.
    Marker(String),
    /// Only a number, perhaps between dashes or behind "Page".
    Number {
        /// Its value.
        value: u32,
        /// Whether it says that it is a page: "Page 12".
        is_named: bool,
    },
    /// Only a small Roman number, as of a preface.
    Roman(String),
    /// Words with a number at one end, far from them: "2      FISHER v. UNIVERSITY".
    NumberedHead(u32),
}

/// What a line without white space around it may be.
pub(super) fn role(line: &str) -> Role {
    if line.is_empty() || line.len() > HEAD {
        return Role::Text;
    }
    if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')).and_then(marked_page) {
        return Role::Marker(name);
    }
    let is_dash = |sign: char| matches!(sign, '-' | '–' | '—' | '~' | '·' | '•' | '|') || sign.is_whitespace();
    let bare = line.trim_matches(is_dash);
    if let Some(value) = number(bare) {
        return Role::Number { value, is_named: false };
    }
    if let Some(value) = named_number(bare) {
        return Role::Number { value, is_named: true };
    }
    if bare.len() <= NAME
        && bare.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x' | 'l' | 'c'))
        && !bare.is_empty()
    {
        return Role::Roman(bare.to_owned());
    }
    numbered_head(line).map_or(Role::Text, Role::NumberedHead)
}

/// The name of the page in the words between square brackets: "p. 12", "page iv".
fn marked_page(inner: &str) -> Option<String> {
    let inner = inner.trim();
    let name = ["page", "pg.", "pg", "p.", "p"]
        .iter()
        .find_map(|word| {
            inner.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).map(|_| &inner[word.len()..])
        })?
        .trim();
    let is_name = name.len() <= NAME
        && name.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
        && (name.contains(|letter: char| letter.is_numeric())
            || name.chars().all(|letter| "ivxlcIVXLC".contains(letter)));
    (is_name && !name.is_empty()).then(|| name.to_owned())
}

/// The value of a number of up to four digits of any usual script.
pub(super) fn number(word: &str) -> Option<u32> {
    let mut value = 0;
    for (place, digit) in word.chars().enumerate() {
        let digit = match digit {
            '0'..='9' => digit as u32 - '0' as u32,
            '\u{660}'..='\u{669}' => digit as u32 - 0x660,
            '\u{6F0}'..='\u{6F9}' => digit as u32 - 0x6F0,
            '\u{966}'..='\u{96F}' => digit as u32 - 0x966,
            _ => return None,
        };
        if place >= DIGITS {
            return None;
        }
        value = value * 10 + digit;
    }
    (value > 0).then_some(value)
}

/// The number of a line that says what it counts: "Page 12", "Page 12 of 30", "12 / 30".
fn named_number(line: &str) -> Option<u32> {
    const WORDS: [&str; 12] =
        ["page", "p.", "seite", "s.", "página", "pág.", "pagina", "pag.", "стр.", "страница", "صفحه", "الصفحة"];
    let lower = line.to_lowercase();
    let (numbers, is_named) = match WORDS.iter().find_map(|word| lower.strip_prefix(word)) {
        Some(behind) => (behind, true),
        None => (lower.as_str(), false),
    };
    let mut words = numbers.split(['/', ' ', '\u{A0}', '\t', '|']).filter(|word| !word.is_empty());
    let value = number(words.next()?)?;
    let of = words.next();
    let of = if of.is_some_and(|word| matches!(word, "of" | "von" | "de" | "di" | "из" | "sur")) {
        words.next()
    } else {
        of
    };
    match (of, words.next()) {
        (None, _) => is_named.then_some(value),
        (Some(all), None) => number(all)
            .filter(|all| *all >= value && (is_named || numbers.contains('/') || numbers.contains("of")))
            .map(|_| value),
        _ => None,
    }
}

/// The number at the beginning or the end of a line that stands three or more spaces from its words.
fn numbered_head(line: &str) -> Option<u32> {
    let has_words = |words: &str| words.chars().filter(|letter| letter.is_alphabetic()).take(3).count() == 3;
    let far = |gap: &str| gap.contains('\t') || gap.chars().count() >= 3;
    let first = line.split(char::is_whitespace).next().unwrap_or_default();
    let behind = &line[first.len()..];
    let gap = behind.len() - behind.trim_start().len();
    if let Some(value) = number(first).filter(|_| far(&behind[..gap]) && has_words(behind)) {
        return Some(value);
    }
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let before = &line[..line.len() - last.len()];
    let gap = before.trim_end().len();
    number(last).filter(|_| far(&before[gap..]) && has_words(before))
}

/// The words of a line, digits aside, by which running heads are compared; `None` where it can be no running head: too
/// long, without words, or the name of a speaker.
pub(super) fn head_words(line: &str) -> Option<String> {
    if line.len() > HEAD
        || line.ends_with(':')
        || line.chars().filter(|letter| letter.is_alphabetic()).take(2).count() < 2
    {
        return None;
    }
    let without: String = line.chars().filter(|letter| !letter.is_numeric()).collect();
    Some(without.split_whitespace().collect::<Vec<_>>().join(" "))
}
