//! The module `_struct`, which `struct` shows: numbers and bytes in the layout of C structs.
//!
//! The format is parsed in `format.rs`; single numbers become bytes and bytes numbers in `packing`. This file decides what the
//! functions and the class `Struct` do with them, in the words of CPython.

mod format;

use crate::support::set;
use format::{Field, Layout};
use minipy_vm::native::{
    Args, Arity, ClassId, NativeClass, NativeDef, NativeModule, NativeSlots, Outcome, Payload, Raised, Signature,
    Thread, Value, WEAKREF, bytes_argument, packing, scalar, wide, writable_bytes, write_bytes,
};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

/// The payload of a `Struct`.
struct Struct {
    format: Value,
    layout: Rc<Layout>,
}

impl Payload for Struct {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.format);
    }
}

/// Raises `struct.error`.
#[cold]
fn error(thread: &mut Thread, message: &str) -> Raised {
    let class = thread.native_class(&ERROR);
    match thread.call(&class, &[Value::str(message)]) {
        Ok(exception) => thread.raise_value(exception),
        Err(raised) => raised,
    }
}

/// The layouts of formats that functions were called with.
#[derive(Default)]
struct Known(RefCell<FxHashMap<Box<[u8]>, Rc<Layout>>>);

/// As many are kept; then it begins anew.
const MOST_KNOWN: usize = 100;

/// The layout a format describes.
fn layout(thread: &mut Thread, format: &Value) -> Outcome<Rc<Layout>> {
    let text = match (format.as_str(), format.as_bytes()) {
        (Some(text), _) if text.is_ascii() => text.as_bytes(),
        (Some(_), _) => {
            // Raises the UnicodeEncodeError.
            thread.call_method(format, "encode", &[Value::str("ascii")])?;
            return Err(error(thread, "bad char in struct format"));
        }
        (_, Some(bytes)) => bytes.as_slice(),
        _ => {
            let class = thread.class_name(format);
            let message = format!("Struct() argument 1 must be a str or bytes object, not {class}");
            return Err(thread.type_error(message));
        }
    };
    let known = &thread.heap().extension::<Known>().0;
    if let Some(layout) = known.borrow().get(text) {
        return Ok(layout.clone());
    }
    let layout = Rc::new(Layout::parse(text).map_err(|message| error(thread, message))?);
    let mut known = known.borrow_mut();
    if known.len() >= MOST_KNOWN {
        known.clear();
    }
    known.insert(text.into(), layout.clone());
    Ok(layout)
}

// ---- packing ----

fn not_an_integer(thread: &mut Thread, raised: Raised) -> Raised {
    match thread.catch(raised, ClassId::TypeError) {
        Ok(_) => error(thread, "required argument is not an integer"),
        Err(other) => other,
    }
}

/// `error` in place of whatever an operation raised; exceptions that are no `Exception` go on.
fn instead(thread: &mut Thread, raised: Raised, message: &str) -> Raised {
    match thread.catch(raised, ClassId::Exception) {
        Ok(_) => error(thread, message),
        Err(other) => other,
    }
}

fn push_integer(thread: &mut Thread, out: &mut Vec<u8>, field: &Field, value: &Value, big_endian: bool) -> Outcome<()> {
    if let Some(int) = value.as_small_int()
        && packing::fits(field.code, field.size, int)
    {
        packing::push_bits(out, int as u64, field.size, big_endian);
        return Ok(());
    }
    let int = match thread.index_value(value) {
        Ok(int) => int,
        Err(raised) => return Err(not_an_integer(thread, raised)),
    };
    let (least, greatest) = packing::integer_range(field.code, field.size);
    let number = wide(&int);
    let fits = match field.code {
        b'P' => number.filter(|number| (i64::MIN.into()..=u64::MAX.into()).contains(number)),
        _ => number.filter(|number| (least..=greatest).contains(number)),
    };
    match fits {
        Some(number) => packing::push_bits(out, number as u64, field.size, big_endian),
        None if field.code == b'P' => return Err(error(thread, "int too large to convert")),
        None => {
            let letter = char::from(field.code);
            return Err(error(
                thread,
                &format!("'{letter}' format requires {least} <= number <= {greatest}"),
            ));
        }
    }
    Ok(())
}

