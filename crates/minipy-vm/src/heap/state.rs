//! `Heap`: what the threads of one interpreter share, all of it under the lock. Two interpreters are two heaps.

use super::alloc::Allocator;
use super::class::{Shape, Special};
use super::classes::ClassId;
use super::delivery::Delivery;
use super::guard::Guarded;
use super::intern::Interned;
use super::native::{Args, Each, Outcome, Resumed};
use super::object::{Header, Kind};
use super::shared_cache::SharedCache;
use super::spare::SpareVectors;
use super::thread::Thread;
use super::value::{Value, Word};
use minipy_gil::Gil;
use rustc_hash::FxHashMap;
use std::any::{Any, TypeId};
use std::cell::{Cell, RefCell, UnsafeCell};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// The state of one interpreter.
pub struct Heap {
    /// The lock.
    pub gil: Arc<Gil>,
    /// How the main thread is got out of a call that waits.
    pub nudge: Arc<super::nudge::Nudge>,
    /// The signals that wait for the main thread.
    pub signals: Arc<Delivery>,
    /// What to do for a signal, once a script may have said so. Until then each is Ctrl-C.
    pub on_signal: Cell<Option<OnSignal>>,
    /// How many signals have been handled.
    pub(crate) signals_handled: Cell<u64>,
    pub(crate) alloc: UnsafeCell<Allocator>,
    /// What small lists left.
    pub(crate) vectors: SpareVectors,
    /// Builtin classes by [`super::classes::ClassId`].
    pub(crate) classes: UnsafeCell<Vec<Value>>,
    /// Root shapes of the builtin classes, by the same number.
    pub(crate) shapes: UnsafeCell<[*mut Shape; ClassId::ALL.len()]>,
    /// Interned strings.
    pub(crate) interned: Interned,
    /// Where the characters of strings are that are not ASCII.
    pub(crate) marks: super::text_marks::TextMarks,
    /// The interned names of the special methods, by [`super::class::Special`].
    pub(crate) special_names: UnsafeCell<Vec<Value>>,
    /// `__class__`, interned.
    pub(crate) class_name: UnsafeCell<Value>,
    /// `__name__`, interned.
    pub(crate) name_name: UnsafeCell<Value>,
    /// The empty string and those of one character of Latin-1, filled on demand.
    pub(crate) characters: UnsafeCell<Vec<Value>>,
    /// The floats without an immediate that are made once; see [`super::number_objects`].
    pub(crate) shared_floats: UnsafeCell<[Value; 4]>,
    /// `()`, of which there is one, once it was asked for.
    pub(crate) empty_tuple: UnsafeCell<Value>,
    /// The last shape version given.
    pub(crate) last_version: Cell<u32>,
    /// Moves when the keys of any namespace change: global caches compare it.
    pub(crate) epoch: Cell<u32>,
    /// Dead objects whose `__del__` or weakref callbacks wait to run.
    pub(crate) finalizers: RefCell<Vec<Value>>,
    /// The weak references to an object, by its address; see [`super::weakref`].
    pub(crate) weakrefs: RefCell<FxHashMap<Word, Vec<std::rc::Weak<super::weakref::Link>>>>,
    /// Depth of nested frees.
    pub(crate) freeing: Cell<u32>,
    /// Dead objects put off because frees were nested too deep.
    pub(crate) put_off: RefCell<Vec<*mut Header>>,
    /// Containers made less containers freed since the last collection.
    pub(crate) young: Cell<isize>,
    /// Collect when `young` exceeds this.
    pub(crate) threshold: Cell<isize>,
    /// `gc.enable()`.
    pub(crate) collector_on: Cell<bool>,
    /// A collection is running.
    pub(crate) collecting: Cell<bool>,
    /// `sys.getrecursionlimit()`.
    pub recursion_limit: Cell<usize>,
    /// `sys.flags.optimize`.
    pub optimize: Cell<u8>,
    /// `sys.get_int_max_str_digits()`.
    pub int_max_str_digits: Cell<usize>,
    /// The `builtins` module's namespace, a dict.
    pub builtins: Guarded<Value>,
    /// `sys.modules`, a dict.
    pub modules: Guarded<Value>,
    /// The threads that have begun and not ended, wherever they are. Each stands on the native stack of its OS thread.
    pub(crate) threads: RefCell<Vec<*const Thread>>,
    /// What to do when threads wait for each other and nobody is left; nothing if they are to wait for ever.
    pub(crate) on_deadlock: RefCell<Option<Arc<OnDeadlock>>>,
    /// What only higher floors can do.
    pub hooks: Cell<Hooks>,
    /// What inline caches have learned about attributes.
    pub(crate) shared_cache: SharedCache,
    /// State of standard library modules, one per type.
    pub(crate) extensions: RefCell<FxHashMap<TypeId, &'static dyn Any>>,
    /// Classes of payload types, by the payload's type.
    pub(crate) payload_classes: RefCell<FxHashMap<TypeId, Value>>,
}

