//! Problems as the command line prints them: message, place, the line with a caret, what to do.
//!
//! Invariant: no control character reaches the terminal but the line end.

use crate::analysis::words::counted;
use crate::formats::source::show;
use crate::model::{Problem, Problems, Severity};
use std::io::{self, Write};

/// How many problems of each severity are listed, unless all are asked for.
pub const LISTED: usize = 100;

/// A note that is made when it is listed.
pub(super) type Note<'a> = Box<dyn FnOnce() -> Problem + 'a>;

/// What a command that writes a file prints on the standard error: notes, or why it failed.
pub(super) type Told = Result<String, String>;

/// How many problems there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Counts {
    /// Counts `problems`.
    pub fn of(problems: &[Problem]) -> Self {
        let count = |severity: Severity| problems.iter().filter(|problem| problem.severity == severity).count();
        Self { errors: count(Severity::Error), warnings: count(Severity::Warning), notes: count(Severity::Note) }
    }

    /// How many of all problems there are, those among them that are not kept.
    pub fn in_all(problems: &Problems) -> Self {
        let [errors, warnings, notes] =
            [Severity::Error, Severity::Warning, Severity::Note].map(|severity| problems.count(severity));
        Self { errors, warnings, notes }
    }

    /// The counts in words: "0 errors, 1 warning, 12 notes".
    pub fn words(self) -> String {
        let counts = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")];
        counts.map(|(count, word)| counted(count, word)).join(", ")
    }
}

/// Prints problems in their order, of errors, warnings and notes the first so many; nothing of a kind that has none of
/// them to list. `counts` tells how many there are, those among them that are not here.
pub fn list(out: &mut dyn Write, problems: &[Problem], counts: Counts, limits: [usize; 3]) -> io::Result<()> {
    let severities =
        [(Severity::Error, counts.errors), (Severity::Warning, counts.warnings), (Severity::Note, counts.notes)];
    for ((severity, count), limit) in severities.into_iter().zip(limits).filter(|(_, limit)| *limit > 0) {
        let mut more = count;
        for problem in problems.iter().filter(|problem| problem.severity == severity).take(limit) {
            tell(out, problem)?;
            more = more.saturating_sub(1);
        }
        if more > 0 {
            writeln!(out, "and {} more (--all lists them)\n", counted(more, severity.word()))?;
        }
    }
    Ok(())
}

/// Prints one problem: a note on one line, the others with their excerpt.
fn tell(out: &mut dyn Write, problem: &Problem) -> io::Result<()> {
    let word = problem.severity.word();
    let (message, file) = (show::visible(&problem.message), show::visible(&problem.file));
    let place = problem.place.map_or_else(|| file.clone(), |place| format!("{file}:{}:{}", place.line, place.column));
    if problem.severity == Severity::Note {
        return writeln!(out, "{word}: {message}\n --> {place}");
    }
    writeln!(out, "{word}: {message}")?;
    writeln!(out, " --> {place}")?;
    if let Some(place) = problem.place {
        let number = place.line.to_string();
        let margin = " ".repeat(number.len());
        writeln!(out, "{margin} |")?;
        writeln!(out, "{number} | {}", show::visible(&problem.excerpt))?;
        writeln!(out, "{margin} | {}^", " ".repeat(problem.caret as usize))?;
    }
    if !problem.help.is_empty() {
        writeln!(out, "help: {}", show::visible(&problem.help))?;
    }
    writeln!(out)
}

/// A problem for a program to read; every byte of its words is kept.
#[derive(serde::Serialize)]
pub struct ProblemJson<'a> {
    severity: &'static str,
    file: &'a str,
    line: Option<u32>,
    column: Option<u32>,
    message: &'a str,
    help: &'a str,
    excerpt: &'a str,
    caret: u32,
}

impl<'a> From<&'a Problem> for ProblemJson<'a> {
    fn from(problem: &'a Problem) -> Self {
        Self {
            severity: problem.severity.word(),
            file: &problem.file,
            line: problem.place.map(|place| place.line),
            column: problem.place.map(|place| place.column),
            message: &problem.message,
            help: &problem.help,
            excerpt: &problem.excerpt,
            caret: problem.caret,
        }
    }
}

/// Problems as they are printed, as one text; notes only where there is no error, beside which they are of no use.
pub(super) fn told(problems: &[Problem]) -> String {
    let mut out = Vec::new();
    let counts = Counts::of(problems);
    let notes = if counts.errors > 0 { 0 } else { LISTED };
    // Writing to memory cannot fail.
    let _ = list(&mut out, problems, counts, [LISTED, LISTED, notes]);
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Place;

    fn problem(severity: Severity, message: &str) -> Problem {
        Problem {
            severity,
            file: "a.ron".to_owned(),
            place: Some(Place { line: 12, column: 5 }),
            message: message.to_owned(),
            help: "Do this".to_owned(),
            excerpt: "    id: 1,".to_owned(),
            caret: 4,
        }
    }

    fn listed(problems: &[Problem], limit: usize) -> String {
        let mut out = Vec::new();
        list(&mut out, problems, Counts::of(problems), [limit; 3]).expect("memory");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn an_error_is_told_with_place_line_caret_and_help() {
        let expected = "error: wrong\n --> a.ron:12:5\n   |\n12 |     id: 1,\n   |     ^\nhelp: Do this\n\n";
        assert_eq!(listed(&[problem(Severity::Error, "wrong")], LISTED), expected);
    }

    #[test]
    fn each_severity_is_cut_for_itself_and_counted_whole() {
        let mut problems = vec![problem(Severity::Warning, "w"); 123];
        problems.extend(vec![problem(Severity::Note, "n"); 101]);
        let text = listed(&problems, LISTED);
        assert_eq!(text.matches("warning: w").count(), 100);
        assert_eq!(text.matches("note: n").count(), 100);
        assert!(text.contains("and 23 warnings more") && text.contains("and 1 note more"), "{text}");
        assert_eq!(listed(&problems, usize::MAX).matches("warning: w").count(), 123);
        assert_eq!(Counts::of(&problems).words(), "0 errors, 123 warnings, 101 notes");
    }

    #[test]
    fn no_control_character_reaches_the_terminal() {
        let mut hostile = problem(Severity::Error, "a\u{1b}]52;c;x\u{7}b");
        hostile.file = "\u{1b}[2J\r.ron".to_owned();
        hostile.excerpt = "\u{9b}31m\u{202e}".to_owned();
        let text = listed(&[hostile], LISTED);
        assert!(!text.contains(|character: char| character != '\n' && show::is_hidden(character)), "{text:?}");
    }
}
