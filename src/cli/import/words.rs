//! The report of an import: in words, and as JSON.

use crate::analysis::words::plural;
use crate::formats::source::show::visible;
use crate::model::{Deed, ImportPart, ImportReport, Told};

/// A report in words, for people.
pub(super) fn words(report: &ImportReport) -> String {
    let mut words = format!("Recognised as {}\n", visible(&report.recognised));
    for table in &report.tables {
        let rows = plural(table.count, "row", "rows");
        words.push_str(&format!("  {}: {}, {rows}\n", visible(&table.name), table.kind.word()));
    }
    for part in ImportPart::ALL {
        let counts = report.of(part);
        let [left_out, merged, added] = report.balance(part);
        let mut parts = vec![format!("{} given", counts.given)];
        parts.extend((added > 0).then(|| format!("{added} added")));
        parts.extend((left_out > 0).then(|| format!("{left_out} left out")));
        parts.extend((merged > 0).then(|| format!("{merged} merged")));
        let is_plain = parts.len() == 1;
        let detail = if is_plain { String::new() } else { format!(" ({})", parts.join(", ")) };
        words.push_str(&format!("{:>7} {}{detail}\n", counts.made, part.counted(counts.made)));
    }
    words.push_str(&ladder(report));
    for line in &report.told {
        words.push_str(&told_line(line));
    }
    words
}

/// What stands behind the evidence, the steps that there are some of.
fn ladder(report: &ImportReport) -> String {
    let ladder = report.ladder;
    let steps = [
        (ladder.exact, "exact"),
        (ladder.folded, "folded"),
        (ladder.flagged, "flagged"),
        (ladder.missing, "not found"),
        (ladder.without_text, "of documents without a text"),
        (ladder.passages, "passages"),
        (ladder.cited, "citations"),
    ];
    let steps: Vec<String> =
        steps.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    let mut words = String::new();
    if !steps.is_empty() {
        words.push_str(&format!("Evidence: {}\n", steps.join(", ")));
    }
    if ladder.relations_without > 0 {
        words.push_str(&format!("{} without evidence\n", plural(ladder.relations_without, "relation", "relations")));
    }
    words
}

fn told_line(line: &Told) -> String {
    let deed = deed(line.deed);
    let first = if line.first.is_empty() { String::new() } else { format!(" (first: {})", visible(&line.first)) };
    format!("{deed:>9}: {}: {}{first}\n", visible(&line.what), line.count)
}

fn deed(deed: Deed) -> &'static str {
    match deed {
        Deed::LeftOut(_) => "left out",
        Deed::Merged(_) => "merged",
        Deed::Added(_) => "added",
        Deed::Changed => "changed",
        Deed::Kept => "note",
    }
}

/// A report for programs.
pub(super) fn json(report: &ImportReport) -> String {
    use serde_json::{Map, Value, json};
    let counts: Map<String, Value> = ImportPart::ALL
        .into_iter()
        .map(|part| {
            let [left_out, merged, added] = report.balance(part);
            let (given, made) = (report.of(part).given, report.of(part).made);
            let value = json!({"given": given, "made": made, "left_out": left_out, "merged": merged, "added": added});
            (part.words().replace(' ', "_"), value)
        })
        .collect();
    let ladder = report.ladder;
    let told: Vec<Value> = report
        .told
        .iter()
        .map(|line| json!({"deed": deed(line.deed), "what": line.what, "count": line.count, "first": line.first}))
        .collect();
    let tables: Vec<Value> = report
        .tables
        .iter()
        .map(|table| {
            let roles: Map<String, Value> =
                table.headings.iter().cloned().zip(table.roles.iter().map(|role| role.word().into())).collect();
            json!({"name": table.name, "kind": table.kind.word(), "rows": table.count, "roles": roles})
        })
        .collect();
    let value = json!({
        "format": report.format,
        "recognised": report.recognised,
        "files": report.files,
        "counts": counts,
        "evidence": {
            "exact": ladder.exact, "folded": ladder.folded, "flagged": ladder.flagged, "missing": ladder.missing,
            "without_text": ladder.without_text, "passages": ladder.passages, "cited": ladder.cited,
            "relations_without": ladder.relations_without,
        },
        "told": told,
        "tables": tables,
    });
    serde_json::to_string_pretty(&value).map(|text| text + "\n").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_for_programs_adds_up() {
        let report = ImportReport::default();
        let value: serde_json::Value = serde_json::from_str(&json(&report)).expect("JSON");
        assert_eq!(value["counts"]["relations"]["given"], 0);
    }
}
