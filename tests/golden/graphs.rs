//! The networks of the golden positions: two frozen requests, and five graphs made from a seed.

use sayso::layout::{Link, Node, NodeBox, Request, Sign};
use sayso::model::Position;

/// A network to lay out.
#[derive(Default)]
pub(super) struct Network {
    /// What it is called in the table of hashes.
    pub(super) name: &'static str,
    /// The nodes.
    nodes: Vec<NodeBox>,
    /// The links, with the number of claims on each.
    links: Vec<(u32, u32, u32)>,
    /// The signs on links.
    signs: Vec<Sign>,
}

impl Network {
    /// The request for it, where asked for with a tenth of its nodes pinned: two at least, far from where they would be.
    pub(super) fn request(&self, is_pinned: bool) -> Request {
        let step = (self.nodes.len() / 2).clamp(1, 10);
        let node = |(at, size): (usize, &NodeBox)| {
            let pinned = is_pinned && at % step == 0;
            let place = Position::new(37.0 * (at % 17) as f32 - 300.0, 53.0 * (at % 11) as f32 - 250.0);
            Node { size: *size, start: pinned.then_some(place), pinned }
        };
        let link = |(from, to, claims): &(u32, u32, u32)| Link { ends: (*from, *to), weight: (*claims as f32).sqrt() };
        Request {
            nodes: self.nodes.iter().enumerate().map(node).collect(),
            edges: self.links.iter().map(link).collect(),
            signs: self.signs.clone(),
            seed: 1,
            ..Request::default()
        }
    }
}

/// Reads a frozen request: lines `node`, radius, width of the label; `link`, two ends, claims; `sign`, two ends, how far
/// it reaches back and ahead.
pub(super) fn frozen(name: &'static str, text: &str) -> Network {
    let mut network = Network { name, ..Network::default() };
    for line in text.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let number = |at: usize| cells[at].parse::<f32>().expect("a number");
        let whole = |at: usize| cells[at].parse::<u32>().expect("a whole number");
        match cells[0] {
            "node" => network.nodes.push(NodeBox { mark: number(1), label: Some(number(2)) }),
            "link" => network.links.push((whole(1), whole(2), whole(3))),
            "sign" => network.signs.push(Sign { ends: (whole(1), whole(2)), back: number(3), ahead: number(4) }),
            other => unreachable!("a line of another kind: {other}"),
        }
    }
    network
}

/// Random numbers from a seed: `SplitMix64` (Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        (((mixed >> 32) * u64::from(bound)) >> 32) as u32
    }
}

/// A network of these links; nodes have labels of several widths where `has_labels`.
fn network(name: &'static str, count: u32, has_labels: bool, ends: Vec<(u32, u32)>) -> Network {
    let node = |at: u32| {
        let label = has_labels.then_some(30.0 + 11.0 * (at % 7) as f32);
        NodeBox { mark: 6.0 + (at % 5) as f32, label }
    };
    let links = ends.into_iter().enumerate().map(|(at, (from, to))| (from, to, 1 + at as u32 % 3)).collect();
    Network { name, nodes: (0..count).map(node).collect(), links, signs: Vec::new() }
}

/// A tree by chance over 40 nodes with 20 more links, a sign on every fifth.
pub(super) fn small() -> Network {
    let mut random = Random(3);
    let mut ends: Vec<(u32, u32)> = (1..40).map(|node| (node, random.below(node))).collect();
    ends.extend((0..20).map(|_| (random.below(40), random.below(40))));
    let signs = ends.iter().step_by(5).map(|ends| Sign { ends: *ends, back: 7.5, ahead: 12.0 }).collect();
    Network { signs, ..network("small", 40, true, ends) }
}

/// 60 nodes, 400 links by chance.
pub(super) fn dense() -> Network {
    let mut random = Random(4);
    network("dense", 60, true, (0..400).map(|_| (random.below(60), random.below(60))).collect())
}

/// A ladder of 450 steps with a branch on every seventh: far more hops across than a small world has.
pub(super) fn deep() -> Network {
    let mut ends: Vec<(u32, u32)> = (0..898).map(|node| (node, node + 2)).collect();
    ends.extend((0..450).map(|step| (2 * step, 2 * step + 1)));
    ends.extend((0..64).map(|branch| (14 * branch, 900 + branch)));
    network("deep", 964, false, ends)
}

/// Four hubs of 90 leaves in a ring of 40, and leaves that two hubs share.
pub(super) fn hubs() -> Network {
    let mut ends: Vec<(u32, u32)> = (0..40).map(|node| (node, (node + 1) % 40)).collect();
    ends.extend((0..360).map(|leaf| (10 * (leaf % 4), 40 + leaf)));
    ends.extend((0..20).flat_map(|leaf| [(0, 400 + leaf), (20, 400 + leaf)]));
    network("hubs", 420, false, ends)
}

/// One component of 320 nodes, sixty of two to thirteen, and twenty single nodes.
pub(super) fn components() -> Network {
    let mut random = Random(6);
    let mut ends: Vec<(u32, u32)> = (1..320).map(|node| (node, random.below(node))).collect();
    ends.extend((0..160).map(|_| (random.below(320), random.below(320))));
    let mut first = 320;
    for size in (0..60).map(|at| 2 + at % 12) {
        ends.extend((1..size).map(|node| (first + node, first + random.below(node))));
        first += size;
    }
    network("components", first + 20, false, ends)
}
