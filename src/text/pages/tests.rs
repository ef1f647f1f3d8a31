//! Where pages end, and what they are called.

use super::*;

/// The pages of `text` as it would be read without their furniture: `⟨12⟩` where a page begins that is called so.
fn read(text: &str) -> String {
    let pages = pages(text);
    let name = |page: &Option<String>| format!("⟨{}⟩", page.as_deref().unwrap_or_default());
    let mut read = pages.first.as_ref().map(|_| name(&pages.first)).unwrap_or_default();
    let mut start = 0;
    for page_break in &pages.breaks {
        read += &text[start..page_break.span.start as usize];
        read += &name(&page_break.page);
        start = page_break.span.end as usize;
    }
    read + &text[start..]
}

/// Sentences of about 320 bytes, of its own words for each page, that end in the middle of one.
fn prose(page: usize) -> String {
    let word =
        ["oil", "coal", "iron", "wheat", "gold", "salt", "wool", "wine", "silk", "tea", "copper", "glass"][page % 12];
    let sentence = format!("The committee heard of {word}\nfrom a witness, who said that he knew of no {word}. ");
    format!("{}and on {word} it said that", sentence.repeat(4))
}

#[test]
fn a_text_of_one_page_has_no_breaks() {
    for text in ["", "\n", "One line", "A\n\nB\n\nC", "12", "[p. 12]", "12\n\n13\n"] {
        assert_eq!(pages(text).breaks, [], "{text:?}");
    }
    assert_eq!(pages("[p. 12]\nIvanov spoke.").page_at(9), Some("12"));
}

#[test]
fn a_form_feed_ends_a_page_and_is_counted() {
    assert_eq!(read("He denied that\u{C}he was paid."), "⟨1⟩He denied that⟨2⟩he was paid.");
    assert_eq!(read("He denied that\n\n\u{C}\n he was paid."), "⟨1⟩He denied that⟨2⟩he was paid.");
    assert_eq!(read("One\r\n\u{C}\r\nTwo\u{C}\u{C}Four\u{C}"), "⟨1⟩One⟨2⟩Two⟨4⟩Four\u{C}");
}

#[test]
fn a_marked_page_begins_behind_its_mark() {
    assert_eq!(read("He denied\n[p. 12]\nthat\n\n[p. 13]\n\nhe was"), "He denied⟨12⟩that⟨13⟩he was");
    assert_eq!(read("[p. iv]\nOne\n[page 12a]\nTwo\n[p.13]\nThree"), "⟨iv⟩[p. iv]\nOne⟨12a⟩Two⟨13⟩Three");
    assert_eq!(
        read("One\n[12]\nTwo\n[p. x y]\nThree [p. 4]\n[photo]\nFour"),
        "One\n[12]\nTwo\n[p. x y]\nThree [p. 4]\n[photo]\nFour"
    );
}

#[test]
fn a_number_beside_a_form_feed_is_the_number_of_its_page() {
    assert_eq!(read("One\n\n12\n\u{C}Two\n\n13\n\u{C}Three\n\n14\n"), "⟨12⟩One⟨13⟩Two⟨14⟩Three\n\n14\n");
    assert_eq!(read("One\u{C}\n- 13 -\n\nTwo\u{C}\nPage 14 of 20\n\nThree"), "⟨12⟩One⟨13⟩Two⟨14⟩Three");
    assert_eq!(read("Preface\n\niv\n\u{C}Text"), "⟨iv⟩Preface⟨⟩Text");
    // Not one that ends a page's table.
    assert_eq!(read("Sold:\n5\n\u{C}Two"), "⟨1⟩Sold:\n5⟨2⟩Two");
}

#[test]
fn numbers_that_rise_from_page_to_page_are_page_numbers() {
    let pages: Vec<String> = (1..=4).map(|page| format!("{}\n{page}\n", prose(page))).collect();
    let found = super::pages(&pages.concat());
    assert_eq!(
        found.breaks.iter().map(|page| page.page.as_deref()).collect::<Vec<_>>(),
        [Some("2"), Some("3"), Some("4")]
    );
    assert_eq!(found.first.as_deref(), Some("1"));
    let heads: Vec<String> = (7..=9).map(|page| format!("{page}\n\n{}\n\n", prose(page))).collect();
    assert_eq!(super::pages(&heads.concat()).first.as_deref(), Some("7"));
}

