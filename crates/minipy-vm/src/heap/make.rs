//! Making objects: one constructor per layout. None of them runs Python code or lets go of the lock.
//!
//! The heap is found through the OS thread, so that a constructor needs no argument for it.

use super::classes::ClassId;
use super::dict_table::RawDict;
use super::guard::Guarded;
use super::in_place::InPlace;
use super::native::{Binding, NativeDef, Plain};
use super::number_objects::{big_int, rare_float};
use super::object::*;
use super::set_table::RawSet;
use super::state::{self, Heap};
use super::value::{Value, Word, word};
use dashu_int::IBig;

/// The most items a tuple or list may have, and the most bytes a string or bytes may have.
pub const MAX_ITEMS: usize = u32::MAX as usize - 1;

/// There is no memory for the object asked for; a MemoryError to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoMemory;

/// The heap of this OS thread. Every constructor is reached from code that runs under a `Thread`.
#[inline(always)]
pub(super) fn heap<'a>() -> &'a Heap {
    debug_assert!(
        !state::current().is_null(),
        "values are made on threads of an interpreter"
    );
    // SAFETY: a thread of Python is attached to a heap that outlives it.
    unsafe { &*state::current() }
}

/// Allocates an object of a fixed layout and writes the fields behind the header.
macro_rules! object {
    ($kind:ident, $shape:expr, $Object:ident { $($field:ident : $value:expr),* $(,)? }) => {{
        let object = heap().allocate(size_of::<$Object>(), Kind::$kind, $shape).cast::<$Object>();
        // SAFETY: the object is fresh, large enough, and every field behind the header is written.
        unsafe {
            $( (&raw mut (*object).$field).write($value); )*
            if const { Kind::$kind.is_collected() } {
                heap().container_made();
            }
            Value::from_word(object as Word)
        }
    }};
}
pub(super) use object;

/// The text of a string object.
///
/// # Safety
/// `object` is intact for `'a`.
#[inline(always)]
pub(crate) unsafe fn text_of<'a>(object: *const StrObject) -> &'a str {
    // SAFETY: the bytes behind the fixed part were written from a `str`.
    unsafe {
        let bytes = std::slice::from_raw_parts(object.add(1).cast::<u8>(), (*object).byte_len as usize);
        std::str::from_utf8_unchecked(bytes)
    }
}

impl StrObject {
    /// The text.
    #[inline(always)]
    pub fn as_str(&self) -> &str {
        // SAFETY: the object is alive as long as the reference.
        unsafe { text_of(self) }
    }
    /// Number of characters.
    #[inline(always)]
    pub fn char_len(&self) -> usize {
        self.char_len as usize
    }
    /// Is every character ASCII?
    #[inline(always)]
    pub fn is_ascii(&self) -> bool {
        self.byte_len == self.char_len
    }
    /// The hash; computed once. Never 0 or -1.
    #[inline(always)]
    pub fn hash(&self) -> u64 {
        match self.hash.get() {
            0 => self.compute_hash(),
            hash => hash,
        }
    }
    /// The hash, if it has been computed.
    #[inline(always)]
    pub fn known_hash(&self) -> Option<u64> {
        Some(self.hash.get()).filter(|&hash| hash != 0)
    }
    #[cold]
    #[inline(never)]
    fn compute_hash(&self) -> u64 {
        let hash = hash_text(self.as_str());
        self.hash.set(hash);
        hash
    }
}

/// The hash of a string: not 0, which means "not computed", and not -1, which is no hash.
pub(crate) fn hash_text(text: &str) -> u64 {
    use std::hash::Hasher;
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(text.as_bytes());
    match hasher.finish() {
        0 | u64::MAX => 1,
        hash => hash,
    }
}

impl GeneratorObject {
    /// Its first register.
    ///
    /// # Safety
    /// The generator's memory is intact.
    #[inline(always)]
    pub(crate) unsafe fn registers(generator: *mut GeneratorObject) -> *mut Word {
        // SAFETY: they follow the fixed part.
        unsafe { generator.add(1).cast() }
    }
}

impl BytesObject {
    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        // SAFETY: they follow the fixed part.
        unsafe { std::slice::from_raw_parts((&raw const *self).add(1).cast(), self.len) }
    }
}

impl Value {
    /// The text, if it is a string.
    #[inline(always)]
    pub fn as_str(&self) -> Option<&str> {
        self.as_str_object().map(StrObject::as_str)
    }

