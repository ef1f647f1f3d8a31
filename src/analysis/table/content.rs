//! What the cells of a table hold.
//!
//! Invariant: a cell depends on the dossier and the reader's marks, and not on what is shown: so columns are ordered once.

use super::column::{Column, TableOf};
use crate::analysis::citation::document_of;
use crate::analysis::measures::{MeasureTable, number, title};
use crate::model::{
    DocumentIndex, Dossier, Edge, EdgeIndex, EntityIndex, Evidence, EvidenceIndex, Fault, Identities, LookReason,
    Marks, Measure, MeasureScope, OpenDossier, QuoteMark, Relation, RelationIndex, Status, Verdict,
};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing is known.
    Nothing,
    /// A number.
    Number(u32),
    /// The value of a measure.
    Measured(Measure, f64),
    /// Some words.
    Text(Cow<'a, str>),
}

impl<'a> Cell<'a> {
    fn text(text: &'a str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(Cow::Borrowed(text)) }
    }

    fn maybe(text: Option<&'a String>) -> Self {
        text.map_or(Self::Nothing, |text| Self::text(text))
    }

    fn owned(text: String) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(Cow::Owned(text)) }
    }

    /// Its words; empty where it holds nothing.
    #[must_use]
    pub fn words(&self) -> Cow<'_, str> {
        match self {
            Self::Nothing => Cow::Borrowed(""),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Measured(measure, value) => Cow::Owned(number(*measure, *value)),
            Self::Text(text) => Cow::Borrowed(text),
        }
    }
}

/// What the reader said of quotes, by their places in the dossier.
pub type Said = BTreeMap<EvidenceIndex, QuoteMark>;

/// What the reader said of quotes, of those that the dossier still has.
#[must_use]
pub fn said(dossier: &Dossier, identities: &Identities, marks: &Marks) -> Said {
    marks.iter().filter_map(|(key, mark)| Some((identities.find(dossier, key)?, mark.clone()))).collect()
}

/// What is counted once for the tables of a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All pieces of evidence, claim by claim.
    pub quotes: Vec<EvidenceIndex>,
    /// For every entity its claims, its quotes, its verified quotes, its documents.
    of_entity: Vec<[u32; 4]>,
    says: Vec<u32>,
}

impl Counts {
    /// Counts what a dossier has.
    #[must_use]
    pub fn of(open: &OpenDossier) -> Self {
        let relations = &open.dossier.relations;
        let mut says = vec![0; open.dossier.entities.len()];
        relations.iter().filter_map(|claim| claim.by).for_each(|by| {
            if let Some(count) = says.get_mut(by.at()) {
                *count += 1;
            }
        });
        let of_claim = |place: usize| {
            let relation = RelationIndex::new(place);
            let count = relations[place].evidence.len() as u32;
            (0..count).map(move |position| EvidenceIndex { relation, position })
        };
        let mut documents = Vec::new();
        let of_entity = open.network.incident.iter().map(|edges| {
            let mut counts = [0; 4];
            documents.clear();
            for claim in edges.iter().flat_map(|edge| &open.network.edges[edge.at()].relations) {
                counts[0] += 1;
                counts[1] += relations[claim.at()].evidence.len() as u32;
                counts[2] += verified(open, *claim);
                documents.extend(relations[claim.at()].evidence.iter().map(|piece| piece.document));
            }
            documents.sort_unstable();
            documents.dedup();
            counts[3] = documents.len() as u32;
            counts
        });
        Self { quotes: (0..relations.len()).flat_map(of_claim).collect(), of_entity: of_entity.collect(), says }
    }
}

/// How many quotes of a claim are verified.
fn verified(open: &OpenDossier, claim: RelationIndex) -> u32 {
    open.dossier.evidence_of(claim).filter(|(quote, _)| open.reading.verification(*quote).is_verified()).count() as u32
}

/// A dossier as tables: what stands in every cell.
#[derive(Clone, Copy, Debug)]
pub struct Content<'a> {
    /// The dossier.
    pub open: &'a OpenDossier,
    /// What is counted of it.
    pub counts: &'a Counts,
    /// What the reader said of quotes.
    pub said: &'a Said,
    /// The measures of the whole network, as far as they are known.
    pub measures: Option<&'a MeasureTable>,
}

impl<'a> Content<'a> {
    /// How many rows a table has.
    #[must_use]
    pub fn len(&self, of: TableOf) -> usize {
        match of {
            TableOf::Entities => self.open.dossier.entities.len(),
            TableOf::Edges => self.open.network.edges.len(),
            TableOf::Claims => self.open.dossier.relations.len(),
            TableOf::Quotes => self.counts.quotes.len(),
        }
    }

