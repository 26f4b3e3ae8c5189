//! The instruction under way, as the loop's handlers read it.
//!
//! A handler reads each operand from memory when it needs it: one load, where taking it out of the word in a register is a copy, a
//! shift and a mask. The word as a whole goes to what handles the rest, in other files.

use crate::heap::code::Cache;
use minipy_code::instr::{Instr, Op};

/// Where an instruction of verified code stands.
#[derive(Clone, Copy)]
pub(super) struct Fetched(*const Instr);

/// Where in the word's memory the field of `size` bytes stands whose lowest bit is `8 * byte` of the word.
const fn place(byte: usize, size: usize) -> usize {
    if cfg!(target_endian = "little") {
        byte
    } else {
        size_of::<Instr>() - byte - size
    }
}

/// The instruction `by` instructions after the one at `pc`, as an address of its own to the compiler. It would otherwise keep `pc` as well
/// and compute from there what is near the new place, which costs the loop a register and two copies for each instruction. Nor does it
/// make one step of those that end two handlers.
#[inline(always)]
pub(super) fn moved(pc: *const Instr, by: isize) -> *const Instr {
    let mut pc = pc.wrapping_offset(by);
    // SAFETY: the text is empty; nothing is executed, and nothing read or written through the pointer.
    #[expect(clippy::pointers_in_nomem_asm_block, reason = "only the address matters here")]
    unsafe {
        std::arch::asm!("/* {0} */", inout(reg) pc, options(pure, nomem, nostack, preserves_flags))
    };
    pc
}

impl Fetched {
    /// The instruction at `pc`.
    ///
    /// # Safety
    /// One of verified code is there for as long as this is used.
    #[inline(always)]
    pub(super) unsafe fn new(pc: *const Instr) -> Fetched {
        Fetched(pc)
    }

    /// The field of type `T` whose lowest bit is `8 * BYTE` of the word.
    #[inline(always)]
    fn field<T: Copy, const BYTE: usize>(self) -> T {
        // SAFETY: the maker of this value vouches for the instruction; the fields asked for below lie inside it and are numbers.
        unsafe {
            self.0
                .cast::<u8>()
                .add(place(BYTE, size_of::<T>()))
                .cast::<T>()
                .read_unaligned()
        }
    }

    /// The operation.
    #[inline(always)]
    pub(super) fn op(self) -> Op {
        // SAFETY: `Op` is `repr(u8)` without gaps, and the verifier has checked the byte (V1).
        unsafe { std::mem::transmute::<u8, Op>(self.field::<u8, 0>()) }
    }

    /// The operation once more, for a handler that several share: read again, so that the others need not keep it in a register.
    #[inline(always)]
    pub(super) fn op_again(self) -> Op {
        // SAFETY: as above.
        unsafe { std::mem::transmute::<u8, Op>(self.0.cast::<u8>().add(place(0, 1)).read_volatile()) }
    }

    /// Operand `a`.
    #[inline(always)]
    pub(super) fn a(self) -> u16 {
        self.field::<u16, 1>()
    }

    /// Operand `b`.
    #[inline(always)]
    pub(super) fn b(self) -> u16 {
        self.field::<u16, 3>()
    }

    /// Operand `c`.
    #[inline(always)]
    pub(super) fn c(self) -> u16 {
        self.field::<u16, 5>()
    }

    /// Operand `x`.
    #[inline(always)]
    pub(super) fn x(self) -> u8 {
        self.field::<u8, 7>()
    }

    /// `c` and `x` as one unsigned number.
    #[inline(always)]
    pub(super) fn cx(self) -> u32 {
        self.field::<u32, 4>() >> 8
    }

    /// The inline cache, that many words behind the instruction.
    ///
    /// # Safety
    /// The instruction has one.
    #[inline(always)]
    pub(super) unsafe fn cache(self) -> *mut Cache {
        // SAFETY: loading the code has put it there, into the same allocation.
        unsafe { self.0.add(self.cx() as usize).cast_mut().cast() }
    }

    /// `c` and `x` as one signed number.
    #[inline(always)]
    pub(super) fn cx_signed(self) -> i32 {
        self.field::<i32, 4>() >> 8
    }

    /// `b` and `c` as one unsigned number.
    #[inline(always)]
    pub(super) fn bc(self) -> u32 {
        self.field::<u32, 3>()
    }

    /// The whole word.
    #[inline(always)]
    pub(super) fn word(self) -> Instr {
        self.field::<Instr, 0>()
    }
}
