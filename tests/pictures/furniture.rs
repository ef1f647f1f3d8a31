//! The legend in all its forms, and figures with their captions.

use super::dossiers::{Small, Window};
use super::{snapshot, writer};
use sayso::model::{Backing, EntityIndex, Filter, Status, ThemeChoice};
use sayso::scene::figure::{Figure, Length, Part, Sheet, compose};
use sayso::scene::{Background, Caption, Emphasis, LegendForm, Theme, caption_of, legend_height};

/// Kinds of entity, statuses, a conflict, and a claim without evidence.
fn colourful(kinds: usize) -> Small {
    let names: Vec<String> = (0..kinds + 2).map(|at| format!("kind {at:02}")).collect();
    let mut entities = vec![("Ann", "person", (-100.0, -40.0)), ("Bob", "person", (100.0, -40.0))];
    let more = |at: usize| (names[at].as_str(), names[at].as_str(), (30.0 * at as f32 - 150.0, -120.0));
    entities.extend((0..kinds).map(more));
    let claims = [
        ("Ann", "pays", "Bob", "Asserted", 1),
        ("Ann", "pays", "Bob", "Denied", 2),
        ("Ann", "knows", "Bob", "Alleged", 0),
        ("Bob", "may leave", "Ann", "Hypothetical", 1),
    ];
    Small::new(&entities, &claims)
}

#[test]
fn legends_are_drawn_as_kept() {
    let nothing = Emphasis::default();
    let theme = Theme::of(ThemeChoice::Light);
    let mut off = colourful(1);
    off.filter = Filter {
        statuses: [Status::Alleged].into(),
        entity_kinds: ["kind 00".to_owned()].into(),
        backings: [Backing::Absent].into(),
        ..Filter::default()
    };
    let (few, many) = (colourful(1), colourful(12));
    let checks = [
        ("absent", &few, LegendForm::Absent, 800.0),
        ("whole, as in a figure", &few, LegendForm::Whole, 800.0),
        ("unfolded", &few, LegendForm::Unfolded, 800.0),
        ("folded", &few, LegendForm::Folded, 800.0),
        ("unfolded, with entries that are switched off", &off, LegendForm::Unfolded, 800.0),
        ("whole, of what is shown", &off, LegendForm::Whole, 800.0),
        ("unfolded, of many kinds on a wide page", &many, LegendForm::Unfolded, 1200.0),
        ("unfolded, of many kinds on a narrow page", &many, LegendForm::Unfolded, 420.0),
    ];
    let mut text = String::new();
    for (name, small, legend, width) in checks {
        let scene = small.scene();
        let height = writer::number(legend_height(&scene, width, 1.0, legend));
        let frame = Window { legend, ..Window::new(width, 400.0, &nothing) }.frame(&scene);
        text.push_str(&format!("# {name}; it takes {height}\n{}", writer::furniture(&frame, theme)));
    }
    snapshot::check("legends", &text);
}

/// A figure of 600 × 500 pixels.
pub(super) fn figure<'a>(caption: Option<&'a Caption>, emphasis: &'a Emphasis, background: Background) -> Figure<'a> {
    let length = |pixels| Some(Length::Pixels(pixels));
    Figure {
        sheet: Sheet::new(length(600.0), length(500.0), None).expect("a page"),
        part: Part::Whole,
        theme: Theme::of(ThemeChoice::Light),
        background,
        legend: caption.is_some(),
        caption,
        emphasis,
        fit: None,
    }
}

#[test]
fn figures_are_drawn_as_kept() {
    let nothing = Emphasis::default();
    let theme = Theme::of(ThemeChoice::Light);
    let mut small = colourful(1);
    small.hidden.insert(EntityIndex(2));
    let words = "Who pays whom, as three letters tell it and as two of them deny it, in the reader's own words";
    // The version of the program is not that of the picture.
    let made = "Layout seed 7. Sayso 1.2.3";
    let caption = |small: &Small, words| Caption {
        made: made.to_owned(),
        ..caption_of(&small.subject(&small.visibility()), 7, words)
    };
    let said = caption(&small, Some(words));
    let persian = Caption { title: "پرونده".to_owned(), text: None, hidden: None, ..said.clone() };
    let scene = small.scene();
    let checks = [
        ("with everything", Some(&said), Background::White),
        ("in Persian, on nothing", Some(&persian), Background::Transparent),
        ("bare", None, Background::Themed),
    ];
    let mut text = String::new();
    for (name, caption, background) in checks {
        let frame = compose(&scene, &figure(caption, &nothing, background));
        text.push_str(&format!("# {name}\n{}", writer::whole(&frame, theme)));
    }
    // The caption owns up to names that found no room.
    let names: Vec<String> = (0..30).map(|at| format!("Person number {at}")).collect();
    let crowd: Vec<_> =
        names.iter().enumerate().map(|(at, name)| (name.as_str(), "person", (2.0 * at as f32, 0.0))).collect();
    let crowd = Small::new(&crowd, &[]);
    let caption = caption(&crowd, None);
    let frame = compose(&crowd.scene(), &figure(Some(&caption), &nothing, Background::White));
    text.push_str(&format!(
        "# with names left out\n{}{}",
        writer::page(&frame, theme),
        writer::furniture(&frame, theme)
    ));
    snapshot::check("figures", &text);
}
