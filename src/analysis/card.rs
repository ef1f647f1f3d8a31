//! What is known of an entity or an edge, as text that can be pasted into a report, with the quotes and their citations.

use super::neighbours::claims_by_neighbour;
use super::paths::words::claim_with_quotes;
use super::words::plural;
use crate::model::{Corrections, EntityIndex, OpenDossier, RelationIndex, Visibility};

/// The card of an entity: its names, kind, note, links and fields, then each of its claims that are shown, with their quotes
/// and citations, neighbour by neighbour. Empty where there is no such entity.
#[must_use]
pub fn entity_card(
    open: &OpenDossier,
    corrections: &Corrections,
    visibility: &Visibility,
    entity: EntityIndex,
) -> String {
    let Some(about) = open.dossier.entity(entity) else { return String::new() };
    let mut lines = vec![format!("{} ({})", about.name, about.kind)];
    if !about.aliases.is_empty() {
        lines.push(format!("Also called {}", about.aliases.join(", ")));
    }
    lines.extend(about.note.clone());
    lines.extend(about.links.iter().chain(&about.fields).map(|(name, value)| format!("{name}: {value}")));
    let claims: Vec<RelationIndex> =
        claims_by_neighbour(open, entity).into_iter().flat_map(|neighbour| neighbour.relations).collect();
    lines.extend(claim_lines(open, corrections, visibility, &claims));
    lines.join("\n")
}

/// The claims that are shown, a line each behind a line with their number, which tells also how many are not shown.
#[must_use]
pub fn claim_lines(
    open: &OpenDossier,
    corrections: &Corrections,
    visibility: &Visibility,
    claims: &[RelationIndex],
) -> Vec<String> {
    let shown: Vec<RelationIndex> = claims.iter().copied().filter(|claim| visibility.relation(*claim)).collect();
    let hidden = match claims.len() - shown.len() {
        0 => String::new(),
        hidden => format!("; {hidden} not shown"),
    };
    let heading = format!("{}{hidden}", plural(shown.len(), "claim", "claims"));
    let lines = shown.iter().map(|claim| format!("– {}", claim_with_quotes(open, corrections, *claim)));
    std::iter::once(heading).chain(lines).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::filter::visibility;
    use crate::model::{Filter, Status, fixture};
    use std::collections::BTreeSet;

    #[test]
    fn a_card_holds_names_note_and_every_shown_claim_with_its_citation() {
        let claims = [("Ann", "pays", "Bob", Status::Asserted), ("Bob", "knows", "Ann", Status::Denied)];
        let mut open = fixture::dossier(&[("Ann", "person"), ("Bob", "firm")], &claims, &["Ann pays Bob. Never."]);
        let ann = &mut open.dossier.entities[0];
        ann.aliases = vec!["A.".to_owned()];
        ann.note = Some("A banker".to_owned());
        open.dossier.relations[0].evidence = vec![fixture::quote(0, "Ann pays Bob.")];
        open.reading = crate::text::read(&open.dossier);
        let card = |filter: &Filter| {
            let seen = visibility(&open, filter, &BTreeSet::new());
            entity_card(&open, &Corrections::new(), &seen, EntityIndex(0))
        };
        let first = "Ann (person)\nAlso called A.\nA banker\n";
        let pays = "– Ann pays Bob: “Ann pays Bob.” (d0, sentence 1)";
        let denied = "– Bob knows Ann, which is denied: no evidence";
        assert_eq!(card(&Filter::default()), format!("{first}2 claims\n{pays}\n{denied}"));
        let without = Filter { statuses: [Status::Denied].into(), ..Filter::default() };
        assert_eq!(card(&without), format!("{first}1 claim; 1 not shown\n{pays}"));
        assert_eq!(
            entity_card(&open, &Corrections::new(), &visibility(&open, &without, &BTreeSet::new()), EntityIndex(9)),
            ""
        );
    }
}
