//! Colours by meaning, from `assets/theme_light.ron` and `assets/theme_dark.ron`.

use super::page::Color;
use crate::model::{ByStatus, Status, ThemeChoice};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The colour of a kind of entity, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hue {
    /// The colour of the kind of this name.
    Kind(&'static str),
    /// The colour with this number for kinds without a colour of their own; grey beyond the last.
    Other(usize),
}

/// The colours of a picture by meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Which theme it is.
    pub choice: ThemeChoice,
    /// The background.
    pub background: Color,
    /// Text.
    pub ink: Color,
    /// Secondary text.
    pub weak: Color,
    /// Hairlines.
    pub hairline: Color,
    /// The outline of marks.
    pub outline: Color,
    /// Edges without evidence.
    pub without_evidence: Color,
    /// What is selected.
    pub selection: Color,
    /// Claims that conflict.
    pub conflict: Color,
    /// Entities of a kind, by its name.
    kinds: BTreeMap<String, Color>,
    /// Entities of kinds without a colour of their own, in turn.
    other_kinds: Vec<Color>,
    /// Entities of all remaining kinds.
    pub other: Color,
    /// Values of a measure, from little to much.
    scale: Vec<Color>,
    /// Groups that a measure finds, the largest first.
    groups: Vec<Color>,
    /// Claims, by status.
    statuses: ByStatus<Color>,
}

/// The fraction of an outline's colour that is not the fill's.
const OUTLINE: f32 = 0.62;

/// A theme as its file gives it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeFile {
    background: String,
    ink: String,
    weak: String,
    hairline: String,
    outline: String,
    without_evidence: String,
    selection: String,
    conflict: String,
    asserted: String,
    alleged: String,
    denied: String,
    hypothetical: String,
    kinds: BTreeMap<String, String>,
    other_kinds: Vec<String>,
    other: String,
    scale: Vec<String>,
    groups: Vec<String>,
}

static LIGHT: LazyLock<Theme> =
    LazyLock::new(|| Theme::read(ThemeChoice::Light, include_str!("../../assets/theme_light.ron")));
static DARK: LazyLock<Theme> =
    LazyLock::new(|| Theme::read(ThemeChoice::Dark, include_str!("../../assets/theme_dark.ron")));
static GREY: LazyLock<Theme> = LazyLock::new(|| LIGHT.in_grey());

