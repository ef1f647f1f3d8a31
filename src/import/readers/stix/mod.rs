//! STIX 2.1 and 2.0 bundles, as OpenCTI, MISP and ATT&CK exchange them.
//!
//! The description of a relationship is its producer's own sentence: one document holds them all, and they are its quotes.
//! Opinions that disagree are claims of their own, denied.

mod bundle;
mod claims;
mod names;
mod things;

use crate::formats::json_tree::Json;
use crate::import::draft::Draft;
use crate::import::format::Recognised;
use crate::import::offer::{Item, Offer};
use crate::import::refusal::Refusal;
use crate::model::ImportPart;
use bundle::Bundle;
use claims::Context;
use names::{name_of, type_of};

/// Bundles.
pub(super) fn recognise(offer: &Offer<'_>) -> Option<Recognised> {
    let item = offer.items().find(|item| is_bundle(item))?;
    let is_new = item.looks().text().contains("\"2.1\"");
    let words = if is_new { "a STIX 2.1 bundle" } else { "a STIX 2 bundle" };
    Some(Recognised { words: words.to_owned() })
}

fn is_bundle(item: &Item<'_>) -> bool {
    let looks = item.looks();
    looks.has_keys(&["objects"]) && looks.text().contains("\"bundle")
        || looks.has_keys(&["spec_version", "created", "modified", "id"])
}

/// Reads all bundles as one.
pub(super) fn read(offer: &Offer<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    let mut bundle = Bundle::default();
    let mut file = "";
    for item in offer.items().filter(|item| is_bundle(item)) {
        item.mark_used();
        file = if file.is_empty() { item.name() } else { file };
        let value = &item.json()?.value;
        for bundled in if value.get("objects").is_some() { std::slice::from_ref(value) } else { value.items() } {
            let objects = bundled.get("objects").map_or_else(|| std::slice::from_ref(bundled), Json::items);
            objects.iter().for_each(|object| bundle.add(object, draft));
        }
    }
    hand_over(&bundle, file, draft);
    Ok(())
}

/// Hands all objects over.
fn hand_over(bundle: &Bundle<'_>, file: &str, draft: &mut Draft) {
    let descriptions = bundle.descriptions(file);
    descriptions.into_iter().for_each(|document| draft.document(document));
    let mut context = Context::of(bundle);
    for object in bundle.objects() {
        match type_of(object) {
            "relationship" => bundle.relationship(object, &mut context, draft),
            "sighting" => bundle.sighting(object, draft),
            "opinion" => bundle.opinion(object, draft),
            "report" | "note" => draft.document(bundle.document(object)),
            "marking-definition" => {}
            "extension-definition" | "language-content" => {
                draft.left_out(ImportPart::Entity, "definitions of extensions and translations", name_of(object));
            }
            _ => draft.entity(bundle.entity(object)),
        }
        bundle.tell(object, draft);
    }
}
