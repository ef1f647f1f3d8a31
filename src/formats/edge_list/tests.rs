//! Edge lists as other programs write them.

use super::*;

fn check(text: &str, ids: &[&str], edges: &[(u32, u32)]) {
    check_file("a.tsv", text, ids, edges);
}

fn check_file(file: &str, text: &str, ids: &[&str], edges: &[(u32, u32)]) {
    let list = parse(file, text.as_bytes()).expect("an edge list");
    assert_eq!(list.ids, ids, "{text:?}");
    assert_eq!(list.edges, edges, "{text:?}");
}

fn check_refusal(bytes: &[u8], places: &[(u32, u32)]) {
    let problems = parse("a.tsv", bytes).expect_err("a refusal");
    let found: Vec<(u32, u32)> =
        problems.iter().filter_map(|problem| problem.place).map(|place| (place.line, place.column)).collect();
    assert_eq!(found, places);
    assert!(problems.iter().all(|problem| !problem.message.is_empty() && problem.file == "a.tsv"));
}

fn words(file: &str, text: &str) -> String {
    parse(file, text.as_bytes()).expect("an edge list").words()
}

#[test]
fn two_columns_make_an_edge() {
    check("", &[], &[]);
    check("# nothing\n\n", &[], &[]);
    check("a\tb\nb\tc\n", &["a", "b", "c"], &[(0, 1), (1, 2)]);
    check("a b\r\nb   a 0.5\r\na a", &["a", "b"], &[(0, 1), (1, 0), (0, 0)]);
    check("\u{feff}New York\tکمال خرازی\t3", &["New York", "کمال خرازی"], &[(0, 1)]);
}

#[test]
fn commas_and_semicolons_separate_with_or_without_blanks() {
    for text in ["A, B\nB, C\nC, D\n", "A,B\nB,C\nC,D", "A; B\nB;C\nC ; D", "sep=;\nA;B\nB;C\nC;D"] {
        check(text, &["A", "B", "C", "D"], &[(0, 1), (1, 2), (2, 3)]);
    }
    check("New York,Los Angeles,2\nLos Angeles,Rome,1", &["New York", "Los Angeles", "Rome"], &[(0, 1), (1, 2)]);
    // Commas within the words of a list with blanks separate nothing.
    check("Doe,J Roe,R\nRoe,R Poe,E", &["Doe,J", "Roe,R", "Poe,E"], &[(0, 1), (1, 2)]);
}

#[test]
fn quotation_marks_around_a_name_are_no_part_of_it() {
    for text in [
        "\"a b\"; \"c\"\n\"c\"; \"d\"",
        "\"a b\",\"c\"\n\"c\",\"d\"",
        "\"a b\"\t\"c\"\n\"c\"\t\"d\"",
        "\"a b\" \"c\"\n\"c\" \"d\"",
    ] {
        check(text, &["a b", "c", "d"], &[(0, 1), (1, 2)]);
    }
    check("\"Smith, John\",Ben\n\"the \"\"Fox\"\"\",Ben", &["Smith, John", "Ben", "the \"Fox\""], &[(0, 1), (2, 1)]);
}

#[test]
fn a_line_of_headings_says_which_columns_are_meant() {
    check("source\ttarget\na\tb", &["a", "b"], &[(0, 1)]);
    check("From,To,Weight\na,b,1", &["a", "b"], &[(0, 1)]);
    check("Id;Type;Source;Target\n1;Directed;a;b", &["a", "b"], &[(0, 1)]);
    check("# FromNodeId\tToNodeId\n0\t1", &["0", "1"], &[(0, 1)]);
    check("#source\ttarget\na\tb", &["a", "b"], &[(0, 1)]);
    // Without both words it is an edge.
    check("source\triver\n", &["source", "river"], &[(0, 1)]);
}

#[test]
fn remarks_are_skipped_and_hashtags_are_not() {
    check("% sym unweighted\n1 2\n// so far\n2 3", &["1", "2", "3"], &[(0, 1), (1, 2)]);
    check("#metoo\t#blm\n#blm\t#nato", &["#metoo", "#blm", "#nato"], &[(0, 1), (1, 2)]);
    check("#metoo,#blm\n# a remark, with a comma\n#blm,ann", &["#metoo", "#blm", "ann"], &[(0, 1), (1, 2)]);
    check("#metoo #blm\n#this is a remark", &["#metoo", "#blm"], &[(0, 1)]);
}

#[test]
fn what_was_read_is_told() {
    let told = |file: &str, text: &str, expected: &str| assert_eq!(words(file, text), expected, "{text}");
    told("a.tsv", "a\tb\nb\tc", "read 2 edges between 3 nodes; columns 1 and 2, separated by tabs");
    told(
        "a.csv",
        "source,target,weight\nA,B,1",
        "read 1 edge between 2 nodes; columns: source, target, separated by commas; not used: weight",
    );
    told(
        "a.txt",
        "1 2 0.5\n2 3 1",
        "read 2 edges between 3 nodes; columns 1 and 2, separated by blanks; 1 more not used",
    );
    let remarks = "# one\n# two\n";
    let expected = "read 0 edges between 0 nodes; columns 1 and 2, separated by blanks; lines skipped as remarks: 2";
    told("a.tsv", remarks, expected);
}

#[test]
fn another_kind_of_network_is_called_by_its_name() {
    let check = |file: &str, text: &str, expected: &str| {
        let problems = parse(file, text.as_bytes()).expect_err("a refusal");
        assert_eq!(problems[0].message, format!("this is {expected}, not an edge list"), "{text}");
        assert_eq!(problems.len(), 1);
    };
    check("a.graphml", "<?xml version=\"1.0\"?>\n<graphml/>", "a GraphML file");
    check("a.txt", "digraph G { a -> b }", "a DOT file (Graphviz)");
    check("a.mtx", "%%MatrixMarket matrix coordinate\n1 2 3", "a Matrix Market file");
    check("a.net", "*Vertices 3\n1 \"a\"", "a Pajek file");
    check("a.json", "{\"nodes\": [], \"links\": []}", "a node-link graph (JSON)");
    let problems = parse("a.gexf", b"<gexf></gexf>").expect_err("a refusal");
    assert!(problems[0].help.starts_with("`sayso import a.gexf -o a.ron` makes a dossier of it"), "{:?}", problems[0]);
}

#[test]
fn every_faulty_line_is_told_with_its_place() {
    check_refusal(b"a\tb\nc\n\tx\ny \n# fine", &[(2, 2), (3, 1), (4, 2)]);
    check_refusal("ش".as_bytes(), &[(1, 2)]);
    check_refusal(&[b'a', b'\n', 0xFF], &[(2, 1)]);
    check_refusal("x\n".repeat(5_000).as_bytes(), &(1..=100).map(|line| (line, 2)).collect::<Vec<_>>());
    check_refusal(b"a,b\nc,\n,d", &[(2, 3), (3, 1)]);
}

#[test]
fn positions_are_three_columns() {
    let ids = ["a\tb".to_owned(), "c".to_owned()];
    let positions = [Position::new(0.1, -2.0), Position::new(1.0e-7, 3.5)];
    assert_eq!(write_positions(&ids, &positions), "a b\t0.1\t-2\nc\t0.0000001\t3.5\n");
}
