//! The panel of an edge: all its claims by status, each with its quotes.

use crate::model::{EdgeIndex, EvidenceIndex, OpenDossier, RelationIndex, Status, Target};
use crate::session::{Command, Session, claims_of};
use crate::text::counted;
use crate::ui::fonts::Weight;
use crate::ui::memory::Memory;
use crate::ui::style::Palette;
use crate::ui::widgets::{claim_ui, link_ui, quote_ui, status_heading_ui, weak_label};

/// All the claims of an edge.
pub(super) fn edge_ui(
    ui: &mut egui::Ui,
    session: &Session,
    open: &OpenDossier,
    edge: EdgeIndex,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let Some(bundle) = open.network.edges.get(edge.at()) else { return };
    let palette = Palette::of(ui);
    let claims = claims_of(open, Target::Edge(edge), session.visibility());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let ends = if bundle.is_loop() { vec![bundle.ends.0] } else { vec![bundle.ends.0, bundle.ends.1] };
        for (place, end) in ends.into_iter().enumerate() {
            if place == 1 {
                ui.label(egui::RichText::new("and").size(15.0).color(palette.weak));
            }
            if link_ui(ui, &open.dossier.entities[end.at()].name, 19.0, Weight::SemiBold).clicked() {
                commands.push(Command::Select(Some(Target::Entity(end))));
            }
        }
    });
    weak_label(ui, &counts(bundle.relations.len(), claims.len(), bundle.evidence, bundle.documents));
    if bundle.conflict {
        let text = "Its claims conflict: one says that it holds, another that it does not";
        ui.label(egui::RichText::new(text).size(13.0).color(palette.danger));
    }
    ui.add_space(6.0);
    for status in Status::ALL {
        let of_status: Vec<RelationIndex> =
            claims.iter().copied().filter(|relation| open.dossier.relations[relation.at()].status == status).collect();
        if of_status.is_empty() {
            continue;
        }
        status_heading_ui(ui, status, of_status.len());
        for relation in of_status {
            claim_with_quotes_ui(ui, session, open, relation, memory, commands);
        }
        ui.add_space(8.0);
    }
}

/// A claim and the cards of its quotes.
pub(super) fn claim_with_quotes_ui(
    ui: &mut egui::Ui,
    session: &Session,
    open: &OpenDossier,
    relation: RelationIndex,
    memory: &mut Memory,
    commands: &mut Vec<Command>,
) {
    let claim = &open.dossier.relations[relation.at()];
    ui.push_id(("claim", relation.0), |ui| {
        claim_ui(ui, open, claim, None, commands);
        for position in 0..claim.evidence.len() as u32 {
            let evidence = EvidenceIndex { relation, position };
            let response = ui.push_id(position, |ui| quote_ui(ui, open, evidence, session.selection(), commands)).inner;
            memory.hits.push((format!("quote {} {position}", relation.0), response.rect.center()));
            let selected = session.selection().quote == Some(evidence);
            if selected && memory.scrolled_to.as_ref() != Some(session.selection()) {
                // Only where it is out of sight, and never on the first look: the heading is read first.
                if memory.scrolled_to.as_ref().is_some_and(|before| before.target == session.selection().target) {
                    response.scroll_to_me(None);
                }
                memory.scrolled_to = Some(session.selection().clone());
            }
        }
        ui.add_space(6.0);
    });
}

/// "20 claims · 27 quotes · 1 document", with what a filter hides.
fn counts(all: usize, shown: usize, evidence: u32, documents: u32) -> String {
    let mut words = [
        counted(all, "claim", "claims"),
        counted(evidence as usize, "quote", "quotes"),
        counted(documents as usize, "document", "documents"),
    ]
    .join(" · ");
    if shown < all {
        words.push_str(&format!(" · {} hidden by the filter", all - shown));
    }
    words
}
