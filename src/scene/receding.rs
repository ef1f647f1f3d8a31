//! How far lines step back behind marks and names, and what is not lit behind what is.
//!
//! The more of its own area a network covers with lines, the paler and thinner they are: closely tied parts and small zooms
//! are read by their marks. What the reader points at, selects or lights is drawn in full.
//!
//! Invariant: at 100 % and closer a line that is lit keeps 3:1 on its ground.
//! Invariant: a dimmed name keeps 4.5:1, the mark of a dimmed node 2:1.

use super::page::Color;
use super::theme::Theme;
use crate::model::{ByStatus, Camera, Position, Rect, Status};

/// The share of its area that a network may cover with lines before they step back.
const CALM: f32 = 0.03;

/// The least of a line's colour and width that is left.
const LEAST_COLOR: f32 = 0.4;
const LEAST_WIDTH: f32 = 0.72;

/// The least contrast of a line with its ground: at 100 % and closer, and from farther away.
const NEAR_CONTRAST: f32 = 3.0;
const FAR_CONTRAST: f32 = 1.9;

/// How much of its colour is left of a dimmed mark, of a dimmed line with its signs, and of a dimmed name.
pub(super) const DIMMED_MARK: f32 = 0.52;
pub(super) const DIMMED_LINE: f32 = 0.34;
pub(super) const DIMMED_NAME: f32 = 0.64;

/// How the lines of a picture are drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Receding {
    /// How much is left of a line's colour, from 0 to 1.
    pub(super) strength: f32,
    /// The factor for its width.
    pub(super) width: f32,
}

impl Receding {
    /// They do not step back: what is drawn in bulk is as faint as its page needs.
    pub(super) const NOT: Self = Self { strength: 1.0, width: 1.0 };

    /// How lines that cover the share `ink` of their network's area at 100 % are drawn through a camera.
    pub(super) fn of(ink: f32, camera: Camera) -> Self {
        let covered = ink / camera.zoom.max(1e-3);
        let strength = if covered > CALM { (CALM / covered).sqrt() } else { 1.0 };
        Self { strength: strength.max(LEAST_COLOR), width: strength.sqrt().max(LEAST_WIDTH) }
    }

    /// The colours of lines on a ground: by status, and of those without evidence.
    pub(super) fn colors(self, theme: &Theme, ground: Color, camera: Camera) -> (ByStatus<Color>, Color) {
        let least = if camera.zoom >= 1.0 { NEAR_CONTRAST } else { FAR_CONTRAST };
        let faded = |color: Color| {
            let shares = (0..=20).map(|step| self.strength + (1.0 - self.strength) * step as f32 / 20.0);
            let mut colors = shares.map(|share| color.mixed(ground, share));
            colors.find(|faded| faded.contrast(ground) >= least).unwrap_or(color)
        };
        (ByStatus::from_fn(|status: Status| faded(theme.status(status))), faded(theme.without_evidence))
    }
}

/// Up to how many lines none is in the way of another, so that they step back the less the fewer they are.
const FEW: f32 = 40.0;

/// The share of its area that a network within `bounds` covers with lines at 100 %, given their ends and widths. The area
/// is that of a square with the same diagonal, so that a network in a row is not a dense one.
pub(super) fn ink(bounds: Rect, lines: impl Iterator<Item = (Position, Position, f32)>) -> f32 {
    let (width, height) = (bounds.max.x - bounds.min.x, bounds.max.y - bounds.min.y);
    let area = f32::midpoint(width * width, height * height);
    let (covered, count) = lines
        .fold((0.0, 0.0_f32), |(covered, count), (from, to, width)| (covered + from.distance(to) * width, count + 1.0));
    if area > 0.0 { covered / area * (count / FEW).min(1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ThemeChoice;
    use crate::scene::theme::Hue;

    const THEMES: [ThemeChoice; 2] = [ThemeChoice::Light, ThemeChoice::Dark];

    fn camera(zoom: f32) -> Camera {
        Camera { zoom, ..Camera::default() }
    }

    #[test]
    fn lines_step_back_the_more_the_denser_they_stand_and_the_farther_away_they_are() {
        let at = |ink: f32, zoom: f32| Receding::of(ink, camera(zoom));
        assert_eq!(at(0.02, 1.0), Receding { strength: 1.0, width: 1.0 });
        assert!(at(0.1, 1.0).strength < 1.0 && at(0.1, 1.0).width < 1.0);
        assert!(at(0.2, 1.0).strength < at(0.1, 1.0).strength);
        assert!(at(0.1, 0.5).strength < at(0.1, 1.0).strength && at(0.1, 2.0).strength > at(0.1, 1.0).strength);
        assert_eq!(at(9.0, 0.1), Receding { strength: LEAST_COLOR, width: LEAST_WIDTH });
    }

    #[test]
    fn however_dense_a_network_is_its_lines_keep_their_contrast() {
        for theme in THEMES.map(Theme::of) {
            for (zoom, least) in [(1.0, 3.0), (2.0, 3.0), (0.5, 1.9)] {
                let dense = Receding { strength: LEAST_COLOR, width: 1.0 };
                let (colors, absent) = dense.colors(theme, theme.background, camera(zoom));
                for color in colors.iter().map(|(_, color)| *color).chain([absent]) {
                    let contrast = color.contrast(theme.background);
                    assert!(contrast >= least, "{color:?} at {zoom}: {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn what_is_dimmed_can_still_be_seen_and_its_name_read() {
        for theme in THEMES.map(Theme::of) {
            let ground = theme.background;
            let name = theme.ink.mixed(ground, DIMMED_NAME).contrast(ground);
            assert!(name >= 4.5 && theme.ink.contrast(ground) >= 2.0 * name, "a dimmed name: {name:.2}");
            let kinds = ["person", "organization", "country", "agreement", "event", "topic"].map(Hue::Kind);
            for hue in kinds.into_iter().chain((0..4).map(Hue::Other)) {
                let fill = theme.hue(hue);
                let dimmed = [fill, theme.outline_of(fill)].map(|color| color.mixed(ground, DIMMED_MARK));
                let contrast = dimmed.map(|color| color.contrast(ground)).into_iter().fold(0.0, f32::max);
                assert!(contrast >= 2.0, "{hue:?}: {contrast:.2}");
            }
            for status in Status::ALL {
                let contrast = theme.status(status).mixed(ground, DIMMED_LINE).contrast(ground);
                assert!(contrast >= 1.35, "{status:?}: {contrast:.2}");
            }
        }
    }
}
