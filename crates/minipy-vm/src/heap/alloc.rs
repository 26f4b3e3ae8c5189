//! Memory for objects: cells of 16-byte size classes in chunks, and the system's allocator for what is larger.
//!
//! A chunk is 64 KiB, aligned to 64 KiB, and holds cells of one size, so the address of an object tells its chunk. The cycle
//! collector walks the chunks instead of linking the objects, which saves 16 bytes in each. Chunks are not given back.
//! An object too large for a cell stands behind a [`LargePrefix`], and a table of the large ones lets the collector find them.

use super::object::{Header, Kind};
use std::alloc::{Layout, alloc, dealloc, handle_alloc_error, realloc};

/// Size and alignment of a chunk in bytes.
pub(crate) const CHUNK: usize = 1 << 16;
/// The step between size classes in bytes.
const GRAIN: usize = 16;
/// The largest cell in bytes.
const LARGEST_CELL: usize = 512;
/// Number of size classes; class `n` has cells of `16 * n` bytes, class 0 is not used.
const CLASSES: usize = LARGEST_CELL / GRAIN + 1;

/// In debug builds freed cells rest before they are handed out again, filled with a byte that makes words look like pointers to
/// nowhere, so that whoever still uses a dead object is caught.
#[cfg(debug_assertions)]
struct Quarantine {
    cells: std::collections::VecDeque<*mut Header>,
}

#[cfg(debug_assertions)]
impl Quarantine {
    const CELLS: usize = 1 << 12;
    const POISON: u8 = 0xf8;

    /// Fills a dead cell and takes it; gives the one that has rested longest, if it is time.
    ///
    /// # Safety
    /// The cell is dead and has this many bytes.
    unsafe fn exchange(&mut self, cell: *mut Header, bytes: usize) -> Option<*mut Header> {
        // SAFETY: the header stays readable, what is behind it belongs to nobody.
        unsafe {
            cell.add(1)
                .cast::<u8>()
                .write_bytes(Self::POISON, bytes - size_of::<Header>())
        };
        self.cells.push_back(cell);
        (self.cells.len() > Self::CELLS)
            .then(|| self.cells.pop_front())
            .flatten()
    }
}

/// What a chunk begins with.
#[repr(C, align(16))]
pub(crate) struct Chunk {
    /// Bytes of a cell.
    pub cell: usize,
    /// Cells handed out at least once; the rest has never been touched.
    pub used: usize,
    /// The collector's numbers for the cells, during a collection.
    pub marks: *mut u32,
}

/// What stands in front of a large object.
#[repr(C, align(16))]
pub(crate) struct LargePrefix {
    /// Bytes behind the prefix.
    pub capacity: usize,
    /// Its place in the table of large objects.
    pub index: usize,
}

/// A cell on a free list.
#[repr(C)]
struct FreeCell {
    header: Header,
}

/// The allocator of one interpreter. Only the lock's holder uses it.
pub(crate) struct Allocator {
    free: [*mut FreeCell; CLASSES],
    /// The chunk being filled, per class.
    current: [*mut Chunk; CLASSES],
    pub(crate) chunks: Vec<*mut Chunk>,
    pub(crate) large: Vec<*mut Header>,
    #[cfg(debug_assertions)]
    quarantine: Quarantine,
}

/// Cells a chunk of this cell size holds.
#[inline]
const fn cells(cell: usize) -> usize {
    (CHUNK - size_of::<Chunk>()) / cell
}

impl Drop for Allocator {
    fn drop(&mut self) {
        // SAFETY: the interpreter is gone, and with it everything that could refer to an object.
        unsafe {
            for &chunk in &self.chunks {
                dealloc(chunk.cast(), Layout::from_size_align_unchecked(CHUNK, CHUNK));
            }
            for &object in &self.large {
                let prefix = object.cast::<LargePrefix>().sub(1);
                dealloc(prefix.cast(), large_layout((*prefix).capacity));
            }
        }
    }
}

impl Allocator {
    pub(crate) const fn new() -> Allocator {
        Allocator {
            free: [std::ptr::null_mut(); CLASSES],
            current: [std::ptr::null_mut(); CLASSES],
            chunks: Vec::new(),
            large: Vec::new(),
            #[cfg(debug_assertions)]
            quarantine: Quarantine {
                cells: std::collections::VecDeque::new(),
            },
        }
    }

    /// The size class for `size` bytes, 0 if it is too large for a cell.
    #[inline(always)]
    pub(crate) const fn size_class(size: usize) -> u16 {
        if size <= LARGEST_CELL {
            size.div_ceil(GRAIN) as u16
        } else {
            0
        }
    }

    /// Memory for an object of `size` bytes whose header's `size_class` is set; the rest is not initialised.
    #[inline(always)]
    pub(crate) fn allocate(&mut self, size: usize) -> *mut Header {
        let class = Self::size_class(size);
        if class == 0 {
            self.allocate_large(size)
        } else {
            self.allocate_cell(class)
        }
    }

    /// Memory for an object of a known size class.
    #[inline(always)]
    pub(crate) fn allocate_cell(&mut self, class: u16) -> *mut Header {
        let cell = self.free[class as usize];
        if cell.is_null() {
            return self.fresh_cell(class);
        }
        // SAFETY: cells on the free list are free memory of a chunk; `shape` links them.
        unsafe {
            self.free[class as usize] = (*cell).header.shape.cast();
            cell.cast()
        }
    }

