//! How the window looks: colours by meaning, text sizes, spacing, for light and dark alike.
//!
//! Invariant: no other file of this floor names a colour.

use crate::model::{Status, ThemeChoice};
use crate::scene;
use crate::session::Preferences;
use egui::style::ScrollAnimation;
use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Theme, Ui, Vec2, Visuals};

/// The window's colours by meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Behind the network, and behind text to read.
    pub ground: Color32,
    /// Behind panels.
    pub panel: Color32,
    /// Behind a card on a panel.
    pub card: Color32,
    /// Behind a card that is selected.
    pub card_selected: Color32,
    /// The background of selected text, and of a button that is pressed in.
    pub text_selected: Color32,
    /// The background of words that were looked for, in lists.
    pub found: Color32,
    /// Text of a button that is pressed in.
    pub on_selected: Color32,
    /// Text.
    pub ink: Color32,
    /// Weak text; still 4.5:1 on every surface.
    pub weak: Color32,
    /// Hairlines.
    pub line: Color32,
    /// The outline of what can be operated: buttons, fields, boxes to tick; the groove of a slider.
    pub outline: Color32,
    /// What can be clicked, and what is selected.
    pub accent: Color32,
    /// Words on the accent and on danger: of the button that a dialog is about.
    pub on_accent: Color32,
    /// Something to look at.
    pub warning: Color32,
    /// Something wrong.
    pub danger: Color32,
    /// Something that holds.
    pub good: Color32,
}

const LIGHT: Palette = Palette {
    ground: Color32::from_rgb(0xff, 0xff, 0xff),
    panel: Color32::from_rgb(0xf5, 0xf5, 0xf2),
    card: Color32::from_rgb(0xff, 0xff, 0xff),
    card_selected: Color32::from_rgb(0xe6, 0xef, 0xfb),
    text_selected: Color32::from_rgb(0xb4, 0xd2, 0xf7),
    found: Color32::from_rgb(0xff, 0xdc, 0xb4),
    on_selected: Color32::from_rgb(0x0f, 0x3f, 0x86),
    ink: Color32::from_rgb(0x1c, 0x20, 0x26),
    weak: Color32::from_rgb(0x58, 0x60, 0x6b),
    line: Color32::from_rgb(0xdb, 0xda, 0xd5),
    outline: Color32::from_rgb(0x7c, 0x83, 0x8d),
    accent: Color32::from_rgb(0x1a, 0x5c, 0xb8),
    on_accent: Color32::from_rgb(0xff, 0xff, 0xff),
    warning: Color32::from_rgb(0x8a, 0x55, 0x00),
    danger: Color32::from_rgb(0xb0, 0x23, 0x1b),
    good: Color32::from_rgb(0x1c, 0x6b, 0x3c),
};

const DARK: Palette = Palette {
    ground: Color32::from_rgb(0x14, 0x17, 0x1c),
    panel: Color32::from_rgb(0x1b, 0x1f, 0x26),
    card: Color32::from_rgb(0x24, 0x29, 0x32),
    card_selected: Color32::from_rgb(0x24, 0x36, 0x50),
    text_selected: Color32::from_rgb(0x2f, 0x55, 0x85),
    found: Color32::from_rgb(0x54, 0x34, 0x18),
    on_selected: Color32::from_rgb(0xdc, 0xea, 0xff),
    ink: Color32::from_rgb(0xe7, 0xe9, 0xec),
    weak: Color32::from_rgb(0xa6, 0xae, 0xb9),
    line: Color32::from_rgb(0x37, 0x3e, 0x49),
    outline: Color32::from_rgb(0x7a, 0x82, 0x8e),
    accent: Color32::from_rgb(0x86, 0xb5, 0xff),
    on_accent: Color32::from_rgb(0x0f, 0x17, 0x22),
    warning: Color32::from_rgb(0xf0, 0xb8, 0x49),
    danger: Color32::from_rgb(0xff, 0x90, 0x86),
    good: Color32::from_rgb(0x7f, 0xce, 0x9b),
};

impl Palette {
    /// The colours of a theme.
    pub const fn of_theme(theme: ThemeChoice) -> Self {
        match theme {
            ThemeChoice::Light => LIGHT,
            ThemeChoice::Dark => DARK,
        }
    }

    /// The colours in use.
    pub fn of(ui: &Ui) -> Self {
        Self::of_theme(theme_choice(ui))
    }

    /// Words of caution in weak text: a touch darker.
    pub fn caution(&self) -> Color32 {
        self.weak.lerp_to_gamma(self.ink, 0.6)
    }

    /// A filled button's colour while the pointer is on it.
    pub fn pressed(&self, fill: Color32) -> Color32 {
        fill.lerp_to_gamma(self.ink, 0.18)
    }

    /// The colour of a status, as text and as a bar beside its quotes.
    pub fn status(&self, status: Status) -> Color32 {
        match status {
            Status::Asserted => self.weak,
            Status::Alleged => self.warning,
            Status::Denied => self.danger,
            Status::Hypothetical => self.accent,
        }
    }
}