fn push_float(thread: &mut Thread, out: &mut Vec<u8>, code: u8, value: &Value, big_endian: bool) -> Outcome<()> {
    let float = match thread.real(value) {
        Ok(float) => float,
        Err(raised) => return Err(instead(thread, raised, "required argument is not a float")),
    };
    if packing::push_float(out, code, float, big_endian) {
        return Ok(());
    }
    let letter = char::from(code);
    Err(thread.overflow_error(format!("float too large to pack with {letter} format")))
}

fn push_complex(thread: &mut Thread, out: &mut Vec<u8>, code: u8, value: &Value, big_endian: bool) -> Outcome<()> {
    let number = match value.as_complex() {
        Some(_) => value.clone(),
        None => {
            let class = thread.heap().class(ClassId::Complex).clone();
            let made = match value.as_str() {
                Some(_) => Err(thread.type_error("must be a number")),
                None => thread.call(&class, std::slice::from_ref(value)),
            };
            match made {
                Ok(number) => number,
                Err(raised) => return Err(instead(thread, raised, "required argument is not a complex")),
            }
        }
    };
    let (re, im) = number.as_complex().map_or((0.0, 0.0), |number| number.parts());
    for part in [re, im] {
        match code {
            b'F' if big_endian => {
                if !packing::push_float(out, b'f', part, true) {
                    return Err(thread.overflow_error("float too large to pack with f format"));
                }
            }
            // Here, in the machine's own order and nowhere else, what is too large becomes infinite.
            b'F' => packing::push_bits(out, u64::from((part as f32).to_bits()), 4, big_endian),
            _ => packing::push_bits(out, part.to_bits(), 8, big_endian),
        }
    }
    Ok(())
}

/// A string of bytes in a field of fixed size; one with `p` has its length in front.
fn push_string(thread: &mut Thread, out: &mut Vec<u8>, field: &Field, value: &Value) -> Outcome<()> {
    let Some(bytes) = thread.plain_bytes(value) else {
        let letter = char::from(field.code);
        return Err(error(
            thread,
            &format!("argument for '{letter}' must be a bytes object"),
        ));
    };
    let end = out.len() + field.size;
    if field.code == b'p' && field.size > 0 {
        let length = bytes.len().min(field.size - 1);
        out.push(length.min(255) as u8);
        out.extend_from_slice(&bytes[..length]);
    } else {
        out.extend_from_slice(&bytes[..bytes.len().min(field.size)]);
    }
    out.resize(end, 0);
    Ok(())
}

/// The bytes of the values; their number is right.
fn packed(thread: &mut Thread, layout: &Layout, values: &[Value]) -> Outcome<Vec<u8>> {
    let mut out = Vec::new();
    if out.try_reserve_exact(layout.size).is_err() {
        return Err(thread.memory_error());
    }
    let mut values = values.iter();
    for field in &layout.fields {
        out.resize(field.offset, 0);
        for _ in 0..field.count {
            let Some(value) = values.next() else { break };
            match field.code {
                b's' | b'p' => push_string(thread, &mut out, field, value)?,
                b'c' => match value.as_bytes().map(|bytes| bytes.as_slice()) {
                    Some([byte]) => out.push(*byte),
                    _ => return Err(error(thread, "char format requires a bytes object of length 1")),
                },
                b'?' => out.push(thread.truth(value)?.into()),
                b'e' | b'f' | b'd' => push_float(thread, &mut out, field.code, value, layout.big_endian)?,
                b'F' | b'D' => push_complex(thread, &mut out, field.code, value, layout.big_endian)?,
                _ => push_integer(thread, &mut out, field, value, layout.big_endian)?,
            }
        }
    }
    out.resize(layout.size, 0);
    Ok(out)
}

