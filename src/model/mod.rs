//! Plain values: the dossier, what was computed from it, and how the reader arranged it.
//!
//! Invariant: no bytes, no files, no threads, no clock, no drawing.
//! Invariant: no floor above is used.

mod by_status;
mod correction;
mod date;
mod disagreement;
mod document;
mod dossier;
mod edge;
mod entity;
mod evidence;
mod filter;
#[cfg(test)]
pub(crate) mod fixture;
mod hidden;
mod identity;
mod ids;
mod import;
mod mark;
mod measure;
mod network;
mod open_dossier;
mod position;
mod problem;
mod reading;
mod relation;
mod second_look;
mod shared;
mod shown;
mod target;
mod verification;
mod view;

pub use by_status::ByStatus;
pub use correction::{Corrections, Passage};
pub use date::{Date, DateRange, DateSpan, Day};
pub use disagreement::{Conflicts, Disagreement, Dispute, KindRules, Party, Statement};
pub use document::{Document, Grade, Span};
pub use dossier::{Dossier, Imported, ImportedFile};
pub use edge::Edge;
pub use entity::{Entity, PlacedMention};
pub use evidence::Evidence;
pub use filter::{Amount, Field, FieldOwner, Filter, FilterChange, FilterGroup, Visibility};
pub use hidden::{is_hidden, is_pictured, takes_variation};
pub use identity::{Identities, QuoteKey, RelationKey, relation_keys};
pub use ids::{DocumentIndex, EdgeIndex, EntityIndex, EvidenceIndex, RelationIndex, SentenceIndex};
pub use import::{
    Comparison, Deed, Difference, ImportCounts, ImportPart, ImportReport, ImportTask, KeptRoles, Ladder, Pairs, Role,
    TableKind, TablePreview, Told, combine, ids_are_shared, pair_documents, pair_entities,
};
pub use mark::{Fault, Judged, Marks, QuoteMark, Verdict, Verdicts};
pub use measure::{Measure, MeasureLook, MeasureRange, MeasureScope};
pub use network::Network;
pub use open_dossier::{OpenDossier, Origin};
pub use position::{Camera, FARTHEST, Position, Rect, Size};
pub use problem::{Place, Problem, Problems, Severity};
pub use reading::{Bearer, DocumentReading, Doubt, Mention, PageBreak, Pages, PossibleMention, Reading, SharedName};
pub use relation::{Relation, RelationKind, Status, StatusSet};
pub use second_look::{EndsNamed, LookReason, SecondLook};
pub use shared::Shared;
pub use shown::{Part, SavedShown, Shown};
pub use target::Target;
pub use verification::{
    Backing, Break, ByBacking, CitedReason, Context, Cut, CutIn, Faults, Fold, Folds, Found, MissingReason, Outcome,
    Verification,
};
pub use view::{COMPUTED_VIEW, QUOTE_RULES, SavedCorrection, SavedLayout, ThemeChoice, View};
