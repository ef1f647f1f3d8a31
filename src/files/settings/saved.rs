//! The shape of the settings file: what is written, and what becomes of values that make no sense.
//!
//! Invariant: a field that is missing has its default, one that is unknown is passed over, and a number out of its range is
//! brought back into it.

use super::values::{RECENT_LIMIT, Settings, TEXT_SCALES, WindowPlace};
use crate::analysis::table::{Column, TableOf};
use crate::files::confined;
use crate::files::save::{SaveError, save};
use crate::model::{KeptRoles, Role, ThemeChoice};
use crate::session::figure::{DPI, LegendPlace, Length, MOST_STEPS, POINTS, Part, SvgText};
use crate::session::{Background, FigureKind, FigureOptions, Preferences};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The largest settings file that is read, in bytes.
const LIMIT: u64 = 1 << 20;

/// The smallest and the largest width of a panel, in points.
const PANEL_WIDTHS: (f32, f32) = (50.0, 10_000.0);

/// The smallest and the largest side of a window, in points.
const SIDES: (f32, f32) = (100.0, 20_000.0);

/// How far from the corner of the first screen a window may stand, in points.
const FARTHEST: f32 = 100_000.0;

impl Settings {
    /// What was saved last in `folder`, or the defaults.
    #[must_use]
    pub fn load_from(folder: &Path) -> Self {
        Self::read_from(folder).unwrap_or_default()
    }

    /// What was saved last in `folder`; `None` where there is nothing that can be understood.
    pub(super) fn read_from(folder: &Path) -> Option<Self> {
        let bytes = confined::read_plain(&file_in(folder), LIMIT).ok()?;
        ron::de::from_bytes::<Saved>(&bytes).ok().map(Self::from)
    }

    /// Saves all of it in `folder` for the next start, over whatever is there; see [`Changes::save_in`].
    ///
    /// # Errors
    /// As [`save`].
    pub(super) fn save_in(&self, folder: &Path) -> Result<(), SaveError> {
        let path = file_in(folder);
        match ron::ser::to_string_pretty(&Saved::from(self), ron::ser::PrettyConfig::new()) {
            Ok(text) => save(&path, (text + "\n").as_bytes()),
            Err(error) => {
                Err(SaveError { path, cause: format!("it cannot be written: {error}"), help: "Try again".to_owned() })
            }
        }
    }
}

/// The file of the settings in `folder`.
pub(super) fn file_in(folder: &Path) -> PathBuf {
    folder.join("settings.ron")
}

/// The file's shape.
#[derive(Serialize, Deserialize)]
#[serde(default, rename = "Settings")]
pub(super) struct Saved {
    theme: SavedTheme,
    text_scale: f32,
    filters: bool,
    reduced_motion: bool,
    single_keys: bool,
    recent_files: Vec<String>,
    panel_widths: BTreeMap<String, f32>,
    folded_panels: BTreeSet<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    window: Option<SavedWindow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<SavedFigure>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    table_columns: BTreeMap<String, Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    table_roles: Vec<SavedRoles>,
}

/// What columns of tables with these headings mean, by the words of the roles.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Roles")]
struct SavedRoles {
    headings: Vec<String>,
    roles: Vec<String>,
}

