//! What can be clicked is large enough for a finger (WCAG 2.5.8): every control of every page and dialog, by the
//! accessibility tree; and what is anchored stays where it is.

use super::{Desk, preferences, press, usual, window};
use egui::accesskit::Role;
use egui::{Key, Modifiers, MouseWheelUnit, Pos2, Rect, TouchPhase, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use sayso::model::{DocumentIndex, LookReason, SentenceIndex, Target, ThemeChoice};
use sayso::session::{Action, Command, Page};

type Window = Harness<'static, Desk>;

/// The least height and width of a control, in points; less by what rounding to pixels takes.
const LEAST: f32 = 24.0 - 0.6;

/// A control of the tree: what it is called, what it is, and where.
struct Control {
    told: String,
    role: Role,
    rect: Rect,
}

/// The controls in sight, but for those in the text of a document, which stand in its lines, and the bars of the time line,
/// whose size is what they tell.
fn controls(harness: &Window) -> Vec<Control> {
    let charts = harness.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::Figure);
    let charts: Vec<Rect> = charts.map(|node| node.rect()).collect();
    let screen = harness.ctx.content_rect();
    let is_control = |role: Role| {
        matches!(
            role,
            Role::Button
                | Role::CheckBox
                | Role::RadioButton
                | Role::ComboBox
                | Role::TextInput
                | Role::SpinButton
                | Role::Slider
                | Role::DisclosureTriangle
                | Role::Tab
                | Role::Link
        )
    };
    let in_text = |node: &egui_kittest::Node<'_>| {
        let mut parent = node.accesskit_node().parent();
        while let Some(node) = parent {
            if node.role() == Role::Document {
                return true;
            }
            parent = node.parent();
        }
        false
    };
    let nodes = harness.root().children_recursive();
    let shown = nodes.filter(|node| is_control(node.accesskit_node().role()) && !in_text(node));
    let controls = shown.map(|node| {
        let (tree, rect) = (node.accesskit_node(), node.rect());
        let told = tree.label().or_else(|| tree.value()).unwrap_or_default();
        Control { told, role: tree.role(), rect }
    });
    // What is scrolled half out of sight, or not laid out yet, is no target now.
    let in_chart = |rect: Rect| charts.iter().any(|chart| chart.contains_rect(rect));
    let in_sight = |rect: Rect| rect.is_positive() && screen.contains_rect(rect) && !in_chart(rect);
    controls.filter(|control| in_sight(control.rect)).collect()
}

/// The widest gap between words of one line, in points.
const GAP: f32 = 16.0;

/// Whether a link stands in a line of text, whose height it then has (WCAG 2.5.8, inline).
fn is_inline(harness: &Window, link: &Control) -> bool {
    let beside = |rect: Rect| {
        let same_line = rect.top().max(link.rect.top()) + 8.0 < rect.bottom().min(link.rect.bottom());
        same_line && rect != link.rect && rect.expand(GAP).intersects(link.rect)
    };
    let is_text = |role: Role| matches!(role, Role::Label | Role::Link);
    let mut nodes = harness.root().children_recursive();
    link.role == Role::Link && nodes.any(|node| is_text(node.accesskit_node().role()) && beside(node.rect()))
}

/// What is too small on a page, but for links in a line of text.
fn too_small(harness: &Window) -> Vec<String> {
    let all = controls(harness);
    let is_large = |control: &Control| control.rect.width() >= LEAST && control.rect.height() >= LEAST;
    let small = all.iter().filter(|control| !is_large(control) && !is_inline(harness, control));
    small.map(|control| format!("{:?} “{}” {:?}", control.role, control.told, control.rect.size())).collect()
}

/// Notes what is too small on the page that is shown.
fn note(harness: &mut Window, found: &mut Vec<String>, what: &str) {
    harness.run();
    assert!(controls(harness).len() > 2, "{what}: there are controls");
    found.extend(too_small(harness).into_iter().map(|small| format!("{what}: {small}")));
}

