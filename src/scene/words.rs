//! Nodes and edges in a few words, for labels, tooltips and screen readers.

use super::build::{EdgeMark, NodeMark, Scene};
use crate::analysis::words::{backed_claims, backing_in_short, conflict_words};
use crate::model::Status;
use crate::text::{cut, single_line};

/// The longest kind that is not cut, in characters.
const LONGEST_KIND: usize = 36;

/// "Ann Example, person".
pub(super) fn node_title(scene: &Scene, node: &NodeMark) -> String {
    format!("{}, {}", node.full_name(), single_line(&scene.kinds[node.kind as usize].kind))
}

/// "Ann Example – Bob Sample: 2 claims, both with a verified quote; conflict: said and denied".
pub(super) fn edge_title(scene: &Scene, edge: &EdgeMark) -> String {
    let name = |node: u32| scene.nodes[node as usize].full_name();
    let (claims, conflicts) = (backed_claims(edge.backings), conflict_words(edge.conflicts));
    format!("{} – {}: {claims}{conflicts}", name(edge.ends.0), name(edge.ends.1))
}

/// The claims of an edge in short: the kind of relation with an arrow where there is only one, otherwise the number of
/// claims; then the statuses, unless all claims are asserted; then what stands behind them. `direction` points from the first end to the second on the
/// page.
pub(super) fn edge_words(scene: &Scene, edge: &EdgeMark, direction: (f32, f32)) -> String {
    let kinds = scene.edge_kinds.get(edge.kinds.start as usize..edge.kinds.end as usize).unwrap_or_default();
    let statuses: Vec<String> = edge.statuses.iter().map(|status| status.word().to_lowercase()).collect();
    let statuses = statuses.join(", ");
    let evidence = backing_in_short(edge.backings);
    let [kind] = kinds else { return format!("{} claims: {statuses} · {evidence}", edge.claims) };
    let name = scene.relation_kinds.get(kind.kind as usize).map(|name| cut(name, LONGEST_KIND)).unwrap_or_default();
    let text = match kind.forward.filter(|_| !edge.is_loop()) {
        Some(forward) => pointed(&name, if forward { direction } else { (-direction.0, -direction.1) }),
        None => name,
    };
    let is_plain = edge.statuses.iter().all(|status| status == Status::Asserted);
    if is_plain { format!("{text} · {evidence}") } else { format!("{text}: {statuses} · {evidence}") }
}

/// A name with an arrow in a direction.
fn pointed(name: &str, (dx, dy): (f32, f32)) -> String {
    if dy.abs() > 2.0 * dx.abs() {
        return format!("{name} {}", if dy > 0.0 { '↓' } else { '↑' });
    }
    if dx >= 0.0 { format!("{name} →") } else { format!("← {name}") }
}
