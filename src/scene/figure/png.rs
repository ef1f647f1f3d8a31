//! A figure as PNG, rendered from its SVG.

use super::render::{Making, RenderError, tree};
use resvg::tiny_skia::{Pixmap, Transform};

/// The most pixels of a picture: a little more than A0 at 300 dots per inch.
const MOST_PIXELS: u64 = 200_000_000;

/// The most pixels in one direction.
const LONGEST: u64 = 40_000;

/// How many rows are drawn before the next check for cancellation.
const BAND: u32 = 512;

/// Metres in an inch, for the physical size in a PNG.
const METRES_IN_AN_INCH: f32 = 0.0254;

/// The fraction of the work that is done when everything is drawn; the rest is compression.
const DRAWN: f32 = 0.7;

/// Renders an SVG at `scale` pixels for each CSS pixel. `dpi` is written into the file for printing. Takes seconds for
/// large pictures: [`Making::cancel`] ends it early.
///
/// # Errors
///
/// [`RenderError`] where the SVG cannot be read, the picture would be too large or empty, or the work was cancelled.
pub(super) fn render(svg: &str, scale: f32, dpi: Option<f32>, making: &Making) -> Result<Vec<u8>, RenderError> {
    making.go_on(0.0)?;
    let tree = tree(svg)?;
    let pixels = |length: f32| (f64::from(length) * f64::from(scale.max(0.0))).round().max(1.0) as u64;
    let (width, height) = (pixels(tree.size().width()), pixels(tree.size().height()));
    if width > LONGEST || height > LONGEST || width * height > MOST_PIXELS {
        return Err(RenderError::TooLarge { width, height });
    }
    let (width, height) = (width as u32, height as u32);
    let row = width as usize * 4;
    let mut data = Vec::with_capacity(row * height as usize);
    // The page is rounded to whole pixels, and the picture is stretched to fill it.
    let (sx, sy) = (width as f32 / tree.size().width(), height as f32 / tree.size().height());
    let mut top = 0;
    while top < height {
        making.go_on(DRAWN * top as f32 / height as f32)?;
        let rows = BAND.min(height - top);
        let mut band =
            Pixmap::new(width, rows).ok_or(RenderError::TooLarge { width: width.into(), height: rows.into() })?;
        let transform = Transform::from_row(sx, 0.0, 0.0, sy, 0.0, -(top as f32));
        resvg::render(&tree, transform, &mut band.as_mut());
        for pixel in band.pixels() {
            let color = pixel.demultiply();
            data.extend([color.red(), color.green(), color.blue(), color.alpha()]);
        }
        top += rows;
    }
    making.go_on(DRAWN)?;
    encode(&data, width, height, dpi).map_err(|error| RenderError::Encoding(error.to_string()))
}

/// The pixels as a PNG file.
fn encode(data: &[u8], width: u32, height: u32, dpi: Option<f32>) -> Result<Vec<u8>, ::png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut file, width, height);
    encoder.set_color(::png::ColorType::Rgba);
    encoder.set_depth(::png::BitDepth::Eight);
    encoder.set_source_srgb(::png::SrgbRenderingIntent::Perceptual);
    if let Some(dpi) = dpi.filter(|dpi| *dpi > 0.0) {
        let per_metre = (dpi / METRES_IN_AN_INCH).round() as u32;
        encoder.set_pixel_dims(Some(::png::PixelDimensions {
            xppu: per_metre,
            yppu: per_metre,
            unit: ::png::Unit::Meter,
        }));
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(data)?;
    writer.finish()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"1100\">\
        <rect x=\"0\" y=\"500\" width=\"40\" height=\"30\" fill=\"#ff0000\"/></svg>";

    fn decode(file: &[u8]) -> (::png::Info<'static>, Vec<u8>) {
        let mut reader = ::png::Decoder::new(std::io::Cursor::new(file)).read_info().expect("a PNG");
        let mut data = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut data).expect("pixels");
        (reader.info().clone(), data)
    }

    #[test]
    fn a_picture_has_its_size_its_resolution_and_no_seams() {
        let file = render(SVG, 1.0, Some(300.0), &Making::default()).expect("a picture");
        let (info, data) = decode(&file);
        assert_eq!((info.width, info.height), (40, 1100));
        assert_eq!(info.pixel_dims.map(|dims| (dims.xppu, dims.unit)), Some((11811, ::png::Unit::Meter)));
        // The red bar lies across the border of two bands.
        let red = |row: usize| data[row * 40 * 4..][..4] == [255, 0, 0, 255];
        assert_eq!((0..1100).filter(|row| red(*row)).collect::<Vec<_>>(), (500..530).collect::<Vec<_>>());
        assert_eq!(data[..4], [0, 0, 0, 0]);
    }

    #[test]
    fn what_is_too_large_or_called_off_or_broken_is_refused() {
        let go_on = Making::default();
        let large = RenderError::TooLarge { width: 40_000, height: 1_100_000 };
        assert_eq!(render(SVG, 1000.0, None, &go_on), Err(large));
        let given_up = Making::default();
        given_up.cancel();
        assert_eq!(render(SVG, 1.0, None, &given_up), Err(RenderError::Cancelled));
        assert!(matches!(render("<svg", 1.0, None, &go_on), Err(RenderError::Svg(_))));
        assert!(render(SVG, f32::NAN, None, &go_on).is_ok());
        assert_eq!(go_on.done(), DRAWN);
    }
}
