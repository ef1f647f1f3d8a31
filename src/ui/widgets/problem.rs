//! A problem of a file: what is wrong, where, the line with a mark under the fault, and what to do.

use crate::analysis::words::counted;
use crate::model::{Problem, Severity};
use crate::ui::style::{Palette, semibold};
use egui::{RichText, Ui, Vec2};

/// Problems, of errors, warnings and notes each the first so many, so that no kind crowds out another; `count` tells how
/// many there are of a kind.
pub(in crate::ui) fn problems_list_ui<'p>(
    ui: &mut Ui,
    problems: &(impl Iterator<Item = &'p Problem> + Clone),
    count: impl Fn(Severity) -> usize,
    limit: usize,
) {
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let of_severity = problems.clone().filter(|problem| problem.severity == severity).take(limit);
        let mut more = count(severity);
        for problem in of_severity {
            problem_ui(ui, problem);
            more = more.saturating_sub(1);
        }
        if more > 0 {
            ui.label(format!("and {} more; sayso check --all lists them", counted(more, severity.word())));
            ui.add_space(4.0);
        }
    }
}

/// One problem: what, where, the line with a caret, what to do.
fn problem_ui(ui: &mut Ui, problem: &Problem) {
    let palette = Palette::of(ui);
    let color = match problem.severity {
        Severity::Error => palette.danger,
        Severity::Warning => palette.warning,
        Severity::Note => palette.weak,
    };
    egui::Frame::new().fill(palette.card).corner_radius(6).inner_margin(10).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(problem.severity.word()).font(semibold(13.5)).color(color));
            ui.label(RichText::new(&problem.message).size(14.0));
        });
        let words = match problem.place {
            Some(place) => format!("{}, line {}, column {}", problem.file, place.line, place.column),
            None => problem.file.clone(),
        };
        if !words.is_empty() {
            ui.label(RichText::new(words).size(12.5).color(palette.weak));
        }
        if !problem.excerpt.is_empty() {
            excerpt_ui(ui, problem, palette, color);
        }
        if !problem.help.is_empty() {
            ui.label(RichText::new(&problem.help).size(13.0));
        }
    });
    ui.add_space(4.0);
}

/// The line with the fault, and a mark under it.
fn excerpt_ui(ui: &mut Ui, problem: &Problem, palette: Palette, color: egui::Color32) {
    let font = egui::FontId::proportional(13.0);
    let galley = ui.painter().layout_no_wrap(problem.excerpt.clone(), font.clone(), palette.ink);
    let (rect, _) = ui.allocate_exact_size(galley.size() + Vec2::new(0.0, 6.0), egui::Sense::hover());
    let before: String = problem.excerpt.chars().take(problem.caret as usize).collect();
    let left = rect.left() + ui.painter().layout_no_wrap(before, font, palette.ink).size().x;
    ui.painter().galley(rect.min, galley, palette.ink);
    let tip = egui::pos2(left + 3.0, rect.bottom() - 6.0);
    ui.painter().add(egui::Shape::convex_polygon(
        vec![tip, tip + Vec2::new(4.0, 6.0), tip + Vec2::new(-4.0, 6.0)],
        color,
        egui::Stroke::NONE,
    ));
}
