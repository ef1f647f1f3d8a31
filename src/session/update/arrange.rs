//! Arranging in a circle, a grid or another pattern: one undo step each, for the selection or for all that is shown.

use crate::layout::arrangements::{Pattern, Picture, PictureNode, Role};
use crate::model::{EntityIndex, Position, Target};
use crate::session::Session;
use crate::session::effect::Effect;
use crate::session::sizes::node_boxes;
use crate::session::state::{Look, Touched};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Session {
    /// Asks the shell to arrange what is selected, or all that is shown. A layout that runs is stopped.
    pub(in crate::session) fn ask_to_arrange(&mut self, pattern: Pattern) {
        if self.open().is_none() {
            return;
        }
        if !self.can_arrange(pattern) {
            let least = if least_selected(pattern) > 2 { "three" } else { "two" };
            return self
                .tell(format!("Select {least} or more entities first: Shift+drag over empty space, or Ctrl+click"));
        }
        let members = self.members();
        if members.is_empty() {
            return self.tell("There is nothing to arrange");
        }
        if members.iter().all(|member| self.workspace().is_pinned(*member)) {
            let sentence = "All of them are pinned, and pinned entities stay; P unpins what is selected";
            return self.tell(sentence);
        }
        self.keep_tuning();
        self.stop_layout();
        let revision = self.workspace().revision;
        self.emit(Effect::Arrange { pattern, revision });
    }

    /// Whether enough is selected for a pattern.
    #[must_use]
    pub fn can_arrange(&self, pattern: Pattern) -> bool {
        let shown = self.selection().group.iter().filter(|entity| self.visibility().entity(**entity)).count();
        shown >= least_selected(pattern)
    }

    /// What is arranged: the entities that are selected together, or else all that are shown.
    fn members(&self) -> BTreeSet<EntityIndex> {
        let shown = |entity: &EntityIndex| self.visibility().entity(*entity);
        let group: BTreeSet<EntityIndex> = self.selection().group.iter().copied().filter(shown).collect();
        if group.len() > 1 {
            return group;
        }
        (0..self.workspace().positions.len()).map(EntityIndex::new).filter(shown).collect()
    }

    /// What is to be arranged: every entity with its role, in the dossier's order. An entity that is not shown is no
    /// obstacle.
    ///
    /// `aspect` is width over height of the window.
    #[must_use]
    pub fn picture_to_arrange(&self, aspect: f32) -> Picture {
        let Some(open) = self.open() else { return Picture::default() };
        let members = self.members();
        let boxes = node_boxes(open);
        let nodes = self.workspace().positions.iter().enumerate().map(|(at, position)| {
            let entity = EntityIndex::new(at);
            let is_shown = self.visibility().entity(entity);
            PictureNode {
                size: boxes.get(at).copied().unwrap_or_default(),
                // A node without a position is no obstacle.
                position: if is_shown { *position } else { Position::new(f32::NAN, f32::NAN) },
                role: match (members.contains(&entity), self.workspace().is_pinned(entity)) {
                    (true, false) => Role::Moves,
                    (true, true) => Role::Stays,
                    (false, _) => Role::Bystander,
                },
            }
        });
        let chosen = match self.selection().target {
            Some(Target::Entity(entity)) => Some(entity.0),
            Some(Target::Edge(_)) | None => None,
        };
        Picture { nodes: nodes.collect(), links: self.directed_links(open), chosen, aspect }
    }

    /// A link for every shown edge, in the direction of most of its shown claims.
    fn directed_links(&self, open: &crate::model::OpenDossier) -> Vec<(u32, u32)> {
        let symmetric: BTreeSet<&str> =
            open.dossier.kinds.iter().filter(|kind| kind.symmetric).map(|kind| kind.name.as_str()).collect();
        let edges = open.network.edges.iter().enumerate();
        let shown = edges.filter(|(at, _)| self.visibility().edges.get(*at).copied().unwrap_or(false));
        shown
            .map(|(_, edge)| {
                let claims = edge.relations.iter().filter(|relation| self.visibility().relation(**relation));
                let ways = claims.map(|relation| &open.dossier.relations[relation.at()]).map(|claim| {
                    match (symmetric.contains(claim.kind.as_str()), claim.from == edge.ends.0) {
                        (true, _) => 0,
                        (false, true) => 1,
                        (false, false) => -1,
                    }
                });
                let forward = ways.sum::<i32>() >= 0;
                if forward { (edge.ends.0.0, edge.ends.1.0) } else { (edge.ends.1.0, edge.ends.0.0) }
            })
            .collect()
    }

    /// Takes the positions of an arrangement as one undo step, unless the workspace has changed meanwhile.
    pub(in crate::session) fn take_arranged(&mut self, pattern: Pattern, revision: u64, positions: &[Position]) {
        let fits = positions.len() == self.workspace().positions.len();
        if revision != self.workspace().revision || !fits || self.settling().is_under_way() {
            return;
        }
        let members = self.members();
        let moved: BTreeSet<EntityIndex> = members
            .iter()
            .copied()
            .filter(|member| !self.workspace().is_pinned(*member))
            .filter(|member| positions[member.at()].is_finite())
            .filter(|member| positions[member.at()] != self.workspace().positions[member.at()])
            .collect();
        if moved.is_empty() {
            return self.tell("They are arranged like this already");
        }
        let stay = members.iter().filter(|member| self.workspace().is_pinned(**member)).count();
        let workspace = self.step(step_name(pattern), Touched::Some(moved.clone()), None);
        let present = Arc::make_mut(&mut workspace.positions);
        for member in moved {
            present[member.at()] = positions[member.at()].within_reach();
        }
        if has_order(pattern) {
            Arc::make_mut(&mut workspace.arranged).extend(members.iter().copied());
        }
        if self.selection().group.len() < 2 {
            self.look_at(Look::Whole);
        }
        let pinned = match stay {
            0 => String::new(),
            1 => "; 1 pinned entity stays".to_owned(),
            _ => format!("; {stay} pinned entities stay"),
        };
        let count = members.len() - stay;
        let who = if count == 1 { "1 entity".to_owned() } else { format!("{count} entities") };
        self.tell(format!("{who} arranged{pinned}"));
    }
}

