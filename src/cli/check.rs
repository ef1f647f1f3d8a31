//! `sayso check`: is this a dossier, and does every quote stand where it should?
//!
//! Invariant: the exit code says whether there is an error; warnings and notes are no errors.

use super::agreement;
use super::contradictions::{self, ContradictionJson};
use super::input;
use super::looks;
use super::problems::{self, Counts, LISTED, ProblemJson};
use crate::analysis::contradictions::Contradiction;
use crate::analysis::summary;
use crate::analysis::words::{counted, plural};
use crate::files::{confined, load};
use crate::formats::file_type;
use crate::formats::layout_file::Read;
use crate::model::{OpenDossier, Origin, Problem, SavedLayout, Severity, Visibility};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `sayso check`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub struct Arguments {
    /// The dossiers or layouts (*.layout.ron), builtin:NAME for one of the examples, or - for standard input.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,

    /// List the notes too, which are facts and not faults; without it, those on a dossier are only counted.
    #[arg(long)]
    pub notes: bool,

    /// List every problem, not only the first hundred of each kind, and every note.
    #[arg(long)]
    pub all: bool,

    /// Fail, with exit status 1, where a quote is flagged: not found as it is written. Citations without a quote do not.
    #[arg(long)]
    pub strict: bool,

    /// Print one JSON object instead of sentences, with every problem.
    #[arg(long)]
    pub json: bool,
}

/// Runs `sayso check`.
pub fn run(arguments: &Arguments) -> ExitCode {
    let findings: Vec<Finding> = arguments.files.iter().map(|path| examine(path, Asked::of(arguments))).collect();
    let mut out = io::stdout().lock();
    let told = if arguments.json { print_json(&mut out, &findings) } else { print(&mut out, &findings, arguments) };
    if is_lost(told.and_then(|()| out.flush())) {
        return ExitCode::FAILURE;
    }
    let is_good = |finding: &Finding| {
        let is_flagged = finding.content.as_ref().is_some_and(|content| content.flagged() > 0);
        finding.counts.errors == 0 && !(arguments.strict && is_flagged)
    };
    if findings.iter().all(is_good) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
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
    /// Its problems, as many as are listed.
    problems: Vec<Problem>,
    /// How many there are.
    counts: Counts,
}

/// How many problems are asked for.
#[derive(Clone, Copy)]
struct Asked {
    /// Of errors and warnings.
    problems: usize,
    /// Of notes on a dossier.
    notes: usize,
    /// Whether every contradiction is, with its claims.
    contradictions: bool,
}

impl Asked {
    fn of(arguments: &Arguments) -> Self {
        let problems = if arguments.all || arguments.json { usize::MAX } else { LISTED };
        let notes = if arguments.notes || arguments.all || arguments.json { problems } else { 0 };
        Self { problems, notes, contradictions: arguments.json }
    }
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
        /// How many quotes are flagged: neither verified nor only cited.
        flagged: usize,
        /// How many quotes name both ends of their claim, one, or none.
        ends_named: BTreeMap<&'static str, u32>,
        /// How many verified quotes are worth a second look.
        second_look: u32,
        /// How many of them for each reason.
        second_look_reasons: BTreeMap<&'static str, u32>,
        /// How many contradictions there are of each sort.
        contradictions: BTreeMap<&'static str, usize>,
        /// Every contradiction, with the places of its claims.
        contradictory: Vec<ContradictionJson>,
        /// How many times a document is cited without a quote.
        citations: u32,
        /// Quotes, results, citations and contradictions in words.
        #[serde(skip)]
        quotes_words: String,
    },
    Layout {
        views: usize,
        positions: usize,
    },
}

