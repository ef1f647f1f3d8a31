//! Which measures mark the entities, as a layout file has it.
//!
//! Invariant: a measure that this program does not know marks nothing.

use crate::model::{Measure, MeasureLook, MeasureRange, MeasureScope};
use serde::Deserialize;

/// The look of a view.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Measures")]
pub(super) struct SavedLook {
    of: SavedScope,
    size: Option<String>,
    color: Option<String>,
    hulls: bool,
}

/// What measures are of.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename = "Of", rename_all = "lowercase")]
enum SavedScope {
    #[default]
    Whole,
    Shown,
}

impl SavedLook {
    /// The look of the model.
    pub(super) fn into_model(self) -> MeasureLook {
        let known = |key: Option<String>| Measure::of_key(&key?);
        MeasureLook {
            scope: match self.of {
                SavedScope::Whole => MeasureScope::Whole,
                SavedScope::Shown => MeasureScope::Shown,
            },
            size: known(self.size),
            color: known(self.color),
            hulls: self.hulls,
        }
    }
}

/// Values of a measure that a filter asks for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Measure")]
pub(super) struct SavedRange {
    name: String,
    from: f64,
    to: f64,
    #[serde(default)]
    of: Option<String>,
}

impl SavedRange {
    /// The values of the model; `None` where the measure is not known, or the ends are none.
    pub(super) fn into_model(self) -> Option<(Measure, MeasureRange)> {
        let range = MeasureRange::of(self.from, self.to)?;
        Some((Measure::of_key(&self.name)?, range.named(self.of)))
    }
}

/// A look as the file has it; `None` where no measure marks anything.
pub(super) fn written(look: MeasureLook) -> Option<String> {
    if look == MeasureLook::default() {
        return None;
    }
    let mut fields = Vec::new();
    if look.scope == MeasureScope::Shown {
        fields.push("of: shown".to_owned());
    }
    fields.extend(look.size.map(|measure| format!("size: Some(\"{}\")", measure.key())));
    fields.extend(look.color.map(|measure| format!("color: Some(\"{}\")", measure.key())));
    fields.extend(look.hulls.then(|| "hulls: true".to_owned()));
    Some(format!("measures: ({}),", fields.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_read_as_it_was_written_and_the_usual_one_is_not_written() {
        assert_eq!(written(MeasureLook::default()), None);
        let look = MeasureLook {
            scope: MeasureScope::Shown,
            size: Some(Measure::Betweenness),
            color: Some(Measure::Community),
            hulls: true,
        };
        let text = written(look).expect("a line");
        let value = text.trim_start_matches("measures: ").trim_end_matches(',');
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let read: SavedLook = options.from_str(value).expect("a look");
        assert_eq!(read.into_model(), look);
    }

    #[test]
    fn an_unknown_measure_marks_nothing() {
        let read: SavedLook = ron::from_str("(size: Some(\"closeness\"))").expect("a look");
        assert_eq!(read.into_model(), MeasureLook::default());
    }
}
