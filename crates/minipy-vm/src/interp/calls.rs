//! Calls that the loop does not make by itself: functions whose arguments need binding, classes, methods, native functions, and
//! calls from native code; and returns from them.
//!
//! A call takes over everything in its window. It either gives a value, or pushes a frame (None): the loop goes on in it, and the
//! frame's return writes the register that the calling instruction names.

use super::bind::bind;
use super::frames::{self, code_of, release, retained, set, take};
use super::place::place;
use super::run::{self, Start};
use crate::builtins::exceptions;
use crate::heap::class::{Construct, Special};
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, MOST_PLACES, NativeFn, Outcome};
use crate::heap::object::{ClassObject, CodeObject, FunctionObject, Header, Kind, MethodObject, NativeObject};
use crate::heap::refcount;
use crate::heap::stack::Entry;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use std::ptr::null_mut;

/// Where the loop goes after a frame has returned.
pub(super) enum Returned {
    /// The calling frame, which is on top now.
    Caller,
    /// Out of the loop, with this value.
    Native(Value),
}

/// Calls `window[0]` with `argc` arguments.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, and the window lies in the temporaries of its top frame.
#[inline(never)]
pub(super) unsafe fn call(t: *mut Thread, window: *mut Word, argc: usize) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says.
    unsafe {
        match Value::borrow(window).kind() {
            Some(Kind::Class) => call_class(t, window, argc, &[]),
            Some(Kind::Method) => call_bound(t, window, argc, &[]),
            _ => call_at(t, window, window.add(1), argc, &[]),
        }
    }
}

/// As [`call`]; the last arguments are keywords.
#[inline(never)]
pub(super) unsafe fn call_keywords(
    t: *mut Thread,
    window: *mut Word,
    argc: usize,
    names: &Value,
) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says; the names are a constant of the running code.
    unsafe {
        let names = names.as_tuple().map_or(&[][..], |tuple| tuple.items());
        match Value::borrow(window).kind() {
            Some(Kind::Function) => call_binding(t, window, window.add(1), argc, names),
            Some(Kind::Class) => call_class(t, window, argc, names),
            _ => call_at(t, window, window.add(1), argc, names),
        }
    }
}

/// Calls the Python function in `callee`, whose arguments may have to be bound.
#[inline]
pub(super) unsafe fn call_binding(
    t: *mut Thread,
    callee: *mut Word,
    base: *mut Word,
    argc: usize,
    names: &[Value],
) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says.
    unsafe {
        if names.is_empty()
            && let Some(generator) = super::generators::make_simply(t, callee, base, argc)
        {
            return Ok(Some(generator));
        }
        call_function(t, take(callee), base, argc, names, Entry::Call, Value::UNDEF)
    }
}

/// Calls what LOAD_METHOD left.
#[inline(never)]
pub(super) unsafe fn call_method(t: *mut Thread, window: *mut Word, argc: usize) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says.
    unsafe {
        match *window.add(1) {
            word::UNDEF => call_at(t, window, window.add(2), argc, &[]),
            _ => call_at(t, window, window.add(1), argc + 1, &[]),
        }
    }
}

/// As [`call_method`]; the last arguments are keywords.
#[inline(never)]
pub(super) unsafe fn call_method_keywords(
    t: *mut Thread,
    window: *mut Word,
    argc: usize,
    names: &Value,
) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says.
    unsafe {
        let names = names.as_tuple().map_or(&[][..], |tuple| tuple.items());
        match *window.add(1) {
            word::UNDEF => call_at(t, window, window.add(2), argc, names),
            _ if Value::borrow(window).kind() == Some(Kind::Function) => {
                call_binding(t, window, window.add(1), argc + 1, names)
            }
            _ => call_at(t, window, window.add(1), argc + 1, names),
        }
    }
}

