//! How far the loading of a file is, for whoever waits for it.

use crate::analysis::words::plural;
use crate::text::Step;

/// What is being done while a file is loaded, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Its bytes, and those of its documents, are read, and what they mean.
    File,
    /// Documents are read, one after the other.
    Documents(Step),
}

/// How far the loading of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loading {
    /// What is being done.
    pub stage: Stage,
    /// How many documents that was done for.
    pub done: usize,
    /// How many documents there are.
    pub all: usize,
}

impl Loading {
    /// How much of the stage is done, from 0 to 1; `None` where that is not known.
    #[must_use]
    pub fn share(&self) -> Option<f32> {
        (self.stage != Stage::File && self.all > 0).then(|| (self.done as f32 / self.all as f32).min(1.0))
    }

    /// "Looking up names in 3120 of 10000 documents".
    #[must_use]
    pub fn words(&self) -> String {
        let what = match self.stage {
            Stage::File => return "Reading the file".to_owned(),
            Stage::Documents(Step::Sentences) => "Reading",
            Stage::Documents(Step::Quotes) => "Looking up quotes in",
            Stage::Documents(Step::Missing) => "Looking for what is nearest to missing quotes in",
            Stage::Documents(Step::Names) => "Looking up names in",
        };
        format!("{what} {} of {}", self.done.min(self.all), plural(self.all, "document", "documents"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stage_is_told_with_its_count_where_it_has_one() {
        let names = Loading { stage: Stage::Documents(Step::Names), done: 3, all: 12 };
        assert_eq!((names.words().as_str(), names.share()), ("Looking up names in 3 of 12 documents", Some(0.25)));
        let file = Loading { stage: Stage::File, done: 0, all: 0 };
        assert_eq!((file.words().as_str(), file.share()), ("Reading the file", None));
        let more = Loading { done: 30, ..names };
        assert_eq!(more.share(), Some(1.0), "quotes may be looked for twice");
        assert!(Stage::File < Stage::Documents(Step::Sentences));
    }
}
