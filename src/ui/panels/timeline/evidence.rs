//! The evidence of the selected edge in time order, beside the time line.

use crate::analysis::speakers::voice;
use crate::analysis::timeline::{Dated, in_time_order};
use crate::analysis::words::in_marks;
use crate::fonts::Style;
use crate::model::{EdgeIndex, Target};
use crate::session::{Command, claims_of};
use crate::text::visible;
use crate::ui::ctx::OpenCtx;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{button_info, edge_name, pressable, selectable_in_order, weak_ui, wrapped_job};
use crate::ui::wrapping::first_lines;
use egui::{CursorIcon, RichText, Ui};

/// How many lines of a quote are shown.
const LINES: usize = 2;

/// The quotes, the earliest first, and the claims without any. A click shows the quote in its document.
pub(super) fn evidence_ui(cx: &OpenCtx<'_>, ui: &mut Ui, edge: EdgeIndex) {
    ui.label(RichText::new(format!("{}, in time order", edge_name(cx.open, edge))).font(semibold(13.0)));
    let claims = claims_of(cx.open, Target::Edge(edge), cx.session.visibility());
    egui::ScrollArea::vertical().id_salt("evidence in time order").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.set_width(ui.available_width() - 8.0);
        for (place, piece) in in_time_order(cx.open, &claims).iter().enumerate() {
            ui.push_id(place, |ui| piece_ui(cx, ui, piece));
        }
        if claims.is_empty() {
            weak_ui(ui, "The filter hides its claims");
        }
    });
}

/// One quote: when and with which status, and its words, as many as two lines hold.
fn piece_ui(cx: &OpenCtx<'_>, ui: &mut Ui, piece: &Dated<'_>) {
    let palette = Palette::of(ui);
    let claim = cx.claim(piece.relation);
    let when = match (piece.date, &claim.date) {
        (Some(date), _) if piece.of_document => format!("{date} (document)"),
        (Some(date), _) => date.words().to_owned(),
        (None, Some(date)) => format!("undated (“{}”)", date.text),
        (None, None) => "undated".to_owned(),
    };
    let said = claim.evidence.get(piece.evidence.map_or(usize::MAX, |evidence| evidence.position as usize));
    let said = match said.map(|said| &said.quote) {
        Some(Some(quote)) => in_marks(&visible(quote), [None; 2]),
        Some(None) => "cited without a quote".to_owned(),
        None => "no evidence".to_owned(),
    };
    let head = format!("{when} · {} · {}", claim.kind, voice(cx.open, piece.relation).concat());
    let is_shown = piece.evidence.is_some() && cx.session.selection().quote == piece.evidence;
    let shown = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let head = wrapped_job(ui, &visible(&head), 12.5, Style::SemiBold, palette.status(claim.status));
        ui.add(selectable_in_order(ui, head));
        let color = if is_shown { palette.accent } else { palette.ink };
        let first = first_lines(&said, 13.0, Style::Regular, ui.available_width(), LINES);
        let words = wrapped_job(ui, &first, 13.0, Style::Regular, color);
        ui.add(selectable_in_order(ui, words));
        first.len() < said.len()
    });
    let Some(evidence) = piece.evidence else { return };
    let response = pressable(ui, &shown.response);
    let response = if shown.inner { response.on_hover_text(&said) } else { response };
    response.widget_info(|| button_info(&format!("{head}: {said}")));
    cx.hit(format!("dated {} {}", evidence.relation.0, evidence.position), response.rect.center());
    if response.hovered() || response.has_focus() {
        let rect = response.rect.expand(2.0);
        ui.painter().rect_stroke(rect, 3.0, egui::Stroke::new(1.0, palette.accent), egui::StrokeKind::Outside);
    }
    cx.send_on(&response.on_hover_cursor(CursorIcon::PointingHand), Command::ShowQuote(evidence));
}