/// Calls `*callee` with the `argc` arguments from `base`, of which the last `names.len()` are keywords. `callee` is a register
/// before `base`.
unsafe fn call_at(
    t: *mut Thread,
    callee: *mut Word,
    base: *mut Word,
    argc: usize,
    names: &[Value],
) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says.
    unsafe {
        let thread = &mut *t;
        match Value::borrow(callee).kind() {
            Some(Kind::Function) => call_binding(t, callee, base, argc, names),
            Some(Kind::Native | Kind::NativeMethod) => call_native(t, callee, base, argc, names),
            Some(Kind::Method) if base == callee.add(1) => call_bound(t, callee, argc, names),
            Some(Kind::Class) if base == callee.add(1) => call_class(t, callee, argc, names),
            _ => {
                if base == callee.add(1)
                    && let Some(method) = super::specials::call_method(thread, Value::borrow(callee))
                {
                    return call_function(t, method, callee, argc + 1, names, Entry::Call, Value::UNDEF);
                }
                let callable = take(callee);
                call_collected(t, &callable, callee, base, argc, names)
            }
        }
    }
}

/// Calls a bound method: the receiver takes the register of the method, as the arguments stand right behind it.
#[inline(never)]
unsafe fn call_bound(t: *mut Thread, callee: *mut Word, argc: usize, names: &[Value]) -> Outcome<Option<Value>> {
    // SAFETY: as above; the method keeps what it is made of alive until both are taken.
    unsafe {
        let method = *callee as *const MethodObject;
        let function = (*method).function.clone();
        callee.write((*method).receiver.clone().into_word());
        release(t, method as Word);
        if function.kind() == Some(Kind::Function) {
            return call_function(t, function, callee, argc + 1, names, Entry::Call, Value::UNDEF);
        }
        let values = Value::slice(callee, argc + 1);
        let result = (*t).call_with(&function, Args { values, names });
        finish_native(t, callee, callee, argc + 1, result)
    }
}

/// The function behind a native callable of this kind that can be given so many arguments just as they are.
#[inline(always)]
pub(super) unsafe fn simple_native(callee: Word, kind: Kind, argc: u16) -> Option<*const NativeObject> {
    // SAFETY: the callee is alive.
    unsafe {
        if !word::is_pointer(callee) || (*(callee as *const Header)).kind != kind {
            return None;
        }
        let native = callee as *const NativeObject;
        (*native).plain.takes(argc).then_some(native)
    }
}

/// Is the receiver of a method just of the class that has it?
#[inline(always)]
pub(super) unsafe fn is_own_receiver(t: *mut Thread, native: *const NativeObject, receiver: *const Word) -> bool {
    // SAFETY: both are alive.
    unsafe { word::is_pointer(*receiver) && (*t).class_of(Value::borrow(receiver)).is(&(*native).receiver) }
}

/// Calls a native function with the arguments where they are, and releases them and the callable.
#[inline(always)]
pub(super) unsafe fn call_simply(
    t: *mut Thread,
    native: *const NativeObject,
    callee: *mut Word,
    base: *mut Word,
    argc: u16,
) -> Outcome {
    // SAFETY: the registers hold the callable and the arguments.
    unsafe {
        let argc = argc as usize;
        let result = ((*native).def.function)(&mut *t, Args::positional(Value::slice(base, argc)));
        release_window(t, callee, base, argc);
        result
    }
}

