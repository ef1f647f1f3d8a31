//! From a scene to a display list: edges below, then nodes, then labels, then the legend.
//!
//! Invariant: a frame is a function of scene and shot alone, never of an earlier frame.

use super::bulk::{Crowd, Source};
use super::canvas::{Canvas, ground_of, lit_by_marks};
use super::list::{Grouping, List};
use super::taken::Taken;
use super::{beyond, caption, edges, hulls, labels, legend, measure_key, nodes, signs};
use crate::analysis::words::plural;
use crate::model::Target;
use crate::scene::build::Scene;
use crate::scene::bulk::{Bulk, Dims};
use crate::scene::frame::{Frame, Mark, Place};
use crate::scene::light::Light;
use crate::scene::page::Bounds;
use crate::scene::shot::{LegendForm, Shot};
use crate::session::{Background, Emphasis};
use std::sync::Arc;

/// The part of the page for the network: all of it, or what title and caption leave.
#[must_use]
pub fn picture_area(shot: &Shot<'_>) -> Bounds {
    caption::lay_out(shot).0
}

/// Makes the display list of a page or window.
#[must_use]
pub fn frame(scene: &Scene, shot: &Shot<'_>) -> Frame {
    frame_over(bulk(scene, shot), scene, shot)
}

/// As [`frame`], over what was drawn in bulk for the same scene, camera, page, colours, and for one that dims as much.
#[must_use]
pub fn frame_over(bulk: Arc<Bulk>, scene: &Scene, shot: &Shot<'_>) -> Frame {
    draw(bulk, scene, shot, Grouping::Flat)
}

/// What of the bulk is dimmed where this stands out.
#[must_use]
pub fn dims(scene: &Scene, emphasis: &Emphasis) -> Dims {
    dims_of(&Light::of(scene, emphasis))
}

fn dims_of(light: &Light) -> Dims {
    match () {
        () if !light.is_partial() => Dims::Nothing,
        () if lit_by_marks(light) => Dims::All,
        () => Dims::Some,
    }
}

/// What is drawn in bulk on a page or window.
#[must_use]
pub fn bulk(scene: &Scene, shot: &Shot<'_>) -> Arc<Bulk> {
    bulk_in(scene, shot, picture_area(shot), Crowd::Window)
}

/// As [`bulk`], in a part of the page.
pub(super) fn bulk_in(scene: &Scene, shot: &Shot<'_>, area: Bounds, crowd: Crowd) -> Arc<Bulk> {
    let light = Light::of(scene, shot.emphasis);
    let dims = dims_of(&light);
    let source = Source {
        scene,
        camera: shot.camera,
        area,
        theme: shot.theme,
        ground: ground_of(shot),
        light: &light,
        dims,
        crowd,
    };
    Arc::new(Bulk::of(&source))
}

/// Makes the display list of a figure, whose marks are grouped by what they stand for.
pub(in crate::scene) fn grouped_frame(scene: &Scene, shot: &Shot<'_>) -> Frame {
    draw(bulk_in(scene, shot, picture_area(shot), Crowd::View), scene, shot, Grouping::ByTarget)
}

fn draw(bulk: Arc<Bulk>, scene: &Scene, shot: &Shot<'_>, grouping: Grouping) -> Frame {
    let (area, mut furniture) = caption::lay_out(shot);
    let canvas = Canvas::new(scene, shot, area, &bulk);
    let mut taken = Taken::new(area);
    let legend = (shot.legend != LegendForm::Absent).then(|| legend::draw(&canvas, &mut furniture));
    if let Some(legend) = &legend {
        taken.add(legend.bounds.grown(2.0));
    }
    let key = measure_key::draw(&canvas, &mut furniture);
    if let Some(key) = key {
        taken.add(key.grown(2.0));
    }
    let mut places = Vec::new();
    let spots = canvas.taken_by_marks();
    for node in &scene.arrays.pins {
        let spot = canvas.spot(*node);
        if canvas.is_in_view(spot.at) {
            let head = nodes::pin_head(spot);
            taken.add(head);
            places.push(Place { target: Target::Entity(scene.nodes[*node as usize].entity), bounds: head });
        }
    }
    let mut list = List::new(grouping, area);
    list.add(|marks| hulls::draw(&canvas, marks));
    let mut on_edges = edges::draw(&canvas, &mut taken, &mut list);
    let mut on_lines = signs::draw(&mut on_edges, &canvas, &spots, &taken, &[]);
    let wanted = labels::ground_for_hubs(&canvas, &spots, &taken, &on_lines.taken);
    if !wanted.is_empty() {
        on_lines = signs::draw(&mut on_edges, &canvas, &spots, &taken, &wanted);
    }
    let signs::Drawn { marks, places: on_signs, mut taken } = on_lines;
    list.add(|all| *all = marks);
    places.extend(on_signs);
    let (mut names, mut numbers) = (Vec::new(), Vec::new());
    places.extend(beyond::draw(&canvas, &spots, &mut taken, &mut numbers));
    let unlabelled = labels::draw(&canvas, &spots, &mut taken, &mut names);
    nodes::draw(&canvas, &names, &mut list);
    list.add(|marks| marks.append(&mut numbers));
    list.add(|marks| marks.append(&mut names));
    let marks = list.finish();
    let names = marks.iter().filter_map(|mark| match mark {
        Mark::Text(label) => Some(Place { target: label.owner?, bounds: label.bounds() }),
        _ => None,
    });
    places.extend(names);
    Frame {
        size: shot.size,
        background: (shot.background != Background::Transparent).then_some(canvas.ground),
        clip: area,
        marks,
        places,
        furniture,
        legend,
        key,
        unlabelled,
        numbered: Vec::new(),
        title: shot.caption.map_or_else(|| scene.title.clone(), |caption| caption.title.clone()),
        short: String::new(),
        description: describe(scene),
        bulk,
    }
}

/// The picture in one sentence.
pub(super) fn describe(scene: &Scene) -> String {
    let nodes = scene.arrays.nodes.iter().map(|node| &scene.nodes[*node as usize]);
    let names: Vec<&str> = nodes.filter(|node| node.degree > 0).take(3).map(|node| node.name.as_str()).collect();
    let mut words = format!(
        "Network of {} and {}",
        plural(scene.nodes.len(), "entity", "entities"),
        plural(scene.edges.len(), "edge", "edges")
    );
    if !names.is_empty() {
        words.push_str(&format!("; most connected: {}", names.join(", ")));
    }
    words
}
