//! A path typed by hand, where the system has no file dialog to offer.

use super::{Outcome, title_ui};
use crate::session::{Answer, Pick};
use crate::ui::widgets::primary_where_ui;
use egui::{Key, Ui};
use std::path::PathBuf;

/// What is typed.
#[derive(Default)]
pub(in crate::ui) struct PathMemory {
    path: String,
    is_open: bool,
}

impl PathMemory {
    /// The field with the path that is offered for `pick`.
    pub(super) fn offering(pick: &Pick) -> Self {
        let path = match pick {
            Pick::Open | Pick::AddTexts | Pick::AddFiles | Pick::Compare => PathBuf::new(),
            Pick::SaveDossier { name, folder } | Pick::SaveLayout { name, folder } => {
                folder.clone().unwrap_or_default().join(name)
            }
            Pick::SaveTemplate => PathBuf::from("dossier.ron"),
            Pick::SaveReport(task) => task.path.clone(),
            Pick::SaveMarks(name) | Pick::SaveTable(name) => PathBuf::from(name),
            Pick::SaveFigure(task) => task.path.clone(),
            Pick::SaveData(task) => task.path.clone(),
        };
        Self { path: path.to_string_lossy().into_owned(), is_open: false }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, pick: &Pick) -> Outcome {
        let (title, button) = match pick {
            Pick::Open => ("Open a dossier, a layout or a file to import", "Open"),
            Pick::AddTexts => ("Add a folder of texts", "Add"),
            Pick::AddFiles => ("Add a file or folder to this dossier", "Add"),
            Pick::Compare => ("Compare with another version", "Compare"),
            Pick::SaveDossier { .. } => ("Save dossier as", "Save"),
            Pick::SaveLayout { .. } => ("Save layout as", "Save"),
            Pick::SaveTemplate => ("Save a template dossier", "Save"),
            Pick::SaveMarks(_) => ("Export marks as CSV or JSON", "Save"),
            Pick::SaveReport(_) => ("Save report as", "Save"),
            Pick::SaveTable(_) => ("Save table as CSV", "Save"),
            Pick::SaveData(_) => ("Export for other programs", "Save"),
            Pick::SaveFigure(_) => ("Save figure as", "Save"),
        };
        title_ui(ui, title, 560.0);
        ui.label("This system offers no file dialog; type or paste the path");
        if let Pick::SaveFigure(task) = pick {
            let (kind, ending) = (task.options.kind.name(), task.options.kind.extension());
            ui.label(format!("The file is a {kind}: .{ending} is added to any other ending"));
        }
        let edit = egui::TextEdit::singleline(&mut self.path).desired_width(f32::INFINITY);
        let id = super::focused_first(ui, "path", &mut self.is_open);
        let response = ui.add(edit.id(id)).accessible_name("Path");
        ui.add_space(8.0);
        let path = self.path.trim().trim_matches('"').to_owned();
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.horizontal(|ui| {
            let clicked = primary_where_ui(ui, (!path.is_empty()).then_some(&()), button).clicked();
            if (clicked || entered) && !path.is_empty() {
                return Outcome::Answer(Answer::Path(PathBuf::from(path)));
            }
            if ui.button("Cancel").clicked() {
                return Outcome::Answer(Answer::Cancel);
            }
            Outcome::Open
        })
        .inner
    }
}
