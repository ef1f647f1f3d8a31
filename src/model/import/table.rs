//! A table that is imported: what each column means, and what the whole is taken for.

use std::fmt;

/// What a column of a table means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The id of an entity, document or claim.
    Id,
    /// The name of an entity.
    Name,
    /// The kind of an entity.
    Kind,
    /// Its other names.
    Aliases,
    /// The end at which a claim starts.
    From,
    /// The kind of that entity.
    FromKind,
    /// The end at which a claim ends.
    To,
    /// The kind of that entity.
    ToKind,
    /// The kind of a claim.
    Relation,
    /// Whether a claim has a direction.
    Direction,
    /// The status of a claim.
    Status,
    /// Whose say-so it is.
    By,
    /// The words that weaken it.
    Hedge,
    /// When it held, or from when; the date of a document.
    Date,
    /// Until when it held.
    Until,
    /// A remark.
    Note,
    /// The words that support a claim.
    Quote,
    /// The document that they are from.
    Document,
    /// The claim that evidence is for.
    Claim,
    /// The title of a document.
    Title,
    /// Its text.
    Text,
    /// Its author.
    Author,
    /// Its publisher.
    Publisher,
    /// Where it can be found.
    Url,
    /// The terms of its use.
    Rights,
    /// Its language.
    Language,
    /// Kept under its heading.
    Field,
    /// Not read.
    Ignored,
}

impl Role {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 28] = [
        Self::From,
        Self::To,
        Self::Relation,
        Self::Quote,
        Self::Document,
        Self::Status,
        Self::By,
        Self::Date,
        Self::Until,
        Self::FromKind,
        Self::ToKind,
        Self::Direction,
        Self::Hedge,
        Self::Id,
        Self::Name,
        Self::Kind,
        Self::Aliases,
        Self::Note,
        Self::Claim,
        Self::Title,
        Self::Text,
        Self::Author,
        Self::Publisher,
        Self::Url,
        Self::Rights,
        Self::Language,
        Self::Field,
        Self::Ignored,
    ];

    /// Its word in the window and in files of roles.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::Kind => "kind",
            Self::Aliases => "other names",
            Self::From => "from",
            Self::FromKind => "kind of from",
            Self::To => "to",
            Self::ToKind => "kind of to",
            Self::Relation => "relation",
            Self::Direction => "direction",
            Self::Status => "status",
            Self::By => "who says so",
            Self::Hedge => "hedge",
            Self::Date => "date",
            Self::Until => "until",
            Self::Note => "note",
            Self::Quote => "quote",
            Self::Document => "document",
            Self::Claim => "claim id",
            Self::Title => "title",
            Self::Text => "text",
            Self::Author => "author",
            Self::Publisher => "publisher",
            Self::Url => "web address",
            Self::Rights => "rights",
            Self::Language => "language",
            Self::Field => "keep as field",
            Self::Ignored => "leave out",
        }
    }

    /// What it means, in a sentence without a full stop.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Id => "What other tables call this row by",
            Self::Name => "The name of an entity: a person, an organization, a place",
            Self::Kind => "The kind of the entity: person, organization, place",
            Self::Aliases => "Other names of the entity, separated by ; or |",
            Self::From => "The entity that the relation starts at, by id or name",
            Self::FromKind => "The kind of the entity that the relation starts at",
            Self::To => "The entity that the relation ends at, by id or name",
            Self::ToKind => "The kind of the entity that the relation ends at",
            Self::Relation => "What connects the two: a phrase that reads between their names",
            Self::Direction => "Directed or undirected",
            Self::Status => "Asserted, alleged, denied or hypothetical",
            Self::By => "The one who says so",
            Self::Hedge => "The words that weaken the claim: may, reportedly",
            Self::Date => "When it was so, or from when",
            Self::Until => "Until when it was so",
            Self::Note => "A remark for the reader",
            Self::Quote => "The words that support the claim, as they stand in the document",
            Self::Document => "The document that the words are from: a file name, a title, a web address",
            Self::Claim => "The id of the relation that this row is evidence for",
            Self::Title => "The title of a document",
            Self::Text => "The whole text of a document",
            Self::Author => "Who wrote the document",
            Self::Publisher => "Who published it",
            Self::Url => "Where it can be found",
            Self::Rights => "The terms under which it may be used",
            Self::Language => "Its language",
            Self::Field => "Kept under its heading, to be searched and filtered by",
            Self::Ignored => "Not read",
        }
    }

    /// The role of a word, as [`word`](Self::word) gives it.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.word())
    }
}

/// What a table is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableKind {
    /// An entity a row.
    Entities,
    /// A claim a row.
    Relations,
    /// A piece of evidence a row, for claims of another table.
    Evidence,
    /// A document a row.
    Documents,
    /// Entities by rows and columns, a claim a cell.
    Matrix,
    /// Nothing that could be read.
    Nothing,
}

impl TableKind {
    /// What the roles of its columns make a table.
    #[must_use]
    pub fn of(roles: &[Role]) -> Self {
        let has = |role: Role| roles.contains(&role);
        match () {
            () if has(Role::From) && has(Role::To) => Self::Relations,
            () if has(Role::Claim) && (has(Role::Quote) || has(Role::Document)) => Self::Evidence,
            () if has(Role::Text) || has(Role::Title) => Self::Documents,
            () if has(Role::Name) || has(Role::Id) => Self::Entities,
            () => Self::Nothing,
        }
    }

    /// What its rows are.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Relations => "relations",
            Self::Evidence => "evidence",
            Self::Documents => "documents",
            Self::Matrix => "a matrix of relations",
            Self::Nothing => "nothing",
        }
    }
}

/// What the columns of tables with these headings meant last, as the reader chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptRoles {
    /// The headings.
    pub headings: Vec<String>,
    /// What each column means.
    pub roles: Vec<Role>,
}

/// A table as it is shown before it is imported.
#[derive(Clone, Debug, PartialEq)]
pub struct TablePreview {
    /// Its file, and its sheet where there are several.
    pub name: String,
    /// What it is taken for.
    pub kind: TableKind,
    /// Its headings; numbers of columns where it has none.
    pub headings: Vec<String>,
    /// What each column means.
    pub roles: Vec<Role>,
    /// Its first rows, each with its line in the file.
    pub rows: Vec<(usize, Vec<String>)>,
    /// How many rows it has.
    pub count: usize,
    /// The lines of rows that cannot be read as they should: an end or name is missing, cells are missing or too many. The first
    /// so many, in order.
    pub bad: Vec<(usize, &'static str)>,
}
