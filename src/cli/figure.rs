//! `sayso figure`: a dossier's network as a picture file, without a window.
//!
//! Invariant: the same dossier, layout and options give the same bytes, on any number of threads.

use super::input;
use super::paths::must_not_replace;
use super::problems::{Told, told};
use super::shell::Shell;
use super::shown::{ShownArguments, best_path, entity_of, note_made, show};
use crate::files::load;
use crate::model::{Size, ThemeChoice};
use crate::scene::figure::Sheet;
use crate::session::figure::{Alternative, LegendPlace, Length, POINTS, PRESETS, Part, Preset, SvgText, USUAL_POINTS};
use crate::session::{Background, Command, FigureKind, FigureOptions, FigureTask, Look, Preferences, Session};
use clap::ValueEnum;
use std::path::PathBuf;
use std::sync::Arc;

/// The size of the window that a saved camera is taken to be of where the layout does not tell it, in pixels.
const USUAL_WINDOW: Size = Size { width: 1280.0, height: 800.0 };

/// Arguments of `sayso figure`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub struct Arguments {
    /// The dossier, builtin:NAME for one of the examples, or - for standard input.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The picture to write; its ending says which kind: .png, .svg or .pdf.
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,

    /// A page with a name: column (89 × 120 mm), wide-column, page-width (183 × 130 mm), a5, a4, a3, a5-wide, a4-wide,
    /// a3-wide or slide.
    #[arg(long, value_name = "PAGE", value_parser = page, conflicts_with_all = ["width", "height"])]
    pub page: Option<Preset>,

    /// The width, in pixels (2400) or millimetres (183mm).
    #[arg(long, value_name = "WIDTH", allow_negative_numbers = true, value_parser = Length::parse)]
    pub width: Option<Length>,

    /// The height, in the same unit.
    #[arg(long, value_name = "HEIGHT", allow_negative_numbers = true, value_parser = Length::parse)]
    pub height: Option<Length>,

    /// Dots per inch of a PNG; 300 where the width is in millimetres.
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub dpi: Option<f32>,

    /// The colours; without it, those of the layout, or light.
    #[arg(long, value_enum)]
    pub theme: Option<ThemeName>,

    /// What lies behind the network.
    #[arg(long, value_enum, default_value_t = BackgroundName::Screen)]
    pub background: BackgroundName,

    /// Leave out the legend.
    #[arg(long)]
    pub no_legend: bool,

    /// Leave out title and caption.
    #[arg(long)]
    pub no_caption: bool,

    /// What the figure is like: fitted to its page, with every name whole or numbered, or as the window shows it; without
    /// it, fitted where the size is in millimetres.
    #[arg(long, value_enum, value_name = "HOW")]
    pub fit: Option<FitName>,

    /// The size of the names on a fitted page, in points, from 5 to 24; without it, that of the page, or 7.
    #[arg(long, value_name = "N", value_parser = points)]
    pub points: Option<f32>,

    /// Where the legend stands on a fitted page.
    #[arg(long, value_enum, value_name = "WHERE", conflicts_with = "no_legend")]
    pub legend: Option<LegendName>,

    /// Whether a fitted page is laid out anew or keeps the places of the layout, turned and stretched for its shape;
    /// without it, anew unless a layout is given.
    #[arg(long, value_enum, value_name = "WHICH")]
    pub places: Option<PlacesName>,

    /// Number the edges; the picture in words tells what each says.
    #[arg(long)]
    pub edge_numbers: bool,

    /// Show only these entities, by their ids, and their neighbours.
    #[arg(long, value_name = "ID", num_args = 1.., conflicts_with_all = ["path", "visible"])]
    pub select: Vec<String>,

    /// How many steps the neighbours of those entities are away at most.
    #[arg(long, value_name = "N", default_value_t = 1, requires = "select", value_parser = clap::value_parser!(u8).range(0..=9))]
    pub neighbours: u8,

    /// Show only the best path between two entities, by their ids.
    #[arg(long, value_names = ["FROM", "TO"], num_args = 2, conflicts_with = "visible")]
    pub path: Vec<String>,

    /// The title; without it, that of the dossier; "" for none.
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,

    /// The caption in place of the one that the program writes; "" for none.
    #[arg(long, value_name = "CAPTION")]
    pub caption: Option<String>,

    /// The picture in a sentence, for those who do not see it, in place of the one that the program writes.
    #[arg(long, value_name = "SENTENCE")]
    pub alt: Option<String>,

    /// The picture in a paragraph, likewise.
    #[arg(long, value_name = "PARAGRAPH")]
    pub alt_long: Option<String>,

    /// The day in the caption, as 2026-11-30; without it, today.
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,

    /// Show only the part that the layout's view looks at.
    #[arg(long, requires = "layout")]
    pub visible: bool,

    /// Write the number of its hidden neighbours beside each mark, where a part is shown.
    #[arg(long)]
    pub hidden_counts: bool,

    /// Draw boxes for letters that the bundled fonts lack, so that the file is the same on every machine; without it, they
    /// are drawn with the fonts of this system.
    #[arg(long)]
    pub bundled_fonts: bool,

    /// Keep the text of an SVG as text, which can be selected and edited but needs the fonts Inter and Vazirmatn;
    /// without it, text is written as outlines, which look the same everywhere.
    #[arg(long)]
    pub live_text: bool,

    /// Which layout is shown.
    #[command(flatten)]
    pub shown: ShownArguments,
}

