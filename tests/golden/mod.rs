//! Golden positions: what the layout makes of seven networks, to the bit, as hashes.
//!
//! `kharrazi.tsv` and `halmyra.tsv` are what the two examples asked the layout for in November 2026; they stay as they
//! are when the examples change. `hashes.tsv` holds the hash of all positions of each network, by balance, with and
//! without pins. A change of the layout that is meant renews the hashes in a commit of its own that says why: the
//! failing test prints the lines to put there.

mod graphs;

use graphs::Network;
use sayso::layout::{Request, run};
use sayso::model::Position;
use sha2::{Digest, Sha256};

/// The hashes as they are kept.
const HASHES: &str = include_str!("hashes.tsv");
/// The balances that are looked at: both ends, the middle, and what lies between.
const BALANCES: [f32; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

/// The first 64 bits of the SHA-256 of all positions, as hexadecimal digits.
fn hash_of(positions: &[Position]) -> String {
    let mut hasher = Sha256::new();
    for position in positions {
        hasher.update(position.x.to_bits().to_le_bytes());
        hasher.update(position.y.to_bits().to_le_bytes());
    }
    let first = hasher.finalize().into_iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(byte));
    format!("{first:016x}")
}

/// Lays out a network in all ways, on one thread and on two, and compares the hashes with those that are kept.
fn check(network: &Network) {
    let mut lines = Vec::new();
    for pins in ["free", "pinned"] {
        for balance in BALANCES {
            let hash = |threads| {
                let request = network.request(pins == "pinned");
                hash_of(&run(Request { balance, threads, ..request }))
            };
            let (one, two) = (hash(1), hash(2));
            assert_eq!(one, two, "{} at {balance}, {pins}: two threads differ from one", network.name);
            lines.push(format!("{}\t{balance}\t{pins}\t{one}", network.name));
        }
    }
    let kept: Vec<&str> =
        HASHES.lines().filter(|line| line.split('\t').next().is_some_and(|name| name == network.name)).collect();
    assert!(kept == lines, "the positions of {} changed; they are now:\n{}\n", network.name, lines.join("\n"));
}

#[test]
fn the_first_example_is_laid_out_as_before() {
    check(&graphs::frozen("kharrazi", include_str!("kharrazi.tsv")));
}

#[test]
fn the_second_example_is_laid_out_as_before() {
    check(&graphs::frozen("halmyra", include_str!("halmyra.tsv")));
}

#[test]
fn a_small_network_is_laid_out_as_before() {
    check(&graphs::small());
}

#[test]
fn a_dense_network_is_laid_out_as_before() {
    check(&graphs::dense());
}

#[test]
fn a_deep_network_is_laid_out_as_before() {
    check(&graphs::deep());
}

#[test]
fn hubs_are_laid_out_as_before() {
    check(&graphs::hubs());
}

#[test]
fn many_components_are_laid_out_as_before() {
    check(&graphs::components());
}
