//! The lock under OS threads and the wall clock. What needs exact interleavings is in `shuttle.rs`; here it is mass,
//! time and exits.
#![cfg(not(feature = "shuttle"))]

mod common;

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use common::{check_at_rest, spawn, switch_point, under, until, watched};
use minipy_event::{Cause, Event, Kind, Sink};
use minipy_gil::policy::{Arrival, Departure, Impatience, Next, Policy, Py3, Timing};
use minipy_gil::{Config, GIL_DROP_REQUEST, Gil, Place, Queue, Slice, ThreadId, Wake};

const MILLI: Duration = Duration::from_millis(1);
/// An interval that never comes to an end in a test.
const NEVER: Duration = Duration::from_secs(100);

/// A lock under policy `py3` with that interval.
fn py3(interval: Duration) -> Arc<Gil> {
    under("py3", Slice::Time(interval))
}

/// A million times in all, `count` threads give way to each other by forced switches.
fn a_million_hand_overs(count: u64) {
    watched(Duration::from_secs(60), move || {
        let gil = py3(NEVER);
        let goal = Arc::new(AtomicU64::new(0));
        let threads: Vec<_> = (0..count)
            .map(|number| {
                let goal = goal.clone();
                let (_, thread) = spawn(&gil, &format!("t{number}"), move |gil, me| {
                    while goal.load(Relaxed) < 1_000_000 {
                        goal.fetch_add(u64::from(gil.yield_now(me)), Relaxed);
                    }
                });
                thread
            })
            .collect();
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        assert!(gil.switches() >= 1_000_000);
        check_at_rest(&gil);
    });
}

#[test]
fn a_million_hand_overs_between_2() {
    a_million_hand_overs(2);
}

#[test]
fn a_million_hand_overs_between_3() {
    a_million_hand_overs(3);
}

#[test]
fn a_million_hand_overs_between_8() {
    a_million_hand_overs(8);
}

/// A million unparks in a ring: everybody parks until the one before unparks it.
#[test]
fn a_million_unparks_in_a_ring() {
    watched(Duration::from_secs(60), || {
        const THREADS: usize = 5;
        const ROUNDS: usize = 200_000;
        let gil = py3(5 * MILLI);
        let ring: Arc<Mutex<Vec<ThreadId>>> = Arc::default();
        let threads: Vec<_> = (0..THREADS)
            .map(|number| {
                let seats = ring.clone();
                let (me, thread) = spawn(&gil, &format!("t{number}"), move |gil, me| {
                    for _ in 0..ROUNDS {
                        assert_eq!(gil.park(me, Cause::Condition, None), Wake::Unparked);
                        let next = seats.lock().unwrap()[(number + 1) % THREADS];
                        gil.unpark(next);
                    }
                });
                ring.lock().unwrap().push(me);
                thread
            })
            .collect();
        let main = gil.register("main");
        gil.acquire(main);
        gil.unpark(ring.lock().unwrap()[0]);
        gil.release(main, Cause::Exit);
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        check_at_rest(&gil);
    });
}

/// CPU threads under tiny intervals: requests, voids and forced switches in every order, with leaving between them.
#[test]
fn expiry_and_leaving_in_every_order() {
    watched(Duration::from_secs(60), || {
        let gil = py3(Duration::from_micros(1));
        let threads: Vec<_> = (0..6)
            .map(|number| {
                let (_, thread) = spawn(&gil, &format!("t{number}"), move |gil, me| {
                    let mut gave_way = 0u32;
                    for turn in 0..60_000u32 {
                        let before = gil.switches();
                        if switch_point(gil, me) {
                            gave_way += 1;
                            assert!(gil.switches() >= before + 2, "gave way, but nobody came between");
                        }
                        if turn % 64 == number {
                            gil.unlocked(me, Cause::BlockingIo, thread::yield_now);
                        }
                    }
                    gave_way
                });
                thread
            })
            .collect();
        let gave_way: u32 = threads.into_iter().map(|thread| thread.join().unwrap()).sum();
        let total = gil.stats().total();
        assert_eq!(u64::from(gave_way), total.causes[Cause::Expiry.index()]);
        check_at_rest(&gil);
    });
}

