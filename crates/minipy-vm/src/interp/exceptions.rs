//! The instructions of `raise`, `try` and `with`.

use super::frames::{frame_locals, release, retained, set, take};
use super::slow::{Lent, operand};
use crate::builtins::exception_group;
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Outcome, Raised};
use crate::heap::object::Kind;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use minipy_code::instr::Instr;
use minipy_code::ops::{COMMON_ASSERTION_ERROR, COMMON_NOT_IMPLEMENTED_ERROR, TEMP_A, TEMP_B};

impl Thread {
    /// The exception that `raise value` raises: an exception class is called.
    pub fn exception_from(&mut self, value: Value, otherwise: &str) -> Outcome {
        if value.as_class().is_some() && self.is_subclass_of(&value, self.heap().class(ClassId::BaseException)) {
            if super::construct::is_plain_exception(self, &value) {
                return Ok(Value::exception(&value, Value::tuple(Vec::new())));
            }
            let made = self.call(&value, &[])?;
            if made.as_exception().is_some() {
                return Ok(made);
            }
            let message = format!(
                "calling {} should have returned an instance of BaseException, not {}",
                self.repr_text(&value)?,
                self.repr_text(&self.class_of(&made).clone())?
            );
            return Err(self.type_error(message));
        }
        if value.as_exception().is_some() {
            Ok(value)
        } else {
            Err(self.type_error(otherwise))
        }
    }

    /// `raise value`.
    pub fn raise_python(&mut self, value: Value) -> Raised {
        match self.exception_from(value, "exceptions must derive from BaseException") {
            Ok(exception) => self.raise_value(exception),
            Err(raised) => raised,
        }
    }
}

/// RAISE.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, `regs` its top frame's window, and `ins` the instruction it is at.
#[cold]
pub(super) unsafe fn raise(t: *mut Thread, regs: *mut Word, ins: Instr) -> Raised {
    // SAFETY: as the caller says.
    unsafe {
        let value = operand(regs, ins.a(), ins.x() & TEMP_A != 0);
        (*t).raise_python(value)
    }
}

/// RAISE_FROM.
#[cold]
pub(super) unsafe fn raise_from(t: *mut Thread, regs: *mut Word, ins: Instr) -> Raised {
    // SAFETY: as above.
    unsafe {
        let value = operand(regs, ins.a(), ins.x() & TEMP_A != 0);
        let cause = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        let thread = &mut *t;
        let both = thread
            .exception_from(value, "exceptions must derive from BaseException")
            .and_then(|exception| {
                let cause = if cause.is_none() {
                    Value::UNDEF
                } else {
                    thread.exception_from(cause, "exception causes must derive from BaseException")?
                };
                Ok((exception, cause))
            });
        let (exception, cause) = match both {
            Ok(both) => both,
            Err(raised) => return raised,
        };
        if let Some(object) = exception.as_exception() {
            let data = object.data.get_mut(thread);
            data.suppress_context = true;
            let old = std::mem::replace(&mut data.cause, cause);
            drop(old);
        }
        thread.raise_value(exception)
    }
}

/// RAISE_AGAIN.
#[cold]
pub(super) unsafe fn raise_again(t: *mut Thread) -> Raised {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let handled = thread.handled.clone();
        if handled.is_undef() {
            return thread.raise(ClassId::RuntimeError, "No active exception to reraise");
        }
        thread.has_entry = true;
        thread.reraise(handled)
    }
}

/// RERAISE.
#[cold]
pub(super) unsafe fn reraise(t: *mut Thread, regs: *mut Word, ins: Instr) -> Raised {
    // SAFETY: as above.
    unsafe {
        let exception = take(regs.add(ins.a() as usize));
        (*t).has_entry = true;
        (*t).reraise(exception)
    }
}

/// PUSH_EXC. Where a generator handled nothing until now, what its resumer handles is not written down but None, which is no exception:
/// when the handler is left, another may have resumed it.
pub(super) unsafe fn push(t: *mut Thread, regs: *mut Word, ins: Instr) {
    // SAFETY: as above.
    unsafe {
        let exception = operand(regs, ins.b(), false);
        let mut before = std::mem::replace(&mut (*t).handled, exception);
        let frame = (*t).frame;
        let resumed = (*frame).entry.is_generator();
        if resumed && (*frame).handled == before.word() {
            release(t, std::mem::replace(&mut before, Value::NONE).into_word());
        }
        set(t, regs.add(ins.a() as usize), before.into_word());
    }
}

/// POP_EXC.
pub(super) unsafe fn pop(t: *mut Thread, regs: *mut Word, ins: Instr) {
    // SAFETY: as above.
    unsafe {
        let mut before = take(regs.add(ins.a() as usize));
        let outside = before.is_none();
        if outside {
            before = Value::from_word(retained((*(*t).frame).handled));
        }
        let handled = std::mem::replace(&mut (*t).handled, before);
        if outside {
            super::generators::inherit_handled(t);
        }
        release(t, handled.into_word());
    }
}

impl Thread {
    /// TypeError unless these are what an `except` clause may name: an exception class, or a tuple of such.
    fn check_catchable(&mut self, classes: &Value) -> Outcome<()> {
        let base = self.heap().class(ClassId::BaseException).clone();
        let one = std::slice::from_ref(classes);
        let list = classes.as_tuple().map_or(one, |tuple| tuple.items());
        for class in list {
            if class.as_class().is_none() || !self.is_subclass_of(class, &base) {
                let message = "catching classes that do not inherit from BaseException is not allowed";
                return Err(self.type_error(message));
            }
        }
        Ok(())
    }

