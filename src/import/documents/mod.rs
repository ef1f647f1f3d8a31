//! Documents of every kind: the words in a text, a page, an office file, a book, a message.
//!
//! What was changed on the way in is not the original: its name and checksum are kept in the document's fields.
//!
//! Invariant: nothing outside of the file is looked at, and no entry of an archive is used as a path.

mod epub;
mod flow;
mod front;
mod html;
mod mail;
mod office;
#[cfg(feature = "pdf")]
mod pdf;
mod plain;

use super::archive::Archive;
use super::draft::{NewDocument, Where};
use super::offer::Item;
use super::refusal::Refusal;
use crate::formats::file_type::{self, Holds};
use crate::formats::hash;
use crate::formats::source::show;
use encoding_rs::Encoding;
use plain::Plain;
use roxmltree::Document;

/// What a document is kept as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Page,
    Docx,
    Odt,
    Epub,
    Mail,
    Mailbox,
    #[cfg(feature = "pdf")]
    Pdf,
}

/// Endings of files that hold data, never pages.
const DATA: [&str; 8] = ["graphml", "gexf", "json", "jsonl", "csv", "tsv", "xml", "ann"];

/// What is read of a file.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// Its documents: several in a mailbox.
    pub(super) documents: Vec<NewDocument>,
    /// What was left out or guessed of them, a line each.
    pub(super) told: Vec<String>,
}

/// Whether a file is a document that can be read.
pub(super) fn is_document(item: &Item<'_>) -> bool {
    kind(item).is_some()
}

/// What to do with a file that is a document but cannot be read, in a sentence: "a PDF file: open it in …"; `None` where it is
/// none.
pub(super) fn way_on(item: &Item<'_>) -> Option<(&'static str, &'static str)> {
    let kind = file_type::recognize(item.path(), item.bytes())?;
    if let Holds::Text(help) = kind.holds { Some((kind.name, help)) } else { None }
}

/// What a file is kept as, told by its content; for plain text by the ending of its name.
fn kind(item: &Item<'_>) -> Option<Kind> {
    let (looks, ending) = (item.looks(), item.ending());
    let is_zip = looks.has(0, b"PK\x03\x04");
    let has_type = |kind: &[u8]| looks.has(30, b"mimetype") && looks.has(38, kind);
    let is_html = || {
        looks.starts("<!doctype html")
            || looks.is_element(&["html"])
            || ["html", "htm", "xhtml"].contains(&ending.as_str())
    };
    #[cfg(feature = "pdf")]
    if looks.holds(b"%PDF-", 1024) {
        return Some(Kind::Pdf);
    }
    match () {
        () if is_zip && looks.packs("word/") => Some(Kind::Docx),
        () if is_zip && has_type(b"application/vnd.oasis.opendocument.text") => Some(Kind::Odt),
        () if is_zip && (has_type(b"application/epub+zip") || looks.packs("META-INF/container.xml")) => {
            Some(Kind::Epub)
        }
        () if is_zip => None,
        () if looks.starts("From ")
            && (ending == "mbox" || looks.text().contains("\nFrom:") && looks.text().contains("\nDate:")) =>
        {
            Some(Kind::Mailbox)
        }
        () if ending == "eml" || looks.is_mail() => Some(Kind::Mail),
        // A page under the name of data is an error that a server sent in its place.
        () if is_html() => (!DATA.contains(&ending.as_str())).then_some(Kind::Page),
        () if ["txt", "text", "md", "markdown", "rst", "log", ""].contains(&ending.as_str()) => Some(Kind::Text),
        () if Encoding::for_label(ending.as_bytes()).is_some() => Some(Kind::Text),
        () => None,
    }
}

/// Reads a file as a document; `None` where it is none. A file that was given as one is read as text where it is nothing else.
///
/// # Errors
/// Where it is damaged, or no text.
pub(super) fn read(item: &Item<'_>) -> Result<Option<Read>, Refusal> {
    let kind = kind(item).or((item.is_document() && way_on(item).is_none()).then_some(Kind::Text));
    let Some(kind) = kind else { return Ok(None) };
    let all = match kind {
        Kind::Text => vec![front::read(item.text()?, item.ending().starts_with('m'))],
        Kind::Page => vec![page(item)?],
        Kind::Docx => vec![docx(item)?],
        Kind::Odt => vec![odt(item)?],
        Kind::Epub => vec![book(item)?],
        Kind::Mail => vec![mail::message(item.bytes()).ok_or_else(|| no_mail(item))?],
        Kind::Mailbox => mail::mailbox(item.bytes()),
        #[cfg(feature = "pdf")]
        Kind::Pdf => {
            vec![pdf::read(item.bytes()).map_err(|(message, help)| Refusal::of_file(item.path(), message, help))?]
        }
    };
    let mut read = Read::default();
    let is_alone = all.len() == 1;
    for (number, plain) in all.into_iter().enumerate() {
        let stem = stem(item);
        let id = if is_alone { stem.to_owned() } else { format!("{stem} {}", number + 1) };
        read.documents.push(document(id, plain, kind, item, &mut read.told));
    }
    Ok(Some(read))
}

