//! Measuring the network in the background: a part at a time, with progress, and given up where it is not wanted any more.
//!
//! Invariant: one part is computed at a time, and what was given up is over before the next begins.

use super::job::Job;
use crate::analysis::measures::{MeasureTable, Part, Ties, Work, find};
use crate::model::MeasureScope;
use crate::session::{Command, MeasureAnswer, MeasureWish, Session};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The part that is being computed.
#[derive(Debug, Default)]
pub(super) struct Measurer {
    running: Option<Running>,
}

/// A part on its way.
#[derive(Debug)]
struct Running {
    scope: MeasureScope,
    ticket: u64,
    part: Part,
    work: Arc<Work>,
    busy: Arc<AtomicBool>,
}

impl Measurer {
    /// The part that is being computed, and how much of it is done, from 0 to 1.
    pub(super) fn done(&self) -> Option<(Part, f32)> {
        let running = self.running.as_ref().filter(|running| running.busy.load(Ordering::Relaxed))?;
        Some((running.part, running.work.done()))
    }

    /// The work that the session wants next; none while another part is on its way. What is not wanted any more is given
    /// up.
    pub(super) fn next(&mut self, session: &Session) -> Option<Job> {
        let wish = session.measure_wish();
        if let Some(running) = &self.running
            && running.busy.load(Ordering::Relaxed)
        {
            let same = |wish: MeasureWish| {
                (wish.scope, wish.ticket, wish.part) == (running.scope, running.ticket, running.part)
            };
            let is_wanted = wish.is_some_and(same);
            if !is_wanted {
                running.work.cancel();
            }
            return None;
        }
        let wish = wish?;
        let (work, busy) = (Arc::new(Work::default()), Arc::new(AtomicBool::new(true)));
        let (scope, ticket, part) = (wish.scope, wish.ticket, wish.part);
        self.running = Some(Running { scope, ticket, part, work: Arc::clone(&work), busy: Arc::clone(&busy) });
        Some(Box::new(move |_| {
            let table = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| measured(&wish, &work)));
            busy.store(false, Ordering::Relaxed);
            let table = table.ok().flatten().map(Arc::new);
            Some(Command::MeasureDone(MeasureAnswer { scope, ticket, part, table }))
        }))
    }
}

/// What is known once a part is computed too; `None` where it was given up.
fn measured(wish: &MeasureWish, work: &Work) -> Option<MeasureTable> {
    let table = match &wish.known {
        Some(known) => known.as_ref().clone(),
        None => {
            let ties = Ties::of(&wish.open.network, wish.shown.as_deref());
            MeasureTable::of(Arc::new(ties), wish.open.dossier.entities.len())
        }
    };
    let found = find(wish.part, table.ties(), wish.asked, work)?;
    Some(table.with(found))
}
