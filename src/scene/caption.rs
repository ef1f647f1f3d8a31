//! The words of the title and caption of a figure.

use super::build::Subject;
use crate::analysis::filter::switched_off;
use crate::analysis::words::plural;
use crate::model::{Date, Document, EvidenceIndex, RelationIndex};
use crate::session::FigureOptions;
use crate::text::{cut, single_line};

/// The longest words for one thing that is switched off, in characters.
const LONGEST_SWITCH: usize = 48;

/// The longest words for a part that is shown alone, in characters.
const LONGEST_PART: usize = 120;

/// How many publishers are listed by name.
const NAMED: usize = 4;

/// What stands above and below a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Caption {
    /// The title, above the picture.
    pub title: String,
    /// What the reader wrote under it.
    pub text: Option<String>,
    /// Its documents and their dates.
    pub source: String,
    /// Which part of the dossier it is, in a few words; `None`: all of it.
    pub part: Option<String>,
    /// The same in short, for a narrow page; empty: as it is.
    pub brief: String,
    /// How many entities, edges, claims and quotes it shows.
    pub counts: String,
    /// What is switched off or hidden; `None`: nothing.
    pub hidden: Option<String>,
    /// How many names have no room in it; `None`: all have.
    pub left_out: Option<String>,
    /// The seed of its layout and the program that made it.
    pub made: String,
}

/// The caption of a subject, laid out from a seed; `text` is what the reader wrote.
#[must_use]
pub fn caption_of(subject: &Subject<'_>, seed: u64, text: Option<&str>) -> Caption {
    Caption {
        title: single_line(&subject.open.title()),
        text: text.map(single_line).filter(|text| !text.trim().is_empty()),
        source: source(&subject.open.dossier.documents),
        part: None,
        brief: brief(&subject.open.dossier.documents),
        counts: counts(subject),
        hidden: hidden(subject),
        left_out: None,
        made: format!("Layout seed {seed}. Sayso {}", env!("CARGO_PKG_VERSION")),
    }
}

impl Caption {
    /// With what is shown alone, in a few words.
    #[must_use]
    pub fn of_part(self, words: Option<&str>) -> Self {
        let part = |words: &str| format!("Part of the dossier: {}", cut(&single_line(words), LONGEST_PART));
        Self { part: words.filter(|words| !words.trim().is_empty()).map(part), ..self }
    }

    /// The caption as the options of a figure have it.
    pub(super) fn edited(self, options: &FigureOptions) -> Self {
        let title = options.title.as_deref().map(|title| single_line(title.trim()));
        let made = match &options.date {
            Some(date) => format!("{}, {}", self.made, single_line(date)),
            None => self.made.clone(),
        };
        let title = title.unwrap_or_else(|| self.title.clone());
        match &options.words {
            // What was written in place of it is all there is.
            Some(words) => {
                let text = Some(single_line(words.trim())).filter(|words| !words.is_empty());
                Self { title, text, ..Self::default() }
            }
            None => Self { title, made, ..self },
        }
    }

    /// All of it but the title, in sentences.
    pub(super) fn in_sentences(&self) -> String {
        let hidden = self.hidden.as_deref().unwrap_or_default();
        let part = self.part.as_deref().unwrap_or_default();
        let facts: [&str; 5] = [&self.source, part, &self.counts, hidden, &self.made];
        let facts: Vec<&str> = facts.into_iter().filter(|part| !part.is_empty()).collect();
        let text = self.text.as_deref().map(|text| format!("{} ", text.trim())).unwrap_or_default();
        if facts.is_empty() { text.trim().to_owned() } else { format!("{text}{}.", facts.join(". ")) }
    }
}

/// A single document in full; for several their number, publishers and dates.
fn source(documents: &[Document]) -> String {
    match documents {
        [] => "Source: no documents".to_owned(),
        [document] => {
            let parts = [document.author.as_deref(), Some(document.title.as_str()), document.publisher.as_deref()];
            let date = document.date.as_ref().map(Date::words);
            let parts: Vec<&str> = parts.into_iter().chain([date]).flatten().filter(|part| !part.is_empty()).collect();
            format!("Source: {}", single_line(&parts.join(", ")))
        }
        _ => {
            let mut publishers: Vec<&str> = Vec::new();
            for publisher in documents.iter().filter_map(|document| document.publisher.as_deref()) {
                if !publishers.contains(&publisher) {
                    publishers.push(publisher);
                }
            }
            let mut words = format!("Sources: {} documents", documents.len());
            if let Some(range) = date_range(documents) {
                words.push_str(&format!(", {range}"));
            }
            if !publishers.is_empty() {
                let more = publishers.len().saturating_sub(NAMED);
                publishers.truncate(NAMED);
                words.push_str(&format!(" ({}", publishers.join("; ")));
                words.push_str(&if more > 0 { format!(" and {more} more)") } else { ")".to_owned() });
            }
            single_line(&words)
        }
    }
}

