//! Numbers as text, the same on every machine.

/// A number with at most so many decimals; 0 where it is not finite.
pub(super) fn decimal(value: f32, decimals: u32) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let unit = 10_u64.pow(decimals);
    let scaled = (f64::from(value) * unit as f64).round() as i64;
    let (sign, size) = (if scaled < 0 { "-" } else { "" }, scaled.unsigned_abs());
    let text = format!("{sign}{}.{:0places$}", size / unit, size % unit, places = decimals as usize);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_more_decimals_than_asked_for() {
        let checks = [
            (0.0, "0"),
            (-0.0, "0"),
            (1.5, "1.5"),
            (-1.25, "-1.25"),
            (0.004, "0"),
            (-0.001, "0"),
            (0.05, "0.05"),
            (12345.678, "12345.68"),
            (1200.0, "1200"),
            (f32::NAN, "0"),
            (f32::INFINITY, "0"),
        ];
        for (value, expected) in checks {
            assert_eq!(decimal(value, 2), expected, "{value}");
        }
    }
}
