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
    action_link_ui, button_info, close_sign_ui, edge_name, link_ui, moved_cursor, name_ui, sentence_label_ui,
    sentence_link_ui, shortened, sign_ui, weak_ui, wrapped_job,
};
pub(super) use problem::problems_list_ui;
pub(super) use quote::quote_ui;
pub(super) use result::{explanation, result_help, result_words};
