//! A report as Markdown (`CommonMark` with tables), with the figure as a file beside it.
//!
//! Invariant: no text of the dossier is read as Markdown or HTML.

use super::content::{ClaimEntry, NumberedEdge, QuoteEntry, Report};
use super::rest::Stretch;

/// Writes a report as Markdown; `figure` is the name of the file with its figure.
pub(super) fn write(report: &Report, figure: &str) -> String {
    let mut out = format!(
        "# {}\n\n{}\n\n{}\n\n",
        plain(&report.title),
        plain(&report.caption.counts),
        plain(&report.caption.source)
    );
    out.push_str(&format!("![{}](<{}>)\n\n", plain(&report.alternative.short), address(figure)));
    let words = [report.caption.text.clone(), report.caption.hidden.as_ref().map(|hidden| format!("{hidden}."))];
    for words in words.into_iter().flatten() {
        out.push_str(&format!("{}\n\n", plain(&words)));
    }
    out.push_str(
        "The numbers in the figure are those of the claims below. Distance and position carry no evidence.\n\n",
    );
    if !report.edges.is_empty() {
        out.push_str("## The edges and their evidence\n\n");
        report.edges.iter().for_each(|edge| numbered(&mut out, edge));
    }
    out.push_str("## Entities\n\n| name | kind | also known as | edges |\n|---|---|---|---|\n");
    for entity in &report.entities {
        let edges: Vec<String> = entity.edges.iter().map(u32::to_string).collect();
        let cells = [entity.name.clone(), entity.kind.clone(), entity.aliases.join(", "), edges.join(", ")];
        out.push_str(&format!("| {} |\n", cells.map(|cell| plain(&cell)).join(" | ")));
    }
    out.push('\n');
    if !report.documents.is_empty() {
        out.push_str("## Documents\n\n");
        for (place, document) in report.documents.iter().enumerate() {
            let told =
                [vec![document.citation.clone()], document.url.iter().cloned().collect(), document.details.clone()];
            out.push_str(&format!("{}. {}\n", place + 1, plain(&told.concat().join(" · "))));
        }
        out.push('\n');
    }
    out.push_str("## Method\n\n");
    for note in &report.method {
        out.push_str(&format!("{}\n\n", plain(note)));
    }
    out
}

fn numbered(out: &mut String, edge: &NumberedEdge) {
    out.push_str(&format!("### {}. {}\n\n", edge.number, plain(&edge.ends)));
    if let Some(conflict) = &edge.conflict {
        out.push_str(&format!("**{}**\n\n", plain(conflict)));
    }
    edge.claims.iter().for_each(|entry| claim(out, entry));
}

fn claim(out: &mut String, entry: &ClaimEntry) {
    let details: String = entry.details.iter().map(|words| format!(" · {}", plain(words))).collect();
    out.push_str(&format!("**{}**  \n{}{details}\n\n", plain(&entry.statement), plain(&entry.voice)));
    if entry.quotes.is_empty() {
        out.push_str("No evidence is given.\n\n");
    }
    entry.quotes.iter().for_each(|piece| quote(out, piece));
}

fn quote(out: &mut String, piece: &QuoteEntry) {
    if !piece.words.is_empty() {
        let words = piece.in_marks();
        // The rest of the sentence stands in square brackets, as in a printed quotation; its words of caution are strong.
        let rest = |stretches: &[Stretch]| {
            let (last, mut told) = (stretches.len().saturating_sub(1), String::new());
            for (place, stretch) in stretches.iter().enumerate() {
                let words = if place == 0 { stretch.words.trim_start() } else { &stretch.words };
                let words = if place == last { words.trim_end() } else { words };
                match stretch.caution {
                    Some(_) => told.push_str(&format!("**{}**", plain(words))),
                    None => told.push_str(&plain(words)),
                }
            }
            if told.chars().any(char::is_alphanumeric) { format!("\\[{told}\\]") } else { told }
        };
        let (before, after) = (rest(&piece.before), rest(&piece.after));
        let gap = |is: bool| if is { " " } else { "" };
        let lead = gap(piece.before.last().is_some_and(|stretch| stretch.words.ends_with(' ')));
        let tail = gap(piece.after.first().is_some_and(|stretch| stretch.words.starts_with(' ')));
        out.push_str(&format!("> {before}{lead}{}{tail}{after}  \n", plain(&words)));
    }
    let mark = piece.mark.as_deref().map(|mark| format!(" · marked {}", plain(mark))).unwrap_or_default();
    let number = piece.document.map(|number| format!(" · document {number}")).unwrap_or_default();
    out.push_str(&format!("> {} · {}{number}{mark}\n", plain(&piece.result), plain(&piece.citation)));
    for remark in &piece.remarks {
        out.push_str(&format!("> - {}\n", plain(remark)));
    }
    out.push('\n');
}

/// A text that is read as plain text: every sign that Markdown may read is escaped.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\n' | '\r' | '\t' => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            letter
                if letter.is_ascii_punctuation()
                    && !matches!(letter, ',' | ';' | ':' | '?' | '%' | '/' | '\'' | '"' | '=') =>
            {
                out.push('\\');
                out.push(letter);
            }
            letter => out.push(letter),
        }
    }
    out
}

/// The name of a file as an address.
fn address(name: &str) -> String {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) || byte >= 0x80;
    let mut out = Vec::with_capacity(name.len());
    for byte in name.bytes() {
        if safe(byte) { out.push(byte) } else { out.extend(format!("%{byte:02X}").bytes()) }
    }
    String::from_utf8_lossy(&out).into_owned()
}
