//! Texts that were given and that no reader has used: documents by themselves, or the texts of documents that are only named.
//!
//! Invariant: a text belongs to a named document by id, path, file name, title or the name without its ending; never by a guess
//! at what it says.

use super::draft::{Draft, NewDocument, Where};
use super::offer::{Item, Offer};
use super::refusal::Refusal;
use crate::model::{Deed, ImportPart};

/// Adds every text that is left to the draft.
pub(super) fn add(offer: &Offer<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    for item in offer.all().filter(|item| !item.is_used()) {
        match document(item)? {
            Some(document) => {
                item.mark_used();
                draft.text_beside(document);
            }
            None => draft.tell(Deed::LeftOut(ImportPart::Document), "files that are no text", 1, item.path()),
        }
    }
    for item in offer.all().filter(|item| item.is_used()) {
        if let Some(encoding) = item.guessed_encoding() {
            draft.changed(&format!("files read as {encoding}, which is a guess"), item.path());
        }
    }
    Ok(())
}

/// The document in a file; `None` where it holds no text that can be read.
fn document(item: &Item<'_>) -> Result<Option<NewDocument>, Refusal> {
    if !item.is_document() && !["txt", "text", "md", "markdown", ""].contains(&item.ending().as_str()) {
        return Ok(None);
    }
    let text = item.text()?;
    Ok(Some(NewDocument {
        id: item.path().to_owned(),
        title: item.stem().to_owned(),
        text: Some(text.to_owned()),
        place: Where::id(item.path()),
        ..NewDocument::default()
    }))
}
