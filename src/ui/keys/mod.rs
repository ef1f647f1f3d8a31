//! Keys: what is pressed, as actions. The keys of actions are in `session/shortcut.rs`; what is typed ahead of a field that
//! opens is in `ahead.rs`, words that are typed with no field in `word.rs`.
//!
//! Escape is given to the first of these that is there:
//! - a dialog (`dialogs/dialog.rs`): closed, a question cancelled; `keys` are not asked at all then;
//! - a menu or another popup: closed by egui;
//! - the search field with something in it (`find.rs`): emptied, the canvas gets the keyboard;
//! - a text field that has the focus: left, by egui; the one of the documents (`panels/documents.rs`) is emptied too;
//! - else it is [`Action::Escape`], and `Session::back_out` (`session/update/select.rs`) takes one step back: an adjustment
//!   of the layout, the highlighted neighbourhood, the document, the selection, a part that is shown alone, the notice. Where the document is
//!   out of sight, behind what is selected, the selection goes before it.

mod ahead;
mod place;
mod word;

use self::ahead::TypeAhead;
use self::place::Letters;
use self::word::Word;
use crate::session::{Action, Command, Opens, Shortcut, ShortcutKey};
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

/// What is kept of the keyboard between frames.
#[derive(Default)]
pub(super) struct Keyboard {
    /// What is typed ahead of a field that is about to open.
    ahead: TypeAhead,
    /// What kind of keyboard there is.
    letters: Letters,
    /// What may be the beginning of a word.
    word: Word,
}

/// What keys are pressed over.
#[derive(Clone, Copy)]
pub(super) struct Over {
    /// Whether Escape belongs to what is open over the network, or to the text field that had the focus.
    pub(super) is_covered: bool,
    /// Whether a word that is typed here can be looked for.
    pub(super) finds: bool,
    /// Whether single letters, digits and signs are keys; else they begin a search.
    pub(super) single_keys: bool,
}

impl Keyboard {
    /// At the beginning of a frame: gives a field that has opened what was typed ahead of it.
    pub(super) fn begin(&mut self, ui: &Ui) {
        self.ahead.begin(ui);
    }

    /// A field is about to open.
    pub(super) fn wait_for(&mut self, opens: Opens) {
        self.ahead.wait_for(opens);
    }

    /// The actions whose keys were pressed in this frame, in order. Plain letters belong to a text field while one has the
    /// focus; behind the key of an action that opens one they are typed ahead, and several at once are a word to find.
    pub(super) fn pressed(&mut self, ui: &Ui, over: Over) -> Vec<Action> {
        let mut run =
            Run { typing: ui.ctx().text_edit_focused(), over, actions: Vec::new(), own_text: false, opened: false };
        let now = ui.input(|input| input.time);
        if run.typing || !over.finds {
            run.actions.extend(self.word.act(now));
        }
        let had_letters = self.word.waits();
        ui.input_mut(|input| input.events.retain(|event| self.is_left(event, now, &mut run)));
        if had_letters || self.word.waits() {
            run.actions.extend(self.word.waited(now));
        }
        if self.word.waits() {
            ui.ctx().request_repaint();
        }
        run.actions
    }

    /// Takes an event, if it is a key of ours or typed ahead; returns whether it is left to others.
    fn is_left(&mut self, event: &Event, now: f64, run: &mut Run) -> bool {
        if std::mem::take(&mut run.own_text) && matches!(event, Event::Text(_)) {
            return false;
        }
        if run.opened && self.ahead.takes(event) {
            return false;
        }
        self.letters.learn(event);
        match event {
            Event::Copy if !run.typing => {
                // What is selected as text is copied by its own widget.
                run.actions.extend(self.word.act(now));
                run.actions.push(Action::Copy);
                true
            }
            Event::Text(text) if run.begins_words() => !self.has_begun_word(text, now, run),
            Event::Key { pressed: true, .. } => self.is_no_action(event, now, run),
            Event::PointerButton { .. } => {
                run.actions.extend(self.word.act(now));
                true
            }
            _ => true,
        }
    }

    /// Takes text that is typed over the network; returns whether it begins a word, which the search field gets.
    fn has_begun_word(&mut self, text: &str, now: f64, run: &mut Run) -> bool {
        let mut signs = text.chars();
        let (Some(sign), None) = (signs.next(), signs.next()) else { return false };
        let begun = if !run.over.single_keys && !sign.is_whitespace() {
            Some(Event::Text(text.to_owned()))
        } else if sign.is_alphabetic() {
            self.word.letter(text, now)
        } else {
            None
        };
        let Some(word) = begun else { return false };
        run.open(Action::Find);
        self.ahead.wait_for(Opens::Field);
        self.ahead.takes(&word)
    }

    /// Takes a key that is one of ours; returns whether it is not.
    fn is_no_action(&mut self, event: &Event, now: f64, run: &mut Run) -> bool {
        let Event::Key { key, physical_key, modifiers, repeat, .. } = event else { return true };
        if *key == Key::Escape && run.over.is_covered {
            return true;
        }
        let key = self.letters.meant(*key, *physical_key);
        let is_plain = !modifiers.command && !modifiers.alt;
        if is_plain && is_single(key) && !run.over.single_keys && run.begins_words() {
            return true;
        }
        let is_letter = is_plain && is_letter(key);
        if !is_letter {
            run.actions.extend(self.word.act(now));
        }
        let Some(action) = action_of(key, *modifiers, run.typing) else { return true };
        if is_letter && run.begins_words() && (action.opens().is_none() || self.word.goes_on(now)) {
            run.actions.extend(self.word.key(action, *repeat, now));
            return false;
        }
        run.actions.extend(self.word.act(now));
        match action.opens() {
            Some(opens) => {
                run.open(action);
                run.own_text = !modifiers.command;
                self.ahead.wait_for(opens);
            }
            None => run.actions.push(action),
        }
        false
    }
}

/// A frame's keys.
struct Run {
    /// Whether a text field has the focus.
    typing: bool,
    over: Over,
    actions: Vec<Action>,
    /// Whether the text event of the plain key that opens a field is still to come. It is not typed into the field.
    own_text: bool,
    /// Whether an action opens a field.
    opened: bool,
}

impl Run {
    /// Whether what is typed may begin a word.
    fn begins_words(&self) -> bool {
        self.over.finds && !self.typing
    }

    fn open(&mut self, action: Action) {
        self.actions.push(action);
        self.opened = true;
    }
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

fn is_letter(key: Key) -> bool {
    key.name().len() == 1 && key.name().chars().all(|sign| sign.is_ascii_alphabetic())
}

/// Whether a key gives a letter, a digit or a sign that is a key by itself; not the one that opens the search anyway.
fn is_single(key: Key) -> bool {
    is_letter(key)
        || matches!(key, Key::Plus | Key::Minus | Key::Equals)
        || key.name().len() == 1 && key.name().chars().all(|sign| sign.is_ascii_digit())
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
        ShortcutKey::Backspace => Key::Backspace,
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
