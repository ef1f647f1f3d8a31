//! The groups of the network: communities, bridges between parts, and the kinds of entity with their counts.

use super::ask::ask_ui;
use super::plot::{Bar, bars_ui};
use super::values::scope_words;
use crate::analysis::measures::{Part, RUNS, about, explanation, number};
use crate::analysis::words::plural;
use crate::fonts::Style;
use crate::model::{Measure, MeasureRange, MeasureScope, Target};
use crate::scene::entity_colors;
use crate::session::{Command, FilterChange, MeasureChange};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::{color32, semibold, theme};
use crate::ui::widgets::{Listed, edge_name, link_ui, weak_ui};
use egui::{CollapsingHeader, RichText, Ui};
use std::collections::BTreeMap;

/// How many groups and bridges are listed until the reader asks for all.
const LISTED: usize = 10;

/// The communities with their sizes and how sure they are. A click selects the members.
pub(super) fn communities_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    let table = cx.session.measures().filter(|table| table.knows(Part::Communities));
    let count = table.map_or(0, |table| table.group_sizes(Measure::Community).iter().filter(|size| **size > 1).count());
    let words = if table.is_some() { format!("Communities ({count})") } else { "Communities".to_owned() };
    CollapsingHeader::new(RichText::new(words).font(semibold(13.5))).id_salt("communities").default_open(true).show(
        ui,
        |ui| {
            weak_ui(ui, explanation(Measure::Community));
            let Some(table) = table else { return ask_ui(cx, ui, Measure::Community) };
            weak_ui(ui, &about(table, Measure::Community, cx.session.measure_look().scope));
            let sizes = table.group_sizes(Measure::Community);
            let listed = Listed::of(ui, "communities", count, LISTED);
            for (at, size) in sizes.iter().enumerate().take(listed.shown()) {
                let name = table.group_name(&cx.open.dossier, Measure::Community, at + 1);
                let link = ui.push_id(at, |ui| link_ui(ui, &name, 13.5, Style::Regular)).inner;
                let members = || table.members(Measure::Community, at + 1);
                let sure = table.agreement(at + 1).unwrap_or(1.0);
                let runs = table.communities().map_or(RUNS, |found| found.runs);
                let sure = number(Measure::Agreement, sure);
                weak_ui(
                    ui,
                    &format!(
                        "{}; on average {sure} of {runs} runs put them together",
                        plural(*size as usize, "entity", "entities")
                    ),
                );
                if link.on_hover_text("Select its members").clicked() {
                    cx.send(Command::SelectThese(members()));
                }
                ui.push_id(("only", at), |ui| only_ui(cx, ui, at + 1, &name));
            }
            listed.more_ui(ui, "communities");
        },
    );
    ui.add_space(4.0);
}

/// Shows a community alone; where only it is shown, all of them again.
fn only_ui(cx: &OpenCtx<'_>, ui: &mut Ui, group: usize, name: &str) {
    let Some(range) = MeasureRange::of(group as f64, group as f64) else { return };
    let asked = cx.session.workspace().filter.measures.get(&Measure::Community);
    let is_asked = cx.session.measure_look().scope == MeasureScope::Whole
        && asked.is_some_and(|asked| asked.ends() == range.ends());
    let (words, change) = if is_asked {
        ("show all", Command::Filter(FilterChange::Measure(Measure::Community, None)))
    } else {
        let range = range.named(Some(name.to_owned()));
        ("only", Command::Measure(MeasureChange::ShowOnly(Measure::Community, range)))
    };
    let link = ui.link(RichText::new(words).size(12.0)).on_hover_text("Show only this community; again: all of them");
    cx.send_on(&link.accessible_name(format!("{words}: {name}")), change);
}

/// The bridges, those between the largest parts first. A click selects the edge.
pub(super) fn bridges_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    let Some(table) = cx.session.measures().filter(|table| table.knows(Part::Structure)) else { return };
    let bridges = table.bridges();
    let words = format!("Bridges ({})", bridges.len());
    CollapsingHeader::new(RichText::new(words).font(semibold(13.5))).id_salt("bridges").show(ui, |ui| {
        weak_ui(ui, &format!("Edges {} that alone connect two parts", scope_words(cx.session.measure_look().scope)));
        let listed = Listed::of(ui, "bridges", bridges.len(), LISTED);
        for (edge, bridge) in bridges.iter().take(listed.shown()) {
            ui.push_id(edge.0, |ui| {
                let link = link_ui(ui, &edge_name(cx.open, *edge), 13.5, Style::Regular);
                cx.select_on(&link, Target::Edge(*edge));
                weak_ui(ui, &format!("{} on one side, {} on the other", bridge.sides.0, bridge.sides.1));
            });
        }
        listed.more_ui(ui, "bridges");
    });
    ui.add_space(4.0);
}

/// How many entities there are of each kind. A click switches a kind off or on.
pub(super) fn kinds_ui(cx: &OpenCtx<'_>, ui: &mut Ui) {
    let mut counts: BTreeMap<&str, (u32, usize)> = BTreeMap::new();
    for (at, entity) in cx.open.dossier.entities.iter().enumerate() {
        counts.entry(&entity.kind).or_insert((0, at)).0 += 1;
    }
    let colors = entity_colors(cx.open, theme(ui));
    let mut kinds: Vec<(&str, (u32, usize))> = counts.into_iter().collect();
    kinds.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    let off = &cx.session.workspace().filter.entity_kinds;
    let words = format!("Kinds of entity ({})", kinds.len());
    CollapsingHeader::new(RichText::new(words).font(semibold(13.5))).id_salt("kinds plot").default_open(true).show(
        ui,
        |ui| {
            weak_ui(ui, "Click a bar to hide or show the kind");
            let all = kinds.iter().map(|(kind, (count, first))| Bar {
                words: format!("{kind}: {}", plural(*count as usize, "entity", "entities")),
                count: *count,
                is_chosen: !off.contains(*kind),
                color: colors.get(*first).copied().map(color32),
            });
            let all: Vec<Bar> = all.collect();
            let ends = kinds.first().zip(kinds.last()).map(|(first, last)| (first.0.to_owned(), last.0.to_owned()));
            if let Some((kind, _)) = bars_ui(ui, "kinds", &all, ends).and_then(|at| kinds.get(at)) {
                cx.send(Command::Filter(FilterChange::EntityKind((*kind).to_owned())));
            }
        },
    );
}
