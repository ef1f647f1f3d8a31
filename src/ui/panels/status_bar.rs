//! The status bar: what the dossier holds, what is hidden, and what just happened.

use crate::analysis::filter::switched_off;
use crate::analysis::summary::{Count, Summary};
use crate::analysis::words::plural;
use crate::session::{Action, Command, Notice, NoticeKind, OnDisk, Request};
use crate::ui::access::live;
use crate::ui::ctx::{Ctx, OpenCtx, Task};
use crate::ui::style::{Palette, with_selectable_text};
use crate::ui::widgets::{action_link_ui, shortened, sign_ui};
use egui::{Response, RichText, Ui};

/// The room left beside the counts where they include the result of every quote, in points.
const BESIDE_WHOLE: f32 = 700.0;

/// Counts at the left, the last notice at the right.
pub(in crate::ui) fn status_bar_ui(cx: &OpenCtx<'_>, ui: &mut Ui, summary: &Summary) {
    let palette = Palette::of(ui);
    with_selectable_text(ui);
    ui.horizontal(|ui| {
        // As high as the buttons of a notice, so that one that comes or goes does not move what is above.
        let button = ui.text_style_height(&egui::TextStyle::Button) + 2.0 * ui.spacing().button_padding.y;
        ui.set_min_height(button.max(ui.spacing().interact_size.y));
        ui.spacing_mut().item_spacing.x = 10.0;
        let fold = if cx.timeline_is_open { "▼ Time line" } else { "▶ Time line" };
        let unfold = ui.add(egui::Button::new(RichText::new(fold).size(12.5)).frame_when_inactive(false));
        let unfold = unfold.on_hover_text(format!("{} (T)", Action::Timeline.help())).accessible_name("Time line");
        cx.act_on(&unfold, Action::Timeline);
        changed_ui(cx, ui, palette);
        layout_changed_ui(cx, ui, palette);
        left_out_ui(cx, ui, palette);
        counts_ui(ui, summary, palette);
        flagged_ui(cx, ui, summary, palette);
        let looks = cx.session.looks().waiting.len();
        if looks > 0 {
            action_link_ui(cx, ui, RichText::new(look_words(looks)), Action::SecondLook);
        }
        let contradictions = cx.session.contradictions().iter().filter(|one| !one.is_apart).count();
        if contradictions > 0 {
            let words = plural(contradictions, "contradiction", "contradictions");
            action_link_ui(cx, ui, RichText::new(words), Action::Contradictions);
        }
        if cx.open.reading.awaits_names {
            awaits_ui(cx, ui, palette);
        }
        let has_marks = !cx.session.workspace().marks.is_empty();
        let (read, all) = if has_marks { cx.session.read_count() } else { (0, 0) };
        if read > 0 {
            let words = RichText::new(format!("{read} of {all} read")).size(12.5);
            cx.act_on(&ui.link(words).on_hover_text(format!("{} (J)", Action::NextUnread.help())), Action::NextUnread);
        }
        hidden_ui(cx, ui, palette);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            match (&cx.drag_words, cx.session.making_figure()) {
                (Some(words), _) => {
                    ui.add(egui::Label::new(RichText::new(words).size(13.0).color(palette.ink)).truncate());
                }
                (None, Some(name)) => making_ui(cx, ui, name, cx.surroundings.figure_done, palette),
                (None, None) => notice_ui(cx, ui, palette),
            }
        });
    });
}

/// That the dossier is no longer what is on the disk, for as long as that is so and no notice says it.
fn changed_ui(cx: &Ctx<'_>, ui: &mut Ui, palette: Palette) {
    let is_told = cx.session.notice().is_some_and(|notice| notice.kind == NoticeKind::ChangedOnDisk);
    if cx.session.has_changed_on_disk() && !is_told {
        let words = RichText::new("Changed on disk").size(12.5).color(palette.warning);
        ui.label(words).on_hover_text("The files of this dossier have changed since they were read");
        action_link_ui(cx, ui, RichText::new("Reload"), Action::Reload);
    }
}

/// That the layout file is no longer what was read or saved, for as long as that is so and no notice says it.
fn layout_changed_ui(cx: &Ctx<'_>, ui: &mut Ui, palette: Palette) {
    let is_told = cx.session.notice().is_some_and(|notice| notice.kind == NoticeKind::LayoutChanged);
    let Some(found) = cx.session.layout_file().differs().filter(|_| !is_told) else { return };
    let (words, hint) = match found {
        OnDisk::Nothing => ("Layout file is gone", "Save to write it again"),
        OnDisk::Unreadable => ("Layout file unreadable", "Another program changed it; save under another name"),
        OnDisk::Layout(_) => ("Layout changed on disk", "Another program changed the layout file since it was read"),
    };
    ui.label(RichText::new(words).size(12.5).color(palette.warning)).on_hover_text(hint);
    read_theirs_ui(cx, ui, |ui, words| ui.link(RichText::new(words).size(12.5)));
}

