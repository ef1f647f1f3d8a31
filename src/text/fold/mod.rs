//! Folding for quotes: a text without the differences that a quote may have, and the map back to the original.

mod folded;
mod folding;
mod needed;
mod original;
mod signs;
mod spaces;

pub(super) use folded::{Folded, is_letter};
pub(super) use folding::{Breaks, Case, Folding};
pub(super) use needed::{folded_quote, needed_folds};
pub(super) use original::{Original, folded_text};
pub(super) use signs::{
    SOFT_HYPHEN, breaks_a_word, is_double_mark, is_hyphen, is_invisible, is_sign, is_single_mark, is_unspaced,
    is_word_hyphen,
};
pub(super) use spaces::{has_numbered_items, run_at, starts_list_item};

#[cfg(test)]
mod tests;
