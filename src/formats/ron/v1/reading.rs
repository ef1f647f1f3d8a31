//! Problems found by reading the documents: quotes that are not where they should be, mentions that are not found.

use super::mentioned;
use crate::formats::source::{Source, Step, show};
use crate::model::{
    CitedReason, Context, CutIn, DocumentIndex, Dossier, Evidence, Found, PlacedMention, Problems, Reading, Severity,
    Span, Verification,
};

/// How much of a passage a problem shows.
const PASSAGE: usize = 200;

/// Adds the warnings and notes about `reading`, each at its place in `source`, the file of `dossier`.
pub fn reading_problems(source: &Source, dossier: &Dossier, reading: &Reading, problems: &mut Problems) {
    let mut teller = Teller { report: Report { source, dossier }, problems };
    for (relation, verifications) in reading.verifications.iter().enumerate() {
        for (position, verification) in verifications.iter().enumerate() {
            let evidence = dossier.relations.get(relation).and_then(|relation| relation.evidence.get(position));
            if let Some(evidence) = evidence {
                teller.quote((relation, position), evidence, verification);
            }
        }
    }
    for relation in &reading.lost_hedges {
        teller.hedge(relation.at());
    }
    let mut lost = reading.lost_mentions.iter().peekable();
    for (position, entity) in dossier.entities.iter().enumerate() {
        while let Some((_, place)) = lost.next_if(|(entity, _)| entity.at() == position) {
            if let Some(mention) = entity.mentions.get(*place as usize) {
                teller.mention((position, *place as usize), mention);
            }
        }
    }
    mentioned::note(source, dossier, reading, problems);
}

/// What is told, and what to do about it.
type Words = (String, String);

/// Tells of a reading.
struct Teller<'a> {
    report: Report<'a>,
    problems: &'a mut Problems,
}

impl Teller<'_> {
    /// Tells of something within an element of a list. Its words are made, and its place is looked up, only if it is kept.
    fn tell(&mut self, severity: Severity, path: &[Step<'_>], words: impl FnOnce(Report<'_>) -> Words) {
        let (report, source) = (self.report, self.report.source);
        let element = source.place(source.offset_along(&path[..path.len().min(2)]));
        self.problems.tell(severity, element, || {
            let (message, help) = words(report);
            source.problem(severity, source.offset_along(path), &message, &help)
        });
    }

    /// Reports a quote or passage that is not where it should be, or at several places.
    fn quote(&mut self, at: (usize, usize), evidence: &Evidence, verification: &Verification) {
        let severity = match verification {
            Verification::Found(found) if found.outcome().is_flagged() => Severity::Warning,
            Verification::Found(found) if found.places.len() > 1 => Severity::Note,
            Verification::Missing { .. } | Verification::Passage { place: None } => Severity::Warning,
            // An empty quote is an error of the file already.
            Verification::Cited(CitedReason::NothingToVerify)
                if evidence.quote.as_deref().is_some_and(|quote| !quote.is_empty()) =>
            {
                Severity::Warning
            }
            Verification::Found(_) | Verification::Passage { .. } | Verification::Cited(_) => return,
        };
        let field = if evidence.quote.is_none() { "passage" } else { "quote" };
        let (relation, position) = (Step::Item(at.0), Step::Item(at.1));
        let path = [Step::Field("relations"), relation, Step::Field("evidence"), position, Step::Field(field)];
        self.tell(severity, &path, |report| report.quote(evidence, verification));
    }

    /// Reports a hedge that does not stand in the sentences of its claim's evidence.
    fn hedge(&mut self, relation: usize) {
        let path = [Step::Field("relations"), Step::Item(relation), Step::Field("hedge")];
        self.tell(Severity::Warning, &path, |report| {
            let claim = report.dossier.relations.get(relation);
            let hedge = claim.and_then(|claim| claim.hedge.as_deref()).unwrap_or_default();
            let message = format!("the hedge “{}” does not stand in the sentences of the evidence", show::short(hedge));
            (message, "Copy the words that weaken the claim, letter by letter".to_owned())
        });
    }

    /// Reports a placed mention whose words are not in its document. Nothing is reported if the document
    /// has no text.
    fn mention(&mut self, at: (usize, usize), mention: &PlacedMention) {
        if self.report.dossier.document(mention.document).is_none_or(|document| document.text.is_none()) {
            return;
        }
        let within = mention.within.as_deref().filter(|within| !within.trim().is_empty());
        let field = if within.is_some() { "within" } else { "text" };
        let (entity, place) = (Step::Item(at.0), Step::Item(at.1));
        let path = [Step::Field("entities"), entity, Step::Field("mentions"), place, Step::Field(field)];
        self.tell(Severity::Warning, &path, |report| {
            let id = report.id(mention.document);
            let words = show::short(&mention.text);
            let message = match within {
                Some(within) if !within.contains(&mention.text) => {
                    format!("`within` does not hold the words “{words}”")
                }
                Some(within) => format!("the passage “{}” does not stand in \"{id}\"", show::short(within)),
                None => format!("the words “{words}” do not stand in \"{id}\""),
            };
            (message, "Copy the words from the document, letter by letter".to_owned())
        });
    }
}

/// The words of what is told.
#[derive(Clone, Copy)]
struct Report<'a> {
    source: &'a Source,
    dossier: &'a Dossier,
}

impl Report<'_> {
    /// The id of a document, for messages.
    fn id(self, document: DocumentIndex) -> String {
        self.dossier.document(document).map(|document| show::short(&document.id)).unwrap_or_default()
    }

    /// A passage of a document, for messages.
    fn passage(self, document: DocumentIndex, span: Span) -> String {
        let text = self.dossier.document(document).and_then(|document| document.text.as_deref()).unwrap_or_default();
        show::shortened(span.of(text), PASSAGE)
    }

    /// What is told of a quote that is not verified.
    fn quote(self, evidence: &Evidence, verification: &Verification) -> Words {
        let document = evidence.document;
        let id = self.id(document);
        match verification {
            Verification::Found(found) if found.outcome().is_flagged() => self.faults(document, found),
            Verification::Found(found) => {
                let message = format!("the quote stands {} times in \"{id}\"", found.places.len());
                let help = "Add `prefix` or `suffix` with the words before or after the one that is meant";
                (message, help.to_owned())
            }
            Verification::Missing { nearest, reason } => {
                let reason = reason.map_or_else(String::new, |reason| format!(": {}", reason.words()));
                let message = format!("the quote stands neither in \"{id}\" nor in any other document{reason}");
                let nearest = nearest.map(|span| self.passage(document, span));
                let near = |words| format!("The nearest passage, which is not the same, is: “{words}”");
                (message, nearest.map_or_else(|| "Copy the words from the document, letter by letter".to_owned(), near))
            }
            Verification::Passage { .. } => (
                format!("the first or last words of the passage do not stand in \"{id}\""),
                "Write it as \"first words … last words\", copied from the document".to_owned(),
            ),
            Verification::Cited(_) => (
                "the quote has no letter and no digit, so there is nothing to verify".to_owned(),
                "Leave `quote` out where the document is cited but no sentence of it".to_owned(),
            ),
        }
    }

    /// What is wrong with a quote that stands in a document, the worst fault first, and a way on.
    fn faults(self, document: DocumentIndex, found: &Found) -> (String, String) {
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
}
