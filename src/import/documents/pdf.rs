//! The text layer of a PDF file, with its pages.
//!
//! Another's code reads it, on a thread of its own: where that panics or takes too long, the file is told to be damaged.
//!
//! Invariant: nothing is unpacked that would fill a memory, and no file takes longer than [`LONGEST`].

use super::office::author;
use super::plain::Plain;
use crate::import::format::FOREIGN_THREAD;
use flate2::read::ZlibDecoder;
use pdf_extract::{Document, Error, OutputError, PlainTextOutput, decode_text_string, output_doc_page};
use std::io::Read as _;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// How long a file may take.
const LONGEST: Duration = Duration::from_mins(1);

/// The room for calls within calls, in bytes: objects of a file may lie deep in one another.
const STACK: usize = 64 << 20;

/// The most bytes that all streams of a file may have unpacked.
const MOST: u64 = 512 << 20;

/// Streams beyond this size may not have been packed further than [`RATIO`] to one.
const PLAUSIBLE: u64 = 8 << 20;

/// How far page descriptions pack at most; pictures of one colour pack further, and are small.
const RATIO: u64 = 400;

/// How often a stream may be packed in another.
const PACKED: usize = 3;

/// Why there is no text: in a sentence, and what to do.
pub(super) type Why = (&'static str, &'static str);

const DAMAGED: Why = (
    "this PDF file is damaged",
    "Open it in a PDF reader and print it to a file, or convert it with pdftotext -layout",
);
const LOCKED: Why = (
    "this PDF file is locked with a password",
    "Save it without the password in a PDF reader, or convert it to plain text",
);
const SCAN: Why =
    ("this PDF file has no text layer: it is a scan", "Recognise its letters, as ocrmypdf does, and import the result");
const BOMB: Why =
    ("this PDF file would fill the memory unpacked: this is not done", "Convert it to plain text, as pdftotext does");
const SLOW: Why = ("this PDF file takes more than a minute to read", "Convert it to plain text, as pdftotext does");

/// The words of a file, its pages parted by form feeds.
///
/// # Errors
/// Why there are none.
pub(super) fn read(bytes: &[u8]) -> Result<Plain, Why> {
    if unpacked(bytes, PACKED) > MOST {
        return Err(BOMB);
    }
    let bytes = bytes.to_vec();
    let (sender, receiver) = channel();
    let work = move || {
        // Nobody waits any more where it took too long.
        let _ = sender.send(pages(&bytes));
    };
    let thread = std::thread::Builder::new().name(FOREIGN_THREAD.to_owned()).stack_size(STACK);
    thread.spawn(work).ok().ok_or(DAMAGED)?;
    match receiver.recv_timeout(LONGEST) {
        Ok(plain) => plain,
        Err(RecvTimeoutError::Timeout) => Err(SLOW),
        Err(RecvTimeoutError::Disconnected) => Err(DAMAGED),
    }
}

fn pages(bytes: &[u8]) -> Result<Plain, Why> {
    let mut document = Document::load_mem(bytes).map_err(|error| why(&error))?;
    if document.is_encrypted() {
        document.decrypt("").ok().ok_or(LOCKED)?;
    }
    let mut plain = Plain::default();
    let (mut lost, mut has_words) = (0, false);
    for (place, number) in document.get_pages().into_keys().enumerate() {
        let mut text = String::new();
        match output_doc_page(&document, &mut PlainTextOutput::new(&mut text), number) {
            Ok(()) => {}
            Err(OutputError::PdfError(_) | OutputError::IoError(_) | OutputError::FormatError(_)) => lost += 1,
        }
        if place > 0 {
            plain.text.push_str("\n\u{C}");
        }
        // What is no character of a text.
        let text: String = text.chars().filter(|letter| !letter.is_control() || "\n\t".contains(*letter)).collect();
        has_words |= text.contains(char::is_alphanumeric);
        plain.text.push_str(text.trim());
    }
    if !has_words {
        return Err(if lost > 0 { DAMAGED } else { SCAN });
    }
    if lost > 0 {
        plain.told.push(format!("pages of PDF files that cannot be read: {lost}"));
    }
    plain.told.push("texts of PDF files are their text layer: check quotes on the page".to_owned());
    let said = |name: &[u8]| {
        let information = document.trailer.get(b"Info").ok()?.as_reference().ok()?;
        let value = document.get_dictionary(information).ok()?.get(name).ok()?;
        decode_text_string(value).ok().map(|text| text.trim().to_owned())
    };
    // Word processors put the name of their own file there.
    let is_file = |title: &str| title.contains("Microsoft") || title.contains(".doc") || title.contains(".indd");
    plain.title = said(b"Title").filter(|title| !title.is_empty() && !is_file(title));
    plain.author = said(b"Author").and_then(|name| author(&name));
    Ok(plain)
}

