//! What a filter switches off, in words, each part with the change that switches it on again.

use super::change::part_names;
use super::parts::parts_of;
use crate::analysis::measures::{name, range_words};
use crate::model::{
    Backing, DateRange, EndsNamed, EntityIndex, Field, FieldOwner, Filter, FilterChange, FilterGroup, Judged, Measure,
    MeasureRange, OpenDossier,
};
use std::collections::BTreeSet;

/// How many of a group that are switched off are named; of more, the number is given, or those that are left.
const NAMED: usize = 3;

/// Something that is switched off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwitchedOff {
    /// What, in a few words: "kind country", "denied claims".
    pub words: String,
    /// The change that switches it on again.
    pub back: FilterChange,
}

/// What a filter switches off, in a few words each: for the status bar and the caption of a figure.
#[must_use]
pub fn switched_off(open: &OpenDossier, filter: &Filter) -> Vec<String> {
    switched_off_parts(open, filter).into_iter().map(|part| part.words).collect()
}

/// What a filter switches off, part by part.
#[must_use]
pub fn switched_off_parts(open: &OpenDossier, filter: &Filter) -> Vec<SwitchedOff> {
    let mut off = Off { open, parts: Vec::new() };
    off.entities(filter);
    off.claims(filter);
    off.quotes(filter);
    let dates = |dates: DateRange| format!("claims undated or outside {} to {}", dates.first, dates.last);
    off.one(filter.dates.map(dates), FilterChange::Dates(None));
    off.fields(filter);
    off.parts
}

/// The parts that are told, as far as they are.
struct Off<'a> {
    open: &'a OpenDossier,
    parts: Vec<SwitchedOff>,
}

