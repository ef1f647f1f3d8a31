//! The plain way, for comparison: egui gets one shape for each node and each edge in every frame.

use crate::desk::{FRAMES, SIZE};
use crate::scale::row;
use cpu_time::ThreadTime;
use egui::{Color32, Pos2, RawInput, Rect, Sense, Stroke};
use sayso::model::{OpenDossier, Position, Rect as WorldRect};

/// How many frames are timed of a network that takes seconds for one.
const FEW: usize = 10;

/// From this number of edges on only [`FEW`] frames are timed.
const LARGE: usize = 50_000;

/// Times the plain painter over a network: the whole of it, panned.
pub fn print(open: &OpenDossier, positions: &[Position]) {
    let Some(bounds) = WorldRect::around(positions.iter().copied()) else { return };
    let zoom = (SIZE.x / bounds.width()).min(SIZE.y / bounds.height());
    let ctx = egui::Context::default();
    let frames = if open.network.edges.len() < LARGE { FRAMES } else { FEW };
    let times = (0..frames).map(|frame| {
        let shift = (frame as f32 / 10.0).sin() * 40.0;
        let at = |position: &Position| {
            Pos2::new((position.x - bounds.min.x) * zoom + shift, (position.y - bounds.min.y) * zoom)
        };
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, SIZE));
        let started = ThreadTime::now();
        let mut output = ctx.run_ui(RawInput { screen_rect, ..RawInput::default() }, |ui| {
            let (_, painter) = ui.allocate_painter(ui.available_size(), Sense::hover());
            for edge in &open.network.edges {
                let ends = [at(&positions[edge.ends.0.at()]), at(&positions[edge.ends.1.at()])];
                painter.line_segment(ends, Stroke::new(1.0, Color32::GRAY));
            }
            for position in positions {
                painter.circle_filled(at(position), 3.0, Color32::DARK_GREEN);
            }
        });
        output.textures_delta.clear();
        let triangles = ctx.tessellate(output.shapes, output.pixels_per_point);
        let milliseconds = started.elapsed().as_secs_f64() * 1000.0;
        std::hint::black_box(triangles);
        milliseconds
    });
    row("a plain painter, one shape for each element: pan", times.collect());
}