/// Called by the last thread that would wait, or that ends and leaves others waiting.
pub type OnDeadlock = dyn Fn(&mut Thread) + Send + Sync;

/// Runs what a script wants run for the signal of this number.
pub type OnSignal = fn(&mut Thread, i32) -> Outcome<()>;

/// Functions of higher floors and of the facade.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Calls a Python function (`interp`).
    pub(crate) call_function: fn(&mut Thread, &Value, Args<'_>) -> Outcome,
    /// As `call_function`, with two arguments that do not stand side by side (`interp`).
    pub(crate) call_with_two: fn(&mut Thread, &Value, &Value, &Value) -> Outcome,
    /// The answer of a special method that takes the value and nothing else; None unless the value's class has learned that it is such a
    /// Python function (`interp`).
    pub(crate) ask: fn(&mut Thread, &Value, Special) -> Option<Outcome>,
    /// As `ask`, of a method that takes one value more (`interp`).
    pub(crate) ask_about: fn(&mut Thread, &Value, Special, &Value) -> Option<Outcome>,
    /// Handles a signal that waits, in the middle of a long native operation (`interp`).
    pub(crate) handle_signals: fn(&mut Thread) -> Outcome<()>,
    /// Runs the function of a class body with this namespace for its names (`interp`).
    pub(crate) run_body: fn(&mut Thread, &Value, &Value) -> Outcome,
    /// The class and the instance that `super()` without arguments means in the running function (`interp`).
    pub(crate) super_arguments: fn(&mut Thread) -> Outcome<(Value, Value)>,
    /// The namespace of the running function's module, a dict; an empty one if no Python code runs (`interp`).
    pub(crate) frame_globals: fn(&mut Thread) -> Value,
    /// The names of the running function as `locals()` shows them, a mapping (`interp`).
    pub(crate) frame_locals: fn(&mut Thread) -> Value,
    /// Where the frame so far below the running one is, as a traceback of one entry; absent if there is none (`interp`).
    pub(crate) frame_place: fn(&mut Thread, usize) -> Value,
    /// `time.sleep` without the lock; a signal that comes meanwhile is handled, then the sleep goes on (`interp`).
    pub(crate) sleep: fn(&mut Thread, std::time::Duration) -> Outcome<()>,
    /// Gives the items of a generator to a function, until that answers false (`interp`).
    pub(crate) generator_each: fn(&mut Thread, &Value, &mut Each<'_>) -> Outcome<()>,
    /// `next(generator)`; None if it returned (`interp`).
    pub(crate) generator_next: fn(&mut Thread, &Value) -> Outcome<Option<Value>>,
    /// `generator.send(value)` (`interp`).
    pub(crate) generator_send: fn(&mut Thread, &Value, Value) -> Outcome<Resumed>,
    /// `generator.throw(exception)` (`interp`).
    pub(crate) generator_throw: fn(&mut Thread, &Value, &[Value]) -> Outcome<Resumed>,
    /// As `generator_throw`, but a GeneratorExit is thrown into what the generator delegates to, too (`interp`).
    pub(crate) generator_throw_through: fn(&mut Thread, &Value, &[Value]) -> Outcome<Resumed>,
    /// `generator.close()` (`interp`).
    pub(crate) generator_close: fn(&mut Thread, &Value) -> Outcome,
    /// `type[item]` (`builtins`).
    pub(crate) generic_alias: fn(&Value, &Value) -> Value,
    /// Compiles and imports (the facade).
    pub host: Option<&'static dyn Host>,
}

/// What the VM asks of the program around it.
pub trait Host: Sync {
    /// Compiles source text in the given mode: `module` (an imported file), or `exec`, `eval`, `single` as `compile()` has them.
    /// `optimize` says what is left out: nothing, `assert` (1), docstrings too (2).
    fn compile(
        &self,
        source: &str,
        filename: &str,
        mode: &str,
        optimize: u8,
    ) -> Result<minipy_code::Code, CompileFailure>;
    /// The table of a builtin module, if there is one of that name.
    fn native_module(&self, name: &str) -> Option<&'static super::native_module::NativeModule>;
    /// The source of a module written in Python that is part of the program, if there is one of that name.
    fn module_source(&self, name: &str) -> Option<&'static str>;
    /// The text of a source file's bytes.
    fn decode(&self, bytes: &[u8]) -> Result<String, CompileFailure>;
}

/// Which part of the compiler refused a source: CPython's keep different records of the line at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The tokenizer.
    Tokens,
    /// The parser.
    Grammar,
    /// The parser, at the end of the text, about a bracket before it.
    Bracket,
    /// What comes after the parser, which has the tree but not the text.
    Names,
}

