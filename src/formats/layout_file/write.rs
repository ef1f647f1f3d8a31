//! The writer of layout files: plain RON, one entity a line.
//!
//! Invariant: entities are written in the order of the model's sorted maps, never two on one line.

use super::measures::written;
use super::v1;
use crate::formats::source::show;
use crate::model::{
    Backing, Fault, Filter, Position, QuoteKey, QuoteMark, RelationKey, SavedLayout, SavedShown, ThemeChoice, Verdict,
    View,
};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Writes a layout. Unusable positions and cameras are left out, so that the result can be read back.
#[must_use]
pub fn write(layout: &SavedLayout) -> String {
    let mut out = String::from("(\n");
    line(&mut out, 1, &format!("format: {},", v1::FORMAT));
    line(&mut out, 1, &format!("dossier: {},", quoted(&layout.dossier)));
    line(&mut out, 1, &format!("dossier_hash: {},", quoted(&layout.dossier_hash)));
    if layout.quote_rules > 0 {
        line(&mut out, 1, &format!("quote_rules: {},", layout.quote_rules));
    }
    if layout.shown > 0 {
        line(&mut out, 1, &format!("shown: {},", layout.shown));
    }
    line(&mut out, 1, "views: [");
    for view in &layout.views {
        write_view(&mut out, view);
    }
    line(&mut out, 1, "],");
    if !layout.corrections.is_empty() {
        line(&mut out, 1, "corrections: [");
        for correction in &layout.corrections {
            line(&mut out, 2, "(");
            line(&mut out, 3, &format!("quote: {},", quote_key(&correction.quote)));
            line(&mut out, 3, &format!("document: {},", quoted(&correction.document)));
            line(&mut out, 3, &format!("before: {},", quoted(&correction.before)));
            line(&mut out, 3, &format!("passage: {},", quoted(&correction.passage)));
            line(&mut out, 2, "),");
        }
        line(&mut out, 1, "],");
    }
    if !layout.marks.is_empty() {
        line(&mut out, 1, "marks: [");
        for (key, mark) in &layout.marks {
            line(&mut out, 2, &format!("({}),", mark_words(key, mark)));
        }
        line(&mut out, 1, "],");
    }
    out.push_str(")\n");
    out
}

/// The reader's mark on a quote, on one line.
fn mark_words(key: &QuoteKey, mark: &QuoteMark) -> String {
    let mut words = format!("quote: {}", quote_key(key));
    let verdict = mark.verdict.map(|verdict| match verdict {
        Verdict::Confirmed => "Confirmed",
        Verdict::Wrong(Fault::Relation) => "Wrong(Relation)",
        Verdict::Wrong(Fault::Entity) => "Wrong(Entity)",
        Verdict::Wrong(Fault::Direction) => "Wrong(Direction)",
        Verdict::Wrong(Fault::Status) => "Wrong(Status)",
        Verdict::Unsure => "Unsure",
    });
    if let Some(verdict) = verdict {
        words.push_str(&format!(", verdict: Some({verdict})"));
    }
    if let Some(note) = &mark.note {
        words.push_str(&format!(", note: Some({})", quoted(note)));
    }
    words
}

fn write_view(out: &mut String, view: &View) {
    line(out, 2, "(");
    line(out, 3, &format!("name: {},", quoted(&view.name)));
    line(out, 3, &format!("seed: {},", view.seed));
    for ((name, (least, most), _), value) in v1::DIALS.iter().zip([view.balance, view.spacing, view.aspect]) {
        if let Some(value) = value.filter(|value| (least..=most).contains(&value)) {
            line(out, 3, &format!("{name}: Some({value:?}),"));
        }
    }
    if let Some(camera) = view.camera.filter(|camera| camera.is_usable()) {
        line(out, 3, &format!("camera: Some((center: {}, zoom: {:?})),", pair(camera.center), camera.zoom));
        if let Some(size) = view.canvas.and_then(|size| v1::canvas((size.width, size.height))) {
            line(out, 3, &format!("canvas: Some(({:?}, {:?})),", size.width, size.height));
        }
    }
    match view.theme {
        Some(ThemeChoice::Light) => line(out, 3, "theme: Some(Light),"),
        Some(ThemeChoice::Dark) => line(out, 3, "theme: Some(Dark),"),
        None => {}
    }
    if let Some(caption) = &view.caption {
        line(out, 3, &format!("caption: Some({}),", quoted(caption)));
    }
    if let Some(look) = written(view.measures) {
        line(out, 3, &look);
    }
    write_shown(out, &view.shown);
    write_filter(out, &view.filter);
    line(out, 3, "positions: {");
    for (id, position) in view.positions.iter().filter(|(_, position)| position.is_usable()) {
        line(out, 4, &format!("{}: {},", quoted(id), pair(*position)));
    }
    line(out, 3, "},");
    list(out, 3, "pins", &view.pins);
    list(out, 3, "hidden", &view.hidden);
    if !view.arranged.is_empty() {
        list(out, 3, "arranged", &view.arranged);
    }
    line(out, 2, "),");
}

