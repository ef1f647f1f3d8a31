//! Which marks are lit while something is pointed at or searched for; all others are dimmed.

use crate::model::{EdgeIndex, Target};
use crate::scene::build::Scene;
use crate::session::Emphasis;

/// The lit nodes and edges.
#[derive(Debug, Default)]
pub(super) struct Light {
    /// For every node whether it is lit; `None`: everything is lit.
    nodes: Option<Vec<bool>>,
    /// The lit edges, in order.
    edges: Vec<EdgeIndex>,
}

impl Light {
    /// What is hovered lights itself and its neighbourhood; else what a sentence tells of is lit; else only what the
    /// reader lit is; else everything. What is selected stays lit, but for a sentence that tells of other things.
    pub(super) fn of(scene: &Scene, emphasis: &Emphasis) -> Self {
        let mut light = Self::default();
        let hovered = match emphasis.hovered {
            Some(Target::Entity(entity)) => scene.node(entity).is_some(),
            Some(Target::Edge(edge)) => scene.edge(edge).is_some(),
            None => false,
        };
        if hovered {
            light.add(scene, emphasis.hovered, true);
        } else if let Some(highlight) = &emphasis.highlight {
            for entity in &highlight.entities {
                light.add(scene, Some(Target::Entity(*entity)), false);
            }
            for edge in &highlight.edges {
                light.add(scene, Some(Target::Edge(*edge)), false);
            }
            light.edges.sort_unstable();
            return light;
        } else if let Some(lit) = &emphasis.lit {
            let nodes = light.nodes.get_or_insert_with(|| vec![false; scene.nodes.len()]);
            for node in lit.iter().filter_map(|entity| scene.node(*entity)) {
                nodes[node as usize] = true;
            }
            let within = scene.edges.iter().filter(|edge| nodes[edge.ends.0 as usize] && nodes[edge.ends.1 as usize]);
            light.edges = within.map(|edge| edge.edge).collect();
        } else {
            return light;
        }
        light.add(scene, emphasis.selected, false);
        for entity in &emphasis.also_selected {
            light.add(scene, Some(Target::Entity(*entity)), false);
        }
        light.edges.sort_unstable();
        light
    }

    /// Lights a target: an edge with its ends, a node alone or with its neighbourhood.
    fn add(&mut self, scene: &Scene, target: Option<Target>, with_neighbours: bool) {
        let nodes = self.nodes.get_or_insert_with(|| vec![false; scene.nodes.len()]);
        match target {
            Some(Target::Entity(entity)) => {
                let Some(node) = scene.node(entity) else { return };
                nodes[node as usize] = true;
                if with_neighbours {
                    for edge in scene.edges.iter().filter(|edge| edge.ends.0 == node || edge.ends.1 == node) {
                        nodes[edge.ends.0 as usize] = true;
                        nodes[edge.ends.1 as usize] = true;
                        self.edges.push(edge.edge);
                    }
                }
            }
            Some(Target::Edge(edge)) => {
                let Some(edge) = scene.edge(edge) else { return };
                nodes[edge.ends.0 as usize] = true;
                nodes[edge.ends.1 as usize] = true;
                self.edges.push(edge.edge);
            }
            None => {}
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
        self.nodes.is_none() || self.edges.binary_search(&edge).is_ok()
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
