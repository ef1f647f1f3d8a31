//! Which marks are lit while something is pointed at or searched for; all others are dimmed.

use super::build::Scene;
use crate::model::{EdgeIndex, Target};
use crate::session::Emphasis;

/// The lit nodes and edges.
#[derive(Debug, Default)]
pub(super) struct Light {
    /// For every node whether it is lit, and for every edge by its index; `None`: everything is lit.
    lit: Option<Lit>,
    /// The lit nodes and edges, by their places in the scene, while not everything is lit. None stands twice.
    pub(super) nodes: Vec<u32>,
    pub(super) edges: Vec<u32>,
}

#[derive(Debug)]
struct Lit {
    nodes: Vec<bool>,
    edges: Vec<bool>,
}

impl Light {
    /// A hovered target lights itself and its neighbourhood; else the highlight of a sentence is lit; else only what the
    /// reader lit is; else what the filter lets through; else everything. The selection stays lit, except beside a highlight.
    pub(super) fn of(scene: &Scene, emphasis: &Emphasis) -> Self {
        let is_shown = |target: &Target| match target {
            Target::Entity(entity) => scene.node(*entity).is_some(),
            Target::Edge(edge) => scene.edge(*edge).is_some(),
        };
        let mut light = Self::default();
        if let Some(target) = emphasis.hovered.filter(is_shown) {
            light.darken(scene);
            light.add(scene, target);
            if let Target::Entity(entity) = target
                && let Some(node) = scene.node(entity)
            {
                for place in scene.arrays.edges_of(node) {
                    light.add_edge(scene, *place);
                }
            }
        } else if let Some(highlight) = &emphasis.highlight {
            light.darken(scene);
            let entities = highlight.entities.iter().map(|entity| Target::Entity(*entity));
            let edges = highlight.edges.iter().map(|edge| Target::Edge(*edge));
            entities.chain(edges).for_each(|target| light.add(scene, target));
            return light;
        } else if let Some(lit) = &emphasis.lit {
            light.darken(scene);
            for entity in lit {
                light.add(scene, Target::Entity(*entity));
            }
            let lit = light.nodes.clone();
            for place in lit.into_iter().flat_map(|node| scene.arrays.edges_of(node)) {
                let ends = scene.edges[*place as usize].ends;
                if light.node(ends.0) && light.node(ends.1) {
                    light.add_edge(scene, *place);
                }
            }
        } else if let Some(through) = &scene.through {
            light.darken(scene);
            let nodes = (0..scene.nodes.len() as u32).filter(|node| through.entity(scene.nodes[*node as usize].entity));
            nodes.for_each(|node| light.add_node(node));
            let edges = (0..scene.edges.len() as u32).filter(|edge| through.edge(scene.edges[*edge as usize].edge));
            edges.for_each(|edge| light.add_edge(scene, edge));
        } else {
            return light;
        }
        let also = emphasis.also_selected.iter().map(|entity| Target::Entity(*entity));
        emphasis.selected.into_iter().chain(also).for_each(|target| light.add(scene, target));
        light
    }

    /// From now on only what is added is lit.
    fn darken(&mut self, scene: &Scene) {
        let edges = scene.edges.last().map_or(0, |edge| edge.edge.at() + 1);
        self.lit = Some(Lit { nodes: vec![false; scene.nodes.len()], edges: vec![false; edges] });
    }

    /// Lights a node alone, or an edge with its ends.
    fn add(&mut self, scene: &Scene, target: Target) {
        match target {
            Target::Entity(entity) => {
                if let Some(node) = scene.node(entity) {
                    self.add_node(node);
                }
            }
            Target::Edge(edge) => {
                if let Some(place) = scene.edge_place(edge) {
                    self.add_edge(scene, place);
                }
            }
        }
    }

    fn add_node(&mut self, node: u32) {
        let Some(lit) = &mut self.lit else { return };
        if !std::mem::replace(&mut lit.nodes[node as usize], true) {
            self.nodes.push(node);
        }
    }

    fn add_edge(&mut self, scene: &Scene, place: u32) {
        let mark = &scene.edges[place as usize];
        self.add_node(mark.ends.0);
        self.add_node(mark.ends.1);
        let Some(lit) = &mut self.lit else { return };
        if !std::mem::replace(&mut lit.edges[mark.edge.at()], true) {
            self.edges.push(place);
        }
    }

    /// Whether anything is dimmed.
    pub(super) fn is_partial(&self) -> bool {
        self.lit.is_some()
    }

    /// Whether a node is lit.
    pub(super) fn node(&self, node: u32) -> bool {
        self.lit.as_ref().is_none_or(|lit| lit.nodes.get(node as usize).copied().unwrap_or(false))
    }

    /// Whether an edge is lit.
    pub(super) fn edge(&self, edge: EdgeIndex) -> bool {
        self.lit.as_ref().is_none_or(|lit| lit.edges.get(edge.at()).copied().unwrap_or(false))
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
        check_through(emphasis, None, nodes, edges);
    }

    /// What is lit where the rest of what is drawn is switched off.
    fn check_through(emphasis: &Emphasis, through: Option<&Visibility>, nodes: [bool; 3], edges: &[u32]) {
        let claims =
            [("a", "k", "b", Status::Asserted), ("b", "k", "c", Status::Asserted), ("a", "k", "c", Status::Denied)];
        let open = dossier(&[("a", "person"), ("b", "person"), ("c", "person")], &claims, &[]);
        let positions = [0.0, 100.0, 200.0].map(|x| Position::new(x, 0.0));
        let visibility = Visibility {
            entities: vec![true; 3],
            relations: vec![true; 3],
            edges: vec![true; 3],
            ..Visibility::default()
        };
        let filter = Filter::default();
        let mut scene = build(&Subject {
            open: &open,
            positions: &positions,
            pinned: &[false; 3],
            visibility: &visibility,
            filter: &filter,
        });
        scene.through = through.cloned().map(std::sync::Arc::new);
        let light = Light::of(&scene, emphasis);
        assert_eq!([0, 1, 2].map(|node| light.node(node)), nodes);
        let lit: Vec<u32> = (0..3).filter(|edge| light.edge(EdgeIndex(*edge))).collect();
        assert_eq!(lit, edges);
    }

    #[test]
    fn what_the_filter_does_not_let_through_is_dimmed_until_something_else_is_told_of() {
        let through = Visibility {
            entities: vec![true, true, true],
            relations: vec![true, false, false],
            edges: vec![true, false, false],
            ..Visibility::default()
        };
        check_through(&Emphasis::default(), Some(&through), [true; 3], &[0]);
        let less = Visibility { entities: vec![true, true, false], ..through };
        check_through(&Emphasis::default(), Some(&less), [true, true, false], &[0]);
        let hovered = Some(Target::Entity(EntityIndex(2)));
        check_through(&Emphasis { hovered, ..Emphasis::default() }, Some(&less), [true; 3], &[1, 2]);
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