/// Whether a pattern puts what it moves on a line, a circle or a grid, which would be none any more if neighbours were
/// dragged along. A picture that was mirrored or turned is as free as before.
fn has_order(pattern: Pattern) -> bool {
    match pattern {
        Pattern::Circle
        | Pattern::Concentric
        | Pattern::Layered
        | Pattern::Grid
        | Pattern::AlignLeft
        | Pattern::AlignCenter
        | Pattern::AlignRight
        | Pattern::AlignTop
        | Pattern::AlignMiddle
        | Pattern::AlignBottom
        | Pattern::DistributeHorizontally
        | Pattern::DistributeVertically => true,
        Pattern::MirrorHorizontally | Pattern::MirrorVertically | Pattern::QuarterTurn | Pattern::FitPage => false,
    }
}

/// How many have to be selected for a pattern: a line through all that is shown would lay the whole picture on it, and is
/// never meant.
fn least_selected(pattern: Pattern) -> usize {
    match pattern {
        Pattern::AlignLeft
        | Pattern::AlignCenter
        | Pattern::AlignRight
        | Pattern::AlignTop
        | Pattern::AlignMiddle
        | Pattern::AlignBottom => 2,
        Pattern::DistributeHorizontally | Pattern::DistributeVertically => 3,
        Pattern::Circle
        | Pattern::Concentric
        | Pattern::Layered
        | Pattern::Grid
        | Pattern::MirrorHorizontally
        | Pattern::MirrorVertically
        | Pattern::QuarterTurn
        | Pattern::FitPage => 0,
    }
}

