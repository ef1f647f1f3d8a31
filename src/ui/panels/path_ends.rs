//! The two ends of the paths that are asked for, and the find boxes in which they are chosen.

use crate::fonts::Style;
use crate::model::{EntityIndex, Target};
use crate::session::{Command, Page};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use crate::ui::widgets::{link_ui, name_ui, weak_ui};
use egui::{Key, Margin, Ui};

/// How many entities are offered while the second is looked for.
const OFFERED: usize = 10;

/// How many hits are searched for entities among them: claims and quotes match as well.
const SEARCHED: usize = 60;

/// The fields in which the two are looked for.
#[derive(Default)]
pub(in crate::ui) struct PathsMemory {
    /// What is typed for either end.
    queries: [String; 2],
    /// The page that the fields were last shown for; another one begins empty and takes the focus.
    pub(super) asked: Option<Page>,
}

/// An end that is chosen, after the words before it.
pub(super) fn end_ui(cx: &OpenCtx<'_>, ui: &mut Ui, find_box: &FindBox, end: EntityIndex) {
    name_ui(ui, find_box.before, 16.0, Style::Regular, Palette::of(ui).ink);
    let name = cx.open.dossier.entity_name(end);
    cx.select_on(&link_ui(ui, name, 17.0, Style::SemiBold), Target::Entity(end));
}

/// One of the two ends: its find box, and the words before it.
pub(super) struct FindBox {
    before: &'static str,
    hint: &'static str,
    /// What a screen reader calls it.
    name: &'static str,
}

/// From where, and to where.
pub(super) const FIND_BOXES: [FindBox; 2] = [
    FindBox { before: "How is", hint: "Find whom to start from", name: "Tied from" },
    FindBox { before: "tied to", hint: "Find whom to be tied to", name: "Tied to" },
];

/// The ends that are chosen, and find boxes for the others.
pub(super) fn choose_ui(
    cx: &OpenCtx<'_>,
    ui: &mut Ui,
    (from, to): (Option<EntityIndex>, Option<EntityIndex>),
    memory: &mut PathsMemory,
) {
    let page = Page::Paths(from, to);
    let mut wants_focus = memory.asked != Some(page);
    if wants_focus {
        memory.asked = Some(page);
        memory.queries = Default::default();
    }
    let mut chosen = [from, to];
    for (place, find_box) in FIND_BOXES.iter().enumerate() {
        ui.push_id(place, |ui| {
            if let Some(end) = chosen[place] {
                ui.horizontal_wrapped(|ui| end_ui(cx, ui, find_box, end));
            } else {
                name_ui(ui, find_box.before, 16.0, Style::Regular, Palette::of(ui).ink);
                let (other, query) = (chosen[1 - place], &mut memory.queries[place]);
                chosen[place] = field_ui(cx, ui, find_box, other, query, std::mem::take(&mut wants_focus));
            }
        });
        ui.add_space(4.0);
    }
    weak_ui(ui, "Type a name, or click an entity in the network");
    if chosen != [from, to] {
        cx.send(Command::ShowPage(Page::Paths(chosen[0], chosen[1])));
    }
}

/// A find box; returns the entity that is chosen, which cannot be the `other` end.
fn field_ui(
    cx: &OpenCtx<'_>,
    ui: &mut Ui,
    find_box: &FindBox,
    other: Option<EntityIndex>,
    query: &mut String,
    wants_focus: bool,
) -> Option<EntityIndex> {
    let edit = egui::TextEdit::singleline(query)
        .hint_text(find_box.hint)
        .margin(Margin::symmetric(8, 4))
        .desired_width(ui.available_width() - 16.0);
    let response = ui.add(edit).accessible_name(find_box.name);
    if wants_focus {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let query = query.trim();
    let found = cx.index(cx.open).search(query, SEARCHED);
    let entities = found.iter().filter_map(|hit| match hit.target {
        Target::Entity(entity) if Some(entity) != other => Some(entity),
        _ => None,
    });
    let offered: Vec<EntityIndex> = entities.take(OFFERED).collect();
    let mut chosen = if entered { offered.first().copied() } else { None };
    for entity in &offered {
        let about = &cx.open.dossier.entities[entity.at()];
        ui.push_id(entity.0, |ui| {
            ui.horizontal(|ui| {
                if link_ui(ui, &about.name, 14.0, Style::SemiBold).clicked() {
                    chosen = Some(*entity);
                }
                weak_ui(ui, &about.kind);
            });
        });
    }
    if offered.is_empty() && !query.is_empty() {
        weak_ui(ui, "Nobody else goes by this name");
    }
    chosen
}
