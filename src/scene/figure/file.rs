//! A figure from its options to the bytes of its file. The preview of the dialog and the files of the window and the
//! command line are made here.
//!
//! Invariant: the same subject and options give the same bytes.

use super::alternative::alternative;
use super::compose::{Figure, PageFit, compose};
use super::page_layout::{FEW, request, turned};
use super::part::{in_view, visibility};
use super::png::Raster;
use super::render::{Making, RenderError};
use super::sheet::{PageSize, Sheet};
use super::svg::{Links, Made, TextForm};
use super::undrawn::{Undrawn, letters_for, undrawn_in};
use super::{pdf, png, svg};
use crate::layout::{Progress, Request, Simulation};
use crate::model::{Camera, EdgeIndex, EntityIndex, Position, Visibility};
use crate::scene::build::{Scene, Subject, build};
use crate::scene::caption::{Caption, caption_of};
use crate::scene::draw::page_room;
use crate::scene::dressed::dress;
use crate::scene::frame::Frame;
use crate::scene::page::Size;
use crate::scene::shot::{LegendForm, Shot};
use crate::scene::theme::Theme;
use crate::session::figure::{Alternative, Part};
use crate::session::{Emphasis, FigureKind, FigureOptions, FigureSubject};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// By how much a layout that was made for a page, and one that was not, may become wider or higher at most.
const STRETCH: f32 = 1.35;
const STRETCH_KEPT: f32 = 1.9;

/// Why a figure could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FigureError {
    /// The size of the page is not possible; with what to do.
    #[error("{0}")]
    Page(String),
    /// The file of the picture could not be made.
    #[error(transparent)]
    Render(#[from] RenderError),
}

/// A file in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// A note for the reader, without a full stop.
    pub note: Option<String>,
}

/// The content of a figure, ready to be drawn on any page.
#[derive(Clone, Debug)]
pub struct Drawing {
    subject: FigureSubject,
    /// All that is shown, as it stands.
    whole: Scene,
    numbers: BTreeMap<EdgeIndex, u32>,
    /// The layout for a page that was computed last.
    placed: Option<(Request, Arc<Vec<Position>>)>,
}

impl Drawing {
    /// The drawing of a subject.
    #[must_use]
    pub fn of(subject: &FigureSubject) -> Self {
        let whole = scene_of(subject, &subject.visibility, &subject.positions, &subject.pinned);
        Self { subject: subject.clone(), whole, numbers: BTreeMap::new(), placed: None }
    }

    /// Gives edges their numbers, for a report that tells of them.
    #[must_use]
    pub fn numbered(mut self, numbers: &BTreeMap<EdgeIndex, u32>) -> Self {
        self.numbers.clone_from(numbers);
        self.whole.number(numbers);
        self
    }

    /// What has to be laid out for the page of these options before it can be drawn quickly; `None` where nothing has, or it
    /// was given by [`Drawing::place`] already.
    ///
    /// # Errors
    ///
    /// [`FigureError::Page`] where the size of the page is not possible.
    pub fn to_lay_out(&self, options: &FigureOptions) -> Result<Option<Request>, FigureError> {
        let sheet = sheet_of(options)?;
        let asked = self.asked(sheet, options).map(|(_, request)| request);
        Ok(asked.filter(|asked| self.placed.as_ref().is_none_or(|(placed, _)| placed != asked)))
    }

    /// Gives the positions of a layout that [`Drawing::to_lay_out`] asked for.
    pub fn place(&mut self, request: Request, positions: Arc<Vec<Position>>) {
        self.placed = Some((request, positions));
    }

