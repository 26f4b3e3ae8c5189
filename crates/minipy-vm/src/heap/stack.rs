//! The memory a thread runs on: its registers and its frames, both reserved once and never moved, so that a pointer to a
//! register stays good. Pages are touched as calls go deeper.

use super::object::CodeObject;
use super::value::{Value, Word, word};

/// Registers reserved per thread (256 MiB of address space).
const REGISTERS: usize = 1 << 25;
/// Frames reserved per thread: the greatest recursion limit.
pub(crate) const MAX_FRAMES: usize = (1 << 20) + 64;
/// Registers are made ready by whole pages (of 4 KiB) as calls need them: a page touched without need costs a thread that is started more
/// than all its instructions.
const STEP: usize = 1 << 9;

/// One activation of a function.
#[repr(C)]
pub(crate) struct Frame {
    /// The next instruction, written whenever something may raise or run Python code.
    pub pc: *const u64,
    /// The window's first register: on the stack, or in the generator being resumed.
    pub regs: *mut Word,
    /// The constants of `code`.
    pub consts: *const Word,
    /// The code being run; kept alive by `function`.
    pub code: *const CodeObject,
    /// The function; owned, except by the frame of a generator, which owns it.
    pub function: Word,
    /// Whose call this is.
    pub entry: Entry,
    /// The instance a constructor call made (owned), or the generator being resumed (not owned: whoever resumed it, or the generator
    /// that delegates to it, holds it); else not looked at.
    pub extra: Word,
    /// The namespace of a class body or of `exec` (owned), else not looked at.
    pub namespace: Word,
    /// The exception handled by the resumer of a generator (owned), else not looked at.
    pub handled: Word,
    /// For `For` and `Resume`: the generator that was resumed, of whose chain of delegations the one in `extra` is the end. Not
    /// owned: whoever resumed it holds it.
    pub root: Word,
    /// For the frame of a generator: the first register of the stack that the frames below do not use.
    pub top: *mut Word,
}

/// What happens when a frame returns.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// The loop goes on in the calling frame, with the result in the register its instruction names.
    Call,
    /// As `Call`, but the result is the instance in `extra`.
    Construct,
    /// The loop goes on in the calling frame, whose instruction an operator's method has answered. `extra` says who was asked.
    Operator,
    /// The loop goes on in the calling frame, whose instruction has stored an item by a method: nobody looks at the answer.
    Discard,
    /// The loop goes on in the frame whose FOR_ITER resumed the generator in `extra`.
    For,
    /// The loop goes on in the frame whose call resumed the generator in `extra`: what that yields is the call's result.
    Ask,
    /// The loop goes on in the frame whose YIELD_FROM resumed the generator in `extra`.
    Delegate,
    /// The loop ends: native code resumed the generator in `extra`.
    Resume,
    /// As `Resume`, but what the generator yields goes to the thread's `each`, and as a rule the loop goes on.
    Each,
    /// Of a frame that was taken off: the items of its generator go to `each`, and no frame has been pushed in its place.
    Parked,
    /// The loop ends: native code called.
    Native,
}

impl Entry {
    /// Is the frame that of a generator?
    #[inline(always)]
    pub fn is_generator(self) -> bool {
        matches!(
            self,
            Entry::For | Entry::Ask | Entry::Delegate | Entry::Resume | Entry::Each
        )
    }
}

/// A thread's registers and frames.
pub(crate) struct Stack {
    registers: *mut Word,
    frames: *mut Frame,
}

impl Stack {
    /// Reserves the memory; None if the system refuses.
    pub(crate) fn new() -> Option<Stack> {
        let registers = reserve(REGISTERS * size_of::<Word>())?.cast();
        let Some(frames) = reserve(MAX_FRAMES * size_of::<Frame>()) else {
            // SAFETY: just reserved, with this size.
            unsafe { libc::munmap(registers as *mut libc::c_void, REGISTERS * size_of::<Word>()) };
            return None;
        };
        Some(Stack {
            registers,
            frames: frames.cast(),
        })
    }

    /// A number that no other living thread has: `threading.get_ident()`.
    pub(crate) fn ident(&self) -> u64 {
        self.registers.addr() as u64
    }

    /// The first register.
    pub(crate) fn registers(&self) -> *mut Word {
        self.registers
    }

    /// The first frame.
    pub(crate) fn frames(&self) -> *mut Frame {
        self.frames
    }

    /// Makes the registers from `ready` up to at least `wanted` hold nothing; gives the new end of what is ready. None if that is
    /// more than was reserved.
    ///
    /// # Safety
    /// `ready` is the end given last (or the first register).
    pub(crate) unsafe fn prepare(&self, ready: *mut Word, wanted: *mut Word) -> Option<*mut Word> {
        // SAFETY: both lie in the reservation, or `wanted` a window behind it, which is not written.
        unsafe {
            let limit = self.registers.add(REGISTERS);
            if wanted > limit {
                return None;
            }
            let page_end = (wanted.offset_from_unsigned(self.registers) + 1).next_multiple_of(STEP);
            let (mut at, end) = (ready, self.registers.add(page_end).min(limit).max(ready));
            while at < end {
                at.write(word::UNDEF);
                at = at.add(1);
            }
            Some(end)
        }
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        // SAFETY: both were reserved with these sizes, and no frame is left.
        unsafe {
            libc::munmap(self.registers.cast(), REGISTERS * size_of::<Word>());
            libc::munmap(self.frames.cast(), MAX_FRAMES * size_of::<Frame>());
        }
    }
}

/// Address space without memory behind it until it is touched.
fn reserve(bytes: usize) -> Option<*mut u8> {
    // SAFETY: an anonymous private mapping at an address of the system's choice touches nothing that exists.
    let address = unsafe {
        libc::mmap(
            std::ptr::null_mut(),
            bytes,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
            -1,
            0,
        )
    };
    (address != libc::MAP_FAILED).then_some(address.cast())
}

impl Frame {
    /// The function this frame runs.
    ///
    /// # Safety
    /// The frame is active for `'a`.
    pub(crate) unsafe fn function<'a>(frame: *const Frame) -> &'a Value {
        // SAFETY: `function` is a value owned by the frame.
        unsafe { Value::borrow(&raw const (*frame).function) }
    }
}
