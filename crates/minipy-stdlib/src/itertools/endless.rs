//! `count`, `cycle` and `repeat`: iterators that need not end.

use super::{iterator_class, traverse};
use crate::support::{short_name, ssize};
use minipy_vm::native::{Args, Arity, Binary, NativeDef, Num, Outcome, Payload, Signature, Special, Thread, Value};

/// `count(start, step)`: two numbers of any kind.
struct Count {
    next: Value,
    step: Value,
}

traverse!(Count: next, step);

/// Can the value count (`PyNumber_Check`)?
fn is_number(thread: &Thread, value: &Value) -> bool {
    Num::of(value).is_some()
        || value.as_float().is_some()
        || value.as_complex().is_some()
        || thread.slots(value).index.is_some()
        || [Special::Index, Special::Int, Special::Float]
            .iter()
            .any(|&special| thread.overrides(value, special))
}

fn make_count(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mut next = args.get(1).cloned().unwrap_or(Value::small_int(0));
    let mut step = args.get(2).cloned().unwrap_or(Value::small_int(1));
    // CPython counts from an int by ones in a C integer, whatever class of int the two are.
    let whole = (Num::of(&next).and_then(Num::small), Num::of(&step).and_then(Num::small));
    if let (Some(start), Some(1)) = whole {
        (next, step) = (Value::int(start), Value::small_int(1));
    }
    if !is_number(thread, &next) || !is_number(thread, &step) {
        return Err(thread.type_error("a number is required"));
    }
    Ok(Value::payload_object(&args[0], Count { next, step }))
}

fn count_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let Some(state) = this.payload_mut::<Count>(thread) else {
        return Ok(None);
    };
    let sum = match (state.next.as_small_int(), state.step.as_small_int()) {
        (Some(next), Some(step)) => next.checked_add(step).map(Value::int),
        _ => None,
    };
    if let Some(sum) = sum {
        return Ok(Some(std::mem::replace(&mut state.next, sum)));
    }
    let (next, step) = (state.next.clone(), state.step.clone());
    let sum = thread.binary(Binary::Add, &next, &step)?;
    if let Some(state) = this.payload_mut::<Count>(thread) {
        drop(std::mem::replace(&mut state.next, sum));
    }
    Ok(Some(next))
}

fn count_repr(thread: &mut Thread, this: &Value) -> Outcome {
    let Some(state) = this.payload::<Count>(thread) else {
        return Ok(Value::NONE);
    };
    let (next, step) = (state.next.clone(), state.step.clone());
    let mut text = format!("{}({}", short_name(thread, this), thread.repr_text(&next)?);
    if step.as_small_int() != Some(1) {
        text.push_str(", ");
        text.push_str(&thread.repr_text(&step)?);
    }
    text.push(')');
    thread.text_value(&text)
}

static COUNT_ARGS: Signature = Signature {
    params: &["start", "step"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

iterator_class! {
    /// `itertools.count`.
    COUNT = "count", Arity::Named(&COUNT_ARGS), make_count, count_next, repr count_repr
}

/// `cycle(iterable)`.
struct Cycle {
    /// Absent when it has ended.
    iterator: Value,
    saved: Vec<Value>,
    index: usize,
}

impl Payload for Cycle {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.iterator);
        self.saved.iter().for_each(visit);
    }
}

fn make_cycle(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let cycle = Cycle {
        iterator: thread.iter(&args[1])?,
        saved: Vec::new(),
        index: 0,
    };
    Ok(Value::payload_object(&args[0], cycle))
}

fn cycle_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let Some(state) = this.payload_mut::<Cycle>(thread) else {
        return Ok(None);
    };
    if !state.iterator.is_undef() {
        let iterator = state.iterator.clone();
        thread.check_native_stack("")?;
        let item = thread.next(&iterator)?;
        let Some(state) = this.payload_mut::<Cycle>(thread) else {
            return Ok(None);
        };
        if let Some(item) = item {
            if state.saved.try_reserve(1).is_err() {
                return Err(thread.memory_error());
            }
            state.saved.push(item.clone());
            return Ok(Some(item));
        }
        state.iterator = Value::UNDEF;
    }
    let Some(state) = this.payload_mut::<Cycle>(thread) else {
        return Ok(None);
    };
    let item = state.saved.get(state.index).cloned();
    state.index = if state.index + 1 < state.saved.len() {
        state.index + 1
    } else {
        0
    };
    Ok(item)
}

iterator_class! {
    /// `itertools.cycle`.
    CYCLE = "cycle", Arity::Positional(1, 1), make_cycle, cycle_next
}

/// `repeat(object, times)`.
struct Repeat {
    object: Value,
    /// How often more; None for ever.
    left: Option<u64>,
}

traverse!(Repeat: object);

fn make_repeat(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let left = match args.get(2) {
        Some(times) => Some(ssize(thread, times)?.max(0) as u64),
        None => None,
    };
    let object = args[1].clone();
    Ok(Value::payload_object(&args[0], Repeat { object, left }))
}

fn repeat_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let Some(state) = this.payload_mut::<Repeat>(thread) else {
        return Ok(None);
    };
    if let Some(left) = &mut state.left {
        let Some(fewer) = left.checked_sub(1) else {
            return Ok(None);
        };
        *left = fewer;
    }
    Ok(Some(state.object.clone()))
}

fn repeat_repr(thread: &mut Thread, this: &Value) -> Outcome {
    let Some(state) = this.payload::<Repeat>(thread) else {
        return Ok(Value::NONE);
    };
    let (object, left) = (state.object.clone(), state.left);
    let (name, object) = (short_name(thread, this), thread.repr_text(&object)?);
    match left {
        Some(left) => thread.text_value(&format!("{name}({object}, {left})")),
        None => thread.text_value(&format!("{name}({object})")),
    }
}

fn repeat_hint(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match args[0].payload::<Repeat>(thread).and_then(|state| state.left) {
        Some(left) => Ok(Value::int(left as i64)),
        None => Err(thread.type_error("len() of unsized object")),
    }
}

static REPEAT_ARGS: Signature = Signature {
    params: &["object", "times"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

iterator_class! {
    /// `itertools.repeat`.
    REPEAT = "repeat", Arity::Named(&REPEAT_ARGS), make_repeat, repeat_next, repr repeat_repr,
    methods &[NativeDef::method("__length_hint__", Arity::Zero, repeat_hint)]
}
