//! A comparison in the picture: colours for entities and lines that only the open dossier has, and for those that differ.

use crate::analysis::versions::Versions;
use crate::model::{EdgeIndex, EntityIndex, OpenDossier, RelationIndex};
use crate::session::dress::{Dress, GroupMark, Paint};
use crate::text::visible;
use std::collections::{BTreeMap, BTreeSet};

/// The colours, by the theme's groups: bluish green, orange and vermilion, which colour-blind readers tell apart.
const ADDED: Paint = Paint::Group(2);
const CHANGED: Paint = Paint::Group(1);
const GONE: Paint = Paint::Group(5);

/// The dress of a comparison. `versions` is how `open` differs from `other`; `other_is_newer` says that what only `open` has is
/// gone.
pub(super) fn dress(open: &OpenDossier, other: &OpenDossier, versions: &Versions, other_is_newer: bool) -> Dress {
    let (only_here, only_there) = if other_is_newer { (GONE, ADDED) } else { (ADDED, GONE) };
    let mut paints = vec![Some(Paint::SmallGroup); open.dossier.entities.len()];
    for entity in &versions.entities.added {
        paints[entity.at()] = Some(only_here);
    }
    for changed in &versions.entities.changed {
        paints[changed.new.at()] = Some(CHANGED);
    }
    let edges = edges(open, other, versions, only_here);
    let words = |paint| match paint {
        ADDED => "added",
        CHANGED => "changed",
        GONE => "gone",
        _ => "the same",
    };
    let count = |entities: usize, claims: usize| (entities + claims) as u32;
    let here = count(versions.entities.added.len(), versions.claims.added.len());
    let there = count(versions.entities.gone.len(), versions.claims.gone.len());
    let changed = count(versions.entities.changed.len(), versions.claims.changed.len());
    let same = count(versions.entities.same(), versions.claims.same());
    let marks = [
        (only_here, words(only_here).to_owned(), here),
        (CHANGED, words(CHANGED).to_owned(), changed),
        (Paint::SmallGroup, words(Paint::SmallGroup).to_owned(), same),
        (only_there, format!("{}, in the list", words(only_there)), there),
    ];
    let colors = marks.into_iter().map(|(paint, words, count)| GroupMark { paint, words, count });
    Dress {
        paints,
        edges,
        color: Some(format!("Compared with {}", visible(&other.origin.name()))),
        colors: colors.filter(|mark| mark.count > 0).collect(),
        ..Dress::default()
    }
}

/// The lines that differ: those whose claims are all new, and those of which a claim or its evidence is not as it was.
fn edges(open: &OpenDossier, other: &OpenDossier, versions: &Versions, only_here: Paint) -> BTreeMap<EdgeIndex, Paint> {
    let edge_of = |claim: RelationIndex| open.network.edge_of.get(claim.at()).copied();
    let added: BTreeSet<RelationIndex> = versions.claims.added.iter().copied().collect();
    let mut paints: BTreeMap<EdgeIndex, Paint> =
        added.iter().filter_map(|claim| Some((edge_of(*claim)?, only_here))).collect();
    for (edge, paint) in &mut paints {
        let claims = open.network.edges.get(edge.at()).map(|edge| edge.relations.as_slice()).unwrap_or_default();
        if !claims.iter().all(|claim| added.contains(claim)) {
            *paint = CHANGED;
        }
    }
    let here: BTreeMap<EntityIndex, EntityIndex> = versions.entities.pairs.iter().copied().collect();
    let claims: BTreeMap<RelationIndex, RelationIndex> = versions.claims.pairs.iter().copied().collect();
    let changed = versions.claims.changed.iter().map(|changed| changed.new);
    let quoted = versions.quotes.changed.iter().map(|changed| changed.new.relation);
    let newly = versions.quotes.added.iter().map(|quote| quote.relation).filter(|claim| !added.contains(claim));
    let lost = versions.quotes.gone.iter().filter_map(|quote| claims.get(&quote.relation).copied());
    let gone = versions.claims.gone.iter().filter_map(|claim| {
        let claim = other.dossier.relation(*claim)?;
        open.network.between(*here.get(&claim.from)?, *here.get(&claim.to)?)
    });
    let differ = changed.chain(quoted).chain(newly).chain(lost).filter_map(edge_of).chain(gone);
    paints.extend(differ.map(|edge| (edge, CHANGED)));
    paints
}
