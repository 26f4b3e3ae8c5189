//! The engine: the word, the internal mutex, taking, releasing, waiting, the forced switch.
//!
//! Decides how the lock goes from hand to hand without losing a wake-up (the table is in the crate's documentation).
//! Leaves to a [`Policy`] who goes first, to `park.rs` waiting for anything but the lock, to `register.rs` who exists.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release};
use std::time::{Duration, Instant};

use minipy_event::{Cause, Event, Kind, Sink};

use crate::account::Account;
use crate::policy::{Arrival, Departure, Impatience, Next, Over, Policy, Py3, Timing};
use crate::queue::{Place, Queue};
use crate::slice::{Slice, Turn, nanos};
use crate::spin::Cores;
use crate::state::{Phase, State};
use crate::stats::{Counter, Finished};
use crate::sync::{AtomicU32, AtomicU64, Clock, Guard, Mutex};
use crate::thread::{Seat, Seats, ThreadId};
use crate::{GIL_DROP_REQUEST, GIL_POLL, GIL_TICK};

/// The word of a lock that nobody holds and nobody wants.
const FREE: u32 = 0;
/// Bit 0: somebody holds the lock, or it has been granted and the grantee is on its way.
const LOCKED: u32 = 1;
/// One waiter; the bits above bit 0 count them.
const WAITER: u32 = 2;

/// How a lock is to be.
pub struct Config {
    /// Who goes first.
    pub policy: Box<dyn Policy>,
    /// How long a turn may last while others wait; `None` for what the policy suggests.
    pub slice: Option<Slice>,
    /// Who is told what happens.
    pub sink: Option<Arc<dyn Sink>>,
    /// Every release and acquisition is timed from the start, see [`Gil::observe_closely`].
    pub observed_closely: bool,
    /// Says where a thread is (file and line), for its longest hold. Called now and then by the holder, under the internal mutex: it
    /// must not call the lock.
    pub locate: Option<fn(ThreadId) -> Option<String>>,
}

impl Default for Config {
    /// As CPython: policy `py3`, 5 ms, nobody listening.
    fn default() -> Self {
        Self {
            policy: Box::new(Py3),
            slice: None,
            sink: None,
            observed_closely: false,
            locate: None,
        }
    }
}

/// The lock. Made once per interpreter; every method but `breaker` and the read-only ones names the calling thread.
pub struct Gil {
    word: AtomicU32,
    breaker: AtomicU32,
    pub(crate) turn: Turn,
    pub(crate) account: Account,
    /// The policy's answers that never change.
    pub(crate) switches_everywhere: bool,
    pub(crate) over: Over,
    pub(crate) timing: Timing,
    /// The word counts a waiter that does not exist: no fast path ever applies.
    pub(crate) phantom: AtomicBool,
    /// Why the last holder left, as [`Cause::index`].
    cause: AtomicU32,
    /// The holder, or the last one, as [`ThreadId::pack`]; 0 before the first.
    last: AtomicU64,
    /// How often the lock changed hands: the generation a drop request is checked against. Written by the holder.
    switches: Counter,
    /// Acquisitions without waiting by `last` since it became the holder; flushed into its seat at the next switch.
    run: Counter,
    pub(crate) seats: Seats,
    pub(crate) state: Mutex<State>,
    pub(crate) sink: Option<Arc<dyn Sink>>,
    pub(crate) clock: Clock,
    pub(crate) born: Instant,
    pub(crate) cores: Cores,
    pub(crate) locate: Option<fn(ThreadId) -> Option<String>>,
}

/// The slice a waiter measures its patience by.
pub(crate) struct Watch {
    /// The generation whose holder it watches.
    generation: u64,
    /// Since when.
    began: Instant,
    /// The generation in which it may not take the lock, because it has just been made to give it up.
    barred: Option<u64>,
}

