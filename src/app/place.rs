//! Where the window is: noted while it is open, kept for the next start, and brought back onto the screen that is there.
//!
//! Invariant: a window that fills its screen, or is put away, keeps the place that it had before.
//! Invariant: after the start the reader's hand moves the window, and nothing here.
//! Invariant: a window beside another one begins aside of it, and keeps no place that the hand did not give it.

use crate::files::settings::WindowPlace;
use egui::{Pos2, Rect, Vec2, ViewportBuilder, ViewportInfo, pos2, vec2};
use std::time::{Duration, Instant};
use winit::dpi::{LogicalPosition, LogicalSize};
use winit::window::Window;

/// The usual size, in points. With its frame it still fits a screen of 1280 by 720.
const USUAL: (f32, f32) = (1272.0, 680.0);

/// The smallest size in which everything can be reached.
const SMALLEST: (f32, f32) = (800.0, 500.0);

/// How long a window must have been left alone before its place is kept.
pub(super) const REST: Duration = Duration::from_secs(1);

/// How long after its first frame a window is still brought onto its screen: its frame is known only when it is there.
const ARRIVAL: Duration = Duration::from_secs(2);

/// How often that is done: a window manager that knows better is not fought.
const CORRECTIONS: u32 = 3;

/// How far each further window begins to the right and below, in points: the title of the one below it stays in sight.
const ASIDE: f32 = 32.0;

/// Where the window is.
#[derive(Default)]
pub(super) struct Place {
    /// As it was kept last.
    pub(super) kept: Option<WindowPlace>,
    /// As it is now, and since when.
    now: Option<(WindowPlace, Instant)>,
    /// What was told of the window last.
    told: Option<Told>,
    /// When its first frame was drawn.
    first: Option<Instant>,
    corrections: u32,
    /// How many windows were open before this one.
    others: usize,
    /// Where the last one was, if this one is to begin aside of it.
    beside: Option<(f32, f32)>,
}

/// What the window tells of itself in every frame.
#[derive(Clone, Copy, PartialEq)]
struct Told {
    inner: Option<Rect>,
    outer: Option<Rect>,
    states: [Option<bool>; 3],
}

impl Told {
    fn by(info: &ViewportInfo) -> Self {
        let states = [info.maximized, info.minimized, info.fullscreen];
        Self { inner: info.inner_rect, outer: info.outer_rect, states }
    }
}

impl Place {
    /// The place of a window that was kept by an earlier one, where so many others are open.
    pub(super) fn kept(kept: Option<WindowPlace>, others: usize) -> Self {
        let beside = kept.filter(|place| others > 0 && !place.maximized).and_then(|place| place.at);
        Self { kept, others, beside, ..Self::default() }
    }

    /// Lets a new window begin where the last one was, or aside of it where so many others are open.
    pub(super) fn begin(kept: Option<WindowPlace>, others: usize, window: ViewportBuilder) -> ViewportBuilder {
        let kept = kept.map(|place| aside(place, others));
        let size = kept.map_or(USUAL, |kept| kept.size);
        let window = window.with_inner_size(Vec2::from(size)).with_min_inner_size(Vec2::from(SMALLEST));
        let Some(WindowPlace { at, maximized, .. }) = kept else { return window };
        let window = window.with_maximized(maximized);
        if let Some(at) = at { window.with_position(Pos2::from(at)) } else { window }
    }

    /// The place to keep now: the new one, or none while there is nothing new.
    pub(super) fn to_keep(&self, rested: Duration) -> Option<WindowPlace> {
        let (now, since) = self.now?;
        if since.elapsed() < rested {
            return None;
        }
        // Of a window that fills its screen, the size is that of the screen.
        let place = match self.kept {
            Some(kept) if now.maximized => WindowPlace { maximized: true, ..kept },
            None if now.maximized => WindowPlace { size: USUAL, at: None, maximized: true },
            _ => now,
        };
        (self.kept != Some(place)).then_some(place)
    }

