//! What is typed ahead of a text field: behind the key that opens it, and before it has the focus.
//!
//! A field that a key opens has the focus one to three frames later, and later still where a frame takes long. Until then
//! what is typed is kept here, and then given to the field.
//!
//! Invariant: nothing that is typed ahead of a field is lost, and none of it is taken for a shortcut.

use crate::session::Opens;
use egui::{Event, Key, Ui};

/// For how many frames a field of the window is waited for. Where none came, what was typed is typed then.
const FRAMES: u8 = 4;

/// For how many seconds the field for a path is waited for: the system is asked for a file dialog before.
const SECONDS: f64 = 1.0;

/// What is typed ahead of the field that is waited for.
#[derive(Default)]
pub(super) struct TypeAhead {
    wait: Option<Wait>,
    typed: Vec<Event>,
}

/// For what field, and since when.
struct Wait {
    opens: Opens,
    frames: u8,
    /// The time of the first frame after, in seconds.
    since: Option<f64>,
}

impl TypeAhead {
    /// Waits for the field that an action opens.
    pub(super) fn wait_for(&mut self, opens: Opens) {
        self.wait = Some(Wait { opens, frames: 0, since: None });
    }

    /// Takes what is typed while a field is waited for; anything else is left.
    pub(super) fn takes(&mut self, event: &Event) -> bool {
        let is_taken = self.wait.as_ref().is_some_and(|wait| match wait.opens {
            Opens::Field => is_typed(event),
            // Whether the field comes at all is not known yet: commands go on being commands.
            Opens::Prompt => is_typed(event) && !is_command(event),
        });
        if is_taken {
            self.typed.push(event.clone());
        }
        is_taken
    }

    /// At the beginning of a frame: gives the field, if it has the focus by now, what was typed ahead of it, else keeps
    /// what is typed in this frame too.
    pub(super) fn begin(&mut self, ui: &Ui) {
        let has_field = ui.ctx().text_edit_focused();
        if let Some(wait) = &mut self.wait {
            let (now, is_escaped) = ui.input(|input| (input.time, input.key_pressed(Key::Escape)));
            wait.frames += 1;
            let waited = now - *wait.since.get_or_insert(now);
            let is_over = match wait.opens {
                Opens::Field => wait.frames > FRAMES,
                Opens::Prompt => waited > SECONDS,
            };
            // The system's own dialog has come, and takes the keys itself.
            let has_dialog = wait.opens == Opens::Prompt
                && ui.input(|input| input.events.iter().any(|event| matches!(event, Event::WindowFocused(false))));
            if is_escaped || has_dialog || is_over && wait.opens == Opens::Prompt && !has_field {
                *self = Self::default();
            } else if has_field || is_over {
                self.wait = None;
                let typed = std::mem::take(&mut self.typed);
                ui.input_mut(|input| input.events.splice(0..0, typed).for_each(drop));
            } else {
                ui.input_mut(|input| input.events.retain(|event| !self.takes(event)));
                ui.ctx().request_repaint();
            }
        }
        if has_field {
            self.split_behind_enter(ui);
        }
    }

    /// What is typed behind Enter is not for the field that Enter leaves, but for one that it may open.
    fn split_behind_enter(&mut self, ui: &Ui) {
        ui.input_mut(|input| {
            input.events.retain(|event| {
                if self.takes(event) {
                    return false;
                }
                if matches!(event, Event::Key { key: Key::Enter, pressed: true, .. }) {
                    self.wait_for(Opens::Field);
                }
                true
            });
        });
    }
}

/// Whether an event is the key of a command that no text field has: with Ctrl or Alt, or a function key.
fn is_command(event: &Event) -> bool {
    match event {
        Event::Key { key, modifiers, .. } => {
            modifiers.command || modifiers.alt || key.name().len() > 1 && key.name().starts_with('F')
        }
        Event::Copy => true,
        _ => false,
    }
}

/// Whether a text field would take an event. Tab and Escape move the focus before any of this.
fn is_typed(event: &Event) -> bool {
    match event {
        Event::Text(_) | Event::Paste(_) | Event::Copy | Event::Cut | Event::Ime(_) => true,
        Event::Key { key, .. } => !matches!(key, Key::Tab | Key::Escape),
        _ => false,
    }
}
