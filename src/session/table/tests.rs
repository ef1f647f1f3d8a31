//! The table in a session: rows, order, words, columns, and one selection with the network.

use super::TableChange;
use crate::analysis::measures::{MeasureTable, Part, Ties, Work, find};
use crate::analysis::table::{Cell, Column, TableOf};
use crate::model::fixture::{dossier, quote};
use crate::model::{EntityIndex, FilterChange, Measure, MeasureScope, OpenDossier, Status, Target};
use crate::session::effect::{Effect, Request};
use crate::session::pick::Pick;
use crate::session::{Action, Command, MeasureAnswer, Preferences, Session};
use std::sync::Arc;

fn case() -> OpenDossier {
    let entities = [("=Zoë", "person"), ("Anna", "person"), ("Berlin", "place")];
    let claims = [
        ("=Zoë", "knows", "Anna", Status::Asserted),
        ("Anna", "lives in", "Berlin", Status::Alleged),
        ("Anna", "leaves", "Berlin", Status::Denied),
    ];
    let mut open = dossier(&entities, &claims, &["Anna lives in Berlin. Anna leaves Berlin."]);
    open.dossier.relations[1].evidence = vec![quote(0, "Anna lives in Berlin")];
    open.dossier.relations[2].evidence = vec![quote(0, "Anna leaves Berlin"), quote(0, "leaves Berlin")];
    open.network = crate::model::Network::of(&open.dossier).into();
    open.reading = crate::text::read(&open.dossier);
    open
}

/// A session with the case open and its table shown.
fn session() -> Session {
    let mut session = Session::new(Preferences::default());
    session.apply(Command::Loaded { open: Arc::new(case()), layout: None });
    session.apply(Command::Select(None));
    session.apply(Command::Do(Action::Table));
    session
}

fn change(session: &mut Session, change: TableChange) -> Vec<Effect> {
    session.apply(Command::Table(change))
}

#[test]
fn it_is_opened_turned_to_other_rows_ordered_and_narrowed_and_each_kind_of_row_keeps_its_own() {
    let mut session = session();
    assert!(session.table().is_open());
    assert_eq!(session.table().rows(), [0, 1, 2]);
    change(&mut session, TableChange::OrderBy(Column::Name));
    assert_eq!(session.table().rows(), [1, 2, 0]);
    change(&mut session, TableChange::Words("an".to_owned()));
    assert_eq!(session.table().rows(), [1]);
    change(&mut session, TableChange::Of(TableOf::Quotes));
    assert_eq!((session.table().rows(), session.table().words()), (&[0, 1, 2][..], ""));
    change(&mut session, TableChange::Of(TableOf::Entities));
    assert_eq!(session.table().rows(), [1]);
    change(&mut session, TableChange::Words(String::new()));
    change(&mut session, TableChange::OrderBy(Column::Name));
    assert_eq!(session.table().rows(), [0, 2, 1]);
    change(&mut session, TableChange::OrderBy(Column::Name));
    assert_eq!((session.table().rows(), session.table().order()), (&[0, 1, 2][..], None));
    session.apply(Command::Do(Action::Table));
    assert!(!session.table().is_open() && session.table().rows().is_empty());
}

#[test]
fn it_shows_what_the_network_shows() {
    let mut session = session();
    change(&mut session, TableChange::Of(TableOf::Claims));
    session.apply(Command::Filter(FilterChange::Status(Status::Denied)));
    assert_eq!(session.table().rows(), [0, 1]);
    session.apply(Command::Do(Action::Undo));
    assert_eq!(session.table().rows(), [0, 1, 2]);
}

#[test]
fn what_is_selected_in_it_is_selected_in_the_network_and_the_other_way_round() {
    let mut session = session();
    change(&mut session, TableChange::Select(1));
    assert_eq!(session.selection().target, Some(Target::Entity(EntityIndex(1))));
    session.apply(Command::Select(Some(Target::Entity(EntityIndex(2)))));
    assert_eq!((session.table_row(), session.is_selected_row(1)), (Some(2), false));
    change(&mut session, TableChange::SelectAlso(0));
    assert_eq!(session.selection().group.len(), 2);
    assert!(session.is_selected_row(0) && session.is_selected_row(2));
    change(&mut session, TableChange::SelectTo(1));
    let group: Vec<u32> = session.selection().group.iter().map(|entity| entity.0).collect();
    assert_eq!(group, [0, 1]);
    change(&mut session, TableChange::Of(TableOf::Claims));
    change(&mut session, TableChange::Select(2));
    let edge = session.open().and_then(|open| open.network.between(EntityIndex(1), EntityIndex(2)));
    assert_eq!(session.selection().target, edge.map(Target::Edge));
    assert_eq!(session.selection().quote.map(|quote| quote.relation.0), Some(2));
    assert_eq!((session.table_row(), session.is_selected_row(1)), (Some(2), false));
    change(&mut session, TableChange::Of(TableOf::Quotes));
    assert_eq!(session.table_row(), Some(1));
    session.apply(Command::Do(Action::NextQuote));
    assert_eq!(session.table_row(), Some(2));
    change(&mut session, TableChange::Select(99));
    assert_eq!(session.table_row(), Some(2), "there is no such row");
}

