//! What each column of a table means, by its heading and its first cells.
//!
//! Invariant: what somebody says of a column counts before every guess.

use super::headings::{self, Beside, OF_DOCUMENTS, OF_ENTITIES, OF_EVIDENCE, OF_RELATIONS, normal};
use super::sheet::Sheet;
use crate::import::draft::words;
use crate::model::{Date, Role, TableKind};
use std::collections::BTreeMap;

/// How many rows are looked at.
const SAMPLE: usize = 200;

/// What is known of the columns of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// The role of each.
    pub(super) roles: Vec<Role>,
    /// Whether the ends are a guess: no heading says so.
    pub(super) are_guessed: bool,
}

/// What cells of a column look like.
#[derive(Clone, Copy, Debug, Default)]
struct Looks {
    filled: usize,
    urls: usize,
    dates: usize,
    statuses: usize,
    directions: usize,
    numbers: usize,
    length: usize,
}

impl Looks {
    fn mostly(self, count: usize) -> bool {
        self.filled > 0 && count * 10 >= self.filled * 8
    }
}

/// Guesses the roles of a sheet's columns; `wished` are those that somebody gave, by heading, or by file and heading with a `/`.
pub(super) fn columns(sheet: &Sheet<'_>, wished: &BTreeMap<String, String>) -> Columns {
    let headings: Vec<String> = sheet.headings.iter().map(|heading| normal(heading)).collect();
    let looks = looks(sheet);
    let given = |heading: &String| {
        let word = wished.get(&format!("{}/{heading}", sheet.file)).or_else(|| wished.get(heading))?;
        Role::of_word(word)
    };
    let given: Vec<Option<Role>> = sheet.headings.iter().map(given).collect();
    let mut guess = Guess { headings: &headings, looks: &looks, roles: given.clone() };
    let are_guessed = guess.all(sheet.has_headings);
    Columns { roles: guess.roles.into_iter().map(|role| role.unwrap_or(Role::Field)).collect(), are_guessed }
}

fn looks(sheet: &Sheet<'_>) -> Vec<Looks> {
    let mut looks = vec![Looks::default(); sheet.headings.len()];
    sheet.first_rows(SAMPLE, &mut |row| {
        for (column, look) in looks.iter_mut().enumerate() {
            let cell = row.cell(column);
            if words::is_nothing(cell) {
                continue;
            }
            look.filled += 1;
            look.length += cell.len();
            look.urls +=
                usize::from(cell.starts_with("http://") || cell.starts_with("https://") || cell.starts_with("www."));
            look.dates +=
                usize::from(cell.len() >= 4 && Date::parse(&words::edtf(cell).unwrap_or_default()).span.is_some());
            look.statuses += usize::from(words::status(cell).is_some());
            look.directions += usize::from(direction(cell).is_some());
            look.numbers += usize::from(cell.parse::<f64>().is_ok());
        }
    });
    looks
}

/// Whether a cell says that a relation has a direction.
pub(super) fn direction(cell: &str) -> Option<bool> {
    match cell.to_lowercase().as_str() {
        "directed" | "gerichtet" => Some(true),
        "undirected" | "mutual" | "bidirectional" | "ungerichtet" | "both" => Some(false),
        _ => None,
    }
}

struct Guess<'s> {
    headings: &'s [String],
    looks: &'s [Looks],
    roles: Vec<Option<Role>>,
}

