//! How links, tags and fields are written in a note.

/// The longest link and the longest code within a line, in bytes.
const LONGEST: usize = 4 << 10;

/// The longest name of an inline field with what stands before it, in bytes.
const LONGEST_NAME: usize = 256;

/// The name of an inline field, where its `::` begins here: `kind:: [[X]]`, `[kind:: [[X]]]`, `- **kind**:: [[X]]`.
pub(super) fn field_name(before: &str, rest: &str) -> Option<String> {
    rest.strip_prefix("::").filter(|behind| !behind.starts_with(':'))?;
    // A name is short: what is hostile is not searched back to its beginning again and again.
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(LONGEST_NAME))..];
    let start = before.rfind(['[', '(', ';', '.', ',']).map_or(0, |at| at + 1);
    let name = before[start..].trim().trim_start_matches(['-', '*', '+', '>', '#', ' ']).trim_matches(['*', '_', ' ']);
    (!name.is_empty() && name.chars().count() <= 60).then(|| name.to_owned())
}

/// As much of a line as a link may be long: what is hostile is not searched to its end again and again.
pub(super) fn near(rest: &str) -> &str {
    &rest[..rest.floor_char_boundary(LONGEST)]
}

/// What a link names, and whether as a path; nothing where it names no other note.
pub(super) type Named = Option<(String, bool)>;

/// A link in double square brackets that begins here, and its length.
pub(super) fn wiki_link(rest: &str) -> Option<(Named, usize)> {
    let inside = near(rest.strip_prefix("[[").filter(|inside| !inside.starts_with('['))?);
    let end = inside.find("]]")?;
    let words = &inside[..end];
    if words.contains('\n') || words.contains("[[") {
        return None;
    }
    let target = words.split('|').next().unwrap_or_default().trim_end_matches('\\');
    let target = target.split(['#', '^']).next().unwrap_or_default().trim();
    let target = target.strip_suffix(".md").unwrap_or(target).trim_matches('/');
    Some(((!target.is_empty()).then(|| (target.to_owned(), false)), end + 4))
}

/// A link in the way of Markdown that begins here, to another note, and its length.
pub(super) fn path_link(rest: &str) -> Option<(Named, usize)> {
    let inside = near(rest.strip_prefix('[')?);
    let words = inside.find("](").filter(|end| !inside[..*end].contains(['\n', '[']))?;
    let behind = &inside[words + 2..];
    let (path, length) = match behind.strip_prefix('<') {
        Some(bracketed) => bracketed.find(">)").map(|end| (&bracketed[..end], end + 3))?,
        None => behind.find(')').map(|end| (&behind[..end], end + 1))?,
    };
    let path = path.split(" \"").next().unwrap_or_default();
    let target = path.split('#').next().unwrap_or_default();
    let is_note = !target.contains("://") && !target.contains('\n') && target.to_ascii_lowercase().ends_with(".md");
    let named = is_note.then(|| (target[..target.len() - 3].to_owned(), true));
    Some((named, 1 + words + 2 + length))
}

/// The tag that begins here.
pub(super) fn tag(before: Option<char>, rest: &str) -> Option<&str> {
    let inside = rest.strip_prefix('#').filter(|_| before.is_none_or(char::is_whitespace))?;
    let end = inside.find(|letter: char| !(letter.is_alphanumeric() || "_-/".contains(letter)));
    let tag = &inside[..end.unwrap_or(inside.len())];
    tag.chars().any(|letter| !letter.is_numeric()).then_some(tag)
}