impl Off<'_> {
    fn one(&mut self, words: Option<String>, back: FilterChange) {
        self.parts.extend(words.map(|words| SwitchedOff { words, back }));
    }

    /// One of these switches.
    fn switch(&mut self, is_on: bool, words: &str, back: FilterChange) {
        self.one(is_on.then(|| words.to_owned()), back);
    }

    /// Each of a group by its name. Of many the number is given, or, where few of all are left, what is left.
    fn group(&mut self, many: &str, group: FilterGroup, named: Vec<SwitchedOff>, left: Option<Vec<String>>) {
        if named.len() <= NAMED {
            return self.parts.extend(named);
        }
        let words = match left.filter(|left| left.len() <= NAMED) {
            Some(left) if left.is_empty() => format!("all {many}"),
            Some(left) => format!("all {many} but {}", left.join(", ")),
            None => format!("{} {many}", named.len()),
        };
        self.parts.push(SwitchedOff { words, back: FilterChange::All(group, true) });
    }

    fn entities(&mut self, filter: &Filter) {
        let entities = &self.open.dossier.entities;
        let named = filter
            .entity_kinds
            .iter()
            .map(|kind| SwitchedOff { words: format!("kind {kind}"), back: FilterChange::EntityKind(kind.clone()) });
        let left = (filter.entity_kinds.len() > NAMED)
            .then(|| left_of(entities.iter().map(|entity| &entity.kind), &filter.entity_kinds));
        self.group("kinds of entity", FilterGroup::EntityKinds, named.collect(), left);
        let named = filter.degrees.iter().map(|amount| SwitchedOff {
            words: format!("entities with {}", amount.words("neighbour", "neighbours")),
            back: FilterChange::Degree(*amount),
        });
        self.group("numbers of neighbours", FilterGroup::Degrees, named.collect(), None);
        for (measure, range) in &filter.measures {
            self.one(Some(outside_words(*measure, range)), FilterChange::Measure(*measure, None));
        }
        if filter.components.is_empty() {
            return;
        }
        let name = |id: &String| entities.iter().find(|entity| entity.id == *id).map(|entity| entity.name.as_str());
        let named = filter.components.iter().filter_map(|id| {
            let words = format!("the part around {}", name(id)?);
            Some(SwitchedOff { words, back: FilterChange::Component(id.clone()) })
        });
        let named: Vec<SwitchedOff> = named.collect();
        let left = (named.len() > NAMED).then(|| self.parts_left(filter));
        self.group("parts of the network", FilterGroup::Components, named, left);
    }

    /// The names of the parts of the network that are on; some more than are told where there are many.
    fn parts_left(&self, filter: &Filter) -> Vec<String> {
        let entities = &self.open.dossier.entities;
        let parts = parts_of(&self.open.network, entities.len());
        let named = entities.iter().zip(&parts).filter(|(entity, _)| filter.components.contains(&entity.id));
        let off: BTreeSet<u32> = named.map(|(_, part)| *part).collect();
        let left = part_names(self.open).into_iter().filter(|(part, _)| !off.contains(part));
        left.take(NAMED + 1).map(|(_, entity)| format!("that around {}", entities[entity].name)).collect()
    }

    fn claims(&mut self, filter: &Filter) {
        let dossier = &self.open.dossier;
        for status in &filter.statuses {
            let words = format!("{} claims", status.word().to_lowercase());
            self.one(Some(words), FilterChange::Status(*status));
        }
        let named = filter
            .relation_kinds
            .iter()
            .map(|kind| SwitchedOff { words: format!("“{kind}”"), back: FilterChange::RelationKind(kind.clone()) });
        let left = (filter.relation_kinds.len() > NAMED)
            .then(|| left_of(dossier.relations.iter().map(|claim| &claim.kind), &filter.relation_kinds))
            .map(|left| left.iter().map(|kind| format!("“{kind}”")).collect());
        self.group("kinds of relation", FilterGroup::RelationKinds, named.collect(), left);
        self.switch(filter.only_own_words, "claims in somebody’s words", FilterChange::OnlyOwnWords);
        self.speakers(filter);
        self.switch(filter.without_speaker, "the documents’ own claims", FilterChange::Speaker(None));
        let documents = dossier.documents.iter().filter(|document| filter.documents.contains(&document.id));
        let named = documents.map(|document| SwitchedOff {
            words: format!("document “{}”", document.title),
            back: FilterChange::Document(document.id.clone()),
        });
        let on = dossier.documents.iter().filter(|document| !filter.documents.contains(&document.id));
        let left = on.take(NAMED + 1).map(|document| format!("“{}”", document.title)).collect();
        self.group("documents", FilterGroup::Documents, named.collect(), Some(left));
        for backing in &filter.backings {
            self.one(Some(backing_words(*backing).to_owned()), FilterChange::Backing(*backing));
        }
        for (amounts, group, words) in [
            (&filter.edge_quotes, FilterGroup::EdgeQuotes, ("quote", "quotes", "numbers of quotes")),
            (&filter.edge_documents, FilterGroup::EdgeDocuments, ("document", "documents", "numbers of documents")),
        ] {
            let named = amounts.iter().map(|amount| SwitchedOff {
                words: format!("edges with {}", amount.words(words.0, words.1)),
                back: match group {
                    FilterGroup::EdgeQuotes => FilterChange::EdgeQuotes(*amount),
                    _ => FilterChange::EdgeDocuments(*amount),
                },
            });
            self.group(words.2, group, named.collect(), None);
        }
    }

    fn speakers(&mut self, filter: &Filter) {
        let dossier = &self.open.dossier;
        let speakers = dossier.entities.iter().filter(|entity| filter.speakers.contains(&entity.id));
        let named = speakers.map(|entity| SwitchedOff {
            words: format!("what {} says", entity.name),
            back: FilterChange::Speaker(Some(entity.id.clone())),
        });
        let named: Vec<SwitchedOff> = named.collect();
        let left = (named.len() > NAMED).then(|| {
            let speaking: BTreeSet<EntityIndex> = dossier.relations.iter().filter_map(|claim| claim.by).collect();
            let on = speaking.into_iter().filter_map(|by| dossier.entity(by));
            let on = on.filter(|entity| !filter.speakers.contains(&entity.id));
            on.take(NAMED + 1).map(|entity| entity.name.clone()).collect()
        });
        self.group("speakers", FilterGroup::Speakers, named, left);
    }

    fn quotes(&mut self, filter: &Filter) {
        let named = filter.results.iter().map(|result| SwitchedOff {
            words: format!("{} quotes", result.word()),
            back: FilterChange::Outcome(*result),
        });
        self.group("results of quotes", FilterGroup::Outcomes, named.collect(), None);
        self.switch(filter.only_verified, "claims without a verified quote", FilterChange::OnlyVerified);
        self.switch(filter.only_unverified, "all but claims with an unverified quote", FilterChange::OnlyUnverified);
        self.switch(filter.only_confirmed, "claims that the reader has not confirmed", FilterChange::OnlyConfirmed);
        for judged in &filter.judged {
            self.one(Some(judged_words(*judged).to_owned()), FilterChange::Judged(*judged));
        }
        for named in &filter.ends_named {
            let words = match named {
                EndsNamed::Both => "quotes that name both ends",
                EndsNamed::One => "quotes that name one end",
                EndsNamed::None => "quotes that name no end",
            };
            self.one(Some(words.to_owned()), FilterChange::EndsNamed(*named));
        }
        self.switch(filter.only_second_look, "all but claims worth a second look", FilterChange::OnlySecondLook);
        self.switch(filter.only_conflicting, "all but conflicting edges", FilterChange::OnlyConflicting);
        self.switch(filter.only_opposed, "all but edges of opposed kinds", FilterChange::OnlyOpposed);
    }

    fn fields(&mut self, filter: &Filter) {
        for (field, value) in &filter.fields {
            let words = format!("all but {} with {} = {value}", field.owner.words(), field.name);
            self.one(Some(words), FilterChange::Field(field.clone(), None));
        }
        for (field, values) in &filter.fields_off {
            if values.len() > NAMED {
                let words = format!("{} values of {} of {}", values.len(), field.name, field.owner.words());
                self.one(Some(words), FilterChange::Field(field.clone(), None));
                continue;
            }
            for value in values {
                let words = field_words(field, value.as_deref());
                self.one(Some(words), FilterChange::FieldValue(field.clone(), value.clone()));
            }
        }
    }
}

