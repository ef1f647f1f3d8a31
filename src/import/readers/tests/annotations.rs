//! brat, Label Studio, doccano.

use super::{claims, entities, files, told};

const TEXT: &str = "😊 YouTube may merge with Google, CNN reports.\nGoogle denied it. Ann and Anna Lee met in Rome.\n";

#[test]
fn events_of_brat_tie_their_entities_and_a_report_names_the_speaker() {
    let at = |words: &str| {
        let start = TEXT.find(words).map_or(0, |at| TEXT[..at].chars().count());
        format!("{start} {}", start + words.chars().count())
    };
    let lines = [
        format!("T1\tOrganization {}\tYouTube", at("YouTube")),
        format!("T2\tOrganization {}\tGoogle", at("Google,").replace("33", "32")),
        format!("T3\tMerge-org {}\tmerge", at("merge")),
        "E1\tMerge-org:T3 Org-Arg:T1 Org-Arg2:T2".to_owned(),
        format!("T4\tOrganization {}\tCNN", at("CNN")),
        format!("T5\tReport {}\treports", at("reports")),
        "E2\tReport:T5 Reporter-Arg:T4 Event-Arg:E1".to_owned(),
        format!("T6\tPerson {}\tAnn", at("Ann ")),
        format!("T7\tPerson {}\tAnna Lee", at("Anna Lee")),
        "*\tAlias T6 T7".to_owned(),
        format!("T8\tGPE {};{}\tGoogle Rome", at("Google denied").replace("60", "53"), at("Rome")),
        "R1\tLocated Arg1:T7 Arg2:T8\t".to_owned(),
        "A1\tNegation R1".to_owned(),
        "#1\tAnnotatorNotes R1\tSure?".to_owned(),
        "N1\tReference T1 Wikipedia:123\tYouTube".to_owned(),
        "nonsense".to_owned(),
    ];
    let result = files(&[("news/1.ann", &lines.join("\n")), ("news/1.txt", TEXT), ("annotation.conf", "[entities]\n")]);
    assert_eq!(
        claims(&result),
        [
            "YouTube –merge org→ Google [Alleged] by CNN 1: “😊 YouTube may merge with Google, CNN reports.”",
            "Ann –located→ Google Rome [Denied] 1: “Google denied it. Ann and Anna Lee met in Rome.”",
        ]
    );
    assert!(entities(&result).contains(&"Ann (person) = Anna Lee".to_owned()), "{:?}", entities(&result));
    assert_eq!(result.dossier.relations[1].note.as_deref(), Some("Sure?"));
    assert_eq!(result.dossier.entities[0].links.get("Wikipedia").map(String::as_str), Some("123"));
    for words in ["in several pieces", "its speaker now", "no annotation that brat writes", "one with another"] {
        assert_eq!(told(&result, words), 1, "{words}: {:?}", result.report.told);
    }
}

#[test]
fn a_sentence_that_stands_twice_is_told_apart_by_what_is_beside_it() {
    let text = "First.\nAnn met Bob.\n\nSecond.\nAnn met Bob.\n";
    let lines = "T1\tPerson 30 33\tAnn\nT2\tPerson 38 41\tBob\nR1\tMet Arg1:T1 Arg2:T2\n";
    let result = files(&[("a.ann", lines), ("a.txt", text)]);
    let evidence = &result.dossier.relations[0].evidence[0];
    assert_eq!(evidence.quote.as_deref(), Some("Ann met Bob."));
    assert!(evidence.prefix.as_deref().is_some_and(|prefix| prefix.ends_with("Second.")), "{evidence:?}");
}

#[test]
fn annotations_without_their_text_are_read_and_told() {
    let result = files(&[("a.ann", "T1\tPerson 0 4\tAnna\nT2\tPerson 9 14\tBobby\nR1\tMet Arg1:T1 Arg2:T2\n")]);
    assert_eq!(claims(&result), ["Anna –met→ Bobby"]);
    assert_eq!(told(&result, "whose text is not there"), 1);
}

