//! What can be wrong with a quote, and why it is missing or only cited.

use crate::model::{DocumentIndex, Span};

/// What is wrong with a quote at its place; without any it is verified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    /// Its `prefix` or `suffix` does not stand beside it.
    pub context: Option<Context>,
    /// It differs in upper and lower case.
    pub case: bool,
    /// It runs across a break of the text that it does not have.
    pub joined: Option<Break>,
    /// It begins or ends inside a word or number.
    pub cut: Option<Cut>,
    /// It stands in this document, and not in the one that is named.
    pub elsewhere: Option<DocumentIndex>,
}

/// What stands beside a quote in place of its `prefix` and `suffix`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// What stands before it, if that is not the `prefix`; it may be empty.
    pub before: Option<Span>,
    /// What stands behind it, if that is not the `suffix`; it may be empty.
    pub after: Option<Span>,
}

/// A break of a text, which a quote shows as one space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// A blank line.
    BlankLine,
    /// The mark of a list item.
    ListMark,
    /// The end or beginning of a heading.
    Heading,
    /// A tab.
    Tab,
    /// The bar `|` between the cells of a table.
    Bar,
    /// Three or more spaces within a line, as between columns.
    Spaces,
    /// The beginning of another’s words, or of another field: "MR. PUTIN:", "Name:".
    Turn,
    /// The beginning or end of quoted lines: lines with `>` before them, or each in quotation marks of its own.
    Quoted,
}

impl Break {
    /// The break with its article, for the reader.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::BlankLine => "a blank line",
            Self::ListMark => "the mark of a list item",
            Self::Heading => "a heading",
            Self::Tab => "a tab",
            Self::Bar => "a cell of a table",
            Self::Spaces => "a gap of three or more spaces",
            Self::Turn => "the beginning of another speaker’s words or of another field",
            Self::Quoted => "the edge of quoted lines",
        }
    }
}

/// A quote that begins or ends inside a word or number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// What its beginning stands inside of.
    pub start: Option<CutIn>,
    /// What its end stands inside of.
    pub end: Option<CutIn>,
    /// The quote with the whole words at both its ends.
    pub whole: Span,
}

/// What a border lies inside of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CutIn {
    /// A word: "il|legal".
    Word,
    /// A word with a hyphen: "non-|binding".
    Compound,
    /// A contraction: "was|n’t".
    Contraction,
    /// Initials: "U.S.|S.R.".
    Initials,
    /// A number with its sign, unit sign or currency: "−|5", "5|%".
    Number,
}

impl CutIn {
    /// The thing with its article, for the reader.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Word => "a word",
            Self::Compound => "a word with a hyphen",
            Self::Contraction => "a contraction",
            Self::Initials => "initials",
            Self::Number => "a number",
        }
    }
}

/// Why a quote is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MissingReason {
    /// The same words stand there with other punctuation.
    Punctuation,
    /// It is spliced of parts that all stand there.
    Spliced,
    /// The same letters stand there with other spaces between, and perhaps other punctuation.
    Spaces,
    /// The same words stand there in other forms of letters: full width, without accents or vowel signs, ё for е, ½ for
    /// 1/2, digits of another script.
    LetterForms,
    /// Forms of letters, or capitals, differ, and punctuation.
    FormsAndPunctuation,
    /// It holds words in brackets that the text does not have.
    Brackets,
    /// Codes of characters or tags were left in the text.
    Markup,
    /// The text has footnote marks between.
    FootnoteMarks,
    /// The text has line numbers, or signs of quoting or verse, between.
    LineMarks,
}

impl MissingReason {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Punctuation,
        Self::Spliced,
        Self::Spaces,
        Self::LetterForms,
        Self::FormsAndPunctuation,
        Self::Brackets,
        Self::Markup,
        Self::FootnoteMarks,
        Self::LineMarks,
    ];

    /// The reason as a clause, for the reader: "only punctuation differs".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Punctuation => "only punctuation differs",
            Self::Spliced => "it is spliced of parts that all stand there",
            Self::Spaces => "only spaces and punctuation differ",
            Self::LetterForms => "only accents or other forms of letters and digits differ",
            Self::FormsAndPunctuation => "only capitals, forms of letters or punctuation differ",
            Self::Brackets => "it holds words or letters in brackets that the text does not have",
            Self::Markup => "codes such as &nbsp; or <b> were left between the words",
            Self::FootnoteMarks => "the text has marks such as ³, [3], (3) or [sic] between its words",
            Self::LineMarks => "the text has line numbers or signs of quoting between its words",
        }
    }

    /// One word for it, for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Punctuation => "punctuation",
            Self::Spliced => "spliced",
            Self::Spaces => "spaces",
            Self::LetterForms => "letter forms",
            Self::FormsAndPunctuation => "letter forms and punctuation",
            Self::Brackets => "brackets",
            Self::Markup => "markup",
            Self::FootnoteMarks => "footnote marks",
            Self::LineMarks => "line marks",
        }
    }
}

/// Why evidence is only a citation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CitedReason {
    /// It has no quote.
    NoQuote,
    /// Its quote has no letter or digit, so there is nothing to verify.
    NothingToVerify,
    /// The document's text is not in the dossier, or could not be read.
    NoText,
}
