//! `sayso figure`: a dossier's network as a picture file, without a window.
//!
//! Invariant: the same dossier, layout and options give the same bytes, on any number of threads.

use super::agreement;
use super::layout_options::LayoutArguments;
use super::outputs::must_not_replace;
use super::problems::told;
use crate::analysis::filter::{confirmed, visibility_by_reader};
use crate::files::figure::export;
use crate::files::{examples, load};
use crate::formats::layout_file::Read;
use crate::layout::{self, place_newcomers};
use crate::model::{
    EntityIndex, Filter, Identities, Marks, OpenDossier, Origin, Position, Problem, Severity, Size, ThemeChoice, View,
};
use crate::scene::figure::Sheet;
use crate::scene::{Making, half_sizes};
use crate::session::figure::{Length, Part, SvgText};
use crate::session::layout_request::{LayoutOptions, layout_request};
use crate::session::{Background, Emphasis, FigureKind, FigureOptions, FigureOutcome, FigureSubject, FigureTask};
use clap::ValueEnum;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// The window that a saved camera is taken to have looked through, in pixels.
const USUAL_WINDOW: Size = Size { width: 1280.0, height: 800.0 };

/// Arguments of `sayso figure`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub struct Arguments {
    /// The dossier, or builtin:NAME for one of the examples.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The picture to write; its ending says which kind: .png, .svg or .pdf.
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,

    /// A saved layout of the dossier; without one, it is laid out anew.
    #[arg(long, value_name = "LAYOUT", conflicts_with_all = ["seed", "balance", "spacing", "aspect"])]
    pub layout: Option<PathBuf>,

    /// Which view of the layout, by its name; without it, the first.
    #[arg(long, value_name = "NAME", requires = "layout")]
    pub view: Option<String>,

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

    /// Keep the text of an SVG as text, which can be selected and edited but needs the fonts Inter and Vazirmatn;
    /// without it, text is written as outlines, which look the same everywhere.
    #[arg(long)]
    pub live_text: bool,

    /// What the layout is asked for, where there is no saved one.
    #[command(flatten)]
    pub layout_options: LayoutArguments,
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

/// Runs `sayso figure`.
pub fn run(arguments: &Arguments) -> ExitCode {
    let (told, code) = match draw(arguments) {
        Ok(notes) => (told(&notes), ExitCode::SUCCESS),
        Err(told) => (told, ExitCode::FAILURE),
    };
    // Where not even the standard error can be written to, the exit code has to do.
    let _ = io::stderr().lock().write_all(told.as_bytes());
    code
}

/// Makes the picture and saves it, and says what is to be known of it; the error is what to print.
fn draw(arguments: &Arguments) -> Result<Vec<Problem>, String> {
    let out = load::shown(&arguments.output);
    let kind = FigureKind::of_path(&arguments.output)
        .ok_or_else(|| format!("error: {out} is no kind of picture\nhelp: End the name in .png, .svg or .pdf\n"))?;
    Sheet::new(arguments.width, arguments.height, arguments.dpi)
        .map_err(|why| format!("error: this page cannot be made: {why}\n"))?;
    let theme = arguments.theme.map(|theme| match theme {
        ThemeName::Light => ThemeChoice::Light,
        ThemeName::Dark => ThemeChoice::Dark,
    });
    if arguments.background == BackgroundName::White && theme == Some(ThemeChoice::Dark) {
        return Err("error: dark colours cannot be read on white\n\
            help: Leave out --theme dark, or use --background screen\n"
            .to_owned());
    }
    let open = load::load(&origin_of(&arguments.file)).map_err(|problems| told(&problems))?;
    let read: Vec<PathBuf> = load::files_of(&open).into_iter().chain(arguments.layout.clone()).collect();
    must_not_replace(&arguments.output, &read)?;
    let mut notes = Vec::new();
    let view = view_of(arguments, &open, &mut notes)?;
    let on_white = arguments.background != BackgroundName::Screen;
    let shown = view.as_ref().map(|(view, _)| view);
    let camera = shown.and_then(|view| view.camera).filter(|_| arguments.visible);
    let options = FigureOptions {
        svg_text: if arguments.live_text { SvgText::Live } else { SvgText::Outlines },
        width: arguments.width,
        height: arguments.height,
        dpi: arguments.dpi,
        part: camera.map_or(Part::Whole, |camera| Part::Seen(camera, USUAL_WINDOW)),
        theme: theme.or(shown.and_then(|view| view.theme).filter(|_| !on_white)).unwrap_or_default(),
        background: match arguments.background {
            BackgroundName::Screen => Background::Themed,
            BackgroundName::White => Background::White,
            BackgroundName::Transparent => Background::Transparent,
        },
        legend: !arguments.no_legend,
        caption: !arguments.no_caption,
        ..FigureOptions::usual(kind)
    };
    let subject = subject_of(open, view.as_ref(), arguments);
    let task = FigureTask { path: arguments.output.clone(), options, subject };
    match export(&task, &Making::default(), &[]) {
        FigureOutcome::Saved(note) => {
            notes.extend(note.map(|words| Problem::of_file(Severity::Note, out, words, String::new())));
            Ok(notes)
        }
        FigureOutcome::NotMade(why) => Err(format!("error: {out} cannot be made: {why}\n")),
        FigureOutcome::NotSaved(why) => Err(format!("error: {why}\n")),
        FigureOutcome::Cancelled => Err(String::new()),
    }
}

