//! What the commands write, what they never write over, and what they say of a figure or a layout.

use crate::support::{Run, dossier_of, names_in, sayso};
use std::ffi::OsString;
use std::fs;
use std::path::Path;

/// A dossier of two people and one document, in a folder of its own.
const DOSSIER: &str = r#"(format: 1, documents: [(id: "d", title: "t", file: "article.txt")],
    entities: [(id: "ann", kind: "person", name: "Ann"), (id: "bob", kind: "person", name: "Bob")],
    relations: [(from: "ann", kind: "knows", to: "bob", evidence: [(doc: "d", quote: "Ann knows Bob")])])"#;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("case.ron"), DOSSIER).expect("a file");
    fs::write(folder.path().join("article.txt"), "Ann knows Bob.").expect("a file");
    fs::write(folder.path().join("edges.tsv"), "x\ty\n").expect("a file");
    folder
}

/// Runs the program in `folder`.
fn run_in(folder: &Path, line: &str) -> Run {
    let path = |word: &str| if word.contains('.') { folder.join(word).into_os_string() } else { OsString::from(word) };
    sayso(line.split_whitespace().map(path))
}

/// A layout of the dossier that places Ann there.
fn layout(ann: &str, more: &str) -> String {
    format!(
        "(format: 1, dossier: \"case.ron\", views: [(name: \"Layout\", positions: {{\"ann\": {ann}, \"bob\": (0.0, 90.0)}}{more})])"
    )
}

/// The command is refused with these words, and every file is as before.
fn check_refused(folder: &Path, line: &str, words: &str) {
    let content = |name: &String| fs::read(folder.join(name)).expect("a file");
    let before: Vec<(String, Vec<u8>)> =
        names_in(folder).into_iter().map(|name| (name.clone(), content(&name))).collect();
    let run = run_in(folder, line);
    assert_eq!(run.code, Some(1), "{line}: {}", run.err);
    assert!(run.err.starts_with("error: ") && run.err.contains(words), "{line}: {}", run.err);
    let after: Vec<(String, Vec<u8>)> =
        names_in(folder).into_iter().map(|name| (name.clone(), content(&name))).collect();
    assert!(before == after, "{line} has changed a file");
}

#[test]
fn no_command_writes_over_what_it_reads() {
    let folder = folder();
    let path = folder.path();
    let taken = "would take the place of";
    check_refused(path, "convert case.ron case.ron", "is no .json file");
    check_refused(path, "convert case.ron article.txt", "is no .json file");
    check_refused(path, "layout edges.tsv -o edges.tsv", taken);
    check_refused(path, "layout case.ron -o case.ron", "neither");
    // A document may have any name.
    for name in ["a.json", "a.svg", "a.tsv"] {
        fs::write(path.join(name), "Ann knows Bob.").expect("a file");
        fs::write(path.join("other.ron"), DOSSIER.replace("article.txt", name)).expect("a file");
        match name {
            "a.json" => check_refused(path, "convert other.ron a.json", taken),
            "a.svg" => check_refused(path, "figure other.ron -o a.svg", taken),
            _ => check_refused(path, "layout other.ron -o a.tsv", taken),
        }
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("case.ron", path.join("link.json")).expect("a link");
        check_refused(path, "convert case.ron link.json", taken);
        std::os::unix::fs::symlink("edges.tsv", path.join("link.tsv")).expect("a link");
        check_refused(path, "layout edges.tsv -o link.tsv", taken);
        fs::write(path.join("drawn.layout.ron"), layout("(0.0, 0.0)", "")).expect("a file");
        std::os::unix::fs::symlink("drawn.layout.ron", path.join("link.svg")).expect("a link");
        check_refused(path, "figure case.ron --layout drawn.layout.ron -o link.svg", taken);
    }
}

#[test]
fn a_layout_that_somebody_arranged_is_replaced_only_by_force() {
    let folder = folder();
    let (path, line) = (folder.path(), "layout case.ron -o case.layout.ron");
    let file = path.join("case.layout.ron");
    assert_eq!(run_in(path, line).code, Some(0), "there is none yet");
    assert_eq!(run_in(path, line).code, Some(0), "the one there was computed");
    fs::write(&file, layout("(0.0, 0.0)", ", pins: [\"ann\"]")).expect("a file");
    check_refused(path, line, "1 pin that somebody made. Write to another name, or use --force.");
    assert_eq!(run_in(path, &format!("{line} --force")).code, Some(0));
    fs::write(&file, "not a layout").expect("a file");
    check_refused(path, line, "no layout that can be read");
    assert_eq!(run_in(path, &format!("{line} --force")).code, Some(0));
    fs::write(&file, "(format: 2, dossier: \"case.ron\", pages: [])").expect("a file");
    check_refused(path, line, "saved by a newer Sayso, and is never saved over. Save it under another name.");
    check_refused(path, &format!("{line} --force"), "newer Sayso");
}

