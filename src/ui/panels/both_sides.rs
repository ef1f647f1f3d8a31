//! The two sides of a contradiction, beside one another or by date.

use super::contradictions::{Sort, common_ends, side_title, support_words, title_words};
use crate::analysis::contradictions::{Contradiction, Side, in_date_order};
use crate::analysis::paths::words::statement_words;
use crate::analysis::speakers::voice;
use crate::fonts::Style;
use crate::model::{Disagreement, EvidenceIndex, OpenDossier, Relation, RelationIndex, Status, StatusSet, Target};
use crate::session::{Command, Page};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{block_ui, choose_ui, link_ui, name_ui, quote_ui, sentence_label_ui, weak_ui};
use egui::{Align, Layout, Margin, RichText, Ui};

/// From this width on, in points, the two sides are in two columns.
const BESIDE: f32 = 300.0;

/// What the count of documents means.
const INDEPENDENT: &str = "Documents that only repeat one another, word for word, count as one";

/// How the two sides of a contradiction are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum SideOrder {
    /// One beside the other.
    #[default]
    SideBySide,
    /// All claims by the dates of their documents.
    ByDate,
}

/// The two sides of a contradiction; `None`: of one that is no longer shown.
pub(super) fn both_sides_ui(cx: &OpenCtx<'_>, ui: &mut Ui, one: Option<&Contradiction>, order: &mut SideOrder) {
    let Some(one) = one else {
        weak_ui(ui, "One side of this contradiction is not shown by the filter");
        return;
    };
    let sort = Sort::of(one);
    ui.label(RichText::new(sort.words()).font(semibold(13.0)).color(sort.color(&Palette::of(ui))))
        .on_hover_text(sort.meaning());
    heading_ui(cx, ui, one);
    ui.horizontal_wrapped(|ui| {
        choose_ui(ui, order, SideOrder::SideBySide, "Side by side");
        choose_ui(ui, order, SideOrder::ByDate, "By date").on_hover_text("Who answered whom");
        let count = cx.open.network.edges[one.edge.at()].relations.len();
        let all = link_ui(ui, &format!("All {count} claims"), 13.0, Style::Regular);
        cx.select_on(&all.on_hover_text("All claims of this edge"), Target::Edge(one.edge));
        cx.send_on(&link_ui(ui, "All contradictions", 13.0, Style::Regular), Command::ShowPage(Page::Contradictions));
    });
    ui.add_space(4.0);
    if *order == SideOrder::ByDate {
        by_date_ui(cx, ui, one);
    } else if ui.available_width() >= BESIDE {
        ui.columns(2, |columns| {
            for (ui, side) in columns.iter_mut().zip(&one.sides) {
                // Columns are justified, which tears quotes apart.
                ui.with_layout(Layout::top_down(Align::Min), |ui| side_ui(cx, ui, one, side));
            }
        });
    } else {
        for side in &one.sides {
            side_ui(cx, ui, one, side);
        }
    }
}

/// What the contradiction is about, with its two entities as links.
fn heading_ui(cx: &OpenCtx<'_>, ui: &mut Ui, one: &Contradiction) {
    let ink = Palette::of(ui).ink;
    let Some(said) = common_ends(one) else {
        sentence_label_ui(ui, &title_words(cx.open, one), 15.0, Style::SemiBold, ink);
        return;
    };
    let [first, second] = &one.sides;
    let mut kinds = side_title(cx.open, one, first);
    if first.statements != second.statements {
        kinds.push(" / ".to_owned());
        kinds.extend(side_title(cx.open, one, second));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        for (place, end) in [said.from, said.to].into_iter().enumerate() {
            if place == 1 {
                sentence_label_ui(ui, &kinds, 15.0, Style::Regular, ink);
            }
            let name = cx.name(end);
            cx.select_on(&link_ui(ui, name, 17.0, Style::SemiBold), Target::Entity(end));
        }
    });
}

/// The heading of a side, in parts: of opposed kinds what it says, else the statuses of its claims.
fn side_heading(open: &OpenDossier, one: &Contradiction, side: &Side) -> Vec<String> {
    if one.disagreement == Disagreement::Opposed {
        return side_title(open, one, side);
    }
    let statuses: StatusSet = side.claims.iter().map(|claim| open.dossier.relations[claim.at()].status).collect();
    let words = match (statuses.contains(Status::Asserted), statuses.contains(Status::Alleged)) {
        (true, true) => "Asserted and alleged",
        (true, false) => "Asserted",
        (false, true) => "Alleged",
        (false, false) if statuses.contains(Status::Hypothetical) => "Only possible",
        (false, false) => "Denied",
    };
    vec![words.to_owned()]
}

/// One side: its heading, and its claims with their quotes.
fn side_ui(cx: &OpenCtx<'_>, ui: &mut Ui, one: &Contradiction, side: &Side) {
    sentence_label_ui(ui, &side_heading(cx.open, one, side), 14.5, Style::SemiBold, Palette::of(ui).ink);
    weak_ui(ui, &support_words(side)).on_hover_text(INDEPENDENT);
    ui.add_space(4.0);
    for claims in one_voice(cx.open, &side.claims) {
        claims_ui(cx, ui, &claims, side.statements.len() > 1);
    }
}

