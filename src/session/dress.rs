//! How measures, or a comparison of two versions, mark the picture: sizes, colours and hulls, as plain values that the scene reads.
//!
//! Invariant: an entity whose measure is not known, or that was not measured, looks as usual.
//! Invariant: sizes stay within those of the usual marks, so that what the layout left free stays free.

use super::same::Same;
use super::sizes::{LARGEST_RADIUS, SMALLEST_RADIUS};
use crate::analysis::measures::{MeasureTable, Part, name, number, title};
use crate::model::{EdgeIndex, EntityIndex, Measure, MeasureLook, OpenDossier};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many steps a scale of colours has.
pub const STEPS: u8 = 6;
/// How many groups have a colour of their own; the smaller ones share one.
const COLORED: usize = 8;
/// How many members a group has at least that a hull is drawn around, and how many hulls there are at most.
const HULLS: (u32, usize) = (3, 12);

/// How sure a community is that needs no word of doubt.
const SURE: &str = "100 %";

/// The colour of a mark, by the theme's name for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// A step of the scale from little to much, from 0.
    Step(u8),
    /// One of the larger groups, from 0.
    Group(u8),
    /// One of the smaller groups.
    SmallGroup,
}

/// A colour with what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupMark {
    /// The colour.
    pub paint: Paint,
    /// What it stands for: the name of a group, or values from and to.
    pub words: String,
    /// How many entities have it.
    pub count: u32,
}

/// How measures or a comparison mark the picture. The default marks nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dress {
    /// The radius of every entity's mark, in world units; empty: as usual.
    pub radii: Vec<Option<f32>>,
    /// The colour of every entity's mark; empty: by its kind.
    pub paints: Vec<Option<Paint>>,
    /// The colour of a halo around the lines of edges.
    pub edges: BTreeMap<EdgeIndex, Paint>,
    /// What the size stands for, in words; `None`: as usual.
    pub size: Option<String>,
    /// What the colours stand for, in words; `None`: the kinds.
    pub color: Option<String>,
    /// The colours that occur, with what each stands for.
    pub colors: Vec<GroupMark>,
    /// The members of the groups that hulls are drawn around, with their colour.
    pub hulls: Vec<(Paint, Vec<EntityIndex>)>,
}

/// A dress with what it was made from.
#[derive(Debug, Default)]
pub(in crate::session) struct KeptDress {
    of: Option<(MeasureLook, Option<Same<MeasureTable>>)>,
    pub(in crate::session) value: Arc<Dress>,
}

impl KeptDress {
    /// Makes the dress anew where the look or what is known has changed. While a measure that the look asks for is being
    /// computed, the one before stays.
    pub(in crate::session) fn follow(
        &mut self,
        look: MeasureLook,
        table: Option<&Arc<MeasureTable>>,
        open: &OpenDossier,
    ) {
        let of = Some((look, table.map(Same::of)));
        if self.of != of {
            let is_same_look = self.of.as_ref().is_some_and(|(before, _)| *before == look);
            let is_known = |measure| table.is_some_and(|table| table.knows(Part::of(measure)));
            self.of = of;
            if is_same_look && !look.needed().all(is_known) {
                return;
            }
            let dress = table.map_or_else(Dress::default, |table| Dress::of(look, table, open));
            if *self.value != dress {
                self.value = Arc::new(dress);
            }
        }
    }
}

impl Dress {
    /// The dress by a look, as far as its measures are known.
    #[must_use]
    pub fn of(look: MeasureLook, table: &MeasureTable, open: &OpenDossier) -> Self {
        let mut dress = Self::default();
        let entities = open.dossier.entities.len();
        if let Some(measure) = look.size {
            dress.set_sizes(table, measure, entities);
        }
        if let Some(measure) = look.color {
            if measure.is_group() {
                dress.set_groups(table, measure, open);
            } else {
                dress.set_scale(table, measure, entities);
            }
            if !dress.colors.is_empty() {
                dress.color = Some(title(table, measure, look.scope));
            }
        }
        if look.hulls {
            dress.set_hulls(table);
            if dress.colors.is_empty() && !dress.hulls.is_empty() {
                // The hulls alone are told apart too.
                let mut other = Self::default();
                other.set_groups(table, Measure::Community, open);
                dress.colors = other.colors;
                dress.color = Some(format!("Hulls: {}", title(table, Measure::Community, look.scope).to_lowercase()));
            }
        }
        dress
    }

