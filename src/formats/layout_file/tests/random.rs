//! Layouts of random content.

use crate::model::{
    Amount, Backing, Camera, DateRange, Day, EndsNamed, FARTHEST, Field, FieldOwner, Filter, Judged, Measure,
    MeasureLook, MeasureRange, MeasureScope, Outcome, Position, QuoteKey, QuoteMark, RelationKey, SavedCorrection,
    SavedLayout, SavedShown, Size, Status, ThemeChoice, Verdict, View,
};

/// Random numbers: `splitmix64` (Steele, Lea and Flood 2014).
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// Any number that a position can have, from the smallest to the largest.
    pub(super) fn number(&mut self) -> f32 {
        match self.below(4) {
            0 => self.below(1000) as f32 / 8.0 - 60.0,
            _ => Some(f32::from_bits(self.next() as u32)).filter(|number| number.abs() <= FARTHEST).unwrap_or(-0.0),
        }
    }

    pub(super) fn text(&mut self) -> String {
        const PIECES: [&str; 14] =
            ["iran", "\"", "\\", "\n", "\r", "\t", "خرازی", "😀", "\u{202E}", "é", "{", "// no", "\u{0}", "\u{FEFF}"];
        (0..self.below(6)).map(|_| PIECES[self.below(PIECES.len() as u64) as usize]).collect()
    }

    /// A day that the format can write.
    pub(super) fn day(&mut self) -> Day {
        Day::from_number(self.below(3_652_424) as i64 - 719_528)
    }

    pub(super) fn texts(&mut self) -> std::collections::BTreeSet<String> {
        (0..self.below(4)).map(|_| self.text()).collect()
    }

    pub(super) fn values(&mut self) -> std::collections::BTreeSet<Option<String>> {
        (0..=self.below(3)).map(|_| (self.below(4) > 0).then(|| self.text())).collect()
    }

    pub(super) fn field(&mut self) -> Field {
        let owners = [FieldOwner::Claim, FieldOwner::Entity, FieldOwner::Document];
        Field { owner: owners[self.below(3) as usize], name: self.text() }
    }

    pub(super) fn view(&mut self) -> View {
        let camera = (self.below(2) == 0).then(|| Camera {
            center: Position::new(self.number(), self.number()),
            zoom: 1.0 / (1 + self.below(9_000)) as f32,
        });
        let side = self.below(3_000) as f32 + 2.5;
        View {
            canvas: camera.map(|_| Size { width: side, height: 0.5 * side }),
            name: self.text(),
            seed: self.next(),
            balance: (self.below(2) == 0).then(|| self.below(1_001) as f32 / 1_000.0),
            spacing: (self.below(2) == 0).then(|| self.number().abs().max(f32::MIN_POSITIVE)),
            aspect: (self.below(2) == 0).then(|| self.number().abs().max(f32::MIN_POSITIVE)),
            positions: (0..self.below(20))
                .map(|_| (self.text(), Position::new(self.number(), self.number())))
                .collect(),
            pins: self.texts(),
            hidden: self.texts(),
            shown: self.shown(),
            arranged: self.texts(),
            measures: MeasureLook {
                scope: if self.below(2) == 0 { MeasureScope::Whole } else { MeasureScope::Shown },
                size: Measure::ALL.get(self.below(16) as usize).copied(),
                color: Measure::ALL.get(self.below(16) as usize).copied(),
                hulls: self.below(2) == 0,
            },
            filter: Filter {
                entity_kinds: self.texts(),
                statuses: Status::ALL.into_iter().filter(|_| self.below(2) == 0).collect(),
                relation_kinds: self.texts(),
                backings: Backing::ALL.into_iter().filter(|_| self.below(2) == 0).collect(),
                speakers: self.texts(),
                without_speaker: self.below(2) == 0,
                only_own_words: self.below(2) == 0,
                documents: self.texts(),
                results: Outcome::ALL.into_iter().filter(|_| self.below(3) == 0).collect(),
                only_verified: self.below(2) == 0,
                only_unverified: self.below(2) == 0,
                only_confirmed: self.below(2) == 0,
                ends_named: EndsNamed::ALL.into_iter().filter(|_| self.below(3) == 0).collect(),
                only_second_look: self.below(2) == 0,
                only_conflicting: self.below(2) == 0,
                only_opposed: self.below(2) == 0,
                dates: (self.below(2) == 0).then(|| DateRange::between(self.day(), self.day())),
                fields: (0..self.below(4)).map(|_| (self.field(), self.text())).collect(),
                fields_off: (0..self.below(3)).map(|_| (self.field(), self.values())).collect(),
                degrees: Amount::ALL.into_iter().filter(|_| self.below(3) == 0).collect(),
                edge_quotes: Amount::ALL.into_iter().filter(|_| self.below(3) == 0).collect(),
                edge_documents: Amount::ALL.into_iter().filter(|_| self.below(3) == 0).collect(),
                judged: Judged::ALL.into_iter().filter(|_| self.below(3) == 0).collect(),
                components: self.texts(),
                keeps_unclaimed: self.below(2) == 0,
                dims: self.below(2) == 0,
                measures: (0..self.below(3)).filter_map(|_| self.measured()).collect(),
            },
            camera,
            caption: (self.below(2) == 0).then(|| self.text()),
            theme: [None, Some(ThemeChoice::Light), Some(ThemeChoice::Dark)][self.below(3) as usize],
        }
    }

    pub(super) fn measured(&mut self) -> Option<(Measure, MeasureRange)> {
        let measure = Measure::ALL[self.below(8) as usize];
        let (one, other) = (f64::from(self.number()), self.below(9_000) as f64 / 7.0);
        Some((measure, MeasureRange::of(one.min(other), one.max(other))?.named(self.maybe_text())))
    }

    pub(super) fn maybe_text(&mut self) -> Option<String> {
        (self.below(2) == 0).then(|| self.text())
    }

    pub(super) fn shown(&mut self) -> SavedShown {
        match self.below(3) {
            0 => SavedShown::Everything,
            1 => SavedShown::Claimed,
            _ => {
                let claims = (self.below(2) == 0).then(|| (0..self.below(4)).map(|_| self.relation()).collect());
                SavedShown::Part { words: self.text(), entities: self.texts(), claims }
            }
        }
    }

    pub(super) fn relation(&mut self) -> RelationKey {
        match self.below(2) {
            0 => RelationKey::Id(self.text()),
            _ => RelationKey::Claim {
                from: self.text(),
                kind: self.text(),
                to: self.text(),
                status: Status::ALL[self.below(4) as usize],
                by: self.maybe_text(),
                place: self.below(3) as u32,
            },
        }
    }

    pub(super) fn key(&mut self) -> QuoteKey {
        QuoteKey {
            relation: self.relation(),
            document: self.text(),
            quote: self.maybe_text(),
            place: self.below(3) as u32,
        }
    }

    pub(super) fn correction(&mut self) -> SavedCorrection {
        SavedCorrection { quote: self.key(), document: self.text(), before: self.text(), passage: self.text() }
    }

    pub(super) fn mark(&mut self) -> (QuoteKey, QuoteMark) {
        let verdict = Verdict::ALL.get(self.below(8) as usize).copied();
        (self.key(), QuoteMark { verdict, note: self.maybe_text() })
    }

    pub(super) fn layout(&mut self) -> SavedLayout {
        let views: Vec<View> = (0..=self.below(3)).map(|_| self.view()).collect();
        SavedLayout {
            dossier: self.text(),
            dossier_hash: self.text(),
            quote_rules: self.below(3) as u32,
            shown: self.below(views.len() as u64) as usize,
            views,
            corrections: (0..self.below(3)).map(|_| self.correction()).collect(),
            marks: (0..self.below(4)).map(|_| self.mark()).collect(),
        }
    }
}
