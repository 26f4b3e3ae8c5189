//! Containers made in the memory of objects that went, which takes no call and therefore few steps. Whoever gets None makes them in the
//! general way (`make.rs`).

use super::classes::ClassId;
use super::object::{Header, Kind, TupleObject};
use super::state::Heap;
use super::value::{Value, Word, word};

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
}

impl Value {
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
            let items = object.add(1).cast::<Word>();
            // Volatile writes keep this from becoming a loop over vectors of words, which takes longer to set up than most tuples take
            // to fill.
            for i in 0..count {
                let item = *first.add(i);
                first.add(i).write_volatile(word::UNDEF);
                items.add(i).write(item);
            }
            Some(Value::from_word(object as Word))
        }
    }
}
