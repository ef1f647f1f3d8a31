//! The canvas: the network as the scene describes it, and what the pointer and the keys do on it.
//!
//! Invariant: it draws what the scene says and nothing else; what is hit is asked of the scene.

mod gestures;
mod keyboard;
mod legend;
mod names;
mod paint;

use super::style::theme;
use crate::model::{Camera, Filter, OpenDossier, Position, Target, Visibility};
use crate::scene::{self, Background, Emphasis, Frame, Hits, LegendForm, Scene, Shot, Size, Subject};
use crate::session::{Command, Look, Session};
use crate::ui::cached::{Cached, Last, Same};
use crate::ui::ctx::Ctx;
use egui::{Rect, Sense, Shape};
use std::sync::Arc;

pub(super) use paint::shapes as frame_shapes;

/// How many pixels beside an edge still count as on it.
pub(super) const GRACE: f32 = 6.0;

/// Room around the whole network, in pixels: left, top, right, bottom.
const MARGIN: [f32; 4] = [28.0, 28.0, 28.0, 28.0];

/// How many marks are exposed to assistive technology: enough for a page, few enough for its tree.
const EXPOSED: usize = 400;

/// How long a flight of the camera takes, in seconds.
const FLIGHT_SECONDS: f32 = 0.25;

/// What the canvas keeps between frames.
#[derive(Default)]
pub struct CanvasMemory {
    /// The dossier that was drawn last.
    dossier: Last<Same<OpenDossier>>,
    scene: Cached<Sources, Arc<Scene>>,
    drawn: Option<Drawn>,
    camera: Option<Camera>,
    flight: Option<Flight>,
    wants_flight: bool,
    drag: gestures::Drag,
    /// The entity under the button that was pressed last.
    grasp: Option<gestures::Grasp>,
    gesture: u64,
    /// The canvas's size, for laying out into its shape.
    pub size: Option<Size>,
    /// Whether the legend is whole or folded away.
    pub legend: LegendForm,
    /// Where the canvas is in the window.
    pub rect: Option<Rect>,
    /// Whether it has the keyboard, so that arrows walk along edges.
    focused: bool,
    /// Whether it is to take the keyboard in the next frame: a dossier was opened, or something was found.
    pub(super) wants_focus: bool,
}

/// What a scene is built from.
type Sources = (Same<OpenDossier>, Same<Vec<Position>>, Same<Vec<bool>>, Same<Visibility>, Same<Filter>);

/// What was painted last and for what.
struct Drawn {
    scene: Arc<Scene>,
    key: DrawnKey,
    frame: Arc<Frame>,
    shapes: Vec<Shape>,
    hits: Arc<Hits>,
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

/// A flight of the camera from one place to another.
struct Flight {
    from: Camera,
    to: Camera,
    progress: f32,
}

/// Draws the network and answers to pointer and keys.
pub(super) fn canvas_ui(cx: &Ctx<'_>, ui: &mut egui::Ui, open: &Arc<OpenDossier>, memory: &mut CanvasMemory) {
    let rect = ui.available_rect_before_wrap();
    let size = Size { width: rect.width(), height: rect.height() };
    memory.size = Some(size);
    memory.rect = Some(rect);
    let response = ui.interact(rect, ui.scope_id().with("network"), Sense::click_and_drag());
    ui.advance_cursor_after_rect(rect);
    let is_new = memory.dossier.changes_to(Same::of(open));
    if is_new {
        memory.let_go();
    }
    let scene = memory.scene(cx.session, open);
    if std::mem::take(&mut memory.wants_focus) || is_new && !ui.ctx().text_edit_focused() {
        response.request_focus();
    }
    let form = memory.legend_form(&scene, size);
    let camera = memory.fly(ui, wanted_camera(cx.session, &scene, size, form));
    if session_camera_differs(cx.session, camera) {
        cx.send(Command::Shown(camera));
    }

    let emphasis = emphasis(cx.session, memory.focused);
    let frame = memory.frame(ui, &scene, camera, rect, &emphasis, form);
    let Some(drawn) = &memory.drawn else { return };
    ui.painter_at(rect).extend(drawn.shapes.iter().cloned());
    let hits = Arc::clone(&drawn.hits);

    let view = gestures::View { session: cx.session, camera, rect, size, hits: &hits };
    names::expose_ui(cx, ui, &view, open, &memory.hit_points());
    gestures::gestures_ui(cx, ui, &response, &view, memory);
    keyboard::keyboard_ui(cx, ui, &response, &view, open, memory);
    legend::legend_ui(cx, ui, rect, &frame, &mut memory.legend);
    let label = format!("Network: {}", frame.description);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::GraphicsDocument, true, &label));
}

/// The camera that the session asks for.
fn wanted_camera(session: &Session, scene: &Scene, size: Size, form: LegendForm) -> Camera {
    match session.look() {
        Look::Whole => fit_above_legend(scene, size, form),
        Look::At(camera) => camera,
    }
}

/// The camera that shows the whole network above the legend.
fn fit_above_legend(scene: &Scene, size: Size, form: LegendForm) -> Camera {
    let [left, top, right, bottom] = MARGIN;
    let legend = scene::legend_height(scene, size.width, 1.0, form);
    scene::fit(scene, size, [left, top, right, bottom.max(legend + 16.0)])
}

/// Whether the session should learn what the canvas shows.
fn session_camera_differs(session: &Session, camera: Camera) -> bool {
    session.shown() != camera
}

