//! Small pieces that several panels are made of.

mod card;
mod claim;
mod mark;
mod names;
mod problem;
mod quote;
mod result;

pub(super) use card::card_ui;
pub(super) use claim::{claim_ui, status_heading_ui};
pub(super) use names::{
    button_info, edge_name, link_ui, name_ui, sentence_label_ui, sentence_link_ui, shortened, weak_ui, wrapped_job,
};
pub(super) use problem::problem_ui;
pub(super) use quote::quote_ui;
pub(super) use result::{explanation, result_help, result_words};
