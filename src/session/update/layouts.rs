//! Saving, reverting and switching views.

use crate::model::{Origin, SavedLayout, View};
use crate::session::command::{Effect, Leaving};
use crate::session::history::Touched;
use crate::session::notice::NoticeKind;
use crate::session::pick::Pick;
use crate::session::saving::layout_beside;
use crate::session::state::Session;
use std::path::PathBuf;
use std::sync::Arc;

impl Session {
    /// Saves the layout where it is saved, or asks where.
    pub(super) fn save_layout(&mut self) -> Vec<Effect> {
        let Some(open) = &self.open else { return Vec::new() };
        let path = match (&self.views.path, &open.origin) {
            (Some(path), _) => path.clone(),
            (None, Origin::File(dossier)) => layout_beside(dossier),
            (None, Origin::Builtin(_)) => return self.save_layout_as(),
        };
        if self.views.left_alone.as_ref() == Some(&path) {
            return self.save_layout_as();
        }
        let known = self.views.saved.clone().filter(|_| self.views.path.as_ref() == Some(&path));
        self.save_layout_over(path, known)
    }

    /// Asks where to save the layout.
    pub(super) fn save_layout_as(&mut self) -> Vec<Effect> {
        let Some(open) = &self.open else { return Vec::new() };
        let proposed = match (&self.views.path, &open.origin) {
            (Some(path), _) => path.clone(),
            (None, Origin::File(dossier)) if self.views.left_alone.is_some() => {
                dossier.with_extension("new.layout.ron")
            }
            (None, Origin::File(dossier)) => layout_beside(dossier),
            (None, Origin::Builtin(name)) => PathBuf::from(format!("{name}.layout.ron")),
        };
        let name = proposed.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = proposed.parent().filter(|folder| !folder.as_os_str().is_empty()).map(PathBuf::from);
        vec![Effect::Pick(Pick::SaveLayout { name, folder })]
    }

    /// Saves the layout at a path.
    pub(super) fn save_layout_at(&mut self, path: PathBuf) -> Vec<Effect> {
        self.save_layout_over(path, None)
    }

    /// Saves the layout at a path, where what is there is what is `known`, or whatever it is.
    fn save_layout_over(&mut self, path: PathBuf, known: Option<SavedLayout>) -> Vec<Effect> {
        self.keep_tuning();
        let Some(open) = self.open.clone() else { return Vec::new() };
        let layout = self.layout_to_save(&open, &path);
        self.history.end_gesture();
        let revision = self.workspace.revision;
        vec![Effect::SaveLayout { path, layout: Box::new(layout), revision, known: known.map(Box::new) }]
    }

    /// Notes that the file now holds a revision of the layout.
    pub(super) fn note_saved(&mut self, path: PathBuf, layout: SavedLayout, revision: u64) -> Vec<Effect> {
        self.views.saved = Some(layout);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.views.saved_revision = revision;
        self.views.path = Some(path);
        self.tell(NoticeKind::Fact, format!("Saved {name}"));
        self.leaving.take().map_or_else(Vec::new, |leaving| self.leave(leaving))
    }

    /// Leaves the open dossier, unless its layout is not saved: then the reader is asked.
    pub(super) fn ask_or_leave(&mut self, leaving: Leaving) -> Vec<Effect> {
        if self.is_unsaved() {
            return vec![Effect::AskBeforeLeaving(leaving)];
        }
        self.leave(leaving)
    }

    /// Leaves the open dossier.
    pub(super) fn leave(&mut self, leaving: Leaving) -> Vec<Effect> {
        self.leaving = None;
        match leaving {
            Leaving::Quit => vec![Effect::Quit],
            Leaving::Open(path) => self.open_path(path),
            Leaving::OpenExample(name) => self.open_example(name),
        }
    }

    /// Saves the layout and leaves as soon as that is done.
    pub(super) fn save_and_leave(&mut self, leaving: Leaving) -> Vec<Effect> {
        self.leaving = Some(leaving);
        self.save_layout()
    }

    /// Goes back to the saved layout; an undo step.
    pub(super) fn revert_layout(&mut self) -> Vec<Effect> {
        let (Some(open), Some(saved)) = (self.open.clone(), self.views.saved.clone()) else {
            return self.tell_only(NoticeKind::Fact, "There is no saved layout to go back to".to_owned());
        };
        self.keep_tuning();
        let effects = self.give_way();
        self.history.record("revert", &self.workspace, &self.views, Touched::Everybody, None);
        self.views.current = self.views.current.min(saved.views.len().saturating_sub(1));
        self.take_corrections(&open, &saved.corrections);
        self.workspace.marks = Arc::new(saved.marks);
        self.views.all = Arc::new(saved.views);
        self.show_current_view(&open);
        self.views.saved_revision = self.workspace.revision;
        self.tell(NoticeKind::Fact, "The layout is as it was saved");
        effects
    }

    /// Makes a copy of the current view and goes there; an undo step.
    pub(super) fn add_view(&mut self, name: String) -> Vec<Effect> {
        let Some(open) = self.open.clone() else { return Vec::new() };
        self.keep_tuning();
        self.keep_current_view(&open);
        self.step("new view", Touched::Everybody, None);
        let copy = View { name, ..self.views.all[self.views.current].clone() };
        let views = Arc::make_mut(&mut self.views.all);
        views.push(copy);
        self.views.current = views.len() - 1;
        Vec::new()
    }

    /// Goes to another view.
    pub(super) fn show_view(&mut self, place: usize) -> Vec<Effect> {
        let Some(open) = self.open.clone() else { return Vec::new() };
        if place == self.views.current || place >= self.views.all.len() {
            return Vec::new();
        }
        self.keep_tuning();
        let effects = self.give_way();
        let clean = !self.is_unsaved();
        self.keep_current_view(&open);
        self.views.current = place;
        self.show_current_view(&open);
        self.put_out_light();
        if clean {
            self.views.saved_revision = self.workspace.revision;
        }
        effects
    }

    /// Renames the current view; an undo step.
    pub(super) fn rename_view(&mut self, name: String) -> Vec<Effect> {
        let current = self.views.current;
        if self.views.all.get(current).is_some_and(|view| view.name != name) {
            self.step("rename of the view", Touched::Nobody, None);
            Arc::make_mut(&mut self.views.all)[current].name = name;
        }
        Vec::new()
    }

    /// Removes the current view, unless it is the last, and goes to its neighbour; an undo step.
    pub(super) fn remove_view(&mut self) -> Vec<Effect> {
        let Some(open) = self.open.clone() else { return Vec::new() };
        if self.views.all.len() < 2 {
            return self.tell_only(NoticeKind::Fact, "The last view cannot be removed".to_owned());
        }
        self.keep_tuning();
        let effects = self.give_way();
        self.keep_current_view(&open);
        self.step("removal of the view", Touched::Everybody, None);
        let views = Arc::make_mut(&mut self.views.all);
        views.remove(self.views.current);
        self.views.current = self.views.current.min(views.len() - 1);
        self.show_current_view(&open);
        self.put_out_light();
        effects
    }

    /// Writes what is on screen into the current view's entry.
    pub(super) fn keep_current_view(&mut self, open: &crate::model::OpenDossier) {
        if let Some(before) = self.views.all.get(self.views.current) {
            let view = self.current_view(open, before);
            Arc::make_mut(&mut self.views.all)[self.views.current] = view;
        }
    }
}
