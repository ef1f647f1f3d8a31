//! The words of the edge that is pointed at or selected, beside its middle.

use super::placer::Placed;
use crate::fonts::{Fonts, Style, starts_rtl};
use crate::model::Target;
use crate::scene::draw::canvas::Canvas;
use crate::scene::draw::taken::Taken;
use crate::scene::frame::Label;
use crate::scene::words::edge_words;

/// The kinds of the claims of the edge that is hovered or selected, beside its middle. Dimmed labels give way.
pub(super) fn edge_label(canvas: &Canvas<'_>, spots: &Taken, taken: &Taken, placed: &mut Vec<Placed>) -> Option<Label> {
    let emphasis = canvas.shot.emphasis;
    let edge = [emphasis.hovered, emphasis.selected].into_iter().flatten().find_map(|target| match target {
        Target::Edge(edge) => canvas.scene.edge(edge),
        Target::Entity(_) => None,
    })?;
    let (from, to) = (canvas.spot(edge.ends.0).at, canvas.spot(edge.ends.1).at);
    let text = edge_words(canvas.scene, edge, from.direction(to));
    let size = 12.0 * canvas.shot.text_scale;
    let mut label = Label {
        size,
        rtl: starts_rtl(&text),
        width: Fonts::bundled().width(&text, size, Style::Italic),
        style: Style::Italic,
        text,
        color: canvas.theme().selection,
        halo: Some(canvas.ground),
        owner: Some(Target::Edge(edge.edge)),
        ..Label::default()
    };
    let steep = from.direction(to).1.abs() > 0.8;
    let width = label.width;
    let room = edge.ends.0 != edge.ends.1;
    let aside = if room { 16.0 } else { 40.0 };
    let beside = [(aside, 0.35 * size), (-aside - width, 0.35 * size)];
    let over = [
        (-width / 2.0, aside + size),
        (-width / 2.0, -aside),
        (-width / 2.0, aside + 2.4 * size),
        (-width / 2.0, -aside - 1.6 * size),
    ];
    let offsets: Vec<(f32, f32)> =
        if steep { beside.into_iter().chain(over).collect() } else { over.into_iter().chain(beside).collect() };
    let parts = [0.5, 0.38, 0.62];
    let mut at = |strict: bool| {
        parts.into_iter().flat_map(|part| offsets.iter().map(move |offset| (part, offset))).find_map(
            |(part, (dx, dy))| {
                label.at = from.towards(to, part).moved(*dx, *dy);
                let bounds = label.bounds().grown(4.0);
                let lit_free = placed.iter().all(|other| !other.lit || !other.label.bounds().overlaps(&bounds));
                let free = if strict { taken.is_free(&bounds) && spots.is_free(&bounds) } else { lit_free };
                (canvas.area.holds(&bounds) && free).then_some(label.at)
            },
        )
    };
    // Words over dimmed names are fit for a moment's pointing, not for a selection that stays.
    let is_hovered = emphasis.hovered == Some(Target::Edge(edge.edge));
    let at = at(true).or_else(|| if is_hovered { at(false) } else { None })?;
    label.at = at;
    let bounds = label.bounds();
    placed.retain(|other| !other.label.bounds().overlaps(&bounds));
    Some(label)
}
