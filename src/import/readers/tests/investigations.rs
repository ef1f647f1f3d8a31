//! What investigators exchange: STIX and FollowTheMoney.

use super::{claims, entities, files, left_out, told};

#[test]
fn a_description_is_the_quote_and_an_opinion_that_disagrees_denies() {
    let bundle = r#"{"type": "bundle", "id": "bundle--1", "objects": [
        {"type": "identity", "id": "identity--1", "name": "Ann", "identity_class": "individual", "modified": "2020-01-01T00:00:00Z"},
        {"type": "identity", "id": "identity--1", "name": "Ann Lee", "identity_class": "individual", "modified": "2021-01-01T00:00:00Z"},
        {"type": "threat-actor", "id": "threat-actor--1", "name": "Bob", "aliases": ["Bobby"], "description": "A crook.", "revoked": true,
         "external_references": [{"source_name": "wiki", "external_id": "Q1"}]},
        {"type": "location", "id": "location--1", "country": "CY"},
        {"type": "relationship", "spec_version": "2.1", "id": "relationship--1", "relationship_type": "attributed-to", "source_ref": "threat-actor--1",
         "target_ref": "identity--1", "description": "Bob works for Ann. (Citation: Wire)", "confidence": 50, "start_time": "2019-01-01T00:00:00Z",
         "external_references": [{"source_name": "Wire", "url": "https://example.org/w"}], "created_by_ref": "identity--9",
         "object_marking_refs": ["marking-definition--f88d31f6-486b-44da-b317-01333bde0b82"]},
        {"type": "relationship", "id": "relationship--2", "relationship_type": "located-at", "source_ref": "threat-actor--1", "target_ref": "location--2"},
        {"type": "opinion", "id": "opinion--1", "opinion": "strongly-disagree", "authors": ["Ann Lee"], "explanation": "No.", "object_refs": ["relationship--1"]},
        {"type": "opinion", "id": "opinion--2", "opinion": "agree", "object_refs": ["relationship--1"]},
        {"type": "sighting", "id": "sighting--1", "sighting_of_ref": "threat-actor--1", "where_sighted_refs": ["identity--1"], "first_seen": "2019-02-03T00:00:00Z"},
        {"type": "report", "id": "report--1", "name": "On Bob", "published": "2020-02-03T00:00:00Z", "object_refs": ["relationship--2"]},
        {"type": "note", "id": "note--1", "content": "Bob was seen.", "object_refs": []}
    ]}"#;
    let result = files(&[("case.json", bundle)]);
    assert_eq!(
        entities(&result),
        ["Ann Lee (person)", "Bob (threat actor) = Bobby", "CY (country)", "location--2 (unknown)"]
    );
    assert_eq!(
        claims(&result),
        [
            "Bob –attributed to→ Ann Lee descriptions: “Bob works for Ann. (Citation: Wire)” Wire",
            "Bob –located at→ location--2 report--1",
            "Bob –attributed to→ Ann Lee [Denied] by Ann Lee",
            "Bob –sighted by→ Ann Lee",
        ]
    );
    let relation = &result.dossier.relations[0];
    assert_eq!(relation.fields.get("confidence").map(String::as_str), Some("50"));
    assert_eq!(relation.fields.get("created by").map(String::as_str), Some("identity--9"));
    assert_eq!(relation.by, None);
    let descriptions = &result.dossier.documents[0];
    assert_eq!(
        (descriptions.title.as_str(), descriptions.rights.as_deref()),
        ("Descriptions in case.json", Some("TLP:AMBER"))
    );
    assert_eq!(result.dossier.entities[1].links.get("wiki").map(String::as_str), Some("Q1"));
    assert_eq!(
        result.dossier.documents.iter().find(|document| document.id == "note--1").and_then(|note| note.text.as_deref()),
        Some("Bob was seen.")
    );
    for words in ["revoked", "TLP:AMBER", "older versions", "opinions that agree", "ends that are no entity"] {
        assert_eq!(told(&result, words), 1, "{words}: {:?}", result.report.told);
    }
}

#[test]
fn edges_of_follow_the_money_are_multiplied_and_summaries_are_quotes_where_they_stand() {
    let lines = [
        r#"{"id": "a", "schema": "LegalEntity", "properties": {"name": ["Norrelane"]}}"#,
        r#"{"id": "a", "schema": "Company", "properties": {"alias": ["NS&T"], "jurisdiction": ["cy"], "addressEntity": ["x"]}}"#,
        r#"{"id": "b", "schema": "Person", "properties": {"name": ["Ann", "Anna"], "summary": ["A clerk."]}}"#,
        r#"{"id": "c", "schema": "RealEstate", "properties": {"name": ["House"]}}"#,
        r#"{"id": "d", "schema": "PlainText", "properties": {"title": ["Wire"], "bodyText": ["Ann owns  the company."], "date": ["2019-01-02"]}}"#,
        r#"{"id": "o", "schema": "Ownership", "properties": {"owner": ["b"], "asset": ["a", "c"], "proof": ["d"], "summary": ["Ann owns the company."], "percentage": ["50"]}}"#,
        r#"{"id": "p", "schema": "Payment", "properties": {"payer": ["a"], "beneficiary": ["b"], "purpose": ["rent"], "summary": ["It paid."], "description": ["status: Denied; by: Ann"], "startDate": ["2017"], "endDate": ["2018"]}}"#,
        r#"{"id": "u", "schema": "UnknownLink", "properties": {"subject": ["a"], "object": ["zz"], "sourceUrl": ["https://example.org/u"]}}"#,
        r#"{"id": "m", "schema": "Mention", "properties": {"document": ["d"], "name": ["Anne"], "resolved": ["b"]}}"#,
        r#"{"id": "q", "schema": "Documentation", "properties": {"document": ["d"], "entity": ["b"]}}"#,
    ];
    let result = files(&[("case.ijson", &lines.join("\n"))]);
    assert_eq!(
        entities(&result),
        [
            "Norrelane (organization) = NS&T",
            "Ann (person) = Anna, Anne",
            "House (real estate)",
            "x (unknown)",
            "zz (unknown)"
        ]
    );
    assert_eq!(
        claims(&result),
        [
            "Norrelane –address→ x",
            "Ann –owns→ Norrelane d: “Ann owns the company.”",
            "Ann –owns→ House d: “Ann owns the company.”",
            "Norrelane –rent→ Ann [Denied] by Ann",
            "Norrelane –linked to→ zz https://example.org/u",
        ]
    );
    let payment = &result.dossier.relations[3];
    assert_eq!(payment.date.as_ref().map(|date| date.text.as_str()), Some("2017/2018"));
    assert_eq!(payment.note.as_deref(), Some("It paid."));
    assert_eq!(result.dossier.kinds.iter().map(|kind| kind.name.as_str()).collect::<Vec<_>>(), ["linked to"]);
    for words in ["multiplied out", "further fragments", "tie a document"] {
        assert_eq!(told(&result, words), 1, "{words}");
    }
    assert_eq!(left_out(&result), 1);
}
