//! The words of a web page: what a reader sees of it, in lines and paragraphs, and what its head says of it.
//!
//! Invariant: scripts, styles, navigation and hidden parts never become text.
//! Invariant: nothing is fetched, and time is linear in the length of the page.

mod elements;

use super::flow::Flow;
use super::plain::Plain;
use elements::{SKIPPED, VOID, attribute, gap_of, is_hidden, raw};
use encoding_rs::Encoding;
use html5ever::Attribute;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// How far into a page its encoding is looked for, in bytes.
const HEAD: usize = 4 << 10;

/// What is read of a page.
#[must_use]
pub(super) fn read(page: &str) -> Plain {
    let walk = Walk(RefCell::new(State::default()));
    let tokenizer = Tokenizer::new(walk, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(page));
    // A script would stop the tokenizer here; none is ever run, so it is always done.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

/// The encoding that a page itself names in its first lines.
#[must_use]
pub(super) fn named_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let behind = |sign: &str| head.find(sign).map(|at| &head[at + sign.len()..]);
    let named = behind("charset=").or_else(|| behind("encoding="))?;
    let named = named.trim_start_matches(['"', '\'', ' ']);
    let end = named.find(|letter: char| !(letter.is_ascii_alphanumeric() || "-_:".contains(letter)));
    Encoding::for_label(&named.as_bytes()[..end.unwrap_or(named.len())])
}

/// The walk over the tokens of a page. The tokenizer lends its sink shared, hence the cell.
struct Walk(RefCell<State>);

#[derive(Default)]
struct State {
    flow: Flow,
    /// The element that is passed over, and how many of its name are open.
    skipped: Option<(String, usize)>,
    /// Where characters go besides the text: the title of the page, its first heading.
    title: Option<Flow>,
    heading: Option<Flow>,
    is_in_title: bool,
    is_in_heading: bool,
    preformatted: usize,
    plain: Plain,
}

