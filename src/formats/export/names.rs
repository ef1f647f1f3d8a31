//! Names of files for things of any name, in any file system.
//!
//! Invariant: no two are alike, whatever the case of their letters; none leaves its folder, is hidden, or is reserved anywhere.

use std::collections::BTreeSet;

/// The most bytes of a name; file systems take 255, with an ending.
const LONGEST: usize = 120;

/// Names that Windows keeps for devices.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// The names that were given.
#[derive(Debug, Default)]
pub(super) struct FileNames {
    taken: BTreeSet<String>,
}

impl FileNames {
    /// A name, without an ending, for what is called this.
    pub(super) fn take(&mut self, called: &str) -> String {
        let wished = usable(called);
        let numbered = (2_usize..).map(|number| format!("{wished} ({number})"));
        let name = std::iter::once(wished.clone()).chain(numbered).find(|name| self.taken.insert(name.to_lowercase()));
        name.unwrap_or(wished)
    }
}

/// The name as a file name: signs that have a meaning in paths or in links become dashes.
fn usable(called: &str) -> String {
    let is_safe = |letter: char| !letter.is_control() && !"/\\:*?\"<>|#^[]".contains(letter) && !is_invisible(letter);
    let name: String = called.chars().map(|letter| if is_safe(letter) { letter } else { '-' }).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name[..name.floor_char_boundary(LONGEST)].trim_matches(['.', ' ']);
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    match name {
        "" => "unnamed".to_owned(),
        name if name.to_lowercase().ends_with(".md") => format!("{name}_"),
        name if RESERVED.contains(&stem.as_str()) => format!("{name}_"),
        name => name.to_owned(),
    }
}

/// Whether a letter turns others around, or has no width.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_file_name_everywhere() {
        let mut names = FileNames::default();
        let taken: Vec<String> = ["Ann", "ann", "../../etc/passwd", "a|b [c]#d", " . ", "CON", "x\u{202E}y", "Zürich"]
            .into_iter()
            .map(|name| names.take(name))
            .collect();
        assert_eq!(taken, ["Ann", "ann (2)", "-..-etc-passwd", "a-b -c--d", "unnamed", "CON_", "x-y", "Zürich"]);
        assert!(names.take(&"ж".repeat(500)).len() <= LONGEST);
    }
}