/// The holder leaves by itself after a request: the request must not meet the next holder.
#[test]
fn a_stale_request_is_void() {
    watched(Duration::from_secs(30), || {
        let gil = py3(2 * MILLI);
        let main = gil.register("main");
        gil.acquire(main);
        let (_, thread) = spawn(&gil, "asker", |gil, _| gil.breaker().load(Relaxed) & GIL_DROP_REQUEST);
        until("it asks", || gil.breaker().load(Relaxed) & GIL_DROP_REQUEST != 0);
        gil.release(main, Cause::BlockingIo);
        assert_eq!(thread.join().unwrap(), 0, "the new holder met the request");
        let total = gil.stats().total();
        assert_eq!(
            (total.asked, total.void, total.causes[Cause::Expiry.index()]),
            (1, 1, 0)
        );
        check_at_rest(&gil);
    });
}

/// A request is void as well if the same holder leaves and takes the lock again before the waiter comes.
#[test]
fn a_holder_that_barges_back_is_not_asked_at_once() {
    watched(Duration::from_secs(30), || {
        let gil = py3(2 * MILLI);
        let main = gil.register("main");
        gil.acquire(main);
        let (_, thread) = spawn(&gil, "asker", |_, _| ());
        until("it asks", || gil.breaker().load(Relaxed) & GIL_DROP_REQUEST != 0);
        // Whether main or the waiter is faster is up to the kernel; in both cases nothing is left of the request.
        gil.unlocked(main, Cause::BlockingIo, || ());
        let switched = gil.switches() > 0;
        assert!(switched || gil.stats().total().void == 1);
        gil.release(main, Cause::Exit);
        thread.join().unwrap();
        check_at_rest(&gil);
    });
}

#[test]
fn forced_switch_towards_a_thread_that_exits() {
    watched(Duration::from_secs(30), || {
        let gil = py3(50 * MILLI / 1000);
        for _ in 0..500 {
            let main = gil.register("main");
            gil.acquire(main);
            let (_, thread) = spawn(&gil, "short", |_, _| ());
            while !switch_point(&gil, main) {}
            gil.release(main, Cause::Exit);
            gil.unregister(main);
            thread.join().unwrap();
        }
        let stats = gil.stats();
        assert!(stats.total().causes[Cause::Expiry.index()] >= 500);
        assert_eq!(
            stats.total().acquisitions(),
            1000 + stats.total().causes[Cause::Expiry.index()]
        );
        check_at_rest(&gil);
    });
}

/// 100 s -> 1 ms while somebody has waited for long: it asks at once.
#[test]
fn a_new_interval_acts_at_once() {
    watched(Duration::from_secs(30), || {
        let gil = py3(NEVER);
        let main = gil.register("main");
        gil.acquire(main);
        let (_, thread) = spawn(&gil, "waiter", |gil, _| gil.interval());
        until("it waits", || gil.waiters().len() == 1);
        thread::sleep(20 * MILLI);
        assert_eq!(gil.breaker().load(Relaxed), 0);
        let start = Instant::now();
        gil.set_interval(main, MILLI);
        while !switch_point(&gil, main) {}
        assert!(start.elapsed() < Duration::from_secs(5), "waited {:?}", start.elapsed());
        gil.release(main, Cause::Exit);
        assert_eq!(thread.join().unwrap(), MILLI);
        check_at_rest(&gil);
    });
}

/// An interval beyond what the clock can count is for ever, not a crash.
#[test]
fn an_endless_interval() {
    watched(Duration::from_secs(30), || {
        let gil = py3(Duration::MAX);
        let main = gil.register("main");
        gil.acquire(main);
        let (_, thread) = spawn(&gil, "waiter", |_, _| ());
        until("it waits", || gil.waiters().len() == 1);
        gil.release(main, Cause::Exit);
        thread.join().unwrap();
        check_at_rest(&gil);
    });
}

