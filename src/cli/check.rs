//! `sayso check`: is this a dossier, and does every quote stand where it should?
//!
//! Invariant: the exit code says whether there is an error; warnings and notes are no errors.

use super::agreement;
use super::problems::{self, Counts, LISTED, ProblemJson};
use crate::analysis::summary;
use crate::analysis::words::{counted, plural};
use crate::files::{confined, load};
use crate::model::{OpenDossier, Origin, Problem, SavedLayout, Severity, Visibility};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `sayso check`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The dossiers, or layouts (*.layout.ron).
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,

    /// List every problem, not only the first hundred of each kind.
    #[arg(long)]
    pub all: bool,

    /// Print one JSON object instead of sentences, with every problem.
    #[arg(long)]
    pub json: bool,
}

/// Runs `sayso check`.
pub fn run(arguments: &Arguments) -> ExitCode {
    let findings: Vec<Finding> = arguments.files.iter().map(|path| examine(path)).collect();
    let mut out = io::stdout().lock();
    let limit = if arguments.all { usize::MAX } else { LISTED };
    let told = if arguments.json { print_json(&mut out, &findings) } else { print(&mut out, &findings, limit) };
    if is_lost(told.and_then(|()| out.flush())) {
        return ExitCode::FAILURE;
    }
    if findings.iter().all(|finding| Counts::of(&finding.problems).errors == 0) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Whether the output was lost. A program that closes the pipe early has read what it wanted.
fn is_lost(told: io::Result<()>) -> bool {
    told.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe)
}

/// What was found out about one file.
struct Finding {
    file: String,
    /// What it holds, where it could be read.
    content: Option<Content>,
    problems: Vec<Problem>,
}

/// What a file holds, in numbers.
#[derive(serde::Serialize)]
#[serde(rename_all = "snake_case")]
enum Content {
    Dossier {
        documents: usize,
        entities: usize,
        claims: usize,
        quotes: u32,
        /// How many quotes came out with each of the format's results.
        results: BTreeMap<&'static str, u32>,
        /// How many times a document is cited without a quote.
        citations: u32,
        /// Quotes, results and citations in words.
        #[serde(skip)]
        quotes_words: String,
    },
    Layout {
        views: usize,
        positions: usize,
    },
}

/// Reads one file.
fn examine(path: &Path) -> Finding {
    let file = load::shown(path);
    let read = if confined::is_layout(path) {
        load::load_layout(path).map(|read| {
            let notes = notes_on(&read.layout, path);
            (Content::of_layout(&read.layout), read.warnings.into_iter().chain(notes).collect())
        })
    } else {
        load::load(&Origin::File(path.to_owned())).map(|open| (Content::of_dossier(&open), open.problems))
    };
    match read {
        Ok((content, problems)) => Finding { file, content: Some(content), problems },
        Err(problems) => Finding { file, content: None, problems },
    }
}

/// How a layout fits the dossier it names, where that can be opened.
fn notes_on(layout: &SavedLayout, path: &Path) -> Vec<Problem> {
    if let Ok(open) = load::load(&load::dossier_of(layout, path)) {
        return agreement::notes(layout, path, &layout.views, &open);
    }
    let dossier = crate::text::visible(&layout.dossier);
    let message = format!("its dossier \"{dossier}\" cannot be opened, so its ids are compared with nothing");
    vec![Problem::of_file(Severity::Note, load::shown(path), message, String::new())]
}

impl Content {
    fn of_dossier(open: &OpenDossier) -> Self {
        // What is shown does not matter to what there is.
        let summary = summary::summary(open, &Visibility::default());
        Self::Dossier {
            documents: open.dossier.documents.len(),
            entities: open.dossier.entities.len(),
            claims: open.dossier.relations.len(),
            quotes: summary.quotes,
            results: summary.by_result.iter().map(|(result, count)| (result.word(), count.total)).collect(),
            citations: summary.citations.total,
            quotes_words: summary.quotes_words(),
        }
    }

    fn of_layout(layout: &SavedLayout) -> Self {
        let positions = layout.views.iter().map(|view| view.positions.len()).sum();
        Self::Layout { views: layout.views.len(), positions }
    }

