//! Generators: a frame whose registers are in the generator's object.
//!
//! Resuming pushes a frame on those registers, and yielding takes it off: nothing is copied. What the generator calls cannot have its
//! window inside the generator's, as other functions' calls do: the arguments move to the stack (CALL_FAR, `frames::move_arguments`).

mod throw;

use super::calls::{self, Returned};
use super::frames::{self, code_of, release, set, take};
use super::run::Start;
use super::slow::{Lent, operand};
use crate::heap::classes::ClassId;
use crate::heap::native::{Outcome, Resumed};
use crate::heap::object::{CodeObject, FunctionObject, GeneratorData, GeneratorObject, GeneratorState, Header, Kind};
use crate::heap::stack::{Entry, Frame};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use minipy_code::instr::Instr;
use minipy_code::ops::TEMP_B;

/// What a step of `yield from` came to.
pub(super) enum Delegated {
    /// The inner iterator has ended: the loop goes on.
    Ended,
    /// The frame of the inner generator is on top.
    Entered,
    /// It yielded, and so did we.
    Yielded(Returned),
}

/// A generator of this kind for a call of `function`, whose `count` parameters stand bound from `base`: they move into it.
///
/// # Safety
/// `function` is a function, and the registers from `base` belong to the call.
pub(super) unsafe fn make(thread: &mut Thread, kind: Kind, function: Value, base: *mut Word, count: usize) -> Value {
    // SAFETY: as the caller says.
    unsafe {
        let object = &*(function.word() as *const FunctionObject);
        let (name, qualname) = {
            let data = object.data.get(thread);
            (data.name.clone(), data.qualname.clone())
        };
        let data = GeneratorData {
            state: GeneratorState::Created,
            registers: (*code_of(object)).registers,
            next_instr: 0,
            sent_to: 0,
            delegate: None,
            function,
            handled: Value::UNDEF,
            name,
            qualname,
            asynchronous: Default::default(),
        };
        let generator = Value::generator(kind, data);
        frames::move_arguments(base, registers_of(generator.word()), count);
        generator
    }
}

/// The first register of a generator.
///
/// # Safety
/// `generator` is a live generator.
#[inline(always)]
unsafe fn registers_of(generator: Word) -> *mut Word {
    // SAFETY: as the caller says.
    unsafe { GeneratorObject::registers(generator as *mut GeneratorObject) }
}

/// Pushes the frame of a generator that is not running and has not ended. `sent` is the value sent to it, or absent.
///
/// # Safety
/// For this and all functions below: `t` is the running thread.
#[inline]
unsafe fn push(t: *mut Thread, generator: Word, root: Word, entry: Entry, sent: Value) -> Outcome<()> {
    // SAFETY: as the caller says.
    unsafe {
        frames::reserve_frame(t)?;
        push_reserved(t, generator, root, entry, sent);
        Ok(())
    }
}

/// As [`push`], with room made before.
#[inline(always)]
unsafe fn push_reserved(t: *mut Thread, generator: Word, root: Word, entry: Entry, sent: Value) {
    // SAFETY: as the caller says. The register for the value sent is empty, since YIELD and YIELD_FROM consume what it held.
    unsafe {
        let data = (*(generator as *mut GeneratorObject)).data.raw();
        if !sent.is_undef() && (*data).state != GeneratorState::Created {
            registers_of(generator)
                .add((*data).sent_to as usize)
                .write(sent.into_word());
        }
        enter(t, generator, root, entry, frames::retained((*t).handled.word()));
        if !(*data).handled.is_undef() {
            (*t).handled = std::mem::take(&mut (*data).handled);
        } else if generator != root && root != word::UNDEF {
            inherit_handled(t);
        }
    }
}

