//! The allocator of the program, with a bound: a block larger than the machine's memory is refused.
//!
//! `[0] * 10**11` must be a MemoryError. An allocator that reserves address space without asking for memory grants such a block, and the
//! process is killed while it fills it. glibc's allocator is refused by the kernel's heuristic, and this is the same: no single
//! block beyond all the memory there is.
//!
//! What needs no more than the alignment of a word, which is nearly everything, is asked of mimalloc's plain functions: those that take an
//! alignment give a block of 96 bytes by way of a larger one that is then aligned (80 instructions more for each dict).

use std::alloc::{GlobalAlloc, Layout};
use std::ffi::{c_int, c_long, c_void};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Smaller blocks are not looked at.
const UNCHECKED: usize = 1 << 30;

// mimalloc plain and zeroed: blocks aligned to a word at least, that go back as all of mimalloc's.
unsafe extern "C" {
    fn mi_malloc(size: usize) -> *mut c_void;
    fn mi_zalloc(size: usize) -> *mut c_void;
}

/// The alignment that all of mimalloc's blocks have.
const PLAIN: usize = align_of::<usize>();

/// mimalloc, refusing what cannot be. `A` is the whole of it, for the alignments and ways back. (Elsewhere it does not link.)
pub struct Bounded<A> {
    inner: A,
    /// Bytes of memory the machine has; 0 before it was asked.
    memory: AtomicUsize,
}

impl<A> Bounded<A> {
    /// Bounds an allocator.
    pub const fn new(inner: A) -> Bounded<A> {
        Bounded {
            inner,
            memory: AtomicUsize::new(0),
        }
    }

    /// Has it give memory that is not used back to the system after 1 ms in place of a second. A table that grows leaves its old blocks
    /// behind: a dict of a million strings takes 80 MB at its peak instead of 104 (84 after 10 ms), for up to 2% of the time of what frees large lists.
    pub fn give_back_soon(&self) {
        /// `mi_option_purge_delay` of mimalloc 3.
        const PURGE_DELAY: c_int = 15;
        unsafe extern "C" {
            fn mi_option_set(option: c_int, value: c_long);
        }
        // SAFETY: the function stores a number in a table of options, which has this one.
        unsafe { mi_option_set(PURGE_DELAY, 1) }
    }

    #[cold]
    fn is_absurd(&self, size: usize) -> bool {
        let mut memory = self.memory.load(Ordering::Relaxed);
        if memory == 0 {
            // SAFETY: asks for two numbers.
            let (pages, page) = unsafe { (libc::sysconf(libc::_SC_PHYS_PAGES), libc::sysconf(libc::_SC_PAGESIZE)) };
            let pages = usize::try_from(pages).ok().zip(usize::try_from(page).ok());
            let product = pages.and_then(|(n, size)| n.checked_mul(size));
            memory = product.filter(|&bytes| bytes > 0).unwrap_or(usize::MAX);
            self.memory.store(memory, Ordering::Relaxed);
        }
        size > memory
    }
}

// SAFETY: every block comes from mimalloc and goes back to it with its layout; a null pointer is an answer that the trait
// allows.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Bounded<A> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if layout.size() > UNCHECKED {
            return self.alloc_large(layout);
        }
        // SAFETY: the caller's promises are those of the inner allocator; so below. It frees what the plain function gives.
        unsafe {
            match layout.align() <= PLAIN {
                true => mi_malloc(layout.size()).cast(),
                false => self.inner.alloc(layout),
            }
        }
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: see above.
        unsafe { self.inner.dealloc(block, layout) }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if layout.size() > UNCHECKED && self.is_absurd(layout.size()) {
            return std::ptr::null_mut();
        }
        // SAFETY: see above.
        unsafe {
            match layout.align() <= PLAIN {
                true => mi_zalloc(layout.size()).cast(),
                false => self.inner.alloc_zeroed(layout),
            }
        }
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if size > UNCHECKED {
            // SAFETY: as below.
            return unsafe { self.realloc_large(block, layout, size) };
        }
        // SAFETY: see above.
        unsafe { self.inner.realloc(block, layout, size) }
    }
}

// Apart, so that every other block takes a comparison and a jump.
impl<A: GlobalAlloc> Bounded<A> {
    #[cold]
    #[inline(never)]
    fn alloc_large(&self, layout: Layout) -> *mut u8 {
        match self.is_absurd(layout.size()) {
            true => std::ptr::null_mut(),
            // SAFETY: the layout is large, and so not empty.
            false => unsafe { self.inner.alloc(layout) },
        }
    }

    /// # Safety
    /// As for `realloc`.
    #[cold]
    #[inline(never)]
    unsafe fn realloc_large(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        match self.is_absurd(size) {
            true => std::ptr::null_mut(),
            // SAFETY: as the caller says.
            false => unsafe { self.inner.realloc(block, layout, size) },
        }
    }
}