impl Gil {
    /// A lock that nobody holds.
    pub fn new(config: Config) -> Arc<Gil> {
        let policy = config.policy;
        let phantom = config.sink.is_some() || config.observed_closely || policy.owns_every_turn();
        let Slice::Time(default) = Slice::DEFAULT else {
            unreachable!("the default is a time")
        };
        let (interval, ops) = match config.slice.unwrap_or_else(|| policy.slice()) {
            Slice::Time(interval) => (interval, 0),
            Slice::Ops(ops) => (default, ops.max(1)),
        };
        let clock = Clock::new();
        Arc::new(Gil {
            word: AtomicU32::new(u32::from(phantom) * WAITER),
            breaker: AtomicU32::new(0),
            turn: Turn::new(interval, ops),
            account: Account::default(),
            switches_everywhere: policy.switches_everywhere(),
            over: policy.over(),
            timing: policy.timing(),
            phantom: AtomicBool::new(phantom),
            cause: AtomicU32::new(0),
            last: AtomicU64::new(0),
            switches: Counter::default(),
            run: Counter::default(),
            seats: Seats::default(),
            state: Mutex::new(State {
                queue: Queue::default(),
                waiting: Vec::new(),
                policy,
                interval,
                asker: None,
                armed: 0,
                keeper: None,
                express: false,
                demanded_by: None,
                spinner: None,
                ended: Vec::new(),
                finished: Finished::default(),
                next_number: 1,
                switches_before: 0,
                alive: 0,
                stuck: 0,
            }),
            sink: config.sink,
            born: clock.now(),
            clock,
            cores: Cores::default(),
            locate: config.locate,
        })
    }

    /// The word the interpreter's loop looks at, relaxed, at each of its switch points. Bits of [`GIL_POLL`] belong to
    /// the lock and mean "call [`Gil::poll`]"; the others belong to whoever sets them, with `fetch_or`.
    #[inline]
    pub fn breaker(&self) -> &AtomicU32 {
        &self.breaker
    }

    /// Takes the lock, waiting for it if need be. The caller must not hold it.
    #[inline]
    pub fn acquire(&self, me: ThreadId) {
        if self.word.compare_exchange(FREE, LOCKED, Acquire, Relaxed).is_err() {
            return self.acquire_slow(me);
        }
        self.entered(me);
        self.run.add(1);
    }

    /// Gives the lock up. The caller must hold it. Whoever comes first may take it, though one waiter is woken.
    #[inline]
    pub fn release(&self, me: ThreadId, cause: Cause) {
        debug_assert_eq!(self.last(), Some(me), "only the holder may release");
        self.cause.store(cause as u32, Relaxed);
        if self.word.compare_exchange(LOCKED, FREE, Release, Relaxed).is_err() {
            self.release_slow(me, cause);
        }
    }