/// Fills the frame above the top one, in which the generator goes on, and puts it on top. `handled` is owned by the frame.
#[inline(always)]
unsafe fn enter(t: *mut Thread, generator: Word, root: Word, entry: Entry, handled: Word) {
    // SAFETY: as the caller says.
    unsafe {
        let data = (*(generator as *mut GeneratorObject)).data.raw();
        let function = (*data).function.word() as *mut FunctionObject;
        let code = code_of(function);
        let frame = (*t).frame.wrapping_add(1);
        (*frame).top = frames::top(t);
        (*frame).pc = (*code).instrs.add((*data).next_instr);
        (*frame).regs = registers_of(generator);
        (*frame).code = code;
        // The frame borrows the function from the generator, which it owns.
        (*frame).function = function as Word;
        (*frame).entry = entry;
        (*frame).extra = frames::retained(generator);
        (*frame).namespace = word::UNDEF;
        (*frame).root = root;
        (*frame).handled = handled;
        (*t).frame = frame;
        (*data).state = GeneratorState::Running;
    }
}

/// The generator of the top frame handles nothing itself. If it is not the one that was resumed, what is handled in it is what the
/// nearest of those that delegate to it handles.
#[cold]
pub(super) unsafe fn inherit_handled(t: *mut Thread) {
    // SAFETY: the resumer holds the root, and each generator of the chain the next one.
    unsafe {
        let (generator, root) = ((*(*t).frame).extra, (*(*t).frame).root);
        if generator == root || root == word::UNDEF {
            return;
        }
        let mut at = root;
        while at != generator {
            let data = (*(at as *mut GeneratorObject)).data.raw();
            if !(*data).handled.is_undef() {
                (*t).handled = (*data).handled.clone();
            }
            let Some(register) = (*data).delegate else { return };
            at = *registers_of(at).add(register as usize);
        }
    }
}

/// Gives the thread back the exception it handled before the generator ran; says which one was handled inside.
unsafe fn restore_handled(t: *mut Thread, frame: *mut Frame) -> Value {
    // SAFETY: frames of generators have `handled`.
    unsafe {
        let before = Value::from_word((*frame).handled);
        std::mem::replace(&mut (*t).handled, before)
    }
}

/// Notes in the generator of a frame that it is suspended, and where it will go on.
#[inline(always)]
unsafe fn stand(
    frame: *const Frame,
    next: *const Instr,
    sent_to: u16,
    delegate: Option<u16>,
) -> (Word, *mut GeneratorData) {
    // SAFETY: the frame is that of a generator, which it owns.
    unsafe {
        let generator = (*frame).extra;
        let data = (*(generator as *mut GeneratorObject)).data.raw();
        (*data).state = GeneratorState::Suspended;
        (*data).next_instr = next.offset_from((*(*frame).code).instrs.cast::<Instr>()) as usize;
        (*data).sent_to = sent_to;
        (*data).delegate = delegate;
        (generator, data)
    }
}

/// Takes the top frame off: its generator is suspended before the instruction `next`; a value sent goes into the register `sent_to`.
#[inline]
unsafe fn suspend(t: *mut Thread, next: *const Instr, sent_to: u16, delegate: Option<u16>) -> Entry {
    // SAFETY: the top frame is a generator's.
    unsafe {
        let frame = (*t).frame;
        let (generator, data) = stand(frame, next, sent_to, delegate);
        if (*frame).handled != (*t).handled.word() || handles_same(t, frame) {
            (*data).handled = (*t).handled.clone();
        }
        drop(restore_handled(t, frame));
        let entry = (*frame).entry;
        (*t).frame = frame.sub(1);
        release(t, generator);
        entry
    }
}

/// The generator and its resumer handle the same exception. Is it in a handler of its own? Such a handler keeps the exception in a
/// temporary.
#[inline]
unsafe fn handles_same(t: *mut Thread, frame: *const Frame) -> bool {
    // SAFETY: as above.
    unsafe {
        let handled = (*t).handled.word();
        let code = (*frame).code;
        handled != word::UNDEF
            && ((*code).locals as usize..(*code).registers as usize).any(|i| *(*frame).regs.add(i) == handled)
    }
}