    /// A cell by the number of its row in the dossier's order.
    #[must_use]
    pub fn cell(&self, of: TableOf, row: u32, column: &Column) -> Cell<'a> {
        let at = row as usize;
        let (dossier, network) = (&self.open.dossier, &self.open.network);
        let cell = match of {
            TableOf::Entities => (at < dossier.entities.len()).then(|| self.entity(EntityIndex(row), column)),
            TableOf::Edges => network.edges.get(at).map(|edge| self.edge(edge, column)),
            TableOf::Claims => dossier.relations.get(at).map(|claim| self.claim(RelationIndex(row), claim, column)),
            TableOf::Quotes => self.counts.quotes.get(at).and_then(|quote| self.quote(*quote, column)),
        };
        cell.unwrap_or(Cell::Nothing)
    }

    fn name(&self, entity: EntityIndex) -> Cell<'a> {
        self.open.dossier.entity(entity).map_or(Cell::Nothing, |entity| Cell::text(&entity.name))
    }

    /// The heading of a column. Values that are estimated say so.
    #[must_use]
    pub fn heading<'b>(&self, of: TableOf, column: &'b Column) -> Cow<'b, str> {
        match (column, self.measures) {
            (Column::Measure(measure), Some(table)) => Cow::Owned(title(table, *measure, MeasureScope::Whole)),
            _ => Cow::Borrowed(column.heading(of)),
        }
    }

    /// A measure of an entity; of a group its name.
    fn measured(&self, measure: Measure, entity: EntityIndex) -> Cell<'a> {
        let Some(table) = self.measures else { return Cell::Nothing };
        if measure.is_group() {
            return table.words(&self.open.dossier, measure, entity).map_or(Cell::Nothing, Cell::owned);
        }
        table.value(measure, entity).map_or(Cell::Nothing, |value| Cell::Measured(measure, value))
    }

    fn entity(&self, index: EntityIndex, column: &Column) -> Cell<'a> {
        let entity = &self.open.dossier.entities[index.at()];
        let [claims, quotes, verified, documents] = self.counts.of_entity.get(index.at()).copied().unwrap_or_default();
        match column {
            Column::Name => Cell::text(&entity.name),
            Column::Kind => Cell::text(&entity.kind),
            Column::Neighbours => Cell::Number(self.open.network.neighbours(index).count() as u32),
            Column::Claims => Cell::Number(claims),
            Column::Quotes => Cell::Number(quotes),
            Column::Verified => Cell::Number(verified),
            Column::Documents => Cell::Number(documents),
            Column::Says => Cell::Number(self.counts.says.get(index.at()).copied().unwrap_or(0)),
            Column::Mentions => {
                let mentions = self.open.reading.mentions_of.get(index.at());
                Cell::Number(mentions.map_or(0, |all| all.len() as u32))
            }
            Column::Measure(measure) => self.measured(*measure, index),
            Column::Aliases => Cell::owned(entity.aliases.join("; ")),
            Column::Note => Cell::maybe(entity.note.as_ref()),
            Column::Id => Cell::text(&entity.id),
            Column::Field(name) => Cell::maybe(entity.fields.get(name)),
            _ => Cell::Nothing,
        }
    }

    fn edge(&self, edge: &'a Edge, column: &Column) -> Cell<'a> {
        let claims = || edge.relations.iter().filter_map(|claim| self.open.dossier.relation(*claim));
        let from = |end: EntityIndex| claims().filter(|claim| claim.from == end).count() as u32;
        match column {
            Column::Name => self.name(edge.ends.0),
            Column::OtherName => self.name(edge.ends.1),
            Column::Claims => Cell::Number(edge.relations.len() as u32),
            Column::Statuses => Cell::owned(status_counts(claims().map(|claim| claim.status))),
            Column::Forward => Cell::Number(from(edge.ends.0)),
            Column::Backward => Cell::Number(if edge.is_loop() { 0 } else { from(edge.ends.1) }),
            Column::Quotes => Cell::Number(edge.evidence),
            Column::Verified => Cell::Number(edge.relations.iter().map(|claim| verified(self.open, *claim)).sum()),
            Column::Documents => Cell::Number(edge.documents),
            Column::Conflict => {
                let ways: Vec<String> = edge.conflicts.iter().map(|way| way.words().to_lowercase()).collect();
                Cell::owned(ways.join("; "))
            }
            _ => Cell::Nothing,
        }
    }

    fn claim(&self, index: RelationIndex, claim: &'a Relation, column: &Column) -> Cell<'a> {
        match column {
            Column::From => self.name(claim.from),
            Column::Kind => Cell::text(&claim.kind),
            Column::To => self.name(claim.to),
            Column::Status => Cell::text(claim.status.word()),
            Column::By => claim.by.map_or(Cell::Nothing, |by| self.name(by)),
            Column::Date => claim.date.as_ref().map_or(Cell::Nothing, |date| Cell::text(date.words())),
            Column::Quotes => Cell::Number(claim.evidence.len() as u32),
            Column::Verified => Cell::Number(verified(self.open, index)),
            Column::Documents => {
                let mut documents: Vec<DocumentIndex> = claim.evidence.iter().map(|piece| piece.document).collect();
                documents.sort_unstable();
                documents.dedup();
                Cell::Number(documents.len() as u32)
            }
            Column::Evidence => Cell::text(self.open.backing(index).words()),
            Column::Hedge => Cell::maybe(claim.hedge.as_ref()),
            Column::Note => Cell::maybe(claim.note.as_ref()),
            Column::Id => Cell::maybe(claim.id.as_ref()),
            Column::Field(name) => Cell::maybe(claim.fields.get(name)),
            _ => Cell::Nothing,
        }
    }

    fn quote(&self, index: EvidenceIndex, column: &Column) -> Option<Cell<'a>> {
        let claim = self.open.dossier.relation(index.relation)?;
        let piece: &'a Evidence = claim.evidence.get(index.position as usize)?;
        let reading = &self.open.reading;
        Some(match column {
            Column::Quote => Cell::maybe(piece.quote.as_ref().or(piece.passage.as_ref())),
            Column::Document => self.document(index).map_or(Cell::Nothing, |document| Cell::text(&document.title)),
            Column::DocumentDate => {
                let date = self.document(index).and_then(|document| document.date.as_ref());
                date.map_or(Cell::Nothing, |date| Cell::text(date.words()))
            }
            Column::Page => {
                let pages = reading.documents.get(document_of(self.open, index)?.at()).map(|read| &read.pages);
                let words = pages.zip(reading.verification(index).span()).and_then(|(pages, span)| pages.words(span));
                words.map_or(Cell::Nothing, Cell::owned)
            }
            Column::Result => Cell::text(reading.verification(index).word()),
            Column::Ends => reading.ends_named(index).map_or(Cell::Nothing, |named| Cell::text(named.words())),
            Column::Look => {
                let titles: Vec<&str> =
                    reading.look_reasons(index).iter().map(|reason| LookReason::title(*reason)).collect();
                Cell::owned(titles.join("; "))
            }
            Column::Verdict => self.said.get(&index).and_then(|mark| mark.verdict).map_or(Cell::Nothing, verdict),
            Column::Said => Cell::maybe(self.said.get(&index).and_then(|mark| mark.note.as_ref())),
            Column::Note => Cell::maybe(piece.note.as_ref()),
            other => self.claim(index.relation, claim, other),
        })
    }

    /// The document that a quote is from: where it stands, or else the one that is named.
    fn document(&self, quote: EvidenceIndex) -> Option<&'a crate::model::Document> {
        self.open.dossier.document(document_of(self.open, quote)?)
    }
}

