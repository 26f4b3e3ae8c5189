//! Models of the lock under Shuttle, which owns every interleaving: `cargo test -p minipy-gil --features shuttle`.
//!
//! Each model runs under random schedules and under PCT (few, well placed preemptions). A hang is reported by Shuttle
//! as a deadlock with its schedule; what must hold beside that is asserted in the model. No clock runs: a time limit is
//! reached when the model's clock thread says so with `run_out`.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, Instant};

use minipy_event::Cause;
use minipy_gil::policy::{Arrival, Departure, Impatience, Next, Policy, Timing, by_name};
use minipy_gil::{Config, Deadlock, GIL_DROP_REQUEST, GIL_POLL, Gil, Place, Queue, Slice, ThreadId, Wake};
use shuttle::sync::atomic::AtomicBool;
use shuttle::thread;

/// Runs a model under both schedulers.
fn check(model: fn()) {
    shuttle::check_random(model, 6_000);
    for depth in [2, 4] {
        shuttle::check_pct(model, 3_000, depth);
    }
}

/// Data that only the lock protects. `try_lock` on a mutex Shuttle does not know fails if two threads are in it at
/// once.
struct Guarded<T>(Mutex<T>);

impl<T> Guarded<T> {
    fn new(value: T) -> Self {
        Self(Mutex::new(value))
    }

    fn get(&self) -> MutexGuard<'_, T> {
        self.0.try_lock().expect("two threads hold the lock")
    }

    /// Stays inside for one step of the scheduler, so that an intruder would be met.
    fn visit(&self) {
        let _inside = self.get();
        thread::yield_now();
    }
}

/// A lock with `count` threads registered.
fn lock_with(config: Config, count: usize) -> (Arc<Gil>, Vec<ThreadId>) {
    let gil = Gil::new(config);
    let ids = (0..count).map(|number| gil.register(&format!("t{number}"))).collect();
    (gil, ids)
}

/// What holds when everybody has left.
fn check_at_rest(gil: &Gil) {
    let stats = gil.stats();
    let total = stats.total();
    assert_eq!(gil.holder(), None);
    assert!(gil.waiters().is_empty());
    assert_eq!(
        gil.breaker().load(Relaxed) & GIL_POLL,
        0,
        "a request outlived everybody"
    );
    assert_eq!(total.switches(), stats.switches);
    assert_eq!(total.waits.iter().sum::<u64>(), total.contended);
    assert!(total.void <= total.asked);
    if matches!(
        (stats.policy, stats.slice),
        ("py3" | "py39" | "granting", Slice::Time(_))
    ) {
        assert_eq!(
            total.causes[Cause::Expiry.index()],
            total.asked - total.void,
            "an honoured request is a switch"
        );
    }
}

/// A `threading.Lock` as the interpreter builds it: an owner flag and a list of waiters, both protected by the lock.
#[derive(Default)]
struct PyLock {
    locked: bool,
    waiters: VecDeque<ThreadId>,
}

/// Acquires; the release hands the flag over to the thread it takes off the list.
fn py_acquire(gil: &Gil, me: ThreadId, lock: &Guarded<PyLock>, deadline: Option<Instant>) -> Wake {
    {
        let mut lock = lock.get();
        if !lock.locked {
            lock.locked = true;
            return Wake::Unparked;
        }
        lock.waiters.push_back(me);
    }
    let wake = gil.park(me, Cause::Lock, deadline);
    let mut lock = lock.get();
    let listed = lock.waiters.iter().position(|waiter| *waiter == me);
    match wake {
        Wake::Unparked => assert_eq!(listed, None, "unparked while still on the list"),
        Wake::TimedOut | Wake::Interrupted => {
            let listed = listed.expect("the lock was handed over and nobody took it");
            lock.waiters.remove(listed);
        }
    }
    wake
}

fn py_release(gil: &Gil, lock: &Guarded<PyLock>) {
    let mut lock = lock.get();
    match lock.waiters.pop_front() {
        Some(next) => gil.unpark(next),
        None => lock.locked = false,
    }
}

fn in_the_future() -> Option<Instant> {
    Some(Instant::now() + Duration::from_secs(3600))
}

