//! GEXF and GraphML.

use super::{claims, entities, files, left_out, told};

#[test]
fn an_undirected_gexf_has_no_arrows_and_numbers_are_no_kinds() {
    let gexf = "<gexf xmlns='http://gexf.net/1.3' version='1.3'><graph defaultedgetype='undirected'>\
        <attributes class='node'><attribute id='0' title='modularity_class' type='integer'/>\
        <attribute id='1' title='type' type='string'><default>PERSON</default></attribute></attributes>\
        <nodes><node id='1' label='Ann'><attvalues><attvalue for='0' value='3'/></attvalues></node>\
        <node id='2' label='Bob'><attvalues><attvalue for='1' value='GEO'/></attvalues></node></nodes>\
        <edges><edge id='0' source='1' target='2' weight='2.0'/><edge id='1' source='2' target='9' type='directed' label='knows'/></edges>\
        </graph></gexf>";
    let result = files(&[("net.gexf", gexf)]);
    assert_eq!(entities(&result), ["Ann (person)", "Bob (place)", "9 (unknown)"]);
    assert_eq!(claims(&result), ["Ann –related to→ Bob", "Bob –knows→ 9"]);
    assert_eq!(result.dossier.entities[0].fields.get("modularity_class").map(String::as_str), Some("3"));
    assert_eq!(result.dossier.relations[0].fields.get("weight").map(String::as_str), Some("2.0"));
    let symmetric: Vec<&str> = result.dossier.kinds.iter().map(|kind| kind.name.as_str()).collect();
    assert_eq!(symmetric, ["related to"]);
    assert_eq!(told(&result, "ends that are no entity"), 1);
}

#[test]
fn spells_of_gexf_are_the_date_of_an_edge() {
    let gexf = "<gexf><graph mode='dynamic' defaultedgetype='directed'><nodes><node id='a'/><node id='b'/></nodes><edges>\
        <edge source='a' target='b'><spells><spell start='2001-02-03' end='2001-04-05'/><spell start='2002-01-01' end='2003-01-01'/></spells></edge>\
        </edges></graph></gexf>";
    let result = files(&[("net.gexf", gexf)]);
    assert_eq!(result.dossier.relations[0].date.as_ref().map(|date| date.text.as_str()), Some("2001-02-03/2003-01-01"));
}

#[test]
fn a_label_of_yed_stands_before_its_own_elements() {
    let graphml = "<graphml xmlns='http://graphml.graphdrawing.org/xmlns' xmlns:y='http://www.yworks.com/xml/graphml'>\
        <key id='d0' for='node' yfiles.type='nodegraphics'/><key id='d1' for='edge' yfiles.type='edgegraphics'/>\
        <key id='d2' for='edge' attr.name='description'/><graph edgedefault='directed'>\
        <node id='n0'><data key='d0'><y:ShapeNode><y:Geometry x='1'/><y:NodeLabel>Ann\n Lee<y:LabelModel>x</y:LabelModel></y:NodeLabel></y:ShapeNode></data>\
        <data key='d2'><![CDATA[two\nlines]]></data></node><node id='n1'/>\
        <edge id='e0' source='n0' target='n1'><data key='d1'><y:PolyLineEdge><y:EdgeLabel>pays</y:EdgeLabel></y:PolyLineEdge></data></edge>\
        <hyperedge><endpoint node='n0'/></hyperedge></graph></graphml>";
    let result = files(&[("net.graphml", graphml)]);
    assert_eq!(entities(&result), ["Ann Lee (unknown)", "n1 (unknown)"]);
    assert_eq!(result.dossier.entities[0].note.as_deref(), Some("two\nlines"));
    assert_eq!(claims(&result), ["Ann Lee –pays→ n1"]);
    assert_eq!((left_out(&result), told(&result, "more than two ends")), (1, 1));
}

#[test]
fn nodes_in_groups_stand_beside_them_and_an_edge_may_have_a_direction_of_its_own() {
    let graphml = "<graphml><graph edgedefault='undirected'><node id='g'><graph edgedefault='directed'><node id='a'/><node id='b'/>\
        <edge source='a' target='b'/></graph></node><edge source='g' target='a' directed='true'/></graph></graphml>";
    let result = files(&[("net.graphml", graphml)]);
    assert_eq!(claims(&result), ["a –related to→ b", "g –related to→ a"]);
    assert_eq!((result.dossier.kinds.len(), told(&result, "hold other nodes")), (0, 1));
}

#[test]
fn evidence_in_attributes_is_quoted_and_merged_edges_are_told() {
    let mentions = "[{&quot;source_document&quot;: &quot;wire&quot;, &quot;evidence&quot;: &quot;Ann pays Bob.&quot;}]";
    let edge = format!(
        "<edge source='a' target='b'><data key='k'>PAYS_TO; SUES</data><data key='e'>Ann pays Bob. | Ann sues Bob.</data>\
         <data key='m'>{mentions}</data><data key='s'>letter; wire</data></edge>\
         <edge source='b' target='a'><data key='k'>WARNS</data><data key='e'>Bob warned Ann.</data><data key='d'>letter</data></edge>"
    );
    let key = |id: &str, name: &str| format!("<key id='{id}' for='edge' attr.name='{name}'/>");
    let keys = [
        ("k", "relation_type"),
        ("e", "evidence"),
        ("m", "mentions"),
        ("s", "support_documents"),
        ("d", "source_document"),
    ];
    let keys: String = keys.iter().map(|(id, name)| key(id, name)).collect();
    let graphml =
        format!("<graphml>{keys}<graph edgedefault='directed'><node id='a'/><node id='b'/>{edge}</graph></graphml>");
    let texts = [("wire.txt", "Ann pays Bob. Then rain."), ("letter.txt", "Ann sues Bob. Bob warned Ann.")];
    let result = files(&[("graph.graphml", &graphml), texts[0], texts[1]]);
    assert_eq!(
        claims(&result),
        ["a –pays to; sues→ b wire: “Ann pays Bob.” letter: “Ann sues Bob.”", "b –warns→ a letter: “Bob warned Ann.”"]
    );
    assert_eq!(told(&result, "made of several relations"), 1);
}

#[test]
fn chunks_with_a_text_are_documents() {
    let node = |id: &str, kind: &str, text: &str| format!("<node id='{id}'><data key='t'>{kind}</data>{text}</node>");
    let chunk = node("c", "DocumentChunk", "<data key='x'>Ann met Bob.</data>");
    let graphml = format!(
        "<graphml><key id='t' attr.name='type'/><key id='x' attr.name='text'/><graph edgedefault='directed'>{chunk}{}\
         <edge source='c' target='a'/></graph></graphml>",
        node("a", "Person", "")
    );
    let result = files(&[("graph.graphml", &graphml)]);
    assert_eq!((result.dossier.documents.len(), entities(&result)), (1, vec!["a (person)".to_owned()]));
    assert_eq!(told(&result, "edges between a text and what it names"), 1);
}
