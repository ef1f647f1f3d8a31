//! A word that is typed where no field has the focus is looked for, and runs no commands.
//!
//! A letter that is a key waits a moment before it acts. Where another letter follows soon, the two begin a word, and the
//! search field gets both. The same key again, and one that is held down, act at once: that is no word. Nor are the keys that
//! walk through quotes and confirm them, however fast one follows the other; alone, they wait for less.
//!
//! Invariant: letters act in their order, or not at all because they began a word; one for walking through quotes may have
//! acted before the word was known.

use crate::session::Action;
use egui::Event;

/// How soon a letter follows another one of the same word, in seconds: as somebody types who looks at the screen. So long
/// most keys wait.
const APART: f64 = 0.25;

/// How long a key for walking through quotes waits, in seconds.
const WALKING: f64 = 0.1;

/// For how long after a key has acted the same key acts at once, in seconds.
const AGAIN: f64 = 1.5;

/// The keys for walking through quotes.
const WALK: [Action; 4] = [Action::NextQuote, Action::PreviousQuote, Action::ConfirmQuote, Action::NextUnread];

/// The letters that may begin a word.
#[derive(Default)]
pub(super) struct Word {
    /// What the letters would do as keys, and has not been done yet.
    waiting: Vec<Action>,
    letters: String,
    /// How many of the letters are keys for walking through quotes.
    walks: usize,
    /// When the last letter came.
    last: f64,
    /// What was done last by a letter, and when.
    acted: Option<(Action, f64)>,
}

impl Word {
    /// Whether letters wait for another one.
    pub(super) fn waits(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Whether a letter was typed so shortly before that another one continues it.
    pub(super) fn goes_on(&self, now: f64) -> bool {
        !self.letters.is_empty() && now - self.last <= APART
    }

    /// The actions of letters that have waited long enough: no other one has come.
    pub(super) fn waited(&mut self, now: f64) -> Vec<Action> {
        // A confirmation is the reader's word: it never comes of a name that begins so.
        let walks = self.waiting.iter().all(|action| WALK.contains(action) && *action != Action::ConfirmQuote);
        if now - self.last < if walks { WALKING } else { APART } { Vec::new() } else { self.done(now) }
    }

    /// All actions that wait: something else was pressed.
    pub(super) fn act(&mut self, now: f64) -> Vec<Action> {
        (self.letters, self.walks) = (String::new(), 0);
        self.done(now)
    }

    fn done(&mut self, now: f64) -> Vec<Action> {
        let actions = std::mem::take(&mut self.waiting);
        self.acted = actions.last().map(|last| (*last, now)).or(self.acted);
        actions
    }

    /// Takes the key of an action that is a letter. Returns what is to be done at once.
    pub(super) fn key(&mut self, action: Action, repeats: bool, now: f64) -> Vec<Action> {
        let is_again = self.acted.is_some_and(|(last, when)| last == action && now - when < AGAIN);
        let mut actions = if self.goes_on(now) || self.letters.is_empty() { Vec::new() } else { self.act(now) };
        let is_same = self.waiting.iter().all(|waiting| *waiting == action);
        self.waiting.push(action);
        self.walks += usize::from(WALK.contains(&action));
        if is_same && (repeats || is_again || self.waiting.len() > 1) {
            actions.extend(self.act(now));
        } else {
            self.last = now;
        }
        actions
    }

    /// Takes a letter as it is typed, behind its key. Returns the word that it begins with those before it.
    pub(super) fn letter(&mut self, letter: &str, now: f64) -> Option<Event> {
        let has_acted = !self.waits() && self.acted.is_some_and(|(_, when)| when == now);
        if has_acted {
            return None;
        }
        if !self.letters.is_empty() && now - self.last > APART {
            (self.letters, self.walks) = (String::new(), 0);
        }
        self.letters.push_str(letter);
        self.last = now;
        let count = self.letters.chars().count();
        if count < 2 || count == self.walks {
            return None;
        }
        self.waiting.clear();
        self.walks = 0;
        Some(Event::Text(std::mem::take(&mut self.letters)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Action::{ConfirmQuote, Hide, NextQuote, NextUnread, Pin};

    fn word(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    #[test]
    fn a_letter_alone_acts_once_it_has_waited() {
        for (action, letter, before, after) in [(Hide, "h", 1.2, 1.26), (NextQuote, "n", 1.09, 1.11)] {
            let mut word = Word::default();
            assert_eq!((word.key(action, false, 1.0), word.letter(letter, 1.0)), (vec![], None));
            assert_eq!(word.waited(before), []);
            assert!(word.waits());
            assert_eq!(word.waited(after), [action]);
            assert!(!word.waits());
            assert_eq!(word.waited(9.0), []);
        }
    }

    #[test]
    fn two_letters_shortly_after_one_another_begin_a_word_and_do_nothing_else() {
        let mut typed = Word::default();
        typed.key(Pin, false, 1.0);
        typed.letter("p", 1.0);
        // A letter that is no key.
        assert_eq!(typed.letter("o", 1.2), Some(word("po")));
        assert!(!typed.waits() && typed.waited(9.0).is_empty());
        let mut typed = Word::default();
        assert_eq!(typed.letter("O", 1.0), None);
        assert_eq!(typed.key(NextQuote, false, 1.1), []);
        assert_eq!(typed.letter("n", 1.1), Some(word("On")));
        // A key for walking has acted by then, and begins the word all the same.
        let mut typed = Word::default();
        typed.key(NextQuote, false, 1.0);
        typed.letter("n", 1.0);
        assert_eq!(typed.waited(1.15), [NextQuote]);
        assert_eq!(typed.letter("a", 1.2), Some(word("na")));
    }

    #[test]
    fn letters_that_are_pressed_one_for_one_act_each_in_its_turn() {
        let mut typed = Word::default();
        typed.key(Pin, false, 1.0);
        typed.letter("p", 1.0);
        // No frame was drawn between.
        assert_eq!(typed.key(Hide, false, 1.3), [Pin]);
        assert_eq!(typed.letter("h", 1.3), None);
        assert_eq!(typed.act(1.35), [Hide]);
        // Without their letters, as a helping device sends them, keys begin no word.
        assert_eq!((typed.key(Pin, false, 5.0), typed.key(NextQuote, false, 5.0)), (vec![], vec![]));
        assert_eq!(typed.waited(5.3), [Pin, NextQuote]);
    }

    #[test]
    fn the_same_key_again_and_a_key_that_is_held_act_at_once() {
        let mut typed = Word::default();
        typed.key(NextQuote, false, 1.0);
        typed.letter("n", 1.0);
        assert_eq!(typed.key(NextQuote, false, 1.05), [NextQuote, NextQuote]);
        assert_eq!(typed.letter("n", 1.05), None);
        assert_eq!(typed.key(NextQuote, false, 2.0), [NextQuote]);
        assert_eq!(typed.letter("n", 2.0), None);
        assert_eq!(typed.key(NextQuote, true, 2.03), [NextQuote]);
        assert_eq!(typed.key(Hide, false, 2.06), []);
        assert_eq!(typed.waited(2.35), [Hide]);
    }

    #[test]
    fn quotes_are_confirmed_and_walked_through_as_fast_as_one_likes() {
        let mut typed = Word::default();
        assert_eq!((typed.key(ConfirmQuote, false, 1.0), typed.letter("y", 1.0)), (vec![], None));
        assert_eq!((typed.key(NextUnread, false, 1.06), typed.letter("j", 1.06)), (vec![], None));
        assert_eq!(typed.waited(1.32), [ConfirmQuote, NextUnread]);
    }
}
