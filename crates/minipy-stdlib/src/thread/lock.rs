//! `_thread.lock` and `_thread.RLock`.
//!
//! Taking an open lock and opening one that nobody waits for touch two words and neither the interpreter's lock nor memory; all
//! waiting is in `raw_lock.rs`.

use super::raw_lock::{Lockable, RawLock, go_on, pass_on, wait};
use super::timeout::{self, nanoseconds};
use minipy_vm::native::{
    Args, Arity, Awaited, ClassId, NativeClass, NativeDef, NativeSlots, Num, OBJECT_SLOTS, Outcome, Payload, Raised,
    Thread, ThreadId, Value, WEAKREF, Wake,
};
use std::time::Instant;

/// `_thread.lock`.
struct Lock {
    raw: RawLock,
}

/// `_thread.RLock`.
struct RLock {
    raw: RawLock,
    /// How often the holder has taken it; 0 while it is open.
    count: u64,
    /// The holder's `get_ident()`; 0 while it is open.
    owner: u64,
}

impl Payload for Lock {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        self.raw.traverse(visit);
    }

    fn awaited(&self) -> Option<Awaited<'_>> {
        Some(self.raw.awaited("lock"))
    }
}

impl Payload for RLock {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        self.raw.traverse(visit);
    }

    fn awaited(&self) -> Option<Awaited<'_>> {
        Some(self.raw.awaited("RLock"))
    }
}

impl Lock {
    fn made_by(thread: &Thread) -> Lock {
        Lock {
            raw: RawLock::made_by(thread),
        }
    }
}

impl RLock {
    fn made_by(thread: &Thread) -> RLock {
        RLock {
            raw: RawLock::made_by(thread),
            count: 0,
            owner: 0,
        }
    }
}

impl Lockable for Lock {
    fn raw(&mut self) -> &mut RawLock {
        &mut self.raw
    }
}

impl Lockable for RLock {
    fn raw(&mut self) -> &mut RawLock {
        &mut self.raw
    }
}

/// How long `acquire` may wait.
enum Patience {
    Forever,
    None,
    Until(Option<Instant>),
}

/// The arguments of `acquire`: `blocking=True, timeout=-1`.
#[inline]
fn patience(thread: &mut Thread, args: Args<'_>) -> Outcome<Patience> {
    match args.values {
        [_] => Ok(Patience::Forever),
        [_, blocking] if blocking.is_false() && args.names.is_empty() => Ok(Patience::None),
        _ => patience_asked(thread, args),
    }
}

#[cold]
fn patience_asked(thread: &mut Thread, args: Args<'_>) -> Outcome<Patience> {
    let [blocking, timeout] = places(thread, args)?;
    let blocking = match blocking {
        Some(blocking) => thread.truth(&blocking)?,
        None => true,
    };
    let timeout = match timeout {
        Some(timeout) => nanoseconds(thread, &timeout)?,
        None => timeout::UNSET,
    };
    if !blocking && timeout != timeout::UNSET {
        return Err(thread.value_error("can't specify a timeout for a non-blocking call"));
    }
    if timeout < 0 && timeout != timeout::UNSET {
        return Err(thread.value_error("timeout value must be a non-negative number"));
    }
    Ok(match (blocking, timeout) {
        (false, _) | (true, 0) => Patience::None,
        (true, timeout::UNSET) => Patience::Forever,
        (true, timeout) => Patience::Until(timeout::deadline(thread, timeout)),
    })
}

/// Puts the arguments of `acquire` in their places. Not left to [`Arity::Named`], which would make a list of them on every call.
fn places(thread: &mut Thread, args: Args<'_>) -> Outcome<[Option<Value>; 2]> {
    let given = args.values.len() - 1;
    if given > 2 {
        return Err(thread.type_error(format!("acquire() takes at most 2 arguments ({given} given)")));
    }
    let mut places = [None, None];
    for (place, value) in places.iter_mut().zip(&args.by_position()[1..]) {
        *place = Some(value.clone());
    }
    for (name, value) in args.by_keyword() {
        let name = name.as_str().unwrap_or_default();
        let Some(index) = ["blocking", "timeout"].iter().position(|known| *known == name) else {
            return Err(thread.type_error(format!("acquire() got an unexpected keyword argument '{name}'")));
        };
        if places[index].is_some() {
            let position = index + 1;
            let message = format!("argument for acquire() given by name ('{name}') and position ({position})");
            return Err(thread.type_error(message));
        }
        places[index] = Some(value.clone());
    }
    Ok(places)
}

/// The receiver is not what its class says: the collector has taken it apart.
#[cold]
fn gone(thread: &mut Thread) -> Raised {
    thread.raise(ClassId::SystemError, "the lock has been destroyed")
}

