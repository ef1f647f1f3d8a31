//! The graphs that layouts are measured on: made from a seed, or read from an edge list.
//!
//! Invariant: the same name gives the same graph on every machine; ids are shuffled, so that no layout gains from the
//! order in which a graph was made.

use std::collections::BTreeMap;
use std::path::Path;

/// A graph to lay out.
pub struct Graph {
    /// What it is called in the table.
    pub name: String,
    /// How many nodes it has.
    pub count: usize,
    /// Its links.
    pub edges: Vec<(u32, u32)>,
    /// The group that each node was planted in, where there are groups.
    pub groups: Option<Vec<u32>>,
}

/// All graphs that are made, from the small to the large.
const ALL: [fn() -> Graph; 8] = [
    || preferential("ba1k", 1_000),
    || tree("tree5k", 5_000),
    || preferential("ba10k", 10_000),
    || planted("planted10k", 50),
    || grid("grid10k", 100),
    || star("star10k", 10_000),
    || preferential("ba40k", 40_000),
    || preferential("ba100k", 100_000),
];

/// The graphs that are wanted: by name, or by the path of an edge list, whose name is that of the file; all that are
/// made where none is named.
pub fn wanted(names: &[String]) -> impl Iterator<Item = Graph> + '_ {
    let made = ALL.iter().map(|make| make()).filter(|graph| names.is_empty() || names.contains(&graph.name));
    made.chain(names.iter().filter_map(|name| read(Path::new(name))))
}

/// An edge list of two columns, separated by a tab; nothing where there is no such file.
fn read(path: &Path) -> Option<Graph> {
    let text = std::fs::read_to_string(path).ok()?;
    let mut ids: BTreeMap<&str, u32> = BTreeMap::new();
    let mut edges = Vec::new();
    for (from, to) in text.lines().filter_map(|line| line.split_once('\t')) {
        let mut id = |end| {
            let next = ids.len() as u32;
            *ids.entry(end).or_insert(next)
        };
        edges.push((id(from), id(to)));
    }
    let name = path.file_stem()?.to_string_lossy().into_owned();
    Some(Graph { name, count: ids.len(), edges, groups: None })
}

/// Random numbers from a seed: `SplitMix64` (Steele, Lea, Flood 2014).
pub struct Random(pub u64);

impl Random {
    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        (((self.next() >> 32) * bound as u64) >> 32) as usize
    }
}

/// Preferential attachment (Barabási and Albert 1999): every new node gets edges to two others.
pub fn preferential(name: &str, count: u32) -> Graph {
    let mut random = Random(1);
    let mut ends: Vec<u32> = vec![0, 1];
    let mut edges = vec![(0, 1)];
    for node in 2..count {
        let mut known = [u32::MAX; 2];
        for at in 0..2 {
            let mut other = ends[random.below(ends.len())];
            while known.contains(&other) {
                other = ends[random.below(ends.len())];
            }
            known[at] = other;
        }
        for other in known {
            edges.push((node, other));
            ends.extend([node, other]);
        }
    }
    shuffled(name, count, edges, None)
}

/// Planted partition: groups of 200 with five edges inside and one outside for every node; isolated nodes are connected to
/// their group.
pub fn planted(name: &str, groups: u32) -> Graph {
    const SIZE: u32 = 200;
    let mut random = Random(7);
    let count = groups * SIZE;
    let mut edges = Vec::new();
    for _ in 0..count * 5 / 2 {
        let group = random.below(groups as usize) as u32 * SIZE;
        edges.push((group + random.below(SIZE as usize) as u32, group + random.below(SIZE as usize) as u32));
    }
    for _ in 0..count / 2 {
        edges.push((random.below(count as usize) as u32, random.below(count as usize) as u32));
    }
    for group in 0..groups {
        // Isolated nodes are connected to the next node of their group.
        let alone: Vec<u32> = (group * SIZE..(group + 1) * SIZE).collect();
        let mut tied = vec![false; alone.len()];
        for (from, to) in edges.iter().filter(|(from, to)| from != to) {
            for end in [from, to] {
                if let Some(place) = end.checked_sub(group * SIZE).filter(|place| *place < SIZE) {
                    tied[place as usize] = true;
                }
            }
        }
        for (place, node) in alone.iter().enumerate().filter(|(place, _)| !tied[*place]) {
            edges.push((*node, group * SIZE + ((place + 1) % SIZE as usize) as u32));
        }
    }
    let planted = (0..count).map(|node| node / SIZE).collect();
    shuffled(name, count, edges, Some(planted))
}

/// A square grid.
pub fn grid(name: &str, side: u32) -> Graph {
    let mut edges = Vec::new();
    for node in 0..side * side {
        if node % side + 1 < side {
            edges.push((node, node + 1));
        }
        if node + side < side * side {
            edges.push((node, node + side));
        }
    }
    shuffled(name, side * side, edges, None)
}

/// A random recursive tree: the parent of each node is one of those before.
pub fn tree(name: &str, count: u32) -> Graph {
    let mut random = Random(5);
    shuffled(name, count, (1..count).map(|node| (node, random.below(node as usize) as u32)).collect(), None)
}

/// One hub and its leaves.
pub fn star(name: &str, count: u32) -> Graph {
    shuffled(name, count, (1..count).map(|leaf| (0, leaf)).collect(), None)
}

/// The graph with its nodes in random order.
fn shuffled(name: &str, count: u32, mut edges: Vec<(u32, u32)>, groups: Option<Vec<u32>>) -> Graph {
    let mut random = Random(12_345);
    let mut place: Vec<u32> = (0..count).collect();
    for last in (1..place.len()).rev() {
        place.swap(last, random.below(last + 1));
    }
    for (from, to) in &mut edges {
        (*from, *to) = (place[*from as usize], place[*to as usize]);
    }
    let groups = groups.map(|groups| {
        let mut moved = vec![0; groups.len()];
        for (node, group) in groups.into_iter().enumerate() {
            moved[place[node] as usize] = group;
        }
        moved
    });
    Graph { name: name.to_owned(), count: count as usize, edges, groups }
}
