//! What the measures say of pictures whose measures are known.

use super::*;
use crate::layout::{Link, Node};

fn request(count: usize, ends: &[(u32, u32)]) -> Request {
    Request {
        nodes: vec![Node { size: crate::layout::NodeBox::of_mark(1.0), start: None, pinned: false }; count],
        edges: ends.iter().map(|ends| Link { ends: *ends, weight: 1.0 }).collect(),
        ..Request::default()
    }
}

fn measured(ends: &[(u32, u32)], points: &[(f32, f32)]) -> Measures {
    let positions: Vec<Position> = points.iter().map(|(x, y)| Position::new(*x, *y)).collect();
    Ruler::new(&request(points.len(), ends)).measure(&positions)
}

#[test]
fn a_straight_path_is_perfect() {
    let measures = measured(&[(0, 1), (1, 2), (2, 3)], &[(0.0, 0.0), (50.0, 0.0), (100.0, 0.0), (150.0, 0.0)]);
    assert_eq!(measures.crossings, Some(0.0));
    assert!(measures.stress.is_some_and(|stress| stress.abs() < 1e-6));
    assert_eq!((measures.neighbours, measures.overlaps), (Some(1.0), 0));
}

#[test]
fn neighbours_kept_is_the_mean_jaccard_index() {
    // The ends have one neighbour each, which is not the nearest; the two in the middle keep none of theirs.
    let measures = measured(&[(0, 1), (2, 3)], &[(0.0, 0.0), (100.0, 0.0), (10.0, 0.0), (110.0, 0.0)]);
    assert_eq!(measures.neighbours, Some(0.0));
    // A star of three whose centre keeps one of two: 1 ÷ 3; its near leaf keeps its one, the far leaf does not.
    let measures = measured(&[(0, 1), (0, 2)], &[(0.0, 0.0), (10.0, 0.0), (90.0, 0.0), (0.0, 12.0)]);
    assert!(
        measures.neighbours.is_some_and(|kept| (kept - (1.0 / 3.0 + 1.0 + 0.0) / 3.0).abs() < 1e-6),
        "{measures:?}"
    );
}

#[test]
fn crossings_count_for_each_link_and_overlaps_by_the_room_that_is_needed() {
    let measures = measured(&[(0, 1), (2, 3)], &[(0.0, 0.0), (60.0, 60.0), (60.0, 0.0), (0.0, 60.0)]);
    assert_eq!((measures.crossings, measures.overlaps), (Some(0.5), 0));
    let measures = measured(&[], &[(0.0, 0.0), (7.0, 7.0), (7.0, 16.0), (-8.0, 0.0)]);
    assert_eq!(measures, Measures { stress: None, neighbours: None, crossings: None, overlaps: 2 });
}

#[test]
fn pictures_that_are_none_have_no_measures() {
    assert_eq!(measured(&[], &[]), Measures::default());
    assert_eq!(measured(&[(0, 0), (0, 9)], &[(f32::NAN, 0.0)]), Measures::default());
    let ruler = Ruler::new(&request(3, &[(0, 1)]));
    assert_eq!(ruler.measure(&[Position::default()]), Measures::default());
    let one_spot = ruler.measure(&[Position::default(); 3]);
    assert_eq!((one_spot.overlaps, one_spot.stress), (3, None));
}

#[test]
fn a_sample_of_pairs_comes_near_the_count() {
    // Links between two rows, all in each other's way.
    let mut random = Random::new(5, 0);
    let ends: Vec<(u32, u32)> =
        (0..1_400).map(|_| (random.below(300) as u32, 300 + random.below(300) as u32)).collect();
    let points: Vec<Position> = (0..600).map(|at| Position::new((at % 300) as f32, (at / 300) as f32 * 9.0)).collect();
    let mut ruler = Ruler::new(&request(600, &ends));
    assert!(ruler.tried.is_empty());
    let counted = ruler.measure(&points).crossings.expect("links");
    ruler.tried = tried_pairs(&ruler.links);
    let sampled = ruler.measure(&points).crossings.expect("links");
    assert!((sampled / counted - 1.0).abs() < 0.02, "{sampled} {counted}");
}

#[test]
fn a_large_network_is_sampled_the_same_way_every_time() {
    let ends: Vec<(u32, u32)> = (1..6_000).map(|at| (at, at / 3)).collect();
    let points: Vec<Position> =
        (0..6_000).map(|at| Position::new((at % 97) as f32 * 9.0, (at / 97) as f32 * 9.0)).collect();
    let (one, other) = (Ruler::new(&request(6_000, &ends)), Ruler::new(&request(6_000, &ends)));
    assert!(one.sources.len() < 200 && one.sampled.len() <= SAMPLED && !one.tried.is_empty());
    assert_eq!(one.measure(&points), other.measure(&points));
}
