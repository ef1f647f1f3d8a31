//! Where texts of many kinds are split into sentences and paragraphs.

use super::*;

/// Checks the sentences of `text`.
fn check(text: &str, expected: &[&str]) {
    let found = sentences(text, &paragraphs(text));
    assert_eq!(found.iter().map(|span| span.of(text)).collect::<Vec<_>>(), expected, "{text:?}");
}

/// Checks the paragraphs of `text`.
fn check_paragraphs(text: &str, expected: &[&str]) {
    let found = paragraphs(text);
    assert_eq!(found.iter().map(|span| span.of(text)).collect::<Vec<_>>(), expected, "{text:?}");
}

#[test]
fn abbreviations_and_initials_end_no_sentence() {
    check("", &[]);
    check(" \r\n ", &[]);
    check("No stop", &["No stop"]);
    check("The U.S. Secretary met Mr. Bush. He left.", &["The U.S. Secretary met Mr. Bush.", "He left."]);
    check("The Russian-U.S. summit. It ended.", &["The Russian-U.S. summit.", "It ended."]);
    check("J. R. Smith spoke. So did he.", &["J. R. Smith spoke.", "So did he."]);
    check("Приехал И. И. Петров. Он уехал.", &["Приехал И. И. Петров.", "Он уехал."]);
}

#[test]
fn abbreviations_and_initials_of_other_languages_end_no_sentence() {
    check(
        "Prof. Dr. A. B. Lee met Gen. Ito at 5 p.m. on Jan. 3. He left.",
        &["Prof. Dr. A. B. Lee met Gen. Ito at 5 p.m. on Jan. 3.", "He left."],
    );
    check(
        "В 1979 г. Хомейни вернулся, т. е. победил. Шах уехал.",
        &["В 1979 г. Хомейни вернулся, т. е. победил.", "Шах уехал."],
    );
    check("«Мы согласны», — сказал А. С. Иванов. Он уехал.", &["«Мы согласны», — сказал А. С. Иванов.", "Он уехал."]);
    check("«ما موافقیم»، خرازی گفت. او رفت.", &["«ما موافقیم»، خرازی گفت.", "او رفت."]);
    check("دکتر م. رضایی آمد. او رفت.", &["دکتر م. رضایی آمد.", "او رفت."]);
    check("He paid 3.5 million, i.e. half. No. 5 was empty…", &["He paid 3.5 million, i.e. half.", "No. 5 was empty…"]);
}

#[test]
fn a_quotation_stays_with_its_speaker() {
    check("“We agree,” he said. They left.", &["“We agree,” he said.", "They left."]);
    check("“Do we?” he asked. “Yes.” They left.", &["“Do we?” he asked.", "“Yes.”", "They left."]);
}

#[test]
fn a_quotation_of_several_sentences_is_cut_at_each() {
    check(
        "“If so,” he said, “we will. And we have.” They left.",
        &["“If so,” he said, “we will.", "And we have.”", "They left."],
    );
    check("Он сказал: «Нет. Никогда.»", &["Он сказал: «Нет.", "Никогда.»"]);
    check("\"One. Two.\" Three.", &["\"One.", "Two.\"", "Three."]);
}

#[test]
fn other_scripts_end_their_sentences_too() {
    check("او گفت. آیا رفت؟ بله!", &["او گفت.", "آیا رفت؟", "بله!"]);
    check("普京会见了他。他走了。", &["普京会见了他。", "他走了。"]);
    check("وہ گیا۔ وہ آیا۔", &["وہ گیا۔", "وہ آیا۔"]);
}

#[test]
fn no_sentence_crosses_a_paragraph() {
    check("A heading\n\nThe text. More", &["A heading", "The text.", "More"]);
    check("A heading\r\n\r\nThe text", &["A heading", "The text"]);
    check("A heading\nThe text", &["A heading", "The text"]);
}

#[test]
fn the_entries_of_a_log_are_paragraphs_with_the_lines_that_stand_below_them() {
    let log = "12 Nov 07:10  Charterer given as Norrelane Shipping & Trading, by telephone.\n\
               12 Nov 09:15  P. D. Zhernova, Department of Export Quality, opens the tally.\n\
               17 Nov 02:25  Silo 7 sealed. P. D. Zhernova asks who sealed it and is told\n              \
               that the seal is old.\n\
               17 Nov 23:50  Patience sailed for Varna, two days late.";
    let lines: Vec<&str> = log.split('\n').collect();
    let entry = lines[2..4].join("\n");
    check_paragraphs(log, &[lines[0], lines[1], &entry, lines[4]]);
}

#[test]
fn the_fields_of_a_register_are_paragraphs() {
    let register = "Full name: the limited liability company Zernomys of Novorossiysk\n\
                    Short name: Zernomys LLC\nAddress: Elevator Street 7, Novorossiysk";
    check_paragraphs(register, &register.split('\n').collect::<Vec<_>>());
}

#[test]
fn line_breaks_of_hard_wrapped_text_end_no_paragraph() {
    let wrapped = "The red carpet treatment that the Kremlin accorded the\n\
                   minister and the rhetoric produced during last week’s\ntalks were important.";
    check_paragraphs(wrapped, &[wrapped]);
    check_paragraphs(&wrapped.replace('\n', "\r\n"), &[&wrapped.replace('\n', "\r\n")]);
    let list = "The red carpet treatment that the Kremlin accorded the\n- minister and\n- rhetoric";
    check_paragraphs(list, &list.split('\n').collect::<Vec<_>>());
}

#[test]
fn deliberate_line_breaks_end_a_paragraph() {
    check_paragraphs("One\nTwo\rThree\r\nFour", &["One", "Two", "Three", "Four"]);
    let long = "word ".repeat(60);
    check_paragraphs(&format!("{long}\n{long}"), &[long.trim(), long.trim()]);
    let short = "The red carpet treatment that the Kremlin accorded the minister.\nHe left.\nShe stayed.";
    check_paragraphs(short, &short.split('\n').collect::<Vec<_>>());
}

#[test]
fn a_long_paragraph_has_the_sentences_of_a_short_one() {
    let text = "Mr. Ivanov met Minister Kharrazi in Moscow on Friday. ".repeat(2_000);
    let found = sentences(&text, &paragraphs(&text));
    assert_eq!(found.len(), 2_000);
    assert!(found.iter().all(|span| span.of(&text) == "Mr. Ivanov met Minister Kharrazi in Moscow on Friday."));
}

#[test]
fn a_sentence_without_an_end_is_cut_and_loses_nothing() {
    let text = "слово ".repeat(20_000);
    let found = sentences(&text, &paragraphs(&text));
    let joined: Vec<&str> = found.iter().map(|span| span.of(&text)).collect();
    assert!(found.len() > 1);
    assert_eq!(joined.join(" "), text.trim());
}
