//! Pictures as text: what is drawn for every status, kind, sign and emphasis, for every form of the legend and the
//! caption, and which names stand where on pages of both examples.
//!
//! A test writes the display list down, one mark a line, and compares it with the file beside it (`statuses.txt` …).
//! Where a change of a picture is meant, `SAYSO_RENEW=1 cargo test --test main pictures` renews the files.

mod backings;
mod crowd;
mod dossiers;
mod emphasis;
mod furniture;
mod hubs;
mod labels;
mod marks;
mod opposed;
mod snapshot;
mod statuses;
mod writer;
