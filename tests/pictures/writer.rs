//! A display list as text: one mark a line, places and sizes to a tenth of a pixel, colours by what they mean.
//!
//! Invariant: the same frame gives the same text on every machine.

use sayso::fonts::Style;
use sayso::model::{Status, Target};
use sayso::scene::{Color, Dash, Frame, Hue, Label, Legend, LegendEntry, Mark, Point, Theme};

/// The most points of a line or polygon that are written down; of longer ones the bounds are.
const MOST_POINTS: usize = 8;

/// The kinds of entity that the themes have a colour for. Those that share one stand behind the first of them.
const KINDS: [&str; 8] = ["person", "organization", "country", "place", "facility", "agreement", "event", "topic"];

/// The shares of a colour that are left where it is mixed with the ground.
const SHARES: [(f32, &str); 5] =
    [(0.52, "dimmed"), (0.34, "dimmed line"), (0.64, "dimmed for text"), (0.22, "22 %"), (0.36, "36 %")];

/// The whole frame.
pub(super) fn whole(frame: &Frame, theme: &Theme) -> String {
    let mut text = page(frame, theme);
    text.push_str(&network(frame, theme));
    text.push_str("over it\n");
    text.push_str(&furniture(frame, theme));
    text
}

/// The page itself, and what is said of it.
pub(super) fn page(frame: &Frame, theme: &Theme) -> String {
    let size = |width: f32, height: f32| format!("{}×{}", number(width), number(height));
    let ground = frame.background.map_or_else(|| "nothing".to_owned(), |color| Colors::of(theme).name(color));
    let clip = frame.clip;
    format!(
        "page {} on {ground}, network in {} from {}\n“{}”: {}\nnames left out: {}\n",
        size(frame.size.width, frame.size.height),
        size(clip.width(), clip.height()),
        place(clip.min),
        frame.title,
        frame.description,
        frame.unlabelled,
    )
}

/// The marks of the network, those of a group under its title.
pub(super) fn network(frame: &Frame, theme: &Theme) -> String {
    let colors = Colors::of(theme);
    let mut text = String::new();
    marks(&frame.marks, &colors, 1, &mut text);
    text
}

/// Title, legend and caption.
pub(super) fn furniture(frame: &Frame, theme: &Theme) -> String {
    let mut text = String::new();
    marks(&frame.furniture, &Colors::of(theme), 1, &mut text);
    if let Some(legend) = &frame.legend {
        rows(legend, &mut text);
    }
    text
}

/// The labels of nodes and where they stand, by name.
pub(super) fn labels(frame: &Frame) -> String {
    let of_label = |label: &Label| {
        let weight = if label.style == Style::SemiBold { " semibold" } else { "" };
        format!("  “{}” {} size {}{weight}\n", label.text, place(label.at), number(label.size))
    };
    let named = frame.labels().filter(|label| matches!(label.owner, Some(Target::Entity(_))));
    let mut labels: Vec<String> = named.map(of_label).collect();
    labels.sort();
    format!("{} names placed, {} left out\n{}", labels.len(), frame.unlabelled, labels.concat())
}

/// Marks, each on a line of its own behind `depth` steps; those of a group a step deeper.
fn marks(list: &[Mark], colors: &Colors, depth: usize, text: &mut String) {
    for mark in list {
        text.push_str(&format!("{:width$}{}\n", "", words(mark, colors), width = 2 * depth));
        if let Mark::Group(group) = mark {
            marks(&group.marks, colors, depth + 1, text);
        }
    }
}

/// One mark in words.
fn words(mark: &Mark, colors: &Colors) -> String {
    let inside = |fill: &Option<Color>, stroke: &Option<(f32, Color)>| {
        let fill = fill.map_or_else(String::new, |color| format!(", filled {}", colors.name(color)));
        let stroke = stroke
            .map_or_else(String::new, |(width, color)| format!(", border {} {}", number(width), colors.name(color)));
        fill + &stroke
    };
    match mark {
        Mark::Line { points, width, color, dash } => {
            format!("line {}, {}, width {}: {}", dash_word(*dash), colors.name(*color), number(*width), way(points))
        }
        Mark::Polygon { points, fill, stroke } => {
            format!("polygon of {}: {}{}", points.len(), way(points), inside(fill, stroke))
        }
        Mark::Disc { center, radius, fill, stroke } => {
            format!("disc {} radius {}{}", place(*center), number(*radius), inside(fill, stroke))
        }
        Mark::Text(label) => label_words(label, colors),
        Mark::Group(group) => format!("{} “{}”", target(group.target), group.title),
    }
}

fn label_words(label: &Label, colors: &Colors) -> String {
    let mut words = format!(
        "text “{}” {} size {}, width {}, {}",
        label.text,
        place(label.at),
        number(label.size),
        number(label.width),
        colors.name(label.color)
    );
    if label.style == Style::SemiBold {
        words.push_str(", semibold");
    }
    if label.style == Style::Italic {
        words.push_str(", italic");
    }
    if label.rtl {
        words.push_str(", right to left");
    }
    if let Some(halo) = label.halo {
        words.push_str(&format!(", halo {}", colors.name(halo)));
    }
    if let Some(owner) = label.owner {
        words.push_str(&format!(", of {}", target(owner)));
    }
    words
}

