//! Special methods of scripts' classes, called from the loop: operators, comparisons, items, properties.
//!
//! A method that is an ordinary Python function gets a frame behind the running one, and the loop goes on in it, instead of a second
//! loop on the native stack. The operands stay where they are until the method has answered: an operator that answers
//! `NotImplemented` still needs them, and so does the order in which things are freed. What is out of the ordinary (a method
//! that is not a function, a right operand that goes first) is left to `ops`, which knows all the rules.

use super::frames::{self, code_of, retained, set};
use super::generators;
use super::iterate;
use super::slow;
use crate::builtins::descriptors;
use crate::heap::class::{ClassData, Special};
use crate::heap::classes::ClassId;
use crate::heap::native::{Binary, Comparison, Outcome};
use crate::heap::object::{FunctionObject, Header, Kind};
use crate::heap::stack::Entry;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use crate::ops::arith::Asked;
use minipy_code::instr::{Instr, Op};
use minipy_code::ops::{IN_PLACE, SWAPPED, TEMP_A, TEMP_B, TEMP_C};

/// A method as a Python function of `argc` parameters that needs no binding, if that is what the value's class has.
#[inline(always)]
fn python_method(thread: &mut Thread, value: &Value, special: Special, argc: u32) -> Option<Value> {
    let class = thread.class_of(value).as_class()?.data.get(thread);
    if !class.overrides(special) {
        return None;
    }
    let known = class
        .specials
        .get(special as usize)
        .filter(|method| takes(method, argc));
    match known {
        Some(method) => Some(method.clone()),
        None => uncommon_method(thread, value, special, argc),
    }
}

/// As [`python_method`], where the class has not learned what it is, or it is something else.
#[cold]
#[inline(never)]
fn uncommon_method(thread: &mut Thread, value: &Value, special: Special, argc: u32) -> Option<Value> {
    thread.special(value, special).filter(|method| takes(method, argc))
}

/// Is it a Python function that runs with just this many arguments in its first registers?
#[inline(always)]
fn takes(method: &Value, argc: u32) -> bool {
    // SAFETY: the value is alive, and of that kind.
    method.kind() == Some(Kind::Function)
        && unsafe { (*code_of(method.word() as *const FunctionObject)).fast_args == argc }
}

/// What a special method without other parameters makes, if it is a generator function of the value's class: nothing of it runs now.
#[inline]
pub(super) fn generator_of(thread: &mut Thread, value: &Value, special: Special) -> Option<Value> {
    let method = thread.own_special(value, special)?;
    // SAFETY: the method is alive, and its kind tells the layout. What is written is the one argument, which moves into the generator.
    unsafe {
        if method.kind() != Some(Kind::Function) {
            return None;
        }
        let code = code_of(method.word() as *const FunctionObject);
        // What `__await__` gives must not be awaitable itself.
        let is_awaitable = (*code).data.awaitable.get();
        if (*code).generator != Some(Kind::Generator) || (*code).plain_args != 1 || is_awaitable {
            return None;
        }
        let mut argument = retained(value.word());
        Some(generators::make(thread, Kind::Generator, method, &raw mut argument, 1))
    }
}

/// Pushes the frame of a function that takes just these arguments, which move there, and looks at the breaker as every function entry
/// does. `extra` is what the frame keeps for its return.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, and the program counter of its top frame is saved, one past the
/// instruction under way. [`takes`] holds for the method.
#[inline(always)]
unsafe fn enter<const N: usize>(
    t: *mut Thread,
    method: Value,
    args: [Value; N],
    entry: Entry,
    extra: Word,
) -> Outcome<()> {
    // SAFETY: as the caller says; the registers behind the top window hold nothing.
    unsafe {
        let base = frames::top_of_running(t);
        frames::reserve(t, base, code_of(method.word() as *mut FunctionObject))?;
        for (i, argument) in args.into_iter().enumerate() {
            base.add(i).write(argument.into_word());
        }
        start::<N>(t, base, method.into_word(), entry, extra)
    }
}

/// As [`enter`], with a method and arguments that are borrowed.
#[inline(always)]
unsafe fn enter_borrowed<const N: usize>(
    t: *mut Thread,
    method: *mut FunctionObject,
    args: [Word; N],
    entry: Entry,
    extra: Word,
) -> Outcome<()> {
    // SAFETY: as for `enter`.
    unsafe {
        let base = frames::top_of_running(t);
        frames::reserve(t, base, code_of(method))?;
        for (i, argument) in args.into_iter().enumerate() {
            base.add(i).write(retained(argument));
        }
        start::<N>(t, base, retained(method as Word), entry, extra)
    }
}

