//! Pages of quotes to go through: those that are not verified, and those worth a second look.

mod second_look;
mod unverified;

pub(super) use second_look::second_look_ui;
pub(super) use unverified::unverified_ui;