/// A verdict in words.
fn verdict<'a>(verdict: Verdict) -> Cell<'a> {
    match verdict.fault() {
        Some(fault) => Cell::owned(format!("{}: {}", verdict.word(), Fault::word(fault))),
        None => Cell::text(verdict.word()),
    }
}

/// "4 asserted, 2 denied".
fn status_counts(statuses: impl Iterator<Item = Status>) -> String {
    let mut counts = [0_u32; Status::ALL.len()];
    statuses.for_each(|status| counts[status as usize] += 1);
    let some = Status::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    some.map(|(status, count)| format!("{count} {}", status.word().to_lowercase())).collect::<Vec<_>>().join(", ")
}

impl Content<'_> {
    /// Rows as text, with the headings of their columns before them: each cell written by `cell`, with what stands between
    /// two cells and at the end of a line.
    #[must_use]
    pub fn text(
        &self,
        of: TableOf,
        columns: &[Column],
        rows: &[u32],
        cell: fn(&str) -> String,
        marks: [&str; 2],
    ) -> String {
        let [between, end] = marks;
        let line = |cells: Vec<String>| cells.join(between) + end;
        let mut text = line(columns.iter().map(|column| cell(&self.heading(of, column))).collect());
        for row in rows {
            let of_column = |column: &Column| match self.cell(of, *row, column) {
                // A number is no formula, whatever sign it begins with.
                Cell::Number(number) => number.to_string(),
                // With all its digits it can be computed with.
                Cell::Measured(_, value) => value.to_string(),
                other => cell(&other.words()),
            };
            text.push_str(&line(columns.iter().map(of_column).collect()));
        }
        text
    }

    /// The claim of a row of claims or quotes.
    #[must_use]
    pub fn claim_of(&self, of: TableOf, row: u32) -> Option<RelationIndex> {
        match of {
            TableOf::Claims => Some(RelationIndex(row)),
            TableOf::Quotes => self.counts.quotes.get(row as usize).map(|quote| quote.relation),
            TableOf::Entities | TableOf::Edges => None,
        }
    }

    /// The edge of a row of edges, claims or quotes.
    #[must_use]
    pub fn edge_of(&self, of: TableOf, row: u32) -> Option<EdgeIndex> {
        match of {
            TableOf::Edges => Some(EdgeIndex(row)),
            _ => self.open.network.edge_of.get(self.claim_of(of, row)?.at()).copied(),
        }
    }
}
