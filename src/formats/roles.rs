//! Files of roles: what the columns of a table mean, as `sayso import --map` reads and `--save-map` writes them.

use super::source::{Source, show};
use super::strict;
use crate::model::{Problem, Role, Severity, TablePreview};
use std::collections::BTreeMap;

/// Reads a file of roles: a heading, or a table and a heading with a `/`, and the word of its role.
///
/// # Errors
/// What is wrong with it, with its place.
pub fn parse(file: &str, bytes: &[u8]) -> Result<BTreeMap<String, String>, Problem> {
    let source = Source::decoded(file, bytes.into())?;
    let roles: BTreeMap<String, String> =
        strict::read(source.text()).map_err(|refusal| strict::problem(&source, &refusal))?;
    if let Some((heading, word)) = roles.iter().find(|(_, word)| Role::of_word(word).is_none()) {
        let at = source.text().find(&format!("\"{word}\"")).unwrap_or_default();
        let words: Vec<&str> = Role::ALL.iter().map(|role| role.word()).collect();
        let message = format!("“{}” is no role, which {} is given", show::short(word), show::short(heading));
        return Err(source.problem(Severity::Error, at, &message, &format!("The roles are {}", words.join(", "))));
    }
    Ok(roles)
}

/// Writes what the columns of tables mean.
#[must_use]
pub fn write(tables: &[TablePreview]) -> String {
    let words: Vec<&str> = Role::ALL.iter().map(|role| role.word()).collect();
    let mut out = String::from("// What each column means. The roles:\n");
    words.chunks(8).for_each(|words| out.push_str(&format!("//   {}\n", words.join(", "))));
    out.push_str("{\n");
    for table in tables {
        out.push_str(&format!("    // {}, read as {}\n", show::visible(&table.name), table.kind.word()));
        for (heading, role) in table.headings.iter().zip(&table.roles) {
            out.push_str(&format!("    {:?}: \"{}\",\n", format!("{}/{heading}", table.name), role.word()));
        }
    }
    out.push_str("}\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TableKind;

    #[test]
    fn what_is_written_is_read_and_a_word_that_is_no_role_has_a_place() {
        let table = TablePreview {
            name: "a.csv".to_owned(),
            kind: TableKind::Relations,
            headings: vec!["Von".to_owned(), "Na\"ch".to_owned()],
            roles: vec![Role::From, Role::ToKind],
            rows: Vec::new(),
            count: 0,
            bad: Vec::new(),
        };
        let roles = parse("a.map.ron", write(&[table]).as_bytes()).expect("roles");
        assert_eq!(roles.get("a.csv/Na\"ch").map(String::as_str), Some("kind of to"));
        let problem = parse("a.map.ron", b"{\n\"x\": \"fro\"}").expect_err("no role");
        assert_eq!(problem.place.map(|place| (place.line, place.column)), Some((2, 6)));
    }
}
