//! Making strings of a known size: the text is written into the object at once, without a Rust string in between.

use super::classes::ClassId;
use super::make::{MAX_ITEMS, NoMemory, heap, short_str};
use super::object::{Kind, StrObject};
use super::value::{Value, Word};

/// Writes the text of a fresh string piece by piece.
pub(crate) struct Filler {
    next: *mut u8,
    left: usize,
}

impl Filler {
    /// Appends a piece and gives the bytes written.
    ///
    /// # Panics
    /// If there is more text than was announced.
    #[inline(always)]
    fn write(&mut self, piece: &str) -> &mut [u8] {
        assert!(piece.len() <= self.left, "a string is filled beyond its end");
        // SAFETY: `left` bytes from `next` on belong to the fresh string, which nobody else can see yet.
        unsafe {
            let here = self.next;
            std::ptr::copy_nonoverlapping(piece.as_ptr(), here, piece.len());
            self.next = here.add(piece.len());
            self.left -= piece.len();
            std::slice::from_raw_parts_mut(here, piece.len())
        }
    }

    /// Appends a piece.
    #[inline(always)]
    pub(crate) fn push(&mut self, piece: &str) {
        self.write(piece);
    }

    /// Appends a piece of a few bytes many times.
    #[inline]
    pub(crate) fn push_times(&mut self, piece: &str, times: usize) {
        if let [byte] = *piece.as_bytes() {
            assert!(times <= self.left, "a string is filled beyond its end");
            // SAFETY: as in `write`.
            unsafe {
                self.next.write_bytes(byte, times);
                self.next = self.next.add(times);
                self.left -= times;
            }
            return;
        }
        (0..times).for_each(|_| self.push(piece));
    }

    /// Appends a piece with its ASCII letters in upper case.
    #[inline]
    pub(crate) fn push_upper(&mut self, piece: &str) {
        self.write(piece).make_ascii_uppercase();
    }

    /// Appends a piece with its ASCII letters in lower case.
    #[inline]
    pub(crate) fn push_lower(&mut self, piece: &str) {
        self.write(piece).make_ascii_lowercase();
    }
}

impl Value {
    /// A string of `bytes` bytes and `chars` characters, which `fill` writes to the last byte.
    #[inline]
    pub(crate) fn str_filled(bytes: usize, chars: usize, fill: impl FnOnce(&mut Filler)) -> Result<Value, NoMemory> {
        if bytes <= 1 {
            let mut byte = 0;
            let next = &raw mut byte;
            fill(&mut Filler { next, left: bytes });
            return Ok(short_str((bytes == 1).then_some(byte)));
        }
        Value::fresh_str(bytes, chars, fill)
    }

    /// As [`Value::str_filled`], but always an object that nobody else refers to.
    #[inline]
    pub(super) fn fresh_str(bytes: usize, chars: usize, fill: impl FnOnce(&mut Filler)) -> Result<Value, NoMemory> {
        if bytes > MAX_ITEMS {
            return Err(NoMemory);
        }
        let heap = heap();
        let object = heap.try_allocate(size_of::<StrObject>() + bytes, Kind::Str, heap.shape(ClassId::Str))?;
        let object = object.cast::<StrObject>();
        // SAFETY: the object is fresh, with `bytes` bytes behind the fixed part; all of them are written from texts before it is
        // seen.
        unsafe {
            (&raw mut (*object).hash).write(std::cell::Cell::new(0));
            (*object).byte_len = bytes as u32;
            (*object).char_len = chars as u32;
            let next = object.add(1).cast::<u8>();
            let mut filler = Filler { next, left: bytes };
            fill(&mut filler);
            assert!(filler.left == 0, "a string is not filled to its end");
            Ok(Value::from_word(object as Word))
        }
    }

    /// A string whose characters the caller has counted.
    #[inline]
    pub(crate) fn str_counted(text: &str, chars: usize) -> Result<Value, NoMemory> {
        debug_assert_eq!(chars, text.chars().count());
        Value::str_filled(text.len(), chars, |filler| filler.push(text))
    }

    /// The string of two joined.
    #[inline]
    pub(crate) fn str_pair(left: &StrObject, right: &StrObject) -> Result<Value, NoMemory> {
        let (l, r) = (left.as_str(), right.as_str());
        Value::str_filled(l.len() + r.len(), left.char_len() + right.char_len(), |filler| {
            filler.push(l);
            filler.push(r);
        })
    }
}
