//! The request for the layout of a dossier: the one place where entities and edges become nodes and links, for the window
//! and for the command line.
//!
//! Invariant: the same dossier, pins and options make the same request wherever it is made.

use super::sizes::boxes_of;
use crate::layout::labels::signs::{COUNT, COUNTED, SignRow};
use crate::layout::{ASPECT_RANGE, DEFAULT_BALANCE, Link, Node, PAGE_ASPECT, Request, SPACING_RANGE, Sign};
use crate::model::{Edge, EntityIndex, OpenDossier, RelationIndex, Status, View, Visibility};

/// What a reader can choose of a layout.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LayoutOptions {
    /// The seed of its random numbers: another number, another picture.
    pub seed: u64,
    /// The balance between distances, at 0, and communities, at 1.
    pub balance: f32,
    /// How much room it takes, as a factor within [`SPACING_RANGE`]; 1 is usual.
    pub spacing: f32,
    /// Width over height of the page that it suits, within [`ASPECT_RANGE`].
    pub aspect: f32,
}

impl Default for LayoutOptions {
    fn default() -> Self {
        Self { seed: 1, balance: DEFAULT_BALANCE, spacing: 1.0, aspect: PAGE_ASPECT }
    }
}

impl LayoutOptions {
    /// The options that a view was laid out with.
    #[must_use]
    pub fn of_view(view: &View) -> Self {
        let usual = Self::default();
        Self {
            seed: view.seed,
            balance: view.balance.unwrap_or(usual.balance),
            spacing: view.spacing.unwrap_or(usual.spacing),
            aspect: view.aspect.unwrap_or(usual.aspect),
        }
        .checked()
    }

    /// The options with every number within its range.
    #[must_use]
    pub fn checked(self) -> Self {
        let usual = Self::default();
        let within = |number: f32, (least, most), usual| {
            if number.is_finite() { number.clamp(least, most) } else { usual }
        };
        Self {
            seed: self.seed,
            balance: within(self.balance, (0.0, 1.0), usual.balance),
            spacing: within(self.spacing, SPACING_RANGE, usual.spacing),
            aspect: within(self.aspect, ASPECT_RANGE, usual.aspect),
        }
    }

    /// Puts the options into a view; what is usual is not written down.
    pub fn put_into(self, view: &mut View) {
        let usual = Self::default();
        view.seed = self.seed;
        view.balance = Some(self.balance).filter(|balance| *balance != usual.balance);
        view.spacing = Some(self.spacing).filter(|spacing| *spacing != usual.spacing);
        view.aspect = Some(self.aspect).filter(|aspect| *aspect != usual.aspect);
    }
}

/// The layout of the whole network of `open`, with nothing pinned. `threads` 0 means one for each core.
#[must_use]
pub fn layout_request(open: &OpenDossier, options: &LayoutOptions, threads: usize) -> Request {
    let all: Vec<EntityIndex> = (0..open.dossier.entities.len()).map(EntityIndex::new).collect();
    request_of(open, &all, |_| true, options, threads)
}

/// The layout of `members` alone, with nothing pinned, and of what `visibility` shows between them. `threads` 0 means one
/// for each core.
#[must_use]
pub fn layout_request_of(
    open: &OpenDossier,
    members: &[EntityIndex],
    visibility: &Visibility,
    options: &LayoutOptions,
    threads: usize,
) -> Request {
    request_of(open, members, |claim| visibility.relation(claim), options, threads)
}

fn request_of(
    open: &OpenDossier,
    members: &[EntityIndex],
    is_shown: impl Fn(RelationIndex) -> bool,
    options: &LayoutOptions,
    threads: usize,
) -> Request {
    let mut place = vec![None; open.dossier.entities.len()];
    for (at, member) in members.iter().enumerate() {
        place[member.at()] = Some(at as u32);
    }
    let (mut edges, mut signs) = (Vec::new(), Vec::new());
    for edge in &open.network.edges {
        let (Some(one), Some(other)) = (place[edge.ends.0.at()], place[edge.ends.1.at()]) else { continue };
        let shown: Vec<RelationIndex> = edge.relations.iter().copied().filter(|claim| is_shown(*claim)).collect();
        if shown.is_empty() && !edge.relations.is_empty() {
            continue;
        }
        edges.push(Link { ends: (one, other), weight: weight_of(shown.len()) });
        signs.extend(sign_of(open, edge, &shown, (one, other)));
    }
    Request {
        signs,
        nodes: boxes_of(open, members).into_iter().map(|size| Node { size, start: None, pinned: false }).collect(),
        edges,
        seed: options.seed,
        threads,
        aspect: options.aspect,
        room: None,
        balance: options.balance,
        spacing: options.spacing,
    }
}

/// The signs in the middle of an edge of which these claims are shown.
fn sign_of(open: &OpenDossier, edge: &Edge, shown: &[RelationIndex], ends: (u32, u32)) -> Option<Sign> {
    let is_denied = shown.iter().any(|relation| open.dossier.relations[relation.at()].status == Status::Denied);
    let count = (shown.len() as u32 >= COUNTED).then_some(COUNT);
    let (back, ahead) = SignRow { conflict: !edge.conflicts.is_empty(), count, bar: is_denied }.reach()?;
    Some(Sign { ends, back, ahead })
}

