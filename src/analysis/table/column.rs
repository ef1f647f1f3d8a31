//! What a table can be of, and its columns.

use crate::analysis::fields::FieldValues;
use crate::analysis::measures::{explanation, name};
use crate::model::{FieldOwner, Measure};

/// What a table has a row for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableOf {
    /// Every entity.
    #[default]
    Entities,
    /// Every edge.
    Edges,
    /// Every claim.
    Claims,
    /// Every piece of evidence.
    Quotes,
}

impl TableOf {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Entities, Self::Edges, Self::Claims, Self::Quotes];

    /// What has rows of this name in files.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|of| of.words() == key)
    }

    /// Its rows in one word, which is its name in files.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Edges => "edges",
            Self::Claims => "claims",
            Self::Quotes => "quotes",
        }
    }

    /// One row in one word.
    #[must_use]
    pub fn one(self) -> &'static str {
        match self {
            Self::Entities => "entity",
            Self::Edges => "edge",
            Self::Claims => "claim",
            Self::Quotes => "quote",
        }
    }

    /// The columns that are shown until others are chosen.
    #[must_use]
    pub fn usual(self) -> Vec<Column> {
        use Column::{
            By, Claims, Conflict, Date, Document, Documents, Evidence, From, Kind, Name, Neighbours, OtherName, Quote,
            Quotes, Result, Says, Status, Statuses, To, Verdict,
        };
        match self {
            Self::Entities => vec![Name, Kind, Neighbours, Claims, Quotes, Documents, Says],
            Self::Edges => vec![Name, OtherName, Claims, Statuses, Quotes, Documents, Conflict],
            Self::Claims => vec![From, Kind, To, Status, By, Date, Quotes, Documents, Evidence],
            Self::Quotes => vec![Quote, From, Kind, To, Status, Document, Result, Verdict],
        }
    }

    /// All its columns, those of the dossier's own `fields` last.
    #[must_use]
    pub fn columns(self, fields: &[FieldValues]) -> Vec<Column> {
        use Column::{
            Aliases, Backward, By, Claims, Conflict, Date, Document, DocumentDate, Documents, Ends, Evidence, Forward,
            From, Hedge, Id, Kind, Look, Mentions, Name, Neighbours, Note, OtherName, Page, Quote, Quotes, Result,
            Said, Says, Status, Statuses, To, Verdict, Verified,
        };
        let mut columns = match self {
            Self::Entities => {
                let mut columns = vec![Name, Kind, Neighbours, Claims, Quotes, Verified, Documents, Says, Mentions];
                // The degree is the number of neighbours.
                let measures = Measure::ALL.into_iter().filter(|measure| *measure != Measure::Degree);
                columns.extend(measures.map(Column::Measure));
                columns.extend([Aliases, Note, Id]);
                columns
            }
            Self::Edges => {
                vec![Name, OtherName, Claims, Statuses, Forward, Backward, Quotes, Verified, Documents, Conflict]
            }
            Self::Claims => {
                vec![From, Kind, To, Status, By, Date, Quotes, Verified, Documents, Evidence, Hedge, Note, Id]
            }
            Self::Quotes => vec![
                Quote,
                From,
                Kind,
                To,
                Status,
                By,
                Document,
                DocumentDate,
                Page,
                Result,
                Ends,
                Look,
                Verdict,
                Said,
                Note,
            ],
        };
        let owner = match self {
            Self::Entities => Some(FieldOwner::Entity),
            Self::Claims => Some(FieldOwner::Claim),
            Self::Edges | Self::Quotes => None,
        };
        let own = fields.iter().filter(|field| Some(field.field.owner) == owner);
        columns.extend(own.map(|field| Column::Field(field.field.name.clone())));
        columns
    }
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The name of an entity, or of the end of an edge that comes first in the file.
    Name,
    /// The name of the other end of an edge.
    OtherName,
    /// The kind of an entity or of a relation.
    Kind,
    /// How many others an entity is tied to.
    Neighbours,
    /// How many claims an entity or an edge has.
    Claims,
    /// The claims of an edge by status, in words.
    Statuses,
    /// How many claims of an edge point from its first end to the other.
    Forward,
    /// How many point back.
    Backward,
    /// How many quotes and citations there are.
    Quotes,
    /// How many quotes are verified.
    Verified,
    /// How many documents carry it.
    Documents,
    /// How many claims an entity makes.
    Says,
    /// How many certain mentions an entity has in the documents.
    Mentions,
    /// How the claims of an edge contradict one another, in words.
    Conflict,
    /// The entity that a claim starts at.
    From,
    /// The entity that it ends at.
    To,
    /// Its status.
    Status,
    /// Its speaker.
    By,
    /// Its date, as the file has it.
    Date,
    /// What stands behind it.
    Evidence,
    /// The words that weaken it.
    Hedge,
    /// The words of a quote, or of a passage.
    Quote,
    /// The title of its document.
    Document,
    /// The date of its document.
    DocumentDate,
    /// The page where it stands.
    Page,
    /// What became of it when it was looked up.
    Result,
    /// How many ends of its claim it names.
    Ends,
    /// Why it is worth a second look.
    Look,
    /// What the reader said of it.
    Verdict,
    /// The reader's note on it.
    Said,
    /// A measure of the whole network.
    Measure(Measure),
    /// The other names of an entity.
    Aliases,
    /// The remark of the dossier.
    Note,
    /// The id.
    Id,
    /// A field of the dossier's own, by its name.
    Field(String),
}