#[test]
fn rows_are_copied_and_saved_with_the_columns_that_are_shown_and_no_cell_is_a_formula() {
    let mut session = session();
    for column in [Column::Quotes, Column::Documents, Column::Says, Column::Claims] {
        change(&mut session, TableChange::Column(column));
    }
    let saved = change(&mut session, TableChange::Save("x.csv".into()));
    let text = "Name,Kind,Neighbours\r\n'=Zoë,person,1\r\nAnna,person,2\r\nBerlin,place,1\r\n";
    assert_eq!(saved, [Effect::SaveText("x.csv".into(), text.to_owned())]);
    change(&mut session, TableChange::Select(2));
    let copied = session.apply(Command::Do(Action::CopyRows));
    assert_eq!(copied, [Effect::Request(Request::Copy("Name\tKind\tNeighbours\nBerlin\tplace\t1\n".to_owned()))]);
    let asked = session.apply(Command::Do(Action::SaveTable));
    assert!(
        matches!(asked.as_slice(), [Effect::Request(Request::Pick(Pick::SaveTable(name)))] if name.ends_with(".entities.csv"))
    );
    change(&mut session, TableChange::UsualColumns);
    assert_eq!(session.table().columns(), TableOf::Entities.usual());
    session.apply(Command::Do(Action::Table));
    assert_eq!(session.apply(Command::Do(Action::SaveTable)), [], "there is no table to save");
}

#[test]
fn what_was_selected_in_it_is_looked_at_when_the_network_comes_back() {
    let mut session = session();
    let before = session.look();
    session.apply(Command::Do(Action::Table));
    assert_eq!(session.look(), before, "nothing was selected");
    session.apply(Command::Do(Action::Table));
    change(&mut session, TableChange::Select(2));
    assert_eq!(session.look(), before);
    session.apply(Command::Do(Action::Table));
    assert_ne!(session.look(), before);
}

#[test]
fn a_measure_is_a_column_that_is_computed_when_it_is_shown() {
    let mut session = session();
    assert!(session.measure_wish().is_none());
    change(&mut session, TableChange::Column(Column::Measure(Measure::PageRank)));
    change(&mut session, TableChange::OrderBy(Column::Measure(Measure::PageRank)));
    let wish = session.measure_wish().expect("a wish");
    assert_eq!((wish.part, wish.scope), (Part::Structure, MeasureScope::Whole));
    let ties = Arc::new(Ties::of(&wish.open.network, None));
    let found = find(wish.part, &ties, wish.asked, &Work::by(1)).expect("a result");
    let table = Some(Arc::new(MeasureTable::of(ties, wish.open.dossier.entities.len()).with(found)));
    let answer = MeasureAnswer { scope: wish.scope, ticket: wish.ticket, part: wish.part, table };
    session.apply(Command::MeasureDone(answer));
    assert_eq!(session.table().rows(), [1, 0, 2], "Anna is in the middle");
    let open = session.open().cloned().expect("a dossier");
    let content = session.table().content(&open).expect("a table");
    let cell = content.cell(TableOf::Entities, 1, &Column::Measure(Measure::PageRank));
    assert!(matches!(cell, Cell::Measured(_, value) if value > 0.4), "{cell:?}");
    session.apply(Command::Do(Action::Table));
    assert!(session.measure_wish().is_none(), "nothing is measured for a table that is closed");
}

#[test]
fn chosen_columns_outlive_the_dossier_and_fields_of_another_one_do_no_harm() {
    let columns = |names: &[&str]| names.iter().map(|name| Column::Field((*name).to_owned())).collect::<Vec<_>>();
    let chosen = [(TableOf::Entities, columns(&["sector"])), (TableOf::Claims, vec![Column::From])];
    let mut session = Session::new(Preferences::default()).with_columns(chosen.clone().into());
    session.apply(Command::Loaded { open: Arc::new(case()), layout: None });
    session.apply(Command::Do(Action::Table));
    assert_eq!(session.table().columns(), TableOf::Entities.usual(), "it has no such field");
    change(&mut session, TableChange::Of(TableOf::Claims));
    assert_eq!(session.table().columns(), [Column::From]);
    change(&mut session, TableChange::Column(Column::From));
    assert_eq!(session.table().columns(), [Column::From], "the last one stays");
    change(&mut session, TableChange::Column(Column::To));
    session.apply(Command::Loaded { open: Arc::new(case()), layout: None });
    change(&mut session, TableChange::Of(TableOf::Claims));
    assert_eq!(session.table().columns(), [Column::From, Column::To]);
    assert_eq!(session.table().chosen()[&TableOf::Entities], columns(&["sector"]));
}
