//! Every status is drawn in three ways, by the best that stands behind its claims.

use super::dossiers::{Claim, Small, Window};
use super::furniture::figure;
use super::{snapshot, writer};
use sayso::model::{Backing, EdgeIndex, Status, Target, ThemeChoice};
use sayso::scene::figure::compose;
use sayso::scene::{Background, Color, Dash, Emphasis, Frame, LegendEntry, LegendForm, Mark, Theme};

/// How many documents a claim of the pictures names that has evidence.
const DOCUMENTS: usize = 1;

/// Every status with everything that can stand behind it.
fn all() -> impl Iterator<Item = (Status, Backing)> {
    Status::ALL.into_iter().flat_map(|status| Backing::ALL.map(|backing| (status, backing)))
}

/// Edges from left to right, 30 pixels apart, each with claims of these statuses. Every claim has a kind of its own, so
/// that none conflict.
fn edges(edges: &[Vec<(Status, Backing)>]) -> Small {
    let kinds = ["one", "two", "three", "four"];
    let names: Vec<(String, String)> = (0..edges.len()).map(|at| (format!("{at} from"), format!("{at} to"))).collect();
    let (mut entities, mut claims): (Vec<_>, Vec<Claim<'_>>) = (Vec::new(), Vec::new());
    let mut quotes = Vec::new();
    for (at, (edge, (from, to))) in edges.iter().zip(&names).enumerate() {
        let y = 30.0 * (at as f32 - (edges.len() - 1) as f32 / 2.0);
        entities.extend([(from.as_str(), "person", (-100.0, y)), (to.as_str(), "person", (100.0, y))]);
        for ((status, backing), kind) in edge.iter().zip(kinds) {
            let documents = if *backing == Backing::Absent { 0 } else { DOCUMENTS };
            claims.push((from.as_str(), kind, to.as_str(), status.word(), documents));
            quotes.push(if *backing == Backing::Verified { "Yes." } else { "No." });
        }
    }
    Small::of(&entities, &claims, |claim| quotes[claim])
}

/// The lines of a frame that are at least as long as a strand, with width, colour and dash.
fn strands(frame: &Frame) -> Vec<(f32, Color, Dash)> {
    let long = |mark: &Mark| match mark {
        Mark::Line { points, width, color, dash } if points[0].distance(points[1]) > 20.0 => {
            Some((*width, *color, *dash))
        }
        _ => None,
    };
    frame.marks.iter().filter_map(long).collect()
}

#[test]
fn a_verified_quote_is_a_full_line_other_evidence_a_double_one_and_none_a_thin_pale_one() {
    let nothing = Emphasis::default();
    for (status, backing) in all() {
        let scene = edges(&[vec![(status, backing)]]).scene();
        for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
            let (colors, dash) = (Theme::of(theme), Dash::of(status));
            for zoom in [0.3, 0.6, 1.0, 1.6] {
                let drawn = strands(&Window { zoom, theme, ..Window::new(500.0, 300.0, &nothing) }.frame(&scene));
                let of_status = drawn.iter().all(|(_, color, of)| *color == colors.status(status) && *of == dash);
                let told = format!("{status:?}, {backing:?} at {zoom}: {drawn:?}");
                match (backing, drawn.as_slice()) {
                    (Backing::Verified, [(width, ..)]) => assert!(of_status && *width >= 1.0, "{told}"),
                    (Backing::Unverified, [(one, ..), (other, ..)]) => {
                        assert!(of_status && one == other && *one <= 1.5, "{told}");
                    }
                    (Backing::Absent, [(width, color, of)]) => {
                        assert!(*color == colors.without_evidence && *of == dash && *width <= 1.5, "{told}");
                    }
                    _ => panic!("{told}"),
                }
            }
        }
    }
}

#[test]
fn a_full_line_is_wider_than_a_thin_one_of_the_same_dashes_however_far_away() {
    let nothing = Emphasis::default();
    for status in Status::ALL {
        for zoom in [0.3, 0.6, 1.0, 1.6] {
            let width = |backing| {
                let scene = edges(&[vec![(status, backing)]]).scene();
                strands(&Window { zoom, ..Window::new(500.0, 300.0, &nothing) }.frame(&scene))[0].0
            };
            let (full, thin) = (width(Backing::Verified), width(Backing::Absent));
            assert!(full > 1.3 * thin, "{status:?} at {zoom}: {full} and {thin}");
        }
    }
}

/// The arrow's head of an edge with these claims, in words.
fn head(claims: &[(Status, Backing)]) -> &'static str {
    let frame = edges(&[claims.to_vec()]).frame(&Window::new(500.0, 300.0, &Emphasis::default()));
    let of = |mark: &Mark| match mark {
        Mark::Polygon { points, stroke: None, .. } if points.len() == 3 => Some("full"),
        Mark::Polygon { points, stroke: Some(_), .. } if points.len() == 3 => Some("hollow"),
        Mark::Line { points, .. } if points.len() == 3 => Some("open"),
        _ => None,
    };
    frame.marks.iter().find_map(of).unwrap_or("absent")
}

