//! `sayso figure`: a dossier's network as a picture file, without a window.
//!
//! Invariant: the same dossier, layout and options give the same bytes, on any number of threads.

use super::agreement;
use super::layout_options::LayoutArguments;
use super::outputs::must_not_replace;
use super::problems::told;
use crate::analysis::filter::{confirmed, visibility_by_reader};
use crate::files::save::save;
use crate::files::{examples, load};
use crate::formats::layout_file::Read;
use crate::layout::{self, place_newcomers};
use crate::model::{
    EntityIndex, Filter, Identities, Marks, OpenDossier, Origin, Position, Problem, Severity, ThemeChoice, View,
};
use crate::scene::figure::{Figure, Length, Part, Sheet, compose};
use crate::scene::svg::{self, SvgOptions};
use crate::scene::{self, Background, Emphasis, Frame, Making, Size, Subject, Theme, caption_of, half_sizes, undrawn};
use crate::session::FigureKind;
use crate::session::layout_request::{LayoutOptions, layout_request};
use clap::ValueEnum;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

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
    let sheet = Sheet::new(arguments.width, arguments.height, arguments.dpi)
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
    let frame = frame_of(&open, view.as_ref(), theme, sheet, arguments);
    // A PNG and a PDF are made of the text itself: the one draws it, the other embeds its letters.
    let is_svg = kind == FigureKind::Svg;
    let text_as_outlines = is_svg && !arguments.live_text;
    let options = SvgOptions { text_as_outlines, page: sheet.svg_page(is_svg) };
    let svg = svg::write(&frame, &options).map_err(|error| format!("error: the picture cannot be made: {error}\n"))?;
    notes.extend(undrawn(&frame).map(|undrawn| {
        let words = undrawn.words(is_svg && arguments.live_text);
        Problem::of_file(Severity::Note, out.clone(), words, String::new())
    }));
    let made = match kind {
        FigureKind::Svg => Ok(svg.into_bytes()),
        FigureKind::Png => scene::png::render(&svg, sheet.scale, sheet.dpi, &Making::default()),
        FigureKind::Pdf => scene::pdf::render(&svg),
    };
    let bytes = made.map_err(|error| format!("error: {out} cannot be made: {error}\n"))?;
    save(&arguments.output, &bytes).map_err(|error| format!("error: {error}\n"))?;
    Ok(notes)
}

/// The picture as a display list.
fn frame_of(
    open: &OpenDossier,
    view: Option<&(View, Marks)>,
    theme: Option<ThemeChoice>,
    sheet: Sheet,
    arguments: &Arguments,
) -> Frame {
    let confirmed = view.map_or_else(BTreeSet::new, |(_, marks)| confirmed(&Identities::of(&open.dossier), marks));
    let view = view.map(|(view, _)| view);
    let options = view.map_or(arguments.layout_options.options(), LayoutOptions::of_view);
    let positions = positions_of(open, view, &options, arguments.layout_options.threads);
    let entities = &open.dossier.entities;
    let pinned: Vec<bool> =
        entities.iter().map(|entity| view.is_some_and(|view| view.pins.contains(&entity.id))).collect();
    let is_hidden = |id: &String| view.is_some_and(|view| view.hidden.contains(id));
    let hidden: BTreeSet<EntityIndex> =
        (0..entities.len()).filter(|place| is_hidden(&entities[*place].id)).map(EntityIndex::new).collect();
    let filter = view.map_or_else(Filter::default, |view| view.filter.clone());
    let visibility = visibility_by_reader(open, &filter, &hidden, &confirmed);
    let subject = Subject { open, positions: &positions, pinned: &pinned, visibility: &visibility, filter: &filter };
    let scene = scene::build(&subject);
    let caption = caption_of(&subject, options.seed, view.and_then(|view| view.caption.as_deref()));
    let on_white = arguments.background != BackgroundName::Screen;
    let theme = theme.or(view.and_then(|view| view.theme).filter(|_| !on_white)).unwrap_or_default();
    let camera = view.and_then(|view| view.camera).filter(|_| arguments.visible);
    compose(
        &scene,
        &Figure {
            sheet,
            part: camera.map_or(Part::Whole, |camera| Part::Seen(camera, USUAL_WINDOW)),
            theme: Theme::of(theme),
            background: match arguments.background {
                BackgroundName::Screen => Background::Themed,
                BackgroundName::White => Background::White,
                BackgroundName::Transparent => Background::Transparent,
            },
            legend: !arguments.no_legend,
            caption: (!arguments.no_caption).then_some(&caption),
            emphasis: &Emphasis::default(),
        },
    )
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
