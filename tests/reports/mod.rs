//! Reports of the command line: what is in them, and that no text of a dossier becomes markup.

use crate::support::{Seed, sayso};
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The day on the reports, so that their bytes are the same on every day.
const DAY: [&str; 2] = ["--date", "2026-11-30"];

/// Writes a report of a dossier and returns its bytes.
fn report(dossier: &Path, name: &str, words: &[&str]) -> Vec<u8> {
    let out = dossier.with_file_name(name);
    let arguments = ["report".into(), dossier.to_path_buf(), "-o".into(), out.clone()];
    let words = words.iter().chain(&DAY).map(PathBuf::from);
    let run = sayso(arguments.into_iter().chain(words));
    assert_eq!(run.code, Some(0), "{}", run.err);
    fs::read(out).expect("a report")
}

fn html(dossier: &Path, words: &[&str]) -> String {
    String::from_utf8(report(dossier, "report.html", words)).expect("UTF-8")
}

/// One file of a ZIP archive.
fn part(archive: &[u8], name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).expect("an archive");
    let mut bytes = Vec::new();
    archive.by_name(name).expect("a part").read_to_end(&mut bytes).expect("its bytes");
    bytes
}

/// The kinds of element in a document, with the names of their attributes.
fn tree(xml: &str) -> BTreeSet<String> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let document = roxmltree::Document::parse_with_options(xml, options).expect("well-formed");
    let elements = document.descendants().filter(roxmltree::Node::is_element);
    elements
        .map(|element| {
            let attributes: Vec<&str> = element.attributes().map(|attribute| attribute.name()).collect();
            format!("{} {}", element.tag_name().name(), attributes.join(" "))
        })
        .collect()
}

#[test]
fn every_number_of_the_figure_leads_to_its_claims_and_back() {
    let (_folder, dossier) = Seed::copied("halmyra");
    let page = html(&dossier, &[]);
    let ids: BTreeSet<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let links: BTreeSet<&str> = page.split(" href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(links.iter().all(|link| ids.contains(link)), "{:?}", links.difference(&ids));
    let numbered = |prefix: &str| ids.iter().filter(|id| id.starts_with(prefix)).count();
    assert!(numbered("edge-") > 60, "{}", numbered("edge-"));
    assert_eq!(numbered("edge-"), numbered("figure-"), "every edge has a number in the figure");
}

#[test]
fn a_report_has_every_quote_with_its_result_and_the_rest_of_its_sentence() {
    let (_folder, dossier) = Seed::copied("kharrazi");
    let page = html(&dossier, &[]);
    assert_eq!(page.matches("<q class=\"quote\">").count(), 194);
    assert_eq!(page.matches("class=\"result verified\"").count(), 194);
    assert!(page.contains("Distance and position in the figure carry no evidence"));
    assert!(page.contains("<span class=\"rest\">") && page.contains("SHA-256 of its text: "));
    assert!(page.contains("<strong class=\"caution\">"), "words of caution stand out in the rest of a sentence");
}

#[test]
fn a_report_on_a_part_has_that_part_and_says_what_it_leaves_out() {
    let (_folder, dossier) = Seed::copied("kharrazi");
    let whole = html(&dossier, &[]).matches("<h3").count();
    let entity = html(&dossier, &["--select", "khatami"]);
    let edges = entity.matches("<h3").count();
    assert!(edges > 1 && edges < whole / 2, "{edges} of {whole}");
    assert!(entity.contains("Of the dossier this report leaves out"));
    let path = html(&dossier, &["--path", "khatami", "russia"]);
    assert!(path.contains("a path from"), "{path}");
    let contradictions = html(&dossier, &["--contradictions"]);
    assert!(contradictions.matches("class=\"conflict\"").count() > 0);
    assert!(contradictions.matches("claim denied").count() > 0);
}

#[test]
fn a_report_of_nothing_says_so_and_writes_no_file() {
    let (_folder, dossier) = Seed::copied("kharrazi");
    let out = dossier.with_file_name("r.html");
    let arguments = ["report".into(), dossier.clone(), "--speaker".into(), "nobody".into(), "-o".into(), out.clone()];
    let run = sayso(arguments);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("no entity `nobody`"), "{}", run.err);
    assert!(!out.exists());
    let run = sayso(["report".into(), dossier.clone(), "-o".into(), dossier.with_file_name("r.odt")]);
    assert!(run.err.contains("End the name in .html, .docx, .md or .json"), "{}", run.err);
}

