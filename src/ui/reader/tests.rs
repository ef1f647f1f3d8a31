//! The reader as a whole, driven through the accessibility tree.

use super::*;
use crate::analysis::sentences::SentenceUse;
use crate::model::{Document, DocumentReading, EntityIndex, EvidenceIndex, Mention, RelationIndex, Span, Status};
use egui::{Color32, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use std::collections::BTreeSet;

mod possible;
mod selecting;

/// What the harness keeps between frames.
struct State {
    document: Document,
    reading: DocumentReading,
    highlight: Option<Span>,
    marked: BTreeSet<EntityIndex>,
    uses: Vec<SentenceUse>,
    scroll: bool,
    memory: ReaderMemory,
    events: Vec<ReaderEvent>,
}

/// A document whose paragraphs are `paragraphs`, a sentence each, with `names` as the mentions of entities 0, 1, ….
fn state(paragraphs: &[&str], names: &[&str]) -> State {
    let text = paragraphs.join("\n\n");
    let mut start = 0;
    let mut spans = Vec::new();
    for paragraph in paragraphs {
        spans.push(Span::new(start, start + paragraph.len()));
        start += paragraph.len() + 2;
    }
    let mut mentions: Vec<Mention> = Vec::new();
    for (entity, name) in names.iter().enumerate() {
        for (at, _) in text.match_indices(name) {
            mentions.push(Mention { span: Span::new(at, at + name.len()), entity: EntityIndex::new(entity) });
        }
    }
    mentions.sort_by_key(|mention| mention.span.start);
    State {
        document: Document { id: "d".into(), title: "Test".into(), text: Some(text), ..Document::default() },
        reading: DocumentReading {
            sentences: spans.clone(),
            paragraphs: spans,
            mentions,
            ..DocumentReading::default()
        },
        highlight: None,
        marked: BTreeSet::from([EntityIndex::new(0)]),
        uses: Vec::new(),
        scroll: false,
        memory: ReaderMemory::default(),
        events: Vec::new(),
    }
}

fn harness(state: State) -> Harness<'static, State> {
    let mut harness = Harness::builder()
        .with_size(vec2(420.0, 300.0))
        // Clicks in a row count as double and triple ones.
        .with_step_dt(0.02)
        .with_context_setup(crate::ui::fonts::install_fonts)
        .build_ui_state(
            |ui, state: &mut State| {
                let reader = Reader {
                    document: &state.document,
                    reading: &state.reading,
                    highlight: state.highlight,
                    found: &[],
                    quotes: &[],
                    marked: &state.marked,
                    doubled: None,
                    uses: &state.uses,
                    pointed: None,
                    entity_color: &|_| Color32::from_rgb(0, 114, 178),
                    entity_name: &|entity| format!("entity {}", entity.0),
                    scroll_to_highlight: std::mem::take(&mut state.scroll),
                    text_size: 15.0,
                };
                state.events.extend(reader_ui(ui, &reader, &mut state.memory));
            },
            state,
        );
    harness.run_steps(3);
    harness
}

/// The text of `span` in the harness's document.
fn text_of(harness: &Harness<'_, State>, span: Span) -> String {
    span.of(harness.state().document.text.as_deref().unwrap()).to_owned()
}

fn press(harness: &mut Harness<'_, State>, at: Pos2, modifiers: Modifiers) {
    harness.hover_at(at);
    harness.step();
    for pressed in [true, false] {
        harness.event_modifiers(
            egui::Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers },
            modifiers,
        );
        harness.step();
    }
}

fn clicks(harness: &Harness<'_, State>) -> Vec<ReaderEvent> {
    let hover = |event: &&ReaderEvent| !matches!(event, ReaderEvent::HoverSentence(_));
    harness.state().events.iter().filter(hover).cloned().collect()
}

/// A piece of evidence; which does not matter here.
const EVIDENCE: EvidenceIndex = EvidenceIndex { relation: RelationIndex(0), position: 0 };

const LONG: &str =
    "Russian President Vladimir Putin offered a warm welcome to Iranian Foreign Minister Kamal Kharrazi.";

#[test]
fn clicking_a_mention_by_its_name_names_its_entity() {
    let mut harness = harness(state(&[LONG, "کمال خرازی در مسکو بود."], &["Kamal Kharrazi", "مسکو"]));
    harness.get_by_label("Kamal Kharrazi").click();
    harness.run_steps(2);
    assert_eq!(clicks(&harness), [ReaderEvent::ClickMention(EntityIndex::new(0))]);
    harness.get_by_label("مسکو").click();
    harness.run_steps(2);
    assert_eq!(clicks(&harness)[1..], [ReaderEvent::ClickMention(EntityIndex::new(1))]);
}

#[test]
fn a_screen_reader_finds_paragraphs_in_view_in_the_order_of_the_text() {
    let harness = harness(state(&[LONG, "کمال خرازی در مسکو بود."], &[]));
    let first = harness.get_by_label(LONG).rect();
    let second = harness.get_by_label("کمال خرازی در مسکو بود.").rect();
    assert!(first.bottom() < second.top());
    assert_eq!(first.height(), 3.0 * 22.5_f32.round());
}

