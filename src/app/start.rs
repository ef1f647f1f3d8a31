//! Opening the window, and what is done where it failed to open before.

use super::place::Place;
use super::{App, Start};
use crate::files::jobs::{Jobs, Performed};
use crate::files::recovery::{self, Starting};
use crate::files::settings::{self, Settings, WindowNumber};
use crate::session::Command;

impl App {
    /// The program whose start counts as failed until it has drawn; `has_failed`: the starts before did.
    fn having_begun(mut self, starting: Option<Starting>, has_failed: bool) -> Self {
        self.starting = starting;
        if has_failed {
            let words = "The last starts failed, so panels, sizes and the place of the window are as at the first one; \
                         layouts, recent files and preferences are untouched";
            match self.session.loading() {
                Some(_) => self.told_later = Some(words.to_owned()),
                None => self.apply(Command::Warn(words.to_owned())),
            }
        }
        self
    }
}

/// Opens the window. Returns when it is closed.
///
/// # Errors
///
/// A sentence that says why no window could be opened, and what works without one.
pub fn run(start: Start) -> Result<(), String> {
    let without_window = "`sayso check`, `sayso figure`, `sayso layout` and `sayso convert` work without one; \
                          `sayso --help` explains them";
    if cfg!(target_os = "linux") && !has_display() {
        return Err(format!("There is no display to open a window on. {without_window}"));
    }
    let folder = settings::folder();
    let number = folder.as_deref().map(WindowNumber::taken_in).unwrap_or_default();
    let state = recovery::folder();
    if let Some(state) = &state {
        recovery::crash::report_into(state.clone());
    }
    let starting = state.as_deref().map(Starting::begin);
    let has_failed = starting.as_ref().is_some_and(Starting::has_failed_before);
    let mut jobs = Jobs::new(folder).keeping_versions(state.clone());
    if has_failed && let Performed::Job(job) = jobs.change_settings(Settings::forget_window) {
        job(&mut |_| {});
    }
    let viewport = egui::ViewportBuilder::default().with_title("Sayso").with_app_id("sayso").with_icon(icon());
    let viewport = Place::begin(jobs.settings().window, number.number(), viewport);
    let options = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..Default::default() };
    let mark = starting.clone();
    let app = |cc: &eframe::CreationContext<'_>| {
        let app = App::new(&cc.egui_ctx, start, jobs).owning_dialogs(cc).standing_aside(number).keeping_work(state);
        app.having_begun(mark, has_failed)
    };
    let ended = eframe::run_native("sayso", options, Box::new(|cc| Ok(Box::new(app(cc)))));
    // Whatever it ended by, it was no fault within a frame.
    if let Some(starting) = starting {
        starting.succeeded();
    }
    ended.map_err(|error| format!("The window cannot be opened ({}). {without_window}", cause(&error.to_string())))
}

/// Whether the environment names an X11 or Wayland display.
fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .into_iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// What the window's libraries say went wrong, in a few words: without the places in their sources.
fn cause(said: &str) -> String {
    /// The longest cause, in characters.
    const MOST: usize = 120;
    let is_place = |word: &&str| word.contains(['/', '\\']) || word.contains(".rs:");
    let words: Vec<&str> = said.split_whitespace().filter(|word| !is_place(word)).collect();
    let told = words.join(" ").replace("os error at ", "");
    let told = told.trim_end_matches(['.', ':']);
    match told.char_indices().nth(MOST) {
        Some((cut, _)) => format!("{}…", told[..cut].trim_end()),
        None => told.to_owned(),
    }
}

/// The program's icon.
fn icon() -> egui::IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icons/256.png")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cause_is_told_without_places_in_sources() {
        let said = "winit EventLoopError: os error at /root/.cargo/registry/src/index/winit-0.30.13/src/x.rs:765: \
                    X11 error: no display.";
        assert_eq!(cause(said), "winit EventLoopError: X11 error: no display");
        assert_eq!(cause("no\n  such \t display"), "no such display");
        assert_eq!(cause("C:\\a\\b.rs:3 failed"), "failed");
        assert_eq!(cause(&"x".repeat(500)).chars().count(), 121);
    }
}
