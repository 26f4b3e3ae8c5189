//! Putting the arguments of a call where the parameters are, without a detour through the heap.
//!
//! What is out of the ordinary (an error, a name that is not interned, very many parameters) is left to `bind`, which knows the
//! messages: each function here answers None before it has moved anything.

use super::frames::{code_of, retained, take_tuple};
use crate::heap::dict_table::RawDict;
use crate::heap::object::{CodeObject, FunctionObject};
use crate::heap::plans::{LOOSE, MOST, Parameters, Plan};
use crate::heap::value::{Value, Word, word};
use std::mem::MaybeUninit;

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

/// Places the arguments that stand from `base`; answers how many parameters are filled then.
///
/// # Safety
/// `code` is that of `function`, both alive; `argc` registers from `base` hold the arguments, and there is room for the parameters.
#[inline(always)]
pub(super) unsafe fn place(
    function: *const FunctionObject,
    code: *const CodeObject,
    base: *mut Word,
    argc: usize,
    names: &[Value],
) -> Option<usize> {
    let call = Call {
        function,
        code,
        base,
        argc,
        names,
    };
    // SAFETY: as the caller says.
    unsafe {
        match names.is_empty() {
            true => call.place_by_position(),
            false => call.place_by_name(),
        }
    }
}

/// Room for the defaults of the parameters that lack an argument. They are found before anything moves, and borrowed from the function.
type Defaults = [MaybeUninit<Word>; MOST];

/// None of them yet.
const NO_DEFAULTS: Defaults = [const { MaybeUninit::uninit() }; MOST];

