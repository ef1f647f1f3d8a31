//! A report as DOCX (Office Open XML, ECMA-376), with the figure in it.
//!
//! Headings and lists are those of the editor's own styles, so that its outline and table of contents work.
//!
//! Invariant: nothing in it refers to anything outside the file.

use super::content::{ClaimEntry, NumberedEdge, QuoteEntry, Report};
use super::figure::{Drawn, WIDTH};
use super::markup::{Markup, escaped};
use super::package::{Part, pack};
use super::rest::Stretch;
use crate::fonts::starts_rtl;
use crate::model::Status;

/// English metric units in a millimetre.
const EMU: f32 = 36_000.0;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\
<Override PartName=\"/word/document.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" \
ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
</Types>";

const ROOT_LINKS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
Target=\"word/document.xml\"/><Relationship Id=\"rId2\" \
Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" \
Target=\"docProps/core.xml\"/></Relationships>";

const LINKS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" \
Target=\"styles.xml\"/><Relationship Id=\"rId2\" \
Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/figure.png\"/>\
</Relationships>";

/// How a run of text looks.
#[derive(Clone, Copy, Default)]
struct Look {
    bold: bool,
    italic: bool,
    /// Six hexadecimal digits; `None`: that of the paragraph.
    color: Option<&'static str>,
}

const WEAK: Look = Look { bold: false, italic: false, color: Some("58606B") };
const CAUTION: Look = Look { bold: true, italic: false, color: Some("A3230F") };
const BOLD: Look = Look { bold: true, italic: false, color: None };
const PLAIN: Look = Look { bold: false, italic: false, color: None };

/// Writes a report as DOCX.
///
/// # Errors
///
/// The library's words, where it cannot be packed.
pub(super) fn write(report: &Report, figure: &Drawn) -> Result<Vec<u8>, String> {
    let document = document(report, figure.height);
    let [types, root, links] = [TYPES, ROOT_LINKS, LINKS].map(|part| format!("{XML}{part}"));
    let styles = format!("{XML}{}", include_str!("../../assets/report_styles.xml"));
    let core = core(report);
    let text = |name, text: &'_ str| (name, text.as_bytes().to_vec(), false);
    let parts = [
        text("[Content_Types].xml", &types),
        text("_rels/.rels", &root),
        text("docProps/core.xml", &core),
        text("word/_rels/document.xml.rels", &links),
        text("word/styles.xml", &styles),
        text("word/document.xml", &document),
        ("word/media/figure.png", figure.bytes.clone(), true),
    ];
    let parts: Vec<Part<'_>> =
        parts.iter().map(|(name, bytes, is_packed)| Part { name, bytes, is_packed: *is_packed }).collect();
    pack(&parts)
}

/// Title and program, for the editor's properties.
fn core(report: &Report) -> String {
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>Sayso {}</dc:creator>\
         </cp:coreProperties>",
        escaped(&report.title),
        env!("CARGO_PKG_VERSION")
    )
}

fn document(report: &Report, height: f32) -> String {
    let mut out = Markup::default();
    out.raw(XML).raw(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>\n",
    );
    simple(&mut out, "Title", &report.title, PLAIN);
    simple(&mut out, "Normal", &report.caption.counts, WEAK);
    simple(&mut out, "Normal", &report.caption.source, WEAK);
    picture(&mut out, report, height);
    let words = [report.caption.text.clone(), report.caption.hidden.as_ref().map(|hidden| format!("{hidden}."))];
    words.into_iter().flatten().for_each(|words| simple(&mut out, "Caption", &words, PLAIN));
    let told = "The numbers are those of the claims below. Distance and position carry no evidence.";
    simple(&mut out, "Caption", told, PLAIN);
    if !report.edges.is_empty() {
        simple(&mut out, "Heading1", "The edges and their evidence", PLAIN);
        report.edges.iter().for_each(|edge| numbered(&mut out, edge));
    }
    simple(&mut out, "Heading1", "Entities", PLAIN);
    table(&mut out, report);
    if !report.documents.is_empty() {
        simple(&mut out, "Heading1", "Documents", PLAIN);
        for (place, document) in report.documents.iter().enumerate() {
            let told =
                [vec![document.citation.clone()], document.url.iter().cloned().collect(), document.details.clone()];
            let words = format!("{}. {}", place + 1, told.concat().join(" · "));
            simple(&mut out, "Normal", &words, PLAIN);
        }
    }
    simple(&mut out, "Heading1", "Method", PLAIN);
    report.method.iter().for_each(|note| simple(&mut out, "Normal", note, PLAIN));
    out.raw(
        "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" \
         w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>\n",
    );
    out.finish()
}

/// A paragraph of a style; its direction is that of its first strong letter.
fn paragraph(out: &mut Markup, style: &str, first: &str, content: impl FnOnce(&mut Markup)) {
    out.element("w:p", &[], |out| {
        out.element("w:pPr", &[], |out| {
            out.empty("w:pStyle", &[("w:val", style)]);
            if starts_rtl(first) {
                out.empty("w:bidi", &[]);
            }
        });
        content(out);
    });
    out.line();
}

/// A paragraph of one run.
fn simple(out: &mut Markup, style: &str, text: &str, look: Look) {
    paragraph(out, style, text, |out| run(out, text, look));
}

