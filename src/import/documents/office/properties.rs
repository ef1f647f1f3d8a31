//! What an office file says of itself: its properties by their names.

use roxmltree::{Document, Node};

/// The names under which word processors save where no author was given.
const PLACEHOLDERS: [&str; 9] =
    ["python-docx", "Microsoft Office User", "Anon", "Anonymous", "Unknown", "Author", "User", "admin", "un-named"];

/// An author, unless it is only the name that a program puts there.
#[must_use]
pub(in crate::import::documents) fn author(name: &str) -> Option<String> {
    let name = name.trim();
    let is_placeholder =
        name.is_empty() || PLACEHOLDERS.iter().any(|placeholder| placeholder.eq_ignore_ascii_case(name));
    (!is_placeholder).then(|| name.to_owned())
}

/// A property of a file, by its name without a prefix; none where it is empty.
#[must_use]
pub(in crate::import::documents) fn property(document: &Document<'_>, name: &str) -> Option<String> {
    let is_it = |node: &Node<'_, '_>| node.is_element() && node.tag_name().name() == name;
    let mut found = document.descendants().filter(is_it).filter_map(|node| node.text());
    found.find_map(|text| Some(text.trim()).filter(|text| !text.is_empty())).map(str::to_owned)
}