    /// A float.
    #[inline(always)]
    pub fn float(f: f64) -> Value {
        match word::try_from_float(f) {
            // SAFETY: an immediate owns nothing.
            Some(w) => unsafe { Value::from_word(w) },
            None => rare_float(f),
        }
    }

    /// The number, if it is a float or an instance of a subclass.
    #[inline(always)]
    pub fn as_float(&self) -> Option<f64> {
        if word::is_float(self.word()) {
            return Some(word::get_float(self.word()));
        }
        self.as_float_object().map(|object| object.value)
    }

    /// An int.
    #[inline(always)]
    pub fn int(i: i64) -> Value {
        match word::try_from_int(i) {
            // SAFETY: an immediate owns nothing.
            Some(w) => unsafe { Value::from_word(w) },
            None => big_int(IBig::from(i)),
        }
    }

    /// An int of any size.
    pub fn big(i: IBig) -> Value {
        match i64::try_from(&i).ok().and_then(word::try_from_int) {
            // SAFETY: an immediate owns nothing.
            Some(w) => unsafe { Value::from_word(w) },
            None => big_int(i),
        }
    }

    /// A length or an index.
    pub fn length(n: usize) -> Value {
        Value::int(n as i64)
    }

    /// The number, if it is an int that is not immediate (a large one, or of a subclass).
    pub fn as_big(&self) -> Option<&IBig> {
        self.as_int_object().map(|object| &object.value)
    }

    /// A complex number.
    pub fn complex(re: f64, im: f64) -> Value {
        object!(
            Complex,
            heap().shape(ClassId::Complex),
            ComplexObject { re: re, im: im }
        )
    }

    /// A string; aborts if there is no memory for it (use [`Value::try_str`] for sizes a script chooses).
    #[inline]
    pub fn str(text: &str) -> Value {
        let bytes = text.as_bytes();
        if bytes.len() <= 1 {
            return short_str(bytes.first().copied());
        }
        match Value::try_str(text) {
            Ok(value) => value,
            Err(NoMemory) => std::alloc::handle_alloc_error(std::alloc::Layout::for_value(text)),
        }
    }

    /// A string.
    pub fn try_str(text: &str) -> Result<Value, NoMemory> {
        let chars = if text.is_ascii() {
            text.len()
        } else {
            text.chars().count()
        };
        Value::fresh_str(text.len(), chars, |filler| filler.push(text))
    }

    /// A string of an ASCII character, which is made once.
    #[inline]
    pub fn ascii_char(byte: u8) -> Value {
        debug_assert!(byte.is_ascii());
        short_str(Some(byte))
    }

    /// A string of a character; those of Latin-1 are made once.
    pub fn char(c: char) -> Value {
        if let Ok(byte) = u8::try_from(c) {
            return short_str(Some(byte));
        }
        let mut buffer = [0; 4];
        Value::str(c.encode_utf8(&mut buffer))
    }

    /// The string of several texts joined; the sum is checked before anything is allocated.
    pub fn concat(parts: &[&str]) -> Result<Value, NoMemory> {
        let bytes: usize = parts.iter().map(|part| part.len()).sum();
        if bytes <= 1 {
            let text = parts
                .iter()
                .find(|part| !part.is_empty())
                .map(|part| part.as_bytes()[0]);
            return Ok(short_str(text));
        }
        let chars = parts
            .iter()
            .map(|p| if p.is_ascii() { p.len() } else { p.chars().count() })
            .sum();
        Value::fresh_str(bytes, chars, |filler| parts.iter().for_each(|part| filler.push(part)))
    }

    /// Bytes.
    pub fn bytes(bytes: &[u8]) -> Result<Value, NoMemory> {
        let object = fresh_bytes(bytes.len())?;
        // SAFETY: the object is fresh, with room for the bytes behind the fixed part.
        unsafe {
            std::ptr::copy_nonoverlapping(bytes.as_ptr(), object.add(1).cast(), bytes.len());
            Ok(Value::from_word(object as Word))
        }
    }

    /// Bytes of a known number, which `fill` writes where they stay; they are zero before.
    #[inline]
    pub fn bytes_filled(len: usize, fill: impl FnOnce(&mut [u8])) -> Result<Value, NoMemory> {
        if len > MAX_ITEMS {
            return Err(NoMemory);
        }
        let object = fresh_bytes(len)?;
        // SAFETY: the object is fresh, with room for the bytes behind the fixed part; they are written before they are lent.
        unsafe {
            let bytes = object.add(1).cast::<u8>();
            bytes.write_bytes(0, len);
            fill(std::slice::from_raw_parts_mut(bytes, len));
            Ok(Value::from_word(object as Word))
        }
    }