/// The names in files of the columns that are no field and no measure.
const KEYS: [(Column, &str); 33] = [
    (Column::Name, "name"),
    (Column::OtherName, "other name"),
    (Column::Kind, "kind"),
    (Column::Neighbours, "neighbours"),
    (Column::Claims, "claims"),
    (Column::Statuses, "statuses"),
    (Column::Forward, "forward"),
    (Column::Backward, "backward"),
    (Column::Quotes, "quotes"),
    (Column::Verified, "verified"),
    (Column::Documents, "documents"),
    (Column::Says, "says"),
    (Column::Mentions, "mentions"),
    (Column::Conflict, "conflict"),
    (Column::From, "from"),
    (Column::To, "to"),
    (Column::Status, "status"),
    (Column::By, "by"),
    (Column::Date, "date"),
    (Column::Evidence, "evidence"),
    (Column::Hedge, "hedge"),
    (Column::Quote, "quote"),
    (Column::Document, "document"),
    (Column::DocumentDate, "document date"),
    (Column::Page, "page"),
    (Column::Result, "result"),
    (Column::Ends, "ends"),
    (Column::Look, "second look"),
    (Column::Verdict, "verdict"),
    (Column::Said, "said"),
    (Column::Aliases, "aliases"),
    (Column::Note, "note"),
    (Column::Id, "id"),
];

/// What stands before the name of a field, and before that of a measure.
const OF_FIELD: &str = "field: ";
const OF_MEASURE: &str = "measure: ";

