//! The layout's thread: it works while the window draws, and hands over its newest positions.
//!
//! Two slots, one for the newest order and one for the newest snapshot, both overwritten and never full: with two bounded
//! channels in their place, window and thread waited for each other in a trial.
//!
//! Invariant: the clock decides only how often a snapshot is handed over, never what is in it.

use super::{Progress, Request, Simulation};
use crate::layout::quality::{Course, Sample};
use crate::model::Position;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The shortest time between two snapshots of a running layout.
const FRAME: Duration = Duration::from_millis(16);

/// The positions of a layout at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// The number that the layout was started under.
    pub ticket: u64,
    /// The positions in the order of the request.
    pub positions: Arc<Vec<Position>>,
    /// How far the layout is.
    pub progress: Progress,
    /// How its measures went so far, if they are watched; see [`Driver::watch`].
    pub course: Arc<Vec<Sample>>,
    /// The final positions, once the picture only eases there; half-way it is skewed.
    pub end: Option<Arc<Vec<Position>>>,
}

/// A thread that lays out the request that it was given last. Dropping it ends the thread.
///
/// A layout that starts always ends with a snapshot that is [`Progress::Settled`], unless it was stopped or replaced.
#[derive(Debug)]
pub struct Driver {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

/// What both sides see.
#[derive(Debug, Default)]
struct Shared {
    orders: Mutex<Orders>,
    changed: Condvar,
    newest: Mutex<Option<Snapshot>>,
}

/// What the thread is to do.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "five orders that hold or not independently of each other")]
struct Orders {
    /// A layout to start in place of the present one.
    start: Option<(Request, u64)>,
    /// Whether the present layout is given up.
    stop: bool,
    /// Whether the thread holds still.
    paused: bool,
    /// Whether layouts are measured on their way.
    watched: bool,
    /// Whether the thread ends.
    quit: bool,
    /// Whether a layout waits or runs.
    running: bool,
}

impl Driver {
    /// Starts the thread. `wake` is called from it after every snapshot.
    ///
    /// Where the system gives no thread, layouts are computed at once by [`Driver::start`].
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let shared = Arc::new(Shared::default());
        let worker = Arc::clone(&shared);
        let spawned = std::thread::Builder::new().name("layout".to_owned()).spawn(move || work(&worker, &wake));
        Self { shared, thread: spawned.ok() }
    }

    /// Lays out `request` in place of a layout that runs or is held. Its snapshots carry `ticket`; no snapshot of an older
    /// layout follows.
    pub fn start(&self, request: Request, ticket: u64) {
        if self.thread.is_none() {
            let positions = Arc::new(super::run(request));
            let course = Arc::default();
            *lock(&self.shared.newest) =
                Some(Snapshot { ticket, positions, progress: Progress::Settled, course, end: None });
            return;
        }
        self.order(|orders| {
            orders.start = Some((request, ticket));
            orders.stop = true;
            orders.paused = false;
            orders.running = true;
        });
    }

    /// Holds the layout where it is.
    pub fn pause(&self) {
        self.order(|orders| orders.paused = true);
    }

    /// Lets a held layout go on.
    pub fn resume(&self) {
        self.order(|orders| orders.paused = false);
    }

    /// Whether layouts that start from now on are measured on their way. It costs time, and changes no position.
    pub fn watch(&self, watched: bool) {
        self.order(|orders| orders.watched = watched);
    }

    /// Gives the layout up; no snapshot of it follows.
    pub fn stop(&self) {
        self.order(|orders| {
            orders.start = None;
            orders.stop = true;
            orders.running = false;
        });
    }

    /// The newest snapshot, unless it was taken already.
    #[must_use]
    pub fn latest(&self) -> Option<Snapshot> {
        lock(&self.shared.newest).take()
    }

