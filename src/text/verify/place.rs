//! The places of a quote in one text, and what is wrong with it at each.

use super::context;
use super::seeds::{Overlap, Seeds};
use crate::model::{Break, Cut, Evidence, Faults, Folds, Found, Outcome, Span};
use crate::text::borders::{inside, whole_words};
use crate::text::fold::{
    Breaks, Case, Folded, Folding, Original, folded_quote, has_numbered_items, is_letter, needed_folds, run_at,
};
use std::cell::OnceCell;

/// How letters and digits are folded by which all places of a quote are found.
pub(super) const LOOSEST: Folding = Folding { folds: Folds::ALL, case: Case::Lowered, breaks: Breaks::Joined };

/// The same without the numbers of list items.
const UNLISTED: Folding = Folding { breaks: Breaks::Unlisted, ..LOOSEST };

/// The most places kept of one quote: a hostile dossier could have millions.
const PLACES_KEPT: usize = 1_000;

/// The most bytes of a text that are folded anew to judge the places of one quote, for the same reason.
const WORK: usize = 1 << 22;

/// How much more text than a quote's own signs is folded on either side of its letters, in bytes.
const ROOM: usize = 48;

/// A quote to be found.
pub(super) struct Wanted<'q> {
    /// The quote as given.
    pub(super) quote: &'q str,
    /// The words right before it.
    pub(super) prefix: Option<&'q str>,
    /// The words right behind it.
    pub(super) suffix: Option<&'q str>,
}

impl<'q> Wanted<'q> {
    /// The `quote` of a piece of evidence, with the words around it.
    pub(super) fn new(quote: &'q str, evidence: &'q Evidence) -> Self {
        Self { quote, prefix: evidence.prefix.as_deref(), suffix: evidence.suffix.as_deref() }
    }

    /// A quote with nothing told of what stands around it.
    pub(super) fn alone(quote: &'q str) -> Self {
        Self { quote, prefix: None, suffix: None }
    }
}

/// The letters and digits of a text, folded and in lower case, and what finds wordings in it and in them. They are made
/// when they are first needed: most quotes stand in their text byte for byte.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// Of the text itself.
    seeds: Seeds,
    all: OnceCell<Sought>,
    /// Without the numbers of list items; `None` where there are none.
    unlisted: OnceCell<Option<Sought>>,
}

/// A folded text that wordings are looked for in.
#[derive(Debug)]
pub(super) struct Sought {
    /// The text.
    pub(super) folded: Folded,
    seeds: Seeds,
}

impl Sought {
    /// A folded text to look in.
    pub(super) fn new(folded: Folded) -> Self {
        Self { folded, seeds: Seeds::default() }
    }

    /// What the first places of `wanted` stand for in the original, up to `most`.
    pub(super) fn places(&self, wanted: &str, most: usize) -> Vec<Span> {
        let most = if wanted.is_empty() { 0 } else { most };
        let places = self.seeds.places(&self.folded.text, wanted, Overlap::Never).take(most);
        places.filter_map(|at| self.folded.original(at, at + wanted.len())).collect()
    }
}

impl Letters {
    /// All of them, those of list items too.
    fn all(&self, text: Original<'_>) -> &Sought {
        self.all.get_or_init(|| Sought::new(text.fold(LOOSEST).letters_only()))
    }

    fn unlisted(&self, text: Original<'_>) -> Option<&Sought> {
        let differs = |letters: &Folded| letters.text != self.all(text).folded.text;
        let fold = || {
            let is_listed = has_numbered_items(text.text());
            is_listed.then(|| text.fold(UNLISTED).letters_only()).filter(differs).map(Sought::new)
        };
        self.unlisted.get_or_init(fold).as_ref()
    }
}

/// A text to find quotes in.
pub(super) struct Target<'a> {
    /// The text.
    pub(super) text: Original<'a>,
    /// Its letters and digits, once they are needed.
    pub(super) letters: &'a Letters,
}