/// Calls a native callable. Plain calls go straight to its function, with the arguments where they are.
#[inline(always)]
unsafe fn call_native(
    t: *mut Thread,
    callee: *mut Word,
    base: *mut Word,
    argc: usize,
    names: &[Value],
) -> Outcome<Option<Value>> {
    // SAFETY: as above; the callee is a native object, which its register, or `method`, keeps alive.
    unsafe {
        let thread = &mut *t;
        let native = &*(*callee as *const NativeObject);
        let function = native.def.function;
        if names.is_empty() && native.plain.holds(argc) {
            if native.bound {
                // The receiver takes the register before the arguments: that of the method, or the empty one beside it.
                let method = take(callee);
                let first = base.sub(1);
                first.write(native.receiver.clone().into_word());
                let result = call_plain(thread, function, first, argc + 1, native.plain.absent(argc));
                drop(method);
                return finish_native(t, first, first, argc + 1, result);
            }
            if !native.def.binding.is_method() || thread.class_of(Value::borrow(base)).is(&native.receiver) {
                let result = call_plain(thread, function, base, argc, native.plain.absent(argc));
                return finish_native(t, callee, base, argc, result);
            }
        }
        let values = Value::slice(base, argc);
        let result = thread.call_native(Value::borrow(callee), Args { values, names });
        finish_native(t, callee, base, argc, result)
    }
}

/// Calls a native function with the arguments where they are, or with `absent` places behind copies of them.
#[inline(always)]
unsafe fn call_plain(thread: &mut Thread, function: NativeFn, first: *mut Word, argc: usize, absent: usize) -> Outcome {
    // SAFETY: the registers hold the arguments.
    unsafe {
        match absent {
            0 => function(thread, Args::positional(Value::slice(first, argc))),
            _ => call_with_places(thread, function, first, argc, absent),
        }
    }
}

#[inline(never)]
unsafe fn call_with_places(
    thread: &mut Thread,
    function: NativeFn,
    first: *mut Word,
    argc: usize,
    absent: usize,
) -> Outcome {
    // SAFETY: the registers hold the arguments. The copies are views of them: nobody releases them.
    unsafe {
        let mut places = [word::UNDEF; MOST_PLACES];
        for (i, place) in places.iter_mut().enumerate().take(argc) {
            *place = *first.add(i);
        }
        let count = (argc + absent).min(MOST_PLACES);
        function(thread, Args::positional(Value::slice(places.as_ptr(), count)))
    }
}

/// Calls anything through `ops`, with the arguments where they are.
unsafe fn call_collected(
    t: *mut Thread,
    callable: &Value,
    callee: *mut Word,
    base: *mut Word,
    argc: usize,
    names: &[Value],
) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says.
    unsafe {
        let values = Value::slice(base, argc);
        let result = (*t).call_with(callable, Args { values, names });
        finish_native(t, callee, base, argc, result)
    }
}

/// Releases the window of a call that native code has finished.
#[inline(always)]
unsafe fn release_window(t: *mut Thread, callee: *mut Word, base: *mut Word, argc: usize) {
    // SAFETY: the registers belong to the window.
    unsafe {
        if callee != base {
            set(t, callee, word::UNDEF);
        }
        for i in 0..argc {
            set(t, base.add(i), word::UNDEF);
        }
        super::slow::run_due_finalizers(t);
    }
}

/// As [`release_window`], with what the call came to.
#[inline]
unsafe fn finish_native(
    t: *mut Thread,
    callee: *mut Word,
    base: *mut Word,
    argc: usize,
    result: Outcome,
) -> Outcome<Option<Value>> {
    // SAFETY: as above.
    unsafe { release_window(t, callee, base, argc) };
    result.map(Some)
}

/// Calls a Python function whose arguments stand from `base`: pushes its frame, or makes its generator. After an error the
/// arguments may still be in their registers, where unwinding finds them.
pub(super) unsafe fn call_function(
    t: *mut Thread,
    function: Value,
    base: *mut Word,
    argc: usize,
    names: &[Value],
    entry: Entry,
    extra: Value,
) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says; `function` is a function. The registers of a generator's window are not on the stack, and behind
    // its last there are none.
    unsafe {
        let window = frames::window_of_call(t, base);
        if window != base {
            make_ready(t, window.add(argc))?;
            frames::move_arguments(base, window, argc);
        }
        let result = call_on_stack(t, function, window, argc, names, entry, extra);
        if window != base && result.is_err() {
            frames::clear(t, window, 0, argc);
        }
        result
    }
}

