//! `sayso figure`: a dossier's network as a picture file, without a window.
//!
//! Invariant: the same dossier, layout and options give the same bytes, on any number of threads.

use super::layout_options::LayoutArguments;
use super::problems::told;
use crate::analysis::filter::visibility;
use crate::files::save::save;
use crate::files::{examples, load};
use crate::layout::{self, place_newcomers};
use crate::model::{EntityIndex, Filter, OpenDossier, Origin, Position, ThemeChoice, View};
use crate::scene::figure::{Figure, Length, Part, Sheet, compose};
use crate::scene::svg::{self, SvgOptions};
use crate::scene::{self, Background, Emphasis, Making, Size, Subject, Theme, caption_of, half_sizes};
use crate::session::layout_request::{LayoutOptions, PAGE_ASPECT, layout_request};
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
    #[arg(long, value_name = "LAYOUT")]
    pub layout: Option<PathBuf>,

    /// Which view of the layout, by its name; without it, the first.
    #[arg(long, value_name = "NAME", requires = "layout")]
    pub view: Option<String>,

    /// The width, in pixels (2400) or millimetres (183mm).
    #[arg(long, value_name = "WIDTH", value_parser = Length::parse)]
    pub width: Option<Length>,

    /// The height, in the same unit.
    #[arg(long, value_name = "HEIGHT", value_parser = Length::parse)]
    pub height: Option<Length>,

    /// Dots per inch of a PNG; 300 where the width is in millimetres.
    #[arg(long, value_name = "N")]
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

    /// Write the text of an SVG as outlines, for programs without the fonts.
    #[arg(long)]
    pub outlines: bool,

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
    match draw(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(told) => {
            // Where not even the standard error can be written to, the exit code has to do.
            let _ = io::stderr().lock().write_all(told.as_bytes());
            ExitCode::FAILURE
        }
    }
}

/// The kinds of file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Png,
    Svg,
    Pdf,
}

/// Makes the picture and saves it; the error is what to print.
fn draw(arguments: &Arguments) -> Result<(), String> {
    let out = load::shown(&arguments.output);
    let kind = kind_of(&arguments.output)
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
    let view = view_of(arguments)?;
    let svg = svg_of(&open, view.as_ref(), theme, sheet, arguments)?;
    let made = match kind {
        Kind::Svg => Ok(svg.into_bytes()),
        Kind::Png => scene::png::render(&svg, sheet.scale, sheet.dpi, &Making::default()),
        Kind::Pdf => scene::pdf::render(&svg),
    };
    let bytes = made.map_err(|error| format!("error: {out} cannot be made: {error}\n"))?;
    save(&arguments.output, &bytes).map_err(|error| format!("error: {error}\n"))
}

/// The picture as SVG.
fn svg_of(
    open: &OpenDossier,
    view: Option<&View>,
    theme: Option<ThemeChoice>,
    sheet: Sheet,
    arguments: &Arguments,
) -> Result<String, String> {
    let options = view.map_or(arguments.layout_options.options(), LayoutOptions::of_view);
    let positions = positions_of(open, view, &options, arguments.layout_options.threads);
    let entities = &open.dossier.entities;
    let pinned: Vec<bool> =
        entities.iter().map(|entity| view.is_some_and(|view| view.pins.contains(&entity.id))).collect();
    let is_hidden = |id: &String| view.is_some_and(|view| view.hidden.contains(id));
    let hidden: BTreeSet<EntityIndex> =
        (0..entities.len()).filter(|place| is_hidden(&entities[*place].id)).map(EntityIndex::new).collect();
    let filter = view.map_or_else(Filter::default, |view| view.filter.clone());
    let visibility = visibility(open, &filter, &hidden);
    let subject = Subject { open, positions: &positions, pinned: &pinned, visibility: &visibility, filter: &filter };
    let scene = scene::build(&subject);
    let caption = caption_of(&subject, options.seed, view.and_then(|view| view.caption.as_deref()));
    let on_white = arguments.background != BackgroundName::Screen;
    let theme = theme.or(view.and_then(|view| view.theme).filter(|_| !on_white)).unwrap_or_default();
    let camera = view.and_then(|view| view.camera).filter(|_| arguments.visible);
    let frame = compose(
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
    );
    let options = SvgOptions { text_as_outlines: arguments.outlines, width_mm: sheet.width_mm };
    svg::write(&frame, &options).map_err(|error| format!("error: the picture cannot be made: {error}\n"))
}

/// Where everything stands: as the view says, with newcomers placed beside their neighbours; or laid out anew.
fn positions_of(open: &OpenDossier, view: Option<&View>, options: &LayoutOptions, threads: usize) -> Vec<Position> {
    let sizes = half_sizes(open);
    let Some(view) = view.filter(|view| !view.positions.is_empty()) else {
        return layout::run(layout_request(open, &sizes, &[], &[], options, threads, PAGE_ASPECT));
    };
    let starts: Vec<Option<Position>> =
        open.dossier.entities.iter().map(|entity| view.positions.get(&entity.id).copied()).collect();
    let edges: Vec<(u32, u32)> = open.network.edges.iter().map(|edge| (edge.ends.0.0, edge.ends.1.0)).collect();
    place_newcomers(&starts, &edges, &sizes, options.seed)
}

/// The view that was asked for, if any was.
fn view_of(arguments: &Arguments) -> Result<Option<View>, String> {
    let Some(path) = &arguments.layout else { return Ok(None) };
    let file = load::shown(path);
    let layout = load::load_layout(path).map_err(|problems| told(&problems))?;
    let mut views = layout.views.into_iter();
    let Some(name) = &arguments.view else { return Ok(views.next()) };
    views.find(|view| view.name == *name).map(Some).ok_or_else(|| {
        format!(
            "error: {file} has no view “{}”\nhelp: Leave out --view for the first one\n",
            crate::text::visible(name)
        )
    })
}

/// `builtin:NAME` is an example; all else is a file.
fn origin_of(path: &Path) -> Origin {
    let name = path.to_str().and_then(|text| text.strip_prefix("builtin:"));
    match name.and_then(examples::find) {
        Some(example) => Origin::Builtin(example.name.to_owned()),
        None => Origin::File(path.to_owned()),
    }
}

fn kind_of(path: &Path) -> Option<Kind> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "png" => Some(Kind::Png),
        "svg" => Some(Kind::Svg),
        "pdf" => Some(Kind::Pdf),
        _ => None,
    }
}
