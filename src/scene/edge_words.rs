//! What an edge is about, in a few words, for when it is pointed at.

use super::build::{EdgeMark, Scene};
use super::text::cut;

/// How many kinds of relation are named; where there are more, only the first, or the words would cover the picture.
const NAMED: usize = 2;

/// The longest kind that is named whole, in characters.
const LONGEST_KIND: usize = 36;

/// The kinds of relation on an edge, each with an arrow for its direction as the page shows it: `direction` is the one
/// from the edge's first end to its second.
#[must_use]
pub(super) fn edge_words(scene: &Scene, edge: &EdgeMark, direction: (f32, f32)) -> String {
    let kinds = scene.edge_kinds.get(edge.kinds.start as usize..edge.kinds.end as usize).unwrap_or_default();
    let is_loop = edge.ends.0 == edge.ends.1;
    let mut words: Vec<String> = Vec::new();
    let named = if kinds.len() > NAMED { 1 } else { NAMED };
    for kind in kinds.iter().take(named) {
        let name = scene.relation_kinds.get(kind.kind as usize).map(|name| cut(name, LONGEST_KIND)).unwrap_or_default();
        words.push(match kind.forward.filter(|_| !is_loop) {
            Some(forward) => pointed(&name, if forward { direction } else { (-direction.0, -direction.1) }),
            None => name,
        });
    }
    let mut text = words.join(", ");
    if kinds.len() > named {
        text.push_str(&format!(" and {} more", kinds.len() - named));
    }
    text
}

/// A name with an arrow in a direction.
fn pointed(name: &str, (dx, dy): (f32, f32)) -> String {
    if dy.abs() > 2.0 * dx.abs() {
        return format!("{name} {}", if dy > 0.0 { '↓' } else { '↑' });
    }
    if dx >= 0.0 { format!("{name} →") } else { format!("← {name}") }
}
