//! What is seen of a file without understanding it: its name, its first bytes and words, the names in an archive.

use super::{json, zip};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// How much of a file is looked at, in bytes.
const HEAD: usize = 64 << 10;

/// How many lines tell whether a file is a table.
const LINES: usize = 20;

/// A file as it looks.
#[derive(Debug)]
pub struct Looks<'b> {
    /// Its name in small letters, without folders.
    name: String,
    bytes: &'b [u8],
    /// Its beginning as text, without a byte order mark or blanks; empty where it is no text.
    head: Cow<'b, str>,
    /// The names in a zip archive.
    entries: Vec<String>,
    /// Whether its first bytes are plain text, which no sign of a packed file makes anything else.
    is_plain: bool,
}

impl<'b> Looks<'b> {
    /// The looks of the file of this name and content.
    #[must_use]
    pub fn of(file: &str, bytes: &'b [u8]) -> Self {
        let name = file.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
        Self { name, bytes, head: head(bytes), entries: zip::names(bytes), is_plain: is_plain(bytes) }
    }

    /// Whether its name ends so.
    #[must_use]
    pub fn ends(&self, ending: &str) -> bool {
        self.name.ends_with(ending)
    }

    /// Whether its name begins so.
    #[must_use]
    pub fn begins(&self, beginning: &str) -> bool {
        self.name.starts_with(beginning)
    }

    /// Whether these bytes stand at `at`, in a file that is not plain text.
    #[must_use]
    pub fn has(&self, at: usize, bytes: &[u8]) -> bool {
        !self.is_plain && self.bytes.get(at..).is_some_and(|rest| rest.starts_with(bytes))
    }

    /// Whether these bytes stand in its first `within` bytes, in a file that is not plain text.
    #[must_use]
    pub fn holds(&self, bytes: &[u8], within: usize) -> bool {
        !self.is_plain && self.bytes[..self.bytes.len().min(within)].windows(bytes.len()).any(|window| window == bytes)
    }

    /// Whether it is a zip archive with a file whose name begins so.
    #[must_use]
    pub fn packs(&self, beginning: &str) -> bool {
        self.entries.iter().any(|name| name.starts_with(beginning))
    }

    /// Whether it is a zip archive that names its kind so in its first file, as office programs and e-books do.
    pub(super) fn is_packed(&self, kind: &str) -> bool {
        self.has(0, b"PK\x03\x04") && self.has(30, b"mimetype") && self.has(38, kind.as_bytes())
    }

