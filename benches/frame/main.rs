//! What one frame of the window costs on the processor: `cargo bench --bench frame [-- DOSSIER…]`.
//!
//! The window is drawn without a display, at 1280×720, by the same code as on screen: widgets, scene, and the triangles
//! for the graphics card; only their rasterisation is missing. For each dossier (the examples, where none is named) and
//! each thing a reader does, prints the median and the slowest of the frames in milliseconds of processor time: what other
//! programs do meanwhile does not count. 60 frames a second leave 16.7 ms for each.
//!
//! Where no dossier is named, two tables follow: the same window over made-up dossiers of 1,000, 10,000 and 100,000
//! entities, at three zooms; and a plain painter over the same networks, which hands egui one shape for each element.
//! `-- --scale` prints only these tables, `-- --scale=10000` those of one size.

mod desk;
mod plain;
mod scale;

use desk::{Desk, ON_CANVAS, button, moved};
use egui::{Event, Modifiers, Vec2};
use sayso::files::load::load;
use sayso::model::Origin;
use sayso::session::{Action, Command};
use std::io::Write;
use std::sync::Arc;

fn main() {
    let sizes = std::env::args().find_map(|argument| {
        let size = argument.strip_prefix("--scale")?;
        Some(size.strip_prefix('=').and_then(|size| size.parse().ok()).map_or(scale::SIZES.to_vec(), |size| vec![size]))
    });
    if let Some(sizes) = sizes {
        return scale::print(&sizes);
    }
    let named: Vec<Origin> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .map(|path| Origin::File(path.into()))
        .collect();
    let examples = sayso::files::examples::all().iter().map(|example| Origin::Builtin(example.name.to_owned()));
    let is_whole = named.is_empty();
    let origins: Vec<Origin> = if is_whole { examples.collect() } else { named };
    for origin in origins {
        let name = origin.name();
        let Ok(open) = load(&origin).map(Arc::new) else {
            let _ = writeln!(std::io::stderr(), "{name} does not load; `sayso check` tells why");
            continue;
        };
        let (entities, edges) = (open.dossier.entities.len(), open.network.edges.len());
        let mut out = std::io::stdout().lock();
        let _ = writeln!(out, "{name}: {entities} entities, {edges} edges    median  slowest  (ms a frame)");
        drop(out);
        let mut desk = Desk::over(open);
        desk.time_search();
        desk.time("nothing changes", |_| Vec::new());
        desk.time("the pointer moves", |frame| vec![Event::PointerMoved(moved(frame))]);
        desk.time("zooming at the pointer", |frame| {
            let step = if frame % 40 < 20 { 1.0 } else { -1.0 };
            let delta = Vec2::new(0.0, step);
            let phase = egui::TouchPhase::Move;
            let (unit, source) = (egui::MouseWheelUnit::Line, egui::MouseWheelSource::Wheel);
            vec![Event::MouseWheel { unit, source, delta, phase, modifiers: Modifiers::NONE }]
        });
        desk.time_quotes();
        desk.time_sentences();
        desk.apply(Command::Do(Action::Fit));
        desk.frame(vec![button(true, ON_CANVAS)]);
        desk.time("panning", |frame| vec![Event::PointerMoved(moved(frame))]);
        desk.frame(vec![button(false, ON_CANVAS)]);
        let settled = desk.shell.session.workspace().positions.clone();
        desk.time_settling(&settled);
    }
    if is_whole {
        scale::print(&scale::SIZES);
    }
}
