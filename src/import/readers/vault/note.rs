//! One note of a Markdown vault: its properties, its tags, and the links that stand in it.
//!
//! Invariant: what stands in code or in comments is no link and no tag.
//! Invariant: ranges are byte ranges of the note's text, on character boundaries.

use super::code::shown;
use super::links::{field_name, path_link, tag, wiki_link};
use std::ops::Range;

/// What is read of a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Note {
    /// The values of its properties, by name, in their order.
    pub(super) properties: Vec<(String, Vec<String>)>,
    /// Its tags without the `#`, those of the properties first.
    pub(super) tags: Vec<String>,
    /// Its links, in the order of the text.
    pub(super) links: Vec<Link>,
}

/// A link to another note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// What it names: a note, perhaps with its folders; without heading, block and shown words.
    pub(super) target: String,
    /// Whether it is written as `[words](path.md)`: its path starts in the note's own folder.
    pub(super) is_path: bool,
    /// The name of the property or inline field that it is the value of.
    pub(super) kind: Option<String>,
    /// Where it stands.
    pub(super) at: Range<usize>,
}

impl Note {
    /// The values of a property, whatever the case of its name.
    pub(super) fn property(&self, name: &str) -> &[String] {
        let found = self.properties.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map_or(&[], |(_, values)| values)
    }

    /// Reads a note.
    pub(super) fn read(text: &str) -> Self {
        let mut note = Self::default();
        let body = properties(text, &mut note);
        for name in ["tags", "tag"] {
            let values: Vec<String> = note.property(name).to_vec();
            let tags = values.iter().flat_map(|value| value.split([',', ' '])).map(|tag| tag.trim_start_matches('#'));
            note.tags.extend(tags.filter(|tag| !tag.is_empty()).map(str::to_owned));
        }
        let shown = shown(text, body);
        let mut start = body;
        for line in text[body..].split_inclusive('\n') {
            let range = start..start + line.len();
            note.line(text, &shown, range);
            start += line.len();
        }
        note
    }

    /// Reads the links and tags of a line of the body.
    fn line(&mut self, text: &str, shown: &[Range<usize>], line: Range<usize>) {
        let mut at = line.start;
        let mut field: Option<String> = None;
        while at < line.end {
            let Some(piece) = shown.get(shown.partition_point(|piece| piece.end <= at)) else { return };
            if piece.start >= line.end {
                return;
            }
            at = at.max(piece.start);
            let rest = &text[at..piece.end.min(line.end)];
            if let Some(name) = field_name(&text[line.start..at], rest) {
                field = Some(name);
            }
            if let Some((link, length)) = wiki_link(rest).or_else(|| path_link(rest)) {
                self.links.extend(link.map(|(target, is_path)| Link {
                    target,
                    is_path,
                    kind: field.clone(),
                    at: at..at + length,
                }));
                at += length;
                continue;
            }
            let before = text[line.start..at].chars().next_back();
            if let Some(tag) = tag(before, rest) {
                self.tags.push(tag.to_owned());
            }
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
}

/// Reads the properties at the top of a note; returns where its body begins.
fn properties(text: &str, note: &mut Note) -> usize {
    let Some(inside) = text.strip_prefix("---\n") else { return 0 };
    let mut start = text.len() - inside.len();
    let mut found = Note::default();
    for line in inside.split_inclusive('\n') {
        let words = line.trim_end();
        if matches!(words, "---" | "...") {
            *note = found;
            return start + line.len();
        }
        let item = words.trim_start().strip_prefix("- ").or_else(|| (words.trim() == "-").then_some(""));
        let key = words.split_once(':').filter(|(key, _)| is_key(key) && !words.starts_with([' ', '-', '#']));
        if let Some((key, value)) = key {
            found.properties.push((unquoted(key).to_owned(), values(value)));
        } else if let (Some(item), Some((_, list))) = (item, found.properties.last_mut()) {
            list.extend(Some(unquoted(item)).filter(|item| !item.is_empty()).map(str::to_owned));
        }
        if let Some((kind, _)) = found.properties.last() {
            let kind = Some(kind.clone());
            let mut at = 0;
            while let Some(open) = words[at..].find("[[") {
                at += open;
                let Some((link, length)) = wiki_link(&words[at..]) else { break };
                let range = start + at..start + at + length;
                found.links.extend(link.map(|(target, is_path)| Link {
                    target,
                    is_path,
                    kind: kind.clone(),
                    at: range,
                }));
                at += length;
            }
        }
        start += line.len();
    }
    // Never closed: a line of dashes, and no properties.
    0
}

/// Whether words before a colon name a property.
fn is_key(key: &str) -> bool {
    let key = unquoted(key);
    !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || " _-/".contains(letter))
}

/// The values of a property that stand behind its colon.
fn values(value: &str) -> Vec<String> {
    let value = value.trim();
    let is_list = value.starts_with('[') && value.ends_with(']') && !value.starts_with("[[");
    let parts = if is_list { items(&value[1..value.len() - 1]) } else { vec![value] };
    let kept = |part: &&str| !part.is_empty() && !matches!(*part, "|" | ">" | "|-" | ">-" | "null" | "~");
    parts.into_iter().map(|part| unquoted(part.trim())).filter(kept).map(str::to_owned).collect()
}

/// The items of a list in one line: commas within quotation marks part nothing.
fn items(list: &str) -> Vec<&str> {
    let mut quote = None;
    let parts = list.split(|letter: char| {
        match quote {
            Some(mark) if mark == letter => quote = None,
            None if matches!(letter, '"' | '\'') => quote = Some(letter),
            _ => {}
        }
        quote.is_none() && letter == ','
    });
    parts.collect()
}

/// A value without the quotation marks around it.
fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inner = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<String> {
        let shown = |link: &Link| match &link.kind {
            Some(kind) => format!("{kind}: {}", link.target),
            None => link.target.clone(),
        };
        Note::read(text).links.iter().map(shown).collect()
    }

