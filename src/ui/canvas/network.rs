//! Drawing the network, and handling pointer and keys.

use super::memory::CanvasMemory;
use super::view::View;
use super::{gestures, keyboard, legend, names, overview, sample};
use crate::model::Position;
use crate::scene::{self, Emphasis, LegendForm, Scene, Size};
use crate::session::{Canvas, Command, Page, Session};
use crate::ui::cached::Same;
use crate::ui::ctx::OpenCtx;
use egui::{Sense, Ui};
use std::sync::Arc;

/// Draws the network and handles pointer and keys.
pub(in crate::ui) fn canvas_ui(cx: &OpenCtx<'_>, ui: &mut Ui, memory: &mut CanvasMemory) {
    let rect = ui.available_rect_before_wrap();
    let size = Size { width: rect.width(), height: rect.height() };
    memory.rect = Some(rect);
    let id = ui.scope_id().with("network");
    keyboard::keyboard_ui(cx, ui, id, size, memory);
    let response = ui.interact(rect, id, Sense::click_and_drag());
    ui.advance_cursor_after_rect(rect);
    let is_new = memory.dossier.changes_to(Same::of(cx.open.dossier.held()));
    if is_new {
        memory.let_go();
    }
    let scene = memory.picture.scene(cx.session, cx.open, || memory.overview.let_go());
    if std::mem::take(&mut memory.wants_focus) || is_new && !ui.ctx().text_edit_focused() {
        response.request_focus();
    }
    let form = legend_form(memory.legend, &scene, size);
    let whole = memory.picture.whole(&scene, size, form);
    let window = ui.ctx().content_rect().size();
    let window = Size { width: window.x, height: window.y };
    let corner = Position::new(rect.left(), rect.top());
    let canvas = Canvas { window, corner, size, free_height: size.height, whole };
    let wanted = cx.session.camera_on(&canvas);
    let page = cx.session.selection().page;
    if memory.path.changes_to((page, cx.session.path_shown())) && matches!(page, Page::Paths(..)) {
        memory.camera.fly_next();
    }
    memory.camera.flies = !cx.session.preferences().reduced_motion;
    let camera = memory.camera.towards(wanted, ui.input(|input| input.stable_dt));
    if memory.camera.is_flying() {
        ui.request_repaint();
    }
    let emphasis = emphasis(cx.session, memory.focused);
    memory.picture.draw(ui, &scene, camera, rect, &emphasis, form);
    let Some(drawn) = &memory.picture.drawn else { return };
    ui.painter_at(rect).extend(drawn.shapes.iter().cloned());
    let (frame, hits) = (Arc::clone(&drawn.frame), std::rc::Rc::clone(&drawn.hits));
    let free_height = frame.legend.as_ref().map_or(size.height, |legend| legend.bounds.min.y);
    let canvas = Canvas { free_height, ..canvas };
    if cx.session.wants_canvas(&canvas) {
        cx.send(Command::Canvas(canvas));
    }
    let view = View { session: cx.session, camera, rect, size, hits: &hits };
    names::expose_ui(cx, ui, &view, &response, memory);
    gestures::gestures_ui(cx, ui, &response, &view, memory);
    legend::legend_ui(cx, ui, rect, &frame, &mut memory.legend);
    sample::sample_ui(ui, rect, &frame);
    overview::overview_ui(cx, ui, &view, &scene, memory);
    let label = format!("Network: {}", frame.description);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::GraphicsDocument, true, &label));
}

/// How the legend is drawn: as the reader wants it, but folded where it would take more than half of a low canvas.
fn legend_form(wanted: LegendForm, scene: &Scene, size: Size) -> LegendForm {
    let height = scene::legend_height(scene, size.width, 1.0, wanted);
    if height > size.height / 2.0 { LegendForm::Folded } else { wanted }
}

/// What is emphasized.
fn emphasis(session: &Session, focused: bool) -> Emphasis {
    Emphasis { focus: session.selection().target.filter(|_| focused), ..session.emphasis() }
}
