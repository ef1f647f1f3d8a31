//! What is hit: names, marks, signs and lines, and the nearest of all in random pictures.

use super::*;
use crate::model::fixture::{dossier, quote};
use crate::model::{Filter, Position, Status, ThemeChoice, Visibility};
use crate::scene::{Background, Emphasis, LegendForm, Mark, Scene, Shot, Size, Subject, Theme, build, frame};

const PAGE: Size = Size { width: 400.0, height: 300.0 };
const CAMERA: Camera = Camera { center: Position::new(0.0, 0.0), zoom: 1.0 };

type Claim<'a> = (&'a str, &'a str, &'a str, Status);

/// These entities at these places, with claims between them; every second one is pinned.
fn scene_of(entities: &[(&str, &str)], claims: &[Claim<'_>], positions: &[Position]) -> Scene {
    let mut open = dossier(entities, claims, &["Yes."]);
    for claim in &mut open.dossier.relations {
        claim.evidence.push(quote(0, "No."));
    }
    let visibility = Visibility {
        entities: vec![true; entities.len()],
        relations: vec![true; claims.len()],
        edges: vec![true; open.network.edges.len()],
        ..Visibility::default()
    };
    let pinned: Vec<bool> = (0..entities.len()).map(|at| at % 2 == 1).collect();
    let filter = Filter::default();
    build(&Subject { open: &open, positions, pinned: &pinned, visibility: &visibility, filter: &filter })
}

/// Ann left, Bob right, and these claims about them.
fn scene(claims: &[Claim<'_>]) -> Scene {
    let positions = [Position::new(-100.0, 0.0), Position::new(100.0, 0.0)];
    scene_of(&[("ann", "person"), ("bob", "person")], claims, &positions)
}

/// The page of a scene.
fn page_of(scene: &Scene, camera: Camera, size: Size, legend: LegendForm) -> Frame {
    let shot = Shot {
        camera,
        size,
        theme: Theme::of(ThemeChoice::Light),
        emphasis: &Emphasis::default(),
        text_scale: 1.0,
        background: Background::Themed,
        legend,
        caption: None,
    };
    frame(scene, &shot)
}

fn hits_of(scene: &Scene, camera: Camera) -> Hits {
    Hits::of(scene, camera, &page_of(scene, camera, PAGE, LegendForm::Absent))
}

/// An edge between the two, and a claim of Ann about herself.
fn hits(camera: Camera) -> Hits {
    let claims = [("ann", "knows", "bob", Status::Asserted), ("ann", "praises", "ann", Status::Asserted)];
    hits_of(&scene(&claims), camera)
}

fn check(x: f32, y: f32, expected: Option<Target>) {
    assert_eq!(hits(CAMERA).at(Point::new(x, y)), expected, "at {x}, {y}");
}

#[test]
fn marks_and_edges_are_hit_where_they_are_drawn_and_within_reach() {
    let ann = Some(Target::Entity(EntityIndex(0)));
    let between = hits(CAMERA).at(Point::new(200.0, 150.0));
    assert!(matches!(between, Some(Target::Edge(_))), "{between:?}");
    check(100.0, 150.0, ann);
    check(300.0, 150.0, Some(Target::Entity(EntityIndex(1))));
    check(200.0, 150.0 + REACH, between);
    check(200.0, 152.0 + REACH, None);
    check(f32::NAN, 150.0, None);
    check(-50.0, 150.0, None);
}

#[test]
fn a_name_is_its_entity() {
    let scene = scene(&[("ann", "knows", "bob", Status::Asserted)]);
    let page = page_of(&scene, CAMERA, PAGE, LegendForm::Absent);
    let hits = Hits::of(&scene, CAMERA, &page);
    let mut named = 0;
    for label in page.labels().filter(|label| matches!(label.owner, Some(Target::Entity(_)))) {
        named += 1;
        let bounds = label.bounds();
        for part in [0.02, 0.5, 0.98] {
            let at = Point::new(bounds.min.x + part * bounds.width(), bounds.min.y + part * bounds.height());
            assert_eq!(hits.on(at), label.owner, "{} at {part}", label.text);
        }
    }
    assert_eq!(named, 2);
}

#[test]
fn a_sign_is_its_edge() {
    let scene = scene(&[
        ("ann", "knows", "bob", Status::Asserted),
        ("ann", "knows", "bob", Status::Denied),
        ("bob", "pays", "ann", Status::Asserted),
    ]);
    let page = page_of(&scene, CAMERA, PAGE, LegendForm::Absent);
    let hits = Hits::of(&scene, CAMERA, &page);
    let signs: Vec<&Place> = page.places.iter().filter(|place| matches!(place.target, Target::Edge(_))).collect();
    assert!(signs.len() >= 2, "a conflict, the bar of a denial: {signs:?}");
    for Place { target, bounds } in signs {
        assert_eq!(hits.on(bounds.min.towards(bounds.max, 0.5)), Some(*target));
        assert_eq!(hits.on(bounds.min.towards(bounds.max, 0.1)), Some(*target), "beside the line too");
    }
}

#[test]
fn nothing_is_hit_through_the_legend() {
    let scene = scene(&[("ann", "knows", "bob", Status::Asserted)]);
    for y in [-140.0, 140.0] {
        let camera = Camera { center: Position::new(-100.0, y), zoom: 1.0 };
        let page = page_of(&scene, camera, PAGE, LegendForm::Unfolded);
        let legend = page.legend.as_ref().expect("a legend").bounds;
        let hits = Hits::of(&scene, camera, &page);
        let at = crate::scene::screen_from_world(camera, PAGE, Position::new(-100.0, 0.0));
        let is_covered = legend.distance(at) <= 0.0;
        assert_eq!(hits.at(at).is_none(), is_covered, "{at:?} in {legend:?}");
    }
}

#[test]
fn an_edge_is_hit_on_every_strand_that_is_drawn() {
    let scene = scene(&Status::ALL.map(|status| ("ann", "knows", "bob", status)));
    for zoom in [0.3, 1.0, 1.6] {
        let camera = Camera { zoom, ..CAMERA };
        let page = page_of(&scene, camera, PAGE, LegendForm::Absent);
        let hits = Hits::of(&scene, camera, &page);
        let edge = hits.on(Point::new(200.0, 150.0));
        assert!(matches!(edge, Some(Target::Edge(_))), "{edge:?}");
        let mut strands = 0;
        for mark in page.leaves() {
            let Mark::Line { points, .. } = mark else { continue };
            if points[0].distance(points[1]) > 30.0 {
                strands += 1;
                assert_eq!(hits.on(points[0].towards(points[1], 0.5)), edge, "{points:?}");
            }
        }
        assert_eq!(strands, 8, "four strands, each of two lines");
    }
}

#[test]
fn every_point_to_click_answers_with_its_mark() {
    let hits = hits(CAMERA);
    let points = hits.click_points(100);
    assert_eq!(points.len(), 4, "two entities, their edge and the loop: {points:?}");
    for (target, at) in points {
        assert_eq!(hits.at(at), Some(target));
    }
}

#[test]
fn what_is_out_of_view_has_no_point_to_click() {
    let away = Camera { center: Position::new(9_000.0, 0.0), zoom: 2.0 };
    assert!(hits(away).click_points(100).is_empty());
    assert_eq!(hits(CAMERA).click_points(1).len(), 1);
}

/// Numbers from 0 to 1, always the same for a seed: a linear congruential generator (Knuth, TAOCP 2, 3.3.4).
struct Random(u64);

impl Random {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f32 / (1_u64 << 24) as f32
    }

    fn below(&mut self, limit: usize) -> usize {
        ((self.next() * limit as f32) as usize).min(limit - 1)
    }
}

/// How finely the reference walks along a border, in pixels.
const FINE: f32 = 0.5;

/// Points along the segment between two others.
fn along(start: Point, end: Point) -> impl Iterator<Item = Point> {
    let steps = ((start.distance(end) / FINE).ceil() as usize).max(1);
    (0..=steps).map(move |step| start.towards(end, step as f32 / steps as f32))
}

/// Points on what is drawn of a target, dense enough to be as good as all of it: found by walking, not by formulas.
fn drawn_points(hits: &Hits, target: Target) -> Vec<Point> {
    let mut points = Vec::new();
    let mut filled = |bounds: Bounds| {
        let rows = along(bounds.min, Point::new(bounds.min.x, bounds.max.y));
        points.extend(rows.flat_map(|row| along(row, Point::new(bounds.max.x, row.y))));
    };
    hits.places.iter().filter(|place| place.target == target).for_each(|place| filled(place.bounds));
    for NodeSpot { spot, entity, .. } in hits.drawn.nodes.iter().filter(|_| matches!(target, Target::Entity(_))) {
        if Target::Entity(*entity) != target {
            continue;
        }
        for step in 0..720 {
            let (y, x) = (step as f32 / 2.0).to_radians().sin_cos();
            let border =
                spot.at.moved(x * spot.radius * spot.shape.reach((x, y)), y * spot.radius * spot.shape.reach((x, y)));
            points.extend(along(spot.at, border));
        }
    }
    for edge in hits.drawn.edges.iter().filter(|edge| Target::Edge(edge.edge) == target) {
        let across = |half: f32| along(Point::new(0.0, -half), Point::new(0.0, half)).map(|point| point.y);
        match edge.path {
            EdgePath::Straight(start, end) => {
                let (dx, dy) = start.direction(end);
                for aside in across(edge.half_width) {
                    points.extend(along(start.moved(-dy * aside, dx * aside), end.moved(-dy * aside, dx * aside)));
                }
            }
            EdgePath::Loop { center, radius } => {
                for aside in across(edge.half_width) {
                    points.extend((0..720).map(|step| {
                        let (y, x) = (step as f32 / 2.0).to_radians().sin_cos();
                        center.moved(x * (radius + aside), y * (radius + aside))
                    }));
                }
            }
            EdgePath::Hidden => {}
        }
    }
    points
}

/// Some entities of all shapes at random places, with claims of all statuses, loops among them.
fn random_scene(random: &mut Random) -> (Scene, Camera) {
    let names = ["Ann", "Bob of the Long Name", "Cid", "Dora", "Eve", "Fay & Sons", "Gus", "Hal"];
    let kinds = ["person", "organization", "place", "event", "country", "document", "company", "topic"];
    let count = 3 + random.below(names.len() - 2);
    let entities: Vec<(&str, &str)> = names.into_iter().zip(kinds).take(count).collect();
    let claims: Vec<Claim<'_>> = (0..2 * count)
        .map(|_| (names[random.below(count)], "knows", names[random.below(count)], Status::ALL[random.below(4)]))
        .collect();
    let positions: Vec<Position> =
        (0..count).map(|_| Position::new(340.0 * random.next() - 170.0, 240.0 * random.next() - 120.0)).collect();
    let zoom = [0.2, 0.6, 1.0, 2.2][random.below(4)];
    (scene_of(&entities, &claims, &positions), Camera { zoom, ..CAMERA })
}

#[test]
fn the_nearest_within_twelve_pixels_wins_whatever_its_size() {
    let mut random = Random(7);
    let (mut hit, mut missed) = (0, 0);
    for round in 0..24 {
        let (scene, camera) = random_scene(&mut random);
        let hits = hits_of(&scene, camera);
        let nodes = scene.nodes.iter().map(|node| Target::Entity(node.entity));
        let all: Vec<(Target, Vec<Point>)> = nodes
            .chain(scene.edges.iter().map(|edge| Target::Edge(edge.edge)))
            .map(|target| (target, drawn_points(&hits, target)))
            .collect();
        for _ in 0..60 {
            let at = Point::new(PAGE.width * random.next(), PAGE.height * random.next());
            let distance = |points: &[Point]| points.iter().map(|point| point.distance(at)).fold(f32::MAX, f32::min);
            let nearest = all.iter().map(|(_, points)| distance(points)).fold(f32::MAX, f32::min);
            let told = hits.at(at);
            let of_told = all.iter().find(|(target, _)| Some(*target) == told).map(|(_, points)| distance(points));
            // The walk is half a step off at most.
            if let Some(distance) = of_told {
                hit += 1;
                assert!(distance <= nearest + FINE, "round {round}, {at:?}: {told:?} at {distance}, not {nearest}");
                assert!(distance <= REACH + FINE, "round {round}, {at:?}: {told:?} is {distance} away");
            } else {
                missed += 1;
                assert!(nearest > REACH - FINE, "round {round}, {at:?}: nothing, though one is {nearest} away");
            }
        }
    }
    assert!(hit > 100 && missed > 100, "{hit} hit, {missed} missed");
}
