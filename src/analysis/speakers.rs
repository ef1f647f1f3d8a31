//! Speakers: the claims that a speaker makes, by subject and status.

use crate::model::{ByStatus, EntityIndex, OpenDossier, RelationIndex, Status, Visibility};
use std::collections::BTreeMap;

/// The claims of a speaker about one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidOf {
    /// The entity that the claims start at.
    pub subject: EntityIndex,
    /// The claims, by status and then in the dossier's order.
    pub claims: Vec<RelationIndex>,
}

/// The visible claims of a speaker (`None`: of the documents themselves), by status and then in the dossier's order.
#[must_use]
pub fn claims_said_by(open: &OpenDossier, speaker: Option<EntityIndex>, visibility: &Visibility) -> Vec<RelationIndex> {
    let mut claims: Vec<RelationIndex> = (0..open.dossier.relations.len())
        .map(RelationIndex::new)
        .filter(|relation| open.dossier.relations[relation.at()].by == speaker && visibility.relation(*relation))
        .collect();
    // A stable sort keeps the dossier's order within a status.
    claims.sort_by_key(|relation| open.dossier.relations[relation.at()].status);
    claims
}

/// The visible claims of a speaker by subject: most claims first, then by name.
#[must_use]
pub fn said_by(open: &OpenDossier, speaker: EntityIndex, visibility: &Visibility) -> Vec<SaidOf> {
    let mut by_subject: BTreeMap<EntityIndex, Vec<RelationIndex>> = BTreeMap::new();
    for claim in claims_said_by(open, Some(speaker), visibility) {
        by_subject.entry(open.dossier.relations[claim.at()].from).or_default().push(claim);
    }
    let mut said: Vec<SaidOf> = by_subject.into_iter().map(|(subject, claims)| SaidOf { subject, claims }).collect();
    let name = |said: &SaidOf| open.dossier.entity(said.subject).map(|entity| &entity.name);
    said.sort_by(|one, other| other.claims.len().cmp(&one.claims.len()).then_with(|| name(one).cmp(&name(other))));
    said
}

/// The speaker of a claim and its status: "Denied by Pavel Zhernov", "Asserted by the document itself". The program's
/// words and the name are separate strings.
#[must_use]
pub fn voice(open: &OpenDossier, claim: RelationIndex) -> Vec<String> {
    let Some(relation) = open.dossier.relation(claim) else { return Vec::new() };
    let word = match relation.status {
        Status::Hypothetical => "Called possible",
        status => status.word(),
    };
    match relation.by.and_then(|by| open.dossier.entity(by)) {
        Some(by) => vec![format!("{word} by "), by.name.clone()],
        // A document does not vouch for what it calls alleged: it only does not name the speaker.
        None if relation.status == Status::Alleged => vec!["Alleged, no speaker named".to_owned()],
        None => vec![format!("{word} by the document itself")],
    }
}

/// How many of these claims there are of each status.
#[must_use]
pub fn by_status(open: &OpenDossier, claims: &[RelationIndex]) -> ByStatus<u32> {
    claims.iter().map(|claim| open.dossier.relations[claim.at()].status).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::filter::visibility;
    use crate::model::Filter;
    use crate::model::fixture::dossier;
    use std::collections::BTreeSet;

    #[test]
    fn what_a_speaker_says_comes_by_subject_and_status() {
        use Status::{Alleged, Asserted, Denied};
        let claims = [
            ("ann", "knows", "bob", Denied),
            ("ann", "pays", "bob", Asserted),
            ("bob", "pays", "cid", Alleged),
            ("cid", "pays", "bob", Alleged),
            ("ann", "warns", "cid", Asserted),
        ];
        let mut open = dossier(&[("ann", "person"), ("bob", "person"), ("cid", "person")], &claims, &[]);
        for claim in &mut open.dossier.relations[..4] {
            claim.by = Some(EntityIndex(2));
        }
        let all = visibility(&open, &Filter::default(), &BTreeSet::new());
        let told: Vec<(u32, Vec<u32>)> = said_by(&open, EntityIndex(2), &all)
            .into_iter()
            .map(|said| (said.subject.0, said.claims.into_iter().map(|claim| claim.0).collect()))
            .collect();
        assert_eq!(told, [(0, vec![1, 0]), (1, vec![2]), (2, vec![3])]);
        assert_eq!(said_by(&open, EntityIndex(0), &all), []);
        assert_eq!(claims_said_by(&open, None, &all), [RelationIndex(4)]);
        let counts = by_status(&open, &claims_said_by(&open, Some(EntityIndex(2)), &all));
        assert!(counts.iter().map(|(_, count)| *count).eq([1, 2, 1, 0]));
        assert_eq!(voice(&open, RelationIndex(0)).concat(), "Denied by cid");
        assert_eq!(voice(&open, RelationIndex(4)).concat(), "Asserted by the document itself");
        let some = Filter { statuses: [Denied].into(), ..Filter::default() };
        let some = visibility(&open, &some, &BTreeSet::new());
        assert_eq!(claims_said_by(&open, Some(EntityIndex(2)), &some).len(), 3);
    }

    #[test]
    fn what_is_alleged_by_nobody_named_is_not_told_as_the_documents_word() {
        let open = dossier(&[("ann", "person"), ("bob", "person")], &[("ann", "pays", "bob", Status::Alleged)], &[]);
        assert_eq!(voice(&open, RelationIndex(0)).concat(), "Alleged, no speaker named");
    }
}
