//! Elements and escaped text of HTML and XML.
//!
//! Invariant: text and attributes only get in escaped.

use std::borrow::Cow;

/// A text escaped for content and attributes of HTML and XML. Characters that XML 1.0 does not allow become spaces.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    let must = |letter: char| {
        matches!(letter, '&' | '<' | '>' | '"' | '\'' | '\u{fffe}' | '\u{ffff}')
            || letter.is_control() && letter != '\n' && letter != '\t'
    };
    if !text.contains(must) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter if must(letter) => out.push(' '),
            letter => out.push(letter),
        }
    }
    Cow::Owned(out)
}

/// A page under construction.
#[derive(Default)]
pub(super) struct Markup {
    text: String,
}

impl Markup {
    /// Adds markup as it stands: only for what is written in this program.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Self {
        self.text.push_str(markup);
        self
    }

    /// Adds a text, escaped.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.text.push_str(&escaped(text));
        self
    }

    /// Adds an element with attributes, whose values are escaped, and its content.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        content: impl FnOnce(&mut Self),
    ) -> &mut Self {
        self.open(name, attributes, ">");
        content(self);
        self.raw("</").raw(name).raw(">")
    }

    /// Adds an element that has only a text.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> &mut Self {
        self.element(name, attributes, |out| {
            out.text(text);
        })
    }

    /// Adds an element of XML that has no content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.open(name, attributes, "/>");
        self
    }

    /// Ends a line, so that the source can be read.
    pub(super) fn line(&mut self) -> &mut Self {
        self.raw("\n")
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        self.raw("<").raw(name);
        for (attribute, value) in attributes {
            self.raw(" ").raw(attribute).raw("=\"").text(value).raw("\"");
        }
        self.raw(end);
    }

    /// The whole page.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let mut out = Markup::default();
        out.element("a", &[("href", "\"><script>")], |out| {
            out.text("<b>&'\u{0}\u{fffe}\n");
        });
        assert_eq!(out.finish(), "<a href=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&#39;  \n</a>");
    }
}
