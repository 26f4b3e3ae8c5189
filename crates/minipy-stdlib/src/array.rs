//! The module `array`: numbers or characters of one C type, side by side.
//!
//! An array's contents are a `Buffer`, so that memoryviews can look at them; while one does, the length stays. Numbers become
//! bytes and bytes numbers in `packing`; what is too large for a type is decided here, with the words of CPython's parsers.

mod items;
mod methods;
mod pickling;

use crate::support::{optional_attribute, set};
use items::{element, item_at, number_at, pack, text_of};
use minipy_vm::native::{
    Args, Arity, Binary, Buffer, ClassId, Collection, Comparison, MAX_ITEMS, NativeClass, NativeDef, NativeModule,
    NativeSlots, Outcome, Payload, Raised, Special, Thread, Value, WEAKREF, class_getitem, has_index, key_index,
    repetitions, settled_slice,
};

/// The letters an array may have, and how many bytes an item has.
const TYPES: &[(u8, usize)] = &[
    (b'b', 1),
    (b'B', 1),
    (b'u', 4),
    (b'w', 4),
    (b'h', 2),
    (b'H', 2),
    (b'i', 4),
    (b'I', 4),
    (b'l', 8),
    (b'L', 8),
    (b'q', 8),
    (b'Q', 8),
    (b'f', 4),
    (b'd', 8),
];

/// The payload.
struct Array {
    /// The contents; the format is `w` also for the letter `u`, which is a wide character like it.
    buffer: Buffer,
    letter: u8,
    size: usize,
}

impl Array {
    /// Where the bytes of the item begin at an index that may count from the end; None if there is none.
    #[inline(always)]
    fn place(&self, index: i64) -> Option<usize> {
        let length = self.buffer.bytes.len() as i64;
        let at = index.checked_mul(self.size as i64)?;
        let at = if at < 0 { at + length } else { at };
        (0..length).contains(&at).then_some(at as usize)
    }
}

impl Payload for Array {
    fn traverse(&self, _: &Thread, _: &mut dyn FnMut(&Value)) {}

    fn buffer(&self) -> Option<&Buffer> {
        Some(&self.buffer)
    }

    fn buffer_mut(&mut self) -> Option<&mut Buffer> {
        Some(&mut self.buffer)
    }
}

/// The type of an array's items: the letter and the size.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Type {
    letter: u8,
    size: usize,
}

impl Type {
    fn is_text(self) -> bool {
        matches!(self.letter, b'u' | b'w')
    }
}

/// The type of an array; None for other values.
fn type_of(thread: &Thread, value: &Value) -> Option<Type> {
    let array = value.payload::<Array>(thread)?;
    Some(Type {
        letter: array.letter,
        size: array.size,
    })
}

/// The type of a receiver.
fn own_type(thread: &Thread, value: &Value) -> Type {
    let letter = Type { letter: b'B', size: 1 };
    type_of(thread, value).unwrap_or(letter)
}

/// The bytes of an array as they stand now.
fn bytes_of<'t>(thread: &'t Thread, value: &'t Value) -> &'t [u8] {
    value.payload::<Array>(thread).map_or(&[], |array| &array.buffer.bytes)
}

/// How many items an array has.
fn length(thread: &Thread, value: &Value) -> usize {
    bytes_of(thread, value).len() / own_type(thread, value).size
}

fn make(class: &Value, of: Type, bytes: Vec<u8>) -> Value {
    let format = if of.is_text() { b'w' } else { of.letter };
    let array = Array {
        buffer: Buffer::new(bytes, format),
        letter: of.letter,
        size: of.size,
    };
    Value::payload_object(class, array)
}

/// A new array of the class itself, whatever class the one it comes from has.
fn plain(thread: &mut Thread, of: Type, bytes: Vec<u8>) -> Value {
    let class = thread.native_class(&CLASS);
    make(&class, of, bytes)
}

/// BufferError if somebody looks at the memory, so that its length must stay.
fn check_resizable(thread: &mut Thread, array: &Value) -> Outcome<()> {
    if array.buffer(thread).is_some_and(Buffer::is_exported) {
        let message = "cannot resize an array that is exporting buffers";
        return Err(thread.raise(ClassId::BufferError, message));
    }
    Ok(())
}

