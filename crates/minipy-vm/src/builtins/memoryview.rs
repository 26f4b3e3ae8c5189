//! `memoryview`: the memory of bytes, a bytearray or an array, seen without a copy, whole or in part, in any native format.
//!
//! This file decides what a view is, how it is made and cut, and its attributes. Items are read and written in `items.rs`.
//! A view keeps what it looks at alive and, by an [`Export`], at its length, until it is released or dropped. Between two calls
//! that may run Python code nothing is known about it: a callback may release it.

mod items;

use super::bytes::{self, hex_text};
use super::generic_alias::class_getitem;
use super::sequence::{has_index, key_index, settled_slice};
use crate::heap::buffer::Export;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, Comparison, NativeDef, NativeSlots, Outcome, Raised, Signature};
use crate::heap::object::Payload;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::types::packing::{Scalar, native_size};
use crate::types::text::number_hash;
use std::cell::Cell;
use std::rc::Rc;

/// One dimension: how many items, and how many bytes from one to the next.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Dimension {
    length: usize,
    stride: isize,
}

/// What a view looks at.
#[derive(Clone)]
struct View {
    /// Bytes, or a payload with a buffer.
    source: Value,
    /// Held, never read: as long as it is there, a bytearray or array keeps its length.
    _export: Option<Export>,
    /// The letter of the format, and whether `@` stands before it.
    code: u8,
    has_at: bool,
    readonly: bool,
    /// Where the first item is.
    offset: usize,
    item_size: usize,
    dimensions: Vec<Dimension>,
}

/// The payload: None once it is released.
struct MemoryView {
    view: Option<Rc<View>>,
    hash: Cell<Option<i64>>,
}

impl Payload for MemoryView {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        if let Some(view) = &self.view {
            visit(&view.source);
        }
    }
}

impl View {
    fn count(&self) -> usize {
        self.dimensions.iter().map(|dimension| dimension.length).product()
    }

    /// How many bytes its items have together.
    fn size(&self) -> usize {
        self.count() * self.item_size
    }

    /// Do the items stand side by side, the last dimension's (or, if `columns`, the first's) closest?
    fn is_contiguous(&self, columns: bool) -> bool {
        if self.count() == 0 {
            return true;
        }
        let mut expected = self.item_size as isize;
        let mut check = |dimension: &Dimension| {
            let fits = dimension.length == 1 || dimension.stride == expected;
            expected *= dimension.length as isize;
            fits
        };
        match columns {
            true => self.dimensions.iter().all(&mut check),
            false => self.dimensions.iter().rev().all(&mut check),
        }
    }

    /// The memory the view's places are counted in.
    fn memory<'t>(&'t self, thread: &'t Thread) -> &'t [u8] {
        match self.source.as_bytes() {
            Some(bytes) => bytes.as_slice(),
            None => self.source.buffer(thread).map_or(&[], |buffer| &buffer.bytes),
        }
    }

    /// The places of the items, the last dimension's running fastest.
    fn places(&self) -> Vec<usize> {
        let mut places = vec![self.offset as isize];
        for dimension in &self.dimensions {
            places = places
                .into_iter()
                .flat_map(|from| (0..dimension.length as isize).map(move |at| from + at * dimension.stride))
                .collect();
        }
        places.into_iter().map(|place| place as usize).collect()
    }

    /// The bytes of all items, in order.
    fn gather(&self, thread: &Thread) -> Vec<u8> {
        let memory = self.memory(thread);
        if self.is_contiguous(false) {
            return memory[self.offset..self.offset + self.size()].to_vec();
        }
        let items = self.places().into_iter();
        items.flat_map(|at| &memory[at..at + self.item_size]).copied().collect()
    }

    fn format(&self) -> String {
        format!("{}{}", if self.has_at { "@" } else { "" }, char::from(self.code))
    }
}

/// The view behind a value; ValueError if it is released.
fn view(thread: &mut Thread, value: &Value) -> Outcome<Rc<View>> {
    peek(thread, value).ok_or_else(|| released(thread))
}

