//! All that covers a dossier: filter, hiding by hand, and what is shown of it.

use crate::model::{EntityIndex, Filter, Shown, Verdicts};
use std::collections::BTreeSet;

/// What the reader has switched off, hidden, and left out.
#[derive(Clone, Copy, Debug)]
pub struct Cover<'a> {
    /// The filter.
    pub filter: &'a Filter,
    /// The entities hidden by hand.
    pub hidden: &'a BTreeSet<EntityIndex>,
    /// What the reader said of quotes.
    pub verdicts: &'a Verdicts,
    /// What is shown of the network.
    pub shown: &'a Shown,
    /// For every entity, whether its measures are outside the values that the filter asks for; empty: of none.
    pub outside: &'a [bool],
}