/// Pushes the frame of a function whose arguments stand in its window.
#[inline(always)]
unsafe fn start<const N: usize>(
    t: *mut Thread,
    base: *mut Word,
    function: Word,
    entry: Entry,
    extra: Word,
) -> Outcome<()> {
    // SAFETY: as for `enter`; there is room.
    unsafe {
        let frame = frames::push(t, base, N, function as *mut FunctionObject, entry);
        (*frame).extra = extra;
        match (*t).breaker_bits() {
            0 => Ok(()),
            _ => poll(t),
        }
    }
}

#[cold]
#[inline(never)]
unsafe fn poll(t: *mut Thread) -> Outcome<()> {
    // SAFETY: as above.
    unsafe { (*t).poll().map(drop) }
}

/// Is it an instance of a script's class?
#[inline(always)]
pub(super) unsafe fn is_instance(w: Word) -> bool {
    // SAFETY: the value is alive.
    word::is_pointer(w) && unsafe { (*(w as *const Header)).kind == Kind::Instance }
}

/// The class of an object. Nothing may run meanwhile that could change it.
#[inline(always)]
unsafe fn class_of<'a>(object: Word) -> &'a ClassData {
    // SAFETY: the object is alive, and its shape and class with it.
    unsafe { &*(*(*(*(object as *const Header)).shape).class).data.raw() }
}

/// The method of an instance that answers for `x` and `y`, if the class has learned of it, it is a Python function that takes the two, and
/// the other operand, whose method is `reflected`, need not be asked first. Borrowed: the class keeps it.
#[inline(always)]
unsafe fn learned_method(x: Word, y: Word, special: Special, reflected: Special) -> Option<*mut FunctionObject> {
    // SAFETY: the operands are alive. What the class has learned it forgets when it changes.
    unsafe {
        let class = class_of(x);
        let method = class.specials.get(special as usize).filter(|method| takes(method, 2))?;
        let other_may_go_first =
            word::is_pointer(y) && !std::ptr::eq(class, class_of(y)) && class_of(y).overrides(reflected);
        (!other_may_go_first).then_some(method.word() as *mut FunctionObject)
    }
}

/// `x op y` for an instance `x`, by its method, if that is all there is to it. Says whether a frame was pushed.
#[inline(always)]
pub(super) unsafe fn binary_quickly(t: *mut Thread, ins: Instr, op: Binary, x: Word, y: Word) -> Outcome<bool> {
    // SAFETY: as above; the operands are alive in registers or constants.
    unsafe {
        let (special, reflected, in_place) = op.specials();
        if ins.x() & IN_PLACE != 0 && in_place.is_some_and(|in_place| class_of(x).overrides(in_place)) {
            return Ok(false);
        }
        match learned_method(x, y, special, reflected) {
            Some(method) => enter_borrowed(t, method, [x, y], Entry::Operator, Asked::Left.into_word()).map(|()| true),
            None => Ok(false),
        }
    }
}

/// Whether `x` and `y` are equal, or differ, if `x` is an instance and both are equal to themselves only. (What is no object is not
/// equal to any instance that leaves it to its own class.)
#[inline(always)]
pub(super) unsafe fn compare_identity(thread: &Thread, op: Comparison, x: Word, y: Word) -> Option<bool> {
    // SAFETY: the operands are alive.
    unsafe {
        let by_identity = |w: Word| {
            is_instance(w)
                && !class_of(w).overrides_comparison()
                && std::ptr::eq(class_of(w).native, thread.class_slots(ClassId::Object))
        };
        let same = match op {
            Comparison::Eq => x == y,
            Comparison::Ne => x != y,
            _ => return None,
        };
        (by_identity(x) && (!word::is_pointer(y) || by_identity(y))).then_some(same)
    }
}

/// As [`binary_quickly`], for a comparison.
#[inline(always)]
pub(super) unsafe fn compare_quickly(t: *mut Thread, op: Comparison, x: Word, y: Word) -> Outcome<bool> {
    // SAFETY: as above.
    unsafe {
        match learned_method(x, y, op.special(), op.reflected().special()) {
            Some(method) => enter_borrowed(t, method, [x, y], Entry::Operator, Asked::Left.into_word()).map(|()| true),
            None => Ok(false),
        }
    }
}

