//! Opening what has no error of a dossier that has some.

use super::confined::{self, Folder};
use super::documents::Documents;
use super::load;
use crate::formats::good_part::{LeftOut, good_part};
use crate::formats::ron::Unread;
use crate::model::{OpenDossier, Origin, Problem, Problems, Severity};
use std::collections::BTreeMap;

/// Opens the good part of the dossier at `origin`, with the errors of the whole among its problems.
///
/// # Errors
/// Why no part of it can be opened; at least one problem.
pub fn load(origin: &Origin) -> Result<(OpenDossier, LeftOut), Vec<Problem>> {
    let refuse = |sentence: &str, help: &str| vec![load::unreadable(origin, sentence, help)];
    let Origin::File(path) = origin else { return Err(refuse("it is no file", "Open a file")) };
    let bytes = confined::read_plain(path, load::DOSSIER_LIMIT).map_err(|sentence| refuse(&sentence, "Try again"))?;
    let folder = Folder::around(path).map_err(|error| refuse(&error.to_string(), "Check that it may be read"))?;
    let mut documents = Documents::of(folder);
    // What several rounds ask for is read once.
    let mut known: BTreeMap<String, Result<Vec<u8>, Unread>> = BTreeMap::new();
    let mut fetch = |path: &str| known.entry(path.to_owned()).or_insert_with(|| documents.read(path)).clone();
    let Some(part) = good_part(&load::shown(path), &bytes, &mut fetch) else {
        let sentence = "an error stands outside of its documents, entities and claims, so no part of it can be opened";
        return Err(refuse(sentence, "Mend the errors that are listed, then reload"));
    };
    let open = load::load_bytes(origin, part.text.as_bytes(), &mut fetch)?;
    let mut problems = Problems::limited_to(load::KEPT);
    let others = open.problems.iter().filter(|problem| problem.severity != Severity::Error).cloned();
    part.errors.into_iter().chain(others).for_each(|problem| problems.push(problem));
    // It is not what the file holds: the hash is that of the file, so that a change of it is seen.
    let open = OpenDossier { hash: load::hash(&bytes), problems: problems.sorted(), ..open };
    Ok((open, part.left_out))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_good_part_is_opened_and_the_errors_are_told() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("case.ron");
        let text = "(format: 1, documents: [(id: \"d\", title: \"t\", file: \"a.txt\"), (id: \"e\", title: \"t\", file: \"../b\")],\n\
                    entities: [(id: \"a\", kind: \"k\", name: \"Ann\")],\n\
                    relations: [(from: \"a\", kind: \"k\", to: \"x\"), (from: \"a\", kind: \"k\", to: \"a\", evidence: [(doc: \"d\", quote: \"Ann was\")])])";
        fs::write(&path, text).expect("a file");
        fs::write(folder.path().join("a.txt"), "Ann was here.").expect("a file");
        let origin = Origin::File(path);
        assert!(load::load(&origin).is_err());
        let (open, left_out) = load(&origin).expect("a good part");
        assert_eq!(left_out.words(), "1 document and 1 claim");
        assert_eq!((open.dossier.relations.len(), open.problems.count(Severity::Error)), (1, 2));
        assert!(open.reading.verifications[0][0].is_verified());
        assert_eq!(open.hash, load::hash(text.as_bytes()));
        let claim = open.claim_places[0];
        assert_eq!((claim.line, claim.column), (3, 46), "the place is that of the file");
    }
}