/// What is shown of the network. Everything is not written down.
fn write_shown(out: &mut String, shown: &SavedShown) {
    let (words, entities, claims) = match shown {
        SavedShown::Everything => return,
        SavedShown::Claimed => return line(out, 3, "shown: Claimed,"),
        SavedShown::Part { words, entities, claims } => (words, entities, claims),
    };
    line(out, 3, "shown: Part(");
    line(out, 4, &format!("of: {},", quoted(words)));
    list(out, 4, "entities", entities);
    if let Some(claims) = claims {
        line(out, 4, "claims: Some([");
        for claim in claims {
            line(out, 5, &format!("{},", relation_key(claim)));
        }
        line(out, 4, "]),");
    }
    line(out, 3, "),");
}

/// A filter. Fields that were added later are written only if they are used, so that
/// older files stay the same to the byte.
fn write_filter(out: &mut String, filter: &Filter) {
    line(out, 3, "filter: (");
    list(out, 4, "entity_kinds", &filter.entity_kinds);
    let statuses: Vec<&str> = filter.statuses.iter().map(|status| status.word()).collect();
    line(out, 4, &format!("statuses: [{}],", statuses.join(", ")));
    list(out, 4, "relation_kinds", &filter.relation_kinds);
    line(out, 4, &format!("without_evidence: {},", filter.backings.contains(&Backing::Absent)));
    for (name, ids) in [("speakers", &filter.speakers), ("documents", &filter.documents)] {
        if !ids.is_empty() {
            list(out, 4, name, ids);
        }
    }
    if !filter.components.is_empty() {
        list(out, 4, "components", &filter.components);
    }
    write_measures(out, filter);
    for (name, amounts) in [
        ("neighbours", &filter.degrees),
        ("edge_quotes", &filter.edge_quotes),
        ("edge_documents", &filter.edge_documents),
    ] {
        if !amounts.is_empty() {
            let amounts: Vec<String> = amounts.iter().map(|amount| amount.least().to_string()).collect();
            line(out, 4, &format!("{name}: [{}],", amounts.join(", ")));
        }
    }
    if !filter.results.is_empty() {
        let results: Vec<&str> = filter.results.iter().map(|result| result.word()).collect();
        line(out, 4, &format!("results: [{}],", results.join(", ")));
    }
    if !filter.judged.is_empty() {
        let judged: Vec<&str> = filter.judged.iter().map(|judged| judged.key()).collect();
        line(out, 4, &format!("judged: [{}],", judged.join(", ")));
    }
    if !filter.ends_named.is_empty() {
        let ends: Vec<&str> = filter.ends_named.iter().map(|named| named.key()).collect();
        line(out, 4, &format!("ends_named: [{}],", ends.join(", ")));
    }
    for (name, is_on) in [
        ("with_verified_quote", filter.backings.contains(&Backing::Verified)),
        ("with_unverified_evidence", filter.backings.contains(&Backing::Unverified)),
        ("without_speaker", filter.without_speaker),
        ("only_own_words", filter.only_own_words),
        ("only_verified", filter.only_verified),
        ("only_unverified", filter.only_unverified),
        ("only_confirmed", filter.only_confirmed),
        ("only_second_look", filter.only_second_look),
        ("only_conflicting", filter.only_conflicting),
        ("only_opposed", filter.only_opposed),
        ("keeps_unclaimed", filter.keeps_unclaimed),
        ("dims", filter.dims),
    ] {
        if is_on {
            line(out, 4, &format!("{name}: true,"));
        }
    }
    if let Some(dates) = filter.dates {
        line(out, 4, &format!("dates: Some((\"{}\", \"{}\")),", dates.first, dates.last));
    }
    if !filter.fields.is_empty() {
        line(out, 4, "fields: [");
        for (field, value) in &filter.fields {
            let (owner, name) = (field.owner.key(), quoted(&field.name));
            line(out, 5, &format!("(of: {owner}, name: {name}, value: {}),", quoted(value)));
        }
        line(out, 4, "],");
    }
    write_fields_off(out, filter);
    line(out, 3, "),");
}

