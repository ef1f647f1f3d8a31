//! Changes to a finished layout: newcomers.

pub(crate) mod beside;
pub(crate) mod newcomers;
