//! Opening a dossier: its bytes are read and parsed, its documents read, its quotes verified.
//!
//! Invariant: it changes nothing on disk and shares nothing; the same bytes give the same dossier.

use super::documents::Documents;
use super::progress::Progress;
use super::{confined, examples};
pub use crate::formats::hash::hash;
pub(super) use crate::formats::hash::hexadecimal;
use crate::formats::layout_file::{self, Read};
use crate::formats::ron::{self, Fetch, Opened, Parsed};
use crate::formats::source::show;
use crate::model::{Network, OpenDossier, Origin, Problem, Problems, SavedLayout, Severity};
use crate::text;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// The largest dossier that is read, in bytes: 2 GiB.
pub const DOSSIER_LIMIT: u64 = 2 << 30;

/// How many warnings, and how many notes, are kept of a dossier where not all of them are asked for.
pub const KEPT: usize = 200;

/// How much text a dossier has that is shown before its names are looked up, in bytes: of less, all is there at once.
const SHOWN_EARLY: usize = 8 << 20;

/// How large a file is whose text is put away while its documents are read, in bytes: only the places of problems are told
/// from it then, and it is read again for these.
const PUT_AWAY: usize = 16 << 20;

/// The bytes of a dossier.
struct Given<'b> {
    bytes: Cow<'b, [u8]>,
    /// Reads them again, where that can be done.
    again: Option<&'b dyn Fn() -> Option<Vec<u8>>>,
}

impl<'b> Given<'b> {
    /// Bytes that cannot be read again.
    fn once(bytes: impl Into<Cow<'b, [u8]>>) -> Self {
        Self { bytes: bytes.into(), again: None }
    }
}

/// Why there is no dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Everything that is wrong with it, errors first, then the warnings and notes that came to light on the way.
    Refused(Vec<Problem>),
    /// It is not wanted any more.
    Cancelled,
}

/// What a load tells on its way.
pub struct Watcher<'w> {
    /// How far it is, and whether it is still wanted.
    pub progress: &'w Progress,
    /// Takes a large dossier before its names are looked up: the same as in the end, but for what awaits them.
    pub early: &'w mut dyn FnMut(OpenDossier),
    /// How many warnings are kept, and how many notes.
    pub kept: usize,
}

/// Opens the dossier at `origin`, with its first [`KEPT`] warnings and notes.
///
/// # Errors
/// Everything that is wrong with it, errors first, then the warnings and notes that came to light on the way.
pub fn load(origin: &Origin) -> Result<OpenDossier, Vec<Problem>> {
    load_telling(origin, KEPT)
}

/// Opens the dossier at `origin`, with `kept` warnings and as many notes.
///
/// # Errors
/// As [`load`].
pub fn load_telling(origin: &Origin, kept: usize) -> Result<OpenDossier, Vec<Problem>> {
    unwatched(kept, |watcher| load_watched(origin, watcher))
}

/// Opens the dossier at `origin`, and tells on the way.
///
/// # Errors
/// As [`load`], and where it was cancelled.
pub fn load_watched(origin: &Origin, watcher: &mut Watcher<'_>) -> Result<OpenDossier, Ended> {
    match origin {
        Origin::Builtin(name) => {
            let example = examples::find(name).ok_or_else(|| {
                let problem = unreadable(origin, "there is no example of this name", &examples_help());
                Ended::Refused(vec![problem])
            })?;
            open_bytes(origin, Given::once(example.dossier.as_bytes()), &mut |path| example.read(path), watcher)
        }
        Origin::File(path) => {
            let help = "Check the name, and that the file may be read";
            let refuse = |sentence: &str| Ended::Refused(vec![unreadable(origin, sentence, help)]);
            let bytes = confined::read_plain(path, DOSSIER_LIMIT).map_err(|sentence| refuse(&sentence))?;
            let again = || confined::read_plain(path, DOSSIER_LIMIT).ok();
            in_its_folder(path, Given { bytes: bytes.into(), again: Some(&again) }, watcher)
        }
        // These are opened by `files::import`.
        Origin::Import(_) => Err(Ended::Refused(vec![unreadable(origin, "it is no dossier", "Import it")])),
    }
}

