//! Circles: which files and folders of a floor use one another in turn.
//!
//! Invariant: a re-export is no use, so a `mod.rs` that only declares and re-exports is part of no circle.

use super::code::{Code, Declaration, UsedPath};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

/// One use of a file by another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// The file that uses the other, and where, from 1.
    from: String,
    line: usize,
    /// The file that is used.
    to: String,
}

/// Files and sub-folders of one folder, each of which uses all the others, directly or through them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Circle {
    /// The folder.
    pub(super) folder: String,
    /// The names in it, sorted.
    pub(super) members: Vec<String>,
    /// A shortest chain of links round the circle.
    pub(super) chain: Vec<Link>,
}

impl fmt::Display for Circle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: circle of {} ({})", self.folder, self.members.len(), self.members.join(" "))?;
        self.chain.iter().try_for_each(|link| write!(out, "\n    {}:{} uses {}", link.from, link.line, link.to))
    }
}

/// The circles within the floors of `sources`, which are the files of the crate that are not for tests only.
///
/// Each folder is checked by itself, with each of its sub-folders as one node, so that circles of folders are found
/// even if their files make none.
pub(super) fn circles(sources: &BTreeMap<String, &str>) -> Vec<Circle> {
    let links = links(sources);
    let mut folders = BTreeSet::new();
    for path in sources.keys() {
        let inside = path.match_indices('/').map(|(at, _)| &path[..at]);
        folders.extend(inside.filter(|folder| *folder != "src"));
    }
    folders.into_iter().flat_map(|folder| circles_in(folder, &links)).collect()
}

/// The uses of other files on the same floor, without those in tests and without re-exports.
fn links(sources: &BTreeMap<String, &str>) -> Vec<Link> {
    let files = sources.iter().map(|(path, text)| (module_of(path), File::of(path, text))).collect();
    let crate_ = Crate { files };
    let mut links: Vec<Link> = Vec::new();
    for (module, file) in &crate_.files {
        for used in file.paths.iter().filter(|used| !file.only_re_exports(used)) {
            let Some(to) = crate_.resolve(module, &used.segments, used.head.depth, RENAMINGS) else { continue };
            let is_inside = floor_of(&to) == floor_of(&file.path) && to != file.path;
            if is_inside && !links.iter().any(|link| link.from == file.path && link.to == to) {
                links.push(Link { from: file.path.clone(), line: used.head.line, to });
            }
        }
    }
    links
}

fn floor_of(path: &str) -> Option<&str> {
    path.split('/').nth(1)
}

/// How many imports in a row are followed to the definition of a name.
const RENAMINGS: usize = 8;

/// The paths and words of a file.
struct File {
    path: String,
    /// Its paths, those in tests left out.
    paths: Vec<UsedPath>,
    /// The words outside of its `use` declarations.
    words: BTreeSet<String>,
}

impl File {
    fn of(path: &str, text: &str) -> Self {
        let code = Code::of(text);
        let words = code.tokens.iter().filter(|token| !token.is_test && token.declaration.is_none());
        let words = words.map(|token| token.text.clone()).collect();
        let paths = code.paths().into_iter().filter(|used| !used.head.is_test).collect();
        Self { path: path.to_owned(), paths, words }
    }

    /// Whether a path is only a re-export.
    fn only_re_exports(&self, used: &UsedPath) -> bool {
        used.head.declaration == Some(Declaration::ReExport) && !self.words.contains(&used.name)
    }

    /// The path that a name stands for by a `use` declaration.
    fn imported(&self, name: &str) -> Option<&UsedPath> {
        self.paths.iter().find(|used| used.head.declaration.is_some() && used.name == name)
    }
}

/// The files of the crate by their modules, as `scene/draw/labels`; the crate's root is the empty name.
struct Crate {
    files: BTreeMap<String, File>,
}

/// The module that a file is: `src/scene/draw/mod.rs` is `scene/draw`.
fn module_of(path: &str) -> String {
    let path = path.trim_start_matches("src/").trim_end_matches(".rs");
    if matches!(path, "lib" | "main") { String::new() } else { path.trim_end_matches("/mod").to_owned() }
}

