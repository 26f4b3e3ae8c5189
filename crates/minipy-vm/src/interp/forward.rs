//! Calls of objects of the standard library that come to calling a Python function with more arguments (`functools.partial`): the function
//! gets its frame at once, in the loop that makes the call.

use super::calls::{MOST_SPREAD, call_on_stack, make_ready};
use super::frames::{self, code_of, retained, take};
use crate::heap::native::Outcome;
use crate::heap::object::{Forward, FunctionObject, Kind};
use crate::heap::plans::MOST;
use crate::heap::stack::Entry;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word};
use std::mem::MaybeUninit;

/// Calls the object in `callee` with the `argc` arguments from `base`, of which the last `names.len()` are keywords, if it forwards calls
/// to a Python function, and does not know keywords where the call has some. Says whether the function's frame was pushed. The object stays
/// where it is until the return of the frame writes that register, as CPython's caller keeps it.
///
/// # Safety
/// `t` is the running thread, and the registers are temporaries of its top frame; `callee` holds a payload object, and is the register that
/// the calling instruction names for the result.
#[inline(never)]
pub(super) unsafe fn enter(
    t: *mut Thread,
    callee: *mut Word,
    base: *mut Word,
    argc: usize,
    names: &[Value],
) -> Outcome<bool> {
    // SAFETY: as the caller says. The registers behind the top window hold nothing; what an error leaves in them is released here, as
    // unwinding does not look there. The names are views of what the object owns, which is as it was until the arguments have their places.
    unsafe {
        let Some(object) = Value::borrow(callee).as_payload_object() else {
            return Ok(false);
        };
        let Some(forward) = object.payload.get(&*t).as_dyn().forwards() else {
            return Ok(false);
        };
        let (Some(before), Some(keywords)) = (forward.before.as_tuple(), known_keywords(&*t, &forward)) else {
            return Ok(false);
        };
        let (before, known) = (before.items(), keywords.len());
        let total = before.len() + argc + known;
        if !takes_frame(&forward) || known != 0 && !names.is_empty() || total > MOST_SPREAD {
            return Ok(false);
        }
        let window = frames::top_of_running(t);
        make_ready(t, window.add(total))?;
        for (i, value) in before.iter().enumerate() {
            window.add(i).write(retained(value.word()));
        }
        let behind = window.add(before.len());
        for i in 0..argc {
            behind.add(i).write(take(base.add(i)).into_word());
        }
        let mut views = [const { MaybeUninit::<Word>::uninit() }; MOST];
        for (i, (view, keyword)) in views.iter_mut().zip(keywords).enumerate() {
            view.write(keyword.key.word());
            behind.add(argc + i).write(retained(keyword.value.word()));
        }
        let names = match known {
            0 => names,
            _ => Value::slice(views.as_ptr().cast(), known),
        };
        let function = forward.function.clone();
        let called = call_on_stack(t, function, window, total, names, Entry::Call, Value::UNDEF);
        if called.is_err() {
            frames::clear(t, window, 0, total);
        }
        called.map(|_| true)
    }
}

/// Is it a call of a Python function that runs in a frame of its own?
unsafe fn takes_frame(forward: &Forward<'_>) -> bool {
    // SAFETY: the kind tells the layout.
    unsafe {
        let function = forward.function;
        function.kind() == Some(Kind::Function)
            && (*code_of(function.word() as *const FunctionObject)).generator.is_none()
    }
}

/// The keywords, if there are not too many to be placed at once, and their names are interned.
fn known_keywords<'a>(held: &'a Thread, forward: &Forward<'a>) -> Option<&'a [crate::heap::dict_table::Entry]> {
    let entries = forward.keywords.as_dict()?.table.get(held).all_entries()?;
    let is_plain = entries.len() <= MOST && entries.iter().all(|entry| entry.key.is_interned());
    is_plain.then_some(entries)
}
