//! Where the arguments of a call by keyword go, kept with the code that is called.
//!
//! A plan depends on the parameters of the code, the number of arguments and the names of the last ones: it is found out at the first call of
//! the kind (`interp/place.rs`) and holds for ever after. Defaults are no part of it, as they belong to the function and may change.

use super::value::Value;

/// The most parameters, and the most keyword arguments, that are planned for.
pub(crate) const MOST: usize = 16;

/// The place of a keyword argument that no parameter has the name of: `**kwargs` takes it.
pub(crate) const LOOSE: u8 = u8::MAX;

/// The plans that a code keeps at a time; one more takes the place of another.
const KEPT: usize = 4;

/// The parameters of a code: positional ones, keyword-only ones, then `*args` and `**kwargs`.
pub struct Parameters {
    /// How many may be given by position; the first `positional_only` by position only.
    pub(crate) positional: usize,
    pub(crate) positional_only: usize,
    /// How many have names of their own.
    pub(crate) named: usize,
    pub(crate) varargs: bool,
    pub(crate) varkeywords: bool,
    /// All named ones may be given by position, and what is left is collected.
    pub(crate) collect_rest: bool,
}

impl Parameters {
    /// Those of a code as compiled.
    pub(crate) fn of(code: &minipy_code::Code) -> Parameters {
        let positional = code.arg_count as usize;
        Parameters {
            positional,
            positional_only: code.posonly_count as usize,
            named: positional + code.kwonly_count as usize,
            varargs: code.flags.varargs,
            varkeywords: code.flags.varkeywords,
            collect_rest: code.kwonly_count == 0 && (code.flags.varargs || code.flags.varkeywords),
        }
    }

    /// Does one of them collect what the others do not take?
    #[inline(always)]
    pub(crate) fn collect(&self) -> bool {
        self.varargs | self.varkeywords
    }

    /// How many registers they fill.
    #[inline(always)]
    pub(crate) fn count(&self) -> usize {
        self.named + self.varargs as usize + self.varkeywords as usize
    }
}

/// What becomes of the arguments of one kind of call.
pub(crate) struct Plan {
    /// How many arguments, keywords included.
    pub(crate) argc: usize,
    /// The names of the last ones: interned, and kept, so that their addresses tell them.
    pub(crate) names: Box<[Value]>,
    /// The parameter of each keyword argument, or [`LOOSE`].
    pub(crate) places: [u8; MOST],
    /// The parameters without an argument; so many of them count.
    pub(crate) lacking: [u8; MOST],
    pub(crate) lacking_count: u8,
    /// Every argument stands where it belongs already.
    pub(crate) in_order: bool,
}

impl Plan {
    /// The parameters without an argument, in order.
    #[inline(always)]
    pub(crate) fn lacking(&self) -> &[u8] {
        self.lacking.get(..self.lacking_count as usize).unwrap_or(&[])
    }

    #[inline(always)]
    fn is_for(&self, argc: usize, names: &[Value]) -> bool {
        self.argc == argc
            && self.names.len() == names.len()
            && self.names.iter().zip(names).all(|(known, name)| known.is(name))
    }
}

/// The plans of a code.
#[derive(Default)]
pub(crate) struct Plans([Option<Box<Plan>>; KEPT]);

/// Where a plan stands if it is kept. Addresses of strings differ above the lowest bits.
#[inline(always)]
fn cell_of(argc: usize, names: &[Value]) -> usize {
    let first = names.first().map_or(0, |name| name.word() >> 5) as usize;
    (first + argc + names.len()) % KEPT
}

impl Plans {
    /// The plan for so many arguments of which the last have these names, if it is known.
    #[inline(always)]
    pub(crate) fn find(&self, argc: usize, names: &[Value]) -> Option<&Plan> {
        let plan = self.0[cell_of(argc, names)].as_deref()?;
        plan.is_for(argc, names).then_some(plan)
    }

    /// Keeps a plan.
    pub(crate) fn keep(&mut self, plan: Plan) -> &Plan {
        let cell = cell_of(plan.argc, &plan.names);
        self.0[cell].insert(Box::new(plan))
    }
}
