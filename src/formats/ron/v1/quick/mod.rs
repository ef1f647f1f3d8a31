//! The quick reader: a dossier without an error, in the plain form that programs and people mostly write, is read in one
//! pass over its bytes, on all cores, without an outline of all its values.
//!
//! Whatever it does not take, and every error, is left to the whole reader, which tells all of them with their places. The
//! warnings and notes of what it takes are made from the outline of the one element that each is about.
//!
//! Invariant: what it takes, the whole reader takes too, and both make the same dossier of it; a test compares the two.

mod cursor;
mod elements;
mod ids;
mod told;

#[cfg(test)]
mod tests;

use super::{build, shapes};
use crate::formats::source::Source;
use crate::formats::strict;
use crate::model::Dossier;
use cursor::Cursor;
use elements::{Claim, Numbers, Places, Read};
use ids::Ids;

pub(super) use told::tell;

/// How many bytes of elements are read by one thread at a time.
const PIECE: usize = 1 << 20;

/// A dossier that was read, with what is needed to tell of it.
pub(super) struct Quick {
    /// The dossier, without the texts that stand in files of their own.
    pub(super) dossier: Dossier,
    /// Where its elements begin.
    pub(super) starts: Starts,
    /// What is to be looked at again.
    pub(super) odd: Odd,
}

/// Where the elements of a dossier begin, in bytes.
#[derive(Clone, Debug, Default)]
pub(super) struct Starts {
    pub(super) documents: Vec<u32>,
    pub(super) entities: Vec<u32>,
    pub(super) relations: Vec<u32>,
    /// The list of kinds.
    pub(super) kinds: Option<u32>,
    /// Where an import came from.
    pub(super) imported: Option<u32>,
}

/// The elements that may be worth a warning or a note, by their places in their lists, in order.
#[derive(Debug, Default)]
pub(super) struct Odd {
    documents: Vec<u32>,
    entities: Vec<u32>,
    relations: Vec<u32>,
    /// The relations that share a number with another, or have one twice: they may be given twice.
    repeated: Vec<u32>,
}

/// A list of elements: where each begins.
type List = Vec<u32>;

/// Reads a dossier; `None` where the whole reader has to.
pub(super) fn read(source: &Source) -> Option<Quick> {
    let text = source.text();
    // Places are kept in 32 bits; a dossier is never so large.
    u32::try_from(text.len()).ok()?;
    let (starts, title) = outer(text)?;
    let documents = all(text, &starts.documents, &elements::document)?;
    let places =
        Places { documents: Ids::of(documents.values.iter().map(|document| &document.id))?, ..Places::default() };
    let entities = all(text, &starts.entities, &|cursor| elements::entity(cursor, &places))?;
    let places = Places { entities: Ids::of(entities.values.iter().map(|entity| &entity.id))?, ..places };
    let numbers = Numbers::default();
    let claims = all(text, &starts.relations, &|cursor| elements::relation(cursor, &places, &numbers))?;
    Ids::of(claims.values.iter().filter_map(|claim| claim.relation.id.as_ref()))?;
    let repeated = repeated(&claims.values);
    let part = |at: Option<u32>| at.and_then(|at| source.part(at as usize));
    let kinds = part(starts.kinds).map(|part| strict::read::<Vec<shapes::Kind>>(part.root()?.written()).ok());
    let imported = part(starts.imported).map(|part| strict::read::<shapes::Imported>(part.root()?.written()).ok());
    let odd = Odd { documents: documents.odd, entities: entities.odd, relations: claims.odd, repeated };
    let dossier = Dossier {
        title,
        documents: documents.values,
        entities: entities.values,
        relations: claims.values.into_iter().map(|claim| claim.relation).collect(),
        kinds: kinds.unwrap_or_else(|| Some(Vec::new()))?.into_iter().map(build::kind).collect(),
        imported: match imported {
            Some(imported) => Some(build::imported(imported?)),
            None => None,
        },
    };
    Some(Quick { dossier, starts, odd })
}