/// Why a source was not compiled.
pub enum CompileFailure {
    /// A SyntaxError or a subclass of it.
    Syntax {
        /// The class: `SyntaxError`, `IndentationError`, `TabError`.
        class: &'static str,
        /// The text.
        message: String,
        /// The line, from 1.
        line: u32,
        /// The character, from 1.
        offset: u32,
        /// End of the range.
        end_line: u32,
        /// End of the range; -1 if it has none.
        end_offset: i32,
        /// Who noticed.
        stage: Stage,
    },
    /// minipy does not support something in it.
    Unsupported {
        /// Where.
        line: u32,
        /// What.
        feature: String,
    },
}

fn no_interp(_: &mut Thread, _: &Value, _: Args<'_>) -> Outcome {
    unreachable!("the interpreter installs its hooks before any code runs")
}

fn no_frame(_: &mut Thread) -> Value {
    unreachable!("the interpreter installs its hooks before any code runs")
}

fn no_place(_: &mut Thread, _: usize) -> Value {
    unreachable!("the interpreter installs its hooks before any code runs")
}

fn no_sleep(_: &mut Thread, _: std::time::Duration) -> Outcome<()> {
    unreachable!("the interpreter installs its hooks before any code runs")
}

fn no_bodies(_: &mut Thread, _: &Value, _: &Value) -> Outcome {
    unreachable!("the interpreter installs its hooks before any code runs")
}

fn no_frames(_: &mut Thread) -> Outcome<(Value, Value)> {
    unreachable!("the interpreter installs its hooks before any code runs")
}

fn no_generators(_: &mut Thread, _: &Value, _: Value) -> Outcome<Resumed> {
    unreachable!("the interpreter installs its hooks before any code runs")
}

fn no_throws(_: &mut Thread, _: &Value, _: &[Value]) -> Outcome<Resumed> {
    unreachable!("the interpreter installs its hooks before any code runs")
}

thread_local! {
    /// The heap of the interpreter this OS thread belongs to.
    static CURRENT: Cell<*const Heap> = const { Cell::new(std::ptr::null()) };
}

/// The heap of this OS thread's interpreter.
#[inline(always)]
pub(crate) fn current() -> *const Heap {
    CURRENT.get()
}

/// Says which interpreter this OS thread belongs to.
pub(crate) fn attach(heap: *const Heap) {
    CURRENT.set(heap);
}

// SAFETY: a heap is reached from several OS threads, but everything beside `gil` (which is `Sync`) only by the one that holds
// the lock: a `Thread` is the proof, and the constructors of values are reachable only from code that runs under one.
unsafe impl Sync for Heap {}
// SAFETY: as above; nothing in it is tied to the OS thread that made it.
unsafe impl Send for Heap {}

impl Drop for Heap {
    fn drop(&mut self) {
        // The objects go with the memory they stand in, without being visited one by one: nothing can observe it any more.
        std::mem::forget(std::mem::take(self.classes.get_mut()));
        std::mem::forget(std::mem::take(self.special_names.get_mut()));
        std::mem::forget(std::mem::take(self.class_name.get_mut()));
        std::mem::forget(std::mem::take(self.name_name.get_mut()));
        std::mem::forget(std::mem::take(self.characters.get_mut()));
        std::mem::forget(std::mem::take(self.shared_floats.get_mut()));
        std::mem::forget(std::mem::take(self.empty_tuple.get_mut()));
        std::mem::forget(std::mem::take(&mut *self.finalizers.borrow_mut()));
        std::mem::forget(std::mem::take(&mut *self.payload_classes.borrow_mut()));
        // SAFETY: the last owner of the heap drops it: no thread holds the lock, and none will.
        unsafe {
            std::mem::forget(std::mem::take(&mut *self.builtins.raw()));
            std::mem::forget(std::mem::take(&mut *self.modules.raw()));
        }
        attach(std::ptr::null());
    }
}

impl Hooks {
    /// Those of a heap without an interpreter.
    fn none() -> Hooks {
        Hooks {
            call_function: no_interp,
            call_with_two: |thread, function, _, _| no_interp(thread, function, Args::positional(&[])),
            ask: |_, _, _| None,
            ask_about: |_, _, _, _| None,
            handle_signals: |_| Ok(()),
            run_body: no_bodies,
            super_arguments: no_frames,
            frame_globals: no_frame,
            frame_locals: no_frame,
            frame_place: no_place,
            sleep: no_sleep,
            generator_each: |_, _, _| Ok(()),
            generator_next: |_, _| Ok(None),
            generator_send: no_generators,
            generator_throw: no_throws,
            generator_throw_through: no_throws,
            generator_close: |_, _| Ok(Value::NONE),
            generic_alias: |class, _| class.clone(),
            host: None,
        }
    }
}

