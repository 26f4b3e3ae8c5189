//! One instruction: its 64-bit layout, the enum of operations and what each operand means, derived from the table in [`crate::ops`].
//!
//! ```text
//!  63    56 55        40 39        24 23         8 7      0
//! +--------+------------+------------+------------+--------+
//! |   x    |     c      |     b      |     a      |   op   |
//! +--------+------------+------------+------------+--------+
//! |        cx (24)      |                                      cache index, or signed jump
//!          |        bc (32)          |                         constant or name index, or signed jump
//! ```
//! Jumps count instructions from the one that follows the jump.

use crate::for_each_op;

/// Where in the word an operand stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Bits 8 to 23.
    A,
    /// Bits 24 to 39.
    B,
    /// Bits 40 to 55.
    C,
    /// Bits 56 to 63.
    X,
    /// Bits 40 to 63.
    CX,
    /// Bits 24 to 55.
    BC,
}

/// What an operand means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A register that is read.
    Read,
    /// A register that is written (what it held is released).
    Write,
    /// The first register of a range (which may be empty).
    Reg,
    /// An index into the constants.
    Const,
    /// An index into the names.
    Name,
    /// An index into the inline caches (each has a name).
    Cache,
    /// An index into the free variables.
    Free,
    /// A relative jump.
    Jump,
    /// How many.
    Count,
    /// Two counts, one in each byte.
    Pair,
    /// 0 or 1.
    Flag,
    /// Which operands are temporaries.
    Temps,
    /// Temporaries and arithmetic flags.
    Arith,
    /// A conversion of an f-string field.
    Conversion,
    /// Flags of MAKE_FUNCTION.
    FuncFlags,
    /// A small number.
    Imm,
}

/// One operand of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operand {
    /// Its place in the word.
    pub slot: Slot,
    /// Its meaning.
    pub kind: Kind,
}

/// An instruction word.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
#[repr(transparent)]
pub struct Instr(pub u64);

impl Instr {
    /// The operation's number.
    #[inline(always)]
    pub const fn op_byte(self) -> u8 {
        self.0 as u8
    }
    /// The instruction with another operation and the same operands.
    #[inline(always)]
    pub const fn with_op(self, op: Op) -> Instr {
        Instr(self.0 & !0xff | op as u64)
    }
    /// Operand `a`.
    #[inline(always)]
    pub const fn a(self) -> u16 {
        (self.0 >> 8) as u16
    }
    /// Operand `b`.
    #[inline(always)]
    pub const fn b(self) -> u16 {
        (self.0 >> 24) as u16
    }
    /// Operand `c`.
    #[inline(always)]
    pub const fn c(self) -> u16 {
        (self.0 >> 40) as u16
    }
    /// Operand `x`.
    #[inline(always)]
    pub const fn x(self) -> u8 {
        (self.0 >> 56) as u8
    }
    /// `c` and `x` as one unsigned number.
    #[inline(always)]
    pub const fn cx(self) -> u32 {
        (self.0 >> 40) as u32
    }
    /// `c` and `x` as one signed number.
    #[inline(always)]
    pub const fn cx_signed(self) -> i32 {
        (self.0 as i64 >> 40) as i32
    }
    /// `b` and `c` as one unsigned number.
    #[inline(always)]
    pub const fn bc(self) -> u32 {
        (self.0 >> 24) as u32
    }
    /// The instruction with another number as `c` and `x`; None if it does not fit there.
    pub fn with_cx(self, number: usize) -> Option<Instr> {
        let fits = number < 1 << 24;
        fits.then_some(Instr(self.0 & ((1 << 40) - 1) | (number as u64) << 40))
    }
    /// The number of its inline cache, if it has one.
    pub fn cache(self) -> Option<u32> {
        let has_cache = |operand: &Operand| operand.kind == Kind::Cache;
        self.op()?.operands().iter().any(has_cache).then(|| self.cx())
    }
    /// The operation, if the number is one.
    pub fn op(self) -> Option<Op> {
        Op::ALL.get(self.op_byte() as usize).copied()
    }
    /// The value of an operand; jumps are sign-extended.
    pub fn get(self, operand: Operand) -> i64 {
        match (operand.slot, operand.kind) {
            (Slot::A, _) => self.a() as i64,
            (Slot::B, _) => self.b() as i64,
            (Slot::C, Kind::Jump) => self.c() as i16 as i64,
            (Slot::C, _) => self.c() as i64,
            (Slot::X, _) => self.x() as i64,
            (Slot::CX, Kind::Jump) => self.cx_signed() as i64,
            (Slot::CX, _) => self.cx() as i64,
            (Slot::BC, Kind::Jump) => self.bc() as i32 as i64,
            (Slot::BC, _) => self.bc() as i64,
        }
    }
    /// The same instruction with another value in `slot`; None if it does not fit.
    pub fn with(self, operand: Operand, value: i64) -> Option<Instr> {
        let (shift, bits) = operand.slot.place();
        let fits = match operand.kind {
            Kind::Jump => value >= -(1 << (bits - 1)) && value < 1 << (bits - 1),
            _ => value >= 0 && value < 1 << bits,
        };
        let mask = ((1u64 << bits) - 1) << shift;
        fits.then_some(Instr(self.0 & !mask | (value as u64) << shift & mask))
    }
}