/// Suspends the generator on top, and those that delegate to it: their YIELD_FROM runs again when they are resumed. Says who
/// resumed the outermost.
unsafe fn suspend_chain(t: *mut Thread, next: *const Instr, sent_to: u16, delegate: Option<u16>) -> Entry {
    // SAFETY: a delegating frame's program counter is behind its YIELD_FROM.
    unsafe {
        let mut entry = suspend(t, next, sent_to, delegate);
        while entry == Entry::Delegate {
            let again = (*(*t).frame).pc.cast::<Instr>().sub(1);
            entry = suspend(t, again, (*again).b(), Some((*again).a()));
        }
        entry
    }
}

/// The generator that the top frame delegated to has returned.
pub(super) unsafe fn end_delegation(t: *mut Thread, value: Value) {
    // SAFETY: the frame's last instruction was the YIELD_FROM.
    unsafe {
        let frame = (*t).frame;
        let ins = *(*frame).pc.cast::<Instr>().sub(1);
        set(t, (*frame).regs.add(ins.a() as usize), word::UNDEF);
        set(t, (*frame).regs.add(ins.b() as usize), value.into_word());
    }
}

/// Takes the frame of a generator that has returned or was unwound off the stack. Its registers are released.
pub(super) unsafe fn finish(t: *mut Thread) {
    // SAFETY: the top frame is a generator's.
    unsafe {
        let frame = (*t).frame;
        let generator = Value::from_word((*frame).extra);
        (*(*(generator.word() as *mut GeneratorObject)).data.raw()).state = GeneratorState::Closed;
        drop(restore_handled(t, frame));
        (*t).frame = frame.sub(1);
        release(t, generator.into_word());
    }
}

/// The `for` loop of the top frame has ended: its generator returned.
pub(super) unsafe fn end_loop(t: *mut Thread) {
    // SAFETY: the frame's last instruction was the FOR_ITER that resumed the generator.
    unsafe {
        let frame = (*t).frame;
        let ins = *(*frame).pc.cast::<Instr>().sub(1);
        set(t, (*frame).regs.add(ins.a() as usize), word::UNDEF);
    }
}

/// Hands a value on to whoever resumed the generator, whose frame is off the stack.
unsafe fn deliver(t: *mut Thread, entry: Entry, value: Value) -> Returned {
    // SAFETY: for `Entry::For` the top frame is at its FOR_ITER, which names the loop variable and the jump.
    unsafe {
        if entry != Entry::For {
            return Returned::Native(value);
        }
        let frame = (*t).frame;
        let pc = (*frame).pc.cast::<Instr>();
        let ins = *pc.sub(1);
        (*frame).pc = pc.offset(ins.cx_signed() as isize).cast();
        set(t, (*frame).regs.add(ins.b() as usize), value.into_word());
        Returned::Caller
    }
}

/// Pushes the frame of a generator for its next item if nothing about it is out of the ordinary: it stands at a `yield` of its own,
/// and no exception is being handled inside or outside. Says whether it did.
#[inline(always)]
pub(super) unsafe fn resume_simply(t: *mut Thread, generator: Word, entry: Entry) -> bool {
    // SAFETY: as for `push_reserved`; whoever resumes holds the generator.
    unsafe {
        let data = (*(generator as *mut GeneratorObject)).data.raw();
        let is_ordinary = (*data).state == GeneratorState::Suspended
            && (*data).delegate.is_none()
            && (*data).handled.is_undef()
            && (*t).handled.is_undef();
        if !is_ordinary || (*t).frame.wrapping_add(1) >= (*t).frame_limit {
            return false;
        }
        registers_of(generator).add((*data).sent_to as usize).write(word::NONE);
        enter(t, generator, generator, entry, word::UNDEF);
        true
    }
}