fn check_count(thread: &mut Thread, layout: &Layout, function: &str, given: usize) -> Outcome<()> {
    if given == layout.values {
        return Ok(());
    }
    let message = format!("{function} expected {} items for packing (got {given})", layout.values);
    Err(error(thread, &message))
}

fn pack_with(thread: &mut Thread, layout: &Layout, values: &[Value]) -> Outcome {
    check_count(thread, layout, "pack", values.len())?;
    let bytes = packed(thread, layout, values)?;
    thread.made(Value::bytes(&bytes))
}

/// `pack_into`; `args` are buffer, offset and values.
fn pack_into_with(thread: &mut Thread, layout: &Layout, args: &[Value]) -> Outcome {
    let (buffer, offset, values) = match args {
        [] => return Err(error(thread, "pack_into expected buffer argument")),
        [_] => return Err(error(thread, "pack_into expected offset argument")),
        [buffer, offset, values @ ..] => (buffer, offset, values),
    };
    check_count(thread, layout, "pack_into", values.len())?;
    let length = match writable_bytes(thread, buffer)? {
        Some(length) => length,
        None => {
            let class = thread.class_name(buffer);
            let message = format!("argument must be read-write bytes-like object, not {class}");
            return Err(thread.type_error(message));
        }
    };
    let given = thread.index(offset)?;
    let size = layout.size;
    let offset = match given < 0 {
        true if given.saturating_add(size as i64) > 0 => {
            return Err(error(
                thread,
                &format!("no space to pack {size} bytes at offset {given}"),
            ));
        }
        true if given.saturating_add(length as i64) < 0 => {
            return Err(error(
                thread,
                &format!("offset {given} out of range for {length}-byte buffer"),
            ));
        }
        true => (given + length as i64) as usize,
        false => given as usize,
    };
    if offset > length || length - offset < size {
        let message = format!(
            "pack_into requires a buffer of at least {} bytes for packing {size} bytes at offset {offset} (actual buffer \
             size is {length})",
            offset.saturating_add(size)
        );
        return Err(error(thread, &message));
    }
    let bytes = packed(thread, layout, values)?;
    write_bytes(thread, buffer, offset, &bytes)?;
    Ok(Value::NONE)
}

// ---- unpacking ----

/// The values in bytes of the right length.
fn unpacked(layout: &Layout, bytes: &[u8]) -> Value {
    let mut values = Vec::with_capacity(layout.values);
    for field in &layout.fields {
        for at in 0..field.count {
            let from = field.offset + at * field.size;
            let item = &bytes[from..from + field.size];
            values.push(match field.code {
                b's' => Value::bytes(item).unwrap_or(Value::NONE),
                b'p' => {
                    let (length, rest) = item.split_first().map_or((0, item), |(length, rest)| (*length, rest));
                    Value::bytes(&rest[..rest.len().min(length.into())]).unwrap_or(Value::NONE)
                }
                code => scalar(packing::unpack(code, item, layout.big_endian)),
            });
        }
    }
    Value::tuple(values)
}

fn unpack_with(thread: &mut Thread, layout: &Layout, buffer: &Value) -> Outcome {
    if let Some(bytes) = thread.lent_bytes(buffer).filter(|bytes| bytes.len() == layout.size) {
        return Ok(unpacked(layout, bytes));
    }
    bytes_argument(thread, buffer)?;
    let message = format!("unpack requires a buffer of {} bytes", layout.size);
    Err(error(thread, &message))
}

