//! The words of an e-book (EPUB): its chapters in the order in which they are read.
//!
//! Invariant: names inside the book are only looked up in it, never used as paths.

use super::flow::{Flow, Gap};
use super::html;
use super::office::{author, property};
use super::plain::Plain;
use roxmltree::Document;
use std::collections::BTreeMap;

/// How an entry of the book is had by its name; none where it has no such entry.
pub(super) type Entry<'a> = dyn FnMut(&str) -> Result<Option<String>, String> + 'a;

/// What is read of a book.
///
/// # Errors
/// Why it is none: a sentence.
pub(super) fn read(entry: &mut Entry<'_>) -> Result<Plain, String> {
    let container = needed(entry, "META-INF/container.xml")?;
    let container = parse(&container, "META-INF/container.xml")?;
    let named = container.descendants().find_map(|node| node.attribute("full-path"));
    let place = named.ok_or("META-INF/container.xml names no book")?.to_owned();
    let package = needed(entry, &place)?;
    let package = parse(&package, &place)?;
    let folder = place.rsplit_once('/').map_or("", |(folder, _)| folder);
    let items = package.descendants().filter(|node| node.tag_name().name() == "item");
    let files: BTreeMap<&str, &str> =
        items.filter_map(|item| Some((item.attribute("id")?, item.attribute("href")?))).collect();
    let mut book = Flow::default();
    let mut told = Vec::new();
    for item in package.descendants().filter(|node| node.tag_name().name() == "itemref") {
        let id = item.attribute("idref").unwrap_or_default();
        let Some(chapter) = files.get(id) else {
            told.push(format!("a chapter that the list of files does not name left out: {id}"));
            continue;
        };
        let name = resolved(folder, chapter);
        match entry(&name)? {
            Some(page) => {
                book.part(Gap::Paragraph);
                book.whole(&html::read(&page).text);
            }
            None => told.push(format!("a chapter that is not in the book left out: {name}")),
        }
    }
    Ok(Plain {
        text: book.finish(),
        title: property(&package, "title"),
        author: property(&package, "creator").and_then(|name| author(&name)),
        date: property(&package, "date"),
        publisher: property(&package, "publisher"),
        rights: property(&package, "rights"),
        language: property(&package, "language"),
        told,
        ..Plain::default()
    })
}

/// An entry that a book must have.
fn needed(entry: &mut Entry<'_>, name: &str) -> Result<String, String> {
    entry(name)?.ok_or_else(|| format!("the book has no {name}"))
}

fn parse<'a>(text: &'a str, name: &str) -> Result<Document<'a>, String> {
    Document::parse(text).map_err(|error| format!("{name} in the book cannot be read: {error}"))
}

/// The name of an entry that is named relative to a folder of the book.
fn resolved(folder: &str, name: &str) -> String {
    let name = name.split('#').next().unwrap_or_default();
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    decoded(&parts.join("/"))
}

/// A name without its percent signs.
fn decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let digits = behind.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTAINER: &str = "<container><rootfiles><rootfile full-path='OEBPS/a.opf'/></rootfiles></container>";

    fn book(entries: &[(&str, &str)]) -> Result<Plain, String> {
        read(&mut |name| Ok(entries.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned())))
    }

    #[test]
    fn chapters_are_read_in_the_order_of_the_spine() {
        let package = "<package xmlns:dc='d'><metadata><dc:title>T</dc:title><dc:creator>Anon</dc:creator></metadata>\
             <manifest><item id='b' href='../b%20c.xhtml#x'/><item id='a' href='a.xhtml'/></manifest>\
             <spine><itemref idref='b'/><itemref idref='a'/><itemref idref='z'/></spine></package>";
        let entries = [
            ("META-INF/container.xml", CONTAINER),
            ("OEBPS/a.opf", package),
            ("OEBPS/a.xhtml", "<!DOCTYPE html><html><body><p>second</p></body></html>"),
            (
                "b c.xhtml",
                "<html><head><title>Chapter</title></head><body><nav>x</nav><p>first<br/>line</p></body></html>",
            ),
        ];
        let plain = book(&entries).expect("a book");
        assert_eq!(plain.text, "first\nline\n\nsecond");
        assert_eq!((plain.title.as_deref(), plain.author), (Some("T"), None));
        assert_eq!(plain.told, ["a chapter that the list of files does not name left out: z"]);
    }

    #[test]
    fn what_is_no_book_is_told_by_what_is_missing() {
        assert_eq!(book(&[]), Err("the book has no META-INF/container.xml".to_owned()));
        assert_eq!(book(&[("META-INF/container.xml", CONTAINER)]), Err("the book has no OEBPS/a.opf".to_owned()));
        assert!(book(&[("META-INF/container.xml", "<a>")]).expect_err("no XML").contains("cannot be read"));
    }
}