/// Takes the top frame off at a YIELD before `next`, if no generator delegates to it and no exception is being handled inside or
/// outside. Says who resumed it, if it did: if that is a loop its frame is on top, at its FOR_ITER.
#[inline(always)]
pub(super) unsafe fn suspend_simply(t: *mut Thread, next: *const Instr, sent_to: u16) -> Option<Entry> {
    // SAFETY: the top frame is a generator's, as YIELD stands nowhere else (V10).
    unsafe {
        let frame = (*t).frame;
        let entry = (*frame).entry;
        if entry == Entry::Delegate || (*frame).handled != word::UNDEF || !(*t).handled.is_undef() {
            return None;
        }
        let (generator, _) = stand(frame, next, sent_to, None);
        (*t).frame = frame.sub(1);
        release(t, generator);
        Some(entry)
    }
}

/// YIELD of a value from the temporary `register`.
#[inline(never)]
pub(super) unsafe fn yield_value(t: *mut Thread, value: Value, register: u16) -> Returned {
    // SAFETY: the program counter was saved.
    unsafe {
        let next = (*(*t).frame).pc.cast::<Instr>();
        let entry = suspend_chain(t, next, register, None);
        deliver(t, entry, value)
    }
}

/// Pushes the frame of the generator in a loop's hidden register. False if it has ended.
#[inline(never)]
pub(super) unsafe fn resume_for_loop(t: *mut Thread, hidden: *mut Word) -> Outcome<bool> {
    // SAFETY: the hidden register holds a generator, which stays there while it runs.
    unsafe {
        if !may_run(&mut *t, Value::borrow(hidden))? {
            return Ok(false);
        }
        push(t, innermost(*hidden), *hidden, Entry::For, Value::NONE)?;
        Ok(true)
    }
}

/// Can the generator be resumed? False if it has ended; an error if it, or one it delegates to, is running.
#[inline]
fn may_run(thread: &mut Thread, generator: &Value) -> Outcome<bool> {
    // SAFETY: what is given is a generator, and `innermost` finds one.
    let (own, last) = unsafe {
        let state_of = |w: Word| (*(*(w as *mut GeneratorObject)).data.raw()).state;
        (state_of(generator.word()), state_of(innermost(generator.word())))
    };
    if own == GeneratorState::Running || last == GeneratorState::Running {
        let message = format!("{} already executing", noun(generator));
        return Err(thread.value_error(message));
    }
    Ok(own != GeneratorState::Closed)
}

/// Whether a generator can be resumed: [`may_run`] or [`may_run_within`].
type Check = fn(&mut Thread, &Value) -> Outcome<bool>;

/// As [`may_run`], for one that a generator found able to run delegates to: the end of their chain is the same, and need not be looked
/// for again.
fn may_run_within(thread: &mut Thread, generator: &Value) -> Outcome<bool> {
    match state(thread, generator) {
        GeneratorState::Running => may_run(thread, generator),
        own => Ok(own != GeneratorState::Closed),
    }
}

/// The end of a suspended generator's chain of delegations to generators: the one that is to be resumed when the first is. A value
/// sent to the first, or an item of the last, need not pass through those between them.
///
/// # Safety
/// `generator` is a live generator.
#[inline]
unsafe fn innermost(generator: Word) -> Word {
    // SAFETY: a suspended generator owns its registers, and so the one it delegates to.
    unsafe {
        let mut at = generator;
        loop {
            let data = (*(at as *mut GeneratorObject)).data.raw();
            if (*data).state != GeneratorState::Suspended {
                return at;
            }
            let Some(register) = (*data).delegate else { return at };
            let inner = *registers_of(at).add(register as usize);
            let is_resumable = word::is_pointer(inner)
                && matches!((*(inner as *const Header)).kind, Kind::Generator | Kind::Coroutine);
            if !is_resumable {
                return at;
            }
            let state = (*(*(inner as *mut GeneratorObject)).data.raw()).state;
            if !matches!(state, GeneratorState::Suspended | GeneratorState::Running) {
                return at;
            }
            at = inner;
        }
    }
}

