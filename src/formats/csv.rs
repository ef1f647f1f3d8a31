//! Fields of CSV (RFC 4180), safe to open in a spreadsheet.

/// A text as a field of CSV, quoted if necessary. What a spreadsheet would take for a formula is made text.
#[must_use]
pub fn field(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_needs_quotes_has_them_and_a_formula_is_text() {
        let fields = ["plain", "a, b", "say \"so\"", "=1+1", "two\nlines", "@x,y"].map(field);
        let expected = ["plain", "\"a, b\"", "\"say \"\"so\"\"\"", "'=1+1", "\"two\nlines\"", "\"'@x,y\""];
        assert_eq!(fields, expected);
    }
}
