//! Fields of CSV (RFC 4180), safe to open in a spreadsheet.

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

/// The text, with a sign before what a spreadsheet would take for a formula that makes it text.
fn disarmed(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_needs_quotes_has_them_and_a_formula_is_text() {
        let fields = ["plain", "a, b", "say \"so\"", "=1+1", "two\nlines", "@x,y"].map(field);
        let expected = ["plain", "\"a, b\"", "\"say \"\"so\"\"\"", "'=1+1", "\"two\nlines\"", "\"'@x,y\""];
        assert_eq!(fields, expected);
        assert_eq!(["a\tb\nc", "=1", "x, y"].map(cell), ["a b c", "'=1", "x, y"]);
    }
}
