//! Opening a file in a text editor, at a line where the editor takes one.

use crate::model::Place;
use crate::session::Command;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// Editors with a window, the first that is there is used; `{f}`, `{l}`, `{c}`: file, line, column.
const EDITORS: [(&str, &[&str]); 14] = [
    ("code", &["--goto", "{f}:{l}:{c}"]),
    ("codium", &["--goto", "{f}:{l}:{c}"]),
    ("zed", &["{f}:{l}:{c}"]),
    ("subl", &["{f}:{l}:{c}"]),
    ("kate", &["--line", "{l}", "--column", "{c}", "{f}"]),
    ("kwrite", &["--line", "{l}", "--column", "{c}", "{f}"]),
    ("gedit", &["+{l}:{c}", "{f}"]),
    ("xed", &["+{l}", "{f}"]),
    ("pluma", &["+{l}", "{f}"]),
    ("mousepad", &["--line={l}", "--column={c}", "{f}"]),
    ("geany", &["--line={l}", "--column={c}", "{f}"]),
    ("gvim", &["+{l}", "{f}"]),
    ("notepad++", &["-n{l}", "-c{c}", "{f}"]),
    ("gnome-text-editor", &["{f}"]),
];

/// Opens the file; says so where that cannot be done.
pub(super) fn edit(file: &Path, place: Place) -> Option<Command> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let opened = match found(&folders) {
        Some((program, arguments)) => run(&program, &filled(arguments, file, place)),
        None if cfg!(windows) => run(Path::new("notepad"), &[file.to_string_lossy().into_owned()]),
        None if cfg!(target_os = "macos") => {
            run(Path::new("open"), &["-t".to_owned(), file.to_string_lossy().into_owned()])
        }
        None => run(Path::new("xdg-open"), &[file.to_string_lossy().into_owned()]),
    };
    let words = format!("No text editor can be opened here; the file is {}, line {}", file.display(), place.line);
    (!opened).then_some(Command::Warn(words))
}

/// The first editor in these folders, with its arguments.
fn found(folders: &[PathBuf]) -> Option<(PathBuf, &'static [&'static str])> {
    EDITORS.iter().find_map(|(name, arguments)| {
        let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        folders.iter().map(|folder| folder.join(&name)).find(|file| file.is_file()).map(|file| (file, *arguments))
    })
}

fn filled(arguments: &[&str], file: &Path, place: Place) -> Vec<String> {
    let (line, column) = (place.line.to_string(), place.column.to_string());
    let fill = |argument: &&str| {
        // The file comes last: its name may hold such signs.
        argument.replace("{l}", &line).replace("{c}", &column).replace("{f}", &file.to_string_lossy())
    };
    arguments.iter().map(fill).collect()
}

fn run(program: &Path, arguments: &[String]) -> bool {
    let mut command = std::process::Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_editor_that_is_there_is_opened_at_the_line() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let folders = [PathBuf::from("/not/there"), folder.path().to_owned()];
        assert_eq!(found(&folders), None);
        for name in ["xed", "kate"] {
            std::fs::write(folder.path().join(format!("{name}{}", std::env::consts::EXE_SUFFIX)), "").expect("a file");
        }
        let (program, arguments) = found(&folders).expect("an editor");
        assert!(program.ends_with(format!("kate{}", std::env::consts::EXE_SUFFIX)));
        let place = Place { line: 12, column: 3 };
        assert_eq!(filled(arguments, Path::new("/a {l}.ron"), place), ["--line", "12", "--column", "3", "/a {l}.ron"]);
    }
}
