//! Damaged dossiers: every one loads or is refused with a place.

use super::*;
use crate::formats::strict;

const DOSSIER: &str = TEMPLATE;

/// The next number of a multiplicative generator (Knuth's MMIX constants); the high bits are the random ones.
fn random(state: &mut u64, limit: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize % limit.max(1)
}

/// `bytes` with one change: a byte flipped, a piece cut, doubled or wrapped, a mark inserted.
fn damaged(bytes: &[u8], state: &mut u64) -> Vec<u8> {
    const MARKS: [&[u8]; 16] = [
        b"(", b")", b"[", b"]", b"{", b"}", b"\"", b"\\", b",", b":", b"/*", b"r#\"", b"Some(", b"\xFF", b"'", b"None",
    ];
    let start = random(state, bytes.len());
    let end = (start + random(state, 40)).min(bytes.len());
    let mut damaged = bytes.to_vec();
    match random(state, 5) {
        0 => damaged[start] ^= 1 << random(state, 8),
        1 => drop(damaged.drain(start..end)),
        2 => drop(damaged.splice(start..start, bytes[start..end].to_vec())),
        3 => drop(damaged.splice(start..end, [b"(".as_slice(), &bytes[start..end], b")"].concat())),
        _ => drop(damaged.splice(start..start, MARKS[random(state, MARKS.len())].to_vec())),
    }
    damaged
}

#[test]
fn every_damaged_dossier_loads_or_is_refused_with_line_and_column() {
    let mut state = 1;
    let mut refused = 0;
    for _ in 0..3_000 {
        let mut bytes = DOSSIER.as_bytes().to_vec();
        for _ in 0..=random(&mut state, 3) {
            bytes = damaged(&bytes, &mut state);
        }
        let parsed = parse("test.ron", &bytes, &mut |_| Err(Unread::Unreadable("no files".to_owned())));
        let errors = || parsed.problems.iter().filter(|problem| problem.severity == Severity::Error);
        assert_eq!(parsed.dossier.is_none(), errors().next().is_some(), "{}", String::from_utf8_lossy(&bytes));
        assert!(errors().all(|problem| problem.place.is_some()));
        refused += usize::from(parsed.dossier.is_none());
    }
    assert!((1_000..3_000).contains(&refused), "{refused} of 3,000 were refused");
}

#[test]
fn what_ron_reads_is_outlined_to_the_end() {
    let mut state = 2;
    for _ in 0..3_000 {
        let bytes = damaged(DOSSIER.as_bytes(), &mut state);
        let Ok(source) = Source::read("test.ron", &bytes) else { continue };
        if strict::read::<v1::Shapes>(source.text()).is_ok() {
            assert_eq!(source.outline().faults, [], "{}", source.text());
            assert!(source.outline().complete);
        }
    }
}
