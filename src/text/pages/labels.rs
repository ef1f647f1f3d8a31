//! What pages are called: by their marks, by their numbers, or counted by form feeds.

use super::marks::Role;

/// The fewest pages that must agree on a number that stands beside words, or on which side of a page its number stands.
const AGREEING: usize = 2;

/// What stands between the words of two pages, before the first or behind the last.
#[derive(Clone, Debug, Default)]
pub(super) struct Gap {
    /// How many form feeds.
    pub feeds: u32,
    /// The name of the page that begins, by the last line `[p. 12]`.
    marker: Option<String>,
    /// The number before the first form feed: of the page that ends; without a form feed, of either.
    foot: Option<String>,
    /// The number behind a form feed: of the page that begins.
    head: Option<String>,
    /// The number that stands beside the words of a running head, as `foot` and `head`.
    beside: [Option<u32>; 2],
}

impl Gap {
    /// Adds what a line of it says.
    pub fn add(&mut self, role: &Role) {
        let number = match role {
            Role::Marker(name) => {
                self.marker = Some(name.clone());
                return;
            }
            Role::NumberedHead(value) => {
                self.beside[usize::from(self.feeds > 0)] = Some(*value);
                return;
            }
            Role::Number { value, .. } => value.to_string(),
            Role::Roman(number) => number.clone(),
            Role::Text => return,
        };
        if self.feeds == 0 { self.foot = Some(number) } else { self.head = Some(number) }
    }

    /// Whether nothing in it ends a page.
    pub fn is_empty(&self) -> bool {
        self.feeds == 0 && self.marker.is_none() && self.foot.is_none() && self.beside[0].is_none()
    }
}

/// What the pages between `gaps` are called, in order; one page fewer than gaps.
pub(super) fn labels(gaps: &[Gap]) -> Vec<Option<String>> {
    let has_feeds = gaps.iter().any(|gap| gap.feeds > 0);
    let gaps = with_numbers_beside_words(gaps, has_feeds);
    let side = if has_feeds { Some(Side::Foot) } else { side(&gaps) };
    let pages = gaps.len() - 1;
    let printed = |page: usize| {
        let (before, behind) = (&gaps[page], &gaps[page + 1]);
        let is_head = page == 0 || before.feeds == 0 && side == Some(Side::Head);
        let is_foot = page + 1 == pages || behind.feeds > 0 || side == Some(Side::Foot);
        let head = before.marker.as_ref().or(before.head.as_ref());
        let head = head.or(before.foot.as_ref().filter(|_| is_head));
        head.or(behind.foot.as_ref().filter(|_| is_foot)).cloned()
    };
    let mut names: Vec<Option<String>> = (0..pages).map(printed).collect();
    let ordinals: Vec<u32> = gaps[..pages]
        .iter()
        .scan(0, |count, gap| {
            *count += if has_feeds { gap.feeds } else { 1 };
            Some(*count)
        })
        .collect();
    if has_feeds && names.iter().all(Option::is_none) {
        return ordinals.iter().map(|ordinal| Some((ordinal + 1).to_string())).collect();
    }
    if has_feeds || side.is_some() {
        count_on(&mut names, &ordinals);
    }
    names
}

/// Names the pages without a number by their nearest neighbour before, else behind, that has one.
fn count_on(names: &mut [Option<String>], ordinals: &[u32]) {
    let number = |name: &Option<String>| name.as_ref()?.parse::<u32>().ok();
    let mut known: Option<u32> = None;
    for page in 0..names.len() {
        if names[page].is_none() {
            let ahead = known.map(|known: u32| known + ordinals[page]);
            names[page] = ahead.map(|number| number.to_string());
        } else {
            known = number(&names[page]).and_then(|number| number.checked_sub(ordinals[page]));
        }
    }
    let Some(first) = names.iter().position(Option::is_some) else { return };
    let Some(value) = number(&names[first]) else { return };
    for page in 0..first {
        let before = value.checked_sub(ordinals[first] - ordinals[page]).filter(|value| *value > 0);
        names[page] = before.map(|value| value.to_string());
    }
}

/// The gaps with the numbers that stand beside the words of running heads as page numbers, where they are: a year or the
/// number of a case stands on every page and does not rise.
fn with_numbers_beside_words(gaps: &[Gap], has_feeds: bool) -> Vec<Gap> {
    let mut feeds = 0;
    let mut ahead: Vec<[Option<i64>; 2]> = Vec::with_capacity(gaps.len());
    for gap in gaps {
        let foot = gap.beside[0].map(|value| i64::from(value) - feeds);
        feeds += i64::from(gap.feeds);
        ahead.push([foot, gap.beside[1].map(|value| i64::from(value) - feeds)]);
    }
    let mut counts = std::collections::BTreeMap::new();
    for offset in ahead.iter().flatten().flatten() {
        *counts.entry(*offset).or_insert(0_usize) += 1;
    }
    let is_page = |offset: Option<i64>| {
        !has_feeds || offset.and_then(|offset| counts.get(&offset)).is_some_and(|pages| *pages >= AGREEING)
    };
    let mut gaps = gaps.to_vec();
    for (gap, [foot, head]) in gaps.iter_mut().zip(ahead) {
        let [at_foot, at_head] = gap.beside.map(|value| value.map(|value| value.to_string()));
        gap.foot = gap.foot.take().or(at_foot.filter(|_| is_page(foot)));
        gap.head = gap.head.take().or(at_head.filter(|_| is_page(head)));
    }
    gaps
}

/// On which side of its page a number stands.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Head,
    Foot,
}

/// On which side of their pages numbers stand that no form feed goes with; `None` where the text does not tell.
fn side(gaps: &[Gap]) -> Option<Side> {
    let mut numbers = gaps.iter().filter_map(|gap| gap.foot.as_deref());
    let (first, count) = (numbers.next()?, numbers.count() + 1);
    let (starts, ends) = (gaps.first()?.foot.is_some(), gaps.last()?.foot.is_some());
    match first {
        _ if starts && !ends => Some(Side::Head),
        _ if ends && !starts => Some(Side::Foot),
        "1" => Some(Side::Foot),
        // The first page of a book or a paper often has no number.
        "2" if count > AGREEING => Some(Side::Head),
        _ => None,
    }
}
