//! Checks of names: hidden characters, names that look alike.

use crate::formats::source::{Node, Source, show};
use crate::model::{Problem, Severity};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_security::skeleton;

/// Reports an id, name or kind that is empty (an error) or has a hidden character (a warning).
pub(super) fn check(source: &Source, node: Option<Node<'_>>, what: &str, problems: &mut Vec<Problem>) {
    let Some((node, text)) = node.and_then(|node| Some((node, node.text()?))) else { return };
    if text.trim().is_empty() {
        let message = format!("{what} is empty");
        problems.push(source.problem(Severity::Error, node.start(), &message, "Write at least one letter"));
    } else if let Some(hidden) = first_hidden(&text) {
        let message = if matches!(hidden, '\n' | '\t') {
            format!("{what} holds a line break or tab: \"{}\"", show::short(&text.replace(['\n', '\t'], "⏎")))
        } else {
            format!("{what} holds a character that is not seen: \"{}\"", show::short(&text))
        };
        let help = "Take it out, or two names that look the same may be different";
        problems.push(source.problem(Severity::Warning, node.start(), &message, help));
    }
}

/// The first hidden character that no script needs there.
pub(super) fn first_hidden(text: &str) -> Option<char> {
    let mut before = None;
    text.chars().find(|character| {
        let hidden = show::is_hidden(*character) && !show::is_joiner_in_place(before, *character);
        before = Some(*character);
        hidden
    })
}

/// The normal form in which names look alike: composed (NFC), without hidden characters.
fn seen(name: &str) -> String {
    name.nfc().filter(|character| !show::is_hidden(*character)).collect()
}

/// The form in which names look alike to the eye: the skeleton of Unicode UTS #39, with its blanks as one.
fn look(name: &str) -> String {
    let mut look = String::with_capacity(name.len());
    look_into(name, &mut look);
    look
}

fn look_into(name: &str, look: &mut String) {
    /// The prototypes of the letters of ASCII, which most names are made of.
    static PLAIN: LazyLock<Vec<String>> =
        LazyLock::new(|| (0..0x80_u8).map(|byte| skeleton(&char::from(byte).to_string()).collect()).collect());
    look.clear();
    if name.bytes().all(|byte| (b' '..0x7F).contains(&byte)) {
        name.bytes().for_each(|byte| look.push_str(&PLAIN[usize::from(byte)]));
    } else {
        look.extend(skeleton(&seen(name)));
    }
    if look.contains("  ") || look.starts_with(' ') || look.ends_with(' ') {
        *look = look.split_whitespace().collect::<Vec<_>>().join(" ");
    }
}

/// The places of the names that look like another one and differ from it.
pub(super) fn alike<'n>(names: impl Iterator<Item = &'n str>) -> Vec<usize> {
    let mut buffer = String::new();
    let mut looks: Vec<(u64, usize, &str)> = names
        .enumerate()
        .map(|(place, name)| {
            look_into(name, &mut buffer);
            let mut hasher = DefaultHasher::new();
            hasher.write(buffer.as_bytes());
            (hasher.finish(), place, name)
        })
        .collect();
    looks.sort_unstable();
    let groups = looks.chunk_by(|one, other| one.0 == other.0);
    let unlike = groups.filter(|group| group.iter().any(|one| one.2 != group[0].2));
    let mut places: Vec<usize> = unlike.flatten().map(|one| one.1).collect();
    places.sort_unstable();
    places
}

/// Warns of two entities whose names look alike but differ.
pub(super) fn compare(source: &Source, entities: &mut dyn Iterator<Item = Node<'_>>, problems: &mut Vec<Problem>) {
    let mut looks: BTreeMap<String, (Cow<'_, str>, usize)> = BTreeMap::new();
    for entity in entities {
        let Some(name) = entity.field("name") else { continue };
        let Some(text) = name.text() else { continue };
        let (other, first) = looks.entry(look(&text)).or_insert_with(|| (text.clone(), name.start()));
        if *other == text {
            continue;
        }
        let place = source.where_is(*first);
        let (message, help) = if seen(other) == seen(&text) {
            let message = format!("the name \"{}\" looks like another but is not the same", show::short(&text));
            (message, format!("The other is at {place}: write both alike, or tell them apart"))
        } else if let Some((mine, theirs)) = differing_letters(&text, other) {
            let (text, other) = (show::short(&text), show::short(other));
            let message = format!("the name \"{text}\" looks like \"{other}\" but has other letters");
            let help = format!(
                "The other is at {place}; {mine} here stands where {theirs} stands there: write both alike, or tell them apart"
            );
            (message, help)
        } else {
            continue;
        };
        problems.push(source.problem(Severity::Warning, name.start(), &message, &help));
    }
}

/// The first letters or digits in which two names differ, with their numbers; `None` where only other signs differ: texts are
/// searched without such differences, and where it matters that is told of shared names.
fn differing_letters(one: &str, other: &str) -> Option<(String, String)> {
    let letters = |name: &str| -> Vec<char> { name.nfc().filter(|character| character.is_alphanumeric()).collect() };
    let (one, other) = (letters(one), letters(other));
    let at = one.iter().zip(&other).position(|(one, other)| one != other);
    let at = at.or_else(|| (one.len() != other.len()).then_some(one.len().min(other.len())))?;
    let told = |letters: &[char]| {
        letters.get(at).map_or("nothing".to_owned(), |letter| format!("{letter} (U+{:04X})", u32::from(*letter)))
    };
    Some((told(&one), told(&other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_the_eye_takes_for_one_another_are_alike_in_any_script() {
        let pairs = [
            ("Paul", "\u{420}aul"),
            ("Scope", "\u{405}cope"),
            ("Omega", "\u{39F}mega"),
            ("Sayso", "\u{FF33}\u{FF41}yso"),
            ("Will", "WiIl"),
            ("Bill 1", "Bill l"),
            ("Carney", "Camey"),
            ("\u{6CC}\u{6A9}", "\u{64A}\u{643}"),
            ("Ivan", "Iv\u{200B}an"),
            ("Caf\u{E9}", "Cafe\u{301}"),
            ("A B", "A\u{2800}\u{A0}B"),
            ("Ann", "A\u{1D173}nn"),
        ];
        for (one, other) in pairs {
            assert_eq!(alike(["Zoe", one, "Mia", other, one].into_iter()), [1, 3, 4], "{one:?} {other:?}");
        }
        for (one, other) in [("Ann", "Anna"), ("Paul", "paul"), ("A. Smith", "B. Smith"), ("Ann", "Ann")] {
            assert_eq!(alike([one, other].into_iter()), Vec::<usize>::new(), "{one:?} {other:?}");
        }
    }

    #[test]
    fn the_letter_that_differs_is_told_and_other_signs_are_no_matter_here() {
        let told = differing_letters("\u{420}aul", "Paul").expect("a letter");
        assert_eq!(told, ("\u{420} (U+0420)".to_owned(), "P (U+0050)".to_owned()));
        assert_eq!(differing_letters("O\u{2019}Brien", "O'Brien"), None);
        assert_eq!(differing_letters("Carney", "Camey").map(|told| told.1).as_deref(), Some("m (U+006D)"));
    }
}
