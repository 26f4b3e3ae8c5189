//! What each policy promises, under OS threads: how often it switches, whom it prefers, and that its figures add up.
#![cfg(not(feature = "shuttle"))]

mod common;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use common::{check_at_rest, spawn, switch_point, under, until, watched};
use minipy_event::Cause;
use minipy_gil::policy::{NAMES, by_name};
use minipy_gil::{Config, Deadlock, GIL_POLL, Gil, SIGNAL, Slice, ThreadId, ThreadStats, Wake};

const MILLI: Duration = Duration::from_millis(1);
const MICRO: Duration = Duration::from_micros(1);
/// An interval that never comes to an end in a test.
const NEVER: Duration = Duration::from_secs(100);

/// The names under which a policy can be asked for.
fn policies() -> impl Iterator<Item = &'static str> {
    NAMES.into_iter().map(|name| name.trim_end_matches("[:N]"))
}

/// Slices of either kind, short and long.
const SLICES: [Slice; 4] = [
    Slice::Time(MICRO),
    Slice::Time(Duration::from_micros(300)),
    Slice::Time(Duration::from_millis(2)),
    Slice::Ops(100),
];

/// As the observed loop does it: counts an instruction and looks at the breaker. Says whether another thread had the lock.
fn instruction(gil: &Gil, me: ThreadId) -> bool {
    let over = gil.counts_instructions() && gil.step();
    (over || gil.breaker().load(Relaxed) & GIL_POLL != 0) && gil.poll(me)
}

/// Starts `count` threads that compute until they are told to stop.
fn burners(gil: &Arc<Gil>, count: usize, stop: &Arc<AtomicBool>) -> Vec<JoinHandle<()>> {
    let burner = |number| {
        let stop = stop.clone();
        let burn = move |gil: &Gil, me| {
            while !stop.load(Relaxed) {
                instruction(gil, me);
            }
        };
        spawn(gil, &format!("cpu-{number}"), burn).1
    };
    (0..count).map(burner).collect()
}

/// Every verb, between threads of different habits, under every policy and slice.
#[test]
fn figures_add_up() {
    for policy in policies() {
        for (slice, observed_closely) in SLICES.into_iter().flat_map(|slice| [(slice, false), (slice, true)]) {
            watched(Duration::from_secs(60), move || {
                let gil = Gil::new(Config {
                    policy: by_name(policy).expect("a policy"),
                    slice: Some(slice),
                    observed_closely,
                    ..Config::default()
                });
                let threads: Vec<_> = (0..4)
                    .map(|number| {
                        let live = move |gil: &Gil, me| {
                            for turn in 0..4000 {
                                instruction(gil, me);
                                match (turn % 97, number) {
                                    (0, 0 | 1) => gil.unlocked(me, Cause::BlockingIo, thread::yield_now),
                                    (1, 1) => assert!(gil.yield_now(me) || gil.holder() == Some(me)),
                                    (2, 2) => assert_eq!(gil.sleep(me, 10 * MICRO), Wake::TimedOut),
                                    (3, 3) => {
                                        let soon = Some(gil.now() + 10 * MICRO);
                                        assert_eq!(gil.park(me, Cause::Lock, soon), Wake::TimedOut);
                                    }
                                    _ => {}
                                }
                            }
                        };
                        spawn(&gil, &format!("t{number}"), live).1
                    })
                    .collect();
                threads.into_iter().for_each(|thread| thread.join().unwrap());
                check_at_rest(&gil);
                let stats = gil.stats();
                assert_eq!((stats.policy, stats.slice), (policy, slice));
                for row in &stats.threads {
                    assert!(!observed_closely || row.life >= row.held + row.waited, "{row:?}");
                }
            });
        }
    }
}

/// 100,000 forced switches among 3 threads, and 100,000 wake-ups around a ring, under every policy.
#[test]
fn no_wake_up_is_lost() {
    for policy in policies() {
        watched(Duration::from_secs(60), move || {
            let gil = under(policy, Slice::Time(5 * MILLI));
            let threads: Vec<_> = (0..3)
                .map(|number| {
                    let yielding = |gil: &Gil, me| {
                        while gil.switches() < 100_000 {
                            gil.yield_now(me);
                        }
                    };
                    spawn(&gil, &format!("t{number}"), yielding).1
                })
                .collect();
            threads.into_iter().for_each(|thread| thread.join().unwrap());
            check_at_rest(&gil);
        });
    }
}

