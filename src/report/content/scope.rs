//! Which part of the network a report is about.

use super::entries::line;
use crate::analysis::contradictions::contradictions;
use crate::analysis::speakers::claims_said_by;
use crate::model::{EdgeIndex, EntityIndex, OpenDossier, RelationIndex, Visibility};
use crate::session::{ReportScope, ReportSubject};
use std::collections::BTreeSet;

/// The part of the network that a report is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selected {
    /// What of the dossier is in it.
    pub visibility: Visibility,
    /// Its edges in the order of their numbers.
    pub edges: Vec<EdgeIndex>,
}

impl Selected {
    /// The part that a report on `subject` is about: never more than what is shown.
    #[must_use]
    pub fn of(subject: &ReportSubject) -> Self {
        let (open, shown) = (&*subject.figure.open, &*subject.figure.visibility);
        if subject.scope == ReportScope::Shown {
            let edges = in_file_order(open, shown_claims(open, shown));
            return Self { visibility: shown.clone(), edges };
        }
        let claims: Vec<RelationIndex> =
            claims_of(subject).into_iter().filter(|claim| shown.relation(*claim)).collect();
        let mut visibility = Visibility {
            entities: vec![false; open.dossier.entities.len()],
            relations: vec![false; open.dossier.relations.len()],
            edges: vec![false; open.network.edges.len()],
            ..Visibility::default()
        };
        for claim in &claims {
            visibility.relations[claim.at()] = true;
            let edge = open.network.edge_of[claim.at()];
            visibility.edges[edge.at()] = true;
            let (low, high) = open.network.edges[edge.at()].ends;
            visibility.entities[low.at()] = true;
            visibility.entities[high.at()] = true;
        }
        if let ReportScope::Entities(chosen) = &subject.scope {
            for entity in chosen.iter().filter(|entity| shown.entity(**entity)) {
                visibility.entities[entity.at()] = true;
            }
        }
        Self { visibility, edges: in_file_order(open, claims) }
    }
}

fn shown_claims(open: &OpenDossier, shown: &Visibility) -> Vec<RelationIndex> {
    (0..open.dossier.relations.len()).map(RelationIndex::new).filter(|claim| shown.relation(*claim)).collect()
}

/// The claims that a report is about, in the order in which their edges are numbered.
fn claims_of(subject: &ReportSubject) -> Vec<RelationIndex> {
    let (open, shown) = (&*subject.figure.open, &*subject.figure.visibility);
    let between = |is_in: &dyn Fn(EntityIndex, EntityIndex) -> bool| {
        let claims = shown_claims(open, shown).into_iter();
        claims
            .filter(|claim| is_in(open.dossier.relations[claim.at()].from, open.dossier.relations[claim.at()].to))
            .collect()
    };
    match &subject.scope {
        ReportScope::Shown => shown_claims(open, shown),
        ReportScope::Entities(chosen) => match chosen.as_slice() {
            [one] => between(&|from, to| from == *one || to == *one),
            several => {
                let several: BTreeSet<EntityIndex> = several.iter().copied().collect();
                between(&|from, to| several.contains(&from) && several.contains(&to))
            }
        },
        ReportScope::Edge(edge) => {
            open.network.edges.get(edge.at()).map(|edge| edge.relations.clone()).unwrap_or_default()
        }
        ReportScope::Path(claims) => claims.clone(),
        ReportScope::Contradictions => contradictions(open, shown)
            .iter()
            .flat_map(crate::analysis::contradictions::Contradiction::claims)
            .collect(),
        ReportScope::Speaker(speaker) => {
            let mut claims = claims_said_by(open, Some(*speaker), shown);
            claims.sort_unstable();
            claims
        }
        ReportScope::Marks => {
            let mut claims: Vec<RelationIndex> =
                subject.reader.marks.keys().map(|evidence| evidence.relation).collect();
            claims.dedup();
            claims
        }
    }
}

/// The edges of claims, each once, in the order of the claims.
fn in_file_order(open: &OpenDossier, claims: Vec<RelationIndex>) -> Vec<EdgeIndex> {
    let mut is_in = vec![false; open.network.edges.len()];
    let mut edges = Vec::new();
    for claim in claims {
        let edge = open.network.edge_of[claim.at()];
        if !std::mem::replace(&mut is_in[edge.at()], true) {
            edges.push(edge);
        }
    }
    edges
}

/// What a report is about, to stand in a sentence.
#[must_use]
pub fn about(open: &OpenDossier, scope: &ReportScope) -> String {
    let name = |entity: &EntityIndex| line(open.dossier.entity_name(*entity));
    match scope {
        ReportScope::Shown => line(&open.title()),
        ReportScope::Entities(chosen) => match chosen.as_slice() {
            [one] => format!("claims on {}", name(one)),
            few if few.len() <= 4 => {
                format!("claims between {}", few.iter().map(name).collect::<Vec<String>>().join(", "))
            }
            many => format!("claims between {} entities", many.len()),
        },
        ReportScope::Edge(edge) => open
            .network
            .edges
            .get(edge.at())
            .map_or_else(String::new, |edge| format!("claims on {} and {}", name(&edge.ends.0), name(&edge.ends.1))),
        ReportScope::Path(claims) => {
            let ends = path_ends(open, claims);
            ends.map_or_else(
                || "a path".to_owned(),
                |(from, to)| format!("a path from {} to {}", name(&from), name(&to)),
            )
        }
        ReportScope::Contradictions => "contradictions".to_owned(),
        ReportScope::Speaker(speaker) => format!("what {} says", name(speaker)),
        ReportScope::Marks => "quotes with a mark".to_owned(),
    }
}

/// The two ends of a path: those of its first and last step that no neighbouring step has.
fn path_ends(open: &OpenDossier, claims: &[RelationIndex]) -> Option<(EntityIndex, EntityIndex)> {
    let ends = |claim: RelationIndex| open.dossier.relation(claim).map(|claim| [claim.from, claim.to]);
    let (first, last) = (ends(*claims.first()?)?, ends(*claims.last()?)?);
    if claims.len() == 1 {
        return Some((first[0], first[1]));
    }
    let (second, before) = (ends(claims[1])?, ends(claims[claims.len() - 2])?);
    let outer = |own: [EntityIndex; 2], next: [EntityIndex; 2]| own.into_iter().find(|end| !next.contains(end));
    Some((outer(first, second)?, outer(last, before)?))
}
