//! A figure as PNG, rendered from its SVG in bands, on all cores.
//!
//! Invariant: the pixels do not depend on the number of threads.

use super::bands::in_parallel;
use super::cut::cut;
use super::render::{Letters, Making, RenderError, tree_in};
use super::sheet::PageSize;
use super::svg::{self, TextForm};
use crate::scene::frame::Frame;
use crate::scene::page::Bounds;
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::Tree;
use std::sync::Arc;

/// The most pixels of a picture: a little more than A0 at 300 dots per inch.
const MOST_PIXELS: u64 = 200_000_000;

/// The most pixels in one direction.
const LONGEST: u64 = 40_000;

/// How many rows are drawn by one thread before the next check for cancellation.
const BAND: u32 = 256;

/// From how many marks on each band is made of its own marks alone.
const MANY: usize = 6_000;

/// From how many pixels on the file is packed fast rather than small.
const LARGE: u64 = 12_000_000;

/// Metres in an inch, for the physical size in a PNG.
const METRES_IN_AN_INCH: f32 = 0.0254;

/// The fraction of the work that is done when everything is drawn; the rest is compression.
const DRAWN: f32 = 0.8;

/// The pixels that a frame becomes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raster {
    /// The size that its SVG states.
    pub(super) page: PageSize,
    /// Pixels for each CSS pixel.
    pub(super) scale: f32,
    /// The resolution that is written into the file for printing.
    pub(super) dpi: Option<f32>,
    /// The most pixels that there may be, on a smaller scale if it must be; `None`: as many as a file has.
    pub(super) most: Option<f32>,
    /// Whose letters it is drawn with.
    pub(super) letters: Letters,
}

impl Raster {
    /// The pixels of a page, with the bundled fonts alone.
    pub(super) fn of(page: PageSize, scale: f32, dpi: Option<f32>) -> Self {
        Self { page, scale, dpi, most: None, letters: Letters::Bundled }
    }
}

/// Renders a frame. Takes seconds for large pictures: [`Making::cancel`] ends it early.
///
/// # Errors
///
/// [`RenderError`] where the SVG cannot be read, the picture would be too large or empty, or the work was cancelled.
pub(super) fn render(frame: &Frame, raster: Raster, making: &Making) -> Result<Vec<u8>, RenderError> {
    let pixels = drawn(frame, raster, making)?;
    let words = [("Title", &frame.title), ("Description", &frame.short), ("Comment", &frame.description)];
    encode(&pixels, raster.dpi, &words).map_err(|error| RenderError::Encoding(error.to_string()))
}

/// The picture itself, with its width and height, of at most so many pixels.
///
/// # Errors
///
/// As [`render`].
pub(super) fn pixels(frame: &Frame, raster: Raster, making: &Making) -> Result<((u32, u32), Vec<u8>), RenderError> {
    let pixels = drawn(frame, raster, making)?;
    Ok(((pixels.width, pixels.height), pixels.data))
}

/// A frame as pixels.
fn drawn(frame: &Frame, raster: Raster, making: &Making) -> Result<Pixels, RenderError> {
    making.go_on(0.0)?;
    let (page, letters) = (raster.page, raster.letters);
    let parsed = |frame: &Frame| tree_in(&svg::write(frame, TextForm::Boxed, page, letters)?, letters).map(Arc::new);
    let is_large = frame.leaves().nth(MANY).is_some() || frame.bulk.lines.len() + frame.bulk.dots.len() > MANY;
    let bare = Frame { size: frame.size, ..Frame::default() };
    let whole = parsed(if is_large { &bare } else { frame })?;
    let size = (whole.size().width(), whole.size().height());
    // Frame pixels for each CSS pixel.
    let factor = frame.size.height.max(1.0) / size.1;
    let scale = raster.most.map_or(raster.scale, |most| raster.scale.min((most / (size.0 * size.1).max(1.0)).sqrt()));
    rasterize(size, scale, making, |top, bottom| {
        if !is_large {
            return Ok(Arc::clone(&whole));
        }
        let band = Bounds::new(0.0, top * factor, frame.size.width, (bottom - top) * factor);
        parsed(&cut(frame, &band))
    })
}

/// Pixels, not premultiplied.
struct Pixels {
    data: Vec<u8>,
    width: u32,
    height: u32,
}

