//! What all patterns promise, and what each does.

use super::*;
use crate::layout::NodeBox;
use crate::model::Rect;

const LABELLED: NodeBox = NodeBox { mark: 4.0, label: Some(52.0) };

fn node(x: f32, y: f32, role: Role) -> PictureNode {
    PictureNode { size: LABELLED, position: Position::new(x, y), role }
}

/// Some nodes in a crooked line, with links back and forth, loops and a cycle.
fn picture(count: u32) -> Picture {
    let at = |at: u32| node((at * 37 % 101) as f32 * 9.0, (at * 53 % 89) as f32 * 4.0, Role::Moves);
    let nodes = (0..count).map(at).collect();
    let links = (1..count).flat_map(|node| [(node, node / 2), (node / 3, node), (node, node)]).chain([(9_999, 0)]);
    Picture { nodes, links: links.collect(), chosen: Some(1), aspect: 1.6 }
}

/// Checks what every arrangement keeps, and gives the positions.
fn check(pattern: Pattern, picture: &Picture) -> Vec<Position> {
    let places = arrange(pattern, picture);
    assert_eq!(places.len(), picture.nodes.len());
    let bits = |places: &[Position]| -> Vec<[u32; 2]> {
        places.iter().map(|place| [place.x.to_bits(), place.y.to_bits()]).collect()
    };
    assert_eq!(bits(&places), bits(&arrange(pattern, picture)), "{pattern:?} is not the same twice");
    for (at, (node, place)) in picture.nodes.iter().zip(&places).enumerate() {
        if node.role != Role::Moves {
            assert_eq!(bits(&[*place]), bits(&[node.position]), "{pattern:?} moved {at}");
            continue;
        }
        assert!(place.is_finite(), "{pattern:?}: {place:?}");
        let half = node.size.checked().half_size();
        for (other, there) in picture.nodes.iter().zip(&places).take(at).filter(|(_, there)| there.is_finite()) {
            let room = other.size.checked().half_size();
            let apart = (there.x - place.x).abs() + 0.05 >= half.0 + room.0
                || (there.y - place.y).abs() + 0.05 >= half.1 + room.1;
            assert!(apart, "{pattern:?}: {at} stands on another: {place:?} {there:?}");
        }
    }
    places
}

#[test]
fn no_node_stands_on_another_whatever_the_pattern_and_the_number() {
    for pattern in Pattern::ALL {
        for count in [0, 1, 2, 3, 7, 40, 90] {
            check(pattern, &picture(count));
        }
    }
}

#[test]
fn pinned_ones_and_bystanders_keep_their_place_to_the_bit_and_are_not_stood_on() {
    for pattern in Pattern::ALL {
        let mut picture = picture(50);
        for at in 0..50 {
            picture.nodes[at].role = [Role::Moves, Role::Moves, Role::Bystander, Role::Moves, Role::Stays][at % 5];
        }
        // Nodes that stay may crowd; nodes that move may not stand on them.
        for (at, node) in picture.nodes.iter_mut().enumerate().filter(|(_, node)| node.role != Role::Moves) {
            node.position = Position::new((at % 7) as f32 * 80.0, (at / 7) as f32 * 40.0);
        }
        check(pattern, &picture);
    }
}

#[test]
fn where_all_are_pinned_nothing_moves() {
    for pattern in Pattern::ALL {
        let mut picture = picture(12);
        picture.nodes.iter_mut().for_each(|node| node.role = Role::Stays);
        let before: Vec<Position> = picture.nodes.iter().map(|node| node.position).collect();
        assert_eq!(arrange(pattern, &picture), before);
    }
}

#[test]
fn what_is_no_number_is_placed_all_the_same() {
    for pattern in Pattern::ALL {
        let mut picture = picture(9);
        picture.nodes[2].position = Position::new(f32::NAN, 3.0);
        picture.nodes[4].position = Position::new(f32::INFINITY, f32::NEG_INFINITY);
        picture.nodes[5].size = NodeBox { mark: f32::NAN, label: Some(-1.0) };
        picture.nodes[6] =
            PictureNode { position: Position::new(0.0, f32::NAN), role: Role::Bystander, ..picture.nodes[6] };
        picture.aspect = f32::NAN;
        check(pattern, &picture);
    }
}

#[test]
fn a_crowd_on_one_spot_comes_apart_and_stays_near() {
    for pattern in Pattern::ALL {
        let mut picture = picture(30);
        picture.nodes.iter_mut().for_each(|node| node.position = Position::new(500.0, -200.0));
        let places = check(pattern, &picture);
        assert!(places.iter().all(|place| place.distance(Position::new(500.0, -200.0)) < 1_500.0), "{pattern:?}");
    }
}

#[test]
fn what_is_arranged_stays_about_where_it_was() {
    for pattern in Pattern::ALL {
        let picture = picture(60);
        let before = Rect::around(picture.nodes.iter().map(|node| node.position)).expect("nodes").center();
        let after = Rect::around(check(pattern, &picture)).expect("nodes").center();
        let tolerance = match pattern {
            Pattern::AlignLeft | Pattern::AlignRight | Pattern::AlignTop | Pattern::AlignBottom => 600.0,
            _ => 60.0,
        };
        assert!(before.distance(after) < tolerance, "{pattern:?}: {before:?} {after:?}");
    }
}

