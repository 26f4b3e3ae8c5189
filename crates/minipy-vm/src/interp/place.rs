//! Putting the arguments of a call where the parameters are, without a detour through the heap.
//!
//! What is out of the ordinary (an error, a name that is not interned, very many parameters) is left to `bind`, which knows the
//! messages: each function here answers None before it has moved anything.

use super::frames::{retained, take};
use crate::heap::dict_table::RawDict;
use crate::heap::object::{CodeObject, FunctionObject};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};

/// The most parameters, and the most arguments, that are placed here.
const MOST: usize = 16;

/// The words of the parameters, in their order; absent ones are [`word::UNDEF`].
type Placed = [Word; MOST];

/// A call: the function, its arguments from `base`, the names of the last ones.
struct Call<'a> {
    function: *const FunctionObject,
    code: *const CodeObject,
    base: *mut Word,
    argc: usize,
    names: &'a [Value],
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
        match (*code).plain_args {
            u32::MAX => call.place_collecting(t),
            wanted => call.place_plainly(wanted as usize),
        }
    }
}

impl Call<'_> {
    /// For a function that has positional parameters only.
    unsafe fn place_plainly(&self, wanted: usize) -> Option<usize> {
        // SAFETY: the parameters are the first registers of the new window.
        unsafe {
            if wanted > MOST || self.argc > wanted {
                return None;
            }
            let mut placed = self.by_position(wanted);
            for (i, name) in self.names.iter().enumerate() {
                let place = self.parameter(name, wanted)?;
                self.put(&mut placed, place, i)?;
            }
            self.fill_defaults(&mut placed, wanted)?;
            for (i, &w) in placed.iter().enumerate().take(wanted) {
                self.base.add(i).write(w);
            }
            Some(wanted)
        }
    }

    /// For a function with keyword-only parameters, `*args` or `**kwargs`.
    #[inline(never)]
    unsafe fn place_collecting(&self, t: *mut Thread) -> Option<usize> {
        // SAFETY: as above. After the last `?` every argument is taken out of its register, and put where it belongs.
        unsafe {
            let source = &*(*self.code).data.source;
            let positional = source.arg_count as usize;
            let named = positional + source.kwonly_count as usize;
            let given = self.argc - self.names.len();
            let too_many = given > positional && !source.flags.varargs;
            if source.parameters() > MOST || self.argc > MOST || too_many {
                return None;
            }
            let mut placed = self.by_position(positional);
            let mut loose = [false; MOST];
            for (i, name) in self.names.iter().enumerate() {
                match self.parameter(name, named) {
                    Some(place) => self.put(&mut placed, place, i)?,
                    None if source.flags.varkeywords && name.is_interned() => loose[i] = true,
                    None => return None,
                }
            }
            let lacks_default = |i: usize| placed[i] == word::UNDEF && self.keyword_default(&*t, i).is_none();
            if (positional..named).any(lacks_default) {
                return None;
            }
            self.fill_defaults(&mut placed, positional)?;
            for (i, slot) in placed.iter_mut().enumerate().take(named).skip(positional) {
                if *slot == word::UNDEF
                    && let Some(default) = self.keyword_default(&*t, i)
                {
                    *slot = retained(default.word());
                }
            }
            let mut end = named;
            if source.flags.varargs {
                let rest = (positional..given.max(positional)).map(|i| take(self.base.add(i)));
                placed[end] = Value::tuple_from(given.saturating_sub(positional), rest).into_word();
                end += 1;
            }
            if source.flags.varkeywords {
                placed[end] = self.collect_keywords(&mut *t, given, &loose).into_word();
                end += 1;
            }
            for i in end..self.argc {
                self.base.add(i).write(word::UNDEF);
            }
            for (i, &w) in placed.iter().enumerate().take(end) {
                self.base.add(i).write(w);
            }
            Some(end)
        }
    }

    /// The arguments given by position, as far as there are parameters for them.
    unsafe fn by_position(&self, parameters: usize) -> Placed {
        let mut placed = [word::UNDEF; MOST];
        for (i, slot) in placed
            .iter_mut()
            .enumerate()
            .take((self.argc - self.names.len()).min(parameters))
        {
            // SAFETY: the register holds an argument.
            *slot = unsafe { *self.base.add(i) };
        }
        placed
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

    /// Puts the keyword argument number `i` into its place, unless that is taken.
    unsafe fn put(&self, placed: &mut Placed, place: usize, i: usize) -> Option<()> {
        if placed[place] != word::UNDEF {
            return None;
        }
        // SAFETY: the register holds an argument.
        placed[place] = unsafe { *self.base.add(self.argc - self.names.len() + i) };
        Some(())
    }

    /// Fills what is absent among the first `wanted` parameters; None, with no reference taken, if a default is missing.
    unsafe fn fill_defaults(&self, placed: &mut Placed, wanted: usize) -> Option<()> {
        // SAFETY: the function is alive, and nothing runs that could change its defaults.
        unsafe {
            let data = &*(*self.function).data.raw();
            let defaults = data.defaults.as_tuple().map_or(&[][..], |tuple| tuple.items());
            let first_default = wanted - defaults.len().min(wanted);
            if placed[..first_default].contains(&word::UNDEF) {
                return None;
            }
            for (slot, default) in placed[first_default..wanted].iter_mut().zip(defaults) {
                if *slot == word::UNDEF {
                    *slot = retained(default.word());
                }
            }
            Some(())
        }
    }

    /// The default of a keyword-only parameter.
    unsafe fn keyword_default<'t>(&self, thread: &'t Thread, i: usize) -> Option<&'t Value> {
        // SAFETY: as above; the defaults stay as they are while the thread is borrowed.
        unsafe {
            let data = &*(*self.function).data.raw();
            data.kwdefaults.as_dict()?.get_str(thread, &(*self.code).data.locals[i])
        }
    }

    /// The dict of the keyword arguments that no parameter has the name of.
    unsafe fn collect_keywords(&self, thread: &mut Thread, given: usize, loose: &[bool; MOST]) -> Value {
        let keywords = Value::dict(RawDict::default());
        if let Some(dict) = keywords.as_dict() {
            for (i, name) in self.names.iter().enumerate().filter(|&(i, _)| loose[i]) {
                // SAFETY: the register holds an argument that has not been placed.
                let value = unsafe { take(self.base.add(given + i)) };
                drop(dict.set_str(thread, name, value));
            }
        }
        keywords
    }
}
