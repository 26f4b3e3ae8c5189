//! What the tests with OS threads share: a watchdog, and threads that hold the lock.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use minipy_event::Cause;
use minipy_gil::policy::by_name;
use minipy_gil::{Config, GIL_POLL, Gil, Slice, ThreadId};

/// A lock under that policy with such slices.
pub fn under(policy: &str, slice: Slice) -> Arc<Gil> {
    Gil::new(Config {
        policy: by_name(policy).expect("a policy"),
        slice: Some(slice),
        ..Config::default()
    })
}

/// Runs `test` in a thread of its own and fails if it has not ended within `limit`: a lost wake-up must be a failure,
/// not a hang.
pub fn watched(limit: Duration, test: impl FnOnce() + Send + 'static) {
    let (ended, end) = mpsc::channel();
    let thread = thread::spawn(move || {
        test();
        ended.send(()).ok();
    });
    match end.recv_timeout(limit) {
        Ok(()) | Err(RecvTimeoutError::Disconnected) => {
            if let Err(panic) = thread.join() {
                std::panic::resume_unwind(panic);
            }
        }
        Err(RecvTimeoutError::Timeout) => panic!("not done within {limit:?}: a wake-up was lost"),
    }
}

/// Registers a thread and runs `body` in it, with the lock held.
pub fn spawn<R: Send + 'static>(
    gil: &Arc<Gil>,
    name: &str,
    body: impl FnOnce(&Gil, ThreadId) -> R + Send + 'static,
) -> (ThreadId, JoinHandle<R>) {
    let me = gil.register(name);
    let gil = gil.clone();
    let thread = thread::spawn(move || {
        gil.acquire(me);
        let result = body(&gil, me);
        gil.release(me, Cause::Exit);
        gil.unregister(me);
        result
    });
    (me, thread)
}

/// A switch point. Says whether another thread had the lock.
#[inline]
pub fn switch_point(gil: &Gil, me: ThreadId) -> bool {
    gil.breaker().load(Relaxed) & GIL_POLL != 0 && gil.poll(me)
}

/// Waits, without the lock, until `condition` holds.
pub fn until(what: &str, condition: impl Fn() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < Duration::from_secs(20), "waited in vain until {what}");
        thread::sleep(Duration::from_micros(200));
    }
}

/// The identities that hold when nobody is in the lock.
pub fn check_at_rest(gil: &Gil) {
    let stats = gil.stats();
    let total = stats.total();
    assert_eq!(gil.holder(), None);
    assert!(gil.waiters().is_empty());
    assert_eq!(
        gil.breaker().load(Relaxed) & GIL_POLL,
        0,
        "a request outlived everybody"
    );
    assert_eq!(total.switches(), stats.switches, "sum of causes = switches");
    assert_eq!(
        total.waits.iter().sum::<u64>(),
        total.contended,
        "sum of the histogram = contended"
    );
    if matches!((stats.policy, stats.slice), ("py3" | "py39", Slice::Time(_))) {
        assert_eq!(
            total.causes[Cause::Expiry.index()],
            total.asked - total.void,
            "an honoured request is a switch"
        );
    }
    assert_eq!(total.held + stats.idle, stats.wall, "sum of held + idle = wall");
    for row in &stats.threads {
        assert!(
            row.longest_hold <= row.held && row.longest_wait <= row.waited,
            "{row:?}"
        );
    }
}