/// The view behind a value, unless it is released.
fn peek(thread: &Thread, value: &Value) -> Option<Rc<View>> {
    value.payload::<MemoryView>(thread)?.view.clone()
}

#[cold]
fn released(thread: &mut Thread) -> Raised {
    thread.value_error("operation forbidden on released memoryview object")
}

fn wrap(view: View) -> Value {
    let hash = Cell::new(None);
    Value::builtin_payload(
        ClassId::MemoryView,
        MemoryView {
            view: Some(Rc::new(view)),
            hash,
        },
    )
}

/// The view of an object's memory, of another view's what that sees. None: not bytes-like.
fn view_of(thread: &mut Thread, object: &Value) -> Outcome<Option<View>> {
    if thread.is_exactly(object, ClassId::MemoryView) {
        return view(thread, object).map(|view| Some((*view).clone()));
    }
    let (code, length, export) = match object.as_bytes() {
        Some(bytes) => (b'B', bytes.as_slice().len(), None),
        None => match object.buffer_mut(thread) {
            Some(buffer) => (buffer.format(), buffer.bytes.len(), Some(buffer.export())),
            None => return Ok(None),
        },
    };
    // The one letter of an array that is no number: characters of four bytes.
    let item_size = native_size(code).unwrap_or(4);
    Ok(Some(View {
        source: object.clone(),
        readonly: export.is_none(),
        _export: export,
        code,
        has_at: false,
        offset: 0,
        item_size,
        dimensions: vec![Dimension {
            length: length / item_size,
            stride: item_size as isize,
        }],
    }))
}

/// The bytes of a memoryview whose items stand side by side; None for all else.
pub fn contiguous_bytes<'a>(thread: &'a Thread, value: &'a Value) -> Option<&'a [u8]> {
    let view = value.payload::<MemoryView>(thread)?.view.as_deref();
    let view = view.filter(|view| view.is_contiguous(false))?;
    Some(&view.memory(thread)[view.offset..view.offset + view.size()])
}

/// The bytes of a memoryview, wherever they stand.
pub fn gathered(thread: &mut Thread, value: &Value) -> Outcome<Vec<u8>> {
    let view = view(thread, value)?;
    Ok(view.gather(thread))
}

/// Says why a memoryview is no bytes-like argument: it is released, or its items do not stand side by side.
pub fn check_simple(thread: &mut Thread, value: &Value) -> Outcome<()> {
    if thread.is_exactly(value, ClassId::MemoryView) && !view(thread, value)?.is_contiguous(false) {
        let message = "memoryview: underlying buffer is not C-contiguous";
        return Err(thread.raise(ClassId::BufferError, message));
    }
    Ok(())
}

/// How many bytes an object has that a function may write to: a bytearray, an array, or a memoryview of one whose items stand side
/// by side. None for anything else.
pub fn writable_bytes(thread: &mut Thread, value: &Value) -> Outcome<Option<usize>> {
    if thread.is_exactly(value, ClassId::MemoryView) && peek(thread, value).is_none() {
        return Ok(None);
    }
    Ok(view_of(thread, value)?
        .filter(|view| !view.readonly && view.is_contiguous(false))
        .map(|view| view.size()))
}

/// Writes into such an object, from a place among its bytes on. What no longer fits, because Python code ran since the size was
/// asked for, is not written.
pub fn write_bytes(thread: &mut Thread, value: &Value, at: usize, bytes: &[u8]) -> Outcome<()> {
    if let Some(view) = view_of(thread, value)?.filter(|view| !view.readonly && at + bytes.len() <= view.size()) {
        items::write(thread, &view.source, view.offset + at, bytes);
    }
    Ok(())
}

// ---- making ----

