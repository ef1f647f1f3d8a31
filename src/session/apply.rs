//! How a session answers commands: one match, with a deed for each command in `update`.

use super::command::Command;
use super::effect::{Effect, Seen};
use super::prompt::Leaving;
use super::state::Session;

impl Session {
    /// Does what the command says and answers with what the shell has to do.
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        let (told, goes_on) = (self.notices.count, command.goes_on());
        self.obey(command);
        if goes_on && self.notices.count == told {
            self.notices.dismiss_fact();
        }
        self.refresh();
        std::mem::take(&mut self.effects)
    }

    /// Does what the command says. What is derived from the state comes later.
    #[expect(clippy::too_many_lines, reason = "a line for each command")]
    pub(super) fn obey(&mut self, command: Command) {
        match command {
            Command::Do(action) => action.run(self),

            Command::Open(path) => self.ask_or_leave(Leaving::Open(path)),
            Command::OpenExample(name) => self.ask_or_leave(Leaving::OpenExample(name)),
            Command::Loaded { open, layout } => self.take_dossier(&open, layout),
            Command::Refused { origin, problems } => self.opened.refuse(origin, problems),
            Command::OpenGoodPart => self.open_good_part(),
            Command::GoodPart { open, layout, left_out } => self.take_good_part(&open, layout, left_out),
            Command::FailedChanged => self.try_failed_again(),
            Command::NamesRead(open) => self.take_names(open),
            Command::CancelLoading => self.cancel_loading(),
            Command::DismissFailure => self.opened.failure = None,
            Command::ChangedOnDisk => self.offer_reload(),
            Command::LayoutOnDisk(path, found) => self.take_on_disk(&path, found),
            Command::LayoutReread(path, found) => self.take_reread(path, found),
            Command::Import(change) => self.change_import(change),
            Command::Compare(change) => self.change_comparison(change),

            Command::BackOutBeforeDocument => self.back_out_before_document(),
            Command::Select(target) => self.select(target),
            Command::SelectThese(entities) => self.select_these(entities),
            Command::SelectAlso(entity) => self.select_also(entity),
            Command::SelectWithin(rect) => self.select_shown(|position| rect.contains(*position)),
            Command::Hover(target) => self.pointer.target = target,
            Command::Point(sentence) => self.pointer.sentence = sentence,
            Command::SelectSentence(sentence) => self.select_sentence(sentence),
            Command::ShowPage(page) => self.show_page(page),
            Command::ShowQuote(evidence) => self.choose_quote(evidence),
            Command::ShowPlace(evidence, passage) => self.show_place(evidence, passage),
            Command::Correct(evidence, passage) => self.correct(evidence, passage),
            Command::Read(document, passage) => self.read(document, passage),
            Command::CloseDocument => self.close_document(),

            Command::Move { entities, by, gesture, company } => self.move_by(&entities, by, gesture, company),
            Command::Filter(change) => self.change_filter(change),
            Command::Table(change) => self.change_table(change),
            Command::ShowOnly(only) => self.show_only(only),
            Command::GoToStep(count) => self.go_to_step(count),
            Command::Expand(entity, kind) => self.expand(&[entity], kind.as_deref()),
            Command::Mark(evidence, verdict) => self.mark(evidence, verdict),
            Command::Note(evidence, note) => self.note(evidence, note),
            Command::ExportMarks(path) => self.export_marks(path),
            Command::SetPathOptions(options) => self.set_path_options(options),
            Command::Avoid(entity) => self.avoid(entity),
            Command::ShowPath(place) => self.show_path(place),
            Command::Look(look) => self.look_at(look),
            Command::Canvas(canvas) => self.take_canvas(canvas),
            Command::Pan(by) => self.pan(by),
            Command::Zoom { factor, fixed } => self.zoom(factor, fixed),
            Command::FlyTo(target) => self.fly_to(target),
            Command::Reveal(target) => self.reveal(target),
            Command::Settled { ticket, positions, running } => self.take_positions(ticket, &positions, running),
            Command::Eases { ticket, end } => self.layout.end = self.checked(ticket, &end),
            Command::Course { ticket, samples } => self.take_course(ticket, samples),
            Command::Tune(step) => self.tune(step),
            Command::Arranged { pattern, revision, positions } => self.take_arranged(pattern, revision, &positions),
            Command::Measured { positions, visibility, measures } => {
                self.take_measures(positions, visibility, measures);
            }
            Command::Measure(change) => self.change_measures(change),
            Command::MeasureDone(answer) => self.take_part(answer),
            Command::FacetsIndexed(open, index) => self.take_facet_index(&open, index),

            Command::SaveLayoutAs(path) => self.save_layout_over(path, Seen::Anything),
            Command::TakeOver(from, layout) => self.take_read(from, *layout),
            Command::Saved { path, layout, revision } => self.note_saved(path, *layout, revision),
            Command::AddView(name) => self.add_view(name),
            Command::ShowView(place) => self.show_view(place),
            Command::RenameView(name) => self.rename_view(name),

            Command::ExportReport(task) => self.make_report(task),
            Command::ExportData(task) => self.export_data(task),
            Command::ExportFigure(task) => self.make_figure(task),
            Command::FigureMade(outcome) => self.note_figure(outcome),
            Command::Ask(prompt) => self.ask(prompt),
            Command::Answer(answer) => self.answer(answer),
            Command::Request(request) => self.request(request),
            Command::OpenLink(link) => self.open_link(&link),
            Command::SetTheme(theme) => self.change_preferences(|kept| kept.theme = theme),
            Command::SetTextScale(scale) => self.change_preferences(|kept| kept.text_scale = scale.clamp(0.75, 2.0)),
            Command::ReduceMotion(reduces) => self.change_preferences(|kept| kept.reduced_motion = reduces),
            Command::UseSingleKeys(uses) => self.change_preferences(|kept| kept.single_keys = uses),
            Command::Tell(text) => self.tell(text),
            Command::Warn(text) => {
                // What could not be saved is not left, now or after a later save.
                self.leaving = None;
                self.warn(text);
            }
            Command::DismissNotice => self.notices.dismiss(),
        }
    }
}
