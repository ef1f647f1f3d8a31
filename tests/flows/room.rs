//! Room: how much of the window the network has, where the document stands, and that pages begin at their top.

use super::{Desk, click, preferences, press, usual, window};
use egui::{Key, Modifiers, MouseWheelUnit, Pos2, Rect, TouchPhase, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _, by};
use sayso::layout::PageShape;
use sayso::model::{DocumentIndex, EntityIndex, Target, ThemeChoice};
use sayso::session::{Action, Command, Page};
use std::fs;

/// The window that this is about first.
const SMALL: Vec2 = Vec2::new(1280.0, 720.0);

/// A window of this size over an example.
fn sized(name: &str, size: Vec2) -> Harness<'static, Desk> {
    window(Desk::over(name, preferences(ThemeChoice::Light)), size)
}

/// A letter of 80 lines, and three claims out of it.
fn letter(first: &str) -> String {
    let line = |number: usize| {
        format!("\\n\\nThis is line {number} of a long letter that goes on about the weather and the harbour.")
    };
    let text: String = std::iter::once(format!("{first}Ada met Boria in June.")).chain((1..80).map(line)).collect();
    format!(
        "(format: 1, title: \"Two\", documents: [(id: \"d\", title: \"Letter\", text: \"{text}\")], entities: [\
         (id: \"a\", kind: \"person\", name: \"Ada\"), (id: \"b\", kind: \"country\", name: \"Boria\"), \
         (id: \"c\", kind: \"place\", name: \"Cove\")], relations: [\
         (from: \"a\", kind: \"met\", to: \"b\", evidence: [(doc: \"d\", quote: \"Ada met Boria in June.\")]), \
         (from: \"b\", kind: \"holds\", to: \"c\", evidence: [(doc: \"d\", quote: \"This is line 70 of a long\")])])"
    )
}

/// A window over the letter.
fn over_letter(size: Vec2) -> Harness<'static, Desk> {
    let mut desk = Desk::over("halmyra", preferences(ThemeChoice::Light));
    let path = desk.folder.path().join("letter.ron");
    fs::write(&path, letter("")).expect("a file in a temporary folder");
    desk.apply(Command::Open(path));
    window(desk, size)
}

/// Turns the wheel at a place of the window by so many points, downwards.
fn wheel(harness: &mut Harness<'static, Desk>, at: Pos2, points: f32) {
    harness.hover_at(at);
    harness.run();
    harness.event(egui::Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: Vec2::new(0.0, -points),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    harness.run();
}

/// A place in the panel at the side.
fn side(harness: &Harness<'static, Desk>) -> Pos2 {
    let canvas = harness.state().memory.canvas.rect.expect("a canvas");
    Pos2::new(canvas.right() + 160.0, canvas.top() + 300.0)
}

/// Where the paragraphs of the document are whose text begins so.
fn paragraph(harness: &Harness<'static, Desk>, begins: &str) -> Option<Rect> {
    harness
        .root()
        .query_all(by().role(egui::accesskit::Role::Paragraph))
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(begins)))
        .map(|node| node.rect())
}

#[test]
fn at_1280_by_720_the_network_has_more_than_half_of_the_window() {
    for name in ["kharrazi", "halmyra"] {
        let harness = usual(name);
        let canvas = harness.state().session.canvas().expect("a canvas");
        // The test's window has a margin of 8 points around it.
        let share = (canvas.size.width * canvas.free_height) / ((SMALL.x - 16.0) * (SMALL.y - 16.0));
        println!("{name}: the network has {:.1} % of a window of 1280 × 720", 100.0 * share);
        assert!(share >= 0.55, "{name}: {share}");
        assert!((canvas.size.width - 924.0).abs() < 2.0, "the panel is 340 wide: {canvas:?}");
    }
}

