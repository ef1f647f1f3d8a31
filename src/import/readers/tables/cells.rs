//! What stands in one cell: several names, several sources, an object in JSON, a quote in quotation marks.

use crate::formats::json_tree::{Json, parse};
use crate::import::draft::words;
use std::collections::BTreeMap;

/// The sources of a cell: split at line breaks, " | ", "; ", and white space between addresses; never at commas, which titles have.
pub(super) fn sources(cell: &str) -> Vec<String> {
    let parts = cell.split('\n').flat_map(|line| line.split(" | ")).flat_map(|part| part.split(';'));
    let are_urls =
        |part: &str| part.split_whitespace().count() > 1 && part.split_whitespace().all(|word| word.contains("://"));
    let mut sources: Vec<String> = Vec::new();
    for part in parts.map(str::trim).filter(|part| !words::is_nothing(part)) {
        let found: Vec<&str> = if are_urls(part) { part.split_whitespace().collect() } else { vec![part] };
        for source in found.into_iter().map(|source| source.trim_end_matches(',')) {
            sources.push(source.to_owned());
        }
    }
    sources
}

/// The names of a cell: a list of JSON or Python, or split at `;`, `|` and line breaks.
pub(super) fn names(cell: &str) -> Vec<String> {
    if cell.starts_with('[') && cell.ends_with(']') {
        if let Ok(file) = parse(cell) {
            return file.value.items().iter().filter_map(Json::word).collect();
        }
        let inner = cell[1..cell.len() - 1].split(',');
        return inner
            .map(|name| name.trim().trim_matches(['\'', '"']).to_owned())
            .filter(|name| !name.is_empty())
            .collect();
    }
    cell.split([';', '|', '\n']).map(str::trim).filter(|name| !words::is_nothing(name)).map(str::to_owned).collect()
}

/// Puts a cell into fields under its heading; of an object in JSON each field by itself. What it says of other names comes back.
pub(super) fn field(heading: &str, cell: &str, fields: &mut BTreeMap<String, String>) -> Vec<String> {
    if words::is_nothing(cell) {
        return Vec::new();
    }
    let object = if cell.starts_with('{') { parse(cell).ok() } else { None };
    let Some(object) = object else {
        fields.insert(heading.to_owned(), cell.to_owned());
        return Vec::new();
    };
    let mut names = Vec::new();
    for (key, value) in object.value.pairs() {
        match value {
            Json::List(items) if key.to_lowercase().contains("alias") => {
                names.extend(items.iter().filter_map(Json::word));
            }
            _ if value.written().is_empty() => {}
            _ => {
                fields.insert(key.to_string(), value.written());
            }
        }
    }
    names
}

/// The words within quotation marks, where a cell has a pair around all of it.
pub(super) fn within_marks(cell: &str) -> Option<&str> {
    let pairs = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»')];
    pairs.into_iter().find_map(|(open, close)| {
        let inner = cell.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains([open, close])).then_some(inner.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_split_where_people_put_several_in_a_cell() {
        assert_eq!(sources("http://a/1 http://b/2"), ["http://a/1", "http://b/2"]);
        assert_eq!(sources("Times, London; wire.txt | x\nhttp://a"), ["Times, London", "wire.txt", "x", "http://a"]);
        assert_eq!(sources("A book of its own"), ["A book of its own"]);
    }

    #[test]
    fn names_and_objects_are_taken_apart() {
        assert_eq!(names("Smith, John; J. S."), ["Smith, John", "J. S."]);
        assert_eq!(names("['A', 'B']"), ["A", "B"]);
        let mut fields = BTreeMap::new();
        assert_eq!(field("attributes", r#"{"aliases": ["X"], "age": 5}"#, &mut fields), ["X"]);
        assert_eq!(fields.get("age").map(String::as_str), Some("5"));
        assert_eq!(within_marks("“so it is”"), Some("so it is"));
        assert_eq!(within_marks("“so” and “so”"), None);
    }
}
