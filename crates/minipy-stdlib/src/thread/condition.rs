//! `threading.Condition`: a lock, and threads that wait until another one says that something has changed.
//!
//! Over a `Lock` or an `RLock` itself everything is done here: a waiter parks once, `notify` moves it into the queue of the lock, and
//! the release that opens the lock for it wakes it. Over anything else that can be acquired and released, the lock's own methods are
//! called, those of `_thread.RLock` too if it has them (`_release_save`, `_acquire_restore`, `_is_owned`), and `notify` wakes.

use super::lock::{self, Basic};
use super::timeout::{self, nanoseconds};
use minipy_vm::native::{
    Args, Arity, Awaited, Cause, ClassId, Comparison, NativeClass, NativeDef, NativeSlots, Num, OBJECT_SLOTS, Outcome,
    Payload, Raised, Spot, Thread, ThreadId, Value, WEAKREF, Wake,
};
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// `threading.Condition`.
#[derive(Default)]
struct Condition {
    /// The lock; absent before `__init__`.
    lock: Value,
    /// What kind of lock that is; None for one of a script's own making.
    basic: Option<Basic>,
    /// The methods of a script's lock.
    own: Option<Box<Own>>,
    /// Who waits, in the order of coming, so that the tickets ascend.
    waiters: VecDeque<Waiter>,
    /// The last ticket given by a condition over a script's lock; else the lock gives them.
    last_ticket: u64,
}

/// The methods of a lock of a script's own making, as they were when the condition was made.
struct Own {
    acquire: Value,
    release: Value,
    release_save: Option<Value>,
    acquire_restore: Option<Value>,
    is_owned: Option<Value>,
}

#[derive(Clone, Copy)]
struct Waiter {
    ticket: u64,
    thread: ThreadId,
}

impl Payload for Condition {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.lock);
        if let Some(own) = &self.own {
            visit(&own.acquire);
            visit(&own.release);
            let optional = [&own.release_save, &own.acquire_restore, &own.is_owned];
            optional.into_iter().flatten().for_each(visit);
        }
    }

    fn awaited(&self) -> Option<Awaited<'_>> {
        Some(Awaited {
            holder: None,
            since: Spot::default(),
            made: None,
            kind: "condition",
        })
    }

    /// `notify` has moved it into the queue of the lock.
    fn sent_on(&self, waiter: ThreadId) -> Option<&Value> {
        let here = self.waiters.iter().any(|waiting| waiting.thread == waiter);
        (!here && self.basic.is_some()).then_some(&self.lock)
    }
}

impl Condition {
    fn position(&self, ticket: u64) -> Option<usize> {
        self.waiters.binary_search_by_key(&ticket, |waiter| waiter.ticket).ok()
    }
}

/// `__init__` of a subclass has not called ours, or the collector has taken the object apart.
#[cold]
fn not_made(thread: &mut Thread, condition: &Value) -> Raised {
    let message = format!("'{}' object has no attribute '_lock'", thread.class_name(condition));
    thread.attribute_error(message, condition, &Value::intern("_lock"))
}

/// The lock and its kind.
#[inline]
fn parts(thread: &mut Thread, condition: &Value) -> Outcome<(Value, Option<Basic>)> {
    match condition.payload::<Condition>(thread) {
        Some(state) if state.lock.given().is_some() => Ok((state.lock.clone(), state.basic)),
        _ => Err(not_made(thread, condition)),
    }
}

/// One of the methods of a script's lock.
fn own(thread: &mut Thread, condition: &Value, pick: fn(&Own) -> Option<&Value>) -> Option<Value> {
    let state = condition.payload::<Condition>(thread)?;
    state.own.as_deref().and_then(pick).cloned()
}

fn new(_: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(Value::payload_object(class, Condition::default()))
}

/// `__init__(lock=None)`.
fn init(thread: &mut Thread, condition: &Value, args: Args<'_>) -> Outcome<()> {
    let given = optional(thread, args.by_position(), args, "__init__", "lock")?;
    let lock = match given.filter(|lock| !lock.is_none()) {
        Some(lock) => lock,
        None => lock::make(thread, Basic::Recursive),
    };
    let basic = lock::basic(thread, &lock);
    let methods = match basic {
        Some(_) => None,
        None => Some(Box::new(methods_of(thread, &lock)?)),
    };
    let Some(state) = condition.payload_mut::<Condition>(thread) else {
        return Ok(());
    };
    let old = (
        std::mem::replace(&mut state.lock, lock),
        std::mem::replace(&mut state.own, methods),
    );
    state.basic = basic;
    drop(old);
    Ok(())
}

