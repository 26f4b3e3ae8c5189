//! The module `heapq`: a list as a heap, least or greatest first. `merge`, `nlargest` and `nsmallest` are Python code on top of it
//! (`python/heapq.py`); this is CPython's `_heapq`.
//!
//! A comparison may change the list: its length is looked at after each one, as in CPython.

use minipy_vm::native::{
    Args, Arity, ClassId, Comparison, ListObject, NativeDef, NativeModule, Outcome, Raised, Thread, Value,
};

/// Which of two items comes first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Least,
    Greatest,
}

/// Must `a` stand above `b`?
#[inline]
fn before(thread: &mut Thread, order: Order, a: &Value, b: &Value) -> Outcome<bool> {
    match order {
        Order::Least => thread.compare_is_true(Comparison::Lt, a, b),
        Order::Greatest => thread.compare_is_true(Comparison::Lt, b, a),
    }
}

/// The list in the first argument.
macro_rules! heap_of {
    ($thread:expr, $args:expr, $name:literal) => {
        match $args[0].as_list() {
            Some(list) => list,
            None => {
                let given = $thread.argument_name(&$args[0]);
                let message = format!(concat!($name, "() argument 1 must be list, not {}"), given);
                let message = match $args.values.len() {
                    1 => message.replace("argument 1", "argument"),
                    _ => message,
                };
                return Err($thread.type_error(message));
            }
        }
    };
}

#[cold]
fn changed(thread: &mut Thread) -> Raised {
    thread.raise(ClassId::RuntimeError, "list changed size during iteration")
}

/// The items at two indices of a list of `length` items; an error if it has not that length any more.
#[inline]
fn pair(thread: &mut Thread, heap: &ListObject, length: usize, a: usize, b: usize) -> Outcome<(Value, Value)> {
    let items = heap.as_slice(thread);
    if items.len() == length
        && let (Some(a), Some(b)) = (items.get(a), items.get(b))
    {
        return Ok((a.clone(), b.clone()));
    }
    Err(changed(thread))
}

/// Moves the item at `at` up towards `start` until its parent comes first.
fn sift_up(thread: &mut Thread, heap: &ListObject, start: usize, mut at: usize, order: Order) -> Outcome<()> {
    let length = heap.as_slice(thread).len();
    if at >= length {
        return Err(thread.index_error("index out of range"));
    }
    while at > start {
        let parent = (at - 1) / 2;
        let (item, above) = pair(thread, heap, length, at, parent)?;
        let first = before(thread, order, &item, &above)?;
        let items = heap.as_vec(thread);
        if items.len() != length {
            return Err(changed(thread));
        }
        if !first {
            return Ok(());
        }
        items.swap(at, parent);
        at = parent;
    }
    Ok(())
}

/// Moves the item at `at` down to a leaf, each time below the child that comes first, and then up to its place: fewer comparisons
/// than looking for the place on the way down, as most items belong near the leaves.
fn sift_down(thread: &mut Thread, heap: &ListObject, mut at: usize, order: Order) -> Outcome<()> {
    let (start, length) = (at, heap.as_slice(thread).len());
    if at >= length {
        return Err(thread.index_error("index out of range"));
    }
    while at < length / 2 {
        let mut child = 2 * at + 1;
        if child + 1 < length {
            let (left, right) = pair(thread, heap, length, child, child + 1)?;
            if !before(thread, order, &left, &right)? {
                child += 1;
            }
        }
        let items = heap.as_vec(thread);
        if items.len() != length {
            return Err(changed(thread));
        }
        items.swap(at, child);
        at = child;
    }
    sift_up(thread, heap, start, at, order)
}

fn push(thread: &mut Thread, heap: &ListObject, item: &Value, order: Order) -> Outcome {
    let items = heap.as_vec(thread);
    if items.try_reserve(1).is_err() {
        return Err(thread.memory_error());
    }
    items.push(item.clone());
    let last = items.len() - 1;
    sift_up(thread, heap, 0, last, order)?;
    Ok(Value::NONE)
}

