//! Prints where things are on screen and what happens, for driving the program from outside (`--print-hits`).
//!
//! One line each: `hit node ID X Y`, `hit name ID X Y`, `hit edge FROM TO X Y`, `hit quote CLAIM PLACE X Y` whenever the picture has come to
//! rest; `select …`, `quote …`, `page …`, `copied …`, `saved PATH`, `settled` as they happen. Pixels are the window's.

use crate::model::Target;
use crate::session::{Action, Command, Effect, Page, Request, Session, Settling};
use crate::ui::{CanvasMemory, Hit};
use std::io::Write;

/// What was printed last, so that the same is not printed twice.
#[derive(Default)]
pub(super) struct Printer {
    printed: String,
}

impl Printer {
    /// Prints what a command is about to do.
    pub(super) fn note(command: &Command, session: &Session) {
        let line = match command {
            Command::Select(target) => format!("select {}", name_of(session, *target)),
            Command::FlyTo(target) => format!("select {}", name_of(session, Some(*target))),
            Command::ShowQuote(evidence) => format!("quote {} {}", evidence.relation.0, evidence.position),
            Command::SelectSentence(sentence) => format!("sentence {}", sentence.number),
            Command::Do(Action::Contradictions) => page_name(Page::Contradictions),
            Command::ShowPage(page) => page_name(*page),
            Command::Saved { path, .. } => format!("saved {}", path.display()),
            Command::Refused { origin, .. } => format!("refused {}", origin.name()),
            Command::Loaded { open, .. } => format!("loaded {}", open.origin.name()),
            Command::Settled { running: None, .. } => "settled".to_owned(),
            Command::Move { .. } => "move".to_owned(),
            _ => return,
        };
        let mut out = std::io::stdout().lock();
        let _ = writeln!(out, "{line}").and_then(|()| out.flush());
    }

    /// Prints what the shell is asked to put on the clipboard, on one line.
    pub(super) fn note_effect(effect: &Effect) {
        if let Effect::Request(Request::Copy(text)) = effect {
            let mut out = std::io::stdout().lock();
            let words: Vec<&str> = text.split_whitespace().collect();
            let _ = writeln!(out, "copied {}", words.join(" ")).and_then(|()| out.flush());
        }
    }

    /// Prints the hits in pixels of the window, once the layout rests and whenever they changed since.
    pub(super) fn print(&mut self, session: &Session, canvas: &CanvasMemory, hits: &[Hit], pixels_per_point: f32) {
        if matches!(session.settling(), Settling::Running { .. } | Settling::Idle) {
            return;
        }
        let mut text = String::new();
        let place = |at: egui::Pos2| {
            let at = at.to_vec2() * pixels_per_point;
            format!("{:.0} {:.0}", at.x, at.y)
        };
        for (target, at) in canvas.hit_points() {
            let kind = match target {
                Target::Entity(_) => "node",
                Target::Edge(_) => "edge",
            };
            let name = name_of(session, Some(target));
            text.push_str(&format!("hit {kind} {name} {}\n", place(at)));
        }
        for (entity, name) in canvas.names() {
            let (id, at) = (name_of(session, Some(Target::Entity(entity))), name.center());
            text.push_str(&format!("hit name {id} {}\n", place(at)));
        }
        for Hit { name, at } in hits {
            text.push_str(&format!("hit {name} {}\n", place(*at)));
        }
        if text != self.printed {
            let mut out = std::io::stdout().lock();
            let _ = writeln!(out, "{text}hits end").and_then(|()| out.flush());
            self.printed = text;
        }
    }
}

/// The name of a page of the panel.
fn page_name(page: Page) -> String {
    let name = match page {
        Page::Dossier => "dossier",
        Page::Sentence(_) => "sentence",
        Page::Unverified => "unverified",
        Page::SecondLook(_) => "second-look",
        Page::Speaker(_) => "speaker",
        Page::Contradictions => "contradictions",
        Page::Measures => "measures",
        Page::History => "history",
        Page::BothSides(..) => "both-sides",
        Page::Paths(..) => "paths",
    };
    format!("page {name}")
}

/// The ids of what is pointed at.
fn name_of(session: &Session, target: Option<Target>) -> String {
    let (Some(open), Some(target)) = (session.open(), target) else { return "nothing".to_owned() };
    // What is on screen may still be of the dossier before this one.
    let id =
        |entity: crate::model::EntityIndex| open.dossier.entity(entity).map_or("nothing", |entity| entity.id.as_str());
    match target {
        Target::Entity(entity) => id(entity).to_owned(),
        Target::Edge(edge) => {
            let ends = open.network.edges.get(edge.at()).map(|edge| edge.ends);
            ends.map_or("nothing".to_owned(), |(low, high)| format!("{} {}", id(low), id(high)))
        }
    }
}