    /// The numbers in words: "53 entities, 107 claims, 130 quotes: 130 exact".
    fn words(&self) -> String {
        match self {
            Self::Dossier { entities, claims, quotes_words, .. } => {
                let entities = plural(*entities, "entity", "entities");
                format!("{entities}, {}, {quotes_words}", counted(*claims, "claim"))
            }
            Self::Layout { views, positions } => {
                format!("{}, {}", counted(*views, "view"), counted(*positions, "position"))
            }
        }
    }
}

/// Prints the problems of each file, and under them what it holds.
fn print(out: &mut dyn Write, findings: &[Finding], limit: usize) -> io::Result<()> {
    for finding in findings {
        problems::list(out, &finding.problems, limit)?;
        let counts = Counts::of(&finding.problems).words();
        match &finding.content {
            Some(content) => writeln!(out, "{}: {} · {counts}", finding.file, content.words())?,
            None => writeln!(out, "{}: {counts}", finding.file)?,
        }
    }
    Ok(())
}

/// What `--json` prints of a file.
#[derive(serde::Serialize)]
struct FileReport<'a> {
    file: &'a str,
    #[serde(flatten)]
    counts: Counts,
    content: &'a Option<Content>,
    problems: Vec<ProblemJson<'a>>,
}

fn print_json(out: &mut dyn Write, findings: &[Finding]) -> io::Result<()> {
    let files = findings.iter().map(|finding| FileReport {
        file: &finding.file,
        counts: Counts::of(&finding.problems),
        content: &finding.content,
        problems: finding.problems.iter().map(ProblemJson::from).collect(),
    });
    serde_json::to_writer_pretty(&mut *out, &BTreeMap::from([("files", files.collect::<Vec<_>>())]))?;
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// The findings on a file of this name and content, printed.
    fn check(name: &str, content: &str) -> (Finding, String) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join(name);
        fs::write(&path, content).expect("a file");
        let mut finding = examine(&path);
        finding.file = name.to_owned();
        let mut out = Vec::new();
        let findings = [finding];
        print(&mut out, &findings, LISTED).expect("memory");
        let [finding] = findings;
        (finding, String::from_utf8(out).expect("text"))
    }

    #[test]
    fn a_clean_dossier_is_summed_up_in_a_line() {
        let (finding, text) = check("a.ron", "(format: 1)");
        assert_eq!(text, "a.ron: 0 entities, 0 claims, 0 quotes · 0 errors, 0 warnings, 0 notes\n");
        assert!(finding.content.is_some());
    }

    #[test]
    fn an_error_is_told_and_counted() {
        let (finding, text) = check("a.ron", "(format: 1,\n titel: \"x\")");
        assert!(text.starts_with("error: a dossier has no field `titel`\n --> "), "{text}");
        assert!(text.ends_with("a.ron: 1 error, 0 warnings, 0 notes\n"), "{text}");
        assert!(finding.content.is_none());
    }

    #[test]
    fn a_layout_is_checked_as_a_layout() {
        let (_, text) = check("a.layout.ron", "(format: 1, dossier: \"d\", views: [(name: \"v\")])");
        assert!(text.starts_with("note: its dossier \"d\" cannot be opened"), "{text}");
        assert!(text.ends_with("a.layout.ron: 1 view, 0 positions · 0 errors, 0 warnings, 1 note\n"), "{text}");
        let (_, text) = check("a.layout.ron", "(format: 1)");
        assert!(text.starts_with("error: "), "{text}");
    }

    #[test]
    fn json_holds_every_problem_with_its_place() {
        let (finding, _) = check("a.ron", "(format: 1, a\u{1b}b: 1)");
        let mut out = Vec::new();
        print_json(&mut out, &[finding]).expect("memory");
        let json: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
        assert_eq!(json["files"][0]["errors"], 1);
        assert_eq!(json["files"][0]["problems"][0]["line"], 1);
        assert_eq!(json["files"][0]["problems"][0]["column"], 14);
    }
}
