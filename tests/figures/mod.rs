//! Figures on pages: every name whole or numbered, none on another, the legend small, the words for those who do not see it.

mod colours;

use crate::support::{dossier_of, seed_names};
use sayso::cli::shell::Shell;
use sayso::formats::made_up::{Recipe, make_up};
use sayso::model::{EntityIndex, Position, Target, Visibility};
use sayso::scene::{Drawing, Frame, Label, Making, Mark};
use sayso::session::figure::{Length, PRESETS, Part, Preset};
use sayso::session::{Background, Command, FigureKind, FigureOptions, FigureSubject, Preferences};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// How many of the most connected are named in any case.
const HUBS: usize = 10;

/// What the window would make a figure of.
fn subject_of(path: PathBuf) -> FigureSubject {
    let mut shell = Shell::new(Preferences::default(), 2);
    shell.apply(Command::Open(path));
    shell.settle();
    shell.session.figure_subject().expect("a dossier")
}

/// A made-up dossier.
fn made_up(entities: u32, seed: u64) -> FigureSubject {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("made.ron");
    std::fs::write(&path, make_up(Recipe { entities, seed }).text).expect("a file");
    subject_of(path)
}

fn options(preset: &Preset) -> FigureOptions {
    let [width, height] = preset.lengths();
    let (points, background) = (preset.points, Background::White);
    FigureOptions { width, height, points, background, ..FigureOptions::usual(FigureKind::Svg) }
}

/// The labels of entities, by entity.
fn labels(frame: &Frame) -> BTreeMap<EntityIndex, Vec<Label>> {
    let mut found: BTreeMap<EntityIndex, Vec<Label>> = BTreeMap::new();
    for label in frame.labels() {
        if let Some(Target::Entity(entity)) = label.owner {
            found.entry(entity).or_default().push(label.clone());
        }
    }
    found
}

fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Checks a page, and returns how many are named, and how many numbered.
fn check(subject: &FigureSubject, frame: &Frame, page: &str) -> (usize, usize) {
    let labels = labels(frame);
    let name = |entity: EntityIndex| subject.open.dossier.entities[entity.at()].name.clone();
    let mut shown = BTreeSet::new();
    let key: String = frame
        .furniture
        .iter()
        .map(|mark| if let Mark::Text(label) = mark { letters(&label.text) } else { String::new() })
        .collect();
    for (entity, lines) in &labels {
        let text: String = lines.iter().map(|line| letters(&line.text)).collect();
        assert!(shown.insert(text.clone()), "{page}: two are called {text}");
        let number = frame.numbered.iter().position(|numbered| numbered == entity);
        match number {
            Some(place) => {
                assert_eq!(text, (place + 1).to_string(), "{page}");
                assert!(key.contains(&letters(&name(*entity))), "{page}: {} is not whole in the key", name(*entity));
            }
            None => assert!(text.starts_with(&letters(&name(*entity))), "{page}: {} is cut: {text}", name(*entity)),
        }
        assert!(lines.len() <= 3, "{page}: {text} has {} lines", lines.len());
    }
    let all: Vec<(EntityIndex, &Label)> =
        labels.iter().flat_map(|(entity, lines)| lines.iter().map(|line| (*entity, line))).collect();
    for (at, (entity, label)) in all.iter().enumerate() {
        let bounds = label.bounds();
        assert!(frame.clip.holds(&bounds), "{page}: {} leaves the picture", label.text);
        for (other, beside) in &all[at + 1..] {
            let overlaps = entity != other && bounds.overlaps(&beside.bounds());
            assert!(!overlaps, "{page}: {} lies on {}", label.text, beside.text);
        }
    }
    if let Some(legend) = &frame.legend {
        let share = legend.bounds.width() * legend.bounds.height() / (frame.size.width * frame.size.height);
        assert!(share <= 0.2, "{page}: the legend takes {share}");
    }
    (labels.len() - frame.numbered.len(), frame.numbered.len())
}

/// The most connected of what is shown.
fn hubs(subject: &FigureSubject) -> Vec<EntityIndex> {
    let open = &subject.open;
    let degree = |entity: &EntityIndex| open.network.incident[entity.at()].len();
    let mut all: Vec<EntityIndex> = (0..open.dossier.entities.len()).map(EntityIndex::new).collect();
    all.sort_by_key(|entity| (std::cmp::Reverse(degree(entity)), *entity));
    all.truncate(HUBS);
    all
}