/// A run of text.
fn run(out: &mut Markup, text: &str, look: Look) {
    if text.is_empty() {
        return;
    }
    out.element("w:r", &[], |out| {
        out.element("w:rPr", &[], |out| {
            if look.bold {
                out.empty("w:b", &[]);
            }
            if look.italic {
                out.empty("w:i", &[]);
            }
            if let Some(color) = look.color {
                out.empty("w:color", &[("w:val", color)]);
            }
            if starts_rtl(text) {
                out.empty("w:rtl", &[]);
            }
        });
        out.leaf("w:t", &[("xml:space", "preserve")], text);
    });
}

fn picture(out: &mut Markup, report: &Report, height: f32) {
    let (width, height) = ((WIDTH * EMU) as u32, (height * EMU) as u32);
    let (cx, cy) = (width.to_string(), height.to_string());
    paragraph(out, "Figure", "", |out| {
        out.raw("<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">");
        out.empty("wp:extent", &[("cx", &cx), ("cy", &cy)]);
        let told = [
            ("id", "1"),
            ("name", "Figure"),
            ("descr", &report.alternative.long),
            ("title", &report.alternative.short),
        ];
        out.empty("wp:docPr", &told);
        out.raw(
            "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
             <pic:nvPicPr><pic:cNvPr id=\"1\" name=\"figure.png\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
             <a:blip r:embed=\"rId2\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>\
             <a:off x=\"0\" y=\"0\"/>",
        );
        out.empty("a:ext", &[("cx", &cx), ("cy", &cy)]);
        out.raw(
            "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
             </wp:inline></w:drawing></w:r>",
        );
    });
}

fn numbered(out: &mut Markup, edge: &NumberedEdge) {
    let (id, name) = (edge.number.to_string(), format!("edge-{}", edge.number));
    let heading = format!("{}. {}", edge.number, edge.ends);
    paragraph(out, "Heading2", &edge.ends, |out| {
        out.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
        run(out, &heading, PLAIN);
        out.empty("w:bookmarkEnd", &[("w:id", &id)]);
    });
    if let Some(conflict) = &edge.conflict {
        simple(out, "Normal", conflict, Look { color: Some("A3230F"), ..PLAIN });
    }
    edge.claims.iter().for_each(|entry| claim(out, entry));
}

fn claim(out: &mut Markup, entry: &ClaimEntry) {
    simple(out, "Claim", &entry.statement, BOLD);
    let details: String = entry.details.iter().map(|words| format!(" · {words}")).collect();
    paragraph(out, "Voice", &entry.voice, |out| {
        run(out, &entry.voice, Look { color: color_of(entry.status), ..PLAIN });
        run(out, &details, WEAK);
    });
    if entry.quotes.is_empty() {
        simple(out, "Voice", "No evidence is given.", WEAK);
    }
    entry.quotes.iter().for_each(|piece| quote(out, piece));
}

fn quote(out: &mut Markup, piece: &QuoteEntry) {
    if !piece.words.is_empty() {
        let words = piece.in_marks();
        let first = piece.before.first().map_or(&piece.words, |stretch| &stretch.words);
        let rest = |out: &mut Markup, stretches: &[Stretch]| {
            for stretch in stretches {
                run(out, &stretch.words, if stretch.caution.is_some() { CAUTION } else { WEAK });
            }
        };
        paragraph(out, "Quote", first, |out| {
            rest(out, &piece.before);
            run(out, &words, Look { italic: piece.is_passage, ..PLAIN });
            rest(out, &piece.after);
        });
    }
    let color = if piece.is_verified { "1D6B3F" } else { "A3230F" };
    paragraph(out, "Source", &piece.result, |out| {
        run(out, &piece.result, Look { color: Some(color), ..BOLD });
        let number = piece.document.map(|number| format!(", document {number}")).unwrap_or_default();
        run(out, &format!(" · {}{number}", piece.citation), WEAK);
        if let Some(mark) = &piece.mark {
            run(out, &format!(" · marked {mark}"), BOLD);
        }
    });
    piece.remarks.iter().for_each(|remark| simple(out, "Source", &format!("– {remark}"), WEAK));
}

fn table(out: &mut Markup, report: &Report) {
    let row = |out: &mut Markup, cells: &[String; 4], look: Look| {
        out.element("w:tr", &[], |out| {
            for cell in cells {
                out.element("w:tc", &[], |out| simple(out, "Cell", cell, look));
            }
        });
        out.line();
    };
    out.raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr>");
    out.raw("<w:tblGrid><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"1800\"/><w:gridCol w:w=\"3000\"/>");
    out.raw("<w:gridCol w:w=\"1838\"/></w:tblGrid>\n");
    row(out, &["Name", "Kind", "Also known as", "Edges"].map(str::to_owned), BOLD);
    for entity in &report.entities {
        let edges: Vec<String> = entity.edges.iter().map(u32::to_string).collect();
        let cells = [entity.name.clone(), entity.kind.clone(), entity.aliases.join(", "), edges.join(", ")];
        row(out, &cells, PLAIN);
    }
    out.raw("</w:tbl>\n");
}

/// The colour of a status on white paper.
fn color_of(status: Status) -> Option<&'static str> {
    match status {
        Status::Asserted => None,
        Status::Alleged => Some("8A5800"),
        Status::Denied => Some("B0231B"),
        Status::Hypothetical => Some("2D62A3"),
    }
}