    /// The area of a mark grows with the value.
    fn set_sizes(&mut self, table: &MeasureTable, measure: Measure, entities: usize) {
        let values = table.values(measure);
        let Some((least, most)) = range(&values) else { return };
        self.radii = vec![None; entities];
        let areas = (SMALLEST_RADIUS * SMALLEST_RADIUS, LARGEST_RADIUS * LARGEST_RADIUS);
        for (entity, value) in values {
            let part = part(value, least, most) as f32;
            self.radii[entity.at()] = Some((areas.0 + (areas.1 - areas.0) * part).sqrt());
        }
        self.size = Some(name(measure).to_owned());
    }

    /// The steps of the scale grow: most values are small, and would all have one colour.
    fn set_scale(&mut self, table: &MeasureTable, measure: Measure, entities: usize) {
        let values = table.values(measure);
        let Some((least, most)) = range(&values) else { return };
        self.paints = vec![None; entities];
        let mut steps: Vec<Option<(f64, f64, u32)>> = vec![None; STEPS as usize];
        for (entity, value) in values {
            let step = (part(value, least, most).sqrt() * f64::from(STEPS)).floor().min(f64::from(STEPS - 1)) as u8;
            self.paints[entity.at()] = Some(Paint::Step(step));
            let (from, to, count) = steps[step as usize].unwrap_or((value, value, 0));
            steps[step as usize] = Some((from.min(value), to.max(value), count + 1));
        }
        for (step, range) in steps.into_iter().enumerate() {
            let Some((from, to, count)) = range else { continue };
            let (first, last) = (number(measure, from), number(measure, to));
            let words = if first == last { first } else { format!("{first} – {last}") };
            self.colors.push(GroupMark { paint: Paint::Step(step as u8), words, count });
        }
    }

    /// The larger groups have a colour each.
    fn set_groups(&mut self, table: &MeasureTable, measure: Measure, open: &OpenDossier) {
        let sizes = table.group_sizes(measure);
        if sizes.is_empty() {
            return;
        }
        self.paints = vec![None; open.dossier.entities.len()];
        for (entity, group) in table.values(measure) {
            self.paints[entity.at()] = Some(paint_of(sizes, group as usize - 1));
        }
        let colored = sizes.iter().take(COLORED).filter(|size| **size > 1).count();
        for (group, size) in sizes.iter().enumerate().take(colored) {
            let mut words = table.group_name(&open.dossier, measure, group + 1);
            if let Some(sure) = table.agreement(group + 1).filter(|_| measure == Measure::Community) {
                let sure = number(Measure::Agreement, sure);
                if sure != SURE {
                    words.push_str(&format!(", {sure} sure"));
                }
            }
            self.colors.push(GroupMark { paint: Paint::Group(group as u8), words, count: *size });
        }
        let rest = &sizes[colored..];
        if !rest.is_empty() {
            let words =
                if rest.len() == 1 { "1 smaller group".to_owned() } else { format!("{} smaller groups", rest.len()) };
            self.colors.push(GroupMark { paint: Paint::SmallGroup, words, count: rest.iter().sum() });
        }
    }

    /// Hulls around the larger communities.
    fn set_hulls(&mut self, table: &MeasureTable) {
        let sizes = table.group_sizes(Measure::Community);
        let mut members: Vec<Vec<EntityIndex>> = vec![Vec::new(); sizes.len().min(HULLS.1)];
        for (entity, group) in table.values(Measure::Community) {
            if let Some(members) = members.get_mut(group as usize - 1) {
                members.push(entity);
            }
        }
        let large = members.into_iter().enumerate().filter(|(group, _)| sizes[*group] >= HULLS.0);
        self.hulls = large.map(|(group, members)| (paint_of(sizes, group), members)).collect();
    }
}

