//! What is in a report, as plain values: the same for every kind of file.
//!
//! Invariant: every quote stands in the rest of its sentence, with its result, so that no words lose their context.

mod claims;
mod entries;
mod method;
mod scope;
mod sources;

pub(super) use entries::line;
pub use entries::{Alternative, ClaimEntry, DocumentEntry, EntityEntry, NumberedEdge, QuoteEntry, Report, capitalized};
pub use scope::{Selected, about};

use crate::analysis::words::{counted, plural};
use crate::model::{EdgeIndex, EntityIndex, OpenDossier};
use crate::scene::{Caption, Subject, caption_of};
use crate::session::{ReportScope, ReportSubject, ReportTask};
use std::collections::BTreeMap;

impl Report {
    /// The report that a task asks for; `today` is its day unless the task has its own.
    ///
    /// # Errors
    ///
    /// Why there is nothing to report on, in a sentence.
    pub fn of(task: &ReportTask, today: &str) -> Result<Self, String> {
        let subject = &task.subject;
        let selected = Selected::of(subject);
        let open: &OpenDossier = &subject.figure.open;
        if !selected.visibility.entities.contains(&true) {
            return Err(nothing(&subject.scope).to_owned());
        }
        let numbers: BTreeMap<EdgeIndex, u32> =
            selected.edges.iter().enumerate().map(|(place, edge)| (*edge, place as u32 + 1)).collect();
        let mut sources = sources::Sources::new(open);
        let edges: Vec<NumberedEdge> = selected
            .edges
            .iter()
            .enumerate()
            .map(|(place, edge)| claims::numbered(subject, &selected, &mut sources, *edge, place as u32 + 1))
            .collect();
        let about = about(open, &subject.scope);
        let title = task.title.as_deref().map(line).filter(|title| !title.trim().is_empty());
        let title = title.unwrap_or_else(|| match subject.scope {
            ReportScope::Shown => line(&open.title()),
            _ => format!("{}: {about}", line(&open.title())),
        });
        let caption = caption(subject, &selected, &title);
        let date = task.date.as_deref().unwrap_or(today);
        let documents = sources.entries();
        Ok(Self {
            method: method::method(subject, &selected, &caption, date),
            alternative: alternative(open, &about, &edges),
            entities: entities(open, &selected, &numbers),
            title,
            about,
            caption,
            edges,
            documents,
        })
    }

    /// The numbers of the edges.
    #[must_use]
    pub fn numbers(&self) -> BTreeMap<EdgeIndex, u32> {
        self.edges.iter().map(|edge| (edge.edge, edge.number)).collect()
    }
}

/// Why there is nothing to report on.
fn nothing(scope: &ReportScope) -> &'static str {
    match scope {
        ReportScope::Shown => "nothing is shown",
        ReportScope::Entities(_) | ReportScope::Edge(_) => "nothing of the selection is shown",
        ReportScope::Path(_) => "the path has no step that is shown",
        ReportScope::Contradictions => "no contradiction is shown",
        ReportScope::Speaker(_) => "the speaker makes no claim that is shown",
        ReportScope::Marks => "no quote is marked",
    }
}

/// The words around the figure, for the part of the network that it shows.
fn caption(subject: &ReportSubject, selected: &Selected, title: &str) -> Caption {
    let figure = &subject.figure;
    let shown = Subject {
        open: &figure.open,
        positions: &figure.positions,
        pinned: &figure.pinned,
        visibility: &selected.visibility,
        filter: &figure.filter,
    };
    let caption = caption_of(&shown, figure.seed, figure.caption.as_deref()).of_part(figure.part.as_deref());
    Caption { title: title.to_owned(), ..caption }
}

/// The entities by name, each with the numbers of its edges.
fn entities(open: &OpenDossier, selected: &Selected, numbers: &BTreeMap<EdgeIndex, u32>) -> Vec<EntityEntry> {
    let mut edges_of: BTreeMap<EntityIndex, Vec<u32>> = BTreeMap::new();
    for (edge, number) in numbers {
        let (low, high) = open.network.edges[edge.at()].ends;
        edges_of.entry(low).or_default().push(*number);
        if high != low {
            edges_of.entry(high).or_default().push(*number);
        }
    }
    let all = open.dossier.entities.iter().enumerate().map(|(place, entity)| (EntityIndex::new(place), entity));
    let mut entries: Vec<EntityEntry> = all
        .filter(|(index, _)| selected.visibility.entity(*index))
        .map(|(index, entity)| {
            let mut edges = edges_of.remove(&index).unwrap_or_default();
            edges.sort_unstable();
            EntityEntry {
                entity: index,
                name: line(&entity.name),
                kind: line(&entity.kind),
                aliases: entity.aliases.iter().map(|alias| line(alias)).collect(),
                edges,
                note: entity.note.as_deref().map(line),
            }
        })
        .collect();
    entries.sort_by_cached_key(|entry| (entry.name.to_lowercase(), entry.entity));
    entries
}

/// The figure in words: what it shows and who is most connected; then every edge, of the first hundred.
fn alternative(open: &OpenDossier, about: &str, edges: &[NumberedEdge]) -> Alternative {
    const TOLD: usize = 100;
    let mut degrees: BTreeMap<EntityIndex, usize> = BTreeMap::new();
    for edge in edges {
        let (low, high) = open.network.edges[edge.edge.at()].ends;
        *degrees.entry(low).or_default() += 1;
        if high != low {
            *degrees.entry(high).or_default() += 1;
        }
    }
    let mut most: Vec<(EntityIndex, usize)> = degrees.iter().map(|(entity, degree)| (*entity, *degree)).collect();
    most.sort_by_key(|(entity, degree)| (std::cmp::Reverse(*degree), *entity));
    let named: Vec<String> = most.iter().take(3).map(|(entity, _)| line(open.dossier.entity_name(*entity))).collect();
    let conflicts = edges.iter().filter(|edge| edge.conflict.is_some()).count();
    let mut short = format!(
        "Network of {about}: {} and {}",
        plural(degrees.len(), "entity", "entities"),
        plural(edges.len(), "edge", "edges"),
    );
    if !named.is_empty() {
        short.push_str(&format!("; most connected: {}", named.join(", ")));
    }
    if conflicts > 0 {
        short.push_str(&format!("; {} in conflict", counted(conflicts, "edge")));
    }
    let told = |edge: &NumberedEdge| {
        let claims = counted(edge.claims.len(), "claim");
        let conflict = edge.conflict.as_deref().map(|conflict| format!(", {conflict}")).unwrap_or_default();
        format!("{}: {}, {claims}{conflict}", edge.number, edge.ends)
    };
    let mut each: Vec<String> = edges.iter().take(TOLD).map(told).collect();
    if edges.len() > TOLD {
        each.push(format!("and {} more", edges.len() - TOLD));
    }
    let long = if each.is_empty() {
        format!("{short}.")
    } else {
        format!("{short}. The numbered edges: {}.", each.join("; "))
    };
    Alternative { short, long }
}