impl Call<'_> {
    /// For a call without keywords: the arguments stand where they belong, but for those that `*args` collects.
    #[inline(never)]
    unsafe fn place_by_position(&self) -> Option<usize> {
        // SAFETY: the parameters are the first registers of the new window; registers behind the arguments hold nothing. The function
        // keeps its defaults, and nothing runs meanwhile that could change them.
        unsafe {
            let to = &(*self.code).data.parameters;
            let given = self.argc;
            if given > to.positional && !to.varargs {
                return None;
            }
            let data = &*(*self.function).data.raw();
            let lacking = to.positional.saturating_sub(given);
            let by_position = match lacking {
                0 => &[],
                _ => {
                    let defaults = data.defaults.as_tuple()?.items();
                    defaults.get(defaults.len().checked_sub(lacking)?..)?
                }
            };
            let mut keyword_only = NO_DEFAULTS;
            for i in 0..to.named - to.positional {
                let default = self.keyword_default(&data.kwdefaults, to, to.positional + i)?;
                keyword_only.get_mut(i)?.write(default.word());
            }
            if to.varargs {
                self.write_rest(to);
            }
            for (i, default) in by_position.iter().enumerate() {
                self.base.add(given + i).write(retained(default.word()));
            }
            self.write_defaults(&keyword_only, to.positional..to.named);
            if to.varkeywords {
                let keywords = self.base.add(to.named + to.varargs as usize);
                keywords.write(Value::dict(RawDict::default()).into_word());
            }
            Some(to.count())
        }
    }

    /// For a call with keywords: by the plan for its kind, which may have to be made.
    #[inline(always)]
    unsafe fn place_by_name(&self) -> Option<usize> {
        // SAFETY: nobody else looks at the plans, and nothing that runs while one is followed could come here again.
        unsafe {
            let data = &(*self.code).data;
            let plan = match (*data.plans.raw()).find(self.argc, self.names) {
                Some(plan) => plan,
                None => self.new_plan()?,
            };
            match data.parameters.collect() {
                true => self.follow_and_collect(&data.parameters, plan),
                false => self.follow(&data.parameters, plan),
            }
        }
    }

    /// Plans the call, and keeps the plan.
    #[cold]
    #[inline(never)]
    unsafe fn new_plan(&self) -> Option<&Plan> {
        // SAFETY: as above.
        unsafe {
            let data = &(*self.code).data;
            let plan = self.plan(&data.parameters, &data.locals)?;
            Some((*data.plans.raw()).keep(plan))
        }
    }

    /// Finds out where every argument goes. None if one has no place, or is named by a string that is not the one of its text.
    fn plan(&self, to: &Parameters, locals: &[Value]) -> Option<Plan> {
        let given = self.argc - self.names.len();
        let by_position = given.min(to.positional);
        if to.named > MOST || self.names.len() > MOST || given > to.positional && !to.varargs {
            return None;
        }
        let mut filled = (1_u32 << by_position) - 1;
        let mut places = [LOOSE; MOST];
        for (i, (place, name)) in places.iter_mut().zip(self.names).enumerate() {
            let parameter = (to.positional_only..to.named).find(|&at| locals[at].is(name));
            match parameter {
                Some(at) if filled >> at & 1 == 0 => {
                    *place = at as u8;
                    filled |= 1 << at;
                }
                None if to.varkeywords && !self.names[..i].iter().any(|before| before.is(name)) => {}
                _ => return None,
            }
            if !name.is_interned() {
                return None;
            }
        }
        let mut lacking = [0; MOST];
        let mut lacking_count = 0;
        for at in (by_position..to.named).filter(|at| filled >> at & 1 == 0) {
            lacking[lacking_count as usize] = at as u8;
            lacking_count += 1;
        }
        let in_order = places.iter().take(self.names.len()).enumerate();
        Some(Plan {
            argc: self.argc,
            names: self.names.into(),
            places,
            lacking,
            lacking_count,
            in_order: in_order.clone().all(|(i, &place)| place as usize == given + i),
        })
    }

    /// Does what a plan says, of parameters that take just what has their names.
    #[inline(always)]
    unsafe fn follow(&self, to: &Parameters, plan: &Plan) -> Option<usize> {
        // SAFETY: as above. Every argument is taken out of its register before that is written, and every register that held one is
        // that of a parameter, which gets another argument or its default.
        unsafe {
            let lacking = plan.lacking();
            match lacking.first() {
                None => self.move_keywords(plan),
                // Those who have defaults are the last.
                Some(&first) if to.named == to.positional => {
                    let defaults = (*(*self.function).data.raw()).defaults.as_tuple()?.items();
                    let offset = (defaults.len()).wrapping_sub(to.positional);
                    if offset.wrapping_add(first as usize) >= defaults.len() {
                        return None;
                    }
                    self.move_keywords(plan);
                    for &at in lacking {
                        let default = defaults.get_unchecked(offset.wrapping_add(at as usize));
                        self.base.add(at as usize).write(retained(default.word()));
                    }
                }
                Some(_) => {
                    let mut defaults = NO_DEFAULTS;
                    if !self.find_defaults(&mut defaults, to, lacking.iter().map(|&at| at as usize)) {
                        return None;
                    }
                    self.move_keywords(plan);
                    self.write_defaults(&defaults, lacking.iter().map(|&at| at as usize));
                }
            }
            Some(to.named)
        }
    }

    /// Moves the keyword arguments, which all have parameters.
    #[inline(always)]
    unsafe fn move_keywords(&self, plan: &Plan) {
        if plan.in_order {
            return;
        }
        // SAFETY: as in `follow`; a plan has as many places as names, `MOST` at the most.
        unsafe {
            let count = self.names.len();
            let first = self.base.add(self.argc - count);
            let mut keywords = [const { MaybeUninit::<Word>::uninit() }; MOST];
            for i in 0..count {
                keywords.get_unchecked_mut(i).write(*first.add(i));
            }
            for i in 0..count {
                let place = *plan.places.get_unchecked(i) as usize;
                self.base.add(place).write(keywords.get_unchecked(i).assume_init());
            }
        }
    }

    /// As [`Call::follow`], of parameters with `*args` or `**kwargs` among them.
    #[inline(never)]
    unsafe fn follow_and_collect(&self, to: &Parameters, plan: &Plan) -> Option<usize> {
        // SAFETY: as above. The registers of keyword arguments are emptied: not all of them are those of parameters.
        unsafe {
            let lacking = plan.lacking().iter().map(|&at| at as usize);
            let mut defaults = NO_DEFAULTS;
            if !self.find_defaults(&mut defaults, to, lacking.clone()) {
                return None;
            }
            let count = self.names.len();
            let first = self.base.add(self.argc - count);
            let mut keywords = [const { MaybeUninit::<Word>::uninit() }; MOST];
            for (i, keyword) in keywords.iter_mut().enumerate().take(count) {
                keyword.write(first.add(i).replace(word::UNDEF));
            }
            if to.varargs {
                self.write_rest(to);
            }
            let mut loose = RawDict::default();
            for (i, (&place, name)) in plan.places.iter().zip(self.names).enumerate() {
                // There are as many names as keywords were taken.
                let keyword = keywords.get_unchecked(i).assume_init();
                match place {
                    LOOSE => {
                        if loose.is_empty() {
                            loose = RawDict::with_capacity(count - i);
                        }
                        let hash = name.as_str_object().map_or(0, |text| text.hash());
                        loose.insert_new(hash, name.clone(), Value::from_word(keyword));
                    }
                    _ => self.base.add(place as usize).write(keyword),
                }
            }
            if to.varkeywords {
                let register = self.base.add(to.named + to.varargs as usize);
                register.write(Value::dict(loose).into_word());
            }
            self.write_defaults(&defaults, lacking);
            Some(to.count())
        }
    }

    /// Puts what `*args` collects, the arguments by position that no parameter takes, into its register.
    #[inline]
    unsafe fn write_rest(&self, to: &Parameters) {
        // SAFETY: those registers hold arguments, which move.
        unsafe {
            let given = self.argc - self.names.len();
            let count = given.saturating_sub(to.positional);
            let rest = take_tuple(self.base.add(to.positional), count);
            self.base.add(to.named).write(rest);
        }
    }

    /// Finds the defaults of these parameters. False if one has none.
    #[inline(always)]
    unsafe fn find_defaults(
        &self,
        found: &mut Defaults,
        to: &Parameters,
        lacking: impl Iterator<Item = usize>,
    ) -> bool {
        // SAFETY: the function is alive, and nothing runs meanwhile that could change it.
        unsafe {
            let data = &*(*self.function).data.raw();
            let by_position = data.defaults.as_tuple().map_or(&[][..], |tuple| tuple.items());
            for (place, at) in found.iter_mut().zip(lacking) {
                let default = match at < to.positional {
                    true => by_position.get((by_position.len() + at).wrapping_sub(to.positional)),
                    false => self.keyword_default(&data.kwdefaults, to, at),
                };
                match default {
                    Some(default) => place.write(default.word()),
                    None => return false,
                };
            }
            true
        }
    }

    /// The default of a keyword-only parameter. Mostly all of these have one, in the order of the parameters.
    #[inline(always)]
    unsafe fn keyword_default<'d>(&self, defaults: &'d Value, to: &Parameters, at: usize) -> Option<&'d Value> {
        // SAFETY: code and dict are alive, and the dict does not change meanwhile.
        unsafe {
            let table = &*defaults.as_dict()?.table.raw();
            let name = &(*self.code).data.locals[at];
            match table.entry(at - to.positional) {
                Some(entry) if entry.key.is(name) => Some(&entry.value),
                _ => table.find_str(name).map(|number| table.value(number)),
            }
        }
    }

    /// Gives the parameters that lack an argument their defaults.
    #[inline(always)]
    unsafe fn write_defaults(&self, defaults: &Defaults, lacking: impl Iterator<Item = usize>) {
        for (default, at) in defaults.iter().zip(lacking) {
            // SAFETY: one was found for each of these; the function keeps it alive. The parameter's register is empty.
            unsafe { self.base.add(at).write(retained(default.assume_init())) }
        }
    }
}
