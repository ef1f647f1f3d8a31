//! Changes to a finished layout: newcomers and drags.

pub(crate) mod drag;
pub(crate) mod newcomers;
