//! The panel of a sentence: its text, the entities that it mentions, and the claims that use it.

use super::claims::{QuoteScroll, claim_with_quotes_ui};
use crate::analysis::sentences::{evidence_in, mentioned};
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::{EdgeIndex, OpenDossier, RelationIndex, SentenceIndex, Target};
use crate::session::Session;
use crate::ui::ctx::OpenCtx;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{edge_name, link_ui, name_ui, weak_ui};
use egui::{RichText, Ui};
use std::collections::BTreeMap;

/// Everything about one sentence.
pub(super) fn sentence_ui(cx: &OpenCtx<'_>, ui: &mut Ui, sentence: SentenceIndex, scroll: &mut QuoteScroll) {
    let (Some(document), Some(span)) =
        (cx.open.dossier.document(sentence.document), cx.open.reading.sentence(sentence))
    else {
        return;
    };
    let by_edge = claims_by_edge(cx.session, cx.open, sentence);
    let claims: usize = by_edge.values().map(Vec::len).sum();
    ui.label(RichText::new(format!("Sentence {}", sentence.number + 1)).font(semibold(19.0)));
    weak_ui(ui, &document.title);
    let text = document.text.as_deref().map_or("", |text| span.of(text));
    name_ui(ui, text, 14.0, Style::Regular, Palette::of(ui).ink);
    ui.add_space(4.0);
    mentions_ui(cx, ui, sentence);
    ui.add_space(6.0);
    let heading = if claims == 0 {
        "No claim uses this sentence".to_owned()
    } else {
        format!("{} on {}", plural(claims, "claim", "claims"), plural(by_edge.len(), "edge", "edges"))
    };
    ui.label(RichText::new(heading).font(semibold(13.5)));
    for (edge, relations) in by_edge {
        ui.push_id(("edge", edge.0), |ui| {
            cx.select_on(&link_ui(ui, &edge_name(cx.open, edge), 14.0, Style::SemiBold), Target::Edge(edge));
            for relation in relations {
                claim_with_quotes_ui(cx, ui, relation, None, scroll);
            }
        });
    }
}

/// The shown claims that rest on a sentence, by edge.
fn claims_by_edge(
    session: &Session,
    open: &OpenDossier,
    sentence: SentenceIndex,
) -> BTreeMap<EdgeIndex, Vec<RelationIndex>> {
    let mut by_edge: BTreeMap<EdgeIndex, Vec<RelationIndex>> = BTreeMap::new();
    for evidence in evidence_in(session.uses(), sentence) {
        let relation = evidence.relation;
        if session.visibility().relation(relation) {
            let claims = by_edge.entry(open.network.edge_of[relation.at()]).or_default();
            if claims.last() != Some(&relation) {
                claims.push(relation);
            }
        }
    }
    by_edge
}

/// The entities that the sentence mentions.
fn mentions_ui(cx: &OpenCtx<'_>, ui: &mut Ui, sentence: SentenceIndex) {
    let entities = mentioned(cx.open, sentence);
    if entities.is_empty() {
        weak_ui(ui, "It mentions no entity by name");
        return;
    }
    ui.horizontal_wrapped(|ui| {
        weak_ui(ui, "It mentions");
        for entity in entities {
            cx.select_on(&link_ui(ui, cx.name(entity), 13.0, Style::Regular), Target::Entity(entity));
        }
    });
}
