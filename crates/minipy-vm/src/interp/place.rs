//! Putting the arguments of a call where the parameters are, without a detour through the heap.
//!
//! What is out of the ordinary (an error, a name that is not interned, very many parameters) is left to `bind`, which knows the
//! messages: each function here answers None before it has moved anything.

use super::frames::{retained, take};
use crate::heap::dict_table::RawDict;
use crate::heap::object::{CodeObject, FunctionObject};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};

/// The most parameters, and the most keyword arguments, that are placed here.
const MOST: usize = 16;

/// The place of a keyword argument that no parameter has the name of.
const LOOSE: usize = usize::MAX;

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
    /// For a call without keywords: the arguments stand where they belong, but for those that `*args` collects.
    unsafe fn place_by_position(&self, thread: &Thread, to: &Parameters) -> Option<usize> {
        // SAFETY: the parameters are the first registers of the new window; registers behind the arguments hold nothing.
        unsafe {
            let data = &*(*self.function).data.raw();
            let defaults = data.defaults.as_tuple().map_or(&[][..], |tuple| tuple.items());
            let (given, first_default) = (self.argc, to.positional - defaults.len().min(to.positional));
            let too_many = given > to.positional && !to.varargs;
            let lacks_default = |i| self.keyword_default(thread, i).is_none();
            if too_many || given < first_default || (to.positional..to.named).any(lacks_default) {
                return None;
            }
            let rest = to.varargs.then(|| {
                let rest = (to.positional..given.max(to.positional)).map(|i| take(self.base.add(i)));
                Value::tuple_from(given.saturating_sub(to.positional), rest)
            });
            for i in given..to.positional {
                let default = &defaults[defaults.len() + i - to.positional];
                self.base.add(i).write(retained(default.word()));
            }
            for i in to.positional..to.named {
                let default = self.keyword_default(thread, i).map_or(word::UNDEF, Value::word);
                self.base.add(i).write(retained(default));
            }
            let mut end = to.named;
            for collected in rest
                .into_iter()
                .chain(to.varkeywords.then(|| Value::dict(RawDict::default())))
            {
                self.base.add(end).write(collected.into_word());
                end += 1;
            }
            Some(end)
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
            let data = &*(*self.function).data.raw();
            let defaults = data.defaults.as_tuple().map_or(&[][..], |tuple| tuple.items());
            let first_default = to.positional - defaults.len().min(to.positional);
            let required = (1_u32 << first_default) - 1;
            let lacks_default = |&i: &usize| filled >> i & 1 == 0 && self.keyword_default(thread, i).is_none();
            if filled & required != required || (to.positional..to.named).any(|i| lacks_default(&i)) {
                return None;
            }
            self.move_arguments(thread, to, given, &places);
            for i in (0..to.named).filter(|i| filled >> i & 1 == 0) {
                let default = match i.checked_sub(to.positional) {
                    None => Some(&defaults[defaults.len() + i - to.positional]),
                    Some(_) => self.keyword_default(thread, i),
                };
                self.base
                    .add(i)
                    .write(retained(default.map_or(word::UNDEF, Value::word)));
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
            let rest = to.varargs.then(|| {
                let rest = (to.positional..given.max(to.positional)).map(|i| take(self.base.add(i)));
                Value::tuple_from(given.saturating_sub(to.positional), rest)
            });
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

    /// The default of a keyword-only parameter.
    unsafe fn keyword_default<'t>(&self, thread: &'t Thread, i: usize) -> Option<&'t Value> {
        // SAFETY: the function is alive, and its defaults stay as they are while the thread is borrowed.
        unsafe {
            let data = &*(*self.function).data.raw();
            data.kwdefaults.as_dict()?.get_str(thread, &(*self.code).data.locals[i])
        }
    }
}