impl std::fmt::Debug for Instr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.op() {
            Some(op) => write!(
                f,
                "{} a={} b={} c={} x={}",
                op.mnemonic(),
                self.a(),
                self.b(),
                self.c(),
                self.x()
            ),
            None => write!(f, "?{:#x}", self.0),
        }
    }
}

impl Slot {
    /// Lowest bit and width.
    const fn place(self) -> (u32, u32) {
        match self {
            Slot::A => (8, 16),
            Slot::B => (24, 16),
            Slot::C => (40, 16),
            Slot::X => (56, 8),
            Slot::CX => (40, 24),
            Slot::BC => (24, 32),
        }
    }
}

macro_rules! slot {
    (a) => {
        Slot::A
    };
    (b) => {
        Slot::B
    };
    (c) => {
        Slot::C
    };
    (x) => {
        Slot::X
    };
    (cx) => {
        Slot::CX
    };
    (bc) => {
        Slot::BC
    };
}
macro_rules! shift {
    (a) => {
        8
    };
    (b) => {
        24
    };
    (c) => {
        40
    };
    (x) => {
        56
    };
    (cx) => {
        40
    };
    (bc) => {
        24
    };
}
macro_rules! width {
    (a) => {
        u16
    };
    (b) => {
        u16
    };
    (c) => {
        u16
    };
    (x) => {
        u8
    };
    (cx) => {
        u32
    };
    (bc) => {
        u32
    };
}

macro_rules! define_ops {
    ([$a:ident $b:ident $c:ident $x:ident]
     $( $(#[doc = $doc:literal])+ $Name:ident $make:ident $mnemonic:literal { $($slot:ident : $kind:ident),* } touches [$(($first:ident, $count:expr)),*]; )*) => {
        /// The operations. The number of one is its place in the table.
        #[repr(u8)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Op { $( $(#[doc = $doc])+ $Name, )* }

        impl Op {
            /// Every operation, in the order of the table.
            pub const ALL: &'static [Op] = &[$(Op::$Name),*];

            /// The name in disassembly.
            pub const fn mnemonic(self) -> &'static str {
                match self { $(Op::$Name => $mnemonic,)* }
            }

            /// What it does.
            pub const fn doc(self) -> &'static str {
                match self { $(Op::$Name => concat!($($doc),+),)* }
            }

            /// Its operands, in the order of the table.
            pub const fn operands(self) -> &'static [Operand] {
                match self { $(Op::$Name => &[$(Operand { slot: slot!($slot), kind: Kind::$kind }),*],)* }
            }

            /// The ranges of registers it touches beyond single operands: calls `range(first, how many)` for each.
            #[allow(unused_variables)]
            pub fn touches(self, i: Instr, mut range: impl FnMut(u32, u32)) {
                let ($a, $b, $c, $x) = (i.a() as u32, i.b() as u32, i.c() as u32, i.x() as u32);
                match self { $(Op::$Name => { $( range($first, $count); )* })* }
            }
        }

        /// One constructor per operation, with its operands in the order of the table.
        pub mod ins {
            use super::{Instr, Op};
            $(
                $(#[doc = $doc])+
                #[inline]
                pub const fn $make($($slot: width!($slot)),*) -> Instr {
                    Instr(Op::$Name as u64 $(| (($slot as u64) << shift!($slot)))*)
                }
            )*
        }
    };
}
for_each_op!(define_ops);