/// The name of a file without its ending, and without an encoding before it: `denial.cp1252.txt` is “denial”.
fn stem<'i>(item: &Item<'i>) -> &'i str {
    let stem = item.stem();
    let shorter = stem.rsplit_once('.').filter(|(_, label)| Encoding::for_label(label.as_bytes()).is_some());
    shorter.map_or(stem, |(shorter, _)| shorter)
}

/// The document of what was read; what is not the original says where that is.
fn document(id: String, plain: Plain, kind: Kind, item: &Item<'_>, told: &mut Vec<String>) -> NewDocument {
    let mut fields = plain.fields;
    if kind != Kind::Text {
        fields.insert("original".to_owned(), item.path().to_owned());
        fields.insert("original sha256".to_owned(), hash::hash(item.bytes()));
    }
    told.extend(plain.told);
    NewDocument {
        title: plain.title.unwrap_or_else(|| if kind == Kind::Mailbox { id.clone() } else { stem(item).to_owned() }),
        id,
        publisher: plain.publisher,
        author: plain.author,
        date: plain.date,
        url: plain.url,
        rights: plain.rights,
        text: Some(plain.text),
        language: plain.language,
        fields,
        place: Where::id(item.path()),
    }
}

fn no_mail(item: &Item<'_>) -> Refusal {
    Refusal::of_file(item.path(), "this is no e-mail as it was sent", "Save it as plain text, with the ending .txt")
}

/// A page, in the encoding that it names itself where it is not UTF-8.
fn page(item: &Item<'_>) -> Result<Plain, Refusal> {
    let named = html::named_encoding(item.bytes()).filter(|_| std::str::from_utf8(item.bytes()).is_err());
    let Some(encoding) = named else { return Ok(html::read(item.text()?)) };
    let (text, encoding, is_faulty) = encoding.decode(item.bytes());
    let mut plain = html::read(&text);
    if is_faulty {
        plain.told.push(format!("characters that {} does not have, shown as \u{FFFD}", encoding.name()));
    }
    Ok(plain)
}

/// Parses an entry of an archive.
fn parsed<'t>(item: &Item<'_>, name: &str, text: &'t str) -> Result<Document<'t>, Refusal> {
    Document::parse(text).map_err(|error| {
        let file = format!("{}: {name}", show::visible(item.path()));
        Refusal::of_file(
            &file,
            &format!("this is no well-formed XML: {error}"),
            "Open it in a word processor and save it again",
        )
    })
}

/// The entries of an office file: those that it must have, and those that it may have.
fn entries(item: &Item<'_>, names: &[&str]) -> Result<Vec<Option<String>>, Refusal> {
    let mut archive = Archive::of(item)?;
    names.iter().map(|name| archive.text(name)).collect()
}

fn docx(item: &Item<'_>) -> Result<Plain, Refusal> {
    let names = ["word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "docProps/core.xml"];
    let texts = entries(item, &names)?;
    let parse = |at: usize| texts[at].as_deref().map(|text| parsed(item, names[at], text)).transpose();
    let main = parse(0)?.ok_or_else(|| incomplete(item, names[0]))?;
    let notes: Vec<Document<'_>> = [parse(1)?, parse(2)?].into_iter().flatten().collect();
    Ok(office::docx(&main, &notes, parse(3)?.as_ref()))
}

fn odt(item: &Item<'_>) -> Result<Plain, Refusal> {
    let names = ["content.xml", "meta.xml"];
    let texts = entries(item, &names)?;
    let parse = |at: usize| texts[at].as_deref().map(|text| parsed(item, names[at], text)).transpose();
    let main = parse(0)?.ok_or_else(|| incomplete(item, names[0]))?;
    Ok(office::odt(&main, parse(1)?.as_ref()))
}

fn incomplete(item: &Item<'_>, name: &str) -> Refusal {
    Refusal::of_file(item.path(), &format!("{name} is missing in it"), "Open it in a word processor and save it again")
}

fn book(item: &Item<'_>) -> Result<Plain, Refusal> {
    let mut archive = Archive::of(item)?;
    let mut entry = |name: &str| archive.text(name).map_err(|refusal| refusal.0.message);
    let help = "Convert it to plain text, as Calibre does";
    epub::read(&mut entry).map_err(|message| Refusal::of_file(item.path(), &message, help))
}
