//! Small pieces that several panels are made of.

mod claim;
mod mark;
mod names;
mod quote;
mod result;

pub(super) use claim::{claim_ui, status_heading_ui};
pub(super) use names::{
    button_info, edge_name, link_ui, name_label, sentence_label, sentence_link_ui, shortened, weak_label, wrapped_job,
};
pub(super) use quote::quote_ui;
pub(super) use result::{explanation, result_help, result_words};