/// Renders a page of this size in CSS pixels. `tree_of` gives what is between two heights of it.
fn rasterize(
    size: (f32, f32),
    scale: f32,
    making: &Making,
    tree_of: impl Fn(f32, f32) -> Result<Arc<Tree>, RenderError> + Sync,
) -> Result<Pixels, RenderError> {
    let pixels = |length: f32| (f64::from(length) * f64::from(scale.max(0.0))).round().max(1.0) as u64;
    let (width, height) = (pixels(size.0), pixels(size.1));
    if width > LONGEST || height > LONGEST || width * height > MOST_PIXELS {
        return Err(RenderError::TooLarge { width, height });
    }
    let (width, height) = (width as u32, height as u32);
    // The page is rounded to whole pixels, and the picture is stretched to fill it.
    let (sx, sy) = (width as f32 / size.0, height as f32 / size.1);
    let band_of = |place: usize| -> Result<Vec<u8>, RenderError> {
        let top = place as u32 * BAND;
        let rows = BAND.min(height - top);
        let tree = tree_of(top as f32 / sy, (top + rows) as f32 / sy)?;
        let mut band =
            Pixmap::new(width, rows).ok_or(RenderError::TooLarge { width: width.into(), height: rows.into() })?;
        resvg::render(&tree, Transform::from_row(sx, 0.0, 0.0, sy, 0.0, -(top as f32)), &mut band.as_mut());
        let plain = band.pixels().iter().map(PremultipliedColorU8::demultiply);
        Ok(plain.flat_map(|color| [color.red(), color.green(), color.blue(), color.alpha()]).collect())
    };
    let count = height.div_ceil(BAND) as usize;
    let bands = in_parallel(count, |done| making.go_on(DRAWN * done), band_of)?;
    let mut data = Vec::with_capacity(width as usize * 4 * height as usize);
    for band in bands {
        data.extend(band);
    }
    making.go_on(DRAWN)?;
    Ok(Pixels { data, width, height })
}

/// The pixels as a PNG file with some words.
fn encode(pixels: &Pixels, dpi: Option<f32>, words: &[(&str, &String)]) -> Result<Vec<u8>, ::png::EncodingError> {
    let Pixels { data, width, height } = pixels;
    let mut file = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut file, *width, *height);
    encoder.set_color(::png::ColorType::Rgba);
    encoder.set_depth(::png::BitDepth::Eight);
    if u64::from(*width) * u64::from(*height) > LARGE {
        encoder.set_compression(::png::Compression::Fast);
    }
    encoder.set_source_srgb(::png::SrgbRenderingIntent::Perceptual);
    if let Some(dpi) = dpi.filter(|dpi| *dpi > 0.0) {
        let per_metre = (dpi / METRES_IN_AN_INCH).round() as u32;
        encoder.set_pixel_dims(Some(::png::PixelDimensions {
            xppu: per_metre,
            yppu: per_metre,
            unit: ::png::Unit::Meter,
        }));
    }
    for (keyword, text) in words.iter().filter(|(_, text)| !text.is_empty()) {
        let text: String = text.chars().filter(|letter| *letter != '\0').collect();
        encoder.add_itxt_chunk((*keyword).to_owned(), text)?;
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(data)?;
    writer.finish()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::figure::render::tree;

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"1100\">\
        <rect x=\"0\" y=\"500\" width=\"40\" height=\"30\" fill=\"#ff0000\"/></svg>";

    fn decode(file: &[u8]) -> (::png::Info<'static>, Vec<u8>) {
        let mut reader = ::png::Decoder::new(std::io::Cursor::new(file)).read_info().expect("a PNG");
        let mut data = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut data).expect("pixels");
        (reader.info().clone(), data)
    }

    /// An SVG as pixels.
    fn of_svg(svg: &str, scale: f32, making: &Making) -> Result<Pixels, RenderError> {
        let tree = Arc::new(tree(svg)?);
        rasterize((tree.size().width(), tree.size().height()), scale, making, |_, _| Ok(Arc::clone(&tree)))
    }

    #[test]
    fn a_picture_has_its_size_its_resolution_its_words_and_no_seams() {
        let pixels = of_svg(SVG, 1.0, &Making::default()).expect("a picture");
        let words = [("Title", &"Who – whom".to_owned()), ("Comment", &String::new())];
        let file = encode(&pixels, Some(300.0), &words).expect("a file");
        let (info, data) = decode(&file);
        assert_eq!((info.width, info.height), (40, 1100));
        assert_eq!(info.pixel_dims.map(|dims| (dims.xppu, dims.unit)), Some((11811, ::png::Unit::Meter)));
        assert_eq!(info.utf8_text.len(), 1);
        assert_eq!(info.utf8_text[0].get_text().expect("a text"), "Who – whom");
        // The red bar lies across the border of two bands.
        let red = |row: usize| data[row * 40 * 4..][..4] == [255, 0, 0, 255];
        assert_eq!((0..1100).filter(|row| red(*row)).collect::<Vec<_>>(), (500..530).collect::<Vec<_>>());
        assert_eq!(data[..4], [0, 0, 0, 0]);
    }

    #[test]
    fn what_is_too_large_or_called_off_or_broken_is_refused() {
        let go_on = Making::default();
        let large = RenderError::TooLarge { width: 40_000, height: 1_100_000 };
        assert_eq!(of_svg(SVG, 1000.0, &go_on).err(), Some(large));
        let given_up = Making::default();
        given_up.cancel();
        assert_eq!(of_svg(SVG, 1.0, &given_up).err(), Some(RenderError::Cancelled));
        assert!(matches!(of_svg("<svg", 1.0, &go_on), Err(RenderError::Svg(_))));
        assert!(of_svg(SVG, f32::NAN, &go_on).is_ok());
        assert_eq!(go_on.done(), DRAWN);
    }
}