fn methods_of(thread: &mut Thread, lock: &Value) -> Outcome<Own> {
    let acquire = thread.get_attr(lock, &Value::intern("acquire"))?;
    let release = thread.get_attr(lock, &Value::intern("release"))?;
    thread.get_attr(lock, &Value::intern("locked"))?;
    Ok(Own {
        acquire,
        release,
        release_save: thread.find_attr(lock, &Value::intern("_release_save"))?,
        acquire_restore: thread.find_attr(lock, &Value::intern("_acquire_restore"))?,
        is_owned: thread.find_attr(lock, &Value::intern("_is_owned"))?,
    })
}

/// The one optional argument of a method, with the errors of a function written in Python.
#[inline]
fn optional(
    thread: &mut Thread,
    by_position: &[Value],
    args: Args<'_>,
    method: &str,
    name: &'static str,
) -> Outcome<Option<Value>> {
    match by_position {
        [] if args.names.is_empty() => Ok(None),
        [value] if args.names.is_empty() => Ok(Some(value.clone())),
        _ => places(thread, by_position, args, method, [name]).map(|[value]| value),
    }
}

/// Puts arguments in their places, with the errors of a function written in Python.
#[cold]
fn places<const N: usize>(
    thread: &mut Thread,
    by_position: &[Value],
    args: Args<'_>,
    method: &str,
    names: [&'static str; N],
) -> Outcome<[Option<Value>; N]> {
    let function = format!("Condition.{method}");
    let mut found = [const { None }; N];
    for (place, value) in found.iter_mut().zip(by_position) {
        *place = Some(value.clone());
    }
    for (given, value) in args.by_keyword() {
        let given = given.as_str().unwrap_or_default();
        let Some(index) = names.iter().position(|name| *name == given) else {
            let known: Vec<&str> = std::iter::once("self").chain(names).collect();
            return Err(thread.unexpected_keyword(&function, given, &known));
        };
        if found[index].replace(value.clone()).is_some() {
            let message = format!("{function}() got multiple values for argument '{given}'");
            return Err(thread.type_error(message));
        }
    }
    if by_position.len() > N {
        let (least, given) = (N, by_position.len() + 1);
        let most = N + 1;
        let message = format!("{function}() takes from {least} to {most} positional arguments but {given} were given");
        return Err(thread.type_error(message));
    }
    Ok(found)
}

/// Is the lock held by the caller, as far as it can tell?
fn owned(thread: &mut Thread, condition: &Value, lock: &Value, basic: Option<Basic>) -> Outcome<bool> {
    if let Some(basic) = basic {
        return Ok(lock::is_mine(thread, lock, basic));
    }
    if let Some(is_owned) = own(thread, condition, |own| own.is_owned.as_ref()) {
        let answer = thread.call(&is_owned, &[])?;
        return thread.truth(&answer);
    }
    // A plain lock does not know its holder: one that cannot be taken is taken for "mine".
    let Some(acquire) = own(thread, condition, |own| Some(&own.acquire)) else {
        return Ok(false);
    };
    let taken = thread.call(&acquire, &[Value::FALSE])?;
    if !thread.truth(&taken)? {
        return Ok(true);
    }
    release_own(thread, condition)?;
    Ok(false)
}

fn release_own(thread: &mut Thread, condition: &Value) -> Outcome {
    match own(thread, condition, |own| Some(&own.release)) {
        Some(release) => thread.call(&release, &[]),
        None => Ok(Value::NONE),
    }
}

/// How long a wait lasts at most.
fn limit(thread: &mut Thread, timeout: Option<&Value>) -> Outcome<Option<Option<Instant>>> {
    let Some(timeout) = timeout.filter(|timeout| !timeout.is_none()) else {
        return Ok(None);
    };
    if !thread.compare_is_true(Comparison::Gt, timeout, &Value::small_int(0))? {
        return Ok(Some(Some(thread.heap().gil.now())));
    }
    let nanoseconds = nanoseconds(thread, timeout)?;
    Ok(Some(timeout::deadline(thread, nanoseconds)))
}

/// `wait(timeout=None)`.
fn wait(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let timeout = optional(thread, &args.by_position()[1..], args, "wait", "timeout")?;
    let (lock, basic) = parts(thread, &args[0])?;
    if !owned(thread, &args[0], &lock, basic)? {
        return Err(thread.raise(ClassId::RuntimeError, "cannot wait on un-acquired lock"));
    }
    let deadline = limit(thread, timeout.as_ref())?.flatten();
    let notified = match basic {
        Some(basic) => wait_basic(thread, &args[0], &lock, basic, deadline),
        None => wait_own(thread, &args[0], deadline),
    };
    notified.map(Value::bool)
}

/// Waits with a lock of ours.
fn wait_basic(
    thread: &mut Thread,
    condition: &Value,
    lock: &Value,
    basic: Basic,
    deadline: Option<Instant>,
) -> Outcome<bool> {
    let me = thread.id();
    let ticket = lock::new_ticket(thread, lock, basic);
    if let Some(state) = condition.payload_mut::<Condition>(thread) {
        state.waiters.push_back(Waiter { ticket, thread: me });
    }
    let saved = lock::release_all(thread, lock, basic);
    let (notified, wake) = park(thread, condition, ticket, deadline);
    let raised = wake.as_ref().err().map(|_| thread.take_exception());
    // Once notified it stands in the lock's queue, or has been called from there.
    lock::take_back(thread, lock, basic, saved, notified.then_some(ticket))?;
    match raised {
        Some(exception) => Err(thread.reraise(exception)),
        None => Ok(notified),
    }
}

/// Parks until `notify` has taken the ticket off the list, the deadline passes or a signal raises. Says which, the first before the
/// others.
fn park(thread: &mut Thread, condition: &Value, ticket: u64, deadline: Option<Instant>) -> (bool, Outcome<Wake>) {
    loop {
        let wake = thread.park_on(condition, Cause::Condition, deadline);
        let Some(state) = condition.payload_mut::<Condition>(thread) else {
            return (false, wake);
        };
        let Some(position) = state.position(ticket) else {
            return (true, wake);
        };
        match wake {
            Ok(Wake::Unparked | Wake::Interrupted) => {}
            Ok(Wake::TimedOut) | Err(_) => {
                state.waiters.remove(position);
                return (false, wake);
            }
        }
    }
}

/// Waits with a lock of a script's own making.
fn wait_own(thread: &mut Thread, condition: &Value, deadline: Option<Instant>) -> Outcome<bool> {
    let me = thread.id();
    let Some(state) = condition.payload_mut::<Condition>(thread) else {
        return Ok(false);
    };
    state.last_ticket += 1;
    let ticket = state.last_ticket;
    state.waiters.push_back(Waiter { ticket, thread: me });
    let saved = match own(thread, condition, |own| own.release_save.as_ref()) {
        Some(release_save) => thread.call(&release_save, &[])?,
        None => release_own(thread, condition)?,
    };
    let (notified, wake) = park(thread, condition, ticket, deadline);
    let raised = wake.as_ref().err().map(|_| thread.take_exception());
    restore_own(thread, condition, saved)?;
    match raised {
        Some(exception) => Err(thread.reraise(exception)),
        None => Ok(notified),
    }
}

fn restore_own(thread: &mut Thread, condition: &Value, saved: Value) -> Outcome {
    if let Some(restore) = own(thread, condition, |own| own.acquire_restore.as_ref()) {
        return thread.call(&restore, &[saved]);
    }
    match own(thread, condition, |own| Some(&own.acquire)) {
        Some(acquire) => thread.call(&acquire, &[]),
        None => Ok(Value::NONE),
    }
}

/// Calls `wait`, which a subclass may have overridden.
fn wait_again(thread: &mut Thread, condition: &Value, remaining: Option<Value>) -> Outcome<()> {
    let timeout = remaining.unwrap_or(Value::NONE);
    if is_exact(thread, condition) {
        return wait(thread, Args::positional(&[condition.clone(), timeout])).map(drop);
    }
    thread.call_method(condition, "wait", &[timeout]).map(drop)
}

fn is_exact(thread: &mut Thread, condition: &Value) -> bool {
    let class = thread.native_class(&CLASS);
    thread.class_of(condition).is(&class)
}

/// `wait_for(predicate, timeout=None)`: the predicate's last value.
fn wait_for(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let condition = &args[0];
    let names = ["predicate", "timeout"];
    let [predicate, timeout] = places(thread, &args.by_position()[1..], args, "wait_for", names)?;
    let Some(predicate) = predicate else {
        let message = "Condition.wait_for() missing 1 required positional argument: 'predicate'";
        return Err(thread.type_error(message));
    };
    let timeout = timeout.filter(|timeout| !timeout.is_none());
    let mut remaining = timeout.clone();
    let mut end = None;
    loop {
        let result = thread.call(&predicate, &[])?;
        if thread.truth(&result)? {
            return Ok(result);
        }
        if let Some(timeout) = &timeout {
            let now = thread.heap().gil.now();
            match end {
                None => end = Some(later(thread, now, timeout)?),
                Some(end) => {
                    let left = end.map(|end: Instant| end.saturating_duration_since(now));
                    if left.is_some_and(|left| left.is_zero()) {
                        return Ok(result);
                    }
                    remaining = Some(left.map_or(timeout.clone(), |left| Value::float(left.as_secs_f64())));
                }
            }
        }
        wait_again(thread, condition, remaining.clone())?;
    }
}

/// So many seconds after `now`; None if that is beyond what the clock can count.
fn later(thread: &mut Thread, now: Instant, seconds: &Value) -> Outcome<Option<Instant>> {
    let seconds = crate::support::real(thread, seconds)?;
    Ok(match Duration::try_from_secs_f64(seconds) {
        Ok(duration) => now.checked_add(duration),
        Err(_) if seconds < 0.0 => Some(now),
        Err(_) => None,
    })
}

/// `notify(n=1)`.
fn notify(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let count = optional(thread, &args.by_position()[1..], args, "notify", "n")?;
    notify_some(thread, &args[0], count.as_ref())
}

fn notify_some(thread: &mut Thread, condition: &Value, count: Option<&Value>) -> Outcome {
    let (lock, basic) = parts(thread, condition)?;
    if !owned(thread, condition, &lock, basic)? {
        return Err(thread.raise(ClassId::RuntimeError, "cannot notify on un-acquired lock"));
    }
    let waiting = condition
        .payload::<Condition>(thread)
        .map_or(0, |state| state.waiters.len());
    if waiting == 0 {
        return Ok(Value::NONE);
    }
    let count = match count {
        None => 1,
        Some(count) => number(thread, count, waiting)?,
    };
    for _ in 0..count {
        let next = condition
            .payload_mut::<Condition>(thread)
            .and_then(|state| state.waiters.pop_front());
        let Some(waiter) = next else { break };
        match basic {
            Some(basic) => lock::enqueue(thread, &lock, basic, waiter.ticket, waiter.thread),
            None => thread.unpark(waiter.thread),
        }
    }
    Ok(Value::NONE)
}

/// How many of `most` waiters a script's number means.
fn number(thread: &mut Thread, count: &Value, most: usize) -> Outcome<usize> {
    if let Some(float) = count.as_float() {
        return Ok((float.ceil().max(0.0) as usize).min(most));
    }
    if Num::of(count).is_none() {
        // What is no number is refused as the comparison with 0 refuses it.
        return Ok(
            match thread.compare_is_true(Comparison::Gt, count, &Value::small_int(0))? {
                true => thread.index_clamped(count)?.max(0).min(most as i64) as usize,
                false => 0,
            },
        );
    }
    Ok(usize::try_from(thread.index_clamped(count)?).unwrap_or(0).min(most))
}

/// `notify_all()`, by way of `notify`, which a subclass may have overridden.
fn notify_all(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let waiting = args[0]
        .payload::<Condition>(thread)
        .map_or(0, |state| state.waiters.len());
    let count = Value::length(waiting);
    if is_exact(thread, &args[0]) {
        return notify_some(thread, &args[0], Some(&count));
    }
    thread.call_method(&args[0], "notify", &[count])
}

/// `acquire`, `release` and `locked` are those of the lock, and so are `__enter__` and `__exit__`.
fn forward(
    thread: &mut Thread,
    args: Args<'_>,
    name: &str,
    ours: fn(&mut Thread, Basic, Args<'_>) -> Outcome,
) -> Outcome {
    let (lock, basic) = parts(thread, &args[0])?;
    if let Some(basic) = basic {
        if let [_] = args.values {
            return ours(thread, basic, Args::positional(&[lock]));
        }
        let mut values = args.values.to_vec();
        values[0] = lock;
        let names = args.names;
        return ours(thread, basic, Args { values: &values, names });
    }
    let method = thread.get_attr(&lock, &Value::intern(name))?;
    let values = &args.values[1..];
    thread.call_with(
        &method,
        Args {
            values,
            names: args.names,
        },
    )
}

fn acquire(thread: &mut Thread, args: Args<'_>) -> Outcome {
    forward(thread, args, "acquire", lock::acquire_basic)
}

fn release(thread: &mut Thread, args: Args<'_>) -> Outcome {
    forward(thread, args, "release", lock::release_basic)
}

fn locked(thread: &mut Thread, args: Args<'_>) -> Outcome {
    forward(thread, args, "locked", lock::locked_basic)
}

fn enter(thread: &mut Thread, args: Args<'_>) -> Outcome {
    forward(thread, args, "__enter__", lock::acquire_basic)
}

/// What `__exit__` is told means nothing to a lock.
fn exit(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (lock, basic) = parts(thread, &args[0])?;
    match basic {
        Some(basic) => lock::release_basic(thread, basic, Args::positional(&[lock])),
        None => thread.call_method(&lock, "__exit__", &args.values[1..]),
    }
}

fn is_owned(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (lock, basic) = parts(thread, &args[0])?;
    owned(thread, &args[0], &lock, basic).map(Value::bool)
}

fn release_save(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (lock, basic) = parts(thread, &args[0])?;
    match basic {
        Some(Basic::Recursive) => thread.call_method(&lock, "_release_save", &[]),
        Some(basic) => lock::release_basic(thread, basic, Args::positional(&[lock])),
        None => match own(thread, &args[0], |own| own.release_save.as_ref()) {
            Some(release_save) => thread.call(&release_save, &[]),
            None => release_own(thread, &args[0]),
        },
    }
}

fn acquire_restore(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (lock, basic) = parts(thread, &args[0])?;
    match basic {
        Some(Basic::Recursive) => thread.call_method(&lock, "_acquire_restore", &args.values[1..]),
        Some(basic) => lock::acquire_basic(thread, basic, Args::positional(&[lock])).map(|_| Value::NONE),
        None => restore_own(thread, &args[0], args[1].clone()),
    }
}

fn inner_lock(thread: &mut Thread, args: Args<'_>) -> Outcome {
    parts(thread, &args[0]).map(|(lock, _)| lock)
}

fn repr(thread: &mut Thread, condition: &Value) -> Outcome {
    let (lock, _) = parts(thread, condition)?;
    let lock = thread.repr_text(&lock)?;
    let waiting = condition
        .payload::<Condition>(thread)
        .map_or(0, |state| state.waiters.len());
    Ok(Value::str(&format!("<Condition({lock}, {waiting})>")))
}

static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    new: Some(new),
    init: Some(init),
    ..OBJECT_SLOTS
};

/// `threading.Condition`.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "Condition",
    module: "threading",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("acquire", Arity::Any, acquire),
        NativeDef::method("release", Arity::Zero, release),
        NativeDef::method("locked", Arity::Zero, locked),
        NativeDef::method("__enter__", Arity::Zero, enter),
        NativeDef::method("__exit__", Arity::Any, exit),
        NativeDef::method("wait", Arity::Any, wait),
        NativeDef::method("wait_for", Arity::Any, wait_for),
        NativeDef::method("notify", Arity::Any, notify),
        NativeDef::method("notify_all", Arity::Zero, notify_all),
        NativeDef::method("notifyAll", Arity::Zero, notify_all),
        NativeDef::method("_is_owned", Arity::Zero, is_owned),
        NativeDef::method("_release_save", Arity::Zero, release_save),
        NativeDef::method("_acquire_restore", Arity::One, acquire_restore),
        NativeDef::getter("_lock", inner_lock),
        WEAKREF,
    ],
    has_dict: true,
    is_final: false,
};
