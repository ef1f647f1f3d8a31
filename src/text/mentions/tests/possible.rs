//! Tests of possible mentions.

use super::{check, check_all};
use crate::model::fixture::{document, entity};

#[test]
fn a_name_of_several_words_in_other_capitals_is_possible() {
    check(&["Remote Services"], "They use remote services.", &["remote services?Remote Services: capitals"]);
    check(&["General Motors"], "at the times of general motors", &["general motors?General Motors: capitals"]);
    check(&["The Village"], "in the village", &[]);
}

#[test]
fn one_word_behind_another_first_name_is_possible() {
    check(&["Ivanov"], "Then Sergei Ivanov left.", &["Ivanov?Ivanov: other person"]);
    check(&["Ivanov"], "Sergei Ivanov left.", &["Ivanov?Ivanov: other person"]);
    check(&["Ivanov"], "President Ivanov left. There Ivanov slept. In Ivanov’s house.", &["Ivanov=Ivanov"; 3]);
    check(&["Ivanov"], "Tomas Ivanov. The tomas.", &["Ivanov=Ivanov"]);
    check_all(
        &[entity("Igor Ivanov", "person", &["Ivanov"])],
        &[document("d", "S. Ivanov and I. Ivanov")],
        &[],
        &["Ivanov?Igor Ivanov: other person", "Ivanov=Igor Ivanov"],
    );
    check_all(&[entity("Iran", "country", &[])], &[document("d", "Islamic Iran")], &[], &["Iran=Iran"]);
}

#[test]
fn a_word_that_begins_a_sentence_and_is_common_elsewhere_is_possible() {
    check(&["Will"], "Will it rain? It will.", &["Will?Will: common word"]);
    check(&["Will"], "Will left.", &["Will=Will"]);
    check(&["Will"], "They saw Will. It will rain.", &["Will=Will"]);
}

#[test]
fn a_month_beside_a_day_or_year_is_possible() {
    check(
        &["May"],
        "On 5 May they met. In May 2002 too. They saw May.",
        &["May?May: date", "May?May: date", "May=May"],
    );
    check(&["Apollo"], "On Apollo 11", &["Apollo=Apollo"]);
}

#[test]
fn the_surname_alone_behind_the_full_name_is_possible() {
    check(
        &["Sam Bankman-Fried"],
        "Bankman-Fried? Sam Bankman-Fried left. Then Bankman-Fried came.",
        &["Sam Bankman-Fried=Sam Bankman-Fried", "Bankman-Fried?Sam Bankman-Fried: surname"],
    );
    check(
        &["Alexander Van der Bellen"],
        "Alexander Van der Bellen. Van der Bellen.",
        &["Alexander Van der Bellen=Alexander Van der Bellen", "Van der Bellen?Alexander Van der Bellen: surname"],
    );
    check(
        &["Martin King Jr."],
        "Martin King Jr. spoke. King left.",
        &["Martin King Jr.=Martin King Jr.", "King?Martin King Jr.: surname"],
    );
    check(
        &["Игорь Иванов"],
        "Игорь Иванов. Затем Иванов ушел.",
        &["Игорь Иванов=Игорь Иванов", "Иванов?Игорь Иванов: surname"],
    );
    check(&["Sam Fried"], "Sam Fried, then Barbara Fried and fried eggs", &["Sam Fried=Sam Fried"]);
}

#[test]
fn inflected_forms_are_possible_by_the_endings_of_the_language() {
    let country = |name: &str, text: &str, expected: &[&str]| {
        check_all(&[entity(name, "country", &[])], &[document("d", text)], &[], expected);
    };
    country("Россия", "в России, российский", &["России?Россия: inflected"]);
    country("Соединённые Штаты", "из Соединённых Штатов", &["Соединённых Штатов?Соединённые Штаты: inflected"]);
    country("روسيا", "إيران وروسيا", &["وروسيا?روسيا: inflected"]);
    country("عرب", "عرب\u{200C}ها گفتند که پیروز شدند", &["عرب\u{200C}ها?عرب: inflected"]);
    country("ایران", "گفت\u{200C}وگوی ایرانی", &[]);
    country("ישראל", "בישראל", &["בישראל?ישראל: inflected"]);
    country("푸틴", "푸틴은 말했다", &["푸틴은?푸틴: inflected"]);
    country("Ankara", "şimdi Ankaradan ağaç, Ankara’dan", &["Ankaradan?Ankara: inflected", "Ankara=Ankara"]);
    country("Putin", "Putins Rede", &["Putins?Putin: inflected"]);
    country("Путин", "путина", &[]);
    check(
        &["Владимир Путин"],
        "Речь Владимира Путина. Затем Путину ответили.",
        &["Владимира Путина?Владимир Путин: inflected", "Путину?Владимир Путин: surname"],
    );
}