/// The colours by name.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ThemeName {
    /// Dark marks on light paper.
    Light,
    /// Light marks on a dark ground.
    Dark,
    /// Greys on light paper, for print in one ink.
    Grey,
}

/// What a figure is like, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FitName {
    /// Fitted to its page.
    Page,
    /// As the window shows it.
    Screen,
}

/// Where a legend stands, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LegendName {
    /// At the side of the picture.
    Side,
    /// Below the picture.
    Below,
    /// Nowhere.
    Away,
}

/// Which places a fitted page has, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlacesName {
    /// Those of a layout for this page.
    Anew,
    /// Those of the saved layout, turned and stretched.
    Kept,
}

/// Reads the name of a page.
fn page(word: &str) -> Result<Preset, String> {
    let words: Vec<&str> = PRESETS.iter().map(|preset| preset.word).collect();
    Preset::of_word(word).ok_or_else(|| format!("there is no such page; there are {}", words.join(", ")))
}

/// Reads a size of names.
fn points(word: &str) -> Result<f32, String> {
    let (least, most) = POINTS;
    let points = word.trim().trim_end_matches("pt").trim().parse::<f32>().ok();
    let points = points.filter(|points| (least..=most).contains(points));
    points.ok_or_else(|| format!("write a number of points from {least} to {most}"))
}

/// What lies behind, by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum BackgroundName {
    /// As on the screen: the ground of the theme.
    #[default]
    Screen,
    /// White paper; wants the light colours.
    White,
    /// Nothing, for a page that has a colour of its own.
    Transparent,
}

/// Makes the figure and saves it. The notes say what of the layout is not used and what cannot be drawn.
pub(super) fn draw(arguments: &Arguments) -> Told {
    let out = load::shown(&arguments.output);
    let kind = FigureKind::of_path(&arguments.output)
        .ok_or_else(|| format!("error: {out} is no kind of picture\nhelp: End the name in .png, .svg or .pdf\n"))?;
    let [width, height] = size_of(arguments);
    Sheet::new(width, height, arguments.dpi).map_err(|why| format!("error: this page cannot be made: {why}\n"))?;
    if arguments.background == BackgroundName::White && matches!(arguments.theme, Some(ThemeName::Dark)) {
        return Err("error: dark colours cannot be read on white\n\
            help: Leave out --theme dark, or use --background screen\n"
            .to_owned());
    }
    let open = input::dossier(&arguments.file).map_err(|problems| told(&problems))?;
    let read: Vec<PathBuf> = load::files_of(&open).into_iter().chain(arguments.shown.layout.clone()).collect();
    must_not_replace(&arguments.output, &read)?;
    let mut notes = Vec::new();
    let mut shell = Shell::new(Preferences::default(), arguments.shown.layout_options.threads);
    show(&mut shell, &arguments.shown, Arc::new(open), &mut notes)?;
    let options = options_of(arguments, kind, &shell.session);
    let mut subject = shell.session.figure_subject().ok_or_else(String::new)?;
    let entity = |id: &String| entity_of(&subject.open, id);
    if !arguments.select.is_empty() {
        subject.selection = arguments.select.iter().map(entity).collect::<Result<_, _>>()?;
    }
    if let [from, to] = arguments.path.as_slice() {
        subject.path = best_path(&subject.open, &shell.session, from, to)?;
    }
    let task = FigureTask { path: arguments.output.clone(), options, subject };
    note_made(shell.apply(Command::ExportFigure(Box::new(task))), &out, &mut notes)?;
    Ok(told(&notes))
}

