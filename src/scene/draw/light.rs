//! Which marks are lit while something is pointed at or searched for; all others are dimmed.

use crate::model::{EdgeIndex, Target};
use crate::scene::build::Scene;
use crate::session::Emphasis;
use std::collections::BTreeSet;

/// The lit nodes and edges.
#[derive(Debug, Default)]
pub(super) struct Light {
    /// For every node whether it is lit; `None`: everything is lit.
    nodes: Option<Vec<bool>>,
    edges: BTreeSet<EdgeIndex>,
}

impl Light {
    /// A hovered target lights itself and its neighbourhood; else the highlight of a sentence is lit; else only what the
    /// reader lit is; else everything. The selection stays lit, except beside a highlight.
    pub(super) fn of(scene: &Scene, emphasis: &Emphasis) -> Self {
        let mut light = Self { nodes: Some(vec![false; scene.nodes.len()]), edges: BTreeSet::new() };
        let is_shown = |target: &Target| match target {
            Target::Entity(entity) => scene.node(*entity).is_some(),
            Target::Edge(edge) => scene.edge(*edge).is_some(),
        };
        if let Some(target) = emphasis.hovered.filter(is_shown) {
            light.add(scene, target);
            if let Target::Entity(entity) = target {
                let is_incident = |ends: (u32, u32)| [Some(ends.0), Some(ends.1)].contains(&scene.node(entity));
                let incident = scene.edges.iter().filter(|edge| is_incident(edge.ends));
                incident.for_each(|edge| light.add(scene, Target::Edge(edge.edge)));
            }
        } else if let Some(highlight) = &emphasis.highlight {
            let entities = highlight.entities.iter().map(|entity| Target::Entity(*entity));
            let edges = highlight.edges.iter().map(|edge| Target::Edge(*edge));
            entities.chain(edges).for_each(|target| light.add(scene, target));
            return light;
        } else if let Some(lit) = &emphasis.lit {
            for entity in lit {
                light.add(scene, Target::Entity(*entity));
            }
            let is_within = |ends: (u32, u32)| light.node(ends.0) && light.node(ends.1);
            light.edges = scene.edges.iter().filter(|edge| is_within(edge.ends)).map(|edge| edge.edge).collect();
        } else {
            return Self::default();
        }
        let also = emphasis.also_selected.iter().map(|entity| Target::Entity(*entity));
        emphasis.selected.into_iter().chain(also).for_each(|target| light.add(scene, target));
        light
    }

    /// Lights a node alone, or an edge with its ends.
    fn add(&mut self, scene: &Scene, target: Target) {
        let Some(nodes) = &mut self.nodes else { return };
        match target {
            Target::Entity(entity) => {
                if let Some(node) = scene.node(entity) {
                    nodes[node as usize] = true;
                }
            }
            Target::Edge(edge) => {
                if let Some(mark) = scene.edge(edge) {
                    nodes[mark.ends.0 as usize] = true;
                    nodes[mark.ends.1 as usize] = true;
                    self.edges.insert(edge);
                }
            }
        }
    }

    /// Whether anything is dimmed.
    pub(super) fn is_partial(&self) -> bool {
        self.nodes.is_some()
    }

    /// Whether a node is lit.
    pub(super) fn node(&self, node: u32) -> bool {
        self.nodes.as_ref().is_none_or(|nodes| nodes.get(node as usize).copied().unwrap_or(false))
    }

    /// Whether an edge is lit.
    pub(super) fn edge(&self, edge: EdgeIndex) -> bool {
        self.nodes.is_none() || self.edges.contains(&edge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sentences::Highlight;
    use crate::model::fixture::dossier;
    use crate::model::{EntityIndex, Filter, Position, Status, Visibility};
    use crate::scene::build::{Subject, build};

    /// What is lit in a triangle a–b–c: the nodes, and the edges.
    fn check(emphasis: &Emphasis, nodes: [bool; 3], edges: &[u32]) {
        let claims =
            [("a", "k", "b", Status::Asserted), ("b", "k", "c", Status::Asserted), ("a", "k", "c", Status::Denied)];
        let open = dossier(&[("a", "person"), ("b", "person"), ("c", "person")], &claims, &[]);
        let positions = [0.0, 100.0, 200.0].map(|x| Position::new(x, 0.0));
        let visibility = Visibility { entities: vec![true; 3], relations: vec![true; 3], edges: vec![true; 3] };
        let filter = Filter::default();
        let scene = build(&Subject {
            open: &open,
            positions: &positions,
            pinned: &[false; 3],
            visibility: &visibility,
            filter: &filter,
        });
        let light = Light::of(&scene, emphasis);
        assert_eq!([0, 1, 2].map(|node| light.node(node)), nodes);
        let lit: Vec<u32> = (0..3).filter(|edge| light.edge(EdgeIndex(*edge))).collect();
        assert_eq!(lit, edges);
    }

    #[test]
    fn a_sentence_lights_what_it_tells_of_and_nothing_else() {
        check(&Emphasis::default(), [true; 3], &[0, 1, 2]);
        let lit = |edges: &[u32], entities: &[u32]| {
            let edges = edges.iter().copied().map(EdgeIndex).collect();
            Some(Highlight { edges, entities: entities.iter().copied().map(EntityIndex).collect() })
        };
        let selected = Some(Target::Edge(EdgeIndex(0)));
        check(&Emphasis { highlight: lit(&[1], &[0, 2]), selected, ..Emphasis::default() }, [true, false, true], &[1]);
        check(&Emphasis { highlight: lit(&[], &[1]), ..Emphasis::default() }, [false, true, false], &[]);
        // What the pointer is on in the picture comes first.
        let hovered = Some(Target::Entity(EntityIndex(0)));
        check(&Emphasis { highlight: lit(&[], &[1]), hovered, ..Emphasis::default() }, [true; 3], &[0, 1]);
    }
}
