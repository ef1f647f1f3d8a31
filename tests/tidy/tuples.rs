//! Parameters packed in a tuple, so that a function seems to take fewer.
//!
//! A pair of equal plain values, such as a point or the two ends of an edge, is one thing and may be a tuple.

use super::code::{Code, Token, split_at_commas};

/// The packed parameters of the functions in a file, those in tests left out: the line of each, and what it is.
pub(super) fn packed(code: &Code) -> Vec<(usize, String)> {
    let mut packed = Vec::new();
    for (name, parameters) in code.functions() {
        for parameter in parameters {
            let Some(colon) = parameter.iter().position(|token| token.text == ":") else { continue };
            let (pattern, kind) = parameter.split_at(colon);
            if packs(pattern, &kind[1..]) {
                packed.push((parameter[0].line, format!("{name} packs its parameter {}", joined(parameter))));
            }
        }
    }
    packed
}

fn joined(tokens: &[Token]) -> String {
    tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether a parameter is a tuple of several things: three names, two borrowed ones, or two of different types.
fn packs(pattern: &[Token], kind: &[Token]) -> bool {
    // What may stand before a tuple: references and their lifetimes.
    let before = |token: &Token| token.text == "&" || token.text != "fn" && token.text.starts_with(char::is_lowercase);
    let kind = &kind[kind.iter().take_while(|token| before(token)).count()..];
    let [open, inside @ .., close] = kind else { return false };
    if open.text != "(" || close.text != ")" {
        return false;
    }
    let types = split_at_commas(inside);
    let is_name = |token: &&Token| {
        token.text.starts_with(|letter: char| letter.is_lowercase()) && !matches!(token.text.as_str(), "mut" | "ref")
    };
    let names = pattern.iter().filter(is_name).count();
    let borrowed = types.iter().filter(|each| matches!(each[0].text.as_str(), "&" | "[")).count();
    let differ = types.windows(2).any(|pair| joined(pair[0]) != joined(pair[1]));
    names >= 3 || borrowed >= 2 || (names == 2 && differ)
}

/// Checks how many packed parameters a source has.
fn check(text: &str, expected: usize) {
    assert_eq!(packed(&Code::of(text)).len(), expected, "{text}");
}

#[test]
fn several_things_in_one_parameter_are_packed() {
    check("fn f((pairs, signs): (&AllPairs, &[Sign])) {}", 1);
    check("fn f<F: Fn(usize) -> f32>(f: F, (x, y): (&mut [f32], &mut [f32])) {}", 1);
    check("fn f(views: &'a (&'a Views, &'a Views)) {}", 1);
    check("fn f((mix, unit): (Mix, Option<f32>)) {}", 1);
    check("fn f(&self, (step, hop, is_weakest): (usize, usize, usize)) -> bool {}", 1);
    check("fn f((a, b): (A, B), (c, d): (C, D)) {}", 2);
}

#[test]
fn a_pair_of_equal_plain_values_is_one_thing() {
    check("fn f((x, y): (f32, f32), ends: (EntityIndex, EntityIndex)) {}", 0);
    check("fn f(sizes: &[(f32, &str)], at: impl Fn((&str, &str)) -> (f32, f32), unit: ()) {}", 0);
    check("fn f(Point { x, y }: Point) -> (&str, &str) { g(|(a, b): (&A, &B)| a) }", 0);
    check("#[cfg(test)] mod tests { fn f((a, b): (&A, &B)) {} }", 0);
    check("fn f(each: fn(&A, &B)) {} type F = fn((&A, &B)) -> f32;", 0);
}