/// The theme in use: the reader's, or the system's.
pub fn theme_choice(ui: &Ui) -> ThemeChoice {
    if ui.visuals().dark_mode { ThemeChoice::Dark } else { ThemeChoice::Light }
}

/// The theme in use, for what the scene draws.
pub fn theme(ui: &Ui) -> &'static scene::Theme {
    scene::Theme::of(theme_choice(ui))
}

/// A scene colour as egui's.
pub fn color32(color: scene::Color) -> Color32 {
    let [red, green, blue, alpha] = color.0;
    Color32::from_rgba_unmultiplied(red, green, blue, alpha)
}

/// The least height and width of what can be clicked, in points (WCAG 2.5.8).
pub const TARGET: f32 = 24.0;

/// The font of names and headings.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("semibold".into()))
}

/// How opaque the handle of a scroll bar is, on the pointer and away from it.
const SCROLL_HANDLE: f32 = 0.5;
const SCROLL_HANDLE_HELD: f32 = 0.75;

/// How long a panel takes to open or close, in seconds.
const ANIMATION: f32 = 0.12;

/// Makes the window look as the reader prefers. Cheap when nothing changed.
pub fn install(ctx: &egui::Context, preferences: Preferences) {
    let preference = match preferences.theme {
        None => egui::ThemePreference::System,
        Some(ThemeChoice::Light) => egui::ThemePreference::Light,
        Some(ThemeChoice::Dark) => egui::ThemePreference::Dark,
    };
    if ctx.options(|options| options.theme_preference) != preference {
        ctx.set_theme(preference);
    }
    let animation_time = if preferences.reduced_motion { 0.0 } else { ANIMATION };
    if ctx.global_style().animation_time != animation_time {
        ctx.all_styles_mut(|style| {
            style.animation_time = animation_time;
            let scroll = if preferences.reduced_motion { ScrollAnimation::none() } else { ScrollAnimation::default() };
            style.scroll_animation = scroll;
        });
    }
    let scale = fitting_scale(ctx, preferences.text_scale);
    if (ctx.zoom_factor() - scale).abs() > 1e-3 {
        ctx.set_zoom_factor(scale);
    }
}

/// The smallest window that everything fits in, in points: one of 1280 by 720 with text at 200 %.
const SMALLEST_WINDOW: Vec2 = egui::vec2(640.0, 360.0);

/// The text size that the reader wants, or the largest with which everything still fits into the window.
pub(super) fn fitting_scale(ctx: &egui::Context, wanted: f32) -> f32 {
    // What the window measures at 100 %.
    let window = ctx.content_rect().size() * ctx.zoom_factor();
    let largest = (window.x / SMALLEST_WINDOW.x).min(window.y / SMALLEST_WINDOW.y);
    // In steps, so that the letters do not change at every pixel while the window is resized.
    if largest.is_finite() { wanted.min((largest * 20.0).floor() / 20.0).max(0.75) } else { wanted }
}

/// Installs both themes, once at the start.
pub fn install_themes(ctx: &egui::Context) {
    // Ctrl and + belong to the text size, which is kept; egui's own zoom is not.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    for (theme, choice) in [(Theme::Light, ThemeChoice::Light), (Theme::Dark, ThemeChoice::Dark)] {
        ctx.style_mut_of(theme, |style| {
            style.visuals = visuals(choice);
            style.text_styles = [
                (TextStyle::Small, FontId::proportional(12.0)),
                (TextStyle::Body, FontId::proportional(14.0)),
                (TextStyle::Button, FontId::proportional(14.0)),
                (TextStyle::Monospace, FontId::monospace(13.0)),
                (TextStyle::Heading, semibold(18.0)),
            ]
            .into();
            style.spacing.item_spacing = Vec2::new(8.0, 6.0);
            style.spacing.button_padding = Vec2::new(9.0, 4.0);
            style.spacing.interact_size.y = TARGET;
            style.spacing.menu_margin = Margin::same(6);
            style.spacing.window_margin = Margin::same(16);
            style.spacing.scroll = scroll_bars();
            style.spacing.slider_rail_height = 4.0;
            // Those of the panels are; see [`with_selectable_text`].
            style.interaction.selectable_labels = false;
            style.interaction.tooltip_delay = 0.5;
            style.animation_time = ANIMATION;
        });
    }
}

/// Scroll bars that can be seen where there is something to scroll.
fn scroll_bars() -> egui::style::ScrollStyle {
    egui::style::ScrollStyle {
        // In the colour of the ink: the other one is that of a button's ground.
        foreground_color: true,
        floating_width: 5.0,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        dormant_handle_opacity: SCROLL_HANDLE,
        active_handle_opacity: SCROLL_HANDLE,
        interact_handle_opacity: SCROLL_HANDLE_HELD,
        ..egui::style::ScrollStyle::thin()
    }
}