#[test]
fn every_entity_of_the_examples_has_its_name_or_a_number_on_every_page() {
    for seed in seed_names() {
        let subject = subject_of(dossier_of(&seed));
        let drawing = Drawing::of(&subject);
        for preset in &PRESETS {
            let frame = drawing.frame(&options(preset)).expect("a page");
            let page = format!("{seed}, {}", preset.name);
            let (named, numbered) = check(&subject, &frame, &page);
            let smallest = Drawing::smallest_text(&options(preset), &frame).expect("text");
            println!("{page}: {named} named, {numbered} numbered, {} without, {smallest:.1} pt", frame.unlabelled);
            assert_eq!(frame.unlabelled, 0, "{page}");
            assert_eq!(named + numbered, subject.open.dossier.entities.len(), "{page}");
            assert!(smallest >= 5.0, "{page}: {smallest} pt");
            // On narrow pages a name may have no place, and a number has.
            let only_numbers = hubs(&subject).iter().filter(|hub| frame.numbered.contains(hub)).count();
            println!("{page}: {only_numbers} hubs have only a number");
            assert!(only_numbers == 0 || preset.size.0 < 183.0, "{page}: {only_numbers} hubs have only a number");
            if preset.size.0 >= 183.0 && preset.points <= 9.0 && preset.size.0 > preset.size.1 {
                assert!(numbered <= 4, "{page}: {numbered} have only a number");
            }
        }
    }
}

#[test]
fn names_of_made_up_networks_never_lie_on_one_another_on_any_page() {
    for (entities, seed) in [(8, 1), (70, 2), (150, 3)] {
        let subject = made_up(entities, seed);
        let drawing = Drawing::of(&subject);
        for preset in [&PRESETS[0], &PRESETS[2], &PRESETS[5]] {
            let frame = drawing.frame(&options(preset)).expect("a page");
            let page = format!("{entities} entities, {}", preset.name);
            let (named, numbered) = check(&subject, &frame, &page);
            println!("{page}: {named} named, {numbered} numbered, {} without", frame.unlabelled);
            assert_eq!(named + numbered + frame.unlabelled as usize, entities as usize, "{page}");
        }
    }
}

#[test]
fn a_place_that_was_pinned_keeps_its_neighbours_on_the_page() {
    let mut subject = made_up(30, 4);
    let mut pinned = subject.pinned.as_ref().clone();
    pinned[0] = true;
    subject.pinned = pinned.into();
    let drawing = Drawing::of(&subject);
    let page = options(&PRESETS[5]);
    assert_eq!(drawing.to_lay_out(&page), Ok(None), "what somebody placed is not laid out anew");
    assert!(drawing.to_lay_out(&FigureOptions { anew: Some(true), ..page.clone() }).expect("a page").is_some());
    check(&subject, &drawing.frame(&page).expect("a page"), "kept");
}

#[test]
fn a_part_around_the_selection_has_it_and_its_neighbours_alone() {
    let mut subject = subject_of(dossier_of("halmyra"));
    let entities = &subject.open.dossier.entities;
    let chosen = EntityIndex::new(entities.iter().position(|entity| entity.id == "zernomys").expect("an entity"));
    subject.selection = vec![chosen];
    let drawing = Drawing::of(&subject);
    let count = |steps| {
        let part = FigureOptions { part: Part::Around(steps), ..options(&PRESETS[2]) };
        let frame = drawing.frame(&part).expect("a page");
        check(&subject, &frame, "a part").0
    };
    let (alone, near, far) = (count(0), count(1), count(2));
    assert!(alone == 1 && near > 1 && far > near && far <= entities.len(), "{alone}, {near}, {far}");
}

