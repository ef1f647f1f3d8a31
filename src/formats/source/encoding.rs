//! A guess at the encoding of bytes that are no UTF-8, in words for the reader.
//!
//! The guess is chardetng's, as browsers make it. It knows neither Mac Roman nor the DOS encoding 437, which people still
//! bring: where one of these makes more letters of the bytes than the guess does, it is named instead.
//!
//! Invariant: a guess is only shown; no text is ever read by it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH};

/// How much of a file is looked at, in bytes: what comes first is told apart well enough.
const LOOKED_AT: usize = 256 << 10;

/// The names of encodings in small letters, as chardetng gives them, and as people know them.
const NAMES: [(&str, &str); 25] = [
    ("big5", "Big5 (Chinese)"),
    ("euc-jp", "EUC-JP (Japanese)"),
    ("euc-kr", "EUC-KR (Korean)"),
    ("gbk", "GBK (Chinese)"),
    ("gb18030", "GB18030 (Chinese)"),
    ("ibm866", "DOS 866 (Cyrillic)"),
    ("iso-2022-jp", "ISO-2022-JP (Japanese)"),
    ("iso-8859-2", "ISO-8859-2 (Central European)"),
    ("iso-8859-4", "ISO-8859-4 (Baltic)"),
    ("iso-8859-5", "ISO-8859-5 (Cyrillic)"),
    ("iso-8859-6", "ISO-8859-6 (Arabic)"),
    ("iso-8859-7", "ISO-8859-7 (Greek)"),
    ("iso-8859-8", "ISO-8859-8 (Hebrew)"),
    ("koi8-u", "KOI8 (Cyrillic)"),
    ("shift_jis", "Shift_JIS (Japanese)"),
    ("windows-874", "Windows-874 (Thai)"),
    ("windows-1250", "Windows-1250 (Central European)"),
    ("windows-1251", "Windows-1251 (Cyrillic)"),
    ("windows-1252", "Windows-1252 (Western European)"),
    ("windows-1253", "Windows-1253 (Greek)"),
    ("windows-1254", "Windows-1254 (Turkish)"),
    ("windows-1255", "Windows-1255 (Hebrew)"),
    ("windows-1256", "Windows-1256 (Arabic)"),
    ("windows-1257", "Windows-1257 (Baltic)"),
    ("windows-1258", "Windows-1258 (Vietnamese)"),
];

/// The letters of the DOS encoding 437 from 0x80; a dot where it has no letter.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ.....áíóúñÑ...................................................................ß..............................";

/// What to do with bytes that are no UTF-8.
pub(super) fn help(bytes: &[u8]) -> String {
    match guess(bytes) {
        NO_TEXT => "It does not look like text: give its words as plain text in UTF-8".to_owned(),
        DAMAGED => "It is UTF-8 that is damaged or cut: mend this place, and save it again".to_owned(),
        encoding => format!("It is probably {encoding}: open it as that, and save it as UTF-8"),
    }
}

/// What is said of bytes that are in no encoding.
const NO_TEXT: &str = "no text at all";
const DAMAGED: &str = "UTF-8 that is damaged or cut";

/// What bytes that are no UTF-8 probably are, for a sentence: "Windows-1251 (Cyrillic)".
fn guess(bytes: &[u8]) -> &'static str {
    let bytes = &bytes[..bytes.len().min(LOOKED_AT)];
    if bytes.iter().map(|byte| usize::from(*byte == 0)).sum::<usize>() * 4 > bytes.len() {
        return "UTF-16 without a byte order mark";
    }
    if bytes.iter().any(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace() && *byte != 0x1B) {
        return NO_TEXT;
    }
    if is_damaged_utf8(bytes) {
        return DAMAGED;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let found = detector.guess(None, Utf8Detection::Deny);
    if is_latin(found) {
        let as_found = letters(&found.decode_without_bom_handling(bytes).0);
        let as_mac = letters(&MACINTOSH.decode_without_bom_handling(bytes).0);
        let as_dos = letters(&from_dos(bytes));
        if as_dos > as_found && as_dos > as_mac {
            return "DOS 437 or 850 (Western European)";
        }
        if as_mac > as_found {
            return "Mac Roman (Western European)";
        }
    }
    let name = found.name().to_lowercase();
    NAMES.iter().find(|(known, _)| *known == name).map_or("an older encoding", |(_, words)| *words)
}