#[test]
fn a_figure_survives_positions_beyond_all_measure() {
    let folder = folder();
    for far in ["1e38", "1e9", "1e7", "-3999999"] {
        let text = layout(&format!("({far}, {far})"), ", camera: (center: (0.0, 0.0), zoom: 16.0)");
        fs::write(folder.path().join("far.layout.ron"), text).expect("a file");
        for out in ["out.png", "out.svg", "out.pdf"] {
            for more in ["", " --visible"] {
                let run = run_in(folder.path(), &format!("figure case.ron --layout far.layout.ron -o {out}{more}"));
                assert_eq!(run.code, Some(0), "{far} {out}{more}: {}", run.err);
                assert!(fs::metadata(folder.path().join(out)).expect("a file").len() < 300_000, "{far} {out}{more}");
                assert_eq!(run.err.contains("warning: the position of \"ann\" is too far away"), far != "-3999999");
            }
        }
    }
    let run = run_in(folder.path(), "check far.layout.ron");
    assert!(run.out.contains("0 errors, 0 warnings, 0 notes"), "{}", run.out);
    fs::write(folder.path().join("far.layout.ron"), layout("(1e38, 0.0)", "")).expect("a file");
    let run = run_in(folder.path(), "check far.layout.ron");
    assert!(run.code == Some(0) && run.out.contains("0 errors, 1 warning, 1 note"), "{}", run.out);
}

#[test]
fn what_a_layout_is_asked_for_is_refused_where_a_saved_one_is_drawn() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("case.layout.ron"), layout("(0.0, 0.0)", "")).expect("a file");
    for option in ["--seed 2", "--balance 1", "--spacing 2", "--aspect 1"] {
        let run = run_in(path, &format!("figure case.ron --layout case.layout.ron -o out.svg {option}"));
        assert_eq!(run.code, Some(2), "{option}: {}", run.err);
        let name = option.split(' ').next().expect("a name");
        assert!(run.err.contains("'--layout <LAYOUT>' cannot be used with") && run.err.contains(name), "{}", run.err);
    }
    assert!(!path.join("out.svg").exists());
    // The picture does not depend on the threads, with a layout or without.
    let run = run_in(path, "figure case.ron --layout case.layout.ron -o out.svg --threads 1");
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
}

#[test]
fn a_dossier_outside_of_the_folder_of_its_layout_is_not_looked_at() {
    let folder = folder();
    let path = folder.path();
    fs::create_dir(path.join("far")).expect("a folder");
    fs::write(path.join("far.ron"), DOSSIER).expect("a file");
    let whole = path.join("far.ron").to_string_lossy().replace('\\', "/");
    for named in ["../far.ron", "//host/share/x.ron", &whole] {
        let text = layout("(0.0, 0.0)", "").replace("case.ron", named);
        fs::write(path.join("far/x.layout.ron"), text).expect("a file");
        let run = run_in(path, "check far/x.layout.ron");
        let told = format!("its dossier \"{named}\" lies outside of its folder and is not looked at");
        assert!(run.code == Some(0) && run.out.contains(&told), "{named}: {}", run.out);
    }
    // Where the dossier is named by the reader, its layout may lie anywhere.
    let text = layout("(0.0, 0.0)", "").replace("case.ron", "../case.ron");
    fs::write(path.join("far/x.layout.ron"), text).expect("a file");
    let run = run_in(path, "figure case.ron --layout far/x.layout.ron -o out.svg");
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
}

#[test]
fn a_layout_of_another_dossier_is_used_and_told() {
    let folder = folder();
    let path = folder.path();
    let other = layout("(0.0, 0.0)", ", hidden: [\"zoe\"]").replace("bob", "yan").replace("case.ron", "other.ron");
    fs::write(path.join("other.layout.ron"), other).expect("a file");
    let run = run_in(path, "figure case.ron --layout other.layout.ron -o out.svg");
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.err.contains("note: this layout belongs to another dossier, \"other.ron\""), "{}", run.err);
    let counts = "the view “Layout” places 1 of 2 entities, and names 2 ids that the dossier does not have";
    assert!(run.err.contains(counts), "{}", run.err);
    let run = run_in(path, "check other.layout.ron");
    assert!(run.code == Some(0) && run.out.contains("its dossier \"other.ron\" cannot be opened"), "{}", run.out);
    fs::write(path.join("other.ron"), DOSSIER).expect("a file");
    let run = run_in(path, "check other.layout.ron");
    assert!(run.code == Some(0) && run.out.contains(counts), "{}", run.out);
    // One that fits says nothing.
    fs::write(path.join("case.layout.ron"), layout("(0.0, 0.0)", "")).expect("a file");
    assert_eq!(run_in(path, "figure case.ron --layout case.layout.ron -o out.svg").err, "");
}

