//! The method note: how quotes were verified, what is shown, and what is left out.

use super::entries::line;
use super::scope::Selected;
use crate::analysis::filter::switched_off;
use crate::analysis::summary::summary;
use crate::analysis::words::{counted, plural};
use crate::model::QUOTE_RULES;
use crate::scene::Caption;
use crate::session::ReportSubject;

/// The method note in sentences.
pub(super) fn method(subject: &ReportSubject, selected: &Selected, caption: &Caption, date: &str) -> Vec<String> {
    let open = &*subject.figure.open;
    let all = summary(open, &subject.figure.visibility);
    let mut notes = vec![
        "Each edge of the figure bundles all claims about the same two entities. A claim is what a document says, with \
         the status that the document gives it: asserted, alleged, denied or hypothetical. An edge says that somebody \
         says so, not that it is so."
            .to_owned(),
        "Distance and position in the figure carry no evidence: the layout places what is tied together near each other."
            .to_owned(),
        format!(
            "Every quote was looked up in the text of its document (rules of verification {QUOTE_RULES}). “Exact” means \
             letter by letter; “verified but for” names differences that do not count, such as kinds of quotation \
             marks, dashes and white space, or words broken at line ends. All other results are flagged. Verification \
             says that the words stand there, not that they support the claim. The grey words around a quote are the \
             rest of its sentence; in it, words that deny, doubt or attribute stand out."
        ),
        format!("The whole dossier has {}.", all.quotes_words()),
    ];
    let missing = |flags: &[bool]| flags.iter().filter(|shown| !**shown).count();
    let (entities, claims) = (missing(&selected.visibility.entities), missing(&selected.visibility.relations));
    if entities + claims > 0 {
        notes.push(format!(
            "Of the dossier this report leaves out {} and {}.",
            plural(entities, "entity", "entities"),
            counted(claims, "claim")
        ));
    }
    let off = switched_off(open, &subject.figure.filter);
    if !off.is_empty() {
        let off: Vec<String> = off.iter().map(|words| line(words)).collect();
        notes.push(format!("Switched off by filters: {}.", off.join(", ")));
    }
    notes.push(format!("{}, {date}.", caption.made));
    notes
}