/// Opens the dossier of these bytes, which stood in the file `path`: its documents stand in that folder. Of its warnings
/// and notes, `kept` are kept each.
///
/// # Errors
/// As [`load`].
pub fn load_file(path: &Path, bytes: Vec<u8>, kept: usize) -> Result<OpenDossier, Vec<Problem>> {
    unwatched(kept, |watcher| in_its_folder(path, Given::once(bytes), watcher))
}

fn in_its_folder(path: &Path, given: Given<'_>, watcher: &mut Watcher<'_>) -> Result<OpenDossier, Ended> {
    let origin = Origin::File(path.to_owned());
    let folder = confined::Folder::around(path).map_err(|error| {
        Ended::Refused(vec![unreadable(&origin, &error.to_string(), "Check that its folder may be read")])
    })?;
    let mut documents = Documents::of(folder);
    open_bytes(&origin, given, &mut |path| documents.read(path), watcher)
}

/// Opens a dossier that nobody waits for on another thread.
fn unwatched(
    kept: usize,
    open: impl FnOnce(&mut Watcher<'_>) -> Result<OpenDossier, Ended>,
) -> Result<OpenDossier, Vec<Problem>> {
    let mut watcher = Watcher { progress: &Progress::default(), early: &mut drop, kept };
    open(&mut watcher).map_err(|ended| match ended {
        Ended::Refused(problems) => problems,
        Ended::Cancelled => Vec::new(),
    })
}

/// Opens the dossier of these bytes, whose documents all have their texts in it. Of its warnings and notes, `kept` are kept each.
///
/// # Errors
/// As [`load`].
pub fn load_text(origin: &Origin, bytes: &[u8], kept: usize) -> Result<OpenDossier, Vec<Problem>> {
    let mut fetch = |_: &str| Err(ron::Unread::Unreadable("there are no files here".to_owned()));
    unwatched(kept, |watcher| open_bytes(origin, Given::once(bytes), &mut fetch, watcher))
}

/// Which examples there are.
fn examples_help() -> String {
    let names: Vec<&str> = examples::all().iter().map(|example| example.name).collect();
    format!("The examples are {}", names.join(", "))
}

/// The largest layout file that is read, in bytes: 64 MiB.
pub const LAYOUT_LIMIT: u64 = 64 << 20;

/// Reads a saved layout, with what of it cannot be used.
///
/// # Errors
///
/// Where it cannot be read, or is no layout of a version this program knows: every problem with its place.
pub fn load_layout(path: &Path) -> Result<Read, Vec<Problem>> {
    let bytes = confined::read_plain(path, LAYOUT_LIMIT).map_err(|sentence| {
        vec![unreadable(&Origin::File(path.to_owned()), &sentence, "Check the name, and that the file may be read")]
    })?;
    layout_file::parse(&shown(path), &bytes)
}

/// Where the dossier of the layout file at `path` is.
#[must_use]
pub fn dossier_of(layout: &SavedLayout, path: &Path) -> Origin {
    match layout.dossier.strip_prefix("builtin:") {
        Some(name) => Origin::Builtin(name.to_owned()),
        None => Origin::File(path.parent().unwrap_or(Path::new("")).join(&layout.dossier)),
    }
}

/// Whether the dossier of a layout lies outside of the layout's folder, by the words of the path alone: nothing is asked of the
/// system, which might be led to another machine.
#[must_use]
pub fn leads_out(layout: &SavedLayout) -> bool {
    !layout.dossier.starts_with("builtin:") && !confined::stays_inside(&layout.dossier)
}

/// The files of a dossier: its own, then those of its documents; none for an example.
#[must_use]
pub fn files_of(open: &OpenDossier) -> Vec<PathBuf> {
    if let Origin::Import(task) = &open.origin {
        // The dossier that it is added to may be replaced by the result.
        return task.paths.iter().chain(&task.texts).cloned().collect();
    }
    let Origin::File(path) = &open.origin else { return Vec::new() };
    let folder = path.parent().unwrap_or(Path::new(""));
    let documents = open.dossier.documents.iter().filter_map(|document| document.file.as_deref());
    std::iter::once(path.clone()).chain(documents.map(|file| folder.join(file))).collect()
}

/// Opens a dossier whose bytes are at hand; `fetch` delivers the files of its documents.
///
/// # Errors
/// As [`load`].
pub fn load_bytes(origin: &Origin, bytes: &[u8], fetch: &mut Fetch<'_>) -> Result<OpenDossier, Vec<Problem>> {
    unwatched(KEPT, |watcher| open_bytes(origin, Given::once(bytes), fetch, watcher))
}

fn open_bytes(
    origin: &Origin,
    Given { bytes, again }: Given<'_>,
    fetch: &mut Fetch<'_>,
    watcher: &mut Watcher<'_>,
) -> Result<OpenDossier, Ended> {
    let (hash, progress) = (hash(&bytes), watcher.progress);
    let again = again.filter(|_| bytes.len() > PUT_AWAY);
    let Opened { dossier, mut problems, mut source } =
        ron::read(&file_name(origin), bytes, fetch, watcher.kept).map_err(|refused| Ended::Refused(told(*refused)))?;
    if progress.is_cancelled() {
        return Err(Ended::Cancelled);
    }
    progress.begin(dossier.documents.len());
    let watch = |step, count| progress.step(step, count);
    // Bundling the edges takes one core.
    let (made, reading) = rayon_core::join(
        || (Network::of(&dossier), ron::claim_places(&source)),
        || text::read_quotes(&dossier, &watch),
    );
    let ((network, claim_places), reading) = (made, reading.ok_or(Ended::Cancelled)?);
    if again.is_some() {
        source = source.put_away();
    }
    let mut open = OpenDossier {
        origin: origin.clone(),
        hash,
        dossier: dossier.into(),
        network: network.into(),
        claim_places: claim_places.into(),
        import: None,
        reading,
        problems: Problems::default(),
    };
    let texts = open.dossier.documents.iter().filter_map(|document| document.text.as_deref());
    if texts.map(str::len).sum::<usize>() > SHOWN_EARLY {
        (watcher.early)(open.clone());
    }
    let reading = std::mem::take(&mut open.reading);
    open.reading = text::read_names(&open.dossier, reading, &watch).ok_or(Ended::Cancelled)?;
    if let Some(again) = again {
        let bytes = again().filter(|bytes| self::hash(bytes) == open.hash);
        source = bytes.and_then(|bytes| source.with_text(bytes.into())).ok_or_else(|| {
            let sentence = "it changed while it was read";
            Ended::Refused(vec![unreadable(origin, sentence, "Open it again once it is written")])
        })?;
    }
    ron::reading_problems(&source, &open.dossier, &open.reading, &mut problems);
    open.problems = problems.sorted();
    Ok(open)
}

/// What is told of a dossier that is refused: its errors, and the warnings about what could be read of it. That an entity
/// is mentioned in no document is said only once all documents are there.
fn told(refused: Parsed) -> Vec<Problem> {
    let Parsed { partial, mut problems, source, .. } = refused;
    if let Some(partial) = partial {
        let mut read = Problems::limited_to(usize::MAX);
        ron::reading_problems(&source, &partial, &text::read(&partial), &mut read);
        let read = read.sorted();
        problems.extend(read.iter().filter(|problem| problem.severity == Severity::Warning).cloned());
        ron::sort(&mut problems);
    }
    problems
}

/// How problems name the file: as the reader did.
fn file_name(origin: &Origin) -> String {
    match origin {
        Origin::Builtin(name) => format!("builtin:{name}"),
        Origin::File(path) => shown(path),
        Origin::Import(task) => show::visible(&task.name()),
    }
}

/// A path fit to be shown.
#[must_use]
pub fn shown(path: &Path) -> String {
    show::visible(&path.to_string_lossy())
}

/// The problem of a file that cannot be read at all.
#[must_use]
pub fn unreadable(origin: &Origin, sentence: &str, help: &str) -> Problem {
    let message = format!("the file cannot be read: {}", show::visible(sentence));
    Problem::of_file(Severity::Error, file_name(origin), message, help.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const DOSSIER: &str = "(format: 1, documents: [(id: \"d\", title: \"t\", file: \"a.txt\")], \
        entities: [(id: \"a\", kind: \"k\", name: \"Ann\")], \
        relations: [(from: \"a\", kind: \"k\", to: \"a\", evidence: [(doc: \"d\", quote: \"Ann was\"), (doc: \"d\", quote: \"never\")])])";

    #[test]
    fn an_id_that_leads_nowhere_hides_no_quote_that_is_missing() {
        let text = DOSSIER.replace("to: \"a\"", "to: \"b\"").replace("\"d\", quote: \"Ann", "\"e\", quote: \"Ann");
        let told = load_bytes(&Origin::Builtin("x".to_owned()), text.as_bytes(), &mut |_| Ok(b"Ann was here".to_vec()));
        let told: Vec<String> = told.expect_err("two ids").into_iter().map(|problem| problem.message).collect();
        let expected =
            ["`to` names the entity \"b\"", "`doc` names the document \"e\"", "the quote stands neither in \"d\""];
        assert!(told.iter().zip(expected).all(|(told, start)| told.starts_with(start)) && told.len() == 3, "{told:?}");
    }

    fn file(bytes: &[u8]) -> (tempfile::TempDir, Origin) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("case.ron");
        fs::write(&path, bytes).expect("a file");
        (folder, Origin::File(path))
    }

    fn refusal(origin: &Origin) -> Problem {
        load(origin).expect_err("a refusal").remove(0)
    }

    #[test]
    fn a_dossier_is_loaded_with_its_documents_and_what_they_say() {
        let (folder, origin) = file(DOSSIER.as_bytes());
        fs::write(folder.path().join("a.txt"), "Ann was here.").expect("a file");
        let open = load(&origin).expect("a dossier");
        assert_eq!(open.dossier.documents[0].text.as_deref(), Some("Ann was here."));
        assert_eq!(open.network.edges.len(), 1);
        assert_eq!(open.reading.verifications[0].len(), 2);
        assert!(open.reading.verifications[0][0].is_verified());
        let warnings: Vec<&Problem> =
            open.problems.iter().filter(|problem| problem.severity == Severity::Warning).collect();
        assert_eq!(warnings.len(), 1, "{warnings:?}");
        assert!(warnings[0].message.contains("the quote stands neither"));
        assert_eq!(open.hash, hash(DOSSIER.as_bytes()));
    }

    #[test]
    fn a_document_outside_the_folder_stops_the_loading() {
        let (_folder, origin) = file(DOSSIER.replace("a.txt", "../a.txt").as_bytes());
        let problem = refusal(&origin);
        assert!(problem.message.contains("leaves the dossier's folder"), "{problem:?}");
        assert!(problem.place.is_some());
    }

    #[test]
    fn a_document_that_is_missing_is_a_warning_and_its_quotes_are_cited() {
        let (_folder, origin) = file(DOSSIER.as_bytes());
        let open = load(&origin).expect("a dossier");
        let told: Vec<&Problem> = open.problems.iter().collect();
        assert_eq!(
            told[0].message,
            "the file \"a.txt\" cannot be read, so its quotes are only cited: there is no such file"
        );
        assert!(told[0].help.starts_with("Put the file there, or correct `file`"), "{told:?}");
        assert_eq!((told[0].severity, told.len()), (Severity::Warning, 1), "{told:?}");
        assert!(open.reading.verifications[0].iter().all(|result| result.word() == "cited"));
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let (folder, _origin) = file(b"");
        let missing = refusal(&Origin::File(folder.path().join("none.ron")));
        assert_eq!(missing.message, "the file cannot be read: there is no such file");
        let directory = refusal(&Origin::File(folder.path().to_owned()));
        assert_eq!(directory.message, "the file cannot be read: it is a folder, not a file");
        let unknown = refusal(&Origin::Builtin("none".to_owned()));
        assert_eq!(unknown.message, "the file cannot be read: there is no example of this name");
        assert!(unknown.help.starts_with("The examples are kharrazi"), "{unknown:?}");
        let hostile = refusal(&Origin::File(PathBuf::from("a\u{1b}[2J.ron")));
        assert_eq!(hostile.file, "a[U+001B][2J.ron");
    }

    #[test]
    fn a_file_over_the_limit_is_refused_before_it_is_read() {
        let (folder, origin) = file(b"(format: 1)");
        let large = fs::File::options().write(true).open(folder.path().join("case.ron")).expect("a file");
        large.set_len(DOSSIER_LIMIT + 1).expect("a sparse file");
        assert!(refusal(&origin).message.contains("the limit is 2048 MiB"));
    }

    #[test]
    fn the_hash_is_sha_256_in_hexadecimal() {
        assert_eq!(hash(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
