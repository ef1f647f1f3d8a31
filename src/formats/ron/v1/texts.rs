//! The texts of a dossier's documents: those in files are fetched and decoded, and what is wrong with them is told.
//!
//! Invariant: only a path that a dossier may not name is an error. A file that is missing or no text leaves its document
//! without a text, with a warning, and the rest opens.

use crate::formats::file_type::{AsText, Wanted, recognize};
use crate::formats::source::{Node, Source, decode, show};
use crate::model::{Problem, Severity};

/// Reads the file of a document, given its path as written.
pub type Fetch<'f> = dyn FnMut(&str) -> Result<Vec<u8>, Unread> + 'f;

/// Why the file of a document is not read, in a sentence for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The path is none that a dossier may name: it leads out of its folder.
    Refused(String),
    /// The file is missing, or cannot be read.
    Unreadable(String),
}

/// What becomes of the quotes of a document without a text.
const ONLY_CITED: &str = "so its quotes are only cited";

/// Fetches the text of every document that is kept in a file of its own; `None` for the others.
pub(super) fn texts(
    source: &Source,
    root: Node<'_>,
    fetch: &mut Fetch<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<Option<String>> {
    root.list("documents").map(|document| text(source, document, fetch, problems)).collect()
}

/// The text of one document, where that is in a file of its own.
pub(super) fn text(
    source: &Source,
    document: Node<'_>,
    fetch: &mut Fetch<'_>,
    problems: &mut Vec<Problem>,
) -> Option<String> {
    let mut tell = |severity: Severity, node: Node<'_>, message: &str, help: &str| {
        problems.push(source.problem(severity, node.start(), message, help));
    };
    if let Some(given) = document.field("text")
        && given.text().is_some_and(|text| text.trim().is_empty())
    {
        let help = "Put its text in, or leave `text` out: then the document is only cited";
        tell(Severity::Warning, given, "the text of this document is empty", help);
    }
    // Where both are given, that is the fault to tell, and the text in the dossier is the one that counts.
    let file = document.field("file").filter(|_| document.field("text").is_none())?;
    let path = file.text()?;
    let named = format!("the file \"{}\"", show::short(&path));
    match fetch(&path) {
        Err(Unread::Refused(sentence)) => {
            let help = "Write a path from the dossier's folder to a file in it, with / between folders";
            let message = format!("{named} cannot be read: {}", show::visible(&sentence));
            tell(Severity::Error, file, &message, help);
            None
        }
        Err(Unread::Unreadable(sentence)) => {
            let help = "Put the file there, or correct `file`: it leads from the dossier's folder to a file in it";
            let message = format!("{named} cannot be read, {ONLY_CITED}: {}", show::visible(&sentence));
            tell(Severity::Warning, file, &message, help);
            None
        }
        Ok(bytes) => match understood(&path, bytes) {
            Ok((text, None)) => Some(text),
            Ok((text, Some((message, help)))) => {
                tell(Severity::Warning, file, &format!("{named} {message}"), &help);
                Some(text)
            }
            Err((message, help)) => {
                tell(Severity::Warning, file, &format!("{named} {message}"), &help);
                None
            }
        },
    }
}

/// The rest of a sentence that begins with the file, and what to do.
type Told = (String, String);