#[test]
fn the_same_report_has_the_same_bytes() {
    let (_folder, dossier) = Seed::copied("halmyra");
    for name in ["r.html", "r.docx", "r.md", "r.json"] {
        assert!(report(&dossier, name, &["--threads", "1"]) == report(&dossier, name, &["--threads", "2"]), "{name}");
    }
}

/// Texts that break what does not escape them: tags, ends of what they stand in, entities, addresses, styles, templates,
/// control and invisible characters.
const HOSTILE: [&str; 60] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<SCRIPT SRC=http://example.com/x.js></SCRIPT>",
    "<script/x>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\" autofocus onfocus=alert(1) x=\"",
    "</title></head><body onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "</svg><script>alert(1)</script>",
    "</text></g></svg>",
    "</desc><script>alert(1)</script><desc>",
    "<foreignObject><body onload=alert(1)>",
    "<use href=\"http://example.com/x#y\"/>",
    "<animate onbegin=alert(1) attributeName=x dur=1s>",
    "<image xlink:href=\"http://example.com/x.png\"/>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<object data=\"data:text/html,<script>\">",
    "<embed src=//example.com>",
    "<link rel=stylesheet href=//example.com>",
    "<meta http-equiv=refresh content=0;url=//example.com>",
    "<base href=//example.com>",
    "<form action=//example.com><input name=x>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<!-- -->",
    "-->",
    "--!>",
    "<!--><script>alert(1)</script>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
    "<?xml version=\"1.0\"?>",
    "<?php echo 1 ?>",
    "]]>",
    "<![CDATA[x]]>",
    "&lt;b&gt;",
    "&amp;amp;",
    "&#0;",
    "&#x3c;script&#x3e;",
    "&nbsp;",
    "&unknown;",
    "<w:p/>",
    "</w:t></w:r></w:p>",
    "<w:instrText>INCLUDEPICTURE \"http://example.com\"</w:instrText>",
    "javascript:alert(1)",
    "data:text/html,<b>",
    "url(http://example.com/x)",
    "@import 'http://example.com/x'",
    "expression(alert(1))",
    "<svg/onload=alert(1)>",
    "{{7*7}}",
    "${7*7}",
    "<%= 7*7 %>",
    "=HYPERLINK(\"http://example.com\")",
    "\u{1}\u{8}\u{1f}\u{7f}\u{85}\u{fffe}",
    "\u{202e}elpoep\u{202c}",
    "\u{200b}\u{200e}\u{feff}\u{2066}x",
    "\u{2028}\u{2029}",
    "a\u{301}\u{301}\u{301}\u{301}",
];

/// The hostile texts, each alone and at the end of a quoted attribute.
fn hostile() -> impl Iterator<Item = String> {
    HOSTILE.into_iter().flat_map(|text| [text.to_owned(), format!("x\"'>{text}<'\"")])
}

/// A dossier with a text in every field that a report shows.
fn dossier_with(text: &str) -> String {
    let text: String = text.chars().map(|letter| format!("\\u{{{:x}}}", letter as u32)).collect();
    format!(
        "(format: 1, title: \"{text} t\", documents: [(id: \"d\", title: \"{text} d\", author: \"{text} a\", publisher: \
         \"{text} p\", rights: \"{text} r\", url: \"https://example.com\", text: \"One here. A {text} met b {text} there. \
         Two.\")], entities: [(id: \"a\", name: \"{text} A\", kind: \"{text} k\", aliases: [\"{text} B\"], note: \"{text} \
         n\"), (id: \"b\", name: \"b {text}\", kind: \"person\")], relations: [(from: \"a\", kind: \"met {text}\", to: \
         \"b\", by: \"b\", status: Denied, hedge: \"{text} h\", note: \"{text} m\", fields: {{\"f {text}\": \"{text} v\"}}, \
         evidence: [(doc: \"d\", quote: \"met b\", note: \"{text} q\"), (doc: \"d\", quote: \"not there {text}\")])])"
    )
}

