//! A folder of documents, and nothing else: what no format has read becomes documents when the draft is finished.

use super::Recognised;
use crate::import::draft::Draft;
use crate::import::offer::Offer;
use crate::import::refusal::Refusal;

/// Plain texts, all of them.
pub(super) fn recognise(offer: &Offer<'_>) -> Option<Recognised> {
    let is_text = |ending: String| ["txt", "text", "md", "markdown"].contains(&ending.as_str());
    let is_all = offer.all().count() > 0 && offer.all().all(|item| item.is_document() || is_text(item.ending()));
    is_all.then(|| Recognised { words: "documents".to_owned() })
}

/// Nothing is to be read: the draft takes the texts.
pub(super) fn read(_offer: &Offer<'_>, _draft: &mut Draft) -> Result<(), Refusal> {
    Ok(())
}