/// The ranges of measures, one a line.
fn write_measures(out: &mut String, filter: &Filter) {
    if filter.measures.is_empty() {
        return;
    }
    line(out, 4, "measures: [");
    for (measure, range) in &filter.measures {
        let (from, to) = range.ends();
        let of = range.name.as_ref().map_or_else(String::new, |name| format!(", of: Some({})", quoted(name)));
        line(out, 5, &format!("(name: \"{}\", from: {from:?}, to: {to:?}{of}),", measure.key()));
    }
    line(out, 4, "],");
}

/// The values of fields that are off, a field a line.
fn write_fields_off(out: &mut String, filter: &Filter) {
    if filter.fields_off.is_empty() {
        return;
    }
    line(out, 4, "fields_off: [");
    for (field, off) in &filter.fields_off {
        let values: Vec<String> = off.iter().flatten().map(|value| quoted(value)).collect();
        let without = if off.contains(&None) { ", without: true" } else { "" };
        let (owner, name) = (field.owner.key(), quoted(&field.name));
        line(out, 5, &format!("(of: {owner}, name: {name}, values: [{}]{without}),", values.join(", ")));
    }
    line(out, 4, "],");
}

/// One line, `depth` steps in.
fn line(out: &mut String, depth: usize, content: &str) {
    out.extend(std::iter::repeat_n("    ", depth));
    out.push_str(content);
    out.push('\n');
}

/// A list of texts, one a line.
fn list(out: &mut String, depth: usize, name: &str, texts: &BTreeSet<String>) {
    line(out, depth, &format!("{name}: ["));
    for each in texts {
        line(out, depth + 1, &format!("{},", quoted(each)));
    }
    line(out, depth, "],");
}

/// A position. `Debug` is the shortest form that reads back to the same bits.
fn pair(position: Position) -> String {
    format!("({:?}, {:?})", position.x, position.y)
}

/// The key of a quote on one line, without fields that have their default.
fn quote_key(key: &QuoteKey) -> String {
    let mut words = format!("relation: {}, document: {}", relation_key(&key.relation), quoted(&key.document));
    if let Some(quote) = &key.quote {
        words.push_str(&format!(", text: Some({})", quoted(quote)));
    }
    if key.place > 0 {
        words.push_str(&format!(", place: {}", key.place));
    }
    format!("({words})")
}

/// The key of a claim on one line.
fn relation_key(key: &RelationKey) -> String {
    match key {
        RelationKey::Id(id) => format!("(id: Some({}))", quoted(id)),
        RelationKey::Claim { from, kind, to, status, by, place } => {
            let mut words = format!("from: {}, kind: {}, to: {}", quoted(from), quoted(kind), quoted(to));
            words.push_str(&format!(", status: {}", status.word()));
            if let Some(by) = by {
                words.push_str(&format!(", by: Some({})", quoted(by)));
            }
            if *place > 0 {
                words.push_str(&format!(", place: {place}"));
            }
            format!("({words})")
        }
    }
}

/// A text in quotes on one line, with hidden characters by number.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            hidden if show::is_escaped(hidden) => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", hidden as u32);
            }
            plain => out.push(plain),
        }
    }
    out.push('"');
    out
}
