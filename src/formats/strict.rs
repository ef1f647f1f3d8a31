//! Strict reading by the ron crate, and its errors in plain words.

use crate::formats::source::{Source, show};
use crate::model::{Place, Problem, Severity};
use ::ron::error::{Error, SpannedError};
use ::ron::extensions::Extensions;
use serde::de::DeserializeOwned;

/// Why ron refused a text.
#[derive(Debug)]
pub struct Refusal {
    /// Its error, with the place.
    error: SpannedError,
    /// The path to the value: `relations[3].evidence[0]`; empty where it is the text as a whole.
    path: String,
}

/// Reads `text` with implicit `Some`, up to its end.
///
/// # Errors
/// The error of ron, boxed since it is large and rare.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Box<Refusal>> {
    let refusal = |error, path| Box::new(Refusal { error, path });
    let options = ::ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let mut deserializer =
        ::ron::Deserializer::from_str_with_options(text, &options).map_err(|error| refusal(error, String::new()))?;
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        refusal(deserializer.span_error(error.into_inner()), path)
    })?;
    deserializer.end().map_err(|error| refusal(deserializer.span_error(error), String::new()))?;
    Ok(value)
}

/// An error of ron as a problem of `source`.
#[must_use]
pub fn problem(source: &Source, Refusal { error, path }: &Refusal) -> Problem {
    let place = Place { line: error.span.start.line as u32, column: error.span.start.col as u32 };
    let (message, help) = words(&error.code);
    let message = if path.is_empty() || path == "." { message } else { format!("{message} (at {path})") };
    if matches!(error.code, Error::InvalidEscape(_))
        && let Some(escape) = source.bad_escapes().into_iter().next()
    {
        return escape;
    }
    source.problem(Severity::Error, source.offset(place), &show::shortened(&message, 300), &help)
}

/// An error in plain words, and what to do.
fn words(error: &Error) -> (String, String) {
    let (message, help) = match error {
        Error::Eof => ("the file ends too early", "Look for a bracket or a quote mark that is never closed"),
        Error::ExpectedString => ("text in \"quotes\" is expected here", "Put the value in quotes"),
        Error::ExpectedBoolean => ("`true` or `false` is expected here", "Write true or false, without quotes"),
        Error::ExpectedArray => ("a list is expected here", "Write the values between [ and ]"),
        Error::ExpectedMap => ("a map is expected here", "Write it as {\"key\": \"value\"}"),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) | Error::ExpectedDifferentStructName { .. } => {
            ("fields between ( and ) are expected here", "Write them as (name: value, name: value)")
        }
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } | Error::IntegerOutOfBounds => {
            ("a whole number is expected here", "Write it in digits, without quotes")
        }
        Error::ExpectedFloat | Error::FloatUnderscore => ("a number is expected here", "Write it in digits"),
        Error::InvalidEscape(_) => {
            ("this \\ begins nothing known", "In a text, write \\\\ for a backslash and \\\" for a quotation mark")
        }
        Error::ExpectedOption | Error::ExpectedOptionEnd => {
            ("a value of another kind is expected here", "Write the value, or leave the field out")
        }
        Error::TrailingCharacters => ("there is more text after the end", "Delete what follows the last )"),
        Error::ExpectedComma => ("a comma is missing here", "Put a comma between two values"),
        Error::ExpectedMapColon => ("a colon is missing here", "Fields are written `name: value`"),
        Error::NoSuchExtension(_) | Error::ExpectedAttribute | Error::ExpectedAttributeEnd => {
            ("this #! line is not known", "Delete it: a dossier needs none")
        }
        other => return (show::visible(&lowered(&other.to_string())), "Compare it with the dossier format".to_owned()),
    };
    (message.to_owned(), help.to_owned())
}

/// A sentence with a small first letter, as part of another.
fn lowered(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
