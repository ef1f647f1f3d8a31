//! Figure and report files: one is made at a time, seen on its way, and can be given up.

use crate::formats::export::ExportKind;
use crate::model::{EntityIndex, OpenDossier, Origin, RelationIndex, Shown, Target};
use crate::session::Session;
use crate::session::data::DataTask;
use crate::session::effect::Effect;
use crate::session::figure::{FigureOutcome, FigureSubject, FigureTask};
use crate::session::report::{ReadersWord, ReportScope, ReportSubject, ReportTask};
use crate::session::state::Page;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Session {
    /// The network as it is shown now, for a figure; `None` where nothing is open.
    #[must_use]
    pub fn figure_subject(&self) -> Option<FigureSubject> {
        let (workspace, open) = (self.workspace(), self.open()?);
        Some(FigureSubject {
            open: Arc::clone(open),
            positions: Arc::clone(&workspace.positions),
            pinned: Arc::clone(&workspace.pinned),
            visibility: Arc::clone(self.visibility()),
            drawn: self.dims().then(|| Arc::clone(self.drawn())),
            filter: Arc::clone(&workspace.filter),
            seed: workspace.options.seed,
            caption: self.views().entry().and_then(|view| view.caption.clone()),
            part: match &workspace.shown {
                Shown::Everything => None,
                Shown::Claimed => Some("all entities with claims".to_owned()),
                Shown::Part(part) => Some(part.words.clone()),
            },
            dress: Arc::clone(self.dress()),
            emphasis: self.emphasis(),
            selection: self.selected_entities(open),
            path: self.lit_path().map(|path| path.hops.iter().map(|hop| hop.claim).collect()).unwrap_or_default(),
        })
    }

    /// The entities that are selected, and both ends of a selected edge.
    fn selected_entities(&self, open: &OpenDossier) -> Vec<EntityIndex> {
        let selection = self.selection();
        let mut entities: Vec<EntityIndex> = selection.group.iter().copied().collect();
        match selection.target {
            Some(Target::Entity(entity)) => entities.push(entity),
            Some(Target::Edge(edge)) => {
                entities
                    .extend(open.network.edges.get(edge.at()).into_iter().flat_map(|edge| [edge.ends.0, edge.ends.1]));
            }
            None => {}
        }
        entities.sort_unstable();
        entities.dedup();
        entities
    }

    /// How many figures were begun until now, so that a dialog knows when its own is.
    #[must_use]
    pub fn figures_begun(&self) -> u64 {
        self.figures_begun
    }

    /// Asks the shell for a figure file, unless one is being made already.
    pub(in crate::session) fn make_figure(&mut self, task: Box<FigureTask>) {
        if self.begin_making(&task.path) {
            self.emit(Effect::ExportFigure(task));
        }
    }

    /// Notes that a file is being made, unless another is: then that is told.
    pub(in crate::session) fn begin_making(&mut self, file: &Path) -> bool {
        if let Some(name) = self.making_figure().map(str::to_owned) {
            self.warn(format!("{name} is still being made; cancel it first, or wait for it"));
            return false;
        }
        self.making = Some(file.to_owned());
        self.figures_begun += 1;
        self.notices.dismiss();
        true
    }

    /// Gives up the figure or report that is being made.
    pub(in crate::session) fn cancel_figure(&mut self) {
        match self.making {
            Some(_) => self.emit(Effect::CancelFigure),
            None => self.tell("Nothing is being made"),
        }
    }

    /// Notes what became of a figure.
    pub(in crate::session) fn note_figure(&mut self, outcome: FigureOutcome) {
        let name = self.making_figure().unwrap_or_default().to_owned();
        let file = self.making.take().filter(|_| matches!(outcome, FigureOutcome::Saved(_)));
        match outcome {
            FigureOutcome::Saved(None) => self.tell(format!("Saved {name}")),
            FigureOutcome::Saved(Some(note)) => self.warn(format!("Saved {name}, but {note}")),
            FigureOutcome::Cancelled => self.tell(format!("{name} was cancelled; nothing was saved")),
            FigureOutcome::NotMade(why) => self.warn(format!("{name} cannot be made: {why}")),
            FigureOutcome::NotSaved(why) => self.warn(format!("{name} is not saved. {why}")),
        }
        if let Some(file) = file {
            self.notices.offer_to_show(file);
        }
    }
}

