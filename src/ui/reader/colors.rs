//! The reader's colours, per theme, in one place.
//!
//! Invariant: text has a contrast of at least 4.5 : 1 on every background where it has that on the bare panel
//! (WCAG 2.2, success criterion 1.4.3): backgrounds are blended towards the panel's colour until it has.

use crate::scene::Color;
use egui::{Color32, Visuals};

/// The least contrast between text and its background.
const LEAST_CONTRAST: f32 = 4.5;

/// The colours for one frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colors {
    /// The text.
    pub text: Color32,
    /// The background of the quote that is shown.
    pub highlight: Color32,
    /// A bar beside it.
    pub highlight_edge: Color32,
    /// The background of the other quotes.
    pub quote: Color32,
    /// The background of words that were looked for.
    pub found: Color32,
    /// The background of selected text.
    pub selection: Color32,
    /// The text of sentences that no claim uses.
    pub unused: Color32,
    /// The background of the sentence that the pointer is on.
    pub pointed: Color32,
    panel: Color32,
    dark: bool,
}

impl Colors {
    /// The colours that go with egui's.
    pub fn of(visuals: &Visuals) -> Self {
        let (text, panel) = (visuals.text_color(), visuals.panel_fill);
        let (highlight, edge, quote, found) = if visuals.dark_mode {
            let quote = Color32::from_rgb(56, 50, 32);
            (Color32::from_rgb(92, 72, 12), Color32::from_rgb(232, 180, 50), quote, Color32::from_rgb(132, 62, 20))
        } else {
            let quote = Color32::from_rgb(253, 243, 205);
            (Color32::from_rgb(255, 224, 112), Color32::from_rgb(196, 138, 0), quote, Color32::from_rgb(255, 178, 112))
        };
        Self {
            text,
            highlight: ground(highlight, text, panel),
            highlight_edge: edge,
            quote: ground(quote, text, panel),
            found: ground(found, text, panel),
            selection: ground(visuals.selection.bg_fill, text, panel),
            unused: paler(text, panel),
            pointed: ground(blend(panel, text, 0.09), text, panel),
            panel,
            dark: visuals.dark_mode,
        }
    }

    /// The background of a marked mention, for an entity of colour `kind`. It is the same within a quote: blue over the
    /// yellow of a quote would be green, which is another kind's colour.
    pub fn tint(&self, kind: Color32) -> Color32 {
        let amount = if self.dark { 0.34 } else { 0.2 };
        ground(blend(self.panel, kind, amount), self.text, self.panel)
    }
}

/// `text`, blended towards `panel` as far as the contrast allows.
fn paler(text: Color32, panel: Color32) -> Color32 {
    let steps = 20;
    (0..=steps)
        .map(|step| blend(text, panel, 0.45 - 0.45 * step as f32 / steps as f32))
        .find(|color| contrast(*color, panel) >= LEAST_CONTRAST)
        .unwrap_or(text)
}

/// `color`, blended towards `panel` until the contrast with `text` is high enough.
fn ground(color: Color32, text: Color32, panel: Color32) -> Color32 {
    let steps = 20;
    (0..=steps)
        .map(|step| blend(color, panel, step as f32 / steps as f32))
        .find(|ground| contrast(*ground, text) >= LEAST_CONTRAST)
        .unwrap_or(panel)
}

/// `amount` of `over` on `below`, from 0 to 1.
fn blend(below: Color32, over: Color32, amount: f32) -> Color32 {
    let mix = |below: u8, over: u8| (below as f32 + (over as f32 - below as f32) * amount).round() as u8;
    Color32::from_rgb(mix(below.r(), over.r()), mix(below.g(), over.g()), mix(below.b(), over.b()))
}

/// The contrast of two opaque colours as WCAG defines it, from 1 to 21.
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let opaque = |color: Color32| Color::rgb(color.r(), color.g(), color.b());
    opaque(a).contrast(opaque(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_on_white_is_21_to_1() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
        assert!((contrast(Color32::WHITE, Color32::WHITE) - 1.0).abs() < 0.01);
    }

    #[test]
    fn text_can_be_read_on_every_ground_of_both_themes() {
        for visuals in [Visuals::light(), Visuals::dark()] {
            let colors = Colors::of(&visuals);
            let grounds = [colors.highlight, colors.quote, colors.found, colors.selection, colors.pointed];
            let kinds = [Color32::from_rgb(213, 94, 0), Color32::BLACK, Color32::WHITE, Color32::from_rgb(0, 114, 178)];
            for kind in kinds {
                assert!(contrast(colors.tint(kind), colors.text) >= 4.5, "{kind:?}");
            }
            assert!(contrast(colors.unused, visuals.panel_fill) >= 4.5, "{:?}", colors.unused);
            assert_ne!(colors.unused, colors.text);
            for ground in grounds {
                assert!(contrast(ground, colors.text) >= 4.5, "{ground:?}");
                assert_ne!(ground, visuals.panel_fill, "a ground can be seen");
            }
        }
    }
}