/// The network as the view shows it.
fn subject_of(open: OpenDossier, view: Option<&(View, Marks)>, arguments: &Arguments) -> FigureSubject {
    let confirmed = view.map_or_else(BTreeSet::new, |(_, marks)| confirmed(&Identities::of(&open.dossier), marks));
    let view = view.map(|(view, _)| view);
    let options = view.map_or(arguments.layout_options.options(), LayoutOptions::of_view);
    let positions = positions_of(&open, view, &options, arguments.layout_options.threads);
    let entities = &open.dossier.entities;
    let pinned: Vec<bool> =
        entities.iter().map(|entity| view.is_some_and(|view| view.pins.contains(&entity.id))).collect();
    let is_hidden = |id: &String| view.is_some_and(|view| view.hidden.contains(id));
    let hidden: BTreeSet<EntityIndex> =
        (0..entities.len()).filter(|place| is_hidden(&entities[*place].id)).map(EntityIndex::new).collect();
    let filter = view.map_or_else(Filter::default, |view| view.filter.clone());
    let visibility = visibility_by_reader(&open, &filter, &hidden, &confirmed);
    FigureSubject {
        open: Arc::new(open),
        positions: Arc::new(positions),
        pinned: Arc::new(pinned),
        visibility: Arc::new(visibility),
        filter: Arc::new(filter),
        seed: options.seed,
        caption: view.and_then(|view| view.caption.clone()),
        emphasis: Emphasis::default(),
    }
}

/// Where everything stands: as the view says, with newcomers placed beside their neighbours; or laid out anew.
fn positions_of(open: &OpenDossier, view: Option<&View>, options: &LayoutOptions, threads: usize) -> Vec<Position> {
    let sizes = half_sizes(open);
    let Some(view) = view.filter(|view| !view.positions.is_empty()) else {
        return layout::run(layout_request(open, &sizes, &[], &[], options, threads));
    };
    let starts: Vec<Option<Position>> =
        open.dossier.entities.iter().map(|entity| view.positions.get(&entity.id).copied()).collect();
    let edges: Vec<(u32, u32)> = open.network.edges.iter().map(|edge| (edge.ends.0.0, edge.ends.1.0)).collect();
    place_newcomers(&starts, &edges, &sizes, options.seed)
}

/// The view that was asked for, if any was, with the marks of its layout; `notes` gets what of it cannot be used or does
/// not fit.
fn view_of(
    arguments: &Arguments,
    open: &OpenDossier,
    notes: &mut Vec<Problem>,
) -> Result<Option<(View, Marks)>, String> {
    let Some(path) = &arguments.layout else { return Ok(None) };
    let file = load::shown(path);
    let Read { layout, warnings } = load::load_layout(path).map_err(|problems| told(&problems))?;
    let view = match &arguments.view {
        None => layout.views.first().cloned(),
        Some(name) => Some(layout.views.iter().find(|view| view.name == *name).cloned().ok_or_else(|| {
            let name = crate::text::visible(name);
            format!("error: {file} has no view “{name}”\nhelp: Leave out --view for the first one\n")
        })?),
    };
    notes.extend(warnings);
    notes.extend(agreement::notes(&layout, path, view.as_slice(), open));
    Ok(view.map(|view| (view, layout.marks)))
}

/// `builtin:NAME` is an example; all else is a file.
pub(super) fn origin_of(path: &Path) -> Origin {
    let name = path.to_str().and_then(|text| text.strip_prefix("builtin:"));
    match name.and_then(examples::find) {
        Some(example) => Origin::Builtin(example.name.to_owned()),
        None => Origin::File(path.to_owned()),
    }
}