fn new(thread: &mut Thread, _: &Value, args: Args<'_>) -> Outcome {
    if args.values.len() > 1 {
        let message = format!("memoryview() takes at most 1 argument ({} given)", args.values.len());
        return Err(thread.type_error(message));
    }
    if let Some((name, _)) = args.by_keyword().find(|(name, _)| name.as_str() != Some("object")) {
        let name = name.as_str().unwrap_or_default();
        return Err(thread.unexpected_keyword("memoryview", name, &["object"]));
    }
    let Some(object) = args.values.first() else {
        return Err(thread.type_error("memoryview() missing required argument 'object' (pos 1)"));
    };
    match view_of(thread, object)? {
        Some(view) => Ok(wrap(view)),
        None => {
            let class = thread.class_name(object);
            Err(thread.type_error(format!("memoryview: a bytes-like object is required, not '{class}'")))
        }
    }
}

fn to_readonly(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let view = view(thread, &args[0])?;
    Ok(wrap(View {
        readonly: true,
        ..(*view).clone()
    }))
}

static CAST: Signature = Signature {
    params: &["format", "shape"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

/// The letter of a format, and whether it has an `@`; None if it is no native letter.
fn native_letter(format: &str) -> Option<(u8, bool)> {
    let letter = format.strip_prefix('@').unwrap_or(format);
    match letter.as_bytes() {
        [code] if !matches!(code, b'F' | b'D') && native_size(*code).is_some() => {
            Some((*code, letter.len() != format.len()))
        }
        _ => None,
    }
}

/// `view.cast(format[, shape])`.
fn cast(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let view = view(thread, &args[0])?;
    let Some(format) = args[1].as_str() else {
        let name = thread.argument_name(&args[1]);
        return Err(thread.type_error(format!("cast() argument 'format' must be str, not {name}")));
    };
    if !view.is_contiguous(false) {
        return Err(thread.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let shape = args.get(2);
    let places = match shape {
        None => None,
        Some(shape) if shape.as_list().is_some() || shape.as_tuple().is_some() => {
            let lengths = thread.collect(shape)?;
            if lengths.len() > 64 {
                let message = "memoryview: number of dimensions must not exceed 64";
                return Err(thread.value_error(message));
            }
            if lengths.len() != 1 && view.dimensions.len() != 1 {
                return Err(thread.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
            }
            Some(lengths)
        }
        Some(_) => return Err(thread.type_error("shape must be a list or a tuple")),
    };
    let Some((code, has_at)) = native_letter(format) else {
        let message =
            "memoryview: destination format must be a native single character format prefixed with an optional '@'";
        return Err(thread.value_error(message));
    };
    let is_byte = |code| matches!(code, b'B' | b'b' | b'c');
    if !is_byte(code) && !is_byte(view.code) {
        return Err(thread.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let (size, item_size) = (view.size(), native_size(code).unwrap_or(1));
    if size % item_size != 0 {
        return Err(thread.type_error("memoryview: length is not a multiple of itemsize"));
    }
    let dimensions = match places {
        None => rows(&[size / item_size], item_size),
        Some(places) => shaped(thread, &places, size, item_size)?,
    };
    Ok(wrap(View {
        code,
        has_at,
        item_size,
        dimensions,
        ..(*view).clone()
    }))
}

/// Dimensions of these lengths, their items side by side.
fn rows(lengths: &[usize], item_size: usize) -> Vec<Dimension> {
    let mut stride = item_size as isize;
    let mut dimensions: Vec<Dimension> = lengths
        .iter()
        .rev()
        .map(|&length| {
            let dimension = Dimension { length, stride };
            stride *= length as isize;
            dimension
        })
        .collect();
    dimensions.reverse();
    dimensions
}

fn shaped(thread: &mut Thread, places: &[Value], size: usize, item_size: usize) -> Outcome<Vec<Dimension>> {
    let (mut lengths, mut product) = (Vec::new(), item_size);
    for place in places {
        if place.as_small_int().is_none() && place.as_bool().is_none() && place.as_big().is_none() {
            return Err(thread.type_error("memoryview.cast(): elements of shape must be integers"));
        }
        let length = thread.index_clamped(place)?;
        let Some(length) = usize::try_from(length).ok().filter(|&length| length > 0) else {
            return Err(thread.value_error("memoryview.cast(): elements of shape must be integers > 0"));
        };
        let Some(all) = product.checked_mul(length).filter(|&all| all < isize::MAX as usize) else {
            return Err(thread.value_error("memoryview.cast(): product(shape) > SSIZE_MAX"));
        };
        product = all;
        lengths.push(length);
    }
    if product != size {
        return Err(thread.type_error("memoryview: product(shape) * itemsize != buffer size"));
    }
    Ok(rows(&lengths, item_size))
}

// ---- items and slices ----

/// The part of a view a slice picks from its first dimension.
fn sliced(thread: &mut Thread, value: &Value, key: &Value) -> Outcome<View> {
    let key = settled_slice(thread, key)?;
    let mut view = (*view(thread, value)?).clone();
    let Some((slice, first)) = key.as_slice().zip(view.dimensions.first_mut()) else {
        return Ok(view);
    };
    let range = thread.slice_range(slice, first.length)?;
    view.offset = match range.count {
        0 => view.offset,
        _ => (view.offset as isize + range.start as isize * first.stride) as usize,
    };
    first.length = range.count;
    first.stride = first.stride.wrapping_mul(range.step as isize);
    Ok(view)
}

/// The place of one item; `keys` are indices.
fn place_of(thread: &mut Thread, value: &Value, keys: &[Value]) -> Outcome<usize> {
    let dimensions = view(thread, value)?.dimensions.len();
    if keys.len() < dimensions {
        return Err(thread.raise(ClassId::NotImplementedError, "sub-views are not implemented"));
    }
    if keys.len() > dimensions {
        let given = keys.len();
        let message = format!("cannot index {dimensions}-dimension view with {given}-element tuple");
        return Err(thread.type_error(message));
    }
    let mut place = view(thread, value)?.offset as isize;
    for (at, key) in keys.iter().enumerate() {
        let index = match key.as_small_int() {
            Some(index) => index,
            None => key_index(thread, "memoryview", key)?,
        };
        let dimension = view(thread, value)?.dimensions[at];
        let index = if index < 0 {
            index.saturating_add(dimension.length as i64)
        } else {
            index
        };
        if index < 0 || index >= dimension.length as i64 {
            let message = format!("index out of bounds on dimension {}", at + 1);
            return Err(thread.index_error(message));
        }
        place += index as isize * dimension.stride;
    }
    Ok(place as usize)
}

/// Which kind of key it is, if it is of several parts.
fn are_all(key: &Value, test: impl Fn(&Value) -> bool) -> bool {
    key.as_tuple().is_some_and(|keys| keys.items().iter().all(test))
}

fn get_item(thread: &mut Thread, value: &Value, key: &Value) -> Outcome {
    let dimensions = view(thread, value)?.dimensions.len();
    let is_index = has_index(thread, key);
    if dimensions == 0 && !(key.is(&Value::ELLIPSIS) || are_all(key, |_| false)) {
        return Err(thread.type_error("invalid indexing of 0-dim memory"));
    }
    if dimensions == 0 && key.is(&Value::ELLIPSIS) {
        return Ok(value.clone());
    }
    if is_index {
        if dimensions > 1 {
            let message = "multi-dimensional sub-views are not implemented";
            return Err(thread.raise(ClassId::NotImplementedError, message));
        }
        let place = place_of(thread, value, std::slice::from_ref(key))?;
        return items::get(thread, value, place);
    }
    if key.as_slice().is_some() {
        return sliced(thread, value, key).map(wrap);
    }
    if let Some(keys) = key.as_tuple() {
        if are_all(key, |key| has_index(thread, key)) {
            let place = place_of(thread, value, keys.items())?;
            return items::get(thread, value, place);
        }
        if are_all(key, |key| key.as_slice().is_some()) {
            let message = "multi-dimensional slicing is not implemented";
            return Err(thread.raise(ClassId::NotImplementedError, message));
        }
    }
    Err(thread.type_error("memoryview: invalid slice key"))
}

fn set_item(thread: &mut Thread, value: &Value, key: &Value, item: Option<&Value>) -> Outcome<()> {
    let view = view(thread, value)?;
    let (dimensions, readonly) = (view.dimensions.len(), view.readonly);
    if readonly {
        return Err(thread.type_error("cannot modify read-only memory"));
    }
    let Some(item) = item else {
        return Err(thread.type_error("cannot delete memory"));
    };
    if dimensions == 0 {
        if !(key.is(&Value::ELLIPSIS) || are_all(key, |_| false)) {
            return Err(thread.type_error("invalid indexing of 0-dim memory"));
        }
        let place = place_of(thread, value, &[])?;
        return items::set(thread, value, place, item);
    }
    if has_index(thread, key) {
        let place = place_of(thread, value, std::slice::from_ref(key))?;
        return items::set(thread, value, place, item);
    }
    if key.as_slice().is_some() && dimensions == 1 {
        return items::set_slice(thread, value, key, item);
    }
    if let Some(keys) = key.as_tuple()
        && are_all(key, |key| has_index(thread, key))
    {
        let place = place_of(thread, value, keys.items())?;
        return items::set(thread, value, place, item);
    }
    if key.as_slice().is_some() || (are_all(key, |key| key.as_slice().is_some())) {
        let message = "memoryview slice assignments are currently restricted to ndim = 1";
        return Err(thread.raise(ClassId::NotImplementedError, message));
    }
    Err(thread.type_error("memoryview: invalid slice key"))
}

fn len(thread: &mut Thread, value: &Value) -> Outcome<usize> {
    match view(thread, value)?.dimensions.first() {
        Some(first) => Ok(first.length),
        None => Err(thread.type_error("0-dim memory has no length")),
    }
}

fn repr(thread: &mut Thread, value: &Value) -> Outcome {
    let state = if peek(thread, value).is_some() { "" } else { "released " };
    let text = format!("<{state}memory at {:#x}>", thread.identity(value));
    Ok(Value::str(&text))
}

fn hash(thread: &mut Thread, value: &Value) -> Outcome<i64> {
    let known = value.payload::<MemoryView>(thread).and_then(|view| view.hash.get());
    if let Some(hash) = known {
        return Ok(hash);
    }
    let view = view(thread, value)?;
    if !view.readonly {
        return Err(thread.value_error("cannot hash writable memoryview object"));
    }
    if !matches!(view.code, b'B' | b'b' | b'c') {
        let message = "memoryview: hashing is restricted to formats 'B', 'b' or 'c'";
        return Err(thread.value_error(message));
    }
    thread.hash(&view.source)?;
    let hash = number_hash::hash_bytes(&view.gather(thread), 0);
    if let Some(object) = value.payload::<MemoryView>(thread) {
        object.hash.set(Some(hash));
    }
    Ok(hash)
}

fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let equal = match op {
        Comparison::Eq => true,
        Comparison::Ne => false,
        _ => return Ok(Value::NOT_IMPLEMENTED),
    };
    let one = peek(thread, left);
    let released = |value: &Value| thread.is_exactly(value, ClassId::MemoryView) && peek(thread, value).is_none();
    if one.is_none() || released(right) {
        return Ok(Value::bool(left.is(right) == equal));
    }
    let Some((one, other)) = one.zip(view_of(thread, right)?) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(items::are_equal(thread, &one, &other)? == equal))
}

// ---- attributes ----

/// Makes getters that read the view.
macro_rules! getters {
    ($($name:ident |$view:ident| $answer:expr;)*) => {$(
        fn $name(thread: &mut Thread, args: Args<'_>) -> Outcome {
            let $view = view(thread, &args[0])?;
            Ok($answer)
        }
    )*};
}

fn int_tuple(numbers: impl Iterator<Item = i64>) -> Value {
    Value::tuple(numbers.map(Value::int).collect())
}

getters! {
    get_obj |view| view.source.clone();
    get_nbytes |view| Value::length(view.size());
    get_item_size |view| Value::length(view.item_size);
    get_format |view| Value::str(&view.format());
    get_dimensions |view| Value::length(view.dimensions.len());
    get_readonly |view| Value::bool(view.readonly);
    get_shape |view| int_tuple(view.dimensions.iter().map(|dimension| dimension.length as i64));
    get_strides |view| int_tuple(view.dimensions.iter().map(|dimension| dimension.stride as i64));
    get_suboffsets |_view| Value::tuple(Vec::new());
    get_contiguous |view| Value::bool(view.is_contiguous(false) || view.is_contiguous(true));
    get_c_contiguous |view| Value::bool(view.is_contiguous(false));
    get_f_contiguous |view| Value::bool(view.is_contiguous(true));
}

static TO_BYTES: Signature = Signature {
    params: &["order"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};

/// `view.tobytes(order='C')`.
fn to_bytes(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let order = match args.get(1) {
        None => "C",
        Some(order) if order.is_none() => "C",
        Some(order) => match order.as_str() {
            Some(order) => order,
            None => {
                let class = thread.class_name(order);
                let message = format!("tobytes() argument 'order' must be str or None, not {class}");
                return Err(thread.type_error(message));
            }
        },
    };
    let mut view = (*view(thread, &args[0])?).clone();
    match order {
        "C" => {}
        "F" => view.dimensions.reverse(),
        "A" if view.is_contiguous(true) => view.dimensions.reverse(),
        "A" => {}
        _ => return Err(thread.value_error("order must be 'C', 'F' or 'A'")),
    }
    let bytes = view.gather(thread);
    thread.made(Value::bytes(&bytes))
}

fn to_hex(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let bytes = gathered(thread, &args[0])?;
    hex_text(thread, &bytes, args)
}

fn release(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let old = args[0]
        .payload_mut::<MemoryView>(thread)
        .and_then(|view| view.view.take());
    drop(old);
    Ok(Value::NONE)
}

fn enter(thread: &mut Thread, args: Args<'_>) -> Outcome {
    view(thread, &args[0])?;
    Ok(args[0].clone())
}

fn exit(thread: &mut Thread, args: Args<'_>) -> Outcome {
    release(thread, args)
}

/// The slots.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(hash),
    len: Some(len),
    iter: Some(items::iter),
    get_item: Some(get_item),
    set_item: Some(set_item),
    compare: Some(compare),
    new: Some(new),
    ..NativeSlots::NONE
};
/// The methods.
pub static METHODS: &[NativeDef] = &[
    NativeDef::getter("obj", get_obj),
    NativeDef::getter("nbytes", get_nbytes),
    NativeDef::getter("itemsize", get_item_size),
    NativeDef::getter("format", get_format),
    NativeDef::getter("ndim", get_dimensions),
    NativeDef::getter("readonly", get_readonly),
    NativeDef::getter("shape", get_shape),
    NativeDef::getter("strides", get_strides),
    NativeDef::getter("suboffsets", get_suboffsets),
    NativeDef::getter("contiguous", get_contiguous),
    NativeDef::getter("c_contiguous", get_c_contiguous),
    NativeDef::getter("f_contiguous", get_f_contiguous),
    NativeDef::method("cast", Arity::Named(&CAST), cast),
    NativeDef::method("count", Arity::One, items::count),
    NativeDef::method("hex", Arity::Named(&bytes::HEX), to_hex),
    NativeDef::method("index", Arity::Positional(1, 3), items::index),
    NativeDef::method("release", Arity::Zero, release),
    NativeDef::method("tobytes", Arity::Named(&TO_BYTES), to_bytes),
    NativeDef::method("tolist", Arity::Zero, items::to_list),
    NativeDef::method("toreadonly", Arity::Zero, to_readonly),
    NativeDef::method("__enter__", Arity::Zero, enter),
    NativeDef::method("__exit__", Arity::Any, exit),
    NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
];

pub use items::{ITERATOR_SLOTS, scalar, wide};

/// The numbers of a scalar as a value: what an item of an array or a field of a struct is.
fn int_value(scalar: Scalar) -> Option<Value> {
    match scalar {
        Scalar::Int(int) => Some(Value::int(int)),
        Scalar::Unsigned(int) => Some(match i64::try_from(int) {
            Ok(int) => Value::int(int),
            Err(_) => Value::big(int.into()),
        }),
        _ => None,
    }
}