#[test]
fn the_legend_is_folded_to_a_row_of_signs_in_a_low_window_and_stays_as_it_was_chosen() {
    let mut harness = usual("kharrazi");
    let free = |harness: &Harness<'static, Desk>| harness.state().session.canvas().expect("a canvas").free_height;
    let folded = free(&harness);
    // Each sign is a switch with its name, and large enough to be hit.
    for label in ["Show person (", "Show denied ("] {
        let rect = harness.get_by_label_contains(label).rect();
        assert!(rect.width() >= 24.0 && rect.height() >= 24.0, "{label}: {rect:?}");
    }
    harness.get_by_label_contains("Show person (").click();
    harness.run();
    assert!(harness.state().session.workspace().filter.entity_kinds.contains("person"));
    // The row that tells of a filter takes some height.
    harness.state_mut().apply(Command::Do(Action::Undo));
    harness.run();
    harness.get_by_label("Show the legend").click();
    harness.run();
    assert!(free(&harness) < folded - 50.0);
    assert!(harness.state().memory.panels().folded.contains("not legend"));
    harness.get_by_label("Hide the legend").click();
    harness.run();
    assert_eq!(free(&harness), folded);
    let high = sized("kharrazi", Vec2::new(1920.0, 1080.0));
    assert!(high.query_by_label("Hide the legend").is_some(), "it is unfolded where there is room");
}

#[test]
fn claims_and_document_are_tabs_in_a_low_window_and_both_in_sight_in_a_high_or_wide_one() {
    let mut harness = usual("kharrazi");
    assert!(harness.query_by_label("Text of Monitor, Volume 8, Issue 68").is_none());
    let claims = harness.get_by_label("4 claims").rect();
    let quote = harness.state().hits.first().expect("a quote").at;
    click(&mut harness, quote);
    assert!(harness.query_by_label("Text of Monitor, Volume 8, Issue 68").is_some(), "a quote leads to its document");
    click(&mut harness, claims.center());
    assert!(harness.query_by_label("Text of Monitor, Volume 8, Issue 68").is_none());
    harness.get_by_label("Document").click();
    harness.run();
    let text = harness.get_by_label("Text of Monitor, Volume 8, Issue 68").rect();
    assert!(text.height() > 400.0, "the document has the height of the panel: {text:?}");
    // What is selected next is shown, whatever was shown before.
    let russia = harness.state().entity("russia");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(russia))));
    harness.run();
    assert!(harness.query_by_label("Text of Monitor, Volume 8, Issue 68").is_none());
    press(&mut harness, Modifiers::NONE, Key::M);
    assert!(harness.query_by_label("Text of Monitor, Volume 8, Issue 68").is_some(), "mentions are read in the text");
    for size in [Vec2::new(1280.0, 960.0), Vec2::new(1920.0, 1080.0), Vec2::new(1920.0, 720.0)] {
        let harness = sized("kharrazi", size);
        assert!(harness.query_by_label("Text of Monitor, Volume 8, Issue 68").is_some(), "{size:?}");
        assert!(harness.query_by_label("4 claims").is_none(), "there are no tabs at {size:?}");
    }
}

#[test]
fn a_quote_that_is_not_verified_has_the_whole_panel_in_a_low_window() {
    let mut harness = usual("halmyra");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    harness.state_mut().apply(Command::ShowPage(Page::Unverified));
    harness.run();
    let quote = harness.state().hits.first().expect("a quote").at;
    click(&mut harness, quote);
    let text =
        harness.root().query_all(by().role(egui::accesskit::Role::Document)).next().expect("the document").rect();
    assert!(text.height() > 250.0, "{text:?}");
}

#[test]
fn a_page_begins_at_its_top_and_is_where_it_was_when_it_is_gone_back_to() {
    let mut harness = usual("halmyra");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::NONE, Key::D);
    let at = side(&harness);
    let count = harness.state().session.open().expect("a dossier").dossier.documents.len();
    let heading = &format!("Documents ({count})");
    let top =
        |harness: &Harness<'static, Desk>| harness.query_all_by_label(heading).map(|node| node.rect().top()).next();
    assert!(top(&harness).is_some(), "the page begins at its top");
    wheel(&mut harness, at, 60.0);
    let scrolled = top(&harness);
    wheel(&mut harness, at, 200.0);
    let far = top(&harness);
    assert!(scrolled != far, "it scrolls");
    let pavel = harness.state().entity("pavel-zhernov");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(pavel))));
    harness.run();
    let canvas = harness.state().memory.canvas.rect.expect("a canvas");
    let in_panel = |harness: &Harness<'static, Desk>, label: &str| {
        let panel = Rect::from_min_max(Pos2::new(canvas.right(), canvas.top()), Pos2::new(1280.0, 720.0));
        harness.get_all_by_label(label).any(|node| panel.contains(node.rect().center()))
    };
    assert!(in_panel(&harness, "Pavel Zhernov"), "the heading of a new page is in sight");
    wheel(&mut harness, at, 300.0);
    harness.state_mut().apply(Command::Do(Action::WhatItSays));
    harness.run();
    wheel(&mut harness, at, 200.0);
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert!(!in_panel(&harness, "Pin"), "the page is as far down as it was");
    // The field for searching documents is in sight, however far the page was scrolled.
    press(&mut harness, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::F);
    assert!(in_panel(&harness, heading));
}

