//! What layered drawings promise.

use super::*;
use crate::layout::NodeBox;
use crate::layout::arrangements::{Pattern, Picture, PictureNode, Role, arrange};

fn layered_places(count: usize, links: &[(u32, u32)]) -> Vec<Position> {
    let node = |at: usize| PictureNode {
        size: NodeBox { mark: 4.0, label: Some(44.0) },
        position: Position::new(at as f32 * 3.0, 0.0),
        role: Role::Moves,
    };
    let picture = Picture { nodes: (0..count).map(node).collect(), links: links.to_vec(), chosen: None, aspect: 1.6 };
    arrange(Pattern::Layered, &picture)
}

#[test]
fn a_chain_runs_straight_from_left_to_right() {
    let places = layered_places(4, &[(2, 0), (0, 3), (3, 1)]);
    assert!(places[2].x < places[0].x && places[0].x < places[3].x && places[3].x < places[1].x);
    assert!(places.iter().all(|place| (place.y - places[0].y).abs() < 0.1), "{places:?}");
}

#[test]
fn links_lead_to_the_right_but_for_those_that_close_a_cycle() {
    let links = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (1, 4), (4, 4)];
    let places = layered_places(5, &links);
    let backwards = links.iter().filter(|(from, to)| places[*from as usize].x > places[*to as usize].x).count();
    assert_eq!(backwards, 1, "{places:?}");
}

#[test]
fn a_long_link_passes_no_node() {
    let places = layered_places(5, &[(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)]);
    // The straight line from the first to the last must miss the boxes between them.
    let (from, to) = (places[0], places[4]);
    for between in &places[1..4] {
        let share = (between.x - from.x) / (to.x - from.x);
        let line = from.y + (to.y - from.y) * share;
        assert!((line - between.y).abs() > 1.0, "{places:?}");
    }
}

#[test]
fn components_stand_apart_and_single_nodes_below_them() {
    let places = layered_places(9, &[(0, 1), (2, 3), (3, 4)]);
    let lowest = places[..5].iter().map(|place| place.y).fold(f32::MIN, f32::max);
    assert!(places[5..].iter().all(|place| place.y > lowest + 24.0), "{places:?}");
}