impl Guess<'_> {
    /// Gives every column a role that has none; whether the ends are but a guess.
    fn all(&mut self, has_headings: bool) -> bool {
        let has = |roles: &[Option<Role>], role: Role| roles.contains(&Some(role));
        if !has_headings && !has(&self.roles, Role::From) {
            self.without_headings();
            return true;
        }
        if self.is_evidence() {
            self.by_words(OF_EVIDENCE);
            return false;
        }
        if !has(&self.roles, Role::From) || !has(&self.roles, Role::To) {
            self.ends();
        }
        self.kinds_of_ends();
        if has(&self.roles, Role::From) && has(&self.roles, Role::To) {
            self.by_words(OF_RELATIONS);
            return false;
        }
        let known: Vec<Role> = self.roles.iter().flatten().copied().collect();
        match TableKind::of(&known) {
            TableKind::Documents => self.by_words(OF_DOCUMENTS),
            TableKind::Entities => self.by_words(OF_ENTITIES),
            _ if self.is_documents() => self.by_words(OF_DOCUMENTS),
            _ if self.says_relation() || self.links_nouns() => {
                self.by_words(OF_RELATIONS);
                return self.first_two_as_ends();
            }
            _ => {
                self.by_words(OF_ENTITIES);
                if !has(&self.roles, Role::Name) && !has(&self.roles, Role::Id) {
                    return self.unknown();
                }
            }
        }
        false
    }

    /// The first two columns as ends, a third of words as the kind.
    fn without_headings(&mut self) {
        let ends = [Role::From, Role::To];
        for (column, role) in ends.into_iter().enumerate().take(self.roles.len().min(2)) {
            self.roles[column].get_or_insert(role);
        }
        if self.roles.len() == 1 {
            self.roles[0] = Some(Role::Name);
        }
        if self.roles.len() > 2 && !self.looks[2].mostly(self.looks[2].numbers) {
            self.roles[2].get_or_insert(Role::Relation);
        }
    }

    /// Whether it is a table of evidence for claims of another table.
    fn is_evidence(&self) -> bool {
        let has = |words: &[&str]| self.headings.iter().any(|heading| words.contains(&heading.as_str()));
        has(&["edge", "claim", "edge id", "claim id", "relation id"])
            && has(&["quote", "evidence"])
            && has(&["doc", "document"])
            && self.pairs().iter().all(|(_, _, beside)| *beside != Beside::Name)
    }

    /// Whether its headings are those of documents: a text or a title, and what only documents have.
    fn is_documents(&self) -> bool {
        let has = |words: &[&str]| self.headings.iter().any(|heading| words.contains(&heading.as_str()));
        let has_text = has(&[
            "text",
            "content",
            "body",
            "full text",
            "fulltext",
            "inhalt",
            "volltext",
            "texto",
            "texte",
            "contenu",
        ]);
        let has_title = has(&["title", "headline", "titel", "titre", "titulo"]);
        let has_more =
            has(&["author", "authors", "publisher", "url", "link", "publication date", "published", "autor", "auteur"]);
        let has_kind = has(&["kind", "type", "entity type"]);
        has_text || has_title && has_more && !has_kind
    }

    /// Whether a heading says that rows are relations.
    fn says_relation(&self) -> bool {
        let words = [
            "relation",
            "relationship",
            "connection",
            "predicate",
            "relation type",
            "relationship type",
            "beziehung",
            "verbindung",
            "lien",
            "relacion",
            "conexion",
            "vinculo",
            "quote",
            "zitat",
            "cita",
            "who says so",
            "evidence",
        ];
        self.headings.iter().any(|heading| words.contains(&heading.as_str()))
    }

    /// Whether two headings name kinds of entities, and another says what the one is in the other, or where that is written.
    fn links_nouns(&self) -> bool {
        let words = [
            "role", "rolle", "position", "function", "funktion", "puesto", "source", "sources", "quelle", "quellen",
            "fuente",
        ];
        let nouns = self.headings.iter().filter(|heading| headings::noun(heading).is_some()).count();
        nouns >= 2 && self.headings.iter().any(|heading| words.contains(&heading.as_str()))
    }

    /// All pairs of columns whose headings are those of two ends.
    fn pairs(&self) -> Vec<(usize, usize, Beside)> {
        let free: Vec<usize> = (0..self.headings.len()).filter(|column| self.roles[*column].is_none()).collect();
        let mut pairs = Vec::new();
        for from in &free {
            for to in free.iter().filter(|to| *to != from) {
                if let Some(beside) = headings::ends(&self.headings[*from], &self.headings[*to]) {
                    pairs.push((*from, *to, beside));
                }
            }
        }
        pairs
    }

    /// Finds the two ends: by names before ids, and never addresses or dates.
    fn ends(&mut self) {
        let is_end = |column: usize| {
            let look = self.looks[column];
            !look.mostly(look.urls) && (!look.mostly(look.dates) || look.mostly(look.numbers))
        };
        let pairs = self.pairs();
        let fits = |beside: Beside| {
            pairs.iter().find(|(from, to, found)| *found == beside && is_end(*from) && is_end(*to)).copied()
        };
        if let Some((from, to, _)) = fits(Beside::Name).or_else(|| fits(Beside::Id)) {
            self.roles[from] = Some(Role::From);
            self.roles[to] = Some(Role::To);
        }
    }

    /// The kinds of the two ends, and dates from and until.
    fn kinds_of_ends(&mut self) {
        for (from, to, beside) in self.pairs() {
            let roles = match beside {
                Beside::Kind => [Role::FromKind, Role::ToKind],
                Beside::Date => [Role::Date, Role::Until],
                Beside::Name if self.looks[from].mostly(self.looks[from].dates) => [Role::Date, Role::Until],
                _ => continue,
            };
            for (column, role) in [from, to].into_iter().zip(roles) {
                if self.roles[column].is_none() && !self.roles.contains(&Some(role)) {
                    self.roles[column] = Some(role);
                }
            }
        }
    }

    /// Gives columns roles by their headings. Of the roles that a table has once, the likeliest heading takes it.
    fn by_words(&mut self, words: &[(Role, &str)]) {
        for (role, list) in words {
            let is_many = matches!(role, Role::Quote | Role::Document | Role::Aliases | Role::Note);
            let mut free: Vec<(usize, usize)> = Vec::new();
            for (column, heading) in
                self.headings.iter().enumerate().filter(|(column, _)| self.roles[*column].is_none())
            {
                // "quote 2" is a quote as well.
                let plain = heading.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end();
                let heading = if is_many { plain } else { heading };
                let place = list.split('|').position(|word| word == heading);
                free.extend(place.filter(|_| self.may_be(*role, column)).map(|place| (place, column)));
            }
            free.sort_unstable();
            let has = self.roles.contains(&Some(*role));
            let most = if is_many { usize::MAX } else { usize::from(!has) };
            for (_, column) in free.into_iter().take(most) {
                self.roles[column] = Some(*role);
            }
        }
    }

    /// Whether the cells of a column may have a role.
    fn may_be(&self, role: Role, column: usize) -> bool {
        let look = self.looks[column];
        let is_direction = look.mostly(look.directions);
        match role {
            Role::Relation | Role::Kind => !is_direction && !look.mostly(look.urls),
            Role::Direction => is_direction || look.filled == 0,
            Role::Status => look.filled == 0 || 2 * look.statuses >= look.filled,
            Role::Quote => !look.mostly(look.numbers) && !look.mostly(look.urls),
            _ => true,
        }
    }

    /// Two columns without a role as ends: those whose headings name a kind of entity, else the first of words.
    fn first_two_as_ends(&mut self) -> bool {
        let is_free = |column: &usize| {
            let look = self.looks[*column];
            matches!(self.roles[*column], None | Some(Role::Name))
                && !look.mostly(look.urls)
                && !look.mostly(look.numbers)
        };
        let free: Vec<usize> = (0..self.headings.len()).filter(is_free).collect();
        let nouns: Vec<usize> =
            free.iter().copied().filter(|column| headings::noun(&self.headings[*column]).is_some()).collect();
        let ends = if nouns.len() >= 2 { nouns } else { free };
        if let [from, to, ..] = ends[..] {
            self.roles[from] = Some(Role::From);
            self.roles[to] = Some(Role::To);
        }
        true
    }

    /// A table whose headings say nothing: two or three columns are ends and a kind, of more the first is a name.
    fn unknown(&mut self) -> bool {
        let average = |column: usize| self.looks[column].length / self.looks[column].filled.max(1);
        match self.roles.len() {
            2 | 3 if average(0) < 100 && average(1) < 100 => self.without_headings(),
            0 => {}
            _ => self.roles[0] = Some(Role::Name),
        }
        true
    }
}

/// The kind of entity that the heading of a column names, if it does.
pub(super) fn kind_of_heading(heading: &str) -> Option<&'static str> {
    headings::noun(&normal(heading)).filter(|kind| !kind.is_empty())
}