/// That only the good part of the dossier is open.
fn left_out_ui(cx: &Ctx<'_>, ui: &mut Ui, palette: Palette) {
    let Some(left_out) = cx.session.left_out() else { return };
    let words = RichText::new(format!("{} left out", left_out.words())).size(12.5).color(palette.warning);
    let link =
        ui.link(words).on_hover_text("They have errors. Nothing is saved until the file is mended and read again");
    if link.clicked() {
        cx.ask(Task::ShowProblems);
    }
    action_link_ui(cx, ui, RichText::new("Reload"), Action::Reload);
}

/// Offers to read a changed layout file, where it holds a layout.
fn read_theirs_ui(cx: &Ctx<'_>, ui: &mut Ui, offer: impl FnOnce(&mut Ui, &str) -> Response) {
    let place = cx.session.layout_place();
    if let (Some(OnDisk::Layout(_)), Some(path)) = (cx.session.layout_file().differs(), place) {
        let shown = offer(ui, "Show theirs").on_hover_text("Take over what the file holds; undo brings yours back");
        cx.send_on(&shown, Command::Request(Request::ReadLayout(path)));
    }
}

/// That names are still being looked up, and how far that is.
fn awaits_ui(cx: &Ctx<'_>, ui: &mut Ui, palette: Palette) {
    let done = cx.surroundings.loading.and_then(|loading| loading.share());
    let percent = done.map_or_else(String::new, |done| format!(" {:.0} %", done * 100.0));
    let words = RichText::new(format!("Looking up names…{percent}")).size(12.5).color(palette.ink);
    ui.label(words).on_hover_text(
        "The network is whole. Until all names are looked up in the documents, mentions are not told, nor which quotes \
         are worth a second look, nor why some are missing",
    );
}

/// How many quotes are not verified, of those that the filter shows, and how many the reader corrected.
fn flagged_ui(cx: &Ctx<'_>, ui: &mut Ui, summary: &Summary, palette: Palette) {
    let corrections = &cx.session.workspace().corrections;
    let corrected = corrections.len();
    let shown_corrected = corrections.keys().filter(|at| cx.session.visibility().relation(at.relation)).count();
    let Count { shown, total } = summary.flagged();
    let (shown, total) = ((shown as usize).saturating_sub(shown_corrected), (total as usize).saturating_sub(corrected));
    let mut words = Vec::new();
    if shown < total {
        words.push(format!("{shown} of {}", plural(total, "quote not verified", "quotes not verified")));
    } else if total > 0 {
        words.push(plural(total, "quote not verified", "quotes not verified"));
    }
    if corrected > 0 {
        words.push(format!("{corrected} corrected by the reader"));
    }
    if !words.is_empty() {
        let words = RichText::new(words.join(" · ")).color(palette.warning);
        action_link_ui(cx, ui, words, Action::Unverified);
    }
}

/// "12 quotes worth a second look".
pub(super) fn look_words(count: usize) -> String {
    plural(count, "quote worth a second look", "quotes worth a second look")
}

/// The room left beside the counts, in points.
const BESIDE_COUNTS: f32 = 300.0;

/// What the dossier holds. In a narrow window it is cut short, and a tooltip has the whole.
fn counts_ui(ui: &mut Ui, summary: &Summary, palette: Palette) {
    let quotes = summary.quotes_words();
    let whole = counts_words(summary, &quotes);
    let width = ui.painter().layout_no_wrap(whole.clone(), egui::FontId::proportional(12.5), palette.weak).size().x;
    let is_brief = width > ui.available_width() - BESIDE_WHOLE;
    let brief = quotes.split_once(':').map_or(quotes.as_str(), |(brief, _)| brief);
    let words = if is_brief { counts_words(summary, brief) } else { whole.clone() };
    let room = (ui.available_width() - BESIDE_COUNTS).max(120.0);
    ui.scope(|ui| {
        ui.set_max_width(room);
        ui.add(egui::Label::new(RichText::new(&words).size(12.5).color(palette.weak)).truncate()).on_hover_text(whole);
    });
}

/// "53 entities · 73 edges · 107 claims · 130 quotes: 130 exact".
fn counts_words(summary: &Summary, quotes: &str) -> String {
    let entities = plural(summary.entities as usize, "entity", "entities");
    let edges = plural(summary.edges as usize, "edge", "edges");
    let claims = plural(summary.claims as usize, "claim", "claims");
    [&entities, &edges, &claims, quotes].join(" · ")
}

/// The room left beside the words about the filter, and the width of a letter, in points.
const BESIDE_FILTER: f32 = 330.0;
const LETTER: f32 = 7.0;

