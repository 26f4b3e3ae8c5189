//! The verifier: what must hold of a code object before it may run. It is the licence for the unchecked reads of the loop.
//!
//! It decides about form only: that every number in an instruction names something that exists, that control stays inside
//! the code, and that the ownership rule of [`crate::ops`] is kept where the words show it. What a register holds at a
//! given moment is not decided here, apart from cells; an instruction of the loop that needs a certain type looks at it.
//!
//! # The licence
//!
//! A `SAFETY` comment in the loop cites these by number.
//!
//! - **V1** The byte of the operation is an [`Op`], and not one that the VM itself writes ([`QUICKENED`]).
//! - **V2** Every register operand, and every register of a range an operation touches, is below `registers`.
//! - **V3** Every index of a constant, name, cache or free variable is inside its table, and so is the name of each cache.
//! - **V4** The constant of MAKE_FUNCTION is a code object, and no other operand is one. The constant of CALL_KW and
//!   CALL_METHOD_KW is a tuple of strings not longer than the number of arguments, that of IMPORT_NAME a tuple of strings
//!   or None, that of MATCH_CLASS a tuple of a count and strings. The digits of a big integer are digits.
//! - **V5** A jump and a handler lead to an instruction of the same code object, and the last instruction does not fall
//!   off the end.
//! - **V6** The exception table covers instructions that exist, and its `depth` is a temporary.
//! - **V7** There is one location per instruction; the locals fit into the registers and the parameters into the locals.
//! - **V8** Flags have no bits but those the operation defines. What an instruction consumes is a temporary, never a local.
//! - **V9** The register a cell operation names is a cell local, and holds a cell or nothing: MAKE_CELL stands only in the
//!   prologue, to which nothing jumps back, and covers every captured parameter there; no other operation than NEW_CELL
//!   and RELEASE writes a cell local.
//! - **V10** YIELD and YIELD_FROM stand in generators and coroutines only, the namespace operations in code with a
//!   namespace.
//! - **V11** MAKE_FUNCTION passes a closure exactly if the inner code has free variables. How long that tuple is only the
//!   loop can see, so MAKE_FUNCTION compares it with `free` when it runs.

use crate::code::{Code, Const};
use crate::instr::{Instr, Kind, Op, Operand, Slot};
use crate::ops::{CONVERT_LATER, FUNC_ANNOTATE, FUNC_CLOSURE, FUNC_DEFAULTS, FUNC_KWDEFAULTS};
use crate::ops::{IN_PLACE, SWAPPED, TEMP_A, TEMP_B, TEMP_C};
use thiserror::Error;

/// The operations that only the VM writes, over a general one that it has learned something about.
pub const QUICKENED: [Op; 4] = [Op::ForRange, Op::ForList, Op::CallFar, Op::CallMethodFar];