/// The end of a chain has come off the stack for good: pushes the frame of the generator that delegated to it, as its resumer resumed
/// it, with the value returned, or behind its YIELD_FROM for the exception on its way (then `value` is absent).
pub(super) unsafe fn return_to_delegator(t: *mut Thread, ended: Word, root: Word, entry: Entry, value: Value) {
    // SAFETY: the resumer holds the root, and each generator of the chain the next one.
    unsafe {
        let mut at = root;
        while at != ended {
            let data = (*(at as *mut GeneratorObject)).data.raw();
            let Some(register) = (*data).delegate else {
                unreachable!("the chain leads to the one that ended")
            };
            let inner = registers_of(at).add(register as usize);
            if *inner == ended {
                (*data).next_instr += 1;
                (*data).delegate = None;
                if !value.is_undef() {
                    let ended = inner.replace(word::UNDEF);
                    registers_of(at).add((*data).sent_to as usize).write(value.into_word());
                    release(t, ended);
                }
                // A frame has just gone, so there is room for this one.
                push_reserved(t, at, root, entry, Value::UNDEF);
                return;
            }
            at = *inner;
        }
    }
}

fn state(thread: &Thread, generator: &Value) -> GeneratorState {
    generator
        .as_generator()
        .map_or(GeneratorState::Closed, |g| g.data.get(thread).state)
}

/// What messages call it.
pub(super) fn noun(generator: &Value) -> &'static str {
    generator.kind().map_or("generator", noun_of)
}

/// What messages call a generator of this kind.
pub(super) fn noun_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Coroutine => "coroutine",
        Kind::AsyncGenerator => "async generator",
        _ => "generator",
    }
}

impl Thread {
    /// An error if it is a coroutine: one that has ended cannot be resumed, other than a generator, which has nothing to give then.
    fn check_reuse(&mut self, generator: &Value) -> Outcome<()> {
        if generator.kind() != Some(Kind::Coroutine) {
            return Ok(());
        }
        Err(self.raise(ClassId::RuntimeError, "cannot reuse already awaited coroutine"))
    }

    /// `next(generator)`; None if it returned.
    pub fn generator_next(&mut self, generator: &Value) -> Outcome<Option<Value>> {
        self.check_native_stack("")?;
        // SAFETY: the value is a generator, which the caller holds; its frame is pushed for native code.
        unsafe {
            let t: *mut Thread = self;
            if resume_simply(t, generator.word(), Entry::Resume) {
                let value = calls::run_loop(t, Start::Run)?;
                return Ok((state(self, generator) != GeneratorState::Closed).then_some(value));
            }
        }
        match self.generator_send(generator, Value::NONE)? {
            Resumed::Yielded(item) => Ok(Some(item)),
            Resumed::Returned(_) => Ok(None),
        }
    }

    /// `generator.send(value)`.
    pub fn generator_send(&mut self, generator: &Value, value: Value) -> Outcome<Resumed> {
        if state(self, generator) == GeneratorState::Created && !value.is_none() {
            let message = format!("can't send non-None value to a just-started {}", noun(generator));
            return Err(self.type_error(message));
        }
        if !may_run(self, generator)? {
            self.check_reuse(generator)?;
            return Ok(Resumed::Returned(Value::NONE));
        }
        self.check_native_stack("")?;
        self.run_generator(generator, value, Start::Run)
    }

    fn run_generator(&mut self, generator: &Value, sent: Value, start: Start) -> Outcome<Resumed> {
        // SAFETY: the generator is not running; its frame is pushed for native code.
        let value = unsafe {
            let t: *mut Thread = self;
            push(t, innermost(generator.word()), generator.word(), Entry::Resume, sent)?;
            calls::run_loop(t, start)?
        };
        Ok(match state(self, generator) {
            GeneratorState::Closed => Resumed::Returned(value),
            _ => Resumed::Yielded(value),
        })
    }

    /// Resumes with the exception on its way.
    fn raise_in_generator(&mut self, generator: &Value) -> Outcome<Resumed> {
        if self.delegate_of(generator).is_some()
            && let Some(object) = generator.as_generator()
        {
            // The unwinder looks at the instruction before the next one: that shall be the YIELD_FROM.
            let data = object.data.get_mut(self);
            data.next_instr += 1;
            data.delegate = None;
        }
        self.chain_to_handled_in(generator);
        self.run_generator(generator, Value::UNDEF, Start::Raise)
    }

