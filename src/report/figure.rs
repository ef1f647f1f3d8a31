//! The figure of a report: what it is about, with a number on each edge.

use super::content::{Report, Selected};
use crate::model::ThemeChoice;
use crate::scene::{Drawing, Emphasis, FigureError, Making};
use crate::session::figure::Length;
use crate::session::{Background, FigureKind, FigureOptions, FigureSubject, ReportKind, ReportSubject};
use std::sync::Arc;

/// The width of the text of a page, in millimetres: A4 with margins of 20.
pub(super) const WIDTH: f32 = 170.0;

/// The height of a figure, in millimetres: it leaves room for a caption on its page. One with many numbers has more of the
/// page.
const HEIGHT: f32 = 140.0;
const LARGE_HEIGHT: f32 = 200.0;

/// The most edges of a figure of the usual height.
const FEW: usize = 40;

/// The dots per inch of a figure that is pixels.
const DPI: f32 = 220.0;

/// A figure in memory.
pub(super) struct Drawn {
    /// Its bytes: SVG for a page or to stand beside one, or PNG.
    pub(super) bytes: Vec<u8>,
    /// Its height in millimetres.
    pub(super) height: f32,
    /// A note for the reader, without a full stop.
    pub(super) note: Option<String>,
}

/// Draws the figure of a report.
pub(super) fn draw(
    subject: &ReportSubject,
    report: &Report,
    kind: ReportKind,
    making: &Making,
) -> Result<Drawn, FigureError> {
    let selected = Selected::of(subject);
    let shown = FigureSubject {
        visibility: Arc::new(selected.visibility),
        drawn: None,
        emphasis: Emphasis::default(),
        ..subject.figure.clone()
    };
    let drawing = Drawing::of(&shown).numbered(&report.numbers());
    let height = if report.edges.len() > FEW { LARGE_HEIGHT } else { HEIGHT };
    let options = FigureOptions {
        width: Some(Length::Millimetres(WIDTH)),
        height: Some(Length::Millimetres(height)),
        theme: ThemeChoice::Light,
        background: Background::White,
        // The report has both itself.
        caption: false,
        ..FigureOptions::usual(if kind == ReportKind::Docx { FigureKind::Png } else { FigureKind::Svg })
    };
    let file = match kind {
        ReportKind::Html => drawing.svg_for_page(&options)?,
        ReportKind::Docx => drawing.file(&FigureOptions { dpi: Some(DPI), ..options }, making)?,
        ReportKind::Markdown | ReportKind::References => drawing.file(&options, making)?,
    };
    Ok(Drawn { bytes: file.bytes, height, note: file.note })
}