    #[test]
    fn a_link_is_the_note_that_it_names() {
        assert_eq!(
            links("[[A]], [[B|b]], [[C#h]], [[D^x]], [[ E | e ]], [[F.md]], ![[G]]"),
            ["A", "B", "C", "D", "E", "F", "G"]
        );
        assert_eq!(links("[x](../H%20I.md) [y](<J K.md>) [z](https://a.org/x.md) [w](pic.png)"), ["../H%20I", "J K"]);
        assert_eq!(links("[[[L]], [[#here]], [[not\nclosed]], | [[M\\|m]] |"), ["L", "M"]);
    }

    #[test]
    fn code_and_comments_hold_no_links() {
        let text =
            "`[[a]]` ``x ` [[b]]`` %%[[c]]%% <!-- [[d]] -->\n```\n[[e]]\n```\n~~~\n[[f]]\n~~~\n[[g]] ` [[h]]\n\n`";
        assert_eq!(links(text), ["g", "h"]);
        assert_eq!(links("%% never closed [[a]]"), Vec::<String>::new());
    }

    #[test]
    fn fields_in_a_line_give_links_their_kind() {
        assert_eq!(
            links("- **works for**:: [[A]]\nHe [knows:: [[B]]] and [[C]]\nowns:: [[D]], [[E]]")[0],
            "works for: A"
        );
        assert_eq!(links("owns:: [[D]], [[E]]"), ["owns: D", "owns: E"]);
        assert_eq!(links("a::b [[C]] http://x"), ["a: C"]);
    }

    #[test]
    fn properties_are_read_with_their_lists_and_links() {
        let text = "---\naliases: [\"One, two\", 'x']\ntags:\n  - vessel\n  - big\nemployer: \"[[A|a]]\"\nempty:\n---\n#more and# no #12\n";
        let note = Note::read(text);
        assert_eq!(note.tags, ["vessel", "big", "more"]);
        assert_eq!(note.property("EMPLOYER"), ["[[A|a]]"]);
        assert_eq!(note.links.len(), 1);
        assert_eq!(&text[note.links[0].at.clone()], "[[A|a]]");
        assert_eq!(note.links[0].kind.as_deref(), Some("employer"));
        assert_eq!(Note::read("---\nno end: x\n").properties, []);
    }

    #[test]
    fn a_link_stands_where_its_range_says() {
        let text = "Ж [[Жернов]] and [x](y.md).";
        let places: Vec<&str> = Note::read(text).links.iter().map(|link| &text[link.at.clone()]).collect();
        assert_eq!(places, ["[[Жернов]]", "[x](y.md)"]);
    }

    #[test]
    fn hostile_lines_take_no_time() {
        for text in ["[[a".repeat(200_000), "[a".repeat(200_000), "`a``".repeat(200_000), "a::".repeat(100_000)] {
            let _ = Note::read(&text);
        }
    }
}
