//! Checks of names: hidden characters, names that look alike.

use crate::formats::source::{Node, Source, show};
use crate::model::{Problem, Severity};
use std::borrow::Cow;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

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
pub(super) fn seen(name: &str) -> String {
    name.nfc().filter(|character| !show::is_hidden(*character)).collect()
}

/// The form in which a name looks alike, where it is not the name itself.
pub(super) fn seen_otherwise(name: &str) -> Option<String> {
    if name.bytes().all(|byte| (b' '..0x7F).contains(&byte)) {
        return None;
    }
    Some(seen(name)).filter(|seen| seen != name)
}

/// Warns of two entities whose names look alike but differ.
pub(super) fn compare(source: &Source, entities: &mut dyn Iterator<Item = Node<'_>>, problems: &mut Vec<Problem>) {
    let mut looks: BTreeMap<String, (Cow<'_, str>, usize)> = BTreeMap::new();
    for entity in entities {
        let Some(name) = entity.field("name") else { continue };
        let Some(text) = name.text() else { continue };
        let (other, first) = looks.entry(seen(&text)).or_insert_with(|| (text.clone(), name.start()));
        if *other != text {
            let message = format!("the name \"{}\" looks like another but is not the same", show::short(&text));
            let help = format!("The other is at {}: write both alike, or tell them apart", source.where_is(*first));
            problems.push(source.problem(Severity::Warning, name.start(), &message, &help));
        }
    }
}