#[test]
fn a_circle_is_one() {
    let places = check(Pattern::Circle, &picture(20));
    let center = Rect::around(places.iter().copied()).expect("nodes").center();
    let radii: Vec<f32> = places.iter().map(|place| place.distance(center)).collect();
    let (low, high) =
        radii.iter().fold((f32::MAX, 0.0_f32), |(low, high), radius| (low.min(*radius), high.max(*radius)));
    assert!(high - low < 0.1 * high, "{radii:?}");
}

#[test]
fn rings_are_farther_out_for_more_hops() {
    let mut picture = picture(40);
    picture.links = (1..40).map(|node| (node, (node - 1) / 3)).collect();
    picture.chosen = Some(0);
    let places = check(Pattern::Concentric, &picture);
    let radius = |node: usize| places[node].distance(places[0]);
    let ring =
        |nodes: std::ops::Range<usize>| nodes.map(radius).fold((f32::MAX, 0.0_f32), |(l, h), r| (l.min(r), h.max(r)));
    let rings = [ring(1..4), ring(4..13), ring(13..40)];
    assert!(rings[0].1 < rings[1].0 && rings[1].1 < rings[2].0, "{rings:?}");
    assert!(rings.iter().all(|(low, high)| high - low < 1.0), "{rings:?}");
}

#[test]
fn a_pinned_centre_stays_the_middle_of_the_rings() {
    let mut picture = picture(20);
    picture.links = (1..20).map(|node| (0, node)).collect();
    picture.chosen = Some(0);
    picture.nodes[0] = node(900.0, 900.0, Role::Stays);
    let places = check(Pattern::Concentric, &picture);
    let first = places[1].distance(places[0]);
    assert!(places[2..].iter().all(|place| (place.distance(places[0]) - first).abs() < 1.0));
}

#[test]
fn rows_and_columns_are_straight_and_suit_the_page() {
    for aspect in [0.5, 3.0] {
        let places = check(Pattern::Grid, &Picture { aspect, ..picture(24) });
        let mut rows: Vec<i32> = places.iter().map(|place| place.y.round() as i32).collect();
        rows.sort_unstable();
        rows.dedup();
        assert!(24_usize.is_multiple_of(rows.len()), "{rows:?}");
        let bounds = Rect::around(places).expect("nodes");
        assert_eq!(bounds.width() > bounds.height(), aspect > 1.0);
    }
}

#[test]
fn edges_and_middles_come_onto_one_line() {
    let mut sized = picture(8);
    for (at, node) in sized.nodes.iter_mut().enumerate() {
        node.size = NodeBox::of_mark(5.0 + at as f32);
    }
    for pattern in [Pattern::AlignLeft, Pattern::AlignCenter, Pattern::AlignRight, Pattern::AlignBottom] {
        let line = |node: &PictureNode, place: &Position| match pattern {
            Pattern::AlignLeft => place.x - node.size.half_size().0,
            Pattern::AlignCenter => place.x,
            Pattern::AlignRight => place.x + node.size.half_size().0,
            _ => place.y + node.size.half_size().1,
        };
        let places = check(pattern, &sized);
        let on = line(&sized.nodes[0], &places[0]);
        assert!(
            sized.nodes.iter().zip(&places).all(|(node, place)| (line(node, place) - on).abs() < 0.01),
            "{pattern:?}"
        );
    }
}

#[test]
fn a_pinned_one_gives_the_line() {
    let mut picture = picture(6);
    picture.nodes[3].role = Role::Stays;
    let places = check(Pattern::AlignTop, &picture);
    assert!(places.iter().all(|place| (place.y - places[3].y).abs() < 0.01), "{places:?}");
}

#[test]
fn even_room_leaves_the_outermost_where_they_are() {
    let nodes = [0.0, 100.0, 130.0, 600.0].map(|x| node(x, x / 3.0, Role::Moves)).to_vec();
    let places = check(Pattern::DistributeHorizontally, &Picture { nodes, ..Picture::default() });
    let x: Vec<f32> = places.iter().map(|place| place.x).collect();
    assert_eq!(x, [0.0, 200.0, 400.0, 600.0]);
}

#[test]
fn twice_mirrored_and_four_times_turned_is_as_before() {
    let nodes: Vec<PictureNode> = (0..6)
        .map(|at| node((at % 3) as f32 * 200.0 + (at * at) as f32, (at / 3) as f32 * 150.0, Role::Moves))
        .collect();
    let start: Vec<Position> = nodes.iter().map(|node| node.position).collect();
    for (pattern, times) in
        [(Pattern::MirrorHorizontally, 2), (Pattern::MirrorVertically, 2), (Pattern::QuarterTurn, 4)]
    {
        let mut picture = Picture { nodes: nodes.clone(), ..Picture::default() };
        for time in 1..=times {
            let places = check(pattern, &picture);
            for (node, place) in picture.nodes.iter_mut().zip(places) {
                node.position = place;
            }
            let is_back = picture.nodes.iter().zip(&start).all(|(node, start)| node.position.distance(*start) < 0.01);
            assert_eq!(is_back, time == times, "{pattern:?} {time}");
        }
    }
}

#[test]
fn the_page_is_filled_better_after_the_turn() {
    let nodes = (0..12).map(|at| node(at as f32 * 4.0, at as f32 * 60.0, Role::Moves)).collect();
    let places = check(Pattern::FitPage, &Picture { nodes, aspect: 2.0, ..Picture::default() });
    let bounds = Rect::around(places).expect("nodes");
    assert!(bounds.width() > bounds.height());
}
