//! The deeds: what each command and action does to a session, in a file for each family.

mod answer;
mod arrange;
mod ask;
mod carry_over;
mod compare;
mod drag;
mod figures;
mod filter;
mod good_part;
mod lay_out;
mod layout_file;
mod look;
mod mark;
mod measuring;
mod open;
mod pin;
mod preferences;
mod quote;
mod read;
mod select;
mod switch_view;
mod table;
mod take_layout;
mod tune;
mod undo;
