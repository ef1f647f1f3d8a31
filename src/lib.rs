//! Sayso: who is tied to whom, and on whose say-so.
//!
//! It opens a *dossier* (documents, entities, and the relations read out of them), draws the network, and shows for
//! every edge the sentences that support it.
//!
//! # The house
//!
//! Modules are floors. A floor uses only floors below it, never a neighbour on its own floor; `tests/tidy.rs` guards it.
//!
//! ```text
//! app  cli  6  the shells: window, threads, clock; headless commands
//! files     5  atomic saves, confined reads, the examples
//! ui        5  egui: reads &Session, returns Vec<Command>
//! scene     3  what there is to see → SVG, PNG, PDF; no egui
//! session   2  what the reader is doing; undo; the only writer of state
//! analysis  1  questions about a dossier
//! layout    1  where things are
//! formats   1  bytes ↔ dossier
//! fonts     1  the bundled faces: widths and glyphs
//! text      1  quotes, sentences, mentions
//! model     0  what is known: plain values
//! ```

pub mod model;

pub mod analysis;
pub mod fonts;
pub mod formats;
pub mod layout;
pub mod text;

pub mod session;

pub mod scene;

pub mod files;
pub mod ui;

pub mod app;
pub mod cli;