/// What is hidden by hand or by the filter, each with its way back.
fn hidden_ui(cx: &OpenCtx<'_>, ui: &mut Ui, palette: Palette) {
    let hidden = cx.session.workspace().hidden.len();
    if hidden > 0 && ui.link(RichText::new(format!("{hidden} hidden by hand")).size(12.5)).clicked() {
        cx.act(Action::ShowHidden);
    }
    if !cx.session.workspace().filter.shows_everything() {
        let shown = cx.session.visibility().relations.iter().filter(|shown| **shown).count();
        let filtered = cx.open.dossier.relations.len() - shown;
        let off = switched_off(cx.open, &cx.session.workspace().filter).join(", ");
        // What is switched off is named where there is room for it, and else on pointing there.
        let letters = ((ui.available_width() - BESIDE_FILTER) / LETTER).max(0.0) as usize;
        let mut words = format!("{} not shown", plural(filtered, "claim", "claims"));
        if letters > 15 {
            words.push_str(&format!(": {}", shortened(&off, letters.min(60))));
        }
        let link = ui.link(RichText::new(words).size(12.5).color(palette.warning));
        if link.on_hover_text(format!("Switched off: {off}")).clicked() {
            cx.send_all((!cx.session.preferences().filters).then_some(Command::Do(Action::Filters)));
        }
        action_link_ui(cx, ui, RichText::new("Show all"), Action::ShowAll);
    }
}

/// The figure that is being made, how far it is, and the way to give it up.
fn making_ui(cx: &Ctx<'_>, ui: &mut Ui, name: &str, done: f32, palette: Palette) {
    cx.act_on(&ui.button("Cancel").accessible_name("Cancel the figure"), Action::CancelFigure);
    let words = format!("Making {name}… {:.0} %", done * 100.0);
    ui.add(egui::Label::new(RichText::new(words).size(13.0).color(palette.ink)).truncate());
}

/// The greatest width of a notice on its card, in points.
const WIDEST_CARD: f32 = 440.0;

/// The last notice: beside the counts where it fits there, else whole on a card above the bar.
fn notice_ui(cx: &Ctx<'_>, ui: &mut Ui, palette: Palette) {
    let Some(notice) = cx.session.notice() else { return };
    let is_urgent = notice.kind == NoticeKind::Warning;
    let color = if is_urgent { palette.warning } else { palette.ink };
    let words = RichText::new(&notice.text).size(13.0).color(color);
    let galley = egui::WidgetText::from(words.clone()).into_galley(
        ui,
        Some(egui::TextWrapMode::Extend),
        f32::INFINITY,
        egui::FontSelection::Default,
    );
    if galley.size().x + room_for_answers(notice) <= ui.available_width() {
        answers_ui(cx, ui, notice);
        live(&notice_id_ui(ui, notice, |ui| ui.label(words)), is_urgent);
        return;
    }
    let corner = egui::pos2(ui.max_rect().right(), ui.max_rect().top() - 12.0);
    let area = egui::Area::new(egui::Id::unique("notice")).order(egui::Order::Middle);
    area.pivot(egui::Align2::RIGHT_BOTTOM).fixed_pos(corner).show(ui, |ui| {
        let line = egui::Stroke::new(1.0, palette.line);
        let card = egui::Frame::new().fill(palette.panel).stroke(line).corner_radius(6).inner_margin(10);
        card.show(ui, |ui| {
            ui.set_max_width(WIDEST_CARD);
            live(&notice_id_ui(ui, notice, |ui| ui.add(egui::Label::new(words).wrap())), is_urgent);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| answers_ui(cx, ui, notice));
        });
    });
}

/// Draws the words of a notice under an id of its own: the same words once more are said once more.
fn notice_id_ui(ui: &mut Ui, notice: &Notice, words: impl FnOnce(&mut Ui) -> Response) -> Response {
    ui.push_id(("notice", notice.number), words).inner
}

/// How much room the buttons of a notice take, in points.
fn room_for_answers(notice: &Notice) -> f32 {
    let offers = matches!(notice.kind, NoticeKind::ChangedOnDisk | NoticeKind::LayoutChanged)
        || !notice.about.is_empty()
        || notice.leads_to.is_some()
        || notice.file.is_some();
    if offers { 150.0 } else { 40.0 }
}

/// The button that puts a notice away, and what it offers to do.
fn answers_ui(cx: &Ctx<'_>, ui: &mut Ui, notice: &Notice) {
    cx.send_on(&sign_ui(ui, "×", "Dismiss", "Dismiss the notice"), Command::DismissNotice);
    if notice.kind == NoticeKind::ChangedOnDisk && ui.button("Reload").clicked() {
        cx.act(Action::Reload);
    }
    if notice.kind == NoticeKind::LayoutChanged {
        read_theirs_ui(cx, ui, |ui, words| ui.button(words));
    }
    if let Some(page) = notice.leads_to
        && ui.button("See the list").clicked()
    {
        cx.send(Command::ShowPage(page));
    }
    if let Some(file) = &notice.file {
        let show = ui.button("Show in folder").on_hover_text(file.to_string_lossy());
        cx.send_on(&show, Command::Request(Request::ShowInFolder(file.clone())));
    }
    let select = || if notice.about.len() == 1 { "Select it" } else { "Select the new ones" };
    if !notice.about.is_empty() && ui.button(select()).clicked() {
        cx.send(Command::SelectThese(notice.about.clone()));
    }
}
