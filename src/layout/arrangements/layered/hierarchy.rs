//! A proper hierarchy: nodes in layers, with a dummy node on every layer that a long link passes through.
//!
//! Source: Sugiyama, Tagawa, Toda (1981). Layers run from left to right.
//!
//! Invariant: every link of the hierarchy leads from one layer to the next.

/// The most dummy nodes; links that would need more pass behind the layers.
const MOST_DUMMIES: usize = 60_000;

/// A node of a hierarchy: one of the component, or a dummy.
#[derive(Clone, Copy, Debug)]
pub(super) struct Vertex {
    /// Half its width and height in world pixels; a dummy has none.
    pub(super) half: (f32, f32),
    pub(super) layer: usize,
    pub(super) is_dummy: bool,
}

/// A component in layers.
pub(super) struct Hierarchy {
    /// The nodes of the component in its order, then the dummies.
    pub(super) vertices: Vec<Vertex>,
    /// For every vertex its neighbours on the layer before.
    pub(super) before: Vec<Vec<usize>>,
    /// For every vertex its neighbours on the next layer.
    pub(super) next: Vec<Vec<usize>>,
    /// The vertices of every layer, from top to bottom.
    pub(super) layers: Vec<Vec<usize>>,
}

/// Which way a sweep goes through the layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sweep {
    /// From left to right: each layer looks at the one before.
    Forwards,
    /// From right to left: each layer looks at the next.
    Backwards,
}

impl Sweep {
    /// The directions of alternating sweeps.
    pub(super) fn number(number: usize) -> Self {
        if number.is_multiple_of(2) { Self::Forwards } else { Self::Backwards }
    }

    /// The layers of a sweep through `count`, in its order.
    pub(super) fn layers(self, count: usize) -> impl Iterator<Item = usize> {
        (0..count).map(move |step| if self == Self::Forwards { step } else { count - 1 - step })
    }
}

impl Hierarchy {
    /// The nodes with `halves` on the layers `ranks`; long links are cut by dummies.
    pub(super) fn new(halves: &[(f32, f32)], ranks: &[usize], links: &[(usize, usize)]) -> Self {
        let vertices =
            halves.iter().zip(ranks).map(|(half, rank)| Vertex { half: *half, layer: *rank, is_dummy: false });
        let mut hierarchy = Self {
            vertices: vertices.collect(),
            before: vec![Vec::new(); halves.len()],
            next: vec![Vec::new(); halves.len()],
            layers: vec![Vec::new(); ranks.iter().max().map_or(0, |last| last + 1)],
        };
        let dummies: usize = links.iter().map(|(from, to)| ranks[*to].abs_diff(ranks[*from]).saturating_sub(1)).sum();
        for (from, to) in links.iter().copied() {
            let (from, to) = if ranks[from] <= ranks[to] { (from, to) } else { (to, from) };
            let mut last = from;
            if dummies <= MOST_DUMMIES {
                for layer in ranks[from] + 1..ranks[to] {
                    let dummy = hierarchy.vertices.len();
                    hierarchy.vertices.push(Vertex { half: (0.0, 0.0), layer, is_dummy: true });
                    hierarchy.before.push(Vec::new());
                    hierarchy.next.push(Vec::new());
                    hierarchy.join(last, dummy);
                    last = dummy;
                }
            }
            // Links within a layer do not count.
            if ranks[from] != ranks[to] {
                hierarchy.join(last, to);
            }
        }
        for (vertex, at) in hierarchy.vertices.iter().enumerate() {
            hierarchy.layers[at.layer].push(vertex);
        }
        hierarchy
    }

    fn join(&mut self, from: usize, to: usize) {
        self.next[from].push(to);
        self.before[to].push(from);
    }

    /// For every vertex its neighbours on the layer that a sweep comes from.
    pub(super) fn behind(&self, sweep: Sweep) -> &[Vec<usize>] {
        if sweep == Sweep::Forwards { &self.before } else { &self.next }
    }

    /// For every vertex its neighbours on the layer that a sweep goes to.
    pub(super) fn ahead(&self, sweep: Sweep) -> &[Vec<usize>] {
        if sweep == Sweep::Forwards { &self.next } else { &self.before }
    }
}