/// None of what was noted.
fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "{} are too small:\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_control_of_every_page_is_large_enough() {
    let mut found = Vec::new();
    for name in ["kharrazi", "halmyra"] {
        let mut harness = usual(name);
        note(&mut harness, &mut found, "the first sight");
        let entity = |harness: &Window| harness.state().session.selection().target;
        let first = entity(&harness);
        let open = harness.state().session.open().expect("a dossier").clone();
        let hub = (0..open.network.incident.len()).max_by_key(|at| open.network.incident[*at].len()).expect("a hub");
        let hub = sayso::model::EntityIndex(hub as u32);
        let speaker = open.dossier.relations.iter().find_map(|claim| claim.by).expect("a speaker");
        let other = open.network.neighbours(hub).next().expect("a neighbour");
        let sentence = SentenceIndex { document: DocumentIndex(0), number: 3 };
        let pages = [
            Page::Dossier,
            Page::Sentence(sentence),
            Page::Unverified,
            Page::SecondLook(None),
            Page::SecondLook(Some(LookReason::Denial)),
            Page::Speaker(speaker),
            Page::Contradictions,
            Page::Paths(Some(hub), None),
            Page::Paths(Some(hub), Some(other)),
        ];
        for page in pages {
            harness.state_mut().apply(Command::Select(None));
            harness.state_mut().apply(Command::ShowPage(page));
            note(&mut harness, &mut found, &format!("{name}, {page:?}"));
        }
        if let Some((claim, against)) = harness.state().session.contradictions()[0].opposites() {
            harness.state_mut().apply(Command::ShowPage(Page::BothSides(claim, Some(against))));
            note(&mut harness, &mut found, &format!("{name}, both sides"));
        }
        harness.state_mut().apply(Command::Select(Some(Target::Entity(hub))));
        note(&mut harness, &mut found, &format!("{name}, an entity"));
        harness.state_mut().apply(Command::SelectThese(vec![hub, other]));
        note(&mut harness, &mut found, &format!("{name}, a group"));
        harness.state_mut().apply(Command::Select(first));
        press(&mut harness, Modifiers::NONE, Key::N);
        note(&mut harness, &mut found, &format!("{name}, a quote in its document"));
        for (key, what) in [(Key::L, "filters"), (Key::T, "time line"), (Key::Q, "measures")] {
            press(&mut harness, Modifiers::NONE, key);
            note(&mut harness, &mut found, &format!("{name}, {what}"));
        }
        harness.state_mut().apply(Command::ChangedOnDisk);
        harness.state_mut().apply(Command::Select(None));
        note(&mut harness, &mut found, &format!("{name}, a notice"));
        press(&mut harness, Modifiers::SHIFT, Key::L);
        note(&mut harness, &mut found, &format!("{name}, layout options"));
    }
    assert_none(&found);
}

#[test]
fn every_entry_of_the_whole_legend_is_large_enough() {
    let mut found = Vec::new();
    let mut harness = usual("kharrazi");
    harness.get_by_label("Show the legend").click();
    harness.run();
    let rows = controls(&harness);
    assert!(rows.iter().filter(|control| control.role == Role::CheckBox).count() > 10);
    note(&mut harness, &mut found, "the legend");
    assert_none(&found);
}

/// Opens the dialog of an action from the palette.
fn open(harness: &mut Window, action: Action) {
    press(harness, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    harness.get_by_label("Command").type_text(action.label());
    harness.run();
    press(harness, Modifiers::NONE, Key::Enter);
}

#[test]
fn every_control_of_every_dialog_is_large_enough() {
    let mut found = Vec::new();
    let dialogs = [
        Action::Keys,
        Action::FormatHelp,
        Action::About,
        Action::Preferences,
        Action::ExportFigure,
        Action::NewView,
        Action::RenameView,
    ];
    for action in dialogs {
        let mut harness = usual("halmyra");
        open(&mut harness, action);
        note(&mut harness, &mut found, &format!("{action:?}"));
    }
    let mut harness = usual("halmyra");
    press(&mut harness, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    note(&mut harness, &mut found, "the palette");
    for command in [Command::Do(Action::Open), Command::Do(Action::SaveLayoutAs), Command::Do(Action::SaveTemplate)] {
        let mut harness = usual("halmyra");
        let what = format!("{command:?}");
        harness.state_mut().apply(command);
        note(&mut harness, &mut found, &what);
    }
    // Something is unsaved, so that closing asks.
    let mut harness = usual("halmyra");
    let first = sayso::model::EntityIndex(0);
    harness.state_mut().apply(Command::Select(Some(Target::Entity(first))));
    harness.state_mut().apply(Command::Do(Action::Hide));
    harness.state_mut().apply(Command::Do(Action::CloseDossier));
    harness.run();
    assert!(harness.query_by_label("Leave without saving").is_some());
    note(&mut harness, &mut found, "the question before leaving");
    assert_none(&found);
}

#[test]
fn the_field_of_the_palette_stays_where_it_is_while_one_types() {
    for size in [Vec2::new(1280.0, 720.0), Vec2::new(1920.0, 1080.0)] {
        let mut harness = window(Desk::over("kharrazi", preferences(ThemeChoice::Light)), size);
        press(&mut harness, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
        let field = harness.get_by_label("Command").rect();
        assert!(field.top() < size.y / 4.0, "it is at the top: {field:?}");
        for letter in ["f", "i", "l", "t", "no such"] {
            harness.get_by_label("Command").type_text(letter);
            harness.run();
            assert_eq!(harness.get_by_label("Command").rect(), field, "after {letter:?} at {size:?}");
        }
    }
}

/// Turns the wheel at a place.
fn wheel(harness: &mut Window, at: Pos2) {
    harness.hover_at(at);
    harness.event(egui::Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: Vec2::new(0.0, -60.0),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    harness.run();
}

#[test]
fn a_dialog_keeps_its_size_while_it_is_scrolled() {
    for size in [Vec2::new(1280.0, 720.0), Vec2::new(1920.0, 1080.0)] {
        for action in [Action::FormatHelp, Action::Keys, Action::About] {
            let mut harness = window(Desk::over("kharrazi", preferences(ThemeChoice::Light)), size);
            open(&mut harness, action);
            let place = |harness: &Window| harness.get_all_by_label("Close").last().expect("its button").rect();
            let before = place(&harness);
            for step in 0..12 {
                wheel(&mut harness, Pos2::new(size.x / 2.0, size.y / 2.0));
                assert_eq!(place(&harness), before, "{action:?} at {size:?} after {step} turns of the wheel");
            }
        }
    }
}
