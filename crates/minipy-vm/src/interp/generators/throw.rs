//! Exceptions thrown into generators: `throw`, `close`, and their way through those that are delegated to.

use super::{Check, may_run, may_run_within, noun, registers_of, state};
use crate::builtins::generator::thrown as exception_of;
use crate::builtins::ignored::print_ignored;
use crate::heap::chain;
use crate::heap::classes::ClassId;
use crate::heap::dealloc::release_registers;
use crate::heap::native::{Outcome, Raised, Resumed};
use crate::heap::object::GeneratorState;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use crate::interp::frames::take;
use crate::interp::run::Start;
use minipy_code::instr::Instr;

impl Thread {
    /// `generator.throw(...)`. What is thrown need not be an exception as long as it goes on to an iterator that is no generator.
    pub fn generator_throw(&mut self, generator: &Value, thrown: &[Value]) -> Outcome<Resumed> {
        self.throw(generator, thrown, may_run)
    }

    fn throw(&mut self, generator: &Value, thrown: &[Value], check: Check) -> Outcome<Resumed> {
        if state(self, generator) == GeneratorState::Closed {
            exception_of(self, thrown)?;
            self.check_reuse(generator)?;
        }
        self.throw_or_close(generator, thrown, true, check)
    }

    /// As [`Thread::generator_throw`], for `athrow()` and `aclose()` of an asynchronous generator.
    pub fn generator_throw_through(&mut self, generator: &Value, thrown: &[Value]) -> Outcome<Resumed> {
        self.throw_or_close(generator, thrown, false, may_run)
    }

    /// Throws; `closes` says whether a GeneratorExit closes the iterator delegated to or, as in `aclose()`, is thrown into it.
    fn throw_or_close(&mut self, generator: &Value, thrown: &[Value], closes: bool, check: Check) -> Outcome<Resumed> {
        if state(self, generator) == GeneratorState::Created {
            let exception = exception_of(self, thrown)?;
            return Err(self.throw_into_unstarted(generator, exception));
        }
        if !check(self, generator)? {
            let exception = exception_of(self, thrown)?;
            return Err(self.reraise(exception));
        }
        self.check_native_stack("")?;
        if let Some(object) = generator.as_generator() {
            // SAFETY: it does not run, and is alive.
            unsafe { chain::part((&raw const *object).cast_mut()) }
        }
        if let Some(inner) = self.delegate_of(generator) {
            return self.throw_into_delegate(generator, &inner, thrown, closes);
        }
        let exception = exception_of(self, thrown)?;
        let _ = self.reraise(exception);
        self.raise_in_generator(generator)
    }

    /// The traceback shows the generator at its `def`, where no instruction is.
    #[cold]
    fn throw_into_unstarted(&mut self, generator: &Value, exception: Value) -> Raised {
        self.close_unstarted(generator);
        let raised = self.reraise(exception.clone());
        let function = generator
            .as_generator()
            .map(|generator| generator.data.get(self).function.clone());
        let code = function
            .as_ref()
            .and_then(|f| f.as_function())
            .map(|f| f.code.get(self).clone());
        if let (Some(code), Some(object)) = (code, exception.as_exception()) {
            let data = object.data.get_mut(self);
            let next = std::mem::take(&mut data.traceback);
            data.traceback = Value::traceback(next, code, u32::MAX);
        }
        raised
    }

    fn set_state(&mut self, generator: &Value, state: GeneratorState) {
        if let Some(generator) = generator.as_generator() {
            generator.data.get_mut(self).state = state;
        }
    }

    fn throw_into_delegate(
        &mut self,
        generator: &Value,
        inner: &Value,
        thrown: &[Value],
        closes: bool,
    ) -> Outcome<Resumed> {
        let exits = closes && self.is_exit(&thrown[0]);
        let throw = match exits || inner.as_generator().is_some() {
            true => None,
            false => self.find_attr(inner, &Value::intern("throw"))?,
        };
        self.set_state(generator, GeneratorState::Running);
        let answer = match throw {
            Some(throw) => self.throw_by_method(&throw, thrown),
            None if !exits && inner.as_generator().is_some() => self.throw(inner, thrown, may_run_within),
            None => {
                let closed = if exits { self.close_iterator(inner) } else { Ok(()) };
                self.set_state(generator, GeneratorState::Suspended);
                if closed.is_ok() {
                    let exception = exception_of(self, thrown)?;
                    let _ = self.reraise(exception);
                }
                return self.raise_in_generator(generator);
            }
        };
        self.set_state(generator, GeneratorState::Suspended);
        match answer {
            Ok(Resumed::Yielded(value)) => Ok(Resumed::Yielded(value)),
            Ok(Resumed::Returned(value)) => self.end_delegation(generator, value),
            Err(_) => self.raise_in_generator(generator),
        }
    }