/// The colour of a group, numbered from 0: groups of one have none of their own.
fn paint_of(sizes: &[u32], group: usize) -> Paint {
    if group < COLORED && sizes[group] > 1 { Paint::Group(group as u8) } else { Paint::SmallGroup }
}

/// The least and the greatest value; `None` where there is none.
fn range(values: &[(EntityIndex, f64)]) -> Option<(f64, f64)> {
    let all = || values.iter().map(|(_, value)| *value);
    (!values.is_empty()).then(|| (all().fold(f64::MAX, f64::min), all().fold(f64::MIN, f64::max)))
}

/// Where a value is between the least and the greatest, from 0 to 1.
fn part(value: f64, least: f64, most: f64) -> f64 {
    if most > least { (value - least) / (most - least) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::measures::{Asked, Ties, Work, find};
    use crate::model::Status;
    use crate::model::fixture::dossier;

    /// Two triangles with a bridge, and one by itself.
    fn case() -> (OpenDossier, MeasureTable) {
        let entities = ["a", "b", "c", "d", "e", "f", "g"].map(|id| (id, "p"));
        let ties = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "d")];
        let claims = ties.map(|(from, to)| (from, "k", to, Status::Asserted));
        let open = dossier(&entities, &claims, &[]);
        let ties = Arc::new(Ties::of(&open.network, None));
        let table = MeasureTable::of(Arc::clone(&ties), 7);
        let found = |part| find(part, &ties, Asked::default(), &Work::by(1)).expect("a result");
        let table = Part::ALL.into_iter().fold(table, |table, part| table.with(found(part)));
        (open, table)
    }

    #[test]
    fn the_most_connected_are_as_large_as_marks_get_and_those_without_edges_as_small() {
        let (open, table) = case();
        let dress = Dress::of(MeasureLook { size: Some(Measure::Degree), ..MeasureLook::default() }, &table, &open);
        assert_eq!((dress.radii[2], dress.radii[6]), (Some(LARGEST_RADIUS), Some(SMALLEST_RADIUS)));
        assert!(dress.radii[0] < dress.radii[2] && dress.radii[0] > dress.radii[6]);
        assert_eq!((dress.size.as_deref(), dress.color, dress.paints.len()), (Some("Degree"), None, 0));
    }

    #[test]
    fn a_scale_tells_which_values_have_which_colour() {
        let (open, table) = case();
        let dress = Dress::of(MeasureLook { color: Some(Measure::Core), ..MeasureLook::default() }, &table, &open);
        assert_eq!((dress.paints[0], dress.paints[6]), (Some(Paint::Step(STEPS - 1)), Some(Paint::Step(0))));
        let told: Vec<(&str, u32)> = dress.colors.iter().map(|mark| (mark.words.as_str(), mark.count)).collect();
        assert_eq!(told, [("0", 1), ("2", 6)]);
        assert_eq!(dress.color.as_deref(), Some("Core"));
    }

    #[test]
    fn communities_have_colours_and_hulls_and_one_by_itself_has_neither() {
        let (open, table) = case();
        let look = MeasureLook { color: Some(Measure::Community), hulls: true, ..MeasureLook::default() };
        let dress = Dress::of(look, &table, &open);
        assert_eq!((dress.paints[0], dress.paints[5]), (Some(Paint::Group(0)), Some(Paint::Group(1))));
        assert_eq!(dress.paints[6], Some(Paint::SmallGroup));
        assert_eq!(
            dress.colors.iter().map(|mark| mark.words.as_str()).collect::<Vec<_>>(),
            ["c, a, b", "d, e, f", "1 smaller group"]
        );
        assert_eq!(dress.hulls.len(), 2);
        assert_eq!(dress.hulls[1], (Paint::Group(1), vec![EntityIndex(3), EntityIndex(4), EntityIndex(5)]));
    }

    #[test]
    fn what_is_not_known_yet_marks_nobody() {
        let (open, table) = case();
        let table = table.without(Part::Communities);
        let look = MeasureLook { color: Some(Measure::Community), hulls: true, ..MeasureLook::default() };
        assert_eq!(Dress::of(look, &table, &open), Dress::default());
    }
}
