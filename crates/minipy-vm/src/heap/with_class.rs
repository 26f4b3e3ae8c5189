//! Objects of a script's class derived from a builtin one, made out of a fresh object of the builtin class.
//!
//! What is shared (immediates, interned strings, the empty tuple) is copied first; everything else gives its contents away.

use super::make::{heap, retained_root};
use super::number_objects::{big_int, boxed_float};
use super::object::*;
use super::value::{Value, Word, word};
use dashu_int::IBig;

impl Value {
    /// The same contents as an object of a script's class derived from the builtin one, with room for attributes. `self` must
    /// be fresh: nobody else may refer to it (an immediate, or a shared constant, is copied).
    pub fn with_class(self, class: &Value) -> Value {
        let heap = heap();
        let source = self.into_boxed();
        let Some(from) = source.pointer() else { return source };
        // SAFETY: the source is alive; a layout's own bytes may be moved as long as the source is not dropped with its
        // contents, which `forget_contents` makes sure of. Layouts without an attribute dict of their own get one behind.
        unsafe {
            let shape = retained_root(class);
            if matches!(
                (*from).kind,
                Kind::Exception | Kind::Payload | Kind::Module | Kind::Instance | Kind::Class
            ) {
                (*from).shape = shape;
                return source;
            }
            let extent = super::dealloc::extent(from);
            let object = heap.allocate(extent + size_of::<Value>(), (*from).kind, shape);
            let body = extent - size_of::<Header>();
            std::ptr::copy_nonoverlapping(from.add(1).cast::<u8>(), object.add(1).cast::<u8>(), body);
            (*object).flags |= HAS_DICT;
            super::dealloc::dict_slot(object).write(Value::UNDEF);
            if (*object).kind.is_collected() {
                heap.young.update(|n| n + 1);
            }
            forget_contents(source);
            Value::from_word(object as Word)
        }
    }

    /// A tuple of exactly `count` values and of a script's class derived from `tuple` (or of `tuple` itself).
    pub fn derived_tuple(class: &Value, count: usize, items: impl IntoIterator<Item = Value>) -> Value {
        let is_derived = class.as_class().is_some_and(|class| {
            // SAFETY: nothing runs while the class is looked at.
            let data = unsafe { &*class.data.raw() };
            data.heap && data.layout == Kind::Tuple
        });
        if !is_derived {
            return Value::tuple_from(count, items);
        }
        let heap = heap();
        let size = size_of::<TupleObject>() + (count + 1) * size_of::<Value>();
        let mut items = items.into_iter();
        // SAFETY: the object is fresh, with room for `count` items and the place of its attributes behind them; all are written before it
        // is seen.
        unsafe {
            let object = heap
                .allocate(size, Kind::Tuple, retained_root(class))
                .cast::<TupleObject>();
            (*object).header.flags |= HAS_DICT;
            (*object).len = count;
            (&raw mut (*object).hash).write(std::cell::Cell::new(-1));
            let first = object.add(1).cast::<Value>();
            for i in 0..count {
                first.add(i).write(items.next().unwrap_or(Value::NONE));
            }
            super::dealloc::dict_slot(object.cast()).write(Value::UNDEF);
            heap.container_made();
            Value::from_word(object as Word)
        }
    }

    /// An object even for an immediate int, float or shared string: one that nobody else refers to.
    fn into_boxed(self) -> Value {
        if let Some(i) = self.as_small_int() {
            return big_int(IBig::from(i));
        }
        if word::is_float(self.word()) {
            return boxed_float(word::get_float(self.word()));
        }
        // SAFETY: the object is alive.
        let shared = self
            .pointer()
            .is_some_and(|object| unsafe { super::refcount::count(object) } != 1);
        if !shared {
            return self;
        }
        match self.kind() {
            Some(Kind::Str) => {
                let text = self.as_str().unwrap_or_default();
                let chars = self.as_str_object().map_or(0, StrObject::char_len);
                let copy = Value::fresh_str(text.len(), chars, |filler| filler.push(text));
                copy.unwrap_or(self)
            }
            Some(Kind::Tuple) => {
                let items = self.as_tuple().map_or(&[][..], TupleObject::items);
                Value::fresh_tuple(items.len(), items.iter().cloned())
            }
            Some(Kind::Int) => self.as_big().map_or(Value::NONE, |big| big_int(big.clone())),
            Some(Kind::Float) => self.as_float().map_or(Value::NONE, boxed_float),
            Some(Kind::Bytes) => {
                let copy = Value::bytes(self.as_bytes().map_or(&[][..], BytesObject::as_slice));
                copy.unwrap_or(self)
            }
            _ => self,
        }
    }
}

/// Frees an object whose contents have moved elsewhere.
///
/// # Safety
/// The value is the only reference, and its contents are not used through it any more.
unsafe fn forget_contents(value: Value) {
    let object = value.into_word() as *mut Header;
    // SAFETY: only the memory is given back; the contents belong to the copy.
    unsafe {
        if (*object).kind.is_collected() {
            heap().young.update(|n| n - 1);
        }
        (*heap().alloc.get()).free(object);
    }
}
