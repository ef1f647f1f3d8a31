//! The network drawn in its part of a page, and which names found a place there.

use super::names::{self, Ground, Named, Written};
use super::page::{AROUND, FEW, Fitting};
use super::room::Names;
use crate::model::Camera;
use crate::scene::build::Scene;
use crate::scene::bulk::Bulk;
use crate::scene::camera::fit_up_to;
use crate::scene::draw::bulk::Crowd;
use crate::scene::draw::canvas::Canvas;
use crate::scene::draw::list::{Grouping, List};
use crate::scene::draw::measure_key::clear_of_key;
use crate::scene::draw::page::bulk_in;
use crate::scene::draw::taken::Taken;
use crate::scene::draw::{beyond, edges, hulls, labels, measure_key, nodes, signs};
use crate::scene::frame::{Mark, Place};
use crate::scene::page::{Bounds, Size};
use crate::scene::shot::Shot;
use crate::session::figure::Part;
use std::borrow::Cow;
use std::sync::Arc;

/// The closest zoom.
const CLOSEST: f32 = 3.0;

/// The network, drawn in its part of the page.
pub(super) struct Drawn {
    pub(super) marks: Vec<Mark>,
    pub(super) places: Vec<Place>,
    pub(super) named: Vec<Named>,
    /// The labels of a large network.
    pub(super) labels: Vec<Mark>,
    /// The nodes that have a number, in the order of their numbers.
    pub(super) numbered: Vec<u32>,
    pub(super) nameless: u32,
    pub(super) bulk: Arc<Bulk>,
    pub(super) camera: Camera,
    /// The key of measures, and where it is.
    pub(super) measures: Vec<Mark>,
    pub(super) measures_at: Option<Bounds>,
}

impl Drawn {
    pub(super) fn of(scene: &Scene, shot: &Shot<'_>, fitting: &Fitting, area: Bounds, names: &Names) -> Self {
        let (scene, camera) = placed(scene, fitting, &area);
        let shot = Shot { camera, ..*shot };
        let bulk = bulk_in(&scene, &shot, area, Crowd::Page);
        let canvas = Canvas::new(&scene, &shot, area, &bulk).for_print();
        let (mut taken, mut places, mut measures) = (Taken::new(area), Vec::new(), Vec::new());
        let measures_at = measure_key::draw(&canvas, &mut measures);
        if let Some(key) = measures_at {
            taken.add(key.grown(2.0));
        }
        let spots = canvas.taken_by_marks();
        let mut list = List::new(Grouping::ByTarget, area);
        list.add(|marks| hulls::draw(&canvas, marks));
        let mut on_edges = edges::draw(&canvas, &mut taken, &mut list);
        let signs::Drawn { marks, places: on_signs, mut taken } =
            signs::draw(&mut on_edges, &canvas, &spots, &taken, &[]);
        list.add(|all| *all = marks);
        places.extend(on_signs);
        let (mut numbers, mut labels) = (Vec::new(), Vec::new());
        places.extend(beyond::draw(&canvas, &spots, &mut taken, &mut numbers));
        let visible = labels::visible(&canvas);
        let (mut named, mut nameless) = (Vec::new(), 0);
        if visible.len() <= FEW {
            let ground = Ground {
                spots: &spots,
                taken: &taken,
                lines: labels::lines_in_view(&canvas),
                hubs: labels::hubs(&canvas, &visible),
            };
            let digits = visible.len().to_string().len();
            named = names::place(&canvas, &ground, &visible, &|node| names.by_node[node as usize].clone(), digits);
            nameless = (visible.len() - named.len()) as u32;
        } else {
            nameless += labels::draw(&canvas, &spots, &mut taken, &mut labels);
        }
        nodes::draw(&canvas, &labels, &mut list);
        list.add(|marks| marks.append(&mut numbers));
        let mut numbered: Vec<&Named> = named.iter().filter(|named| named.written == Written::Number).collect();
        // By rows, from the left to the right in each: so a number is found.
        let row = area.height() / (numbered.len() as f32 / 3.0).sqrt().ceil().max(1.0);
        numbered.sort_by(|one, other| {
            let place = |named: &Named| {
                let at = canvas.spot(named.node).at;
                (((at.y - area.min.y) / row).floor(), at.x)
            };
            let (one, other) = (place(one), place(other));
            one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
        });
        let numbered = numbered.into_iter().map(|named| named.node).collect();
        let marks = list.finish();
        Self {
            marks,
            places,
            named,
            labels,
            numbered,
            nameless,
            bulk: Arc::clone(&bulk),
            camera,
            measures,
            measures_at,
        }
    }
}

/// The scene as it fills a part of the page, and how that is seen.
fn placed<'a>(scene: &'a Scene, fitting: &Fitting, area: &Bounds) -> (Cow<'a, Scene>, Camera) {
    let size = Size { width: area.width().max(1.0), height: area.height().max(1.0) };
    if let Part::Seen(camera, window) = fitting.part {
        let closer = (size.width / window.width.max(1.0)).min(size.height / window.height.max(1.0));
        return (Cow::Borrowed(scene), Camera { center: camera.center, zoom: camera.zoom * closer });
    }
    let mut shown = Cow::Borrowed(scene);
    if let Some(bounds) = scene.bounds.filter(|bounds| bounds.width() > 1.0 && bounds.height() > 1.0) {
        let wanted = (size.width - AROUND[0] - AROUND[2]).max(1.0) / (size.height - AROUND[1] - AROUND[3]).max(1.0);
        let ratio = (wanted * bounds.height() / bounds.width()).clamp(1.0 / fitting.stretch, fitting.stretch);
        if !(0.98..=1.02).contains(&ratio) {
            shown.to_mut().stretch(ratio.sqrt(), 1.0 / ratio.sqrt());
        }
    }
    // The key of measures stands above the marks where it would cover them.
    let clear = clear_of_key(&shown, size, 1.0, AROUND);
    let camera = fit_up_to(&shown, size, clear, CLOSEST);
    (shown, camera)
}
