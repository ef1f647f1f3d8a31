//! Measuring the network: what is wanted, what came of it, and what it marks in the picture.

use crate::analysis::measures::{MeasureTable, Part, name, range_words};
use crate::model::{EntityIndex, FilterChange, Measure, MeasureLook, MeasureRange, MeasureScope};
use crate::session::Session;
use crate::session::dress::Dress;
use crate::session::shown::Only;
use crate::session::state::{MeasureAnswer, MeasureChange, MeasureWish, Page, Touched};
use std::sync::Arc;

impl Session {
    /// The measures that are known, of the whole network or of what is shown as the reader wants; `None` until some are.
    /// [`MeasureChange::Want`] asks for more.
    #[must_use]
    pub fn measures(&self) -> Option<&Arc<MeasureTable>> {
        self.measures.table(self.workspace().measure_look.scope)
    }

    /// What the shell is to measure of the network next.
    #[must_use]
    pub fn measure_wish(&self) -> Option<MeasureWish> {
        self.measures.wish(self.workspace().measure_look, self.open()?, self.visibility())
    }

    /// Changes what is measured, or what measures mark.
    pub(in crate::session) fn change_measures(&mut self, change: MeasureChange) {
        match change {
            MeasureChange::Want(measure) => self.measures.want(Part::of(measure)),
            MeasureChange::Exact => self.measures.want_exact(),
            MeasureChange::Cancel => self.measures.cancel(self.workspace().measure_look),
            MeasureChange::ShowOnly(measure, range) => self.show_values(measure, range),
            MeasureChange::Look(look) => {
                // Asked for anew, even where it was given up before.
                look.needed().for_each(|measure| self.measures.want(Part::of(measure)));
                let now = self.workspace().measure_look;
                if look.scope != now.scope && (look.size, look.color, look.hulls) == (None, None, false) {
                    // It changes nothing in the picture, so there is nothing to undo.
                    self.edits.step_aside("measures").measure_look = look;
                } else if look != now {
                    self.step("look of entities", Touched::Nothing, None).measure_look = look;
                }
            }
        }
    }

    /// Takes what was measured, unless it is late.
    pub(in crate::session) fn take_part(&mut self, answer: MeasureAnswer) {
        self.measures.take(answer);
    }

    /// Shows only entities with these values. What measures of what is shown tell cannot be asked of a filter, which would
    /// change them: it is a part to be shown alone.
    fn show_values(&mut self, measure: Measure, range: MeasureRange) {
        if self.workspace().measure_look.scope == MeasureScope::Whole {
            return self.change_filter(FilterChange::Measure(measure, Some(range)));
        }
        let Some(table) = self.measures() else { return };
        let has = |(entity, value): (EntityIndex, f64)| range.holds(value).then_some(entity);
        let entities = table.values(measure).into_iter().filter_map(has).collect();
        let words = format!("{} {} of what was shown", name(measure), range_words(measure, &range));
        self.show_only(Only::These(entities, words));
    }

    /// Follows what is open and shown; the page of measures wants what takes a moment.
    pub(in crate::session) fn follow_measures(&mut self) {
        let (Some(open), scope) = (self.open().cloned(), self.workspace().measure_look.scope) else { return };
        let shown = Arc::clone(self.visibility());
        if self.selection().page == Page::Measures {
            self.measures.want_quick(&open);
        }
        let filtered = self.workspace().filter.measures.keys().copied();
        let needed = filtered.chain(self.table.measures()).map(Part::of).collect();
        self.measures.need(needed);
        self.measures.follow(scope, &open, &shown);
        let (look, table) = (self.workspace().measure_look, self.measures().cloned());
        self.dress.follow(look, table.as_ref(), &open);
    }

    /// Whether the filter asks for values that are not known yet, and lets everything through meanwhile.
    #[must_use]
    pub fn awaits_measures(&self) -> bool {
        let table = self.open().and_then(|open| self.measures.of(open));
        let mut asked = self.workspace().filter.measures.keys();
        asked.any(|measure| !table.is_some_and(|table| table.knows(Part::of(*measure))))
    }

    /// The measures of the whole network, as far as they are known.
    #[must_use]
    pub fn measures_of_whole(&self) -> Option<&Arc<MeasureTable>> {
        self.measures.of(self.open()?)
    }

    /// Which measures mark the entities, and what they are of.
    #[must_use]
    pub fn measure_look(&self) -> MeasureLook {
        self.workspace().measure_look
    }