impl TokenSink for Walk {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(words) => state.words(&words),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return state.open(&tag),
            Token::TagToken(tag) => state.close(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn words(&mut self, words: &str) {
        if self.skipped.is_some() {
            return;
        }
        if self.is_in_title {
            self.title.get_or_insert_default().words(words);
            return;
        }
        if self.is_in_heading {
            self.heading.get_or_insert_default().words(words);
        }
        if self.preformatted > 0 { self.flow.kept(words) } else { self.flow.words(words) }
    }

    fn open(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let is_closed = tag.self_closing || VOID.contains(&name);
        if let Some((skipped, open)) = &mut self.skipped {
            *open += usize::from(skipped == name && !is_closed);
            return if is_closed || skipped == "svg" { TokenSinkResult::Continue } else { raw(name) };
        }
        if !is_closed && (SKIPPED.contains(&name) || name != "p" && is_hidden(&tag.attrs)) {
            self.flow.part(gap_of(name));
            self.skipped = Some((name.to_owned(), 1));
            return raw(name);
        }
        self.flow.part(gap_of(name));
        match name {
            "title" if !is_closed => self.is_in_title = true,
            "h1" => self.is_in_heading = self.heading.is_none(),
            "pre" => self.preformatted += 1,
            "html" => self.plain.language = attribute(&tag.attrs, "lang").or_else(|| attribute(&tag.attrs, "xml:lang")),
            "link" if attribute(&tag.attrs, "rel").as_deref() == Some("canonical") => {
                self.plain.url = attribute(&tag.attrs, "href").filter(|url| url.contains("://"));
            }
            "meta" => self.meta(&tag.attrs),
            _ => {}
        }
        if is_closed { TokenSinkResult::Continue } else { raw(name) }
    }

    fn close(&mut self, name: &str) {
        if let Some((skipped, open)) = &mut self.skipped {
            *open -= usize::from(skipped == name);
            if *open == 0 || matches!(name, "body" | "html") {
                self.skipped = None;
                self.flow.part(gap_of(name));
            }
            return;
        }
        self.flow.part(gap_of(name));
        match name {
            "title" => self.is_in_title = false,
            "h1" => self.is_in_heading = false,
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            _ => {}
        }
    }

    /// What the head of the page says of it.
    fn meta(&mut self, attributes: &[Attribute]) {
        let key = attribute(attributes, "name").or_else(|| attribute(attributes, "property"));
        let (Some(key), Some(content)) = (key, attribute(attributes, "content")) else { return };
        let place = match key.to_ascii_lowercase().as_str() {
            "author" | "article:author" | "dc.creator" | "dcterms.creator" => &mut self.plain.author,
            "date" | "article:published_time" | "dc.date" | "dcterms.date" | "datepublished" | "pubdate" => {
                &mut self.plain.date
            }
            "og:site_name" | "publisher" | "dc.publisher" | "dcterms.publisher" => &mut self.plain.publisher,
            "og:url" => &mut self.plain.url,
            _ => return,
        };
        if place.is_none() {
            *place = Some(content);
        }
    }

    fn finish(self) -> Plain {
        let title = self.title.map(Flow::finish).filter(|title| !title.is_empty());
        let heading = || self.heading.map(Flow::finish).filter(|heading| !heading.is_empty());
        Plain { text: self.flow.finish(), title: title.or_else(heading), ..self.plain }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, text: &str) {
        assert_eq!(read(page).text, text, "{page}");
    }

    #[test]
    fn blocks_are_paragraphs_and_marks_within_words_are_none() {
        check("<p>One <b>Nor</b>relane &amp; Co.</p>\n<p>Two<br>lines", "One Norrelane & Co.\n\nTwo\nlines");
        check("<ul><li>a<li>b</ul>c", "a\nb\n\nc");
        check("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc");
        check("<pre>x  y\nz</pre>", "x  y\nz");
        check("caf&eacute;&nbsp;&#x201C;q&#8221;", "café\u{A0}“q”");
    }

    #[test]
    fn scripts_styles_navigation_and_hidden_parts_are_no_text() {
        check("<nav><ul><li>Home</nav>a<script>if (a < b) '</nav>'</script>b", "ab");
        check("<style>p{color:red}</style><p>a<div hidden>secret<div>x</div></div>b", "a\n\nb");
        check("<noscript>Turn it on</noscript>a<svg><title>drawing</title></svg>", "a");
        check("<script src='x'/><p>a", "a");
        check("<nav>never closed</body>a", "a");
        check("<!-- a -- comment --><p>a<!-- b -->c", "ac");
    }

    #[test]
    fn the_head_tells_title_author_date_and_place() {
        let page = "<html lang=de><title>A &lt; B</title><meta name=author content=' Jo '>\
                    <meta property='article:published_time' content=2019-03-04>\
                    <link rel=canonical href='https://example.org/x'><h1>Other</h1>text";
        let plain = read(page);
        assert_eq!(plain.title.as_deref(), Some("A < B"));
        assert_eq!(plain.author.as_deref(), Some("Jo"));
        assert_eq!(plain.date.as_deref(), Some("2019-03-04"));
        assert_eq!(plain.url.as_deref(), Some("https://example.org/x"));
        assert_eq!(plain.language.as_deref(), Some("de"));
        assert_eq!(read("<h1>A <i>heading</i></h1><p>b").title.as_deref(), Some("A heading"));
    }

    #[test]
    fn a_page_names_its_encoding_in_either_way() {
        let name = |page: &str| named_encoding(page.as_bytes()).map(Encoding::name);
        assert_eq!(name("<meta charset=koi8-r>"), Some("KOI8-R"));
        assert_eq!(
            name("<meta http-equiv=content-type content='text/html; charset=windows-1251'>"),
            Some("windows-1251")
        );
        assert_eq!(name("<?xml version='1.0' encoding='ISO-8859-2'?>"), Some("ISO-8859-2"));
        assert_eq!(name("<p>no word of it"), None);
    }

    #[test]
    fn a_hundred_thousand_open_elements_are_walked_in_no_time() {
        let page = "<div><p>".repeat(100_000) + "end" + &"</nav>".repeat(100_000);
        check(&page, "end");
    }
}
