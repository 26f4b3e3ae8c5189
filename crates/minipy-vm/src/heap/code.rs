//! Code as the loop runs it: instruction words that may be rewritten, constants as values, inline caches.

use super::guard::Guarded;
use super::object::FunctionObject;
use super::plans::{Parameters, Plans};
use super::thread::Thread;
use super::value::{Value, Word};
use std::cell::Cell;
use std::rc::Rc;

/// The part of a code object beside what the loop keeps at hand.
pub struct CodeData {
    /// Names, tables and locations, as compiled.
    pub source: Rc<minipy_code::Code>,
    /// Name and qualified name, interned: what functions of the code are called at first.
    pub(crate) function_names: (Value, Value),
    /// The words of the instructions, and behind them the inline caches; the object's `instrs` points here.
    pub(crate) words: Box<[u64]>,
    /// The constants; the object's `consts` points here.
    pub(crate) const_words: Box<[Word]>,
    /// Interned names of LOAD_NAME and the like.
    pub names: Box<[Value]>,
    /// Interned names of the locals.
    pub locals: Box<[Value]>,
    /// Interned names of the free variables.
    pub free: Box<[Value]>,
    /// Which of the free variables is `__class__`, which `super()` asks for.
    pub(crate) own_class: Option<u16>,
    /// The namespace the caches of global names speak of: the address of its dict, 0 if none yet.
    pub(crate) globals: Cell<usize>,
    /// Where that namespace keeps `__name__`, the module of the functions, and the epoch of which that was so; epoch 0 if it is not known.
    pub(crate) module: Cell<(u32, *const Value)>,
    /// Functions of this code with different namespaces exist: its global names are not cached.
    pub(crate) globals_differ: Cell<bool>,
    /// The generators it makes can be awaited: see `code.replace`.
    pub awaitable: Cell<bool>,
    /// What a function of it gives is a tuple of its arguments but the first, the class of the tuple: the constructor of a class of named
    /// tuples.
    pub(crate) makes_tuple: Cell<bool>,
    /// The parameters.
    pub(crate) parameters: Parameters,
    /// How calls by keyword fill them.
    pub(crate) plans: Guarded<Plans>,
}

impl CodeData {
    /// The constants as the loop reads them.
    pub fn consts(&self) -> Vec<Value> {
        let words = self.const_words.iter();
        // SAFETY: the words own their constants as long as `self` lives.
        words.map(|word| unsafe { Value::borrow(word).clone() }).collect()
    }
}

impl FunctionObject {
    /// Says that functions of its code make a tuple of their arguments: see [`CodeData::makes_tuple`].
    pub fn declare_makes_tuple(&self, held: &Thread) {
        if let Some(code) = self.code.get(held).as_code() {
            code.data.makes_tuple.set(true);
        }
    }
}

impl Drop for CodeData {
    fn drop(&mut self) {
        let caches = self.words[self.source.instrs.len()..].chunks_exact(CACHE_WORDS);
        let names = caches.map(|cache| cache[NAME_WORD]);
        for word in names.chain(self.const_words.iter().copied()) {
            // SAFETY: the words own the constants, and the caches their names, and the loop has left this code: a frame keeps its
            // function, and with it its code, alive.
            unsafe { super::refcount::release(word) }
        }
    }
}

/// How many words an inline cache takes behind the instructions.
pub(crate) const CACHE_WORDS: usize = size_of::<Cache>() / size_of::<u64>();

/// Which of those words is the name.
const NAME_WORD: usize = std::mem::offset_of!(Cache, name) / size_of::<u64>();

/// One inline cache. What it says holds while `version` is that of the shape met (attributes) or the global epoch (names).
#[repr(C)]
pub struct Cache {
    /// Shape version or low half of the epoch; 0 if empty.
    pub(crate) version: u32,
    /// A slot, or how to read `target`.
    pub(crate) slot: u32,
    /// Address of a namespace entry's value, a function's word, or the shape after a store. Not owned.
    pub(crate) target: u64,
    /// The interned name.
    pub name: Value,
}

impl Cache {
    /// The words of a cache that knows nothing yet.
    pub(crate) fn empty(name: Value) -> [u64; CACHE_WORDS] {
        let mut words = [0; CACHE_WORDS];
        words[NAME_WORD] = name.into_word();
        words
    }
}