/// `left op right` by a method of the left operand, or of the right one if the left is a number. Says whether a frame was pushed.
pub(super) unsafe fn binary(t: *mut Thread, ins: Instr, op: Binary, x: Word, y: Word) -> Outcome<bool> {
    // SAFETY: the operands are alive in registers or constants.
    unsafe {
        let thread = &mut *t;
        let (left, right) = (Value::borrow(&raw const x), Value::borrow(&raw const y));
        let (special, reflected, in_place) = op.specials();
        if !word::is_pointer(x) {
            if right.kind() == Some(Kind::Instance)
                && let Some(method) = python_method(thread, right, reflected, 2)
            {
                enter(
                    t,
                    method,
                    [right.clone(), left.clone()],
                    Entry::Operator,
                    Asked::Right.into_word(),
                )?;
                return Ok(true);
            }
            return Ok(false);
        }
        if ins.x() & IN_PLACE != 0
            && let Some(in_place) = in_place
            && thread.overrides(left, in_place)
        {
            let Some(method) = python_method(thread, left, in_place, 2) else {
                return Ok(false);
            };
            enter(
                t,
                method,
                [left.clone(), right.clone()],
                Entry::Operator,
                Asked::InPlace.into_word(),
            )?;
            return Ok(true);
        }
        if goes_first(thread, right, left, reflected) {
            return Ok(false);
        }
        let Some(method) = python_method(thread, left, special, 2) else {
            return Ok(false);
        };
        enter(
            t,
            method,
            [left.clone(), right.clone()],
            Entry::Operator,
            Asked::Left.into_word(),
        )?;
        Ok(true)
    }
}

/// May the right operand have to be asked first, because its class derives from the left one's?
fn goes_first(thread: &Thread, right: &Value, left: &Value, reflected: Special) -> bool {
    let (of_left, of_right) = (thread.class_of(left), thread.class_of(right));
    !of_left.is(of_right) && thread.overrides(right, reflected) && thread.is_subclass_of(of_right, of_left)
}

/// `left op right` for a comparison, by a method of the left operand. Says whether a frame was pushed.
pub(super) unsafe fn compare(t: *mut Thread, op: Comparison, x: Word, y: Word) -> Outcome<bool> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let (left, right) = (Value::borrow(&raw const x), Value::borrow(&raw const y));
        if left.kind() != Some(Kind::Instance) || goes_first(thread, right, left, op.reflected().special()) {
            return Ok(false);
        }
        let Some(method) = python_method(thread, left, op.special(), 2) else {
            return Ok(false);
        };
        enter(
            t,
            method,
            [left.clone(), right.clone()],
            Entry::Operator,
            Asked::Left.into_word(),
        )?;
        Ok(true)
    }
}

/// `container[key]` by a method, whose answer is the instruction's result, as that of a call is. Says whether a frame was pushed. A key
/// that is a `temporary` moves to the method; the container stays in its register, which is the result's if it is a temporary.
#[inline(always)]
pub(super) unsafe fn get_item(t: *mut Thread, container: &Value, key: *mut Word, temporary: bool) -> Outcome<bool> {
    // SAFETY: as above.
    unsafe {
        match python_method(&mut *t, container, Special::GetItem, 2) {
            Some(method) => {
                let key = slow::operand(key, 0, temporary);
                enter(t, method, [container.clone(), key], Entry::Call, word::UNDEF).map(|()| true)
            }
            None => Ok(false),
        }
    }
}

