//! Quotes in their documents: showing, stepping through, copying and correcting them.

use crate::analysis::card::{claim_lines, entity_card};
use crate::analysis::citation::quote_with_citation;
use crate::analysis::mentions::mentions_by_document;
use crate::analysis::paths::words::claim_with_quotes;
use crate::analysis::words::plural;
use crate::model::{Corrections, EntityIndex, EvidenceIndex, OpenDossier, Passage, Target, Verification};
use crate::session::Session;
use crate::session::corrections::nearest_words;
use crate::session::effect::Request;
use crate::session::state::{Direction, Page, Reading, Touched, quotes_of};
use std::sync::Arc;

impl Session {
    /// Shows a quote in its document.
    pub(in crate::session) fn open_quote(&mut self, evidence: EvidenceIndex) {
        if let Some(open) = self.open() {
            let reading = reading_of(open, &self.workspace().corrections, evidence);
            self.trail.show(Some(evidence), reading);
        }
    }

    /// Shows a quote in its document, which the reader asked for.
    pub(in crate::session) fn choose_quote(&mut self, evidence: EvidenceIndex) {
        self.open_quote(evidence);
        self.chosen_quote = Some(evidence);
    }

    /// Shows the first quote of what is selected.
    pub(in crate::session) fn show_evidence(&mut self) {
        let (Some(open), Some(target)) = (self.open(), self.selection().target) else {
            return self.tell("Select an entity or an edge to see its evidence");
        };
        match quotes_of(open, target, self.visibility()).first().copied() {
            Some(first) => self.open_quote(first),
            None => self.tell("Nothing that is shown of it has evidence"),
        }
    }

    /// Reads the first document that names what is selected, at that place.
    pub(in crate::session) fn read_first(&mut self) {
        let (Some(open), Some(Target::Entity(entity))) = (self.open(), self.selection().target) else {
            return self.tell("Select an entity to read where it is named");
        };
        match mentions_by_document(open, entity).first_key_value() {
            Some((document, mentions)) => {
                let (document, first) = (*document, mentions.first);
                self.read(document, first);
            }
            None => self.tell("No document names it"),
        }
    }

    /// Copies the name of what is selected: of several entities one on a line, of an edge its two ends.
    pub(in crate::session) fn copy_name(&mut self) {
        let Some(open) = self.open() else { return };
        let name = |entity: EntityIndex| open.dossier.entity(entity).map_or("", |entity| entity.name.as_str());
        let selection = self.selection();
        let text = match selection.target {
            Some(Target::Edge(edge)) if selection.group.is_empty() => {
                open.network.edges.get(edge.at()).map_or_else(String::new, |edge| {
                    let (one, other) = (name(edge.ends.0), name(edge.ends.1));
                    if edge.is_loop() { one.to_owned() } else { format!("{one} – {other}") }
                })
            }
            _ => selection.entities().into_iter().map(name).collect::<Vec<_>>().join("\n"),
        };
        if text.is_empty() {
            return self.tell("Select something to copy its name");
        }
        self.tell("Copied");
        self.request(Request::Copy(text));
    }

    /// Shows the next or previous quote of the selection.
    pub(in crate::session) fn step_quote(&mut self, direction: Direction) {
        let quotes = self.listed_quotes();
        let shown = self.selection().quote;
        let present = shown.and_then(|quote| quotes.iter().position(|other| *other == quote));
        let count = quotes.len();
        let next = match (present, shown.filter(|_| self.selection().target.is_none()), direction) {
            (Some(place), _, Direction::Next) => (place + 1) % count,
            (Some(place), _, Direction::Previous) => (place + count - 1) % count,
            // A quote that was confirmed or corrected is no longer listed: on from where it was. These lists keep the
            // dossier's order.
            (None, Some(left), Direction::Next) if self.is_worked_off() => {
                quotes.iter().position(|quote| *quote > left).unwrap_or(0)
            }
            (None, Some(left), Direction::Previous) if self.is_worked_off() => {
                quotes.iter().rposition(|quote| *quote < left).unwrap_or(count.saturating_sub(1))
            }
            (None, ..) => 0,
        };
        if let Some(quote) = quotes.get(next) {
            self.choose_quote(*quote);
        }
    }

    /// Whether the page lists quotes that leave it once they are done.
    fn is_worked_off(&self) -> bool {
        matches!(self.selection().page, Page::SecondLook(_) | Page::Unverified)
    }

    /// Shows a place where a quote may stand. It stays the quote that is shown.
    pub(in crate::session) fn show_place(&mut self, evidence: EvidenceIndex, passage: Passage) {
        let reading = Reading { document: passage.document, passage: Some(passage.span) };
        self.trail.show(Some(evidence), Some(reading));
    }

