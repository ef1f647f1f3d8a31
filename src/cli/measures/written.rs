//! Measures as they are printed: a summary for people, CSV and JSON for programs.
//!
//! Invariant: CSV and JSON have every value as it was computed; the summary rounds.

use super::Measured;
use crate::analysis::measures::{about, explanation, name, number};
use crate::analysis::words::{counted, plural};
use crate::formats::csv::field;
use crate::formats::source::show::visible;
use crate::model::{EntityIndex, Measure, MeasureScope};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many entities, groups and bridges the summary lists of each.
const LISTED: usize = 10;

/// A network for a program to read.
#[derive(Serialize)]
struct NetworkJson<'a> {
    entities: Vec<EntityJson<'a>>,
    /// The communities, numbered from 1, the largest first.
    communities: Vec<GroupJson>,
    /// How much more of the edges is inside of communities than chance would give.
    modularity: f64,
    /// How many seeded runs the communities are the best of.
    runs: u32,
    /// From how many starts betweenness is estimated; null where it is exact.
    betweenness_sample: Option<u32>,
    /// The edges that alone connect two parts.
    bridges: Vec<BridgeJson<'a>>,
    /// How many entities every component has, the largest first.
    components: &'a [u32],
}

/// An entity with all its values.
#[derive(Serialize)]
struct EntityJson<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(flatten)]
    values: BTreeMap<&'static str, f64>,
}

/// A community.
#[derive(Serialize)]
struct GroupJson {
    name: String,
    size: u32,
}

/// A bridge by the ids of its ends, with how many entities are on the side of each.
#[derive(Serialize)]
struct BridgeJson<'a> {
    from: &'a str,
    to: &'a str,
    sides: (u32, u32),
}

impl Measured {
    /// The values in the order of the measures.
    fn values(&self, entity: EntityIndex) -> impl Iterator<Item = (Measure, f64)> + '_ {
        let value = move |measure| Some((measure, self.table.value(measure, entity)?));
        Measure::ALL.into_iter().filter_map(value)
    }

    /// A line for every entity: id, name, and a column for every measure.
    pub(super) fn csv(&self) -> String {
        let heads = Measure::ALL.map(Measure::key);
        let mut text = format!("id,name,{}\r\n", heads.join(","));
        for (place, entity) in self.dossier.entities.iter().enumerate() {
            let values: Vec<String> =
                self.values(EntityIndex::new(place)).map(|(_, value)| value.to_string()).collect();
            text.push_str(&format!("{},{},{}\r\n", field(&entity.id), field(&entity.name), values.join(",")));
        }
        text
    }

    /// Everything, as JSON.
    pub(super) fn json(&self) -> Result<String, serde_json::Error> {
        let entities = self.dossier.entities.iter().enumerate().map(|(place, entity)| EntityJson {
            id: &entity.id,
            name: &entity.name,
            values: self.values(EntityIndex::new(place)).map(|(measure, value)| (measure.key(), value)).collect(),
        });
        let sizes = self.table.group_sizes(Measure::Community);
        let group = |(at, size): (usize, &u32)| GroupJson {
            name: self.table.group_name(&self.dossier, Measure::Community, at + 1),
            size: *size,
        };
        let found = self.table.communities();
        let network = NetworkJson {
            entities: entities.collect(),
            communities: sizes.iter().enumerate().map(group).collect(),
            modularity: found.map_or(0.0, |found| found.modularity),
            runs: found.map_or(0, |found| found.runs),
            betweenness_sample: self.table.betweenness().and_then(|betweenness| betweenness.sample),
            bridges: self
                .bridges()
                .map(|(from, to, sides)| BridgeJson { from: self.id(from), to: self.id(to), sides })
                .collect(),
            components: self.table.group_sizes(Measure::Component),
        };
        serde_json::to_string_pretty(&network).map(|text| text + "\n")
    }

    /// The bridges by the entities at their ends.
    fn bridges(&self) -> impl Iterator<Item = (EntityIndex, EntityIndex, (u32, u32))> + '_ {
        let ties = self.table.ties();
        self.table.bridges().into_iter().map(|(_, bridge)| {
            let (one, other) = ties.ends()[bridge.tie as usize];
            (ties.entities()[one as usize], ties.entities()[other as usize], bridge.sides)
        })
    }

    fn id(&self, entity: EntityIndex) -> &str {
        self.dossier.entity(entity).map_or("", |entity| &entity.id)
    }

    /// The most of each measure, the communities and the bridges, in words.
    pub(super) fn summary(&self) -> String {
        let ties = self.table.ties();
        let mut text = format!(
            "{} and {} between them; an edge counts once, whatever its claims say\n",
            plural(ties.len(), "entity", "entities"),
            counted(ties.ends().len(), "edge")
        );
        for measure in Measure::ALL {
            match measure {
                Measure::Component | Measure::Community => self.tell_groups(&mut text, measure),
                Measure::Agreement => self.tell_doubts(&mut text),
                _ => self.tell_most(&mut text, measure),
            }
        }
        self.tell_bridges(&mut text);
        text
    }

    fn heading(&self, text: &mut String, measure: Measure) {
        let about = about(&self.table, measure, MeasureScope::Whole);
        text.push_str(&format!("\n{}. {} {about}.\n", name(measure), explanation(measure)));
    }

    /// The entities with the greatest values.
    fn tell_most(&self, text: &mut String, measure: Measure) {
        self.heading(text, measure);
        let mut values = self.table.values(measure);
        values.retain(|(_, value)| *value > 0.0);
        values.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        for (entity, value) in values.iter().take(LISTED) {
            Self::line(text, &number(measure, *value), self.dossier.entity_name(*entity));
        }
        Self::tell_more(text, values.len());
    }

    /// The groups with their sizes.
    fn tell_groups(&self, text: &mut String, measure: Measure) {
        self.heading(text, measure);
        let sizes = self.table.group_sizes(measure);
        for (at, size) in sizes.iter().enumerate().take(LISTED) {
            Self::line(text, &size.to_string(), &self.table.group_name(&self.dossier, measure, at + 1));
        }
        Self::tell_more(text, sizes.len());
    }

    /// The entities that the runs agree on least.
    fn tell_doubts(&self, text: &mut String) {
        self.heading(text, Measure::Agreement);
        let mut values = self.table.values(Measure::Agreement);
        values.retain(|(_, value)| *value < 1.0);
        values.sort_by(|one, other| one.1.total_cmp(&other.1).then(one.0.cmp(&other.0)));
        for (entity, value) in values.iter().take(LISTED) {
            Self::line(text, &number(Measure::Agreement, *value), self.dossier.entity_name(*entity));
        }
        if values.is_empty() {
            text.push_str("       No entity is in doubt\n");
        }
        Self::tell_more(text, values.len());
    }

    fn tell_bridges(&self, text: &mut String) {
        text.push_str("\nBridges. Edges that alone connect two parts, with the number of entities on either side.\n");
        let bridges: Vec<_> = self.bridges().collect();
        for (from, to, sides) in bridges.iter().take(LISTED) {
            let names = format!("{} – {}", self.dossier.entity_name(*from), self.dossier.entity_name(*to));
            Self::line(text, &format!("{} | {}", sides.0, sides.1), &names);
        }
        Self::tell_more(text, bridges.len());
    }

    fn line(text: &mut String, value: &str, name: &str) {
        text.push_str(&format!("{value:>10}  {}\n", visible(name)));
    }

    fn tell_more(text: &mut String, count: usize) {
        if count > LISTED {
            text.push_str(&format!("            and {} more\n", count - LISTED));
        }
    }
}