impl Session {
    /// What a report about `scope` is made of now; `None` where nothing is open.
    #[must_use]
    pub fn report_subject(&self, scope: ReportScope) -> Option<ReportSubject> {
        let open = self.open()?;
        let evidence = (0..open.dossier.relations.len())
            .map(RelationIndex::new)
            .flat_map(|claim| open.dossier.evidence_of(claim).map(|(evidence, _)| evidence));
        let marks = if self.workspace().marks.is_empty() {
            std::collections::BTreeMap::new()
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
        if self.begin_making(&task.path) {
            self.emit(Effect::ExportReport(task));
        }
    }
}

impl Session {
    /// The export of the dossier as it is now, under the name to offer; `None` where nothing is open.
    #[must_use]
    pub fn data_task(&self, kind: ExportKind, only_shown: bool) -> Option<DataTask> {
        let open = Arc::clone(self.open()?);
        let stem = match &open.origin {
            Origin::File(path) => path.with_extension(""),
            Origin::Builtin(name) => PathBuf::from(name),
            Origin::Import(task) => Path::new(&task.offered()).with_extension(""),
        };
        let visibility = only_shown.then(|| Arc::clone(self.visibility()));
        let positions = Arc::clone(&self.workspace().positions);
        let task = DataTask { path: stem.clone(), kind, open, visibility, positions };
        let path = match kind {
            ExportKind::Vault => PathBuf::from(format!("{} notes", stem.to_string_lossy())),
            _ => task.named(stem),
        };
        Some(DataTask { path, ..task })
    }

    /// Whether something of the dossier is not shown.
    #[must_use]
    pub fn shows_a_part(&self) -> bool {
        let shown = self.visibility();
        !(shown.entities.iter().all(|shown| *shown) && shown.relations.iter().all(|shown| *shown))
    }

    /// Asks the shell for an export, unless another file is being made.
    pub(in crate::session) fn export_data(&mut self, task: Box<DataTask>) {
        if self.begin_making(&task.path) {
            self.emit(Effect::ExportData(task));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::tests::settled;
    use crate::session::{Action, Command, FigureKind, FigureOptions};

    fn task() -> FigureTask {
        FigureTask {
            path: "/a/b.png".into(),
            options: FigureOptions::usual(FigureKind::Png),
            subject: settled().figure_subject().expect("a dossier"),
        }
    }

    #[test]
    fn one_figure_is_made_at_a_time_and_can_be_given_up() {
        let mut session = Session::default();
        assert_eq!(session.apply(Command::Do(Action::CancelFigure)), vec![]);
        assert_eq!(
            session.apply(Command::ExportFigure(Box::new(task()))),
            vec![Effect::ExportFigure(Box::new(task()))]
        );
        assert_eq!(session.making_figure(), Some("b.png"));
        assert_eq!(session.apply(Command::ExportFigure(Box::new(task()))), vec![]);
        assert_eq!(session.apply(Command::Do(Action::CancelFigure)), vec![Effect::CancelFigure]);
        session.apply(Command::FigureMade(FigureOutcome::Cancelled));
        assert_eq!(session.making_figure(), None);
        assert!(session.notice().is_some_and(|notice| notice.text.contains("cancelled")));
        session.apply(Command::ExportFigure(Box::new(task())));
        session.apply(Command::FigureMade(FigureOutcome::NotSaved("No room".to_owned())));
        assert!(session.notice().is_some_and(|notice| notice.text == "b.png is not saved. No room"));
        session.apply(Command::ExportFigure(Box::new(task())));
        session.apply(Command::FigureMade(FigureOutcome::Saved(Some("2 characters are boxes".to_owned()))));
        assert!(session.notice().is_some_and(|notice| notice.text == "Saved b.png, but 2 characters are boxes"));
    }
}
