//! The picture of the network: the scene, its display list as shapes, and what can be hit, each made again only when
//! something about it has changed.

use super::lazy_hits::LazyHits;
use super::{paint, sprites};
use crate::model::{Camera, Filter, OpenDossier, Position, Target, Visibility};
use crate::scene::{self, Background, Bulk, Dims, Emphasis, Frame, LegendForm, Scene, Shot, Size, Subject};
use crate::session::{Dress, Session};
use crate::ui::cached::{Cached, Same};
use crate::ui::style::theme;
use egui::epaint::Mesh;
use egui::{Rect, Shape, TextureHandle, Ui};
use std::rc::Rc;
use std::sync::Arc;

/// Room around the whole network, in points: left, top, right, bottom.
const MARGIN: [f32; 4] = [28.0, 28.0, 28.0, 28.0];

/// How many marks are exposed to assistive technology: enough for a page, few enough for its tree.
const EXPOSED: usize = 400;

/// What a scene is built from.
#[derive(PartialEq)]
struct Sources {
    open: Same<OpenDossier>,
    positions: Same<Vec<Position>>,
    pinned: Same<Vec<bool>>,
    visibility: Same<Visibility>,
    through: Option<Same<Visibility>>,
    filter: Same<Filter>,
    dress: Same<Dress>,
}

impl Sources {
    /// Whether others differ at most in where the entities are.
    fn is_but_for_places(&self, other: &Self) -> bool {
        let is_same_network =
            self.open == other.open && self.visibility == other.visibility && self.through == other.through;
        is_same_network && self.filter == other.filter && self.dress == other.dress
    }
}

/// What was drawn in bulk, for what, and its triangles.
type KeptBulk = (Arc<Scene>, BulkKey, Arc<Bulk>, Option<Arc<Mesh>>);

/// What was drawn last.
#[derive(Default)]
pub(super) struct Picture {
    scene: Option<(Sources, Arc<Scene>)>,
    whole: Cached<(Same<Scene>, Size, LegendForm), Camera>,
    /// What was drawn in bulk last, its triangles, and for what.
    bulk: Option<KeptBulk>,
    /// The shapes that it is drawn with.
    sprites: Option<TextureHandle>,
    pub(super) drawn: Option<Drawn>,
}

/// What was painted last and for what.
pub(super) struct Drawn {
    scene: Arc<Scene>,
    key: DrawnKey,
    pub(super) frame: Arc<Frame>,
    pub(super) shapes: Vec<Shape>,
    pub(super) hits: Rc<LazyHits>,
    /// Whether something was pointed at when they were made.
    of_hover: bool,
    /// Where the marks in view can be clicked; known only once the picture rests.
    points: Option<Arc<Vec<(Target, scene::Point)>>>,
}

#[derive(Clone, PartialEq)]
struct DrawnKey {
    camera: Camera,
    origin: egui::Pos2,
    size: (f32, f32),
    emphasis: Emphasis,
    legend: LegendForm,
    dark: bool,
    pixels_per_point: f32,
}

/// What the bulk depends on beside the scene.
#[derive(PartialEq)]
struct BulkKey {
    dims: Dims,
    camera: Camera,
    origin: egui::Pos2,
    size: (f32, f32),
    dark: bool,
}

impl DrawnKey {
    /// Whether another picture differs at most in what is pointed at.
    fn is_but_for_pointing(&self, other: &Self) -> bool {
        let emphasis = Emphasis { hovered: self.emphasis.hovered, ..other.emphasis.clone() };
        *self == Self { emphasis, ..other.clone() }
    }
}

impl Picture {
    /// The scene, built again only when something that it shows has changed. Where only positions and pins have, all else
    /// stays as it is; whoever else holds the scene is to `let_go`, or it is copied.
    pub(super) fn scene(&mut self, session: &Session, open: &Arc<OpenDossier>, let_go: impl FnOnce()) -> Arc<Scene> {
        let arranged = session.workspace();
        let sources = Sources {
            open: Same::of(open),
            positions: Same::of(&arranged.positions),
            pinned: Same::of(&arranged.pinned),
            visibility: Same::of(session.drawn()),
            through: session.dims().then(|| Same::of(session.visibility())),
            filter: Same::of(&arranged.filter),
            dress: Same::of(session.dress()),
        };
        let subject = Subject {
            open,
            positions: &arranged.positions,
            pinned: &arranged.pinned,
            visibility: session.drawn(),
            filter: &arranged.filter,
        };
        let dressed = |mut scene: Scene| {
            scene::dress(&mut scene, session.dress());
            scene.through = session.dims().then(|| Arc::clone(session.visibility()));
            Arc::new(scene)
        };
        let scene = match self.scene.take() {
            Some((made, scene)) if made == sources => scene,
            Some((made, scene)) if made.is_but_for_places(&sources) => {
                // Whoever else holds the scene would make it be copied.
                let_go();
                self.drawn = None;
                self.bulk = None;
                self.whole = Cached::default();
                dressed(scene::moved(Arc::unwrap_or_clone(scene), &subject))
            }
            _ => dressed(scene::build(&subject)),
        };
        self.scene = Some((sources, Arc::clone(&scene)));
        scene
    }

