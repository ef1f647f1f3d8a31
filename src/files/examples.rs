//! The examples in the binary, so that it shows something finished wherever it runs.
//!
//! Invariant: an example reads its documents from the table, never from the disk.

use crate::formats::ron::Unread;

/// One built-in dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// The short name that layouts know it by, as in `builtin:kharrazi`.
    pub name: &'static str,
    /// The title for the menu; the dossier's own.
    pub title: &'static str,
    /// The dossier.
    pub dossier: &'static str,
    /// The files of its documents: path as the dossier writes it, and text.
    pub files: &'static [(&'static str, &'static str)],
}

/// The examples in the order of the menu; the first is what the program opens with.
static EXAMPLES: &[Example] = &[
    Example {
        name: "kharrazi",
        title: "Kharrazi in Moscow, April 2002",
        dossier: include_str!("../../seeds/kharrazi/kharrazi.ron"),
        files: &[("000_a488e1ec50027d39.txt", include_str!("../../seeds/kharrazi/000_a488e1ec50027d39.txt"))],
    },
    Example {
        name: "halmyra",
        title: "The Halmyra: a cargo and its papers",
        dossier: include_str!("../../seeds/halmyra/halmyra.ron"),
        files: &[
            ("documents/portlog.txt", include_str!("../../seeds/halmyra/documents/portlog.txt")),
            ("documents/letter.txt", include_str!("../../seeds/halmyra/documents/letter.txt")),
            ("documents/wire.txt", include_str!("../../seeds/halmyra/documents/wire.txt")),
            ("documents/denial.txt", include_str!("../../seeds/halmyra/documents/denial.txt")),
            ("documents/newspaper.txt", include_str!("../../seeds/halmyra/documents/newspaper.txt")),
            ("documents/filing.txt", include_str!("../../seeds/halmyra/documents/filing.txt")),
            ("documents/register.txt", include_str!("../../seeds/halmyra/documents/register.txt")),
            ("documents/interview.txt", include_str!("../../seeds/halmyra/documents/interview.txt")),
            ("documents/memo.txt", include_str!("../../seeds/halmyra/documents/memo.txt")),
        ],
    },
];

/// All examples, in the order of the menu.
#[must_use]
pub fn all() -> &'static [Example] {
    EXAMPLES
}

/// The example called `name`.
#[must_use]
pub fn find(name: &str) -> Option<&'static Example> {
    EXAMPLES.iter().find(|example| example.name == name)
}

impl Example {
    /// The bytes of one of its documents' files.
    ///
    /// # Errors
    /// Where the example has no such file.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, Unread> {
        let file = self.files.iter().find(|(name, _)| *name == path);
        file.map(|(_, text)| text.as_bytes().to_vec())
            .ok_or_else(|| Unread::Unreadable("the example has no such file".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::load;
    use crate::model::Origin;

    #[test]
    fn every_example_loads_under_its_title() {
        for example in all() {
            let open = load::load(&Origin::Builtin(example.name.to_owned())).expect(example.name);
            assert_eq!(open.dossier.title.as_deref(), Some(example.title));
            let read = open.dossier.documents.iter().filter(|document| document.file.is_some()).count();
            assert_eq!(read, example.files.len(), "{} embeds the files it names, and no others", example.name);
        }
    }

    #[test]
    fn an_example_that_is_not_there_is_not_found() {
        assert_eq!(find("none"), None);
        assert!(all()[0].read("../secret.txt").is_err());
    }
}