fn pop(thread: &mut Thread, heap: &ListObject, order: Order) -> Outcome {
    let items = heap.as_vec(thread);
    let Some(last) = items.pop() else {
        return Err(thread.index_error("index out of range"));
    };
    let Some(first) = items.first_mut() else {
        return Ok(last);
    };
    let top = std::mem::replace(first, last);
    sift_down(thread, heap, 0, order)?;
    Ok(top)
}

fn replace(thread: &mut Thread, heap: &ListObject, item: &Value, order: Order) -> Outcome {
    let Some(first) = heap.as_vec(thread).first_mut() else {
        return Err(thread.index_error("index out of range"));
    };
    let top = std::mem::replace(first, item.clone());
    sift_down(thread, heap, 0, order)?;
    Ok(top)
}

fn push_pop(thread: &mut Thread, heap: &ListObject, item: &Value, order: Order) -> Outcome {
    let Some(top) = heap.as_slice(thread).first().cloned() else {
        return Ok(item.clone());
    };
    if !before(thread, order, &top, item)? {
        return Ok(item.clone());
    }
    // The comparison may have emptied the list.
    replace(thread, heap, item, order)
}

fn heapify(thread: &mut Thread, heap: &ListObject, order: Order) -> Outcome {
    let length = heap.as_slice(thread).len();
    for at in (0..length / 2).rev() {
        sift_down(thread, heap, at, order)?;
        thread.poll_native()?;
    }
    Ok(Value::NONE)
}

/// A function of a heap alone, in both orders.
macro_rules! of_heap {
    ($($name:ident $text:literal $function:ident $order:ident;)*) => {
        $(pub(crate) fn $name(thread: &mut Thread, args: Args<'_>) -> Outcome {
            let heap = heap_of!(thread, args, $text);
            $function(thread, heap, Order::$order)
        })*
    };
}

/// A function of a heap and an item, in both orders.
macro_rules! of_heap_and_item {
    ($($name:ident $text:literal $function:ident $order:ident;)*) => {
        $(pub(crate) fn $name(thread: &mut Thread, args: Args<'_>) -> Outcome {
            let heap = heap_of!(thread, args, $text);
            $function(thread, heap, &args[1], Order::$order)
        })*
    };
}

of_heap! {
    heapify_least "heapify" heapify Least;
    heapify_greatest "heapify_max" heapify Greatest;
    pop_least "heappop" pop Least;
    pop_greatest "heappop_max" pop Greatest;
}

of_heap_and_item! {
    push_least "heappush" push Least;
    push_greatest "heappush_max" push Greatest;
    replace_least "heapreplace" replace Least;
    replace_greatest "heapreplace_max" replace Greatest;
    push_pop_least "heappushpop" push_pop Least;
    push_pop_greatest "heappushpop_max" push_pop Greatest;
}

const TWO: Arity = Arity::Positional(2, 2);

fn init(_: &mut Thread, _: &Value) -> Outcome<()> {
    Ok(())
}

/// The module `_heapq`.
pub static MODULE: NativeModule = NativeModule {
    name: "_heapq",
    functions: &[
        NativeDef::function("heapify", Arity::One, heapify_least),
        NativeDef::function("heapify_max", Arity::One, heapify_greatest),
        NativeDef::function("heappop", Arity::One, pop_least),
        NativeDef::function("heappop_max", Arity::One, pop_greatest),
        NativeDef::function("heappush", TWO, push_least),
        NativeDef::function("heappush_max", TWO, push_greatest),
        NativeDef::function("heappushpop", TWO, push_pop_least),
        NativeDef::function("heappushpop_max", TWO, push_pop_greatest),
        NativeDef::function("heapreplace", TWO, replace_least),
        NativeDef::function("heapreplace_max", TWO, replace_greatest),
    ],
    missing: &[],
    init,
};
