//! Shortcuts: keys with their modifiers, as menus print them, and which action has which.

use super::Action;

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
const fn plain(key: char) -> Shortcut {
    Shortcut { command: false, shift: false, alt: false, key: ShortcutKey::Char(key) }
}

/// A key with Shift.
const fn shift(key: char) -> Shortcut {
    Shortcut { command: false, shift: true, alt: false, key: ShortcutKey::Char(key) }
}

/// A key with Ctrl, or ⌘ on a Mac.
const fn command(key: char) -> Shortcut {
    Shortcut { command: true, shift: false, alt: false, key: ShortcutKey::Char(key) }
}

/// A key with Ctrl and Shift.
const fn command_shift(key: char) -> Shortcut {
    Shortcut { command: true, shift: true, alt: false, key: ShortcutKey::Char(key) }
}

/// A key that is no letter.
const fn key(key: ShortcutKey) -> Shortcut {
    Shortcut { command: false, shift: false, alt: false, key }
}

/// A key with Alt, that is no letter.
const fn alt(key: ShortcutKey) -> Shortcut {
    Shortcut { command: false, shift: false, alt: true, key }
}

impl Action {
    /// Its key.
    #[must_use]
    pub fn shortcut(self) -> Option<Shortcut> {
        Some(match self {
            Self::Open => command('O'),
            Self::Reload => key(ShortcutKey::Function(5)),
            Self::SaveLayout => command('S'),
            Self::SaveLayoutAs => command_shift('S'),
            Self::ExportFigure => command('E'),
            Self::Quit => command('Q'),
            Self::Undo => command('Z'),
            Self::Redo => command('Y'),
            Self::Find => command('F'),
            Self::Palette => command_shift('P'),
            Self::SelectAll => command('A'),
            Self::CopyQuote => command_shift('C'),
            Self::Pin => plain('P'),
            Self::Hide => plain('H'),
            Self::PauseLayout => key(ShortcutKey::Space),
            Self::LayOutAgain => command('L'),
            Self::LayOutOtherSeed => command_shift('L'),
            Self::LayoutOptions => shift('L'),
            Self::LayoutMeasures => plain('Q'),
            Self::SidePanel => key(ShortcutKey::Function(9)),
            Self::Fit => plain('0'),
            Self::ZoomIn => plain('+'),
            Self::ZoomOut => plain('-'),
            Self::Ego(depth @ 1..=5) => plain((b'0' + depth) as char),
            Self::ExpandEgo => plain('E'),
            Self::Escape => key(ShortcutKey::Escape),
            Self::Back => alt(ShortcutKey::Left),
            Self::Forward => alt(ShortcutKey::Right),
            Self::NextQuote => plain('N'),
            Self::PreviousQuote => plain('B'),
            Self::NextMention => plain('M'),
            Self::PreviousMention => shift('M'),
            Self::NextClaim => plain('C'),
            Self::PreviousClaim => shift('C'),
            Self::NextUnused => plain('U'),
            Self::PreviousUnused => shift('U'),
            Self::Documents => plain('D'),
            Self::Timeline => plain('T'),
            Self::FindInDocuments => command_shift('F'),
            Self::Filters => plain('L'),
            Self::Contradictions => plain('X'),
            Self::Paths => plain('W'),
            Self::ConfirmQuote => plain('Y'),
            Self::NextUnread => plain('J'),
            Self::Keys => key(ShortcutKey::Function(1)),
            Self::Preferences => command(','),
            _ => return None,
        })
    }
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