/// Puts `new` in place of `count` bytes from `at`. BufferError if the length would change while somebody looks at it, MemoryError
/// if there is no room.
fn splice(thread: &mut Thread, array: &Value, at: usize, count: usize, new: &[u8]) -> Outcome<()> {
    if new.len() != count {
        check_resizable(thread, array)?;
    }
    let Some(buffer) = array.buffer_mut(thread) else {
        return Ok(());
    };
    // The array may have shrunk while Python code ran.
    let at = at.min(buffer.bytes.len());
    let count = count.min(buffer.bytes.len() - at);
    if buffer.bytes.len() + new.len() > MAX_ITEMS || buffer.bytes.try_reserve(new.len()).is_err() {
        return Err(thread.memory_error());
    }
    buffer.bytes.splice(at..at + count, new.iter().copied());
    Ok(())
}

fn append_all(thread: &mut Thread, array: &Value, new: &[u8]) -> Outcome<()> {
    let end = bytes_of(thread, array).len();
    splice(thread, array, end, 0, new)
}

// ---- making ----

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    if !args.names.is_empty() && class.is(&thread.native_class(&CLASS)) {
        return Err(thread.type_error("array.array() takes no keyword arguments"));
    }
    let given = args.by_position();
    if given.is_empty() || given.len() > 2 {
        let count = given.len();
        let bound = if count == 0 {
            "at least 1 argument"
        } else {
            "at most 2 arguments"
        };
        return Err(thread.type_error(format!("array() takes {bound} ({count} given)")));
    }
    let letter = type_letter(thread, &given[0])?;
    let initial = given.get(1);
    let is_text = matches!(letter, 'u' | 'w');
    if let Some(initial) = initial
        && !is_text
    {
        let unicode = type_of(thread, initial).is_some_and(Type::is_text);
        let what = match (initial.as_str(), unicode) {
            (Some(_), _) => Some("str"),
            (_, true) => Some("unicode array"),
            _ => None,
        };
        if let Some(what) = what {
            let message = format!("cannot use a {what} to initialize an array with typecode '{letter}'");
            return Err(thread.type_error(message));
        }
    }
    let source = initial.map(|initial| source_of(thread, initial, is_text)).transpose()?;
    let known = TYPES.iter().find(|(known, _)| char::from(*known) == letter);
    let Some(&(letter, size)) = known else {
        let message = "bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)";
        return Err(thread.value_error(message));
    };
    let array = make(class, Type { letter, size }, Vec::new());
    match (source, initial) {
        (Some(Source::Iterator(iterator)), _) => extend_from(thread, &array, &iterator)?,
        (Some(Source::Itself), Some(initial)) => fill(thread, &array, initial)?,
        _ => {}
    }
    Ok(array)
}

fn type_letter(thread: &mut Thread, value: &Value) -> Outcome<char> {
    let Some(text) = value.as_str() else {
        let class = thread.class_name(value);
        return Err(thread.type_error(format!("array() argument 1 must be a unicode character, not {class}")));
    };
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Ok(letter),
        _ => {
            let length = text.chars().count();
            let message = format!("array() argument 1 must be a unicode character, not a string of length {length}");
            Err(thread.type_error(message))
        }
    }
}

/// How an array is filled: from what the object is, or by walking it.
enum Source {
    Itself,
    Iterator(Value),
}

fn source_of(thread: &mut Thread, initial: &Value, is_text: bool) -> Outcome<Source> {
    let known = initial.as_list().is_some()
        || initial.as_tuple().is_some()
        || thread.plain_bytes(initial).is_some()
        || is_text && initial.as_str().is_some()
        || type_of(thread, initial).is_some();
    match known {
        true => Ok(Source::Itself),
        false => thread.iter(initial).map(Source::Iterator),
    }
}

fn fill(thread: &mut Thread, array: &Value, initial: &Value) -> Outcome<()> {
    if let Some(bytes) = thread.plain_bytes(initial) {
        return methods::push_bytes(thread, array, &bytes);
    }
    if let Some(text) = initial.as_str() {
        return append_all(thread, array, &items::text_bytes(text));
    }
    if type_of(thread, initial) == type_of(thread, array) {
        let bytes = bytes_of(thread, initial).to_vec();
        return append_all(thread, array, &bytes);
    }
    let iterator = thread.iter(initial)?;
    extend_from(thread, array, &iterator)
}