    /// The title of the dossier.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.whole.title
    }

    /// The words that the program writes for a figure with these options: its caption in sentences, and the picture in
    /// words.
    #[must_use]
    pub fn words(&self, options: &FigureOptions) -> (String, Alternative) {
        let plain = FigureOptions { title: None, words: None, alternative: None, ..options.clone() };
        let (_, caption, alternative) = self.picture(&plain, None);
        (caption.in_sentences(), alternative)
    }

    /// The figure as an SVG to stand in a page, where the number of each edge leads to `#edge-` and that number.
    ///
    /// # Errors
    ///
    /// [`FigureError`] where the size of the page is not possible, or the outlines of the text cannot be made.
    pub fn svg_for_page(&self, options: &FigureOptions) -> Result<FigureFile, FigureError> {
        let sheet = sheet_of(options)?;
        let frame = self.on(sheet, options, &Making::default())?;
        let letters = letters_for(&frame, !options.only_bundled);
        let made = Made { links: Links::WithinPage, letters };
        let svg = svg::write_with(&frame, TextForm::Outlines, PageSize::OfFrame, made)?;
        let note = undrawn_in(&frame, letters).map(|undrawn| undrawn.words(false));
        Ok(FigureFile { bytes: svg.into_bytes(), note })
    }

    /// The display list.
    ///
    /// # Errors
    ///
    /// [`FigureError::Page`] where the size of the page is not possible.
    pub fn frame(&self, options: &FigureOptions) -> Result<Frame, FigureError> {
        self.on(sheet_of(options)?, options, &Making::default())
    }

    /// The picture as pixels, four bytes each, with its width and height: as large as a file would be, but at most of so
    /// many pixels.
    ///
    /// # Errors
    ///
    /// As [`Drawing::file`].
    pub fn pixels(
        &self,
        options: &FigureOptions,
        most: f32,
        making: &Making,
    ) -> Result<((u32, u32), Vec<u8>), FigureError> {
        let sheet = sheet_of(options)?;
        let frame = self.on(sheet, options, making)?;
        let raster = Raster::of(sheet.page_size(FigureKind::Png), sheet.scale, None);
        let letters = letters_for(&frame, !options.only_bundled);
        Ok(png::pixels(&frame, Raster { most: Some(most), letters, ..raster }, making)?)
    }

    /// What of a frame that was made with these options cannot be drawn in its file; `None`: nothing.
    #[must_use]
    pub fn undrawn(options: &FigureOptions, frame: &Frame) -> Option<Undrawn> {
        undrawn_in(frame, letters_for(frame, !options.only_bundled && !options.keeps_text()))
    }

    /// The smallest text of a frame that was made with these options, in points.
    #[must_use]
    pub fn smallest_text(options: &FigureOptions, frame: &Frame) -> Option<f32> {
        let sheet = sheet_of(options).ok()?;
        frame.labels().map(|label| label.size).min_by(f32::total_cmp).map(|pixels| sheet.points_of(pixels))
    }

    /// The file. Takes seconds for large pictures: [`Making::cancel`] ends it early.
    ///
    /// # Errors
    ///
    /// [`FigureError`] where the size of the page is not possible, or the file cannot be made, or the work was cancelled.
    pub fn file(&self, options: &FigureOptions, making: &Making) -> Result<FigureFile, FigureError> {
        let sheet = sheet_of(options)?;
        let frame = self.on(sheet, options, making)?;
        let form = match options.kind {
            FigureKind::Svg if options.keeps_text() => TextForm::Live,
            FigureKind::Svg => TextForm::Outlines,
            // A PNG is drawn from the text itself; a PDF embeds its letters.
            FigureKind::Png | FigureKind::Pdf => TextForm::Boxed,
        };
        let page = sheet.page_size(options.kind);
        let letters = letters_for(&frame, !options.only_bundled && !options.keeps_text());
        let raster = Raster { letters, ..Raster::of(page, sheet.scale, sheet.dpi) };
        let bytes = match options.kind {
            FigureKind::Png => png::render(&frame, raster, making)?,
            FigureKind::Svg => svg::write(&frame, form, page, letters)?.into_bytes(),
            FigureKind::Pdf => pdf::render(&svg::write(&frame, form, page, letters)?, &frame, letters)?,
        };
        let note = undrawn_in(&frame, letters).map(|undrawn| undrawn.words(options.keeps_text()));
        Ok(FigureFile { bytes, note })
    }

    fn on(&self, sheet: Sheet, options: &FigureOptions, making: &Making) -> Result<Frame, FigureError> {
        let positions = self.asked(sheet, options).map(|(members, request)| self.laid_out(&members, request, making));
        let kept = positions.is_none();
        let (scene, caption, alternative) = self.picture(options, positions.transpose()?);
        let emphasis = self.emphasis(options);
        let has_caption = options.caption && caption != Caption::default();
        let figure = Figure {
            sheet,
            part: options.part,
            theme: theme_of(options),
            background: options.background,
            legend: options.legend,
            caption: has_caption.then_some(&caption),
            emphasis: &emphasis,
            fit: options.is_fitted().then_some(PageFit {
                legend_place: options.legend_place,
                stretch: if kept { STRETCH_KEPT } else { STRETCH },
            }),
        };
        let frame = compose(&scene, &figure);
        let title = if caption.title.is_empty() { scene.title.clone() } else { caption.title };
        Ok(Frame { title, short: alternative.short, description: alternative.long, ..frame })
    }

    fn emphasis(&self, options: &FigureOptions) -> Emphasis {
        let shown = if options.emphasis { self.subject.emphasis.clone() } else { Emphasis::default() };
        Emphasis { counts: options.hidden_counts, ..shown }
    }

    /// The layout that a page asks for, with its entities; `None` where they stay as they stand.
    fn asked(&self, sheet: Sheet, options: &FigureOptions) -> Option<(Vec<EntityIndex>, Request)> {
        let anew = options.anew.unwrap_or(!self.subject.pinned.contains(&true));
        if !options.is_fitted() || !anew || matches!(options.part, Part::Seen(..)) {
            return None;
        }
        let visibility = visibility(&self.subject, options.part);
        let count = visibility.entities.iter().filter(|shown| **shown).count();
        if !(1..=FEW).contains(&count) {
            return None;
        }
        let (scene, caption, _) = self.picture(options, None);
        let room = self.room(sheet, options, &scene, &caption);
        Some(request(&self.subject, &visibility, room))
    }

    /// The room for the network on a page.
    fn room(&self, sheet: Sheet, options: &FigureOptions, scene: &Scene, caption: &Caption) -> Size {
        let emphasis = self.emphasis(options);
        let has_caption = options.caption && *caption != Caption::default();
        let shot = Shot {
            camera: Camera::default(),
            size: sheet.size,
            theme: theme_of(options),
            emphasis: &emphasis,
            text_scale: sheet.text_scale,
            background: options.background,
            legend: LegendForm::Absent,
            caption: has_caption.then_some(caption),
        };
        page_room(scene, &shot, options.legend.then_some(options.legend_place))
    }

    /// The positions of a layout in the order of the dossier's entities.
    fn laid_out(
        &self,
        members: &[EntityIndex],
        request: Request,
        making: &Making,
    ) -> Result<Vec<Position>, FigureError> {
        let found = match &self.placed {
            Some((placed, positions)) if *placed == request => Arc::clone(positions),
            _ => {
                let mut simulation = Simulation::new(request);
                while simulation.step() != Progress::Settled {
                    making.go_on(0.0)?;
                }
                Arc::new(simulation.positions().to_vec())
            }
        };
        let mut positions = self.subject.positions.as_ref().clone();
        for (member, at) in members.iter().zip(found.iter()) {
            if let Some(place) = positions.get_mut(member.at()) {
                *place = *at;
            }
        }
        Ok(positions)
    }

    /// The scene with its words; where entities stand that were laid out for the page.
    fn picture(
        &self,
        options: &FigureOptions,
        laid_out: Option<Vec<Position>>,
    ) -> (Cow<'_, Scene>, Caption, Alternative) {
        let subject = &self.subject;
        let (has, counted) = (visibility(subject, options.part), in_view(subject, options.part));
        let is_fitted = options.is_fitted();
        let is_plain = !is_fitted && options.part == Part::Whole && !options.edge_numbers;
        let mut scene = if is_plain {
            Cow::Borrowed(&self.whole)
        } else {
            let stays = laid_out.is_none() && is_fitted && !matches!(options.part, Part::Seen(..));
            let positions = match laid_out {
                Some(positions) => Cow::Owned(positions),
                None if stays => Cow::Owned(turned(&subject.positions, &has, page_shape(options))),
                None => Cow::Borrowed(subject.positions.as_slice()),
            };
            // A pin is a mark of work, and not for print.
            let unpinned = vec![false; subject.pinned.len()];
            let mut scene = scene_of(subject, &has, &positions, if is_fitted { &unpinned } else { &subject.pinned });
            let numbers = self.numbers_for(&scene, options);
            scene.number(&numbers);
            Cow::Owned(scene)
        };
        if matches!(options.part, Part::Seen(..)) {
            let counts = build(&as_subject(subject, &counted, &subject.positions, &subject.pinned)).shown;
            scene.to_mut().shown = counts;
        }
        let shown = as_subject(subject, &counted, &subject.positions, &subject.pinned);
        let caption = caption_of(&shown, subject.seed, subject.caption.as_deref());
        let caption = caption.of_part(subject.part.as_deref()).edited(options);
        let written = alternative(&scene);
        let given = options.alternative.clone().unwrap_or_default();
        let or = |given: String, written: String| if given.trim().is_empty() { written } else { given };
        let alternative = Alternative { short: or(given.short, written.short), long: or(given.long, written.long) };
        (scene, caption, alternative)
    }

    /// The numbers of the edges: those of a report, or in the order of the picture where they are asked for.
    fn numbers_for(&self, scene: &Scene, options: &FigureOptions) -> BTreeMap<EdgeIndex, u32> {
        if !self.numbers.is_empty() || !options.edge_numbers {
            return self.numbers.clone();
        }
        scene.edges.iter().map(|edge| edge.edge).zip(1..).collect()
    }
}