impl Heap {
    /// An empty heap; `classes::bootstrap` fills it.
    pub(crate) fn new(gil: Arc<Gil>) -> Heap {
        let nudge: Arc<super::nudge::Nudge> = Arc::default();
        Heap {
            signals: Delivery::new(gil.clone(), nudge.clone()),
            on_signal: Cell::new(None),
            signals_handled: Cell::new(0),
            gil,
            nudge,
            alloc: UnsafeCell::new(Allocator::new()),
            vectors: SpareVectors::default(),
            classes: UnsafeCell::new(Vec::new()),
            shapes: UnsafeCell::new([std::ptr::null_mut(); ClassId::ALL.len()]),
            interned: Interned::default(),
            marks: Default::default(),
            special_names: UnsafeCell::new(Vec::new()),
            class_name: UnsafeCell::new(Value::UNDEF),
            name_name: UnsafeCell::new(Value::UNDEF),
            characters: UnsafeCell::new(Vec::new()),
            shared_floats: UnsafeCell::default(),
            empty_tuple: UnsafeCell::new(Value::UNDEF),
            last_version: Cell::new(0),
            epoch: Cell::new(1),
            finalizers: RefCell::default(),
            weakrefs: RefCell::default(),
            freeing: Cell::new(0),
            put_off: RefCell::default(),
            young: Cell::new(0),
            threshold: Cell::new(super::cycles::FIRST_THRESHOLD),
            collector_on: Cell::new(true),
            collecting: Cell::new(false),
            recursion_limit: Cell::new(1000),
            optimize: Cell::new(0),
            int_max_str_digits: Cell::new(4300),
            builtins: Guarded::new(Value::UNDEF),
            modules: Guarded::new(Value::UNDEF),
            threads: RefCell::default(),
            on_deadlock: RefCell::default(),
            hooks: Cell::new(Hooks::none()),
            shared_cache: SharedCache::default(),
            extensions: RefCell::default(),
            payload_classes: RefCell::default(),
        }
    }

    /// Is the cycle collector on?
    pub fn collector_is_on(&self) -> bool {
        self.collector_on.get()
    }

    /// Switches the cycle collector on or off. Off, it still works when it is asked to.
    pub fn switch_collector(&self, on: bool) {
        self.collector_on.set(on);
    }

    /// Containers made less containers freed since the last collection.
    pub fn young_containers(&self) -> usize {
        self.young.get().max(0).unsigned_abs()
    }

    /// A version no shape has; [`super::class::UNCACHED`] when there are none left.
    pub(crate) fn new_version(&self) -> u32 {
        let version = self.last_version.get().saturating_add(1);
        self.last_version.set(version);
        version
    }

    /// Invalidates the caches of global names.
    pub(crate) fn namespace_changed(&self) {
        self.epoch.set(self.epoch.get().wrapping_add(1).max(1));
    }

    /// Asks the loop to look up at its next switch point.
    pub(crate) fn raise_pending(&self) {
        self.gil.breaker().fetch_or(minipy_gil::PENDING, Ordering::Relaxed);
    }

    /// Counts a new container; when enough have come, asks for a collection.
    #[inline(always)]
    pub(crate) fn container_made(&self) {
        let young = self.young.get() + 1;
        self.young.set(young);
        if young > self.threshold.get() {
            self.collection_due();
        }
    }

    /// Is the end of an object waiting to be told?
    #[inline(always)]
    pub(crate) fn has_finalizers(&self) -> bool {
        // SAFETY: only the lock's holder uses the queue, and nobody keeps a borrow of it while other code runs.
        unsafe { !(*self.finalizers.as_ptr()).is_empty() }
    }

    #[cold]
    #[inline(never)]
    fn collection_due(&self) {
        if self.collector_on.get() && !self.collecting.get() {
            self.raise_pending();
        }
    }

    /// Memory for an object, with its header written. `size` counts the header.
    #[inline(always)]
    pub(crate) fn allocate(&self, size: usize, kind: Kind, shape: *mut Shape) -> *mut Header {
        // SAFETY: the lock's holder is the only user of the allocator; the memory is large enough for a header.
        unsafe {
            let object = (*self.alloc.get()).allocate(size);
            (*object).count = 1;
            (*object).kind = kind;
            (*object).flags = 0;
            (*object).shape = shape;
            object
        }
    }

    /// State of a standard library module: made at first use, kept as long as the process.
    pub fn extension<T: Any + Default>(&self) -> &'static T {
        let mut extensions = self.extensions.borrow_mut();
        let state = *extensions
            .entry(TypeId::of::<T>())
            .or_insert_with(|| Box::leak(Box::<T>::default()));
        match state.downcast_ref() {
            Some(state) => state,
            None => unreachable!("the key is the type"),
        }
    }
}
