//! What several tests share: the repository's files, the program as a process, seeded random numbers.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The top of the repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A path that leads through a file, so that nothing is there and nothing can be made there, on any machine.
pub(crate) const NOWHERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml/nowhere.ron");

/// The dossier of the example called `name`.
pub(crate) fn dossier_of(name: &str) -> PathBuf {
    repository().join("seeds").join(name).join(name).with_extension("ron")
}

/// The names of the examples, sorted.
pub(crate) fn seed_names() -> Vec<String> {
    let entries = fs::read_dir(repository().join("seeds")).expect("the seeds");
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name"));
    let mut names: Vec<String> = names.filter(|name| dossier_of(name).is_file()).collect();
    names.sort();
    names
}

/// One example as bytes.
#[derive(Clone)]
pub(crate) struct Seed {
    /// The dossier.
    pub(crate) dossier: Vec<u8>,
    /// Everything beside it, by the path a dossier would write.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl Seed {
    /// Reads the example called `name`.
    pub(crate) fn read(name: &str) -> Self {
        let path = dossier_of(name);
        let folder = path.parent().expect("a folder");
        let mut files = BTreeMap::new();
        gather(folder, "", &mut files);
        Self { dossier: fs::read(&path).expect("a dossier"), files }
    }

    /// A copy of the example called `name`, in a folder of its own, and the path of its dossier.
    pub(crate) fn copied(name: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (path, bytes) in Self::read(name).files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
        let dossier = folder.path().join(name).with_extension("ron");
        (folder, dossier)
    }
}

/// Reads all files of a folder and of those in it.
fn gather(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = format!("{prefix}{}", path.file_name().expect("a name").to_string_lossy());
        if path.is_dir() {
            gather(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(&path).expect("a file"));
        }
    }
}

/// The result of one run of the program.
pub(crate) struct Run {
    /// The exit code; `None` where a signal ended it.
    pub(crate) code: Option<i32>,
    /// What it printed to standard output.
    pub(crate) out: String,
    /// What it printed to standard error.
    pub(crate) err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program prints UTF-8");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// The program, to be run without a display and without the settings of the machine.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    command.current_dir(repository()).stdin(Stdio::null());
    for variable in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(variable);
    }
    command.env("SAYSO_CONFIG_DIR", NOWHERE);
    command
}

/// Runs the program with these arguments.
pub(crate) fn sayso<A: AsRef<std::ffi::OsStr>>(arguments: impl IntoIterator<Item = A>) -> Run {
    program().args(arguments).output().expect("the program starts").into()
}

/// The names in a folder, sorted.
pub(crate) fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Seeded random numbers: `SplitMix64` (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
pub(crate) struct Random(u64);

impl Random {
    /// The numbers of this seed, always the same.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub(crate) fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number under `limit`; 0 where the limit is 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.number() % limit.max(1) as u64) as usize
    }

    /// One of the pieces.
    pub(crate) fn pick<'a>(&mut self, pieces: &[&'a str]) -> &'a str {
        pieces[self.below(pieces.len())]
    }
}
