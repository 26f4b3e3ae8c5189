//! What the lock costs on this machine: `cargo run --release -p minipy-gil --example floor`.
//!
//! Prints one figure per line. Nothing here runs Python, so these are floors for the interpreter, to be read beside the
//! same figures of CPython. Figures taken on a busy machine are worth little below a factor of two.

use std::collections::VecDeque;
use std::hint::black_box;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use minipy_event::Cause;
use minipy_gil::policy::by_name;
use minipy_gil::{Config, GIL_POLL, Gil, Slice, ThreadId};

/// Prints the best of five runs of `operation`, per repetition.
fn best(name: &str, repeat: u32, mut operation: impl FnMut()) {
    let run = |operation: &mut dyn FnMut()| {
        let start = Instant::now();
        operation();
        start.elapsed()
    };
    let least = (0..5).map(|_| run(&mut operation)).min().unwrap_or_default();
    println!("{name}: {:.1}", least.as_secs_f64() * 1e9 / f64::from(repeat));
}

fn uncontended() {
    const REPEAT: u32 = 5_000_000;
    let gil = Gil::new(Config::default());
    let me = gil.register("main");
    gil.acquire(me);
    best("release_acquire_ns", REPEAT, || {
        for _ in 0..REPEAT {
            black_box(&gil).release(me, Cause::BlockingIo);
            black_box(&gil).acquire(me);
        }
    });
    best("unlocked_ns", REPEAT, || {
        for number in 0..REPEAT {
            black_box(&gil).unlocked(me, Cause::BlockingIo, || black_box(number));
        }
    });
    best("yield_now_ns", REPEAT, || {
        for _ in 0..REPEAT {
            black_box(&gil).yield_now(me);
        }
    });
    best("breaker_test_ns", REPEAT, || {
        for _ in 0..REPEAT {
            if black_box(&gil).breaker().load(Relaxed) != 0 {
                gil.poll(me);
            }
        }
    });
    gil.release(me, Cause::Exit);
}

/// Uncontended pairs while a second thread is parked: it must cost nothing.
fn uncontended_beside_a_parked_thread() {
    const REPEAT: u32 = 5_000_000;
    let gil = Gil::new(Config::default());
    let (me, other) = (gil.register("main"), gil.register("parked"));
    let parked = spawn(&gil, other, move |gil| {
        gil.park(other, Cause::Lock, None);
    });
    thread::sleep(Duration::from_millis(20));
    gil.acquire(me);
    best("release_acquire_beside_parked_ns", REPEAT, || {
        for _ in 0..REPEAT {
            black_box(&gil).release(me, Cause::BlockingIo);
            black_box(&gil).acquire(me);
        }
    });
    gil.unpark(other);
    gil.release(me, Cause::Join);
    parked.join().expect("the parked thread ends");
}

/// Runs `body` in a thread that holds the lock.
fn spawn(gil: &Arc<Gil>, me: ThreadId, body: impl FnOnce(&Gil) + Send + 'static) -> thread::JoinHandle<()> {
    let gil = gil.clone();
    thread::spawn(move || {
        gil.acquire(me);
        body(&gil);
        gil.release(me, Cause::Exit);
        gil.unregister(me);
    })
}

/// CPU work with a switch point in every turn, for `total` turns.
fn burn(gil: &Gil, me: ThreadId, total: u64) {
    let mut value = 1u64;
    for turn in 0..total {
        value = black_box(value.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(turn));
        if gil.breaker().load(Relaxed) & GIL_POLL != 0 {
            gil.poll(me);
        }
    }
}

/// Two CPU threads beside the same work done in sequence.
fn two_cpu_threads(interval: Duration) {
    const TURNS: u64 = 200_000_000;
    let gil = Gil::new(Config {
        slice: Some(Slice::Time(interval)),
        ..Config::default()
    });
    let me = gil.register("sequential");
    let start = Instant::now();
    gil.acquire(me);
    burn(&gil, me, 2 * TURNS);
    gil.release(me, Cause::Exit);
    gil.unregister(me);
    let sequential = start.elapsed();

    let gil = Gil::new(Config {
        slice: Some(Slice::Time(interval)),
        ..Config::default()
    });
    let start = Instant::now();
    let threads: Vec<_> = (0..2)
        .map(|number| {
            let me = gil.register(&format!("cpu-{number}"));
            spawn(&gil, me, move |gil| burn(gil, me, TURNS))
        })
        .collect();
    threads
        .into_iter()
        .for_each(|thread| thread.join().expect("a CPU thread ends"));
    let threaded = start.elapsed();
    let stats = gil.stats();
    let micros = interval.as_micros();
    println!(
        "two_cpu_threads_over_sequential@{micros}us: {:.3}",
        threaded.as_secs_f64() / sequential.as_secs_f64()
    );
    println!(
        "two_cpu_threads_switches_per_s@{micros}us: {:.0}",
        stats.switches as f64 / threaded.as_secs_f64()
    );
}