/// Why a code object must not run: always a fault of the compiler, never of the script.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("invalid code: {code}{}: {fault}", .instruction.map(|i| format!(", instruction {i}")).unwrap_or_default())]
pub struct VerifyError {
    /// The qualified name of the code object.
    pub code: String,
    /// The instruction, if the fault is in one.
    pub instruction: Option<usize>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a code object.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// No operation has this number.
    #[error("no operation has the number {0}")]
    UnknownOp(u8),
    /// One of [`QUICKENED`].
    #[error("{0} is written by the loop only")]
    Quickened(&'static str),
    /// A register that the frame does not have.
    #[error("register {0} is outside the frame's {1}")]
    Register(u32, u16),
    /// A range of registers that the frame does not have.
    #[error("registers {0}..{1} are outside the frame's {2}")]
    Range(u32, u32, u16),
    /// An index past the end of a table.
    #[error("{what} {index} of {len}")]
    Index {
        /// The table.
        what: &'static str,
        /// The index.
        index: usize,
        /// How long the table is.
        len: usize,
    },
    /// A constant of a kind the operation cannot use.
    #[error("constant {0} must be {1}")]
    ConstKind(usize, &'static str),
    /// More keywords than arguments.
    #[error("{0} keywords for {1} arguments")]
    Keywords(usize, u16),
    /// A jump or handler that leads outside.
    #[error("target {0} is outside the {1} instructions")]
    Target(i64, usize),
    /// The last instruction goes on to the next.
    #[error("control falls off the end")]
    FallsOff,
    /// A bit or a value that the operand does not have.
    #[error("operand {0:?} cannot be {1}")]
    Value(Slot, i64),
    /// A local where only a temporary may be consumed.
    #[error("register {0} is a local and cannot be consumed")]
    NotTemporary(u32),
    /// The temporary operand of an attribute, item or unary operation is not its destination.
    #[error("temporary operand {0} must also be the destination (or, of LOAD_METHOD, the register after it)")]
    Destination(u32),
    /// A cell operation on another register.
    #[error("register {0} is not a cell local")]
    NotCell(u32),
    /// A cell local read or written as a value.
    #[error("cell local {0} used as a value")]
    CellAsValue(u32),
    /// MAKE_CELL after other instructions, or a jump to the prologue.
    #[error("MAKE_CELL outside the prologue, or a jump into it")]
    Prologue,
    /// A captured parameter without MAKE_CELL.
    #[error("the prologue makes no cell of parameter {0}")]
    NoMakeCell(u16),
    /// A yield outside a generator, or a namespace operation outside a class body.
    #[error("{0} needs code with the flag {1}")]
    Flag(&'static str, &'static str),
    /// A closure is given and not wanted, or wanted and not given.
    #[error("closure flag {0}, but the inner code has {1} free variables")]
    Closure(bool, usize),
    /// The counts in the head of the code object contradict each other.
    #[error("{0}")]
    Head(&'static str),
}

/// Whether operand `b`, a [`Kind::Flag`], says that `a` is a temporary to be consumed.
pub(crate) fn flag_is_ownership(op: Op) -> bool {
    matches!(
        op,
        Op::JumpTrue | Op::JumpFalse | Op::JumpNone | Op::JumpNotNone | Op::StoreGlobal
    )
}

/// Checks `code` and every code object in its constants against the licence above.
pub fn verify(code: &Code) -> Result<(), VerifyError> {
    // A list and not a recursion: functions may be nested deeper than the native stack.
    let mut waiting = vec![code];
    while let Some(code) = waiting.pop() {
        Checker {
            code,
            prologue: prologue(code),
            is_cell: cells(code),
        }
        .check()?;
        for constant in &code.consts {
            if let Const::Code(inner) = constant {
                waiting.push(inner);
            }
        }
    }
    Ok(())
}

/// How many instructions at the start do nothing but make cells, up to the last MAKE_CELL of them.
fn prologue(code: &Code) -> usize {
    let leading = code
        .instrs
        .iter()
        .take_while(|i| matches!(i.op(), Some(Op::MakeCell | Op::NewCell | Op::Nop)));
    let last = leading.enumerate().filter(|(_, i)| i.op() == Some(Op::MakeCell)).last();
    last.map_or(0, |(index, _)| index + 1)
}

/// For each local whether it is a cell. Searching `cells` for every operand would be quadratic.
fn cells(code: &Code) -> Vec<bool> {
    let mut is_cell = vec![false; code.locals.len()];
    for &cell in &code.cells {
        // A number that is no local is a fault that `head` reports.
        if let Some(local) = is_cell.get_mut(cell as usize) {
            *local = true;
        }
    }
    is_cell
}

struct Checker<'a> {
    code: &'a Code,
    prologue: usize,
    is_cell: Vec<bool>,
}

impl Checker<'_> {
    fn check(&self) -> Result<(), VerifyError> {
        let fail = |instruction, fault| VerifyError {
            code: self.code.qualname.to_string(),
            instruction,
            fault,
        };
        self.head().map_err(|fault| fail(None, fault))?;
        self.consts().map_err(|fault| fail(None, fault))?;
        self.handlers().map_err(|fault| fail(None, fault))?;
        for (index, &i) in self.code.instrs.iter().enumerate() {
            self.instruction(index, i).map_err(|fault| fail(Some(index), fault))?;
        }
        Ok(())
    }

    /// V7, the tables of V3, the parameters of V9.
    fn head(&self) -> Result<(), Fault> {
        let code = self.code;
        let rules = [
            (
                code.locations.len() == code.instrs.len(),
                "as many locations as instructions are needed",
            ),
            (
                code.locals.len() <= code.registers as usize,
                "more locals than registers",
            ),
            (code.parameters() <= code.locals.len(), "more parameters than locals"),
            (
                code.posonly_count <= code.arg_count,
                "more positional-only parameters than positional ones",
            ),
            (
                !code.flags.docstring || matches!(code.consts.first(), Some(Const::Str(_))),
                "the docstring flag without a string as first constant",
            ),
        ];
        if let Some((_, text)) = rules.into_iter().find(|(holds, _)| !holds) {
            return Err(Fault::Head(text));
        }
        if code.instrs.is_empty() {
            return Err(Fault::FallsOff);
        }
        for &name in &code.caches {
            inside("name", name as usize, code.names.len())?;
        }
        for &cell in &code.cells {
            inside("local", cell as usize, code.locals.len())?;
        }
        let mut missing = self.is_cell.clone();
        missing.truncate(code.parameters());
        for i in code.instrs[..self.prologue]
            .iter()
            .filter(|i| i.op() == Some(Op::MakeCell))
        {
            if let Some(parameter) = missing.get_mut(i.a() as usize) {
                *parameter = false;
            }
        }
        match missing.iter().position(|&missing| missing) {
            Some(parameter) => Err(Fault::NoMakeCell(parameter as u16)),
            None => Ok(()),
        }
    }

    fn is_cell(&self, register: u32) -> bool {
        self.is_cell.get(register as usize).copied().unwrap_or(false)
    }

    /// Constants that the loader can turn into values: digits that are digits, and no code object inside a tuple.
    fn consts(&self) -> Result<(), Fault> {
        for (index, constant) in self.code.consts.iter().enumerate() {
            let mut waiting = vec![constant];
            while let Some(c) = waiting.pop() {
                match c {
                    Const::Tuple(items) | Const::FrozenSet(items) => waiting.extend(items.iter()),
                    Const::BigInt(digits) => {
                        let digits = digits.strip_prefix('-').unwrap_or(digits);
                        if digits.is_empty() || !digits.bytes().all(|d| matches!(d, b'0'..=b'9' | b'a'..=b'f')) {
                            return Err(Fault::ConstKind(index, "hexadecimal digits"));
                        }
                    }
                    Const::Code(_) if !std::ptr::eq(c, constant) => {
                        return Err(Fault::ConstKind(index, "without a code object inside"));
                    }
                    Const::Code(_) | Const::None | Const::Bool(_) | Const::Ellipsis | Const::Int(_) => {}
                    Const::Float(_) | Const::Complex(..) | Const::Str(_) | Const::Bytes(_) => {}
                }
            }
        }
        Ok(())
    }

    /// V6.
    fn handlers(&self) -> Result<(), Fault> {
        for handler in &self.code.handlers {
            if handler.start > handler.end || handler.end as usize > self.code.instrs.len() {
                return Err(Fault::Head("a handler covers instructions that do not exist"));
            }
            self.target(handler.target as i64)?;
            self.register(handler.depth as u32)?;
            self.temporary(handler.depth as u32)?;
        }
        Ok(())
    }

    fn instruction(&self, index: usize, i: Instr) -> Result<(), Fault> {
        let op = i.op().ok_or(Fault::UnknownOp(i.op_byte()))?;
        if QUICKENED.contains(&op) {
            return Err(Fault::Quickened(op.mnemonic()));
        }
        for &operand in op.operands() {
            self.operand(index, op, i, operand)?;
        }
        self.ranges(op, i)?;
        self.consumed(op, i)?;
        self.destination(op, i)?;
        self.surroundings(op)?;
        if index + 1 == self.code.instrs.len() && !never_falls_through(op) {
            return Err(Fault::FallsOff);
        }
        Ok(())
    }

    /// V2 to V5 and V8 for one operand.
    fn operand(&self, index: usize, op: Op, i: Instr, operand: Operand) -> Result<(), Fault> {
        let value = i.get(operand);
        let at = value as usize;
        let holds = match operand.kind {
            Kind::Read | Kind::Write => {
                self.register(value as u32)?;
                return self.cell(index, op, operand, value as u32);
            }
            Kind::Const => {
                inside("constant", at, self.code.consts.len())?;
                return self.constant(op, i, at);
            }
            Kind::Name => return inside("name", at, self.code.names.len()),
            Kind::Cache => return inside("cache", at, self.code.caches.len()),
            Kind::Free => return inside("free variable", at, self.code.free.len()),
            Kind::Jump => return self.target(index as i64 + 1 + value),
            Kind::Temps | Kind::Arith => value & !(allowed_flags(op, operand.kind) as i64) == 0,
            Kind::Flag => value <= 1,
            Kind::Conversion => value <= i64::from(CONVERT_LATER),
            Kind::FuncFlags => value & !((FUNC_DEFAULTS | FUNC_KWDEFAULTS | FUNC_ANNOTATE | FUNC_CLOSURE) as i64) == 0,
            // How far a range reaches is the business of `ranges`.
            Kind::Reg | Kind::Count | Kind::Pair | Kind::Imm => true,
        };
        if holds {
            Ok(())
        } else {
            Err(Fault::Value(operand.slot, value))
        }
    }

    /// V9 for one register operand.
    fn cell(&self, index: usize, op: Op, operand: Operand, register: u32) -> Result<(), Fault> {
        let is_cell = self.is_cell(register);

        let wants_cell = match op {
            Op::MakeCell | Op::NewCell | Op::StoreCell | Op::DelCell => operand.slot == Slot::A,
            Op::LoadCell => operand.slot == Slot::B,
            _ => false,
        };
        // The cell itself is copied to build a closure, and released when an inlined comprehension ends.
        let may_be_cell = matches!(
            (op, operand.kind),
            (Op::Move | Op::Copy, Kind::Read) | (Op::Release, Kind::Write)
        );
        match (wants_cell, is_cell) {
            (true, false) => Err(Fault::NotCell(register)),
            (true, true) if op == Op::MakeCell && index >= self.prologue => Err(Fault::Prologue),
            (false, true) if !may_be_cell => Err(Fault::CellAsValue(register)),
            _ => Ok(()),
        }
    }

    /// V4 and V11.
    fn constant(&self, op: Op, i: Instr, index: usize) -> Result<(), Fault> {
        let constant = &self.code.consts[index];
        match op {
            Op::MakeFunction | Op::MakeGenerator => {
                let Const::Code(inner) = constant else {
                    return Err(Fault::ConstKind(index, "a code object"));
                };
                if op == Op::MakeGenerator && !(inner.flags.generator && inner.arg_count == 1) {
                    return Err(Fault::ConstKind(index, "code of generators with one parameter"));
                }
                if op == Op::MakeGenerator && i.x() & !FUNC_CLOSURE != 0 {
                    return Err(Fault::Value(Slot::X, i64::from(i.x())));
                }
                let given = i.x() & FUNC_CLOSURE != 0;
                if given == inner.free.is_empty() {
                    return Err(Fault::Closure(given, inner.free.len()));
                }
            }
            Op::CallKw | Op::CallMethodKw => {
                let count = names(constant).ok_or(Fault::ConstKind(index, "a tuple of strings"))?;
                if count > i.b() as usize {
                    return Err(Fault::Keywords(count, i.b()));
                }
            }
            Op::ImportName if *constant != Const::None && names(constant).is_none() => {
                return Err(Fault::ConstKind(index, "a tuple of strings or None"));
            }
            Op::MatchClass if !is_class_pattern(constant) => {
                return Err(Fault::ConstKind(index, "a tuple of a count and strings"));
            }
            _ if matches!(constant, Const::Code(_)) => {
                return Err(Fault::ConstKind(index, "a value and not a code object"));
            }
            _ => {}
        }
        Ok(())
    }

    /// V2 and V8 for ranges. Only UNPACK and UNPACK_STAR may have locals in theirs: they write and do not consume.
    fn ranges(&self, op: Op, i: Instr) -> Result<(), Fault> {
        let mut found = Ok(());
        op.touches(i, |first, count| {
            if found.is_err() || count == 0 {
                return;
            }
            found = if first + count > self.code.registers as u32 {
                Err(Fault::Range(first, first + count, self.code.registers))
            } else if matches!(op, Op::Unpack | Op::UnpackStar) {
                (first..first + count)
                    .find(|&r| self.is_cell(r))
                    .map_or(Ok(()), |cell| Err(Fault::CellAsValue(cell)))
            } else {
                self.temporary(first)
            };
        });
        found
    }

    /// V8 for single operands.
    fn consumed(&self, op: Op, i: Instr) -> Result<(), Fault> {
        let (a, b, c) = (i.a() as u32, i.b() as u32, i.c() as u32);
        if op
            .operands()
            .iter()
            .any(|operand| matches!(operand.kind, Kind::Temps | Kind::Arith))
        {
            for (flag, register) in [(TEMP_A, a), (TEMP_B, b), (TEMP_C, c)] {
                if i.x() & flag != 0 {
                    self.temporary(register)?;
                }
            }
        }
        match op {
            _ if flag_is_ownership(op) && b == 1 => self.temporary(a),
            Op::Copy
            | Op::LoadAttr
            | Op::LoadGlobal
            | Op::LoadMethod
            | Op::JumpFalseKeep
            | Op::JumpTrueKeep
            | Op::StoreName
            | Op::Yield
            | Op::Reraise
            | Op::EndAsyncFor
            | Op::ImportStar => self.temporary(a),
            Op::MatchClass | Op::JoinRaised => self.temporary(a),
            Op::TakePart => self.temporary(a).and(self.temporary(b)),
            Op::Take | Op::SetAttrTake | Op::JumpNoMatch | Op::Format => self.temporary(b),
            Op::FormatSpec => self.temporary(b).and(self.temporary(c)),
            _ => Ok(()),
        }
    }

    /// The rule that spares some operations an ownership flag: a temporary operand is the destination.
    fn destination(&self, op: Op, i: Instr) -> Result<(), Fault> {
        let (a, b) = (i.a() as u32, i.b() as u32);
        let wanted = match op {
            Op::GetAttr
            | Op::LoadAttr
            | Op::GetItem
            | Op::GetItemK
            | Op::GetSlice
            | Op::GetStepped
            | Op::Neg
            | Op::Pos
            | Op::Invert
            | Op::Not => a,
            Op::Format | Op::FormatSpec => a,
            Op::LoadMethod => a + 1,
            _ => return Ok(()),
        };
        if self.temporary(b).is_ok() && b != wanted {
            Err(Fault::Destination(b))
        } else {
            Ok(())
        }
    }

    /// V10.
    fn surroundings(&self, op: Op) -> Result<(), Fault> {
        let flags = self.code.flags;
        match op {
            Op::Yield | Op::YieldFrom if !flags.generator && !flags.coroutine => {
                Err(Fault::Flag(op.mnemonic(), "generator"))
            }
            Op::LoadName | Op::StoreName | Op::DelName | Op::LoadNameOrFree if !flags.namespace => {
                Err(Fault::Flag(op.mnemonic(), "namespace"))
            }
            _ => Ok(()),
        }
    }

    fn register(&self, register: u32) -> Result<(), Fault> {
        if register < self.code.registers as u32 {
            return Ok(());
        }
        Err(Fault::Register(register, self.code.registers))
    }

    fn temporary(&self, register: u32) -> Result<(), Fault> {
        if register as usize >= self.code.locals.len() {
            Ok(())
        } else {
            Err(Fault::NotTemporary(register))
        }
    }

    fn target(&self, target: i64) -> Result<(), Fault> {
        let len = self.code.instrs.len();
        if target < 0 || target >= len as i64 {
            return Err(Fault::Target(target, len));
        }
        // Running MAKE_CELL a second time would put a cell into a cell.
        if (target as usize) < self.prologue {
            Err(Fault::Prologue)
        } else {
            Ok(())
        }
    }
}

fn inside(what: &'static str, index: usize, len: usize) -> Result<(), Fault> {
    if index < len {
        Ok(())
    } else {
        Err(Fault::Index { what, index, len })
    }
}

/// How many names a constant tuple of strings holds; None if it is something else.
fn names(constant: &Const) -> Option<usize> {
    match constant {
        Const::Tuple(items) if items.iter().all(|item| matches!(item, Const::Str(_))) => Some(items.len()),
        _ => None,
    }
}

/// Whether a constant says what a class pattern asks for: how many attributes by position, and the names of others.
fn is_class_pattern(constant: &Const) -> bool {
    match constant {
        Const::Tuple(items) => match &items[..] {
            [Const::Int(0..), names @ ..] => names.iter().all(|name| matches!(name, Const::Str(_))),
            _ => false,
        },
        _ => false,
    }
}

/// The bits of `x` that mean something for this operation: a `TEMP` flag needs an operand that is read from a register.
fn allowed_flags(op: Op, kind: Kind) -> u8 {
    let mut allowed = 0;
    for operand in op.operands() {
        if operand.kind == Kind::Read {
            allowed |= match operand.slot {
                Slot::A => TEMP_A,
                Slot::B => TEMP_B,
                Slot::C => TEMP_C,
                Slot::X | Slot::CX | Slot::BC => 0,
            };
        }
    }
    if kind == Kind::Arith {
        allowed |= IN_PLACE;
        if matches!(op, Op::AddK | Op::MulK | Op::AndK | Op::OrK | Op::XorK) {
            allowed |= SWAPPED;
        }
    }
    allowed
}

/// Whether the instruction after this one is reached by jumps only.
fn never_falls_through(op: Op) -> bool {
    matches!(
        op,
        Op::Return | Op::ReturnK | Op::Jump | Op::Raise | Op::RaiseFrom | Op::RaiseAgain | Op::Reraise
    )
}