    /// The exception on its way gets the one that the generator handles as its context. What is handled outside plays no part.
    fn chain_to_handled_in(&mut self, generator: &Value) {
        let inside = generator
            .as_generator()
            .map(|generator| generator.data.get(self).handled.clone());
        if let Some(inside) = inside.filter(|inside| !inside.is_undef()) {
            let outside = std::mem::replace(&mut self.handled, inside);
            let exception = self.take_exception();
            let _ = self.raise_value(exception);
            self.handled = outside;
        }
    }

    /// One step of an iterator for `yield from`: an item, or the value it returned.
    pub fn send_to(&mut self, iterator: &Value, value: Value) -> Outcome<Resumed> {
        if let Some(step) = self.slots(iterator).step {
            return step(self, iterator, value);
        }
        if !value.is_none() {
            return match self.call_method(iterator, "send", &[value]) {
                Ok(item) => Ok(Resumed::Yielded(item)),
                Err(raised) => self.stop_value(raised).map(Resumed::Returned),
            };
        }
        match self.next_or_stop(iterator) {
            Ok(Some(item)) => Ok(Resumed::Yielded(item)),
            Ok(None) => Ok(Resumed::Returned(Value::NONE)),
            Err(raised) => self.stop_value(raised).map(Resumed::Returned),
        }
    }
}

/// YIELD_FROM.
///
/// # Safety
/// For this and the next: `regs` is the window of the top frame, `ins` the instruction it is at, its program counter saved.
#[inline(never)]
pub(super) unsafe fn yield_from(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<Delegated> {
    // SAFETY: as the caller says.
    unsafe {
        let (inner, value) = (regs.add(ins.a() as usize), take(regs.add(ins.b() as usize)));
        let may_enter = match state(&*t, Value::borrow(inner)) {
            // It may be suspended in a chain whose end runs: then it counts as running.
            GeneratorState::Suspended => may_run(&mut *t, Value::borrow(inner))?,
            GeneratorState::Created => value.is_none(),
            GeneratorState::Running | GeneratorState::Closed => false,
        };
        if may_enter {
            push(t, *inner, word::UNDEF, Entry::Delegate, value)?;
            return Ok(Delegated::Entered);
        }
        let step = {
            let inner = Lent::new(t, inner, 0, false);
            (*t).send_to(&inner, value)?
        };
        match step {
            Resumed::Returned(value) => {
                set(t, inner, word::UNDEF);
                set(t, regs.add(ins.b() as usize), value.into_word());
                Ok(Delegated::Ended)
            }
            Resumed::Yielded(value) => {
                let again = (*(*t).frame).pc.cast::<Instr>().sub(1);
                let entry = suspend_chain(t, again, ins.b(), Some(ins.a()));
                Ok(Delegated::Yielded(deliver(t, entry, value)))
            }
        }
    }
}

/// Was the code made one of a generator that can be awaited?
unsafe fn is_awaitable(code: *const CodeObject) -> bool {
    // SAFETY: the code of an active frame.
    let data = unsafe { &(*code).data };
    data.awaitable.get()
}

/// GET_YIELD_FROM_ITER.
#[inline(never)]
pub(super) unsafe fn yield_from_iter(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<()> {
    // SAFETY: as above.
    unsafe {
        let value = operand(regs, ins.b(), ins.x() & TEMP_B != 0);
        let iterator = match value.kind() {
            Some(Kind::Generator) => value,
            Some(Kind::Coroutine) if is_awaitable((*(*t).frame).code) => value,
            Some(Kind::Coroutine) => {
                let message = "cannot 'yield from' a coroutine object in a non-coroutine generator";
                return Err((*t).type_error(message));
            }
            _ => (*t).iter(&value)?,
        };
        set(t, regs.add(ins.a() as usize), iterator.into_word());
        Ok(())
    }
}
