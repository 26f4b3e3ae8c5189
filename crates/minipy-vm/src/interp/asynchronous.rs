//! The instructions of `await`, `async for` and `async with`. The awaiting itself is YIELD_FROM (`generators.rs`).

use super::frames::{set, take};
use super::generators::{self, Delegated};
use super::slow::{Lent, operand};
use super::specials;
use crate::builtins::{async_generator, coroutine};
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Outcome, Raised, Resumed};
use crate::heap::object::{GeneratorObject, GeneratorState, Header, Kind};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use minipy_code::instr::Instr;
use minipy_code::ops::{AWAIT_ENTER, AWAIT_EXIT, TEMP_B};

/// Is it a coroutine that has not begun, which `await` walks as it is?
///
/// # Safety
/// The word is in a register.
#[inline(always)]
pub(super) unsafe fn is_new_coroutine(value: Word) -> bool {
    // SAFETY: a register that holds a pointer owns an object, and its kind tells the layout.
    unsafe {
        word::is_pointer(value)
            && (*(value as *const Header)).kind == Kind::Coroutine
            && (*(*(value as *const GeneratorObject)).data.raw()).state == GeneratorState::Created
    }
}

/// GET_AWAITABLE.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, `regs` its top frame's window, and `ins` the instruction it is at.
#[inline(never)]
pub(super) unsafe fn get_awaitable(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as the caller says.
    unsafe {
        let value = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        let thread = &mut *t;
        let iterator = if value.kind() == Some(Kind::Coroutine) {
            if thread.delegate_of(&value).is_some() && !thread.is_generator_running(&value) {
                return Err(thread.raise(ClassId::RuntimeError, "coroutine is being awaited already"));
            }
            value
        } else if let Some(generator) = specials::generator_of(thread, &value, Special::Await) {
            generator
        } else {
            match thread.find_awaitable_iterator(&value)? {
                Some(iterator) => iterator,
                None => return Err(thread.not_awaitable(&value, ins.c())),
            }
        };
        set(t, regs.add(ins.a() as usize), iterator.into_word());
        Ok(())
    }
}

impl Thread {
    #[cold]
    fn not_awaitable(&mut self, value: &Value, from: u16) -> Raised {
        let class = self.class_name(value);
        let from = match from {
            AWAIT_ENTER => "__aenter__",
            AWAIT_EXIT => "__aexit__",
            _ => return self.type_error(format!("'{class}' object can't be awaited")),
        };
        self.type_error(format!(
            "'async with' received an object from {from} that does not implement __await__: {class}"
        ))
    }

    /// The last reference to a coroutine or an asynchronous generator has gone: one that never began is reported, another is closed,
    /// unless an event loop does that.
    pub(super) fn finalize_async(&mut self, object: &Value) -> Outcome<()> {
        let Some(generator) = object.as_generator() else {
            return Ok(());
        };
        let data = generator.data.get(self);
        let (state, hook) = (data.state, data.due_finalizer().cloned());
        if let Some(hook) = hook {
            return self.call(&hook, std::slice::from_ref(object)).map(drop);
        }
        if object.kind() == Some(Kind::Coroutine) && state == GeneratorState::Created {
            let (_, name) = self.generator_names(object);
            coroutine::warn_never_awaited(self, &format!("coroutine '{}'", name.as_str().unwrap_or("?")));
            return Ok(());
        }
        self.generator_close(object).map(drop)
    }
}

/// GET_AITER.
#[inline(never)]
pub(super) unsafe fn get_aiter(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let value = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        let thread = &mut *t;
        let iterator = if value.kind() == Some(Kind::AsyncGenerator) {
            value
        } else {
            thread.async_iterator(&value)?
        };
        set(t, regs.add(ins.a() as usize), iterator.into_word());
        Ok(())
    }
}

impl Thread {
    fn async_iterator(&mut self, value: &Value) -> Outcome {
        let Some(iterator) = self.call_aiter(value)? else {
            let message = format!(
                "'async for' requires an object with __aiter__ method, got {}",
                self.class_name(value)
            );
            return Err(self.type_error(message));
        };
        if !self.has_special(&iterator, Special::Anext) {
            let message = format!(
                "'async for' received an object from __aiter__ that does not implement __anext__: {}",
                self.class_name(&iterator)
            );
            return Err(self.type_error(message));
        }
        Ok(iterator)
    }

    fn next_awaitable(&mut self, iterator: &Value) -> Outcome {
        let Some(awaitable) = self.call_special_by_name(iterator, Special::Anext, &[])? else {
            let message = format!(
                "'async for' requires an iterator with __anext__ method, got {}",
                self.class_name(iterator)
            );
            return Err(self.type_error(message));
        };
        match self.awaitable_iterator(&awaitable) {
            Ok(iterator) => Ok(iterator),
            Err(_) => {
                let class = self.class_name(&awaitable);
                let message = format!("'async for' received an invalid object from __anext__: {class}");
                Err(self.type_error_from_cause(message))
            }
        }
    }
}

/// GET_ANEXT. What awaits its result is the YIELD_FROM behind it: for an asynchronous generator that gets the generator itself, and makes
/// the awaitable of `__anext__()` only if somebody can come to see it ([`await_item`]).
#[inline(never)]
pub(super) unsafe fn get_anext(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above; the loop's hidden register keeps the iterator.
    unsafe {
        let iterator = Lent::new(t, regs.add(ins.b() as usize), false);
        let thread = &mut *t;
        let awaitable = match iterator.kind() {
            Some(Kind::AsyncGenerator) => {
                async_generator::begin(thread, &iterator)?;
                iterator.clone()
            }
            _ => thread.next_awaitable(&iterator)?,
        };
        set(t, regs.add(ins.a() as usize), awaitable.into_word());
        Ok(())
    }
}

/// YIELD_FROM behind a GET_ANEXT that left an asynchronous generator. As a rule that has its next item at once. If it awaits something
/// itself, what `__anext__()` gives takes its place in the register, where all can see it who look at a suspended coroutine.
#[inline(never)]
pub(super) unsafe fn await_item(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<Delegated> {
    // SAFETY: as above.
    unsafe {
        let register = regs.add(ins.a() as usize);
        let step = {
            let generator = Lent::new(t, register, false);
            let step = async_generator::anext_step(&mut *t, &generator)?;
            if matches!(step, Resumed::Yielded(_)) {
                let awaitable = async_generator::anext_under_way(&mut *t, &generator);
                set(t, register, awaitable.into_word());
            }
            step
        };
        Ok(generators::take_step(t, regs, ins, step))
    }
}

/// END_ASYNC_FOR.
#[inline(never)]
pub(super) unsafe fn end_async_for(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let exception = take(regs.add(ins.a() as usize));
        if (*t).is_a(&exception, ClassId::StopAsyncIteration) {
            super::frames::release(t, exception.into_word());
            return Ok(());
        }
        (*t).has_entry = true;
        Err((*t).reraise(exception))
    }
}