#[test]
fn reading_again_keeps_the_place_in_the_document() {
    for size in [SMALL, Vec2::new(1280.0, 960.0), Vec2::new(1920.0, 1080.0)] {
        for select in [None, Some(Target::Entity(EntityIndex(0)))] {
            let mut harness = over_letter(size);
            if select.is_some() {
                harness.state_mut().apply(Command::Select(select));
            }
            harness.state_mut().apply(Command::Read(DocumentIndex(0), None));
            harness.run();
            if paragraph(&harness, "Ada met Boria").is_none() {
                harness.get_by_label("Document").click();
                harness.run();
            }
            let at = harness
                .root()
                .query_all(by().role(egui::accesskit::Role::Document))
                .next()
                .expect("the document")
                .rect()
                .center();
            wheel(&mut harness, at, 1000.0);
            wheel(&mut harness, at, 437.0);
            let line = (1..80)
                .map(|number| format!("This is line {number} "))
                .find(|line| paragraph(&harness, line).is_some_and(|rect| (rect.center().y - at.y).abs() < 60.0));
            let line = line.expect("a line in the middle");
            assert_ne!(line, "This is line 1 ");
            let before = paragraph(&harness, &line).expect("the line").top();
            let path = harness.state().folder.path().join("letter.ron");
            // Nothing changed; a comment; a sentence before what is read.
            for text in [letter(""), format!("// noted\n{}", letter("")), letter("A word before. ")] {
                fs::write(&path, text).expect("the file");
                press(&mut harness, Modifiers::NONE, Key::F5);
                let after = paragraph(&harness, &line).expect("the line is still in view").top();
                assert!((after - before).abs() < 1.5, "{size:?}, {line}: {after} and {before}");
            }
        }
    }
}

#[test]
fn a_document_with_nothing_of_what_is_selected_says_so_and_offers_to_close() {
    let mut harness = sized("halmyra", Vec2::new(1280.0, 960.0));
    let open = harness.state().session.open().expect("a dossier").clone();
    let count = |entity: EntityIndex, document: usize| {
        open.reading.documents[document].mentions.iter().filter(|mention| mention.entity == entity).count()
    };
    let tehran = harness.state().entity("tehran");
    let without = (0..open.dossier.documents.len())
        .find(|document| open.dossier.documents[*document].text.is_some() && count(tehran, *document) == 0);
    let without = DocumentIndex(without.expect("a document without Tehran") as u32);
    harness.state_mut().apply(Command::Select(Some(Target::Entity(tehran))));
    harness.state_mut().apply(Command::Read(without, None));
    harness.run();
    assert!(harness.query_by_label("Nothing here is about Tehran").is_some());
    harness.get_by_label("Its first quote").click();
    harness.run();
    assert!(harness.query_by_label("Nothing here is about Tehran").is_none());
    assert_ne!(harness.state().session.selection().reading.map(|reading| reading.document), Some(without));
}

