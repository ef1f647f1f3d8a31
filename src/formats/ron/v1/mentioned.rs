//! Notes about mentions: names that several entities have, and entities that no document mentions with certainty.
//!
//! Invariant: an entity whose name a document has is never said to be mentioned nowhere.

use crate::formats::source::{Node, Source, Step, show};
use crate::model::{Bearer, Dossier, Doubt, EntityIndex, Problem, Reading, Severity, SharedName};

/// The notes about the mentions in `reading`.
pub(super) fn note(source: &Source, dossier: &Dossier, reading: &Reading, problems: &mut Vec<Problem>) {
    let mut notes = Notes { source, dossier, reading, problems };
    for shared in &reading.shared_names {
        notes.shared(shared);
    }
    if dossier.documents.iter().any(|document| document.text.is_some()) {
        for position in 0..dossier.entities.len() {
            notes.unmentioned(position);
        }
    }
}

struct Notes<'a> {
    source: &'a Source,
    dossier: &'a Dossier,
    reading: &'a Reading,
    problems: &'a mut Vec<Problem>,
}

impl Notes<'_> {
    fn tell(&mut self, path: &[Step<'_>], message: &str, help: &str) {
        let offset = self.source.along(path).map_or(0, Node::start);
        self.problems.push(self.source.problem(Severity::Note, offset, message, help));
    }

    /// The id of an entity, quoted.
    fn id(&self, entity: EntityIndex) -> String {
        format!("\"{}\"", show::short(self.dossier.entity(entity).map_or("", |entity| &entity.id)))
    }

    /// A name of an entity as it is written.
    fn name(&self, bearer: &Bearer) -> &str {
        let Some(entity) = self.dossier.entity(bearer.entity) else { return "" };
        match bearer.name.checked_sub(1) {
            None => &entity.name,
            Some(alias) => entity.aliases.get(alias as usize).map_or("", String::as_str),
        }
    }

    /// Notes a name that several entities have, and whose mention it becomes.
    fn shared(&mut self, shared: &SharedName) {
        let [first, second, ..] = shared.bearers.as_slice() else { return };
        let name = self.name(first);
        let is_written_alike = shared.bearers.iter().all(|bearer| self.name(bearer) == name);
        let message = if is_written_alike {
            let ids: Vec<String> = shared.bearers.iter().map(|bearer| self.id(bearer.entity)).collect();
            format!(
                "\"{}\" is a name of {}{}",
                show::short(name),
                if ids.len() == 2 { "both " } else { "" },
                listed(&ids)
            )
        } else {
            let written: Vec<String> = shared
                .bearers
                .iter()
                .map(|bearer| format!("\"{}\" of {}", show::short(self.name(bearer)), self.id(bearer.entity)))
                .collect();
            format!("{} are one name: texts are searched without the difference", listed(&written))
        };
        let place = Step::Item(second.entity.at());
        let name = match second.name.checked_sub(1) {
            None => vec![Step::Field("entities"), place, Step::Field("name")],
            Some(alias) => {
                vec![Step::Field("entities"), place, Step::Field("aliases"), Step::Item(alias as usize)]
            }
        };
        let help = self.whose(shared);
        self.tell(&name, &message, &help);
    }

    /// Whose the mentions by a shared name are, by which rule.
    fn whose(&self, shared: &SharedName) -> String {
        let mut parts: Vec<String> = Vec::new();
        for bearer in &shared.bearers {
            let id = self.id(bearer.entity);
            if bearer.by_evidence > 0 {
                parts.push(format!("{} of {id}, which alone has evidence in the document", bearer.by_evidence));
            }
            if bearer.by_longer_name > 0 {
                parts.push(format!("{} of {id}, which alone has a longer name there too", bearer.by_longer_name));
            }
        }
        if shared.possible > 0 {
            parts.push(format!("{} only possible", shared.possible));
        }
        let told = parts.join("; ");
        let whose = if told.is_empty() { told } else { format!("Mentions by this name: {told}. ") };
        format!("{whose}Where only one of them is meant, use `mentions` instead of an alias")
    }

    /// Notes an entity without a certain mention.
    fn unmentioned(&mut self, position: usize) {
        let count = |lists: &[Vec<_>]| lists.get(position).map_or(0, Vec::len);
        let Some(entity) = self.dossier.entities.get(position) else { return };
        if count(&self.reading.mentions_of) + count(&self.reading.inner_of) > 0 {
            return;
        }
        let name = show::short(&entity.name);
        let place = [Step::Field("entities"), Step::Item(position)];
        let possible = self.reading.possible_of.get(position).map(Vec::as_slice).unwrap_or_default();
        let doubts = possible.iter().filter_map(|(document, number)| {
            let read = self.reading.documents.get(document.at())?;
            read.possible_mentions.get(*number as usize).map(|mention| mention.doubt)
        });
        let mut doubts: Vec<Doubt> = doubts.collect();
        doubts.sort_unstable();
        doubts.dedup();
        let named_elsewhere = self.reading.shared_names.iter().any(|shared| {
            let bearers = &shared.bearers;
            let others_have = bearers.iter().any(|bearer| bearer.by_evidence + bearer.by_longer_name > 0);
            others_have && bearers.iter().any(|bearer| bearer.entity.at() == position)
        });
        let (message, help) = if let Some(doubt) = doubts.first() {
            let count = possible.len();
            let mentions =
                if count == 1 { "1 possible mention".to_owned() } else { format!("{count} possible mentions") };
            let reason = doubt.reason();
            let help = format!("For one of them: {reason}. Add its forms as `aliases`, or the places as `mentions`");
            (format!("\"{name}\" has only {mentions}, none that is certain"), help)
        } else if named_elsewhere {
            let help = "Place those that are meant as `mentions`";
            (format!("every mention of \"{name}\" by name counts for another entity with this name"), help.to_owned())
        } else {
            let help = "Add the names it goes by as `aliases`, or the places as `mentions`";
            (format!("no document mentions \"{name}\" by name or alias"), help.to_owned())
        };
        self.tell(&place, &message, &help);
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
