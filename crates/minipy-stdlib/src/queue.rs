//! `_queue`: `SimpleQueue`, and the exception `Empty` that it shares with `queue` (written in Python, `python/queue.py`).
//!
//! The queue is protected by the interpreter's lock and nothing else: putting is adding to a list and, if somebody waits, unparking
//! one. A wake-up is a hint: who is woken looks, and waits on if somebody was faster. One that finds an item but must go (a signal)
//! passes the wake-up on, so that no item lies there while somebody sleeps.

use crate::support::set;
use crate::thread::timeout::{deadline, nanoseconds};
use minipy_vm::native::{
    Args, Arity, Awaited, Cause, ClassId, NativeClass, NativeDef, NativeModule, NativeSlots, OBJECT_SLOTS, Outcome,
    Payload, Raised, Signature, Special, Spot, Thread, ThreadId, Value, WEAKREF, Wake, class_getitem,
};
use std::collections::VecDeque;
use std::time::Instant;

/// `queue.SimpleQueue`.
#[derive(Default)]
struct SimpleQueue {
    items: VecDeque<Value>,
    /// Who waits for an item and has not been woken, in the order of coming.
    waiters: VecDeque<ThreadId>,
}

impl Payload for SimpleQueue {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        self.items.iter().for_each(visit);
    }

    fn awaited(&self) -> Option<Awaited<'_>> {
        Some(Awaited {
            holder: None,
            since: Spot::default(),
            made: None,
            kind: "queue",
        })
    }
}

/// Adds an item and wakes who waits first.
#[inline]
fn add(thread: &mut Thread, queue: &Value, item: &Value) -> Outcome {
    let Some(state) = queue.payload_mut::<SimpleQueue>(thread) else {
        return Ok(Value::NONE);
    };
    state.items.push_back(item.clone());
    if let Some(waiter) = state.waiters.pop_front() {
        thread.unpark(waiter);
    }
    Ok(Value::NONE)
}

fn put(thread: &mut Thread, args: Args<'_>) -> Outcome {
    add(thread, &args[0], &args[1])
}

