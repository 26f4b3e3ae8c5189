//! The loop.
//!
//! One function, so that the program counter, the registers and the constants stay in machine registers. Its shape follows what
//! was measured (docs/architecture.md, "The loop"):
//!
//! - a plain `match` on the opcode byte, exhaustive, without a wildcard arm: an opcode without a handler does not compile;
//! - locals are `pc` (the instruction under way), `regs`, `consts` and the thread, and no reference to any of the first three is ever
//!   taken; a frame's `pc` is that of its next instruction;
//! - a handler ends with `next!()`, which steps on: each end then gets a copy of the dispatch (docs/decisions/0003-dispatch.md);
//! - a handler reads its operands from memory when it needs them ([`Fetched`]), and `cold_path` says what it does rarely, so that its
//!   common way runs straight through;
//! - a handler holds the fast path; whatever is long, rare, allocates or may run Python code is a function in another file, given
//!   the thread, the registers and the instruction *by value*, so that nothing of the loop lives in memory;
//! - before such a call the program counter is saved in the frame (`save_pc!`), which is where tracebacks and the unwinder look.
//!
//! What licenses the unchecked reads: `minipy_code::verify` has accepted the code (checks V1 to V11 there), and registers hold valid
//! words from the moment [`crate::heap::stack::Stack::prepare`] made them ready.
//!
//! `OBSERVED` compiles the loop a second time with a hook before every instruction, for policies and tools that switch or look there.
//! The hook cannot raise.

use super::fetch::{self, Fetched};
use super::frames::{self, code_of, release, retained, set, take};
use super::items::Membership;
use super::{
    asynchronous, attributes, build, calls, exceptions, generators, globals, iterate, numbers, patterns, second_tier,
    slices, slow, specials,
};
use crate::builtins::list;
use crate::heap::dealloc::slots;
use crate::heap::native::{Binary, Comparison, Outcome, Raised, Unary};
use crate::heap::object::{CellObject, FunctionObject, Header, InstanceObject, Kind, ListObject, TupleObject};
use crate::heap::shared_cache::Access;
use crate::heap::stack::Entry;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use minipy_code::instr::Instr;
use minipy_code::instr::Op;
use minipy_code::ops::{TEMP_A, TEMP_C};
use std::hint::cold_path;

/// How the loop begins in the frame on top.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// With its next instruction.
    Run,
    /// With the exception on its way (`throw()` into a generator).
    Raise,
}

