//! Containers made in the memory of objects that went, which takes no call and therefore few steps. Whoever gets None makes them in the
//! general way (`make.rs`).
//!
//! A list has a second piece of memory, for its items. What was left by small lists is kept here by its size ([`SpareVectors`]).

use super::classes::ClassId;
use super::guard::Guarded;
use super::object::{Header, Kind, ListObject, TupleObject};
use super::state::Heap;
use super::thread::Thread;
use super::value::{Value, Word, word};
use std::cell::UnsafeCell;
use std::mem::ManuallyDrop;

/// The memory of small lists that went: for so many items, 1 to [`LARGEST`], at most [`DEPTH`] pieces of each size.
#[derive(Default)]
pub(crate) struct SpareVectors {
    stacks: UnsafeCell<[Stack; LARGEST]>,
}

const LARGEST: usize = 16;
const DEPTH: usize = 15;

/// Pieces of memory of one size.
#[derive(Default)]
struct Stack {
    len: usize,
    pieces: [Piece; DEPTH],
}

/// The memory of a vector.
#[derive(Clone, Copy)]
struct Piece(*mut Value);

impl Default for Piece {
    fn default() -> Piece {
        Piece(std::ptr::null_mut())
    }
}

impl SpareVectors {
    /// An empty vector with room for just so many items, if its memory is at hand.
    #[inline(always)]
    fn take(&self, capacity: usize) -> Option<Vec<Value>> {
        // SAFETY: the lock's holder is the only user of the heap. What lies in the stack of this size is the memory of such vectors.
        unsafe {
            let stack = (*self.stacks.get()).get_mut(capacity.wrapping_sub(1))?;
            stack.len = stack.len.checked_sub(1)?;
            let piece = stack.pieces.get(stack.len)?;
            Some(Vec::from_raw_parts(piece.0, 0, capacity))
        }
    }

    /// Keeps the memory of a vector that holds nothing any more, or gives it back.
    #[inline(always)]
    pub(crate) fn keep(&self, vector: Vec<Word>) {
        // SAFETY: as in `take`; words and values are of one layout.
        unsafe {
            if let Some(stack) = (*self.stacks.get()).get_mut(vector.capacity().wrapping_sub(1))
                && let Some(piece) = stack.pieces.get_mut(stack.len)
            {
                *piece = Piece(ManuallyDrop::new(vector).as_mut_ptr().cast());
                stack.len += 1;
            }
        }
    }
}

impl Drop for SpareVectors {
    fn drop(&mut self) {
        (1..=LARGEST).for_each(|capacity| while self.take(capacity).is_some() {});
    }
}

impl Heap {
    /// The cell of an object that went, for a container of so many bytes, with a count of one and no flags; None if there is none, or a
    /// collection would become due, or `never`.
    #[inline(always)]
    pub(crate) fn spare_container(&self, size: usize, never: bool) -> Option<*mut Header> {
        let young = self.young.get() + 1;
        if never || young > self.threshold.get() {
            return None;
        }
        // SAFETY: the lock's holder is the only user of the allocator; a cell has room for a header.
        unsafe {
            let object = (*self.alloc.get()).spare_cell(size)?;
            self.young.set(young);
            (*object).count = 1;
            (*object).flags = 0;
            Some(object)
        }
    }

    /// An empty vector with room for so many items, for a list.
    #[inline(always)]
    pub(crate) fn vector(&self, capacity: usize) -> Vec<Value> {
        match self.vectors.take(capacity) {
            Some(vector) => vector,
            None => Vec::with_capacity(capacity),
        }
    }

    /// Moves the items of a vector into one with more room, and keeps its memory.
    #[inline(always)]
    pub(crate) fn move_items(&self, items: &mut Vec<Value>, mut roomier: Vec<Value>) {
        roomier.append(items);
        let mut left = ManuallyDrop::new(std::mem::replace(items, roomier));
        // SAFETY: the memory is given away; the vector has no items any more.
        self.vectors
            .keep(unsafe { Vec::from_raw_parts(left.as_mut_ptr().cast::<Word>(), 0, left.capacity()) });
    }
}

impl Thread {
    /// Makes room in a small list for one more item at least, in memory of a list that went. False, and nothing is done, if there is none.
    #[inline]
    pub(crate) fn grow_into_spare(&mut self, list: &ListObject) -> bool {
        // SAFETY: nothing else borrows the items while the thread is borrowed mutably.
        let (heap, items) = unsafe { (&*std::ptr::from_ref(self.heap()), &mut *list.items.as_ptr()) };
        // As vectors grow by themselves.
        let next = (items.capacity() * 2).max(4);
        if next > LARGEST || items.len() < items.capacity() {
            return false;
        }
        match heap.vectors.take(next) {
            Some(roomier) => {
                heap.move_items(items, roomier);
                true
            }
            None => false,
        }
    }
}

impl Value {
    /// A list of what `count` registers hold, which hold nothing afterwards; None, as [`Value::spare_tuple`].
    ///
    /// # Safety
    /// As there.
    #[inline(always)]
    pub(crate) unsafe fn spare_list(heap: &Heap, first: *mut Word, count: usize) -> Option<Value> {
        let object = heap.spare_container(size_of::<ListObject>(), false)?;
        // SAFETY: the cell is large enough for the list, and its vector for the items, which the registers give away.
        unsafe {
            (*object).kind = Kind::List;
            (*object).shape = heap.shape(ClassId::List);
            let mut items = heap.vector(count);
            move_words(first, items.as_mut_ptr().cast(), count);
            items.set_len(count);
            let object = object.cast::<ListObject>();
            (&raw mut (*object).items).write(Guarded::new(items));
            Some(Value::from_word(object as Word))
        }
    }

    /// A list of copies of these values.
    #[inline]
    pub(crate) fn list_of(heap: &Heap, items: &[Value]) -> Value {
        let mut copies = heap.vector(items.len());
        Value::extend_with_copies(&mut copies, items);
        Value::list(copies)
    }

    /// A tuple of what `count` registers hold, which hold nothing afterwards; None, and nothing is done, unless a spare cell is at hand and
    /// no collection becomes due.
    ///
    /// # Safety
    /// The heap is that of this thread; the registers from `first` on own what they hold.
    #[inline(always)]
    pub(crate) unsafe fn spare_tuple(heap: &Heap, first: *mut Word, count: usize) -> Option<Value> {
        let object = heap.spare_container(size_of::<TupleObject>() + count * size_of::<Value>(), count == 0)?;
        // SAFETY: the cell is large enough for the tuple and its items, which the registers give away.
        unsafe {
            (*object).kind = Kind::Tuple;
            (*object).shape = heap.shape(ClassId::Tuple);
            let object = object.cast::<TupleObject>();
            (*object).len = count;
            (&raw mut (*object).hash).write(std::cell::Cell::new(-1));
            move_words(first, object.add(1).cast(), count);
            Some(Value::from_word(object as Word))
        }
    }
}

/// Moves what `count` registers hold, which hold nothing afterwards.
#[inline(always)]
unsafe fn move_words(first: *mut Word, to: *mut Word, count: usize) {
    // Volatile writes keep this from becoming a loop over vectors of words, which takes longer to set up than most containers take to
    // fill.
    for i in 0..count {
        // SAFETY: as the callers say.
        unsafe {
            let item = *first.add(i);
            first.add(i).write_volatile(word::UNDEF);
            to.add(i).write(item);
        }
    }
}
