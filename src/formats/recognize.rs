//! Recognises the kind of a file and its format number, before anything else is checked.
//!
//! Invariant: a file of the wrong kind, or of a newer program, gets one problem and no list of its fields.

use super::source::{Node, Source, show};
use crate::model::{Problem, Severity};

/// The kinds of file that are written in RON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    /// A dossier.
    Dossier,
    /// A layout of one.
    Layout,
}

/// The fields that only a dossier has, and those that only a layout has.
const OF_DOSSIERS: [&str; 5] = ["title", "documents", "entities", "relations", "kinds"];
const OF_LAYOUTS: [&str; 3] = ["dossier", "dossier_hash", "views"];

impl FileKind {
    /// Its name in a message.
    fn word(self) -> &'static str {
        match self {
            Self::Dossier => "dossier",
            Self::Layout => "layout",
        }
    }
}

/// The problem of a file of another kind than `wanted`, or in none of the `known` formats, oldest first.
pub(super) fn refusal(source: &Source, root: Node<'_>, wanted: FileKind, known: &[u64]) -> Option<Problem> {
    other_kind(source, root, wanted).or_else(|| other_format(source, root, wanted, known))
}

/// Whether a file names a newer format than all `known` ones.
pub(super) fn is_newer(root: Node<'_>, known: &[u64]) -> bool {
    root.field("format").and_then(Node::whole_number).is_some_and(|format| known.iter().all(|known| format > *known))
}

/// The problem of a layout in place of a dossier, or of a dossier in place of a layout.
fn other_kind(source: &Source, root: Node<'_>, wanted: FileKind) -> Option<Problem> {
    let has = |names: &[&str]| root.fields().any(|field| names.contains(&field.name));
    let (message, help) = match (wanted, has(&OF_DOSSIERS), has(&OF_LAYOUTS)) {
        (FileKind::Dossier, false, true) => {
            let dossier = root.field("dossier").and_then(Node::text);
            let named = dossier.map_or_else(String::new, |name| format!(", \"{}\"", show::short(&name)));
            let help =
                format!("Give the dossier that it belongs to{named}; `sayso figure` takes the layout after --layout");
            ("this is a layout, not a dossier", help)
        }
        (FileKind::Layout, true, false) => {
            let help = "Give a file that ends in .layout.ron: saving a layout writes one, and so does `sayso layout`";
            ("this is a dossier, not a layout", help.to_owned())
        }
        _ => return None,
    };
    Some(source.problem(Severity::Error, root.start(), message, &help))
}

/// The problem of a file in an unknown format.
fn other_format(source: &Source, root: Node<'_>, wanted: FileKind, known: &[u64]) -> Option<Problem> {
    let node = root.field("format")?;
    node.whole_number().filter(|format| !known.contains(format))?;
    let written = show::short(node.written());
    let newest = known.iter().max().copied().unwrap_or_default();
    let (message, help) = if is_newer(root, known) {
        let formats = match known {
            [only] => format!("format {only}"),
            _ => format!("formats up to {newest}"),
        };
        let message = format!("this {} is in format {written}, and this Sayso reads {formats}", wanted.word());
        (message, "Open it with a newer Sayso; the file was not changed".to_owned())
    } else {
        (format!("there is no format {written}"), format!("Write `format: {newest}`"))
    };
    Some(source.problem(Severity::Error, node.start(), &message, &help))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, wanted: FileKind, expected: Option<&str>) {
        check_known(text, wanted, &[1], expected);
    }

    fn check_known(text: &str, wanted: FileKind, known: &[u64], expected: Option<&str>) {
        let source = Source::new("a.ron", text.to_owned());
        let refused = refusal(&source, source.root().expect("a value"), wanted, known);
        assert_eq!(refused.as_ref().map(|problem| problem.message.as_str()), expected, "{text}");
    }

    #[test]
    fn a_layout_is_no_dossier_and_a_dossier_no_layout() {
        let layout = "(format: 1, dossier: \"case.ron\", views: [])";
        let dossier = "(format: 1, title: \"t\", entities: [])";
        check(layout, FileKind::Dossier, Some("this is a layout, not a dossier"));
        check(dossier, FileKind::Layout, Some("this is a dossier, not a layout"));
        check(layout, FileKind::Layout, None);
        check(dossier, FileKind::Dossier, None);
        // A file that is neither, or both, is checked field by field.
        check("(format: 1)", FileKind::Dossier, None);
        check("(format: 1, views: [], entities: [])", FileKind::Dossier, None);
    }

    #[test]
    fn a_newer_format_is_said_to_be_newer_however_large_its_number() {
        for number in ["2", "1_000", "18446744073709551615", "99999999999999999999999999"] {
            let expected = format!("this dossier is in format {number}, and this Sayso reads format 1");
            check(&format!("(format: {number})"), FileKind::Dossier, Some(&expected));
        }
        check("(format: 0)", FileKind::Dossier, Some("there is no format 0"));
        check("(format: 1)", FileKind::Dossier, None);
        let source = Source::new("a.ron", "(format: 99999999999999999999999999)".to_owned());
        assert!(is_newer(source.root().expect("a value"), &[1]));
    }

    #[test]
    fn of_several_formats_each_is_read_and_the_newest_is_told() {
        for number in [1, 2] {
            check_known(&format!("(format: {number})"), FileKind::Layout, &[1, 2], None);
        }
        let expected = "this layout is in format 3, and this Sayso reads formats up to 2";
        check_known("(format: 3)", FileKind::Layout, &[1, 2], Some(expected));
        check_known("(format: 0)", FileKind::Layout, &[1, 2], Some("there is no format 0"));
    }
}
