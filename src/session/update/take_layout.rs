//! Taking over a layout file with a dossier that was just loaded.

use crate::analysis::looks::newly_flagged;
use crate::analysis::words::plural;
use crate::model::{EntityIndex, OpenDossier, Origin, Problem, QUOTE_RULES, SavedLayout};
use crate::session::Session;
use crate::session::corrections;
use crate::session::saving::Placed;
use crate::session::state::Page;
use std::path::PathBuf;

impl Session {
    /// Takes over the views of a saved layout and shows the one that was shown, as it was.
    pub(super) fn take_layout(&mut self, open: &OpenDossier, path: PathBuf, layout: SavedLayout) -> Placed {
        let saw_other_results = layout.quote_rules < QUOTE_RULES;
        let has_changed = layout.dossier_hash != open.hash;
        let (corrections, waiting) = corrections::restored(open, &layout.corrections);
        self.edits.take_readings(corrections, waiting, layout.marks.clone());
        self.edits.present.views.take(layout.views.clone());
        self.edits.go_to_view(layout.shown);
        self.file.note(path, layout);
        let placed = self.show_current_view(open);
        self.file.revision = self.workspace().revision;
        self.tell_fit(placed, has_changed);
        if saw_other_results {
            self.tell_new_rules(open);
        }
        let Some(view) = self.views().entry() else { return placed };
        let entities = open.dossier.entities.iter().enumerate();
        let new = entities.filter(|(_, entity)| !view.positions.contains_key(&entity.id));
        let new = new.map(|(at, _)| EntityIndex::new(at)).collect();
        self.notices.offer_to_select(new);
        placed
    }

    /// Tells how the layout fits the dossier.
    fn tell_fit(&mut self, placed: Placed, has_changed: bool) {
        let waiting = self.views().waiting.len();
        let lost = self.lost_marks();
        let parts = [(waiting, "correction", "corrections"), (lost, "mark", "marks")];
        let parts: Vec<String> =
            parts.iter().filter(|part| part.0 > 0).map(|(count, one, more)| plural(*count, one, more)).collect();
        let placed_words = placed.words();
        if !parts.is_empty() {
            let words = parts.join(" and ");
            let (fit, stay) = if waiting + lost == 1 { ("fits", "stays") } else { ("fit", "stay") };
            let words = format!("{words} {fit} no quote or passage of the dossier and {stay} in the file");
            self.warn(if has_changed { format!("{words}; {placed_words}") } else { words });
        } else if has_changed {
            self.warn(format!("The dossier has changed since this layout was saved: {placed_words}"));
        } else if !placed.is_whole() {
            self.warn(format!("The layout does not fit the dossier whole: {placed_words}"));
        } else {
            self.tell(format!("Layout “{}” is shown as it was saved", self.views().name()));
        }
    }

    /// Tells a reader whose layout was saved under other rules why quotes that were verified then are not any more. Once the
    /// layout is saved again, it says so no more.
    fn tell_new_rules(&mut self, open: &OpenDossier) {
        let sentence = match newly_flagged(open) {
            0 => return,
            1 => {
                "1 quote that an earlier version called verified is flagged now: it begins or ends inside a word, runs \
                  across a break or contradicts its prefix"
                    .to_owned()
            }
            count => format!(
                "{count} quotes that an earlier version called verified are flagged now: they begin or end inside a word, \
                 run across a break or contradict their prefix"
            ),
        };
        self.notices.warn_too(&sentence, Page::Unverified);
    }

    /// Leaves a layout alone that lies beside the dossier and cannot be read: it is never saved over.
    pub(super) fn leave_alone(&mut self, path: PathBuf, problems: &[Problem]) {
        let why = problems.first().map(|problem| problem.message.as_str()).unwrap_or_default();
        let name = Origin::File(path.clone()).name();
        self.warn(format!("{name} cannot be read and is left alone: {why}"));
        self.file.unreadable = Some(path);
    }
}