/// The colours of a figure.
fn theme_of(options: &FigureOptions) -> &'static Theme {
    if options.grey { Theme::grey() } else { Theme::of(options.theme) }
}

/// The shape of a page.
fn page_shape(options: &FigureOptions) -> Size {
    sheet_of(options).map_or(Size { width: 1.0, height: 1.0 }, |sheet| sheet.size)
}

fn as_subject<'a>(
    subject: &'a FigureSubject,
    visibility: &'a Visibility,
    positions: &'a [Position],
    pinned: &'a [bool],
) -> Subject<'a> {
    Subject { open: &subject.open, positions, pinned, visibility, filter: &subject.filter }
}

fn scene_of(subject: &FigureSubject, visibility: &Visibility, positions: &[Position], pinned: &[bool]) -> Scene {
    // Of all that is shown, what is dimmed is drawn too.
    let drawn = subject.drawn.as_ref().filter(|_| *visibility == *subject.visibility);
    let mut scene = build(&as_subject(subject, drawn.map_or(visibility, |drawn| drawn), positions, pinned));
    scene.through = drawn.map(|_| Arc::clone(&subject.visibility));
    dress(&mut scene, &subject.dress);
    scene
}

fn sheet_of(options: &FigureOptions) -> Result<Sheet, FigureError> {
    let sheet = Sheet::new(options.width, options.height, options.dpi).map_err(FigureError::Page)?;
    Ok(if options.is_fitted() { sheet.with_names_of(options.points) } else { sheet })
}
