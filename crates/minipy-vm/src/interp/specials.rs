//! Special methods of scripts' classes, called from the loop: operators, comparisons, items, properties.
//!
//! A method that is an ordinary Python function gets a frame behind the running one, and the loop goes on in it, instead of a second
//! loop on the native stack. The operands stay where they are until the method has answered: an operator that answers
//! `NotImplemented` still needs them, and so does the order in which things are freed. What is out of the ordinary (a method
//! that is not a function, a right operand that goes first) is left to `ops`, which knows all the rules.

use super::answers::{BY_BOOL, BY_LEN, MISSING, NEXT};
use super::frames::{self, code_of, retained, set};
use super::generators;
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
use minipy_code::ops::{IN_PLACE, TEMP_A, TEMP_B, TEMP_C};

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

/// The special method of an object, if its class has learned that it is a Python function of `argc` parameters. Borrowed: the class
/// keeps it until it changes.
#[inline(always)]
pub(super) unsafe fn known_method(object: Word, special: Special, argc: u32) -> Option<*mut FunctionObject> {
    if !word::is_pointer(object) {
        return None;
    }
    // SAFETY: the object is alive. What the class has learned it forgets when it changes.
    unsafe {
        let method = class_of(object).specials.get(special as usize)?;
        takes(method, argc).then_some(method.word() as *mut FunctionObject)
    }
}

/// Is it an instance whose hash a Python function of its class tells, as the class has learned?
#[inline(always)]
pub(super) unsafe fn hashes_by_method(w: Word) -> bool {
    // SAFETY: the value is alive.
    unsafe { is_instance(w) && known_method(w, Special::Hash, 1).is_some() }
}

/// The method of an instance that answers for `x` and `y`, if the class has learned of it, it is a Python function that takes the two, and
/// the other operand, whose method is `reflected`, need not be asked first. Borrowed: the class keeps it.
#[inline(always)]
unsafe fn learned_method(x: Word, y: Word, special: Special, reflected: Special) -> Option<*mut FunctionObject> {
    // SAFETY: the operands are alive. What the class has learned it forgets when it changes.
    unsafe {
        let class = class_of(x);
        let method = known_method(x, special, 2)?;
        let other_may_go_first =
            word::is_pointer(y) && !std::ptr::eq(class, class_of(y)) && class_of(y).overrides(reflected);
        (!other_may_go_first).then_some(method)
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

/// Releases the temporaries of `a[b] = c` or `a[b:c] = d`, in CPython's order. What stores an attribute has none left.
#[inline(always)]
pub(super) unsafe fn release_stored(t: *mut Thread, regs: *mut Word, ins: Instr) {
    if ins.x() == 0 || ![Op::SetItem as u8, Op::SetSlice as u8].contains(&ins.op_byte()) {
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

/// How the truth of a value is found.
pub(super) enum Truth {
    /// A frame was pushed whose return tells.
    Entered,
    /// It is an instance of a class without methods for that, which is true.
    Plain,
    /// By the general rules.
    Other,
}

/// Is the instance true? That is for a method to say if its class has one.
#[inline(never)]
pub(super) unsafe fn truth(t: *mut Thread, value: &Value) -> Outcome<Truth> {
    // SAFETY: as above.
    unsafe {
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

/// Calls the `__next__` of the instance in `base` for a call of `next`, if that is a Python function. Says whether its frame was pushed,
/// whose return is the call's.
pub(super) unsafe fn ask_instance(t: *mut Thread, callee: *mut Word, base: *mut Word) -> Outcome<bool> {
    // SAFETY: as above; both are registers of the call, which the frame's return overwrites or nobody reads.
    unsafe {
        let Some(method) = python_method(&mut *t, Value::borrow(base), Special::Next, 1) else {
            return Ok(false);
        };
        set(t, callee, word::UNDEF);
        let iterator = frames::take(base);
        enter(t, method, [iterator], Entry::Call, word::UNDEF).map(|()| true)
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

/// Reads an attribute that neither an instance nor its class has, by `__getattr__`. Says whether its frame was pushed.
pub(super) unsafe fn get_missing(t: *mut Thread, object: &Value, name: &Value) -> Outcome<bool> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        if !is_instance(object.word())
            || !thread.overrides(object, Special::GetAttr)
            || thread.overrides(object, Special::GetAttribute)
            || thread.class_lookup(&thread.class_of(object).clone(), name).is_some()
            || thread.own_attribute(object, name).is_some()
        {
            return Ok(false);
        }
        match python_method(thread, object, Special::GetAttr, 2) {
            Some(method) => enter(t, method, [object.clone(), name.clone()], Entry::Operator, MISSING).map(|()| true),
            None => Ok(false),
        }
    }
}

/// Writes an attribute by `__setattr__`. Says whether its frame was pushed.
pub(super) unsafe fn set_by_method(t: *mut Thread, object: &Value, name: &Value, new: &Value) -> Outcome<bool> {
    // SAFETY: as above.
    unsafe {
        match python_method(&mut *t, object, Special::SetAttr, 3) {
            Some(method) => {
                let args = [object.clone(), name.clone(), new.clone()];
                enter(t, method, args, Entry::Discard, word::UNDEF).map(|()| true)
            }
            None => Ok(false),
        }
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
