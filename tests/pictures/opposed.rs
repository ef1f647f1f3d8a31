//! Contradictions between opposed kinds have a sign of their own, which is told apart without its colour.

use super::dossiers::{Claim, OPPOSED, Small, Window};
use super::furniture::figure;
use sayso::model::{EdgeIndex, Status, Target, ThemeChoice};
use sayso::scene::figure::compose;
use sayso::scene::{Background, Emphasis, Frame, LegendEntry, LegendForm, Mark, Theme};

/// A dossier of one edge, 200 pixels long, with these claims.
fn edge(claims: &[(&str, &str)]) -> Small {
    let claims: Vec<Claim<'_>> = claims.iter().map(|(kind, status)| ("a", *kind, "b", *status, 1)).collect();
    Small::new(&[("a", "person", (-100.0, 0.0)), ("b", "person", (100.0, 0.0))], &claims)
}

/// The marks in the colour of a conflict, in words.
fn signs(frame: &Frame, theme: ThemeChoice) -> Vec<&'static str> {
    let conflict = Some(Theme::of(theme).conflict);
    let sign = |mark: &Mark| match mark {
        Mark::Disc { fill, .. } if *fill == conflict => Some("disc"),
        Mark::Polygon { points, fill, .. } if *fill == conflict && points.len() == 4 => Some("diamond"),
        _ => None,
    };
    frame.marks.iter().filter_map(sign).collect()
}

const DENIED: [(&str, &str); 2] = [("pays", "Asserted"), ("pays", "Denied")];

fn fuels_and_calms() -> [(&'static str, &'static str); 2] {
    OPPOSED.map(|kind| (kind, "Asserted"))
}

#[test]
fn opposed_kinds_are_a_diamond_where_a_denial_is_a_disc_at_any_size_and_in_both_themes() {
    let nothing = Emphasis::default();
    let both = [DENIED, fuels_and_calms()].concat();
    let possible = [fuels_and_calms().as_slice(), &[(OPPOSED[0], "Hypothetical")]].concat();
    for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
        for zoom in [0.3, 1.0, 1.6] {
            let of = |claims: &[(&str, &str)]| {
                let window = Window { zoom, theme, ..Window::new(600.0, 300.0, &nothing) };
                signs(&edge(claims).frame(&window), theme)
            };
            assert_eq!(of(&DENIED), ["disc"], "{theme:?} at {zoom}");
            assert_eq!(of(&fuels_and_calms()), ["diamond"], "{theme:?} at {zoom}");
            assert_eq!(of(&both), ["disc"], "a denial is the stronger one");
            assert_eq!(of(&possible), ["diamond"], "what is only possible is the weaker one");
            assert_eq!(of(&[(OPPOSED[0], "Asserted"), (OPPOSED[1], "Denied")]), Vec::<&str>::new());
        }
    }
}

#[test]
fn a_side_that_is_not_shown_takes_the_sign_with_it() {
    let nothing = Emphasis::default();
    let window = Window::new(600.0, 300.0, &nothing);
    let mut small = edge(&[fuels_and_calms()[0], (OPPOSED[1], "Alleged"), ("pays", "Asserted"), ("pays", "Denied")]);
    small.filter.statuses = [Status::Denied].into();
    assert_eq!(signs(&small.frame(&window), ThemeChoice::Light), ["diamond"]);
    small.filter.statuses = [Status::Denied, Status::Alleged].into();
    assert_eq!(signs(&small.frame(&window), ThemeChoice::Light), Vec::<&str>::new());
}

#[test]
fn the_legend_and_the_name_of_an_edge_tell_opposed_kinds_from_denials() {
    let nothing = Emphasis::default();
    let both = [DENIED, fuels_and_calms()].concat();
    for (claims, title, entries) in [
        (DENIED.to_vec(), "; conflict: said and denied", [("conflicting edges", 1), ("", 0)]),
        (fuels_and_calms().to_vec(), "; conflict: opposed kinds", [("", 0), ("opposed kinds", 1)]),
        (both, "; conflict: said and denied; opposed kinds", [("conflicting edges", 1), ("", 0)]),
        (vec![("pays", "Asserted")], "with a verified quote", [("", 0), ("", 0)]),
    ] {
        let small = edge(&claims);
        let drawn = compose(&small.scene(), &figure(None, &nothing, Background::White));
        let name = drawn.marks.iter().find_map(|mark| match mark {
            Mark::Group(group) if group.target == Target::Edge(EdgeIndex(0)) => Some(group.title.clone()),
            _ => None,
        });
        assert!(name.as_deref().is_some_and(|name| name.ends_with(title)), "{name:?}");
        for legend in [LegendForm::Unfolded, LegendForm::Whole] {
            let frame = Window { legend, ..Window::new(900.0, 600.0, &nothing) }.frame(&small.scene());
            let rows = frame.legend.as_ref().expect("a legend").rows.iter();
            let rows = rows.filter(|row| matches!(row.entry, LegendEntry::Conflict | LegendEntry::Opposed));
            let told: Vec<(&str, u32)> = rows.map(|row| (row.label.as_str(), row.count)).collect();
            assert_eq!(told, entries.into_iter().filter(|(label, _)| !label.is_empty()).collect::<Vec<_>>());
        }
    }
}