/// Where the elements of a dossier begin, and its title.
fn outer(text: &str) -> Option<(Starts, Option<String>)> {
    let (mut starts, mut title) = (Starts::default(), None);
    let mut given: Vec<&str> = Vec::new();
    let mut cursor = Cursor::new(text, 0);
    cursor.fields(|cursor, name| {
        if given.contains(&name) {
            return None;
        }
        given.push(name);
        let at = cursor.at() as u32;
        let list = |cursor: &mut Cursor<'_>| {
            let mut list = List::new();
            cursor.items(|cursor| {
                list.push(cursor.at() as u32);
                cursor.skip()
            })?;
            list.shrink_to_fit();
            Some(list)
        };
        match name {
            "format" => return (cursor.digits()? == "1").then_some(()),
            "title" => title = cursor.perhaps(|cursor| Some(cursor.text()?.into_owned()))?,
            "documents" => starts.documents = list(cursor)?,
            "entities" => starts.entities = list(cursor)?,
            "relations" => starts.relations = list(cursor)?,
            "kinds" | "imported" if cursor.peek()? == b'N' => return None,
            "kinds" => {
                starts.kinds = Some(at);
                cursor.skip()?;
            }
            "imported" => {
                starts.imported = Some(at);
                cursor.skip()?;
            }
            _ => return None,
        }
        Some(())
    })?;
    // A field behind the dossier, or none of these, is told by the whole reader.
    let is_dossier = given.contains(&"format") && given.len() > 1;
    (is_dossier && text[cursor.at()..].trim_ascii().is_empty()).then_some((starts, title))
}

/// The elements of a list.
struct All<T> {
    values: Vec<T>,
    /// The places of those that are odd, in order.
    odd: Vec<u32>,
}

/// Reads the elements of a list that begin at `starts`.
fn all<T: Send>(
    text: &str,
    starts: &[u32],
    element: &(impl Fn(&mut Cursor<'_>) -> Option<Read<T>> + Sync),
) -> Option<All<T>> {
    let pieces = pieces(text, starts);
    let piece = |piece: &&[u32]| -> Option<Vec<Read<T>>> {
        piece.iter().map(|start| element(&mut Cursor::new(text, *start as usize))).collect()
    };
    let mut read = All { values: Vec::with_capacity(starts.len()), odd: Vec::new() };
    for piece in each(&pieces, &piece) {
        for Read { value, is_odd } in piece? {
            if is_odd {
                read.odd.push(read.values.len() as u32);
            }
            read.values.push(value);
        }
    }
    Some(read)
}

/// Lists of starts, of elements of some size each.
fn pieces<'s>(text: &str, starts: &'s [u32]) -> Vec<&'s [u32]> {
    let mut pieces = Vec::with_capacity(text.len() / PIECE + 1);
    let mut rest = starts;
    while let Some(first) = rest.first() {
        let count = rest.partition_point(|start| (*start - *first) as usize <= PIECE);
        let (piece, others) = rest.split_at(count);
        pieces.push(piece);
        rest = others;
    }
    pieces
}

/// What `read` makes of each item, in order, on all cores.
fn each<T: Sync, R: Send>(items: &[T], read: &(impl Fn(&T) -> R + Sync)) -> Vec<R> {
    if items.len() < 2 {
        return items.iter().map(read).collect();
    }
    let (first, second) = items.split_at(items.len() / 2);
    let (mut all, rest) = rayon_core::join(|| each(first, read), || each(second, read));
    all.extend(rest);
    all
}

/// The relations that share a number with another, or have one twice, in order.
fn repeated(claims: &[Claim]) -> Vec<u32> {
    let mut numbered: Vec<(u64, u32)> = Vec::with_capacity(claims.iter().map(|claim| claim.numbers.len()).sum());
    for (place, claim) in claims.iter().enumerate() {
        numbered.extend(claim.numbers.iter().map(|number| (*number, place as u32)));
    }
    numbered.sort_unstable();
    let mut repeated: Vec<u32> = numbered
        .chunk_by(|one, other| one.0 == other.0)
        .filter(|same| same.len() > 1)
        .flatten()
        .map(|(_, place)| *place)
        .collect();
    repeated.sort_unstable();
    repeated.dedup();
    repeated
}
