//! What is selected and not in the picture: the panel says so, by what it is hidden, and offers to show it.

use crate::fonts::Style;
use crate::model::Target;
use crate::session::Command;
use crate::ui::ctx::OpenCtx;
use crate::ui::style::Palette;
use crate::ui::widgets::name_ui;
use egui::Ui;

/// Says by what a thing is hidden, and offers to show it; nothing where it is in the picture.
pub(super) fn hidden_ui(cx: &OpenCtx<'_>, ui: &mut Ui, target: Target) {
    let why = cx.session.why_hidden(target);
    if why.is_empty() {
        return;
    }
    let name = match target {
        Target::Entity(entity) => cx.name(entity),
        Target::Edge(_) => "This edge",
    };
    let is_drawn = match target {
        Target::Entity(entity) => cx.session.drawn().entity(entity),
        Target::Edge(edge) => cx.session.drawn().edge(edge),
    };
    let is = if is_drawn { "is dimmed" } else { "is not in the picture" };
    let words = format!("{name} {is}: {}", why.join("; "));
    name_ui(ui, &words, 13.0, Style::Regular, Palette::of(ui).warning);
    let show = ui.button("Show it").on_hover_text("Switches on what it takes to see it, and no more; can be undone");
    cx.send_on(&show, Command::Reveal(target));
    ui.add_space(6.0);
}