#[test]
fn numbered_heads_that_rise_are_page_breaks_with_the_heads_below_them() {
    let head = |page: usize| match page % 2 {
        0 => format!("{page}           FISHER v. TEXAS\n\n        Opinion of the Court\n\n"),
        _ => format!("        Cite as: 570 U. S. ____ (2013)          {page}\n\n        Opinion of the Court\n\n"),
    };
    let text: String = prose(1) + "\n" + &(2..=7).map(|page| head(page) + &prose(page) + "\n").collect::<String>();
    let found = pages(&text);
    assert_eq!(found.breaks.len(), 6);
    assert_eq!(found.first.as_deref(), Some("1"));
    for (page, page_break) in found.breaks.iter().enumerate() {
        assert_eq!(page_break.page, Some((page + 2).to_string()));
        assert_eq!(page_break.span.of(&text).trim(), head(page + 2).trim());
    }
}

#[test]
fn a_lone_number_within_a_sentence_is_a_page_number_that_tells_no_side() {
    let text = "The minister said that he had denied\n\n12\n\nthe charge that he was paid.";
    assert_eq!(read(text), "The minister said that he had denied⟨⟩the charge that he was paid.");
    for text in [
        "The minister said that he had denied it.\n\n12\n\nThe charge that he was paid stood.",
        "The minister said that he had denied\n12\nthe charge that he was paid.",
        "Iran\n\n12\n\nIraq",
        "revenue\n\n12\n\ncosts",
    ] {
        assert_eq!(pages(text), Pages::default(), "{text:?}");
    }
}

#[test]
fn columns_chapters_and_years_are_no_page_numbers() {
    let rows = |count: std::ops::Range<usize>, row: fn(usize) -> String| count.map(row).collect::<Vec<_>>().concat();
    let table = rows(1..40, |row| format!("{row}\n\nState {row}\n\n"));
    let lines = rows(1..40, |line| format!("{line}\nthe witness said\n"));
    let chapters = rows(1..9, |chapter| format!("{chapter}\n\n{} ended.\n\n", prose(chapter)));
    let years = rows(1990..2002, |year| format!("{year}\n\n{} was over.\n\n", prose(year)));
    for text in [table, lines, chapters, years] {
        assert_eq!(pages(&text), Pages::default(), "{text:?}");
    }
}

#[test]
fn a_running_head_stands_on_two_other_pages_too() {
    let page = |number: usize, words: &str| format!("THE DAILY NEWS, No. {number}\n\n{words}\n\n{number}\n\u{C}");
    let three = [page(1, "He denied"), page(2, "that he"), page(3, "was paid.")].concat();
    assert_eq!(read(&three), "⟨1⟩THE DAILY NEWS, No. 1\n\nHe denied⟨2⟩that he⟨3⟩was paid.\n\n3\n\u{C}");
    let two = [page(1, "He denied"), page(2, "that he")].concat();
    assert!(read(&two).contains("No. 2"));
    // The name of a speaker is no running head, however often it begins a page.
    assert!(read(&three.replace("THE DAILY NEWS, No. 2", "MR. SMITH:")).contains("SMITH"));
    let speaker = "Q:\nDid he?\u{C}Q:\nWas he?\u{C}Q:\nHad he?";
    assert_eq!(read(speaker).matches("Q:").count(), 3);
}

#[test]
fn a_page_is_found_by_its_offset() {
    let text = "One\n[p. 12]\nTwo\n[p. 13]\nThree";
    let pages = pages(text);
    let page_of = |word: &str| pages.page_at(text.find(word).unwrap() as u32);
    assert_eq!([page_of("One"), page_of("Two"), page_of("Three")], [None, Some("12"), Some("13")]);
}

#[test]
fn pages_of_long_hostile_texts_are_in_order() {
    for piece in
        ["\u{C}", "1\n", "1\n\n", "[p. 1]\n", "a\n\u{C}", "12   abc\n", "THE NEWS\n\n7\n\u{C}", "\r\n\u{C}", "Page "]
    {
        let text = piece.repeat(200_000 / piece.len());
        let pages = pages(&text);
        assert!(pages.breaks.is_sorted_by_key(|page_break| page_break.span.start));
    }
}
