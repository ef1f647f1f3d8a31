//! What is shown and what is left out: the strip above the network, and the menus to change it.

mod menu;
mod strip;

pub(super) use menu::{expand_menu_ui, only_menu_ui};
pub(super) use strip::strip_ui;