    /// Whether it is one of Microsoft's compound files, with a stream of this name.
    pub(super) fn is_compound(&self, stream: &str) -> bool {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        self.has(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") && self.holds(&name, usize::MAX)
    }

    /// Whether its text begins so, in capitals or small letters.
    #[must_use]
    pub fn starts(&self, words: &str) -> bool {
        self.head.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
    }

    /// Its outermost element, if it is XML or HTML, without a namespace.
    #[must_use]
    pub fn element(&self) -> Option<&str> {
        let mut rest: &str = &self.head;
        loop {
            rest = rest.trim_start().strip_prefix('<')?;
            let (ending, is_skipped) = match rest {
                _ if rest.starts_with("!--") => ("-->", true),
                _ if rest.starts_with('?') => ("?>", true),
                _ if rest.starts_with('!') && rest.contains('[') => ("]>", true),
                _ => (">", rest.starts_with('!')),
            };
            if !is_skipped {
                let end = rest.find(|character: char| character.is_whitespace() || matches!(character, '>' | '/'))?;
                return Some(rest[..end].rsplit(':').next().unwrap_or_default());
            }
            rest = rest.split_once(ending).or_else(|| rest.split_once('>'))?.1;
        }
    }

    /// Whether its outermost element is one of these.
    #[must_use]
    pub fn is_element(&self, names: &[&str]) -> bool {
        self.element().is_some_and(|name| names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name)))
    }

    /// Whether it is JSON with all these keys in its outer objects.
    #[must_use]
    pub fn has_keys(&self, wanted: &[&str]) -> bool {
        self.keys().is_some_and(|keys| wanted.iter().all(|key| keys.contains(key)))
    }

    /// The keys of its outer objects, if it is JSON.
    #[must_use]
    pub fn keys(&self) -> Option<BTreeSet<&str>> {
        json::keys(&self.head)
    }

    /// Whether it is mail as it was sent: it has headers that only programs write.
    #[must_use]
    pub fn is_mail(&self) -> bool {
        let is_header = |line: &&str| {
            line.starts_with([' ', '\t'])
                || line.starts_with("From ")
                || line.split_once(':').is_some_and(|(name, _)| {
                    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                })
        };
        let headers: Vec<&str> = self.head.lines().take_while(is_header).collect();
        let has = |wanted: &str| {
            headers.iter().any(|line| line.get(..wanted.len()).is_some_and(|name| name.eq_ignore_ascii_case(wanted)))
        };
        has("From:") && ["Message-ID:", "MIME-Version:", "Received:"].iter().any(|name| has(name))
    }

    /// Whether it looks like RON: a value in ( ), perhaps with a name before it.
    pub(super) fn is_ron(&self) -> bool {
        let mut rest = self.head.trim_start();
        while let Some(comment) = rest.strip_prefix("//").or_else(|| rest.strip_prefix("#![")) {
            rest = comment.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
        }
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, rest)| rest).trim_start();
        }
        rest.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_').trim_start().starts_with('(')
    }

    /// Whether it has RON's ending but begins with two words, as no RON does, however broken.
    pub(super) fn is_misnamed(&self) -> bool {
        let is_inner = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '\'' | '’');
        let mut words = self.lines().next().unwrap_or_default().splitn(2, |letter: char| !is_inner(letter));
        let (first, rest) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let gap = &self.lines().next().unwrap_or_default()[first.len()..];
        self.ends(".ron")
            && first.starts_with(char::is_alphabetic)
            && gap.starts_with([' ', ',', ';', '\t'])
            && rest.trim_start().starts_with(char::is_alphanumeric)
    }

    /// Whether it is RON with a field that begins so.
    pub(super) fn is_ron_with(&self, field: &str) -> bool {
        self.is_ron() && self.head.contains(field)
    }

    /// Whether it is text in which the first lines, comments aside, have the same number of this sign, at least one.
    pub fn is_table(&self, sign: char) -> bool {
        if self.ends(".ron") && !self.is_misnamed() {
            return false;
        }
        let lines = self.head.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut counts = lines.take(LINES).map(|line| outside_quotes(line, sign));
        let Some(first) = counts.next().filter(|count| *count > 0) else { return false };
        let rest: Vec<usize> = counts.collect();
        let alike = rest.iter().filter(|count| **count == first).count();
        !rest.is_empty() && alike * 10 >= rest.len() * 7
    }

    /// Whether each of its first lines is two words.
    pub(super) fn is_pairs(&self) -> bool {
        let lines: Vec<&str> = self.head.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        (!self.ends(".ron") || self.is_misnamed())
            && lines.len() > 1
            && lines.iter().take(LINES).all(|line| line.split_whitespace().count() == 2)
    }

    /// Its first lines that are neither empty nor a comment with `#`.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.head.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).take(LINES)
    }

    /// The beginning of its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.head
    }
}

/// Whether the first bytes are text without control characters.
fn is_plain(bytes: &[u8]) -> bool {
    let part = &bytes[..bytes.len().min(HEAD)];
    let is_utf8 = std::str::from_utf8(part).map_or_else(|error| error.error_len().is_none(), |_| true);
    is_utf8 && part.iter().all(|byte| !byte.is_ascii_control() || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C))
}

/// How often a sign stands in a line outside of double quotes.
fn outside_quotes(line: &str, sign: char) -> usize {
    line.split('"').step_by(2).map(|part| part.matches(sign).count()).sum()
}

/// The beginning of `bytes` as text without blanks before it, if it is text.
fn head(bytes: &[u8]) -> Cow<'_, str> {
    let part = &bytes[..bytes.len().min(HEAD)];
    let (text, _, _) = match part {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0xEF, 0xBB, 0xBF, ..] => encoding_rs::UTF_8.decode(part),
        _ => (String::from_utf8_lossy(part), encoding_rs::UTF_8, false),
    };
    if text.contains('\0') {
        return Cow::Borrowed("");
    }
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim_start()),
        Cow::Owned(text) => Cow::Owned(text.trim_start().to_owned()),
    }
}
