//! The rules of the house.

use super::code::{Code, Token, UsedPath};
use std::collections::BTreeMap;
use std::fmt;

/// The floors of the map in `src/lib.rs`.
pub(super) const FLOORS: &[(&str, u32)] = &[
    ("app", 6),
    ("cli", 6),
    ("files", 5),
    ("ui", 5),
    ("report", 4),
    ("scene", 3),
    ("import", 2),
    ("session", 2),
    ("analysis", 1),
    ("layout", 1),
    ("formats", 1),
    ("fonts", 1),
    ("text", 1),
    ("model", 0),
];

/// What has effects, and where it may be used besides `app` and `cli`.
const EFFECTS: &[(&str, &[&str])] = &[
    ("std::fs", &["src/files/"]),
    ("std::net", &[]),
    ("std::process", &["src/main.rs"]),
    ("std::env", &["src/files/"]),
    (
        "std::thread",
        &[
            "src/files/",
            "src/layout/",
            "src/scene/figure/bands.rs",
            "src/text/together.rs",
            "src/analysis/both.rs",
            "src/import/documents/pdf.rs",
        ],
    ),
    ("std::time::Instant", &["src/files/", "src/layout/driver.rs"]),
    ("std::time::SystemTime", &["src/files/"]),
];

/// Where serialisable types may be. The shapes of the command line are what `--json` prints.
const SERDE: &[&str] = &["src/formats/", "src/scene/theme.rs", "src/files/settings/", "src/cli/"];

/// Where order can be seen, so that hash maps are forbidden. Elsewhere clippy forbids to iterate over them.
const ORDERED: &[&str] = &["src/scene/", "src/session/", "src/formats/", "src/report/"];

/// One broken rule.
pub(super) struct Finding {
    file: String,
    /// The line, from 1.
    pub(super) line: usize,
    /// The rule, in words.
    pub(super) rule: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.file, self.line, self.rule)
    }
}

/// Collects what one file breaks.
struct Report<'a> {
    file: &'a str,
    findings: &'a mut Vec<Finding>,
}

impl Report<'_> {
    fn tell(&mut self, line: usize, rule: impl Into<String>) {
        self.findings.push(Finding { file: self.file.to_owned(), line, rule: rule.into() });
    }
}

/// The files that are part of the crate, reached from its roots by `mod name;`, and whether each is for tests only.
///
/// A file that is not declared is not compiled, and not checked.
pub(super) fn files_of_crate(sources: &BTreeMap<String, String>) -> BTreeMap<String, bool> {
    let mut files = BTreeMap::new();
    let mut waiting = vec![("src/lib.rs".to_owned(), false), ("src/main.rs".to_owned(), false)];
    while let Some((path, is_test)) = waiting.pop() {
        let Some(text) = sources.get(&path) else { continue };
        let code = Code::of(text);
        let roots = ["mod.rs", "src/lib.rs", "src/main.rs"];
        let is_root = roots.iter().any(|root| path.ends_with(root));
        let folder =
            if is_root { path.rsplit_once('/').map_or("", |(folder, _)| folder) } else { path.trim_end_matches(".rs") };
        for (at, token) in code.tokens.iter().enumerate() {
            if token.text == "mod" && code.text(at + 2) == ";" {
                let name = code.text(at + 1);
                let is_test = is_test || token.is_test;
                waiting.push((format!("{folder}/{name}.rs"), is_test));
                waiting.push((format!("{folder}/{name}/mod.rs"), is_test));
            }
        }
        files.insert(path, is_test);
    }
    files
}

/// Checks a file of `src`.
pub(super) fn check_source(path: &str, text: &str, is_test: bool, findings: &mut Vec<Finding>) {
    let mut code = Code::of(text);
    if is_test {
        code.tokens.iter_mut().for_each(|token| token.is_test = true);
    }
    check_text(path, text, &code, findings);
    let mut report = Report { file: path, findings };
    let paths = code.paths();
    if let Some(floor) = floor_of(path) {
        for used in &paths {
            check_floor(path, floor, used, &mut report);
        }
    }
    for used in &paths {
        check_effects(path, used, &mut report);
    }
    for token in &code.tokens {
        check_word(path, token, &mut report);
    }
}

