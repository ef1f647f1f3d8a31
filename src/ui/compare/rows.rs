//! The rows of a comparison: a sign for what became of it, what it is, what differs, and where a click leads.

use crate::analysis::versions::{Changed, Parts};
use crate::fonts::Style;
use crate::model::{DocumentIndex, EntityIndex, EvidenceIndex, OpenDossier, RelationIndex, Target};
use crate::report::versions::{claim_words, document_words, entity_words, fields_words, quote_words};
use crate::session::{Command, Compared};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{Listed, link_ui, name_ui, weak_ui};
use egui::{Color32, RichText, Ui};

/// How many of one sort are shown until the reader asks for more.
const FIRST: usize = 40;

/// The two versions, with the way from one to the other.
pub(super) struct Sides<'a> {
    cx: &'a OpenCtx<'a>,
    compared: &'a Compared,
}

/// What became of something.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Became {
    Added,
    Changed,
    Gone,
}

impl Became {
    fn sign(self) -> &'static str {
        match self {
            Self::Added => "+",
            Self::Changed => "~",
            Self::Gone => "−",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Gone => "gone",
        }
    }

    fn color(self, palette: &Palette) -> Color32 {
        match self {
            Self::Added => palette.good,
            Self::Changed => palette.warning,
            Self::Gone => palette.danger,
        }
    }
}

/// One row.
struct Row<I> {
    became: Became,
    /// Where it stands: in the open dossier, or else in the other version.
    is_here: bool,
    at: I,
    /// What differs, in words.
    details: String,
}

impl<'a> Sides<'a> {
    /// The sides of a comparison.
    pub(super) fn of(cx: &'a OpenCtx<'a>, compared: &'a Compared) -> Self {
        Self { cx, compared }
    }

    fn dossier(&self, is_here: bool) -> &'a OpenDossier {
        if is_here { self.cx.open } else { &self.compared.other }
    }

    /// The row at a place of a list that has first what was added, then what changed, then what is gone.
    fn row<I: Copy>(&self, parts: &Parts<I>, place: usize) -> Option<Row<I>> {
        let newer_is_here = !self.compared.other_is_newer;
        let row = |became, is_here, at| Row { became, is_here, at, details: String::new() };
        let Parts { added, changed, gone, .. } = parts;
        if let Some(at) = added.get(place) {
            return Some(row(Became::Added, newer_is_here, *at));
        }
        let place = place - added.len();
        if let Some(Changed { old, new, fields }) = changed.get(place) {
            let at = if newer_is_here { *new } else { *old };
            return Some(Row { details: fields_words(fields), ..row(Became::Changed, true, at) });
        }
        gone.get(place - changed.len()).map(|at| row(Became::Gone, !newer_is_here, *at))
    }

    /// The entity of the open dossier that one of the other version is.
    fn here(&self, other: EntityIndex) -> Option<EntityIndex> {
        let pairs = &self.compared.versions.entities.pairs;
        pairs.iter().find_map(|(old, new)| {
            let (here, there) = if self.compared.other_is_newer { (old, new) } else { (new, old) };
            (*there == other).then_some(*here)
        })
    }

    /// The way to a claim: its edge; of one that is not here, what is left of its ends.
    fn to_claim(&self, is_here: bool, claim: RelationIndex) -> Option<Command> {
        if is_here {
            let edge = self.cx.open.network.edge_of.get(claim.at())?;
            return Some(Command::FlyTo(Target::Edge(*edge)));
        }
        let relation = self.compared.other.dossier.relation(claim)?;
        let ends = (self.here(relation.from), self.here(relation.to));
        let edge = ends.0.zip(ends.1).and_then(|(from, to)| self.cx.open.network.between(from, to));
        let entity = ends.0.or(ends.1).map(Target::Entity);
        edge.map(Target::Edge).or(entity).map(Command::FlyTo)
    }
}

/// The rows of one sort.
fn rows_ui<I: Copy>(
    sides: &Sides<'_>,
    ui: &mut Ui,
    name: &str,
    parts: &Parts<I>,
    words: impl Fn(&OpenDossier, I) -> String,
    ways: impl Fn(bool, I) -> Vec<Command>,
) {
    let listed = Listed::of(ui, ("compared", name), parts.counts().iter().sum(), FIRST);
    for place in 0..listed.shown() {
        let Some(row) = sides.row(parts, place) else { break };
        let words = words(sides.dossier(row.is_here), row.at);
        let ways = ways(row.is_here, row.at);
        ui.push_id((name, place), |ui| row_ui(sides, ui, &row, &words, ways));
    }
    listed.more_ui(ui, name);
}

fn row_ui<I>(sides: &Sides<'_>, ui: &mut Ui, row: &Row<I>, words: &str, ways: Vec<Command>) {
    let palette = Palette::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        let sign = RichText::new(row.became.sign()).font(semibold(14.0)).color(row.became.color(&palette));
        ui.label(sign).on_hover_text(row.became.word());
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            if ways.is_empty() {
                name_ui(ui, words, 13.0, Style::Regular, palette.weak).on_hover_text("It is only in the other version");
            } else if link_ui(ui, words, 13.0, Style::Regular).clicked() {
                sides.cx.send_all(ways);
            }
            if !row.details.is_empty() {
                weak_ui(ui, &row.details);
            }
        });
    });
}

/// Entities.
pub(super) fn entities_ui(sides: &Sides<'_>, ui: &mut Ui, parts: &Parts<EntityIndex>) {
    let ways = |is_here: bool, entity| {
        is_here.then_some(Command::FlyTo(Target::Entity(entity))).into_iter().collect::<Vec<_>>()
    };
    rows_ui(sides, ui, "entities", parts, |open, entity| entity_words(&open.dossier, entity), ways);
}

/// Claims.
pub(super) fn claims_ui(sides: &Sides<'_>, ui: &mut Ui, parts: &Parts<RelationIndex>) {
    let ways = |is_here, claim| sides.to_claim(is_here, claim).into_iter().collect::<Vec<_>>();
    rows_ui(sides, ui, "claims", parts, |open, claim| claim_words(&open.dossier, claim), ways);
}

/// Quotes, with the claims that they are for.
pub(super) fn quotes_ui(sides: &Sides<'_>, ui: &mut Ui, parts: &Parts<EvidenceIndex>) {
    let words = |open: &OpenDossier, quote: EvidenceIndex| {
        format!("{} · {}", quote_words(&open.dossier, quote), claim_words(&open.dossier, quote.relation))
    };
    let ways = |is_here: bool, quote: EvidenceIndex| {
        let shown = is_here.then_some(Command::ShowQuote(quote));
        sides.to_claim(is_here, quote.relation).into_iter().chain(shown).collect::<Vec<_>>()
    };
    rows_ui(sides, ui, "quotes", parts, words, ways);
}

/// Documents.
pub(super) fn documents_ui(sides: &Sides<'_>, ui: &mut Ui, parts: &Parts<DocumentIndex>) {
    let ways =
        |is_here: bool, document| is_here.then_some(Command::Read(document, None)).into_iter().collect::<Vec<_>>();
    rows_ui(sides, ui, "documents", parts, |open, document| document_words(&open.dossier, document), ways);
}
