//! The page of a speaker: all its claims, by subject, with their status.

use super::claims::{QuoteScroll, claim_with_quotes_ui};
use crate::analysis::speakers::{by_status, claims_said_by, said_by};
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::{EntityIndex, Target};
use crate::session::Action;
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use crate::ui::widgets::{Listed, link_ui, name_ui, weak_ui};
use egui::{RichText, Ui};

/// How many subjects are listed until the reader asks for all.
const LISTED: usize = 60;

/// All the claims of a speaker, by subject.
pub(super) fn speaker_ui(cx: &OpenCtx<'_>, ui: &mut Ui, speaker: EntityIndex, scroll: &mut QuoteScroll) {
    let Some(entity) = cx.open.dossier.entity(speaker) else { return };
    let palette = Palette::of(ui);
    name_ui(ui, &format!("Claims by {}", entity.name), 19.0, Style::SemiBold, palette.ink);
    let claims = claims_said_by(cx.open, Some(speaker), cx.session.visibility());
    let all = cx.open.dossier.relations.iter().filter(|claim| claim.by == Some(speaker)).count();
    let mut words = vec![plural(claims.len(), "claim", "claims")];
    let counts = by_status(cx.open, &claims);
    let present = counts.iter().filter(|(_, count)| **count > 0);
    words.extend(present.map(|(status, count)| format!("{count} {}", status.word().to_lowercase())));
    if all > claims.len() {
        words.push(format!("{} not shown by the filter", all - claims.len()));
    }
    weak_ui(ui, &words.join(" · "));
    let said_of = link_ui(ui, &format!("Claims about {}", entity.name), 13.0, Style::Regular);
    cx.select_on(&said_of, Target::Entity(speaker));
    let only = link_ui(ui, "Show only what it says", 13.0, Style::Regular);
    cx.act_on(&only.on_hover_text(Action::ShowOnly.help()), Action::ShowOnly);
    ui.add_space(8.0);
    let said = said_by(cx.open, speaker, cx.session.visibility());
    let listed = Listed::of(ui, ("subjects of", speaker.0), said.len(), LISTED);
    for of in said.iter().take(listed.shown()) {
        let subject = cx.name(of.subject);
        let name = if of.subject == speaker { "Of itself".to_owned() } else { format!("Of {subject}") };
        ui.horizontal_wrapped(|ui| {
            name_ui(ui, &name, 14.5, Style::SemiBold, palette.ink);
            ui.label(RichText::new(of.claims.len().to_string()).size(13.0).color(palette.weak));
        });
        for claim in &of.claims {
            claim_with_quotes_ui(cx, ui, *claim, None, scroll);
        }
        ui.add_space(6.0);
    }
    listed.more_ui(ui, "subjects");
}