    /// TypeError if an `except*` clause names a class of groups, which are taken apart before any clause sees them.
    fn check_no_group(&mut self, classes: &Value) -> Outcome<()> {
        let group = self.heap().class(ClassId::BaseExceptionGroup).clone();
        let one = std::slice::from_ref(classes);
        let list = classes.as_tuple().map_or(one, |tuple| tuple.items());
        if list.iter().any(|class| self.is_subclass_of(class, &group)) {
            let message = "catching ExceptionGroup with except* is not allowed. Use except instead.";
            return Err(self.type_error(message));
        }
        Ok(())
    }
}

/// JUMP_NO_MATCH: does the exception in `a` match the class or classes in `b`?
#[inline(never)]
pub(super) unsafe fn matches(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<bool> {
    // SAFETY: as above; the handler's exception stays in its register.
    unsafe {
        let exception = Lent::new(t, regs.add(ins.a() as usize), false);
        let classes = Lent::new(t, regs.add(ins.b() as usize), true);
        // The class of an exception is one that may be named.
        if (*t).class_of(&exception).is(&classes) {
            return Ok(true);
        }
        (*t).check_catchable(&classes)?;
        Ok((*t).exception_matches(&exception, &classes))
    }
}

/// TAKE_PART.
#[cold]
pub(super) unsafe fn take_part(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above; both registers are temporaries (V3).
    unsafe {
        let classes = operand(regs, ins.a(), true);
        let exception = operand(regs, ins.b(), false);
        let thread = &mut *t;
        thread.check_catchable(&classes)?;
        thread.check_no_group(&classes)?;
        let (part, rest) = exception_group::take_part(thread, &exception, &classes, super::unwind::traceback_here)?;
        set(t, regs.add(ins.a() as usize), part.into_word());
        set(t, regs.add(ins.b() as usize), rest.into_word());
        Ok(())
    }
}

/// JOIN_RAISED.
#[cold]
pub(super) unsafe fn join_raised(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let list = operand(regs, ins.a(), true);
        let original = operand(regs, ins.b(), false);
        let thread = &mut *t;
        let raised = list.as_list().map(|list| std::mem::take(list.items.get_mut(thread)));
        let joined = exception_group::join(thread, &original, raised.unwrap_or_default())?;
        set(t, regs.add(ins.a() as usize), joined.into_word());
        Ok(())
    }
}

/// LOAD_COMMON.
pub(super) unsafe fn common(t: *mut Thread, which: u8) -> Value {
    // SAFETY: as above.
    unsafe {
        match which {
            COMMON_ASSERTION_ERROR => (*t).heap().class(ClassId::AssertionError).clone(),
            COMMON_NOT_IMPLEMENTED_ERROR => (*t).heap().class(ClassId::NotImplementedError).clone(),
            _ => frame_locals(&mut *t),
        }
    }
}

impl Thread {
    /// A special method looked up on the class, ready to be called: the function and its receiver, or what it is bound to and nothing.
    #[inline]
    fn special_method(&mut self, value: &Value, special: Special) -> Outcome<Option<(Value, Value)>> {
        let Some(found) = self.special(value, special) else {
            return Ok(None);
        };
        if matches!(found.kind(), Some(Kind::Function | Kind::NativeMethod)) {
            return Ok(Some((found, value.clone())));
        }
        let class = self.class_of(value).clone();
        let bound = self.bind(&found, value, &class)?;
        Ok(Some((bound, Value::UNDEF)))
    }
}

/// What `with` calls.
const WITH: (Special, Special) = (Special::Exit, Special::Enter);
/// What `async with` calls.
const ASYNC_WITH: (Special, Special) = (Special::Aexit, Special::Aenter);

impl Thread {
    #[cold]
    fn no_context_manager(&mut self, value: &Value, missed: Special, is_async: bool) -> Raised {
        let name = self.class_name(value);
        let kind = if is_async { "asynchronous " } else { "" };
        let mut message = format!(
            "'{name}' object does not support the {kind}context manager protocol (missed {} method)",
            missed.name()
        );
        let (exit, enter) = if is_async { WITH } else { ASYNC_WITH };
        if self.has_special(value, exit) && self.has_special(value, enter) {
            message += match is_async {
                true => " but it supports the context manager protocol. Did you mean to use 'with'?",
                false => {
                    " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"
                }
            };
        }
        self.type_error(message)
    }
}

/// LOAD_WITH and LOAD_ASYNC_WITH.
#[inline(never)]
pub(super) unsafe fn load_with(t: *mut Thread, regs: *mut Word, ins: Instr, is_async: bool) -> Outcome<()> {
    // SAFETY: as above; the four registers from `a` are temporaries (V3).
    unsafe {
        let manager = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        let thread = &mut *t;
        let base = regs.add(ins.a() as usize);
        let (exit, enter) = if is_async { ASYNC_WITH } else { WITH };
        for (offset, special) in [(0, exit), (2, enter)] {
            let Some((function, receiver)) = thread.special_method(&manager, special)? else {
                return Err(thread.no_context_manager(&manager, special, is_async));
            };
            set(t, base.add(offset), function.into_word());
            set(t, base.add(offset + 1), receiver.into_word());
        }
        Ok(())
    }
}

/// WITH_ARGS.
pub(super) unsafe fn with_args(t: *mut Thread, regs: *mut Word, ins: Instr) {
    // SAFETY: as above.
    unsafe {
        let exception = operand(regs, ins.b(), false);
        let thread = &mut *t;
        let class = thread.class_of(&exception).clone();
        let traceback = exception.as_exception().map(|e| e.data.get(thread).traceback.clone());
        let traceback = traceback.filter(|t| t.word() != word::UNDEF).unwrap_or(Value::NONE);
        let base = regs.add(ins.a() as usize);
        set(t, base.add(2), class.into_word());
        set(t, base.add(3), exception.into_word());
        set(t, base.add(4), traceback.into_word());
    }
}
