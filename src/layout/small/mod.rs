//! Small components: several starts, local search, balance and finish.

pub(crate) mod balance;
pub(crate) mod budget;
pub(crate) mod component;
pub(crate) mod davidson_harel;
pub(crate) mod finish;
pub(crate) mod label_search;
pub(crate) mod multistart;
pub(crate) mod problem;