/// Who waits gets its turn although the holder never leaves, under every policy that has slices, also after a change of the interval.
#[test]
fn an_interval_can_be_changed_while_others_wait() {
    for policy in policies().filter(|policy| *policy != "coop") {
        watched(Duration::from_secs(30), move || {
            let gil = under(policy, Slice::Time(NEVER));
            let main = gil.register("main");
            gil.acquire(main);
            let threads: Vec<_> = (0..16).map(|_| spawn(&gil, "waiter", |_, _| ()).1).collect();
            until("all wait", || gil.waiters().len() == 16);
            for _ in 0..1000 {
                assert!(!instruction(&gil, main), "{policy}: lost a turn of 100 s");
            }
            gil.set_interval(main, MILLI);
            let start = Instant::now();
            while !instruction(&gil, main) {}
            assert!(
                start.elapsed() < Duration::from_secs(5),
                "{policy}: {:?}",
                start.elapsed()
            );
            gil.release(main, Cause::Exit);
            threads.into_iter().for_each(|thread| thread.join().unwrap());
            check_at_rest(&gil);
        });
    }
}

/// The rows of threads that computed, and the times their slices were over.
fn expiries(gil: &Gil) -> Vec<u64> {
    let stats = gil.stats();
    let cpu = |row: &&ThreadStats| row.name.starts_with("cpu");
    let over = |row: &ThreadStats| row.causes[Cause::Expiry.index()];
    stats.threads.iter().filter(cpu).map(over).collect()
}

fn run_burners(policy: &'static str, slice: Slice, count: usize, time: Duration) -> Arc<Gil> {
    let gil = under(policy, slice);
    let stop = Arc::new(AtomicBool::new(false));
    let threads = burners(&gil, count, &stop);
    thread::sleep(time);
    stop.store(true, Relaxed);
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    check_at_rest(&gil);
    gil
}

/// 16 threads take turns in a circle: while all of them compute, nobody has two turns more than another.
#[test]
fn fair_turns_go_round() {
    for policy in ["fair", "boost"] {
        for slice in [Slice::Time(200 * MICRO), Slice::Ops(500)] {
            watched(Duration::from_secs(60), move || {
                let gil = under(policy, slice);
                let stop = Arc::new(AtomicBool::new(false));
                let threads = burners(&gil, 16, &stop);
                let begun = |over: &[u64]| over.len() == 16 && over.iter().all(|&turns| turns > 0);
                let mut before = expiries(&gil);
                while !begun(&before) {
                    thread::sleep(MILLI);
                    before = expiries(&gil);
                }
                thread::sleep(300 * MILLI);
                let after = expiries(&gil);
                stop.store(true, Relaxed);
                threads.into_iter().for_each(|thread| thread.join().unwrap());
                check_at_rest(&gil);
                let turns: Vec<u64> = after
                    .iter()
                    .zip(&before)
                    .map(|(after, before)| after - before)
                    .collect();
                let (least, most) = (turns.iter().min().unwrap(), turns.iter().max().unwrap());
                assert!(*least > 2 && most - least <= 2, "{policy} {slice:?}: {turns:?}");
            });
        }
    }
}

/// Slices counted in instructions are exact: between two switches lie as many steps as were asked for.
#[test]
fn counted_slices_are_exact() {
    for policy in ["py3", "py39", "fair", "boost"] {
        watched(Duration::from_secs(30), move || {
            let gil = under(policy, Slice::Ops(7));
            let rivals: Vec<_> = (0..2)
                .map(|number| {
                    let count = |gil: &Gil, me| {
                        let mut steps = Vec::new();
                        let mut since = 0;
                        for _ in 0..7 * 500 {
                            since += 1;
                            if instruction(gil, me) {
                                steps.push(since);
                                since = 0;
                            }
                        }
                        steps
                    };
                    spawn(&gil, &format!("t{number}"), count).1
                })
                .collect();
            for rival in rivals {
                // Slices count from the moment the turn began; before the rival came, some passed unused.
                let steps = rival.join().unwrap();
                assert!(steps.iter().skip(1).all(|steps| *steps == 7), "{policy}: {steps:?}");
            }
            check_at_rest(&gil);
        });
    }
}

/// `py2` releases after every slice, whether or not somebody waits, and mostly takes the lock again itself.
#[test]
fn py2_retakes() {
    let gil = under("py2", Slice::Ops(100));
    let me = gil.register("cpu");
    gil.acquire(me);
    for _ in 0..1000 {
        instruction(&gil, me);
    }
    assert_eq!((gil.stats().total().retook(), gil.switches()), (10, 0));
    gil.release(me, Cause::Exit);
    watched(Duration::from_secs(30), || {
        let gil = run_burners("py2", Slice::Ops(100), 2, 300 * MILLI);
        let total = gil.stats().total();
        assert!(total.retook() > total.switches(), "{total:?}");
        assert_eq!(total.asked, 0);
    });
}