/// What an undo takes back, in the menu: "Undo circle".
fn step_name(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::Circle => "circle",
        Pattern::Concentric => "rings",
        Pattern::Layered => "columns",
        Pattern::Grid => "grid",
        Pattern::AlignLeft
        | Pattern::AlignCenter
        | Pattern::AlignRight
        | Pattern::AlignTop
        | Pattern::AlignMiddle
        | Pattern::AlignBottom => "align",
        Pattern::DistributeHorizontally | Pattern::DistributeVertically => "distribute",
        Pattern::MirrorHorizontally | Pattern::MirrorVertically => "mirror",
        Pattern::QuarterTurn | Pattern::FitPage => "turn",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::NodeBox;
    use crate::layout::arrangements::arrange;
    use crate::session::tests::{ANN, BOB, settled, x_of};
    use crate::session::{Action, Command, Company, Look};

    const CID: EntityIndex = EntityIndex(2);

    /// Does what the shell would: computes the arrangement that is asked for, and hands it in.
    fn arranged(session: &mut Session, pattern: Pattern) -> Vec<Effect> {
        let effects = session.apply(Command::Do(Action::Arrange(pattern)));
        for effect in &effects {
            if let Effect::Arrange { pattern, revision } = effect {
                let mut picture = session.picture_to_arrange(1.6);
                // Of one size, edges are in line where middles are.
                picture.nodes.iter_mut().for_each(|node| node.size = NodeBox::of_mark(6.0));
                let positions = Arc::new(arrange(*pattern, &picture));
                session.apply(Command::Arranged { pattern: *pattern, revision: *revision, positions });
            }
        }
        effects
    }

    fn group(session: &mut Session, members: &[EntityIndex]) {
        session.apply(Command::Select(None));
        for member in members {
            session.apply(Command::SelectAlso(*member));
        }
    }

    #[test]
    fn every_pattern_is_one_step_that_can_be_undone_and_done_again() {
        for pattern in Pattern::ALL {
            let mut session = settled();
            session.apply(Command::Do(Action::SelectAll));
            let before = session.workspace().clone();
            arranged(&mut session, pattern);
            let after = session.workspace().clone();
            if after == before {
                assert_eq!(session.undo_name(), None, "{pattern:?}");
                continue;
            }
            assert_eq!(session.undo_name(), Some(step_name(pattern)));
            session.apply(Command::Do(Action::Undo));
            assert_eq!(*session.workspace(), before, "{pattern:?}");
            assert_eq!(session.undo_name(), None);
            session.apply(Command::Do(Action::Redo));
            assert_eq!(*session.workspace(), after, "{pattern:?}");
        }
    }

    #[test]
    fn only_the_selection_is_arranged_where_there_are_two_or_more_in_it() {
        let mut session = settled();
        group(&mut session, &[ANN, CID]);
        session.apply(Command::Look(Look::At(crate::model::Camera::default())));
        arranged(&mut session, Pattern::AlignLeft);
        assert_eq!((x_of(&session, ANN), x_of(&session, BOB), x_of(&session, CID)), (0.0, 100.0, 0.0));
        assert_ne!(session.look(), Look::Whole, "the picture is not left for a few of its entities");
        let line = session.workspace().positions.clone();
        group(&mut session, &[BOB]);
        arranged(&mut session, Pattern::Circle);
        assert_ne!(session.workspace().positions, line, "one alone is no selection to arrange");
        assert_eq!(session.look(), Look::Whole);
    }

    #[test]
    fn a_line_wants_two_that_are_selected_and_even_room_wants_three() {
        for (pattern, selected) in [
            (Pattern::AlignLeft, vec![]),
            (Pattern::AlignMiddle, vec![ANN]),
            (Pattern::DistributeHorizontally, vec![ANN, CID]),
        ] {
            let mut session = settled();
            group(&mut session, &selected);
            let before = session.workspace().clone();
            assert_eq!(arranged(&mut session, pattern), vec![], "{pattern:?}");
            assert_eq!(*session.workspace(), before, "{pattern:?}");
            assert!(session.notice().is_some_and(|notice| notice.text.starts_with("Select ")), "{pattern:?}");
        }
    }

    #[test]
    fn pinned_entities_stay_and_the_others_take_their_line() {
        let mut session = settled();
        session.apply(Command::Select(Some(Target::Entity(BOB))));
        session.apply(Command::Do(Action::Pin));
        session.apply(Command::Do(Action::SelectAll));
        arranged(&mut session, Pattern::AlignCenter);
        assert_eq!((x_of(&session, ANN), x_of(&session, BOB), x_of(&session, CID)), (100.0, 100.0, 100.0));
        session.apply(Command::Do(Action::SelectAll));
        session.apply(Command::Do(Action::Pin));
        assert_eq!(arranged(&mut session, Pattern::Circle), vec![]);
        assert!(session.notice().is_some_and(|notice| notice.text.contains("pinned")));
    }

    #[test]
    fn an_arrangement_stops_the_layout_and_is_late_after_any_other_change() {
        let mut session = settled();
        session.apply(Command::Do(Action::LayOutAgain));
        let effects = session.apply(Command::Do(Action::Arrange(Pattern::Grid)));
        let revision = session.workspace().revision;
        assert_eq!(effects, vec![Effect::StopLayout, Effect::Arrange { pattern: Pattern::Grid, revision }]);
        session.apply(Command::Move {
            entities: vec![ANN],
            by: Position::new(1.0, 1.0),
            gesture: 9,
            company: Company::Alone,
        });
        let before = session.workspace().clone();
        let positions = Arc::new(vec![Position::new(7.0, 7.0); 3]);
        session.apply(Command::Arranged { pattern: Pattern::Grid, revision, positions });
        assert_eq!(*session.workspace(), before);
    }

    #[test]
    fn what_is_hidden_is_neither_arranged_nor_in_the_way() {
        let mut session = settled();
        session.apply(Command::Select(Some(Target::Entity(BOB))));
        session.apply(Command::Do(Action::Hide));
        session.apply(Command::Do(Action::SelectAll));
        arranged(&mut session, Pattern::AlignRight);
        assert_eq!((x_of(&session, ANN), x_of(&session, BOB), x_of(&session, CID)), (200.0, 100.0, 200.0));
        let picture = session.picture_to_arrange(1.6);
        assert!(!picture.nodes[1].position.is_finite());
    }

    #[test]
    fn links_run_in_the_direction_of_most_claims() {
        // Ann knows Bob, Bob pays Ann: a tie goes to the first end.
        assert_eq!(settled().picture_to_arrange(1.6).links, [(0, 1)]);
    }

    #[test]
    fn without_a_dossier_nothing_is_asked_for() {
        let mut session = Session::default();
        assert_eq!(session.apply(Command::Do(Action::Arrange(Pattern::Circle))), vec![]);
        assert_eq!(session.picture_to_arrange(1.0), Picture::default());
    }
}
