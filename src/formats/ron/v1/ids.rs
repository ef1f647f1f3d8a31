//! The ids of a file: duplicates, references to ids that do not exist, and the ids that were probably meant.

use crate::formats::source::{Node, Source, nearest, show};
use crate::model::{Problem, Severity};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How many suggestions are made for unknown ids; each compares all ids.
const SUGGESTIONS: usize = 100;

/// The ids of one list of the file.
pub(super) struct Ids<'a> {
    source: &'a Source,
    /// What the list holds: `entity`.
    what: &'static str,
    /// Each id with the byte where it is first given.
    places: BTreeMap<Cow<'a, str>, usize>,
    /// Each name or title with the id of the first that bears it.
    names: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    /// Whether every id of the list was seen. If the scan skipped something, there may be more.
    are_all: bool,
    suggestions_left: usize,
}

impl<'a> Ids<'a> {
    /// Collects the ids of the list `field` of `root`, each a `what` that is called by its field `name`, and reports
    /// duplicates.
    pub(super) fn of(
        source: &'a Source,
        what: &'static str,
        name: &str,
        root: Node<'a>,
        field: &str,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let are_all = root.field(field).map_or(root.is_closed(), Node::is_closed)
            && root.list(field).all(|node| node.is_closed() || node.field("id").is_some());
        let (places, names) = (BTreeMap::new(), BTreeMap::new());
        let mut ids = Self { source, what, places, names, are_all, suggestions_left: SUGGESTIONS };
        for node in root.list(field) {
            let Some(value) = node.field("id") else { continue };
            let Some(id) = value.text() else { continue };
            if let Some(first) = ids.places.get(&id) {
                let message = format!("the {what} id \"{}\" is given twice", show::short(&id));
                let help = format!("The first is at {}: give one of them another id", source.where_is(*first));
                problems.push(source.problem(Severity::Error, value.start(), &message, &help));
                continue;
            }
            if let Some(name) = node.field(name).and_then(Node::text) {
                ids.names.entry(name).or_insert_with(|| id.clone());
            }
            ids.places.insert(id, value.start());
        }
        ids
    }

    /// Ids of which none was seen, so that no reference is told to be wrong.
    pub(super) fn unseen(source: &'a Source) -> Self {
        let (places, names) = (BTreeMap::new(), BTreeMap::new());
        Self { source, what: "", places, names, are_all: false, suggestions_left: 0 }
    }

    /// Whether there is such an id.
    pub(super) fn contains(&self, id: &str) -> bool {
        self.places.contains_key(id)
    }

    /// Reports a reference to an unknown id, unless not all ids were seen. A value that is not text is reported
    /// elsewhere.
    pub(super) fn refer(&mut self, node: Option<Node<'_>>, field: &str, problems: &mut Vec<Problem>) {
        let Some((node, id)) = node.and_then(|node| Some((node, node.text()?))) else { return };
        if !self.are_all || self.contains(&id) {
            return;
        }
        let message = format!("`{field}` names the {} \"{}\", which is not in the file", self.what, show::short(&id));
        let help = self.meant(&id).map_or_else(
            || format!("Add the {} to the file, or correct the id", self.what),
            |meant| format!("Did you mean \"{}\"?", show::short(&meant)),
        );
        problems.push(self.source.problem(Severity::Error, node.start(), &message, &help));
    }

    /// The existing id that an unknown one was probably meant to be.
    fn meant(&mut self, id: &str) -> Option<String> {
        if let Some(named) = self.names.get(id) {
            return Some(named.clone().into_owned());
        }
        self.suggestions_left = self.suggestions_left.checked_sub(1)?;
        nearest(id, self.places.keys().map(AsRef::as_ref)).map(str::to_owned)
    }
}