#[derive(Default, Serialize, Deserialize)]
enum SavedTheme {
    #[default]
    System,
    Light,
    Dark,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Window")]
struct SavedWindow {
    size: (f32, f32),
    #[serde(default)]
    at: Option<(f32, f32)>,
    #[serde(default)]
    maximized: bool,
}

/// The choices of a figure, as words and numbers: a word of a newer program costs one choice, not all settings.
#[derive(Serialize, Deserialize)]
#[serde(default, rename = "Figure")]
#[expect(clippy::struct_excessive_bools, reason = "each is a box that is ticked by itself")]
struct SavedFigure {
    kind: String,
    text_stays_text: bool,
    unit: String,
    width: f32,
    height: f32,
    dpi: f32,
    ground: String,
    visible_part: bool,
    legend: bool,
    caption: bool,
    selection: bool,
    hidden_counts: bool,
    part: String,
    steps: u8,
    fit: Option<bool>,
    points: f32,
    legend_place: String,
    grey: bool,
    edge_numbers: bool,
}

const LEGENDS: [(&str, LegendPlace); 3] =
    [("where it fits", LegendPlace::Auto), ("side", LegendPlace::Side), ("below", LegendPlace::Below)];

const GROUNDS: [(&str, Background); 3] =
    [("white", Background::White), ("transparent", Background::Transparent), ("as on screen", Background::Themed)];

impl Default for Saved {
    fn default() -> Self {
        Self::from(&Settings::default())
    }
}

impl Default for SavedFigure {
    fn default() -> Self {
        Self::from(&FigureOptions::offered())
    }
}

impl From<&Settings> for Saved {
    fn from(settings: &Settings) -> Self {
        let Preferences { theme, text_scale, filters, reduced_motion, single_keys } = settings.preferences;
        Self {
            theme: match theme {
                None => SavedTheme::System,
                Some(ThemeChoice::Light) => SavedTheme::Light,
                Some(ThemeChoice::Dark) => SavedTheme::Dark,
            },
            text_scale,
            filters,
            reduced_motion,
            single_keys,
            recent_files: settings.recent_files.iter().filter_map(|path| path.to_str().map(str::to_owned)).collect(),
            panel_widths: settings.panel_widths.clone(),
            folded_panels: settings.folded_panels.clone(),
            window: settings.window.map(|place| {
                let WindowPlace { size, at, maximized } = place;
                SavedWindow { size, at, maximized }
            }),
            figure: settings.figure.as_ref().map(SavedFigure::from),
            table_columns: {
                let keys = |columns: &Vec<Column>| columns.iter().map(Column::key).collect();
                settings.table_columns.iter().map(|(of, columns)| (of.words().to_owned(), keys(columns))).collect()
            },
            table_roles: settings.table_roles.iter().map(SavedRoles::from).collect(),
        }
    }
}

impl From<Saved> for Settings {
    fn from(saved: Saved) -> Self {
        let theme = match saved.theme {
            SavedTheme::System => None,
            SavedTheme::Light => Some(ThemeChoice::Light),
            SavedTheme::Dark => Some(ThemeChoice::Dark),
        };
        let text_scale = if saved.text_scale.is_finite() { within(saved.text_scale, TEXT_SCALES) } else { 1.0 };
        let mut panel_widths = saved.panel_widths;
        // A width that is no number would reach the window's arithmetic; no range holds it.
        panel_widths.retain(|_, width| (PANEL_WIDTHS.0..=PANEL_WIDTHS.1).contains(width));
        Self {
            preferences: Preferences {
                theme,
                text_scale,
                filters: saved.filters,
                reduced_motion: saved.reduced_motion,
                single_keys: saved.single_keys,
            },
            recent_files: saved.recent_files.into_iter().take(RECENT_LIMIT).map(PathBuf::from).collect(),
            panel_widths,
            folded_panels: saved.folded_panels,
            window: saved.window.and_then(SavedWindow::place),
            figure: saved.figure.map(SavedFigure::options),
            table_columns: saved.table_columns.iter().filter_map(|(of, keys)| columns(of, keys)).collect(),
            table_roles: saved.table_roles.into_iter().filter_map(SavedRoles::kept).collect(),
        }
    }
}

/// The columns of a table; `None` where this program knows no such table, or none of the columns.
fn columns(of: &str, keys: &[String]) -> Option<(TableOf, Vec<Column>)> {
    let columns: Vec<Column> = keys.iter().filter_map(|key| Column::of_key(key)).collect();
    TableOf::of_key(of).filter(|_| !columns.is_empty()).map(|of| (of, columns))
}

impl From<&KeptRoles> for SavedRoles {
    fn from(kept: &KeptRoles) -> Self {
        let roles = kept.roles.iter().map(|role| role.word().to_owned()).collect();
        Self { headings: kept.headings.clone(), roles }
    }
}

impl SavedRoles {
    /// The roles; `None` where this program does not know one of them.
    fn kept(self) -> Option<KeptRoles> {
        let roles: Vec<Role> = self.roles.iter().map(|word| Role::of_word(word)).collect::<Option<_>>()?;
        (roles.len() == self.headings.len()).then_some(KeptRoles { headings: self.headings, roles })
    }
}

impl SavedWindow {
    /// The place; `None` where its size is none.
    fn place(self) -> Option<WindowPlace> {
        let is_side = |side: f32| (SIDES.0..=SIDES.1).contains(&side);
        let is_near = |at: &(f32, f32)| at.0.abs() <= FARTHEST && at.1.abs() <= FARTHEST;
        let Self { size, at, maximized } = self;
        (is_side(size.0) && is_side(size.1)).then(|| WindowPlace { size, at: at.filter(is_near), maximized })
    }
}

impl From<&FigureOptions> for SavedFigure {
    fn from(options: &FigureOptions) -> Self {
        let length = |length: Option<Length>| match length {
            Some(Length::Pixels(value) | Length::Millimetres(value)) => value,
            None => 0.0,
        };
        let ground = GROUNDS.iter().find(|(_, ground)| *ground == options.background).map_or("", |(word, _)| word);
        Self {
            kind: options.kind.extension().to_owned(),
            text_stays_text: options.svg_text == SvgText::Live,
            unit: if matches!(options.width, Some(Length::Millimetres(_))) { "mm" } else { "px" }.to_owned(),
            width: length(options.width),
            height: length(options.height),
            dpi: options.dpi.unwrap_or_default(),
            ground: ground.to_owned(),
            visible_part: matches!(options.part, Part::Seen(..)),
            legend: options.legend,
            caption: options.caption,
            selection: options.emphasis,
            hidden_counts: options.hidden_counts,
            part: match options.part {
                Part::Whole | Part::Seen(..) => "",
                Part::Around(_) => "selection",
                Part::Path => "path",
            }
            .to_owned(),
            steps: if let Part::Around(steps) = options.part { steps } else { 1 },
            fit: options.fit,
            points: options.points,
            legend_place: LEGENDS
                .iter()
                .find(|(_, place)| *place == options.legend_place)
                .map_or("", |(word, _)| word)
                .to_owned(),
            grey: options.grey,
            edge_numbers: options.edge_numbers,
        }
    }
}

impl SavedFigure {
    fn options(self) -> FigureOptions {
        let usual = FigureOptions::offered();
        let unit = if self.unit == "mm" { Length::Millimetres } else { Length::Pixels };
        let range = unit(0.0).offered_range();
        let is_size = [self.width, self.height].iter().all(|length| (range.0..=range.1).contains(length));
        let kind = FigureKind::ALL.into_iter().find(|kind| kind.extension() == self.kind);
        FigureOptions {
            kind: kind.unwrap_or(usual.kind),
            svg_text: if self.text_stays_text { SvgText::Live } else { SvgText::Outlines },
            width: if is_size { Some(unit(self.width)) } else { usual.width },
            height: if is_size { Some(unit(self.height)) } else { usual.height },
            dpi: if (DPI.0..=DPI.1).contains(&self.dpi) { Some(self.dpi) } else { usual.dpi },
            part: match self.part.as_str() {
                "selection" => Part::Around(self.steps.min(MOST_STEPS)),
                "path" => Part::Path,
                _ if self.visible_part => Part::some_window(),
                _ => Part::Whole,
            },
            fit: self.fit,
            points: if (POINTS.0..=POINTS.1).contains(&self.points) { self.points } else { usual.points },
            legend_place: LEGENDS
                .iter()
                .find(|(word, _)| *word == self.legend_place)
                .map_or(usual.legend_place, |(_, place)| *place),
            grey: self.grey,
            edge_numbers: self.edge_numbers,
            background: GROUNDS.iter().find(|(word, _)| *word == self.ground).map_or(usual.background, |(_, it)| *it),
            legend: self.legend,
            caption: self.caption,
            emphasis: self.selection,
            hidden_counts: self.hidden_counts,
            ..usual
        }
    }
}

fn within(value: f32, range: (f32, f32)) -> f32 {
    value.clamp(range.0, range.1)
}
