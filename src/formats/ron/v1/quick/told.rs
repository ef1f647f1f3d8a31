//! What a dossier that was read quickly is worth telling: each warning and note from the outline of its own element.
//!
//! Invariant: the same as the whole reader tells of the same file, in the same order.

use super::{Odd, Quick};
use crate::formats::ron::v1::{meaning, names, repeats, texts};
use crate::formats::source::{Node, Source};
use crate::model::{Problem, Problems, Severity};

/// Adds the warnings and notes of `quick`, whose file is `source`, and fetches its texts. `None` where there is an error
/// after all.
pub(in crate::formats::ron::v1) fn tell(
    source: &Source,
    quick: &mut Quick,
    fetch: &mut texts::Fetch<'_>,
    problems: &mut Problems,
) -> Option<()> {
    let Quick { dossier, starts, odd: Odd { documents, entities, relations, repeated } } = quick;
    let mut teller = Teller { source, problems };
    for place in documents.iter() {
        teller.of_part(starts.documents[*place as usize], meaning::of_document)?;
    }
    for place in entities.iter() {
        teller.of_part(starts.entities[*place as usize], meaning::of_entity)?;
    }
    for place in relations.iter() {
        teller.of_part(starts.relations[*place as usize], meaning::of_relation)?;
    }
    for (claim, at) in dossier.relations.iter().zip(&starts.relations).filter(|(claim, _)| claim.evidence.is_empty()) {
        teller.problems.tell(Severity::Note, source.place(*at as usize), || {
            let [from, to] = [claim.from, claim.to].map(|end| dossier.entity(end).map_or("", |entity| &entity.id));
            let message = meaning::no_evidence(from, &claim.kind, to);
            source.problem(Severity::Note, *at as usize, &message, "")
        });
    }
    let used = || dossier.relations.iter().map(|claim| claim.kind.clone()).collect();
    if let Some(kinds) = starts.kinds {
        teller.of_part(kinds, |part, root, told| meaning::of_kinds(part, root, &used, told))?;
    }
    if let Some(imported) = starts.imported {
        teller.of_part(imported, meaning::of_imported)?;
    }
    let alike = names::alike(dossier.entities.iter().map(|entity| entity.name.as_str()));
    if !alike.is_empty() {
        teller.of_parts(alike.into_iter().map(|place| starts.entities[place]), names::compare)?;
    }
    teller.of_parts(repeated.iter().map(|place| starts.relations[*place as usize]), repeats::check)?;
    for (document, at) in dossier.documents.iter_mut().zip(&starts.documents) {
        if document.text.as_ref().is_none_or(|text| text.trim().is_empty()) {
            let part = source.part(*at as usize)?;
            let mut told = Vec::new();
            let text = texts::text(&part, part.root()?, fetch, &mut told);
            document.text = text.or(document.text.take());
            teller.take(told)?;
        }
    }
    Some(())
}

struct Teller<'a> {
    source: &'a Source,
    problems: &'a mut Problems,
}

impl Teller<'_> {
    /// Adds what `check` tells of the element that begins at `at`; `None` where that is an error.
    fn of_part(&mut self, at: u32, check: impl for<'s> FnOnce(&'s Source, Node<'s>, &mut Vec<Problem>)) -> Option<()> {
        let part = self.source.part(at as usize)?;
        let mut told = Vec::new();
        check(&part, part.root()?, &mut told);
        self.take(told)
    }

    /// Adds what `check` tells of some elements together.
    fn of_parts(
        &mut self,
        starts: impl Iterator<Item = u32>,
        check: impl FnOnce(&Source, &mut dyn Iterator<Item = Node<'_>>, &mut Vec<Problem>),
    ) -> Option<()> {
        let parts: Vec<Source> = starts.map(|at| self.source.part(at as usize)).collect::<Option<_>>()?;
        let mut told = Vec::new();
        check(self.source, &mut parts.iter().filter_map(Source::root), &mut told);
        self.take(told)
    }

    fn take(&mut self, told: Vec<Problem>) -> Option<()> {
        for problem in told {
            if problem.severity == Severity::Error {
                return None;
            }
            self.problems.push(problem);
        }
        Some(())
    }
}
