//! Facts about whole layouts.

use super::*;
use crate::layout::compute::random::Random;
use crate::layout::packing::overlap_removal::any_overlap;
use crate::model::Rect;

const SIZE: NodeBox = NodeBox::of_mark(5.0);

/// A request for `count` unpinned nodes of one size.
fn request(count: u32, ends: impl IntoIterator<Item = (u32, u32)>) -> Request {
    Request {
        nodes: vec![Node { size: SIZE, start: None, pinned: false }; count as usize],
        edges: ends.into_iter().map(|ends| Link { ends, weight: 1.0 }).collect(),
        threads: 1,
        ..Request::default()
    }
}

fn star(count: u32) -> Request {
    request(count, (1..count).map(|leaf| (0, leaf)))
}

/// A random tree with some more random links.
fn random_tree(count: u32, more: u32) -> Request {
    let mut random = Random::new(9, 9);
    let mut ends: Vec<(u32, u32)> = (1..count).map(|node| (node, random.below(node as usize) as u32)).collect();
    ends.extend((0..more).map(|_| (random.below(count as usize) as u32, random.below(count as usize) as u32)));
    request(count, ends)
}

/// Runs a layout, holding after every step that all positions are finite and pinned nodes where they were.
fn settle(request: Request) -> Vec<Position> {
    let pins: Vec<Option<Position>> =
        request.clone().checked().nodes.iter().map(|node| node.start.filter(|_| node.pinned)).collect();
    let mut simulation = Simulation::new(request);
    let mut last = 0.0;
    for _ in 0..200_000 {
        let progress = simulation.step();
        for (position, pin) in simulation.positions().iter().zip(&pins) {
            assert!(position.is_finite() && pin.is_none_or(|pin| pin == *position));
        }
        match progress {
            Progress::Settled => return simulation.positions().to_vec(),
            Progress::Running { done } => {
                assert!((last..=1.0).contains(&done), "{done} after {last}");
                last = done;
            }
        }
    }
    panic!("the layout does not settle");
}

/// Settles, and holds that no box stands on another.
fn check(request: Request) -> Vec<Position> {
    let sizes: Vec<(f32, f32)> = request.clone().checked().nodes.iter().map(|node| node.size.half_size()).collect();
    let positions = settle(request);
    assert!(!any_overlap(&positions, &sizes));
    positions
}

#[test]
fn nothing_one_node_and_a_node_tied_to_itself_settle() {
    assert!(check(request(0, [])).is_empty());
    assert_eq!(check(request(1, [])), [Position::default()]);
    assert_eq!(check(request(1, [(0, 0), (0, 7)])).len(), 1);
    assert_eq!(check(request(2, [(0, 1), (1, 0), (1, 1)])).len(), 2);
}

#[test]
fn hostile_numbers_do_no_harm() {
    let mut hostile = random_tree(40, 30);
    for (at, node) in hostile.nodes.iter_mut().enumerate() {
        let number = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, -1.0, 0.0, 1.0e30][at % 6];
        node.size = if at % 4 == 0 { NodeBox { mark: number, label: Some(number) } } else { SIZE };
        node.start = Some(Position::new(number, 3.0));
        node.pinned = at % 5 == 0;
    }
    for (at, edge) in hostile.edges.iter_mut().enumerate() {
        edge.weight = [f32::NAN, 0.0, -2.0, f32::INFINITY, 1.0e30, 1.0e-30][at % 6];
    }
    hostile.aspect = 0.0;
    settle(hostile);
}

#[test]
fn pinned_nodes_on_one_spot_do_no_harm() {
    let mut crowded = random_tree(30, 20);
    for node in &mut crowded.nodes[..10] {
        (node.start, node.pinned) = (Some(Position::new(5.0, 5.0)), true);
    }
    settle(crowded);
}

#[test]
fn a_small_network_in_which_all_are_tied_to_all_settles_at_once() {
    for count in [70, 72, 150, 300] {
        let started = std::time::Instant::now();
        check(request(count, (0..count).flat_map(|to| (0..to).map(move |from| (from, to)))));
        // Searched for crossings, the last took minutes.
        assert!(started.elapsed().as_secs() < 20, "{count} took {:?}", started.elapsed());
    }
}

#[test]
fn a_great_star_opens() {
    let leaves = if cfg!(debug_assertions) { 3_000 } else { 100_000 };
    settle(star(leaves));
}

#[test]
fn a_small_star_opens_evenly() {
    let positions = check(star(13));
    let mut angles: Vec<f32> =
        positions[1..].iter().map(|leaf| (leaf.y - positions[0].y).atan2(leaf.x - positions[0].x)).collect();
    angles.sort_by(f32::total_cmp);
    let narrowest = angles.windows(2).map(|pair| pair[1] - pair[0]).fold(f32::INFINITY, f32::min);
    assert!(narrowest > 0.2, "{narrowest}");
}