/// A thread that is unparked sleeps in the queue; a holder that computes on must hear from it all the same, each time.
#[test]
fn an_unparked_thread_measures_time() {
    watched(Duration::from_secs(30), || {
        let gil = py3(MILLI);
        let main = gil.register("main");
        for _ in 0..3 {
            let before = gil.stats().total().acquisitions();
            let (sleeper, thread) = spawn(&gil, "parked", |gil, me| gil.park(me, Cause::Lock, None));
            until("it parks", || {
                gil.stats().total().acquisitions() > before && gil.holder().is_none()
            });
            gil.acquire(main);
            gil.unpark(sleeper);
            assert_eq!(
                gil.waiters().iter().map(|waiter| waiter.thread).collect::<Vec<_>>(),
                [sleeper]
            );
            while !switch_point(&gil, main) {}
            gil.release(main, Cause::Exit);
            assert_eq!(thread.join().unwrap(), Wake::Unparked);
        }
        check_at_rest(&gil);
    });
}

/// An unpark by a thread that does not hold the lock, which nobody holds: no release will come to wake the target.
#[test]
fn an_unpark_while_nobody_holds_the_lock() {
    watched(Duration::from_secs(30), || {
        let gil = py3(NEVER);
        let (parker, thread) = spawn(&gil, "parked", |gil, me| gil.park(me, Cause::Join, None));
        until("it parks", || {
            gil.stats().total().acquisitions() == 1 && gil.holder().is_none()
        });
        gil.unpark(parker);
        assert_eq!(thread.join().unwrap(), Wake::Unparked);
        check_at_rest(&gil);
    });
}

/// A policy that passes the lock to whoever came last, and lets nobody else near it.
struct LastFirst;

impl Policy for LastFirst {
    fn name(&self) -> &'static str {
        "last first"
    }
    fn timing(&self) -> Timing {
        Timing::Waiters
    }
    fn may_barge(&mut self, _who: Arrival, _queue: &Queue) -> bool {
        false
    }
    fn place(&mut self, _who: Arrival, _queue: &Queue) -> Place {
        Place::Front
    }
    fn out_of_patience(&mut self, _who: ThreadId, _queue: &Queue) -> Impatience {
        Impatience::Ask
    }
    fn next(&mut self, _leaver: Departure, queue: &Queue) -> Next {
        queue.front().map_or(Next::Free, Next::Grant)
    }
}

/// A waiter whose time is up after a switch has measured parts of two slices: it begins anew and asks nobody.
#[test]
fn patience_counts_for_one_holder_only() {
    watched(Duration::from_secs(30), || {
        let gil = Gil::new(Config {
            policy: Box::new(LastFirst),
            slice: Some(Slice::Time(NEVER)),
            ..Config::default()
        });
        let main = gil.register("main");
        gil.acquire(main);
        let (early, early_thread) = spawn(&gil, "early", |_, _| ());
        until("it waits", || gil.waiters().len() == 1);
        let (_, late_thread) = spawn(&gil, "late", move |gil, me| while !switch_point(gil, me) {});
        until("both wait", || gil.waiters().len() == 2);
        gil.release(main, Cause::BlockingIo);
        until("the late one holds the lock", || gil.switches() == 1);
        gil.run_out(early);
        thread::sleep(20 * MILLI);
        assert_eq!(
            gil.stats().total().asked,
            0,
            "the new holder was asked for the old one's slice"
        );
        gil.run_out(early);
        early_thread.join().unwrap();
        late_thread.join().unwrap();
        assert_eq!(gil.stats().total().asked, 1);
        check_at_rest(&gil);
    });
}

#[test]
fn a_panic_in_unlocked_takes_the_lock_again() {
    let gil = py3(NEVER);
    let me = gil.register("main");
    gil.acquire(me);
    let result = catch_unwind(AssertUnwindSafe(|| {
        gil.unlocked(me, Cause::BlockingIo, || panic!("expected by this test"))
    }));
    assert!(result.is_err());
    assert_eq!(gil.holder(), Some(me));
    assert_eq!(gil.unlocked(me, Cause::BlockingIo, || gil.holder()), None);
    gil.release(me, Cause::Exit);
    check_at_rest(&gil);
}

