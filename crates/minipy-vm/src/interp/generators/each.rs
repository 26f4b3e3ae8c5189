//! Native code that walks over a generator: its items go to a function in Rust as they are yielded, and the generator goes on in the
//! same activation of the loop.
//!
//! The function may run any Python code, so the generator is suspended meanwhile, as it is between two calls of `next`. Its frame is
//! still in place above the top one if nobody has pushed another there: then it is put back on top as it was. Whoever pushes a frame
//! writes its entry, so [`Entry::Parked`] in that place says that nobody has.

use super::{data_of, give, resume_simply, standing};
use crate::heap::native::{Each, Outcome, Resumed};
use crate::heap::object::GeneratorState;
use crate::heap::stack::Entry;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use crate::interp::calls;
use crate::interp::run::Start;
use std::ptr::NonNull;

/// Gives the item of a generator, whose frame has just been taken off, to the function of the innermost walk. True: the generator's
/// frame is on top again. False: the loop is to end with an absent value; the walk is over if the thread has no function any more.
///
/// # Safety
/// `t` is the running thread; the frame above the top one was pushed with [`Entry::Each`], and its generator was suspended while no
/// exception was being handled inside or outside. `item` is owned by the caller, who gives it up.
#[inline(never)]
pub(in crate::interp) unsafe fn hand_over(t: *mut Thread, item: Word) -> Outcome<bool> {
    // SAFETY: as the caller says; the place of a frame stays where it is.
    unsafe {
        let frame = (*t).frame.add(1);
        let (generator, root) = ((*frame).extra, (*frame).root);
        (*frame).entry = Entry::Parked;
        let mut item = Value::from_word(item);
        loop {
            if !(*t).give_to_walk(item)? {
                (*t).each = None;
                return Ok(false);
            }
            match standing::next_item(&*t, root) {
                Some(next) => item = next,
                None => break,
            }
            (*t).poll_native()?;
        }
        if (*frame).entry == Entry::Parked && (*data_of(generator)).state == GeneratorState::Suspended {
            (*frame).entry = Entry::Each;
            (*frame).pc = (*data_of(generator)).next;
            (*data_of(generator)).state = GeneratorState::Running;
            give(t, generator, Value::NONE);
            (*t).frame = frame;
            return Ok(true);
        }
        // Python code ran meanwhile: the generator goes on as at another call of `next`.
        Ok(resume_simply(t, root, Entry::Each, word::NONE))
    }
}

impl Thread {
    /// Gives the items of a generator to `each` until that answers false.
    pub fn generator_each(&mut self, generator: &Value, each: &mut Each<'_>) -> Outcome<()> {
        self.check_native_stack("")?;
        let each = NonNull::from(each);
        // SAFETY: only the lifetime changes; the thread forgets the function before this one returns.
        let each = unsafe { std::mem::transmute::<NonNull<Each<'_>>, NonNull<Each<'static>>>(each) };
        let outer = self.each.replace(each);
        let result = self.walk(generator);
        self.each = outer;
        result
    }

    /// Calls the function of the innermost walk.
    #[inline(always)]
    fn give_to_walk(&mut self, item: Value) -> Outcome<bool> {
        match self.each {
            // SAFETY: `generator_each`, whose caller lent the function, waits for this walk.
            Some(mut each) => unsafe { (each.as_mut())(self, item) },
            None => Ok(false),
        }
    }

    /// Walks over a generator. The loop gives its items to the function itself, or if something is out of the ordinary comes back with
    /// one, or without one because the generator must be resumed anew.
    fn walk(&mut self, generator: &Value) -> Outcome<()> {
        while self.each.is_some() {
            // SAFETY: the value is a generator, which the caller holds; its frame is pushed for native code.
            let simply = unsafe { resume_simply(self, generator.word(), Entry::Each, word::NONE) };
            let item = if simply {
                // SAFETY: as above.
                let (value, state) = unsafe {
                    let value = calls::run_loop(self, Start::Run)?;
                    (value, (*data_of(generator.word())).state)
                };
                match state {
                    GeneratorState::Closed => return Ok(()),
                    _ if value.is_undef() => continue,
                    _ => value,
                }
            // SAFETY: as above.
            } else if let Some(item) = unsafe { standing::next_item(self, generator.word()) } {
                self.poll_native()?;
                item
            } else {
                match self.generator_send(generator, Value::NONE)? {
                    Resumed::Yielded(item) => item,
                    Resumed::Returned(_) => return Ok(()),
                }
            };
            if !self.give_to_walk(item)? {
                break;
            }
        }
        Ok(())
    }
}