    /// Copies what is selected: the quote that the reader asked for, with its citation; the names of entities with their
    /// kinds; the shown claims of an edge, each with its quotes and their citations.
    pub(in crate::session) fn copy_selected(&mut self) {
        let Some(open) = self.open().cloned() else { return };
        let selection = self.selection();
        if self.chosen_quote.is_some() && selection.quote == self.chosen_quote {
            return self.copy_quote();
        }
        let corrections = &self.workspace().corrections;
        let (text, told) = match selection.target {
            Some(Target::Edge(edge)) => {
                let claims = open.network.edges.get(edge.at()).map_or(&[][..], |edge| edge.relations.as_slice());
                let shown = claims.iter().filter(|claim| self.visibility().relation(**claim));
                let lines: Vec<String> = shown.map(|claim| claim_with_quotes(&open, corrections, *claim)).collect();
                (lines.join("\n"), format!("Copied {} with citations", plural(lines.len(), "claim", "claims")))
            }
            Some(Target::Entity(_)) | None => {
                let named =
                    |entity: &EntityIndex| open.dossier.entity(*entity).map(|it| format!("{} ({})", it.name, it.kind));
                let names: Vec<String> = selection.entities().iter().filter_map(named).collect();
                (names.join("\n"), format!("Copied {}", plural(names.len(), "name", "names")))
            }
        };
        if text.is_empty() {
            return self.tell("Select an entity, an edge or some text, then copy it");
        }
        self.tell(told);
        self.request(Request::Copy(text));
    }

    /// Copies what is known of the selection, with every claim that is shown, its quotes and their citations: of several
    /// entities a card each.
    pub(in crate::session) fn copy_card(&mut self) {
        let Some(open) = self.open().cloned() else { return };
        let (corrections, visibility) = (&self.workspace().corrections, self.visibility());
        let selection = self.selection();
        let text = match selection.target {
            Some(Target::Edge(edge)) if selection.group.is_empty() => {
                let claims = open.network.edges.get(edge.at()).map_or(&[][..], |edge| edge.relations.as_slice());
                let heading = self.name_of(Target::Edge(edge));
                let lines = claim_lines(&open, corrections, visibility, claims);
                std::iter::once(heading).chain(lines).collect::<Vec<_>>().join("\n")
            }
            _ => {
                let card = |entity| entity_card(&open, corrections, visibility, entity);
                selection.entities().into_iter().map(card).collect::<Vec<_>>().join("\n\n")
            }
        };
        if text.is_empty() {
            return self.tell("Select an entity or an edge to copy its card");
        }
        self.tell("Copied with claims and citations");
        self.request(Request::Copy(text));
    }

    /// Copies the quote that is shown, with its citation.
    pub(in crate::session) fn copy_quote(&mut self) {
        let (Some(open), Some(evidence)) = (self.open(), self.selection().quote) else {
            return self.tell("Show a quote first, then copy it");
        };
        let text = quote_with_citation(open, &self.workspace().corrections, evidence);
        self.tell("Copied the quote with its citation");
        self.request(Request::Copy(text));
    }

    /// Says that a quote stands at a passage, or takes that back; an undo step. A passage has to be in the text of a
    /// document.
    pub(in crate::session) fn correct(&mut self, evidence: EvidenceIndex, passage: Option<Passage>) {
        let Some(open) = self.open() else { return };
        let is_text = |passage: &Passage| {
            let document = open.dossier.document(passage.document);
            let text = document.and_then(|document| document.text.as_deref());
            text.is_some_and(|text| !passage.span.of(text).is_empty())
        };
        let same = self.workspace().corrections.get(&evidence).copied() == passage;
        let verification = open.reading.verification(evidence);
        let is_open = verification.is_flagged() || verification.is_ambiguous();
        if same || !is_open || passage.is_some_and(|passage| !is_text(&passage)) {
            return;
        }
        let name = if passage.is_some() { "correction" } else { "taking back a correction" };
        let corrections = Arc::make_mut(&mut self.step(name, Touched::Nothing, None).corrections);
        match passage {
            Some(passage) => corrections.insert(evidence, passage),
            None => corrections.remove(&evidence),
        };
        self.open_quote(evidence);
    }
}

/// Where a piece of evidence is to be read: where the reader says that it stands, or else where it was found, or else in
/// the document that it names.
pub(in crate::session) fn reading_of(
    open: &OpenDossier,
    corrections: &Corrections,
    evidence: EvidenceIndex,
) -> Option<Reading> {
    if let Some(passage) = corrections.get(&evidence) {
        return Some(Reading { document: passage.document, passage: Some(passage.span) });
    }
    let relation = open.dossier.relation(evidence.relation)?;
    let named = relation.evidence.get(evidence.position as usize)?.document;
    let verification = open.reading.verification(evidence);
    let document = verification.elsewhere().unwrap_or(named);
    let passage = match verification {
        Verification::Missing { .. } => nearest_words(open, evidence).map(|passage| passage.span),
        found => found.span(),
    };
    Some(Reading { document, passage })
}
