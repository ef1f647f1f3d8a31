//! Problems found by reading the documents: quotes that are not where they should be, mentions that are not found.

use super::mentioned;
use crate::formats::source::{Node, Source, Step, show};
use crate::model::{
    CitedReason, Context, CutIn, DocumentIndex, Dossier, Evidence, Found, PlacedMention, Problem, Reading, Severity,
    Span, Verification,
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
    for relation in &reading.lost_hedges {
        report.hedge(relation.at());
    }
    let mut lost = reading.lost_mentions.iter().peekable();
    for (position, entity) in dossier.entities.iter().enumerate() {
        while let Some((_, place)) = lost.next_if(|(entity, _)| entity.at() == position) {
            if let Some(mention) = entity.mentions.get(*place as usize) {
                report.mention((position, *place as usize), mention);
            }
        }
    }
    mentioned::note(source, dossier, reading, &mut report.problems);
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
            Verification::Found(found) if found.outcome().is_flagged() => self.faults(document, found),
            Verification::Found(found) if found.places.len() > 1 => {
                let message = format!("the quote stands {} times in \"{id}\"", found.places.len());
                let help = "Add `prefix` or `suffix` with the words before or after the one that is meant";
                return self.tell_of_quote(at, Severity::Note, &message, help);
            }
            Verification::Missing { nearest, reason } => {
                let reason = reason.map_or_else(String::new, |reason| format!(": {}", reason.words()));
                let message = format!("the quote stands neither in \"{id}\" nor in any other document{reason}");
                let nearest = nearest.map(|span| self.passage(document, span));
                let near = |words| format!("The nearest passage, which is not the same, is: “{words}”");
                (message, nearest.map_or_else(|| "Copy the words from the document, letter by letter".to_owned(), near))
            }
            Verification::Passage { place: None } => (
                format!("the first or last words of the passage do not stand in \"{id}\""),
                "Write it as \"first words … last words\", copied from the document".to_owned(),
            ),
            // An empty quote is an error of the file already.
            Verification::Cited(CitedReason::NothingToVerify)
                if evidence.quote.as_deref().is_none_or(str::is_empty) =>
            {
                return;
            }
            Verification::Cited(CitedReason::NothingToVerify) => (
                "the quote has no letter and no digit, so there is nothing to verify".to_owned(),
                "Leave `quote` out where the document is cited but no sentence of it".to_owned(),
            ),
            Verification::Found(_) | Verification::Passage { .. } | Verification::Cited(_) => return,
        };
        self.tell_of_quote(at, Severity::Warning, &message, &help);
    }

    /// What is wrong with a quote that stands in a document, the worst fault first, and a way on.
    fn faults(&self, document: DocumentIndex, found: &Found) -> (String, String) {
        let faults = &found.faults;
        let id = self.id(faults.elsewhere.unwrap_or(document));
        let read = |span| self.passage(faults.elsewhere.unwrap_or(document), span);
        let place = found.places.first().copied().unwrap_or(Span::new(0, 0));
        if faults.elsewhere.is_some() {
            let message = format!("the quote does not stand in \"{}\" but in \"{id}\"", self.id(document));
            return (message, format!("Write `doc: \"{id}\"`, if that document is meant"));
        }
        if let Some(cut) = faults.cut {
            let side = match (cut.start, cut.end) {
                (Some(start), Some(end)) => format!("begins inside {} and ends inside {}", start.words(), end.words()),
                (Some(start), None) => format!("begins inside {}", start.words()),
                (None, end) => format!("ends inside {}", end.map_or("a word", CutIn::words)),
            };
            let help = format!("It reads there: “{}”. Quote whole words and numbers", read(cut.whole));
            return (format!("the quote stands in \"{id}\", but {side}"), help);
        }
        if let Some(joined) = faults.joined {
            let message = format!("the quote stands in \"{id}\" only across {}", joined.words());
            return (message, "Quote the parts on both sides of it as two pieces of evidence".to_owned());
        }
        if faults.case {
            let message = format!("the quote stands in \"{id}\" only with other capital letters");
            return (message, format!("It reads there: “{}”", read(place)));
        }
        let context = faults.context.unwrap_or(Context { before: None, after: None });
        let (field, side, instead) = match context.before {
            Some(before) => ("prefix", "before", before),
            None => ("suffix", "behind", context.after.unwrap_or(place)),
        };
        let message = format!("the quote stands in \"{id}\", but its `{field}` does not stand {side} it");
        let help = match read(instead) {
            empty if empty.is_empty() => format!("Nothing stands {side} it there"),
            words => format!("What stands {side} it there is: “{words}”"),
        };
        (message, help)
    }

    /// Reports something at a quote or passage.
    fn tell_of_quote(&mut self, at: (usize, usize), severity: Severity, message: &str, help: &str) {
        let (relation, position) = at;
        let piece = self.dossier.relations.get(relation).and_then(|claim| claim.evidence.get(position));
        let field = if piece.is_some_and(|piece| piece.quote.is_none()) { "passage" } else { "quote" };
        let path = [Step::Field("relations"), Step::Item(relation), Step::Field("evidence"), Step::Item(position)];
        self.tell(severity, &[&path[..], &[Step::Field(field)]].concat(), message, help);
    }

    /// Reports a hedge that does not stand in the sentences of its claim's evidence.
    fn hedge(&mut self, relation: usize) {
        let claim = self.dossier.relations.get(relation);
        let hedge = claim.and_then(|claim| claim.hedge.as_deref()).unwrap_or_default();
        let message = format!("the hedge “{}” does not stand in the sentences of the evidence", show::short(hedge));
        let path = [Step::Field("relations"), Step::Item(relation), Step::Field("hedge")];
        self.tell(Severity::Warning, &path, &message, "Copy the words that weaken the claim, letter by letter");
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
}