/// Reads one file.
fn examine(path: &Path, asked: Asked) -> Finding {
    let file = load::shown(path);
    let of_layout = |read: Read| {
        let notes = notes_on(&read.layout, path);
        let problems: Vec<Problem> = read.warnings.into_iter().chain(notes).collect();
        let counts = Counts::of(&problems);
        (Content::of_layout(&read.layout), problems, counts)
    };
    let of_dossier = |open: OpenDossier| {
        let contradictions = contradictions::all(&open);
        let content = Content::of_dossier(&open, &contradictions, asked);
        let mut counts = Counts::in_all(&open.problems);
        let mut problems: Vec<Problem> = open.problems.iter().cloned().collect();
        let told = contradictions::notes(&open, &contradictions, &file).chain(looks::notes(&open, &file));
        for note in told {
            counts.notes += 1;
            if counts.notes <= asked.notes {
                problems.push(note());
            }
        }
        (content, problems, counts)
    };
    let read = if input::is_piped(path) {
        // What comes through a pipe has no name: it says itself whether it is a layout.
        match input::bytes(path, load::DOSSIER_LIMIT) {
            Ok(bytes) if file_type::is_layout(&bytes) => input::layout_of(path, &bytes).map(of_layout),
            Ok(bytes) => load::load_file(path, bytes, asked.problems).map(of_dossier),
            Err(sentence) => Err(vec![load::unreadable(&Origin::File(path.to_owned()), &sentence, "Name a file")]),
        }
    } else if confined::is_layout(path) {
        load::load_layout(path).map(of_layout)
    } else {
        input::dossier_telling(path, asked.problems).map(of_dossier)
    };
    match read {
        Ok((content, problems, counts)) => Finding { file, content: Some(content), problems, counts },
        Err(problems) => Finding { file, content: None, counts: Counts::of(&problems), problems },
    }
}

/// How a layout fits the dossier it names, where that can be opened.
fn notes_on(layout: &SavedLayout, path: &Path) -> Vec<Problem> {
    // A layout may come from anybody.
    let opened = if load::leads_out(layout) { None } else { load::load(&load::dossier_of(layout, path)).ok() };
    if let Some(open) = opened {
        return agreement::notes(layout, path, &layout.views, &open);
    }
    let dossier = crate::text::visible(&layout.dossier);
    let why =
        if load::leads_out(layout) { "lies outside of its folder and is not looked at" } else { "cannot be opened" };
    let message = format!("its dossier \"{dossier}\" {why}, so its ids are compared with nothing");
    vec![Problem::of_file(Severity::Note, load::shown(path), message, String::new())]
}

impl Content {
    fn of_dossier(open: &OpenDossier, contradictions: &[Contradiction], asked: Asked) -> Self {
        // What is shown does not matter to what there is.
        let summary = summary::summary(open, &Visibility::default());
        Self::Dossier {
            documents: open.dossier.documents.len(),
            entities: open.dossier.entities.len(),
            claims: open.dossier.relations.len(),
            quotes: summary.quotes,
            flagged: open.reading.verifications.iter().flatten().filter(|result| result.is_flagged()).count(),
            results: summary.by_result.iter().map(|(result, count)| (result.word(), count.total)).collect(),
            ends_named: summary.by_ends.iter().map(|(named, count)| (named.key(), count.total)).collect(),
            second_look: summary.looks.total,
            second_look_reasons: looks::by_reason(open),
            citations: summary.citations.total,
            contradictions: contradictions::by_sort(contradictions),
            contradictory: if asked.contradictions { contradictions::json(open, contradictions) } else { Vec::new() },
            quotes_words: [Some(summary.quotes_words()), summary.looks_words(), contradictions::words(contradictions)]
                .into_iter()
                .flatten()
                .collect::<Vec<String>>()
                .join(" · "),
        }
    }

    fn of_layout(layout: &SavedLayout) -> Self {
        let positions = layout.views.iter().map(|view| view.positions.len()).sum();
        Self::Layout { views: layout.views.len(), positions }
    }

