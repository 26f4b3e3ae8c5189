//! Putting the arguments of a call where the parameters are, without a detour through the heap.
//!
//! What is out of the ordinary (an error, a name that is not interned, very many parameters) is left to `bind`, which knows the
//! messages: each function here answers None before it has moved anything.

use super::frames::{code_of, retained, take};
use crate::heap::dict_table::RawDict;
use crate::heap::object::{CodeObject, FunctionObject};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use std::ops::Range;

/// The most parameters, and the most keyword arguments, that are placed here.
const MOST: usize = 16;

/// The place of a keyword argument that no parameter has the name of.
const LOOSE: usize = usize::MAX;

/// The defaults that stand for the arguments a call by position lacks, if nothing else must be done for it; none if it lacks none. The
/// function keeps them.
///
/// # Safety
/// The function is alive, and nothing runs meanwhile that could change it.
#[inline(always)]
pub(super) unsafe fn missing_defaults<'f>(function: *const FunctionObject, argc: usize) -> Option<&'f [Value]> {
    // SAFETY: as the caller says.
    unsafe {
        let wanted = (*code_of(function)).fast_args;
        if wanted as usize == argc {
            return Some(&[]);
        }
        if wanted == u32::MAX {
            return None;
        }
        let lacking = (wanted as usize).checked_sub(argc)?;
        let defaults = (*(*function).data.raw()).defaults.as_tuple()?.items();
        defaults.get(defaults.len().checked_sub(lacking)?..)
    }
}

/// A call: the function, its arguments from `base`, the names of the last ones.
struct Call<'a> {
    function: *const FunctionObject,
    code: *const CodeObject,
    base: *mut Word,
    argc: usize,
    names: &'a [Value],
}

/// How the parameters of a function are laid out: positional ones, keyword-only ones, then `*args` and `**kwargs`.
struct Parameters {
    positional: usize,
    named: usize,
    varargs: bool,
    varkeywords: bool,
}

/// Places the arguments that stand from `base`; answers how many parameters are filled then.
///
/// # Safety
/// `code` is that of `function`, both alive; `argc` registers from `base` hold the arguments, and there is room for the parameters.
#[inline]
pub(super) unsafe fn place(
    t: *mut Thread,
    function: *const FunctionObject,
    code: *const CodeObject,
    base: *mut Word,
    argc: usize,
    names: &[Value],
) -> Option<usize> {
    // SAFETY: as the caller says.
    unsafe {
        let call = Call {
            function,
            code,
            base,
            argc,
            names,
        };
        let wanted = (*code).plain_args as usize;
        if argc <= wanted && (*code).plain_args != u32::MAX && call.stands_in_order() {
            return call.fill_up(wanted);
        }
        let parameters = match (*code).plain_args {
            u32::MAX => {
                let source = &*(*code).data.source;
                let positional = source.arg_count as usize;
                Parameters {
                    positional,
                    named: positional + source.kwonly_count as usize,
                    varargs: source.flags.varargs,
                    varkeywords: source.flags.varkeywords,
                }
            }
            wanted => Parameters {
                positional: wanted as usize,
                named: wanted as usize,
                varargs: false,
                varkeywords: false,
            },
        };
        match names.is_empty() {
            true => call.place_by_position(&*t, &parameters),
            false => call.place(&mut *t, &parameters),
        }
    }
}