    /// Notes where the window is; brings it onto its screen where it has just come and stands out of it.
    pub(super) fn note(&mut self, window: &Window, info: &ViewportInfo) {
        let told = Told::by(info);
        if self.told == Some(told) {
            return;
        }
        self.told = Some(told);
        let arrived = *self.first.get_or_insert_with(Instant::now);
        if window.fullscreen().is_some() || window.is_minimized() == Some(true) {
            return;
        }
        let scale = window.scale_factor();
        let size: LogicalSize<f32> = window.inner_size().to_logical(scale);
        let at: Option<LogicalPosition<f32>> = window.outer_position().ok().map(|at| at.to_logical(scale));
        let maximized = window.is_maximized();
        let place = WindowPlace { size: (size.width, size.height), at: at.map(|at| (at.x, at.y)), maximized };
        self.now = Some((place, Instant::now()));
        if !maximized && arrived.elapsed() < ARRIVAL && self.corrections < CORRECTIONS {
            let outer: LogicalSize<f32> = window.outer_size().to_logical(scale);
            let frame = vec2((outer.width - size.width).max(0.0), (outer.height - size.height).max(0.0));
            let fitting = self.fitting(place, frame, &screens(window));
            if self.beside.is_some() {
                // It is where it is for the sake of another one.
                self.kept = Some(fitting);
            }
            if fitting != place {
                self.corrections += 1;
                move_to(window, place, fitting);
            }
        }
    }
}

impl Place {
    /// The place with its whole frame on a screen; one that stands aside of another is not pushed back over it.
    fn fitting(&self, place: WindowPlace, frame: Vec2, screens: &[Rect]) -> WindowPlace {
        let fitting = on_screens(place, frame, screens);
        let (Some(before), Some(at)) = (self.beside, fitting.at) else { return fitting };
        let is_over = (at.0 - before.0).abs() < ASIDE / 2.0 && (at.1 - before.1).abs() < ASIDE / 2.0;
        if !is_over {
            return fitting;
        }
        let away = ASIDE * self.others as f32;
        on_screens(WindowPlace { at: Some((before.0 - away, before.1 - away)), ..fitting }, frame, screens)
    }
}

/// The place of a window beside so many others that are open.
fn aside(place: WindowPlace, others: usize) -> WindowPlace {
    let by = ASIDE * others as f32;
    let at = place.at.filter(|_| !place.maximized).map(|(x, y)| (x + by, y + by));
    WindowPlace { at: at.or(place.at), ..place }
}

/// The screens, in points of the window's own.
fn screens(window: &Window) -> Vec<Rect> {
    let scale = window.scale_factor();
    let screen = |monitor: winit::monitor::MonitorHandle| {
        let at: LogicalPosition<f32> = monitor.position().to_logical(scale);
        let size: LogicalSize<f32> = monitor.size().to_logical(scale);
        Rect::from_min_size(pos2(at.x, at.y), vec2(size.width, size.height))
    };
    window.available_monitors().map(screen).filter(Rect::is_positive).collect()
}

fn move_to(window: &Window, before: WindowPlace, place: WindowPlace) {
    if place.size != before.size {
        // Where it is refused, the system has a reason.
        let _ = window.request_inner_size(LogicalSize::new(place.size.0, place.size.1));
    }
    if let Some((x, y)) = place.at.filter(|_| place.at != before.at) {
        window.set_outer_position(LogicalPosition::new(x, y));
    }
}

