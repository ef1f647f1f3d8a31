//! The claims of the selected edge in time order, beside the time line.

use crate::analysis::timeline::{dated_by, in_time_order};
use crate::model::{EdgeIndex, EvidenceIndex, OpenDossier, RelationIndex, Target};
use crate::session::{Command, Session, claims_of};
use crate::ui::fonts::Weight;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{button_info, edge_name, weak_label, wrapped_job};
use egui::{CursorIcon, Label, RichText, Sense};

/// The claims, the earliest first. A click shows a claim's first quote.
pub(super) fn evidence_ui(
    ui: &mut egui::Ui,
    session: &Session,
    open: &OpenDossier,
    edge: EdgeIndex,
    commands: &mut Vec<Command>,
) {
    ui.label(RichText::new(format!("{}, in time order", edge_name(open, edge))).font(semibold(13.0)));
    let claims = claims_of(open, Target::Edge(edge), session.visibility());
    egui::ScrollArea::vertical().id_salt("claims in time order").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        for (relation, _) in in_time_order(open, &claims) {
            ui.push_id(relation.0, |ui| claim_ui(ui, session, open, relation, commands));
        }
        if claims.is_empty() {
            weak_label(ui, "The filter hides its claims");
        }
    });
}

/// One claim in a line: when, what, with which status.
fn claim_ui(
    ui: &mut egui::Ui,
    session: &Session,
    open: &OpenDossier,
    relation: RelationIndex,
    commands: &mut Vec<Command>,
) {
    let palette = Palette::of(ui);
    let claim = &open.dossier.relations[relation.at()];
    let name = |entity: crate::model::EntityIndex| open.dossier.entities[entity.at()].name.as_str();
    let when = match (dated_by(open, claim), &claim.date) {
        (Some(date), Some(_)) => date.text.clone(),
        (Some(date), None) => format!("{} (document)", date.text),
        (None, Some(date)) => format!("undated (“{}”)", date.text),
        (None, None) => "undated".to_owned(),
    };
    let status = claim.status.word().to_lowercase();
    let words = format!("{when} · {} {} {} · {status}", name(claim.from), claim.kind, name(claim.to));
    let is_shown = session.selection().quote.is_some_and(|quote| quote.relation == relation);
    let color = if is_shown { palette.accent } else { palette.ink };
    let job = wrapped_job(ui, &crate::text::visible(&words), 13.0, Weight::Regular, color);
    let response = ui.add(Label::new(job).sense(Sense::click()));
    response.widget_info(|| button_info(&words));
    if response.hovered() || response.has_focus() {
        let rect = response.rect.expand(2.0);
        ui.painter().rect_stroke(rect, 3.0, egui::Stroke::new(1.0, palette.accent), egui::StrokeKind::Outside);
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() && !claim.evidence.is_empty() {
        commands.push(Command::ShowQuote(EvidenceIndex { relation, position: 0 }));
    }
}