/// How a rest ends, with what was pending before it and how long it may last.
#[test]
fn what_ends_a_rest() {
    #[derive(Clone, Copy, PartialEq)]
    enum Rest {
        Park,
        Sleep,
    }
    // Pending: `u` unpark, `i` interrupt. The answers of two rests in a row, both limited to one millisecond.
    for (rest, pending, expect) in [
        (Rest::Park, "", [Wake::TimedOut, Wake::TimedOut]),
        (Rest::Park, "u", [Wake::Unparked, Wake::TimedOut]),
        (Rest::Park, "uu", [Wake::Unparked, Wake::TimedOut]),
        (Rest::Park, "i", [Wake::Interrupted, Wake::TimedOut]),
        (Rest::Park, "ii", [Wake::Interrupted, Wake::TimedOut]),
        (Rest::Park, "iu", [Wake::Unparked, Wake::Interrupted]),
        (Rest::Park, "ui", [Wake::Unparked, Wake::Interrupted]),
        (Rest::Sleep, "", [Wake::TimedOut, Wake::TimedOut]),
        (Rest::Sleep, "u", [Wake::TimedOut, Wake::TimedOut]),
        (Rest::Sleep, "i", [Wake::Interrupted, Wake::TimedOut]),
        (Rest::Sleep, "ui", [Wake::Interrupted, Wake::TimedOut]),
    ] {
        let gil = py3(NEVER);
        let me = gil.register("main");
        gil.acquire(me);
        for verb in pending.chars() {
            if verb == 'u' { gil.unpark(me) } else { gil.interrupt(me) }
        }
        let answers = [(); 2].map(|()| match rest {
            Rest::Park => gil.park(me, Cause::Lock, Some(gil.now() + MILLI)),
            Rest::Sleep => gil.sleep(me, MILLI),
        });
        assert_eq!(
            answers,
            expect,
            "{} after {pending:?}",
            if rest == Rest::Park { "park" } else { "sleep" }
        );
        gil.release(me, Cause::Exit);
        check_at_rest(&gil);
    }
}

#[test]
fn a_deadline_in_the_past_costs_no_release() {
    let gil = py3(NEVER);
    let me = gil.register("main");
    gil.acquire(me);
    assert_eq!(gil.park(me, Cause::Lock, Some(gil.now())), Wake::TimedOut);
    assert_eq!(gil.stats().total().acquisitions(), 1);
    gil.release(me, Cause::Exit);
}

/// A sleeper and a parked thread are interrupted from a thread that knows nothing of the lock, beside a busy thread or
/// not.
#[test]
fn interrupt_ends_sleep_and_park() {
    for busy in [0, 2] {
        watched(Duration::from_secs(30), move || {
            let gil = py3(MILLI);
            let stop = Arc::new(AtomicBool::new(false));
            let burners: Vec<_> = (0..busy)
                .map(|number| {
                    let stop = stop.clone();
                    let burn = move |gil: &Gil, me| {
                        while !stop.load(Relaxed) {
                            switch_point(gil, me);
                        }
                    };
                    spawn(&gil, &format!("busy-{number}"), burn).1
                })
                .collect();
            let (sleeper, sleeping) = spawn(&gil, "sleeper", |gil, me| gil.sleep(me, NEVER));
            let (parker, parking) = spawn(&gil, "parked", |gil, me| gil.park(me, Cause::Join, None));
            gil.interrupt(sleeper);
            gil.interrupt(parker);
            assert_eq!(sleeping.join().unwrap(), Wake::Interrupted);
            assert_eq!(parking.join().unwrap(), Wake::Interrupted);
            stop.store(true, Relaxed);
            burners.into_iter().for_each(|thread| thread.join().unwrap());
            check_at_rest(&gil);
        });
    }
}

#[test]
fn clear_interrupt_consumes_it() {
    let gil = py3(NEVER);
    let me = gil.register("main");
    gil.acquire(me);
    assert!(!gil.clear_interrupt(me));
    gil.interrupt(me);
    assert!(gil.clear_interrupt(me));
    assert_eq!(gil.sleep(me, MILLI), Wake::TimedOut);
    gil.release(me, Cause::Exit);
}

/// An id outlives its thread in the list of somebody who did not look; the thread that has the seat now must not feel
/// it.
#[test]
fn a_stale_id_is_ignored() {
    let gil = py3(NEVER);
    let old = gil.register("old");
    gil.acquire(old);
    gil.release(old, Cause::Exit);
    gil.unregister(old);
    let between = gil.register("between");
    gil.acquire(between);
    let new = gil.register("new");
    assert_ne!(old, new);
    gil.unpark(old);
    gil.interrupt(old);
    gil.run_out(old);
    gil.release(between, Cause::Exit);
    gil.acquire(new);
    assert_eq!(gil.park(new, Cause::Lock, Some(gil.now() + MILLI)), Wake::TimedOut);
    gil.release(new, Cause::Exit);
    check_at_rest(&gil);
}