    /// How many quotes are flagged.
    fn flagged(&self) -> usize {
        match self {
            Self::Dossier { flagged, .. } => *flagged,
            Self::Layout { .. } => 0,
        }
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
fn print(out: &mut dyn Write, findings: &[Finding], arguments: &Arguments) -> io::Result<()> {
    for finding in findings {
        let limit = if arguments.all { usize::MAX } else { LISTED };
        let is_layout = matches!(finding.content, Some(Content::Layout { .. }));
        let notes = if arguments.notes || arguments.all || is_layout { limit } else { 0 };
        problems::list(out, &finding.problems, finding.counts, [limit, limit, notes])?;
        let counts = finding.counts;
        let hint = if counts.notes > 0 && notes == 0 { " (--notes lists them)" } else { "" };
        let mut counts = format!("{}{hint}", counts.words());
        if let Some(flagged) =
            finding.content.as_ref().map(Content::flagged).filter(|count| arguments.strict && *count > 0)
        {
            counts.push_str(&format!(" · failed, since {} flagged", plural(flagged, "quote is", "quotes are")));
        }
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
        counts: finding.counts,
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
        let (files, switch) = (vec![path.clone()], content.contains("// notes"));
        let arguments = Arguments { files, notes: switch, all: false, strict: true, json: false };
        let mut finding = examine(&path, Asked::of(&arguments));
        finding.file = name.to_owned();
        let mut out = Vec::new();
        let findings = [finding];
        print(&mut out, &findings, &arguments).expect("memory");
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
    fn notes_are_counted_and_listed_on_demand() {
        let text = "(format: 1, entities: [(id: \"a\", kind: \"k\", name: \"A\")], \
                    relations: [(from: \"a\", kind: \"k\", to: \"a\")])";
        let (_, told) = check("a.ron", text);
        let summary = "a.ron: 1 entity, 1 claim, 0 quotes · 0 errors, 0 warnings, 1 note";
        assert_eq!(told, format!("{summary} (--notes lists them)\n"));
        let (_, told) = check("a.ron", &format!("{text} // notes"));
        assert!(told.starts_with("note: \"a\" \"k\" \"a\" has no evidence\n --> "), "{told}");
        assert!(told.ends_with(&format!("{summary}\n")), "{told}");
    }

    #[test]
    fn a_flagged_quote_is_told_where_it_fails_the_check() {
        let text = |quote: &str| {
            format!(
                "(format: 1, documents: [(id: \"d\", title: \"t\", text: \"Ann left.\")], \
                 entities: [(id: \"a\", kind: \"k\", name: \"Ann\")], \
                 relations: [(from: \"a\", kind: \"k\", to: \"a\", evidence: [(doc: \"d\"{quote})])])"
            )
        };
        let (finding, told) = check("a.ron", &text(", quote: \"Ben left\""));
        assert_eq!(finding.content.as_ref().map(Content::flagged), Some(1));
        assert!(told.ends_with(" · failed, since 1 quote is flagged\n"), "{told}");
        for good in [", quote: \"Ann left\"", ""] {
            let (finding, told) = check("a.ron", &text(good));
            assert_eq!(finding.content.as_ref().map(Content::flagged), Some(0));
            assert!(!told.contains("failed"), "{told}");
        }
    }

    #[test]
    fn a_quote_that_names_no_end_is_noted_and_counted_for_a_second_look() {
        let text = "(format: 1, documents: [(id: \"d\", title: \"t\", text: \"Ann left. Nobody says that he sold it to her.\")], \
                    entities: [(id: \"a\", kind: \"k\", name: \"Ann\")], relations: [(from: \"a\", kind: \"k\", to: \"a\", \
                    evidence: [(doc: \"d\", quote: \"he sold it to her\"), (doc: \"d\", quote: \"Ann left\")])]) // notes";
        let (finding, told) = check("a.ron", text);
        let note = "note: the quote “he sold it to her” does not name Ann\n --> ";
        assert!(told.contains(note) && told.contains("a.ron:1:"), "{told}");
        let claim = |kind: &str| {
            format!(
                "(from: \"a\", kind: \"{kind}\", to: \"a\", evidence: [(doc: \"d\", quote: \"he sold it to her\")])"
            )
        };
        let many = text.replace("relations: [", &format!("relations: [{}, {}, ", claim("meets"), claim("knows")));
        let (_, many) = check("a.ron", &many);
        assert!(many.contains("does not name Ann, here and 2 times more\n --> "), "{many}");
        assert_eq!(many.matches("does not name Ann").count(), 1, "{many}");
        let line =
            "a.ron: 1 entity, 1 claim, 2 quotes: 2 exact · ends named: 1 both, 1 none · 2 worth a second look · ";
        assert!(told.contains(line), "{told}");
        let mut out = Vec::new();
        print_json(&mut out, &[finding]).expect("memory");
        let json: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
        let content = &json["files"][0]["content"]["dossier"];
        assert_eq!((&content["ends_named"]["none"], &content["second_look"]), (&1.into(), &2.into()));
        assert_eq!(
            content["second_look_reasons"],
            serde_json::json!({"denial": 1, "said": 1, "no_end": 1, "short": 1})
        );
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
