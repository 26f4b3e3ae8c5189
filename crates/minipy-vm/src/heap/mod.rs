//! The lowest floor: values, object layouts, memory, reference counts, the cycle collector. It knows how objects look and how
//! long they live, and nothing of what they do. `unsafe` lives here and in `interp/`.

mod access;
mod alloc;
pub mod bounded;
pub mod buffer;
pub mod class;
pub mod classes;
pub mod clocks;
pub mod code;
pub mod cycles;
pub(crate) mod dealloc;
pub mod delivery;
pub mod dict_table;
pub mod digits;
pub mod guard;
mod in_place;
pub mod inspect;
pub mod instance;
pub mod libm;
pub mod make;
pub mod native;
pub mod native_module;
pub mod nudge;
pub mod object;
pub mod os_calls;
pub mod os_names;
pub mod os_signals;
pub mod os_sockets;
pub(crate) mod refcount;
pub mod set_table;
pub(crate) mod stack;
pub mod state;
pub(crate) mod texts;
pub mod thread;
pub mod value;
pub mod weakref;
mod with_class;