/// Nobody interrupts a thread under `coop`; whoever comes gets its turn when the thread leaves.
#[test]
fn coop_never_interrupts() {
    for slice in [Slice::Time(MICRO), Slice::Ops(1)] {
        watched(Duration::from_secs(30), move || {
            let gil = under("coop", slice);
            let main = gil.register("main");
            gil.acquire(main);
            let (_, thread) = spawn(&gil, "waiter", |_, _| ());
            until("it waits", || gil.waiters().len() == 1);
            for _ in 0..100_000 {
                assert!(!instruction(&gil, main));
            }
            assert!(gil.yield_now(main), "the waiter had its turn");
            gil.release(main, Cause::Exit);
            thread.join().unwrap();
            assert_eq!(gil.stats().total().causes[Cause::Expiry.index()], 0);
            check_at_rest(&gil);
        });
    }
}

/// Beside threads that never leave, one that comes back from I/O is served before their slices end. 40 slices would take 20 s; a return
/// whose credit is spent, because the system took the processor from it while it held the lock, costs one of them.
#[test]
fn boost_serves_who_comes_back() {
    watched(Duration::from_secs(30), || {
        let gil = under("boost", Slice::Time(500 * MILLI));
        let stop = Arc::new(AtomicBool::new(false));
        let (_, io) = spawn(&gil, "io", |gil, me| {
            for _ in 0..20 {
                gil.unlocked(me, Cause::BlockingIo, || thread::sleep(MILLI));
                gil.sleep(me, MILLI);
            }
        });
        until("it has begun", || gil.stats().total().acquisitions() > 0);
        let start = Instant::now();
        let threads = burners(&gil, 1, &stop);
        io.join().unwrap();
        let took = start.elapsed();
        stop.store(true, Relaxed);
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        check_at_rest(&gil);
        assert!(took < Duration::from_secs(10), "{took:?}");
    });
}

/// Threads that live on boosts do not starve the others: those keep more than half of the held time.
#[test]
fn boost_starves_nobody() {
    watched(Duration::from_secs(30), || {
        let gil = under("boost", Slice::Time(5 * MILLI));
        let stop = Arc::new(AtomicBool::new(false));
        let hungry: Vec<_> = (0..4)
            .map(|number| {
                let stop = stop.clone();
                let live = move |gil: &Gil, me| {
                    while !stop.load(Relaxed) {
                        // Short enough to keep the credit, and back at once.
                        let end = Instant::now() + 500 * MICRO;
                        while Instant::now() < end {
                            switch_point(gil, me);
                        }
                        gil.unlocked(me, Cause::BlockingIo, || thread::sleep(50 * MICRO));
                    }
                };
                spawn(&gil, &format!("io-{number}"), live).1
            })
            .collect();
        let threads = burners(&gil, 1, &stop);
        thread::sleep(Duration::from_secs(1));
        stop.store(true, Relaxed);
        threads
            .into_iter()
            .chain(hungry)
            .for_each(|thread| thread.join().unwrap());
        let stats = gil.stats();
        let cpu: Duration = stats
            .threads
            .iter()
            .filter(|row| row.name.starts_with("cpu"))
            .map(|row| row.held)
            .sum();
        assert!(cpu > stats.wall / 5, "{cpu:?} of {:?}", stats.wall);
        check_at_rest(&gil);
    });
}

/// A boosted thread that waits for what the last in the queue owns gets it after one round, not after many.
#[test]
fn boost_and_priority_inversion() {
    watched(Duration::from_secs(30), || {
        let gil = under("boost", Slice::Time(2 * MILLI));
        let stop = Arc::new(AtomicBool::new(false));
        let (io, boosted) = spawn(&gil, "io", |gil, me| {
            gil.sleep(me, 20 * MILLI);
            let start = Instant::now();
            assert_eq!(gil.park(me, Cause::Lock, None), Wake::Unparked);
            start.elapsed()
        });
        let threads = burners(&gil, 4, &stop);
        let (_, owner) = spawn(&gil, "owner", move |gil, me| {
            let end = Instant::now() + 100 * MILLI;
            while Instant::now() < end {
                switch_point(gil, me);
            }
            gil.unpark(io);
        });
        let waited = boosted.join().unwrap();
        stop.store(true, Relaxed);
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        owner.join().unwrap();
        assert!(waited < Duration::from_secs(5), "{waited:?}");
        check_at_rest(&gil);
    });
}