#[test]
fn the_shape_of_the_first_window_is_kept_and_resizing_moves_nothing() {
    let cases = [
        (Vec2::new(1280.0, 720.0), PageShape::Landscape),
        (Vec2::new(1920.0, 1080.0), PageShape::Square),
        (Vec2::new(1000.0, 1400.0), PageShape::Tall),
    ];
    for (size, shape) in cases {
        let mut harness = sized("halmyra", size);
        let state = harness.state();
        assert_eq!(state.session.layout_options().aspect, shape.aspect(), "{size:?}");
        let before = state.session.workspace().positions.clone();
        assert!(!state.session.is_unsaved(), "what the window chose is nothing to save");
        harness.set_size(Vec2::new(900.0, 1000.0));
        harness.run();
        harness.set_size(Vec2::new(1700.0, 600.0));
        harness.run();
        assert_eq!(*harness.state().session.workspace().positions, *before, "{size:?}");
        let path = harness.state().folder.path().join("x.layout.ron");
        let saved = harness.state().session.layout_to_save(&path).expect("a layout");
        let usual = shape == PageShape::Landscape;
        assert_eq!(saved.views[0].aspect, (!usual).then_some(shape.aspect()));
    }
}

#[test]
fn dialogs_fit_into_the_smallest_windows() {
    let sizes = [Vec2::new(640.0, 360.0), Vec2::new(800.0, 500.0), Vec2::new(1024.0, 600.0), Vec2::new(1100.0, 700.0)];
    for size in sizes {
        let actions = [Action::Keys, Action::ExportFigure, Action::Preferences, Action::FormatHelp, Action::About];
        for action in actions {
            let mut harness = sized("halmyra", size);
            harness.state_mut().apply(Command::Select(None));
            open(&mut harness, action);
            let inside = |rect: Rect| rect.left() >= 0.0 && rect.right() <= size.x + 0.5;
            let last = if action == Action::ExportFigure { "Cancel" } else { "Close" };
            harness.get_all_by_label(last).last().expect("its last button").scroll_to_me();
            harness.run();
            let rect = harness.get_all_by_label(last).last().expect("its last button").rect();
            assert!(inside(rect) && rect.top() >= 0.0 && rect.bottom() <= size.y, "{action:?} at {size:?}: {rect:?}");
            if action == Action::Keys {
                check_columns(&harness, size);
            }
        }
    }
}

/// Opens the dialog of an action from the palette.
fn open(harness: &mut Harness<'static, Desk>, action: Action) {
    press(harness, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    harness.get_by_label("Command").type_text(action.label());
    harness.run();
    press(harness, Modifiers::NONE, Key::Enter);
}

/// No two texts of the list of keys lie on one another, and none leaves the window.
fn check_columns(harness: &Harness<'static, Desk>, size: Vec2) {
    let texts: Vec<(String, Rect)> =
        ["Move the picture", "Select what is in a rectangle", "Next quote", "Quit", "Ctrl+Q"]
            .into_iter()
            .flat_map(|label| harness.query_all_by_label(label).map(move |node| (label.to_owned(), node.rect())))
            .collect();
    assert!(texts.len() >= 5, "{texts:?}");
    for (at, (label, rect)) in texts.iter().enumerate() {
        assert!(rect.left() >= 0.0 && rect.right() <= size.x, "{label} at {size:?}: {rect:?}");
        for (other, beside) in &texts[at + 1..] {
            assert!(!rect.shrink(1.0).intersects(*beside), "{label} and {other} at {size:?}: {rect:?} {beside:?}");
        }
    }
}

#[test]
fn text_at_200_percent_leaves_the_network_half_of_a_window_of_1280_by_720() {
    let mut desk = Desk::over("kharrazi", preferences(ThemeChoice::Light));
    desk.apply(Command::SetTextScale(2.0));
    // What the window has at 200 %.
    let harness = window(desk, SMALL);
    assert_eq!(harness.ctx.zoom_factor(), 2.0);
    let screen = harness.ctx.content_rect();
    let canvas = harness.state().memory.canvas.rect.expect("a canvas");
    assert!(canvas.width() * 2.0 >= screen.width() - 16.0, "{canvas:?} of {screen:?}");
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        if !matches!(node.role(), egui::accesskit::Role::Button | egui::accesskit::Role::TextInput) {
            continue;
        }
        let Some(bounds) = node.bounding_box() else { continue };
        let is_in_bars = bounds.y1 <= 80.0 || bounds.y0 >= 640.0;
        assert!(!is_in_bars || bounds.x1 <= 1280.5, "{:?}: {bounds:?}", node.label());
    }
}
