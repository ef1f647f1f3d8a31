//! The two ends of the paths that are asked for, and the find boxes in which they are chosen.

use crate::fonts::Style;
use crate::model::{EntityIndex, OpenDossier, Target};
use crate::session::{Command, Page};
use crate::text::visible;
use crate::ui::cached::{Cached, Same};
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use crate::ui::widgets::{link_ui, name_ui, shortened, weak_ui};
use egui::{Key, Margin, Ui};
use std::sync::Arc;

/// How many entities are offered while the second is looked for.
const OFFERED: usize = 10;

/// How many hits are searched for entities among them: claims and quotes match as well.
const SEARCHED: usize = 60;

/// How many letters of a name stand on its chip.
const CHIP: usize = 30;

/// The fields in which the two are looked for.
#[derive(Default)]
pub(in crate::ui) struct PathsMemory {
    /// Those for either end.
    ends: [NameField; 2],
    /// The one for an entity that paths are not to go through.
    avoided: NameField,
    /// The page that the fields were last shown for; another one begins empty and takes the focus.
    pub(super) asked: Option<Page>,
}

/// What offers depend on: the dossier, the query, and the entities that are taken already.
type OffersKey = (Same<OpenDossier>, String, Vec<EntityIndex>, Option<usize>);

/// A field in which an entity is looked for by its name.
#[derive(Default)]
struct NameField {
    query: String,
    /// Whether it is to take the focus in this frame.
    wants_focus: bool,
    /// What is offered, for a query and without those that are taken already.
    offers: Cached<OffersKey, Arc<Vec<EntityIndex>>>,
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

/// For an entity that paths are not to go through.
const NOT_THROUGH: FindBox = FindBox { before: "", hint: "Not through … (type a name)", name: "Not through" };

/// The entities that paths are not to go through, each with the way to take it back, and the find box for another.
pub(super) fn avoided_ui(cx: &OpenCtx<'_>, ui: &mut Ui, ends: [EntityIndex; 2], memory: &mut PathsMemory) {
    let avoided = &cx.session.workspace().avoided;
    if !avoided.is_empty() {
        ui.horizontal_wrapped(|ui| {
            weak_ui(ui, "Not through");
            for entity in avoided.iter() {
                let name = visible(cx.name(*entity));
                let chip = ui.push_id(entity.0, |ui| ui.button(format!("{}  ×", shortened(&name, CHIP)))).inner;
                let chip = chip.accessible_name(format!("Through {name} again"));
                cx.send_on(
                    &chip.on_hover_text(format!("{name}: let paths go through it again")),
                    Command::Avoid(*entity),
                );
            }
        });
    }
    let taken: Vec<EntityIndex> = ends.into_iter().chain(avoided.iter().copied()).collect();
    if let Some(entity) = field_ui(cx, ui, &NOT_THROUGH, &taken, &mut memory.avoided) {
        memory.avoided.query.clear();
        cx.send(Command::Avoid(entity));
    }
}

/// The ends that are chosen, and find boxes for the others.
pub(super) fn choose_ui(
    cx: &OpenCtx<'_>,
    ui: &mut Ui,
    (from, to): (Option<EntityIndex>, Option<EntityIndex>),
    memory: &mut PathsMemory,
) {
    let page = Page::Paths(from, to);
    if memory.asked != Some(page) {
        memory.asked = Some(page);
        memory.ends = Default::default();
        // The first end that is not chosen is asked for first.
        memory.ends[usize::from(from.is_some())].wants_focus = true;
    }
    let mut chosen = [from, to];
    for (place, find_box) in FIND_BOXES.iter().enumerate() {
        ui.push_id(place, |ui| {
            if let Some(end) = chosen[place] {
                ui.horizontal_wrapped(|ui| end_ui(cx, ui, find_box, end));
            } else {
                name_ui(ui, find_box.before, 16.0, Style::Regular, Palette::of(ui).ink);
                let taken: Vec<EntityIndex> = chosen[1 - place].into_iter().collect();
                chosen[place] = field_ui(cx, ui, find_box, &taken, &mut memory.ends[place]);
            }
        });
        ui.add_space(4.0);
    }
    weak_ui(ui, "Type a name, or click an entity in the network");
    if chosen != [from, to] {
        cx.send(Command::ShowPage(Page::Paths(chosen[0], chosen[1])));
    }
}

/// The entities that match a query, but for the `taken` ones.
fn offer(cx: &OpenCtx<'_>, query: &str, taken: &[EntityIndex]) -> Vec<EntityIndex> {
    let found = cx.search(cx.open, query, SEARCHED);
    let entities = found.iter().filter_map(|hit| match hit.target()? {
        Target::Entity(entity) if !taken.contains(&entity) => Some(entity),
        _ => None,
    });
    entities.take(OFFERED).collect()
}

/// A find box; returns the entity that is chosen, which is none of the `taken`.
fn field_ui(
    cx: &OpenCtx<'_>,
    ui: &mut Ui,
    find_box: &FindBox,
    taken: &[EntityIndex],
    field: &mut NameField,
) -> Option<EntityIndex> {
    let edit = egui::TextEdit::singleline(&mut field.query)
        .hint_text(find_box.hint)
        .margin(Margin::symmetric(8, 4))
        .desired_width(ui.available_width() - 16.0);
    let response = ui.add(edit).accessible_name(find_box.name);
    if std::mem::take(&mut field.wants_focus) {
        response.request_focus();
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let query = field.query.trim();
    let offered = field.offers.get((Same::of(cx.open), query.to_owned(), taken.to_vec(), cx.indexed(cx.open)), || {
        Arc::new(if query.is_empty() { Vec::new() } else { offer(cx, query, taken) })
    });
    let mut chosen = if entered { offered.first().copied() } else { None };
    for entity in offered.iter() {
        let about = &cx.open.dossier.entities[entity.at()];
        ui.push_id(entity.0, |ui| {
            ui.horizontal_wrapped(|ui| {
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
