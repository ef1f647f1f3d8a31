//! Notes about mentions: names that several entities have, and entities that no document mentions with certainty.
//!
//! Invariant: an entity whose name a document has is never said to be mentioned nowhere.

use crate::formats::source::{Source, Step, show};
use crate::model::{Bearer, Dossier, Doubt, EntityIndex, Problems, Reading, Severity, SharedName};
use std::collections::{BTreeMap, BTreeSet};

/// The notes about the mentions in `reading`.
pub(super) fn note(source: &Source, dossier: &Dossier, reading: &Reading, problems: &mut Problems) {
    let mut notes = Notes { facts: Facts { dossier, reading }, source, problems };
    // Entities that share two names are one case, not two.
    let mut groups: BTreeMap<Vec<EntityIndex>, Vec<&SharedName>> = BTreeMap::new();
    for shared in &reading.shared_names {
        groups.entry(shared.bearers.iter().map(|bearer| bearer.entity).collect()).or_default().push(shared);
    }
    for names in groups.values() {
        notes.shared(names);
    }
    if dossier.documents.iter().any(|document| document.text.is_some()) {
        let told = told_by_name(reading);
        for position in 0..dossier.entities.len() {
            notes.unmentioned(position, &told);
        }
    }
}

/// The entities that share a name which is mentioned. The note on the name says whose its mentions are, or that none is
/// certain.
fn told_by_name(reading: &Reading) -> BTreeSet<EntityIndex> {
    let is_mentioned = |shared: &&SharedName| {
        shared.possible > 0 || shared.bearers.iter().any(|bearer| bearer.by_evidence + bearer.by_longer_name > 0)
    };
    let names = reading.shared_names.iter().filter(is_mentioned);
    names.flat_map(|shared| &shared.bearers).map(|bearer| bearer.entity).collect()
}

struct Notes<'a> {
    facts: Facts<'a>,
    source: &'a Source,
    problems: &'a mut Problems,
}

impl Notes<'_> {
    /// Notes something within an element of a list. Its words are made, and its place is looked up, only if it is kept.
    fn tell(&mut self, path: &[Step<'_>], words: impl FnOnce() -> (String, String)) {
        let source = self.source;
        let element = source.place(source.offset_along(&path[..path.len().min(2)]));
        self.problems.tell(Severity::Note, element, || {
            let (message, help) = words();
            source.problem(Severity::Note, source.offset_along(path), &message, &help)
        });
    }

    /// Notes the names that the same entities have, and whose mentions they become: one note for them all.
    fn shared(&mut self, names: &[&SharedName]) {
        let facts = self.facts;
        let Some([_, second, ..]) = names.first().map(|first| first.bearers.as_slice()) else { return };
        let place = Step::Item(second.entity.at());
        let name = match second.name.checked_sub(1) {
            None => vec![Step::Field("entities"), place, Step::Field("name")],
            Some(alias) => {
                vec![Step::Field("entities"), place, Step::Field("aliases"), Step::Item(alias as usize)]
            }
        };
        self.tell(&name, || (format!("{}{}", facts.names_of(names), facts.counted(names)), facts.whose(names)));
    }

    /// Notes an entity without a certain mention, unless it is among those `told` by a name that they share.
    fn unmentioned(&mut self, position: usize, told: &BTreeSet<EntityIndex>) {
        let facts = self.facts;
        if !facts.is_mentioned(EntityIndex::new(position)) {
            let doubts = facts.doubts(position);
            if !(told.contains(&EntityIndex::new(position)) && doubts.iter().all(|doubt| *doubt == Doubt::Namesakes)) {
                let place = [Step::Field("entities"), Step::Item(position)];
                self.tell(&place, || facts.without_mention(position, &doubts));
            }
        }
    }
}

/// What is known, and its words.
#[derive(Clone, Copy)]
struct Facts<'a> {
    dossier: &'a Dossier,
    reading: &'a Reading,
}

impl<'a> Facts<'a> {
    /// The id of an entity, quoted.
    fn id(self, entity: EntityIndex) -> String {
        format!("\"{}\"", show::short(self.dossier.entity(entity).map_or("", |entity| &entity.id)))
    }

