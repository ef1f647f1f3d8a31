//! The strip above the network: how much of it is shown, what that is, and the ways back.
//!
//! Invariant: it is there only while something is left out.

use crate::analysis::words::grouped;
use crate::model::Shown;
use crate::session::Action;
use crate::ui::ctx::OpenCtx;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{action_link_ui, shortened};
use egui::{Frame, Margin, Panel, RichText, Stroke, Ui};

/// The room beside the words on a part, and the width of a letter, in points.
const BESIDE_WORDS: f32 = 300.0;
const LETTER: f32 = 7.0;

/// Draws the strip, where anything is left out.
pub(in crate::ui) fn strip_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    let (shown, all) = (cx.session.visibility().entity_count(), cx.open.dossier.entities.len());
    let workspace = cx.session.workspace();
    let is_whole = shown == all && workspace.shown.is_everything();
    // Where nothing is shown, the page in place of the network tells it.
    if is_whole || shown == 0 && !cx.session.dims() {
        return;
    }
    let palette = Palette::of(ui);
    let line = Stroke::new(1.0, palette.line);
    let bar = Frame::new().fill(palette.panel).inner_margin(Margin::symmetric(12, 3)).stroke(line);
    Panel::top("shown").frame(bar).show_separator_line(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            let words = format!("{} of {} shown", grouped(shown), grouped(all));
            ui.label(RichText::new(words).font(semibold(13.0)));
            part_ui(cx, ui, palette);
            singles_ui(cx, ui);
            unclaimed_ui(cx, ui);
            action_link_ui(cx, ui, RichText::new(Action::ShowAll.label()), Action::ShowAll);
            if cx.session.has_shown_before() {
                action_link_ui(cx, ui, RichText::new("Back"), Action::ShowBefore);
            }
        });
    });
}

/// What the part is that is shown alone.
fn part_ui(cx: &OpenCtx<'_>, ui: &mut Ui, palette: Palette) {
    let Shown::Part(part) = &cx.session.workspace().shown else { return };
    let letters = ((ui.available_width() - BESIDE_WORDS) / LETTER).max(0.0) as usize;
    if letters > 8 && !part.words.is_empty() {
        let words = shortened(&part.words, letters.min(70));
        let label = ui.label(RichText::new(words).size(13.0).color(palette.weak));
        label.on_hover_text(format!("Shown alone: {}", part.words));
    }
}

/// Entities without any claim, folded into one line.
fn singles_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    if cx.session.workspace().shown == Shown::Claimed {
        let singles = cx.open.network.incident.iter().filter(|edges| edges.is_empty()).count();
        let words = format!("{} without claims", grouped(singles));
        action_link_ui(cx, ui, RichText::new(words), Action::FoldUnclaimed);
    }
}

/// Entities of which the filter lets no claim through.
fn unclaimed_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    let filter = &cx.session.workspace().filter;
    if filter.is_on_claims() {
        let words = if filter.keeps_unclaimed {
            "Hide those without a shown claim"
        } else {
            "Keep those without a shown claim"
        };
        action_link_ui(cx, ui, RichText::new(words), Action::FoldUnclaimed);
    }
}