#[test]
fn a_hundred_thousand_parallel_links_count_once() {
    check(request(3, (0..100_000).map(|at| (at % 2, at % 2 + 1))));
}

#[test]
fn many_single_nodes_and_pairs_stand_in_tidy_rows() {
    let positions = check(request(400, (0..50).map(|pair| (2 * pair, 2 * pair + 1))));
    let bounds = Rect::around(positions.iter().copied()).unwrap();
    let aspect = bounds.width() / bounds.height();
    assert!((1.0..2.6).contains(&aspect), "{aspect}");
    assert!(bounds.center().distance(Position::default()) < 40.0);
}

#[test]
fn twins_do_not_share_a_spot() {
    let positions = check(request(8, (2..8).flat_map(|twin| [(0, twin), (1, twin)])));
    for (at, one) in positions.iter().enumerate() {
        assert!(positions[..at].iter().all(|other| one.distance(*other) > 25.0));
    }
}

#[test]
fn a_ring_is_round() {
    let positions = check(request(24, (0..24).map(|node| (node, (node + 1) % 24))));
    let middle = Rect::around(positions.iter().copied()).unwrap().center();
    let radii: Vec<f32> = positions.iter().map(|position| position.distance(middle)).collect();
    let (least, most) = radii.iter().fold((f32::INFINITY, 0.0_f32), |(l, m), radius| (l.min(*radius), m.max(*radius)));
    assert!(most / least < 1.2, "{least} {most}");
}

#[test]
fn two_components_do_not_pass_through_each_other() {
    let ring = |first: u32, count: u32| (0..count).map(move |at| (first + at, first + (at + 1) % count));
    let positions = check(request(40, ring(0, 30).chain(ring(30, 10))));
    let bounds = |nodes: std::ops::Range<usize>| Rect::around(positions[nodes].iter().copied()).unwrap();
    let (large, small) = (bounds(0..30), bounds(30..40));
    let apart = small.min.x > large.max.x
        || small.max.x < large.min.x
        || small.min.y > large.max.y
        || small.max.y < large.min.y;
    assert!(apart, "{large:?} {small:?}");
}

#[test]
fn pins_hold_to_the_bit_and_the_rest_is_laid_out_around_them() {
    let mut pinned = random_tree(60, 20);
    let pins =
        [(3, Position::new(1_234.567, -890.123)), (17, Position::new(1_500.25, -700.5)), (59, Position::new(0.1, 0.2))];
    for (node, start) in pins {
        (pinned.nodes[node].start, pinned.nodes[node].pinned) = (Some(start), true);
    }
    pinned.nodes[4].start = Some(Position::new(9.0e9, 0.0));
    let positions = check(pinned);
    for (node, start) in pins {
        assert_eq!(positions[node], start);
    }
}

#[test]
fn a_start_that_is_not_pinned_changes_nothing() {
    let mut started = random_tree(30, 10);
    started.nodes[3].start = Some(Position::new(77.0, 3.0));
    assert_eq!(settle(started), settle(random_tree(30, 10)));
}

#[test]
fn the_same_seed_gives_the_same_picture_on_any_number_of_threads() {
    for request in [random_tree(60, 40), random_tree(2_600, 600)] {
        let on = |threads| settle(Request { threads, ..request.clone() });
        let one = on(1);
        assert!(one == on(2) && one == on(16));
        assert_ne!(one, settle(Request { seed: 2, ..request.clone() }));
    }
}

#[test]
fn the_measure_of_a_settled_picture_is_low() {
    let mut simulation = Simulation::new(random_tree(80, 20));
    while simulation.step() != Progress::Settled {}
    assert!(simulation.stress().is_some_and(|stress| stress < 0.25), "{:?}", simulation.stress());
    assert_eq!(Simulation::new(request(2, [])).stress(), None);
}

#[test]
fn wide_labels_get_the_room_they_need() {
    let mut labelled = random_tree(50, 20);
    for (at, node) in labelled.nodes.iter_mut().enumerate() {
        node.size.label = Some(24.0 + 2.0 * (at * 7 % 60) as f32);
    }
    check(labelled);
}

#[test]
fn spacing_multiplies_the_length_of_links() {
    let extent = |spacing| {
        let positions = check(Request { spacing, ..random_tree(60, 20) });
        let bounds = Rect::around(positions).unwrap();
        bounds.width() + bounds.height()
    };
    let usual = extent(1.0);
    assert!((1.8..2.2).contains(&(extent(2.0) / usual)) && extent(0.5) < 0.8 * usual);
}