#[inline]
fn acquire(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let patience = patience(thread, args)?;
    take(thread, &args[0], patience).map(Value::bool)
}

#[inline]
fn take(thread: &mut Thread, lock: &Value, patience: Patience) -> Outcome<bool> {
    let (me, here) = (thread.id(), thread.spot());
    let Some(state) = lock.payload_mut::<Lock>(thread) else {
        return Err(gone(thread));
    };
    if state.raw.try_take(me, here) {
        return Ok(true);
    }
    match patience {
        Patience::None => Ok(false),
        Patience::Forever => wait::<Lock>(thread, lock, None),
        Patience::Until(deadline) => wait::<Lock>(thread, lock, deadline),
    }
}

fn release(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(state) = args[0].payload_mut::<Lock>(thread) else {
        return Err(gone(thread));
    };
    if state.raw.holder().is_none() {
        return Err(thread.raise(ClassId::RuntimeError, "release unlocked lock"));
    }
    if state.raw.open() {
        pass_on::<Lock>(thread, &args[0]);
    }
    Ok(Value::NONE)
}

fn enter(thread: &mut Thread, args: Args<'_>) -> Outcome {
    take(thread, &args[0], Patience::Forever).map(Value::bool)
}

fn locked(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let lock = args[0].payload::<Lock>(thread);
    Ok(Value::bool(lock.is_some_and(|lock| lock.raw.holder().is_some())))
}

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    if !args.names.is_empty() {
        return Err(thread.type_error("lock() takes no keyword arguments"));
    }
    if !args.values.is_empty() {
        return Err(thread.type_error(format!("lock expected 0 arguments, got {}", args.values.len())));
    }
    Ok(Value::payload_object(class, Lock::made_by(thread)))
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    let lock = value.payload::<Lock>(thread);
    let state = word(lock.is_some_and(|lock| lock.raw.holder().is_some()));
    Ok(Value::str(&format!(
        "<{state} _thread.lock object at {:#x}>",
        thread.identity(value)
    )))
}

fn word(locked: bool) -> &'static str {
    if locked { "locked" } else { "unlocked" }
}

fn acquire_recursively(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let patience = patience(thread, args)?;
    take_recursively(thread, &args[0], patience).map(Value::bool)
}

fn enter_recursively(thread: &mut Thread, args: Args<'_>) -> Outcome {
    take_recursively(thread, &args[0], Patience::Forever).map(Value::bool)
}

#[inline]
fn take_recursively(thread: &mut Thread, lock: &Value, patience: Patience) -> Outcome<bool> {
    let (me, here, ident) = (thread.id(), thread.spot(), thread.ident);
    let Some(state) = lock.payload_mut::<RLock>(thread) else {
        return Err(gone(thread));
    };
    if state.raw.holder() == Some(me) {
        state.count += 1;
        return Ok(true);
    }
    if !state.raw.try_take(me, here) {
        let taken = match patience {
            Patience::None => false,
            Patience::Forever => wait::<RLock>(thread, lock, None)?,
            Patience::Until(deadline) => wait::<RLock>(thread, lock, deadline)?,
        };
        if !taken {
            return Ok(false);
        }
    }
    let Some(state) = lock.payload_mut::<RLock>(thread) else {
        return Err(gone(thread));
    };
    (state.count, state.owner) = (1, ident);
    Ok(true)
}

#[cold]
fn not_owner(thread: &mut Thread) -> Raised {
    thread.raise(ClassId::RuntimeError, "cannot release un-acquired lock")
}

fn release_recursively(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let me = thread.id();
    let Some(state) = args[0].payload_mut::<RLock>(thread) else {
        return Err(gone(thread));
    };
    if state.raw.holder() != Some(me) {
        return Err(not_owner(thread));
    }
    state.count = state.count.saturating_sub(1);
    if state.count == 0 {
        state.owner = 0;
        if state.raw.open() {
            pass_on::<RLock>(thread, &args[0]);
        }
    }
    Ok(Value::NONE)
}

/// Opens the lock however often it was taken; what it gives is for `_acquire_restore`. `Condition.wait` needs both.
fn release_save(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(state) = args[0].payload_mut::<RLock>(thread) else {
        return Err(gone(thread));
    };
    if state.raw.holder().is_none() {
        return Err(not_owner(thread));
    }
    let saved = (std::mem::take(&mut state.count), std::mem::take(&mut state.owner));
    if state.raw.open() {
        pass_on::<RLock>(thread, &args[0]);
    }
    Ok(Value::tuple(vec![
        Value::int(saved.0 as i64),
        Value::int(saved.1 as i64),
    ]))
}

