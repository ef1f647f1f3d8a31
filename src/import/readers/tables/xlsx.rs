//! Spreadsheets (XLSX): the values of cells, as text; dates as ISO dates.
//!
//! Source: ECMA-376, part 1, 18 (SpreadsheetML): 18.2 workbook, 18.3 worksheets, 18.4 shared strings, 18.8.30 number formats.
//!
//! Lost: formulas (their last values are read), formatting, merged cells but for their first.

use crate::import::archive::Archive;
use crate::import::offer::Item;
use crate::import::refusal::Refusal;
use crate::model::Day;
use roxmltree::{Document, Node};

/// The most columns of a sheet that are read.
const WIDEST: usize = 1000;

/// A sheet: its name, and the cells of each row.
type NamedRows = (String, Vec<Vec<String>>);

/// The sheets that have rows, each with its name.
pub(super) fn read(item: &Item<'_>) -> Result<Vec<NamedRows>, Refusal> {
    let mut archive = Archive::of(item)?;
    let refused = |message: &str| {
        Refusal::of_file(item.path(), message, "Save it as CSV in a spreadsheet program, and import that")
    };
    let workbook = archive.text("xl/workbook.xml")?.ok_or_else(|| refused("this spreadsheet has no workbook"))?;
    let workbook = parse(&workbook).ok_or_else(|| refused("the workbook of this spreadsheet is no well-formed XML"))?;
    let parts = archive.text("xl/_rels/workbook.xml.rels")?.unwrap_or_default();
    let is_1904 =
        elements(&workbook, "workbookPr").any(|node| matches!(node.attribute("date1904"), Some("1" | "true")));
    let texts = archive.text("xl/sharedStrings.xml")?.map(|text| shared(&text)).unwrap_or_default();
    let dates = archive.text("xl/styles.xml")?.map(|text| date_styles(&text)).unwrap_or_default();
    let mut sheets = Vec::new();
    for (at, sheet) in elements(&workbook, "sheet").enumerate() {
        let name = sheet.attribute("name").unwrap_or_default().to_owned();
        let id = sheet.attributes().find(|attribute| attribute.name() == "id").map(|attribute| attribute.value());
        let path = id.and_then(|id| target(&parts, id)).unwrap_or_else(|| format!("xl/worksheets/sheet{}.xml", at + 1));
        let Some(text) = archive.text(&path)? else { continue };
        let content = parse(&text).ok_or_else(|| refused(&format!("the sheet “{name}” is no well-formed XML")))?;
        let rows = rows(&content, &Reading { texts: &texts, dates: &dates, is_1904 });
        if rows.iter().filter(|row| !row.is_empty()).count() > 0 {
            sheets.push((name, rows));
        }
    }
    if sheets.is_empty() { Err(refused("this spreadsheet has no rows")) } else { Ok(sheets) }
}

fn parse(text: &str) -> Option<Document<'_>> {
    Document::parse(text).ok()
}

fn elements<'d>(document: &'d Document<'d>, name: &'static str) -> impl Iterator<Item = Node<'d, 'd>> {
    document.descendants().filter(move |node| node.tag_name().name() == name)
}

/// The path of a part of the workbook.
fn target(parts: &str, id: &str) -> Option<String> {
    let parts = parse(parts)?;
    let found = elements(&parts, "Relationship").find(|node| node.attribute("Id") == Some(id))?;
    let target = found.attribute("Target")?;
    Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
}

/// The texts that cells refer to by number.
fn shared(text: &str) -> Vec<String> {
    let Some(document) = parse(text) else { return Vec::new() };
    elements(&document, "si").map(words).collect()
}

/// The words of a text, without those that say how it is read aloud.
fn words(node: Node<'_, '_>) -> String {
    let is_word = |node: &Node<'_, '_>| {
        node.tag_name().name() == "t" && !node.ancestors().any(|parent| parent.tag_name().name() == "rPh")
    };
    node.descendants().filter(is_word).filter_map(|node| node.text()).collect()
}