    /// The bytes of several parts joined.
    pub(crate) fn bytes_of_parts<'a>(parts: impl Iterator<Item = &'a [u8]> + Clone) -> Result<Value, NoMemory> {
        let len = parts.clone().fold(0usize, |len, part| len.saturating_add(part.len()));
        if len > MAX_ITEMS {
            return Err(NoMemory);
        }
        let object = fresh_bytes(len)?;
        // SAFETY: the object is fresh, with room behind the fixed part for as many bytes as the parts have, which do not change.
        unsafe {
            let (mut to, mut left) = (object.add(1).cast::<u8>(), len);
            for part in parts {
                assert!(part.len() <= left, "bytes are filled beyond their end");
                std::ptr::copy_nonoverlapping(part.as_ptr(), to, part.len());
                (to, left) = (to.add(part.len()), left - part.len());
            }
            assert!(left == 0, "bytes are not filled to their end");
            Ok(Value::from_word(object as Word))
        }
    }

    /// A list.
    #[inline]
    pub fn list(items: Vec<Value>) -> Value {
        object!(
            List,
            heap().shape(ClassId::List),
            ListObject {
                items: Guarded::new(items)
            }
        )
    }

    /// A dict.
    pub fn dict(table: RawDict) -> Value {
        object!(
            Dict,
            heap().shape(ClassId::Dict),
            DictObject {
                table: Guarded::new(table),
                factory: Guarded::new(Value::UNDEF)
            }
        )
    }

    /// An empty dict for the names of a module or of `exec`.
    pub fn namespace() -> Value {
        let value = Value::dict(RawDict::default());
        value.mark_namespace();
        value
    }

    /// Makes a dict one whose keys global caches depend on.
    pub fn mark_namespace(&self) {
        if let (Some(object), Some(_)) = (self.pointer(), self.as_dict()) {
            // SAFETY: the dict is alive.
            unsafe { (*object).flags |= IS_NAMESPACE }
        }
    }

    /// A set.
    pub fn set(table: RawSet) -> Value {
        let hash = std::cell::Cell::new(-1);
        object!(
            Set,
            heap().shape(ClassId::Set),
            SetObject {
                hash: hash,
                table: Guarded::new(table)
            }
        )
    }

    /// A frozenset.
    pub fn frozenset(table: RawSet) -> Value {
        let hash = std::cell::Cell::new(-1);
        object!(
            FrozenSet,
            heap().shape(ClassId::FrozenSet),
            SetObject {
                hash: hash,
                table: Guarded::new(table)
            }
        )
    }

    /// A range of ints.
    pub fn range(start: Value, stop: Value, step: Value) -> Value {
        object!(
            Range,
            heap().shape(ClassId::Range),
            RangeObject {
                start: start,
                stop: stop,
                step: step
            }
        )
    }

    /// A slice.
    pub fn slice_object(start: Value, stop: Value, step: Value) -> Value {
        object!(
            Slice,
            heap().shape(ClassId::Slice),
            SliceObject {
                start: start,
                stop: stop,
                step: step
            }
        )
    }

    /// A cell.
    pub fn cell(contents: Value) -> Value {
        object!(
            Cell,
            heap().shape(ClassId::Cell),
            CellObject {
                contents: Guarded::new(contents)
            }
        )
    }

    /// A method bound to its receiver.
    pub fn method(function: Value, receiver: Value) -> Value {
        object!(
            Method,
            heap().shape(ClassId::Method),
            MethodObject {
                function: function,
                receiver: receiver
            }
        )
    }

    /// A native function; `receiver` is its module.
    pub fn native(def: &'static NativeDef, receiver: Value) -> Value {
        object!(
            Native,
            heap().shape(ClassId::Native),
            NativeObject {
                def: def,
                receiver: receiver,
                bound: false,
                plain: Plain::of(def, false)
            }
        )
    }

    /// A native method bound to its receiver.
    pub fn bound_native(def: &'static NativeDef, receiver: Value) -> Value {
        let class = if matches!(def.binding, Binding::Slot) {
            ClassId::BoundSlot
        } else {
            ClassId::Native
        };
        object!(
            Native,
            heap().shape(class),
            NativeObject {
                def: def,
                receiver: receiver,
                bound: true,
                plain: Plain::of(def, true)
            }
        )
    }

    /// A native method of a class.
    pub fn native_method(def: &'static NativeDef, class: Value) -> Value {
        let id = if matches!(def.binding, Binding::Slot) {
            ClassId::SlotMethod
        } else {
            ClassId::NativeMethod
        };
        let shape = heap().shape(id);
        object!(
            NativeMethod,
            shape,
            NativeObject {
                def: def,
                receiver: class,
                bound: false,
                plain: Plain::of(def, false)
            }
        )
    }

    /// A module.
    pub fn module(dict: Value) -> Value {
        let version = heap().new_version();
        object!(
            Module,
            heap().shape(ClassId::Module),
            ModuleObject {
                dict: dict,
                version: version
            }
        )
    }

    /// A Python function.
    pub fn function(code: Value, globals: Value, closure: Value, data: FunctionData) -> Value {
        object!(
            Function,
            heap().shape(ClassId::Function),
            FunctionObject {
                code: Guarded::new(code),
                globals: globals,
                closure: closure,
                data: Guarded::new(data)
            }
        )
    }

    /// A traceback entry.
    pub fn traceback(next: Value, code: Value, instr: u32) -> Value {
        object!(
            Traceback,
            heap().shape(ClassId::Traceback),
            TracebackObject {
                next: Guarded::new(next),
                code: code,
                instr: instr
            }
        )
    }

    /// An exception of a class whose layout is that of exceptions.
    pub fn exception(class: &Value, args: Value) -> Value {
        let data = ExceptionData {
            args,
            ..ExceptionData::default()
        };
        // SAFETY: `class` is a class object; an instance of a script's class owns a reference to it.
        let shape = unsafe { retained_root(class) };
        object!(
            Exception,
            shape,
            ExceptionObject {
                data: Guarded::new(data)
            }
        )
    }

    /// An object of a class with payload layout; the payload stands behind the fixed part.
    #[inline]
    pub fn payload_object<T: Payload>(class: &Value, payload: T) -> Value {
        const { assert!(align_of::<T>() <= 16, "objects are aligned to 16 bytes") }
        let offset = const { size_of::<PayloadObject>().next_multiple_of(align_of::<T>()) };
        // SAFETY: as in `exception`; the object is fresh, and every field is written before it is seen. The payload lies inside it, as
        // cells are aligned to 16 bytes.
        unsafe {
            let shape = retained_root(class);
            let heap = heap();
            let object = heap.allocate(offset + size_of::<T>(), Kind::Payload, shape);
            let place = object.cast::<u8>().add(offset).cast::<T>();
            place.write(payload);
            let object = object.cast::<PayloadObject>();
            (&raw mut (*object).dict).write(Guarded::new(Value::UNDEF));
            (&raw mut (*object).payload).write(Guarded::new(InPlace::new(place)));
            heap.container_made();
            Value::from_word(object as Word)
        }
    }

    /// An object of a builtin class with payload layout.
    pub fn builtin_payload(id: ClassId, payload: impl Payload) -> Value {
        Value::payload_object(heap().class(id), payload)
    }
}