/// As [`call_function`], for arguments that stand on the stack.
#[inline(always)]
unsafe fn call_on_stack(
    t: *mut Thread,
    function: Value,
    base: *mut Word,
    argc: usize,
    names: &[Value],
    entry: Entry,
    extra: Value,
) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says.
    unsafe {
        let pointer = function.word() as *mut FunctionObject;
        let code = code_of(pointer);
        frames::reserve(t, base, code)?;
        let mut args = argc;
        if (*code).fast_args as usize != argc || !names.is_empty() {
            args = match place(t, pointer, code, base, argc, names) {
                Some(count) => count,
                None => bind_on_stack(t, pointer, code, base, argc, names)?,
            };
            if let Some(kind) = (*code).generator {
                return Ok(Some(super::generators::make(&mut *t, kind, function, base, args)));
            }
        }
        let frame = frames::push(t, base, args, function.into_word() as *mut FunctionObject, entry);
        (*frame).extra = extra.into_word();
        Ok(None)
    }
}

/// Binds what is out of the ordinary; says how many registers are filled then.
#[cold]
unsafe fn bind_on_stack(
    t: *mut Thread,
    function: *const FunctionObject,
    code: *const CodeObject,
    base: *mut Word,
    argc: usize,
    names: &[Value],
) -> Outcome<usize> {
    // SAFETY: as the caller of [`call_on_stack`] says; there is room for the parameters.
    unsafe {
        let args = (0..argc).map(|i| take(base.add(i))).collect();
        let bound = bind(&mut *t, &*function, &*code, args, names)?;
        let count = bound.len();
        for (i, value) in bound.into_iter().enumerate() {
            base.add(i).write(value.into_word());
        }
        Ok(count)
    }
}

/// Calls a class: `callee[0]` is the class, the arguments stand behind it.
#[inline(never)]
pub(super) unsafe fn call_class(
    t: *mut Thread,
    callee: *mut Word,
    argc: usize,
    names: &[Value],
) -> Outcome<Option<Value>> {
    // SAFETY: as above; the class keeps its `__init__` alive until the frame owns it.
    unsafe {
        let class = *callee as *mut ClassObject;
        match construct_of(&mut *t, Value::borrow(callee)) {
            Construct::Init(init) => {
                let function = init as *mut FunctionObject;
                let code = code_of(function);
                if (*code).fast_args as usize != argc + 1 || !names.is_empty() {
                    let instance = (*t).heap().new_instance(class);
                    let init = Value::from_word(retained(init));
                    set(t, callee, instance.clone().into_word());
                    return call_function(t, init, callee, argc + 1, names, Entry::Construct, instance);
                }
                let window = frames::window_of_call(t, callee);
                frames::reserve(t, window, code)?;
                let instance = (*t).heap().new_instance(class).into_word();
                retained(init);
                callee.write(retained(instance));
                release(t, class as Word);
                if window != callee {
                    frames::move_arguments(callee, window, argc + 1);
                }
                let frame = frames::push(t, window, argc + 1, function, Entry::Construct);
                (*frame).extra = instance;
                Ok(None)
            }
            Construct::Builtin(new) => {
                // The class stays in its register, which finishing the call clears.
                let values = Value::slice(callee.add(1), argc);
                let result = (*t).make_builtin(Value::borrow(callee), new, Args { values, names });
                finish_native(t, callee, callee.add(1), argc, result)
            }
            Construct::Type if argc == 1 && names.is_empty() => {
                let class = (*t).class_of(Value::borrow(callee.add(1))).clone();
                finish_native(t, callee, callee.add(1), 1, Ok(class))
            }
            Construct::Plain if argc == 0 => {
                let instance = (*t).heap().new_instance(class);
                set(t, callee, word::UNDEF);
                Ok(Some(instance))
            }
            Construct::Exception if names.is_empty() => {
                let args = Value::tuple_from(argc, (0..argc).map(|i| take(callee.add(1 + i))));
                let exception = Value::exception(Value::borrow(callee), args);
                set(t, callee, word::UNDEF);
                Ok(Some(exception))
            }
            _ => {
                let class = take(callee);
                call_collected(t, &class, callee, callee.add(1), argc, names)
            }
        }
    }
}