#[test]
fn words_that_were_written_take_the_place_of_those_of_the_program() {
    let subject = subject_of(dossier_of("halmyra"));
    let drawing = Drawing::of(&subject);
    let texts = |options: &FigureOptions| -> String {
        drawing.frame(options).expect("a page").texts().collect::<Vec<&str>>().join(" ")
    };
    let plain = FigureOptions { date: Some("2026-11-30".to_owned()), ..options(&PRESETS[2]) };
    let told = texts(&plain);
    assert!(told.contains("2026-11-30") && told.contains("Layout seed") && told.contains("verified"), "{told}");
    let own = FigureOptions { title: Some("Mine".to_owned()), words: Some("As I say.".to_owned()), ..plain.clone() };
    let told = texts(&own);
    assert!(told.contains("Mine") && told.contains("As I say.") && !told.contains("Layout seed"), "{told}");
    let (caption, words) = drawing.words(&plain);
    assert!(caption.contains("43 entities") && words.short.starts_with("Network of 43 entities"), "{caption}");
    assert!(words.long.len() > 10 * words.short.len() && words.long.contains("Zernomys"));
    let svg = drawing.file(&plain, &Making::default()).expect("a file").bytes;
    let svg = String::from_utf8(svg).expect("UTF-8");
    assert!(svg.contains("<title>The Halmyra: a cargo and its papers. Network of 43 entities"), "{}", &svg[..600]);
    assert!(svg.contains("<desc>Network of 43 entities"));
}

#[test]
fn a_pdf_is_tagged_as_a_figure_with_its_words() {
    let subject = made_up(8, 1);
    let options = FigureOptions { kind: FigureKind::Pdf, ..options(&PRESETS[0]) };
    let file = Drawing::of(&subject).file(&options, &Making::default()).expect("a file").bytes;
    let text = String::from_utf8_lossy(&file);
    for part in ["StructTreeRoot", "Marked true", "S/Figure", "Lang"] {
        assert!(text.contains(part), "no {part}");
    }
}

#[test]
fn no_number_of_a_large_figure_is_lost() {
    let mut subject = made_up(1_100, 7);
    let dossier = &subject.open.dossier;
    let all = Visibility {
        entities: vec![true; dossier.entities.len()],
        relations: vec![true; dossier.relations.len()],
        edges: vec![true; subject.open.network.edges.len()],
        ..Visibility::default()
    };
    let place = |at: usize| Position::new(100.0 * (at % 34) as f32, 100.0 * (at / 34) as f32);
    subject.positions = Arc::new((0..dossier.entities.len()).map(place).collect());
    subject.visibility = Arc::new(all);
    let numbers: BTreeMap<_, _> =
        (0..subject.open.network.edges.len()).map(sayso::model::EdgeIndex::new).zip(1..).collect();
    assert!(numbers.len() > 1_500, "{}", numbers.len());
    let size = |side| Some(Length::Millimetres(side));
    let options = FigureOptions {
        width: size(1_000.0),
        height: size(1_000.0),
        fit: Some(false),
        ..FigureOptions::usual(FigureKind::Svg)
    };
    let frame = Drawing::of(&subject).numbered(&numbers).frame(&options).expect("a page");
    let numbered =
        frame.marks.iter().filter(|mark| matches!(mark, Mark::Group(group) if group.number.is_some())).count();
    // An edge whose two marks touch has no line to carry a number.
    assert!(numbered * 100 >= numbers.len() * 97, "{numbered} of {}", numbers.len());
}

#[test]
fn what_a_size_is_refused_for_is_true() {
    let subject = made_up(4, 1);
    let drawing = Drawing::of(&subject);
    let told = |width, height| {
        let options =
            FigureOptions { width: Some(width), height: Some(height), ..FigureOptions::usual(FigureKind::Png) };
        drawing.frame(&options).err().map(|why| why.to_string())
    };
    let low = told(Length::Pixels(2400.0), Length::Pixels(210.0)).expect("a refusal");
    assert_eq!(low, "the page is too low to read; make it at least 240 pixels high at this width");
    assert_eq!(told(Length::Pixels(2400.0), Length::Pixels(240.0)), None);
    let narrow = told(Length::Millimetres(20.0), Length::Millimetres(200.0)).expect("a refusal");
    assert_eq!(narrow, "the page is too narrow to read; make it at least 32mm wide");
    assert_eq!(told(Length::Millimetres(32.0), Length::Millimetres(200.0)), None);
}

#[test]
fn a_page_has_one_name_in_the_dialog_and_one_on_the_command_line() {
    for preset in PRESETS {
        assert_eq!(Preset::of_word(preset.word), Some(preset));
    }
}
