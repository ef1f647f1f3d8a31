//! The documents of a report as CSL JSON, for reference managers.
//!
//! Source: Citation Style Language 1.0.2, `csl-data.json`.

use super::content::Report;
use crate::model::{Date, Document};
use serde_json::{Map, Value, json};

/// Writes the documents as CSL JSON.
pub(super) fn write(report: &Report) -> Vec<u8> {
    let items: Vec<Value> = report.documents.iter().map(|entry| item(&entry.document)).collect();
    let mut text = serde_json::to_string_pretty(&items).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

fn item(document: &Document) -> Value {
    let mut item = Map::new();
    let mut set = |field: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(field.to_owned(), value);
        }
    };
    let text = |text: &Option<String>| text.as_deref().map(|text| json!(super::content::line(text)));
    set("id", Some(json!(super::content::line(&document.id))));
    set("type", Some(json!("document")));
    set("title", Some(json!(super::content::line(&document.title))));
    // A dossier does not tell family from given names.
    set("author", text(&document.author).map(|author| json!([{ "literal": author }])));
    set("publisher", text(&document.publisher));
    set("issued", document.date.as_ref().map(issued));
    set("URL", text(&document.url));
    set("language", text(&document.language));
    Value::Object(item)
}

/// A date: its days where it is one day, month, year or span of them; else as it is written.
fn issued(date: &Date) -> Value {
    let is_plain = |text: &str| {
        let parts: Vec<&str> = text.split('-').collect();
        let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
        (1..=3).contains(&parts.len()) && digits(parts[0], 4) && parts[1..].iter().all(|part| digits(part, 2))
    };
    let numbers = |text: &str| text.split('-').filter_map(|part| part.parse::<u32>().ok()).collect::<Vec<u32>>();
    let ends: Vec<&str> = date.text.split('/').collect();
    if ends.len() <= 2 && date.span.is_some() && ends.iter().all(|end| is_plain(end)) {
        let parts: Vec<Vec<u32>> = ends.iter().map(|end| numbers(end)).collect();
        return json!({ "date-parts": parts });
    }
    json!({ "raw": super::content::line(&date.text) })
}
