//! Names that were cut take what ground is left free beside them.
//!
//! Invariant: no other name moves or goes for it.

use super::placer::Placer;
use crate::scene::draw::taken::Taken;
use crate::scene::page::Bounds;
use crate::text::cut;

/// The lengths that a name is tried at where the whole has no room, in characters, the longest first.
const LENGTHS: [usize; 4] = [64, 52, 42, 34];

/// The share of the page's width that a name may take.
const WIDEST: f32 = 0.5;

/// How many more lines may cross a longer name.
const MORE_LINES: usize = 1;

impl Placer<'_> {
    /// Lets every name that was cut grow into free ground.
    pub(super) fn grow(&mut self, taken: &mut Taken) {
        let canvas = self.canvas;
        for at in 0..self.placed.len() {
            let placed = &self.placed[at];
            let mark = &canvas.scene.nodes[placed.node as usize];
            let (Some(whole), None) = (&mark.whole_name, placed.leader) else { continue };
            if placed.label.text != mark.name {
                continue;
            }
            let own = placed.label.bounds();
            let lines = self.crossing(&own) + MORE_LINES;
            // A name that is cut in its middle is told from another by what follows: it is whole or stays.
            let prefix = mark.name.strip_suffix('…').filter(|start| whole.starts_with(start));
            let shorter = LENGTHS.map(|most| cut(whole, most));
            let texts = std::iter::once(whole.clone()).chain(shorter.into_iter().filter(|_| prefix.is_some()));
            let found = texts.into_iter().filter(|text| *text != mark.name).find_map(|text| {
                let is_free = |bounds: &Bounds| taken.is_free_but(bounds, &own);
                let found = self.best_free(placed.node, text, 0.0, is_free)?;
                let fits = found.label.width <= WIDEST * canvas.area.width() && found.lines <= lines;
                fits.then_some(found.label)
            });
            if let Some(label) = found {
                taken.add(label.bounds());
                self.placed[at].label = label;
            }
        }
    }
}
