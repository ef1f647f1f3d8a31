//! A map for words and quotes.
//!
//! Invariant: it is looked up only, never iterated, so that no result depends on its order.

use std::collections::HashMap;

/// A map that is looked up only. Its hash is fast, and seeded anew in every run.
pub(super) type Lookup<K, V> = HashMap<K, V, foldhash::fast::RandomState>;
