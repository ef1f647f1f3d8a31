//! Other arrangements than the layout's, on command: one undo step each, for the selection or for all that is shown.

use crate::layout::arrangements::{Figure, Pattern, Picture, Role};
use crate::model::{EntityIndex, Position, Target};
use crate::session::history::Touched;
use crate::session::notice::NoticeKind;
use crate::session::state::Look;
use crate::session::{Effect, Session};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Session {
    /// Asks the shell to arrange who is selected, or all that is shown. A layout under way gives way.
    pub(super) fn ask_to_arrange(&mut self, pattern: Pattern) -> Vec<Effect> {
        if self.open.is_none() {
            return Vec::new();
        }
        let members = self.members();
        if members.is_empty() {
            return self.tell_only(NoticeKind::Fact, "There is nothing to arrange".to_owned());
        }
        if members.iter().all(|member| self.arranged.is_pinned(*member)) {
            let sentence = "All of them are pinned, and pinned entities stay; P unpins what is selected";
            return self.tell_only(NoticeKind::Fact, sentence.to_owned());
        }
        self.keep_tuning();
        let mut effects = self.give_way();
        effects.push(Effect::Arrange { pattern, revision: self.arranged.revision });
        effects
    }

    /// Who an arrangement is for: those selected together, else all that is shown.
    fn members(&self) -> BTreeSet<EntityIndex> {
        let shown = |entity: &EntityIndex| self.visibility.entity(*entity);
        let group: BTreeSet<EntityIndex> = self.selection.group.iter().copied().filter(shown).collect();
        if group.len() > 1 {
            return group;
        }
        (0..self.arranged.positions.len()).map(EntityIndex::new).filter(shown).collect()
    }

    /// What is to be arranged: everybody who is shown, with the part that each has in it, in the order of the entities.
    /// Who is not shown is nobody's obstacle.
    ///
    /// `half_sizes` stand in the order of the entities; `aspect` is width over height of the window.
    #[must_use]
    pub fn picture_to_arrange(&self, half_sizes: &[(f32, f32)], aspect: f32) -> Picture {
        let Some(open) = &self.open else { return Picture::default() };
        let members = self.members();
        let nodes = self.arranged.positions.iter().enumerate().map(|(at, position)| {
            let entity = EntityIndex::new(at);
            let is_shown = self.visibility.entity(entity);
            Figure {
                half_size: half_sizes.get(at).copied().unwrap_or((f32::NAN, f32::NAN)),
                // Who stands nowhere is in nobody's way.
                position: if is_shown { *position } else { Position::new(f32::NAN, f32::NAN) },
                role: match (members.contains(&entity), self.arranged.is_pinned(entity)) {
                    (true, false) => Role::Moves,
                    (true, true) => Role::Stays,
                    (false, _) => Role::Bystander,
                },
            }
        });
        let chosen = match self.selection.target {
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
        let shown = edges.filter(|(at, _)| self.visibility.edges.get(*at).copied().unwrap_or(false));
        shown
            .map(|(_, edge)| {
                let claims = edge.relations.iter().filter(|relation| self.visibility.relation(**relation));
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

    /// Takes the positions of an arrangement, unless the reader has gone on meanwhile; one step that can be undone.
    pub(super) fn take_arranged(
        &mut self,
        pattern: Pattern,
        revision: u64,
        positions: Arc<Vec<Position>>,
    ) -> Vec<Effect> {
        let fits = positions.len() == self.arranged.positions.len();
        if revision != self.arranged.revision || !fits || self.settling.is_under_way() {
            return Vec::new();
        }
        let members = self.members();
        let moved: BTreeSet<EntityIndex> = members
            .iter()
            .copied()
            .filter(|member| !self.arranged.is_pinned(*member))
            .filter(|member| positions[member.at()].is_finite())
            .filter(|member| positions[member.at()] != self.arranged.positions[member.at()])
            .collect();
        if moved.is_empty() {
            return self.tell_only(NoticeKind::Fact, "They stand so already".to_owned());
        }
        let stay = members.iter().filter(|member| self.arranged.is_pinned(**member)).count();
        self.step(pattern.step_name(), Touched::Some(moved.clone()), None);
        let present = Arc::make_mut(&mut self.arranged.positions);
        for member in moved {
            present[member.at()] = positions[member.at()];
        }
        if self.selection.group.len() < 2 {
            self.look = Look::Whole;
        }
        let pinned = match stay {
            0 => String::new(),
            1 => "; 1 pinned entity stays".to_owned(),
            _ => format!("; {stay} pinned entities stay"),
        };
        let count = members.len() - stay;
        let who = if count == 1 { "1 entity".to_owned() } else { format!("{count} entities") };
        self.tell_only(NoticeKind::Fact, format!("{who} arranged{pinned}"))
    }
}