fn acquire_and_release() {
    let (gil, ids) = lock_with(Config::default(), 3);
    let data = Arc::new(Guarded::new(()));
    let threads: Vec<_> = ids
        .into_iter()
        .map(|me| {
            let (gil, data) = (gil.clone(), data.clone());
            thread::spawn(move || {
                for _ in 0..3 {
                    gil.acquire(me);
                    data.visit();
                    gil.release(me, Cause::BlockingIo);
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    assert_eq!(gil.stats().total().acquisitions(), 9);
    check_at_rest(&gil);
}

/// Threads that never leave by themselves, and a clock at which patience runs out at any moment.
fn expiry_with(config: fn() -> Config) {
    let (gil, ids) = lock_with(config(), 3);
    let data = Arc::new(Guarded::new(()));
    let clock = {
        let (gil, ids) = (gil.clone(), ids.clone());
        thread::spawn(move || {
            for _ in 0..4 {
                ids.iter().for_each(|id| gil.run_out(*id));
                thread::yield_now();
            }
        })
    };
    let threads: Vec<_> = ids
        .into_iter()
        .map(|me| {
            let (gil, data) = (gil.clone(), data.clone());
            thread::spawn(move || {
                gil.acquire(me);
                for _ in 0..3 {
                    data.visit();
                    let before = gil.switches();
                    if gil.breaker().load(Relaxed) & GIL_POLL != 0 && gil.poll(me) {
                        assert!(gil.switches() >= before + 2, "lost its turn, but nobody came between");
                    }
                }
                gil.release(me, Cause::Exit);
                gil.unregister(me);
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    clock.join().unwrap();
    check_at_rest(&gil);
}

fn expiry() {
    expiry_with(Config::default);
}

/// The default slice under that policy.
fn under(policy: &str) -> Config {
    Config {
        policy: by_name(policy).expect("a policy"),
        ..Config::default()
    }
}

fn expiry_under_py39() {
    expiry_with(|| under("py39"));
}

fn expiry_under_py2() {
    expiry_with(|| Config {
        slice: Some(Slice::DEFAULT),
        ..under("py2")
    });
}

fn expiry_under_fair() {
    expiry_with(|| under("fair"));
}

fn expiry_under_boost() {
    expiry_with(|| under("boost"));
}

fn expiry_under_coop() {
    expiry_with(|| under("coop"));
}

/// Slices of two instructions, counted by the holder.
fn counted_slices(policy: &str) {
    let (gil, ids) = lock_with(
        Config {
            slice: Some(Slice::Ops(2)),
            ..under(policy)
        },
        3,
    );
    let data = Arc::new(Guarded::new(()));
    let threads: Vec<_> = ids
        .into_iter()
        .map(|me| {
            let (gil, data) = (gil.clone(), data.clone());
            thread::spawn(move || {
                gil.acquire(me);
                for _ in 0..6 {
                    data.visit();
                    if gil.step() || gil.breaker().load(Relaxed) & GIL_POLL != 0 {
                        gil.poll(me);
                    }
                }
                gil.release(me, Cause::Exit);
                gil.unregister(me);
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    check_at_rest(&gil);
}

fn counted_slices_under_py3() {
    counted_slices("py3");
}

fn counted_slices_under_py2() {
    counted_slices("py2");
}

fn counted_slices_under_boost() {
    counted_slices("boost");
}

/// Strict turns: the leaver passes the lock to the front without freeing it.
struct Granting;

impl Policy for Granting {
    fn name(&self) -> &'static str {
        "granting"
    }
    fn timing(&self) -> Timing {
        Timing::Waiters
    }
    fn may_barge(&mut self, _who: Arrival, _queue: &Queue) -> bool {
        false
    }
    fn place(&mut self, _who: Arrival, _queue: &Queue) -> Place {
        Place::Back
    }
    fn out_of_patience(&mut self, _who: ThreadId, _queue: &Queue) -> Impatience {
        Impatience::Ask
    }
    fn next(&mut self, _leaver: Departure, queue: &Queue) -> Next {
        queue.front().map_or(Next::Free, Next::Grant)
    }
}

fn expiry_under_a_granting_policy() {
    expiry_with(|| Config {
        policy: Box::new(Granting),
        ..Config::default()
    });
}

fn yielding() {
    let (gil, ids) = lock_with(Config::default(), 3);
    let data = Arc::new(Guarded::new(()));
    let threads: Vec<_> = ids
        .into_iter()
        .map(|me| {
            let (gil, data) = (gil.clone(), data.clone());
            thread::spawn(move || {
                gil.acquire(me);
                for _ in 0..3 {
                    data.visit();
                    gil.yield_now(me);
                }
                gil.release(me, Cause::Exit);
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    check_at_rest(&gil);
}

/// A Python lock under a clock: each acquirer waits with a deadline that may be reached at any moment, also while it is
/// handed the lock.
fn timed_locks_with(config: fn() -> Config, with_deadline: bool, interrupting: bool) {
    let (gil, ids) = lock_with(config(), 3);
    let lock = Arc::new(Guarded::new(PyLock::default()));
    let outside = {
        let (gil, ids) = (gil.clone(), ids.clone());
        thread::spawn(move || {
            for _ in 0..2 {
                for id in &ids {
                    gil.run_out(*id);
                    if interrupting {
                        gil.interrupt(*id);
                    }
                }
            }
        })
    };
    let threads: Vec<_> = ids
        .into_iter()
        .map(|me| {
            let (gil, lock) = (gil.clone(), lock.clone());
            thread::spawn(move || {
                gil.acquire(me);
                for _ in 0..2 {
                    let deadline = if with_deadline { in_the_future() } else { None };
                    if py_acquire(&gil, me, &lock, deadline) == Wake::Unparked {
                        gil.unlocked(me, Cause::BlockingIo, thread::yield_now);
                        if gil.breaker().load(Relaxed) & GIL_POLL != 0 {
                            gil.poll(me);
                        }
                        py_release(&gil, &lock);
                    }
                }
                gil.release(me, Cause::Exit);
                gil.unregister(me);
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    outside.join().unwrap();
    assert!(!lock.get().locked, "somebody was handed the lock and did not know");
    check_at_rest(&gil);
}

fn a_lock_with_deadlines() {
    timed_locks_with(Config::default, true, false);
}

fn a_lock_with_interrupts() {
    timed_locks_with(Config::default, false, true);
}

fn a_lock_under_py2() {
    timed_locks_with(|| under("py2"), true, true);
}

fn a_lock_under_fair() {
    timed_locks_with(|| under("fair"), true, true);
}

fn a_lock_under_boost() {
    timed_locks_with(|| under("boost"), true, true);
}

fn a_lock_under_coop() {
    timed_locks_with(|| under("coop"), true, true);
}

/// Two threads that take two locks in opposite orders: either both get through, or the second to park is told that nobody is left.
/// A hang would be one that is not told.
fn a_deadlock_is_told() {
    let (gil, ids) = lock_with(Config::default(), 2);
    let locks: Arc<[Guarded<PyLock>; 2]> = Arc::new([Guarded::new(PyLock::default()), Guarded::new(PyLock::default())]);
    let threads: Vec<_> = ids
        .into_iter()
        .enumerate()
        .map(|(number, me)| {
            let (gil, locks) = (gil.clone(), locks.clone());
            thread::spawn(move || {
                gil.acquire(me);
                let (first, second) = (&locks[number], &locks[1 - number]);
                py_acquire(&gil, me, first, None);
                gil.unlocked(me, Cause::BlockingIo, thread::yield_now);
                let mut stuck = false;
                loop {
                    {
                        let mut lock = second.get();
                        if !lock.locked {
                            lock.locked = true;
                            break;
                        }
                        lock.waiters.push_back(me);
                    }
                    match gil.park_unless_stuck(me, Cause::Lock, 1, None) {
                        Ok(_) => break,
                        Err(Deadlock) => {
                            // It breaks the cycle by giving its own lock away.
                            stuck = true;
                            second.get().waiters.retain(|waiter| *waiter != me);
                            py_release(&gil, first);
                            gil.unlocked(me, Cause::BlockingIo, thread::yield_now);
                        }
                    }
                }
                py_release(&gil, second);
                if !stuck {
                    py_release(&gil, first);
                }
                assert!(!gil.retire(me));
                gil.release(me, Cause::Exit);
                gil.unregister(me);
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    check_at_rest(&gil);
}

fn a_lock_under_a_granting_policy() {
    timed_locks_with(
        || Config {
            policy: Box::new(Granting),
            ..Config::default()
        },
        true,
        true,
    );
}

/// An unpark may come before the park, during it, or while it returns: it ends exactly one park.
fn unpark_is_a_token() {
    let (gil, ids) = lock_with(Config::default(), 2);
    let (waiter, waker) = (ids[0], ids[1]);
    let seen_both = Arc::new(AtomicBool::new(false));
    let parked = {
        let (gil, seen_both) = (gil.clone(), seen_both.clone());
        thread::spawn(move || {
            gil.acquire(waiter);
            for _ in 0..2 {
                assert_eq!(gil.park(waiter, Cause::Condition, None), Wake::Unparked);
                gil.unlocked(waiter, Cause::BlockingIo, || ());
            }
            seen_both.store(true, Relaxed);
            gil.release(waiter, Cause::Exit);
        })
    };
    // Two unparks may fall together into one token, so the waker goes on until the waiter has seen both.
    gil.acquire(waker);
    while !seen_both.load(Relaxed) {
        gil.unpark(waiter);
        gil.unlocked(waker, Cause::BlockingIo, thread::yield_now);
    }
    gil.release(waker, Cause::Exit);
    parked.join().unwrap();
    check_at_rest(&gil);
}

/// An interrupt that comes before, while or after the target goes to sleep ends a sleep.
fn interrupt_is_not_lost() {
    let (gil, ids) = lock_with(Config::default(), 2);
    let (main, other) = (ids[0], ids[1]);
    let signals = {
        let gil = gil.clone();
        thread::spawn(move || gil.interrupt(main))
    };
    let busy = {
        let gil = gil.clone();
        thread::spawn(move || {
            gil.acquire(other);
            thread::yield_now();
            gil.unpark(main);
            gil.release(other, Cause::Exit);
        })
    };
    gil.acquire(main);
    assert_eq!(gil.sleep(main, Duration::from_secs(3600)), Wake::Interrupted);
    assert_eq!(
        gil.park(main, Cause::Lock, None),
        Wake::Unparked,
        "the sleep must leave the token alone"
    );
    assert!(!gil.clear_interrupt(main));
    gil.release(main, Cause::Exit);
    signals.join().unwrap();
    busy.join().unwrap();
    check_at_rest(&gil);
}

/// The thread that gave way sees the switch although the one it made way for leaves at once and for ever.
fn forced_switch_towards_a_thread_that_exits() {
    let (gil, ids) = lock_with(Config::default(), 2);
    let (busy, short) = (ids[0], ids[1]);
    gil.acquire(busy);
    let exits = {
        let gil = gil.clone();
        thread::spawn(move || {
            gil.acquire(short);
            gil.release(short, Cause::Exit);
            gil.unregister(short);
        })
    };
    let asked = Arc::new(AtomicBool::new(false));
    let clock = {
        let (gil, asked) = (gil.clone(), asked.clone());
        thread::spawn(move || {
            gil.run_out(short);
            asked.store(true, Relaxed);
        })
    };
    for _ in 0..3 {
        thread::yield_now();
        if gil.breaker().load(Relaxed) & GIL_DROP_REQUEST != 0 {
            assert!(gil.poll(busy));
            assert_eq!(gil.switches(), 2);
        }
    }
    gil.release(busy, Cause::Exit);
    exits.join().unwrap();
    clock.join().unwrap();
    assert!(asked.load(Relaxed));
    check_at_rest(&gil);
}

/// A new interval reaches waiters without disturbing anything, and a seat is used again while its former owner is still
/// "the last holder" somewhere.
fn changes_while_others_wait() {
    let (gil, ids) = lock_with(Config::default(), 2);
    let threads: Vec<_> = ids
        .into_iter()
        .map(|me| {
            let gil = gil.clone();
            thread::spawn(move || {
                gil.acquire(me);
                gil.set_interval(me, Duration::from_millis(1));
                let child = gil.register("child");
                gil.release(me, Cause::Exit);
                gil.unregister(me);
                gil.acquire(child);
                gil.release(child, Cause::Exit);
                gil.unregister(child);
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    let stats = gil.stats();
    assert_eq!(stats.threads.len(), 4);
    for row in &stats.threads {
        assert_eq!((row.acquisitions(), row.alive), (1, false), "{row:?}");
    }
    check_at_rest(&gil);
}

/// One test per model, named after it.
macro_rules! models {
    ($($model:ident)*) => {
        mod models {
            $(#[test] fn $model() { super::check(super::$model) })*
        }
    };
}

models! {
    acquire_and_release
    expiry
    expiry_under_a_granting_policy
    expiry_under_py39
    expiry_under_py2
    expiry_under_fair
    expiry_under_boost
    expiry_under_coop
    counted_slices_under_py3
    counted_slices_under_py2
    counted_slices_under_boost
    a_lock_under_py2
    a_lock_under_fair
    a_lock_under_boost
    a_lock_under_coop
    a_deadlock_is_told
    yielding
    a_lock_with_deadlines
    a_lock_with_interrupts
    a_lock_under_a_granting_policy
    unpark_is_a_token
    interrupt_is_not_lost
    forced_switch_towards_a_thread_that_exits
    changes_while_others_wait
}