/// What calling a class comes to.
#[inline]
fn construct_of(thread: &mut Thread, class: &Value) -> Construct {
    match class.as_class().map(|class| class.data.get(thread).construct) {
        None | Some(Construct::Unknown) => learn_construct(thread, class),
        Some(known) => known,
    }
}

/// As [`construct_of`], remembered until the class changes.
#[cold]
fn learn_construct(thread: &mut Thread, class: &Value) -> Construct {
    let Some(object) = class.as_class() else {
        return Construct::Other;
    };
    let data = object.data.get(thread);
    let plain = data.layout == Kind::Instance
        && data.heap
        && !data.is_abstract
        && !data.overrides(Special::New)
        && !thread.class_overrides(thread.class_of(class), Special::Call);
    if class.is(thread.heap().class(ClassId::Type)) {
        return Construct::Type;
    }
    let builtin = data
        .native
        .new
        .filter(|_| !data.heap && thread.is_exactly(class, ClassId::Type));
    let exception = data.layout == Kind::Exception
        && exceptions::keeps_arguments(data.native)
        && !data.is_abstract
        && !data.overrides(Special::New)
        && !thread.class_overrides(thread.class_of(class), Special::Call);
    let construct = match (plain, data.overrides(Special::Init), builtin) {
        (false, false, _) if exception => Construct::Exception,
        (false, false, Some(new)) => Construct::Builtin(new),
        (false, ..) => Construct::Other,
        (true, false, _) => Construct::Plain,
        (true, true, _) => match thread.class_lookup(class, &Value::intern("__init__")) {
            Some(init) if init.as_function().is_some_and(|f| is_ordinary(thread, f)) => Construct::Init(init.word()),
            _ => Construct::Other,
        },
    };
    object.data.get_mut(thread).construct = construct;
    construct
}

/// Is it a function whose call runs its body (not a generator)?
fn is_ordinary(thread: &Thread, function: &FunctionObject) -> bool {
    function.code.get(thread).as_code().is_some_and(|code| {
        let flags = code.data.source.flags;
        !flags.generator && !flags.coroutine
    })
}

/// `f(*args, **kwargs)`: the callable, an iterable, and a mapping or nothing.
#[inline(never)]
pub(super) unsafe fn call_unpacked(t: *mut Thread, window: *mut Word, has_keywords: bool) -> Outcome<Option<Value>> {
    // SAFETY: as above.
    unsafe {
        let thread = &mut *t;
        let (callable, args, mut kwargs) = (take(window), take(window.add(1)), take(window.add(2)));
        if has_keywords {
            kwargs = super::build::keyword_dict(thread, &callable, kwargs)?;
        }
        let collected;
        let positional = match super::build::plain_items(thread, &args) {
            Some(items) => items,
            None => {
                collected = collect_unpacked(thread, &callable, &args)?;
                &collected
            }
        };
        if !has_keywords {
            return call_spread(t, callable, positional, &[]);
        }
        match kwargs.as_dict() {
            Some(dict) if thread.dict_len(dict) > 0 => {
                let count = thread.dict_len(dict);
                let mut names = Vec::with_capacity(count);
                let mut values = Vec::with_capacity(positional.len() + count);
                values.extend_from_slice(positional);
                super::build::push_keywords(thread, dict, &mut names, &mut values)?;
                drop(kwargs);
                call_spread(t, callable, &values, &names)
            }
            _ => call_spread(t, callable, positional, &[]),
        }
    }
}