/// The books of a lock that is observed closely are exact to the steps of the test; of one that is not, what the lock cannot see
/// counts as held, and the identity holds all the same.
#[test]
fn time_goes_to_whom_it_belongs() {
    for observed_closely in [false, true] {
        let gil = Gil::new(Config {
            observed_closely,
            ..Config::default()
        });
        let (a, b) = (gil.register("a"), gil.register("b"));
        thread::sleep(10 * MILLI);
        gil.acquire(a);
        thread::sleep(10 * MILLI);
        gil.unlocked(a, Cause::BlockingIo, || thread::sleep(50 * MILLI));
        gil.release(a, Cause::Exit);
        gil.acquire(b);
        gil.sleep(b, 50 * MILLI);
        gil.release(b, Cause::Exit);
        let stats = gil.stats();
        let held = stats.threads[0].held;
        assert_eq!(
            held >= 60 * MILLI,
            !observed_closely,
            "{held:?}, observed: {observed_closely}"
        );
        assert!(held >= 10 * MILLI && stats.idle >= 60 * MILLI, "{stats:?}");
        check_at_rest(&gil);
    }
}

/// The longest hold is found with its place; one with a gap nobody measured is none.
#[test]
fn the_longest_hold_has_a_place() {
    let gil = Gil::new(Config {
        observed_closely: true,
        locate: Some(|thread| Some(format!("script.py:{}", thread.number()))),
        ..Config::default()
    });
    let me = gil.register("a");
    gil.acquire(me);
    for pause in [1, 20, 5] {
        thread::sleep(pause * MILLI);
        gil.unlocked(me, Cause::BlockingIo, || thread::sleep(40 * MILLI));
    }
    gil.release(me, Cause::Exit);
    let row = gil.stats().total();
    assert!(
        row.longest_hold >= 20 * MILLI && row.longest_hold < 40 * MILLI,
        "{row:?}"
    );
    assert_eq!(row.longest_at.as_deref(), Some("script.py:1"));
    gil.reset_stats();
    let stats = gil.stats();
    assert_eq!(
        (stats.total().longest_hold, stats.total().longest_at),
        (Duration::ZERO, None)
    );
    assert!(stats.wall < 20 * MILLI, "{:?}", stats.wall);
    check_at_rest(&gil);
}

/// Figures can be forgotten in the middle of everything, and add up from there.
#[test]
fn reset_in_the_middle() {
    for policy in policies() {
        watched(Duration::from_secs(30), move || {
            let gil = under(policy, Slice::Time(100 * MICRO));
            let stop = Arc::new(AtomicBool::new(false));
            let threads = burners(&gil, 3, &stop);
            let main = gil.register("main");
            for _ in 0..20 {
                thread::sleep(MILLI);
                if policy == "coop" {
                    break;
                }
                gil.acquire(main);
                gil.reset_stats();
                assert_eq!((gil.stats().switches, gil.stats().total().acquisitions()), (0, 0));
                gil.release(main, Cause::BlockingIo);
            }
            stop.store(true, Relaxed);
            threads.into_iter().for_each(|thread| thread.join().unwrap());
            check_at_rest(&gil);
        });
    }
}

/// With sixteen waiters, whose patience or place in the queue could add up to more or to less, turns stay near the interval.
#[test]
fn the_interval_does_not_drift() {
    watched(Duration::from_secs(60), || {
        for policy in ["py3", "py39", "fair", "boost"] {
            let gil = run_burners(policy, Slice::Time(2 * MILLI), 16, 300 * MILLI);
            let slice = gil.stats().slice_p50.expect("slices have ended");
            assert!(slice >= MILLI && slice < 40 * MILLI, "{policy}: {slice:?}");
        }
    });
}

/// The effective slice stands beside the requested one.
#[test]
fn the_effective_slice_is_measured() {
    watched(Duration::from_secs(30), || {
        for policy in ["fair", "py3"] {
            let gil = run_burners(policy, Slice::Time(2 * MILLI), 2, 200 * MILLI);
            let slice = gil.stats().slice_p50.expect("slices have ended");
            assert!(slice >= MILLI && slice < 50 * MILLI, "{policy}: {slice:?}");
        }
    });
}

