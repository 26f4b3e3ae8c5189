//! Making generators: for a call of a function of generators, and for a generator expression.

use crate::heap::object::{
    CodeObject, FunctionData, FunctionObject, GeneratorData, GeneratorState, Kind, SENT_NOWHERE,
};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word};
use crate::interp::frames::{code_of, set, take};
use minipy_code::instr::Instr;
use std::ptr::null_mut;

/// A generator of this kind for a call of `function`, whose `count` parameters stand bound from `base`: they move into it.
///
/// # Safety
/// `function` is a function, and the registers from `base` belong to the call.
#[inline(never)]
pub(in crate::interp) unsafe fn make(
    thread: &mut Thread,
    kind: Kind,
    function: Value,
    base: *mut Word,
    count: usize,
) -> Value {
    // SAFETY: as the caller says.
    unsafe {
        let object = &*(function.word() as *const FunctionObject);
        let code = &*code_of(object);
        // What is read only when the memory is there need not be kept meanwhile.
        new(kind, code, function, base, count, || {
            let (data, usual) = (object.data.get(thread), &code.data.function_names);
            match data.name.is(&usual.0) && data.qualname.is(&usual.1) {
                true => (Value::UNDEF, Value::UNDEF),
                false => (data.name.clone(), data.qualname.clone()),
            }
        })
    }
}

/// A generator of a function whose code this is. Absent names are those of the code.
///
/// # Safety
/// As [`make`].
#[inline(always)]
unsafe fn new(
    kind: Kind,
    code: &CodeObject,
    function: Value,
    base: *mut Word,
    count: usize,
    names: impl FnOnce() -> (Value, Value),
) -> Value {
    // SAFETY: as the caller says.
    unsafe {
        Value::generator(kind, code.registers, base, count, move || {
            let (name, qualname) = names();
            GeneratorData {
                state: GeneratorState::Created,
                registers: code.registers,
                sent_to: SENT_NOWHERE,
                delegate: None,
                next: code.instrs,
                end: null_mut(),
                delegator: null_mut(),
                function,
                handled: Value::UNDEF,
                name,
                qualname,
                asynchronous: Default::default(),
            }
        })
    }
}

/// What a call makes, if it is one of a function of generators whose parameters are just the `argc` arguments from `base`, and there
/// is room for a frame, as calls demand.
///
/// # Safety
/// As [`make`]; `callee` is the register that holds the function, whose reference goes into the generator.
#[inline]
pub(in crate::interp) unsafe fn make_simply(
    t: *mut Thread,
    callee: *mut Word,
    base: *mut Word,
    argc: usize,
) -> Option<Value> {
    // SAFETY: as the caller says.
    unsafe {
        let code = code_of(*callee as *const FunctionObject);
        match (*code).generator {
            Some(kind) if (*code).plain_args as usize == argc && (*t).frame.wrapping_add(1) < (*t).frame_limit => {
                Some(make(&mut *t, kind, take(callee), base, argc))
            }
            _ => None,
        }
    }
}

/// MAKE_GENERATOR: what a call would make of the function of a generator expression. Nobody sees that function but the generator, so it
/// knows no more than that needs.
///
/// # Safety
/// `regs` is the window of the top frame, `ins` the instruction it is at; the constant is code of generators with one parameter, and
/// the closure has as many cells as it has free variables (V5).
#[inline(never)]
pub(in crate::interp) unsafe fn expression(t: *mut Thread, regs: *mut Word, consts: *const Word, ins: Instr) {
    // SAFETY: as the caller says; the registers from `c` are temporaries (V3).
    unsafe {
        let code = Value::borrow(consts.add(ins.b() as usize));
        let object = &*(code.word() as *const CodeObject);
        let globals = &(*((*(*t).frame).function as *const FunctionObject)).globals;
        (*t).note_namespace(&object.data, globals);
        let first = regs.add(ins.c() as usize);
        let closure = match ins.x() {
            0 => Value::UNDEF,
            _ => take(first.add(1)),
        };
        let names = &object.data.function_names;
        let data = FunctionData {
            name: names.0.clone(),
            qualname: names.1.clone(),
            doc: Value::NONE,
            module: Value::NONE,
            ..FunctionData::default()
        };
        let function = Value::function(code.clone(), globals.clone(), closure, data);
        let kind = object.generator.unwrap_or(Kind::Generator);
        let generator = new(kind, object, function, first, 1, || (Value::UNDEF, Value::UNDEF));
        set(t, regs.add(ins.a() as usize), generator.into_word());
    }
}