/// What an iterable gives to `f(*iterable)`.
#[inline(never)]
fn collect_unpacked(thread: &mut Thread, callable: &Value, iterable: &Value) -> Outcome<Vec<Value>> {
    if let Some(list) = iterable.as_list()
        && thread.is_exactly(iterable, ClassId::List)
    {
        // SAFETY: the list is alive.
        let alone = unsafe { refcount::count(iterable.word() as *const Header) } == 1;
        // One that was made for this call gives its items away.
        return Ok(match alone {
            true => std::mem::take(list.items.get_mut(thread)),
            false => list.items.get(thread).clone(),
        });
    }
    if super::build::is_iterable(thread, iterable) {
        return thread.collect(iterable);
    }
    let (name, class) = (
        super::build::callable_text(thread, callable),
        thread.class_name(iterable),
    );
    let message = format!("{name} argument after * must be an iterable, not {class}");
    Err(thread.type_error(message))
}

/// The most arguments that [`call_spread`] puts on the stack.
const MOST_SPREAD: usize = 1 << 10;

/// Calls with arguments that are in no window. For what will push a frame they are put behind the top window, as if they had been
/// given one by one; native code, which may call Python functions whose windows begin there, gets them where they are.
unsafe fn call_spread(t: *mut Thread, callable: Value, values: &[Value], names: &[Value]) -> Outcome<Option<Value>> {
    // SAFETY: the registers behind the top window hold nothing. What an error leaves in them is released here: unwinding does not
    // look there.
    unsafe {
        let argc = values.len();
        if argc > MOST_SPREAD || !pushes_frame(&mut *t, &callable) {
            let result = (*t).call_with(&callable, Args { values, names });
            drop(callable);
            super::slow::run_due_finalizers(t);
            return result.map(Some);
        }
        let base = frames::top(t);
        make_ready(t, base.add(1 + argc))?;
        for (i, value) in values.iter().enumerate() {
            base.add(1 + i).write(value.clone().into_word());
        }
        base.write(callable.into_word());
        let result = call_at(t, base, base.add(1), argc, names);
        if result.is_err() {
            frames::clear(t, base, 0, argc + 1);
        }
        result
    }
}

/// Does a call push the frame of a Python function, or make its generator, without running native code that calls others before?
fn pushes_frame(thread: &mut Thread, callable: &Value) -> bool {
    match callable.kind() {
        Some(Kind::Function) => true,
        Some(Kind::Method) => callable
            .as_method()
            .is_some_and(|method| method.function.kind() == Some(Kind::Function)),
        Some(Kind::Class) => matches!(construct_of(thread, callable), Construct::Init(_)),
        _ => false,
    }
}

/// A return that the loop does not make by itself: from a generator, to native code, or with a value from `__init__`. The frame's locals are released; it is still on top.
#[inline(never)]
pub(super) unsafe fn return_slow(t: *mut Thread, value: Value) -> Outcome<Returned> {
    // SAFETY: as above; `function` and `extra` are owned by the frame as its entry says.
    unsafe {
        let frame = (*t).frame;
        match (*frame).entry {
            Entry::Call | Entry::Operator | Entry::Discard | Entry::Delegate | Entry::Native => {
                unreachable!("the loop itself returns from these")
            }
            // It returns from those that gave None, too.
            Entry::Construct => {
                let instance = Value::from_word((*frame).extra);
                let thread = &mut *t;
                let message = format!("__init__() should return None, not '{}'", thread.class_name(&value));
                drop(value);
                (*frame).extra = word::UNDEF;
                drop(instance);
                Err(thread.type_error(message))
            }
            Entry::For | Entry::Resume => Ok(super::generators::return_to_resumer(t, value)),
        }
    }
}

/// Pops a frame whose registers are released.
#[inline(always)]
pub(super) unsafe fn pop(t: *mut Thread) {
    // SAFETY: as above.
    unsafe {
        let frame = (*t).frame;
        (*t).frame = frame.sub(1);
        let namespace = (*frame).namespace;
        release(t, (*frame).function);
        release(t, namespace);
    }
}