/// Appends the items of an iterator one by one, so that those before an error stay.
fn extend_from(thread: &mut Thread, array: &Value, iterator: &Value) -> Outcome<()> {
    let of = own_type(thread, array);
    thread.for_each(iterator, |thread, item| {
        let packed = pack(thread, of, &item)?;
        append_all(thread, array, &packed)
    })
}

// ---- items and slices ----

fn position(thread: &mut Thread, array: &Value, key: &Value, what: &str) -> Outcome<usize> {
    let index = match key.as_small_int() {
        Some(index) => index,
        None if has_index(thread, key) => key_index(thread, "array", key)?,
        None => return Err(thread.type_error("array indices must be integers")),
    };
    let length = length(thread, array) as i64;
    let index = if index < 0 { index.saturating_add(length) } else { index };
    match (0..length).contains(&index) {
        true => Ok(index as usize),
        false => Err(thread.index_error(format!("array {what}index out of range"))),
    }
}

fn get_item(thread: &mut Thread, array: &Value, key: &Value) -> Outcome {
    if let Some(index) = key.as_small_int()
        && let Some(number) = number_at(thread, array, index)
    {
        return Ok(number);
    }
    get_item_closely(thread, array, key)
}

/// As [`get_item`], of characters and slices, and by keys that are no small ints.
#[inline(never)]
fn get_item_closely(thread: &mut Thread, array: &Value, key: &Value) -> Outcome {
    if key.as_slice().is_none() {
        let at = position(thread, array, key, "")?;
        return item_at(thread, array, at);
    }
    let key = settled_slice(thread, key)?;
    let (of, count) = (own_type(thread, array), length(thread, array));
    let Some(slice) = key.as_slice() else {
        return Ok(Value::NONE);
    };
    let range = thread.slice_range(slice, count)?;
    let all = bytes_of(thread, array);
    let picked = range.indices().flat_map(|at| element(all, of, at)).copied().collect();
    Ok(plain(thread, of, picked))
}

fn set_item(thread: &mut Thread, array: &Value, key: &Value, item: Option<&Value>) -> Outcome<()> {
    if let (Some(index), Some(item)) = (key.as_small_int(), item)
        && items::store_plainly(thread, array, index, item)
    {
        return Ok(());
    }
    set_item_closely(thread, array, key, item)
}

/// As [`set_item`], of what need be looked at closely.
#[inline(never)]
fn set_item_closely(thread: &mut Thread, array: &Value, key: &Value, item: Option<&Value>) -> Outcome<()> {
    if key.as_slice().is_some() {
        return set_slice(thread, array, key, item);
    }
    let at = position(thread, array, key, "assignment ")?;
    let of = own_type(thread, array);
    let Some(item) = item else {
        return splice(thread, array, at * of.size, of.size, &[]);
    };
    let packed = pack(thread, of, item)?;
    // The array may have shrunk while Python code ran.
    let place = array
        .buffer_mut(thread)
        .and_then(|buffer| buffer.bytes.get_mut(at * of.size..(at + 1) * of.size));
    match place {
        Some(place) => {
            place.copy_from_slice(&packed);
            Ok(())
        }
        None => Err(thread.index_error("array assignment index out of range")),
    }
}

fn set_slice(thread: &mut Thread, array: &Value, key: &Value, item: Option<&Value>) -> Outcome<()> {
    let of = own_type(thread, array);
    let new = match item {
        None => Vec::new(),
        Some(item) => match type_of(thread, item) {
            Some(other) if other == of => bytes_of(thread, item).to_vec(),
            Some(_) => return Err(thread.type_error("bad argument type for built-in operation")),
            None => {
                let class = thread.class_name(item);
                let message = format!("can only assign array (not \"{class}\") to array slice");
                return Err(thread.type_error(message));
            }
        },
    };
    let key = settled_slice(thread, key)?;
    let count = length(thread, array);
    let Some(slice) = key.as_slice() else { return Ok(()) };
    let range = thread.slice_range(slice, count)?;
    // CPython asks before anything else, and also where nothing would come in place of nothing.
    if new.is_empty() || new.len() != range.count * of.size {
        check_resizable(thread, array)?;
    }
    if range.step == 1 {
        return splice(thread, array, range.start * of.size, range.count * of.size, &new);
    }
    if item.is_none() {
        let mut gone: Vec<usize> = range.indices().collect();
        gone.sort_unstable();
        let all = bytes_of(thread, array);
        let kept: Vec<u8> = (0..count)
            .filter(|at| gone.binary_search(at).is_err())
            .flat_map(|at| element(all, of, at))
            .copied()
            .collect();
        let all = all.len();
        return splice(thread, array, 0, all, &kept);
    }
    if new.len() != range.count * of.size {
        let (given, wanted) = (new.len() / of.size, range.count);
        let message = format!("attempt to assign array of size {given} to extended slice of size {wanted}");
        return Err(thread.value_error(message));
    }
    for (at, item) in range.indices().zip(new.chunks_exact(of.size)) {
        splice(thread, array, at * of.size, of.size, item)?;
    }
    Ok(())
}