/// Runs from the top frame until the frame that native code pushed (`Entry::Native` or `Entry::Resume`) returns, yields or is unwound.
///
/// # Safety
/// `t` is the running thread, and its top frame was pushed with one of those entries.
pub(super) unsafe fn run<const OBSERVED: bool>(t: *mut Thread, start: Start) -> Outcome {
    // SAFETY: one block for the whole loop, because each handler relies on the same facts. Operands index registers, constants,
    // caches and free variables that exist (V2 to V5); jumps stay inside the code (V6), which ends in an instruction that does not
    // fall through (V7). A register owns what it holds; which handler releases which operand stands in the opcode table
    // (`minipy_code::ops`), and the flags that say so agree with the kind of register (V8). Objects reached through a register stay
    // alive as long as the register holds them, which is until its handler writes it. `t` is the only handle on the thread.
    unsafe {
        let mut pc: *const Instr;
        let mut regs: *mut Word;
        let mut consts: *const Word;
        let mut start = start;

        macro_rules! load_frame {
            () => {
                load_frame!((*t).frame)
            };
            ($frame:expr) => {{
                let frame = $frame;
                pc = (*frame).pc.cast::<Instr>().wrapping_sub(1);
                regs = (*frame).regs;
                consts = (*frame).consts;
            }};
        }
        macro_rules! save_pc {
            () => {
                (*(*t).frame).pc = pc.add(1).cast()
            };
        }
        /// A register, a constant.
        macro_rules! r {
            ($i:expr) => {
                *regs.add($i as usize)
            };
        }
        macro_rules! k {
            ($i:expr) => {
                *consts.add($i as usize)
            };
        }
        macro_rules! set {
            ($i:expr, $w:expr) => {{
                let w = $w;
                set(t, regs.add($i as usize), w)
            }};
        }

        /// Writes a temporary, which holds nothing to release.
        macro_rules! fill {
            ($i:expr, $w:expr) => {{
                let register = regs.add($i as usize);
                debug_assert!(
                    !word::is_pointer(*register),
                    "a temporary is written that is not empty"
                );
                register.write($w);
            }};
        }

        load_frame!();
        'outer: loop {
            let raised: Raised = 'raised: {
                if start == Start::Raise {
                    start = Start::Run;
                    break 'raised Raised::new();
                }
                /// Evaluates an outcome; an exception leaves the block.
                macro_rules! check {
                    ($e:expr) => {
                        match $e {
                            Ok(value) => value,
                            Err(raised) => {
                                cold_path();
                                break 'raised raised;
                            }
                        }
                    };
                }
                /// A call of a slow path.
                macro_rules! slow {
                    ($e:expr) => {{
                        save_pc!();
                        check!($e)
                    }};
                }
                /// `item in container`, and which of the two are temporaries.
                macro_rules! contains {
                    ($container:expr, $item:expr, $asked:expr, $temps:expr) => {{
                        let told = slow::at_sight::contains(&*t, $container, $item);
                        if told.is_none() {
                            slow!(slow::contains(t, regs, $asked))
                        } else {
                            if $temps != 0 {
                                slow::give_up(t, regs, $asked);
                            }
                            told
                        }
                    }};
                }
                /// A switch point.
                macro_rules! poll {
                    () => {
                        if (*t).breaker_bits() != 0 {
                            cold_path();
                            slow!((*t).poll());
                        }
                    };
                }
                /// On to the instruction behind this one. The step is taken here and not where all handlers meet, so that this place
                /// remains one of its own to the compiler, which then copies the dispatch to it.
                macro_rules! next {
                    () => {{
                        pc = fetch::moved(pc, 1);
                        continue;
                    }};
                }
                macro_rules! jump {
                    ($by:expr) => {
                        pc = fetch::moved(pc, $by as isize)
                    };
                }
                /// Stores the float of the second tier, if it has one.
                macro_rules! second_tier {
                    ($ins:ident, $answer:expr) => {
                        if let Some(f) = $answer {
                            second_tier::store(t, regs, $ins.word(), f);
                            next!();
                        }
                    };
                }
                /// `a = b op c` by a slow path. `$from` says where `c` stands: among the registers or the constants.
                macro_rules! operator {
                    ($ins:ident, $from:ident, $op:ident) => {{
                        let other = $from.add($ins.c() as usize);
                        slow!(slow::binary(t, regs, other, $ins.word(), Binary::$op));
                        load_frame!();
                        next!();
                    }};
                }
                /// `a = b op c`, on two registers or a register and a constant (which may stand on the left of a sum or product: that is
                /// the same for numbers).
                macro_rules! arithmetic {
                    ($ins:ident, $from:ident, $op:ident, $name:ident, $float:tt) => {{
                        let (x, y) = (r!($ins.b()), *$from.add($ins.c() as usize));
                        if word::both_int(x, y) {
                            if let Some(w) = numbers::$name(x, y) {
                                set!($ins.a(), w);
                                next!();
                            }
                        } else if word::both_float(x, y) {
                            let f = word::get_float(x) $float word::get_float(y);
                            if let Some(w) = word::try_from_float(f) {
                                set!($ins.a(), w);
                                next!();
                            }
                        }
                        cold_path();
                        second_tier!($ins, second_tier::$name(regs, $from, $ins.word()));
                        operator!($ins, $from, $op)
                    }};
                }
                /// The same for operations that only ints have.
                macro_rules! integer {
                    ($ins:ident, $from:ident, $op:ident, $int:expr) => {{
                        let (x, y) = (r!($ins.b()), *$from.add($ins.c() as usize));
                        if word::both_int(x, y) {
                            if let Some(w) = $int(x, y) {
                                set!($ins.a(), w);
                                next!();
                            }
                        }
                        cold_path();
                        operator!($ins, $from, $op)
                    }};
                }
                macro_rules! true_div {
                    ($ins:ident, $from:ident) => {{
                        let (x, y) = (r!($ins.b()), *$from.add($ins.c() as usize));
                        // A float that is zero has no immediate, so there is no division by zero here.
                        if word::both_float(x, y) {
                            if let Some(w) = word::try_from_float(word::get_float(x) / word::get_float(y)) {
                                set!($ins.a(), w);
                                next!();
                            }
                        }
                        cold_path();
                        second_tier!($ins, second_tier::true_div(regs, $from, $ins.word()));
                        operator!($ins, $from, TrueDiv)
                    }};
                }
                macro_rules! unary {
                    ($ins:ident, $op:ident, $x:ident, $fast:expr) => {{
                        let $x = r!($ins.b());
                        if let Some(w) = $fast {
                            set!($ins.a(), w);
                            next!();
                        }
                        slow!(slow::unary(t, regs, $ins.word(), Unary::$op));
                        next!();
                    }};
                }
                /// `a = b.name`. `$write` is how `a` is written.
                macro_rules! get_attr {
                    ($ins:ident, $write:ident) => {{
                        let object = r!($ins.b());
                        if word::is_pointer(object) {
                            let w = attributes::quick_value(t, object, $ins.cache());
                            // A declared slot may be empty.
                            if w != word::UNDEF {
                                let w = retained(w);
                                $write!($ins.a(), w);
                                next!();
                            }
                        }
                        cold_path();
                        called!(
                            $ins,
                            attributes::get_attr(t, regs, $ins.word(), $ins.cache())
                        )
                    }};
                }
                /// Jumps if the comparison of `x` and `y` is what is wanted.
                macro_rules! compare_jump {
                    ($ins:ident, $from:ident, $op:ident, $symbol:tt, $wanted:expr) => {{
                        let (x, y) = (r!($ins.a()), *$from.add($ins.b() as usize));
                        let holds = if word::both_int(x, y) {
                            (x as i64) $symbol (y as i64)
                        } else if word::both_float(x, y) {
                            word::get_float(x) $symbol word::get_float(y)
                        } else {
                            cold_path();
                            let other = $from.add($ins.b() as usize);
                            match slow!(slow::compare_jump(t, regs, other, $ins.word(), Comparison::$op)) {
                                Some(holds) => holds,
                                None => {
                                    load_frame!();
                                    next!();
                                }
                            }
                        };
                        if holds == $wanted {
                            jump!($ins.c() as i16);
                        }
                        next!();
                    }};
                }
                /// `a = b op c` as a bool.
                macro_rules! compare {
                    ($ins:ident, $op:ident, $symbol:tt) => {{
                        let (x, y) = (r!($ins.b()), r!($ins.c()));
                        if word::both_int(x, y) {
                            set!($ins.a(), word::from_bool((x as i64) $symbol (y as i64)));
                        } else if word::both_float(x, y) {
                            set!($ins.a(), word::from_bool(word::get_float(x) $symbol word::get_float(y)));
                        } else {
                            cold_path();
                            slow!(slow::compare(t, regs, $ins.word(), Comparison::$op));
                            load_frame!();
                        }
                        next!();
                    }};
                }
                /// Is it true? Only what needs no method is decided here.
                macro_rules! truth {
                    ($w:expr, $slow:expr) => {{
                        let w = $w;
                        match w {
                            word::TRUE => true,
                            word::FALSE | word::NONE => false,
                            _ if word::is_int(w) => w != const { word::from_int(0) },
                            _ => {
                                cold_path();
                                match slow!($slow) {
                                    Some(holds) => holds,
                                    None => {
                                        load_frame!();
                                        next!();
                                    }
                                }
                            }
                        }
                    }};
                }
                /// After a call that either pushed a frame or gave a value for register `a`.
                macro_rules! called {
                    ($ins:ident, $e:expr) => {{
                        match slow!($e) {
                            Some(value) => {
                                set!($ins.a(), value.into_word());
                                poll!();
                            }
                            None => {
                                load_frame!();
                                poll!();
                            }
                        }
                        next!();
                    }};
                }
                /// After a call of a native function that has emptied its window.
                macro_rules! called_native {
                    ($e:expr, $window:ident) => {{
                        $window.write(slow!($e).into_word());
                        poll!();
                        next!();
                    }};
                }
                /// Leaves the frame with a value, which goes where the frame was entered from.
                macro_rules! return_value {
                    ($value:expr) => {{
                        let w = $value;
                        let frame = (*t).frame;
                        debug_assert!(
                            frames::has_no_temporaries(frame),
                            "a temporary is left at a return"
                        );
                        for i in (0..(*(*frame).code).locals as usize).rev() {
                            let local = r!(i);
                            if word::is_pointer(local) {
                                r!(i) = word::UNDEF;
                                release(t, local);
                            }
                        }
                        let caller = frame.sub(1);
                        if (*frame).entry == Entry::Call {
                            (*t).frame = caller;
                            frames::release_function(t, frame);
                            load_frame!(caller);
                            set!((*pc).a(), w);
                            next!();
                        }
                        cold_path();
                        if (*frame).entry == Entry::Construct && w == word::NONE {
                            let instance = (*frame).extra;
                            (*t).frame = caller;
                            frames::release_function(t, frame);
                            load_frame!(caller);
                            set!((*pc).a(), instance);
                            next!();
                        }
                        if (*frame).entry == Entry::Operator {
                            let asked = (*frame).extra;
                            (*t).frame = caller;
                            frames::release_function(t, frame);
                            check!(super::answers::finish(t, Value::from_word(w), asked));
                            load_frame!();
                            next!();
                        }
                        if (*frame).entry == Entry::Discard {
                            (*t).frame = caller;
                            frames::release_function(t, frame);
                            load_frame!(caller);
                            release(t, w);
                            specials::release_stored(t, regs, *pc);
                            next!();
                        }
                        if (*frame).entry == Entry::Delegate {
                            save_pc!();
                            generators::return_to_frame(t, w);
                            load_frame!();
                            next!();
                        }
                        if (*frame).entry == Entry::Native {
                            calls::pop(t);
                            return Ok(Value::from_word(w));
                        }
                        match slow!(calls::return_slow(t, Value::from_word(w))) {
                            calls::Returned::Caller => {
                                load_frame!();
                                next!();
                            }
                            calls::Returned::Native(value) => return Ok(value),
                        }
                    }};
                }
                /// Calls a Python function whose arguments stand from `base`, if it needs no binding. Its window begins there or, for
                /// a generator's call, behind those on the stack.
                macro_rules! call_function {
                    ($ins:ident, $callee:expr, $base:expr, $args:expr, $slot:expr) => {
                        call_function!($ins, $callee, $base, $args, $slot, false)
                    };
                    ($ins:ident, $callee:expr, $base:expr, $args:expr, $slot:expr, $far:literal) => {{
                        let (callee, base, args) = ($callee, $base, $args);
                        if !word::is_pointer(callee) {
                            cold_path();
                        } else if (*(callee as *const Header)).kind == Kind::Function {
                            let function = callee as *mut FunctionObject;
                            let code = code_of(function);
                            if (*code).fast_args == args as u32 {
                                let window = if $far { (*(*t).frame).top } else { base };
                                slow!(frames::reserve(t, window, code));
                                $slot.write(word::UNDEF);
                                if $far {
                                    frames::move_arguments(base, window, args as usize);
                                }
                                frames::push(t, window, args as usize, function, Entry::Call);
                                pc = (*code).instrs.cast::<Instr>().wrapping_sub(1);
                                regs = window;
                                consts = (*code).consts;
                                poll!();
                                next!();
                            }
                            cold_path();
                            called!(
                                $ins,
                                generators::call_binding(t, $slot, base, args as usize, &[])
                            );
                        }
                    }};
                }

                pc = fetch::moved(pc, 1);
                loop {
                    if OBSERVED {
                        // As if the instruction were under way: that is the line others see while this thread waits.
                        save_pc!();
                        (*t).observe();
                    }
                    let ins = Fetched::new(pc);
                    match ins.op() {
                        Op::Nop => next!(),
                        Op::LoadK => {
                            let w = retained(k!(ins.bc()));
                            set!(ins.a(), w);
                            next!();
                        }
                        Op::Move => {
                            let w = retained(r!(ins.b()));
                            set!(ins.a(), w);
                            next!();
                        }
                        Op::Copy => {
                            let w = retained(r!(ins.b()));
                            fill!(ins.a(), w);
                            next!();
                        }
                        Op::Take => {
                            let w = std::mem::replace(&mut r!(ins.b()), word::UNDEF);
                            set!(ins.a(), w);
                            next!();
                        }
                        Op::Release => {
                            set!(ins.a(), word::UNDEF);
                            next!();
                        }
                        Op::CheckLocal => {
                            if r!(ins.a()) == word::UNDEF {
                                cold_path();
                                slow!(globals::unbound_local(t, ins.a()));
                            }
                            next!();
                        }
                        Op::DelLocal => {
                            if r!(ins.a()) == word::UNDEF {
                                cold_path();
                                slow!(globals::unbound_local(t, ins.a()));
                            }
                            set!(ins.a(), word::UNDEF);
                            next!();
                        }

                        Op::MakeCell => {
                            let contents = take(regs.add(ins.a() as usize));
                            r!(ins.a()) = Value::cell(contents).into_word();
                            next!();
                        }
                        Op::NewCell => {
                            set!(ins.a(), Value::cell(Value::UNDEF).into_word());
                            next!();
                        }
                        Op::LoadCell => {
                            let cell = r!(ins.b()) as *const CellObject;
                            let w = (*(*cell).contents.raw()).word();
                            if w == word::UNDEF {
                                cold_path();
                                slow!(globals::unbound_cell(t, ins.b()));
                            }
                            let w = retained(w);
                            set!(ins.a(), w);
                            next!();
                        }
                        Op::StoreCell => {
                            let cell = r!(ins.a()) as *const CellObject;
                            let new = slow::operand(regs, ins.b(), ins.x() & minipy_code::ops::TEMP_B != 0);
                            let old = std::mem::replace(&mut *(*cell).contents.raw(), new);
                            release(t, old.into_word());
                            next!();
                        }
                        Op::DelCell => {
                            let cell = r!(ins.a()) as *const CellObject;
                            let old = std::mem::take(&mut *(*cell).contents.raw());
                            if old.is_undef() {
                                slow!(globals::unbound_cell(t, ins.a()));
                            }
                            release(t, old.into_word());
                            next!();
                        }
                        Op::LoadFree => {
                            let cell = globals::free_cell(t, ins.b());
                            let w = (*(*cell).contents.raw()).word();
                            if w == word::UNDEF {
                                cold_path();
                                slow!(globals::unbound_free(t, ins.b()));
                            }
                            let w = retained(w);
                            set!(ins.a(), w);
                            next!();
                        }
                        Op::StoreFree => {
                            let cell = globals::free_cell(t, ins.a());
                            let new = slow::operand(regs, ins.b(), ins.x() & minipy_code::ops::TEMP_B != 0);
                            let old = std::mem::replace(&mut *(*cell).contents.raw(), new);
                            release(t, old.into_word());
                            next!();
                        }
                        Op::DelFree => {
                            let cell = globals::free_cell(t, ins.a());
                            let old = std::mem::take(&mut *(*cell).contents.raw());
                            if old.is_undef() {
                                slow!(globals::unbound_free(t, ins.a()));
                            }
                            release(t, old.into_word());
                            next!();
                        }
                        Op::LoadFreeCell => {
                            let w = retained(globals::free_cell(t, ins.b()) as Word);
                            set!(ins.a(), w);
                            next!();
                        }
                        Op::LoadNameOrFree => {
                            let value = slow!(globals::load_name_or_free(t, ins.b()));
                            set!(ins.a(), value.into_word());
                            next!();
                        }

                        Op::LoadGlobal => {
                            let cache = ins.cache();
                            let w = if (*cache).version == (*t).heap().epoch.get() {
                                retained(*((*cache).target as *const Word))
                            } else {
                                cold_path();
                                slow!(globals::load_global(t, cache)).into_word()
                            };
                            fill!(ins.a(), w);
                            next!();
                        }
                        Op::StoreGlobal => {
                            let new = slow::operand(regs, ins.a(), ins.b() != 0);
                            let cache = ins.cache();
                            if (*cache).version == (*t).heap().epoch.get() && (*cache).slot == globals::IN_MODULE {
                                set(t, (*cache).target as *mut Word, new.into_word());
                            } else {
                                cold_path();
                                slow!(globals::store_global(t, cache, new));
                            }
                            next!();
                        }
                        Op::DelGlobal => {
                            slow!(globals::delete_global(t, ins.cache()));
                            next!();
                        }
                        Op::LoadName => {
                            let value = slow!(globals::load_name(t, ins.bc()));
                            set!(ins.a(), value.into_word());
                            next!();
                        }
                        Op::StoreName => {
                            let new = take(regs.add(ins.a() as usize));
                            slow!(globals::store_name(t, ins.bc(), new));
                            next!();
                        }
                        Op::DelName => {
                            slow!(globals::delete_name(t, ins.bc()));
                            next!();
                        }

                        Op::Add => arithmetic!(ins, regs, Add, add, +),
                        Op::Sub => arithmetic!(ins, regs, Sub, sub, -),
                        Op::Mul => arithmetic!(ins, regs, Mul, mul, *),
                        Op::TrueDiv => true_div!(ins, regs),
                        Op::FloorDiv => integer!(ins, regs, FloorDiv, numbers::floor_div),
                        Op::Mod => integer!(ins, regs, Mod, numbers::modulo),
                        Op::Pow => operator!(ins, regs, Pow),
                        Op::LShift => integer!(ins, regs, LShift, numbers::l_shift),
                        Op::RShift => integer!(ins, regs, RShift, numbers::r_shift),
                        Op::And => integer!(ins, regs, And, numbers::and),
                        Op::Or => integer!(ins, regs, Or, numbers::or),
                        Op::Xor => integer!(ins, regs, Xor, numbers::xor),
                        Op::MatMul => operator!(ins, regs, MatMul),
                        Op::AddK => arithmetic!(ins, consts, Add, add, +),
                        Op::SubK => arithmetic!(ins, consts, Sub, sub, -),
                        Op::MulK => arithmetic!(ins, consts, Mul, mul, *),
                        Op::TrueDivK => true_div!(ins, consts),
                        Op::FloorDivK => integer!(ins, consts, FloorDiv, numbers::floor_div),
                        Op::ModK => integer!(ins, consts, Mod, numbers::modulo),
                        Op::PowK => operator!(ins, consts, Pow),
                        Op::LShiftK => integer!(ins, consts, LShift, numbers::l_shift),
                        Op::RShiftK => integer!(ins, consts, RShift, numbers::r_shift),
                        Op::AndK => integer!(ins, consts, And, numbers::and),
                        Op::OrK => integer!(ins, consts, Or, numbers::or),
                        Op::XorK => integer!(ins, consts, Xor, numbers::xor),
                        Op::Neg => unary!(
                            ins,
                            Neg,
                            x,
                            if word::is_int(x) {
                                numbers::sub(const { word::from_int(0) }, x)
                            } else if word::is_float(x) {
                                word::try_from_float(-word::get_float(x))
                            } else {
                                None
                            }
                        ),
                        Op::Pos => unary!(
                            ins,
                            Pos,
                            x,
                            if word::is_int(x) || word::is_float(x) {
                                Some(x)
                            } else {
                                None
                            }
                        ),
                        Op::Invert => unary!(ins, Invert, x, if word::is_int(x) { Some(!x | 1) } else { None }),
                        Op::Not => {
                            let holds = truth!(r!(ins.b()), slow::truth(t, regs, ins.b(), false));
                            set!(ins.a(), word::from_bool(!holds));
                            next!();
                        }

                        Op::Lt => compare!(ins, Lt, <),
                        Op::Le => compare!(ins, Le, <=),
                        Op::Eq => compare!(ins, Eq, ==),
                        Op::Ne => compare!(ins, Ne, !=),
                        Op::Gt => compare!(ins, Gt, >),
                        Op::Ge => compare!(ins, Ge, >=),
                        Op::Is | Op::IsNot => {
                            let same = slow::is(t, regs, ins.b(), ins.c(), ins.x() >> 1);
                            set!(ins.a(), word::from_bool(same == (ins.op_again() == Op::Is)));
                            next!();
                        }
                        Op::In | Op::NotIn => {
                            match contains!(r!(ins.c()), r!(ins.b()), Membership::of_value(ins.word()), ins.x() >> 1) {
                                Some(found) => set!(ins.a(), word::from_bool(found == (ins.op_again() == Op::In))),
                                None => load_frame!(),
                            }
                            next!();
                        }

                        Op::Jump => {
                            jump!(ins.bc() as i32);
                            next!();
                        }
                        Op::Poll => {
                            poll!();
                            next!();
                        }
                        Op::JumpTrue => {
                            if truth!(r!(ins.a()), slow::truth(t, regs, ins.a(), ins.b() != 0)) {
                                jump!(ins.cx_signed());
                            }
                            next!();
                        }
                        Op::JumpFalse => {
                            if !truth!(r!(ins.a()), slow::truth(t, regs, ins.a(), ins.b() != 0)) {
                                jump!(ins.cx_signed());
                            }
                            next!();
                        }
                        Op::JumpFalseKeep => {
                            if truth!(r!(ins.a()), slow::truth(t, regs, ins.a(), false)) {
                                set!(ins.a(), word::UNDEF);
                            } else {
                                jump!(ins.cx_signed());
                            }
                            next!();
                        }
                        Op::JumpTrueKeep => {
                            if truth!(r!(ins.a()), slow::truth(t, regs, ins.a(), false)) {
                                jump!(ins.cx_signed());
                            } else {
                                set!(ins.a(), word::UNDEF);
                            }
                            next!();
                        }
                        Op::JumpNone => {
                            if r!(ins.a()) == word::NONE {
                                jump!(ins.cx_signed());
                            } else if ins.b() != 0 {
                                set!(ins.a(), word::UNDEF);
                            }
                            next!();
                        }
                        Op::JumpNotNone => {
                            if r!(ins.a()) != word::NONE {
                                if ins.b() != 0 {
                                    set!(ins.a(), word::UNDEF);
                                }
                                jump!(ins.cx_signed());
                            }
                            next!();
                        }
                        Op::JumpLt => compare_jump!(ins, regs, Lt, <, true),
                        Op::JumpLe => compare_jump!(ins, regs, Le, <=, true),
                        Op::JumpEq => compare_jump!(ins, regs, Eq, ==, true),
                        Op::JumpNe => compare_jump!(ins, regs, Ne, !=, true),
                        Op::JumpGt => compare_jump!(ins, regs, Gt, >, true),
                        Op::JumpGe => compare_jump!(ins, regs, Ge, >=, true),
                        Op::JumpNotLt => compare_jump!(ins, regs, Lt, <, false),
                        Op::JumpNotLe => compare_jump!(ins, regs, Le, <=, false),
                        Op::JumpNotEq => compare_jump!(ins, regs, Eq, ==, false),
                        Op::JumpNotNe => compare_jump!(ins, regs, Ne, !=, false),
                        Op::JumpNotGt => compare_jump!(ins, regs, Gt, >, false),
                        Op::JumpNotGe => compare_jump!(ins, regs, Ge, >=, false),
                        Op::JumpLtK => compare_jump!(ins, consts, Lt, <, true),
                        Op::JumpLeK => compare_jump!(ins, consts, Le, <=, true),
                        Op::JumpEqK => compare_jump!(ins, consts, Eq, ==, true),
                        Op::JumpNeK => compare_jump!(ins, consts, Ne, !=, true),
                        Op::JumpGtK => compare_jump!(ins, consts, Gt, >, true),
                        Op::JumpGeK => compare_jump!(ins, consts, Ge, >=, true),
                        Op::JumpNotLtK => compare_jump!(ins, consts, Lt, <, false),
                        Op::JumpNotLeK => compare_jump!(ins, consts, Le, <=, false),
                        Op::JumpNotEqK => compare_jump!(ins, consts, Eq, ==, false),
                        Op::JumpNotNeK => compare_jump!(ins, consts, Ne, !=, false),
                        Op::JumpNotGtK => compare_jump!(ins, consts, Gt, >, false),
                        Op::JumpNotGeK => compare_jump!(ins, consts, Ge, >=, false),
                        Op::JumpIs | Op::JumpIsNot => {
                            let same = slow::is(t, regs, ins.a(), ins.b(), ins.x());
                            if same == (ins.op_again() == Op::JumpIs) {
                                jump!(ins.c() as i16);
                            }
                            next!();
                        }
                        Op::JumpIn | Op::JumpNotIn => {
                            match contains!(r!(ins.b()), r!(ins.a()), Membership::of_jump(ins.word()), ins.x()) {
                                Some(found) if found == (ins.op_again() == Op::JumpIn) => jump!(ins.c() as i16),
                                Some(_) => {}
                                None => load_frame!(),
                            }
                            next!();
                        }

                        Op::GetIter => {
                            if slow!(iterate::get_iter(t, regs, ins.word())) {
                                load_frame!();
                            }
                            next!();
                        }
                        Op::EndIter => {
                            frames::clear(t, regs, ins.a() as usize, ins.a() as usize + 4);
                            next!();
                        }
                        Op::GetIterObject => {
                            slow!(iterate::get_iter_object(t, regs, ins.word()));
                            next!();
                        }
                        Op::ForRange => {
                            let hidden = regs.add(ins.a() as usize);
                            if *hidden == word::RANGE_LOOP {
                                let current = *hidden.add(1);
                                if (current as i64) < *hidden.add(2) as i64 {
                                    *hidden.add(1) = current.wrapping_add(2);
                                    set!(ins.b(), current);
                                    jump!(ins.cx_signed());
                                    poll!();
                                } else {
                                    *hidden = word::UNDEF;
                                }
                                next!();
                            }
                            if *hidden == word::RANGE_LOOP_STEP {
                                let (current, left) = (*hidden.add(1), *hidden.add(2));
                                if left != const { word::from_int(0) } {
                                    // What is computed behind the last item may wrap: it is not used.
                                    *hidden.add(1) = current.wrapping_add(*hidden.add(3) - 1);
                                    *hidden.add(2) = left - 2;
                                    set!(ins.b(), current);
                                    jump!(ins.cx_signed());
                                    poll!();
                                } else {
                                    *hidden = word::UNDEF;
                                }
                                next!();
                            }
                            iterate::generalize(pc.cast_mut(), ins.word());
                            pc = pc.wrapping_sub(1);
                            next!();
                        }
                        Op::ForList => {
                            let hidden = regs.add(ins.a() as usize);
                            let w = *hidden;
                            if word::is_pointer(w) && (*(w as *const Header)).kind == Kind::List {
                                let items = &*(*(w as *const ListObject)).items.raw();
                                let index = word::get_int(*hidden.add(1)) as usize;
                                if let Some(item) = items.get(index) {
                                    let item = retained(item.word());
                                    *hidden.add(1) = word::from_int(index as i64 + 1);
                                    set!(ins.b(), item);
                                    jump!(ins.cx_signed());
                                    poll!();
                                } else {
                                    set!(ins.a(), word::UNDEF);
                                }
                                next!();
                            }
                            iterate::generalize(pc.cast_mut(), ins.word());
                            pc = pc.wrapping_sub(1);
                            next!();
                        }
                        Op::ForIter => {
                            let hidden = regs.add(ins.a() as usize);
                            let w = *hidden;
                            if word::is_pointer(w) && (*(w as *const Header)).kind == Kind::Generator {
                                save_pc!();
                                if generators::resume_simply(t, w, Entry::For, word::NONE) {
                                    load_frame!();
                                    poll!();
                                    next!();
                                }
                                if slow!(generators::resume_for_loop(t, hidden)) {
                                    load_frame!();
                                    poll!();
                                } else {
                                    set!(ins.a(), word::UNDEF);
                                }
                                next!();
                            }
                            if word::is_pointer(w) && matches!((*(w as *const Header)).kind, Kind::Str | Kind::Bytes) {
                                let piece = iterate::piece(t, hidden);
                                if piece != word::UNDEF {
                                    set!(ins.b(), piece);
                                    jump!(ins.cx_signed());
                                    poll!();
                                    next!();
                                }
                            }
                            iterate::quicken(pc.cast_mut(), regs, ins.word());
                            let body = *pc.offset(ins.cx_signed() as isize + 1);
                            match slow!(iterate::for_iter(
                                t,
                                regs,
                                ins.word(),
                                if OBSERVED { ins.word() } else { body }
                            )) {
                                iterate::Step::Item => {
                                    jump!(ins.cx_signed());
                                    poll!();
                                }
                                iterate::Step::Unpacked => {
                                    jump!(ins.cx_signed() + 1);
                                    poll!();
                                }
                                iterate::Step::Entered => load_frame!(),
                                iterate::Step::End => {}
                            }
                            next!();
                        }

                        Op::GetAttr => get_attr!(ins, set),
                        Op::LoadAttr => get_attr!(ins, fill),
                        Op::SetAttr | Op::SetAttrTake => {
                            let object = r!(ins.a());
                            let taken = ins.op_again() == Op::SetAttrTake;
                            if word::is_pointer(object) {
                                let object = object as *mut InstanceObject;
                                let cache = ins.cache();
                                let version = (*(*object).header.shape).version;
                                if version == (*cache).version
                                    || (*object).header.kind == Kind::Instance
                                        && attributes::recall(t, Access::Set, version, cache)
                                {
                                    let new = slow::operand(regs, ins.b(), taken).into_word();
                                    let slot = slots(object).add((*cache).slot as usize);
                                    if (*cache).target == 0 {
                                        set(t, slot, new);
                                    } else {
                                        slot.write(new);
                                        (*object).header.shape = (*cache).target as *mut _;
                                    }
                                    next!();
                                }
                            }
                            cold_path();
                            let new = slow::operand(regs, ins.b(), taken);
                            slow!(attributes::set_attr(t, regs, ins.word(), ins.cache(), new));
                            load_frame!();
                            next!();
                        }
                        Op::DelAttr => {
                            slow!(attributes::del_attr(t, regs, ins.word(), ins.cache()));
                            next!();
                        }
                        Op::LoadMethod => {
                            let object = r!(ins.b());
                            if word::is_pointer(object) {
                                let (cache, header) = (ins.cache(), object as *const Header);
                                let version = (*(*header).shape).version;
                                if version == (*cache).version
                                    || (*header).kind == Kind::Instance
                                        && attributes::recall(t, Access::Method, version, cache)
                                {
                                    let method = retained((*cache).target);
                                    if ins.b() != ins.a() + 1 {
                                        let receiver = retained(object);
                                        fill!(ins.a() + 1, receiver);
                                    }
                                    fill!(ins.a(), method);
                                    next!();
                                }
                                cold_path();
                                let (callable, receiver) = attributes::quick_callable(t, object, cache);
                                if callable != word::UNDEF {
                                    let (callable, receiver) = (retained(callable), retained(receiver));
                                    set!(ins.a() + 1, receiver);
                                    set!(ins.a(), callable);
                                    next!();
                                }
                            }
                            slow!(attributes::load_method(t, regs, ins.word(), ins.cache()));
                            next!();
                        }
                        Op::LoadSuperMethod => {
                            slow!(attributes::load_super_method(t, regs, ins.word(), ins.cache()));
                            next!();
                        }
                        Op::GetItem => {
                            let (container, key) = (r!(ins.b()), r!(ins.c()));
                            if word::is_pointer(container) && word::is_int(key) {
                                let index = word::get_int(key);
                                let items: &[Value] = match (*(container as *const Header)).kind {
                                    Kind::List => &*(*(container as *const ListObject)).items.raw(),
                                    Kind::Tuple => (*(container as *const TupleObject)).items(),
                                    _ => &[],
                                };
                                let index = if index < 0 { index + items.len() as i64 } else { index };
                                if let Some(item) = items.get(index as usize)
                                    && slow::is_plain_sequence(t, container)
                                {
                                    let item = retained(item.word());
                                    set!(ins.a(), item);
                                    next!();
                                }
                            }
                            cold_path();
                            if let Some(item) = slow::at_sight::item(&*t, container, key) {
                                if ins.x() & TEMP_C != 0 {
                                    set!(ins.c(), word::UNDEF);
                                }
                                set!(ins.a(), item.into_word());
                                next!();
                            }
                            called!(ins, slow::get_item(t, regs, ins.word()))
                        }
                        Op::GetItemK => {
                            let (container, key) = (r!(ins.b()), k!(ins.c()));
                            if word::is_pointer(container) && word::is_int(key) {
                                let index = word::get_int(key);
                                let items: &[Value] = match (*(container as *const Header)).kind {
                                    Kind::List => &*(*(container as *const ListObject)).items.raw(),
                                    Kind::Tuple => (*(container as *const TupleObject)).items(),
                                    _ => &[],
                                };
                                let index = if index < 0 { index + items.len() as i64 } else { index };
                                if let Some(item) = items.get(index as usize)
                                    && slow::is_plain_sequence(t, container)
                                {
                                    let item = retained(item.word());
                                    set!(ins.a(), item);
                                    next!();
                                }
                            }
                            cold_path();
                            if let Some(item) = slow::at_sight::item(&*t, container, key) {
                                set!(ins.a(), item.into_word());
                                next!();
                            }
                            called!(ins, slow::get_item_k(t, regs, consts, ins.word()))
                        }
                        Op::SetItem => {
                            let (container, key) = (r!(ins.a()), r!(ins.b()));
                            if word::is_pointer(container)
                                && word::is_int(key)
                                && (*(container as *const Header)).kind == Kind::List
                                && slow::is_plain_sequence(t, container)
                            {
                                let items = &mut *(*(container as *const ListObject)).items.raw();
                                let index = word::get_int(key);
                                let index = if index < 0 { index + items.len() as i64 } else { index };
                                if let Some(item) = items.get_mut(index as usize) {
                                    let new = slow::operand(regs, ins.c(), ins.x() & TEMP_C != 0);
                                    let old = std::mem::replace(item, new);
                                    release(t, old.into_word());
                                    if ins.x() & TEMP_A != 0 {
                                        set!(ins.a(), word::UNDEF);
                                    }
                                    next!();
                                }
                            }
                            cold_path();
                            slow!(slow::set_item(t, regs, ins.word()));
                            load_frame!();
                            next!();
                        }
                        Op::GetSlice => called!(ins, slices::get(t, regs, ins.word())),
                        Op::GetStepped => called!(ins, slices::get_stepped(t, regs, ins.word())),
                        Op::SetSlice => {
                            slow!(slices::set(t, regs, ins.word()));
                            load_frame!();
                            next!();
                        }
                        Op::DelItem => {
                            slow!(slow::del_item(t, regs, ins.word()));
                            next!();
                        }
                        Op::BuildSlice => {
                            build::slice(t, regs, ins.word());
                            next!();
                        }

                        Op::BuildList => {
                            build::list(t, regs, ins.word());
                            next!();
                        }
                        Op::BuildTuple => {
                            build::tuple(t, regs, ins.word());
                            next!();
                        }
                        Op::BuildSet => {
                            slow!(build::set_display(t, regs, ins.word()));
                            next!();
                        }
                        Op::BuildDict => {
                            slow!(build::dict(t, regs, ins.word()));
                            next!();
                        }
                        Op::BuildString => {
                            slow!(build::string(t, regs, ins.word()));
                            next!();
                        }
                        Op::ListAppend => {
                            let list = r!(ins.a()) as *const ListObject;
                            let items = (*list).items.raw();
                            let length = (*items).len();
                            if length == (*items).capacity() {
                                cold_path();
                                slow!(list::reserve(&mut *t, &*list, 1));
                            }
                            let new = slow::operand(regs, ins.b(), ins.x() & minipy_code::ops::TEMP_B != 0);
                            (*items).as_mut_ptr().add(length).write(new);
                            (*items).set_len(length + 1);
                            next!();
                        }
                        Op::ListExtend => {
                            slow!(build::list_extend(t, regs, ins.word()));
                            next!();
                        }
                        Op::ListToTuple => {
                            build::list_to_tuple(t, regs, ins.word());
                            next!();
                        }
                        Op::SetAdd => {
                            slow!(build::set_add(t, regs, ins.word()));
                            next!();
                        }
                        Op::SetUpdate => {
                            slow!(build::set_update(t, regs, ins.word()));
                            next!();
                        }
                        Op::DictInsert => {
                            slow!(build::dict_insert(t, regs, ins.word()));
                            next!();
                        }
                        Op::DictUpdate => {
                            slow!(build::dict_update(t, regs, ins.word()));
                            next!();
                        }
                        Op::DictMerge => {
                            slow!(build::dict_merge(t, regs, ins.word()));
                            next!();
                        }
                        Op::Format => {
                            if ins.x() == minipy_code::ops::CONVERT_LATER && word::is_int(r!(ins.b())) {
                                next!();
                            }
                            slow!(build::format(t, regs, ins.word()));
                            next!();
                        }
                        Op::FormatSpec => {
                            slow!(build::format_spec(t, regs, ins.word()));
                            next!();
                        }
                        Op::Unpack => {
                            if build::unpack_plainly(t, regs, ins.word()) {
                                next!();
                            }
                            slow!(build::unpack(t, regs, ins.word()));
                            next!();
                        }
                        Op::UnpackStar => {
                            slow!(build::unpack_star(t, regs, ins.word()));
                            next!();
                        }

                        Op::JumpNoSequence => {
                            if !patterns::is_sequence(&*t, Value::borrow(regs.add(ins.a() as usize))) {
                                jump!(ins.cx_signed());
                            }
                            next!();
                        }
                        Op::JumpNoMapping => {
                            if !patterns::is_mapping(&*t, Value::borrow(regs.add(ins.a() as usize))) {
                                jump!(ins.cx_signed());
                            }
                            next!();
                        }
                        Op::GetLen => {
                            slow!(patterns::get_len(t, regs, ins.word()));
                            next!();
                        }
                        Op::MatchKeys => {
                            slow!(patterns::match_keys(t, regs, ins.word()));
                            next!();
                        }
                        Op::MatchClass => {
                            slow!(patterns::match_class(t, regs, consts, ins.word()));
                            next!();
                        }

                        Op::Call => {
                            let window = regs.add(ins.a() as usize);
                            call_function!(ins, *window, window.add(1), ins.b(), window);
                            if let Some(native) = calls::simple_native(*window, Kind::Native, ins.b()) {
                                called_native!(calls::call_simply(t, native, window, window.add(1), ins.b()), window)
                            }
                            called!(ins, calls::call(t, window, ins.b() as usize))
                        }
                        Op::CallFar => {
                            let window = regs.add(ins.a() as usize);
                            call_function!(ins, *window, window.add(1), ins.b(), window, true);
                            if let Some(native) = calls::simple_native(*window, Kind::Native, ins.b()) {
                                called_native!(calls::call_simply(t, native, window, window.add(1), ins.b()), window)
                            }
                            called!(ins, calls::call(t, window, ins.b() as usize))
                        }
                        Op::CallKw => {
                            let window = regs.add(ins.a() as usize);
                            let names = Value::borrow(consts.add(ins.c() as usize));
                            called!(ins, calls::call_keywords(t, window, ins.b() as usize, names))
                        }
                        Op::CallMethod => {
                            let window = regs.add(ins.a() as usize);
                            if *window.add(1) != word::UNDEF {
                                call_function!(ins, *window, window.add(1), ins.b() + 1, window);
                                if let Some(native) = calls::simple_native(*window, Kind::NativeMethod, ins.b() + 1)
                                    && calls::is_own_receiver(t, native, window.add(1))
                                {
                                    called_native!(
                                        calls::call_simply(t, native, window, window.add(1), ins.b() + 1),
                                        window
                                    )
                                }
                            } else {
                                call_function!(ins, *window, window.add(2), ins.b(), window);
                                if let Some(native) = calls::simple_native(*window, Kind::Native, ins.b()) {
                                    called_native!(
                                        calls::call_simply(t, native, window, window.add(2), ins.b()),
                                        window
                                    )
                                }
                            }
                            called!(ins, calls::call_method(t, window, ins.b() as usize))
                        }
                        Op::CallMethodFar => {
                            let window = regs.add(ins.a() as usize);
                            if *window.add(1) != word::UNDEF {
                                call_function!(ins, *window, window.add(1), ins.b() + 1, window, true);
                                if let Some(native) = calls::simple_native(*window, Kind::NativeMethod, ins.b() + 1)
                                    && calls::is_own_receiver(t, native, window.add(1))
                                {
                                    called_native!(
                                        calls::call_simply(t, native, window, window.add(1), ins.b() + 1),
                                        window
                                    )
                                }
                            } else if let Some(native) = calls::simple_native(*window, Kind::Native, ins.b()) {
                                called_native!(calls::call_simply(t, native, window, window.add(2), ins.b()), window)
                            }
                            called!(ins, calls::call_method(t, window, ins.b() as usize))
                        }
                        Op::CallMethodKw => {
                            let window = regs.add(ins.a() as usize);
                            let names = Value::borrow(consts.add(ins.c() as usize));
                            called!(ins, calls::call_method_keywords(t, window, ins.b() as usize, names))
                        }
                        Op::CallEx => {
                            let window = regs.add(ins.a() as usize);
                            called!(ins, calls::call_unpacked(t, window, ins.b() != 0))
                        }
                        Op::Return => return_value!(std::mem::replace(&mut r!(ins.a()), word::UNDEF)),
                        Op::ReturnK => return_value!(retained(k!(ins.bc()))),
                        Op::Yield => {
                            let w = std::mem::replace(&mut r!(ins.a()), word::UNDEF);
                            match generators::suspend_simply(t, pc.add(1), ins.b(), None) {
                                Some(Entry::For) => {
                                    load_frame!();
                                    let ins = Fetched::new(pc);
                                    set!(ins.b(), w);
                                    jump!(ins.cx_signed());
                                    poll!();
                                    next!();
                                }
                                Some(Entry::Ask) => {
                                    generators::answer(t, w);
                                    load_frame!();
                                    poll!();
                                    next!();
                                }
                                Some(Entry::Each) => match generators::hand_over(t, w) {
                                    Ok(true) => {
                                        load_frame!();
                                        next!();
                                    }
                                    Ok(false) => return Ok(Value::UNDEF),
                                    Err(raised) => return Err(raised),
                                },
                                Some(_) => return Ok(Value::from_word(w)),
                                None => {}
                            }
                            match generators::yield_value(t, Value::from_word(w), pc.add(1), ins.b()) {
                                calls::Returned::Caller => {
                                    load_frame!();
                                    poll!();
                                    next!();
                                }
                                calls::Returned::Native(value) => return Ok(value),
                            }
                        }
                        Op::YieldFrom => {
                            save_pc!();
                            if generators::delegate_simply(t, regs, ins.word()) {
                                load_frame!();
                                poll!();
                                next!();
                            }
                            match check!(generators::yield_from(t, regs, ins.word())) {
                                generators::Delegated::Ended => next!(),
                                generators::Delegated::Entered
                                | generators::Delegated::Yielded(calls::Returned::Caller) => {
                                    load_frame!();
                                    poll!();
                                    next!();
                                }
                                generators::Delegated::Yielded(calls::Returned::Native(value)) => return Ok(value),
                            }
                        }
                        Op::GetYieldFromIter => {
                            slow!(generators::yield_from_iter(t, regs, ins.word()));
                            next!();
                        }
                        Op::GetAwaitable => {
                            if asynchronous::is_new_coroutine(r!(ins.b())) && ins.a() == ins.b() {
                                next!();
                            }
                            slow!(asynchronous::get_awaitable(t, regs, ins.word()));
                            next!();
                        }
                        Op::GetAiter => {
                            slow!(asynchronous::get_aiter(t, regs, ins.word()));
                            next!();
                        }
                        Op::GetAnext => {
                            slow!(asynchronous::get_anext(t, regs, ins.word()));
                            next!();
                        }
                        Op::EndAsyncFor => {
                            slow!(asynchronous::end_async_for(t, regs, ins.word()));
                            next!();
                        }

                        Op::MakeFunction => {
                            build::function(t, regs, consts, ins.word());
                            next!();
                        }
                        Op::MakeGenerator => {
                            generators::expression(t, regs, consts, ins.word());
                            next!();
                        }
                        Op::LoadBuildClass => {
                            let function = slow!(build::build_class_function(t));
                            set!(ins.a(), function.into_word());
                            next!();
                        }

                        Op::Raise => {
                            save_pc!();
                            break 'raised exceptions::raise(t, regs, ins.word());
                        }
                        Op::RaiseFrom => {
                            save_pc!();
                            break 'raised exceptions::raise_from(t, regs, ins.word());
                        }
                        Op::RaiseAgain => {
                            save_pc!();
                            break 'raised exceptions::raise_again(t);
                        }
                        Op::Reraise => {
                            save_pc!();
                            break 'raised exceptions::reraise(t, regs, ins.word());
                        }
                        Op::PushExc => {
                            exceptions::push(t, regs, ins.word());
                            next!();
                        }
                        Op::PopExc => {
                            exceptions::pop(t, regs, ins.word());
                            next!();
                        }
                        Op::JumpNoMatch => {
                            if !slow!(exceptions::matches(t, regs, ins.word())) {
                                jump!(ins.cx_signed());
                            }
                            next!();
                        }
                        Op::TakePart => {
                            slow!(exceptions::take_part(t, regs, ins.word()));
                            next!();
                        }
                        Op::JoinRaised => {
                            slow!(exceptions::join_raised(t, regs, ins.word()));
                            next!();
                        }
                        Op::LoadCommon => {
                            set!(ins.a(), exceptions::common(t, ins.x()).into_word());
                            next!();
                        }
                        Op::LoadWith => {
                            slow!(exceptions::load_with(t, regs, ins.word(), false));
                            next!();
                        }
                        Op::LoadAsyncWith => {
                            slow!(exceptions::load_with(t, regs, ins.word(), true));
                            next!();
                        }
                        Op::WithArgs => {
                            exceptions::with_args(t, regs, ins.word());
                            next!();
                        }

                        Op::ImportName => {
                            slow!(globals::import_name(t, regs, consts, ins.word()));
                            next!();
                        }
                        Op::ImportFrom => {
                            slow!(globals::import_from(t, regs, ins.word()));
                            next!();
                        }
                        Op::ImportStar => {
                            slow!(globals::import_star(t, regs, ins.word()));
                            next!();
                        }
                    }
                }
            };
            match super::unwind::unwind(t, raised) {
                Ok(()) => load_frame!(),
                Err(raised) => return Err(raised),
            }
            continue 'outer;
        }
    }
}