#[test]
fn label_studio_counts_in_two_ways_and_turns_ends_round() {
    let region = |id: &str, start: u32, end: u32, text: &str| {
        format!(
            r#"{{"id": "{id}", "from_name": "label", "type": "labels", "value": {{"start": {start}, "end": {end}, "text": "{text}", "labels": ["Person"]}}}}"#
        )
    };
    let relation = |from: &str, to: &str, direction: &str, labels: &str| {
        format!(
            r#"{{"from_id": "{from}", "to_id": "{to}", "type": "relation", "direction": "{direction}", "labels": [{labels}]}}"#
        )
    };
    let results = [
        region("a", 3, 7, "Anna"),
        region("b", 13, 18, "Bobby"),
        region("c", 90, 94, "Carl"),
        relation("a", "b", "left", "\"pays\", \"sues\""),
        relation("a", "c", "bi", ""),
        relation("a", "gone", "right", ""),
        r#"{"id": "a", "from_name": "role", "type": "choices", "value": {"choices": ["clerk"]}}"#.to_owned(),
    ];
    let task = format!(
        r#"[{{"id": 7, "data": {{"id": 1, "text": "🚢 Anna paid Bobby. Carl ran.", "source": "wire"}}, "predictions": [{{}}],
            "annotations": [{{"was_cancelled": true, "result": []}}, {{"was_cancelled": false, "result": [{}]}}, {{"result": []}}]}}]"#,
        results.join(", ")
    );
    let result = files(&[("export.json", &task)]);
    assert_eq!(
        claims(&result),
        [
            "Bobby –pays→ Anna task 7: “🚢 Anna paid Bobby.”",
            "Bobby –sues→ Anna task 7: “🚢 Anna paid Bobby.”",
            "Anna –related to→ Carl task 7: “🚢 Anna paid Bobby.” task 7: “Carl ran.”",
        ]
    );
    assert_eq!(result.dossier.entities[0].fields.get("role").map(String::as_str), Some("clerk"));
    assert_eq!(result.dossier.documents[0].fields.get("source").map(String::as_str), Some("wire"));
    assert_eq!(result.dossier.kinds.iter().map(|kind| kind.name.as_str()).collect::<Vec<_>>(), ["related to"]);
    for (words, count) in [
        ("UTF-16", 2),
        ("by their words", 1),
        ("are gone", 1),
        ("cancelled", 1),
        ("further annotators", 1),
        ("predictions", 1),
    ] {
        assert_eq!(told(&result, words), count, "{words}: {:?}", result.report.told);
    }
}

#[test]
fn json_min_is_told_to_have_no_relations() {
    let task = r#"[{"id": 1, "text": "Anna paid.", "label": [{"start": 0, "end": 4, "text": "Anna", "labels": ["Person"]}], "annotator": 1, "annotation_id": 1}]"#;
    let result = files(&[("min.json", task)]);
    assert_eq!(entities(&result), ["Anna (person)"]);
    assert_eq!(told(&result, "export as JSON to have them"), 1);
}

#[test]
fn doccano_is_read_in_its_new_form_and_its_old_one() {
    let new = r#"{"id": 5, "text": "Google was founded by Page.", "entities": [{"id": 0, "start_offset": 0, "end_offset": 6, "label": "ORG"},
        {"id": 1, "start_offset": 22, "end_offset": 26, "label": "PER"}], "relations": [{"from_id": 0, "to_id": 1, "type": "foundedBy"},
        {"from_id": 0, "to_id": 9, "type": "x"}], "Comments": ["ok"]}"#;
    let result = files(&[("all.jsonl", &new.replace('\n', " "))]);
    assert_eq!(claims(&result), ["Google –founded by→ Page document 5: “Google was founded by Page.”"]);
    assert_eq!(told(&result, "are gone"), 1);
    let old = "{\"text\": \"Anna paid.\", \"label\": [[0, 4, \"PER\"], [90, 99, \"PER\"]]}\n{\"text\": \"Anna left.\", \"label\": [[0, 4, \"PER\"]]}\n";
    let result = files(&[("old.jsonl", old)]);
    assert_eq!((entities(&result), result.dossier.documents.len()), (vec!["Anna (person)".to_owned()], 2));
    assert_eq!(told(&result, "outside of their text"), 1);
}