    /// Runs `f` without the lock, which is taken again even if `f` panics.
    #[inline]
    pub fn unlocked<R>(&self, me: ThreadId, cause: Cause, f: impl FnOnce() -> R) -> R {
        struct Retake<'a>(&'a Gil, ThreadId);
        impl Drop for Retake<'_> {
            fn drop(&mut self) {
                self.0.acquire(self.1);
            }
        }
        self.release(me, cause);
        let _retake = Retake(self, me);
        f()
    }

    /// What a holder does at a switch point whose breaker shows a bit of [`GIL_POLL`]: gives way if a waiter asked for
    /// it. Says whether another thread had the lock meanwhile.
    #[cold]
    pub fn poll(&self, me: ThreadId) -> bool {
        let bits = self.breaker.load(Relaxed);
        let over = bits & GIL_TICK != 0 && self.tick();
        if !over && bits & GIL_DROP_REQUEST == 0 {
            return false;
        }
        match self.over {
            Over::HandOver => self.hand_over(me, Cause::Expiry),
            Over::Retake => self.retake(me),
        }
    }

    /// The holder releases the lock and takes it again if nobody is faster.
    fn retake(&self, me: ThreadId) -> bool {
        let before = self.switches.get();
        self.release(me, Cause::Expiry);
        self.acquire(me);
        if !self.turn.counts_ops() {
            self.turn.begin(self.nanos(), self.interval_nanos());
        }
        self.switches.get() != before
    }

    /// `time.sleep(0)`: lets a waiter go first if there is one; otherwise releases and takes again. Says whether
    /// another thread had the lock meanwhile.
    #[inline]
    pub fn yield_now(&self, me: ThreadId) -> bool {
        if self.word.load(Relaxed) != LOCKED {
            return self.hand_over(me, Cause::Yield);
        }
        let before = self.switches.get();
        self.release(me, Cause::Yield);
        self.acquire(me);
        self.switches.get() != before
    }

    /// The lock was just taken by `me`: notes the switch, if it is one.
    #[inline]
    fn entered(&self, me: ThreadId) {
        if self.last.load(Relaxed) != me.pack() {
            self.switched(me, self.nanos(), self.interval_nanos());
            self.whole_from(1);
        }
    }

    #[cold]
    fn switched(&self, me: ThreadId, now: u64, slice: u64) {
        if let Some(last) = ThreadId::unpack(self.last.load(Relaxed)) {
            let cause = self.cause.load(Relaxed) as usize;
            let counters = &self.seat(last).counters;
            counters.uncontended.add(self.run.get());
            counters.causes[cause].add(1);
            self.seat(last).left.store(cause as u32 + 1, Relaxed);
            self.switches.add(1);
            self.book_switch(Cause::ALL[cause]);
        }
        self.run.take();
        self.book_take(now);
        self.seat(me).counters.taken.add(1);
        // From here on the seat of the last holder may be given to another thread (`register.rs` acquires this store).
        self.last.store(me.pack(), Release);
        self.book_turn(now, slice);
    }

    /// What a policy is told of a thread that comes. Why it had left: the fast release leaves that to whoever takes the lock next; if
    /// nobody has, it still stands where the thread itself put it.
    fn arrival(&self, state: &State, thread: ThreadId, rest: u64, at: u64) -> Arrival {
        let was_last = self.last() == Some(thread);
        let left = match was_last {
            true => Some(self.cause.load(Relaxed) as usize),
            false => (self.seat(thread).left.load(Relaxed) as usize).checked_sub(1),
        };
        Arrival {
            thread,
            left: left.and_then(|index| Cause::ALL.get(index).copied()),
            was_last,
            held: state.waiting[thread.seat()].held,
            rest: Duration::from_nanos(rest),
            interval: state.interval,
            at: Duration::from_nanos(at),
        }
    }

    #[cold]
    fn acquire_slow(&self, me: ThreadId) {
        let mut state = self.state.lock();
        let now = self.clock.now();
        let who = self.arrival(&state, me, 0, self.moment(now));
        let word = self.word.fetch_add(WAITER, AcqRel);
        if who.left.is_some() {
            self.tell(me, || Kind::Back);
        }
        let State { queue, policy, .. } = &mut *state;
        if word & LOCKED == 0 && (queue.is_empty() || policy.may_barge(who, queue)) {
            return self.take(&mut state, me, now);
        }
        self.join(&mut state, me, 0, now);
        drop(self.wait_turn(state, me, self.watch_from(now), now));
    }

    /// Takes the lock as soon as the holder comes to a switch point, before all others and under every policy: for somebody who wants to
    /// look at the threads. The holder gives way for [`Cause::Signal`].
    pub fn acquire_at_once(&self, me: ThreadId) {
        let mut state = self.state.lock();
        let now = self.clock.now();
        let free = self.add_waiter() && state.queue.is_empty();
        if free {
            return self.take(&mut state, me, now);
        }
        self.join(&mut state, me, 0, now);
        state.demanded_by = Some(me);
        self.ask(&mut state, me);
        drop(self.wait_turn(state, me, self.watch_from(now), now));
    }

    #[cold]
    fn release_slow(&self, me: ThreadId, cause: Cause) {
        let mut state = self.state.lock();
        let next = self.give_up(&mut state, me, cause, 0, self.nanos());
        drop(state);
        self.wake(next);
    }

    /// The holder gives way to a waiter and queues again behind it. It cannot take the lock back before somebody else
    /// had it, however long the kernel takes to run the thread that was woken: the forced switch.
    #[cold]
    fn hand_over(&self, me: ThreadId, cause: Cause) -> bool {
        let mut state = self.state.lock();
        let cause = match state.demanded_by.is_some() && cause == Cause::Expiry {
            true => Cause::Signal,
            false => cause,
        };
        if matches!(cause, Cause::Expiry | Cause::Signal) {
            // Without its asker a request is honoured, not void.
            state.asker = None;
            self.breaker.fetch_and(!GIL_DROP_REQUEST, Relaxed);
        }
        let generation = self.switches.get();
        let forced = !state.queue.is_empty();
        let began = self.clock.now();
        let now = self.moment(began);
        let rest = match cause == Cause::Expiry && !self.is_over(now) && !self.turn.counts_ops() {
            true => self.turn.end.get() - now,
            false => 0,
        };
        let next = self.give_up(&mut state, me, cause, 0, now);
        self.word.fetch_add(WAITER, AcqRel);
        if !forced {
            self.take(&mut state, me, began);
            return false;
        }
        self.join(&mut state, me, rest, began);
        state.arm(me);
        drop(state);
        self.wake(next);
        // The slice to be watched is that of the holder to come.
        let watch = Watch {
            generation: generation + 1,
            began,
            barred: Some(generation),
        };
        let state = self.state.lock();
        drop(self.wait_turn(state, me, watch, self.clock.now()));
        true
    }

    /// The holder's part of leaving, under the mutex: settles who is next and frees the lock or passes it on. The
    /// caller wakes the answer once it has dropped the mutex, so that the woken thread does not run into it.
    pub(crate) fn give_up(&self, state: &mut State, me: ThreadId, cause: Cause, on: u64, now: u64) -> Option<ThreadId> {
        self.cause.store(cause as u32, Relaxed);
        self.tell(me, || leaving(cause, on));
        self.book_leave(state, me, now);
        let leaver = Departure {
            thread: me,
            cause,
            held: Duration::from_nanos(now.saturating_sub(self.account.turn.get())),
            slice_over: self.is_over(now),
            express: state.express,
            at: Duration::from_nanos(now),
        };
        let demanded = state.demanded_by.take().map(Next::Grant);
        let State { queue, policy, .. } = state;
        let (next, grant) = match demanded.unwrap_or_else(|| policy.next(leaver, queue)) {
            Next::Grant(next) if queue.contains(next) => (Some(next), true),
            Next::Wake(next) if queue.contains(next) => (Some(next), false),
            Next::Free | Next::Wake(_) | Next::Grant(_) => (queue.front(), false),
        };
        let next = match grant {
            true => next,
            false => next.map(|next| state.who_sleeps(next)),
        };
        if let Some(next) = next {
            // Once signalled it spins no more, and the leaver may.
            state.spinner.take_if(|spinner| *spinner == next);
            let next = &mut state.waiting[next.seat()];
            next.granted = grant;
            next.nudged = true;
            if grant {
                // A good guess, so that the leaver can set its alarm for the turn to come. It is corrected when that begins.
                let slice = if next.rest > 0 {
                    next.rest
                } else {
                    nanos(state.interval)
                };
                self.turn.end.set(now.saturating_add(slice));
            }
        }
        if !grant {
            self.word.fetch_and(!LOCKED, Release);
        }
        next
    }

    /// Wakes a waiter. Called without the mutex.
    pub(crate) fn wake(&self, who: Option<ThreadId>) {
        if let Some(who) = who {
            let seat = self.seat(who);
            seat.signal.store(1, Release);
            seat.wake.notify();
        }
    }

    /// Stands `who` into the queue, `now`; the caller has counted it in the word.
    /// `rest` is what was left of its slice in nanoseconds, if it had to give way before that was over.
    pub(crate) fn join(&self, state: &mut State, who: ThreadId, rest: u64, now: Instant) {
        let arrival = self.arrival(state, who, rest, self.moment(now));
        let State {
            queue,
            policy,
            waiting,
            stuck,
            ..
        } = state;
        let entry = &mut waiting[who.seat()];
        *stuck -= usize::from(std::mem::take(&mut entry.stuck));
        entry.place = policy.place(arrival, queue);
        entry.rest = if entry.place == Place::Front { rest } else { 0 };
        queue.join(who, entry.place);
        entry.phase = Phase::Queued;
        entry.run_out = false;
        entry.since = now;
        let place = entry.place;
        self.tell(who, || Kind::Wait);
        if place == Place::Express && !state.express && self.is_locked() {
            self.ask(state, who);
        }
    }

    /// Waits in the queue until the lock is taken. The one place in which a thread sleeps for the lock. `now` was read since the
    /// mutex was taken: what is booked under it must not go back in time.
    pub(crate) fn wait_turn<'a>(
        &'a self,
        mut state: Guard<'a, State>,
        me: ThreadId,
        mut watch: Watch,
        mut now: Instant,
    ) -> Guard<'a, State> {
        let at = me.seat();
        state.arm(me);
        loop {
            let nudged = std::mem::take(&mut state.waiting[at].nudged);
            if self.may_take(&state, me, &watch) {
                self.take(&mut state, me, now);
                return state;
            }
            if nudged {
                // Somebody was faster. CPython's waiter begins a new interval here, and so does this one.
                self.watch_again(&mut watch, now);
            }
            let patience = match self.timing {
                Timing::Waiters if !self.turn.counts_ops() => Some(state.interval),
                Timing::Waiters | Timing::Holder | Timing::Nobody => None,
            };
            let limit = |watch: &Watch| patience.and_then(|patience| watch.began.checked_add(patience));
            let mut until = limit(&watch);
            if std::mem::take(&mut state.waiting[at].run_out) || until.is_some_and(|until| now >= until) {
                let asked = self.out_of_patience(&mut state, me, &watch);
                self.watch_again(&mut watch, now);
                until = limit(&watch);
                if asked && self.spins_in_queue(&mut state, me) {
                    state = self.spin(state, me, None, |waiting| &mut waiting.asks);
                    now = self.clock.now();
                    continue;
                }
            }
            if self.timing == Timing::Holder {
                until = self.alarm(&mut state, me, self.moment(now));
            }
            state = self.seat(me).wake.wait(state, until);
            now = self.clock.now();
            if let Some(alarm) = until.filter(|_| state.keeper == Some(me)) {
                self.learn_lead(alarm, now);
            }
        }
    }

    /// A waiter that watches whoever holds the lock now, since `began`.
    pub(crate) fn watch_from(&self, began: Instant) -> Watch {
        Watch {
            generation: self.switches.get(),
            began,
            barred: None,
        }
    }

    fn may_take(&self, state: &State, me: ThreadId, watch: &Watch) -> bool {
        let free = self.word.load(Relaxed) & LOCKED == 0;
        state.waiting[me.seat()].granted || free && watch.barred != Some(self.switches.get())
    }

    fn watch_again(&self, watch: &mut Watch, now: Instant) {
        let earliest = watch.barred.map_or(0, |barred| barred + 1);
        watch.generation = self.switches.get().max(earliest);
        watch.began = now;
    }

    /// Says whether it asked the holder to drop the lock.
    #[cold]
    fn out_of_patience(&self, state: &mut State, me: ThreadId, watch: &Watch) -> bool {
        if self.word.load(Relaxed) & LOCKED == 0 || self.switches.get() != watch.generation {
            return false;
        }
        let answer = match self.timing {
            Timing::Waiters => state.policy.out_of_patience(me, &state.queue),
            Timing::Holder => {
                self.end_slice();
                return false;
            }
            Timing::Nobody => return false,
        };
        if answer == Impatience::Wait {
            return false;
        }
        self.ask(state, me);
        if answer == Impatience::AskAndRequeue && state.queue.leave(me) {
            state.queue.join(me, Place::Back);
        }
        true
    }

    /// Whether a waiter that has just asked spins: a holder that runs obeys within a microsecond, and the waiter is the one to be woken.
    fn spins_in_queue(&self, state: &mut State, me: ThreadId) -> bool {
        state.queue.front() == Some(me)
            && state.spinner.is_none()
            && self.cores.several()
            && state.waiting[me.seat()].asks.advises()
    }

    /// Asks the holder to drop the lock, unless somebody has.
    fn ask(&self, state: &mut State, me: ThreadId) {
        if self.breaker.load(Relaxed) & GIL_DROP_REQUEST == 0 {
            state.asker = Some(me);
            self.seat(me).counters.asked.add(1);
            self.breaker.fetch_or(GIL_DROP_REQUEST, Relaxed);
            self.tell(me, || Kind::Ask {
                of: self.last().map_or(0, ThreadId::number),
            });
        }
    }

    /// Takes a lock that is free or granted, under the mutex, by a thread that is counted in the word.
    fn take(&self, state: &mut State, me: ThreadId, now: Instant) {
        let entry = &mut state.waiting[me.seat()];
        // A waiter less in the upper bits; bit 0 is set already if the lock was granted, and is set now if it was free.
        let step = if std::mem::take(&mut entry.granted) {
            WAITER
        } else {
            WAITER - LOCKED
        };
        self.word.fetch_sub(step, AcqRel);
        if std::mem::take(&mut entry.armed) {
            state.armed -= 1;
        }
        let waited = entry.phase == Phase::Queued;
        entry.phase = Phase::Away;
        state.demanded_by.take_if(|demander| *demander == me);
        let since = entry.since;
        let slice = match std::mem::take(&mut entry.rest) {
            0 => nanos(state.interval),
            rest => rest,
        };
        state.express = waited && entry.place == Place::Express;
        state.keeper.take_if(|keeper| *keeper == me);
        // A request that is still there was meant for an earlier holder.
        if self.breaker.load(Relaxed) & GIL_POLL != 0 {
            self.breaker.fetch_and(!GIL_POLL, Relaxed);
            self.turn.over.store(0, Relaxed);
            if let Some(asker) = state.asker.take() {
                self.seat(asker).counters.void.add(1);
            }
        }
        self.tell(me, || Kind::Take {
            from: self.last().map(ThreadId::number),
        });
        let nanos = self.moment(now);
        match self.last() == Some(me) {
            true => self.book_take(nanos),
            false => self.switched(me, nanos, slice),
        }
        if waited {
            state.queue.leave(me);
            let wait = now.saturating_duration_since(since);
            self.seat(me).counters.waited(wait);
            self.account.waits.add(crate::slice::nanos(wait));
        } else {
            self.run.add(1);
            self.whole_from(0);
        }
        self.keep_time(state);
        // Requests of those who want the lock at once and came while it was on its way to this thread have been cleared above.
        let express = state
            .queue
            .front()
            .filter(|front| !state.express && state.waiting[front.seat()].place == Place::Express);
        if let Some(urgent) = state.demanded_by.or(express) {
            self.ask(state, urgent);
        }
    }

    /// The moment by the lock's clock: deadlines are given in its terms.
    #[inline]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Who holds the lock, if somebody does. True for as long as the caller itself is the holder, else a moment ago.
    pub fn holder(&self) -> Option<ThreadId> {
        (self.word.load(Acquire) & LOCKED != 0).then(|| self.last()).flatten()
    }

    /// The holder, or the last one.
    pub(crate) fn last(&self) -> Option<ThreadId> {
        ThreadId::unpack(self.last.load(Acquire))
    }

    /// The number of switches so far.
    pub fn switches(&self) -> u64 {
        self.switches.get()
    }

    /// Acquisitions without waiting that are not yet in the seat of `last`.
    pub(crate) fn run(&self) -> u64 {
        self.run.get()
    }

    /// Forgets them.
    pub(crate) fn take_run(&self) {
        self.run.take();
    }

    /// Whether the lock is held or granted.
    pub(crate) fn is_locked(&self) -> bool {
        self.word.load(Relaxed) & LOCKED != 0
    }

    /// Counts a thread that was stood into the queue as a waiter in the word. Says whether the lock is free.
    pub(crate) fn add_waiter(&self) -> bool {
        self.word.fetch_add(WAITER, AcqRel) & LOCKED == 0
    }

    #[inline]
    pub(crate) fn seat(&self, who: ThreadId) -> &Seat {
        self.seats.get(who.seat())
    }

    /// Tells the sink, if there is one, what happened to `who`. Called under the mutex, so that events arrive in order.
    pub(crate) fn tell(&self, who: ThreadId, kind: impl FnOnce() -> Kind) {
        if let Some(sink) = &self.sink {
            let at = self.clock.now().saturating_duration_since(self.born);
            sink.event(&Event {
                at,
                thread: who.number(),
                kind: kind(),
            });
        }
    }
}

/// What leaving for that cause is called; `on` is what is waited for.
fn leaving(cause: Cause, on: u64) -> Kind {
    match cause {
        Cause::Expiry | Cause::Yield | Cause::Signal => Kind::Give(cause),
        Cause::BlockingIo | Cause::Sleep | Cause::Exit => Kind::Leave(cause),
        Cause::Lock | Cause::Condition | Cause::Queue | Cause::Join => Kind::Park { cause, on },
    }
}
