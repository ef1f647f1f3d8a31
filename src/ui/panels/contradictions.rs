//! The list of contradictions: what is said and denied, and what opposed kinds say, those with most behind their weaker
//! side first.

use crate::analysis::contradictions::{Contradiction, Side, Stated};
use crate::analysis::paths::words::statement_words;
use crate::analysis::speakers::voice;
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::{Disagreement, OpenDossier};
use crate::session::{Command, Page};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::{Palette, semibold};
use crate::ui::widgets::{button_info, card_ui, name_ui, sentence_label_ui, weak_ui};
use egui::{Color32, Margin, RichText, Stroke, Ui};

/// How many contradictions are listed.
const LISTED: usize = 200;

/// All contradictions in groups by their sort, in each those with most behind their weaker side first.
pub(super) fn contradictions_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    let all = cx.session.contradictions();
    let shown: std::collections::BTreeSet<_> = all.iter().filter(|one| !one.is_apart).map(|one| one.edge).collect();
    let heading = match all.iter().filter(|one| !one.is_apart).count() {
        0 => "Contradictions".to_owned(),
        count => plural(count, "contradiction", "contradictions"),
    };
    name_ui(ui, &heading, 19.0, Style::SemiBold, Palette::of(ui).ink);
    if shown.is_empty() {
        weak_ui(ui, "Nothing that is shown is denied by another, or excluded by what another says");
    } else {
        let on_edges = plural(shown.len(), "conflicting edge", "conflicting edges");
        weak_ui(ui, &format!("On {on_edges}; in each group, most on both sides first"));
    }
    let hidden = cx.open.network.edges.iter().filter(|edge| !edge.conflicts.is_empty()).count();
    if shown.len() < hidden {
        weak_ui(ui, &format!("On {} edges more, a side is not shown by the filter", hidden - shown.len()));
    }
    let mut group = None;
    for (place, one) in all.iter().enumerate().take(LISTED) {
        let sort = Sort::of(one);
        if group.replace(sort) != Some(sort) {
            let count = all.iter().filter(|other| Sort::of(other) == sort).count();
            group_heading_ui(ui, sort, count);
        }
        let response = ui.push_id(place, |ui| row_ui(ui, cx.open, one)).inner;
        cx.hit(format!("contradiction {place}"), response.rect.center());
        if response.clicked()
            && let Some((claim, other)) = one.opposites()
        {
            cx.send(Command::ShowPage(Page::BothSides(claim, Some(other))));
        }
    }
    if all.len() > LISTED {
        weak_ui(ui, &format!("and {} more", all.len() - LISTED));
    }
}

/// How claims contradict one another; `None`: at different times, so that perhaps they do not.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Sort(Option<Disagreement>);

impl Sort {
    pub(super) fn of(one: &Contradiction) -> Self {
        Self((!one.is_apart).then_some(one.disagreement))
    }

    /// Its name.
    fn name(self) -> &'static str {
        self.0.map_or("At different times", Disagreement::words)
    }

    /// Its sign and name.
    pub(super) fn words(self) -> String {
        let sign = match self.0 {
            Some(Disagreement::Denied) => "≠",
            Some(Disagreement::Opposed) => "↔",
            Some(Disagreement::OnlyPossible) => "?",
            None => "…",
        };
        format!("{sign} {}", self.name())
    }

    /// What it means, in one sentence.
    pub(super) fn meaning(self) -> &'static str {
        match self.0 {
            Some(Disagreement::Denied) => "One says it, another denies it",
            Some(Disagreement::Opposed) => "Kinds that exclude one another, as the dossier declares them",
            Some(Disagreement::OnlyPossible) => "One asserts what for another is only planned, hoped or possible",
            None => "The dates of the two sides do not overlap: both may be right",
        }
    }

    pub(super) fn color(self, palette: &Palette) -> Color32 {
        match self.0 {
            Some(Disagreement::Denied) => palette.danger,
            Some(Disagreement::Opposed) => palette.warning,
            Some(Disagreement::OnlyPossible) => palette.accent,
            None => palette.weak,
        }
    }
}

/// The heading of the contradictions of one sort.
fn group_heading_ui(ui: &mut Ui, sort: Sort, count: usize) {
    let palette = Palette::of(ui);
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new(sort.words()).font(semibold(13.5)).color(sort.color(&palette)));
        ui.label(RichText::new(count.to_string()).size(13.0).color(palette.weak));
    });
    weak_ui(ui, sort.meaning());
    ui.add_space(4.0);
}