/// The place with its whole frame on one of the screens: on that which shows most of it, or else the first. Its size stays
/// where it fits.
fn on_screens(place: WindowPlace, frame: Vec2, screens: &[Rect]) -> WindowPlace {
    let shown = |screen: &Rect| {
        let at = place.at.map_or(screen.min, Pos2::from);
        let seen = Rect::from_min_size(at, Vec2::from(place.size) + frame).intersect(*screen);
        if seen.is_positive() { seen.area() } else { 0.0 }
    };
    let Some(screen) = screens.iter().rev().max_by(|one, other| shown(one).total_cmp(&shown(other))) else {
        return place;
    };
    // Half a point is what the rounding of a scale makes.
    let most = screen.size() - frame;
    let fit = |side: f32, most: f32| if side > most + 0.5 { most.max(1.0).floor() } else { side };
    let size = (fit(place.size.0, most.x), fit(place.size.1, most.y));
    let corner =
        |at: f32, least: f32, most: f32| if at < least - 0.5 || at > most + 0.5 { at.min(most).max(least) } else { at };
    let last = screen.max - Vec2::from(size) - frame;
    let at = place.at.map(|(x, y)| (corner(x, screen.min.x, last.x), corner(y, screen.min.y, last.y)));
    WindowPlace { size, at, ..place }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Vec2 = vec2(2.0, 24.0);

    fn place(x: f32, y: f32, width: f32, height: f32) -> WindowPlace {
        WindowPlace { size: (width, height), at: Some((x, y)), maximized: false }
    }

    fn screen(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(width, height))
    }

    #[test]
    fn a_window_that_fits_stays_where_it_is() {
        let screens = [screen(0.0, 0.0, 1920.0, 1080.0), screen(1920.0, 0.0, 1280.0, 1024.0)];
        for fits in [
            place(0.0, 0.0, 1918.0, 1056.0),
            place(102.0, 100.0, 1700.0, 950.0),
            // On the second screen.
            place(1950.0, 40.0, 1200.0, 900.0),
            place(-0.4, 0.0, 1918.4, 1056.0),
        ] {
            assert_eq!(on_screens(fits, FRAME, &screens), fits);
            assert_eq!(on_screens(fits, FRAME, &[]), fits);
        }
        let nowhere = WindowPlace { at: None, ..place(0.0, 0.0, 900.0, 600.0) };
        assert_eq!(on_screens(nowhere, FRAME, &screens), nowhere);
    }

    #[test]
    fn a_window_is_never_larger_than_its_screen_and_wholly_on_it() {
        let small = [screen(0.0, 0.0, 1024.0, 600.0)];
        for (given, expected) in [
            (place(0.0, 0.0, 1272.0, 680.0), place(0.0, 0.0, 1022.0, 576.0)),
            (place(-2.0, -52.0, 1272.0, 680.0), place(0.0, 0.0, 1022.0, 576.0)),
            // It was on a second screen that is gone.
            (place(2500.0, 300.0, 900.0, 500.0), place(122.0, 76.0, 900.0, 500.0)),
            (place(-900.0, 5.0, 800.0, 500.0), place(0.0, 5.0, 800.0, 500.0)),
            // Half below the edge.
            (place(10.0, 400.0, 800.0, 500.0), place(10.0, 76.0, 800.0, 500.0)),
        ] {
            assert_eq!(on_screens(given, FRAME, &small), expected);
        }
        // The screen that shows most of it is its own.
        let two = [screen(0.0, 0.0, 1000.0, 800.0), screen(1000.0, 0.0, 1000.0, 800.0)];
        assert_eq!(on_screens(place(900.0, 10.0, 600.0, 400.0), FRAME, &two).at, Some((1000.0, 10.0)));
        assert_eq!(on_screens(place(600.0, 10.0, 600.0, 400.0), FRAME, &two).at, Some((398.0, 10.0)));
        let unknown = WindowPlace { at: None, ..place(0.0, 0.0, 1272.0, 680.0) };
        assert_eq!(on_screens(unknown, FRAME, &small), WindowPlace { size: (1022.0, 576.0), ..unknown });
    }

    #[test]
    fn a_window_that_fills_its_screen_keeps_the_size_that_it_had_before() {
        let before = place(30.0, 40.0, 1000.0, 700.0);
        let mut kept = Place::kept(Some(before), 0);
        assert_eq!(kept.to_keep(Duration::ZERO), None);
        kept.now = Some((WindowPlace { maximized: true, ..place(0.0, 0.0, 1918.0, 1056.0) }, Instant::now()));
        assert_eq!(kept.to_keep(Duration::ZERO), Some(WindowPlace { maximized: true, ..before }));
        assert_eq!(kept.to_keep(REST), None, "it has just changed");
        kept.now = Some((before, Instant::now()));
        assert_eq!(kept.to_keep(Duration::ZERO), None, "it is as it was");
        let mut first = Place::kept(None, 0);
        first.now = Some((WindowPlace { maximized: true, ..before }, Instant::now()));
        let usual = WindowPlace { size: USUAL, at: None, maximized: true };
        assert_eq!(first.to_keep(Duration::ZERO), Some(usual));
    }

    #[test]
    fn a_further_window_begins_aside_of_the_last_one_and_on_the_screen() {
        let screens = [screen(0.0, 0.0, 1600.0, 1000.0)];
        let last = place(100.0, 50.0, 900.0, 600.0);
        assert_eq!(aside(last, 0), last);
        assert_eq!(aside(last, 2).at, Some((164.0, 114.0)));
        let full = WindowPlace { maximized: true, ..last };
        assert_eq!(aside(full, 2), full);
        assert_eq!(Place::kept(Some(last), 1).fitting(aside(last, 1), FRAME, &screens), aside(last, 1));
        // In the corner there is no room to the right and below.
        let corner = place(698.0, 376.0, 900.0, 600.0);
        let moved = Place::kept(Some(corner), 1).fitting(aside(corner, 1), FRAME, &screens);
        assert_eq!(moved.at, Some((666.0, 344.0)));
        let alone = Place::kept(Some(corner), 0).fitting(corner, FRAME, &screens);
        assert_eq!(alone, corner);
    }
}
