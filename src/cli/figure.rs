//! `sayso figure`: a dossier's network as a picture file, without a window.
//!
//! Invariant: the same dossier, layout and options give the same bytes, on any number of threads.

use super::input;
use super::paths::must_not_replace;
use super::problems::{Told, told};
use super::shell::Shell;
use super::shown::{ShownArguments, note_made, show};
use crate::files::load;
use crate::model::{Size, ThemeChoice};
use crate::scene::figure::Sheet;
use crate::session::figure::{Length, Part, SvgText};
use crate::session::{Background, Command, FigureKind, FigureOptions, FigureTask, Look, Preferences, Session};
use clap::ValueEnum;
use std::path::PathBuf;
use std::sync::Arc;

/// The size of the window that a saved camera is taken to be of, in pixels.
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

    /// Show only the part that the layout's view looks at.
    #[arg(long, requires = "layout")]
    pub visible: bool,

    /// Write the number of its hidden neighbours beside each mark, where a part is shown.
    #[arg(long)]
    pub hidden_counts: bool,

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
    Sheet::new(arguments.width, arguments.height, arguments.dpi)
        .map_err(|why| format!("error: this page cannot be made: {why}\n"))?;
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
    let subject = shell.session.figure_subject().ok_or_else(String::new)?;
    let task = FigureTask { path: arguments.output.clone(), options, subject };
    note_made(shell.apply(Command::ExportFigure(Box::new(task))), &out, &mut notes)?;
    Ok(told(&notes))
}

/// The options of the figure: those of the command line, and those of the view where it says nothing.
fn options_of(arguments: &Arguments, kind: FigureKind, session: &Session) -> FigureOptions {
    let theme = match arguments.theme {
        Some(ThemeName::Light) => Some(ThemeChoice::Light),
        Some(ThemeName::Dark) => Some(ThemeChoice::Dark),
        None if arguments.background == BackgroundName::Screen => session.views().entry().and_then(|view| view.theme),
        None => None,
    };
    FigureOptions {
        svg_text: if arguments.live_text { SvgText::Live } else { SvgText::Outlines },
        width: arguments.width,
        height: arguments.height,
        dpi: arguments.dpi,
        part: match session.look() {
            Look::At(camera) if arguments.visible => Part::Seen(camera, USUAL_WINDOW),
            Look::At(_) | Look::Whole => Part::Whole,
        },
        theme: theme.unwrap_or_default(),
        background: match arguments.background {
            BackgroundName::Screen => Background::Themed,
            BackgroundName::White => Background::White,
            BackgroundName::Transparent => Background::Transparent,
        },
        legend: !arguments.no_legend,
        caption: !arguments.no_caption,
        hidden_counts: arguments.hidden_counts,
        ..FigureOptions::usual(kind)
    }
}