fn len(thread: &mut Thread, array: &Value) -> Outcome<usize> {
    Ok(length(thread, array))
}

fn contains(thread: &mut Thread, array: &Value, item: &Value) -> Outcome<bool> {
    Ok(methods::find(thread, array, item, 0, usize::MAX)?.is_some())
}

fn repr(thread: &mut Thread, array: &Value) -> Outcome {
    let name = thread.class_name(array);
    let name = name.rsplit('.').next().unwrap_or("array");
    let of = own_type(thread, array);
    let letter = char::from(of.letter);
    let text = if length(thread, array) == 0 {
        format!("{name}('{letter}')")
    } else {
        let contents = match of.is_text() {
            true => text_of(thread, array)?,
            false => Value::list(items::all(thread, array)?),
        };
        format!("{name}('{letter}', {})", thread.repr_text(&contents)?)
    };
    thread.made(Value::try_str(&text))
}

/// Item by item. The items are fresh numbers, so that a NaN is never the same as itself.
fn compare(thread: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    if type_of(thread, left).is_none() || type_of(thread, right).is_none() {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (count, other) = (length(thread, left), length(thread, right));
    if count != other && matches!(op, Comparison::Eq | Comparison::Ne) {
        return Ok(Value::bool(op == Comparison::Ne));
    }
    for at in 0..count.min(other) {
        let (l, r) = (item_at(thread, left, at)?, item_at(thread, right, at)?);
        if !thread.compare_is_true(Comparison::Eq, &l, &r)? {
            return match op {
                Comparison::Eq => Ok(Value::FALSE),
                Comparison::Ne => Ok(Value::TRUE),
                _ => thread.compare(op, &l, &r),
            };
        }
    }
    Ok(Value::bool(op.holds(count.cmp(&other))))
}

// ---- operators ----

fn binary(thread: &mut Thread, op: Binary, left: &Value, right: &Value) -> Outcome {
    match (op, type_of(thread, left), type_of(thread, right)) {
        (Binary::Add, Some(of), Some(other)) if of == other => {
            let both = [bytes_of(thread, left), bytes_of(thread, right)].concat();
            Ok(plain(thread, of, both))
        }
        (Binary::Add, Some(_), Some(_)) => Err(thread.type_error("bad argument type for built-in operation")),
        (Binary::Add, Some(_), None) if !thread.overrides(right, Special::RAdd) => {
            let class = thread.class_name(right);
            Err(thread.type_error(format!("can only append array (not \"{class}\") to array")))
        }
        (Binary::Mul, Some(of), _) => repeat(thread, left, right, of),
        (Binary::Mul, None, Some(of)) => repeat(thread, right, left, of),
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn repeat(thread: &mut Thread, array: &Value, factor: &Value, of: Type) -> Outcome {
    let Some(times) = repetitions(thread, factor)? else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let bytes = repeated(thread, array, times)?;
    Ok(plain(thread, of, bytes))
}

fn repeated(thread: &mut Thread, array: &Value, times: usize) -> Outcome<Vec<u8>> {
    let bytes = bytes_of(thread, array);
    let total = bytes.len().checked_mul(times).filter(|&total| total <= MAX_ITEMS);
    let mut all = Vec::new();
    match total {
        Some(total) if all.try_reserve_exact(total).is_ok() => {
            let times = if bytes.is_empty() { 0 } else { times };
            (0..times).for_each(|_| all.extend_from_slice(bytes));
            Ok(all)
        }
        _ => Err(thread.memory_error()),
    }
}

fn in_place(thread: &mut Thread, op: Binary, target: &Value, operand: &Value) -> Outcome {
    match op {
        Binary::Add if type_of(thread, operand).is_some() => methods::extend_by(thread, target, operand)?,
        Binary::Add => {
            let class = thread.class_name(operand);
            return Err(thread.type_error(format!("can only extend array with array (not \"{class}\")")));
        }
        Binary::Mul => {
            let Some(times) = repetitions(thread, operand)? else {
                return Ok(Value::NOT_IMPLEMENTED);
            };
            let all = repeated(thread, target, times)?;
            let before = bytes_of(thread, target).len();
            splice(thread, target, 0, before, &all)?;
        }
        _ => return Ok(Value::NOT_IMPLEMENTED),
    }
    Ok(target.clone())
}

static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    repr: Some(repr),
    len: Some(len),
    iter: Some(items::iter),
    get_item: Some(get_item),
    set_item: Some(set_item),
    contains: Some(contains),
    compare: Some(compare),
    binary: Some(binary),
    in_place: Some(in_place),
    ..NativeSlots::NONE
};

static METHODS: &[NativeDef] = &[
    NativeDef::getter("typecode", methods::type_code),
    NativeDef::getter("itemsize", methods::item_size),
    NativeDef::method("append", Arity::One, methods::append),
    NativeDef::method("buffer_info", Arity::Zero, methods::buffer_info),
    NativeDef::method("byteswap", Arity::Zero, methods::byteswap),
    NativeDef::method("clear", Arity::Zero, methods::clear),
    NativeDef::method("count", Arity::One, methods::count),
    NativeDef::method("extend", Arity::One, methods::extend),
    NativeDef::method("frombytes", Arity::One, methods::from_bytes),
    NativeDef::method("fromfile", Arity::Positional(2, 2), methods::from_file),
    NativeDef::method("fromlist", Arity::One, methods::from_list),
    NativeDef::method("fromunicode", Arity::One, methods::from_unicode),
    NativeDef::method("index", Arity::Positional(1, 3), methods::index),
    NativeDef::method("insert", Arity::Positional(2, 2), methods::insert),
    NativeDef::method("pop", Arity::Positional(0, 1), methods::pop),
    NativeDef::method("remove", Arity::One, methods::remove),
    NativeDef::method("reverse", Arity::Zero, methods::reverse),
    NativeDef::method("tobytes", Arity::Zero, methods::to_bytes),
    NativeDef::method("tofile", Arity::One, methods::to_file),
    NativeDef::method("tolist", Arity::Zero, methods::to_list),
    NativeDef::method("tounicode", Arity::Zero, methods::to_unicode),
    NativeDef::method("__copy__", Arity::Zero, methods::copy),
    NativeDef::method("__deepcopy__", Arity::One, methods::copy),
    NativeDef::method("__reduce_ex__", Arity::One, pickling::reduce_ex),
    WEAKREF,
    NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
];

static CLASS: NativeClass = NativeClass {
    name: "array",
    module: "array",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: METHODS,
    has_dict: false,
    is_final: false,
};

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    let class = thread.native_class(&CLASS);
    set(thread, module, "array", class.clone());
    set(thread, module, "ArrayType", class);
    let letters: String = TYPES.iter().map(|(letter, _)| char::from(*letter)).collect();
    set(thread, module, "typecodes", Value::str(&letters));
    register(thread)
}

/// Makes arrays sequences, for patterns and for `collections.abc` if that is loaded; else it does so itself when it is.
fn register(thread: &mut Thread) -> Outcome<()> {
    let class = thread.native_class(&CLASS);
    thread.set_native_collection(&class, Collection::Sequence);
    let Some(module) = thread.loaded_module("_collections_abc")? else {
        return Ok(());
    };
    for name in ["MutableSequence", "Buffer"] {
        if let Some(base) = optional_attribute(thread, &module, name)? {
            thread.call_method(&base, "register", std::slice::from_ref(&class))?;
        }
    }
    Ok(())
}

/// The module `array`.
pub static MODULE: NativeModule = NativeModule {
    name: "array",
    functions: pickling::FUNCTIONS,
    missing: &[],
    init,
};

#[cold]
fn not_text(thread: &mut Thread, method: &str) -> Raised {
    thread.value_error(format!(
        "{method}() may only be called on unicode type arrays ('u' or 'w')"
    ))
}
