//! Measures in words: their names, what each means in one sentence, and their values.

use crate::model::{Dossier, EntityIndex, Measure, MeasureRange};

/// What a measure is called.
#[must_use]
pub fn name(measure: Measure) -> &'static str {
    match measure {
        Measure::Degree => "Degree",
        Measure::Betweenness => "Betweenness",
        Measure::PageRank => "PageRank",
        Measure::Core => "Core",
        Measure::Articulation => "Articulation",
        Measure::Component => "Component",
        Measure::Community => "Community",
        Measure::Agreement => "Community, agreement",
    }
}

/// What a measure means, in one sentence.
#[must_use]
pub fn explanation(measure: Measure) -> &'static str {
    match measure {
        Measure::Degree => "With how many others it shares an edge.",
        Measure::Betweenness => {
            "What share of the shortest ways between two others leads through it: 0 is none, 1 is all."
        }
        Measure::PageRank => {
            "How often one comes by it when following edges at random: most where well-connected ones are tied to it. All \
             values add up to 1."
        }
        Measure::Core => {
            "The largest k so that it belongs to a part in which each has edges to at least k others of the part."
        }
        Measure::Articulation => "Into how many parts more the network around it would fall without it; 0 for most.",
        Measure::Component => "Which connected part of the network it belongs to: no edge leads from one to another.",
        Measure::Community => {
            "Which group it belongs to: many edges inside, few to the rest (modularity, by the Leiden method)."
        }
        Measure::Agreement => {
            "In what share of the runs, each from another seed, it was with most of its community: below 100 % there is \
             doubt where it belongs."
        }
    }
}

/// A value in words: whole numbers whole, shares with three digits that count, agreement in per cent.
#[must_use]
pub fn number(measure: Measure, value: f64) -> String {
    match measure {
        Measure::Betweenness | Measure::PageRank => share(value),
        Measure::Agreement => format!("{:.0} %", value * 100.0),
        _ => format!("{value:.0}"),
    }
}

/// A stretch of values in words: "0.0341 – 0.120", "3", or the name of a group.
#[must_use]
pub fn range_words(measure: Measure, range: &MeasureRange) -> String {
    if let Some(name) = &range.name {
        return name.clone();
    }
    let (first, last) = range.ends();
    let (first, last) = (number(measure, first), number(measure, last));
    if first == last { first } else { format!("{first} – {last}") }
}

/// A share with three digits that count: "0.0341"; the smallest by their power of ten.
fn share(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    if value < 1e-5 {
        return format!("{value:.1e}");
    }
    let digits = (2 - value.log10().floor() as i32).clamp(0, 7) as usize;
    format!("{value:.digits$}")
}

/// The name of a group of `size` entities: its best connected, and how many more there are.
pub(super) fn group_name(dossier: &Dossier, named: &[EntityIndex], size: usize) -> String {
    let names: Vec<&str> =
        named.iter().filter_map(|entity| dossier.entity(*entity)).map(|entity| entity.name.as_str()).collect();
    let more = size.saturating_sub(names.len());
    if more == 0 { names.join(", ") } else { format!("{} and {more} more", names.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_is_explained_in_a_sentence_and_named_apart() {
        let names: std::collections::BTreeSet<&str> = Measure::ALL.into_iter().map(name).collect();
        assert_eq!(names.len(), Measure::ALL.len());
        assert!(Measure::ALL.into_iter().all(|measure| explanation(measure).ends_with('.')));
    }

    #[test]
    fn values_show_the_digits_that_count() {
        let of = |value| number(Measure::Betweenness, value);
        let told = [0.0, 1.0, 0.5, 0.034_142, 0.000_123_4, 0.000_001].map(of);
        assert_eq!(told, ["0", "1.00", "0.500", "0.0341", "0.000123", "1.0e-6"]);
        assert_eq!((number(Measure::Core, 3.0), number(Measure::Agreement, 0.85)), ("3".into(), "85 %".into()));
    }
}