#[test]
fn a_thousand_sleepers_due_together() {
    watched(Duration::from_secs(30), || {
        let gil = py3(5 * MILLI);
        let due = Instant::now() + Duration::from_millis(400);
        let threads: Vec<_> = (0..1000)
            .map(|number| {
                let sleep = move |gil: &Gil, me| {
                    let woke = gil.sleep(me, due.saturating_duration_since(gil.now()));
                    (woke, gil.now() >= due)
                };
                spawn(&gil, &format!("s{number}"), sleep).1
            })
            .collect();
        for thread in threads {
            assert_eq!(thread.join().unwrap(), (Wake::TimedOut, true));
        }
        check_at_rest(&gil);
    });
}

/// A thread per turn: seats are used again, nothing is lost from the sums.
#[test]
fn many_short_threads() {
    watched(Duration::from_secs(60), || {
        let gil = py3(5 * MILLI);
        for _ in 0..250 {
            let threads: Vec<_> = (0..8)
                .map(|_| spawn(&gil, "short", |gil, me| gil.yield_now(me)).1)
                .collect();
            for thread in threads {
                thread.join().unwrap();
            }
        }
        let stats = gil.stats();
        assert!(stats.threads.len() < 300, "{} rows", stats.threads.len());
        assert_eq!(stats.total().acquisitions(), 4000);
        check_at_rest(&gil);
    });
}

/// A parked thread and a sleeping one leave the uncontended path alone.
#[test]
fn a_resting_thread_is_no_waiter() {
    watched(Duration::from_secs(30), || {
        let gil = py3(MILLI);
        let main = gil.register("main");
        let (parker, parking) = spawn(&gil, "parked", |gil, me| gil.park(me, Cause::Lock, None));
        let (sleeper, sleeping) = spawn(&gil, "sleeper", |gil, me| gil.sleep(me, NEVER));
        until("both rest", || {
            gil.stats().total().acquisitions() >= 2 && gil.holder().is_none()
        });
        gil.acquire(main);
        let before = gil.stats().total();
        thread::sleep(20 * MILLI);
        gil.unlocked(main, Cause::BlockingIo, || ());
        let after = gil.stats().total();
        assert_eq!(
            (after.uncontended, after.contended),
            (before.uncontended + 1, before.contended)
        );
        assert_eq!((after.retook(), after.asked), (before.retook() + 1, 0));
        gil.unpark(parker);
        gil.interrupt(sleeper);
        gil.release(main, Cause::Exit);
        parking.join().unwrap();
        sleeping.join().unwrap();
        check_at_rest(&gil);
    });
}

/// Time this thread has been on a CPU, by the kernel's account.
#[cfg(target_os = "linux")]
fn time_on_cpu() -> Duration {
    let figures = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(figures.split_whitespace().next().unwrap().parse().unwrap())
}

/// Whatever a thread rests for, it does not spin through it, with and without somebody who holds the lock beside it.
#[cfg(target_os = "linux")]
#[test]
fn a_resting_thread_costs_no_cpu() {
    for busy in [false, true] {
        watched(Duration::from_secs(30), move || {
            let gil = py3(5 * MILLI);
            let stop = Arc::new(AtomicBool::new(false));
            let stopped = stop.clone();
            let (_, burner) = spawn(&gil, "busy", move |gil, me| {
                while busy && !stopped.load(Relaxed) {
                    switch_point(gil, me);
                }
            });
            for cause in [Cause::Lock, Cause::Condition, Cause::Queue, Cause::Join, Cause::Sleep] {
                let rest = move |gil: &Gil, me| {
                    let before = time_on_cpu();
                    match cause {
                        Cause::Sleep => gil.sleep(me, 100 * MILLI),
                        _ => gil.park(me, cause, Some(gil.now() + 100 * MILLI)),
                    };
                    time_on_cpu() - before
                };
                let spent = spawn(&gil, "resting", rest).1.join().unwrap();
                assert!(spent < 5 * MILLI, "{cause:?}: {spent:?} of 100 ms, busy: {busy}");
            }
            stop.store(true, Relaxed);
            burner.join().unwrap();
        });
    }
}

