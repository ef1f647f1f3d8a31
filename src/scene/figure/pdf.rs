//! A figure as PDF, rendered from its SVG: vectors, with embedded subsets of the fonts and searchable text, tagged as a
//! figure with its words for those who do not see it.

use super::render::{Letters, RenderError, tree_in};
use crate::scene::frame::Frame;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::tagging::{ContentTag, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt as _, SvgSettings};

/// PDF points in a CSS pixel.
const POINTS_IN_A_PIXEL: f32 = 0.75;

/// Makes a PDF of one page, as large as the SVG says. Title and description are those of the frame.
///
/// # Errors
///
/// [`RenderError`] where the SVG cannot be read or the PDF cannot be written.
pub(super) fn render(svg: &str, frame: &Frame, letters: Letters) -> Result<Vec<u8>, RenderError> {
    let tree = tree_in(svg, letters)?;
    let refused = |what: &str| RenderError::Encoding(what.to_owned());
    let size = Size::from_wh(tree.size().width() * POINTS_IN_A_PIXEL, tree.size().height() * POINTS_IN_A_PIXEL)
        .ok_or_else(|| refused("the page has no size"))?;
    let mut document = Document::new_with(SerializeSettings { enable_tagging: true, ..SerializeSettings::default() });
    document.set_metadata(metadata(frame));
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    let content = surface.start_tagged(ContentTag::Other);
    let drawn = surface.draw_svg(&tree, size, SvgSettings::default());
    surface.end_tagged();
    surface.finish();
    page.finish();
    drawn.ok_or_else(|| refused("the picture has no size"))?;
    let mut figure = TagGroup::new(Tag::Figure(Some(words(frame))));
    figure.push(content);
    let mut tags = TagTree::new().with_lang(Some("en".to_owned()));
    tags.push(figure);
    document.set_tag_tree(tags);
    document.finish().map_err(|error| RenderError::Encoding(format!("{error:?}")))
}

/// Without a date: the same picture gives the same file.
fn metadata(frame: &Frame) -> Metadata {
    Metadata::new()
        .creator(format!("Sayso {}", env!("CARGO_PKG_VERSION")))
        .title(frame.title.clone())
        .description(if frame.short.is_empty() { frame.description.clone() } else { frame.short.clone() })
        .language("en".to_owned())
}

/// The figure in words.
fn words(frame: &Frame) -> String {
    match frame.title.as_str() {
        "" => frame.description.clone(),
        title => format!("{title}. {}", frame.description),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96\" height=\"48\">\
        <text x=\"5\" y=\"20\" font-family=\"Inter\" font-size=\"12\">Иран</text></svg>";

    #[test]
    fn a_page_has_its_size_in_points_and_the_same_bytes_twice() {
        let frame = Frame { title: "A title".to_owned(), ..Frame::default() };
        let file = render(SVG, &frame, Letters::Bundled).expect("a PDF");
        assert!(file.starts_with(b"%PDF-1."));
        let text = String::from_utf8_lossy(&file);
        assert!(text.contains("/MediaBox[0 0 72 36]"), "{text}");
        assert!(text.contains("A title"), "{text}");
        assert_eq!(render(SVG, &frame, Letters::Bundled).expect("a PDF"), file);
    }

    #[test]
    fn a_broken_picture_is_refused() {
        assert!(matches!(render("<svg", &Frame::default(), Letters::Bundled), Err(RenderError::Svg(_))));
    }
}