    /// The camera that shows the whole network above the legend.
    pub(super) fn whole(&self, scene: &Arc<Scene>, size: Size, form: LegendForm) -> Camera {
        self.whole.get((Same::of(scene), size, form), || {
            let [left, top, right, bottom] = MARGIN;
            let legend = scene::legend_height(scene, size.width, 1.0, form);
            let margins = [left, top, right, bottom.max(legend + 16.0)];
            scene::fit(scene, size, scene::clear_of_key(scene, size, 1.0, margins))
        })
    }

    /// Makes the display list and its shapes, unless nothing about them has changed.
    pub(super) fn draw(
        &mut self,
        ui: &Ui,
        scene: &Arc<Scene>,
        camera: Camera,
        rect: Rect,
        emphasis: &Emphasis,
        legend: LegendForm,
    ) {
        let key = DrawnKey {
            camera,
            origin: rect.min,
            size: (rect.width(), rect.height()),
            emphasis: emphasis.clone(),
            legend,
            dark: ui.visuals().dark_mode,
            pixels_per_point: ui.ctx().pixels_per_point(),
        };
        if let Some(drawn) = &mut self.drawn
            && Arc::ptr_eq(&drawn.scene, scene)
            && drawn.key == key
        {
            drawn.points.get_or_insert_with(|| Arc::new(drawn.hits.click_points(EXPOSED)));
            return;
        }
        let shot = Shot {
            camera,
            size: Size { width: rect.width(), height: rect.height() },
            theme: theme(ui),
            emphasis,
            text_scale: 1.0,
            background: Background::Themed,
            legend,
            caption: None,
        };
        let (bulk, mesh) = self.bulk_of(ui, scene, &shot, &key);
        let frame = Arc::new(scene::frame_over(bulk, scene, &shot));
        let mut shapes = paint::ground(&frame, rect.min);
        shapes.extend(mesh.map(Shape::Mesh));
        shapes.extend(paint::meshed(ui, paint::shapes_over_bulk(ui, &frame, rect.min)));
        let size = Size { width: rect.width(), height: rect.height() };
        let still = self
            .drawn
            .take()
            .filter(|drawn| Arc::ptr_eq(&drawn.scene, scene) && drawn.key.camera == camera && drawn.frame.size == size);
        let is_hovered = key.emphasis.hovered.is_some();
        let (hits, points, of_hover) = match still {
            // What is pointed at moves names, and names say what is pointed at: so it changes nothing about what is hit, or the
            // two would chase each other.
            Some(drawn) if drawn.key.is_but_for_pointing(&key) && (is_hovered || !drawn.of_hover) => {
                (drawn.hits, drawn.points, drawn.of_hover)
            }
            // The marks are where they were, but names may be elsewhere.
            Some(drawn) => {
                let hits = drawn.hits.with(&frame);
                let points = drawn.points.is_some().then(|| Arc::new(hits.click_points(EXPOSED)));
                (Rc::new(hits), points, is_hovered)
            }
            None => (Rc::new(LazyHits::of(scene, camera, &frame)), None, is_hovered),
        };
        if points.is_none() {
            // The next frame finds the picture at rest, or moves it again.
            ui.ctx().request_repaint();
        }
        self.drawn = Some(Drawn { scene: Arc::clone(scene), key, frame, shapes, hits, of_hover, points });
    }

    /// What is drawn in bulk, and its triangles: made again only where the camera, the page or the colours are others, not
    /// for what is pointed at or selected.
    fn bulk_of(
        &mut self,
        ui: &Ui,
        scene: &Arc<Scene>,
        shot: &Shot<'_>,
        key: &DrawnKey,
    ) -> (Arc<Bulk>, Option<Arc<Mesh>>) {
        let dims = scene::dims(scene, shot.emphasis);
        let key = BulkKey { dims, camera: key.camera, origin: key.origin, size: key.size, dark: key.dark };
        if let Some((of, made, bulk, mesh)) = &self.bulk
            && Arc::ptr_eq(of, scene)
            && *made == key
            && dims != Dims::Some
        {
            return (Arc::clone(bulk), mesh.clone());
        }
        let bulk = scene::bulk(scene, shot);
        let mesh = (!bulk.is_empty()).then(|| Arc::new(sprites::mesh(&bulk, key.origin, self.sprites(ui))));
        self.bulk = Some((Arc::clone(scene), key, Arc::clone(&bulk), mesh.clone()));
        (bulk, mesh)
    }

    /// The shapes that bulk is drawn with.
    pub(super) fn sprites(&mut self, ui: &Ui) -> &TextureHandle {
        self.sprites.get_or_insert_with(|| sprites::texture(ui.ctx()))
    }

    /// Where the marks in view can be clicked, from the canvas's corner; nothing while the picture moves.
    pub(super) fn points(&self) -> &[(Target, scene::Point)] {
        self.drawn.as_ref().and_then(|drawn| drawn.points.as_deref()).map_or(&[], Vec::as_slice)
    }
}