/// `put(item, block=True, timeout=None)`: the last two mean nothing, since there is always room.
static PUT: Signature = Signature {
    params: &["item", "block", "timeout"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

static PUT_NOWAIT: Signature = Signature {
    params: &["item"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

/// `put` with nothing but the item, by far the most frequent call, without a place for every parameter.
fn put_any(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match args.values {
        [queue, item] if args.names.is_empty() => add(thread, queue, item),
        _ => thread.call_def(&PUT_NAMED, None, args),
    }
}

static PUT_NAMED: NativeDef = NativeDef::method("put", Arity::Named(&PUT), put);

fn take(thread: &mut Thread, queue: &Value) -> Option<Value> {
    queue.payload_mut::<SimpleQueue>(thread)?.items.pop_front()
}

#[cold]
fn nothing_there(thread: &mut Thread) -> Raised {
    let class = thread.native_class(&EMPTY);
    match thread.call(&class, &[]) {
        Ok(empty) => thread.raise_value(empty),
        Err(raised) => raised,
    }
}

/// `get(block=True, timeout=None)`.
fn get(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let block = match args.get(1) {
        Some(block) => thread.truth(block)?,
        None => true,
    };
    let mut until = None;
    if block && let Some(timeout) = args.get(2).filter(|timeout| !timeout.is_none()) {
        let timeout = nanoseconds(thread, timeout)?;
        if timeout < 0 {
            return Err(thread.value_error("'timeout' must be a non-negative number"));
        }
        until = deadline(thread, timeout);
    }
    match take(thread, &args[0]) {
        Some(item) => Ok(item),
        None if block => wait(thread, &args[0], until),
        None => Err(nothing_there(thread)),
    }
}

static GET: Signature = Signature {
    params: &["block", "timeout"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

static GET_NAMED: NativeDef = NativeDef::method("get", Arity::Named(&GET), get);

fn get_any(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match args.values {
        [queue] => match take(thread, queue) {
            Some(item) => Ok(item),
            None => wait(thread, queue, None),
        },
        _ => thread.call_def(&GET_NAMED, None, args),
    }
}

fn get_nowait(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match take(thread, &args[0]) {
        Some(item) => Ok(item),
        None => Err(nothing_there(thread)),
    }
}

/// Waits for an item.
#[cold]
#[inline(never)]
fn wait(thread: &mut Thread, queue: &Value, deadline: Option<Instant>) -> Outcome {
    let me = thread.id();
    let mut again = false;
    loop {
        let Some(state) = queue.payload_mut::<SimpleQueue>(thread) else {
            return Err(nothing_there(thread));
        };
        // Who was woken in vain keeps its place: it was the first.
        match again {
            false => state.waiters.push_back(me),
            true => state.waiters.push_front(me),
        }
        let wake = thread.park_on(queue, Cause::Queue, deadline);
        let Some(state) = queue.payload_mut::<SimpleQueue>(thread) else {
            return Err(nothing_there(thread));
        };
        let place = state.waiters.iter().rposition(|waiter| *waiter == me);
        if let Some(place) = place {
            state.waiters.remove(place);
        }
        again = place.is_none();
        if let Err(raised) = wake {
            let next = match again && !state.items.is_empty() {
                true => state.waiters.pop_front(),
                false => None,
            };
            if let Some(next) = next {
                thread.unpark(next);
            }
            return Err(raised);
        }
        if let Some(item) = state.items.pop_front() {
            return Ok(item);
        }
        let now = thread.heap().gil.now();
        if matches!(wake, Ok(Wake::TimedOut)) || deadline.is_some_and(|deadline| now >= deadline) {
            return Err(nothing_there(thread));
        }
    }
}

fn empty(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let queue = args[0].payload::<SimpleQueue>(thread);
    Ok(Value::bool(queue.is_none_or(|queue| queue.items.is_empty())))
}

fn qsize(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let queue = args[0].payload::<SimpleQueue>(thread);
    Ok(Value::length(queue.map_or(0, |queue| queue.items.len())))
}

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    if thread.class_overrides(class, Special::Init) {
        return Ok(Value::payload_object(class, SimpleQueue::default()));
    }
    if !args.by_position().is_empty() {
        return Err(thread.type_error("SimpleQueue() takes no positional arguments"));
    }
    if !args.names.is_empty() {
        return Err(thread.type_error("SimpleQueue() takes no keyword arguments"));
    }
    Ok(Value::payload_object(class, SimpleQueue::default()))
}

static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    ..OBJECT_SLOTS
};

/// `queue.SimpleQueue`.
static SIMPLE_QUEUE: NativeClass = NativeClass {
    name: "SimpleQueue",
    module: "_queue",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("put", Arity::Any, put_any),
        NativeDef::method("put_nowait", Arity::Named(&PUT_NOWAIT), put),
        NativeDef::method("get", Arity::Any, get_any),
        NativeDef::method("get_nowait", Arity::Zero, get_nowait),
        NativeDef::method("empty", Arity::Zero, empty),
        NativeDef::method("qsize", Arity::Zero, qsize),
        NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
        WEAKREF,
    ],
    has_dict: false,
    is_final: false,
};

/// `queue.Empty`.
static EMPTY: NativeClass = NativeClass {
    name: "Empty",
    module: "_queue",
    base: ClassId::Exception,
    slots: None,
    methods: &[],
    has_dict: true,
    is_final: false,
};

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    for class in [&SIMPLE_QUEUE, &EMPTY] {
        let object = thread.native_class(class);
        set(thread, module, class.name, object);
    }
    Ok(())
}

/// `_queue`.
pub(crate) static MODULE: NativeModule = NativeModule {
    name: "_queue",
    functions: &[],
    missing: &[],
    init,
};
