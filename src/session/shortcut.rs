//! Shortcuts: keys with their modifiers, as menus print them.

/// A key with its modifiers, as the window's toolkit will know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// Ctrl, or ⌘ on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// The key.
    pub key: ShortcutKey,
}

/// The keys that shortcuts use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShortcutKey {
    /// A letter, digit or sign, upper case.
    Char(char),
    /// A function key.
    Function(u8),
    /// The tabulator.
    Tab,
    /// The space bar.
    Space,
    /// Escape.
    Escape,
    /// Backspace.
    Backspace,
    /// Left arrow.
    Left,
    /// Right arrow.
    Right,
}

const BARE: Shortcut = Shortcut { command: false, shift: false, alt: false, key: ShortcutKey::Space };

/// A key that is no letter.
pub(super) const fn key(key: ShortcutKey) -> Shortcut {
    Shortcut { key, ..BARE }
}

/// A function key.
pub(super) const fn function(number: u8) -> Shortcut {
    key(ShortcutKey::Function(number))
}

/// A function key with Shift.
pub(super) const fn shift_function(number: u8) -> Shortcut {
    Shortcut { shift: true, ..function(number) }
}

/// A key that is no letter, with Alt.
pub(super) const fn alt(key: ShortcutKey) -> Shortcut {
    Shortcut { alt: true, key, ..BARE }
}

/// A plain key.
pub(super) const fn plain(sign: char) -> Shortcut {
    key(ShortcutKey::Char(sign))
}

/// A key with Shift.
pub(super) const fn shift(sign: char) -> Shortcut {
    Shortcut { shift: true, key: ShortcutKey::Char(sign), ..BARE }
}

/// A key with Ctrl, or ⌘ on a Mac.
pub(super) const fn command(sign: char) -> Shortcut {
    Shortcut { command: true, key: ShortcutKey::Char(sign), ..BARE }
}

/// A key that is no letter, with Ctrl.
pub(super) const fn command_key(key: ShortcutKey) -> Shortcut {
    Shortcut { command: true, key, ..BARE }
}

/// A key that is no letter, with Ctrl and Shift.
pub(super) const fn command_shift_key(key: ShortcutKey) -> Shortcut {
    Shortcut { command: true, shift: true, key, ..BARE }
}

/// A key with Ctrl and Shift.
pub(super) const fn command_shift(sign: char) -> Shortcut {
    Shortcut { command: true, shift: true, key: ShortcutKey::Char(sign), ..BARE }
}

impl Shortcut {
    /// The shortcut as it is printed in menus.
    #[must_use]
    pub fn words(self) -> String {
        let mut words = String::new();
        for (held, name) in [(self.command, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                words.push_str(name);
            }
        }
        match self.key {
            ShortcutKey::Char('-') => words.push('−'),
            ShortcutKey::Char(sign) => words.push(sign),
            ShortcutKey::Function(number) => words.push_str(&format!("F{number}")),
            ShortcutKey::Tab => words.push_str("Tab"),
            ShortcutKey::Space => words.push_str("Space"),
            ShortcutKey::Escape => words.push_str("Esc"),
            ShortcutKey::Backspace => words.push_str("Backspace"),
            ShortcutKey::Left => words.push('←'),
            ShortcutKey::Right => words.push('→'),
        }
        words
    }
}