    /// A name of an entity as it is written.
    fn name(self, bearer: &Bearer) -> &'a str {
        let Some(entity) = self.dossier.entity(bearer.entity) else { return "" };
        match bearer.name.checked_sub(1) {
            None => &entity.name,
            Some(alias) => entity.aliases.get(alias as usize).map_or("", String::as_str),
        }
    }

    /// The names that the same entities have, in words.
    fn names_of(self, names: &[&SharedName]) -> String {
        let parts: Vec<String> = names.iter().map(|shared| self.names_words(shared)).collect();
        let ids: Vec<String> = names[0].bearers.iter().map(|bearer| self.id(bearer.entity)).collect();
        let of = format!("of {}{}", if ids.len() == 2 { "both " } else { "" }, listed(&ids));
        let same = names.iter().all(|shared| self.is_written_alike(shared));
        match (same, parts.len()) {
            (true, 1) => format!("{} is a name {of}", parts[0]),
            (true, _) => format!("{} are names {of}", listed(&parts)),
            (false, 1) => format!("{} are one name: texts are searched without the difference", parts[0]),
            (false, _) => {
                format!("{} are names {of}: texts are searched without differences like these", parts.join("; "))
            }
        }
    }

    /// Whether all bearers of a name write it alike.
    fn is_written_alike(self, shared: &SharedName) -> bool {
        shared.bearers.windows(2).all(|pair| self.name(&pair[0]) == self.name(&pair[1]))
    }

    /// A shared name as it is written, by each bearer where they write it differently.
    fn names_words(self, shared: &SharedName) -> String {
        let quoted = |bearer: &Bearer| format!("\"{}\"", show::short(self.name(bearer)));
        if self.is_written_alike(shared) {
            return shared.bearers.first().map(quoted).unwrap_or_default();
        }
        let written = shared.bearers.iter().map(|bearer| format!("{} of {}", quoted(bearer), self.id(bearer.entity)));
        listed(&written.collect::<Vec<String>>())
    }

    /// Whose the mentions are, where they are not of several: "; all 3 mentions count for \"a\"".
    fn counted(self, names: &[&SharedName]) -> String {
        let possible: u32 = names.iter().map(|shared| shared.possible).sum();
        let bearers = names.iter().flat_map(|shared| &shared.bearers);
        let mut of: BTreeMap<EntityIndex, u32> = BTreeMap::new();
        for bearer in bearers {
            *of.entry(bearer.entity).or_default() += bearer.by_evidence + bearer.by_longer_name;
        }
        // A mention by another name, or as only one of them writes it, is no matter of the shared one.
        if of.iter().any(|(entity, count)| *count == 0 && self.is_mentioned(*entity)) {
            return String::new();
        }
        of.retain(|_, count| *count > 0);
        match (of.iter().next(), of.len(), possible) {
            (Some((only, 1)), 1, 0) => format!("; the only mention counts for {}", self.id(*only)),
            (Some((only, count)), 1, 0) => format!("; all {count} mentions count for {}", self.id(*only)),
            (None, _, 1) => "; the only mention is possible, not certain".to_owned(),
            (None, _, 2..) => format!("; all {possible} mentions are possible, none is certain"),
            _ => String::new(),
        }
    }

    /// Whose the mentions by shared names are, by which rule.
    fn whose(self, names: &[&SharedName]) -> String {
        let mut parts: Vec<String> = Vec::new();
        for bearer in names.iter().flat_map(|shared| &shared.bearers) {
            let id = self.id(bearer.entity);
            if bearer.by_evidence > 0 {
                parts.push(format!("{} of {id}, which alone has evidence in the document", bearer.by_evidence));
            }
            if bearer.by_longer_name > 0 {
                parts.push(format!("{} of {id}, which alone has a longer name there too", bearer.by_longer_name));
            }
        }
        let possible: u32 = names.iter().map(|shared| shared.possible).sum();
        if possible > 0 {
            parts.push(format!("{possible} only possible"));
        }
        let told = parts.join("; ");
        let whose = if told.is_empty() { told } else { format!("Mentions by this name: {told}. ") };
        format!("{whose}Where only one of them is meant, use `mentions` instead of an alias")
    }

    /// Whether an entity is mentioned with certainty.
    fn is_mentioned(self, entity: EntityIndex) -> bool {
        let any = |lists: &[Vec<_>]| lists.get(entity.at()).is_some_and(|list| !list.is_empty());
        any(&self.reading.mentions_of) || any(&self.reading.inner_of)
    }

    /// The doubts about the possible mentions of an entity, each once.
    fn doubts(self, position: usize) -> Vec<Doubt> {
        let possible = self.reading.possible_of.get(position).map(Vec::as_slice).unwrap_or_default();
        let doubts = possible.iter().filter_map(|(document, number)| {
            let read = self.reading.documents.get(document.at())?;
            read.possible_mentions.get(*number as usize).map(|mention| mention.doubt)
        });
        let mut doubts: Vec<Doubt> = doubts.collect();
        doubts.sort_unstable();
        doubts.dedup();
        doubts
    }

    /// What is told of an entity without a certain mention.
    fn without_mention(self, position: usize, doubts: &[Doubt]) -> (String, String) {
        let name = show::short(self.dossier.entity_name(EntityIndex::new(position)));
        if let Some(doubt) = doubts.first() {
            let count = self.reading.possible_of.get(position).map_or(0, Vec::len);
            let mentions =
                if count == 1 { "1 possible mention".to_owned() } else { format!("{count} possible mentions") };
            let reason = doubt.reason();
            let help = format!("For one of them: {reason}. Add its forms as `aliases`, or the places as `mentions`");
            (format!("\"{name}\" has only {mentions}, none that is certain"), help)
        } else {
            let help = "Add the names it goes by as `aliases`, or the places as `mentions`";
            (format!("no document mentions \"{name}\" by name or alias"), help.to_owned())
        }
    }
}

/// "a, b and c".
fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}