/// Appends to a string that nobody else refers to. False if it is shared, hashed, interned or of another class, or if there is
/// no memory.
///
/// # Safety
/// `place` holds a string.
pub(crate) unsafe fn append_in_place(place: *mut Value, added: &StrObject) -> bool {
    // SAFETY: the string is alive; with a count of 1 and no flag, the place is the only one that knows its address.
    unsafe {
        let (heap, text) = (heap(), added.as_str());
        let mut object = (*place).word() as *mut StrObject;
        let shared = super::refcount::count(object.cast()) != 1 || (*object).header.flags & !MARKED != 0;
        if shared || (*object).header.shape != heap.shape(ClassId::Str) {
            return false;
        }
        let (old, new) = ((*object).byte_len as usize, (*object).byte_len as usize + text.len());
        if new > MAX_ITEMS {
            return false;
        }
        let size = size_of::<StrObject>() + new;
        if size > super::alloc::Allocator::capacity(object.cast()) {
            // Room for half as much again, so that appending one by one is linear.
            let marked = (*object).header.flags & MARKED != 0;
            let Some(grown) = grow_str(heap, object, size + size / 2) else {
                return false;
            };
            if marked {
                super::text_marks::moved(object as Word, grown);
            }
            object = grown;
            std::ptr::write(place, Value::from_word(object as Word));
        }
        let end = object.add(1).cast::<u8>().add(old);
        super::texts::copy(text.as_ptr(), end, text.len());
        (*object).byte_len = new as u32;
        (*object).char_len += added.char_len;
        (*object).hash.set(0);
        true
    }
}