/// `container[key] = value` by a method, whose answer nobody looks at. Says whether a frame was pushed; the operands that are temporaries
/// stay until it is gone.
pub(super) unsafe fn set_item(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<bool> {
    // SAFETY: as above.
    unsafe {
        let container = Value::borrow(regs.add(ins.a() as usize));
        match python_method(&mut *t, container, Special::SetItem, 3) {
            Some(method) => {
                let args = [ins.a(), ins.b(), ins.c()].map(|i| Value::borrow(regs.add(i as usize)).clone());
                enter(t, method, args, Entry::Discard, word::UNDEF).map(|()| true)
            }
            None => Ok(false),
        }
    }
}

/// Releases the temporaries of `a[b] = c`, in CPython's order. What stores an attribute has none left.
#[inline(always)]
pub(super) unsafe fn release_stored(t: *mut Thread, regs: *mut Word, ins: Instr) {
    if ins.x() == 0 || ins.op_byte() != Op::SetItem as u8 {
        return;
    }
    let temps = [(TEMP_B, ins.b()), (TEMP_A, ins.a()), (TEMP_C, ins.c())];
    for (_, register) in temps.into_iter().filter(|(flag, _)| ins.x() & flag != 0) {
        // SAFETY: the register is a temporary of the top frame.
        unsafe { set(t, regs.add(register as usize), word::UNDEF) }
    }
}

/// `item in container` by a method. Says whether a frame was pushed.
pub(super) unsafe fn contains(t: *mut Thread, container: Word, item: Word) -> Outcome<bool> {
    // SAFETY: as above.
    unsafe {
        match python_method(&mut *t, Value::borrow(&raw const container), Special::Contains, 2) {
            Some(method) => {
                let args = [Value::borrow(&raw const container), Value::borrow(&raw const item)].map(Value::clone);
                enter(t, method, args, Entry::Operator, Asked::Right.into_word()).map(|()| true)
            }
            None => Ok(false),
        }
    }
}

/// What a frame keeps that tells the truth of an instance by `__bool__`, or by `__len__`.
const BY_BOOL: Word = word::TRUE;
const BY_LEN: Word = word::FALSE;

/// What a frame keeps that gives a loop its next item: its StopIteration ends the loop.
const NEXT: Word = word::NONE;

/// How the truth of a value is found.
pub(super) enum Truth {
    /// A frame was pushed whose return tells.
    Entered,
    /// It is an instance of a class without methods for that, which is true.
    Plain,
    /// By the general rules.
    Other,
}

/// Is the value true? That is for a method to say if the value is an instance of a class that has one.
pub(super) unsafe fn truth(t: *mut Thread, value: &Value) -> Outcome<Truth> {
    // SAFETY: as above.
    unsafe {
        if !is_instance(value.word()) {
            return Ok(Truth::Other);
        }
        let class = class_of(value.word());
        let (special, asked) = match class.overrides(Special::Bool) {
            true => (Special::Bool, BY_BOOL),
            false if class.overrides(Special::Len) => (Special::Len, BY_LEN),
            false if std::ptr::eq(class.native, (*t).class_slots(ClassId::Object)) => return Ok(Truth::Plain),
            false => return Ok(Truth::Other),
        };
        match python_method(&mut *t, value, special, 1) {
            Some(method) => enter(t, method, [value.clone()], Entry::Operator, asked).map(|()| Truth::Entered),
            None => Ok(Truth::Other),
        }
    }
}

/// The next item of the iterator of a loop, by the method of an instance. Says whether a frame was pushed.
pub(super) unsafe fn next(t: *mut Thread, iterator: &Value) -> Outcome<bool> {
    // SAFETY: as above.
    unsafe {
        if !is_instance(iterator.word()) {
            return Ok(false);
        }
        match python_method(&mut *t, iterator, Special::Next, 1) {
            Some(method) => enter(t, method, [iterator.clone()], Entry::Operator, NEXT).map(|()| true),
            None => Ok(false),
        }
    }
}

/// The iterator of a value that a loop begins with, by the method of its class. Says whether a frame was pushed.
pub(super) unsafe fn iter(t: *mut Thread, iterable: &Value) -> Outcome<bool> {
    // SAFETY: as above.
    unsafe {
        match python_method(&mut *t, iterable, Special::Iter, 1) {
            Some(method) => enter(t, method, [iterable.clone()], Entry::Operator, word::UNDEF).map(|()| true),
            None => Ok(false),
        }
    }
}

/// Has the frame that an exception leaves been giving a loop its items? `asked` is what it kept.
pub(super) fn gives_items(asked: Word) -> bool {
    asked == NEXT
}

/// Begins the loop that the top frame is at, over what `__iter__` gave.
unsafe fn begin_loop(t: *mut Thread, ins: Instr, answer: Value) -> Outcome<()> {
    // SAFETY: as for `finish`: the instruction is GET_ITER.
    unsafe {
        let iterator = (*t).iterator_of_answer(answer)?;
        let frame = (*t).frame;
        iterate::begin_iterator_loop(t, (*frame).regs.add(ins.a() as usize), iterator);
        Ok(())
    }
}

/// Ends the loop that the top frame is at, whose iterator has no more items.
pub(super) unsafe fn end_loop(t: *mut Thread) {
    // SAFETY: as for `finish`: the instruction is FOR_ITER, whose hidden registers are temporaries.
    unsafe {
        let frame = (*t).frame;
        let ins = *(*frame).pc.cast::<Instr>().sub(1);
        let hidden = (*frame).regs.add(ins.a() as usize);
        set(t, iterate::place_of_iterator(hidden), word::UNDEF);
    }
}

/// The method to call an instance by: `__call__`, if it is a Python function.
pub(super) fn call_method(thread: &mut Thread, callable: &Value) -> Option<Value> {
    if callable.kind() != Some(Kind::Instance) {
        return None;
    }
    thread
        .own_special(callable, Special::Call)
        .filter(|method| method.kind() == Some(Kind::Function))
}

/// Reads a property: the frame of its function is pushed if that takes the object and nothing else. Says whether it was.
#[inline(always)]
pub(super) unsafe fn get_property(t: *mut Thread, object: Word, property: Word) -> Outcome<bool> {
    // SAFETY: as above; the class keeps the property.
    unsafe {
        match descriptors::reader_of_property(&*t, Value::borrow(&raw const property)) {
            Some(getter) if takes(getter, 1) => {
                let getter = getter.word() as *mut FunctionObject;
                enter_borrowed(t, getter, [object], Entry::Call, word::UNDEF).map(|()| true)
            }
            _ => Ok(false),
        }
    }
}

/// Writes a property: the frame of its function is pushed if that takes the object, the value and nothing else. Says whether it was.
#[inline(always)]
pub(super) unsafe fn set_property(t: *mut Thread, object: Word, property: Word, new: Word) -> Outcome<bool> {
    // SAFETY: as above.
    unsafe {
        match descriptors::writer_of_property(&*t, Value::borrow(&raw const property)) {
            Some(setter) if takes(setter, 2) => {
                let setter = setter.word() as *mut FunctionObject;
                enter_borrowed(t, setter, [object, new], Entry::Discard, word::UNDEF).map(|()| true)
            }
            _ => Ok(false),
        }
    }
}

/// Reads an attribute by the `__get__` of an instance that stands in the object's class. Says whether its frame was pushed.
pub(super) unsafe fn get_by_descriptor(t: *mut Thread, descriptor: &Value, object: &Value) -> Outcome<bool> {
    // SAFETY: as above.
    unsafe {
        let Some(method) = python_method(&mut *t, descriptor, Special::Get, 3) else {
            return Ok(false);
        };
        let class = (*t).class_of(object).clone();
        let args = [descriptor.clone(), object.clone(), class];
        enter(t, method, args, Entry::Call, word::UNDEF).map(|()| true)
    }
}

/// What an instruction does with the answer of a method.
#[derive(Clone, Copy)]
enum Use {
    /// `a = b op c`
    Binary(Binary),
    /// `a = b op c`
    Compare(Comparison),
    /// Jump if `a op b` is the flag.
    Jump(Comparison, bool),
    /// `a = b in c`, or whether it is not.
    Contains(bool),
    /// Jump if `a in b` is the flag.
    ContainsJump(bool),
    /// Jump if `a` is the flag, and release it if `b` says that it is a temporary.
    Truth(bool),
    /// Jump and keep `a` if it is the flag, else release it.
    TruthKeep(bool),
    /// `a = not b`
    Not,
    /// Begin a loop over the iterator.
    Iter,
    /// `b` is the next item of the loop over the iterator from `a`: jump to its body.
    Next,
}

/// What the instruction does with the answer, and whether its second operand is a constant. None for those that do not look at it.
const fn use_of(op: Op) -> Option<(Use, bool)> {
    macro_rules! table {
        ($($op:ident $k:ident,)*; $($cmp:ident $if:ident $if_k:ident $unless:ident $unless_k:ident,)*) => {
            Some(match op {
                $(Op::$op => (Use::Binary(Binary::$op), false), Op::$k => (Use::Binary(Binary::$op), true),)*
                Op::MatMul => (Use::Binary(Binary::MatMul), false),
                $(
                    Op::$cmp => (Use::Compare(Comparison::$cmp), false),
                    Op::$if => (Use::Jump(Comparison::$cmp, true), false),
                    Op::$if_k => (Use::Jump(Comparison::$cmp, true), true),
                    Op::$unless => (Use::Jump(Comparison::$cmp, false), false),
                    Op::$unless_k => (Use::Jump(Comparison::$cmp, false), true),
                )*
                Op::In => (Use::Contains(true), false),
                Op::NotIn => (Use::Contains(false), false),
                Op::JumpIn => (Use::ContainsJump(true), false),
                Op::JumpNotIn => (Use::ContainsJump(false), false),
                Op::JumpTrue => (Use::Truth(true), false),
                Op::JumpFalse => (Use::Truth(false), false),
                Op::JumpTrueKeep => (Use::TruthKeep(true), false),
                Op::JumpFalseKeep => (Use::TruthKeep(false), false),
                Op::Not => (Use::Not, false),
                Op::ForIter => (Use::Next, false),
                Op::GetIter => (Use::Iter, false),
                _ => return None,
            })
        };
    }
    table! {
        Add AddK, Sub SubK, Mul MulK, TrueDiv TrueDivK, FloorDiv FloorDivK, Mod ModK, Pow PowK, LShift LShiftK, RShift RShiftK,
        And AndK, Or OrK, Xor XorK,;
        Lt JumpLt JumpLtK JumpNotLt JumpNotLtK, Le JumpLe JumpLeK JumpNotLe JumpNotLeK, Eq JumpEq JumpEqK JumpNotEq JumpNotEqK,
        Ne JumpNe JumpNeK JumpNotNe JumpNotNeK, Gt JumpGt JumpGtK JumpNotGt JumpNotGtK, Ge JumpGe JumpGeK JumpNotGe JumpNotGeK,
    }
}

/// [`use_of`] by the number of the operation.
static USES: [Option<(Use, bool)>; 256] = {
    let mut uses = [None; 256];
    let mut i = 0;
    while i < Op::ALL.len() {
        uses[Op::ALL[i] as usize] = use_of(Op::ALL[i]);
        i += 1;
    }
    uses
};

/// The operator of an instruction that is one, and whether its right operand is a constant.
pub(super) fn binary_of(ins: Instr) -> Option<(Binary, bool)> {
    match USES[ins.op_byte() as usize] {
        Some((Use::Binary(op), is_constant)) => Some((op, is_constant)),
        _ => None,
    }
}

/// As [`finish`], for the common cases: an operator's result, and a comparison's bool in a jump. Says whether it was one; then the
/// answer is used up.
#[inline(always)]
unsafe fn finish_plainly(t: *mut Thread, ins: Instr, what: Use, constant: bool, answer: Word) -> bool {
    // SAFETY: as for `finish`.
    unsafe {
        let frame = (*t).frame;
        let regs = (*frame).regs;
        match what {
            Use::Binary(_) if answer != word::NOT_IMPLEMENTED => {
                if ins.x() & TEMP_B != 0 {
                    set(t, regs.add(ins.b() as usize), word::UNDEF);
                }
                if ins.x() & TEMP_C != 0 && !constant {
                    set(t, regs.add(ins.c() as usize), word::UNDEF);
                }
                set(t, regs.add(ins.a() as usize), answer);
                true
            }
            Use::Jump(_, wanted) | Use::ContainsJump(wanted) if answer == word::TRUE || answer == word::FALSE => {
                if ins.x() & TEMP_B != 0 && !constant {
                    set(t, regs.add(ins.b() as usize), word::UNDEF);
                }
                if ins.x() & TEMP_A != 0 {
                    set(t, regs.add(ins.a() as usize), word::UNDEF);
                }
                if (answer == word::TRUE) == wanted {
                    (*frame).pc = (*frame).pc.offset(ins.c() as i16 as isize);
                }
                true
            }
            Use::Next => {
                set(t, regs.add(ins.b() as usize), answer);
                (*frame).pc = (*frame).pc.offset(ins.cx_signed() as isize);
                true
            }
            _ => false,
        }
    }
}

/// Releases the operands that are temporaries (the flags say which), in CPython's order.
unsafe fn release_operands(t: *mut Thread, operands: [(bool, *mut Word); 2], right_first: bool) {
    for at in if right_first { [1, 0] } else { [0, 1] } {
        let (is_temporary, register) = operands[at];
        if is_temporary {
            // SAFETY: the register is a temporary of the top frame.
            unsafe { set(t, register, word::UNDEF) }
        }
    }
}

/// Completes the instruction whose method has answered; the frame of the method is gone.
#[inline(never)]
pub(super) unsafe fn finish(t: *mut Thread, answer: Value, asked: Word) -> Outcome<()> {
    // SAFETY: the instruction is verified code, so it names registers and constants that exist; the top frame is at it.
    unsafe {
        let frame = (*t).frame;
        let ins = *(*frame).pc.cast::<Instr>().sub(1);
        let Some((what, constant)) = USES[ins.op_byte() as usize] else {
            return Ok(());
        };
        match what {
            Use::Truth(_) | Use::TruthKeep(_) | Use::Not => return finish_truth(t, ins, what, answer, asked),
            Use::Iter => return begin_loop(t, ins, answer),
            _ => {}
        }
        let answer = answer.into_word();
        match finish_plainly(t, ins, what, constant, answer) {
            true => Ok(()),
            false => finish_by_rules(t, ins, what, constant, Value::from_word(answer), asked),
        }
    }
}

/// Completes an instruction that asked for the truth of its operand.
#[inline(never)]
unsafe fn finish_truth(t: *mut Thread, ins: Instr, what: Use, answer: Value, asked: Word) -> Outcome<()> {
    // SAFETY: as for `finish`.
    unsafe {
        let holds = match answer.word() {
            word::TRUE if asked == BY_BOOL => true,
            word::FALSE if asked == BY_BOOL => false,
            _ if asked == BY_BOOL => return Err((*t).no_bool(&answer)),
            _ => (*t).length_of_answer(&answer)? != 0,
        };
        let frame = (*t).frame;
        let register = (*frame).regs.add(ins.a() as usize);
        let wanted = match what {
            Use::Truth(wanted) => {
                if ins.b() != 0 {
                    set(t, register, word::UNDEF);
                }
                wanted
            }
            Use::TruthKeep(wanted) => {
                if holds != wanted {
                    set(t, register, word::UNDEF);
                }
                wanted
            }
            _ => {
                set(t, register, word::from_bool(!holds));
                return Ok(());
            }
        };
        if holds == wanted {
            (*frame).pc = (*frame).pc.offset(ins.cx_signed() as isize);
        }
        Ok(())
    }
}

/// As [`finish`], when the answer is NotImplemented, or must be asked for its truth.
#[inline(never)]
unsafe fn finish_by_rules(
    t: *mut Thread,
    ins: Instr,
    what: Use,
    constant: bool,
    answer: Value,
    asked: Word,
) -> Outcome<()> {
    // SAFETY: as for `finish`.
    unsafe {
        let frame = (*t).frame;
        let regs = (*frame).regs;
        let (first, temps) = match what {
            Use::Jump(..) | Use::ContainsJump(_) => {
                ((ins.a(), ins.b()), (ins.x() & TEMP_A != 0, ins.x() & TEMP_B != 0))
            }
            _ => ((ins.b(), ins.c()), (ins.x() & TEMP_B != 0, ins.x() & TEMP_C != 0)),
        };
        let (x, y) = (regs.add(first.0 as usize), first.1 as usize);
        let other = if constant {
            (*(*frame).code).consts.add(y)
        } else {
            regs.add(y).cast_const()
        };
        let (left, right) = match constant && !matches!(what, Use::Jump(..)) && ins.x() & SWAPPED != 0 {
            true => (Value::borrow(other), Value::borrow(x)),
            false => (Value::borrow(x), Value::borrow(other)),
        };
        let declined = answer.is_not_implemented();
        let answer = match what {
            Use::Binary(op) if declined => {
                (*t).binary_declined(op, ins.x() & IN_PLACE != 0, Asked::from_word(asked), left, right)?
            }
            Use::Compare(op) | Use::Jump(op, _) if declined => (*t).compare_declined(op, left, right)?,
            _ => answer,
        };
        let holds = match what {
            Use::Jump(_, wanted) | Use::ContainsJump(wanted) | Use::Contains(wanted) => (*t).truth(&answer)? == wanted,
            _ => false,
        };
        let right_first = !matches!(what, Use::Binary(_));
        release_operands(t, [(temps.0, x), (temps.1 && !constant, regs.add(y))], right_first);
        match what {
            Use::Jump(..) | Use::ContainsJump(_) => {
                if holds {
                    (*frame).pc = (*frame).pc.offset(ins.c() as i16 as isize);
                }
            }
            Use::Contains(_) => set(t, regs.add(ins.a() as usize), word::from_bool(holds)),
            _ => set(t, regs.add(ins.a() as usize), answer.into_word()),
        }
        Ok(())
    }
}