#[test]
fn verse_keeps_its_lines_and_wrapped_text_is_filled_anew() {
    let harness = harness(state(
        &["a verse\nkept in\nits lines", "A line of some sixty characters, as a mail program wraps it,\nto be filled"],
        &[],
    ));
    let height = |start: &str| harness.get_by_label_contains(start).rect().height();
    assert_eq!(height("a verse"), 3.0 * 23.0);
    assert_eq!(height("A line of"), 2.0 * 23.0);
}

#[test]
fn clicking_beside_a_mention_names_the_sentence() {
    let mut harness = harness(state(&["One sentence here.", "Another one there."], &[]));
    let at = harness.get_by_label("Another one there.").rect().left_center() + vec2(20.0, 0.0);
    press(&mut harness, at, Modifiers::NONE);
    assert_eq!(clicks(&harness), [ReaderEvent::ClickSentence(1)]);
    assert!(harness.state().events.contains(&ReaderEvent::HoverSentence(1)));
    // To the right of the text there is no sentence.
    let at = at + vec2(300.0, 0.0);
    press(&mut harness, at, Modifiers::NONE);
    assert_eq!(clicks(&harness).len(), 1);
}

#[test]
fn the_margin_names_what_claims_make_of_a_sentence_and_leads_to_it() {
    use Status::{Alleged, Asserted, Denied};
    let used = |claims: &[Status]| SentenceUse { evidence: vec![EVIDENCE], claims: claims.iter().copied().collect() };
    let mut state = state(&["One sentence here.", "Another one there.", "دیگری آنجا."], &[]);
    state.uses = vec![SentenceUse::default(), used(&[Asserted, Asserted, Denied]), used(&[Alleged])];
    let mut harness = harness(state);
    assert!(harness.query_by_label_contains("Sentence 1,").is_none());
    let mark = harness.get_by_label("Sentence 2, 3 claims: 2 asserted, 1 denied");
    let line = harness.get_by_label("Another one there.").rect();
    assert!(mark.rect().right() < line.left() && mark.rect().y_range().intersects(line.y_range()));
    mark.click();
    harness.run_steps(2);
    assert_eq!(clicks(&harness), [ReaderEvent::ClickSentence(1)]);
    harness.get_by_label("Sentence 3, 1 claim: 1 alleged").click();
    harness.run_steps(2);
    assert_eq!(clicks(&harness)[1..], [ReaderEvent::ClickSentence(2)]);
}

#[test]
fn sentences_that_begin_on_one_line_have_marks_of_their_own() {
    let used = |count| SentenceUse {
        evidence: vec![EVIDENCE],
        claims: std::iter::repeat_n(Status::Asserted, count).collect(),
    };
    let mut state = state(&["One. Two. Three."], &[]);
    state.reading.sentences = vec![Span::new(0, 4), Span::new(5, 9), Span::new(10, 16)];
    state.uses = vec![used(12), SentenceUse::default(), used(3)];
    let mut harness = harness(state);
    let marks = ["Sentence 1, 12 claims: 12 asserted", "Sentence 3, 3 claims: 3 asserted"];
    let [one, other] = marks.map(|name| harness.get_by_label(name).rect());
    let line = harness.get_by_label("One. Two. Three.").rect();
    assert!(0.0 <= one.left() && one.right() < other.left() && other.right() < line.left(), "{one:?} {other:?}");
    harness.get_by_label(marks[1]).click();
    harness.run_steps(2);
    assert_eq!(clicks(&harness), [ReaderEvent::ClickSentence(2)]);
}

#[test]
fn the_highlight_is_scrolled_into_the_upper_third_of_a_long_document() {
    let paragraphs: Vec<String> = (0..400).map(|number| format!("Paragraph {number}. {LONG} {LONG}")).collect();
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let mut harness = harness(state(&paragraphs, &[]));
    for number in [300, 7, 200, 0] {
        let text = harness.state().document.text.clone().unwrap();
        let at = text.find(&format!("Paragraph {number}.")).unwrap();
        harness.state_mut().highlight = Some(Span::new(at, at + 12));
        harness.state_mut().scroll = true;
        harness.run_steps(6);
        let top = harness.get_by_label_contains(&format!("Paragraph {number}.")).rect().top();
        assert!((-1.0..100.0).contains(&top), "paragraph {number} stands at {top}");
    }
}

#[test]
fn a_quote_stays_in_view_while_the_rest_of_a_very_long_paragraph_is_measured() {
    let text = format!("{} Kamal Kharrazi {}", LONG.replace(' ', "\u{a0}\u{a0} ").repeat(4_000), LONG.repeat(9_000));
    let at = text.find(" Kamal Kharrazi ").unwrap() + 1;
    let mut state = state(&[&text], &[]);
    state.reading.mentions = vec![Mention { span: Span::new(at, at + 14), entity: EntityIndex::new(0) }];
    state.highlight = Some(Span::new(at, at + 14));
    state.scroll = true;
    let mut harness = harness(state);
    let top = harness.get_by_label("Kamal Kharrazi").rect().top();
    assert!((0.0..100.0).contains(&top), "{top}");
    harness.run_steps(60);
    assert!((harness.get_by_label("Kamal Kharrazi").rect().top() - top).abs() < 1.5);
    harness.run();
}

