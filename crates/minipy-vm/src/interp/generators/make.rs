//! Making generators: for a call of a function of generators, and for a generator expression.

use crate::heap::classes::ClassId;
use crate::heap::native::Outcome;
use crate::heap::object::{
    AsyncState, CodeObject, FunctionData, FunctionObject, GeneratorData, GeneratorExtras, GeneratorObject,
    GeneratorState, Header, Kind, SENT_NOWHERE,
};
use crate::heap::state;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use crate::interp::calls;
use crate::interp::frames::{code_of, set, take};
use minipy_code::instr::Instr;
use std::ptr::null_mut;

/// What a generator is made of.
struct Parts<'a> {
    kind: Kind,
    code: &'a CodeObject,
    /// The function, which has this code.
    function: Value,
    /// Its arguments stand here, so many; they move into the first registers.
    base: *mut Word,
    count: usize,
}

impl Parts<'_> {
    /// Bytes of the generator. The registers come in pairs, so that two are emptied at a time.
    fn size(&self) -> usize {
        const { assert!(size_of::<GeneratorObject>().is_multiple_of(2 * size_of::<Word>())) };
        size_of::<GeneratorObject>() + (self.code.registers as usize).div_ceil(2) * (2 * size_of::<Word>())
    }

    /// The generator, in fresh memory.
    ///
    /// # Safety
    /// The memory has [`Parts::size`] bytes and the beginning of a header; so many registers from the base own what they hold, and the
    /// code has at least as many.
    #[inline(always)]
    unsafe fn fill(self, object: *mut Header, extras: Option<Box<GeneratorExtras>>) -> Value {
        let class = match self.kind {
            Kind::Coroutine => ClassId::Coroutine,
            Kind::AsyncGenerator => ClassId::AsyncGenerator,
            _ => ClassId::Generator,
        };
        // SAFETY: as the caller says; every field and every register is written.
        unsafe {
            (*object).kind = self.kind;
            (*object).shape = (*state::current()).shape(class);
            let object = object.cast::<GeneratorObject>();
            (*object).data.raw().write(GeneratorData {
                state: GeneratorState::Created,
                registers: self.code.registers,
                sent_to: SENT_NOWHERE,
                delegate: None,
                next: self.code.instrs,
                end: object,
                delegator: null_mut(),
                function: self.function,
                handled: Value::UNDEF,
                extras,
                asynchronous: AsyncState::default(),
            });
            // Mostly there are so few registers and arguments that the vector instructions of ordinary loops would come to more.
            let first = GeneratorObject::registers(object);
            let (mut at, end) = (first.add(self.count & !1), first.add(self.code.registers as usize));
            while at < end {
                at.write_volatile(word::UNDEF);
                at.add(1).write_volatile(word::UNDEF);
                at = at.add(2);
            }
            let (mut from, end, mut to) = (self.base, self.base.add(self.count), first);
            while from < end {
                to.write_volatile(from.replace(word::UNDEF));
                (from, to) = (from.add(1), to.add(1));
            }
            Value::from_word(object as Word)
        }
    }

    /// The generator in the memory of an object that went, without any call; else as [`Parts::make_slowly`].
    #[inline(always)]
    unsafe fn make(self, thread: &Thread) -> Value {
        // SAFETY: as for `fill`.
        unsafe {
            let spare = match self.has_usual_names(thread) {
                true => (*state::current()).spare_container(self.size(), false),
                false => None,
            };
            match spare {
                Some(object) => self.fill(object, None),
                None => self.make_slowly(thread),
            }
        }
    }

    /// Has the function the names that its code gives it?
    #[inline(always)]
    fn has_usual_names(&self, thread: &Thread) -> bool {
        // SAFETY: the function is one.
        let data = unsafe { (*(self.function.word() as *const FunctionObject)).data.get(thread) };
        let usual = &self.code.data.function_names;
        data.name.is(&usual.0) && data.qualname.is(&usual.1)
    }

    #[inline(never)]
    unsafe fn make_slowly(self, thread: &Thread) -> Value {
        // SAFETY: as for `fill`.
        unsafe {
            let extras = (!self.has_usual_names(thread)).then(|| {
                let data = (*(self.function.word() as *const FunctionObject)).data.get(thread);
                Box::new(GeneratorExtras {
                    name: data.name.clone(),
                    qualname: data.qualname.clone(),
                    ..GeneratorExtras::default()
                })
            });
            let heap = &*state::current();
            let object = heap.allocate(self.size(), self.kind, null_mut());
            let generator = self.fill(object, extras);
            heap.container_made();
            generator
        }
    }
}

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
        let code = &*code_of(function.word() as *const FunctionObject);
        let parts = Parts {
            kind,
            code,
            function,
            base,
            count,
        };
        parts.make(thread)
    }
}

/// What a call makes of the function in `callee`, whose reference goes into the generator. The parameters of the function are just the
/// `argc` arguments from `base`.
///
/// # Safety
/// As [`make`].
#[inline(never)]
unsafe fn make_for_call(
    t: *mut Thread,
    callee: *mut Word,
    base: *mut Word,
    argc: usize,
    kind: Kind,
) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says.
    unsafe {
        let function = take(callee);
        let code = &*code_of(function.word() as *const FunctionObject);
        let parts = Parts {
            kind,
            code,
            function,
            base,
            count: argc,
        };
        Ok(Some(parts.make(&*t)))
    }
}

/// Calls the Python function in `callee`, whose arguments may have to be bound, or makes its generator.
///
/// # Safety
/// As [`calls::call`]; `callee` is a register before `base`.
#[inline(never)]
pub(in crate::interp) unsafe fn call_binding(
    t: *mut Thread,
    callee: *mut Word,
    base: *mut Word,
    argc: usize,
    names: &[Value],
) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says.
    unsafe {
        let code = code_of(*callee as *const FunctionObject);
        // A call demands room for a frame even if it makes a generator.
        if let Some(kind) = (*code).generator
            && (*code).plain_args as usize == argc
            && names.is_empty()
            && (*t).frame.wrapping_add(1) < (*t).frame_limit
        {
            return make_for_call(t, callee, base, argc, kind);
        }
        calls::bind_and_call(t, callee, base, argc, names)
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
        let generator = make(&mut *t, kind, function, first, 1);
        set(t, regs.add(ins.a() as usize), generator.into_word());
    }
}
