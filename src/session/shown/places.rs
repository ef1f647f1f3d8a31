//! Places for what comes into sight: beside neighbours, or by a layout of all that is shown.
//!
//! Invariant: what is shown and has a place in the picture does not move.

use crate::layout::{NodeBox, place_beside, place_newcomers};
use crate::model::{EdgeIndex, EntityIndex, OpenDossier, Position};
use crate::session::Session;
use crate::session::sizes::boxes_of;
use crate::session::state::{Places, Standing, Touched, Workspace};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Session {
    /// Which of what is shown needs a place.
    pub(super) fn wanted_places(&self) -> Wanted {
        let count = self.workspace().positions.len();
        let shown = |at: &usize| self.drawn().entity(EntityIndex::new(*at));
        let shown: Vec<EntityIndex> = (0..count).filter(shown).map(EntityIndex::new).collect();
        let with =
            |wanted: Standing| shown.iter().filter(move |one| self.workspace().standing(**one) == wanted).count();
        let (here, nowhere) = (with(Standing::Here), with(Standing::Nowhere));
        let strange = shown.len() - here;
        let is_part = self.workspace().shown.as_part().is_some();
        if strange == 0 {
            return Wanted::None;
        }
        if nowhere == 0 && (here == 0 || !is_part) {
            return Wanted::Known(shown);
        }
        if !is_part || 2 * strange > shown.len() {
            return Wanted::Layout;
        }
        let is_strange = |one: &EntityIndex| self.workspace().standing(*one) != Standing::Here;
        Wanted::Newcomers(shown.into_iter().filter(is_strange).collect())
    }

    /// Places what has come into sight and has no place yet, as behind a filter that was switched off. A layout that is on
    /// its way brings the places itself.
    pub(in crate::session) fn place_strays(&mut self) {
        if self.settling().is_under_way() {
            return;
        }
        let all = self.workspace().standing.iter().enumerate();
        let nowhere = all.filter(|(_, standing)| **standing == Standing::Nowhere).map(|(at, _)| EntityIndex::new(at));
        let strays: Vec<EntityIndex> = nowhere.filter(|entity| self.drawn().entity(*entity)).collect();
        if !strays.is_empty() {
            self.place_beside_neighbours(&strays);
        }
    }

    /// Places entities beside the shown neighbours that have a place, without an overlap. Nobody else moves.
    pub(in crate::session) fn place_beside_neighbours(&mut self, newcomers: &[EntityIndex]) {
        let Some(open) = self.open().cloned() else { return };
        let new: BTreeSet<EntityIndex> = newcomers.iter().copied().collect();
        let count = self.workspace().positions.len();
        let is_shown = |at: &usize| self.drawn().entity(EntityIndex::new(*at));
        let members: Vec<EntityIndex> = (0..count).filter(is_shown).map(EntityIndex::new).collect();
        let mut place = vec![None; count];
        members.iter().enumerate().for_each(|(at, member)| place[member.at()] = Some(at as u32));
        let start = |member: &EntityIndex| {
            let position = self.workspace().positions.get(member.at()).copied();
            position.filter(|_| !new.contains(member))
        };
        let starts: Vec<Option<Position>> = members.iter().map(start).collect();
        let edges = open.network.edges.iter().enumerate().filter(|(at, _)| self.drawn().edge(EdgeIndex::new(*at)));
        let ends = edges.filter_map(|(_, edge)| Some((place[edge.ends.0.at()]?, place[edge.ends.1.at()]?)));
        let ends: Vec<(u32, u32)> = ends.collect();
        let seed = self.layout_options().seed;
        let placed = place_newcomers(&starts, &ends, &boxes_of(&open, &members), seed);
        let at: Vec<(EntityIndex, Position)> =
            newcomers.iter().filter_map(|one| Some((*one, *placed.get(place[one.at()]? as usize)?))).collect();
        self.put(&at);
    }

    /// Puts entities that are shown into their place in the picture.
    pub(in crate::session) fn put(&mut self, at: &[(EntityIndex, Position)]) {
        let workspace = &mut self.edits.present.workspace;
        let (positions, standing) = (Arc::make_mut(&mut workspace.positions), Arc::make_mut(&mut workspace.standing));
        for (entity, position) in at {
            positions[entity.at()] = position.within_reach();
            standing[entity.at()] = Standing::Here;
        }
    }

    /// Places newcomers beside the one that each belongs to, without an overlap; who stands beside a newcomer comes after it.
    /// Those that have a place in the picture keep it, and nobody else moves.
    pub(super) fn place_beside_theirs(&mut self, newcomers: &[(EntityIndex, EntityIndex)]) {
        let Some(open) = self.open().cloned() else { return };
        let strange = |one: &EntityIndex| self.workspace().standing(*one) != Standing::Here;
        let mut waiting: Vec<(EntityIndex, Vec<EntityIndex>)> = Vec::new();
        for (newcomer, host) in newcomers.iter().filter(|(newcomer, _)| strange(newcomer)) {
            match waiting.iter_mut().find(|(known, _)| known == host) {
                Some((_, guests)) => guests.push(*newcomer),
                None => waiting.push((*host, vec![*newcomer])),
            }
        }
        let all: Vec<EntityIndex> = (0..self.workspace().positions.len())
            .map(EntityIndex::new)
            .filter(|one| self.drawn().entity(*one))
            .collect();
        let boxes: BTreeMap<EntityIndex, NodeBox> = all.iter().copied().zip(boxes_of(&open, &all)).collect();
        for (host, guests) in waiting {
            let at = self.places_beside(&open, &boxes, host, &guests);
            self.put(&at);
        }
    }

    /// Places for guests beside their host.
    fn places_beside(
        &self,
        open: &OpenDossier,
        boxes: &BTreeMap<EntityIndex, NodeBox>,
        host: EntityIndex,
        guests: &[EntityIndex],
    ) -> Vec<(EntityIndex, Position)> {
        let box_of = |one: &EntityIndex| boxes.get(one).copied().unwrap_or_default();
        let at = |one: &EntityIndex| self.workspace().positions.get(one.at()).copied().unwrap_or_default();
        let is_here = |one: &EntityIndex| self.workspace().standing(*one) == Standing::Here;
        let placed: Vec<(Position, NodeBox)> =
            boxes.keys().filter(|one| is_here(one)).map(|one| (at(one), box_of(one))).collect();
        let neighbours = open.network.neighbours(host);
        let others: Vec<Position> =
            neighbours.filter(|one| self.drawn().entity(*one) && is_here(one)).map(|one| at(&one)).collect();
        let sizes: Vec<NodeBox> = guests.iter().map(box_of).collect();
        let places = place_beside((at(&host), box_of(&host)), &placed, &others, &sizes);
        guests.iter().copied().zip(places).collect()
    }
}

/// What of the shown needs a place.
pub(super) enum Wanted {
    /// Nothing.
    None,
    /// Nothing: these know one another from an earlier picture, or everything is as it was left.
    Known(Vec<EntityIndex>),
    /// These, beside the others.
    Newcomers(Vec<EntityIndex>),
    /// All of it.
    Layout,
}

impl Wanted {
    /// Which positions change with it.
    pub(super) fn touched(&self) -> Touched {
        match self {
            Self::None | Self::Known(_) => Touched::Nothing,
            Self::Newcomers(newcomers) => Touched::Some(newcomers.iter().copied().collect()),
            Self::Layout => Touched::All,
        }
    }

    /// The places to go back to, where all are given up.
    pub(super) fn kept(&self, workspace: &Workspace) -> Option<Places> {
        matches!(self, Self::Layout).then(|| (Arc::clone(&workspace.positions), Arc::clone(&workspace.standing)))
    }
}
