//! Measures of the network: who is in the middle of it, what holds it together, and into which communities it falls.
//!
//! All are of the network without directions: an edge counts once, whatever its claims say, which way they point and how
//! many they are. They tell of the dossier, and not of the people in it: who is written about much has many edges.
//!
//! [`Ties`] is the network; [`find()`] computes a [`Part`] of the measures of it, with progress and cancel; [`MeasureTable`]
//! keeps what is known and answers with the value of an entity.
//!
//! Invariant: the same network and seed give the same values on any number of threads, to the bit.
//! Invariant: what is estimated, or differs between runs, says so.

mod betweenness;
mod communities;
mod cores;
mod cuts;
mod distribution;
mod random;
mod rank;
mod table;
mod ties;
mod told;
mod words;
mod work;

pub use betweenness::{Betweenness, Starts, betweenness};
pub use communities::{Communities, RUNS, SEED, communities};
pub use cores::cores;
pub use cuts::{Bridge, Cuts, cuts};
pub use distribution::{Bin, distribution};
pub use rank::page_rank;
pub use table::{Asked, Found, MeasureTable, Part, Structure, find};
pub use ties::Ties;
pub use told::{about, title};
pub use words::{explanation, name, number, range_words};
pub use work::Work;
