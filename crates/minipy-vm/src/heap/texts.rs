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

/// Copies bytes, a few of them without a call: most pieces of text are shorter than what `memcpy` takes to begin.
///
/// # Safety
/// As [`std::ptr::copy_nonoverlapping`].
#[inline(always)]
pub(super) unsafe fn copy(from: *const u8, to: *mut u8, len: usize) {
    // SAFETY: the words that are read and written lie within `len` bytes; where they overlap they hold the same.
    unsafe {
        match len {
            17.. => std::ptr::copy_nonoverlapping(from, to, len),
            8.. => {
                let (first, last) = (from.cast::<u64>(), from.add(len - 8).cast::<u64>());
                let (first, last) = (first.read_unaligned(), last.read_unaligned());
                to.cast::<u64>().write_unaligned(first);
                to.add(len - 8).cast::<u64>().write_unaligned(last);
            }
            4.. => {
                let (first, last) = (from.cast::<u32>(), from.add(len - 4).cast::<u32>());
                let (first, last) = (first.read_unaligned(), last.read_unaligned());
                to.cast::<u32>().write_unaligned(first);
                to.add(len - 4).cast::<u32>().write_unaligned(last);
            }
            1.. => {
                let (first, middle, last) = (*from, *from.add(len / 2), *from.add(len - 1));
                to.write(first);
                to.add(len / 2).write(middle);
                to.add(len - 1).write(last);
            }
            0 => {}
        }
    }
}

/// Changes the case of the ASCII letters from `first` on, eight bytes at a time: most texts are short.
#[inline]
fn change_case(text: &mut [u8], first: u8) {
    const ONES: u64 = u64::MAX / 255;
    let (words, rest) = text.as_chunks_mut::<8>();
    for word in words {
        let bytes = u64::from_ne_bytes(*word);
        let low = bytes & (ONES * 0x7f);
        // The highest bit of each byte says whether it is at least the first letter, and beyond the last.
        let (from, beyond) = (
            low + ONES * u64::from(0x80 - first),
            low + ONES * u64::from(0x80 - first - 26),
        );
        let letters = (from & !beyond & !bytes) & (ONES << 7);
        *word = (bytes ^ letters >> 2).to_ne_bytes();
    }
    for byte in rest {
        if byte.wrapping_sub(first) < 26 {
            *byte ^= 0x20;
        }
    }
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
            copy(piece.as_ptr(), here, piece.len());
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

    /// Appends a piece many times.
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
        let len = piece.len() * times;
        assert!(len <= self.left, "a string is filled beyond its end");
        // SAFETY: as in `write`. What is written already is copied behind itself, so that it doubles.
        unsafe {
            let start = self.next;
            let mut done = piece.len().min(len);
            copy(piece.as_ptr(), start, done);
            while done < len {
                let more = done.min(len - done);
                copy(start, start.add(done), more);
                done += more;
            }
            self.next = start.add(len);
            self.left -= len;
        }
    }

    /// Appends ASCII characters.
    #[inline]
    pub(crate) fn push_ascii(&mut self, characters: impl Iterator<Item = u8>) {
        for byte in characters {
            assert!(self.left > 0 && byte.is_ascii(), "a string is filled beyond its end");
            // SAFETY: as in `write`; an ASCII byte is a character.
            unsafe {
                self.next.write(byte);
                self.next = self.next.add(1);
                self.left -= 1;
            }
        }
    }

    /// Appends a piece with an ASCII character in place of another.
    #[inline]
    pub(crate) fn push_replaced(&mut self, piece: &str, old: u8, new: u8) {
        assert!(old.is_ascii() && new.is_ascii(), "half a character is replaced");
        for byte in self.write(piece) {
            *byte = if *byte == old { new } else { *byte };
        }
    }

    /// Appends so many ASCII characters, which `fill` writes over zeros.
    #[inline]
    pub(crate) fn push_written(&mut self, len: usize, fill: impl FnOnce(&mut [u8])) {
        assert!(len <= self.left, "a string is filled beyond its end");
        // SAFETY: as in `write`; the bytes are zero before they are lent, and what they are then is looked at.
        unsafe {
            self.next.write_bytes(0, len);
            let place = std::slice::from_raw_parts_mut(self.next, len);
            fill(place);
            assert!(place.is_ascii(), "a string is filled with half a character");
            self.next = self.next.add(len);
            self.left -= len;
        }
    }

    /// Appends a piece with its ASCII letters in upper case.
    #[inline]
    pub(crate) fn push_upper(&mut self, piece: &str) {
        change_case(self.write(piece), b'a');
    }

    /// Appends a piece with its ASCII letters in lower case.
    #[inline]
    pub(crate) fn push_lower(&mut self, piece: &str) {
        change_case(self.write(piece), b'A');
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