/// Whether most of what is not ASCII is UTF-8, and only a little of it is not.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good > 4 * bad
}

/// Whether an encoding is one of those for Latin letters.
fn is_latin(encoding: &'static Encoding) -> bool {
    let names = ["windows-1250", "windows-1252", "windows-1254", "windows-1257", "windows-1258"];
    encoding.name().starts_with("ISO-8859-") || names.contains(&encoding.name())
}

/// Bytes in DOS 437, with a dot for what is no letter.
fn from_dos(bytes: &[u8]) -> String {
    let high: Vec<char> = DOS.chars().collect();
    let character = |byte: &u8| match byte {
        0..0x80 => char::from(*byte),
        _ => high.get(usize::from(byte - 0x80)).copied().unwrap_or('.'),
    };
    bytes.iter().map(character).collect()
}

/// Bytes that are no UTF-8 as the text that they probably are, with the name of the encoding; `None` where they are no text, or
/// damaged, or in an encoding that is only named.
pub(super) fn read_as_guessed(bytes: &[u8]) -> Option<(String, &'static str)> {
    let words = guess(bytes);
    let encoding = match words {
        "UTF-16 without a byte order mark" => {
            let zeros_first = bytes.iter().step_by(2).filter(|byte| **byte == 0).count() * 4 > bytes.len();
            if zeros_first { encoding_rs::UTF_16BE } else { encoding_rs::UTF_16LE }
        }
        "Mac Roman (Western European)" => MACINTOSH,
        _ => {
            let (label, _) = NAMES.iter().find(|(_, known)| *known == words)?;
            Encoding::for_label(label.as_bytes())?
        }
    };
    let (text, is_faulty) = encoding.decode_without_bom_handling(bytes);
    (!is_faulty).then(|| (text.into_owned(), words))
}

/// Bytes as text in the encoding of this label: "windows-1252", "latin1".
///
/// # Errors
/// What is wrong with the label or the bytes, in a sentence without a full stop.
pub(super) fn read_as(bytes: &[u8], label: &str) -> Result<String, String> {
    let encoding = Encoding::for_label(label.trim().as_bytes())
        .ok_or_else(|| format!("there is no encoding “{}”", super::show::short(label)))?;
    let (text, _, is_faulty) = encoding.decode(bytes);
    if is_faulty { Err(format!("the file is no {}", encoding.name())) } else { Ok(text.into_owned()) }
}