/// For each style of cells, whether it shows a number as a date.
fn date_styles(text: &str) -> Vec<bool> {
    let Some(document) = parse(text) else { return Vec::new() };
    let own: Vec<(&str, bool)> = elements(&document, "numFmt")
        .filter_map(|node| {
            let code = node.attribute("formatCode")?.to_lowercase();
            // What stands in quotes or brackets is a word or a colour.
            let code: String = code.split('"').step_by(2).collect();
            let code = code.split(['[', ']']).step_by(2).collect::<String>();
            Some((node.attribute("numFmtId")?, code.contains(['y', 'd']) || code.contains("mm")))
        })
        .collect();
    let is_date = |id: &str| {
        let built_in = matches!(id.parse::<u16>(), Ok(14..=17 | 22 | 27..=31 | 36 | 50..=58));
        own.iter().find(|(known, _)| *known == id).map_or(built_in, |(_, is_date)| *is_date)
    };
    let formats = elements(&document, "cellXfs").flat_map(|node| node.children()).filter(Node::is_element);
    formats.map(|node| node.attribute("numFmtId").is_some_and(is_date)).collect()
}

/// What the values of cells refer to.
struct Reading<'r> {
    texts: &'r [String],
    dates: &'r [bool],
    is_1904: bool,
}

/// The rows of a sheet; rows that are left out in the file are empty, so that their numbers are right.
fn rows(document: &Document<'_>, reading: &Reading<'_>) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for node in elements(document, "row") {
        let number = node.attribute("r").and_then(|number| number.parse::<usize>().ok()).unwrap_or(rows.len() + 1);
        // A row far down would make millions of empty ones.
        if number > rows.len() + 1 && number < rows.len() + 10_000 {
            rows.resize(number - 1, Vec::new());
        }
        let mut row: Vec<String> = Vec::new();
        for cell in node.children().filter(|node| node.tag_name().name() == "c") {
            let column = cell.attribute("r").map_or(row.len(), column);
            let value = value(cell, reading);
            if column < WIDEST && !value.is_empty() {
                row.resize(row.len().max(column), String::new());
                row.truncate(column);
                row.push(value);
            }
        }
        rows.push(row);
    }
    // Short rows are no fault in a spreadsheet: what is empty is not written.
    let width = rows.iter().find(|row| !row.is_empty()).map_or(0, Vec::len);
    rows.iter_mut().filter(|row| !row.is_empty()).for_each(|row| row.resize(row.len().max(width), String::new()));
    rows
}

/// The number of a column from a reference such as `AB12`, from 0.
fn column(reference: &str) -> usize {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_usize, |number, letter| {
        number.saturating_mul(26).saturating_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    number.saturating_sub(1)
}

fn value(cell: Node<'_, '_>, reading: &Reading<'_>) -> String {
    let child = |name: &str| cell.children().find(|node| node.tag_name().name() == name);
    let written = child("v").and_then(|node| node.text()).unwrap_or_default();
    match cell.attribute("t") {
        Some("s") => {
            written.trim().parse::<usize>().ok().and_then(|at| reading.texts.get(at)).cloned().unwrap_or_default()
        }
        Some("inlineStr") => child("is").map(words).unwrap_or_default(),
        Some("b") => if written == "1" { "TRUE" } else { "FALSE" }.to_owned(),
        Some("e") => String::new(),
        Some("str" | "d") => written.to_owned(),
        _ => {
            let style = cell.attribute("s").and_then(|style| style.parse::<usize>().ok()).unwrap_or_default();
            let is_date = reading.dates.get(style).copied().unwrap_or_default();
            let date = if is_date { written.parse::<f64>().ok().map(|days| date(days, reading.is_1904)) } else { None };
            date.unwrap_or_else(|| number(written))
        }
    }
}

/// A number without the digits that only a computer's number has: `0.1` is stored as `0.10000000000000001`.
fn number(written: &str) -> String {
    match written.parse::<f64>() {
        Ok(number) if written.contains(['.', 'E', 'e']) && number.is_finite() => number.to_string(),
        _ => written.to_owned(),
    }
}

/// The day that a spreadsheet counts as so many: from 30 December 1899, or from 1 January 1904.
fn date(days: f64, is_1904: bool) -> String {
    const DAY_ZERO: i64 = -25_569;
    const DAY_ZERO_1904: i64 = -24_107;
    Day::from_number(days.floor() as i64 + if is_1904 { DAY_ZERO_1904 } else { DAY_ZERO }).to_string()
}