#[test]
fn a_small_picture_has_fewer_crossings_than_the_one_with_the_truest_distances_and_little_more_stress() {
    let measured = |balance| {
        let request = Request { balance, ..random_tree(60, 40) };
        let ruler = quality::Ruler::new(&request);
        let measures = ruler.measure(&settle(request));
        (measures.crossings.unwrap(), measures.stress.unwrap())
    };
    let (readable, truest) = (measured(DEFAULT_BALANCE), measured(0.0));
    assert!(readable.0 < 0.9 * truest.0, "{readable:?} {truest:?}");
    assert!(truest.1 <= readable.1 && readable.1 < 1.06 * truest.1, "{readable:?} {truest:?}");
}

#[test]
fn links_of_small_components_are_about_as_long_as_those_of_the_largest() {
    let mut labelled = request(24, (1..20).map(|at| (at / 3, at)).chain([(20, 21), (22, 23)]));
    for node in &mut labelled.nodes {
        node.size = NodeBox { mark: 8.0, label: Some(104.0) };
    }
    let positions = check(labelled.clone());
    let length = |(one, other): (u32, u32)| positions[one as usize].distance(positions[other as usize]);
    let usual = labelled.edges[..19].iter().map(|link| length(link.ends)).sum::<f32>() / 19.0;
    assert!(length((20, 21)) > 0.6 * usual && length((22, 23)) > 0.6 * usual);
}

#[test]
fn the_dial_turns_large_networks_and_small_ones_without_overlaps() {
    for count in [40, 900] {
        for balance in [0.0, 0.25, 0.75, 1.0] {
            let request = Request { balance, ..random_tree(count, count / 2) };
            let positions = settle(request.clone());
            let apart = |one: &Position, other: &Position| one.distance(*other) > 16.0;
            for (at, one) in positions.iter().enumerate() {
                assert!(positions[..at].iter().all(|other| apart(one, other)), "{count} {balance}");
            }
            assert_eq!(positions, settle(Request { threads: 2, ..request }));
        }
    }
}

#[test]
fn the_dial_of_a_small_network_turns_past_its_middle_without_a_jump() {
    let settled = |balance| settle(Request { balance, ..random_tree(40, 20) });
    let usual = settled(DEFAULT_BALANCE);
    let reach = usual.iter().map(|point| point.distance(Position::default())).sum::<f32>();
    let mut before = usual;
    for balance in [0.52, 0.6, 0.7] {
        let now = settled(balance);
        let moved: f32 = now.iter().zip(&before).map(|(now, before)| now.distance(*before)).sum();
        assert!(moved < 0.3 * reach, "{balance}: {}", moved / reach);
        before = now;
    }
}

#[test]
fn pins_hold_in_a_large_network_at_every_balance() {
    for balance in [0.0, 0.5, 1.0] {
        let mut pinned = Request { balance, ..random_tree(800, 300) };
        for (node, start) in [(5, Position::new(900.0, -40.0)), (500, Position::new(-700.5, 33.25))] {
            (pinned.nodes[node].start, pinned.nodes[node].pinned) = (Some(start), true);
        }
        let positions = settle(pinned);
        assert_eq!((positions[5], positions[500]), (Position::new(900.0, -40.0), Position::new(-700.5, 33.25)));
    }
}

#[test]
fn thousands_of_components_and_of_single_nodes_are_packed() {
    let (pairs, single) = if cfg!(debug_assertions) { (600, 300) } else { (3_000, 50_000) };
    let positions = settle(request(2 * pairs + single, (0..pairs).map(|pair| (2 * pair, 2 * pair + 1))));
    let bounds = Rect::around(positions.iter().copied()).unwrap();
    assert!((1.0..2.6).contains(&(bounds.width() / bounds.height())));
}

#[test]
fn a_layout_that_is_dropped_half_way_ends() {
    let mut simulation = Simulation::new(random_tree(3_000, 2_000));
    for _ in 0..3 {
        simulation.step();
    }
    drop(simulation);
}

#[test]
fn a_large_hub_stays_amid_its_leaves_and_its_tail_is_short() {
    let tail = [(0, 321), (321, 322), (322, 323)];
    let mut request = request(324, (1..321).map(|leaf| (0, leaf)).chain(tail));
    request.nodes[0].size = NodeBox::of_mark(17.0);
    let positions = settle(request);
    let (x, y) = positions[1..321].iter().fold((0.0, 0.0), |(x, y), leaf| (x + leaf.x / 320.0, y + leaf.y / 320.0));
    let rim = positions[1..321].iter().map(|leaf| leaf.distance(positions[0])).fold(0.0, f32::max);
    assert!(positions[0].distance(Position::new(x, y)) < 0.1 * rim);
    assert!((rim..2.0 * rim).contains(&positions[323].distance(positions[0])));
}

#[test]
fn large_components_one_after_the_other_go_on_from_what_was_done() {
    // On one thread the second begins when the first is done; settling holds that the share done never falls.
    let ring = |first: u32| (0..310).map(move |at| (first + at, first + (at + 1) % 310));
    check(request(620, ring(0).chain(ring(310))));
}