/// The weight of a link of `claims` claims: their square root, so that a pair with many claims is nearer and does not
/// collapse.
fn weight_of(claims: usize) -> f32 {
    (claims.max(1) as f32).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::NodeBox;
    use crate::model::{Dossier, Entity, EntityIndex, Network, Origin, Problems, Reading, Relation, Status};
    use std::collections::BTreeMap;

    const USUAL: LayoutOptions = LayoutOptions { seed: 1, balance: DEFAULT_BALANCE, spacing: 1.0, aspect: PAGE_ASPECT };

    fn entity(id: &str) -> Entity {
        Entity {
            id: id.to_owned(),
            kind: "person".to_owned(),
            name: id.to_owned(),
            aliases: Vec::new(),
            match_name: true,
            mentions: Vec::new(),
            links: BTreeMap::new(),
            note: None,
            fields: BTreeMap::new(),
        }
    }

    fn open(entities: usize, relations: &[(u32, u32)]) -> OpenDossier {
        let relation = |(from, to): &(u32, u32)| Relation {
            id: None,
            from: EntityIndex(*from),
            kind: "knows".to_owned(),
            to: EntityIndex(*to),
            status: Status::Asserted,
            by: None,
            hedge: None,
            date: None,
            note: None,
            fields: BTreeMap::new(),
            evidence: Vec::new(),
        };
        let dossier = Dossier {
            entities: (0..entities).map(|at| entity(&at.to_string())).collect(),
            relations: relations.iter().map(relation).collect(),
            ..Dossier::default()
        };
        OpenDossier {
            origin: Origin::Builtin("test".to_owned()),
            hash: String::new(),
            network: Network::of(&dossier).into(),
            claim_places: Vec::new().into(),
            import: None,
            dossier: dossier.into(),
            reading: Reading::default(),
            problems: Problems::default(),
        }
    }

    #[test]
    fn who_asks_for_nothing_gets_the_layout_of_the_program() {
        let (asked, usual) = (LayoutOptions::default(), Request::default());
        assert_eq!((asked.seed, asked.balance), (usual.seed, usual.balance));
        assert_eq!((asked.spacing, asked.aspect), (usual.spacing, usual.aspect));
    }

    #[test]
    fn claims_between_two_entities_are_one_link_that_grows_slowly() {
        let open = open(3, &[(0, 1), (1, 0), (0, 1), (0, 1), (2, 2)]);
        let options = LayoutOptions { seed: 7, balance: 0.25, spacing: 2.0, aspect: 0.75 };
        let request = layout_request(&open, &options, 0);
        assert_eq!(request.edges[0], Link { ends: (0, 1), weight: 2.0 });
        assert_eq!((request.nodes.len(), request.seed, request.aspect), (3, 7, 0.75));
        assert_eq!((request.balance, request.spacing), (0.25, 2.0));
    }

    #[test]
    fn marks_grow_with_the_edges_and_labels_with_the_names_up_to_three_hundred_entities() {
        let mut open = open(3, &[(0, 1), (0, 2)]);
        open.dossier.entities[1].name = "Министерство".to_owned();
        let boxes = |open: &OpenDossier| -> Vec<NodeBox> {
            layout_request(open, &USUAL, 0).nodes.iter().map(|node| node.size).collect()
        };
        let of_three = boxes(&open);
        assert!(of_three[0].mark > of_three[1].mark && of_three[1].mark == of_three[2].mark);
        assert!(of_three[1].label > of_three[2].label && of_three[2].label > Some(0.0));
        open.dossier.entities = (0..301).map(|at| entity(&at.to_string())).collect();
        assert!(boxes(&open).iter().all(|node| node.label.is_none()));
    }

    #[test]
    fn options_go_through_a_view_and_only_what_is_not_usual_is_written_down() {
        let mut view = View::default();
        LayoutOptions::default().put_into(&mut view);
        assert_eq!((view.seed, view.balance, view.spacing, view.aspect), (1, None, None, None));
        let chosen = LayoutOptions { seed: 4, balance: 0.0, spacing: 2.5, aspect: 2.0 };
        chosen.put_into(&mut view);
        assert_eq!(LayoutOptions::of_view(&view), chosen);
        let wild = View { balance: Some(f32::NAN), spacing: Some(1e9), aspect: Some(0.001), ..View::default() };
        let checked = LayoutOptions::of_view(&wild);
        assert_eq!((checked.balance, checked.spacing), (DEFAULT_BALANCE, SPACING_RANGE.1));
        assert_eq!(checked.aspect, ASPECT_RANGE.0);
    }

    #[test]
    fn a_dossier_without_entities_asks_for_nothing() {
        assert!(layout_request(&open(0, &[]), &USUAL, 1).nodes.is_empty());
    }
}
