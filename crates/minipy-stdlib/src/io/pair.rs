//! `_io.BufferedRWPair`: a file that is read and one that is written, such as the two ends of two pipes, as one object.

use super::base::{self, buffered_base, check_able};
use super::buffer::Role;
use super::buffered;
use crate::support::with_receiver;
use minipy_vm::native::{
    Args, Arity, ClassId, NativeClass, NativeDef, NativeSlots, Outcome, Payload, Signature, Thread, Value,
};

/// The payload: absent before `__init__`.
struct Pair {
    reader: Value,
    writer: Value,
}

impl Payload for Pair {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.reader);
        visit(&self.writer);
    }
}

fn half(thread: &mut Thread, pair: &Value, writer: bool) -> Outcome {
    let half = pair
        .payload::<Pair>(thread)
        .map(|pair| if writer { &pair.writer } else { &pair.reader });
    match half.and_then(Value::given).cloned() {
        Some(half) => Ok(half),
        None => Err(thread.value_error("I/O operation on uninitialized object")),
    }
}

fn reader_of(thread: &mut Thread, pair: &Value) -> Outcome {
    half(thread, pair, false)
}

fn writer_of(thread: &mut Thread, pair: &Value) -> Outcome {
    half(thread, pair, true)
}

handed_on! { reader_of: read read1 readinto readinto1 peek readable }
handed_on! { writer_of: write writable flush }

fn close(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let (writer, reader) = (half(thread, &args[0], true)?, half(thread, &args[0], false)?);
    let closed = thread.call_method(&writer, "close", &[]);
    let first = closed.is_err().then(|| thread.take_exception());
    let closed = thread.call_method(&reader, "close", &[]);
    super::chain(thread, first, closed)
}

fn isatty(thread: &mut Thread, args: Args<'_>) -> Outcome {
    for writer in [true, false] {
        let half = half(thread, &args[0], writer)?;
        let answer = thread.call_method(&half, "isatty", &[])?;
        if thread.truth(&answer)? {
            return Ok(answer);
        }
    }
    Ok(Value::FALSE)
}

fn get_closed(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let writer = half(thread, &args[0], true)?;
    base::is_closed(thread, &writer).map(Value::bool)
}

fn new(_: &mut Thread, class: &Value, _: Args<'_>) -> Outcome {
    Ok(Value::payload_object(
        class,
        Pair {
            reader: Value::UNDEF,
            writer: Value::UNDEF,
        },
    ))
}

static INIT: Signature = Signature {
    params: &["reader", "writer", "buffer_size"],
    required: 2,
    positional_only: 3,
    keyword_only: 0,
};

static INIT_DEF: NativeDef = NativeDef::method("BufferedRWPair", Arity::Named(&INIT), init_places);

fn init(thread: &mut Thread, object: &Value, args: Args<'_>) -> Outcome<()> {
    with_receiver(thread, &INIT_DEF, object, args).map(drop)
}

fn init_places(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let size = match args.get(3) {
        Some(size) => thread.index(size)?,
        None => super::DEFAULT_BUFFER_SIZE as i64,
    };
    check_able(thread, &args[1], "readable", "File or stream is not readable.")?;
    check_able(thread, &args[2], "writable", "File or stream is not writable.")?;
    let Some(size) = usize::try_from(size).ok().filter(|&size| size > 0) else {
        return Err(thread.value_error("buffer size must be strictly positive"));
    };
    let reader = buffered::make(thread, Role::Reader, &args[1], size);
    let writer = buffered::make(thread, Role::Writer, &args[2], size);
    if let Some(pair) = args[0].payload_mut::<Pair>(thread) {
        let old = std::mem::replace(pair, Pair { reader, writer });
        drop(old);
    }
    Ok(Value::NONE)
}

static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    init: Some(init),
    ..base::SLOTS
};

static CLASS: NativeClass = NativeClass {
    name: "BufferedRWPair",
    module: "_io",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("close", Arity::Zero, close),
        NativeDef::getter("closed", get_closed),
        NativeDef::method("flush", Arity::Zero, flush),
        NativeDef::method("isatty", Arity::Zero, isatty),
        NativeDef::method("peek", Arity::Positional(0, 1), peek),
        NativeDef::method("read", Arity::Positional(0, 1), read),
        NativeDef::method("read1", Arity::Positional(0, 1), read1),
        NativeDef::method("readable", Arity::Zero, readable),
        NativeDef::method("readinto", Arity::One, readinto),
        NativeDef::method("readinto1", Arity::One, readinto1),
        NativeDef::method("writable", Arity::Zero, writable),
        NativeDef::method("write", Arity::One, write),
    ],
    has_dict: true,
    is_final: false,
};

/// The class.
pub(crate) fn class(thread: &mut Thread) -> Value {
    let base = buffered_base(thread);
    thread.native_class_over(&CLASS, &base)
}
