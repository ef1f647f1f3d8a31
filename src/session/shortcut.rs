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
    /// The space bar.
    Space,
    /// Escape.
    Escape,
    /// Left arrow.
    Left,
    /// Right arrow.
    Right,
}

/// A plain key.
pub(super) const fn plain(key: char) -> Shortcut {
    Shortcut { command: false, shift: false, alt: false, key: ShortcutKey::Char(key) }
}

/// A key with Shift.
pub(super) const fn shift(key: char) -> Shortcut {
    Shortcut { command: false, shift: true, alt: false, key: ShortcutKey::Char(key) }
}

/// A key with Ctrl, or ⌘ on a Mac.
pub(super) const fn command(key: char) -> Shortcut {
    Shortcut { command: true, shift: false, alt: false, key: ShortcutKey::Char(key) }
}

/// A key with Ctrl and Shift.
pub(super) const fn command_shift(key: char) -> Shortcut {
    Shortcut { command: true, shift: true, alt: false, key: ShortcutKey::Char(key) }
}

/// A key that is no letter.
pub(super) const fn key(key: ShortcutKey) -> Shortcut {
    Shortcut { command: false, shift: false, alt: false, key }
}

/// A key with Alt, that is no letter.
pub(super) const fn alt(key: ShortcutKey) -> Shortcut {
    Shortcut { command: false, shift: false, alt: true, key }
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
            ShortcutKey::Space => words.push_str("Space"),
            ShortcutKey::Escape => words.push_str("Esc"),
            ShortcutKey::Left => words.push('←'),
            ShortcutKey::Right => words.push('→'),
        }
        words
    }
}
