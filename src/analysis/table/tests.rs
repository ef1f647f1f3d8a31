//! Rows and cells over a small dossier.

use super::*;
use crate::analysis::filter::visibility;
use crate::analysis::measures::{Asked as MeasuresAsked, MeasureTable, Part, Ties, Work, find};
use crate::model::fixture::{dossier, quote};
use crate::model::{Filter, Identities, Marks, OpenDossier, QuoteMark, Status, Verdict};
use std::collections::BTreeSet;

/// Three entities with fields, four claims on two edges, five quotes.
fn case() -> OpenDossier {
    let entities = [("zoë", "person"), ("Anna", "person"), ("berlin", "place")];
    let claims = [
        ("zoë", "knows", "Anna", Status::Asserted),
        ("zoë", "knows", "Anna", Status::Denied),
        ("Anna", "lives in", "berlin", Status::Alleged),
        ("Anna", "leaves", "berlin", Status::Asserted),
    ];
    let mut open = dossier(&entities, &claims, &["Zoë knows Anna. Anna lives in Berlin.", "Anna leaves Berlin."]);
    open.dossier.relations[0].evidence = vec![quote(0, "Zoë knows Anna"), quote(1, "nowhere")];
    open.dossier.relations[2].evidence = vec![quote(0, "Anna lives in Berlin")];
    open.dossier.relations[3].evidence = vec![quote(1, "Anna leaves Berlin"), quote(1, "leaves Berlin")];
    open.dossier.relations[1].by = Some(EntityIndex(2));
    open.dossier.entities[0].fields.insert("age".to_owned(), "9".to_owned());
    open.dossier.entities[1].fields.insert("age".to_owned(), "41".to_owned());
    open.network = crate::model::Network::of(&open.dossier).into();
    open.reading = crate::text::read(&open.dossier);
    open
}

/// The rows of a table of what a filter shows, by the words of one column.
fn told(asked: &Asked, filter: &Filter, column: &Column) -> Vec<String> {
    let open = case();
    let (counts, said) = (Counts::of(&open), Said::new());
    let content = Content { open: &open, counts: &counts, said: &said, measures: None };
    let seen = visibility(&open, filter, &BTreeSet::new());
    let rows = rows(&content, &mut Ranks::default(), &seen, asked);
    rows.iter().map(|row| content.cell(asked.of, *row, column).words().into_owned()).collect()
}

fn asked(of: TableOf, words: &str, order: Option<(Column, bool)>) -> Asked {
    let order = order.map(|(column, is_descending)| Order { column, is_descending });
    Asked { of, words: words.to_owned(), order }
}

#[test]
fn rows_come_in_the_dossiers_order_or_by_a_column_in_either_direction() {
    let all = Filter::default();
    let names = |order| told(&asked(TableOf::Entities, "", order), &all, &Column::Name);
    assert_eq!(names(None), ["zoë", "Anna", "berlin"]);
    assert_eq!(names(Some((Column::Name, false))), ["Anna", "berlin", "zoë"]);
    assert_eq!(names(Some((Column::Neighbours, true))), ["Anna", "zoë", "berlin"]);
    assert_eq!(names(Some((Column::Field("age".to_owned()), false))), ["zoë", "Anna", "berlin"], "nothing comes last");
    assert_eq!(names(Some((Column::Field("age".to_owned()), true))), ["Anna", "zoë", "berlin"]);
    let kinds = told(&asked(TableOf::Claims, "", Some((Column::To, false))), &all, &Column::Kind);
    assert_eq!(kinds, ["knows", "knows", "lives in", "leaves"]);
    let by = told(&asked(TableOf::Claims, "", Some((Column::By, true))), &all, &Column::By);
    assert_eq!(by, ["berlin", "", "", ""]);
    let quotes = told(&asked(TableOf::Quotes, "", Some((Column::Quote, false))), &all, &Column::Quote);
    assert_eq!(quotes, ["Anna leaves Berlin", "Anna lives in Berlin", "leaves Berlin", "nowhere", "Zoë knows Anna"]);
    let ends = told(&asked(TableOf::Edges, "", Some((Column::OtherName, true))), &all, &Column::OtherName);
    assert_eq!(ends, ["berlin", "Anna"]);
}