fn unpack_from_with(thread: &mut Thread, layout: &Layout, buffer: &Value, offset: Option<&Value>) -> Outcome {
    let given = offset.map_or(Ok(0), |offset| thread.index(offset))?;
    let (size, length) = (layout.size, byte_length(thread, buffer)?);
    let offset = match given < 0 {
        true if given.saturating_add(size as i64) > 0 => {
            let message = format!("not enough data to unpack {size} bytes at offset {given}");
            return Err(error(thread, &message));
        }
        true if given.saturating_add(length as i64) < 0 => {
            return Err(error(
                thread,
                &format!("offset {given} out of range for {length}-byte buffer"),
            ));
        }
        true => (given + length as i64) as usize,
        false => given as usize,
    };
    if offset > length || length - offset < size {
        let message = format!(
            "unpack_from requires a buffer of at least {} bytes for unpacking {size} bytes at offset {offset} (actual buffer \
             size is {length})",
            offset.saturating_add(size)
        );
        return Err(error(thread, &message));
    }
    let bytes = thread.lent_bytes(buffer).unwrap_or_default();
    Ok(unpacked(layout, &bytes[offset..offset + size]))
}

/// How many bytes an argument has.
fn byte_length(thread: &mut Thread, buffer: &Value) -> Outcome<usize> {
    match thread.lent_bytes(buffer).map(<[u8]>::len) {
        Some(length) => Ok(length),
        None => bytes_argument(thread, buffer).map(|bytes| bytes.len()),
    }
}

// ---- iter_unpack ----

struct Unpacker {
    layout: Rc<Layout>,
    /// Absent once the end was reached.
    buffer: Value,
    at: usize,
}

impl Payload for Unpacker {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.buffer);
    }
}

fn iter_with(thread: &mut Thread, layout: Rc<Layout>, buffer: &Value) -> Outcome {
    if layout.size == 0 {
        return Err(error(thread, "cannot iteratively unpack with a struct of length 0"));
    }
    if !byte_length(thread, buffer)?.is_multiple_of(layout.size) {
        let message = format!(
            "iterative unpacking requires a buffer of a multiple of {} bytes",
            layout.size
        );
        return Err(error(thread, &message));
    }
    // A view keeps a bytearray at its length, and is what CPython holds too.
    let class = thread.heap().class(ClassId::MemoryView).clone();
    let view = thread.call(&class, std::slice::from_ref(buffer))?;
    let iterator = thread.native_class(&ITERATOR);
    let unpacker = Unpacker {
        layout,
        buffer: view,
        at: 0,
    };
    Ok(Value::payload_object(&iterator, unpacker))
}

fn iter_self(_: &mut Thread, iterator: &Value) -> Outcome {
    Ok(iterator.clone())
}

fn iter_next(thread: &mut Thread, iterator: &Value) -> Outcome<Option<Value>> {
    let Some(state) = iterator.payload_mut::<Unpacker>(thread) else {
        return Ok(None);
    };
    let (layout, buffer, at) = (state.layout.clone(), state.buffer.clone(), state.at);
    state.at += layout.size;
    if buffer.is_undef() {
        return Ok(None);
    }
    byte_length(thread, &buffer)?;
    let bytes = thread.lent_bytes(&buffer).unwrap_or_default();
    if let Some(item) = bytes.get(at..at + layout.size) {
        return Ok(Some(unpacked(&layout, item)));
    }
    let old = iterator
        .payload_mut::<Unpacker>(thread)
        .map(|state| std::mem::take(&mut state.buffer));
    drop(old);
    Ok(None)
}

fn length_hint(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(state) = args[0].payload::<Unpacker>(thread) else {
        return Ok(Value::int(0));
    };
    let (buffer, at, size) = (state.buffer.clone(), state.at, state.layout.size);
    let length = thread.lent_bytes(&buffer).map_or(0, <[u8]>::len);
    Ok(Value::length(length.saturating_sub(at) / size))
}

// ---- functions ----

fn calcsize(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::length(layout(thread, &args[0])?.size))
}

fn pack(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some((format, values)) = positional(thread, "pack", args)?.split_first() else {
        return Err(thread.type_error("missing format argument"));
    };
    let layout = layout(thread, format)?;
    pack_with(thread, &layout, values)
}

