//! What there is to see, described once, and written as SVG, PNG and PDF.
//!
//! Invariant: no egui. Screen and file obey the same description.
