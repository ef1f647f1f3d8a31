//! How the hand is taken: a click may be as slow as it likes, and the caret of a text field blinks only while there is
//! something to show it for.

use egui::{Context, Event};

/// For how many seconds of rest a caret blinks, so that after five it stands still: a blink lasts half a second. Each draws
/// the window again, and a window that rests is to cost nothing. A still caret is as good to find.
const BLINKS_FOR: f64 = 4.5;

/// With more entities than this a caret never blinks: without a graphics card, each blink takes as long as a letter.
const MOST_TO_BLINK: usize = 1_000;

/// How long a finger is held still to open a menu, in seconds.
const HELD_FINGER: f64 = 0.8;

/// When the reader did something last.
#[derive(Default)]
pub(super) struct Hand {
    last_input: f64,
}

impl Hand {
    /// Before a frame over a network of `entities`: sets how long a click may take, and whether the caret blinks.
    pub(super) fn begin(&mut self, ctx: &Context, entities: usize) {
        let (now, is_used, touches) =
            ctx.input(|input| (input.time, input.events.iter().any(is_done_by_hand), input.any_touches()));
        if is_used {
            self.last_input = now;
        }
        // Only a finger that is held still means something else; a mouse button that is held long is a slow click.
        let longest = if touches { HELD_FINGER } else { f64::INFINITY };
        if ctx.options(|options| options.input_options.max_click_duration) != longest {
            ctx.options_mut(|options| options.input_options.max_click_duration = longest);
        }
        let blinks = entities <= MOST_TO_BLINK && now - self.last_input < BLINKS_FOR;
        if ctx.global_style().visuals.text_cursor.blink != blinks {
            ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = blinks);
        }
    }
}

/// Whether an event is the reader's, and no answer of the window or of a screen reader.
fn is_done_by_hand(event: &Event) -> bool {
    !matches!(event, Event::WindowFocused(_) | Event::AccessKitActionRequest(_) | Event::PointerGone)
}