/// The size of the page: that of its name, or that which is asked for.
fn size_of(arguments: &Arguments) -> [Option<Length>; 2] {
    arguments.page.map_or([arguments.width, arguments.height], Preset::lengths)
}

/// The options of the figure: those of the command line, and those of the view where it says nothing.
fn options_of(arguments: &Arguments, kind: FigureKind, session: &Session) -> FigureOptions {
    let theme = match arguments.theme {
        Some(ThemeName::Light | ThemeName::Grey) => Some(ThemeChoice::Light),
        Some(ThemeName::Dark) => Some(ThemeChoice::Dark),
        None if arguments.background == BackgroundName::Screen => session.views().entry().and_then(|view| view.theme),
        None => None,
    };
    let [width, height] = size_of(arguments);
    let given = Alternative {
        short: arguments.alt.clone().unwrap_or_default(),
        long: arguments.alt_long.clone().unwrap_or_default(),
    };
    FigureOptions {
        svg_text: if arguments.live_text { SvgText::Live } else { SvgText::Outlines },
        width,
        height,
        dpi: arguments.dpi,
        part: part_of(arguments, session),
        theme: theme.unwrap_or_default(),
        background: match arguments.background {
            BackgroundName::Screen => Background::Themed,
            BackgroundName::White => Background::White,
            BackgroundName::Transparent => Background::Transparent,
        },
        legend: !arguments.no_legend && arguments.legend != Some(LegendName::Away),
        caption: !arguments.no_caption,
        hidden_counts: arguments.hidden_counts,
        fit: arguments.fit.map(|fit| fit == FitName::Page),
        points: arguments.points.or(arguments.page.map(|page| page.points)).unwrap_or(USUAL_POINTS),
        legend_place: match arguments.legend {
            Some(LegendName::Side) => LegendPlace::Side,
            Some(LegendName::Below) => LegendPlace::Below,
            Some(LegendName::Away) | None => LegendPlace::Auto,
        },
        anew: match arguments.places {
            Some(places) => Some(places == PlacesName::Anew),
            None => arguments.shown.layout.is_some().then_some(false),
        },
        grey: matches!(arguments.theme, Some(ThemeName::Grey)),
        edge_numbers: arguments.edge_numbers,
        only_bundled: arguments.bundled_fonts,
        title: arguments.title.clone(),
        words: arguments.caption.clone(),
        alternative: (given != Alternative::default()).then_some(given),
        date: arguments.date.clone(),
        ..FigureOptions::usual(kind)
    }
}

/// The part of the network that is asked for.
fn part_of(arguments: &Arguments, session: &Session) -> Part {
    match session.look() {
        _ if !arguments.select.is_empty() => Part::Around(arguments.neighbours),
        _ if !arguments.path.is_empty() => Part::Path,
        Look::At(camera) if arguments.visible => {
            let saved = session.views().entry().and_then(|view| view.canvas);
            Part::Seen(camera, saved.unwrap_or(USUAL_WINDOW))
        }
        Look::At(_) | Look::Whole => Part::Whole,
    }
}