/// Figures of a run whose every step is known.
#[test]
fn exact_figures() {
    let gil = py3(NEVER);
    let (a, b) = (gil.register("a"), gil.register("b"));
    for (thread, times, cause) in [
        (a, 3, Cause::BlockingIo),
        (b, 2, Cause::Sleep),
        (a, 1, Cause::Lock),
        (b, 1, Cause::Exit),
    ] {
        for _ in 0..times {
            gil.acquire(thread);
            gil.release(thread, cause);
        }
    }
    let stats = gil.stats();
    let rows: Vec<_> = stats
        .threads
        .iter()
        .map(|row| (&*row.name, row.uncontended, row.taken, row.retook()))
        .collect();
    assert_eq!(rows, [("a", 4, 2, 2), ("b", 3, 2, 1)]);
    let mut causes = [[0; Cause::COUNT]; 2];
    causes[0][Cause::BlockingIo.index()] = 1;
    causes[0][Cause::Lock.index()] = 1;
    causes[1][Cause::Sleep.index()] = 1;
    assert_eq!([stats.threads[0].causes, stats.threads[1].causes], causes);
    assert_eq!((stats.policy, stats.switches, stats.total().contended), ("py3", 3, 0));
    check_at_rest(&gil);
}

/// A policy that notes why those who queue had left the lock, and otherwise does as `py3`.
struct Doorman(Arc<Mutex<Vec<Option<Cause>>>>);

impl Policy for Doorman {
    fn name(&self) -> &'static str {
        "doorman"
    }
    fn timing(&self) -> Timing {
        Timing::Waiters
    }
    fn may_barge(&mut self, who: Arrival, queue: &Queue) -> bool {
        Py3.may_barge(who, queue)
    }
    fn place(&mut self, who: Arrival, queue: &Queue) -> Place {
        self.0.lock().unwrap().push(who.left);
        Py3.place(who, queue)
    }
    fn out_of_patience(&mut self, who: ThreadId, queue: &Queue) -> Impatience {
        Py3.out_of_patience(who, queue)
    }
    fn next(&mut self, leaver: Departure, queue: &Queue) -> Next {
        Py3.next(leaver, queue)
    }
}

/// A policy learns why a thread had left also if it had left by the fast path.
#[test]
fn a_policy_knows_why_a_thread_had_left() {
    watched(Duration::from_secs(30), || {
        let seen = Arc::default();
        let gil = Gil::new(Config {
            policy: Box::new(Doorman(Arc::clone(&seen))),
            slice: Some(Slice::Time(NEVER)),
            ..Config::default()
        });
        let (main, other) = (gil.register("main"), gil.register("other"));
        // Each time the other thread leaves for a cause (or has never come), main takes the lock, and the other has to
        // queue.
        let causes = [None, Some(Cause::BlockingIo), Some(Cause::Signal), Some(Cause::Exit)];
        for cause in causes {
            if let Some(cause) = cause {
                gil.acquire(other);
                gil.release(other, cause);
            }
            gil.acquire(main);
            let waiting = gil.clone();
            let thread = thread::spawn(move || {
                waiting.acquire(other);
                waiting.release(other, Cause::Yield);
            });
            until("it waits", || gil.waiters().len() == 1);
            gil.release(main, Cause::Sleep);
            thread.join().unwrap();
        }
        assert_eq!(*seen.lock().unwrap(), causes);
        check_at_rest(&gil);
    });
}

/// The last holder's figures are settled only at the next switch; a thread that starts in between must not inherit
/// them.
#[test]
fn a_new_thread_inherits_no_figures() {
    let gil = py3(NEVER);
    let old = gil.register("old");
    gil.acquire(old);
    gil.release(old, Cause::Exit);
    gil.unregister(old);
    let new = gil.register("new");
    gil.acquire(new);
    gil.release(new, Cause::Exit);
    gil.unregister(new);
    let again = gil.register("again");
    let rows: Vec<_> = gil
        .stats()
        .threads
        .iter()
        .map(|row| (row.number, row.alive, row.uncontended, row.switches()))
        .collect();
    assert_eq!(rows, [(1, false, 1, 1), (2, false, 1, 0), (3, true, 0, 0)]);
    assert_ne!(again, old, "the seat is used again, the id is not");
    check_at_rest(&gil);
}