/// How much a text looks like words: its small letters with accents and its quotation marks that stand where they should,
/// less what stands within a word and is no letter, or a capital there.
fn letters(text: &str) -> i64 {
    let mut before = ' ';
    let mut sum = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_within = before.is_lowercase();
        let is_before_letter = characters.peek().is_some_and(|next| next.is_alphabetic());
        let fits = |is_good: bool| if is_good { 1 } else { -1 };
        sum += match character {
            _ if character.is_ascii() || matches!(character, '–' | '—' | '\u{A0}') => 0,
            '“' | '‘' => fits(!before.is_alphabetic()),
            '”' => fits(!is_before_letter),
            '’' => fits(before.is_alphabetic()),
            _ if character.is_lowercase() => 1,
            _ if character.is_uppercase() => -i64::from(is_within),
            _ => -i64::from(is_within) * 2,
        };
        before = character;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, text: &str, expected: &str) {
        let encoding = Encoding::for_label(name.as_bytes()).expect("an encoding");
        let (bytes, _, lost) = encoding.encode(text);
        assert!(!lost, "{name} has no letters for {text}");
        assert_eq!(guess(&bytes), expected, "{name}: {text}");
    }

    #[test]
    fn the_encodings_that_people_bring_are_named() {
        let western =
            "Der Minister erklärte, daß er über die Lieferung der Züge nichts gewußt habe; später räumte er ein.";
        let french = "Le ministre a déclaré qu’il n’avait jamais été informé de la livraison à l’étranger.";
        check("windows-1252", western, "Windows-1252 (Western European)");
        check("windows-1252", french, "Windows-1252 (Western European)");
        check("windows-1251", "Министр заявил, что не знал о поставке оружия.", "Windows-1251 (Cyrillic)");
        check("koi8-r", "Министр заявил, что не знал о поставке оружия.", "KOI8 (Cyrillic)");
        check("ibm866", "Министр заявил, что не знал о поставке оружия.", "DOS 866 (Cyrillic)");
        let greek = "Ο υπουργός δήλωσε ότι δεν γνώριζε τίποτα για την παράδοση των όπλων.";
        check("windows-1253", greek, "Windows-1253 (Greek)");
        let polish = "Minister oświadczył, że nie wiedział o dostawie broni; później przyznał się, że łże.";
        check("windows-1250", polish, "Windows-1250 (Central European)");
        check("iso-8859-2", polish, "ISO-8859-2 (Central European)");
        let turkish = "Bakan, silah sevkiyatından haberi olmadığını söyledi; İstanbul'daki görüşme gizli kaldı.";
        check("windows-1254", turkish, "Windows-1254 (Turkish)");
        check("windows-1255", "השר אמר שלא ידע דבר על משלוח הנשק לאיראן.", "Windows-1255 (Hebrew)");
        check("windows-1256", "قال الوزير إنه لم يكن يعلم شيئا عن شحنة الأسلحة إلى إيران.", "Windows-1256 (Arabic)");
        check("windows-874", "รัฐมนตรีกล่าวว่าไม่ทราบเรื่องการส่งมอบอาวุธ", "Windows-874 (Thai)");
        check("euc-kr", "장관은 무기 인도에 대해 전혀 몰랐다고 말했다.", "EUC-KR (Korean)");
        check("gbk", "部长说他对武器交付一无所知。", "GBK (Chinese)");
        check("big5", "部長說他對武器交付一無所知。", "Big5 (Chinese)");
        check("shift_jis", "大臣は武器の引き渡しについて何も知らなかったと述べた。", "Shift_JIS (Japanese)");
        check("macintosh", western, "Mac Roman (Western European)");
        check("macintosh", french, "Mac Roman (Western European)");
    }

    #[test]
    fn the_old_encoding_of_dos_is_named_by_its_letters() {
        let dos = |text: &str| -> Vec<u8> {
            let high: Vec<char> = DOS.chars().collect();
            let byte = |character: char| match character {
                _ if character.is_ascii() => character as u8,
                _ => 0x80 + high.iter().position(|known| *known == character).expect("a letter of 437") as u8,
            };
            text.chars().map(byte).collect()
        };
        for text in [
            "Der Minister erklärte, daß er nichts über die Züge gewußt habe.",
            "Il a déclaré n'avoir jamais été informé.",
        ] {
            assert_eq!(guess(&dos(text)), "DOS 437 or 850 (Western European)", "{text}");
        }
    }

    #[test]
    fn what_is_no_text_and_what_is_damaged_is_no_older_encoding() {
        assert_eq!(guess(b"\x01\x02\xFF\xFE"), "no text at all");
        assert_eq!(guess("Харрази в Москве".as_bytes().split_last().expect("bytes").1), "UTF-8 that is damaged or cut");
        assert_eq!(guess(b"a\0b\0\xE9\0"), "UTF-16 without a byte order mark");
    }
}
