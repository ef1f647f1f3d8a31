//! Shared by PNG, PDF and outlines: an SVG parsed with the bundled fonts, errors, progress.

use crate::fonts::FACES;
use resvg::usvg;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Why a picture could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// The SVG library could not read the picture.
    #[error("the picture cannot be read back: {0}")]
    Svg(String),
    /// More pixels than a picture may have.
    #[error(
        "{width} × {height} pixels are more than the 200 million that a picture may have; make it smaller, or give fewer dots per inch"
    )]
    TooLarge {
        /// How wide it would be.
        width: u64,
        /// How high it would be.
        height: u64,
    },
    /// A library could not write the file's format.
    #[error("the file cannot be written: {0}")]
    Encoding(String),
    /// The reader cancelled it.
    #[error("it was called off")]
    Cancelled,
}

/// Progress and cancellation of a picture file, shared between the thread that makes it and the window.
#[derive(Debug, Default)]
pub struct Making {
    cancelled: AtomicBool,
    /// In thousandths.
    done: AtomicU32,
}

impl Making {
    /// Cancels the work, which soon ends with [`RenderError::Cancelled`].
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it was cancelled.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// The progress from 0 to 1.
    #[must_use]
    pub fn done(&self) -> f32 {
        self.done.load(Ordering::Relaxed) as f32 / 1_000.0
    }

    /// Records the progress, and fails where the work was cancelled.
    pub(super) fn go_on(&self, done: f32) -> Result<(), RenderError> {
        self.done.store((done.clamp(0.0, 1.0) * 1_000.0) as u32, Ordering::Relaxed);
        if self.is_cancelled() { Err(RenderError::Cancelled) } else { Ok(()) }
    }
}

/// The bundled fonts for the SVG library.
static FONTS: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = usvg::fontdb::Database::new();
    for face in FACES {
        fonts.load_font_data(face.to_vec());
    }
    fonts.set_sans_serif_family("Inter");
    fonts.set_serif_family("Inter");
    Arc::new(fonts)
});

/// Whose letters a picture is drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Letters {
    /// Those of the bundled fonts alone: the same on every machine.
    #[default]
    Bundled,
    /// What those lack, with the fonts of the system.
    OfSystem,
}

/// The bundled fonts and those of the system. They are looked up where a letter needs one, and not before.
static SYSTEM: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = usvg::fontdb::Database::clone(&FONTS);
    fonts.load_system_fonts();
    fonts.set_sans_serif_family("Inter");
    fonts.set_serif_family("Inter");
    Arc::new(fonts)
});

/// The letters that were looked up in the fonts of the system, and whether one has them.
static FOUND: Mutex<BTreeMap<char, bool>> = Mutex::new(BTreeMap::new());

/// Whether a font of the system has a letter.
pub(super) fn system_has(letter: char) -> bool {
    let mut found = FOUND.lock().unwrap_or_else(PoisonError::into_inner);
    *found.entry(letter).or_insert_with(|| SYSTEM.faces().any(|face| has_glyph(&SYSTEM, face.id, letter)))
}

/// Whether a face has a glyph for a letter.
fn has_glyph(fonts: &usvg::fontdb::Database, face: usvg::fontdb::ID, letter: char) -> bool {
    let has = |data: &[u8], index: u32| {
        let face = rustybuzz::ttf_parser::Face::parse(data, index).ok();
        face.is_some_and(|face| face.glyph_index(letter).is_some())
    };
    fonts.with_face_data(face, has).unwrap_or(false)
}

/// The faces that were chosen for letters.
static CHOSEN: Mutex<BTreeMap<Wanted, Option<usvg::fontdb::ID>>> = Mutex::new(BTreeMap::new());

/// A letter, whether in bold and whether upright, and of how many faces.
type Wanted = (char, bool, bool, usize);

/// The face that draws a letter which the faces tried before lack: of those that have it a plain one that is as bold and as
/// upright as the first of them.
fn face_for(letter: char, tried: &[usvg::fontdb::ID], fonts: &usvg::fontdb::Database) -> Option<usvg::fontdb::ID> {
    let wanted = tried.first().and_then(|face| fonts.face(*face));
    let is_bold = wanted.is_some_and(|face| face.weight.0 >= 600);
    let is_upright = wanted.is_none_or(|face| face.style == usvg::fontdb::Style::Normal);
    let mut chosen = CHOSEN.lock().unwrap_or_else(PoisonError::into_inner);
    let choose = || {
        let weight = if is_bold { 700 } else { 400 };
        let unlike = |face: &&usvg::fontdb::FaceInfo| {
            let name = face.families.first().map_or(String::new(), |family| family.0.clone());
            let is_upright_too = face.style == usvg::fontdb::Style::Normal;
            let is_plain = name.contains("Sans") && !face.monospaced;
            let is_of_usual_width = face.stretch == usvg::fontdb::Stretch::Normal;
            (!is_of_usual_width, is_upright && !is_upright_too, !is_plain, face.weight.0.abs_diff(weight), name)
        };
        fonts.faces().filter(|face| has_glyph(fonts, face.id, letter)).min_by_key(unlike).map(|face| face.id)
    };
    let face = *chosen.entry((letter, is_bold, is_upright, fonts.len())).or_insert_with(choose);
    face.filter(|face| !tried.contains(face))
}

/// Parses an SVG with the bundled fonts alone.
#[cfg(test)]
pub(super) fn tree(svg: &str) -> Result<usvg::Tree, RenderError> {
    tree_in(svg, Letters::Bundled)
}

/// Parses an SVG. Nothing outside of it is ever read but fonts of the system, where its letters are those.
pub(super) fn tree_in(svg: &str, letters: Letters) -> Result<usvg::Tree, RenderError> {
    let nothing =
        usvg::ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = usvg::Options {
        font_family: "Inter".to_owned(),
        fontdb: Arc::clone(if letters == Letters::OfSystem { &SYSTEM } else { &FONTS }),
        image_href_resolver: nothing,
        font_resolver: usvg::FontResolver {
            select_font: usvg::FontResolver::default_font_selector(),
            select_fallback: Box::new(|letter, tried, fonts| face_for(letter, tried, fonts)),
        },
        ..usvg::Options::default()
    };
    usvg::Tree::from_str(svg, &options).map_err(|error| RenderError::Svg(error.to_string()))
}
