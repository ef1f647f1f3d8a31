//! What was shown before: the steps back from a part that is shown alone.

use super::look::Look;
use super::standing::Standing;
use crate::model::{Position, Shown};
use std::sync::Arc;

/// How many steps back are kept.
const DEPTH: usize = 60;

/// Where everything stood, and how.
pub type Places = (Arc<Vec<Position>>, Arc<Vec<Standing>>);

/// What was shown before something else was.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// What.
    pub shown: Shown,
    /// How it was looked at.
    pub look: Look,
    /// Where everything stood, if it was laid out anew since.
    pub places: Option<Places>,
}

/// The steps back, the nearest last. Cheap to clone.
pub type Trodden = Arc<Vec<Left>>;

/// Puts a step on the others, and forgets the oldest of too many.
pub fn tread(steps: &mut Trodden, left: Left) {
    let steps = Arc::make_mut(steps);
    steps.push(left);
    if steps.len() > DEPTH {
        steps.remove(0);
    }
}
