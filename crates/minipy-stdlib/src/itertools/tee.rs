//! `tee`: several walks over one iterator. What has been read stands in a chain of blocks; each walk holds the block it is in,
//! so that blocks that all walks have passed are freed.

use super::{iterator_class, traverse};
use crate::support::ssize;
use minipy_vm::native::{Args, Arity, ClassId, NativeDef, Outcome, Payload, Thread, Value};

/// Items in a block; 57 as in CPython, since it is the distance at which memory is given back.
const BLOCK: usize = 57;

/// A block of items read.
struct Data {
    iterator: Value,
    items: Vec<Value>,
    /// The next block; absent if nobody has gone further.
    next: Value,
    /// The iterator is being asked.
    running: bool,
}

impl Payload for Data {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.iterator);
        visit(&self.next);
        self.items.iter().for_each(visit);
    }
}

/// One of the walks.
struct Tee {
    block: Value,
    index: usize,
}

traverse!(Tee: block);

fn new_block(thread: &mut Thread, iterator: Value) -> Value {
    let class = thread.native_class(&DATA);
    let data = Data {
        iterator,
        items: Vec::new(),
        next: Value::UNDEF,
        running: false,
    };
    Value::payload_object(&class, data)
}

/// A walk over an iterable; one over another walk begins where that stands.
fn from_iterable(thread: &mut Thread, class: &Value, iterable: &Value) -> Outcome {
    let iterator = thread.iter(iterable)?;
    let tee = match iterator.payload::<Tee>(thread) {
        Some(tee) => Tee {
            block: tee.block.clone(),
            index: tee.index,
        },
        None => Tee {
            block: new_block(thread, iterator),
            index: 0,
        },
    };
    Ok(Value::payload_object(class, tee))
}

/// `tee(iterable, n=2)`.
pub(super) fn tee(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let n = match args.get(1) {
        Some(n) => ssize(thread, n)?,
        None => 2,
    };
    let Ok(n) = usize::try_from(n) else {
        return Err(thread.value_error("n must be >= 0"));
    };
    if n == 0 {
        return Ok(Value::tuple(Vec::new()));
    }
    let mut walks = Vec::new();
    if walks.try_reserve_exact(n).is_err() {
        return Err(thread.memory_error());
    }
    let class = thread.native_class(&TEE);
    walks.push(from_iterable(thread, &class, &args[0])?);
    while walks.len() < n {
        let walk = from_iterable(thread, &class, &walks[0])?;
        walks.push(walk);
    }
    Ok(Value::tuple(walks))
}

fn make_tee(thread: &mut Thread, args: Args<'_>) -> Outcome {
    from_iterable(thread, &args[0], &args[1])
}

fn copy(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = thread.native_class(&TEE);
    from_iterable(thread, &class, &args[0])
}

fn make_data(thread: &mut Thread, _args: Args<'_>) -> Outcome {
    Err(thread.type_error("minipy: blocks of tee() are not made by scripts"))
}

/// The item at an index of a block, read if need be.
fn item_at(thread: &mut Thread, block: &Value, index: usize) -> Outcome<Option<Value>> {
    let Some(data) = block.payload_mut::<Data>(thread) else {
        return Ok(None);
    };
    if let Some(item) = data.items.get(index) {
        return Ok(Some(item.clone()));
    }
    if data.running {
        return Err(thread.raise(ClassId::RuntimeError, "cannot re-enter the tee iterator"));
    }
    data.running = true;
    let iterator = data.iterator.clone();
    let item = thread.next(&iterator);
    if let Some(data) = block.payload_mut::<Data>(thread) {
        data.running = false;
        if let Ok(Some(item)) = &item {
            data.items.push(item.clone());
        }
    }
    item
}

fn tee_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    thread.check_native_stack("")?;
    let Some(state) = this.payload::<Tee>(thread) else {
        return Ok(None);
    };
    let (mut block, mut index) = (state.block.clone(), state.index);
    if index >= BLOCK {
        let Some(data) = block.payload::<Data>(thread) else {
            return Ok(None);
        };
        let (mut next, iterator) = (data.next.clone(), data.iterator.clone());
        if next.is_undef() {
            next = new_block(thread, iterator);
            if let Some(data) = block.payload_mut::<Data>(thread) {
                data.next = next.clone();
            }
        }
        (block, index) = (next, 0);
        if let Some(state) = this.payload_mut::<Tee>(thread) {
            drop(std::mem::replace(&mut state.block, block.clone()));
            state.index = 0;
        }
    }
    let item = item_at(thread, &block, index)?;
    if item.is_some()
        && let Some(state) = this.payload_mut::<Tee>(thread)
    {
        state.index = index + 1;
    }
    Ok(item)
}

iterator_class! {
    /// `itertools._tee`.
    TEE = "_tee", Arity::Positional(1, 1), make_tee, tee_next,
    methods &[NativeDef::method("__copy__", Arity::Zero, copy), minipy_vm::native::WEAKREF]
}

/// `itertools._tee_dataobject`.
pub(super) static DATA: minipy_vm::native::NativeClass = {
    static NEW: NativeDef = crate::support::constructor("_tee_dataobject", Arity::Any, make_data);
    static SLOTS: minipy_vm::native::NativeSlots = minipy_vm::native::NativeSlots {
        new: Some(|thread, class, args| crate::support::construct(thread, &NEW, class, args)),
        ..minipy_vm::native::NativeSlots::NONE
    };
    minipy_vm::native::NativeClass {
        name: "_tee_dataobject",
        module: "itertools",
        base: ClassId::Object,
        slots: Some(&SLOTS),
        methods: &[],
        has_dict: false,
        is_final: true,
    }
};