impl Theme {
    /// The theme of a choice.
    #[must_use]
    pub fn of(choice: ThemeChoice) -> &'static Self {
        match choice {
            ThemeChoice::Light => &LIGHT,
            ThemeChoice::Dark => &DARK,
        }
    }

    /// The light theme in the greys of print with one ink.
    #[must_use]
    pub fn grey() -> &'static Self {
        &GREY
    }

    /// The theme with every colour as the grey of its lightness.
    fn in_grey(&self) -> Self {
        let all = |colors: &[Color]| colors.iter().map(|color| color.grey()).collect();
        Self {
            choice: self.choice,
            background: self.background.grey(),
            ink: self.ink.grey(),
            weak: self.weak.grey(),
            hairline: self.hairline.grey(),
            outline: self.outline.grey(),
            without_evidence: self.without_evidence.grey(),
            selection: self.selection.grey(),
            conflict: self.conflict.grey(),
            kinds: self.kinds.iter().map(|(kind, color)| (kind.clone(), color.grey())).collect(),
            other_kinds: all(&self.other_kinds),
            other: self.other.grey(),
            scale: all(&self.scale),
            groups: all(&self.groups),
            statuses: ByStatus::from_fn(|status: Status| self.statuses[status].grey()),
        }
    }

    /// The colour of a kind of entity.
    #[must_use]
    pub fn hue(&self, hue: Hue) -> Color {
        let color = match hue {
            Hue::Kind(name) => self.kinds.get(name),
            Hue::Other(turn) => self.other_kinds.get(turn),
        };
        color.copied().unwrap_or(self.other)
    }

    /// The colour of the outline of a mark with a fill: a darker one of the same hue.
    #[must_use]
    pub fn outline_of(&self, fill: Color) -> Color {
        self.outline.mixed(fill, OUTLINE)
    }

    /// The colour of a step of a measure's scale, from 0.
    #[must_use]
    pub fn step(&self, step: u8) -> Color {
        self.scale.get(usize::from(step)).or(self.scale.last()).copied().unwrap_or(self.other)
    }

    /// The colour of a group that a measure found, from 0.
    #[must_use]
    pub fn group(&self, group: u8) -> Color {
        self.groups.get(usize::from(group)).copied().unwrap_or(self.other)
    }

    /// The colour of claims of a status.
    #[must_use]
    pub fn status(&self, status: Status) -> Color {
        self.statuses[status]
    }

    /// Reads a theme that is part of the program. A colour that is missing or malformed is magenta, which a test forbids.
    fn read(choice: ThemeChoice, text: &str) -> Self {
        const AMISS: Color = Color::rgb(255, 0, 255);
        let color = |text: &str| Color::parse(text).unwrap_or(AMISS);
        let file: Option<ThemeFile> = ron::from_str(text).ok();
        let of = |pick: fn(&ThemeFile) -> &String| file.as_ref().map_or(AMISS, |file| color(pick(file)));
        Self {
            choice,
            background: of(|file| &file.background),
            ink: of(|file| &file.ink),
            weak: of(|file| &file.weak),
            hairline: of(|file| &file.hairline),
            outline: of(|file| &file.outline),
            without_evidence: of(|file| &file.without_evidence),
            selection: of(|file| &file.selection),
            conflict: of(|file| &file.conflict),
            statuses: ByStatus::from_fn(|status| {
                of(match status {
                    Status::Asserted => |file| &file.asserted,
                    Status::Alleged => |file| &file.alleged,
                    Status::Denied => |file| &file.denied,
                    Status::Hypothetical => |file| &file.hypothetical,
                })
            }),
            kinds: file.iter().flat_map(|file| &file.kinds).map(|(kind, text)| (kind.clone(), color(text))).collect(),
            scale: file.iter().flat_map(|file| &file.scale).map(|text| color(text)).collect(),
            groups: file.iter().flat_map(|file| &file.groups).map(|text| color(text)).collect(),
            other: of(|file| &file.other),
            other_kinds: file.iter().flat_map(|file| &file.other_kinds).map(|text| color(text)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_stands_out_from_its_ground() {
        for theme in [Theme::of(ThemeChoice::Light), Theme::of(ThemeChoice::Dark)] {
            for text in [theme.ink, theme.weak, theme.conflict, theme.selection] {
                assert!(text.contrast(theme.background) >= 4.5, "{text:?}");
            }
            let marks =
                theme.statuses.iter().map(|(_, color)| color).chain(theme.kinds.values()).chain(&theme.other_kinds);
            let marks = marks.chain(&theme.scale).chain(&theme.groups);
            for mark in marks.chain([&theme.without_evidence]) {
                let seen = mark.contrast(theme.background).max(theme.outline.contrast(theme.background));
                assert!(seen >= 3.0, "{mark:?}");
                assert_ne!(*mark, Color::rgb(255, 0, 255));
            }
        }
    }

    #[test]
    fn every_mark_stands_out_by_its_inside_or_its_outline() {
        for theme in [Theme::of(ThemeChoice::Light), Theme::of(ThemeChoice::Dark)] {
            for fill in theme.kinds.values().chain(&theme.other_kinds).chain([&theme.other]) {
                let contrast = [*fill, theme.outline_of(*fill)].map(|color| color.contrast(theme.background));
                assert!(contrast.iter().any(|contrast| *contrast >= 3.0), "{fill:?}: {contrast:?}");
            }
        }
    }

    #[test]
    fn strands_stand_out_by_themselves() {
        for theme in [Theme::of(ThemeChoice::Light), Theme::of(ThemeChoice::Dark)] {
            for status in Status::ALL {
                assert!(theme.status(status).contrast(theme.background) >= 3.0, "{status:?}");
            }
        }
    }
}