fn acquire_restore(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let saved = args[1].as_tuple().and_then(|saved| match saved.items() {
        [count, owner] => Some((small(count)?, small(owner)?)),
        _ => None,
    });
    let Some((count, owner)) = saved else {
        return Err(thread.type_error("_acquire_restore() argument must be what _release_save() returned"));
    };
    take_recursively(thread, &args[0], Patience::Forever)?;
    let Some(state) = args[0].payload_mut::<RLock>(thread) else {
        return Err(gone(thread));
    };
    (state.count, state.owner) = (count, owner);
    Ok(Value::NONE)
}

fn small(value: &Value) -> Option<u64> {
    Num::of(value).and_then(Num::small).and_then(|i| u64::try_from(i).ok())
}

fn is_owned(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let me = thread.id();
    let lock = args[0].payload::<RLock>(thread);
    Ok(Value::bool(lock.is_some_and(|lock| lock.raw.holder() == Some(me))))
}

fn recursion_count(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let me = thread.id();
    let lock = args[0]
        .payload::<RLock>(thread)
        .filter(|lock| lock.raw.holder() == Some(me));
    Ok(Value::int(lock.map_or(0, |lock| lock.count as i64)))
}

fn locked_recursively(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let lock = args[0].payload::<RLock>(thread);
    Ok(Value::bool(lock.is_some_and(|lock| lock.raw.holder().is_some())))
}

/// Arguments are deprecated since 3.14 and mean nothing.
fn new_recursive(thread: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(Value::payload_object(class, RLock::made_by(thread)))
}

fn repr_recursive(thread: &mut Thread, value: &Value) -> Outcome {
    let lock = value.payload::<RLock>(thread);
    let (owner, count, locked) = lock.map_or((0, 0, false), |lock| {
        (lock.owner, lock.count, lock.raw.holder().is_some())
    });
    let (state, class) = (word(locked), thread.class_name(value));
    let address = thread.identity(value);
    Ok(Value::str(&format!(
        "<{state} {class} object owner={owner} count={count} at {address:#x}>"
    )))
}

/// Which of the two classes a lock is of. Subclasses, which may have methods of their own, do not count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Basic {
    Plain,
    Recursive,
}

/// How often an RLock was taken, and by whom; nothing for a plain lock.
#[derive(Clone, Copy)]
pub(super) struct Saved {
    count: u64,
    owner: u64,
}

/// Is it one of ours?
pub(super) fn basic(thread: &mut Thread, lock: &Value) -> Option<Basic> {
    let (plain, recursive) = (thread.native_class(&LOCK), thread.native_class(&RLOCK));
    let class = thread.class_of(lock);
    match () {
        () if class.is(&plain) => Some(Basic::Plain),
        () if class.is(&recursive) => Some(Basic::Recursive),
        () => None,
    }
}

/// A new lock.
pub(super) fn make(thread: &mut Thread, basic: Basic) -> Value {
    match basic {
        Basic::Plain => Value::payload_object(&thread.native_class(&LOCK), Lock::made_by(thread)),
        Basic::Recursive => Value::payload_object(&thread.native_class(&RLOCK), RLock::made_by(thread)),
    }
}

fn raw<'t>(thread: &'t mut Thread, lock: &'t Value, basic: Basic) -> Option<&'t mut RawLock> {
    match basic {
        Basic::Plain => lock.payload_mut::<Lock>(thread).map(|lock| &mut lock.raw),
        Basic::Recursive => lock.payload_mut::<RLock>(thread).map(|lock| &mut lock.raw),
    }
}

/// Does the calling thread hold it? A plain lock does not know: closed is taken for "yes".
#[inline]
pub(super) fn is_mine(thread: &mut Thread, lock: &Value, basic: Basic) -> bool {
    let me = thread.id();
    let holder = raw(thread, lock, basic).and_then(|raw| raw.holder());
    holder.is_some_and(|holder| basic == Basic::Plain || holder == me)
}

/// A ticket for [`enqueue`].
pub(super) fn new_ticket(thread: &mut Thread, lock: &Value, basic: Basic) -> u64 {
    raw(thread, lock, basic).map_or(0, RawLock::new_ticket)
}

/// Makes a thread that sleeps elsewhere a waiter of a lock that somebody holds.
pub(super) fn enqueue(thread: &mut Thread, lock: &Value, basic: Basic, ticket: u64, who: ThreadId) {
    let now = thread.heap().gil.now();
    if let Some(raw) = raw(thread, lock, basic) {
        raw.enqueue(ticket, who, now);
    }
}

