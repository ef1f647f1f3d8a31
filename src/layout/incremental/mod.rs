//! Changes to a finished layout: newcomers.

pub(crate) mod newcomers;