/// egui's visuals with this program's colours.
fn visuals(choice: ThemeChoice) -> Visuals {
    let palette = Palette::of_theme(choice);
    let mut visuals = match choice {
        ThemeChoice::Light => Visuals::light(),
        ThemeChoice::Dark => Visuals::dark(),
    };
    let radius = CornerRadius::same(6);
    visuals.panel_fill = palette.panel;
    visuals.window_fill = palette.panel;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.extreme_bg_color = palette.ground;
    visuals.text_edit_bg_color = Some(palette.ground);
    visuals.faint_bg_color = palette.card;
    visuals.weak_text_color = Some(palette.weak);
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.warning;
    visuals.error_fg_color = palette.danger;
    visuals.selection.bg_fill = palette.text_selected;
    // The toolkit writes the words of a pressed button in this colour, and draws the frame of a field with the focus.
    visuals.selection.stroke = Stroke::new(1.5, palette.on_selected);
    let widgets = &mut visuals.widgets;
    widgets.noninteractive.bg_fill = palette.panel;
    widgets.noninteractive.weak_bg_fill = palette.panel;
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, palette.line);
    widgets.noninteractive.fg_stroke = Stroke::new(1.0, palette.ink);
    for (state, fill) in [
        (&mut widgets.inactive, palette.card),
        (&mut widgets.hovered, palette.card_selected),
        (&mut widgets.active, palette.card_selected),
        (&mut widgets.open, palette.card_selected),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, palette.outline);
        state.fg_stroke = Stroke::new(1.0, palette.ink);
        state.corner_radius = radius;
        state.expansion = 0.0;
    }
    widgets.noninteractive.corner_radius = radius;
    widgets.hovered.bg_stroke = Stroke::new(1.0, palette.accent);
    widgets.active.bg_stroke = Stroke::new(1.5, palette.accent);
    visuals
}

/// Lets the reader select and copy the text of the labels that follow in `ui`.
pub(super) fn with_selectable_text(ui: &mut Ui) {
    ui.style_mut().interaction.selectable_labels = true;
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::scene::Color;

    fn opaque(color: Color32) -> Color {
        Color::rgb(color.r(), color.g(), color.b())
    }

    #[test]
    fn what_can_be_operated_stands_out_from_every_surface() {
        for palette in [LIGHT, DARK] {
            let surfaces = [palette.ground, palette.panel, palette.card, palette.card_selected];
            for surface in surfaces {
                for (name, color) in [("outline", palette.outline), ("accent", palette.accent), ("ink", palette.ink)] {
                    let contrast = opaque(surface).contrast(opaque(color));
                    assert!(contrast >= 3.0, "{name} on {surface:?}: {contrast:.2}");
                }
            }
            for ground in [palette.ground, palette.panel] {
                let handle = opaque(palette.ink).mixed(opaque(ground), SCROLL_HANDLE);
                let contrast = opaque(ground).contrast(handle);
                assert!(contrast >= 3.0, "a scroll bar on {ground:?}: {contrast:.2}");
            }
            for fill in [palette.accent, palette.danger] {
                for fill in [fill, palette.pressed(fill)] {
                    let contrast = opaque(fill).contrast(opaque(palette.on_accent));
                    assert!(contrast >= 4.5, "the words of a dialog's own button on {fill:?}: {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn the_toolkit_draws_controls_in_these_colours() {
        for choice in [ThemeChoice::Light, ThemeChoice::Dark] {
            let (palette, visuals) = (Palette::of_theme(choice), visuals(choice));
            for state in
                [visuals.widgets.inactive, visuals.widgets.hovered, visuals.widgets.active, visuals.widgets.open]
            {
                let contrast = opaque(palette.panel).contrast(opaque(state.bg_stroke.color));
                assert!(contrast >= 3.0 && state.bg_stroke.width >= 1.0, "{choice:?}: {contrast:.2}");
            }
            assert!(opaque(palette.ground).contrast(opaque(visuals.selection.stroke.color)) >= 3.0, "a field in use");
        }
        let bars = scroll_bars();
        assert!(bars.foreground_color && bars.floating_width >= 4.0);
        for opacity in [bars.dormant_handle_opacity, bars.active_handle_opacity, bars.interact_handle_opacity] {
            assert!(opacity >= SCROLL_HANDLE);
        }
    }

    #[test]
    fn every_text_colour_is_readable_on_every_surface() {
        for palette in [LIGHT, DARK] {
            assert!(opaque(palette.text_selected).contrast(opaque(palette.ink)) >= 4.5, "selected text is readable");
            assert!(opaque(palette.text_selected).contrast(opaque(palette.panel)) >= 1.3, "a selection is seen");
            let pressed = opaque(palette.text_selected).contrast(opaque(palette.on_selected));
            assert!(pressed >= 4.5, "the words of a pressed button: {pressed:.2}");
            for text in [palette.ink, palette.weak] {
                let contrast = opaque(palette.found).contrast(opaque(text));
                assert!(contrast >= 4.5, "{text:?} on what was found: {contrast:.2}");
            }
            for surface in [palette.ground, palette.panel, palette.card, palette.card_selected] {
                let caution = palette.caution();
                for text in
                    [palette.ink, palette.weak, caution, palette.accent, palette.warning, palette.danger, palette.good]
                {
                    let contrast = opaque(surface).contrast(opaque(text));
                    assert!(contrast >= 4.5, "{text:?} on {surface:?}: {contrast:.2}");
                }
            }
        }
    }
}