impl Column {
    /// Its name in files.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Field(name) => format!("{OF_FIELD}{name}"),
            Self::Measure(measure) => format!("{OF_MEASURE}{}", measure.key()),
            other => {
                KEYS.iter().find(|(column, _)| column == other).map_or_else(String::new, |(_, key)| (*key).to_owned())
            }
        }
    }

    /// The column of this name in files.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        if let Some(name) = key.strip_prefix(OF_FIELD) {
            return Some(Self::Field(name.to_owned()));
        }
        if let Some(name) = key.strip_prefix(OF_MEASURE) {
            return Measure::of_key(name).map(Self::Measure);
        }
        KEYS.iter().find(|(_, known)| *known == key).map(|(column, _)| column.clone())
    }

    /// Its heading.
    #[must_use]
    pub fn heading(&self, of: TableOf) -> &str {
        match self {
            Self::Name if of == TableOf::Edges => "One end",
            Self::Name => "Name",
            Self::OtherName => "Other end",
            Self::Kind if of == TableOf::Entities => "Kind",
            Self::Kind => "Relation",
            Self::Neighbours => "Neighbours",
            Self::Claims => "Claims",
            Self::Statuses => "By status",
            Self::Forward => "Forward",
            Self::Backward => "Back",
            Self::Quotes => "Quotes",
            Self::Verified => "Verified",
            Self::Documents => "Documents",
            Self::Says => "Says",
            Self::Mentions => "Mentions",
            Self::Conflict => "Conflict",
            Self::From => "From",
            Self::To => "To",
            Self::Status => "Status",
            Self::By => "Said by",
            Self::Date => "Date",
            Self::Evidence => "Evidence",
            Self::Hedge => "Hedge",
            Self::Quote => "Quote",
            Self::Document => "Document",
            Self::DocumentDate => "Published",
            Self::Page => "Page",
            Self::Result => "Checked",
            Self::Ends => "Ends named",
            Self::Look => "Second look",
            Self::Verdict => "Your mark",
            Self::Said => "Your note",
            Self::Measure(measure) => name(*measure),
            Self::Aliases => "Other names",
            Self::Note => "Note",
            Self::Id => "Id",
            Self::Field(name) => name,
        }
    }

    /// What it tells, in one sentence.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Name | Self::OtherName | Self::From | Self::To => "The name of the entity",
            Self::Kind => "The kind, as the dossier has it",
            Self::Neighbours => "How many others it is tied to, in the whole dossier",
            Self::Claims => "How many claims there are, in the whole dossier",
            Self::Statuses => "Its claims by status, in the whole dossier",
            Self::Forward => "How many claims point from the first end to the other",
            Self::Backward => "How many claims point from the other end to the first",
            Self::Quotes => "How many quotes and citations, in the whole dossier",
            Self::Verified => "How many quotes were found in their documents",
            Self::Documents => "How many documents carry it, in the whole dossier",
            Self::Says => "How many claims are in its words",
            Self::Mentions => "How often the documents name it for certain",
            Self::Conflict => "How its claims contradict one another",
            Self::Status => "Whether it is asserted, alleged, denied or hypothetical",
            Self::By => "Who makes the claim; empty: the document itself",
            Self::Date => "When it held, as the dossier has it",
            Self::Evidence => "What stands behind the claim",
            Self::Hedge => "The words that weaken it",
            Self::Quote => "The words that support the claim",
            Self::Document => "The document that the words are from",
            Self::DocumentDate => "When the document was published",
            Self::Page => "The page, where the text tells it",
            Self::Result => "What became of the quote when it was looked up in its document",
            Self::Ends => "How many of the two entities of its claim it names",
            Self::Look => "Why the quote is worth a second look",
            Self::Verdict => "What you said of the quote",
            Self::Said => "Your note on the quote",
            Self::Measure(measure) => explanation(*measure),
            Self::Aliases => "Other names that it goes by",
            Self::Note => "The remark of the dossier",
            Self::Id => "The id in the dossier",
            Self::Field(_) => "A field of the dossier’s own",
        }
    }

    /// Whether it holds numbers only.
    #[must_use]
    pub fn is_number(&self) -> bool {
        if let Self::Measure(measure) = self {
            return !measure.is_group();
        }
        matches!(
            self,
            Self::Neighbours
                | Self::Claims
                | Self::Forward
                | Self::Backward
                | Self::Quotes
                | Self::Verified
                | Self::Documents
                | Self::Says
                | Self::Mentions
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_found_by_its_name_in_files() {
        let fields = [FieldValues {
            field: crate::model::Field { owner: FieldOwner::Entity, name: "name".to_owned() },
            values: Vec::new(),
            more: 0,
        }];
        for of in TableOf::ALL {
            for column in of.columns(&fields) {
                assert_eq!(Column::of_key(&column.key()), Some(column.clone()), "{column:?}");
            }
        }
        assert_eq!((Column::of_key(""), Column::of_key("measure: closeness")), (None, None));
    }
}
