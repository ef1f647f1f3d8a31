//! Asking the shell for a report.

use super::{ReadersWord, ReportScope, ReportSubject, ReportTask};
use crate::model::Target;
use crate::session::effect::Effect;
use crate::session::state::{Page, Session};
use std::sync::Arc;

impl Session {
    /// What a report about `scope` is made of now; `None` where nothing is open.
    #[must_use]
    pub fn report_subject(&self, scope: ReportScope) -> Option<ReportSubject> {
        let open = self.open()?;
        let evidence = (0..open.dossier.relations.len())
            .map(crate::model::RelationIndex::new)
            .flat_map(|claim| open.dossier.evidence_of(claim).map(|(evidence, _)| evidence));
        let marks = if self.workspace().marks.is_empty() {
            Default::default()
        } else {
            evidence.filter_map(|evidence| Some((evidence, self.mark_of(evidence)?.clone()))).collect()
        };
        let reader = Arc::new(ReadersWord { corrections: self.workspace().corrections.as_ref().clone(), marks });
        Some(ReportSubject { figure: self.figure_subject()?, reader, scope })
    }

    /// What a report can be about now, what the reader looks at first.
    #[must_use]
    pub fn report_scopes(&self) -> Vec<ReportScope> {
        let mut scopes = vec![ReportScope::Shown];
        let Some(open) = self.open() else { return scopes };
        let selection = self.selection();
        match (selection.page, selection.target) {
            (_, Some(Target::Edge(edge))) => scopes.insert(0, ReportScope::Edge(edge)),
            (_, Some(Target::Entity(entity))) => {
                scopes.insert(0, ReportScope::Entities(vec![entity]));
                if open.dossier.relations.iter().any(|claim| claim.by == Some(entity)) {
                    scopes.push(ReportScope::Speaker(entity));
                }
            }
            (Page::Speaker(speaker), None) => scopes.insert(0, ReportScope::Speaker(speaker)),
            (Page::Paths(..), None) => {
                if let Some(path) = self.lit_path() {
                    scopes.insert(0, ReportScope::Path(path.hops.iter().map(|hop| hop.claim).collect()));
                }
            }
            _ => {}
        }
        if selection.group.len() > 1 {
            scopes.insert(0, ReportScope::Entities(selection.group.iter().copied().collect()));
        }
        if !self.contradictions().is_empty() {
            scopes.push(ReportScope::Contradictions);
        }
        if !self.workspace().marks.is_empty() {
            scopes.push(ReportScope::Marks);
        }
        scopes
    }

    /// Asks the shell for a report, unless a figure or report is being made already.
    pub(in crate::session) fn make_report(&mut self, task: Box<ReportTask>) {
        if self.begin_making(task.name()) {
            self.emit(Effect::ExportReport(task));
        }
    }
}
