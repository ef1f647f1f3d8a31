//! Vaults of Markdown notes, and folders of documents.

use super::{claims, entities, files, told};

#[test]
fn links_are_relations_quoted_by_their_sentence() {
    let ann = "---\ntags: [person]\naliases: [Annie]\nemployer: \"[[Zernomys|the terminal]]\"\nborn: 1961\n---\n# Ann\n\n\
        Clerk of [[Zernomys#Staff]]; see ![[photo.png]]. She knows [[Bob]]. `[[no link]]`\n\nwarns:: [[Bob]]\n\nShe left [[zernomys]].\n";
    let notes = [
        ("Ann.md", ann),
        ("Companies/Zernomys.md", "#organization/grain\nRun by [Ann](../Ann.md), they say.\n"),
        ("a/Twin.md", "One [[Twin]]."),
        ("b/Twin.md", "Two [[a/Twin]]."),
        (".obsidian/app.json", "{}"),
    ];
    let result = files(&notes);
    assert_eq!(
        entities(&result),
        ["Ann (person) = Annie", "Zernomys (organization)", "Twin (note)", "Twin (note)", "Bob (unknown)"]
    );
    assert_eq!(
        claims(&result),
        [
            "Ann –employer→ Zernomys Ann: “employer: \"[[Zernomys|the terminal]]\"”",
            "Ann –links to→ Zernomys Ann: “Clerk of [[Zernomys#Staff]]; see ![[photo.png]].” Ann: “She left [[zernomys]].”",
            "Ann –links to→ Bob Ann: “She knows [[Bob]].”",
            "Ann –warns→ Bob Ann: “warns:: [[Bob]]”",
            "Zernomys –links to→ Ann Zernomys: “Run by [Ann](../Ann.md), they say.”",
            "Twin –links to→ Twin b/Twin: “Two [[a/Twin]].”",
        ]
    );
    assert_eq!(result.dossier.entities[0].fields.get("born").map(String::as_str), Some("1961"));
    for (words, count) in [("several notes have", 1), ("do not exist", 2), ("pictures", 1)] {
        assert_eq!(told(&result, words), count, "{words}: {:?}", result.report.told);
    }
}

#[test]
fn a_folder_without_links_holds_documents() {
    let result = files(&[("a.md", "# One\n\nText."), ("b.txt", "Text.")]);
    assert_eq!((result.dossier.documents.len(), result.dossier.entities.len()), (2, 0));
    assert_eq!(result.report.recognised, "documents");
}
