//! Import: files of other programs → a dossier and a report.
//!
//! [`import`] is given files, asks the rows of [`FORMATS`] in their order which of them knows the files, and has that one read
//! them into a [`draft::Draft`]. The draft applies the rules that hold for all formats: unique ids, kinds in words, ends that
//! are no entity, duplicates, what becomes of quotes, chunks and citations, the spelling of names. Another format is one file
//! in `readers`, and one row.
//!
//! Invariant: no file is opened here. What is left out, merged, guessed or set to a default is a counted line of the report.

mod archive;
mod documents;
pub mod draft;
pub mod format;
pub mod offer;
pub mod readers;
pub mod refusal;
mod result;
mod texts;
pub mod told;

use crate::formats::file_type;
use draft::Draft;
use format::{Format, Recognised};
use offer::Offer;
use readers::FORMATS;
use refusal::Refusal;
pub use result::ImportResult;

/// Reads what was given, as the format of the id `wanted` or as the one that it looks like.
///
/// # Errors
/// If nothing is known of the files, or they cannot be read: why, and a way on.
pub fn import(offer: &Offer<'_>, wanted: Option<&str>) -> Result<ImportResult, Refusal> {
    let (format, recognised) = match wanted {
        None => recognise(offer).ok_or_else(|| unknown(offer))?,
        Some(id) => {
            let format = FORMATS.iter().find(|format| format.id == id).ok_or_else(|| no_format(id))?;
            let words = (format.recognise)(offer).map_or_else(|| format.name.to_owned(), |found| found.words);
            (format, Recognised { words })
        }
    };
    let mut draft = Draft::default();
    (format.read)(offer, &mut draft)?;
    texts::add(offer, &mut draft)?;
    Ok(draft.finish(offer, format.id, &recognised.words))
}

/// The first format that knows the files, and what it takes them for.
#[must_use]
pub fn recognise(offer: &Offer<'_>) -> Option<(&'static Format, Recognised)> {
    FORMATS.iter().find_map(|format| Some((format, (format.recognise)(offer)?)))
}

/// The refusal of files that no format knows.
fn unknown(offer: &Offer<'_>) -> Refusal {
    let name = offer.first_name();
    let kind = offer.items().next().and_then(|item| file_type::recognize(item.path(), item.bytes()));
    let is_empty = offer.all().all(|item| item.bytes().is_empty());
    let message = match kind {
        _ if is_empty => "the file is empty".to_owned(),
        Some(kind) => format!("this is {}, which is not imported as it is", kind.name),
        None => "this is no file that can be imported".to_owned(),
    };
    let way_on = offer.items().next().and_then(documents::way_on).filter(|_| !is_empty);
    let help = way_on.map_or_else(|| format!("What is read: {}", readers::names()), |(_, help)| help.to_owned());
    Refusal::of_file(name, &message, &help)
}

/// The refusal of a format that there is none of.
fn no_format(id: &str) -> Refusal {
    let ids: Vec<&str> = FORMATS.iter().map(|format| format.id).collect();
    Refusal::of_file(id, "there is no format of this name", &format!("The formats are {}", ids.join(", ")))
}
