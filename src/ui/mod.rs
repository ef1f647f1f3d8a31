//! The window in egui: reads the session, returns commands.
//!
//! `window` draws everything. Each part is a function `…_ui(cx, ui, …)`: it reads the session through the context `cx`
//! and sends commands there. What a part keeps between frames is a value of its own in [`Memory`].
//!
//! Invariant: never changes the session and performs no effect; what it keeps is in [`Memory`].

mod access;
mod bidi;
mod cached;
mod canvas;
mod compare;
mod context_menu;
mod ctx;
mod dialogs;
mod empty;
mod find;
mod fonts;
mod hand;
mod import;
mod keys;
mod loading;
mod memory;
mod menu;
mod menu_items;
mod pages;
mod panels;
mod quote_texts;
mod reader;
mod recent_names;
mod shown;
mod side;
mod side_memory;
mod style;
mod table;
mod widgets;
mod window;
mod wrapping;

pub use canvas::CanvasMemory;
pub use ctx::{ExampleName, Hit, Surroundings};
pub use memory::Memory;
pub use panels::Panels;
pub use window::{Drawn, window};

/// Installs fonts and colours, once at the start.
pub fn install(ctx: &egui::Context) {
    fonts::install_fonts(ctx);
    style::install_themes(ctx);
}