/// The text of a file, perhaps with a warning; or why it has none.
fn understood(path: &str, bytes: Vec<u8>) -> Result<(String, Option<Told>), Told> {
    let found = recognize(path, &bytes);
    if let Some(found) = found.filter(|found| found.as_text == AsText::No) {
        return Err((format!("is {}, not plain text, {ONLY_CITED}", found.name), found.way_on(Wanted::Document)));
    }
    let text = decode(bytes.into()).map_err(|bad| {
        let message = format!(
            "is no text that can be read, {ONLY_CITED}: at line {}, column {}, {}",
            bad.place.line, bad.place.column, bad.message
        );
        (message, bad.help)
    })?;
    let warning = if text.trim().is_empty() {
        let help = "Put the text of the document there, or leave `file` out: then it is only cited";
        Some(("is empty".to_owned(), help.to_owned()))
    } else {
        found.filter(|found| found.as_text == AsText::WithMarks).map(|found| {
            let message = format!("is {}, and is read with its marks as if they were words", found.name);
            (message, found.way_on(Wanted::Document))
        })
    };
    Ok((text, warning))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::ron::parse;
    use crate::model::Dossier;

    const DOSSIER: &str = "(format: 1, documents: [(id: \"d\", title: \"t\", file: \"a.txt\")], \
        entities: [(id: \"a\", kind: \"k\", name: \"Ann\")])";

    /// The dossier whose document is in a file of this name and content, and what is told of it.
    fn read(file: &str, content: Result<&[u8], Unread>) -> (Option<Dossier>, Vec<String>) {
        let text = DOSSIER.replace("a.txt", file);
        let content = content.map(<[u8]>::to_vec);
        let parsed = parse("test.ron", text.as_bytes(), &mut |_| content.clone());
        let told = |problem: &Problem| format!("{}: {}; {}", problem.severity.word(), problem.message, problem.help);
        (parsed.dossier, parsed.problems.iter().map(told).collect())
    }

    /// Checks that the dossier opens with one warning, and whether its document has a text.
    fn check(file: &str, content: Result<&[u8], Unread>, has_text: bool, expected: &str) {
        let (dossier, told) = read(file, content);
        assert_eq!(told, [format!("warning: the file \"{file}\" {expected}")]);
        let dossier = dossier.expect("a warning stops nothing");
        assert_eq!(dossier.documents[0].text.is_some(), has_text, "{expected}");
    }

    #[test]
    fn a_file_that_is_missing_leaves_its_quotes_cited_and_the_rest_opens() {
        let missing = Unread::Unreadable("there is no such file".to_owned());
        let expected = "cannot be read, so its quotes are only cited: there is no such file; Put the file there, or \
                        correct `file`: it leads from the dossier's folder to a file in it";
        check("a.txt", Err(missing), false, expected);
    }

    #[test]
    fn a_path_that_leads_out_of_the_folder_is_an_error() {
        let (dossier, told) = read("../a.txt", Err(Unread::Refused("the path leaves the dossier's folder".to_owned())));
        let expected = "error: the file \"../a.txt\" cannot be read: the path leaves the dossier's folder; Write a path \
                        from the dossier's folder to a file in it, with / between folders";
        assert_eq!((dossier, told), (None, vec![expected.to_owned()]));
    }

    #[test]
    fn a_file_in_another_encoding_is_named_with_the_place_and_a_guess() {
        let expected = "is no text that can be read, so its quotes are only cited: at line 2, column 4, the byte 0xE9 is \
                        no UTF-8 here; It is probably Windows-1252 (Western European): open it as that, and save it as \
                        UTF-8";
        check("a.txt", Ok(b"one\ncaf\xE9 noir, d\xE9j\xE0 vu"), false, expected);
    }

    #[test]
    fn a_file_of_another_kind_is_called_by_its_name_whatever_its_ending() {
        let expected = "is a PDF file, not plain text, so its quotes are only cited; Convert it with pdftotext -layout, or copy \
            its text out in a PDF reader and save that as plain text in UTF-8";
        check("letter.txt", Ok(b"%PDF-1.4\n\xE2\xE3\xCF\xD3"), false, expected);
        let expected =
            "is a gzip file, not plain text, so its quotes are only cited; Unpack it, and open what is in it";
        check("a.txt", Ok(b"\x1F\x8B\x08\0\0"), false, expected);
    }

    #[test]
    fn a_text_with_marks_is_read_and_told() {
        let expected = "is an HTML page, and is read with its marks as if they were words; Open it in a browser, copy \
                        the text out, and save it as plain text in UTF-8";
        check("a.html", Ok(b"<html><p>Ann</p></html>"), true, expected);
        let expected = "is an RTF file, and is read with its marks as if they were words; Open it in a word processor \
                        and save it as plain text in UTF-8";
        check("a.txt", Ok(b"{\\rtf1 Ann}"), true, expected);
        let expected = "is a GEXF file, and is read with its marks as if they were words; Name the text that its words \
                        were taken from, as plain text in UTF-8";
        check("a.xml", Ok(b"<gexf>Ann</gexf>"), true, expected);
    }

    #[test]
    fn an_empty_document_is_warned_of() {
        let expected = "is empty; Put the text of the document there, or leave `file` out: then it is only cited";
        check("a.txt", Ok(b""), true, expected);
        check("a.txt", Ok(b"\xEF\xBB\xBF \n"), true, expected);
        let text = DOSSIER.replace("file: \"a.txt\"", "text: \" \"");
        let told = parse("test.ron", text.as_bytes(), &mut |_| Ok(Vec::new())).problems;
        assert_eq!(told.len(), 1);
        assert_eq!(
            (told[0].severity, told[0].message.as_str()),
            (Severity::Warning, "the text of this document is empty")
        );
        assert_eq!(told[0].help, "Put its text in, or leave `text` out: then the document is only cited");
    }

    #[test]
    fn plain_text_and_tables_are_read_without_a_word() {
        for (file, content) in
            [("a.txt", "Ann was here."), ("a.csv", "a,b\nc,d"), ("a.md", "# Ann\n\n- was"), ("a.txt", "{Ann}")]
        {
            let (dossier, told) = read(file, Ok(content.as_bytes()));
            assert_eq!(told, Vec::<String>::new(), "{file}");
            assert_eq!(dossier.expect("a dossier").documents[0].text.as_deref(), Some(content));
        }
    }
}