/// The legend's entries.
fn rows(legend: &Legend, text: &mut String) {
    let bounds = |bounds: sayso::scene::Bounds| format!("{} to {}", place(bounds.min), place(bounds.max));
    text.push_str(&format!("legend {}\n", bounds(legend.bounds)));
    for row in &legend.rows {
        let entry = match &row.entry {
            LegendEntry::EntityKind(kind) => format!("kind {kind}"),
            LegendEntry::Status(status) => status.word().to_lowercase(),
            LegendEntry::Backing(backing) => backing.words().to_owned(),
            LegendEntry::Conflict => "conflict".to_owned(),
            LegendEntry::Opposed => "opposed kinds".to_owned(),
            LegendEntry::OtherKinds => "other kinds".to_owned(),
            LegendEntry::Fold => "fold".to_owned(),
        };
        let on = if row.on { "on" } else { "off" };
        text.push_str(&format!("  {entry}: “{}” {} {on}, {}\n", row.label, row.count, bounds(row.bounds)));
    }
}

/// The word for a dash, and its pattern.
pub(super) fn dash_word(dash: Dash) -> String {
    let word = match dash {
        Dash::Solid => "solid",
        Dash::Dashed => "dashed",
        Dash::Dotted => "dotted",
        Dash::Long => "long-dashed",
    };
    dash.pattern().map_or_else(|| word.to_owned(), |(length, gap)| format!("{word} {length}/{gap}"))
}

fn target(target: Target) -> String {
    match target {
        Target::Entity(entity) => format!("entity {}", entity.0),
        Target::Edge(edge) => format!("edge {}", edge.0),
    }
}

/// Points in a row, or what they lie within where they are many.
fn way(points: &[Point]) -> String {
    if points.len() <= MOST_POINTS {
        return points.iter().map(|point| place(*point)).collect::<Vec<_>>().join(" ");
    }
    let least = |values: fn(&Point) -> f32| points.iter().map(values).fold(f32::INFINITY, f32::min);
    let most = |values: fn(&Point) -> f32| points.iter().map(values).fold(f32::NEG_INFINITY, f32::max);
    let (from, to) = ((least(|point| point.x), least(|point| point.y)), (most(|point| point.x), most(|point| point.y)));
    format!("{} points within {} to {}", points.len(), place(Point::new(from.0, from.1)), place(Point::new(to.0, to.1)))
}

fn place(point: Point) -> String {
    format!("{},{}", number(point.x), number(point.y))
}

/// A number to a tenth, without a tenth that is 0.
pub(super) fn number(value: f32) -> String {
    let tenths = (f64::from(value) * 10.0).round() as i64;
    let (sign, size) = (if tenths < 0 { "-" } else { "" }, tenths.abs());
    if size % 10 == 0 { format!("{sign}{}", size / 10) } else { format!("{sign}{}.{}", size / 10, size % 10) }
}

/// What the colours of a theme mean.
struct Colors(Vec<(Color, String)>);

impl Colors {
    /// The colours of a theme by name, then those of them mixed with its ground.
    fn of(theme: &Theme) -> Self {
        let plain = [
            (theme.background, "ground"),
            (theme.ink, "ink"),
            (theme.weak, "weak"),
            (theme.hairline, "hairline"),
            (theme.without_evidence, "without evidence"),
            (theme.selection, "selection"),
            (theme.conflict, "conflict"),
        ];
        let mut names: Vec<(Color, String)> = plain.map(|(color, name)| (color, name.to_owned())).to_vec();
        names.extend(Status::ALL.map(|status| (theme.status(status), status.word().to_lowercase())));
        let others = (0..4).map(|turn| (Hue::Other(turn), format!("other kind {turn}")));
        for (hue, name) in KINDS.map(|kind| (Hue::Kind(kind), kind.to_owned())).into_iter().chain(others) {
            let fill = theme.hue(hue);
            names.push((theme.outline_of(fill), format!("outline of {name}")));
            names.push((fill, name));
        }
        let mixed = names.iter().flat_map(|(color, name)| {
            SHARES.map(|(share, word)| (color.mixed(theme.background, share), format!("{name} {word}")))
        });
        let mixed: Vec<(Color, String)> = mixed.collect();
        names.extend(mixed);
        Self(names)
    }

    /// What a colour means, or its digits where it means nothing.
    fn name(&self, color: Color) -> String {
        let [red, green, blue, alpha] = color.0;
        let opaque = Color::rgb(red, green, blue);
        let named = self.0.iter().find(|(known, _)| *known == opaque).map(|(_, name)| name.clone());
        let name = named.unwrap_or_else(|| format!("#{red:02x}{green:02x}{blue:02x}"));
        if alpha == 255 { name } else { format!("{name} at {} %", number(f32::from(alpha) / 2.55)) }
    }
}
