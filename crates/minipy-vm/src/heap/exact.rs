//! Objects of exactly a builtin class, told by one comparison: the root shape of a builtin class stays what it was at first, and an
//! instance of a script's subclass has a shape of that class. So what is found here does what the builtin class does.

use super::class::ClassData;
use super::classes::ClassId;
use super::native::NativeSlots;
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

/// The class of an object, if it is the builtin class with these slots or a script's derived from that: the object does what the builtin
/// class does, but for the methods that the class overrides.
///
/// # Safety
/// The word points to a live object, and no Python code runs while the class is looked at.
#[inline(always)]
pub(crate) unsafe fn class_like<'a>(object: Word, builtin: &'static NativeSlots) -> Option<&'a ClassData> {
    // SAFETY: an object keeps its class.
    let class = unsafe { &*(*(*(*(object as *const Header)).shape).class).data.raw() };
    std::ptr::eq(class.native, builtin).then_some(class)
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