impl Call<'_> {
    /// Does every keyword argument stand where its parameter is already?
    #[inline(always)]
    unsafe fn stands_in_order(&self) -> bool {
        if self.names.is_empty() {
            return true;
        }
        // SAFETY: the code is alive.
        let data = unsafe { &(*self.code).data };
        let given = self.argc - self.names.len();
        let mut named = self.names.iter().zip(&data.locals[given..]);
        given >= data.source.posonly_count as usize && named.all(|(name, local)| local.is(name))
    }

    /// For arguments that stand where they belong, of a function with `wanted` positional parameters and no others: puts the
    /// defaults of those that lack one behind them.
    #[inline(always)]
    unsafe fn fill_up(&self, wanted: usize) -> Option<usize> {
        // SAFETY: as in `default`; the registers behind the arguments hold nothing.
        unsafe {
            let lacking = wanted - self.argc;
            if lacking > 0 {
                let defaults = (*(*self.function).data.raw()).defaults.as_tuple()?.items();
                let defaults = &defaults[defaults.len().checked_sub(lacking)?..];
                for (i, default) in defaults.iter().enumerate() {
                    self.base.add(self.argc + i).write(retained(default.word()));
                }
            }
            Some(wanted)
        }
    }

    /// For a call without keywords: the arguments stand where they belong, but for those that `*args` collects.
    unsafe fn place_by_position(&self, thread: &Thread, to: &Parameters) -> Option<usize> {
        // SAFETY: the parameters are the first registers of the new window; registers behind the arguments hold nothing.
        unsafe {
            let given = self.argc;
            let lacking = given.min(to.positional)..to.named;
            if given > to.positional && !to.varargs || lacking.len() > MOST {
                return None;
            }
            let rest = match lacking.is_empty() {
                true => self.take_rest(to, given),
                false => self.place_defaults(thread, to, given, lacking)?,
            };
            let mut end = to.named;
            if let Some(rest) = rest {
                self.base.add(end).write(rest.into_word());
                end += 1;
            }
            if to.varkeywords {
                self.base.add(end).write(Value::dict(RawDict::default()).into_word());
                end += 1;
            }
            Some(end)
        }
    }

    /// Gives the parameters that lack an argument their defaults; what `*args` collects has been taken out of their registers before.
    #[inline(never)]
    unsafe fn place_defaults(
        &self,
        thread: &Thread,
        to: &Parameters,
        given: usize,
        lacking: Range<usize>,
    ) -> Option<Option<Value>> {
        // SAFETY: as above.
        unsafe {
            let mut defaults = [word::UNDEF; MOST];
            for (default, i) in defaults.iter_mut().zip(lacking.clone()) {
                *default = self.default(thread, to, i)?.word();
            }
            let rest = self.take_rest(to, given);
            for (default, i) in defaults.into_iter().zip(lacking) {
                self.base.add(i).write(retained(default));
            }
            Some(rest)
        }
    }

    /// First finds out, without moving anything, whether every argument has a place and every parameter a value; then moves.
    unsafe fn place(&self, thread: &mut Thread, to: &Parameters) -> Option<usize> {
        // SAFETY: the parameters are the first registers of the new window; registers behind the arguments hold nothing.
        unsafe {
            let given = self.argc - self.names.len();
            let by_position = given.min(to.positional);
            if to.named > MOST || self.names.len() > MOST || given > to.positional && !to.varargs {
                return None;
            }
            let mut filled = (1_u32 << by_position) - 1;
            let mut places = [0; MOST];
            for (place, name) in places.iter_mut().zip(self.names) {
                *place = match self.parameter(name, to.named) {
                    Some(at) if filled >> at & 1 == 0 => at,
                    None if to.varkeywords && name.is_interned() => LOOSE,
                    _ => return None,
                };
                if *place != LOOSE {
                    filled |= 1 << *place;
                }
            }
            let lacking = (by_position..to.named).filter(|i| filled >> i & 1 == 0);
            if lacking.clone().any(|i| self.default(thread, to, i).is_none()) {
                return None;
            }
            self.move_arguments(thread, to, given, &places);
            for i in lacking {
                self.write_default(thread, to, i);
            }
            Some(to.named + to.varargs as usize + to.varkeywords as usize)
        }
    }

    /// Moves every argument to its parameter. Those without an argument are empty afterwards, or hold what must be overwritten.
    #[inline(always)]
    unsafe fn move_arguments(&self, thread: &mut Thread, to: &Parameters, given: usize, places: &[usize; MOST]) {
        // SAFETY: every argument is taken out of its register before that is written.
        unsafe {
            let mut keywords = [word::UNDEF; MOST];
            for (i, keyword) in keywords.iter_mut().enumerate().take(self.names.len()) {
                *keyword = self.base.add(given + i).replace(word::UNDEF);
            }
            let rest = self.take_rest(to, given);
            let loose = to.varkeywords.then(|| {
                let dict = Value::dict(RawDict::default());
                for (i, name) in self.names.iter().enumerate().filter(|&(i, _)| places[i] == LOOSE) {
                    if let Some(raw) = dict.as_dict() {
                        drop(raw.set_str(thread, name, Value::from_word(keywords[i])));
                    }
                }
                dict
            });
            for (i, &place) in places
                .iter()
                .enumerate()
                .take(self.names.len())
                .filter(|(_, at)| **at != LOOSE)
            {
                self.base.add(place).write(keywords[i]);
            }
            for (i, collected) in rest.into_iter().chain(loose).enumerate() {
                self.base.add(to.named + i).write(collected.into_word());
            }
        }
    }

    /// The parameter, among the first `end`, that may be given by this name. Interned names are the same object if they are equal.
    unsafe fn parameter(&self, name: &Value, end: usize) -> Option<usize> {
        // SAFETY: the code is alive.
        let data = unsafe { &(*self.code).data };
        let first = data.source.posonly_count as usize;
        data.locals[first..end]
            .iter()
            .position(|local| local.is(name))
            .map(|at| first + at)
    }

    /// What `*args` collects, if the function has it: the arguments by position that no parameter takes.
    unsafe fn take_rest(&self, to: &Parameters, given: usize) -> Option<Value> {
        to.varargs.then(|| {
            // SAFETY: those registers hold arguments.
            let rest = (to.positional..given.max(to.positional)).map(|i| unsafe { take(self.base.add(i)) });
            Value::tuple_from(given.saturating_sub(to.positional), rest)
        })
    }

    /// The default of a parameter.
    unsafe fn default<'t>(&self, thread: &'t Thread, to: &Parameters, i: usize) -> Option<&'t Value> {
        // SAFETY: the function is alive, and its defaults stay as they are while the thread is borrowed.
        unsafe {
            let data = &*(*self.function).data.raw();
            if i >= to.positional {
                return data.kwdefaults.as_dict()?.get_str(thread, &(*self.code).data.locals[i]);
            }
            let defaults = data.defaults.as_tuple()?.items();
            defaults.get((defaults.len() + i).checked_sub(to.positional)?)
        }
    }

    /// Gives a parameter its default, which it has.
    unsafe fn write_default(&self, thread: &Thread, to: &Parameters, i: usize) {
        // SAFETY: the register is that of the parameter, and empty.
        unsafe {
            let default = self.default(thread, to, i).map_or(word::UNDEF, Value::word);
            self.base.add(i).write(retained(default));
        }
    }
}