/// A way to read the quote and the text alike, with the faults that it allows.
struct Reading {
    /// How the text is folded.
    text: Folding,
    /// The quote folded.
    quote: Folded,
    /// What stands before the first letter of the folded quote, in bytes.
    lead: usize,
}

impl Target<'_> {
    /// The best result for a quote, with all the places that have it. `None` where it stands nowhere.
    pub(super) fn find(&self, wanted: &Wanted<'_>) -> Option<Found> {
        let text = self.text.text();
        let mut best: Option<(Outcome, Found)> = None;
        if wanted.quote.is_empty() {
            return None;
        }
        for start in self.letters.seeds.places(text, wanted.quote, Overlap::Never).take(PLACES_KEPT) {
            let place = Span::new(start, start + wanted.quote.len());
            let found = self.judge(place, Found::default(), wanted);
            if found.outcome() == Outcome::Exact {
                keep(&mut best, found);
            }
        }
        if best.is_none() {
            self.find_folded(wanted, self.letters.all(self.text), || self.readings(wanted.quote), &mut best);
        }
        if best.is_none()
            && let Some(letters) = self.letters.unlisted(self.text)
        {
            let ways = [Folding { case: Case::Kept, ..UNLISTED }, UNLISTED].map(|way| (way, Breaks::Unlisted));
            self.find_folded(wanted, letters, || self.read(wanted.quote, &ways), &mut best);
        }
        let (_, mut found) = best?;
        if let (Some(cut), Some(place)) = (&mut found.faults.cut, found.places.first()) {
            cut.whole = whole_words(self.text, *place);
        }
        Some(found)
    }

    /// The first places that have the letters and digits of the quote, whatever stands between them, up to `most`.
    pub(super) fn letters_of(&self, quote: &str, most: usize) -> Vec<Span> {
        let letters = folded_quote(quote, self.text, LOOSEST).letters_only().text;
        self.letters.all(self.text).places(&letters, most)
    }

    /// Judges every place that has the letters and digits of the quote, by the readings that are made where there is one.
    fn find_folded(
        &self,
        wanted: &Wanted<'_>,
        text_letters: &Sought,
        readings: impl Fn() -> Vec<Reading>,
        best: &mut Option<(Outcome, Found)>,
    ) {
        let letters = folded_quote(wanted.quote, self.text, LOOSEST).letters_only().text;
        if letters.is_empty() {
            return;
        }
        let (mut work, mut made) = (0, None);
        let Sought { folded: all, seeds } = text_letters;
        for at in seeds.places(&all.text, &letters, Overlap::Allowed) {
            work += letters.len() + 2 * ROOM;
            if work > WORK {
                break;
            }
            let readings: &Vec<Reading> = made.get_or_insert_with(&readings);
            let core = all.original(at, at + letters.len());
            let fit =
                core.and_then(|core| readings.iter().find_map(|reading| Some((reading, self.fit(core, reading)?))));
            let Some((reading, place)) = fit else { continue };
            let is_exact = place.of(self.text.text()) == wanted.quote;
            let joined = reading.text.breaks.are_joined().then(|| first_break(self.text.text(), place));
            let faults = Faults {
                case: reading.text.case == Case::Lowered,
                joined: joined.map(|found| found.unwrap_or(Break::BlankLine)),
                ..Faults::default()
            };
            // The folds are named at the end, for the place that is shown.
            let folds = if is_exact { Folds::default() } else { Folds::ALL };
            let found = self.judge(place, Found { folds, faults, ..Found::default() }, wanted);
            keep(best, found);
        }
        if let Some((_, found)) = best
            && !found.folds.is_empty()
            && let Some(place) = found.places.first()
        {
            let how = Folding {
                folds: Folds::ALL,
                case: if found.faults.case { Case::Lowered } else { Case::Kept },
                breaks: if found.faults.joined.is_some() { Breaks::Unlisted } else { Breaks::Spaced },
            };
            found.folds = needed_folds(wanted.quote, self.text, *place, how);
        }
    }

    /// The ways to read a quote, those with fewer faults first.
    fn readings(&self, quote: &str) -> Vec<Reading> {
        let strict = Folding::STRICT;
        let lowered = Folding { case: Case::Lowered, ..strict };
        let ways = [
            (strict, Breaks::Kept),
            // A break of the quote that the text does not have is white space, as of a pasted quote.
            (strict, Breaks::Spaced),
            // The quote has the marks of the list items that it runs across.
            (Folding { breaks: Breaks::Marked, ..strict }, Breaks::Spaced),
            (lowered, Breaks::Kept),
            (lowered, Breaks::Spaced),
            (Folding { breaks: Breaks::Joined, ..strict }, Breaks::Joined),
            (Folding { breaks: Breaks::Joined, ..lowered }, Breaks::Joined),
        ];
        self.read(quote, &ways)
    }

    /// The ways to read a quote: how the text is folded, and what becomes of the breaks of the quote.
    fn read(&self, quote: &str, ways: &[(Folding, Breaks)]) -> Vec<Reading> {
        let mut readings: Vec<Reading> = Vec::with_capacity(ways.len());
        for &(text, breaks) in ways {
            let quote = folded_quote(quote, self.text, Folding { breaks, ..text });
            let is_known = |known: &Reading| {
                (known.text.case, known.text.breaks) == (text.case, text.breaks) && known.quote.text == quote.text
            };
            if !readings.iter().any(is_known) {
                let lead = quote.text.find(is_letter).unwrap_or(0);
                readings.push(Reading { text, quote, lead });
            }
        }
        readings
    }

    /// The whole place of a quote whose letters stand at `core`, if its signs stand around and between them too.
    fn fit(&self, core: Span, reading: &Reading) -> Option<Span> {
        let text = self.text.text();
        let tail = reading.quote.text.len() - reading.quote.text.rfind(is_letter).unwrap_or(0);
        let from = text.floor_char_boundary((core.start as usize).saturating_sub(4 * reading.lead + ROOM));
        let to = text.ceil_char_boundary((core.end as usize + 4 * tail + ROOM).min(text.len()));
        let region = self.text.fold_range(from..to, reading.text);
        let start = region.place_of(core.start as usize).checked_sub(reading.lead)?;
        let end = region.text.is_char_boundary(start).then(|| region.end_of(start, &reading.quote))??;
        region.original(start, end)
    }

    /// What is found at a place, with its cut and context.
    fn judge(&self, place: Span, mut found: Found, wanted: &Wanted<'_>) -> Found {
        let start = inside(self.text, place.start as usize);
        let end = inside(self.text, place.end as usize);
        if start.is_some() || end.is_some() {
            // Its whole words are looked for at the end, for the place that is shown.
            found.faults.cut = Some(Cut { start, end, whole: place });
        }
        found.faults.context = context::contradiction(self.text, place, wanted.prefix, wanted.suffix);
        found.places.push(place);
        found
    }
}

/// Keeps the better result; places with the same one are added to it.
fn keep(best: &mut Option<(Outcome, Found)>, found: Found) {
    let outcome = found.outcome();
    match best {
        Some((kept, all)) if *kept == outcome => {
            let is_new = all.places.last().is_none_or(|last| !found.places.iter().any(|place| place.overlaps(*last)));
            if is_new && all.places.len() < PLACES_KEPT {
                all.places.extend(found.places);
            }
        }
        Some((kept, _)) if *kept < outcome => {}
        _ => *best = Some((outcome, found)),
    }
}

/// The first break within a place of a text.
fn first_break(text: &str, place: Span) -> Option<Break> {
    let mut at = place.start as usize;
    while let Some(found) =
        text[at..place.end as usize].find(|character: char| character.is_whitespace() || character == '|')
    {
        at += found;
        if text[at..].starts_with('|') {
            return Some(Break::Bar);
        }
        let run = run_at(text, at);
        match run.hard {
            Some(_) if text[run.end..].starts_with('|') => return Some(Break::Bar),
            Some(hard) => return Some(hard),
            None if run.end >= place.end as usize => return None,
            None => at = run.end,
        }
    }
    None
}
