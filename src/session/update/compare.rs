//! What is asked of a comparison is done here: it is made, turned around, made again, and leads over to the other version.

use crate::analysis::versions::{FieldChange, Versions};
use crate::analysis::words::plural;
use crate::model::{
    EvidenceIndex, Identities, Marks, OpenDossier, QuoteKey, RelationIndex, SavedCorrection, pair_entities,
};
use crate::session::compare::{CompareChange, Compared, FoundVersion};
use crate::session::corrections;
use crate::session::dress::Dress;
use crate::session::effect::{Effect, Request};
use crate::session::pick::Pick;
use crate::session::state::{LayoutFile, Session};
use crate::text::visible;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Session {
    /// The comparison with another version, until it is put away.
    #[must_use]
    pub fn compared(&self) -> Option<&Compared> {
        self.compared.as_ref()
    }

    /// How the comparison marks the picture, if it does.
    pub(in crate::session) fn compared_dress(&self) -> Option<&Arc<Dress>> {
        self.compared.as_ref().filter(|compared| compared.is_marked).map(|compared| &compared.dress)
    }

    /// Asks for the file to compare with.
    pub(in crate::session) fn ask_to_compare(&mut self) {
        self.request(Request::Pick(Pick::Compare));
    }

    /// Does what is asked of a comparison.
    pub(in crate::session) fn change_comparison(&mut self, change: CompareChange) {
        match change {
            CompareChange::With(path) => {
                if let Some(open) = self.open().cloned() {
                    self.tell(format!("Comparing with {}…", visible(&path.to_string_lossy())));
                    self.emit(Effect::Compare(path, open));
                }
            }
            CompareChange::Found(found) => self.take_comparison(*found),
            CompareChange::OtherIsNewer(is_newer) => {
                if let (Some(open), Some(compared)) = (self.open().cloned(), self.compared.take()) {
                    let versions = compared.since_other();
                    let is_marked = compared.is_marked;
                    self.compared =
                        Some(Compared { is_marked, ..Compared::new(&open, compared.other, versions, is_newer) });
                }
            }
            CompareChange::Mark(is_marked) => {
                if let Some(compared) = &mut self.compared {
                    compared.is_marked = is_marked;
                }
            }
            CompareChange::OpenOther => self.open_other_version(),
            CompareChange::Close => self.compared = None,
        }
    }

    fn take_comparison(&mut self, found: FoundVersion) {
        let Some(open) = self.open().cloned() else { return };
        if !open.is_of_same_content(&found.open) {
            return self.tell("The dossier has changed meanwhile; compare it again");
        }
        if found.versions.is_empty() {
            self.tell(format!("{} says the same: there is no difference", visible(&found.other.origin.name())));
        } else {
            self.notices.dismiss();
        }
        self.compared = Some(Compared::new(&open, found.other, found.versions, false));
    }

    /// Compares the open dossier, which was read again.
    pub(in crate::session) fn compare_again(&mut self) {
        if let (Some(open), Some(compared)) = (self.open().cloned(), self.compared.take()) {
            let versions = Versions::between(&compared.other, &open);
            let Compared { other, other_is_newer, is_marked, .. } = compared;
            self.compared = Some(Compared { is_marked, ..Compared::new(&open, other, versions, other_is_newer) });
        }
    }

    /// Opens the other version in the layout that is on screen, and compares it with the one that was open.
    fn open_other_version(&mut self) {
        if self.is_import() {
            return self.tell("Save this dossier under a name first: it is not saved yet");
        }
        let (Some(before), Some(compared)) = (self.open().cloned(), self.compared.take()) else { return };
        let Compared { other, other_is_newer, is_marked, .. } = compared.clone();
        let counts_before = (self.lost_marks(), self.views().waiting.len());
        let known_before = Identities::of(&before.dossier);
        self.opened.has_moved = true;
        self.take_dossier(&other, None);
        // The layout of the version that was open is not that of this one.
        self.file = LayoutFile { revision: u64::MAX, ..LayoutFile::default() };
        let versions = compared.since_other().turned();
        self.carry_marks(&before, &other, &known_before, &versions);
        self.tell_opened_other(&before, &other, counts_before);
        self.compared = Some(Compared { is_marked, ..Compared::new(&other, before, versions, !other_is_newer) });
    }

    /// Gives marks and corrections that are on no quote any more to the same quote of the same claim, where only ids differ.
    /// `versions` is how `other` differs from `before`.
    fn carry_marks(&mut self, before: &OpenDossier, other: &OpenDossier, known: &Identities, versions: &Versions) {
        let same = unchanged_quotes(versions);
        let identities = Identities::of(&other.dossier);
        let moved = |key: &QuoteKey| {
            let is_lost = identities.find(&other.dossier, key).is_none();
            let old = known.find(&before.dossier, key).filter(|_| is_lost)?;
            identities.key(&other.dossier, *same.get(&old)?)
        };
        let workspace = &self.edits.present.workspace;
        let marks: Marks = workspace
            .marks
            .iter()
            .map(|(key, mark)| (moved(key).unwrap_or_else(|| key.clone()), mark.clone()))
            .collect();
        let documents: BTreeMap<&str, &str> = versions
            .documents
            .pairs
            .iter()
            .filter_map(|(old, new)| {
                Some((before.dossier.document(*old)?.id.as_str(), other.dossier.document(*new)?.id.as_str()))
            })
            .collect();
        let waiting: Vec<SavedCorrection> = self
            .views()
            .waiting
            .iter()
            .map(|one| SavedCorrection {
                quote: moved(&one.quote).unwrap_or_else(|| one.quote.clone()),
                document: documents
                    .get(one.document.as_str())
                    .map_or_else(|| one.document.clone(), |id| (*id).to_owned()),
                ..one.clone()
            })
            .collect();
        let (fit, waiting) = corrections::restored(other, &waiting);
        let present = &mut self.edits.present;
        present.workspace.marks = Arc::new(marks);
        if !fit.is_empty() {
            Arc::make_mut(&mut present.workspace.corrections).extend(fit);
        }
        present.views.waiting = Arc::new(waiting);
    }

    /// Tells what came along, and what did not.
    fn tell_opened_other(&mut self, before: &OpenDossier, other: &OpenDossier, counts_before: (usize, usize)) {
        let pairs = pair_entities(&before.dossier.entities, &other.dossier.entities, true);
        let kept = pairs.iter().flatten().count();
        let all = plural(pairs.len(), "entity is", "entities are");
        let name = visible(&other.origin.name()).into_owned();
        let sentence = format!("Opened {name} in this layout: {kept} of {all} where they were");
        let marks = self.lost_marks().saturating_sub(counts_before.0);
        let waiting = self.views().waiting.len().saturating_sub(counts_before.1);
        let parts = [(marks, "mark", "marks"), (waiting, "correction", "corrections")];
        let lost: Vec<String> = parts
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| plural(count, one, many))
            .collect();
        if lost.is_empty() {
            self.tell(sentence);
        } else {
            let verbs = if marks + waiting == 1 { ("fits", "stays") } else { ("fit", "stay") };
            let lost = lost.join(" and ");
            self.warn(format!("{sentence}; {lost} {} no quote of it and {} in the layout", verbs.0, verbs.1));
        }
    }
}

/// The quotes that are the same in both versions, for claims that say the same: at most ids differ.
fn unchanged_quotes(versions: &Versions) -> BTreeMap<EvidenceIndex, EvidenceIndex> {
    let is_said_otherwise = |fields: &[FieldChange]| fields.iter().any(|one| one.field != "id");
    let claims: BTreeSet<RelationIndex> = versions
        .claims
        .changed
        .iter()
        .filter(|changed| is_said_otherwise(&changed.fields))
        .map(|changed| changed.new)
        .collect();
    let others: BTreeSet<EvidenceIndex> = versions
        .quotes
        .changed
        .iter()
        .filter(|changed| changed.fields.iter().any(|one| one.field == "quote"))
        .map(|changed| changed.new)
        .collect();
    let is_same = |new: &EvidenceIndex| !claims.contains(&new.relation) && !others.contains(new);
    versions.quotes.pairs.iter().copied().filter(|(_, new)| is_same(new)).collect()
}