fn pack_into(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some((format, rest)) = positional(thread, "pack_into", args)?.split_first() else {
        return Err(thread.type_error("missing format argument"));
    };
    let layout = layout(thread, format)?;
    pack_into_with(thread, &layout, rest)
}

fn positional<'a>(thread: &mut Thread, function: &str, args: Args<'a>) -> Outcome<&'a [Value]> {
    if args.names.is_empty() {
        return Ok(args.values);
    }
    Err(thread.type_error(format!("_struct.{function}() takes no keyword arguments")))
}

fn unpack(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let layout = layout(thread, &args[0])?;
    unpack_with(thread, &layout, &args[1])
}

static UNPACK_FROM: Signature = Signature {
    params: &["format", "buffer", "offset"],
    required: 2,
    positional_only: 1,
    keyword_only: 0,
};

fn unpack_from(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let layout = layout(thread, &args[0])?;
    unpack_from_with(thread, &layout, &args[1], args.get(2))
}

fn iter_unpack(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let layout = layout(thread, &args[0])?;
    iter_with(thread, layout, &args[1])
}

fn clear_cache(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::NONE)
}

// ---- Struct ----

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let own = thread.native_class(&STRUCT);
    let mut format = args.by_position().first();
    if class.is(&own) {
        if args.values.len() > 1 {
            let message = format!("Struct() takes at most 1 argument ({} given)", args.values.len());
            return Err(thread.type_error(message));
        }
        for (name, value) in args.by_keyword() {
            match name.as_str() {
                Some("format") => format = Some(value),
                other => return Err(thread.unexpected_keyword("Struct", other.unwrap_or_default(), &["format"])),
            }
        }
        if format.is_none() {
            return Err(thread.type_error("Struct() missing required argument 'format' (pos 1)"));
        }
    }
    let (format, layout) = match format.filter(|_| class.is(&own)) {
        Some(format) => described(thread, format)?,
        None => (Value::UNDEF, Rc::default()),
    };
    Ok(Value::payload_object(class, Struct { format, layout }))
}

/// A format as text, and its layout.
fn described(thread: &mut Thread, format: &Value) -> Outcome<(Value, Rc<Layout>)> {
    let layout = layout(thread, format)?;
    let text = match format.as_bytes() {
        Some(bytes) => bytes.as_slice().iter().map(|&byte| char::from(byte)).collect(),
        None => format.as_str().unwrap_or_default().to_owned(),
    };
    Ok((Value::str(&text), layout))
}

