//! Fields of CSV (RFC 4180), safe to open in a spreadsheet.

use crate::model::is_hidden;

/// A text as a field of CSV, quoted if necessary. What a spreadsheet would take for a formula is made text.
#[must_use]
pub fn field(text: &str) -> String {
    let text = disarmed(text);
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// A text as a cell of a table on the clipboard, on one line. What a spreadsheet would take for a formula is made text.
#[must_use]
pub fn cell(text: &str) -> String {
    disarmed(text).replace(['\t', '\r', '\n'], " ")
}

/// The text, with a sign before what a spreadsheet would take for a formula that makes it text. A text that looks as if it had
/// that sign has one more, so that taking one away from what has it gives every text back.
fn disarmed(text: &str) -> String {
    if is_formula(text.trim_start_matches('\'')) { format!("'{text}") } else { text.to_owned() }
}

/// Whether a spreadsheet may take a text for a formula, by what it begins with once blanks and what is not seen are left away, as
/// some do. A plain number is none.
fn is_formula(text: &str) -> bool {
    let seen = text.trim_start_matches(|letter: char| letter.is_whitespace() || is_hidden(letter));
    let is_number = text.parse::<f64>().is_ok_and(f64::is_finite);
    !is_number
        && (seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || text.starts_with(['\t', '\r', '\n']))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of a cell.
    fn armed(cell: &str) -> &str {
        cell.strip_prefix('\'').filter(|rest| is_formula(rest.trim_start_matches('\''))).unwrap_or(cell)
    }

    #[test]
    fn no_blank_or_hidden_character_hides_a_formula_and_every_text_can_be_had_back() {
        let lines =
            ["=1", " =1", "\u{A0}=1", "\u{200B}@x", "\u{FEFF}+1a", "\n-x", "\t1", "\r1", "＝1", "＠x", "－a", "＋a"];
        for text in lines {
            assert_eq!(disarmed(text), format!("'{text}"));
        }
        for text in ["-5", "+3.5e2", "a=1", "'t Hooft", "", " a", "\u{200B}a", "-", "'=1", "''=1", "'"] {
            assert_eq!(armed(&disarmed(text)), text);
        }
        assert_eq!(["-5", "'t Hooft", "'=1"].map(disarmed), ["-5", "'t Hooft", "''=1"]);
        assert!(lines.iter().all(|text| armed(&disarmed(text)) == *text));
    }

    #[test]
    fn what_needs_quotes_has_them_and_a_formula_is_text() {
        let fields = ["plain", "a, b", "say \"so\"", "=1+1", "two\nlines", "@x,y"].map(field);
        let expected = ["plain", "\"a, b\"", "\"say \"\"so\"\"\"", "'=1+1", "\"two\nlines\"", "\"'@x,y\""];
        assert_eq!(fields, expected);
        assert_eq!(["a\tb\nc", "=1", "x, y"].map(cell), ["a b c", "'=1", "x, y"]);
    }
}
