//! Title and caption: what a picture has to say of itself when it leaves the program.

use super::build::Subject;
use super::frame::{Background, Dash, Label, Mark, Shot, Weight};
use super::page::{Bounds, Point};
use super::text::{Fonts, cut, single_line, starts_rtl};
use crate::analysis::filter::switched_off;
use crate::analysis::words::plural;
use crate::model::{Document, EvidenceIndex, RelationIndex};

/// The room around the page, in pixels.
const MARGIN: f32 = 24.0;

/// The font sizes of the title, of the reader's own words, and of the rest.
const TITLE: f32 = 20.0;
const WORDS: f32 = 13.0;
const SMALL: f32 = 11.0;

/// The most lines of each.
const MOST_LINES: usize = 3;

/// The longest words for one thing that is switched off, in characters.
const LONGEST_SWITCH: usize = 48;

/// How many publishers are named.
const NAMED: usize = 4;

/// What stands above and below a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Caption {
    /// The title, above the picture.
    pub title: String,
    /// What the reader wrote under it.
    pub text: Option<String>,
    /// Which documents it rests on, and of when they are.
    pub source: String,
    /// How many entities, edges, claims and quotes it shows.
    pub counts: String,
    /// What is switched off or hidden; `None`: nothing.
    pub hidden: Option<String>,
    /// That names found no room in it; `None`: all did.
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
        counts: counts(subject),
        hidden: hidden(subject),
        left_out: None,
        made: format!("Layout seed {seed}. Sayso {}", env!("CARGO_PKG_VERSION")),
    }
}

/// One document whole; of several how many, by whom, and from when to when.
fn source(documents: &[Document]) -> String {
    match documents {
        [] => "Source: no documents".to_owned(),
        [document] => {
            let parts = [document.author.as_deref(), Some(document.title.as_str()), document.publisher.as_deref()];
            let date = document.date.as_ref().map(|date| date.text.as_str());
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

/// The dates of the earliest and the latest document, as they are written.
fn date_range(documents: &[Document]) -> Option<String> {
    let dated = || documents.iter().filter_map(|document| document.date.as_ref()).filter(|date| date.span.is_some());
    let first = dated().min_by_key(|date| date.span.map(|span| span.first))?;
    let last = dated().max_by_key(|date| date.span.map(|span| span.last))?;
    Some(if first == last { first.text.clone() } else { format!("{first} to {last}") })
}

/// What the picture shows: entities, edges, claims, and how many of their quotes are verified.
fn counts(subject: &Subject<'_>) -> String {
    let (open, visibility) = (subject.open, subject.visibility);
    let shown = |flags: &[bool]| flags.iter().filter(|shown| **shown).count();
    let (mut quotes, mut verified) = (0, 0);
    for (place, claim) in open.dossier.relations.iter().enumerate() {
        let relation = RelationIndex::new(place);
        if !visibility.relation(relation) {
            continue;
        }
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
        (quotes, verified) => format!("{}, {verified} verified", plural(quotes, "quote", "quotes")),
    };
    format!(
        "{}, {}, {}, {of_quotes}",
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
    let mut words =
        format!("Not shown: {}, {}", plural(entities, "entity", "entities"), plural(claims, "claim", "claims"));
    if !off.is_empty() {
        words.push_str(&format!(" (switched off: {})", off.join(", ")));
    }
    Some(words)
}

/// The part of the page that the network is seen through, and the marks of title and caption around it.
pub(super) fn lay_out(shot: &Shot<'_>) -> (Bounds, Vec<Mark>) {
    let page = Bounds::new(0.0, 0.0, shot.size.width, shot.size.height);
    let Some(caption) = shot.caption else { return (page, Vec::new()) };
    let scale = shot.text_scale;
    let margin = (MARGIN * scale).min(shot.size.width / 8.0);
    let width = shot.size.width - 2.0 * margin;
    let mut sheet = Sheet { shot, left: margin, width, marks: Vec::new() };
    let top = sheet.paragraph(&caption.title, margin, TITLE * scale, Weight::SemiBold, 2);
    let top = if caption.title.is_empty() { margin } else { top + 10.0 * scale };
    // The caption is set from above as well, then moved down to where it ends at the margin.
    let before = sheet.marks.len();
    let mut bottom = 10.0 * scale;
    if let Some(text) = &caption.text {
        bottom = sheet.paragraph(text, bottom, WORDS * scale, Weight::Regular, MOST_LINES) + 4.0 * scale;
    }
    bottom = sheet.paragraph(&sentences(&[&caption.source]), bottom, SMALL * scale, Weight::Regular, MOST_LINES);
    let hidden = caption.hidden.as_deref().unwrap_or_default();
    let left_out = caption.left_out.as_deref().unwrap_or_default();
    let facts = sentences(&[&caption.counts, hidden, left_out, &caption.made]);
    bottom = sheet.paragraph(&facts, bottom, SMALL * scale, Weight::Regular, MOST_LINES);
    let shift = shot.size.height - margin * 0.75 - bottom;
    for mark in &mut sheet.marks[before..] {
        if let Mark::Text(label) = mark {
            label.at.y += shift;
        }
    }
    let end = (shift - 4.0 * scale).max(top + 1.0);
    if shot.background != Background::Transparent {
        let y = shift + 3.0 * scale;
        let points = vec![Point::new(margin, y), Point::new(margin + width, y)];
        sheet.marks.push(Mark::Line { points, width: 1.0, color: shot.theme.hairline, dash: Dash::Solid });
    }
    (Bounds { min: Point::new(margin, top), max: Point::new(margin + width, end) }, sheet.marks)
}

/// Parts joined as sentences.
fn sentences(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    let mut text = parts.join(". ");
    text.push('.');
    text
}

/// A page on which paragraphs are set.
struct Sheet<'a> {
    shot: &'a Shot<'a>,
    left: f32,
    width: f32,
    marks: Vec<Mark>,
}

impl Sheet<'_> {
    /// Sets a paragraph below `top` and says where it ends.
    fn paragraph(&mut self, text: &str, top: f32, size: f32, weight: Weight, most: usize) -> f32 {
        let theme = self.shot.theme;
        let mut y = top;
        if text.is_empty() {
            return y;
        }
        for line in wrap(text, self.width, size, weight, most) {
            let width = Fonts::bundled().width(&line, size, weight);
            let small = size < WORDS * self.shot.text_scale;
            self.marks.push(Mark::Text(Box::new(Label {
                at: Point::new(self.left, y + size),
                rtl: starts_rtl(&line),
                text: line,
                size,
                weight,
                color: if small { theme.weak } else { theme.ink },
                width,
                ..Label::default()
            })));
            y += 1.35 * size;
        }
        y
    }
}

/// A text in lines of at most a width; what is more than `most` lines ends in an ellipsis.
fn wrap(text: &str, width: f32, size: f32, weight: Weight, most: usize) -> Vec<String> {
    let fits = |line: &str| Fonts::bundled().width(line, size, weight) <= width;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&longer) {
            line = longer;
        } else {
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            word.clone_into(&mut line);
        }
        if lines.len() > most {
            break;
        }
    }
    lines.push(line);
    let is_cut = lines.len() > most;
    lines.truncate(most);
    let last = lines.len().saturating_sub(1);
    for (place, line) in lines.iter_mut().enumerate() {
        let must_end = is_cut && place == last;
        let mut letters = line.chars().count();
        while (must_end && !line.ends_with('…') || !fits(line)) && letters > 1 {
            letters -= 1;
            *line = cut(line.trim_end_matches('…'), letters);
        }
    }
    lines
}