#[test]
fn the_topmost_line_stays_in_view_while_the_window_is_made_narrower_and_wider() {
    let paragraphs: Vec<String> = (0..60).map(|number| format!("Paragraph {number}. {LONG}")).collect();
    let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let mut harness = harness(state(&paragraphs, &[]));
    let text = harness.state().document.text.clone().unwrap();
    let at = text.find("Paragraph 30.").unwrap();
    harness.state_mut().highlight = Some(Span::new(at, at + 12));
    harness.state_mut().scroll = true;
    harness.run_steps(3);
    let top = |harness: &Harness<'_, State>| harness.get_by_label_contains("Paragraph 30.").rect().top();
    let before = top(&harness);
    for width in (200..420).rev().step_by(3).chain((200..420).step_by(3)).chain([420]) {
        harness.set_size(vec2(width as f32, 300.0));
        harness.step();
    }
    harness.run_steps(2);
    assert!((top(&harness) - before).abs() < 60.0, "{before} {}", top(&harness));
    // At the beginning of the text nothing moves at all.
    harness.state_mut().memory.scroll(-1e9);
    harness.run_steps(2);
    harness.set_size(vec2(300.0, 300.0));
    harness.run_steps(2);
    assert_eq!(harness.state().memory.offset, 0.0);
}

#[test]
fn nothing_moves_and_nothing_repaints_once_a_document_is_measured() {
    let paragraphs = [LONG; 60];
    let mut harness = harness(state(&paragraphs, &["Kamal Kharrazi"]));
    harness.run();
    assert!(harness.state().memory.offset == 0.0);
}

#[test]
fn a_focused_text_is_scrolled_by_key() {
    let mut harness = harness(state(&[LONG; 60], &[]));
    harness.get_by_label("Text of Test").focus();
    harness.run_steps(2);
    harness.key_press(Key::PageDown);
    harness.run_steps(2);
    let page = harness.state().memory.offset;
    assert!((150.0..300.0).contains(&page), "{page}");
    harness.key_press(Key::ArrowDown);
    harness.run_steps(2);
    assert!(harness.state().memory.offset > page);
    harness.key_press(Key::End);
    harness.run_steps(2);
    let end = harness.state().memory.offset;
    assert!((end - (harness.state().memory.flow.height() - harness.state().memory.height)).abs() < 2.0);
    harness.key_press(Key::Home);
    harness.run_steps(2);
    assert_eq!(harness.state().memory.offset, 0.0);
}

#[test]
fn a_highlight_covers_exactly_its_letters_from_left_to_right_and_its_words_from_right_to_left() {
    let mut harness = harness(state(&["An answer"], &["swe"]));
    let whole = harness.get_by_label("An answer").rect();
    let part = harness.get_by_label("swe").rect();
    assert!(part.width() > 15.0 && part.width() < 45.0, "{part:?}");
    assert!(part.left() > whole.left() + 25.0);
    // From right to left a mention stands at the right, where the line begins.
    *harness.state_mut() = state(&["کمال خرازی در مسکو بود."], &["کمال خرازی"]);
    harness.run_steps(2);
    let whole = harness.get_by_label("کمال خرازی در مسکو بود.").rect();
    let part = harness.get_by_label("کمال خرازی").rect();
    assert!((part.right() - whole.right()).abs() < 1.0, "{part:?} in {whole:?}");
    assert!(part.width() < 110.0);
}

#[test]
fn a_mention_across_two_lines_is_one_name_with_two_places() {
    let state = state(&[LONG], &["warm welcome to Iranian Foreign Minister"]);
    let harness = harness(state);
    assert_eq!(harness.get_all_by_label("warm welcome to Iranian Foreign Minister").count(), 1);
}

#[test]
fn any_text_and_any_spans_are_shown_without_harm() {
    let marks = format!("a{}", "\u{301}".repeat(10_000));
    let name = "x".repeat(400);
    let texts = ["", " ", "\r\n\r\n", "a\r\nb", &marks, &name, "ا\u{200c}ب", "a\tb", "\u{202e}abc"];
    for text in texts {
        let mut state = state(&[text], &[]);
        state.highlight = Some(Span::new(1, 99_999));
        state.reading.mentions = vec![Mention { span: Span::new(0, 99_999), entity: EntityIndex::new(7) }];
        state.reading.sentences = vec![Span::new(5, 2)];
        state.scroll = true;
        let mut harness = harness(state);
        harness.state_mut().reading = DocumentReading::default();
        harness.run_steps(2);
        harness.state_mut().reading.paragraphs = vec![Span::new(3, 99_999), Span::new(9, 2)];
        harness.run_steps(2);
    }
}

#[test]
fn a_document_without_text_shows_nothing() {
    let mut state = state(&[], &[]);
    state.document.text = None;
    let harness = harness(state);
    assert!(harness.query_by_label("Text of Test").is_none());
}