/// A subclass may change the format on the way.
fn init_struct(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome<()> {
    let by_name = args.by_keyword().find(|(name, _)| name.as_str() == Some("format"));
    let Some(format) = args.by_position().first().or(by_name.map(|(_, value)| value)) else {
        return Err(thread.type_error("Struct() missing required argument 'format' (pos 1)"));
    };
    if args.values.len() > 1 {
        let message = format!("Struct() takes at most 1 argument ({} given)", args.values.len());
        return Err(thread.type_error(message));
    }
    let (format, layout) = described(thread, format)?;
    if let Some(state) = this.payload_mut::<Struct>(thread) {
        let old = (
            std::mem::replace(&mut state.format, format),
            std::mem::replace(&mut state.layout, layout),
        );
        drop(old);
    }
    Ok(())
}

fn own_layout(thread: &mut Thread, this: &Value) -> Outcome<Rc<Layout>> {
    match this.payload::<Struct>(thread) {
        Some(state) if !state.format.is_undef() => Ok(state.layout.clone()),
        _ => Err(thread.raise(ClassId::RuntimeError, "Struct object is not initialized")),
    }
}

fn struct_pack(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let layout = own_layout(thread, &args[0])?;
    let args = positional(thread, "Struct.pack", args)?;
    pack_with(thread, &layout, &args[1..])
}

fn struct_pack_into(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let layout = own_layout(thread, &args[0])?;
    let args = positional(thread, "Struct.pack_into", args)?;
    pack_into_with(thread, &layout, &args[1..])
}

fn struct_unpack(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let layout = own_layout(thread, &args[0])?;
    unpack_with(thread, &layout, &args[1])
}

static STRUCT_UNPACK_FROM: Signature = Signature {
    params: &["buffer", "offset"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

fn struct_unpack_from(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let layout = own_layout(thread, &args[0])?;
    unpack_from_with(thread, &layout, &args[1], args.get(2))
}

fn struct_iter_unpack(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let layout = own_layout(thread, &args[0])?;
    iter_with(thread, layout, &args[1])
}

fn get_size(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::length(own_layout(thread, &args[0])?.size))
}

fn get_format(thread: &mut Thread, args: Args<'_>) -> Outcome {
    own_layout(thread, &args[0])?;
    Ok(args[0]
        .payload::<Struct>(thread)
        .map_or(Value::NONE, |state| state.format.clone()))
}

fn struct_repr(thread: &mut Thread, this: &Value) -> Outcome {
    own_layout(thread, this)?;
    let format = this
        .payload::<Struct>(thread)
        .map_or(Value::NONE, |state| state.format.clone());
    let class = thread.class_name(this);
    let class = class.rsplit('.').next().unwrap_or("Struct").to_owned();
    let text = format!("{class}({})", thread.repr_text(&format)?);
    thread.made(Value::try_str(&text))
}

static STRUCT_SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    init: Some(init_struct),
    repr: Some(struct_repr),
    ..NativeSlots::NONE
};

static STRUCT: NativeClass = NativeClass {
    name: "Struct",
    module: "_struct",
    base: ClassId::Object,
    slots: Some(&STRUCT_SLOTS),
    methods: &[
        WEAKREF,
        NativeDef::getter("format", get_format),
        NativeDef::getter("size", get_size),
        NativeDef::method("iter_unpack", Arity::One, struct_iter_unpack),
        NativeDef::method("pack", Arity::Any, struct_pack),
        NativeDef::method("pack_into", Arity::Any, struct_pack_into),
        NativeDef::method("unpack", Arity::One, struct_unpack),
        NativeDef::method("unpack_from", Arity::Named(&STRUCT_UNPACK_FROM), struct_unpack_from),
    ],
    has_dict: false,
    is_final: false,
};

static ITERATOR_SLOTS: NativeSlots = NativeSlots {
    iter: Some(iter_self),
    next: Some(iter_next),
    ..NativeSlots::NONE
};

static ITERATOR: NativeClass = NativeClass {
    name: "unpack_iterator",
    module: "_struct",
    base: ClassId::Object,
    slots: Some(&ITERATOR_SLOTS),
    methods: &[NativeDef::method("__length_hint__", Arity::Zero, length_hint)],
    has_dict: false,
    is_final: true,
};

static ERROR: NativeClass = NativeClass {
    name: "error",
    module: "struct",
    base: ClassId::Exception,
    slots: None,
    methods: &[],
    has_dict: true,
    is_final: false,
};

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    let class = thread.native_class(&STRUCT);
    set(thread, module, "Struct", class);
    let class = thread.native_class(&ERROR);
    set(thread, module, "error", class);
    Ok(())
}

/// The module `_struct`, all of which is in `struct`.
pub static MODULE: NativeModule = NativeModule {
    name: "_struct",
    functions: &[
        NativeDef::function("_clearcache", Arity::Zero, clear_cache),
        NativeDef::function("calcsize", Arity::One, calcsize),
        NativeDef::function("iter_unpack", Arity::Positional(2, 2), iter_unpack),
        NativeDef::function("pack", Arity::Any, pack),
        NativeDef::function("pack_into", Arity::Any, pack_into),
        NativeDef::function("unpack", Arity::Positional(2, 2), unpack),
        NativeDef::function("unpack_from", Arity::Named(&UNPACK_FROM), unpack_from),
    ],
    missing: &[],
    init,
};
