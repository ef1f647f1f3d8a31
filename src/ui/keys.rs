//! Keys: what is pressed, as actions. The keys of actions are in `session/shortcut.rs`.
//!
//! Escape is given to the first of these that is there:
//! - a dialog (`dialogs/dialog.rs`): closed, a question cancelled; `keys` are not asked at all then;
//! - a menu or another popup: closed by egui;
//! - the search field with something in it (`find.rs`): emptied, the canvas gets the keyboard;
//! - a text field that has the focus: left, by egui; the one of the documents (`panels/documents.rs`) is emptied too;
//! - else it is [`Action::Escape`], and `Session::back_out` (`session/update/select.rs`) takes one step back: an adjustment
//!   of the layout, the highlighted neighbourhood, the document, the selection, the notice.

use super::key_place::Letters;
use super::type_ahead::TypeAhead;
use crate::session::{Action, Command, Shortcut, ShortcutKey};
use egui::{Event, Key, Modifiers, Ui};

/// Keys that many programs share besides the one in the menu.
const ALSO: [(Modifiers, Key, Action); 7] = [
    (Modifiers { command: true, shift: true, ..Modifiers::NONE }, Key::Z, Action::Redo),
    (Modifiers { command: true, ..Modifiers::NONE }, Key::K, Action::Palette),
    (Modifiers::NONE, Key::Delete, Action::Hide),
    (Modifiers::NONE, Key::Equals, Action::ZoomIn),
    (Modifiers::SHIFT, Key::Equals, Action::ZoomIn),
    (Modifiers::SHIFT, Key::Plus, Action::ZoomIn),
    (Modifiers::NONE, Key::Slash, Action::Find),
];

/// The actions whose keys were pressed in this frame, in order. Plain letters belong to a text field while one has the
/// focus; behind the key of an action that opens one they are typed `ahead`. With `is_covered`, Escape belongs to what is
/// open over the network, or to the text field that had the focus.
pub(super) fn pressed(ui: &Ui, is_covered: bool, ahead: &mut TypeAhead, letters: &mut Letters) -> Vec<Action> {
    let typing = ui.ctx().text_edit_focused();
    let mut actions = Vec::new();
    // Whether the text event of the plain key that opens a field is still to come. It is not typed into the field.
    let mut is_own_text = false;
    let mut has_opened = false;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            if std::mem::take(&mut is_own_text) && matches!(event, Event::Text(_)) {
                return false;
            }
            if has_opened && ahead.takes(event) {
                return false;
            }
            letters.learn(event);
            if matches!(event, Event::Copy) && !typing {
                // What is selected as text is copied by its own widget.
                actions.push(Action::Copy);
            }
            let Event::Key { key, physical_key, modifiers, pressed: true, .. } = event else { return true };
            if *key == Key::Escape && is_covered {
                return true;
            }
            let Some(action) = action_of(letters.meant(*key, *physical_key), *modifiers, typing) else { return true };
            if let Some(opens) = action.opens() {
                (has_opened, is_own_text) = (true, !modifiers.command);
                ahead.wait_for(opens);
            }
            actions.push(action);
            false
        });
    });
    actions
}

/// The action of a key with exactly these modifiers, as they were when it was pressed: they may be released by the end of
/// the frame.
fn action_of(key: Key, modifiers: Modifiers, typing: bool) -> Option<Action> {
    let same = |wanted: Modifiers| {
        modifiers.shift == wanted.shift && modifiers.alt == wanted.alt && modifiers.command == wanted.command
    };
    let of_table = Action::ALL.into_iter().find(|action| {
        action.shortcut().is_some_and(|shortcut| {
            key_of(shortcut.key) == Some(key) && same(modifiers_of(shortcut)) && !(typing && is_typing(shortcut))
        })
    });
    let is_free = |wanted: Modifiers| !typing || wanted.command && key != Key::Z;
    let also = || ALSO.into_iter().find(|(wanted, other, _)| *other == key && same(*wanted) && is_free(*wanted));
    of_table.or_else(|| also().map(|(_, _, action)| action))
}

/// The text size keys, which change a preference.
pub(super) fn text_size(ui: &Ui, scale: f32) -> Option<Command> {
    let steps = ui.input_mut(|input| {
        let mut steps = 0_i8;
        for key in [Key::Plus, Key::Equals] {
            steps += i8::from(input.consume_key(Modifiers::COMMAND, key));
        }
        steps - i8::from(input.consume_key(Modifiers::COMMAND, Key::Minus))
    });
    (steps != 0).then(|| Command::SetTextScale(scale + 0.1 * f32::from(steps)))
}

/// Whether a text field takes the key: as text, or for its own undo and selection.
fn is_typing(shortcut: Shortcut) -> bool {
    !shortcut.command && !shortcut.alt && !matches!(shortcut.key, ShortcutKey::Function(_))
        || shortcut.command && matches!(shortcut.key, ShortcutKey::Char('A' | 'C' | 'Z' | 'Y'))
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
        ShortcutKey::Tab => Key::Tab,
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
    fn undo_and_redo_belong_to_a_text_field_while_one_has_the_focus() {
        let shift = Modifiers::COMMAND | Modifiers::SHIFT;
        for (modifiers, key, action) in [
            (Modifiers::COMMAND, Key::Z, Action::Undo),
            (Modifiers::COMMAND, Key::Y, Action::Redo),
            (shift, Key::Z, Action::Redo),
        ] {
            assert_eq!(action_of(key, modifiers, false), Some(action));
            assert_eq!(action_of(key, modifiers, true), None);
        }
        assert_eq!(action_of(Key::K, Modifiers::COMMAND, true), Some(Action::Palette));
    }

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