/// One contradiction as a card: what is said, and the speakers on either side.
fn row_ui(ui: &mut Ui, open: &OpenDossier, one: &Contradiction) -> egui::Response {
    let palette = Palette::of(ui);
    let said = title_words(open, one);
    let response = card_ui(ui, false, Margin::symmetric(10, 7), 3.0, |ui| {
        sentence_label_ui(ui, &said, 14.0, Style::SemiBold, palette.ink);
        for side in &one.sides {
            let mut words = Vec::new();
            if one.disagreement == Disagreement::Opposed {
                words.extend(side_title(open, one, side));
                words.push(": ".to_owned());
            }
            words.extend(side_words(open, side));
            words.extend(one.is_apart.then(|| format!(" · {}", dates(open, side))));
            sentence_label_ui(ui, &words, 12.5, Style::Regular, palette.weak);
        }
    });
    let edge = response.rect.with_max_x(response.rect.left() + 3.0);
    ui.painter().rect_filled(
        edge,
        egui::CornerRadius { nw: 6, sw: 6, ..Default::default() },
        Sort::of(one).color(&palette),
    );
    response.widget_info(|| button_info(&format!("{}: {}", Sort::of(one).name(), said.concat())));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_stroke(response.rect, 6.0, Stroke::new(1.5, palette.accent), egui::StrokeKind::Inside);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// How many of several opposed kinds of one side are named.
const KINDS: usize = 3;

/// What a contradiction is about, in parts: "Iran arms Iraq", "Iran fuels / calms the war".
pub(super) fn title_words(open: &OpenDossier, one: &Contradiction) -> Vec<String> {
    let [first, second] = &one.sides;
    let Some(from) = common_ends(one) else {
        let mut words = side_title(open, one, first);
        words.push(" / ".to_owned());
        words.extend(side_title(open, one, second));
        return words;
    };
    let mut kinds = side_title(open, one, first);
    if first.statements != second.statements {
        kinds.push(" / ".to_owned());
        kinds.extend(side_title(open, one, second));
    }
    let mut words = statement_words(open, from.from, "", from.to);
    // Between the two blanks stands the kind.
    words.splice(2..3, kinds);
    words
}

/// The first statement, if all of both sides go from the same entity to the same other.
pub(super) fn common_ends(one: &Contradiction) -> Option<&Stated> {
    let mut all = one.sides.iter().flat_map(|side| &side.statements);
    let first = all.next()?;
    all.all(|other| (other.from, other.to) == (first.from, first.to)).then_some(first)
}

/// What a side says, in parts: its kinds, with the ends where those of the two sides differ.
pub(super) fn side_title(open: &OpenDossier, one: &Contradiction, side: &Side) -> Vec<String> {
    let has_common_ends = common_ends(one).is_some();
    let mut words = Vec::new();
    for (place, said) in side.statements.iter().enumerate().take(KINDS) {
        words.extend((place > 0).then(|| ", ".to_owned()));
        if has_common_ends {
            words.push(said.kind.clone());
        } else {
            words.extend(statement_words(open, said.from, &said.kind, said.to));
        }
    }
    let more = side.statements.len().saturating_sub(KINDS);
    words.extend((more > 0).then(|| format!(" and {more} more")));
    words
}

/// How many dates of a side are named.
const DATES: usize = 3;

/// The dates of a side: "dated 2001, 2003".
fn dates(open: &OpenDossier, side: &Side) -> String {
    let mut dates: Vec<&str> = Vec::new();
    for claim in &side.claims {
        let date = open.dossier.relations[claim.at()].date.as_ref().map_or("undated", |date| date.text.as_str());
        if !dates.contains(&date) && dates.len() <= DATES {
            dates.push(date);
        }
    }
    let more = if dates.len() > DATES { " and others" } else { "" };
    dates.truncate(DATES);
    format!("dated {}{more}", dates.join(", "))
}

/// How many speakers of a side are named on its card.
const VOICES: usize = 5;

/// The speakers of a side and their evidence, in parts: "Asserted by A; Alleged by B, C · 3 verified quotes · 2 documents".
fn side_words(open: &OpenDossier, side: &Side) -> Vec<String> {
    let mut voices: Vec<Vec<String>> = Vec::new();
    for claim in &side.claims {
        let words = voice(open, *claim);
        if !voices.contains(&words) {
            voices.push(words);
        }
    }
    let more = voices.len().saturating_sub(VOICES);
    voices.truncate(VOICES);
    let mut words: Vec<String> = Vec::new();
    let mut before = String::new();
    for voice in voices {
        // "Denied by" serves all who follow.
        match voice.as_slice() {
            [said, name] if *said == before => words.extend([", ".to_owned(), name.clone()]),
            _ => {
                words.extend((!words.is_empty()).then(|| "; ".to_owned()));
                before = voice.first().cloned().unwrap_or_default();
                words.extend(voice);
            }
        }
    }
    if more > 0 {
        words.push(format!("; and {more} more"));
    }
    words.push(format!(" · {}", support_words(side)));
    words
}

/// The evidence of a side.
pub(super) fn support_words(side: &Side) -> String {
    match (side.support.quotes, side.support.documents) {
        (0, _) => "no verified quote".to_owned(),
        (quotes, documents) => format!(
            "{} · {}",
            plural(quotes as usize, "verified quote", "verified quotes"),
            plural(documents as usize, "document", "documents")
        ),
    }
}
