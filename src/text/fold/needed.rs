//! The folds that it took to find a quote.

use super::folded::Folded;
use super::folding::Folding;
use super::original::Original;
use crate::model::{Fold, Folds, Span};

/// The smallest set of folds under which `quote` is what stands at `place` in `text`, given that it is under all.
pub(in crate::text) fn needed_folds(quote: &str, text: Original<'_>, place: Span, how: Folding) -> Folds {
    let mut needed = how.folds;
    // White space is tried last, so that it is named where another fold would explain the same.
    let others = Fold::ALL.into_iter().filter(|fold| *fold != Fold::WhiteSpace);
    for fold in others.chain([Fold::WhiteSpace]) {
        let fewer = Folding { folds: needed.without(fold), ..how };
        let wanted = folded_quote(quote, text, fewer);
        let passage = text.fold_range(place.range(), fewer);
        if passage.end_of(0, &wanted) == Some(passage.text.len()) {
            needed = fewer.folds;
        }
    }
    needed
}

/// A quote as it is looked for in `text`: folded like it, and without white space around it.
pub(in crate::text) fn folded_quote(quote: &str, text: Original<'_>, how: Folding) -> Folded {
    let quote = if how.folds.contains(Fold::WhiteSpace) { quote.trim() } else { quote };
    Original::new(quote, &[]).in_the_letters_of(text).fold(how)
}
