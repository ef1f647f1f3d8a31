//! Problems found by reading the documents: quotes that are not where they should be, mentions that are not found.

use crate::formats::source::{Node, Source, Step, show};
use crate::model::{
    DocumentIndex, Dossier, Entity, Evidence, PlacedMention, Problem, Reading, Severity, Span, Verification,
};

/// How much of a passage a problem shows.
const PASSAGE: usize = 200;

/// The warnings and notes about `reading`, each at its place in `source`, the file of `dossier`.
#[must_use]
pub fn reading_problems(source: &Source, dossier: &Dossier, reading: &Reading) -> Vec<Problem> {
    let mut report = Report { source, dossier, problems: Vec::new() };
    for (relation, verifications) in reading.verifications.iter().enumerate() {
        for (position, verification) in verifications.iter().enumerate() {
            let evidence = dossier.relations.get(relation).and_then(|relation| relation.evidence.get(position));
            if let Some(evidence) = evidence {
                report.quote((relation, position), evidence, verification);
            }
        }
    }
    let mut lost = reading.lost_mentions.iter().peekable();
    for (position, entity) in dossier.entities.iter().enumerate() {
        while let Some((_, place)) = lost.next_if(|(entity, _)| entity.at() == position) {
            if let Some(mention) = entity.mentions.get(*place as usize) {
                report.mention((position, *place as usize), mention);
            }
        }
        let is_mentioned = reading.mentions_of.get(position).is_some_and(|mentions| !mentions.is_empty());
        if !is_mentioned && dossier.documents.iter().any(|document| document.text.is_some()) {
            report.unmentioned(position, entity);
        }
    }
    report.problems
}

struct Report<'a> {
    source: &'a Source,
    dossier: &'a Dossier,
    problems: Vec<Problem>,
}

impl Report<'_> {
    fn tell(&mut self, severity: Severity, path: &[Step<'_>], message: &str, help: &str) {
        let offset = self.source.along(path).map_or(0, Node::start);
        self.problems.push(self.source.problem(severity, offset, message, help));
    }

    /// The id of a document, for messages.
    fn id(&self, document: DocumentIndex) -> String {
        self.dossier.document(document).map(|document| show::short(&document.id)).unwrap_or_default()
    }

    /// A passage of a document, for messages.
    fn passage(&self, document: DocumentIndex, span: Span) -> String {
        let text = self.dossier.document(document).and_then(|document| document.text.as_deref()).unwrap_or_default();
        show::shortened(span.of(text), PASSAGE)
    }

    /// Reports a quote that is not verified.
    fn quote(&mut self, at: (usize, usize), evidence: &Evidence, verification: &Verification) {
        let document = evidence.document;
        let id = self.id(document);
        let (message, help) = match verification {
            Verification::Exact { .. } | Verification::Folded { .. } | Verification::Cited => return,
            Verification::Case { span, .. } => (
                format!("the quote stands in \"{id}\" only with other capital letters"),
                format!("It reads there: “{}”", self.passage(document, *span)),
            ),
            Verification::Ambiguous { spans } => (
                format!("the quote stands {} times in \"{id}\"", spans.len()),
                "Add `prefix` or `suffix` with the words before or after the one that is meant".to_owned(),
            ),
            Verification::Elsewhere { document: other, .. } => {
                let other = self.id(*other);
                (
                    format!("the quote does not stand in \"{id}\" but in \"{other}\""),
                    format!("Write `doc: \"{other}\"`, if that document is meant"),
                )
            }
            Verification::Missing { nearest } => (
                format!("the quote stands neither in \"{id}\" nor in any other document"),
                nearest.map_or_else(
                    || "Copy the words from the document, letter by letter".to_owned(),
                    |span| {
                        format!("The nearest passage, which is not the same, is: “{}”", self.passage(document, span))
                    },
                ),
            ),
        };
        let (relation, position) = at;
        let path = [Step::Field("relations"), Step::Item(relation), Step::Field("evidence"), Step::Item(position)];
        self.tell(Severity::Warning, &[&path[..], &[Step::Field("quote")]].concat(), &message, &help);
    }

    /// Reports a placed mention whose words are not in its document. Nothing is reported if the document
    /// has no text.
    fn mention(&mut self, at: (usize, usize), mention: &PlacedMention) {
        if self.dossier.document(mention.document).is_none_or(|document| document.text.is_none()) {
            return;
        }
        let id = self.id(mention.document);
        let words = show::short(&mention.text);
        let (field, message) = match mention.within.as_deref().filter(|within| !within.trim().is_empty()) {
            Some(within) if !within.contains(&mention.text) => {
                ("within", format!("`within` does not hold the words “{words}”"))
            }
            Some(within) => ("within", format!("the passage “{}” does not stand in \"{id}\"", show::short(within))),
            None => ("text", format!("the words “{words}” do not stand in \"{id}\"")),
        };
        let (entity, place) = at;
        let path = [Step::Field("entities"), Step::Item(entity), Step::Field("mentions"), Step::Item(place)];
        let help = "Copy the words from the document, letter by letter";
        self.tell(Severity::Warning, &[&path[..], &[Step::Field(field)]].concat(), &message, help);
    }

    /// Notes an entity that no document mentions by any of its names.
    fn unmentioned(&mut self, position: usize, entity: &Entity) {
        let message = format!("no document mentions \"{}\" by name or alias", show::short(&entity.name));
        let help = "Add the names it goes by as `aliases`, or the places as `mentions`";
        self.tell(Severity::Note, &[Step::Field("entities"), Step::Item(position)], &message, help);
    }
}
