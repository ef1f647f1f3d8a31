//! The faults that the scanner finds in a RON text, and their messages.

use super::places::Lines;
use super::show;

/// The deepest nesting of values; ron's own limit.
pub const DEPTH_LIMIT: usize = 128;

/// A fault in a RON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The byte.
    pub at: usize,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What can be wrong at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A value is missing at the end of the text; some bracket may be open.
    MissingValue(Option<Bracket>),
    /// The text ends within something.
    EarlyEnd(Option<Bracket>),
    /// More text follows the one value of a file.
    TextAfterEnd,
    /// No value begins with this character.
    NoValue(char),
    /// A slash that begins no comment.
    LoneSlash,
    /// A field has no name.
    MissingName,
    /// A field or a map entry has no colon.
    MissingColon,
    /// A comma is missing between two values.
    MissingComma,
    /// A comma is missing behind the text of several lines that begins at this byte: a quote mark may be out of step.
    MissingCommaAfterText(usize),
    /// A text ends at a quotation mark that was meant to be one of its letters.
    StrayQuote,
    /// A field name stands in quotes, as in JSON.
    QuotedName,
    /// A remark begins with `#`, as in other notations.
    HashRemark,
    /// Too many commas are missing to go on.
    TooManyMissingCommas,
    /// A closing bracket does not fit the one that is open.
    WrongBracket {
        /// The bracket that stands there.
        found: char,
        /// The one that is expected.
        expected: char,
        /// The one that is open.
        open: Option<Bracket>,
    },
    /// A text is never closed.
    OpenText,
    /// A raw text with so many `#` is never closed.
    OpenRawText(usize),
    /// A comment is never closed.
    OpenComment,
    /// A single quote mark, which begins no text.
    SingleQuote,
    /// Values are nested deeper than [`DEPTH_LIMIT`].
    TooDeep,
}

/// An opening bracket in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bracket {
    /// Its byte.
    pub at: usize,
    /// The bracket itself.
    pub sign: char,
}

impl FaultKind {
    /// The message and help of a fault in `text`, whose lines are `lines`.
    pub(super) fn words(self, text: &str, lines: &Lines) -> (String, String) {
        let (message, help) = match self {
            Self::MissingValue(open) => {
                return ("a value is missing at the end of the file".to_owned(), never_closed(open, text, lines));
            }
            Self::EarlyEnd(open) => return ("the file ends too early".to_owned(), never_closed(open, text, lines)),
            Self::NoValue(character) => return no_value(character),
            Self::MissingCommaAfterText(start) => {
                let message = "a comma is missing after this text, which runs over several lines";
                let start = lines.where_is(text, start);
                let help = format!("Is the text of {start} closed where it should be? A {QUOTE_MARK}");
                return (message.to_owned(), help);
            }
            Self::WrongBracket { found, expected, open } => {
                let help = open.map_or_else(
                    || "Delete it".to_owned(),
                    |Bracket { at, sign }| {
                        format!(
                            "The `{sign}` of {} is still open: close it with `{expected}`",
                            lines.where_is(text, at)
                        )
                    },
                );
                return (format!("`{found}` closes nothing that is open here"), help);
            }
            Self::OpenRawText(hashes) => {
                let signs = "#".repeat(hashes);
                let help = format!("It began with r{signs}\" and ends with \"{signs}: put that in");
                return ("the text that begins here is never closed".to_owned(), help);
            }
            Self::OpenText => {
                return (
                    "the text that begins here is never closed".to_owned(),
                    format!("Put the closing quotation mark in; a {QUOTE_MARK}"),
                );
            }
            Self::TooDeep => {
                let help = "A dossier nests five deep: look for a bracket that is never closed";
                return (format!("values are nested more than {DEPTH_LIMIT} deep here"), help.to_owned());
            }
            Self::StrayQuote => {
                let help = "Write \\\" for a quotation mark inside a text, or a comma behind this one if the text does end here";
                return ("the text ends at this quotation mark".to_owned(), help.to_owned());
            }
            Self::QuotedName => (
                "a field name stands in quotes here, as in JSON",
                "Write fields as name: value, without quotes around the name",
            ),
            Self::HashRemark => ("`#` begins no remark here", "Begin a remark with //"),
            Self::TextAfterEnd => {
                ("there is more text after the end", "A file holds one value, from ( to ): delete what follows it")
            }
            Self::LoneSlash => ("`/` begins no value", "A comment begins with // or stands between /* and */"),
            Self::MissingName => {
                ("a field name is missing here", "Fields are written `name: value`, with a comma between them")
            }
            Self::MissingColon => (
                "a colon is missing here",
                "Fields are written `name: value`; inside a text before it, a quotation mark is written \\\"",
            ),
            Self::MissingComma => ("a comma is missing here", "Put a comma between two values"),
            Self::TooManyMissingCommas => ("too many commas are missing to go on", "Put a comma between two values"),
            Self::OpenComment => ("the comment that begins here is never closed", "Close it with */"),
            Self::SingleQuote => ("a single quote mark begins no text", "Put text in double quotes: \"…\""),
        };
        (message.to_owned(), help.to_owned())
    }
}

/// The message and help of a character that begins no value.
fn no_value(character: char) -> (String, String) {
    if "“”„‟«»‘’‚＂".contains(character) {
        let help = "Write straight quotation marks around a text: \"…\"; inside a text any mark may stand";
        return (format!("`{character}` is no quotation mark that begins a text"), help.to_owned());
    }
    let shown = show::visible(character.encode_utf8(&mut [0; 4]));
    let help = "Text stands in \"quotes\", a list in [ ], and fields in ( )";
    (format!("`{shown}` begins no value"), help.to_owned())
}

/// How a quotation mark within a text is written.
const QUOTE_MARK: &str = "quotation mark inside a text is written \\\"";

/// The help for a text that ends early.
fn never_closed(open: Option<Bracket>, text: &str, lines: &Lines) -> String {
    let told = |Bracket { at, sign }: Bracket| format!("The `{sign}` of {} is never closed", lines.where_is(text, at));
    open.map_or_else(|| "A file begins with ( and ends with )".to_owned(), told)
}