fn child(module: &str, name: &str) -> String {
    if module.is_empty() { name.to_owned() } else { format!("{module}/{name}") }
}

impl Crate {
    /// The file that defines the item of a path in `module`; `None` if the path leads out of the crate or to a module
    /// as a whole. The path stands in `depth` modules written inside the file.
    fn resolve(&self, module: &str, segments: &[String], depth: usize, renamings: usize) -> Option<String> {
        let up = segments.iter().take_while(|segment| *segment == "super").count();
        let (first, rest) = segments.split_first()?;
        match first.as_str() {
            "crate" => self.walk(String::new(), rest, renamings),
            "self" => self.walk(module.to_owned(), rest, renamings),
            "super" => {
                let mut at = module;
                for _ in depth..up {
                    at = at.rsplit_once('/').map_or("", |(parent, _)| parent);
                }
                self.walk(at.to_owned(), &segments[up..], renamings)
            }
            name if self.files.contains_key(&child(module, name)) => self.walk(child(module, name), rest, renamings),
            name => self.renamed(module, name, rest, renamings),
        }
    }

    /// Follows a path from the module `at`, down its modules and through re-exports.
    fn walk(&self, mut at: String, segments: &[String], renamings: usize) -> Option<String> {
        for (place, name) in segments.iter().enumerate() {
            let is_last = place + 1 == segments.len();
            let is_renamed = self.files.get(&at).is_some_and(|file| file.imported(name).is_some());
            if self.files.contains_key(&child(&at, name)) && !(is_last && is_renamed) {
                at = child(&at, name);
            } else if is_renamed {
                return self.renamed(&at, name, &segments[place + 1..], renamings);
            } else if name != "self" {
                return self.files.get(&at).map(|file| file.path.clone());
            }
        }
        None
    }

    /// Follows a name that a `use` declaration of `module` imports, and the segments behind it.
    fn renamed(&self, module: &str, name: &str, rest: &[String], renamings: usize) -> Option<String> {
        let used = self.files.get(module)?.imported(name)?;
        let mut segments = used.segments.clone();
        segments.extend_from_slice(rest);
        self.resolve(module, &segments, used.head.depth, renamings.checked_sub(1)?)
    }
}

/// The circles among the files and sub-folders right in `folder`.
fn circles_in(folder: &str, links: &[Link]) -> Vec<Circle> {
    let member = |path: &str| {
        let inside = path.strip_prefix(folder)?.strip_prefix('/')?;
        Some(inside.split('/').next()?.trim_end_matches(".rs").to_owned())
    };
    let mut uses = Uses::new();
    for link in links {
        if let (Some(from), Some(to)) = (member(&link.from), member(&link.to))
            && from != to
        {
            uses.entry(from).or_default().entry(to).or_insert(link);
        }
    }
    let rounds: BTreeMap<&str, Vec<&Link>> =
        uses.keys().filter_map(|name| Some((name.as_str(), chain(name, name, &uses)?))).collect();
    let mut circles: Vec<Circle> = Vec::new();
    for name in rounds.keys() {
        if circles.iter().any(|circle| circle.members.iter().any(|member| member == name)) {
            continue;
        }
        let is_with = |other: &&&str| chain(name, other, &uses).is_some() && chain(other, name, &uses).is_some();
        let members: Vec<&str> = rounds.keys().filter(is_with).copied().collect();
        let shortest = members.iter().filter_map(|name| rounds.get(name)).min_by_key(|round| round.len());
        circles.push(Circle {
            folder: folder.to_owned(),
            members: members.iter().map(|name| (*name).to_owned()).collect(),
            chain: shortest.into_iter().flatten().map(|link| (*link).clone()).collect(),
        });
    }
    circles
}

/// For every member, the others that it uses, each with a link that shows it.
type Uses<'a> = BTreeMap<String, BTreeMap<String, &'a Link>>;