    /// Is it GeneratorExit, or an instance of it?
    fn is_exit(&self, thrown: &Value) -> bool {
        let class = if thrown.as_class().is_some() {
            thrown
        } else {
            self.class_of(thrown)
        };
        self.is_subclass_of(class, self.heap().class(ClassId::GeneratorExit))
    }

    fn throw_by_method(&mut self, throw: &Value, thrown: &[Value]) -> Outcome<Resumed> {
        match self.call(throw, thrown) {
            Ok(value) => Ok(Resumed::Yielded(value)),
            Err(raised) => self.stop_value(raised).map(Resumed::Returned),
        }
    }

    /// The inner iterator of a `yield from` has ended: the generator goes on behind the instruction.
    fn end_delegation(&mut self, generator: &Value, value: Value) -> Outcome<Resumed> {
        if let Some(object) = generator.as_generator() {
            let data = object.data.get_mut(self);
            // SAFETY: the function is alive, and its code; the registers belong to the suspended generator.
            unsafe {
                let ins = Instr(*data.next);
                let registers = registers_of(generator.word());
                let inner = take(registers.add(ins.a() as usize));
                let old = Value::from_word(registers.add(ins.b() as usize).replace(value.into_word()));
                data.next = data.next.add(1);
                data.delegate = None;
                drop((inner, old));
            }
        }
        self.run_generator(generator, Value::UNDEF, Start::Run)
    }

    /// The value of the StopIteration on its way; any other exception passes.
    pub fn stop_value(&mut self, raised: Raised) -> Outcome {
        let stop = self.catch(raised, ClassId::StopIteration)?;
        let args = stop.as_exception().map(|e| e.data.get(self).args.clone());
        let first = args.as_ref().and_then(|args| args.as_tuple()?.items().first().cloned());
        Ok(first.unwrap_or(Value::NONE))
    }

    fn close_iterator(&mut self, inner: &Value) -> Outcome<()> {
        if inner.as_generator().is_some() {
            return self.close(inner, may_run_within).map(drop);
        }
        match self.find_attr(inner, &Value::intern("close")) {
            Ok(Some(close)) => self.call(&close, &[]).map(drop),
            Ok(None) => Ok(()),
            Err(_) => {
                let error = self.take_exception();
                print_ignored(self, &error, "while closing generator", inner);
                Ok(())
            }
        }
    }

    fn close_unstarted(&mut self, generator: &Value) {
        if let Some(object) = generator.as_generator() {
            let data = object.data.get_mut(self);
            data.state = GeneratorState::Closed;
            // SAFETY: it has not begun, and will not.
            unsafe { release_registers((&raw const *object).cast_mut()) }
        }
    }

    /// `generator.close()`: the value it returned, or None.
    pub fn generator_close(&mut self, generator: &Value) -> Outcome {
        self.close(generator, may_run)
    }

    fn close(&mut self, generator: &Value, check: Check) -> Outcome {
        if state(self, generator) == GeneratorState::Created {
            self.close_unstarted(generator);
        }
        if !check(self, generator)? {
            return Ok(Value::NONE);
        }
        let class = self.heap().class(ClassId::GeneratorExit).clone();
        let exit = Value::exception(&class, Value::tuple(Vec::new()));
        // Here, other than for `throw`, what is handled outside is the context.
        let _ = self.raise_value(exit);
        let exit = self.take_exception();
        match self.throw_or_close(generator, &[exit], true, check) {
            Ok(Resumed::Returned(value)) => Ok(value),
            Ok(Resumed::Yielded(_)) => {
                let message = format!("{} ignored GeneratorExit", noun(generator));
                Err(self.raise(ClassId::RuntimeError, message))
            }
            Err(_) if self.raised_is(ClassId::GeneratorExit) || self.raised_is(ClassId::StopIteration) => {
                drop(self.take_exception());
                Ok(Value::NONE)
            }
            Err(raised) => Err(raised),
        }
    }
}