/// All claims in the order of the documents' dates.
fn by_date_ui(cx: &OpenCtx<'_>, ui: &mut Ui, one: &Contradiction) {
    weak_ui(ui, "By the date of the document that carries it first");
    ui.add_space(4.0);
    let turns = in_date_order(cx.open, one);
    let claims: Vec<RelationIndex> = turns.iter().map(|turn| turn.claim).collect();
    for claims in one_voice(cx.open, &claims) {
        let Some(turn) = turns.iter().find(|turn| Some(&turn.claim) == claims.first()) else { continue };
        let document = turn.document.and_then(|document| cx.open.dossier.document(document));
        let date = document.and_then(|document| document.date.as_ref());
        let words = match (turn.said, date, document) {
            (Some(_), Some(date), _) => date.words().to_owned(),
            (_, _, Some(_)) => "No date".to_owned(),
            (_, _, None) => "No evidence".to_owned(),
        };
        ui.label(RichText::new(words).font(semibold(13.5)));
        // What is against it is indented, as in a conversation.
        let indent = if turn.side == 0 { 0 } else { 28 };
        egui::Frame::new().inner_margin(Margin { left: indent, right: 0, top: 0, bottom: 0 }).show(ui, |ui| {
            claims_ui(cx, ui, &claims, one.disagreement == Disagreement::Opposed);
        });
    }
}

/// Groups of neighbouring claims with the same status, date and evidence: what two governments deny in one sentence is
/// shown once.
fn one_voice(open: &OpenDossier, claims: &[RelationIndex]) -> Vec<Vec<RelationIndex>> {
    let is_same = |one: &RelationIndex, other: &RelationIndex| {
        let (one, other) = (&open.dossier.relations[one.at()], &open.dossier.relations[other.at()]);
        let of = |claim: &Relation| (claim.kind.clone(), claim.status, claim.date.clone(), claim.evidence.clone());
        of(one) == of(other) && !one.evidence.is_empty()
    };
    claims.chunk_by(is_same).map(<[RelationIndex]>::to_vec).collect()
}

/// Claims of a side that rest on the same evidence: what they say where that differs from others of the list, their
/// speakers, date and quotes.
fn claims_ui(cx: &OpenCtx<'_>, ui: &mut Ui, claims: &[RelationIndex], names_kind: bool) {
    let Some(first) = claims.first().copied() else { return };
    let relation = cx.claim(first);
    ui.push_id(("side", first.0), |ui| {
        if names_kind {
            let said = statement_words(cx.open, relation.from, &relation.kind, relation.to);
            sentence_label_ui(ui, &said, 13.0, Style::Regular, Palette::of(ui).ink);
        }
        voices_ui(cx, ui, claims);
        if let Some(date) = &relation.date {
            weak_ui(ui, &format!("dated {date}"));
        }
        if relation.evidence.is_empty() {
            weak_ui(ui, "no evidence");
        }
        for block in cx.blocks(first).iter() {
            // Where several claims have this quote, the one that is shown in its document.
            let shown_of = |evidence: EvidenceIndex| {
                let of = |claim: &RelationIndex| EvidenceIndex { relation: *claim, ..evidence };
                claims.iter().map(of).find(|other| cx.session.selection().quote == Some(*other)).unwrap_or(evidence)
            };
            let quotes: Vec<EvidenceIndex> = block.iter().copied().map(shown_of).collect();
            match quotes.as_slice() {
                [evidence] => drop(ui.push_id(evidence.position, |ui| quote_ui(cx, ui, *evidence))),
                several => drop(block_ui(cx, ui, several)),
            }
        }
        ui.add_space(8.0);
    });
}

/// The speakers of some claims of one status: "Denied by Iran and Russia". Each name leads to everything that it says.
fn voices_ui(cx: &OpenCtx<'_>, ui: &mut Ui, claims: &[RelationIndex]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 1.0);
        for (place, claim) in claims.iter().enumerate() {
            let relation = cx.claim(*claim);
            let color = Palette::of(ui).status(relation.status);
            let Some(by) = relation.by else {
                sentence_label_ui(ui, &voice(cx.open, *claim), 13.5, Style::SemiBold, color);
                continue;
            };
            // The words before the first name serve all.
            let before = voice(cx.open, *claim).first().map(|words| words.trim().to_owned()).unwrap_or_default();
            let before = if place == 0 { before } else { "and".to_owned() };
            name_ui(ui, &before, 13.5, Style::SemiBold, color);
            let name = cx.name(by);
            let link = link_ui(ui, name, 13.5, Style::SemiBold).accessible_name(format!("{before} {name}"));
            let link = link.on_hover_text(format!("Everything that {name} says"));
            cx.send_on(&link, Command::ShowPage(Page::Speaker(by)));
        }
    });
}