/// Checks the rules for every file: its head, its length, no unfinished code.
pub(super) fn check_text(path: &str, text: &str, code: &Code, findings: &mut Vec<Finding>) {
    let mut report = Report { file: path, findings };
    if !text.starts_with("//! ") {
        report.tell(1, "a file opens with //! and one sentence on what it is for");
    }
    let limit = if path == "src/main.rs" { ("main.rs", 60) } else { ("a file", 400) };
    let lines = text.lines().count();
    if lines > limit.1 {
        report.tell(lines, format!("{} has at most {} lines", limit.0, limit.1));
    }
    let is_floor =
        path.strip_suffix("/mod.rs").is_some_and(|folder| floor_of(path).is_some() && folder.matches('/').count() == 1);
    if is_floor && !text.lines().any(|line| line.starts_with("//! Invariant: ")) {
        report.tell(1, "a floor's mod.rs names its invariants (Invariant: …)");
    }
    for (at, token) in code.tokens.iter().enumerate() {
        if matches!(token.text.as_str(), "todo" | "unimplemented") && code.text(at + 1) == "!" {
            report.tell(token.line, format!("{}! is nothing that is finished", token.text));
        }
        if code.reads(at, &["#", "[", "ignore"]) {
            report.tell(token.line, "no test is switched off (#[ignore])");
        }
    }
}

/// Checks that a test uses no absolute path: it works in a temporary folder of its own. Devices are allowed.
pub(super) fn check_places(path: &str, text: &str, findings: &mut Vec<Finding>) {
    let mut report = Report { file: path, findings };
    for (number, line) in text.lines().enumerate() {
        let is_place = |rest: &str| {
            let path = rest.split('"').next().unwrap_or_default();
            path.starts_with(|first: char| first.is_ascii_alphabetic())
                && path.contains('/')
                && !path.starts_with("dev/")
        };
        if line.contains("CARGO_MANIFEST_DIR") {
            continue;
        }
        if line.match_indices("\"/").any(|(at, quote)| is_place(&line[at + quote.len()..])) {
            report.tell(number + 1, "a test works in a temporary folder of its own, not at a place of the machine");
        }
    }
}

/// The floor that a file stands on, by the name of its folder.
fn floor_of(path: &str) -> Option<(&'static str, u32)> {
    let folder = path.strip_prefix("src/")?.split('/').next()?;
    FLOORS.iter().copied().find(|(name, _)| *name == folder.trim_end_matches(".rs"))
}

/// A path to another floor must lead downwards; tests may also use their own floor.
fn check_floor(path: &str, (name, floor): (&str, u32), used: &UsedPath, report: &mut Report<'_>) {
    let Some(target) = target_of(path, used) else { return };
    if target == name || target.starts_with(char::is_uppercase) {
        return;
    }
    match FLOORS.iter().find(|(name, _)| *name == target) {
        None => report.tell(used.head.line, format!("{target} is no floor of src/lib.rs's map")),
        Some((_, other)) if *other < floor || (used.head.is_test && *other == floor) => {}
        Some((_, other)) => {
            let rule = "a floor uses only floors below it";
            report.tell(used.head.line, format!("{name} (floor {floor}) uses {target} (floor {other}): {rule}"));
        }
    }
}

/// The folder under `src` that a path leads to, where it is one of this crate.
fn target_of(path: &str, used: &UsedPath) -> Option<String> {
    if used.segments[0] == "crate" {
        return used.segments.get(1).cloned();
    }
    let up = used.segments.iter().take_while(|segment| *segment == "super").count();
    // The modules that the file stands in: src/text/fold/a.rs in text, fold and a; a mod.rs has no own.
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    let depth = inside.split('/').count() + used.head.depth;
    if up == 0 || up < depth { None } else { used.segments.get(up).cloned() }
}

/// Effects are allowed only in some places.
fn check_effects(path: &str, used: &UsedPath, report: &mut Report<'_>) {
    if used.head.is_test || ["src/app/", "src/cli/"].iter().any(|folder| path.starts_with(folder)) {
        return;
    }
    let words = used.segments.join("::");
    for (effect, allowed) in EFFECTS {
        let says = words == *effect || words.strip_prefix(effect).is_some_and(|rest| rest.starts_with("::"));
        if says && !allowed.iter().any(|place| path.starts_with(place)) {
            report.tell(used.head.line, format!("{effect} is said only in app, cli and {}", allowed.join(", ")));
        }
    }
}

/// Words that are allowed only in some places: egui, serde, hash maps.
fn check_word(path: &str, token: &Token, report: &mut Report<'_>) {
    let is_in = |places: &[&str]| places.iter().any(|place| path.starts_with(place));
    match token.text.as_str() {
        "egui" | "eframe" | "egui_plot" | "egui_extras" if !is_in(&["src/ui/", "src/app/"]) => {
            report.tell(token.line, format!("{} is said only in ui and app", token.text));
        }
        "Serialize" | "Deserialize" if !is_in(SERDE) => {
            report.tell(
                token.line,
                "a type that serde can write is a promise, and made only in formats, theme and settings",
            );
        }
        "HashMap" | "HashSet" if is_in(ORDERED) => {
            report.tell(token.line, format!("no {} where order can be seen: use BTreeMap or BTreeSet", token.text));
        }
        _ => {}
    }
}
