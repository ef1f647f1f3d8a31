//! Texts that were given and that no reader has used: documents by themselves, or the texts of documents that are only named.
//!
//! Invariant: a text belongs to a named document by id, path, file name, title or the name without its ending; never by a guess
//! at what it says.

use super::documents;
use super::draft::Draft;
use super::offer::Offer;
use super::refusal::Refusal;
use crate::model::{Deed, ImportPart};

/// Adds every text that is left to the draft.
pub(super) fn add(offer: &Offer<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    for item in offer.all().filter(|item| !item.is_used()) {
        match documents::read(item) {
            // One that is damaged does not keep the others out.
            Err(refusal) if offer.all().count() > 1 => {
                item.mark_used();
                let what = format!("documents that cannot be read: {}. {}", refusal.0.message, refusal.0.help);
                draft.tell(Deed::LeftOut(ImportPart::Document), &what, 1, item.path());
            }
            Err(refusal) => return Err(refusal),
            Ok(Some(read)) => {
                item.mark_used();
                read.documents.into_iter().for_each(|document| draft.text_beside(document));
                read.told.iter().for_each(|line| draft.kept(line, item.path()));
            }
            Ok(None) => {
                let what = match documents::way_on(item) {
                    Some((name, help)) => format!("files that are {name}, which is not read. {help}"),
                    None => "files that are no text".to_owned(),
                };
                draft.tell(Deed::LeftOut(ImportPart::Document), &what, 1, item.path());
            }
        }
    }
    for item in offer.all().filter(|item| item.is_used()) {
        if let Some(encoding) = item.guessed_encoding() {
            draft.changed(&format!("files read as {encoding}, which is a guess"), item.path());
        }
    }
    Ok(())
}
