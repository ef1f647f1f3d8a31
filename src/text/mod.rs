//! Quotes, sentences and mentions: what can be read in a text.
//!
//! Invariant: pure: values in, values out. It never decides that a near quote is good enough.
