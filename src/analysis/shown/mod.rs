//! Parts of a network to be shown alone: what a document or a speaker says, what is around something, what is most worth a
//! first look.

mod interest;
mod parts;

pub use interest::{FIRST_PART, LARGE, first_part, interest, most_interesting};
pub use parts::{of_claims, of_document, of_entities, of_speaker};
