//! Small pieces that several panels are made of.

mod card;
mod claim;
mod controls;
mod fields;
mod listed;
mod look;
mod mark;
mod names;
mod problem;
mod quote;
mod rows;
mod signs;
mod source;

pub(super) use crate::report::{explanation, result_help, result_words};
pub(super) use card::{card_ui, pressable};
pub(super) use claim::{claim_details_ui, claim_ui, status_heading_ui};
pub(super) use controls::{choice_ui, choose_ui, close_sign_ui, grave_ui, primary_ui, primary_where_ui, sign_ui};
pub(super) use fields::fields_ui;
pub(super) use listed::Listed;
pub(super) use names::{
    action_link_ui, button_info, edge_name, link_ui, moved_cursor, name_ui, selectable_in_order, sentence_label_ui,
    sentence_link_ui, shortened, signed_tick_ui, tick_ui, weak_ui, wrapped_job,
};
pub(super) use problem::problems_list_ui;
pub(super) use quote::{block_ui, first_quote_ui, quote_ui, status_side_ui};
pub(super) use rows::Rows;
pub(super) use signs::{Sign, kind_ui};
