//! Mentions: what a dossier's notes tell of names, from the file to the note.

use sayso::files::load::load_bytes;
use sayso::model::{OpenDossier, Origin};

/// A dossier of one document, loaded.
fn open(text: &str, entities: &str, relations: &str) -> OpenDossier {
    let dossier = format!(
        "(format: 1, documents: [(id: \"d\", title: \"d\", text: \"{text}\")], entities: [{entities}], relations: [{relations}])"
    );
    let origin = Origin::Builtin("test".to_owned());
    load_bytes(&origin, dossier.as_bytes(), &mut |_| Ok(Vec::new())).expect("it loads")
}

/// The notes and warnings that tell of names, each with its help.
fn notes(open: &OpenDossier) -> Vec<String> {
    let about_names = ["name", "mention"];
    let is_about = |message: &str| about_names.iter().any(|word| message.contains(word));
    let told = open.problems.iter().filter(|problem| is_about(&problem.message));
    told.map(|problem| format!("{}. {}", problem.message, problem.help)).collect()
}

#[test]
fn names_that_are_one_name_in_texts_are_told_as_shared_and_not_as_missing() {
    let open = open(
        "ACME Corp. paid. O’Brien left. John Doe came. Al-Qaida denied it.",
        "(id: \"a\", kind: \"person\", name: \"Acme Corp.\"), (id: \"b\", kind: \"person\", name: \"ACME Corp.\"),
         (id: \"c\", kind: \"person\", name: \"O'Brien\"), (id: \"d\", kind: \"person\", name: \"O’Brien\"),
         (id: \"e\", kind: \"person\", name: \"John  Doe\"), (id: \"f\", kind: \"person\", name: \"John Doe\"),
         (id: \"g\", kind: \"person\", name: \"Al-Qaida\"), (id: \"h\", kind: \"person\", name: \"Al‑Qaida\")",
        "",
    );
    let notes = notes(&open);
    assert!(notes.iter().all(|note| !note.contains("no document mentions")), "{notes:#?}");
    assert!(notes.len() == 4 && notes.iter().all(|note| note.contains("are one name")), "one a pair: {notes:#?}");
    assert!(notes[0].starts_with("\"Acme Corp.\" of \"a\" and \"ACME Corp.\" of \"b\" are one name"), "{}", notes[0]);
    assert!(notes[0].contains("; the only mention is possible, not certain. Mentions by this name: 1 only possible."));
}

#[test]
fn a_pair_that_shares_two_names_is_one_note_and_another_doubt_is_told_beside_it() {
    let open = open(
        "ACME Corp. paid. Acme Group left. Acme Group came. Bob.",
        "(id: \"a\", kind: \"country\", name: \"Acme Corp.\", aliases: [\"Acme Group\"]),
         (id: \"b\", kind: \"country\", name: \"ACME Corp.\", aliases: [\"Acme Group\"]), (id: \"c\", kind: \"person\", name: \"Bob\")",
        "",
    );
    let notes = notes(&open);
    let shared: Vec<&String> = notes.iter().filter(|note| note.contains("are names of both \"a\" and \"b\"")).collect();
    assert_eq!(shared.len(), 1, "{notes:#?}");
    assert!(
        shared[0].contains("\"Acme Corp.\" of \"a\" and \"ACME Corp.\" of \"b\"")
            && shared[0].contains("\"Acme Group\"")
    );
    assert!(shared[0].contains("; all 3 mentions are possible, none is certain"), "{}", shared[0]);
}

#[test]
fn a_shared_alias_is_told_with_whose_mention_it_becomes() {
    let open = open(
        "Ivanov met Ivanov.",
        "(id: \"i\", kind: \"person\", name: \"Igor Ivanov\", aliases: [\"Ivanov\"]),
         (id: \"s\", kind: \"person\", name: \"Sergei Ivanov\", aliases: [\"Ivanov\"]), (id: \"x\", kind: \"person\", name: \"Xavier\")",
        "(from: \"s\", kind: \"meets\", to: \"x\", evidence: [(doc: \"d\", quote: \"met Ivanov\")])",
    );
    let notes = notes(&open);
    assert_eq!(notes.len(), 2, "{notes:#?}");
    let shared = &notes[0];
    assert!(shared.starts_with("\"Ivanov\" is a name of both \"i\" and \"s\""), "{notes:#?}");
    assert!(shared.contains("2 of \"s\", which alone has evidence in the document"), "{shared}");
    assert!(shared.contains("; all 2 mentions count for \"s\""), "{shared}");
    assert!(notes[1].starts_with("no document mentions \"Xavier\""), "{notes:#?}");
}

#[test]
fn inner_and_possible_mentions_are_mentions() {
    let open = open(
        "The New York Times met the President of Russia. Talks with remote services, with Irans. Ann.",
        "(id: \"1\", kind: \"organization\", name: \"New York Times\"), (id: \"2\", kind: \"organization\", name: \"The New York Times\"),
         (id: \"3\", kind: \"country\", name: \"Russia\"), (id: \"4\", kind: \"profession\", name: \"President of Russia\"),
         (id: \"5\", kind: \"method\", name: \"Remote Services\"), (id: \"6\", kind: \"country\", name: \"Iran\")",
        "(from: \"4\", kind: \"workplace\", to: \"3\", evidence: [(doc: \"d\", quote: \"the President of Russia\")])",
    );
    let notes = notes(&open);
    assert_eq!(notes.len(), 2, "{notes:#?}");
    assert!(
        notes[0].starts_with("\"Remote Services\" has only 1 possible mention, none that is certain"),
        "{notes:#?}"
    );
    assert!(notes[1].starts_with("\"Iran\" has only 1 possible mention"), "{notes:#?}");
}

#[test]
fn names_broken_by_line_ends_and_invisible_characters_are_mentioned() {
    let open = open(
        "that Ada Sam-\\nple sent to Ben the Hop\\u{ad}\\nwood plan. Iva\\u{200b}nov met Mi\\u{2060}la.",
        "(id: \"a\", kind: \"person\", name: \"Ada Sample\"), (id: \"b\", kind: \"person\", name: \"Ben\"),
         (id: \"c\", kind: \"plan\", name: \"Hopwood plan\"), (id: \"d\", kind: \"person\", name: \"Ivanov\"),
         (id: \"e\", kind: \"person\", name: \"Mila\")",
        "",
    );
    assert_eq!(notes(&open), Vec::<String>::new());
    assert_eq!(open.reading.documents[0].mentions.len(), 5);
}
