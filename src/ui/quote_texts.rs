//! The words of a quote with the rest of its sentence around them in weak ink, in one flowing text.
//!
//! Invariant: a text is laid out again only when the dossier, its words, the width or the theme changes.

use super::cached::Same;
use super::style::{Palette, theme_choice};
use super::wrapping::{Run, runs_job};
use crate::model::{EvidenceIndex, OpenDossier, Passage, ThemeChoice};
use crate::report::{Rest, Stretch};
use crate::text::Caution;
use egui::text::LayoutJob;
use egui::{Stroke, Ui};
use std::collections::HashMap;
use std::sync::Arc;

/// How many texts are kept: more than any panel shows.
const KEPT: usize = 1_000;

/// The size of the letters, in points.
const SIZE: f32 = 14.0;

/// What a text is laid out for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TextKey {
    /// The quote.
    pub(super) evidence: EvidenceIndex,
    /// The passage that it shows in place of the quote's own words.
    pub(super) passage: Option<Passage>,
    /// Whether the reader gave it a place: then the rest stands around the passage.
    pub(super) has_correction: bool,
}

/// A quote that is laid out.
#[derive(Debug)]
pub(super) struct QuoteText {
    /// Its letters in the order of drawing.
    pub(super) job: LayoutJob,
    /// For every section of the job, the word of caution that it belongs to.
    cautions: Vec<Option<(Caution, String)>>,
    /// Whether it reads from right to left.
    pub(super) is_rtl: bool,
    /// The whole text in the order of reading.
    pub(super) spoken: String,
}

/// The texts that are laid out.
#[derive(Default)]
pub(super) struct QuoteTexts {
    of: Option<(Same<OpenDossier>, ThemeChoice)>,
    /// Looked up only, never iterated.
    kept: HashMap<(EvidenceIndex, bool), (TextKey, f32, Arc<QuoteText>)>,
}

impl QuoteTexts {
    /// The text of `key` at the width at hand: the kept one, or what `told` gives, laid out now.
    pub(super) fn get(
        &mut self,
        ui: &Ui,
        open: &Arc<OpenDossier>,
        key: TextKey,
        told: impl FnOnce() -> (String, Rest),
    ) -> Arc<QuoteText> {
        let of = (Same::of(open), theme_choice(ui));
        if self.of.as_ref() != Some(&of) || self.kept.len() > KEPT {
            self.kept.clear();
            self.of = Some(of);
        }
        let (width, place) = (ui.available_width(), (key.evidence, key.passage.is_some()));
        if let Some((_, _, text)) = self.kept.get(&place).filter(|(of, at, _)| *of == key && (at - width).abs() < 0.1) {
            return Arc::clone(text);
        }
        let (words, rest) = told();
        let text = Arc::new(QuoteText::of(ui, &words, &rest, width));
        self.kept.insert(place, (key, width, Arc::clone(&text)));
        text
    }
}

impl QuoteText {
    /// Lays out `words` between the two sides of `rest`.
    fn of(ui: &Ui, words: &str, rest: &Rest, width: f32) -> Self {
        let palette = Palette::of(ui);
        let (mut spoken, mut runs, mut cautions) = (String::new(), Vec::new(), Vec::new());
        let quote = Stretch { words: words.to_owned(), caution: None };
        let (before, after) = (rest.before.iter(), rest.after.iter());
        for stretch in before.chain([&quote]).chain(after) {
            let color = match stretch.caution {
                Some(_) => palette.caution(),
                None if std::ptr::eq(stretch, &raw const quote) => palette.ink,
                None => palette.weak,
            };
            let underline = stretch.caution.map_or(Stroke::NONE, |_| Stroke::new(1.0, color));
            spoken.push_str(&stretch.words);
            runs.push(Run { end: spoken.len(), color, underline });
            cautions.push(stretch.caution.map(|caution| (caution, stretch.words.clone())));
        }
        let (job, of_sections) = runs_job(ui, &spoken, &runs, SIZE, width);
        let cautions = of_sections.into_iter().map(|run| cautions.get(run).cloned().flatten()).collect();
        let is_rtl = super::bidi::Directions::of(&spoken, None).base_rtl;
        Self { job, cautions, is_rtl, spoken }
    }

    /// The word of caution at a character of the job.
    pub(super) fn caution_at(&self, character: usize) -> Option<&(Caution, String)> {
        let at = |character: usize| {
            let byte = self.job.text.char_indices().nth(character)?.0;
            let mut sections = self.job.sections.iter();
            let section =
                sections.position(|section| (section.byte_range.start.0..section.byte_range.end.0).contains(&byte))?;
            self.cautions.get(section)?.as_ref()
        };
        // A place between two letters belongs to both.
        at(character).or_else(|| at(character.checked_sub(1)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(words: &str, caution: Option<Caution>) -> Stretch {
        Stretch { words: words.to_owned(), caution }
    }

    /// Lays out a quote with its rest, and hands it to `check`.
    fn laid_out(words: &str, rest: &Rest, check: impl Fn(&QuoteText)) {
        let ctx = egui::Context::default();
        crate::ui::fonts::install_fonts(&ctx);
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| check(&QuoteText::of(ui, words, rest, 200.0)));
        // Nothing is drawn.
        output.textures_delta.clear();
    }

    #[test]
    fn the_rest_is_weak_and_its_words_of_caution_are_underlined() {
        let denied = Some(Caution::Denial);
        let before = vec![stretch("Ivanov ", None), stretch("denied", denied), stretch(" that ", None)];
        let rest = Rest { before, after: vec![stretch(" last year.", None)] };
        laid_out("“Russia sold arms”", &rest, |text| {
            assert_eq!(text.spoken, "Ivanov denied that “Russia sold arms” last year.");
            assert_eq!(text.job.text, text.spoken);
            let underlined = text.job.sections.iter().filter(|section| section.format.underline != Stroke::NONE);
            let ranges: Vec<_> =
                underlined.map(|section| section.byte_range.start.0..section.byte_range.end.0).collect();
            assert_eq!(ranges.iter().map(|range| &text.job.text[range.clone()]).collect::<Vec<_>>(), ["denied"]);
            let at = |character| text.caution_at(character).map(|(caution, _)| *caution);
            assert_eq!([at(0), at(9), at(13), at(20), at(999)], [None, denied, denied, None, None]);
        });
    }

    #[test]
    fn from_right_to_left_every_letter_keeps_its_look() {
        let denied = Some(Caution::Denial);
        let before = vec![stretch("ایوانف ", None), stretch("انکار", denied), stretch(" کرد که ", None)];
        let rest = Rest { before, after: vec![stretch(" پارسال.", None)] };
        laid_out("“روسیه سلاح فروخت”", &rest, |text| {
            assert!(text.is_rtl);
            let letters = |wanted: bool| -> usize {
                let sections = text.job.sections.iter().zip(&text.cautions);
                let of = sections.filter(|(_, caution)| caution.is_some() == wanted);
                of.map(|(section, _)| {
                    text.job.text[section.byte_range.start.0..section.byte_range.end.0].trim().chars().count()
                })
                .sum()
            };
            assert_eq!(letters(true), "انکار".chars().count(), "{:?}", text.job);
            assert!(text.job.text.contains('\n'), "it is broken into lines");
        });
    }
}