/// Calls a Python function from native code: the hook behind `Thread::call`. One that takes just these arguments is entered at once,
/// or makes its generator.
pub(super) fn call_from_native(thread: &mut Thread, function: &Value, args: Args<'_>) -> Outcome {
    let t: *mut Thread = thread;
    // SAFETY: the window is behind the top frame's, where nothing is in use, and made ready before it is written.
    unsafe {
        let callee = function.word() as *mut FunctionObject;
        let (code, argc) = (code_of(callee), args.values.len());
        let is_generator = (*code).plain_args as usize == argc && (*code).generator.is_some();
        if (*code).fast_args as usize != argc && !is_generator || !args.names.is_empty() {
            return run_function(thread, function, args, Value::UNDEF);
        }
        thread.check_native_stack("")?;
        let base = frames::top(t);
        frames::reserve(t, base, code)?;
        for (i, value) in args.values.iter().enumerate() {
            base.add(i).write(retained(value.word()));
        }
        if let (true, Some(kind)) = (is_generator, (*code).generator) {
            return Ok(super::generators::make(thread, kind, function.clone(), base, argc));
        }
        frames::push(
            t,
            base,
            argc,
            retained(callee as Word) as *mut FunctionObject,
            Entry::Native,
        );
        run_from_entry(t)
    }
}

/// Runs the function of the top frame, which native code has just pushed.
#[inline(always)]
unsafe fn run_from_entry(t: *mut Thread) -> Outcome {
    // SAFETY: the frame was pushed with `Entry::Native`.
    unsafe {
        let start = match (*t).breaker_bits() {
            0 => Start::Run,
            _ if (*t).poll().is_ok() => Start::Run,
            _ => Start::Raise,
        };
        run_loop(t, start)
    }
}

/// Runs a Python function to its end, with a namespace if it is the body of a class or of a module under `exec`.
///
/// # Safety
/// The thread is in no loop, or between two instructions of one.
pub(super) unsafe fn run_function(thread: &mut Thread, function: &Value, args: Args<'_>, namespace: Value) -> Outcome {
    thread.check_native_stack("")?;
    let t: *mut Thread = thread;
    // SAFETY: as the caller says. The registers behind the top window are made ready before they are written, and hold nothing.
    unsafe {
        let base = frames::top(t);
        let argc = args.values.len();
        make_ready(t, base.add(argc))?;
        for (i, value) in args.values.iter().enumerate() {
            base.add(i).write(value.clone().into_word());
        }
        let made = call_function(t, function.clone(), base, argc, args.names, Entry::Native, Value::UNDEF);
        match made {
            Err(raised) => {
                frames::clear(t, base, 0, argc);
                Err(raised)
            }
            Ok(Some(generator)) => Ok(generator),
            Ok(None) => {
                (*(*t).frame).namespace = namespace.into_word();
                run_from_entry(t)
            }
        }
    }
}

/// Enters the loop, in the instantiation the thread asks for.
///
/// # Safety
/// The top frame was pushed with [`Entry::Native`] or [`Entry::Resume`].
pub(super) unsafe fn run_loop(t: *mut Thread, start: Start) -> Outcome {
    // SAFETY: as the caller says.
    unsafe {
        if (*t).observed.any() {
            run::run::<true>(t, start)
        } else {
            run::run::<false>(t, start)
        }
    }
}

/// Makes registers ready up to `end`.
unsafe fn make_ready(t: *mut Thread, end: *mut Word) -> Outcome<()> {
    // SAFETY: `ready` is the end of what was prepared.
    unsafe {
        let thread = &mut *t;
        if end <= thread.ready {
            return Ok(());
        }
        let ready = thread.stack.prepare(thread.ready, end).unwrap_or(null_mut());
        if ready.is_null() {
            return Err(thread.recursion_error(""));
        }
        thread.ready = ready;
        Ok(())
    }
}
