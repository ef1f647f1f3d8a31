//! The options of a layout on the command line, the same for every command that lays out.

use crate::layout::{ASPECT_RANGE, DEFAULT_BALANCE, PAGE_ASPECT, PageShape, SPACING_RANGE};
use crate::session::Only;
use crate::session::layout_request::LayoutOptions;
use clap::ValueEnum;
use std::num::IntErrorKind;

/// The options of a layout.
#[derive(Clone, Copy, Debug, clap::Args)]
#[command(next_help_heading = "Layout")]
pub struct LayoutArguments {
    /// The seed of the layout's random numbers: another seed, another picture.
    #[arg(long, value_name = "N", default_value_t = 1, allow_negative_numbers = true, value_parser = seed)]
    pub seed: u64,

    /// What the layout is true to, from 0, distances, to 1, groups apart.
    #[arg(long, value_name = "B", default_value_t = DEFAULT_BALANCE, allow_negative_numbers = true, value_parser = balance)]
    pub balance: f32,

    /// How much room the layout takes, from 0.25 to 4; 1 is usual.
    #[arg(long, value_name = "S", default_value_t = 1.0, allow_negative_numbers = true, value_parser = spacing)]
    pub spacing: f32,

    /// Width over height of the page that the layout suits, from 0.4, tall, to 2.5, wide.
    #[arg(long, value_name = "A", default_value_t = PAGE_ASPECT, allow_negative_numbers = true, value_parser = aspect)]
    pub aspect: f32,

    /// The shape of the page that the layout suits, in place of --aspect: the window chooses one of them by itself.
    #[arg(long, value_enum, value_name = "SHAPE", conflicts_with = "aspect")]
    pub shape: Option<ShapeName>,

    /// How many threads may work; 0 is one for each core. The picture does not depend on it.
    #[arg(long, value_name = "N", default_value_t = 0, allow_negative_numbers = true, value_parser = threads)]
    pub threads: usize,
}

impl Default for LayoutArguments {
    fn default() -> Self {
        let (seed, balance, spacing, aspect) = (1, DEFAULT_BALANCE, 1.0, PAGE_ASPECT);
        Self { seed, balance, spacing, aspect, shape: None, threads: 0 }
    }
}

/// How much of a network, by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ShownName {
    /// All of it.
    #[default]
    All,
    /// The part that the window opens a large dossier on.
    First,
}

impl ShownName {
    /// What the session is to show.
    pub(super) fn only(self) -> Only {
        match self {
            Self::All => Only::Everything,
            Self::First => Only::First,
        }
    }
}

/// A shape of page, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ShapeName {
    /// 2.2 : 1.
    Wide,
    /// 1.5 : 1, the usual one.
    Landscape,
    /// 1 : 1.
    Square,
    /// 0.65 : 1.
    Tall,
}

impl ShapeName {
    fn aspect(self) -> f32 {
        let shape = match self {
            Self::Wide => PageShape::Wide,
            Self::Landscape => PageShape::Landscape,
            Self::Square => PageShape::Square,
            Self::Tall => PageShape::Tall,
        };
        shape.aspect()
    }
}

impl LayoutArguments {
    /// The options, as a session takes them.
    pub fn options(&self) -> LayoutOptions {
        let aspect = self.shape.map_or(self.aspect, ShapeName::aspect);
        LayoutOptions { seed: self.seed, balance: self.balance, spacing: self.spacing, aspect }
    }
}

/// A seed; the error is a sentence.
pub(super) fn seed(text: &str) -> Result<u64, String> {
    text.parse::<u64>().map_err(|error| match error.kind() {
        IntErrorKind::PosOverflow => format!("a seed is at most {}", u64::MAX),
        _ => "a seed is a whole number from 0".to_owned(),
    })
}

fn threads(text: &str) -> Result<usize, String> {
    text.parse::<usize>().ok().ok_or_else(|| "it must be a whole number from 0".to_owned())
}

fn balance(text: &str) -> Result<f32, String> {
    number(text, (0.0, 1.0))
}

fn spacing(text: &str) -> Result<f32, String> {
    number(text, SPACING_RANGE)
}

fn aspect(text: &str) -> Result<f32, String> {
    number(text, ASPECT_RANGE)
}

/// A number within a range; the error is the end of a sentence.
fn number(text: &str, (least, most): (f32, f32)) -> Result<f32, String> {
    let number = text.parse::<f32>().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| format!("it must be a number from {least} to {most}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_that_is_no_whole_number_from_0_is_refused_with_that() {
        assert_eq!((seed("0"), seed("18446744073709551615")), (Ok(0), Ok(u64::MAX)));
        for text in ["-1", "1.5", "", "one"] {
            assert_eq!(seed(text), Err("a seed is a whole number from 0".to_owned()), "{text}");
        }
        assert_eq!(seed("18446744073709551616"), Err("a seed is at most 18446744073709551615".to_owned()));
    }

    #[test]
    fn a_shape_of_page_stands_for_its_aspect() {
        let asked = LayoutArguments { seed: 1, balance: 0.5, spacing: 1.0, aspect: 2.0, shape: None, threads: 1 };
        assert_eq!(asked.options().aspect, 2.0);
        let shaped = |shape| LayoutArguments { shape: Some(shape), ..asked }.options().aspect;
        assert_eq!(shaped(ShapeName::Landscape), PAGE_ASPECT);
        assert_eq!(shaped(ShapeName::Wide), PageShape::Wide.aspect());
        assert_eq!(shaped(ShapeName::Tall), PageShape::Tall.aspect());
    }

    #[test]
    fn numbers_outside_their_range_are_refused_with_the_range() {
        assert_eq!(balance("0.25"), Ok(0.25));
        assert_eq!((balance("0"), balance("1"), spacing("4")), (Ok(0.0), Ok(1.0), Ok(4.0)));
        for text in ["-0.1", "1.5", "NaN", "inf", "", "much"] {
            assert_eq!(balance(text), Err("it must be a number from 0 to 1".to_owned()), "{text}");
        }
        assert_eq!(aspect("3"), Err("it must be a number from 0.4 to 2.5".to_owned()));
        assert_eq!(spacing("0"), Err("it must be a number from 0.25 to 4".to_owned()));
    }
}