fn why(error: &Error) -> Why {
    match error {
        Error::InvalidPassword | Error::Decryption(_) => LOCKED,
        _ => DAMAGED,
    }
}

/// How many bytes the packed streams of a file are unpacked, as far as that is plausible: more than [`MOST`] where it is not.
/// Nothing is kept of them.
fn unpacked(bytes: &[u8], depth: usize) -> u64 {
    let mut sum = 0_u64;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let behind = &bytes[at + b"stream".len()..];
        let behind = behind.strip_prefix(b"\r\n").or_else(|| behind.strip_prefix(b"\n")).unwrap_or(behind);
        // The first byte of a stream as zlib packs it.
        if behind.first().is_none_or(|first| first & 0x0F != 8) {
            continue;
        }
        sum = sum.saturating_add(size_of(behind, depth));
        if sum > MOST {
            return sum;
        }
    }
    sum
}

/// How many bytes a stream is unpacked; more than [`MOST`] where it is made to fill a memory.
fn size_of(packed: &[u8], depth: usize) -> u64 {
    let mut decoder = ZlibDecoder::new(packed);
    let mut buffer = [0_u8; 16 << 10];
    let (mut size, mut is_packed) = (0_u64, None);
    while let Ok(read @ 1..) = decoder.read(&mut buffer) {
        is_packed.get_or_insert(buffer[0] & 0x0F == 8 && buffer[0] >> 4 <= 7);
        size += read as u64;
        if size > MOST || size > PLAUSIBLE && size / decoder.total_in().max(1) > RATIO {
            return MOST + 1;
        }
    }
    // Packed twice: what is inside is counted as well.
    if is_packed == Some(true) && depth > 0 && size > 0 {
        let mut inner = Vec::new();
        let _ = ZlibDecoder::new(packed).take(PLAUSIBLE).read_to_end(&mut inner);
        return size.saturating_add(size_of(&inner, depth - 1));
    }
    size
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write as _;

    /// A file with these pages, each the operations that draw it.
    fn file(pages: &[&str]) -> Vec<u8> {
        let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        ];
        for (page, draws) in pages.iter().enumerate() {
            let resources = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 600 800]";
            objects.push(format!("<< /Type /Page /Parent 2 0 R {resources} /Contents {} 0 R >>", 5 + 2 * page));
            objects.push(format!("<< /Length {} >>\nstream\n{draws}\nendstream", draws.len()));
        }
        let mut bytes = b"%PDF-1.4\n".to_vec();
        let mut places = Vec::new();
        for (number, object) in objects.iter().enumerate() {
            places.push(bytes.len());
            bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).bytes());
        }
        let start = bytes.len();
        bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
        places.iter().for_each(|place| bytes.extend(format!("{place:010} 00000 n \n").bytes()));
        bytes.extend(
            format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).bytes(),
        );
        bytes
    }

    fn draw(words: &str) -> String {
        format!("BT /F1 12 Tf 50 700 Td ({words}) Tj ET")
    }

    #[test]
    fn words_are_read_page_by_page() {
        let plain = read(&file(&[&draw("Ann met Bob."), &draw("It rained.")])).expect("a text layer");
        assert_eq!(plain.text, "Ann met Bob.\n\u{C}It rained.");
        assert_eq!(plain.told.len(), 1);
    }

    #[test]
    fn a_scan_a_cut_file_and_noise_are_told_apart() {
        assert_eq!(read(&file(&["0 0 m 9 9 l S"])), Err(SCAN));
        let whole = file(&[&draw("Ann met Bob.")]);
        for end in [10, 60, whole.len() / 2] {
            assert_eq!(read(&whole[..end]), Err(DAMAGED), "{end}");
        }
        assert_eq!(read(b"%PDF-1.4\n\0"), Err(DAMAGED));
    }

    #[test]
    fn what_would_fill_the_memory_is_not_unpacked() {
        let packed = |bytes: &[u8]| {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(bytes).expect("packed");
            encoder.finish().expect("packed")
        };
        let once = packed(&vec![0; 64 << 20]);
        for stream in [once.clone(), packed(&once)] {
            let bytes = [b"%PDF-1.4\n1 0 obj <<>> stream\n".as_slice(), &stream, b"\nendstream endobj"].concat();
            assert_eq!(read(&bytes), Err(BOMB));
        }
    }
}
