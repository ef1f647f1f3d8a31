//! Signals that end the program: the window is asked to keep its work first.
//!
//! Invariant: a window that does not answer is ended by the signal all the same, soon.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the system has asked the program to end.
#[derive(Clone, Debug, Default)]
pub(super) struct Signals(Arc<AtomicBool>);

impl Signals {
    /// Listens on a thread of its own; where the system has no such signals, never hears one.
    pub(super) fn listening(ctx: &egui::Context) -> Self {
        let heard = Self::default();
        #[cfg(unix)]
        unix::listen(&heard, ctx);
        #[cfg(not(unix))]
        let _ = ctx;
        heard
    }

    /// Whether the program is to end.
    pub(super) fn heard(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    #[cfg(unix)]
    fn note(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[cfg(unix)]
mod unix {
    use super::Signals;
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use std::time::Duration;

    /// How long the window may take to keep its work and to close.
    const GRACE: Duration = Duration::from_secs(3);

    pub(super) fn listen(heard: &Signals, ctx: &egui::Context) {
        let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT]) else { return };
        let (heard, ctx) = (heard.clone(), ctx.clone());
        let spawned = std::thread::Builder::new().name("sayso signals".to_owned()).spawn(move || {
            if let Some(signal) = signals.forever().next() {
                heard.note();
                ctx.request_repaint();
                std::thread::sleep(GRACE);
                // As a program ends that a signal has ended.
                std::process::exit(128 + signal);
            }
        });
        drop(spawned);
    }
}
