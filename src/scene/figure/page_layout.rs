//! Where the entities of a figure stand on its page: laid out anew for its shape, or as they stood, turned to suit it.

use crate::fonts::{Fonts, Style};
use crate::layout::labels::placement::LABEL_TEXT;
use crate::layout::{NodeBox, Request};
use crate::model::{EntityIndex, Position, Rect, Visibility};
use crate::scene::page::Size;
use crate::session::FigureSubject;
use crate::session::layout_request::{LayoutOptions, layout_request_of};

/// Up to how many entities are laid out anew for a page.
pub(super) const FEW: usize = 2_000;

/// From this width on, a name may stand in two lines, in pixels.
const LONG: f32 = 90.0;

/// The share of the width of a long name that two lines of it need.
const IN_TWO: f32 = 0.62;

/// The steps of the size of a page for which there is one layout, in pixels.
const STEP: f32 = 8.0;

/// The entities that a page has, and the layout of them for its room.
pub(super) fn request(subject: &FigureSubject, visibility: &Visibility, room: Size) -> (Vec<EntityIndex>, Request) {
    let all = (0..subject.open.dossier.entities.len()).map(EntityIndex::new);
    let members: Vec<EntityIndex> = all.filter(|entity| visibility.entity(*entity)).collect();
    let [width, height] = [room.width, room.height].map(|side| (side / STEP).round().max(8.0) * STEP);
    let options = LayoutOptions { seed: subject.seed, aspect: width / height, ..LayoutOptions::default() }.checked();
    let mut request = layout_request_of(&subject.open, &members, visibility, &options, 0);
    request.room = Some((width, height));
    for (node, member) in request.nodes.iter_mut().zip(&members) {
        let name = subject.open.dossier.entity_name(*member);
        let whole = Fonts::bundled().width(name, LABEL_TEXT, Style::Regular);
        let label = if whole > LONG { (IN_TWO * whole).max(LONG) } else { whole };
        node.size = NodeBox { label: node.size.label.map(|_| label), ..node.size };
    }
    (members, request)
}

/// Positions turned by a quarter where that suits the room better.
pub(super) fn turned(positions: &[Position], visibility: &Visibility, room: Size) -> Vec<Position> {
    let shown = positions
        .iter()
        .enumerate()
        .filter(|(at, place)| visibility.entity(EntityIndex::new(*at)) && place.is_finite());
    let Some(bounds) = Rect::around(shown.map(|(_, place)| *place)) else { return positions.to_vec() };
    let aspect = from_square(bounds.width().max(1.0) / bounds.height().max(1.0));
    let wanted = from_square(room.width.max(1.0) / room.height.max(1.0));
    if (aspect - wanted).abs() <= (-aspect - wanted).abs() {
        return positions.to_vec();
    }
    let middle = bounds.center();
    let turn = |at: &Position| Position::new(middle.x - (at.y - middle.y), middle.y + (at.x - middle.x));
    positions.iter().map(turn).collect()
}

/// How far a proportion is from that of a square: the same for one and its inverse, but for the sign.
fn from_square(aspect: f32) -> f32 {
    if aspect >= 1.0 { aspect - 1.0 } else { 1.0 - 1.0 / aspect }
}