/// Who is left and who is not: each row is what the other thread does while the last one parks.
#[test]
fn who_is_stuck() {
    type Life = fn(&Gil, ThreadId);
    let rows: [(&str, Life, bool); 6] = [
        (
            "parked",
            |gil, me| assert_eq!(gil.park(me, Cause::Lock, None), Wake::Unparked),
            true,
        ),
        (
            "parked with a limit",
            |gil, me| assert_eq!(gil.park(me, Cause::Lock, Some(gil.now() + NEVER)), Wake::Unparked),
            false,
        ),
        (
            "asleep",
            |gil, me| assert_eq!(gil.sleep(me, NEVER), Wake::Interrupted),
            false,
        ),
        (
            "outside",
            |gil, me| gil.unlocked(me, Cause::BlockingIo, || thread::sleep(200 * MILLI)),
            false,
        ),
        ("ended", |_, _| (), true),
        (
            "parked and interrupted",
            |gil, me| {
                gil.interrupt(me);
                gil.unlocked(me, Cause::BlockingIo, || thread::sleep(200 * MILLI));
                gil.park(me, Cause::Lock, None);
            },
            false,
        ),
    ];
    for (what, life, stuck) in rows {
        watched(Duration::from_secs(30), move || {
            let gil = under("py3", Slice::DEFAULT);
            let main = gil.register("main");
            let (other, thread) = spawn(&gil, "other", life);
            thread::sleep(50 * MILLI);
            gil.acquire(main);
            gil.unpark(main);
            let token = gil.park_unless_stuck(main, Cause::Lock, 0, None);
            assert_eq!(token, Ok(Wake::Unparked), "{what}: a token is a reason to come back");
            let soon = gil.park_unless_stuck(main, Cause::Lock, 0, Some(gil.now() + MILLI));
            assert_eq!(soon, Ok(Wake::TimedOut), "{what}: so is a deadline");
            if stuck {
                let answer = gil.park_unless_stuck(main, Cause::Lock, 0, None);
                assert_eq!((answer, gil.holder()), (Err(Deadlock), Some(main)), "{what}");
            } else {
                // Somebody will come back, and unparks it.
                let helper = gil.clone();
                let helper = thread::spawn(move || {
                    thread::sleep(10 * MILLI);
                    helper.interrupt(main);
                });
                let answer = gil.park_unless_stuck(main, Cause::Lock, 0, None);
                assert_eq!(answer, Ok(Wake::Interrupted), "{what}");
                helper.join().unwrap();
            }
            assert_eq!(gil.retire(main), what == "parked", "{what}");
            gil.unpark(other);
            gil.interrupt(other);
            gil.release(main, Cause::Exit);
            thread.join().unwrap();
            check_at_rest(&gil);
        });
    }
}

/// A signal whose handler has not run yet may end any wait.
#[test]
fn a_signal_that_waits_is_no_deadlock() {
    watched(Duration::from_secs(30), || {
        let gil = under("py3", Slice::DEFAULT);
        let main = gil.register("main");
        gil.acquire(main);
        assert_eq!(gil.park_unless_stuck(main, Cause::Lock, 0, None), Err(Deadlock));
        gil.breaker().fetch_or(SIGNAL, Relaxed);
        let watcher = gil.clone();
        let watcher = thread::spawn(move || {
            thread::sleep(10 * MILLI);
            watcher.interrupt(main);
        });
        let answer = gil.park_unless_stuck(main, Cause::Lock, 0, None);
        assert_eq!(answer, Ok(Wake::Interrupted));
        gil.breaker().fetch_and(!SIGNAL, Relaxed);
        assert_eq!(gil.park_unless_stuck(main, Cause::Lock, 0, None), Err(Deadlock));
        watcher.join().unwrap();
        gil.release(main, Cause::Exit);
        check_at_rest(&gil);
    });
}

/// A policy that is asked for by name gets its own slice unless another one is asked for.
#[test]
fn slices_by_default() {
    for (policy, expect) in [
        ("py3", Slice::DEFAULT),
        ("py2", Slice::Ops(101)),
        ("py2:3", Slice::Ops(4)),
    ] {
        let gil = Gil::new(Config {
            policy: by_name(policy).unwrap(),
            ..Config::default()
        });
        assert_eq!((gil.slice(), gil.interval()), (expect, 5 * MILLI), "{policy}");
        let me = gil.register("main");
        gil.acquire(me);
        gil.set_interval(me, MILLI);
        assert_eq!(gil.slice(), Slice::Time(MILLI), "{policy}");
        gil.release(me, Cause::Exit);
    }
}