/// What stands out.
pub(super) fn emphasis(session: &Session, focused: bool) -> Emphasis {
    Emphasis { focus: session.selection().target.filter(|_| focused), ..session.emphasis() }
}

impl CanvasMemory {
    /// The scene, built again only when something that it shows has changed.
    fn scene(&self, session: &Session, open: &Arc<OpenDossier>) -> Arc<Scene> {
        let arranged = session.workspace();
        let sources = (
            Same::of(open),
            Same::of(&arranged.positions),
            Same::of(&arranged.pinned),
            Same::of(session.visibility()),
            Same::of(&arranged.filter),
        );
        self.scene.get(sources, || {
            Arc::new(scene::build(&Subject {
                open,
                positions: &arranged.positions,
                pinned: &arranged.pinned,
                visibility: session.visibility(),
                filter: &arranged.filter,
            }))
        })
    }

    /// The camera to show now, on its way to the one that is wanted.
    fn fly(&mut self, ui: &egui::Ui, wanted: Camera) -> Camera {
        let Some(shown) = self.camera else {
            self.camera = Some(wanted);
            return wanted;
        };
        let flies = self.flight.as_ref().is_some_and(|flight| flight.to == wanted);
        if !flies {
            self.flight = None;
            if shown != wanted {
                if self.wants_flight {
                    self.flight = Some(Flight { from: shown, to: wanted, progress: 0.0 });
                } else {
                    self.camera = Some(wanted);
                    return wanted;
                }
            }
        }
        self.wants_flight = false;
        let Some(flight) = &mut self.flight else { return shown };
        flight.progress += ui.input(|input| input.stable_dt).min(0.05) / FLIGHT_SECONDS;
        if flight.progress >= 1.0 {
            self.camera = Some(wanted);
            self.flight = None;
            return wanted;
        }
        let t = flight.progress * flight.progress * (3.0 - 2.0 * flight.progress);
        let mix = |from: f32, to: f32| from + (to - from) * t;
        let camera = Camera {
            center: Position::new(
                mix(flight.from.center.x, flight.to.center.x),
                mix(flight.from.center.y, flight.to.center.y),
            ),
            zoom: mix(flight.from.zoom, flight.to.zoom),
        };
        self.camera = Some(camera);
        ui.ctx().request_repaint();
        camera
    }

    /// How the legend is drawn: as the reader wants it, but folded where it would take more than half of a low canvas.
    fn legend_form(&self, scene: &Scene, size: Size) -> LegendForm {
        let height = scene::legend_height(scene, size.width, 1.0, self.legend);
        if height > size.height / 2.0 { LegendForm::Folded } else { self.legend }
    }

    /// How much room there is for the network above the legend.
    pub(in crate::ui) fn room(&self) -> Option<Size> {
        let size = self.size?;
        let height = self.legend().map_or(size.height, |legend| legend.min.y);
        Some(Size { height, ..size })
    }

    /// Where the legend lies on the canvas.
    fn legend(&self) -> Option<scene::Bounds> {
        self.drawn.as_ref()?.frame.legend.as_ref().map(|legend| legend.bounds)
    }

    /// Lets the camera fly to where it is sent next, instead of jumping.
    pub(super) fn fly_next(&mut self) {
        self.wants_flight = true;
    }

    /// The display list, made and turned into shapes anew only when something about it has changed.
    fn frame(
        &mut self,
        ui: &egui::Ui,
        scene: &Arc<Scene>,
        camera: Camera,
        rect: Rect,
        emphasis: &Emphasis,
        legend: LegendForm,
    ) -> Arc<Frame> {
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
            return Arc::clone(&drawn.frame);
        }
        let frame = Arc::new(scene::frame(
            scene,
            &Shot {
                camera,
                size: Size { width: rect.width(), height: rect.height() },
                theme: theme(ui),
                emphasis,
                text_scale: 1.0,
                background: Background::Themed,
                legend,
                caption: None,
            },
        ));
        let shapes = paint::meshed(ui, paint::shapes(ui, &frame, rect.min));
        let size = Size { width: rect.width(), height: rect.height() };
        let still = self
            .drawn
            .take()
            .filter(|drawn| Arc::ptr_eq(&drawn.scene, scene) && drawn.key.camera == camera && drawn.frame.size == size);
        let (hits, points) = match still {
            Some(drawn) => (drawn.hits, drawn.points),
            None => (Arc::new(Hits::of(scene, camera, size)), None),
        };
        if points.is_none() {
            // The next frame finds the picture at rest, or moves it again.
            ui.ctx().request_repaint();
        }
        self.drawn = Some(Drawn { scene: Arc::clone(scene), key, frame: Arc::clone(&frame), shapes, hits, points });
        frame
    }

    /// Where every shown entity and edge can be clicked, in window pixels, for assistive technology and for driving the
    /// program from outside; nothing while the picture moves.
    #[must_use]
    pub fn hit_points(&self) -> Vec<(Target, egui::Pos2)> {
        let (Some(drawn), Some(rect)) = (&self.drawn, self.rect) else { return Vec::new() };
        let at = |point: &scene::Point| egui::Pos2::new(rect.left() + point.x, rect.top() + point.y);
        drawn.points.iter().flat_map(|points| points.iter()).map(|(target, point)| (*target, at(point))).collect()
    }
}
