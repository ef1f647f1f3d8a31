//! How a session answers commands: one short match, and one file for each family of commands.
//!
//! Invariant: these files are the only ones that change a [`Session`].

mod act;
mod arrange;
mod ask;
mod carried;
mod dossier;
mod figures;
mod filter;
mod layouts;
mod marks;
mod measure;
mod patterns;
mod select;
mod text;
mod tune;

pub use arrange::ZOOM_RANGE;

use super::command::{Command, Effect, Leaving};
use super::notice::NoticeKind;
use super::pick::Pick;
use super::state::Session;

/// Whether the reader goes on to something else by this command, so that what was told of the last thing is stale. To
/// look around is not to go on, and neither is what a thread or the shell reports.
fn goes_on(command: &Command) -> bool {
    use Command::{
        Correct, Do, Filter, Mark, Move, Read, RenameView, Select, SelectAlso, SelectSentence, SelectWithin,
        SetPathOptions, ShowPage, ShowPath, ShowPlace, ShowQuote, ShowView, Tune,
    };
    matches!(
        command,
        Do(_)
            | Select(_)
            | SelectAlso(_)
            | SelectWithin(_)
            | SelectSentence(_)
            | ShowPage(_)
            | ShowQuote(_)
            | ShowPlace(..)
            | ShowPath(_)
            | SetPathOptions(_)
            | Read(..)
            | Correct(..)
            | Mark(..)
            | Filter(_)
            | Move { .. }
            | ShowView(_)
            | RenameView(_)
            | Tune(_)
    )
}

impl Session {
    /// Does what the command says and answers with what the shell has to do.
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        let told = self.notices;
        let goes_on = goes_on(&command);
        let effects = self.obey(command);
        let is_stale = goes_on && self.notices == told;
        if is_stale && self.notice.as_ref().is_some_and(|notice| notice.kind == NoticeKind::Fact) {
            self.notice = None;
        }
        self.refresh_answers();
        effects
    }

    /// Does what the command says, whatever becomes of the answers to earlier questions.
    fn obey(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Do(action) => self.act(action),

            Command::Open(path) => self.ask_or_leave(Leaving::Open(path)),
            Command::OpenExample(name) => self.ask_or_leave(Leaving::OpenExample(name)),
            Command::Loaded { open, layout } => self.take_dossier(&open, layout),
            Command::Refused { origin, problems } => self.refuse(origin, problems),
            Command::DismissFailure => self.dismiss_failure(),
            Command::ChangedOnDisk => self.offer_reload(),

            Command::Select(target) => self.select(target),
            Command::LookUpRecent => vec![Effect::LookUpRecent],
            Command::ForgetRecent(path) => vec![Effect::Forget(path)],
            Command::SelectThese(entities) => self.select_these(entities),
            Command::SelectAlso(entity) => self.select_also(entity),
            Command::SelectWithin(rect) => self.select_within(rect),
            Command::Hover(target) => self.hover(target),
            Command::Point(sentence) => self.point(sentence),
            Command::SelectSentence(sentence) => self.select_sentence(sentence),
            Command::ShowPage(page) => self.show_page(page),
            Command::ShowQuote(evidence) => self.show_quote(evidence),
            Command::ShowPlace(evidence, passage) => self.show_place(evidence, passage),
            Command::Correct(evidence, passage) => self.correct(evidence, passage),
            Command::Read(document, passage) => self.read(document, passage),
            Command::CloseDocument => self.close_document(),

            Command::Move { entities, by, gesture } => self.move_by(&entities, by, gesture),
            Command::Filter(change) => self.change_filter(change),
            Command::Mark(evidence, verdict) => self.mark(evidence, verdict),
            Command::Note(evidence, note) => self.note(evidence, &note),
            Command::ExportMarks(path) => self.export_marks(path),
            Command::SetPathOptions(options) => self.set_path_options(options),
            Command::ShowPath(place) => self.show_path(place),
            Command::Look(look) => self.look_at(look),
            Command::Shown(camera) => self.note_shown(camera),
            Command::FlyTo(target) => self.fly_to(target),
            Command::Settled { ticket, positions, running } => self.take_positions(ticket, &positions, running),
            Command::Eases { ticket, end } => self.note_end(ticket, &end),
            Command::Course { ticket, samples } => self.take_course(ticket, samples),
            Command::Tune(step) => self.tune(step),
            Command::Arranged { pattern, revision, positions } => self.take_arranged(pattern, revision, &positions),
            Command::Measured { positions, visibility, measures } => {
                self.take_measures(positions, visibility, measures)
            }

            Command::SaveLayoutAs(path) => self.save_layout_at(path),
            Command::Saved { path, layout, revision } => self.note_saved(path, *layout, revision),
            Command::AddView(name) => self.add_view(name),
            Command::ShowView(place) => self.show_view(place),
            Command::RenameView(name) => self.rename_view(name),

            Command::ExportFigure(task) => self.make_figure(task),
            Command::FigureMade(outcome) => self.note_figure(outcome),
            Command::AskForPath(pick) => vec![Effect::AskForPath(pick)],
            Command::Typed(pick, path) => vec![Effect::LookAt(pick, path)],
            Command::AskToReplace(pick, path) => vec![Effect::AskToReplace(pick, path)],
            Command::PickFigure(task) => vec![Effect::Pick(Pick::SaveFigure(task))],
            Command::SaveTemplate(path) => vec![Effect::SaveTemplate(path)],
            Command::Copy(text) => vec![Effect::Copy(text)],
            Command::OpenLink(link) => self.open_link(link),
            Command::SetTheme(theme) => {
                self.preferences.theme = theme;
                vec![Effect::KeepPreferences]
            }
            Command::SetTextScale(scale) => {
                self.preferences.text_scale = scale.clamp(0.75, 2.0);
                vec![Effect::KeepPreferences]
            }
            Command::Tell(text) => self.tell_only(NoticeKind::Fact, text),
            Command::Warn(text) => self.tell_only(NoticeKind::Warning, text),
            Command::DismissNotice => self.dismiss_notice(),
            Command::LeaveAnyway(leaving) => self.leave(leaving),
            Command::SaveAndLeave(leaving) => self.save_and_leave(leaving),
            Command::Stay => self.stay(),
        }
    }

    /// Puts the last notice away.
    fn dismiss_notice(&mut self) -> Vec<Effect> {
        self.notice = None;
        Vec::new()
    }

    /// Leaves nothing: the reader was asked, and stays.
    fn stay(&mut self) -> Vec<Effect> {
        self.leaving = None;
        Vec::new()
    }

    /// Tells the reader something and asks nothing of the shell.
    fn tell_only(&mut self, kind: NoticeKind, text: String) -> Vec<Effect> {
        self.tell(kind, text);
        Vec::new()
    }

    /// Opens links that lead to a web page or a letter, and no others: a dossier is somebody else's text.
    fn open_link(&mut self, link: String) -> Vec<Effect> {
        let scheme = link.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        if matches!(scheme.as_deref(), Some("http" | "https" | "mailto")) {
            return vec![Effect::OpenLink(link)];
        }
        self.tell(NoticeKind::Warning, "Only http, https and mailto links are opened");
        Vec::new()
    }
}