/// The element trees of the page, of the text document and of a figure on a dossier.
fn trees(folder: &Path, text: &str) -> [BTreeSet<String>; 3] {
    let dossier = folder.join("hostile.ron");
    fs::write(&dossier, dossier_with(text)).expect("a dossier");
    let page = html(&dossier, &[]);
    let is_active = |element: &&String| {
        element.starts_with("script ") || element.split(' ').skip(1).any(|name| name.starts_with("on") || name == "src")
    };
    assert_eq!(tree(&page).iter().find(is_active), None, "{text:?}");
    let docx = report(&dossier, "report.docx", &[]);
    let body = String::from_utf8(part(&docx, "word/document.xml")).expect("UTF-8");
    let out = folder.join("figure.svg");
    let words: [std::ffi::OsString; 4] = ["figure".into(), dossier.into(), "-o".into(), out.clone().into()];
    let plain: String = text.chars().filter(|letter| *letter != '\0').collect();
    let given = ["date", "title", "caption", "alt", "alt-long"].map(|field| format!("--{field}={plain}"));
    let on_page = ["--page=column", "--edge-numbers"].map(str::to_owned);
    let run = sayso(words.into_iter().chain(on_page.into_iter().chain(given).map(std::ffi::OsString::from)));
    assert_eq!(run.code, Some(0), "{text:?}: {}", run.err);
    [tree(&page), tree(&body), tree(&fs::read_to_string(out).expect("a figure"))]
}

#[test]
fn no_text_of_a_dossier_becomes_markup() {
    let folder = tempfile::tempdir().expect("a folder");
    let [page, body, figure] = trees(folder.path(), "not plain");
    for text in hostile() {
        let [hostile_page, hostile_body, hostile_figure] = trees(folder.path(), &text);
        // Where a name is set depends on its length, and with that which lines and boxes there are.
        let known = ["svg", "g", "title", "desc", "path", "circle", "rect", "clipPath"];
        let is_new = |element: &&String| !known.contains(&element.split(' ').next().unwrap_or_default());
        assert_eq!(hostile_figure.difference(&figure).find(is_new), None, "{text:?}");
        // Which words are found around a quote may differ, so elements may be missing, but none may be new.
        let new: Vec<&String> = hostile_body.difference(&body).chain(hostile_page.difference(&page)).collect();
        let of_direction = |element: &&&String| element.starts_with("bidi") || element.starts_with("rtl");
        assert_eq!(new.iter().filter(|element| !of_direction(element)).count(), 0, "{text:?} makes {new:?}");
    }
}

#[test]
fn markdown_reads_as_the_plain_words_and_names_its_figure() {
    let folder = tempfile::tempdir().expect("a folder");
    let dossier = folder.path().join("m.ron");
    fs::write(&dossier, dossier_with("# *a* [b](http://x) `c` | <d> 1. - !")).expect("a dossier");
    let text = String::from_utf8(report(&dossier, "my report.md", &[])).expect("UTF-8");
    assert!(text.contains("](<my%20report.svg>)"), "{text}");
    assert!(folder.path().join("my report.svg").exists());
    assert!(!text.contains("<d>") && !text.contains("[b](") && text.contains("\\# \\*a\\* \\[b\\]\\(http"), "{text}");
}

#[test]
fn a_text_document_has_its_figure_with_words_for_it() {
    let (_folder, dossier) = Seed::copied("halmyra");
    let docx = report(&dossier, "report.docx", &[]);
    assert!(part(&docx, "word/media/figure.png").starts_with(b"\x89PNG"));
    let body = String::from_utf8(part(&docx, "word/document.xml")).expect("UTF-8");
    assert!(body.contains("descr=\"Network of") && body.contains("w:name=\"edge-1\""));
    for name in ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/styles.xml"] {
        tree(&String::from_utf8(part(&docx, name)).expect("UTF-8"));
    }
}

#[test]
fn the_documents_are_told_to_reference_managers() {
    let (_folder, dossier) = Seed::copied("kharrazi");
    let bytes = report(&dossier, "report.json", &[]);
    let items: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    let item = &items[0];
    assert_eq!(item["type"], "document");
    assert_eq!(item["issued"]["date-parts"][0][0], 2002, "{item}");
    assert!(item["title"].as_str().is_some_and(|title| !title.is_empty()));
}
