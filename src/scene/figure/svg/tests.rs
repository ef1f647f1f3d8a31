//! Tests of the SVG.

use super::*;
use crate::model::{EntityIndex, Target};
use crate::scene::frame::Group;
use crate::scene::page::Size;

#[test]
fn a_page_has_its_size_as_it_was_asked_for() {
    let frame = Frame { size: Size { width: 200.0, height: 100.0 }, ..Frame::default() };
    for form in [TextForm::Live, TextForm::Boxed, TextForm::Outlines] {
        for (page, size) in [
            (PageSize::Millimetres(89.0), "width=\"89mm\" height=\"44.5mm\""),
            (PageSize::Magnified(2.0), "width=\"400\" height=\"200\""),
            (PageSize::OfFrame, "width=\"200\" height=\"100\""),
        ] {
            let svg = write(&frame, form, page, Letters::Bundled).expect("a picture");
            assert!(svg.contains(&format!("{size} viewBox=\"0 0 200 100\" role=\"img\">")), "{svg}");
        }
    }
}

fn check(label: Label, expected: &str) {
    let frame = Frame {
        size: Size { width: 100.0, height: 50.0 },
        clip: Bounds::new(0.0, 0.0, 100.0, 50.0),
        marks: vec![Mark::Text(Box::new(label))],
        ..Frame::default()
    };
    let svg = write(&frame, TextForm::Live, PageSize::OfFrame, Letters::Bundled).expect("live text");
    assert!(svg.contains(expected), "{svg}");
}

fn label(text: &str, rtl: bool) -> Label {
    Label { text: text.to_owned(), size: 12.0, rtl, color: Color::rgb(0, 0, 0), ..Label::default() }
}

#[test]
fn text_is_escaped_and_control_characters_are_left_out() {
    check(label("</text><script>'&\"\u{1}\u{8}\u{fffe}\n", false), ">&lt;/text&gt;&lt;script&gt;&#39;&amp;&quot; <");
}

#[test]
fn outlines_keep_the_titles_of_groups_and_the_words_of_labels() {
    let mark = Mark::Disc { center: Point::new(9.0, 9.0), radius: 3.0, fill: Some(Color::rgb(1, 2, 3)), stroke: None };
    let target = Target::Entity(EntityIndex(0));
    let group = Group { target, marks: vec![mark], title: "a<b, person".to_owned(), number: None };
    let frame = Frame {
        size: Size { width: 100.0, height: 50.0 },
        clip: Bounds::new(0.0, 0.0, 90.0, 50.0),
        marks: vec![Mark::Group(Box::new(group)), Mark::Text(Box::new(label("سعید & co", true)))],
        title: "Its title".to_owned(),
        ..Frame::default()
    };
    let svg = write(&frame, TextForm::Outlines, PageSize::OfFrame, Letters::Bundled).expect("outlines");
    for title in ["Its title", "a&lt;b, person", "سعید &amp; co"] {
        assert!(svg.contains(&format!("<title>{title}</title>")), "{title} in {svg}");
    }
    assert!(svg.contains("role=\"img\"") && !svg.contains(" id=\"0") && !svg.contains("<text"), "{svg}");
    let of_label = svg.split("<title>سعید &amp; co</title>").nth(1).and_then(|rest| rest.split("</g>").next());
    assert!(of_label.is_some_and(|part| part.contains("<path")), "outlines stand under their words: {svg}");
}

#[test]
fn persian_is_set_in_its_own_face_and_direction() {
    check(label("سعید", true), "font-family=\"Vazirmatn, Inter, sans-serif\"");
    check(label("سعید", true), "\u{202B}سعید\u{202C}</text>");
    check(label("Иван", false), ">Иван</text>");
}

#[test]
fn characters_without_a_glyph_stay_in_live_text_and_are_boxes_where_it_is_drawn() {
    let frame = Frame { marks: vec![Mark::Text(Box::new(label("漢 Han", false)))], ..Frame::default() };
    let svg = |form| write(&frame, form, PageSize::OfFrame, Letters::Bundled).expect("a picture");
    assert!(svg(TextForm::Live).contains(">漢</tspan><tspan") && svg(TextForm::Boxed).contains(">□</tspan><tspan"));
    assert!(svg(TextForm::Outlines).contains("<g><title>漢 Han</title>\n<path"));
}

#[test]
fn transparency_is_that_of_fill_and_stroke() {
    let halo = Label { halo: Some(Color([1, 2, 3, 128])), ..label("a", false) };
    check(halo, "stroke=\"#010203\" stroke-opacity=\"0.5\" stroke-width=\"4\"");
}
