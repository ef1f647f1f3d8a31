//! A report as one page of HTML, with the figure in it.
//!
//! The number of an edge in the figure leads to its claims, and back. A content security policy allows the one style
//! sheet, by its hash, and nothing else. The page is well-formed XML too, so that any program can read it.
//!
//! Invariant: no script, and nothing is loaded from elsewhere.

use super::content::{ClaimEntry, DocumentEntry, EntityEntry, NumberedEdge, QuoteEntry, Report};
use super::figure::Drawn;
use super::markup::Markup;
use crate::model::Status;
use crate::report::content::capitalized;
use crate::report::rest::Stretch;
use base64::Engine as _;
use sha2::{Digest, Sha256};

/// The style sheet.
const STYLE: &str = include_str!("../../assets/report.css");

/// Writes a report as HTML.
pub(super) fn write(report: &Report, figure: &Drawn) -> String {
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(STYLE.as_bytes()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    );
    let mut out = Markup::default();
    out.raw("<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"");
    out.text(&policy).raw("\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    out.leaf("title", &[], &report.title).line();
    out.raw("<style>").raw(STYLE).raw("</style>\n</head>\n<body>\n");
    head(&mut out, report);
    picture(&mut out, report, figure);
    out.raw("<main>\n");
    if !report.edges.is_empty() {
        out.raw("<h2>The edges and their evidence</h2>\n");
        report.edges.iter().for_each(|edge| numbered(&mut out, edge));
    }
    entities(&mut out, &report.entities);
    documents(&mut out, &report.documents);
    out.raw("<section class=\"method\">\n<h2>Method</h2>\n");
    for note in &report.method {
        out.leaf("p", &[], note).line();
    }
    out.raw("</section>\n</main>\n</body>\n</html>\n");
    out.finish()
}

fn head(out: &mut Markup, report: &Report) {
    out.raw("<header>\n").leaf("h1", &[("dir", "auto")], &report.title).line();
    out.leaf("p", &[("class", "counts")], &report.caption.counts).line();
    out.leaf("p", &[("class", "lead")], &report.caption.source).line();
    out.raw("</header>\n");
}

fn picture(out: &mut Markup, report: &Report, figure: &Drawn) {
    let svg = String::from_utf8_lossy(&figure.bytes);
    out.raw("<figure>\n").raw(&svg).raw("<figcaption>\n");
    if let Some(text) = &report.caption.text {
        out.leaf("p", &[("dir", "auto")], text).line();
    }
    if let Some(hidden) = &report.caption.hidden {
        out.leaf("p", &[], &format!("{hidden}.")).line();
    }
    out.raw("<p>The numbers lead to the claims below. Distance and position carry no evidence.</p>\n</figcaption>\n");
    out.raw("<details><summary>The figure in words</summary>").leaf("p", &[], &report.alternative.long);
    out.raw("</details>\n</figure>\n");
}

fn numbered(out: &mut Markup, edge: &NumberedEdge) {
    let number = edge.number.to_string();
    let (id, back) = (format!("edge-{number}"), format!("#figure-{number}"));
    out.raw("<section>\n").element("h3", &[("id", &id)], |out| {
        let told = format!("Edge {number}, back to the figure");
        out.leaf("a", &[("class", "number"), ("href", &back), ("aria-label", &told)], &number);
        out.leaf("span", &[("dir", "auto")], &edge.ends);
    });
    out.line();
    if let Some(conflict) = &edge.conflict {
        out.leaf("p", &[("class", "conflict")], &capitalized(conflict)).line();
    }
    edge.claims.iter().for_each(|entry| claim(out, entry));
    out.raw("</section>\n");
}

fn claim(out: &mut Markup, entry: &ClaimEntry) {
    let status = class_of(entry.status);
    out.element("div", &[("class", &format!("claim {status}"))], |out| {
        out.line().leaf("p", &[("class", "statement"), ("dir", "auto")], &entry.statement).line();
        out.leaf("p", &[("class", &format!("voice {status}")), ("dir", "auto")], &entry.voice).line();
        if !entry.details.is_empty() {
            out.leaf("p", &[("class", "facts"), ("dir", "auto")], &entry.details.join(" · ")).line();
        }
        if entry.quotes.is_empty() {
            out.raw("<p class=\"facts\">No evidence is given.</p>\n");
        }
        entry.quotes.iter().for_each(|piece| quote(out, piece));
    });
    out.line();
}

fn quote(out: &mut Markup, piece: &QuoteEntry) {
    out.raw("<blockquote>\n");
    if !piece.words.is_empty() {
        out.element("p", &[("dir", "auto")], |out| {
            rest(out, &piece.before);
            let words = piece.in_marks();
            let name = if piece.is_passage { "span" } else { "q" };
            let class = if piece.is_passage { "passage" } else { "quote" };
            out.leaf(name, &[("class", class)], &words);
            rest(out, &piece.after);
        });
        out.line();
    }
    out.element("p", &[("class", "source"), ("dir", "auto")], |out| {
        let class = if piece.is_verified { "result verified" } else { "result" };
        out.leaf("span", &[("class", class)], &piece.result).raw(" · ");
        match piece.document {
            Some(number) => out.leaf("a", &[("href", &format!("#document-{number}"))], &piece.citation),
            None => out.text(&piece.citation),
        };
        if let Some(mark) = &piece.mark {
            out.raw(" · ").leaf("strong", &[], &format!("marked {mark}"));
        }
    });
    out.line();
    if !piece.remarks.is_empty() {
        out.element("ul", &[("class", "remarks")], |out| {
            for remark in &piece.remarks {
                out.leaf("li", &[("dir", "auto")], remark);
            }
        });
        out.line();
    }
    out.raw("</blockquote>\n");
}

/// The rest of a sentence on one side of a quote, with its words of caution.
fn rest(out: &mut Markup, stretches: &[Stretch]) {
    if stretches.is_empty() {
        return;
    }
    out.element("span", &[("class", "rest")], |out| {
        for stretch in stretches {
            match stretch.caution {
                Some(_) => out.leaf("strong", &[("class", "caution")], &stretch.words),
                None => out.text(&stretch.words),
            };
        }
    });
}

fn entities(out: &mut Markup, entities: &[EntityEntry]) {
    out.raw("<h2>Entities</h2>\n<table>\n<thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Kind</th>");
    out.raw("<th scope=\"col\">Also known as</th><th scope=\"col\">Edges</th></tr></thead>\n<tbody>\n");
    for entity in entities {
        out.element("tr", &[], |out| {
            out.leaf("td", &[("dir", "auto")], &entity.name).leaf("td", &[], &entity.kind);
            out.leaf("td", &[("dir", "auto")], &entity.aliases.join(", "));
            out.element("td", &[], |out| {
                for (place, number) in entity.edges.iter().enumerate() {
                    out.raw(if place > 0 { ", " } else { "" });
                    out.leaf("a", &[("href", &format!("#edge-{number}"))], &number.to_string());
                }
            });
        });
        out.line();
    }
    out.raw("</tbody>\n</table>\n");
}

fn documents(out: &mut Markup, documents: &[DocumentEntry]) {
    if documents.is_empty() {
        return;
    }
    out.raw("<h2>Documents</h2>\n<ol class=\"documents\">\n");
    for (place, document) in documents.iter().enumerate() {
        out.element("li", &[("id", &format!("document-{}", place + 1)), ("dir", "auto")], |out| {
            out.text(&document.citation);
            if let Some(url) = &document.url {
                // The address is told, not made a link: what a dossier gives is not to be followed unseen.
                out.raw("<br/>").leaf("span", &[("class", "facts")], url);
            }
            if !document.details.is_empty() {
                out.raw("<br/>").leaf("span", &[("class", "facts")], &document.details.join(" · "));
            }
        });
        out.line();
    }
    out.raw("</ol>\n");
}

/// The class of a status in the style sheet.
fn class_of(status: Status) -> &'static str {
    match status {
        Status::Asserted => "asserted",
        Status::Alleged => "alleged",
        Status::Denied => "denied",
        Status::Hypothetical => "hypothetical",
    }
}
