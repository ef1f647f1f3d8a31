//! Problems of a file: what is wrong, where, and what to do about it.

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be loaded.
    Error,
    /// The file loads, but something in it is wrong: a quote that is not found, an invalid date.
    Warning,
    /// Worth knowing but not a fault: a claim without evidence, a shared alias.
    Note,
}

impl Severity {
    /// The word that the command line and the window use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A place in a text file, as editors count: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// One problem of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// The file, as the reader named it.
    pub file: String,
    /// Where in it; `None` for the file as a whole (it cannot be read at all).
    pub place: Option<Place>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do about it, in one sentence without a full stop; empty where nothing needs doing.
    pub help: String,
    /// The line it stands in (shortened around the column when long), for showing with a caret; empty without a place.
    pub excerpt: String,
    /// How many characters of `excerpt` come before the fault.
    pub caret: u32,
}

impl Problem {
    /// A problem of a file as a whole, without a place in it.
    #[must_use]
    pub fn of_file(severity: Severity, file: String, message: String, help: String) -> Self {
        Self { severity, file, place: None, message, help, excerpt: String::new(), caret: 0 }
    }
}

/// The problems of a file: of errors, warnings and notes each the first so many in the order of the file, and how many
/// there are. A file may have a hundred thousand, and nobody reads them all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// How many are kept of each severity.
    limit: usize,
    /// Those that are kept of each severity, and not more than as many again.
    kept: [Vec<Problem>; 3],
    /// How many there are of each severity.
    counts: [usize; 3],
}

impl Problems {
    /// None yet. Of each severity `limit` will be kept.
    #[must_use]
    pub fn limited_to(limit: usize) -> Self {
        Self { limit, ..Self::default() }
    }

    /// Adds a problem.
    pub fn push(&mut self, problem: Problem) {
        self.counts[problem.severity as usize] += 1;
        if self.wants(problem.severity, problem.place) {
            self.keep(problem);
        }
    }

    /// Adds a problem of this severity at this place, or behind it in the same element. It is made only if it is kept.
    pub fn tell(&mut self, severity: Severity, place: Place, make: impl FnOnce() -> Problem) {
        self.counts[severity as usize] += 1;
        if self.wants(severity, Some(place)) {
            self.keep(make());
        }
    }

    /// Whether a problem of this severity that stands at a place or behind it may be among those that are kept.
    fn wants(&self, severity: Severity, place: Option<Place>) -> bool {
        let kept = &self.kept[severity as usize];
        // Once more were met than are kept, they are in order.
        kept.len() < self.limit || self.limit > 0 && kept[self.limit - 1].place > place
    }

    fn keep(&mut self, problem: Problem) {
        let kept = &mut self.kept[problem.severity as usize];
        kept.push(problem);
        if kept.len() >= self.limit.saturating_mul(2) || kept.len() == self.limit {
            kept.sort_by_key(|problem| problem.place);
            kept.truncate(self.limit);
        }
    }

    /// The same, sorted: to be read.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        for kept in &mut self.kept {
            kept.sort_by_key(|problem| problem.place);
            kept.truncate(self.limit);
            kept.shrink_to_fit();
        }
        self
    }

    /// Those that are kept, once they are sorted: errors, then warnings, then notes, each in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> + Clone {
        self.kept.iter().flatten()
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }

    /// How many there are of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.counts[severity as usize]
    }
}
