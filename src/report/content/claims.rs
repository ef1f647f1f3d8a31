//! An edge with its claims and their evidence.

use super::entries::line;
use super::entries::{ClaimEntry, NumberedEdge, QuoteEntry};
use super::scope::Selected;
use super::sources::Sources;
use crate::analysis::alike::alike;
use crate::analysis::blocks::blocks;
use crate::analysis::citation::{cite, document_of, passage_words, place_of, place_words, rested_place};
use crate::analysis::paths::words::statement_words;
use crate::analysis::speakers::voice;
use crate::analysis::words::{edge_ends, shown_conflicts};
use crate::model::{Date, EdgeIndex, EvidenceIndex, Outcome, RelationIndex};
use crate::report::rest::{Stretch, rest_around};
use crate::report::result::{badge, explanation};
use crate::session::ReportSubject;

/// An edge with its number and its claims that the report is about.
pub(super) fn numbered(
    subject: &ReportSubject,
    selected: &Selected,
    sources: &mut Sources<'_>,
    edge: EdgeIndex,
    number: u32,
) -> NumberedEdge {
    let open = &*subject.figure.open;
    let bundle = &open.network.edges[edge.at()];
    let shown = bundle.relations.iter().copied().filter(|claim| selected.visibility.relation(*claim));
    let mut claims: Vec<RelationIndex> = shown.collect();
    claims.sort_by_key(|claim| (open.dossier.relations[claim.at()].status, *claim));
    let ways: Vec<String> =
        shown_conflicts(open, edge, &selected.visibility).iter().map(|way| way.words().to_lowercase()).collect();
    NumberedEdge {
        number,
        edge,
        ends: line(&edge_ends(open, edge, &selected.visibility)),
        conflict: (!ways.is_empty()).then(|| format!("conflict: {}", ways.join("; "))),
        claims: alike(open, &claims).iter().map(|same| entry(subject, sources, same)).collect(),
    }
}

/// Claims that say the same, as one entry.
fn entry(subject: &ReportSubject, sources: &mut Sources<'_>, same: &[RelationIndex]) -> ClaimEntry {
    let open = &*subject.figure.open;
    let first = same[0];
    let claim = &open.dossier.relations[first.at()];
    let mut details: Vec<String> = Vec::new();
    let mut tell = |words: String| {
        if !details.contains(&words) {
            details.push(words);
        }
    };
    for claim in same.iter().filter_map(|claim| open.dossier.relation(*claim)) {
        claim.hedge.iter().for_each(|hedge| tell(format!("hedge: {}", line(hedge))));
        claim.date.iter().for_each(|date| tell(format!("date: {}", line(Date::words(date)))));
        claim.note.iter().for_each(|note| tell(format!("note: {}", line(note))));
        for (field, value) in &claim.fields {
            tell(format!("{}: {}", line(field), line(value)));
        }
    }
    if same.len() > 1 {
        details.insert(0, format!("{} claims say this", same.len()));
    }
    let quotes = same.iter().flat_map(|claim| blocks(open, *claim)).flatten();
    ClaimEntry {
        statement: line(&statement_words(open, claim.from, &claim.kind, claim.to).concat()),
        status: claim.status,
        voice: line(&voice(open, first).concat()),
        details,
        quotes: quotes.map(|evidence| quote(subject, sources, evidence)).collect(),
    }
}

/// One piece of evidence in the rest of its sentence.
fn quote(subject: &ReportSubject, sources: &mut Sources<'_>, evidence: EvidenceIndex) -> QuoteEntry {
    let (open, corrections) = (&*subject.figure.open, &subject.reader.corrections);
    let Some(piece) = open.dossier.evidence(evidence) else { return QuoteEntry::default() };
    let verification = open.reading.verification(evidence);
    let corrected = corrections.get(&evidence);
    let place = rested_place(open, corrections, evidence);
    let index =
        place_of(open, corrections, evidence).map(|place| place.document).or_else(|| document_of(open, evidence));
    let mut citation = index.and_then(|index| open.dossier.document(index)).map(cite).unwrap_or_default();
    if let Some(place) = place_words(open, corrections, evidence) {
        citation.push_str(&format!(", {place}"));
    }
    let around = place.map(|passage| rest_around(open, passage, usize::MAX)).unwrap_or_default();
    let clean = |stretches: Vec<Stretch>| -> Vec<Stretch> {
        stretches.into_iter().map(|stretch| Stretch { words: line(&stretch.words), ..stretch }).collect()
    };
    let (before, after) = (clean(around.before), clean(around.after));
    let is_passage = verification.outcome() == Outcome::Passage;
    let given = piece.quote.as_deref().or_else(|| piece.passage.as_deref().filter(|_| is_passage));
    let mut remarks = Vec::new();
    let words = match corrected.and_then(|passage| passage_words(open, *passage)) {
        Some(there) => {
            remarks.push(format!(
                "The dossier quotes “{}”, which is not verified; the reader gave it this place",
                line(given.unwrap_or_default())
            ));
            there
        }
        None => given.map(|words| words.split_whitespace().collect::<Vec<&str>>().join(" ")).unwrap_or_default(),
    };
    let is_plain = verification.outcome() == Outcome::Exact && verification.places().len() < 2;
    if corrected.is_none() && !is_plain {
        remarks.push(explanation(open, evidence));
    }
    let reasons = open.reading.look_reasons(evidence).iter();
    remarks.extend(reasons.map(|reason| format!("Worth a second look: {}", reason.title().to_lowercase())));
    remarks.extend(piece.note.as_deref().map(|note| format!("Note: {}", line(note))));
    QuoteEntry {
        before,
        words: line(&words),
        after,
        is_passage,
        citation: line(&citation),
        document: index.map(|index| sources.number(index)),
        result: if corrected.is_some() { "place given by the reader".to_owned() } else { badge(verification) },
        is_verified: corrected.is_none() && verification.is_verified(),
        remarks,
        mark: mark(subject, evidence),
    }
}

/// The reader's mark on a quote in words.
fn mark(subject: &ReportSubject, evidence: EvidenceIndex) -> Option<String> {
    let mark = subject.reader.marks.get(&evidence)?;
    let verdict = mark.verdict.map(|verdict| match verdict.fault() {
        Some(fault) => format!("{} ({})", verdict.word(), fault.word()),
        None => verdict.word().to_owned(),
    });
    let note = mark.note.as_deref().map(line);
    Some(verdict.into_iter().chain(note).collect::<Vec<String>>().join(": "))
}
