//! The module `itertools`: lazy iterators out of other iterators.
//!
//! Each is a class whose `next` asks the iterators under it; none of them runs ahead of what it gives. Whatever `next` calls may
//! call the same iterator again: so nothing borrowed from it lives across a call, and state that a call may have changed is
//! looked up anew. The files beside this one hold them by kin.

mod combinatoric;
mod endless;
mod filters;
mod group;
mod joined;
mod tee;

use crate::support::set;
use minipy_vm::native::{Arity, NativeClass, NativeDef, NativeModule, Outcome, Thread, Value};

/// A class of iterators: its name, its constructor, its step, its step to a pair that need not be made, its walk to the end, and what else
/// it has.
macro_rules! iterator_class {
    ($(#[$doc:meta])* $CLASS:ident = $name:literal, $arity:expr, $make:ident, $next:ident
     $(, pair $pair:ident)? $(, each $each:ident)? $(, repr $repr:expr)? $(, methods $methods:expr)?) => {
        $(#[$doc])*
        pub(super) static $CLASS: minipy_vm::native::NativeClass = {
            static NEW: minipy_vm::native::NativeDef = $crate::support::constructor($name, $arity, $make);
            static SLOTS: minipy_vm::native::NativeSlots = minipy_vm::native::NativeSlots {
                iter: Some($crate::support::itself),
                next: Some($next),
                new: Some(|thread, class, args| $crate::support::construct(thread, &NEW, class, args)),
                $(next_pair: Some($pair),)?
                $(each: Some($each),)?
                $(repr: Some($repr),)?
                ..minipy_vm::native::NativeSlots::NONE
            };
            #[allow(unused_mut, unused_assignments)] // Not every class has methods.
            const METHODS: &[minipy_vm::native::NativeDef] = {
                let mut methods: &[minipy_vm::native::NativeDef] = &[];
                $(methods = $methods;)?
                methods
            };
            minipy_vm::native::NativeClass {
                name: $name,
                module: "itertools",
                base: minipy_vm::native::ClassId::Object,
                slots: Some(&SLOTS),
                methods: METHODS,
                has_dict: false,
                is_final: false,
            }
        };
    };
}

/// Shows the collector the named fields.
macro_rules! traverse {
    ($Type:ident: $($field:ident),*) => {
        impl minipy_vm::native::Payload for $Type {
            fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
                $(visit(&self.$field);)*
            }
        }
    };
}

use {iterator_class, traverse};

static CLASSES: &[&NativeClass] = &[
    &joined::ACCUMULATE,
    &joined::BATCHED,
    &joined::CHAIN,
    &combinatoric::COMBINATIONS,
    &combinatoric::WITH_REPLACEMENT,
    &filters::COMPRESS,
    &endless::COUNT,
    &endless::CYCLE,
    &filters::DROP_WHILE,
    &filters::FILTER_FALSE,
    &group::GROUP_BY,
    &group::GROUPER,
    &filters::ISLICE,
    &joined::PAIRWISE,
    &combinatoric::PERMUTATIONS,
    &combinatoric::PRODUCT,
    &endless::REPEAT,
    &filters::STAR_MAP,
    &filters::TAKE_WHILE,
    &tee::TEE,
    &tee::DATA,
    &joined::ZIP_LONGEST,
];

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    for spec in CLASSES {
        let class = thread.native_class(spec);
        set(thread, module, spec.name, class);
    }
    Ok(())
}

/// The module `itertools`.
pub static MODULE: NativeModule = NativeModule {
    name: "itertools",
    functions: &[NativeDef::function("tee", Arity::Positional(1, 2), tee::tee)],
    missing: &[],
    init,
};