#[test]
fn the_arrow_shows_the_best_that_stands_behind_any_claim_of_the_edge() {
    let [verified, unverified, absent] = Backing::ALL;
    for status in Status::ALL {
        assert_eq!(
            [verified, unverified, absent].map(|backing| head(&[(status, backing)])),
            ["full", "hollow", "open"]
        );
    }
    let both = |one, other| head(&[(Status::Asserted, one), (Status::Denied, other)]);
    assert_eq!(both(absent, verified), "full");
    assert_eq!(both(unverified, absent), "hollow");
    assert_eq!(both(absent, absent), "open");
    // Two claims of one status are one strand: the better counts.
    assert_eq!(head(&[(Status::Denied, absent), (Status::Denied, verified)]), "full");
}

#[test]
fn backings_are_drawn_as_kept() {
    let [verified, unverified, absent] = Backing::ALL;
    let each: Vec<Vec<(Status, Backing)>> = all().map(|one| vec![one]).collect();
    let mixed = |backings: [Backing; 4]| Status::ALL.into_iter().zip(backings).collect::<Vec<_>>();
    let bundles = vec![
        mixed([verified, unverified, absent, verified]),
        mixed([unverified; 4]),
        mixed([absent; 4]),
        mixed([absent, absent, absent, unverified]),
    ];
    let nothing = Emphasis::default();
    let mut text = String::new();
    for (small, words) in [(edges(&each), "each alone"), (edges(&bundles), "in bundles of four")] {
        let scene = small.scene();
        for (theme, zoom) in [(ThemeChoice::Light, 1.0), (ThemeChoice::Dark, 1.0), (ThemeChoice::Light, 0.2)] {
            let frame = Window { zoom, theme, ..Window::new(500.0, 500.0, &nothing) }.frame(&scene);
            let lines = frame.marks.iter().take_while(|mark| !matches!(mark, Mark::Disc { .. })).cloned().collect();
            let frame = Frame { marks: lines, ..frame };
            let theme_word = if theme == ThemeChoice::Light { "light" } else { "dark" };
            text.push_str(&format!("# {words}, {theme_word}, at {zoom}\n"));
            text.push_str(&writer::network(&frame, Theme::of(theme)));
        }
    }
    snapshot::check("backings", &text);
}

/// The legend's entries for what stands behind claims, with their counts.
fn entries(frame: &Frame) -> Vec<(String, u32)> {
    let rows = frame.legend.iter().flat_map(|legend| &legend.rows);
    let of_backing = rows.filter(|row| matches!(row.entry, LegendEntry::Backing(_)));
    of_backing.map(|row| (row.label.clone(), row.count)).collect()
}

#[test]
fn the_legend_has_an_entry_for_each_way_that_is_there() {
    let nothing = Emphasis::default();
    let of = |claims: &[(Status, Backing)], legend| {
        let small = edges(&[claims.to_vec()]);
        entries(&Window { legend, ..Window::new(900.0, 600.0, &nothing) }.frame(&small.scene()))
    };
    let [verified, unverified, absent] = Backing::ALL.map(|backing| (Status::Asserted, backing));
    for legend in [LegendForm::Unfolded, LegendForm::Whole] {
        let words = |entries: &[(&str, u32)]| -> Vec<(String, u32)> {
            entries.iter().map(|(word, count)| ((*word).to_owned(), *count)).collect()
        };
        assert_eq!(of(&[verified], legend), words(&[("verified quote", 1)]));
        assert_eq!(
            of(&[absent, unverified, absent], legend),
            words(&[("evidence, none verified", 1), ("no evidence", 2)])
        );
        let all = [("verified quote", 2), ("evidence, none verified", 1), ("no evidence", 1)];
        assert_eq!(of(&[absent, verified, unverified, verified], legend), words(&all));
    }
}

#[test]
fn a_figure_and_the_label_of_an_edge_say_what_stands_behind_its_claims() {
    let [verified, unverified, absent] = Backing::ALL.map(|backing| (Status::Asserted, backing));
    let denied = (Status::Denied, Backing::Absent);
    for (claims, title, label) in [
        (vec![verified], "1 claim with a verified quote", "one → · verified quote"),
        (vec![unverified], "1 claim with unverified evidence", "one → · evidence, none verified"),
        (vec![absent], "1 claim without evidence", "one → · no evidence"),
        (vec![denied], "1 claim without evidence", "one →: denied · no evidence"),
        (
            vec![verified, unverified, denied],
            "3 claims: 1 with a verified quote, 1 with unverified evidence, 1 without evidence",
            "3 claims: asserted, denied · 1 of 3 with a verified quote",
        ),
    ] {
        let scene = edges(&[claims]).scene();
        let edge = Some(Target::Edge(EdgeIndex(0)));
        let hovered = Emphasis { hovered: edge, ..Emphasis::default() };
        let figure = compose(&scene, &figure(None, &hovered, Background::White));
        let mut titles = figure.marks.iter().filter_map(|mark| match mark {
            Mark::Group(group) if Some(group.target) == edge => Some(group.title.clone()),
            _ => None,
        });
        assert_eq!(titles.next_back(), Some(format!("0 from – 0 to: {title}")));
        let frame = Window::new(500.0, 300.0, &hovered).frame(&scene);
        assert!(frame.texts().any(|text| text == label), "{label}: {:?}", frame.texts().collect::<Vec<_>>());
    }
}