/// Several documents by their number and years.
fn brief(documents: &[Document]) -> String {
    if documents.len() < 2 {
        return String::new();
    }
    let year = |date: &Date| date.span.map(|span| span.first.to_string().chars().take(4).collect::<String>());
    let years: Vec<String> = documents.iter().filter_map(|document| year(document.date.as_ref()?)).collect();
    let range = match (years.iter().min(), years.iter().max()) {
        (Some(first), Some(last)) if first == last => format!(", {first}"),
        (Some(first), Some(last)) => format!(", {first} to {last}"),
        _ => String::new(),
    };
    format!("Sources: {} documents{range}", documents.len())
}

/// The dates of the earliest and the latest document.
fn date_range(documents: &[Document]) -> Option<String> {
    let dated = || documents.iter().filter_map(|document| document.date.as_ref()).filter(|date| date.span.is_some());
    let first = dated().min_by_key(|date| date.span.map(|span| span.first))?;
    let last = dated().max_by_key(|date| date.span.map(|span| span.last))?;
    Some(if first == last { first.words().to_owned() } else { format!("{first} to {last}") })
}

/// What the picture shows: entities, edges, claims, and how many of their quotes are verified.
fn counts(subject: &Subject<'_>) -> String {
    let (open, visibility) = (subject.open, subject.visibility);
    let shown = |flags: &[bool]| flags.iter().filter(|shown| **shown).count();
    let (mut quotes, mut verified, mut cited) = (0, 0, 0);
    for (place, claim) in open.dossier.relations.iter().enumerate() {
        let relation = RelationIndex::new(place);
        if !visibility.relation(relation) {
            continue;
        }
        cited += claim.evidence.iter().filter(|piece| piece.quote.is_none()).count();
        for (position, _) in claim.evidence.iter().enumerate().filter(|(_, piece)| piece.quote.is_some()) {
            let index = EvidenceIndex { relation, position: position as u32 };
            quotes += 1;
            verified += usize::from(open.reading.verification(index).is_verified());
        }
    }
    let of_quotes = match (quotes, verified) {
        (0, _) => "no quotes".to_owned(),
        (quotes, verified) if quotes == verified => {
            format!("{}, {}verified", plural(quotes, "quote", "quotes"), if quotes > 1 { "all " } else { "" })
        }
        (quotes, verified) => {
            format!("{}, {verified} verified, {} not", plural(quotes, "quote", "quotes"), quotes - verified)
        }
    };
    let of_cited = match cited {
        0 => String::new(),
        cited => format!(", {} without a quote", plural(cited, "citation", "citations")),
    };
    format!(
        "{}, {}, {}, {of_quotes}{of_cited}",
        plural(shown(&visibility.entities), "entity", "entities"),
        plural(shown(&visibility.edges), "edge", "edges"),
        plural(shown(&visibility.relations), "claim", "claims"),
    )
}

/// What is not shown, and what is switched off.
fn hidden(subject: &Subject<'_>) -> Option<String> {
    let (visibility, filter) = (subject.visibility, subject.filter);
    let missing = |flags: &[bool]| flags.iter().filter(|shown| !**shown).count();
    let (entities, claims) = (missing(&visibility.entities), missing(&visibility.relations));
    let off: Vec<String> =
        switched_off(subject.open, filter).iter().map(|words| cut(&single_line(words), LONGEST_SWITCH)).collect();
    if entities == 0 && claims == 0 && off.is_empty() {
        return None;
    }
    let gone = if filter.dims { "Dimmed or not shown" } else { "Not shown" };
    let mut words =
        format!("{gone}: {}, {}", plural(entities, "entity", "entities"), plural(claims, "claim", "claims"));
    if !off.is_empty() {
        words.push_str(&format!(" (switched off: {})", off.join(", ")));
    }
    Some(words)
}