/// Opens a lock that is held, however often it was taken.
pub(super) fn release_all(thread: &mut Thread, lock: &Value, basic: Basic) -> Saved {
    let mut saved = Saved { count: 0, owner: 0 };
    let must_wake = match basic {
        Basic::Plain => lock.payload_mut::<Lock>(thread).is_some_and(|lock| lock.raw.open()),
        Basic::Recursive => lock.payload_mut::<RLock>(thread).is_some_and(|lock| {
            saved = Saved {
                count: std::mem::take(&mut lock.count),
                owner: std::mem::take(&mut lock.owner),
            };
            lock.raw.open()
        }),
    };
    match basic {
        Basic::Plain if must_wake => pass_on::<Lock>(thread, lock),
        Basic::Recursive if must_wake => pass_on::<RLock>(thread, lock),
        Basic::Plain | Basic::Recursive => {}
    }
    saved
}

/// Takes a lock again as it was before [`release_all`], waiting for it with the ticket that was enqueued, or a new one.
pub(super) fn take_back(
    thread: &mut Thread,
    lock: &Value,
    basic: Basic,
    saved: Saved,
    ticket: Option<u64>,
) -> Outcome<()> {
    let (me, here) = (thread.id(), thread.spot());
    let woken = Ok(Wake::Unparked);
    match (basic, ticket) {
        (Basic::Plain, Some(ticket)) => go_on::<Lock>(thread, lock, None, ticket, woken)?,
        (Basic::Recursive, Some(ticket)) => go_on::<RLock>(thread, lock, None, ticket, woken)?,
        (_, None) if raw(thread, lock, basic).is_none_or(|raw| raw.try_take(me, here)) => true,
        (Basic::Plain, None) => wait::<Lock>(thread, lock, None)?,
        (Basic::Recursive, None) => wait::<RLock>(thread, lock, None)?,
    };
    if let (Basic::Recursive, Some(state)) = (basic, lock.payload_mut::<RLock>(thread)) {
        (state.count, state.owner) = (saved.count, saved.owner);
    }
    Ok(())
}

/// `acquire` of either class.
pub(super) fn acquire_basic(thread: &mut Thread, basic: Basic, args: Args<'_>) -> Outcome {
    match basic {
        Basic::Plain => acquire(thread, args),
        Basic::Recursive => acquire_recursively(thread, args),
    }
}

/// `release` of either class.
pub(super) fn release_basic(thread: &mut Thread, basic: Basic, args: Args<'_>) -> Outcome {
    match basic {
        Basic::Plain => release(thread, args),
        Basic::Recursive => release_recursively(thread, args),
    }
}

/// `locked` of either class.
pub(super) fn locked_basic(thread: &mut Thread, basic: Basic, args: Args<'_>) -> Outcome {
    match basic {
        Basic::Plain => locked(thread, args),
        Basic::Recursive => locked_recursively(thread, args),
    }
}

/// A new lock: `_thread.allocate_lock()`.
pub(super) fn allocate(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(make(thread, Basic::Plain))
}

static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    new: Some(new),
    ..OBJECT_SLOTS
};

static METHODS: &[NativeDef] = &[
    NativeDef::method("acquire", Arity::Any, acquire),
    NativeDef::method("acquire_lock", Arity::Any, acquire),
    NativeDef::method("release", Arity::Zero, release),
    NativeDef::method("release_lock", Arity::Zero, release),
    NativeDef::method("locked", Arity::Zero, locked),
    NativeDef::method("locked_lock", Arity::Zero, locked),
    NativeDef::method("__enter__", Arity::Zero, enter),
    NativeDef::method("__exit__", Arity::Any, release),
    WEAKREF,
];

/// `_thread.lock`.
pub(super) static LOCK: NativeClass = NativeClass {
    name: "lock",
    module: "_thread",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: METHODS,
    has_dict: false,
    is_final: true,
};

static RECURSIVE_SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr_recursive),
    new: Some(new_recursive),
    ..OBJECT_SLOTS
};

static RECURSIVE_METHODS: &[NativeDef] = &[
    NativeDef::method("acquire", Arity::Any, acquire_recursively),
    NativeDef::method("release", Arity::Zero, release_recursively),
    NativeDef::method("locked", Arity::Zero, locked_recursively),
    NativeDef::method("__enter__", Arity::Zero, enter_recursively),
    NativeDef::method("__exit__", Arity::Any, release_recursively),
    NativeDef::method("_is_owned", Arity::Zero, is_owned),
    NativeDef::method("_recursion_count", Arity::Zero, recursion_count),
    NativeDef::method("_release_save", Arity::Zero, release_save),
    NativeDef::method("_acquire_restore", Arity::One, acquire_restore),
    WEAKREF,
];

/// `_thread.RLock`.
pub(super) static RLOCK: NativeClass = NativeClass {
    name: "RLock",
    module: "_thread",
    base: ClassId::Object,
    slots: Some(&RECURSIVE_SLOTS),
    methods: RECURSIVE_METHODS,
    has_dict: false,
    is_final: false,
};