/// Keeps what it hears.
#[derive(Default)]
struct Ear(Mutex<Vec<Event>>);

impl Sink for Ear {
    fn event(&self, event: &Event) {
        self.0.lock().unwrap().push(event.clone());
    }
}

/// With a sink every turn is told, the uncontended ones too, in order.
#[test]
fn a_sink_hears_every_turn() {
    let ear = Arc::new(Ear::default());
    let gil = Gil::new(Config {
        sink: Some(ear.clone()),
        ..Config::default()
    });
    let me = gil.register("main");
    gil.acquire(me);
    gil.unlocked(me, Cause::BlockingIo, || ());
    gil.yield_now(me);
    gil.unpark(me);
    gil.park(me, Cause::Lock, None);
    gil.sleep(me, MILLI);
    gil.set_interval(me, MILLI);
    gil.release(me, Cause::Exit);
    gil.unregister(me);
    let events = ear.0.lock().unwrap();
    let kinds: Vec<Kind> = events.iter().map(|event| event.kind.clone()).collect();
    let again = Kind::Take { from: Some(1) };
    let expect = [
        Kind::Start { name: "main".into() },
        Kind::Take { from: None },
        Kind::Leave(Cause::BlockingIo),
        Kind::Back,
        again.clone(),
        Kind::Give(Cause::Yield),
        again.clone(),
        Kind::Leave(Cause::Sleep),
        Kind::Back,
        Kind::Wait,
        again,
        Kind::Interval(MILLI),
        Kind::Leave(Cause::Exit),
        Kind::Exit,
    ];
    assert_eq!(kinds, expect);
    assert!(events.iter().all(|event| event.thread == 1));
    assert!(events.is_sorted_by_key(|event| event.at));
    let stats = gil.stats().total();
    assert_eq!((stats.acquisitions(), stats.retook()), (4, 3));
    check_at_rest(&gil);
}

/// Every thread's events alternate as a life must, under load, with all verbs in play.
#[test]
fn a_trace_is_consistent() {
    watched(Duration::from_secs(60), || {
        let ear = Arc::new(Ear::default());
        let gil = Gil::new(Config {
            sink: Some(ear.clone()),
            slice: Some(Slice::Time(Duration::from_micros(50))),
            ..Config::default()
        });
        let idle: Arc<Mutex<VecDeque<ThreadId>>> = Arc::default();
        let threads: Vec<_> = (0..4)
            .map(|number| {
                let idle = idle.clone();
                let live = move |gil: &Gil, me| {
                    for turn in 0..400 {
                        switch_point(gil, me);
                        match (turn + number) % 4 {
                            0 => gil.unlocked(me, Cause::BlockingIo, thread::yield_now),
                            1 => {
                                gil.yield_now(me);
                            }
                            2 => {
                                idle.lock().unwrap().push_back(me);
                                gil.park(me, Cause::Condition, Some(gil.now() + MILLI));
                                idle.lock().unwrap().retain(|other| *other != me);
                            }
                            _ => {
                                let other = idle.lock().unwrap().pop_front();
                                other.into_iter().for_each(|other| gil.unpark(other));
                            }
                        }
                    }
                };
                spawn(&gil, &format!("t{number}"), live).1
            })
            .collect();
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        check_at_rest(&gil);
        let mut holder = None;
        let mut last = None;
        for event in ear.0.lock().unwrap().iter() {
            let who = Some(event.thread);
            match &event.kind {
                Kind::Take { from } => {
                    assert_eq!((holder, *from), (None, last), "{event:?}");
                    (holder, last) = (who, who);
                }
                Kind::Give(_) | Kind::Leave(_) | Kind::Park { .. } => {
                    assert_eq!(holder, who, "{event:?}");
                    holder = None;
                }
                Kind::Ask { of } => assert!(holder == Some(*of) && holder != who, "{event:?}"),
                Kind::Unpark { by } => assert!(by.is_some() && holder == *by && holder != who, "{event:?}"),
                Kind::Interval(_) => panic!("{event:?}"),
                Kind::Wait | Kind::Back | Kind::Start { .. } | Kind::Exit => assert_ne!(holder, who, "{event:?}"),
            }
        }
        assert_eq!(holder, None);
    });
}
