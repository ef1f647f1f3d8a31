//! Where texts of many kinds are split into sentences and paragraphs.

use super::*;
use crate::text::lines::is_heading;

/// Checks the sentences of `text`.
fn check(text: &str, expected: &[&str]) {
    let found = sentences(text, &paragraphs(text), guess(text));
    assert_eq!(found.iter().map(|span| span.of(text)).collect::<Vec<_>>(), expected, "{text:?}");
}

/// Checks the paragraphs of `text`.
fn check_paragraphs(text: &str, expected: &[&str]) {
    let found = paragraphs(text);
    assert_eq!(found.iter().map(|span| span.of(text)).collect::<Vec<_>>(), expected, "{text:?}");
}

/// The hard cases of a language; see the head of each file.
fn table(language: &str) -> &'static str {
    match language {
        "de" => include_str!("de.txt"),
        "es" => include_str!("es.txt"),
        "fa" => include_str!("fa.txt"),
        "fr" => include_str!("fr.txt"),
        "it" => include_str!("it.txt"),
        "ru" => include_str!("ru.txt"),
        "zh" => include_str!("zh.txt"),
        _ => include_str!("en.txt"),
    }
}

/// A text with `|` at its sentence ends.
fn cut(text: &str, language: &str) -> String {
    let found = sentences(text, &paragraphs(text), language);
    found.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" | ")
}

#[test]
fn hard_cases_of_eight_languages_are_cut_where_they_end() {
    for language in ["en", "de", "fr", "es", "it", "ru", "fa", "zh"] {
        let cases = table(language).lines().filter(|line| !line.starts_with('#'));
        let (known_wrong, right): (Vec<&str>, Vec<&str>) = cases.partition(|line| line.starts_with('~'));
        assert!(right.len() >= 20 && known_wrong.len() <= 3, "{language}: {} {}", right.len(), known_wrong.len());
        for case in right {
            let (text, expected) = match case.split_once(" => ") {
                Some((text, expected)) => (text.to_owned(), expected),
                None => (case.replace(" | ", " "), case),
            };
            assert_eq!(cut(&text, language), expected, "{language}");
            assert_eq!(cut(&text, guess(&text)), expected, "guessed: {}", guess(&text));
        }
        // A case that is right now is no longer known to be wrong.
        for case in known_wrong.iter().map(|case| case[1..].trim()) {
            assert_ne!(cut(&case.replace(" | ", " "), language), case, "{language}");
        }
    }
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
fn a_ratio_is_no_list_mark() {
    check("The ratio is 10.2:1. There were 17 students.", &["The ratio is 10.2:1.", "There were 17 students."]);
}

#[test]
fn a_paragraph_in_another_script_is_read_in_its_own_language() {
    let text = "The minister denied it.\n\nЗавод им. Ленина закрыт. Он старый.";
    assert_eq!(cut(text, "en"), "The minister denied it. | Завод им. Ленина закрыт. | Он старый.");
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
    let dated = "The red carpet treatment that the Kremlin accorded on\n3. October to the minister was important, as were\nnegotiations.";
    check_paragraphs(dated, &[dated]);
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
    let found = sentences(&text, &paragraphs(&text), guess(&text));
    assert_eq!(found.len(), 2_000);
    assert!(found.iter().all(|span| span.of(&text) == "Mr. Ivanov met Minister Kharrazi in Moscow on Friday."));
}

#[test]
fn sentences_of_hostile_texts_are_in_order() {
    let pieces = [
        "Mr. ",
        "A. ",
        "a.",
        "1. ",
        "x.4 A ",
        "Q. A. ",
        "“A.” ",
        "г. ",
        "No. ",
        "a-\n",
        "The. ",
        "…",
        "م. ",
        "。",
        "aaaa bbb cccc\n",
    ];
    for piece in pieces {
        let text = piece.repeat(30_000 / piece.len());
        let found = sentences(&text, &paragraphs(&text), guess(&text));
        assert!(!found.is_empty() && found.windows(2).all(|pair| pair[0].end <= pair[1].start), "{piece}");
    }
}

#[test]
fn a_sentence_without_an_end_is_cut_and_loses_nothing() {
    let text = "слово ".repeat(20_000);
    let found = sentences(&text, &paragraphs(&text), guess(&text));
    let joined: Vec<&str> = found.iter().map(|span| span.of(&text)).collect();
    assert!(found.len() > 1);
    assert_eq!(joined.join(" "), text.trim());
}

#[test]
fn the_lines_of_a_narrow_column_are_one_paragraph() {
    for (width, break_sign) in [(26, "\n"), (32, "\r\n"), (40, "\n"), (48, "\n")] {
        let text = "The committee met again on Tuesday in the small hall behind the market. It heard that Ada Sample had \
                    sold the works to her brother for a sum that nobody would name, and that the council had not been told \
                    of it. Ben Example, who keeps the books, said he had seen no money change hands.";
        let mut lines = vec![String::new()];
        for word in text.split(' ') {
            let line = lines.last_mut().unwrap();
            if line.len() + 1 + word.len() > width {
                lines.push(word.to_owned());
            } else {
                *line = format!("{line} {word}").trim().to_owned();
            }
        }
        let column = lines.join(break_sign);
        check_paragraphs(&column, &[&column]);
        let found = sentences(&column, &paragraphs(&column), "en");
        let found: Vec<String> = found.iter().map(|span| span.of(&column).replace(break_sign, " ")).collect();
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[1].starts_with("It heard that Ada Sample had sold the works"));
    }
    // Of a German newspaper, with a word that is broken at the end of a line.
    let column =
        "Die Verhandlungen wurden am\n3. Oktober in Berlin abge-\nschlossen. Der Minister sagte,\nman sei sich einig.";
    check_paragraphs(column, &[column]);
    assert_eq!(cut(column, "de").matches(" | ").count(), 1);
}

#[test]
fn poems_addresses_lists_tables_and_transcripts_are_no_columns() {
    for lines in [
        "Shall I compare thee to a summer’s day?\nThou art more lovely and more temperate:\nRough winds do shake the darling buds\nAnd summer’s lease hath all too short",
        "so much depends upon\na red wheel barrow\nglazed with rain water this morning\nbeside the white\nchickens",
        "Ministry of Foreign Affairs\nSmolenskaya-Sennaya 32/34\n119200 Moscow\nRussian Federation",
        "- oil of the first quality\n- coal of the second quality\n- iron of the third quality",
        "oil      12 tons of it      5\ncoal     10 tons of it      7\niron      9 tons of it      8",
        "Q. Did you pay the man for it?\nA. I did not pay him for it.\nQ. Who paid him then, if not\nA. My brother paid him, I think.",
        "MR. SMITH: did you pay the man\nMS. JONES: no, I never paid him\nMR. SMITH: then who paid him it",
        "THE DAILY NEWS OF HALMYRA\nTHE TREATY IS SIGNED AT LAST\nNOBODY WAS TOLD OF ANYTHING",
    ] {
        check_paragraphs(lines, &lines.split('\n').collect::<Vec<_>>());
    }
}

#[test]
fn a_heading_is_in_capitals_or_has_a_number_sign() {
    for line in ["NO DEALS", "# No deals", "  ## 1. No deals", "НЕТ СДЕЛОК", "II."] {
        assert!(is_heading(line), "{line}");
    }
    for line in ["No deals", "#1", "12", "", "他走了", "I", "او رفت"] {
        assert!(!is_heading(line), "{line}");
    }
}
