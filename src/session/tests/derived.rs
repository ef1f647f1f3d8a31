//! Nothing that is computed from the state is stale after any command, and little is computed anew.

use crate::analysis::contradictions::contradictions;
use crate::analysis::ego::ego_network;
use crate::analysis::filter::{Cover, seen, verdicts};
use crate::analysis::paths::{PathOptions, best_paths};
use crate::analysis::sentences::uses;
use crate::model::fixture::{dossier, quote};
use crate::model::{
    Backing, Camera, DocumentIndex, EdgeIndex, EndsNamed, EntityIndex, EvidenceIndex, Filter, Identities, Measure,
    MeasureRange, OpenDossier, Origin, Outcome, Passage, Position, Rect, RelationIndex, SentenceIndex, Span, Status,
    Target, Verdict, Verdicts,
};
use crate::session::layout_request::LayoutOptions;
use crate::session::{
    Action, Answer, Command, Company, FilterChange, FilterGroup, Look, Page, Preferences, Session, Tune,
};
use std::path::PathBuf;
use std::sync::Arc;

/// Four people and a place; some claims are denied, some have speakers, one quote is nowhere. `more` people stand before
/// all others.
fn example(more: &[&str]) -> Arc<OpenDossier> {
    let mut names: Vec<(&str, &str)> = more.iter().map(|name| (*name, "person")).collect();
    names.extend([("Ann", "person"), ("Bob", "person"), ("Cid", "person"), ("Dora", "place")]);
    let claims = [
        ("Ann", "pays", "Bob", Status::Alleged),
        ("Ann", "pays", "Bob", Status::Denied),
        ("Bob", "knows", "Cid", Status::Asserted),
        ("Cid", "knows", "Dora", Status::Asserted),
    ];
    let mut open = dossier(&names, &claims, &["Ann pays Bob. Never. Bob knows Cid. Cid knows Dora."]);
    open.dossier.relations[0].by = Some(EntityIndex::new(more.len() + 2));
    let words = ["Ann pays Bob.", "Never.", "Bob knew Cid well.", "Cid knows Dora."];
    for (claim, words) in open.dossier.relations.iter_mut().zip(words) {
        claim.evidence = vec![quote(0, words)];
    }
    open.reading = crate::text::read(&open.dossier);
    open.origin = Origin::File(PathBuf::from("/case/case.ron"));
    open.hash = more.concat();
    Arc::new(open)
}

fn entity(at: u32) -> EntityIndex {
    EntityIndex(at)
}

fn evidence(claim: u32) -> EvidenceIndex {
    EvidenceIndex { relation: RelationIndex(claim), position: 0 }
}

/// Commands of each kind, several of those that change what is computed.
fn commands(session: &Session) -> Vec<Command> {
    let mut commands: Vec<Command> = Action::ALL.into_iter().map(Command::Do).collect();
    commands.extend(filters().map(Command::Filter));
    commands.extend((0..4).flat_map(selections));
    commands.extend(edits());
    commands.extend(reports(session));
    commands
}

fn filters() -> [FilterChange; 20] {
    [
        FilterChange::Status(Status::Denied),
        FilterChange::Status(Status::Alleged),
        FilterChange::EntityKind("place".to_owned()),
        FilterChange::RelationKind("knows".to_owned()),
        FilterChange::Speaker(None),
        FilterChange::Document("d0".to_owned()),
        FilterChange::Outcome(Outcome::ALL[0]),
        FilterChange::OnlyConfirmed,
        FilterChange::OnlyVerified,
        FilterChange::OnlyUnverified,
        FilterChange::OnlySecondLook,
        FilterChange::EndsNamed(EndsNamed::ALL[1]),
        FilterChange::OnlyOwnWords,
        FilterChange::Backing(Backing::Unverified),
        FilterChange::Backing(Backing::Absent),
        FilterChange::All(FilterGroup::Backings, true),
        FilterChange::All(FilterGroup::Statuses, true),
        FilterChange::Dim,
        FilterChange::Measure(Measure::Degree, MeasureRange::of(2.0, 3.0)),
        FilterChange::Clear,
    ]
}

/// Commands about the entity, the edge, the claim and the sentence of a number.
fn selections(at: u32) -> [Command; 12] {
    let sentence = SentenceIndex { document: DocumentIndex(0), number: at };
    [
        Command::Select(Some(Target::Entity(entity(at)))),
        Command::Select(Some(Target::Edge(EdgeIndex(at.min(2))))),
        Command::SelectAlso(entity(at)),
        Command::SelectThese(vec![entity(at), entity(2)]),
        Command::FlyTo(Target::Entity(entity(at))),
        Command::ShowPage(Page::Paths(Some(entity(0)), Some(entity(at)))),
        Command::ShowPage(Page::BothSides(RelationIndex(at), None)),
        Command::ShowPath(at as usize),
        Command::ShowQuote(evidence(at)),
        Command::SelectSentence(sentence),
        Command::Point(Some(sentence)),
        Command::Hover(Some(Target::Entity(entity(at)))),
    ]
}

