//! The measures of networks equal those of networkx 3.6, which `benches/by_networkx.py --values` printed.
//!
//! The files have a line for every node, or for some: its id, degree, betweenness, `PageRank`, core number, the size of its
//! component, and into how many parts more that falls without it. The last line has the number of bridges, and the modularity
//! of the best of 20 seeded runs of the Louvain method.

use crate::support::sayso;
use sayso::analysis::measures::{Asked, Found, MeasureTable, Part, Starts, Ties, Work, betweenness, find};
use sayso::formats::edge_list::EdgeList;
use sayso::model::{EntityIndex, Measure};
use std::sync::Arc;

/// Who appears with whom in Les Misérables.
const LESMIS: &str = include_str!("../../benches/data/lesmis.tsv");

/// A network with its ids.
fn read(text: &str) -> (Vec<String>, Arc<Ties>) {
    let EdgeList { ids, edges, .. } = sayso::formats::edge_list::parse("a.tsv", text.as_bytes()).expect("an edge list");
    let ties = Ties::between(ids.len(), edges);
    (ids, Arc::new(ties))
}

/// Random ties, as `benches/by_networkx.py` makes them.
fn made(count: u32, ties: usize, seed: u64) -> (Vec<String>, Arc<Ties>) {
    let mut state = seed;
    let mut below = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        (((mixed >> 32) * u64::from(count)) >> 32) as u32
    };
    let list: Vec<(u32, u32)> = (0..ties).map(|_| (below(), below())).collect();
    ((0..count).map(|node| node.to_string()).collect(), Arc::new(Ties::between(count as usize, list)))
}

/// All measures, by so many threads.
fn measured(ties: &Arc<Ties>, threads: usize) -> MeasureTable {
    let table = MeasureTable::of(Arc::clone(ties), ties.len());
    Part::ALL.into_iter().fold(table, |table, part| {
        table.with(find(part, ties, Asked::default(), &Work::by(threads)).expect("a result"))
    })
}

/// Checks every value of a file, and the last line.
fn check((ids, ties): &(Vec<String>, Arc<Ties>), expected: &str) {
    let table = measured(ties, 2);
    let value = |measure, node| table.value(measure, EntityIndex::new(node)).expect("a value");
    let near = |one: f64, other: f64, within: f64| (one - other).abs() <= within * other.abs().max(1e-3);
    for line in expected.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let number = |at: usize| cells[at].parse::<f64>().expect("a number");
        if cells[0] == "bridges" {
            assert_eq!(table.bridges().len() as f64, number(1));
            let modularity = table.communities().expect("communities").modularity;
            assert!(modularity >= number(3) - 1e-9, "{modularity} of {line}");
            continue;
        }
        let node = ids.iter().position(|id| id == cells[0]).expect("a node");
        let wholes = [(Measure::Degree, 1), (Measure::Core, 4), (Measure::Articulation, 6)];
        for (measure, at) in wholes {
            assert_eq!(value(measure, node), number(at), "{measure:?} of {line}");
        }
        assert!(
            near(value(Measure::Betweenness, node), number(2), 1e-9),
            "{} of {line}",
            value(Measure::Betweenness, node)
        );
        // networkx ends its rounds a little earlier.
        assert!(near(value(Measure::PageRank, node), number(3), 1e-7), "{} of {line}", value(Measure::PageRank, node));
        let component = value(Measure::Component, node) as usize - 1;
        assert_eq!(f64::from(table.group_sizes(Measure::Component)[component]), number(5), "{line}");
    }
}

#[test]
fn a_novel_is_measured_as_networkx_does() {
    check(&read(LESMIS), include_str!("lesmis.tsv"));
}

#[test]
fn a_thousand_nodes_that_attach_to_the_well_connected_are_measured_as_networkx_does() {
    check(&read(include_str!("ba1k.tsv")), include_str!("ba1k_values.tsv"));
}

#[test]
fn five_thousand_nodes_in_many_components_are_measured_as_networkx_does() {
    check(&made(5_000, 5_500, 7), include_str!("made5k_values.tsv"));
}

#[test]
fn the_number_of_threads_changes_no_bit_of_any_value() {
    let (_, ties) = made(900, 1_500, 3);
    let one = measured(&ties, 1);
    for threads in [2, 3, 16] {
        assert!(measured(&ties, threads) == one, "{threads}");
    }
}

#[test]
fn a_sample_keeps_the_order_of_those_in_the_middle() {
    let (_, ties) = read(include_str!("ba1k.tsv"));
    let of = |starts| betweenness(&ties, starts, &Work::by(0)).expect("values").values;
    let (exact, sampled) = (of(Starts::All), of(Starts::Sample(250, 1)));
    let most = |values: &[f64]| {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|one, other| values[*other].total_cmp(&values[*one]));
        order[..10].to_vec()
    };
    let (exact, sampled) = (most(&exact), most(&sampled));
    assert_eq!(exact[0], sampled[0]);
    assert!(exact.iter().filter(|node| sampled.contains(node)).count() >= 8, "{exact:?} {sampled:?}");
}

#[test]
fn another_seed_may_find_other_communities_of_the_same_worth() {
    let (_, ties) = read(LESMIS);
    let of = |seed| match find(Part::Communities, &ties, Asked { seed, ..Asked::default() }, &Work::by(0)) {
        Some(Found::Communities(found)) => found,
        _ => unreachable!("communities were asked for"),
    };
    assert_eq!(of(1), of(1));
    assert!((of(1).modularity - of(2).modularity).abs() < 0.002);
}

#[test]
fn the_command_prints_a_summary_and_every_value_as_csv_and_json() {
    let summary = sayso(["measures", "builtin:kharrazi"]);
    assert_eq!((summary.code, summary.err.as_str()), (Some(0), ""));
    for words in ["Degree. With how many", "Community. ", "modularity", "Bridges. "] {
        assert!(summary.out.contains(words), "{words}: {}", summary.out);
    }
    let csv = sayso(["measures", "builtin:kharrazi", "--csv", "--threads", "1"]);
    let head = "id,name,degree,betweenness,pagerank,core,articulation,component,community,community_agreement\r\n";
    assert!(csv.out.starts_with(head), "{}", csv.out);
    let json = sayso(["measures", "builtin:kharrazi", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    let entities = json["entities"].as_array().expect("a list");
    assert_eq!(csv.out.lines().count(), entities.len() + 1);
    assert!(entities.iter().all(|entity| entity["degree"].is_number() && entity["community"].is_number()));
    let run = sayso(["measures", "builtin:nowhere"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
}