    /// The memory of an object of as many bytes that went, if there is any.
    #[inline(always)]
    pub(crate) fn spare_cell(&mut self, size: usize) -> Option<*mut Header> {
        let class = Self::size_class(size);
        let cell = self.free[class as usize];
        if cell.is_null() {
            return None;
        }
        // SAFETY: as in `allocate_cell`; class 0, of objects too large for a cell, has no free list.
        unsafe {
            self.free[class as usize] = (*cell).header.shape.cast();
            Some(cell.cast())
        }
    }

    #[inline(never)]
    fn fresh_cell(&mut self, class: u16) -> *mut Header {
        let size = class as usize * GRAIN;
        let mut chunk = self.current[class as usize];
        // SAFETY: `chunk` is null or a chunk of ours; the cell computed lies inside it.
        unsafe {
            if chunk.is_null() || (*chunk).used == cells(size) {
                chunk = new_chunk(size);
                self.chunks.push(chunk);
                self.current[class as usize] = chunk;
            }
            let header = cell_at(chunk, (*chunk).used);
            (*chunk).used += 1;
            (*header).size_class = class;
            header
        }
    }

    #[inline(never)]
    fn allocate_large(&mut self, size: usize) -> *mut Header {
        let layout = large_layout(size);
        // SAFETY: the layout is not empty; the prefix is written before use.
        unsafe {
            let prefix = alloc(layout).cast::<LargePrefix>();
            if prefix.is_null() {
                handle_alloc_error(layout);
            }
            prefix.write(LargePrefix {
                capacity: size,
                index: self.large.len(),
            });
            let header = prefix.add(1).cast::<Header>();
            (*header).size_class = 0;
            self.large.push(header);
            header
        }
    }

    /// Gives back the memory of a dead object.
    ///
    /// # Safety
    /// `object` came from this allocator and nothing refers to it any more.
    #[inline(always)]
    pub(crate) unsafe fn free(&mut self, object: *mut Header) {
        // SAFETY: the memory is ours again; `shape` becomes the link.
        unsafe {
            let class = (*object).size_class;
            if class == 0 {
                return self.free_large(object);
            }
            (*object).kind = Kind::Free;
            #[cfg(debug_assertions)]
            let Some(object) = self.quarantine.exchange(object, class as usize * GRAIN) else {
                return;
            };
            #[cfg(debug_assertions)]
            let class = (*object).size_class;
            (*object).shape = self.free[class as usize].cast();
            self.free[class as usize] = object.cast();
        }
    }

    #[inline(never)]
    unsafe fn free_large(&mut self, object: *mut Header) {
        // SAFETY: a large object has a prefix, which tells its layout and its place in the table.
        unsafe {
            let prefix = object.cast::<LargePrefix>().sub(1);
            let index = (*prefix).index;
            self.large.swap_remove(index);
            if let Some(&moved) = self.large.get(index) {
                (*moved.cast::<LargePrefix>().sub(1)).index = index;
            }
            dealloc(prefix.cast(), large_layout((*prefix).capacity));
        }
    }

    /// Bytes an object may occupy without moving.
    ///
    /// # Safety
    /// `object` came from this allocator and is alive.
    pub(crate) unsafe fn capacity(object: *const Header) -> usize {
        // SAFETY: as the caller says.
        unsafe {
            match (*object).size_class {
                0 => (*object.cast::<LargePrefix>().sub(1)).capacity,
                class => class as usize * GRAIN,
            }
        }
    }

    /// Grows a large object to `size` bytes; it may move. Null if there is no memory.
    ///
    /// # Safety
    /// `object` is a large object of this allocator that only the caller refers to.
    pub(crate) unsafe fn grow_large(&mut self, object: *mut Header, size: usize) -> *mut Header {
        // SAFETY: the prefix tells the layout the block has; the table learns the new address.
        unsafe {
            let prefix = object.cast::<LargePrefix>().sub(1);
            let (old, new) = (large_layout((*prefix).capacity), large_layout(size));
            let moved = realloc(prefix.cast(), old, new.size()).cast::<LargePrefix>();
            if moved.is_null() {
                return std::ptr::null_mut();
            }
            (*moved).capacity = size;
            let header = moved.add(1).cast::<Header>();
            self.large[(*moved).index] = header;
            header
        }
    }
}

/// The cell number `index` of a chunk.
///
/// # Safety
/// `index` is less than the number of cells.
pub(crate) unsafe fn cell_at(chunk: *mut Chunk, index: usize) -> *mut Header {
    // SAFETY: the cell lies inside the chunk.
    unsafe {
        chunk
            .cast::<u8>()
            .add(size_of::<Chunk>() + index * (*chunk).cell)
            .cast()
    }
}

fn new_chunk(cell: usize) -> *mut Chunk {
    // SAFETY: size and alignment are constants, a power of two among them.
    unsafe {
        let layout = Layout::from_size_align_unchecked(CHUNK, CHUNK);
        let chunk = alloc(layout).cast::<Chunk>();
        if chunk.is_null() {
            handle_alloc_error(layout);
        }
        chunk.write(Chunk {
            cell,
            used: 0,
            marks: std::ptr::null_mut(),
        });
        chunk
    }
}

/// Layout of a large block: callers check sizes against `MAX_BYTES` before, so the sum cannot overflow.
fn large_layout(size: usize) -> Layout {
    Layout::from_size_align(size + size_of::<LargePrefix>(), 16).expect("sizes are checked by the callers")
}
