//! Generators: a frame whose registers are in the generator's object.
//!
//! Resuming pushes a frame on those registers, and yielding takes it off: nothing is copied. What the generator calls cannot have its
//! window inside the generator's, as other functions' calls do: the arguments move to the stack (CALL_FAR, `frames::move_arguments`).

mod ask;
mod each;
mod make;
mod standing;
mod throw;

use super::asynchronous;
use super::calls::{self, Returned};
use super::frames::{self, code_of, release, set, take};
use super::run::Start;
use super::slow::{Lent, operand};
use super::specials;
use crate::heap::chain;
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Outcome, Resumed};
use crate::heap::object::{
    CodeObject, FunctionObject, GeneratorData, GeneratorObject, GeneratorState, Header, Kind, SENT_NOWHERE,
};
use crate::heap::stack::{Entry, Frame};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
pub(super) use ask::{answer, ask, asks};
pub(super) use each::hand_over;
pub(super) use make::{call_binding, expression, make};
use minipy_code::instr::Instr;
use minipy_code::ops::TEMP_B;
use std::ptr::null_mut;

/// What a step of `yield from` came to.
pub(super) enum Delegated {
    /// The inner iterator has ended: the loop goes on.
    Ended,
    /// The frame of the inner generator is on top.
    Entered,
    /// It yielded, and so did we.
    Yielded(Returned),
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

/// What is known of a generator.
///
/// # Safety
/// `generator` is a live generator.
#[inline(always)]
unsafe fn data_of(generator: Word) -> *mut GeneratorData {
    // SAFETY: as the caller says.
    unsafe { (*(generator as *mut GeneratorObject)).data.raw() }
}

/// Pushes the frame of the end of a generator's chain. The generator is not running and has not ended; `sent` is the value sent to it,
/// or absent.
///
/// # Safety
/// For this and all functions below: `t` is the running thread.
unsafe fn resume(t: *mut Thread, root: Word, entry: Entry, sent: Value) -> Outcome<()> {
    // SAFETY: as the caller says.
    unsafe {
        frames::reserve_frame(t)?;
        let end = chain::take_over(root as *mut GeneratorObject) as Word;
        enter(t, end, root, entry, frames::retained((*t).handled.word()));
        handle_again(t, end, root);
        give(t, end, sent);
        Ok(())
    }
}

/// The generator of the top frame handles again what it handled when it was suspended, or what those that delegate to it handle.
unsafe fn handle_again(t: *mut Thread, generator: Word, root: Word) {
    // SAFETY: as above.
    unsafe {
        let data = data_of(generator);
        if !(*data).handled.is_undef() {
            (*t).handled = std::mem::take(&mut (*data).handled);
        } else if generator != root && root != word::UNDEF {
            inherit_handled(t);
        }
    }
}

/// Gives the generator of the top frame the value sent.
#[inline(always)]
unsafe fn give(t: *mut Thread, generator: Word, sent: Value) {
    // SAFETY: the register for it is empty, since YIELD and YIELD_FROM consume what it held.
    unsafe {
        match (*data_of(generator)).sent_to {
            SENT_NOWHERE => release(t, sent.into_word()),
            _ if sent.is_undef() => {}
            register => registers_of(generator).add(register as usize).write(sent.into_word()),
        }
    }
}

/// Fills the frame above the top one, in which the generator goes on, and puts it on top. `handled` is owned by the frame; the
/// generator is not: a register of whoever resumed it, or of the generator that delegates to it, keeps it.
#[inline(always)]
unsafe fn enter(t: *mut Thread, generator: Word, root: Word, entry: Entry, handled: Word) {
    // SAFETY: as the caller says.
    unsafe {
        let data = data_of(generator);
        let function = (*data).function.word() as *mut FunctionObject;
        let code = code_of(function);
        let frame = (*t).frame.wrapping_add(1);
        (*frame).top = frames::top(t);
        (*frame).pc = (*data).next;
        (*frame).regs = registers_of(generator);
        (*frame).consts = (*code).consts;
        (*frame).code = code;
        // The frame borrows the function from the generator, which owns it.
        (*frame).function = function as Word;
        (*frame).entry = entry;
        (*frame).extra = generator;
        (*frame).namespace = word::UNDEF;
        (*frame).root = root;
        (*frame).handled = handled;
        (*t).frame = frame;
        (*data).state = GeneratorState::Running;
    }
}

/// The generator of the top frame handles nothing itself. If it is not the one that was resumed, what is handled in it is what the
/// nearest of those that delegate to it handles.
pub(super) unsafe fn inherit_handled(t: *mut Thread) {
    // SAFETY: the resumer holds the root, and each generator of the chain the next one.
    unsafe {
        let (generator, root) = ((*(*t).frame).extra, (*(*t).frame).root);
        if generator == root || root == word::UNDEF {
            return;
        }
        let handled = chain::handled_above(root as *mut GeneratorObject, generator as *mut GeneratorObject);
        if handled != word::UNDEF {
            (*t).handled = Value::from_word(frames::retained(handled));
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

/// Is no exception being handled in the generator of the frame, nor outside?
#[inline(always)]
unsafe fn is_quiet(t: *mut Thread, frame: *const Frame) -> bool {
    // SAFETY: as above.
    unsafe { (*t).handled.is_undef() && (*frame).handled == word::UNDEF }
}

/// Notes in the generator of a frame that it is suspended, and where it will go on.
#[inline(always)]
unsafe fn stand(frame: *const Frame, next: *const Instr, sent_to: u16, delegate: Option<u16>) -> *mut GeneratorData {
    // SAFETY: the frame is that of a generator.
    unsafe {
        let data = data_of((*frame).extra);
        (*data).state = GeneratorState::Suspended;
        (*data).next = next.cast();
        (*data).sent_to = sent_to;
        (*data).delegate = delegate;
        data
    }
}

/// Takes the top frame off: its generator is suspended before the instruction `next`; a value sent goes into the register `sent_to`.
unsafe fn suspend(t: *mut Thread, next: *const Instr, sent_to: u16, delegate: Option<u16>) {
    // SAFETY: the top frame is a generator's.
    unsafe {
        let frame = (*t).frame;
        let data = stand(frame, next, sent_to, delegate);
        if !is_quiet(t, frame) {
            if handled_outside(frame) != (*t).handled.word() || handles_same(t, frame) {
                (*data).handled = (*t).handled.clone();
            }
            drop(restore_handled(t, frame));
        }
        (*t).frame = frame.sub(1);
    }
}

/// What the generator of a frame would handle if it had no handlers: as those that delegate to it, or as its resumer.
unsafe fn handled_outside(frame: *const Frame) -> Word {
    // SAFETY: the frame is a generator's, whose chain leads to its root.
    unsafe {
        let (generator, root) = ((*frame).extra, (*frame).root);
        if generator != root && root != word::UNDEF {
            let above = chain::handled_above(root as *mut GeneratorObject, generator as *mut GeneratorObject);
            if above != word::UNDEF {
                return above;
            }
        }
        (*frame).handled
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
    // SAFETY: a delegating frame's program counter is behind its YIELD_FROM. A frame taken off is still in its place.
    unsafe {
        let mut frame = (*t).frame;
        let end = match (*t).handled.is_undef() {
            true => (*frame).extra as *mut GeneratorObject,
            false => null_mut(),
        };
        suspend(t, next, sent_to, delegate);
        while (*frame).entry == Entry::Delegate {
            frame = (*t).frame;
            let again = (*frame).pc.cast::<Instr>().sub(1);
            suspend(t, again, (*again).b(), Some((*again).a()));
        }
        (*data_of((*frame).root)).end = end;
        (*frame).entry
    }
}

/// The generator that the top frame delegated to has returned.
#[inline(always)]
unsafe fn end_delegation(t: *mut Thread, value: Word) {
    // SAFETY: the frame's last instruction was the YIELD_FROM, which consumed what the register of the value held.
    unsafe {
        let frame = (*t).frame;
        let ins = *(*frame).pc.cast::<Instr>().sub(1);
        debug_assert!(
            !word::is_pointer(*(*frame).regs.add(ins.b() as usize)),
            "a value sent is lost"
        );
        (*frame).regs.add(ins.b() as usize).write(value);
        set(t, (*frame).regs.add(ins.a() as usize), word::UNDEF);
    }
}

/// A generator whose frame has come off the stack for good.
pub(super) struct Ended {
    /// The generator.
    pub generator: Word,
    /// The one that was resumed.
    pub root: Word,
    /// Who resumed it.
    pub entry: Entry,
    /// The generator that goes on, if this is not the one that was resumed.
    delegator: Word,
    /// No exception was being handled in it, nor outside.
    quiet: bool,
}

/// Takes the frame of a generator that has returned or was unwound off the stack. Its registers are released.
#[inline]
pub(super) unsafe fn finish(t: *mut Thread) -> Ended {
    // SAFETY: the top frame is a generator's.
    unsafe {
        let frame = (*t).frame;
        let ended = Ended {
            generator: (*frame).extra,
            root: (*frame).root,
            entry: (*frame).entry,
            delegator: (*data_of((*frame).extra)).delegator as Word,
            quiet: is_quiet(t, frame),
        };
        if !ended.quiet {
            drop(restore_handled(t, frame));
        }
        drop_frame(t);
        ended
    }
}

/// Takes the frame of a generator that has ended, and handles nothing any more, off the stack.
#[inline(always)]
unsafe fn drop_frame(t: *mut Thread) {
    // SAFETY: the top frame is a generator's.
    unsafe {
        let frame = (*t).frame;
        let data = data_of((*frame).extra);
        (*data).state = GeneratorState::Closed;
        (*data).delegate = None;
        (*data).end = null_mut();
        (*data).delegator = null_mut();
        (*t).frame = frame.sub(1);
    }
}

/// The return of a generator to the frame that delegated to it, which is below. Its registers are released.
#[inline(never)]
pub(super) unsafe fn return_to_frame(t: *mut Thread, value: Word) {
    // SAFETY: the top frame was pushed with `Entry::Delegate`.
    unsafe {
        match is_quiet(t, (*t).frame) {
            true => drop_frame(t),
            false => drop(finish(t)),
        }
        end_delegation(t, value);
    }
}

/// RETURN in a generator that a loop, a call or native code resumed.
pub(super) unsafe fn return_to_resumer(t: *mut Thread, value: Value) -> Outcome<Returned> {
    // SAFETY: the top frame is a generator's; its registers are released.
    unsafe {
        let ended = finish(t);
        if ended.generator != ended.root {
            return_to_delegator(t, ended, value);
            return Ok(Returned::Caller);
        }
        match ended.entry {
            Entry::For => {
                end_loop(t);
                drop(value);
                Ok(Returned::Caller)
            }
            Entry::Ask => ask::over(t, value).map(|()| Returned::Caller),
            _ => Ok(Returned::Native(value)),
        }
    }
}

/// The `for` loop of the top frame has ended: its generator returned.
unsafe fn end_loop(t: *mut Thread) {
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
        if entry == Entry::Ask {
            ask::answer(t, value.into_word());
            return Returned::Caller;
        }
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

/// Pushes the frame that goes on when a generator is resumed if nothing about it is out of the ordinary: the end of its chain is
/// known, and no exception is being handled inside or outside. Says whether it did; then `sent` was consumed. It is None for a
/// generator that has not begun.
#[inline(always)]
pub(super) unsafe fn resume_simply(t: *mut Thread, generator: Word, entry: Entry, sent: Word) -> bool {
    // SAFETY: whoever resumes holds the generator, and each generator of the chain the next one.
    unsafe {
        let end = (*data_of(generator)).end as Word;
        if end == 0
            || !matches!(
                (*data_of(end)).state,
                GeneratorState::Suspended | GeneratorState::Created
            )
            || !(*t).handled.is_undef()
            || (*t).frame.wrapping_add(1) >= (*t).frame_limit
        {
            return false;
        }
        enter(t, end, generator, entry, word::UNDEF);
        give(t, end, Value::from_word(sent));
        true
    }
}

/// Takes the top frame off before the instruction `next`, if no frame delegates to it and no exception is being handled inside or
/// outside. Says who resumed it, if it did: if that is a loop its frame is on top, at its FOR_ITER.
#[inline(always)]
pub(super) unsafe fn suspend_simply(
    t: *mut Thread,
    next: *const Instr,
    sent_to: u16,
    delegate: Option<u16>,
) -> Option<Entry> {
    // SAFETY: the top frame is a generator's, as YIELD and YIELD_FROM stand nowhere else (V10).
    unsafe {
        let frame = (*t).frame;
        let entry = (*frame).entry;
        if entry == Entry::Delegate || !is_quiet(t, frame) {
            return None;
        }
        stand(frame, next, sent_to, delegate);
        (*data_of((*frame).root)).end = (*frame).extra as *mut GeneratorObject;
        (*t).frame = frame.sub(1);
        Some(entry)
    }
}

/// YIELD of a value before the instruction `next`; what is sent goes into `register`.
#[inline(never)]
pub(super) unsafe fn yield_value(t: *mut Thread, value: Value, next: *const Instr, register: u16) -> Returned {
    // SAFETY: as above.
    unsafe {
        let entry = suspend_chain(t, next, register, None);
        deliver(t, entry, value)
    }
}

/// Pushes the frame of the generator in a loop's hidden register, or gives the loop the next item without. False if it has ended.
#[inline(never)]
pub(super) unsafe fn resume_for_loop(t: *mut Thread, hidden: *mut Word) -> Outcome<bool> {
    // SAFETY: the hidden register holds a generator, which stays there while it runs.
    unsafe {
        if let Some(item) = standing::next_item(&*t, *hidden) {
            deliver(t, Entry::For, item);
            return Ok(true);
        }
        if !may_run(&mut *t, Value::borrow(hidden))? {
            return Ok(false);
        }
        resume(t, *hidden, Entry::For, Value::NONE)?;
        Ok(true)
    }
}

/// Can the generator be resumed? False if it has ended; an error if it, or one it delegates to, is running.
#[inline]
fn may_run(thread: &mut Thread, generator: &Value) -> Outcome<bool> {
    // SAFETY: what is given is a generator, and so is the end of its chain.
    let (own, last) = unsafe {
        let first = generator.word() as *mut GeneratorObject;
        ((*chain::data(first)).state, (*chain::data(chain::end(first))).state)
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

/// The end of a chain has come off the stack for good: pushes the frame of the generator that delegated to it, as its resumer resumed
/// it, with the value returned, or behind its YIELD_FROM for the exception on its way (then `value` is absent).
pub(super) unsafe fn return_to_delegator(t: *mut Thread, ended: Ended, value: Value) {
    // SAFETY: the resumer holds the root, and each generator of the chain the next one. A frame has just gone, so there is room.
    unsafe {
        let (at, root) = (ended.delegator, ended.root);
        debug_assert!(at != 0, "the chain leads to the one that ended");
        let data = data_of(at);
        (*data).next = (*data).next.add(1);
        let register = (*data).delegate.take();
        (*data_of(root)).end = at as *mut GeneratorObject;
        enter(t, at, root, ended.entry, frames::retained((*t).handled.word()));
        if !ended.quiet {
            handle_again(t, at, root);
        }
        if !value.is_undef() {
            give(t, at, value);
            if let Some(register) = register {
                set(t, registers_of(at).add(register as usize), word::UNDEF);
            }
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

/// What the run of a generator gave, whose frame is off the stack.
///
/// # Safety
/// It is a live generator.
#[inline(always)]
unsafe fn resumed(generator: &Value, value: Value) -> Resumed {
    // SAFETY: as the caller says.
    match unsafe { (*data_of(generator.word())).state } {
        GeneratorState::Closed => Resumed::Returned(value),
        _ => Resumed::Yielded(value),
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
            if resume_simply(t, generator.word(), Entry::Resume, word::NONE) {
                let value = calls::run_loop(t, Start::Run)?;
                return Ok(((*data_of(generator.word())).state != GeneratorState::Closed).then_some(value));
            }
            if let Some(item) = standing::next_item(&*t, generator.word()) {
                return Ok(Some(item));
            }
        }
        match self.generator_send(generator, Value::NONE)? {
            Resumed::Yielded(item) => Ok(Some(item)),
            Resumed::Returned(_) => Ok(None),
        }
    }

    /// `generator.send(value)`.
    pub fn generator_send(&mut self, generator: &Value, value: Value) -> Outcome<Resumed> {
        self.check_native_stack("")?;
        // SAFETY: as in `generator_next`; if the frame was pushed, the value is in it.
        unsafe {
            let t: *mut Thread = self;
            if (value.is_none() || (*data_of(generator.word())).state != GeneratorState::Created)
                && resume_simply(t, generator.word(), Entry::Resume, value.word())
            {
                std::mem::forget(value);
                let value = calls::run_loop(t, Start::Run)?;
                return Ok(resumed(generator, value));
            }
            if value.is_none()
                && let Some(item) = standing::next_item(&*t, generator.word())
            {
                return Ok(Resumed::Yielded(item));
            }
        }
        if state(self, generator) == GeneratorState::Created && !value.is_none() {
            let message = format!("can't send non-None value to a just-started {}", noun(generator));
            return Err(self.type_error(message));
        }
        if !may_run(self, generator)? {
            self.check_reuse(generator)?;
            return Ok(Resumed::Returned(Value::NONE));
        }
        self.run_generator(generator, value, Start::Run)
    }

    fn run_generator(&mut self, generator: &Value, sent: Value, start: Start) -> Outcome<Resumed> {
        // SAFETY: the generator is not running; its frame is pushed for native code.
        let value = unsafe {
            let t: *mut Thread = self;
            resume(t, generator.word(), Entry::Resume, sent)?;
            calls::run_loop(t, start)?
        };
        // SAFETY: as above.
        Ok(unsafe { resumed(generator, value) })
    }

    /// Resumes with the exception on its way.
    fn raise_in_generator(&mut self, generator: &Value) -> Outcome<Resumed> {
        if self.delegate_of(generator).is_some()
            && let Some(object) = generator.as_generator()
        {
            // The unwinder looks at the instruction before the next one: that shall be the YIELD_FROM.
            let data = object.data.get_mut(self);
            // SAFETY: the YIELD_FROM is not the code's last instruction.
            data.next = unsafe { data.next.add(1) };
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

/// YIELD_FROM to a generator or coroutine that has not begun, while no exception is being handled: pushes its frame. Says whether it
/// was one.
///
/// # Safety
/// For this and the next two: `regs` is the window of the top frame, `ins` the instruction it is at, its program counter saved.
#[inline(never)]
pub(super) unsafe fn delegate_simply(t: *mut Thread, regs: *mut Word, ins: Instr) -> bool {
    // SAFETY: as the caller says; the register keeps the generator.
    unsafe {
        let inner = *regs.add(ins.a() as usize);
        if !word::is_pointer(inner)
            || !matches!((*(inner as *const Header)).kind, Kind::Generator | Kind::Coroutine)
            || (*data_of(inner)).state != GeneratorState::Created
            || *regs.add(ins.b() as usize) != word::NONE
            || !(*t).handled.is_undef()
            || (*t).frame.wrapping_add(1) >= (*t).frame_limit
        {
            return false;
        }
        *regs.add(ins.b() as usize) = word::UNDEF;
        chain::link(
            (*(*t).frame).extra as *mut GeneratorObject,
            inner as *mut GeneratorObject,
        );
        enter(t, inner, word::UNDEF, Entry::Delegate, word::UNDEF);
        true
    }
}

/// YIELD_FROM.
///
/// # Safety
/// As above.
#[inline(never)]
pub(super) unsafe fn yield_from(t: *mut Thread, regs: *mut Word, ins: Instr) -> Outcome<Delegated> {
    // SAFETY: as the caller says.
    unsafe {
        let (inner, value) = (regs.add(ins.a() as usize), take(regs.add(ins.b() as usize)));
        match Value::borrow(inner).kind() {
            Some(Kind::Generator | Kind::Coroutine) => {}
            Some(Kind::AsyncGenerator) => return asynchronous::await_item(t, regs, ins),
            _ => return step_iterator(t, regs, ins, value),
        }
        let may_enter = match state(&*t, Value::borrow(inner)) {
            // It may be suspended in a chain whose end runs: then it counts as running.
            GeneratorState::Suspended | GeneratorState::Standing => may_run(&mut *t, Value::borrow(inner))?,
            GeneratorState::Created => value.is_none(),
            GeneratorState::Running | GeneratorState::Closed => false,
        };
        if may_enter {
            frames::reserve_frame(t)?;
            let generator = *inner;
            chain::link(
                (*(*t).frame).extra as *mut GeneratorObject,
                generator as *mut GeneratorObject,
            );
            enter(
                t,
                generator,
                word::UNDEF,
                Entry::Delegate,
                frames::retained((*t).handled.word()),
            );
            handle_again(t, generator, word::UNDEF);
            give(t, generator, value);
            return Ok(Delegated::Entered);
        }
        step_iterator(t, regs, ins, value)
    }
}

/// YIELD_FROM something that has no frame which could be pushed.
#[inline]
unsafe fn step_iterator(t: *mut Thread, regs: *mut Word, ins: Instr, sent: Value) -> Outcome<Delegated> {
    // SAFETY: as above.
    unsafe {
        let step = {
            let inner = Lent::new(t, regs.add(ins.a() as usize), false);
            let item = match sent.is_none() {
                true => inner.cursor_item(&*t),
                false => None,
            };
            match item {
                Some(item) => Resumed::Yielded(item),
                None => (*t).send_to(&inner, sent)?,
            }
        };
        Ok(take_step(t, regs, ins, step))
    }
}

/// What a step of something that is no generator, or runs by itself, means to the YIELD_FROM that the top frame is at.
pub(super) unsafe fn take_step(t: *mut Thread, regs: *mut Word, ins: Instr, step: Resumed) -> Delegated {
    // SAFETY: as above.
    unsafe {
        match step {
            Resumed::Returned(value) => {
                set(t, regs.add(ins.a() as usize), word::UNDEF);
                set(t, regs.add(ins.b() as usize), value.into_word());
                Delegated::Ended
            }
            Resumed::Yielded(value) => {
                let again = (*(*t).frame).pc.cast::<Instr>().sub(1);
                let (sent_to, delegate) = (ins.b(), Some(ins.a()));
                let generator = (*(*t).frame).extra;
                let entry = match suspend_simply(t, again, sent_to, delegate) {
                    Some(entry) => entry,
                    None => suspend_chain(t, again, sent_to, delegate),
                };
                standing::note(&*t, generator);
                Delegated::Yielded(deliver(t, entry, value))
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
            _ => match specials::generator_of(&mut *t, &value, Special::Iter) {
                Some(generator) => generator,
                None => (*t).iter(&value)?,
            },
        };
        set(t, regs.add(ins.a() as usize), iterator.into_word());
        Ok(())
    }
}