/// The entities whose values of a measure are not asked for.
fn outside_words(measure: Measure, range: &MeasureRange) -> String {
    let values = range_words(measure, range);
    if measure.is_group() {
        format!("all but the {} of {values}", name(measure).to_lowercase())
    } else {
        format!("entities outside {} {values}", name(measure))
    }
}

/// Those with a value of a field, or without the field.
fn field_words(field: &Field, value: Option<&str>) -> String {
    let Field { owner, name } = field;
    let owner = match owner {
        // A document that is off takes nothing with it that another document carries.
        FieldOwner::Document => "what is only in documents",
        owner => owner.words(),
    };
    match value {
        Some(value) => format!("{owner} with {name} = {value}"),
        None => format!("{owner} without {name}"),
    }
}

/// Which of all that occur are not off; not many more than are told.
fn left_of<'a>(all: impl Iterator<Item = &'a String>, off: &BTreeSet<String>) -> Vec<String> {
    let mut left: BTreeSet<&String> = BTreeSet::new();
    for one in all {
        if left.len() <= NAMED && !off.contains(one) {
            left.insert(one);
        }
    }
    left.into_iter().cloned().collect()
}

/// The claims that something stands behind.
fn backing_words(backing: Backing) -> &'static str {
    match backing {
        Backing::Verified => "claims with a verified quote",
        Backing::Unverified => "claims with evidence of which none is verified",
        Backing::Absent => "claims without evidence",
    }
}

/// The quotes of which the reader said this.
fn judged_words(judged: Judged) -> &'static str {
    match judged {
        Judged::Confirmed => "quotes that the reader confirmed",
        Judged::Wrong => "quotes that the reader marked wrong",
        Judged::Unsure => "quotes that the reader is unsure of",
        Judged::Unread => "quotes that the reader has not marked",
    }
}
