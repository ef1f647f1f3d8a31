//! A figure from its options to the bytes of its file. The preview of the dialog and the files of the window and the
//! command line are made here.
//!
//! Invariant: the same subject and options give the same bytes.

use super::compose::{Figure, compose};
use super::render::{Making, RenderError};
use super::sheet::{PageSize, Sheet};
use super::svg::{Links, TextForm};
use super::undrawn::undrawn;
use super::{pdf, png, svg};
use crate::model::EdgeIndex;
use crate::scene::build::{Scene, Subject, build};
use crate::scene::caption::{Caption, caption_of};
use crate::scene::dressed::dress;
use crate::scene::frame::Frame;
use crate::scene::theme::Theme;
use crate::session::{Emphasis, FigureKind, FigureOptions, FigureSubject};
use std::collections::BTreeMap;
use std::sync::Arc;

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
    scene: Scene,
    caption: Caption,
    emphasis: Emphasis,
}

impl Drawing {
    /// The drawing of a subject.
    #[must_use]
    pub fn of(subject: &FigureSubject) -> Self {
        let shown = Subject {
            open: &subject.open,
            positions: &subject.positions,
            pinned: &subject.pinned,
            visibility: &subject.visibility,
            filter: &subject.filter,
        };
        let caption = caption_of(&shown, subject.seed, subject.caption.as_deref()).of_part(subject.part.as_deref());
        let mut scene = build(&Subject { visibility: subject.drawn.as_ref().unwrap_or(&subject.visibility), ..shown });
        scene.through = subject.drawn.as_ref().map(|_| Arc::clone(&subject.visibility));
        dress(&mut scene, &subject.dress);
        Self { scene, caption, emphasis: subject.emphasis.clone() }
    }

    /// Gives edges their numbers, for a report that tells of them.
    #[must_use]
    pub fn numbered(mut self, numbers: &BTreeMap<EdgeIndex, u32>) -> Self {
        self.scene.number(numbers);
        self
    }

    /// The figure as an SVG to stand in a page, where the number of each edge leads to `#edge-` and that number.
    ///
    /// # Errors
    ///
    /// [`FigureError`] where the size of the page is not possible, or the outlines of the text cannot be made.
    pub fn svg_for_page(&self, options: &FigureOptions) -> Result<FigureFile, FigureError> {
        let sheet = sheet_of(options)?;
        let frame = self.on(sheet, options);
        let svg = svg::write_with(&frame, TextForm::Outlines, PageSize::OfFrame, Links::WithinPage)?;
        let note = undrawn(&frame).map(|undrawn| undrawn.words(false));
        Ok(FigureFile { bytes: svg.into_bytes(), note })
    }

    /// The display list.
    ///
    /// # Errors
    ///
    /// [`FigureError::Page`] where the size of the page is not possible.
    pub fn frame(&self, options: &FigureOptions) -> Result<Frame, FigureError> {
        Ok(self.on(sheet_of(options)?, options))
    }

    /// The file. Takes seconds for large pictures: [`Making::cancel`] ends it early.
    ///
    /// # Errors
    ///
    /// [`FigureError`] where the size of the page is not possible, or the file cannot be made, or the work was cancelled.
    pub fn file(&self, options: &FigureOptions, making: &Making) -> Result<FigureFile, FigureError> {
        let sheet = sheet_of(options)?;
        let frame = self.on(sheet, options);
        let form = match options.kind {
            FigureKind::Svg if options.keeps_text() => TextForm::Live,
            FigureKind::Svg => TextForm::Outlines,
            // A PNG is drawn from the text itself; a PDF embeds its letters.
            FigureKind::Png | FigureKind::Pdf => TextForm::Boxed,
        };
        let svg = svg::write(&frame, form, sheet.page_size(options.kind))?;
        let bytes = match options.kind {
            FigureKind::Png => png::render(&svg, sheet.scale, sheet.dpi, making)?,
            FigureKind::Svg => svg.into_bytes(),
            FigureKind::Pdf => pdf::render(&svg, &frame)?,
        };
        let note = undrawn(&frame).map(|undrawn| undrawn.words(options.keeps_text()));
        Ok(FigureFile { bytes, note })
    }

    fn on(&self, sheet: Sheet, options: &FigureOptions) -> Frame {
        let shown = if options.emphasis { self.emphasis.clone() } else { Emphasis::default() };
        let emphasis = Emphasis { counts: options.hidden_counts, ..shown };
        let figure = Figure {
            sheet,
            part: options.part,
            theme: Theme::of(options.theme),
            background: options.background,
            legend: options.legend,
            caption: options.caption.then_some(&self.caption),
            emphasis: &emphasis,
        };
        compose(&self.scene, &figure)
    }
}

fn sheet_of(options: &FigureOptions) -> Result<Sheet, FigureError> {
    Sheet::new(options.width, options.height, options.dpi).map_err(FigureError::Page)
}