#[test]
fn a_file_of_the_wrong_kind_gets_one_sentence() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("case.layout.ron"), layout("(0.0, 0.0)", "")).expect("a file");
    for (line, words) in [
        ("figure case.layout.ron -o out.svg", "error: this is a layout, not a dossier\n"),
        ("figure case.ron --layout case.ron -o out.svg", "error: this is a dossier, not a layout\n"),
    ] {
        check_refused(path, line, words);
        assert_eq!(run_in(path, line).err.matches("error: ").count(), 1, "{line}");
    }
}

#[test]
fn a_page_beyond_all_measure_is_refused_for_every_kind_of_file() {
    let folder = folder();
    for out in ["out.svg", "out.png", "out.pdf"] {
        for width in ["100000000", "1e30"] {
            let line = format!("figure case.ron -o {out} --width {width}");
            check_refused(folder.path(), &line, "make it at most 40,000 pixels wide and high");
        }
    }
}

#[test]
fn a_figure_is_of_the_kind_that_its_name_says_and_other_names_are_refused() {
    let folder = folder();
    for (out, magic) in [("out.png", "\u{fffd}PNG"), ("out.SVG", "<svg"), ("out.eps.pdf", "%PDF-")] {
        assert_eq!(run_in(folder.path(), &format!("figure case.ron -o {out}")).code, Some(0));
        let bytes = fs::read(folder.path().join(out)).expect("a figure");
        assert!(String::from_utf8_lossy(&bytes).starts_with(magic), "{out}");
    }
    for out in ["out.eps", "out.png.eps", "out.svgz"] {
        check_refused(folder.path(), &format!("figure case.ron -o {out}"), &format!("{out} is no kind of picture"));
    }
}

#[test]
fn characters_without_a_glyph_are_counted_and_boxed() {
    let folder = folder();
    fs::write(folder.path().join("case.ron"), DOSSIER.replace("\"Bob\"", "\"漢字\"")).expect("a file");
    let words = "2 characters cannot be drawn with the bundled fonts: 字 漢; ";
    for (out, end) in [
        ("out.png", "shown as boxes"),
        ("out.pdf", "shown as boxes"),
        ("outlines.svg", "shown as boxes"),
        ("live.svg --live-text", "needs a font for them"),
    ] {
        let run = run_in(folder.path(), &format!("figure case.ron --bundled-fonts -o {out}"));
        assert_eq!(run.code, Some(0), "{}", run.err);
        assert!(run.err.starts_with(&format!("note: {words}")) && run.err.contains(end), "{out}: {}", run.err);
    }
    let written = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a file");
    assert!(written("live.svg").contains(">漢字</tspan>"), "live text stays as it is");
    let outlines = written("outlines.svg");
    assert!(outlines.contains("<title>漢字</title>") && !outlines.contains("<text"), "words stay as titles");
    let run = sayso(["figure".into(), dossier_of("kharrazi"), "-o".into(), folder.path().join("out.svg")]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
}

#[test]
fn a_display_that_is_not_there_is_told_in_a_sentence_that_names_the_commands() {
    let run: Run = crate::support::program().env("DISPLAY", ":987").output().expect("the program starts").into();
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(run.err.contains("The window cannot be opened") && run.err.contains("`sayso figure`"), "{}", run.err);
    assert!(run.err.lines().count() == 1 && !run.err.contains('/') && !run.err.contains(".rs"), "{}", run.err);
}

#[test]
fn marks_of_a_layout_are_written_as_csv_and_json() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let layout = folder.path().join("halmyra.layout.ron");
    let mark = "(quote: (relation: (from: \"pavel-zhernov\", kind: \"directs\", to: \"zernomys\"), document: \"gone\"), \
                verdict: Some(Wrong(Entity)))";
    let text = format!("(format: 1, dossier: \"d\", views: [(name: \"v\")], marks: [{mark}])");
    fs::write(&layout, text).expect("a layout");
    let write = |name: &str| {
        let out = folder.path().join(name);
        let arguments =
            ["marks".into(), dossier_of("halmyra"), "--layout".into(), layout.clone(), "-o".into(), out.clone()];
        (sayso(arguments), fs::read_to_string(out).unwrap_or_default())
    };
    let (run, csv) = write("marks.csv");
    let lost = "warning: 1 mark fits no quote of the dossier, of 1 in the layout\n";
    assert_eq!((run.code, run.err.as_str()), (Some(0), lost));
    let row =
        ",pavel-zhernov,Pavel Zhernov,directs,zernomys,Zernomys,Asserted,,0,gone,,0,,,,,wrong,entity,,,,false\r\n";
    assert!(csv.ends_with(row), "{csv}");
    let (_, json) = write("marks.json");
    assert!(json.contains("\"quotes\": ") && json.contains("\"read\": 0"), "{json}");
    let (run, _) = write("marks.txt");
    assert!(run.code == Some(1) && run.err.contains("neither CSV nor JSON"), "{}", run.err);
}
