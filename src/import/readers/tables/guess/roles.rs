//! The roles of columns, by their headings and cells.

use super::looks::Looks;
use crate::import::readers::tables::headings::{self, Beside, OF_DOCUMENTS, OF_ENTITIES, OF_EVIDENCE, OF_RELATIONS};
use crate::model::{Role, TableKind};

/// The roles of columns as they are found.
pub(super) struct Guess<'s> {
    pub(super) headings: &'s [String],
    pub(super) looks: &'s [Looks],
    pub(super) roles: Vec<Option<Role>>,
}

impl Guess<'_> {
    /// Gives every column a role that has none; whether the ends are but a guess.
    pub(super) fn all(&mut self, has_headings: bool) -> bool {
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

    /// All pairs of columns whose headings are those of two ends.
    pub(super) fn pairs(&self) -> Vec<(usize, usize, Beside)> {
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
