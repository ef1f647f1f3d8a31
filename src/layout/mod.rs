//! Where things are: a force-directed layout with no clock, seeded, the same on any number of threads.
//!
//! Invariant: knows no dossier and no window; positions in, positions out.
