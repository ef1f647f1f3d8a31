//! The order of letters from left and from right.

use super::*;

#[test]
fn words_are_marked_within_their_sections_and_nothing_is_lost() {
    let text = "a red carpet, Россия";
    let mut job = bidi_job(text, 14.0, Color32::BLACK, Style::Regular);
    mark_words(&mut job, text, &[Span::new(2, 12), Span::new(6, 16)], Color32::RED);
    let told: Vec<(&str, bool)> = job
        .sections
        .iter()
        .map(|section| {
            let range = section.byte_range.start.0..section.byte_range.end.0;
            (&text[range], section.format.background == Color32::RED)
        })
        .collect();
    assert_eq!(told.iter().map(|(words, _)| *words).collect::<String>(), text);
    let marked: String = told.iter().filter(|(_, marked)| *marked).map(|(words, _)| *words).collect();
    assert_eq!(marked, "red carpet, Р");
    let persian = "خرازی در مسکو";
    let mut job = bidi_job(persian, 14.0, Color32::BLACK, Style::Regular);
    let before = job.clone();
    mark_words(&mut job, persian, &[Span::new(0, 4)], Color32::RED);
    assert_eq!(job, before);
}

#[test]
fn pieces_end_where_they_are_cut_and_keep_their_order() {
    let told = |text: &str, cuts: &[usize]| -> Vec<String> {
        let pieces = Directions::of(text, None).pieces_between(text, 0..text.len(), cuts);
        check_cover(text, &pieces);
        pieces.iter().map(|piece| text[piece.range.clone()].to_owned()).collect()
    };
    assert_eq!(told("He denied that.", &[3, 9]), ["He ", "denied", " that."]);
    assert_eq!(told("abc", &[0, 3, 7]), ["abc"]);
    let persian = "خرازی در مسکو";
    let (second, third) = (persian.find('د').expect("a word"), persian.find('م').expect("a word"));
    assert_eq!(told(persian, &[second, third]), ["مسکو", " ", "در", " ", "خرازی"]);
    let mixed = "خرازی met him";
    let cut = mixed.find('h').expect("a word");
    assert_eq!(told(mixed, &[cut]).concat().len(), mixed.len());
}

/// Shows what stands on the line from left to right, as `unicode-bidi` alone would order its letters.
fn check(text: &str, base_rtl: Option<bool>, expected: &[&str]) {
    let directions = Directions::of(text, base_rtl);
    let pieces = directions.pieces(text, 0..text.len());
    let shown: Vec<&str> = pieces.iter().map(|piece| &text[piece.range.clone()]).collect();
    assert_eq!(shown, expected, "{text}");
    check_cover(text, &pieces);
}

/// Every byte belongs to one piece, and a piece shows as many characters as its source has.
fn check_cover(text: &str, pieces: &[Piece]) {
    let mut ranges: Vec<_> = pieces.iter().map(|piece| piece.range.clone()).collect();
    ranges.sort_by_key(|range| range.start);
    let mut start = 0;
    for range in ranges {
        assert_eq!(range.start, start, "{text:?}");
        start = range.end;
    }
    assert_eq!(start, text.len(), "{text:?}");
    for piece in pieces {
        assert_eq!(piece.shown.chars().count(), text[piece.range.clone()].chars().count());
    }
}

#[test]
fn an_override_turns_no_letters_round() {
    assert!(Directions::of("a \u{202e}evil\u{202c} word", None).is_ltr());
    let persian = "خط \u{202d}الف";
    let plain = "خط \u{2060}الف";
    assert_eq!(Directions::of(persian, None).levels, Directions::of(plain, None).levels);
}

#[test]
fn latin_and_cyrillic_stay_in_one_piece() {
    check("Igor Ivanov (Игорь Иванов)", None, &["Igor Ivanov (Игорь Иванов)"]);
    assert!(Directions::of("Игорь", None).is_ltr());
}

#[test]
fn persian_words_stand_from_right_to_left_and_their_digits_from_left_to_right() {
    check("سعید رضایی (۱۳۹۸)", None, &[")", "۱۳۹۸", "(", " ", "رضایی", " ", "سعید"]);
    let text = "سعید رضایی (۱۳۹۸)";
    let pieces = Directions::of(text, None).pieces(text, 0..text.len());
    // The shaper sets a lone bracket as it is, so it is mirrored here; it sets Persian digits from right to left,
    // so they are reversed here.
    let shown: Vec<&str> = pieces.iter().map(|piece| piece.shown.as_str()).collect();
    assert_eq!(shown, ["(", "۸۹۳۱", ")", " ", "رضایی", " ", "سعید"]);
}

#[test]
fn a_latin_name_within_persian_reads_from_left_to_right() {
    check("شرکت Gazprom Neft در ایران", None, &["ایران", " ", "در", " ", "Gazprom Neft", " ", "شرکت"]);
}

#[test]
fn a_persian_name_within_latin_reads_from_right_to_left() {
    check("met کمال خرازی there", None, &["met ", "خرازی", " ", "کمال", " there"]);
    check("in (کمال خرازی)", None, &["in (", "خرازی", " ", "کمال", ")"]);
}

#[test]
fn hebrew_with_digits_and_brackets_comes_out_right() {
    check("שלום 1984 (עולם)", None, &[")", "עולם", "(", " ", "1984", " ", "שלום"]);
}

#[test]
fn persian_digits_in_a_latin_line_are_turned_and_keep_their_brackets() {
    let text = "year (۱۳۵۷) کمال";
    let pieces = Directions::of(text, None).pieces(text, 0..text.len());
    let shown: Vec<&str> = pieces.iter().map(|piece| piece.shown.as_str()).collect();
    assert_eq!(shown.first(), Some(&"year ("));
    assert!(shown.contains(&"۷۵۳۱"), "{shown:?}");
}

#[test]
fn a_base_direction_can_be_given() {
    check("abc!", Some(true), &["!", "abc"]);
    check("abc!", Some(false), &["abc!"]);
}

#[test]
fn marks_and_joiners_stay_with_their_letters() {
    check("خارجهٔ می‌رود", None, &["می‌رود", " ", "خارجهٔ"]);
    check("کمال e\u{301}t", Some(false), &["کمال", " e\u{301}t"]);
}

#[test]
fn strange_text_is_covered_and_does_no_harm() {
    let marks = format!("ا{}", "\u{301}".repeat(10_000));
    let texts =
        ["", " ", "\r\n", "👨‍👩‍👧 کمال 🇮🇷", "\u{202e}abc\u{202c} د", "\u{2067}abc", "א\nב\r\nc", "\u{200f}", &marks];
    for text in texts {
        for base in [None, Some(true), Some(false)] {
            let directions = Directions::of(text, base);
            check_cover(text, &directions.pieces(text, 0..text.len()));
        }
        let job = bidi_job(text, 14.0, Color32::BLACK, Style::Regular);
        assert_eq!(job.sections.last().map_or(0, |section| section.byte_range.end.0), job.text.len());
        assert!(!job.text.contains('\n'));
    }
}

#[test]
fn a_part_of_a_line_is_ordered_by_itself() {
    let text = "سعید رضایی کمال خرازی";
    let second = text.find("کمال").unwrap();
    let pieces = Directions::of(text, None).pieces(text, second..text.len());
    let shown: Vec<&str> = pieces.iter().map(|piece| &text[piece.range.clone()]).collect();
    assert_eq!(shown, ["خرازی", " ", "کمال"]);
}
