//! A folder of documents, and nothing else: what no format has read becomes documents when the draft is finished.

use crate::import::documents;
use crate::import::draft::Draft;
use crate::import::format::Recognised;
use crate::import::offer::Offer;
use crate::import::refusal::Refusal;

/// Documents: texts, pages, office files, books, messages. What lies beside them and is none is told.
pub(super) fn recognise(offer: &Offer<'_>) -> Option<Recognised> {
    let is_any =
        offer.all().any(|item| (item.is_document() || documents::is_document(item)) && !item.bytes().is_empty());
    is_any.then(|| Recognised { words: "documents".to_owned() })
}

/// Nothing is to be read: the draft takes the texts.
#[expect(clippy::unnecessary_wraps, reason = "it is a row of the table of formats")]
pub(super) fn read(_offer: &Offer<'_>, _draft: &mut Draft) -> Result<(), Refusal> {
    Ok(())
}