/// The shortest chain of at least one link from one member to another, or back to itself, by breadth-first search.
fn chain<'a>(from: &str, to: &str, uses: &Uses<'a>) -> Option<Vec<&'a Link>> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut waiting: VecDeque<(&str, Vec<&'a Link>)> = VecDeque::from([(from, Vec::new())]);
    while let Some((name, before)) = waiting.pop_front() {
        for (next, link) in uses.get(name).into_iter().flatten() {
            let mut chain = before.clone();
            chain.push(*link);
            if next == to {
                return Some(chain);
            }
            if seen.insert(next) {
                waiting.push_back((next, chain));
            }
        }
    }
    None
}

/// Checks which circles a few files make, as "folder: members".
fn check(files: &[(&str, &str)], expected: &[&str]) {
    let floors = [("src/model/mod.rs", ""), ("src/text/mod.rs", "")];
    let sources = floors.iter().chain(files).map(|(path, text)| ((*path).to_owned(), *text)).collect();
    let found: Vec<String> =
        circles(&sources).iter().map(|circle| format!("{}: {}", circle.folder, circle.members.join(" "))).collect();
    assert_eq!(found, expected, "{files:?}");
}

#[test]
fn files_that_use_one_another_in_turn_are_a_circle() {
    check(&[("src/text/a.rs", "use super::b::B;"), ("src/text/b.rs", "")], &[]);
    check(&[("src/text/a.rs", "use super::b::B;"), ("src/text/b.rs", "use crate::text::a::A;")], &["src/text: a b"]);
    let three = [
        ("src/text/a.rs", "fn f() { super::b::g(); }"),
        ("src/text/b.rs", "use super::c; fn g() { c::h(); }"),
        ("src/text/c.rs", "use crate::{model::Span, text::a::{A, f as g}};"),
        ("src/text/d.rs", "use super::a::A;"),
    ];
    check(&three, &["src/text: a b c"]);
    // Two circles that share no file are two.
    let two = ["b", "a", "d", "c"].map(|other| format!("fn f() {{ super::{other}::f(); }}"));
    let [a, b, c, d] = two.each_ref().map(String::as_str);
    check(
        &[("src/text/a.rs", a), ("src/text/b.rs", b), ("src/text/c.rs", c), ("src/text/d.rs", d)],
        &["src/text: a b", "src/text: c d"],
    );
}

#[test]
fn what_stands_in_tests_or_leads_to_another_floor_is_no_link() {
    let tests = "#[cfg(test)]\nmod tests { use super::*; use crate::text::a::A; }";
    check(&[("src/text/a.rs", "use super::b::B;"), ("src/text/b.rs", tests)], &[]);
    check(&[("src/text/a.rs", "use crate::model::a::B;"), ("src/model/a.rs", "use crate::text::a::A;")], &[]);
    check(&[("src/text/a.rs", "use std::fmt; use unicode::a;"), ("src/text/b.rs", "use super::a::A;")], &[]);
}

#[test]
fn a_re_export_is_followed_to_the_file_that_it_leads_to() {
    let head = ("src/text/mod.rs", "mod a; mod b; pub use a::A; pub(super) use b::{B as C, b};");
    check(&[head, ("src/text/a.rs", "use super::C;"), ("src/text/b.rs", "")], &[]);
    check(&[head, ("src/text/a.rs", "use super::C;"), ("src/text/b.rs", "use super::A;")], &["src/text: a b"]);
    check(&[head, ("src/text/a.rs", "use super::b;"), ("src/text/b.rs", "use super::A;")], &["src/text: a b"]);
    // A mod.rs that uses what it re-exports, and defines what the used file needs.
    let busy = ("src/text/mod.rs", "mod a; pub use a::A; struct B(A); struct C;");
    check(&[busy, ("src/text/a.rs", "")], &[]);
    check(&[busy, ("src/text/a.rs", "use super::C;")], &["src/text: a mod"]);
}

#[test]
fn folders_that_use_one_another_are_a_circle_though_their_files_are_none() {
    let files = [
        ("src/text/near/mod.rs", "mod one; mod two; pub use one::One;"),
        ("src/text/near/one.rs", "use crate::text::far::Far;"),
        ("src/text/near/two.rs", ""),
        ("src/text/far.rs", "use super::near::two::Two;"),
    ];
    check(&files, &["src/text: far near"]);
    check(&files[..3], &[]);
}