#[test]
fn only_what_is_shown_and_has_all_words_is_listed() {
    let all = Filter::default();
    let claims = |words: &str| told(&asked(TableOf::Claims, words, None), &all, &Column::Kind);
    assert_eq!(claims("anna BERLIN"), ["knows", "lives in", "leaves"], "berlin says one of them");
    assert_eq!(claims("anna live"), ["lives in"]);
    assert_eq!(claims("denied"), ["knows"]);
    assert_eq!(claims("nobody"), Vec::<String>::new());
    assert_eq!(claims(" "), ["knows", "knows", "lives in", "leaves"]);
    assert_eq!(told(&asked(TableOf::Entities, "ZOË", None), &all, &Column::Name), ["zoë"]);
    assert_eq!(told(&asked(TableOf::Entities, "41", None), &all, &Column::Name), ["Anna"]);
    let quotes = told(&asked(TableOf::Quotes, "leaves d1", None), &all, &Column::Quote);
    assert_eq!(quotes, ["Anna leaves Berlin", "leaves Berlin"], "a title counts");
    let person = Filter { entity_kinds: ["place".to_owned()].into(), ..Filter::default() };
    assert_eq!(told(&asked(TableOf::Claims, "", None), &person, &Column::Kind), ["knows", "knows"]);
    assert_eq!(told(&asked(TableOf::Edges, "", None), &person, &Column::Name), ["zoë"]);
    assert_eq!(told(&asked(TableOf::Quotes, "", None), &person, &Column::Result), ["exact", "missing"]);
}

#[test]
fn every_column_of_every_table_has_something_somewhere_or_is_known_to_be_empty() {
    let open = case();
    let identities = Identities::of(&open.dossier);
    let quote = crate::model::EvidenceIndex { relation: crate::model::RelationIndex(0), position: 0 };
    let mark = QuoteMark { verdict: Some(Verdict::Unsure), note: Some("hm".to_owned()) };
    let marks = Marks::from([(identities.key(&open.dossier, quote).expect("a key"), mark)]);
    let (counts, said) = (Counts::of(&open), said(&open.dossier, &identities, &marks));
    let ties = std::sync::Arc::new(Ties::of(&open.network, None));
    let found = |part| find(part, &ties, MeasuresAsked::default(), &Work::by(1)).expect("a result");
    let measures = MeasureTable::of(std::sync::Arc::clone(&ties), open.dossier.entities.len());
    let measures = Part::ALL.into_iter().fold(measures, |table, part| table.with(found(part)));
    let content = Content { open: &open, counts: &counts, said: &said, measures: Some(&measures) };
    let fields = crate::analysis::fields::fields(&open);
    let mut empty = Vec::new();
    for of in TableOf::ALL {
        let columns = of.columns(&fields);
        assert!(of.usual().iter().all(|column| columns.contains(column)), "{of:?}");
        let headings: BTreeSet<&str> = columns.iter().map(|column| column.heading(of)).collect();
        assert_eq!(headings.len(), columns.len(), "{of:?}");
        for column in &columns {
            let cells: Vec<Cell<'_>> = (0..content.len(of) as u32).map(|row| content.cell(of, row, column)).collect();
            if cells.iter().all(|cell| *cell == Cell::Nothing) {
                empty.push(format!("{} of {}", column.heading(of), of.words()));
            }
            let numbers = cells.iter().any(|cell| matches!(cell, Cell::Number(_) | Cell::Measured(..)));
            assert_eq!(numbers, column.is_number(), "{column:?} of {of:?}");
            Ranks::default().of(&content, of, column);
        }
    }
    let expected = [
        "Other names of entities",
        "Note of entities",
        "Date of claims",
        "Hedge of claims",
        "Note of claims",
        "Id of claims",
        "Said by of quotes",
        "Published of quotes",
        "Page of quotes",
        "Note of quotes",
    ];
    assert_eq!(empty, expected);
    assert_eq!(content.cell(TableOf::Quotes, 0, &Column::Verdict).words(), "unsure");
    assert_eq!(content.cell(TableOf::Edges, 0, &Column::Statuses).words(), "1 asserted, 1 denied");
    assert_eq!(content.cell(TableOf::Edges, 0, &Column::Conflict).words(), "said and denied");
    assert_eq!(content.cell(TableOf::Entities, 9, &Column::Name), Cell::Nothing);
    assert_eq!(content.edge_of(TableOf::Quotes, 2), Some(EdgeIndex(1)));
}