    /// Changes the orders and tells the thread. An unseen snapshot of a layout that is given up is withdrawn.
    fn order(&self, change: impl FnOnce(&mut Orders)) {
        let mut orders = lock(&self.shared.orders);
        change(&mut orders);
        if orders.stop {
            *lock(&self.shared.newest) = None;
        }
        drop(orders);
        self.shared.changed.notify_all();
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.order(|orders| {
            orders.quit = true;
            orders.stop = true;
        });
        if let Some(thread) = self.thread.take() {
            // The thread catches its own panics, so there is nothing to learn from how it ended.
            let _ = thread.join();
        }
    }
}

/// Locks a slot, even if an earlier holder panicked: slots hold whole values at any time.
fn lock<T>(slot: &Mutex<T>) -> MutexGuard<'_, T> {
    slot.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The thread: waits for orders until it is told to quit.
fn work(shared: &Shared, wake: &(impl Fn() + Send + Sync)) {
    loop {
        let mut orders = lock(&shared.orders);
        while orders.start.is_none() && !orders.quit {
            orders = shared.changed.wait(orders).unwrap_or_else(PoisonError::into_inner);
        }
        if orders.quit {
            return;
        }
        orders.stop = false;
        let (started, watched) = (orders.start.take(), orders.watched);
        drop(orders);
        if let Some((request, ticket)) = started {
            let course = watched.then(|| Course::new(&request));
            lay_out(shared, request, ticket, course, wake);
        }
    }
}

/// Runs one layout until it settles or is given up.
fn lay_out(
    shared: &Shared,
    request: Request,
    ticket: u64,
    mut course: Option<Course>,
    wake: &(impl Fn() + Send + Sync),
) {
    let count = request.nodes.len();
    let mut last = Arc::new(vec![Position::default(); count]);
    let Ok(mut simulation) = catch_unwind(|| Simulation::new(request)) else {
        let course = Arc::default();
        hand_over(shared, Snapshot { ticket, positions: last, progress: Progress::Settled, course, end: None }, wake);
        return;
    };
    let mut due = Instant::now();
    let mut shown = 0;
    let mut end = None;
    loop {
        // A panic in here would be a fault of the program; the picture stays as far as it had come.
        let progress = catch_unwind(AssertUnwindSafe(|| simulation.step())).unwrap_or(Progress::Settled);
        if let Some(course) = &mut course {
            course.note(progress, simulation.positions());
        }
        end = end.or_else(|| simulation.eases_to().map(|end| Arc::new(end.to_vec())));
        let now = Instant::now();
        if progress == Progress::Settled || now >= due {
            if simulation.positions().len() == count {
                last = Arc::new(simulation.positions().to_vec());
            }
            let course = course.as_ref().map(Course::samples).unwrap_or_default();
            let positions = Arc::clone(&last);
            if !hand_over(shared, Snapshot { ticket, positions, progress, course, end: end.clone() }, wake) {
                return;
            }
            due = now + FRAME;
            shown += 1;
        }
        // Easing is worth watching only where there was a picture before.
        let hold = if end.is_some() && shown > 1 { due.saturating_duration_since(now) } else { Duration::ZERO };
        if progress == Progress::Settled || !may_go_on(shared, hold) {
            return;
        }
    }
}

/// Puts a snapshot into its slot, unless the layout was given up meanwhile.
fn hand_over(shared: &Shared, snapshot: Snapshot, wake: &(impl Fn() + Send + Sync)) -> bool {
    let mut orders = lock(&shared.orders);
    if orders.stop {
        return false;
    }
    if snapshot.progress == Progress::Settled {
        orders.running = false;
    }
    *lock(&shared.newest) = Some(snapshot);
    drop(orders);
    wake();
    true
}