/// Changes of the workspace, the views and the options.
fn edits() -> Vec<Command> {
    let passage = Passage { document: DocumentIndex(0), span: Span::new(0, 13) };
    let rect = Rect { min: Position::new(-1.0, -1.0), max: Position::new(150.0, 9.0) };
    let options = LayoutOptions { balance: 0.9, ..LayoutOptions::default() };
    let mut commands: Vec<Command> = (0..4).map(|at| Command::Mark(evidence(at), Verdict::Confirmed)).collect();
    commands.extend([
        Command::Note(evidence(1), "who?".to_owned()),
        Command::Correct(evidence(2), Some(passage)),
        Command::Correct(evidence(2), None),
        Command::ShowPlace(evidence(2), passage),
        Command::SelectWithin(rect),
        Command::SetPathOptions(PathOptions { most_hops: 2, ..PathOptions::default() }),
        Command::SetPathOptions(PathOptions::default()),
        Command::Read(DocumentIndex(0), None),
        Command::CloseDocument,
        Command::Look(Look::At(Camera::default())),
        Command::Move { entities: vec![entity(1)], by: Position::new(3.0, 0.0), gesture: 7, company: Company::Alone },
        Command::Tune(Tune::Options(options)),
        Command::Tune(Tune::Keep),
        Command::Tune(Tune::Cancel),
        Command::AddView("Second".to_owned()),
        Command::ShowView(0),
        Command::ShowView(1),
        Command::RenameView("Third".to_owned()),
        Command::Answer(Answer::LeaveAnyway),
    ]);
    commands
}

/// What threads and the shell report.
fn reports(session: &Session) -> Vec<Command> {
    let ticket = session.ticket();
    let count = session.workspace().positions.len();
    let positions = |x: f32| Arc::new((0..count).map(|at| Position::new(x * at as f32, 1.0)).collect::<Vec<_>>());
    vec![
        Command::Loaded { open: example(&[]), layout: None },
        Command::Loaded { open: example(&["Zoe"]), layout: None },
        Command::Settled { ticket, positions: positions(100.0), running: None },
        Command::Settled { ticket, positions: positions(80.0), running: Some(0.5) },
        Command::Eases { ticket, end: positions(100.0) },
        Command::Refused { origin: Origin::Builtin("x".to_owned()), problems: Vec::new() },
        Command::DismissFailure,
        Command::DismissFailure,
    ]
}

/// Checks what the session keeps against what the analysis says of its state now.
fn assert_fresh(session: &Session, after: &Command) {
    let Some(open) = session.open() else { return };
    let workspace = session.workspace();
    let verdicts = verdicts(&open.dossier, &Identities::of(&open.dossier), &workspace.marks);
    let (filter, hidden, shown) = (&*workspace.filter, &*workspace.hidden, &workspace.shown);
    let outside = session.measures_of_whole().map_or_else(Vec::new, |table| table.outside(&filter.measures));
    let visibility = seen(open, Cover { filter, hidden, verdicts: &verdicts, shown, outside: &outside });
    assert_eq!(**session.visibility(), visibility, "{after:?}");
    let all = Filter::default();
    let dimmed = seen(open, Cover { filter: &all, hidden, verdicts: &Verdicts::new(), shown, outside: &[] });
    assert_eq!(**session.drawn(), if session.dims() { dimmed } else { visibility.clone() }, "{after:?}");
    assert_eq!(**session.uses(), uses(open, &workspace.corrections), "{after:?}");
    assert_eq!(**session.contradictions(), contradictions(open, &visibility), "{after:?}");
    if let Page::Paths(Some(from), Some(to)) = session.selection().page {
        let paths = best_paths(open, &visibility, from, to, session.path_options());
        assert_eq!(**session.paths(), paths, "{after:?}");
        assert!(session.path_shown() <= paths.len().saturating_sub(1), "{after:?}");
    }
    let centers: Vec<EntityIndex> = session.selection().subjects(open).into_iter().collect();
    let lit = ego_network(&open.network, &centers, u32::from(session.light.depth));
    let is_lit = session.light.depth > 0;
    assert_eq!(session.light.entities.as_deref(), is_lit.then_some(&lit), "{after:?}");
}

#[test]
fn no_command_leaves_anything_stale() {
    let mut session = Session::new(Preferences::default());
    session.apply(Command::Loaded { open: example(&[]), layout: None });
    let mut random = 1_u64;
    for _ in 0..6_000 {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut commands = commands(&session);
        let command = commands.swap_remove((random >> 33) as usize % commands.len());
        session.apply(command.clone());
        assert_fresh(&session, &command);
    }
}

#[test]
fn looking_around_computes_nothing_anew() {
    let mut session = Session::new(Preferences::default());
    session.apply(Command::Loaded { open: example(&[]), layout: None });
    session.apply(Command::ShowPage(Page::Paths(Some(entity(0)), Some(entity(3)))));
    let before = (
        Arc::clone(session.visibility()),
        Arc::clone(session.uses()),
        Arc::clone(session.contradictions()),
        Arc::clone(session.paths()),
    );
    for command in [
        Command::Hover(Some(Target::Entity(entity(1)))),
        Command::Point(Some(SentenceIndex { document: DocumentIndex(0), number: 0 })),
        Command::Look(Look::At(Camera::default())),
        Command::Move { entities: vec![entity(1)], by: Position::new(3.0, 0.0), gesture: 7, company: Company::Alone },
        Command::Do(Action::Undo),
        Command::Mark(evidence(0), Verdict::Unsure),
        Command::Select(Some(Target::Entity(entity(1)))),
    ] {
        session.apply(command.clone());
        assert!(Arc::ptr_eq(&before.0, session.visibility()), "{command:?}");
        assert!(Arc::ptr_eq(&before.1, session.uses()), "{command:?}");
        assert!(Arc::ptr_eq(&before.2, session.contradictions()), "{command:?}");
        assert!(Arc::ptr_eq(&before.3, session.paths()), "{command:?}");
    }
}