    /// How the picture is marked: by a comparison with another version, or else by measures, as far as these are known.
    #[must_use]
    pub fn dress(&self) -> &Arc<Dress> {
        self.compared_dress().unwrap_or(&self.dress.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::measures::{MeasureTable, Ties, Work, find};
    use crate::model::Target;
    use crate::session::tests::{ANN, settled};
    use crate::session::{Action, Command};

    /// Does what the shell would, until nothing more is wanted. Returns how many parts that were.
    fn measured(session: &mut Session) -> usize {
        let mut parts = 0;
        while let Some(wish) = session.measure_wish() {
            let fresh = || {
                let ties = Ties::of(&wish.open.network, wish.shown.as_deref());
                MeasureTable::of(Arc::new(ties), wish.open.dossier.entities.len())
            };
            let known = wish.known.as_deref().cloned().unwrap_or_else(fresh);
            let found = find(wish.part, known.ties(), wish.asked, &Work::by(1)).expect("a result");
            let table = Some(Arc::new(known.with(found)));
            session.apply(Command::MeasureDone(answer(&wish, table)));
            parts += 1;
        }
        parts
    }

    fn answer(wish: &MeasureWish, table: Option<Arc<MeasureTable>>) -> MeasureAnswer {
        MeasureAnswer { scope: wish.scope, ticket: wish.ticket, part: wish.part, table }
    }

    fn look(session: &mut Session, look: MeasureLook) {
        session.apply(Command::Measure(MeasureChange::Look(look)));
    }

    #[test]
    fn nothing_is_measured_until_the_page_or_the_picture_wants_it() {
        let mut session = settled();
        assert!(session.measure_wish().is_none() && session.measures().is_none());
        session.apply(Command::Do(Action::Measures));
        assert_eq!(measured(&mut session), 3, "a small network is measured as a whole");
        assert!(session.measures().and_then(|table| table.value(Measure::Degree, ANN)).is_some());
        let mut other = settled();
        other.apply(Command::Measure(MeasureChange::Want(Measure::Community)));
        assert_eq!(other.measure_wish().map(|wish| wish.part), Some(Part::Communities));
    }

    #[test]
    fn a_measure_marks_the_entities_and_undo_takes_it_back() {
        let mut session = settled();
        look(&mut session, MeasureLook { size: Some(Measure::Degree), ..MeasureLook::default() });
        assert_eq!(**session.dress(), Dress::default(), "not known yet");
        assert_eq!(measured(&mut session), 1);
        assert_eq!(session.dress().size.as_deref(), Some("Degree"));
        session.apply(Command::Do(Action::Undo));
        assert_eq!(**session.dress(), Dress::default());
    }

    #[test]
    fn what_is_shown_is_measured_again_when_it_changes_and_the_whole_is_not() {
        for (scope, again) in [(MeasureScope::Whole, 0), (MeasureScope::Shown, 1)] {
            let mut session = settled();
            look(&mut session, MeasureLook { scope, size: Some(Measure::Degree), ..MeasureLook::default() });
            measured(&mut session);
            session.apply(Command::Filter(FilterChange::EntityKind("person".to_owned())));
            assert_eq!(measured(&mut session), again, "{scope:?}");
        }
    }

    #[test]
    fn what_is_cancelled_is_not_asked_for_again_by_itself_and_what_is_late_is_left_out() {
        let mut session = settled();
        session.apply(Command::Measure(MeasureChange::Want(Measure::Betweenness)));
        let wish = session.measure_wish().expect("a wish");
        session.apply(Command::Do(Action::CancelMeasures));
        assert!(session.measure_wish().is_none());
        session.apply(Command::Measure(MeasureChange::Want(Measure::Betweenness)));
        assert!(session.measure_wish().is_some());
        let late = MeasureAnswer { ticket: wish.ticket + 9, ..answer(&wish, Some(Arc::default())) };
        session.apply(Command::MeasureDone(late));
        assert!(session.measures().is_none());
        session.apply(Command::MeasureDone(answer(&wish, None)));
        assert!(session.measure_wish().is_none(), "what cannot be computed is not tried for ever");
    }

    #[test]
    fn values_of_the_whole_network_are_a_filter_that_waits_for_them() {
        let mut session = settled();
        let some = MeasureRange::of(1.0, 9.0).expect("values");
        session.apply(Command::Measure(MeasureChange::ShowOnly(Measure::Degree, some)));
        assert!(session.visibility().entities.iter().all(|shown| *shown), "nothing is known yet");
        assert_eq!(measured(&mut session), 1, "what a filter asks for is measured unasked");
        let table = session.measures().cloned().expect("measures");
        let has = |at: usize| table.value(Measure::Degree, EntityIndex::new(at)).is_some_and(|value| value >= 1.0);
        let expected: Vec<bool> = (0..session.visibility().entities.len()).map(has).collect();
        assert!(expected.contains(&true) && expected.contains(&false), "{expected:?}");
        assert_eq!(session.visibility().entities, expected);
        session.apply(Command::Filter(FilterChange::Measure(Measure::Degree, None)));
        assert!(session.visibility().entities.iter().all(|shown| *shown));
        session.apply(Command::Do(Action::Undo));
        assert_eq!(session.visibility().entities, expected);
        assert_eq!(
            session.why_hidden(Target::Entity(EntityIndex::new(
                expected.iter().position(|shown| !shown).expect("somebody outside"),
            ))),
            ["switched off in the filters: entities outside Degree 1 – 9"]
        );
    }

    #[test]
    fn values_of_what_is_shown_are_a_part_to_show_alone() {
        let mut session = settled();
        look(&mut session, MeasureLook { scope: MeasureScope::Shown, ..MeasureLook::default() });
        session.apply(Command::Measure(MeasureChange::Want(Measure::Degree)));
        measured(&mut session);
        let some = MeasureRange::of(1.0, 9.0).expect("values");
        session.apply(Command::Measure(MeasureChange::ShowOnly(Measure::Degree, some)));
        let part = session.workspace().shown.as_part().expect("a part");
        assert_eq!(part.words, "Degree 1 – 9 of what was shown");
        assert!(session.workspace().filter.shows_everything());
    }
}
