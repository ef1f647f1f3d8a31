//! The parts of a page: the picture, its legend and its key; and the names, no two alike.
//!
//! Invariant: the parts do not overlap.

use super::key::Key;
use super::legend::Plan;
use super::page::{APART, small_text};
use crate::scene::build::Scene;
use crate::scene::page::{Bounds, Point};
use std::collections::BTreeMap;

/// The width of a key at the side, as a share of the inner page.
const KEY_WIDTH: f32 = 0.3;

/// The names of a scene, no two alike.
pub(super) struct Names {
    pub(super) by_node: Vec<String>,
}

impl Names {
    pub(super) fn of(scene: &Scene) -> Self {
        let name = |node: usize| scene.nodes[node].full_name().trim().to_owned();
        let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for node in 0..scene.nodes.len() {
            alike.entry(name(node)).or_default().push(node);
        }
        let mut by_node: Vec<String> = (0..scene.nodes.len()).map(name).collect();
        for group in alike.into_values().filter(|group| group.len() > 1) {
            // Two of one name are told apart by their kinds, or else by their turn.
            let kind = |node: usize| &scene.kinds[scene.nodes[node].kind as usize].kind;
            for (turn, node) in group.iter().enumerate() {
                let is_only = group.iter().filter(|other| kind(**other) == kind(*node)).count() == 1;
                let apart = if is_only { crate::text::single_line(kind(*node)) } else { (turn + 1).to_string() };
                by_node[*node] = format!("{} ({apart})", by_node[*node]);
            }
        }
        Self { by_node }
    }

    /// The key of nodes in the order of their numbers.
    pub(super) fn key(&self, numbered: &[u32]) -> Vec<(usize, String)> {
        numbered.iter().enumerate().map(|(at, node)| (at + 1, self.by_node[*node as usize].clone())).collect()
    }
}

/// What of the page is for what.
pub(super) struct Room {
    pub(super) picture: Bounds,
    pub(super) legend: Point,
    /// The key that room was left for, and its corner.
    pub(super) key: Option<(Key, Point)>,
    pub(super) key_width: f32,
    pub(super) key_at_side: bool,
    /// The size of the key's text.
    pub(super) text: f32,
}

impl Room {
    /// The room that legend and key leave, where they leave the most.
    pub(super) fn of(inner: &Bounds, legend: Option<&Plan>, names: &[(usize, String)]) -> Self {
        let (mut picture, mut corner) = (*inner, inner.min);
        match legend {
            Some(plan) if plan.at_side => {
                picture.max.x -= plan.width + APART;
                corner = Point::new(inner.max.x - plan.width, inner.min.y);
            }
            Some(plan) => {
                picture.max.y -= plan.height + APART;
                corner = Point::new(inner.min.x, inner.max.y - plan.height);
            }
            None => {}
        }
        let text = small_text(inner.width());
        let bare = Self { picture, legend: corner, key: None, key_width: 0.0, key_at_side: false, text };
        if names.is_empty() {
            return bare;
        }
        let below = Key::of(names, picture.width(), false, text);
        let mut best = picture;
        best.max.y -= below.height + APART;
        let at = Point::new(picture.min.x, picture.max.y - below.height);
        let mut room =
            Self { picture: best, key: Some((below, at)), key_width: picture.width(), key_at_side: false, ..bare };
        let beside = legend.filter(|plan| plan.at_side);
        let width = beside.map_or(KEY_WIDTH * inner.width(), |plan| plan.width);
        let key = Key::of(names, width, true, text);
        let top = beside.map_or(picture.min.y, |plan| inner.min.y + plan.height + 1.5 * APART);
        let mut narrower = picture;
        if beside.is_none() {
            narrower.max.x -= width + APART;
        }
        let area = |bounds: &Bounds| bounds.width().max(0.0) * bounds.height().max(0.0);
        if top + key.height <= picture.max.y && area(&narrower) >= area(&room.picture) {
            let at = Point::new(inner.max.x - width, top);
            room = Self { picture: narrower, key: Some((key, at)), key_width: width, key_at_side: true, ..room };
        }
        room
    }

    /// How many of these names the room for a key has room for: their number, where all fit.
    pub(super) fn fitting(&self, names: &[(usize, String)]) -> usize {
        let most = self.key.as_ref().map_or(0.0, |(key, _)| key.height) + 0.5;
        let fits = |count: usize| self.key_of(&names[..count]).height <= most;
        if names.is_empty() || fits(names.len()) {
            return names.len();
        }
        (0..names.len()).rev().find(|count| *count == 0 || fits(*count)).unwrap_or(0)
    }

    /// The key of these names in the room for it.
    pub(super) fn key_of(&self, names: &[(usize, String)]) -> Key {
        Key::of(names, self.key_width, self.key_at_side, self.text)
    }
}
