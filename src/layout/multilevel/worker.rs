//! The thread on which a large component is laid out, from its start to its last overlap.
//!
//! A slice of such a layout would be either too long for a frame or a state machine through every stage; a thread that
//! waits after each picture until it is taken is neither.
//!
//! Invariant: when a picture is taken decides nothing about what is in it.
//! Invariant: at most one picture waits; nobody who takes none lets the thread run ahead.

use crate::layout::component::Part;
use crate::model::Position;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long a slice waits for the next picture.
const PATIENCE: Duration = Duration::from_millis(3);

/// A component that is being laid out.
#[derive(Debug)]
pub(crate) struct Worker {
    pictures: Receiver<Picture>,
    done: f32,
    is_over: bool,
}

/// Where everybody stands, and the share of the work that is done.
type Picture = (Vec<Position>, f32);

impl Worker {
    /// Lays out `part` on a thread of its own; at once where the system gives none.
    pub(crate) fn start(part: Part) -> Self {
        let (sender, pictures) = sync_channel(1);
        let job = Arc::new(Mutex::new(Some((part, sender))));
        let shared = Arc::clone(&job);
        let spawned = std::thread::Builder::new().name("layout part".to_owned()).spawn(move || {
            if let Some((part, sender)) = take(&shared) {
                lay_out(part, &sender);
            }
        });
        if spawned.is_err()
            && let Some((mut part, sender)) = take(&job)
        {
            part.lay_out(&mut |_, _| true);
            // The receiver is here, and there is room for one.
            let _ = sender.send((part.points, 1.0));
        }
        Self { pictures, done: 0.0, is_over: false }
    }

    /// The share of the work that is done, from 0 to 1.
    pub(crate) fn done(&self) -> f32 {
        self.done
    }

    /// Whether the last picture was taken.
    pub(crate) fn is_over(&self) -> bool {
        self.is_over
    }

    /// The next picture. Waits for it for some milliseconds where `wait` is true.
    pub(crate) fn take(&mut self, wait: bool) -> Option<Vec<Position>> {
        let taken = self.pictures.recv_timeout(if wait { PATIENCE } else { Duration::ZERO });
        match taken {
            Ok((points, done)) => {
                self.done = done;
                Some(points)
            }
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => {
                (self.done, self.is_over) = (1.0, true);
                None
            }
        }
    }
}

/// Takes what is in the slot, whatever became of an earlier holder.
fn take<T>(slot: &Mutex<Option<T>>) -> Option<T> {
    slot.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// The thread: ends when the work is done or nobody takes pictures any more.
fn lay_out(mut part: Part, sender: &SyncSender<Picture>) {
    let is_wanted = part.lay_out(&mut |points, done| sender.send((points.to_vec(), done)).is_ok());
    if is_wanted {
        // Nobody is left to tell where the receiver is gone.
        let _ = sender.send((part.points, 1.0));
    }
}
