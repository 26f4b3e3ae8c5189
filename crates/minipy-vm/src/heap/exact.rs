//! Objects of exactly a builtin class, told by one comparison: the root shape of a builtin class stays what it was at first, and an
//! instance of a script's subclass has a shape of that class. So what is found here does what the builtin class does.

use super::classes::ClassId;
use super::object::{DictObject, Header, ListObject, SetObject, StrObject, TupleObject};
use super::thread::Thread;
use super::value::{Value, Word, word};

/// Does a word point to an object of exactly this class?
///
/// # Safety
/// The word's value is alive.
#[inline(always)]
pub(crate) unsafe fn is_exactly(thread: &Thread, w: Word, id: ClassId) -> bool {
    // SAFETY: as the caller says.
    unsafe { word::is_pointer(w) && (*(w as *const Header)).shape == thread.heap().shape(id) }
}

macro_rules! exact {
    ($($name:ident $Object:ident $Class:ident $what:literal;)+) => {
        impl Thread {
            $(
                #[doc = concat!("The ", $what, ", if the value is one of exactly that class.")]
                #[inline(always)]
                pub(crate) fn $name<'v>(&self, value: &'v Value) -> Option<&'v $Object> {
                    // SAFETY: the value keeps the object alive, and its shape tells the layout.
                    unsafe {
                        is_exactly(self, value.word(), ClassId::$Class).then(|| &*(value.word() as *const $Object))
                    }
                }
            )+
        }
    };
}

exact! {
    exact_str StrObject Str "string";
    exact_tuple TupleObject Tuple "tuple";
    exact_list ListObject List "list";
    exact_dict DictObject Dict "dict";
}

impl Thread {
    /// The set, if the value is one of exactly the class `set` or `frozenset`.
    #[inline(always)]
    pub(crate) fn exact_set<'v>(&self, value: &'v Value) -> Option<&'v SetObject> {
        // SAFETY: as above.
        unsafe {
            let w = value.word();
            (is_exactly(self, w, ClassId::Set) || is_exactly(self, w, ClassId::FrozenSet))
                .then(|| &*(w as *const SetObject))
        }
    }
}
