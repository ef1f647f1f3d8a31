//! From a scene to a display list: edges below, then nodes, then labels, then the legend.
//!
//! Invariant: a frame is a function of scene and shot alone, never of an earlier frame.

use super::canvas::Canvas;
use super::list::{Grouping, List};
use super::taken::Taken;
use super::{caption, edges, hulls, labels, legend, measure_key, nodes, signs};
use crate::analysis::words::plural;
use crate::model::Target;
use crate::scene::build::{NodeMark, Scene};
use crate::scene::frame::{Frame, Mark, Place};
use crate::scene::page::Bounds;
use crate::scene::shot::{LegendForm, Shot};
use crate::session::Background;

/// The part of the page for the network: all of it, or what title and caption leave.
#[must_use]
pub fn picture_area(shot: &Shot<'_>) -> Bounds {
    caption::lay_out(shot).0
}

/// Makes the display list of a page or window.
#[must_use]
pub fn frame(scene: &Scene, shot: &Shot<'_>) -> Frame {
    draw(scene, shot, Grouping::Flat)
}

/// Makes the display list of a figure, whose marks are grouped by what they stand for.
pub(in crate::scene) fn grouped_frame(scene: &Scene, shot: &Shot<'_>) -> Frame {
    draw(scene, shot, Grouping::ByTarget)
}

fn draw(scene: &Scene, shot: &Shot<'_>, grouping: Grouping) -> Frame {
    let (area, mut furniture) = caption::lay_out(shot);
    let canvas = Canvas::new(scene, shot, area);
    let mut taken = Taken::new(area);
    let legend = (shot.legend != LegendForm::Absent).then(|| legend::draw(&canvas, &mut furniture));
    if let Some(legend) = &legend {
        taken.add(legend.bounds.grown(2.0));
    }
    if let Some(key) = measure_key::draw(&canvas, &mut furniture) {
        taken.add(key.grown(2.0));
    }
    let mut places = Vec::new();
    let mut spots = Taken::new(area);
    for (node, spot) in scene.nodes.iter().zip(&canvas.spots).filter(|(_, spot)| canvas.is_in_view(spot.at)) {
        spots.add(Bounds::around(spot.at, spot.radius));
        if node.pinned {
            let head = nodes::pin_head(*spot);
            taken.add(head);
            places.push(Place { target: Target::Entity(node.entity), bounds: head });
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
    nodes::draw(&canvas, &mut list);
    let unlabelled = list.add(|marks| labels::draw(&canvas, &spots, &mut taken, marks));
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
        unlabelled,
        title: shot.caption.map_or_else(|| scene.title.clone(), |caption| caption.title.clone()),
        description: describe(scene),
    }
}

/// The picture in one sentence.
fn describe(scene: &Scene) -> String {
    let mut nodes: Vec<&NodeMark> = scene.nodes.iter().filter(|node| node.degree > 0).collect();
    nodes.sort_by(|one, other| other.degree.cmp(&one.degree).then(one.entity.cmp(&other.entity)));
    let names: Vec<&str> = nodes.iter().take(3).map(|node| node.name.as_str()).collect();
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
