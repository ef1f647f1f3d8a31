//! Kinds and statuses are told apart in grey and by eyes that see fewer colours: by shape and dash, and mostly by colour.
//!
//! Source: Machado, Oliveira, Fernandes: A physiologically-based model for simulation of color vision deficiency (IEEE TVCG
//! 2009), severity 1; CIE 1976 differences.

use sayso::model::{Status, ThemeChoice};
use sayso::scene::{Color, Dash, Mark, SHAPES, Theme};
use std::collections::BTreeSet;

/// How eyes see colours: as they are, without long, middle and short waves, and as greys.
const EYES: [(&str, [[f32; 3]; 3]); 5] = [
    ("usual", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_82, 0.042_94, 0.968_881]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_9]],
    ),
    ("grey", [[0.2126, 0.7152, 0.0722]; 3]),
];

fn linear(value: u8) -> f32 {
    let value = f32::from(value) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// A colour as eyes see it, in CIELAB.
fn lab(color: Color, eyes: &[[f32; 3]; 3]) -> [f32; 3] {
    let rgb = [color.0[0], color.0[1], color.0[2]].map(linear);
    let seen = eyes.map(|row| row.iter().zip(rgb).map(|(factor, value)| factor * value).sum::<f32>().clamp(0.0, 1.0));
    let xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
        .map(|row: [f32; 3]| row.iter().zip(seen).map(|(factor, value)| factor * value).sum::<f32>());
    let f = |value: f32| if value > 0.008_856 { value.cbrt() } else { 7.787 * value + 16.0 / 116.0 };
    let [x, y, z] = [f(xyz[0] / 0.9505), f(xyz[1]), f(xyz[2] / 1.089)];
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn distance(one: Color, other: Color, eyes: &[[f32; 3]; 3]) -> f32 {
    let (one, other) = (lab(one, eyes), lab(other, eyes));
    one.iter().zip(other).map(|(one, other)| (one - other) * (one - other)).sum::<f32>().sqrt()
}

#[test]
fn statuses_are_told_apart_without_colour_and_kinds_without_any() {
    let patterns: BTreeSet<String> = Status::ALL.iter().map(|status| format!("{:?}", Dash::of(*status))).collect();
    assert_eq!(patterns.len(), Status::ALL.len(), "every status has a dash of its own");
    let corners: BTreeSet<String> = SHAPES.iter().map(|shape| format!("{:?}", shape.corners())).collect();
    assert_eq!(corners.len(), SHAPES.len(), "every kind has a shape of its own");
    for theme in [Theme::of(ThemeChoice::Light), Theme::of(ThemeChoice::Dark), Theme::grey()] {
        for (name, eyes) in &EYES {
            let mut least = f32::INFINITY;
            for (at, one) in Status::ALL.iter().enumerate() {
                for other in &Status::ALL[at + 1..] {
                    least = least.min(distance(theme.status(*one), theme.status(*other), eyes));
                }
            }
            println!("{:?} as seen by {name}: statuses at least {least:.1} apart", theme.choice);
            // Measured, for those who see colours; in grey the dash alone decides.
            let is_grey = *name == "grey" || *theme == *Theme::grey();
            assert!(is_grey || least >= 5.0, "{name}: {least}");
            for status in Status::ALL {
                let ground = distance(theme.status(status), theme.background, eyes);
                assert!(ground >= 25.0, "{status:?} on its ground as seen by {name}: {ground}");
            }
        }
    }
}

#[test]
fn a_figure_in_greys_has_nothing_but_greys() {
    let subject = super::made_up(20, 3);
    let options = sayso::session::FigureOptions { grey: true, ..super::options(&super::PRESETS[2]) };
    let frame = super::Drawing::of(&subject).frame(&options).expect("a page");
    let is_grey = |color: &Color| color.0[0] == color.0[1] && color.0[1] == color.0[2];
    for mark in frame.leaves() {
        let colors: Vec<Color> = match mark {
            Mark::Line { color, .. } => vec![*color],
            Mark::Polygon { fill, stroke, .. } | Mark::Disc { fill, stroke, .. } => {
                fill.iter().copied().chain(stroke.iter().map(|(_, color)| *color)).collect()
            }
            Mark::Text(label) => std::iter::once(label.color).chain(label.halo).collect(),
            Mark::Group(_) => Vec::new(),
        };
        assert!(colors.iter().all(is_grey), "{mark:?}");
    }
}
