//! The state of a session: a few values with one job each, and the session that holds them.
//!
//! Invariant: only `apply`, `actions` and the deeds in `update` change these values, by the methods that keep their
//! invariants.

mod derived;
mod dragging;
mod edits;
mod history;
mod layout_file;
mod layout_run;
mod left;
mod light;
mod look;
mod measures;
mod measuring;
mod notice;
mod opened;
mod packed;
mod preferences;
mod selection;
mod session;
mod settling;
mod standing;
mod trail;
mod tuning;
mod views;
mod workspace;

pub(super) use derived::Derived;
pub use dragging::Company;
pub(super) use dragging::Dragging;
pub use history::HISTORY_DEPTH;
pub(super) use history::{Snapshot, Touched};
pub use layout_file::{LayoutFile, OnDisk};
pub(super) use left::{Left, Places, tread};
pub use look::{Canvas, Look, ZOOM_RANGE};
pub use measures::{MeasureAnswer, MeasureChange, MeasureWish};
pub use measuring::Measuring;
pub use notice::{Notice, NoticeKind};
pub use opened::Failure;
pub use preferences::Preferences;
pub use selection::{Direction, Page, Reading, Selection, claims_of, evidence_of_claims, quotes_of};
pub(super) use session::Pointer;
pub use session::Session;
pub use settling::Settling;
pub(super) use standing::Standing;
pub(super) use tuning::TunedPicture;
pub use tuning::{Tune, Tuning};
pub use views::Views;
pub use workspace::Workspace;