/// Waits for the time given and while the layout is held, and says whether it is still wanted.
fn may_go_on(shared: &Shared, hold: Duration) -> bool {
    let mut orders = lock(&shared.orders);
    if !hold.is_zero() {
        let waited = shared.changed.wait_timeout_while(orders, hold, |orders| !orders.stop);
        orders = waited.unwrap_or_else(PoisonError::into_inner).0;
    }
    while orders.paused && !orders.stop {
        orders = shared.changed.wait(orders).unwrap_or_else(PoisonError::into_inner);
    }
    !orders.stop
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Link, Node};
    use std::sync::mpsc;

    fn ring(count: u32) -> Request {
        Request {
            nodes: vec![
                Node { size: crate::layout::NodeBox::of_mark(5.0), start: None, pinned: false };
                count as usize
            ],
            edges: (0..count).map(|node| Link { ends: (node, (node + 1) % count), weight: 1.0 }).collect(),
            threads: 1,
            ..Request::default()
        }
    }

    fn driver() -> (Driver, mpsc::Receiver<()>) {
        let (sender, woken) = mpsc::channel();
        let sender = Mutex::new(sender);
        let driver = Driver::new(move || {
            let _ = lock(&sender).send(());
        });
        (driver, woken)
    }

    fn settled(driver: &Driver, woken: &mpsc::Receiver<()>) -> Snapshot {
        loop {
            woken.recv_timeout(Duration::from_mins(1)).unwrap();
            if let Some(snapshot) = driver.latest().filter(|snapshot| snapshot.progress == Progress::Settled) {
                return snapshot;
            }
        }
    }

    #[test]
    fn the_thread_ends_with_the_positions_of_an_inline_run() {
        let (driver, woken) = driver();
        driver.start(ring(30), 7);
        let last = settled(&driver, &woken);
        assert_eq!((last.ticket, &*last.positions), (7, &super::super::run(ring(30))));
        assert!(!lock(&driver.shared.orders).running && driver.latest().is_none());
    }

    #[test]
    fn a_watched_layout_tells_its_course_and_comes_to_the_same_end() {
        let (driver, woken) = driver();
        driver.start(ring(30), 1);
        let unwatched = settled(&driver, &woken);
        driver.watch(true);
        driver.start(ring(30), 2);
        let watched = settled(&driver, &woken);
        assert!(unwatched.course.is_empty() && watched.course.len() > 1);
        assert_eq!(unwatched.positions, watched.positions);
    }

    #[test]
    fn a_layout_that_only_moves_to_its_end_tells_where_that_is() {
        let (driver, woken) = driver();
        driver.start(ring(30), 1);
        let mut told = None;
        loop {
            woken.recv_timeout(Duration::from_mins(1)).unwrap();
            let Some(snapshot) = driver.latest() else { continue };
            told = snapshot.end.or(told);
            if snapshot.progress == Progress::Settled {
                assert_eq!(told, Some(snapshot.positions));
                return;
            }
        }
    }

    #[test]
    fn a_new_layout_replaces_the_running_one() {
        let (driver, woken) = driver();
        driver.start(ring(1_500), 1);
        driver.start(ring(10), 2);
        let last = settled(&driver, &woken);
        assert_eq!((last.ticket, last.positions.len()), (2, 10));
    }

    #[test]
    fn a_held_layout_delivers_nothing_more_until_it_may_go_on() {
        let (driver, woken) = driver();
        driver.start(ring(1_500), 1);
        driver.pause();
        // The step that was under way may still end, however slow the machine; then nothing more comes.
        while driver.latest().is_some() || woken.recv_timeout(Duration::from_millis(300)).is_ok() {}
        assert!(lock(&driver.shared.orders).running);
        driver.resume();
        assert_eq!(settled(&driver, &woken).ticket, 1);
    }

    #[test]
    fn a_stopped_layout_delivers_nothing() {
        let (driver, _woken) = driver();
        driver.start(ring(1_500), 1);
        driver.stop();
        assert!(!lock(&driver.shared.orders).running);
        std::thread::sleep(Duration::from_millis(60));
        assert!(driver.latest().is_none());
    }

    #[test]
    fn nothing_to_lay_out_settles_at_once() {
        let (driver, woken) = driver();
        driver.start(Request::default(), 3);
        assert_eq!(settled(&driver, &woken).positions.len(), 0);
    }

    #[test]
    fn dropping_a_busy_driver_ends_its_thread() {
        let (driver, _woken) = driver();
        driver.start(ring(1_500), 1);
        drop(driver);
    }
}