/// Sixteen CPU threads for a second: how far the slice drifts from the interval, and how unequal the shares are.
fn sixteen_cpu_threads(policy: &str) {
    let Some(policy) = by_name(policy) else { return };
    let name = policy.name();
    let gil = Gil::new(Config {
        policy,
        ..Config::default()
    });
    let start = Instant::now();
    let threads: Vec<_> = (0..16)
        .map(|number| {
            let me = gil.register(&format!("cpu-{number}"));
            let gil = gil.clone();
            thread::spawn(move || {
                gil.acquire(me);
                let mut turns = 0u64;
                while start.elapsed() < Duration::from_secs(2) {
                    burn(&gil, me, 1000);
                    turns += 1;
                }
                gil.release(me, Cause::Exit);
                turns
            })
        })
        .collect();
    let turns: Vec<u64> = threads
        .into_iter()
        .map(|thread| thread.join().expect("a CPU thread ends"))
        .collect();
    let (least, most) = (turns.iter().min().unwrap_or(&0), turns.iter().max().unwrap_or(&1));
    println!(
        "{name}.sixteen_cpu_threads_switches_per_s@5000us: {:.0}",
        gil.switches() as f64 / start.elapsed().as_secs_f64()
    );
    println!(
        "{name}.sixteen_cpu_threads_least_over_most: {:.2}",
        *least as f64 / *most as f64
    );
    let stats = gil.stats();
    println!(
        "{name}.sixteen_cpu_threads_slice_p50_ms: {:.2}",
        stats.slice_p50.unwrap_or_default().as_secs_f64() * 1e3
    );
    println!(
        "{name}.sixteen_cpu_threads_longest_wait_ms: {:.1}",
        stats.total().longest_wait.as_secs_f64() * 1e3
    );
}

/// A `threading.Lock`: an owner flag and waiters, both protected by the lock.
#[derive(Default)]
struct PyLock(Mutex<(bool, VecDeque<ThreadId>)>);

impl PyLock {
    fn acquire(&self, gil: &Gil, me: ThreadId) {
        {
            let Ok(mut inner) = self.0.lock() else { return };
            if !inner.0 {
                inner.0 = true;
                return;
            }
            inner.1.push_back(me);
        }
        gil.park(me, Cause::Lock, None);
    }

    fn release(&self, gil: &Gil) {
        let Ok(mut inner) = self.0.lock() else { return };
        match inner.1.pop_front() {
            Some(next) => gil.unpark(next),
            None => inner.0 = false,
        }
    }
}

/// Two threads that pass a turn to and fro through two Python locks, as `bench/gil/f_pingpong.py` does.
fn ping_pong() {
    const ROUNDS: u32 = 50_000;
    let gil = Gil::new(Config::default());
    let (me, peer) = (gil.register("main"), gil.register("peer"));
    let locks = Arc::new([PyLock::default(), PyLock::default()]);
    gil.acquire(me);
    locks.iter().for_each(|lock| lock.acquire(&gil, me));
    let theirs = locks.clone();
    let thread = spawn(&gil, peer, move |gil| {
        for _ in 0..ROUNDS {
            theirs[0].acquire(gil, peer);
            theirs[1].release(gil);
        }
    });
    let start = Instant::now();
    for _ in 0..ROUNDS {
        locks[0].release(&gil);
        locks[1].acquire(&gil, me);
    }
    let elapsed = start.elapsed();
    gil.unlocked(me, Cause::Join, || thread.join().expect("the peer ends"));
    gil.release(me, Cause::Exit);
    println!("lock_rt_per_s: {:.0}", f64::from(ROUNDS) / elapsed.as_secs_f64());
}

/// Threads that sleep for 0.1 s together and wake together.
fn sleepers() {
    let gil = Gil::new(Config::default());
    let done = Arc::new(AtomicU64::new(0));
    let start = Instant::now();
    let threads: Vec<_> = (0..1000)
        .map(|number| {
            let me = gil.register(&format!("sleeper-{number}"));
            let done = done.clone();
            spawn(&gil, me, move |gil| {
                gil.sleep(me, Duration::from_millis(100));
                done.fetch_add(1, Relaxed);
            })
        })
        .collect();
    threads
        .into_iter()
        .for_each(|thread| thread.join().expect("a sleeper ends"));
    println!(
        "sleepers_{}_wall_s: {:.3}",
        done.load(Relaxed),
        start.elapsed().as_secs_f64()
    );
}

fn main() {
    uncontended();
    uncontended_beside_a_parked_thread();
    for micros in [5000, 1000, 100, 1] {
        two_cpu_threads(Duration::from_micros(micros));
    }
    ["py3", "fair", "boost"].into_iter().for_each(sixteen_cpu_threads);
    ping_pong();
    sleepers();
}
