//! The thread on which a large component is laid out, from its start to its last overlap.
//!
//! A slice of such a layout would be either too long for a frame or a state machine through every stage; a thread that
//! waits after each picture until it is taken is neither.
//!
//! Invariant: when a picture is taken decides nothing about what is in it.
//! Invariant: at most one picture waits; the thread does not run ahead of a receiver that takes none.

use crate::model::Position;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Takes positions in world pixels and the share of the work that is done. False where no more of them are wanted.
pub(crate) type ShowPoints<'a> = dyn FnMut(&[Position], f32) -> bool + Send + 'a;

/// A layout on a thread of its own.
#[derive(Debug)]
pub(crate) struct Worker {
    pictures: Receiver<Picture>,
    done: f32,
    is_over: bool,
}

/// Where the nodes are, and the share of the work that is done.
type Picture = (Vec<Position>, f32);

impl Worker {
    /// Does `work`, which returns the last positions unless they are not wanted, on a thread of its own; at once where the
    /// system gives none.
    pub(crate) fn start(work: impl FnOnce(&mut ShowPoints<'_>) -> Option<Vec<Position>> + Send + 'static) -> Self {
        let (sender, pictures) = sync_channel(1);
        let job = Arc::new(Mutex::new(Some((work, sender))));
        let shared = Arc::clone(&job);
        // Errors of sending are ignored: the receiver is gone, so no picture is wanted.
        let spawned = std::thread::Builder::new().name("layout part".to_owned()).spawn(move || {
            if let Some((work, sender)) = take(&shared)
                && let Some(points) = work(&mut |points, done| sender.send((points.to_vec(), done)).is_ok())
            {
                let _ = sender.send((points, 1.0));
            }
        });
        if spawned.is_err()
            && let Some((work, sender)) = take(&job)
            && let Some(points) = work(&mut |_, _| true)
        {
            // There is room for one.
            let _ = sender.send((points, 1.0));
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

    /// The next picture. Waits for it as long as `patience` lasts.
    pub(crate) fn take(&mut self, patience: Duration) -> Option<Vec<Position>> {
        match self.pictures.recv_timeout(patience) {
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
