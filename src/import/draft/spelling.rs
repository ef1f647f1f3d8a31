//! The spelling of names: tools write them in capitals or small letters, documents as they are.

use crate::import::told::ToldLines;
use crate::model::{Deed, Dossier};
use foldhash::fast::RandomState;
use std::collections::{BTreeMap, HashMap};

/// The most words of a name that is looked for.
const LONGEST: usize = 8;

/// Gives each entity whose name is all in capitals or all in small letters the spelling that most places of the documents have, if
/// it is the same but for the letters' case; the tool's becomes an alias where it has other words than that.
pub(super) fn follow_the_documents(dossier: &mut Dossier, told: &mut ToldLines) {
    let mut wanted: HashMap<Vec<String>, BTreeMap<String, usize>, RandomState> = HashMap::default();
    let mut firsts: HashMap<String, usize, RandomState> = HashMap::default();
    for entity in dossier.entities.iter().filter(|entity| is_one_case(&entity.name)) {
        let key = key(&entity.name);
        if let Some(first) = key.first().filter(|_| key.len() <= LONGEST) {
            let longest = firsts.entry(first.clone()).or_default();
            *longest = key.len().max(*longest);
            wanted.entry(key).or_default();
        }
    }
    if wanted.is_empty() {
        return;
    }
    for document in &dossier.documents {
        count(document.text.as_deref().unwrap_or_default(), &firsts, &mut wanted);
    }
    for entity in &mut dossier.entities {
        let Some(spellings) = wanted.get(&key(&entity.name)).filter(|_| is_one_case(&entity.name)) else { continue };
        // The most frequent; of equals, the one with more capitals, which comes first in the order of letters.
        let best = spellings.iter().max_by(|one, other| one.1.cmp(other.1).then(other.0.cmp(one.0)));
        let spelling = best.map(|(spelling, _)| within_signs(&entity.name, spelling));
        let Some(spelling) = spelling.filter(|spelling| is_better(&entity.name, spelling)) else { continue };
        told.tell(
            Deed::Changed,
            "names spelt as in the documents, the tool's as an alias",
            format!("{} → {spelling}", entity.name),
        );
        let tools = std::mem::replace(&mut entity.name, spelling);
        entity.aliases.retain(|alias| *alias != entity.name);
        entity.aliases.push(tools);
    }
}

/// A spelling with the signs that stand around the letters of a name: `$`, a full stop.
fn within_signs(name: &str, spelling: &str) -> String {
    let inner = name.trim_matches(|sign: char| !sign.is_alphanumeric());
    let at = name.find(inner).unwrap_or_default();
    format!("{}{spelling}{}", &name[..at], &name[at + inner.len()..])
}

/// Whether a spelling is the same name but for capitals, and more than its beginning at the head of a sentence.
fn is_better(name: &str, spelling: &str) -> bool {
    let rest = |text: &str| text.chars().skip(1).collect::<String>();
    let is_same = name.to_lowercase() == spelling.to_lowercase();
    is_same && name != spelling && !(name.contains(' ') && rest(name) == rest(spelling))
}

/// Whether a name has letters of one case only.
fn is_one_case(name: &str) -> bool {
    let has = |is: fn(char) -> bool| name.chars().any(is);
    has(char::is_uppercase) != has(char::is_lowercase)
}

/// The words of a name in small letters.
fn key(name: &str) -> Vec<String> {
    words(name).map(|(_, word)| word.to_lowercase()).collect()
}

/// The words of a text, each with its byte.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_inner = |letter: char| letter.is_alphanumeric();
    text.split(move |letter| !is_inner(letter))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// Counts the spellings of the wanted names in a text.
fn count(
    text: &str,
    firsts: &HashMap<String, usize, RandomState>,
    wanted: &mut HashMap<Vec<String>, BTreeMap<String, usize>, RandomState>,
) {
    let found: Vec<(usize, &str)> = words(text).collect();
    for (at, (start, word)) in found.iter().enumerate() {
        let Some(longest) = firsts.get(&word.to_lowercase()) else { continue };
        for length in (1..=*longest).rev() {
            let Some(run) = found.get(at..at + length) else { continue };
            let key: Vec<String> = run.iter().map(|(_, word)| word.to_lowercase()).collect();
            let Some(spellings) = wanted.get_mut(&key) else { continue };
            let end = run.last().map_or(*start, |(start, word)| start + word.len());
            let spelling = text[*start..end].split_whitespace().collect::<Vec<_>>().join(" ");
            *spellings.entry(spelling).or_default() += 1;
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stay_and_the_head_of_a_sentence_is_no_spelling() {
        assert_eq!(within_signs("$100 MILLION", "100 million"), "$100 million");
        assert!(is_better("DULCE", "Dulce"));
        assert!(is_better("norrelane shipping", "Norrelane Shipping"));
        assert!(!is_better("the former clerk", "The former clerk"));
        assert!(!is_better("A-B", "A B"));
    }
}
