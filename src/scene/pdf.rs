//! A picture as PDF, from its SVG: vectors, with the used letters of the fonts inside and text that can be searched.

use super::render::{RenderError, tree};
use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt as _, SvgSettings};
use resvg::usvg::roxmltree;

/// PDF points for a CSS pixel.
const POINTS_IN_A_PIXEL: f32 = 0.75;

/// Makes a PDF of one page, as large as the SVG says.
///
/// # Errors
///
/// Where the SVG cannot be read or the PDF cannot be written.
pub fn render(svg: &str) -> Result<Vec<u8>, RenderError> {
    let tree = tree(svg)?;
    let refused = |what: &str| RenderError::Encoding(what.to_owned());
    let size = Size::from_wh(tree.size().width() * POINTS_IN_A_PIXEL, tree.size().height() * POINTS_IN_A_PIXEL)
        .ok_or_else(|| refused("the page has no size"))?;
    let mut document = Document::new();
    document.set_metadata(metadata(svg));
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    let drawn = surface.draw_svg(&tree, size, SvgSettings::default());
    surface.finish();
    page.finish();
    drawn.ok_or_else(|| refused("the picture has no size"))?;
    document.finish().map_err(|error| RenderError::Encoding(format!("{error:?}")))
}

/// Title and description as the SVG has them. No date: the same picture gives the same file.
fn metadata(svg: &str) -> Metadata {
    let metadata = Metadata::new().creator(format!("Sayso {}", env!("CARGO_PKG_VERSION")));
    let Ok(document) = roxmltree::Document::parse(svg) else { return metadata };
    let text_of = |tag: &str| {
        let mut children = document.root_element().children();
        children.find(|node| node.has_tag_name(tag)).and_then(|node| node.text()).unwrap_or_default().to_owned()
    };
    metadata.title(text_of("title")).description(text_of("desc"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96\" height=\"48\"><title>A title</title>\
        <desc>What it shows</desc><text x=\"5\" y=\"20\" font-family=\"Inter\" font-size=\"12\">Иран</text></svg>";

    #[test]
    fn a_page_has_its_size_in_points_and_the_same_bytes_twice() {
        let file = render(SVG).expect("a PDF");
        assert!(file.starts_with(b"%PDF-1."));
        let text = String::from_utf8_lossy(&file);
        assert!(text.contains("/MediaBox[0 0 72 36]"), "{text}");
        assert!(text.contains("A title"), "{text}");
        assert_eq!(render(SVG).expect("a PDF"), file);
    }

    #[test]
    fn a_broken_picture_is_refused() {
        assert!(matches!(render("<svg"), Err(RenderError::Svg(_))));
    }
}
