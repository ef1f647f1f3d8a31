//! The reader's verdict on a quote (confirmed, wrong and why, unsure) and note.

use super::controls::choice_ui;
use super::names::weak_ui;
use crate::fonts::Style;
use crate::model::{EvidenceIndex, Fault, QuoteMark, Verdict};
use crate::session::Command;
use crate::ui::ctx::Ctx;
use crate::ui::style::Palette;
use egui::{RichText, TextEdit, Ui};

/// The verdict and note below the card of a quote; for the quote that is shown, the buttons and the field.
pub(super) fn mark_ui(cx: &Ctx<'_>, ui: &mut Ui, evidence: EvidenceIndex, is_shown: bool) {
    let mark = cx.session.mark_of(evidence);
    if is_shown {
        verdicts_ui(cx, ui, mark, evidence);
        // By dossier and quote, so that undo in this note brings nothing over from another one; by the quote's key and not
        // its index, so that a reload leaves the focus and the undo where they are.
        let id = egui::Id::unique(("note", cx.session.openings(), cx.session.key_of(evidence)));
        note_ui(cx, ui, id, mark, evidence);
    } else if let Some(mark) = mark {
        told_ui(ui, mark);
    }
}

/// The verdict and the note in words.
fn told_ui(ui: &mut Ui, mark: &QuoteMark) {
    let palette = Palette::of(ui);
    if let Some(verdict) = mark.verdict {
        let (words, color) = match verdict {
            Verdict::Confirmed => ("✓ you confirmed it".to_owned(), palette.good),
            Verdict::Wrong(fault) => (format!("you marked its {} wrong", fault.word()), palette.danger),
            Verdict::Unsure => ("you are unsure".to_owned(), palette.warning),
        };
        super::names::name_ui(ui, &words, 12.5, Style::Regular, color);
    }
    if let Some(note) = &mark.note {
        weak_ui(ui, &format!("Your note: {note}"));
    }
}

/// A button for each verdict. The chosen one is highlighted; a click on it takes it back.
fn verdicts_ui(cx: &Ctx<'_>, ui: &mut Ui, mark: Option<&QuoteMark>, evidence: EvidenceIndex) {
    let chosen = mark.and_then(|mark| mark.verdict);
    let button = |ui: &mut Ui, label: &str, verdict: Verdict, help: &str| {
        let button = choice_ui(ui, chosen == Some(verdict), RichText::new(label).size(12.5));
        cx.send_on(&button.on_hover_text(help), Command::Mark(evidence, verdict));
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        button(ui, "Confirm", Verdict::Confirmed, "The quote supports the claim (Y)");
        button(ui, "Unsure", Verdict::Unsure, "It cannot be told whether the quote supports the claim");
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        // All of them fit one line of the narrowest usual panel.
        ui.spacing_mut().button_padding.x = 6.0;
        weak_ui(ui, "Wrong in its");
        for fault in Fault::ALL {
            button(ui, fault.word(), Verdict::Wrong(fault), wrong(fault));
        }
    });
}

/// What is wrong, in a sentence.
fn wrong(fault: Fault) -> &'static str {
    match fault {
        Fault::Relation => "The quote says something else of the two, or nothing",
        Fault::Entity => "The quote speaks of somebody else",
        Fault::Direction => "It is the other way round",
        Fault::Status => {
            "The quote does not claim it like that: it is alleged, denied, or only possible, or by somebody else"
        }
    }
}

/// The note. Its field has an undo of its own, word by word.
fn note_ui(cx: &Ctx<'_>, ui: &mut Ui, id: egui::Id, mark: Option<&QuoteMark>, evidence: EvidenceIndex) {
    let mut note = mark.and_then(|mark| mark.note.clone()).unwrap_or_default();
    let mut edit = TextEdit::singleline(&mut note)
        .id(id)
        .hint_text("Your note on this quote")
        .margin(egui::Margin::symmetric(6, 3))
        .desired_width(ui.available_width() - 14.0)
        .show(ui);
    if edit.response.response.accessible_name("Note on this quote").changed() {
        if let Some(cursor) = edit.cursor_range
            && ends_word(&note, cursor.primary.index.0)
        {
            // By itself the field only makes an undo point after a pause of a second.
            let mut undoer = edit.state.undoer();
            undoer.add_undo(&(cursor, note.clone()));
            edit.state.set_undoer(undoer);
        }
        cx.send(Command::Note(evidence, note));
    }
}

/// Whether a word and the space behind it end at a place, in code points.
fn ends_word(text: &str, place: usize) -> bool {
    let mut before = text.chars().take(place).collect::<Vec<char>>().into_iter().rev();
    before.next().is_some_and(char::is_whitespace) && before.next().is_some_and(|sign| !sign.is_whitespace())
}
