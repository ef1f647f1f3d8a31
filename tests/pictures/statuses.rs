//! Every status has its own line, in the picture and in the legend.

use super::dossiers::{Claim, Small, Window};
use super::{snapshot, writer};
use sayso::model::{Status, ThemeChoice};
use sayso::scene::{Dash, Emphasis, Frame, LegendEntry, LegendForm, Mark, Theme};

/// One edge from left to right for each entry, one below another: its claims by status, and how many documents support
/// each.
const EDGES: [(&str, &[&str], usize); 8] = [
    ("asserted", &["Asserted"], 1),
    ("alleged", &["Alleged"], 1),
    ("denied", &["Denied"], 1),
    ("hypothetical", &["Hypothetical"], 1),
    ("two", &["Alleged", "Hypothetical"], 1),
    ("all", &["Asserted", "Alleged", "Denied", "Hypothetical"], 1),
    ("unsupported", &["Asserted"], 0),
    ("denied unsupported", &["Denied"], 0),
];

/// A dossier with these edges, 50 pixels apart. Every claim has a kind of its own, so that none conflict.
fn edges(edges: &[(&str, &[&str], usize)]) -> Small {
    let kinds = ["one", "two", "three", "four"];
    let names: Vec<(String, String)> =
        edges.iter().map(|(name, ..)| (format!("{name} from"), format!("{name} to"))).collect();
    let mut entities = Vec::new();
    let mut claims: Vec<Claim<'_>> = Vec::new();
    for (at, ((_, statuses, documents), (from, to))) in edges.iter().zip(&names).enumerate() {
        let y = 50.0 * (at as f32 - (edges.len() - 1) as f32 / 2.0);
        entities.extend([(from.as_str(), "person", (-100.0, y)), (to.as_str(), "person", (100.0, y))]);
        claims.extend(
            statuses.iter().zip(kinds).map(|(status, kind)| (from.as_str(), kind, to.as_str(), *status, *documents)),
        );
    }
    Small::new(&entities, &claims)
}

/// The marks of edges alone: those that come before the first disc of a node.
fn lines_of(frame: &Frame) -> Frame {
    let lines = frame.marks.iter().take_while(|mark| !matches!(mark, Mark::Disc { .. })).cloned().collect();
    Frame { marks: lines, ..frame.clone() }
}

#[test]
fn statuses_are_drawn_as_kept() {
    let theme = Theme::of(ThemeChoice::Light);
    let small = edges(&EDGES);
    let nothing = Emphasis::default();
    let mut text = String::new();
    for (zoom, words) in [(1.0, "at 100 %"), (0.2, "from afar: one line each")] {
        let frame = small.frame(&Window { zoom, ..Window::new(500.0, 500.0, &nothing) });
        text.push_str(&format!("# Statuses, {words}\n{}", writer::network(&lines_of(&frame), theme)));
    }
    snapshot::check("statuses", &text);
}

/// How each status is drawn, in words: its line, and whether a bar crosses it.
const LINES: [(Status, &str, bool); 4] = [
    (Status::Asserted, "solid", false),
    (Status::Alleged, "dashed 6/4", false),
    (Status::Denied, "dotted 2/3.4", true),
    (Status::Hypothetical, "long-dashed 14/5", false),
];

/// The lines among `marks` that are at least as long as a strand or a sample, and how many short ones cross them upright.
fn strands_and_bars(marks: &[Mark]) -> (Vec<Dash>, usize) {
    let (mut strands, mut bars) = (Vec::new(), 0);
    for mark in marks {
        let Mark::Line { points, dash, .. } = mark else { continue };
        let (dx, dy) = (points[1].x - points[0].x, points[1].y - points[0].y);
        if dx.abs() > 20.0 {
            strands.push(*dash);
        } else if dx.abs() < 0.1 && dy.abs() > 5.0 {
            bars += 1;
        }
    }
    (strands, bars)
}

/// What the two together are in words.
fn drawn(marks: &[Mark]) -> (Vec<String>, usize) {
    let (strands, bars) = strands_and_bars(marks);
    (strands.into_iter().map(writer::dash_word).collect(), bars)
}

#[test]
fn asserted_is_solid_alleged_dashed_denied_dotted_under_a_bar_and_hypothetical_long_dashed() {
    for (status, line, has_bar) in LINES {
        let small = edges(&[("edge", &[status.word()], 1)]);
        let nothing = Emphasis::default();
        let frame = small.frame(&Window::new(500.0, 300.0, &nothing));
        assert_eq!(drawn(&frame.marks), (vec![line.to_owned()], usize::from(has_bar)), "{status:?} in the picture");
        // What stands behind a claim changes neither its dashes nor its bar.
        let small = edges(&[("edge", &[status.word()], 0)]);
        let frame = small.frame(&Window::new(500.0, 300.0, &nothing));
        assert_eq!(drawn(&frame.marks), (vec![line.to_owned()], usize::from(has_bar)), "{status:?}, without evidence");
    }
}

#[test]
fn the_legend_shows_the_line_of_every_status_beside_its_name() {
    let nothing = Emphasis::default();
    let small = edges(&EDGES);
    let frame = small.frame(&Window { legend: LegendForm::Unfolded, ..Window::new(900.0, 600.0, &nothing) });
    let rows = frame.legend.as_ref().map(|legend| legend.rows.as_slice()).unwrap_or_default();
    for (status, line, has_bar) in LINES {
        let row = rows.iter().find(|row| row.entry == LegendEntry::Status(status)).expect("a row of this status");
        let within = |mark: &&Mark| {
            matches!(mark, Mark::Line { points, .. } if points.iter().all(|point| {
                (row.bounds.min.x..row.bounds.max.x).contains(&point.x)
                    && (row.bounds.min.y..row.bounds.max.y).contains(&point.y)
            }))
        };
        let sample: Vec<Mark> = frame.furniture.iter().filter(within).cloned().collect();
        assert_eq!(row.label, status.word().to_lowercase());
        assert_eq!(drawn(&sample), (vec![line.to_owned()], usize::from(has_bar)), "{status:?} in the legend");
    }
}
