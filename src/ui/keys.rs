//! Keys: what is pressed, as actions. The table of keys is [`Action`]'s.

use crate::session::{Action, Command, Shortcut, ShortcutKey};
use egui::{Key, Modifiers};

/// The actions whose keys were pressed in this frame. Plain letters belong to a text field while one has the focus.
pub(super) fn pressed(ui: &egui::Ui) -> Vec<Action> {
    let typing = ui.ctx().text_edit_focused();
    let mut actions = Vec::new();
    ui.input_mut(|input| {
        for action in Action::ALL {
            let Some(shortcut) = action.shortcut() else { continue };
            if typing && is_typing(shortcut) {
                continue;
            }
            let Some(key) = key_of(shortcut.key) else { continue };
            if consume(input, modifiers_of(shortcut), key) {
                actions.push(action);
            }
        }
        // Keys that many programs share besides the one in the menu.
        let also = [
            (Modifiers::COMMAND | Modifiers::SHIFT, Key::Z, Action::Redo),
            (Modifiers::COMMAND, Key::K, Action::Palette),
            (Modifiers::NONE, Key::Equals, Action::ZoomIn),
            (Modifiers::SHIFT, Key::Equals, Action::ZoomIn),
            (Modifiers::SHIFT, Key::Plus, Action::ZoomIn),
            (Modifiers::NONE, Key::Slash, Action::Find),
        ];
        for (modifiers, key, action) in also {
            if (modifiers.command || !typing) && consume(input, modifiers, key) {
                actions.push(action);
            }
        }
    });
    actions
}

/// The text size keys, which change a preference.
pub(super) fn text_size(ui: &egui::Ui, scale: f32) -> Option<Command> {
    let steps = ui.input_mut(|input| {
        let mut steps = 0_i8;
        for key in [Key::Plus, Key::Equals] {
            steps += i8::from(input.consume_key(Modifiers::COMMAND, key));
        }
        steps - i8::from(input.consume_key(Modifiers::COMMAND, Key::Minus))
    });
    (steps != 0).then(|| Command::SetTextScale(scale + 0.1 * f32::from(steps)))
}

/// Takes the presses of a key with exactly these modifiers, as they were when it was pressed: by the end of a frame they
/// may be up again.
fn consume(input: &mut egui::InputState, wanted: Modifiers, wanted_key: Key) -> bool {
    let before = input.events.len();
    input.events.retain(|event| match event {
        egui::Event::Key { key, modifiers, pressed: true, .. } => {
            let same = modifiers.shift == wanted.shift && modifiers.alt == wanted.alt;
            *key != wanted_key || !same || modifiers.command != wanted.command
        }
        _ => true,
    });
    input.events.len() < before
}

/// Whether the key would be text in a field.
fn is_typing(shortcut: Shortcut) -> bool {
    !shortcut.command && !shortcut.alt && !matches!(shortcut.key, ShortcutKey::Function(_))
        || shortcut.command && matches!(shortcut.key, ShortcutKey::Char('A' | 'Z' | 'Y'))
}

fn modifiers_of(shortcut: Shortcut) -> Modifiers {
    Modifiers { alt: shortcut.alt, shift: shortcut.shift, command: shortcut.command, ..Modifiers::NONE }
}

fn key_of(key: ShortcutKey) -> Option<Key> {
    Some(match key {
        ShortcutKey::Char('+') => Key::Plus,
        ShortcutKey::Char('-') => Key::Minus,
        ShortcutKey::Char(',') => Key::Comma,
        ShortcutKey::Char(sign) => Key::from_name(&sign.to_string())?,
        ShortcutKey::Function(number) => Key::from_name(&format!("F{number}"))?,
        ShortcutKey::Space => Key::Space,
        ShortcutKey::Escape => Key::Escape,
        ShortcutKey::Left => Key::ArrowLeft,
        ShortcutKey::Right => Key::ArrowRight,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shortcut_is_a_key_and_none_is_used_twice() {
        let mut seen = Vec::new();
        for action in Action::ALL {
            if let Some(shortcut) = action.shortcut() {
                assert!(key_of(shortcut.key).is_some(), "{action:?}");
                assert!(!seen.contains(&shortcut), "{action:?}");
                seen.push(shortcut);
            }
        }
    }
}