/// Moves a string that nobody else refers to into a block of at least `size` bytes.
unsafe fn grow_str(heap: &Heap, object: *mut StrObject, size: usize) -> Option<*mut StrObject> {
    // SAFETY: the caller holds the only reference; the old block is given back.
    unsafe {
        if (*object).header.size_class == 0 {
            let grown = (*heap.alloc.get()).grow_large(object.cast(), size);
            return (!grown.is_null()).then_some(grown.cast());
        }
        let new = heap
            .try_allocate(size, Kind::Str, (*object).header.shape)
            .ok()?
            .cast::<StrObject>();
        let body = size_of::<StrObject>() - size_of::<Header>() + (*object).byte_len as usize;
        let (from, to) = ((&raw const *object).cast::<Header>(), new.cast::<Header>());
        std::ptr::copy_nonoverlapping(from.add(1).cast::<u8>(), to.add(1).cast::<u8>(), body);
        (*heap.alloc.get()).free(object.cast());
        Some(new)
    }
}

/// The shape for a new instance of a class, which keeps the class alive if a script made it.
pub(super) unsafe fn retained_root(class: &Value) -> *mut super::class::Shape {
    // SAFETY: the caller gives a class object.
    unsafe {
        let data = (*class.word_as_class()).data.as_ptr();
        if (*data).heap {
            super::refcount::retain(class.word());
        }
        (*data).root
    }
}

/// An object with room for `len` bytes behind its fixed part, which the caller writes before anything else sees it.
#[inline]
fn fresh_bytes(len: usize) -> Result<*mut BytesObject, NoMemory> {
    let heap = heap();
    let object = heap
        .try_allocate(size_of::<BytesObject>() + len, Kind::Bytes, heap.shape(ClassId::Bytes))?
        .cast::<BytesObject>();
    // SAFETY: the memory was allocated for this object.
    unsafe { (*object).len = len }
    Ok(object)
}

/// The empty string and those of one character of Latin-1 are made once.
#[inline]
pub(super) fn short_str(byte: Option<u8>) -> Value {
    let index = byte.map_or(0, |b| b as usize + 1);
    // SAFETY: only the lock's holder is here, and the borrow ends before anything else runs.
    let known = unsafe { (&*heap().characters.get()).get(index) };
    match known {
        Some(value) if !value.is_undef() => value.clone(),
        _ => first_short_str(byte, index),
    }
}

#[cold]
#[inline(never)]
fn first_short_str(byte: Option<u8>, index: usize) -> Value {
    let mut buffer = [0; 4];
    let text = byte.map_or("", |byte| &*char::from(byte).encode_utf8(&mut buffer));
    let made = Value::fresh_str(text.len(), usize::from(byte.is_some()), |filler| filler.push(text));
    let value = made.unwrap_or(Value::UNDEF);
    // SAFETY: as in `short_str`.
    unsafe {
        let characters = &mut *heap().characters.get();
        if characters.len() <= index {
            characters.resize(257, Value::UNDEF);
        }
        characters[index] = value.clone();
    }
    value
}

impl Heap {
    /// The string of an ASCII character, if it was made already.
    #[inline]
    pub(crate) fn known_character(&self, byte: u8) -> Option<Value> {
        let known = self.character_word(byte)?;
        // SAFETY: the heap keeps it.
        Some(unsafe { Value::borrow(&raw const known).clone() })
    }

    /// As [`Heap::known_character`], lent by the heap, which keeps it.
    #[inline(always)]
    pub(crate) fn character_word(&self, byte: u8) -> Option<Word> {
        // SAFETY: only the lock's holder is here, and the borrow ends before anything else runs.
        let known = unsafe { (&*self.characters.get()).get(usize::from(byte) + 1) };
        known.filter(|value| !value.is_undef()).map(Value::word)
    }

    /// As [`Heap::allocate`], but a script's wish for too much memory is an error.
    pub(crate) fn try_allocate(
        &self,
        size: usize,
        kind: Kind,
        shape: *mut super::class::Shape,
    ) -> Result<*mut Header, NoMemory> {
        const LARGE: usize = 1 << 20;
        if size > LARGE {
            let mut probe: Vec<u8> = Vec::new();
            probe.try_reserve_exact(size).map_err(|_| NoMemory)?;
        }
        Ok(self.allocate(size, kind, shape))
    }
}
