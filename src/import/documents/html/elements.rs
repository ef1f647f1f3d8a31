//! What the elements of a page are to its text.

use crate::import::documents::flow::Gap;
use html5ever::Attribute;
use html5ever::tokenizer::TokenSinkResult;
use html5ever::tokenizer::states::RawKind;

/// Elements of which nothing is text.
pub(super) const SKIPPED: [&str; 18] = [
    "audio", "button", "canvas", "datalist", "iframe", "nav", "noembed", "noframes", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea", "video", "xmp",
];

/// Elements that stand alone and are never closed.
pub(super) const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr"];

/// Elements that stand in a line of their own, with what parts them from the text around.
pub(super) fn gap_of(name: &str) -> Gap {
    match name {
        "td" | "th" => Gap::Cell,
        "br" | "li" | "tr" | "dt" | "dd" | "option" | "caption" | "figcaption" | "summary" | "legend" => Gap::Line,
        "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hr" | "ul" | "ol" | "dl" | "table" | "blockquote"
        | "pre" | "section" | "article" | "aside" | "header" | "footer" | "main" | "figure" | "address" | "form"
        | "fieldset" | "details" | "body" | "center" | "dialog" => Gap::Paragraph,
        _ => Gap::None,
    }
}

/// How the tokenizer reads on inside an element: as text without tags, in some.
pub(super) fn raw(name: &str) -> TokenSinkResult<()> {
    match name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => TokenSinkResult::RawData(RawKind::Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

/// The value of an attribute, without white space around it; none where it is empty.
pub(super) fn attribute(attributes: &[Attribute], name: &str) -> Option<String> {
    let found = attributes.iter().find(|attribute| &*attribute.name.local == name)?;
    let value = found.value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// Whether an element is hidden from readers.
pub(super) fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| &*attribute.name.local == "hidden")
}
