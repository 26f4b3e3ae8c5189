//! Calls that the loop does not make by itself: functions whose arguments need binding, classes, methods, native functions, and
//! calls from native code; and returns from them.
//!
//! A call takes over everything in its window. It either gives a value, or pushes a frame (None): the loop goes on in it, and the
//! frame's return writes the register that the calling instruction names.

use super::bind::bind;
use super::construct;
use super::forward;
use super::frames::{self, code_of, release, retained, set, take};
use super::generators::{self, asks, call_binding};
use super::place::{missing_defaults, place};
use super::run::{self, Start};
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::dict_table::{Entry as DictEntry, RawDict};
use crate::heap::native::{Args, MOST_PLACES, NativeFn, Outcome};
use crate::heap::object::{CodeObject, FunctionObject, Header, Kind, MethodObject, NativeObject};
use crate::heap::plans::MOST;
use crate::heap::refcount;
use crate::heap::stack::{Entry, Frame};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use std::mem::MaybeUninit;
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
        if asks(*window) {
            return generators::ask(t, window, window.add(1), argc);
        }
        match Value::borrow(window).kind() {
            Some(Kind::Class) => construct::call_class_plainly(t, window, argc),
            Some(Kind::Method) => call_bound(t, window, argc, &[]),
            Some(Kind::Payload) if !(*t).overrides(Value::borrow(window), Special::Call) => {
                call_payload(t, window, window.add(1), argc, &[])
            }
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
            Some(Kind::Class) => construct::call_class(t, window, argc, names),
            _ => call_at(t, window, window.add(1), argc, names),
        }
    }
}

/// As [`call_binding`], but for generators that need no binding.
#[inline(never)]
pub(super) unsafe fn bind_and_call(
    t: *mut Thread,
    callee: *mut Word,
    base: *mut Word,
    argc: usize,
    names: &[Value],
) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says.
    unsafe {
        if names.is_empty() && (enter_with_defaults(t, callee, base, argc)? || enter_collecting(t, callee, base, argc)?)
        {
            return Ok(None);
        }
        if enter_placed(t, callee, base, argc, names)? {
            return Ok(None);
        }
        call_function(t, take(callee), base, argc, names, Entry::Call, Value::UNDEF)
    }
}

/// Pushes the frame of the Python function in `callee`, if its call needs no more than defaults behind the arguments. Says whether it
/// was.
#[inline(always)]
unsafe fn enter_with_defaults(t: *mut Thread, callee: *mut Word, base: *mut Word, argc: usize) -> Outcome<bool> {
    // SAFETY: as the caller says; the callee is a function, whose register gives it up to the frame.
    unsafe {
        let function = *callee as *mut FunctionObject;
        let Some(defaults) = missing_defaults(function, argc) else {
            return Ok(false);
        };
        let window = frames::window_in_loop(t, base);
        frames::reserve(t, window, code_of(function))?;
        // Before the arguments move: the window may begin where the callee was.
        callee.write(word::UNDEF);
        enter_reserved(t, function, (base, window), argc, defaults, Entry::Call);
        Ok(true)
    }
}

/// Pushes the frame of the Python function in `callee`, if its call by position needs no more than that `*args` and `**kwargs` get what
/// they collect. Says whether it was.
#[inline(always)]
unsafe fn enter_collecting(t: *mut Thread, callee: *mut Word, base: *mut Word, argc: usize) -> Outcome<bool> {
    // SAFETY: as for `enter_with_defaults`. What is collected moves.
    unsafe {
        let function = *callee as *mut FunctionObject;
        let code = code_of(function);
        let to = &(*code).data.parameters;
        let rest = argc.wrapping_sub(to.positional);
        if !to.collect_rest
            || (rest != 0 && !to.varargs)
            || rest > argc
            || (*code).generator.is_some()
            || frames::window_in_loop(t, base) != base
        {
            return Ok(false);
        }
        frames::reserve(t, base, code)?;
        callee.write(word::UNDEF);
        let mut place = base.add(to.positional);
        if to.varargs {
            let collected = frames::take_tuple(place, rest);
            place.write(collected);
            place = place.add(1);
        }
        if to.varkeywords {
            place.write(Value::dict(RawDict::default()).into_word());
        }
        frames::push(t, base, to.count(), function, Entry::Call);
        Ok(true)
    }
}

/// Pushes the frame of the Python function in `callee`, if its arguments stand on the stack and can be placed there. Says whether it was.
#[inline(always)]
unsafe fn enter_placed(
    t: *mut Thread,
    callee: *mut Word,
    base: *mut Word,
    argc: usize,
    names: &[Value],
) -> Outcome<bool> {
    // SAFETY: as for `enter_with_defaults`. An error leaves the arguments where they are.
    unsafe {
        let function = *callee as *mut FunctionObject;
        let code = code_of(function);
        if (*code).generator.is_some() || frames::window_in_loop(t, base) != base {
            return Ok(false);
        }
        frames::reserve(t, base, code)?;
        match place(function, code, base, argc, names) {
            Some(args) => {
                callee.write(word::UNDEF);
                frames::push(t, base, args, function, Entry::Call);
                Ok(true)
            }
            None => Ok(false),
        }
    }
}

/// Pushes the frame of a function that needs no more than these defaults behind the arguments, which stand from `base`. The frame gets
/// the caller's reference to the function, unless there is an error.
#[inline(always)]
unsafe fn enter(
    t: *mut Thread,
    function: *mut FunctionObject,
    base: *mut Word,
    argc: usize,
    defaults: &[Value],
    entry: Entry,
) -> Outcome<()> {
    // SAFETY: as the caller says.
    unsafe {
        let window = frames::window_in_loop(t, base);
        frames::reserve(t, window, code_of(function))?;
        enter_reserved(t, function, (base, window), argc, defaults, entry);
        Ok(())
    }
}

/// As [`enter`], when there is room for the frame. Its window may begin elsewhere than the arguments.
#[inline(always)]
pub(super) unsafe fn enter_reserved(
    t: *mut Thread,
    function: *mut FunctionObject,
    (base, window): (*mut Word, *mut Word),
    argc: usize,
    defaults: &[Value],
    entry: Entry,
) -> *mut Frame {
    // SAFETY: as the caller says; registers behind the arguments hold nothing.
    unsafe {
        if window != base {
            frames::move_arguments(base, window, argc);
        }
        for (i, default) in defaults.iter().enumerate() {
            window.add(argc + i).write(retained(default.word()));
        }
        frames::push(t, window, argc + defaults.len(), function, entry)
    }
}

/// Calls what LOAD_METHOD left.
#[inline(never)]
pub(super) unsafe fn call_method(t: *mut Thread, window: *mut Word, argc: usize) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says.
    unsafe {
        let (base, argc) = match *window.add(1) {
            word::UNDEF => (window.add(2), argc),
            _ => (window.add(1), argc + 1),
        };
        match asks(*window) {
            true => generators::ask(t, window, base, argc),
            false => call_at(t, window, base, argc, &[]),
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
#[inline(never)]
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
            Some(Kind::Class) if base == callee.add(1) => construct::call_class(t, callee, argc, names),
            Some(Kind::Payload) if !thread.overrides(Value::borrow(callee), Special::Call) => {
                call_payload(t, callee, base, argc, names)
            }
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

/// Calls an object whose builtin class says what that means (`functools.partial`, say). It stays in its register meanwhile.
unsafe fn call_payload(
    t: *mut Thread,
    callee: *mut Word,
    base: *mut Word,
    argc: usize,
    names: &[Value],
) -> Outcome<Option<Value>> {
    // SAFETY: as above.
    unsafe {
        if forward::enter(t, callee, base, argc, names)? {
            return Ok(None);
        }
        let (thread, callable) = (&mut *t, Value::borrow(callee));
        let values = Value::slice(base, argc);
        let result = match thread.slots(callable).call {
            Some(call) => call(thread, callable, Args { values, names }),
            None => thread.call_with(callable, Args { values, names }),
        };
        finish_native(t, callee, base, argc, result)
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
        if names.is_empty()
            && function.kind() == Some(Kind::Function)
            && let Some(defaults) = missing_defaults(function.word() as *const FunctionObject, argc + 1)
        {
            enter(
                t,
                function.word() as *mut FunctionObject,
                callee,
                argc + 1,
                defaults,
                Entry::Call,
            )?;
            std::mem::forget(function);
            return Ok(None);
        }
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
pub(super) unsafe fn call_native(
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
pub(super) unsafe fn call_collected(
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
pub(super) unsafe fn finish_native(
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
pub(super) unsafe fn call_on_stack(
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
        if names.is_empty()
            && let Some(defaults) = missing_defaults(pointer, argc)
        {
            for default in defaults {
                base.add(args).write(retained(default.word()));
                args += 1;
            }
        } else {
            args = match place(pointer, code, base, argc, names) {
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
        let Some(dict) = kwargs.as_dict().filter(|dict| !(*dict.table.raw()).is_empty()) else {
            return call_spread(t, callable, positional, &[]);
        };
        if callable.kind() == Some(Kind::Function)
            && let Some(entries) = (*dict.table.raw()).all_entries()
            && entries.len() <= MOST
            && entries.iter().all(|entry| entry.key.is_interned())
            && positional.len() <= MOST_SPREAD
        {
            return spread_to_function(t, callable, positional, entries);
        }
        let count = thread.dict_len(dict);
        let mut names = Vec::with_capacity(count);
        let mut values = Vec::with_capacity(positional.len() + count);
        values.extend_from_slice(positional);
        super::build::push_keywords(thread, dict, &mut names, &mut values)?;
        drop(kwargs);
        call_spread(t, callable, &values, &names)
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
        return thread.collect_unasked(iterable);
    }
    let (name, class) = (
        super::build::callable_text(thread, callable),
        thread.class_name(iterable),
    );
    let message = format!("{name} argument after * must be an iterable, not {class}");
    Err(thread.type_error(message))
}

/// The most arguments that [`call_spread`] puts on the stack.
pub(super) const MOST_SPREAD: usize = 1 << 10;

/// Calls with arguments that are in no window. For what will push a frame they are put behind the top window, as if they had been
/// given one by one; native code, which may call Python functions whose windows begin there, gets them where they are.
unsafe fn call_spread(t: *mut Thread, callable: Value, values: &[Value], names: &[Value]) -> Outcome<Option<Value>> {
    // SAFETY: the registers behind the top window hold nothing. What an error leaves in them is released here: unwinding does not
    // look there.
    unsafe {
        let argc = values.len();
        if callable.kind() == Some(Kind::Function) && names.is_empty() && argc <= MOST_SPREAD {
            return spread_to_function(t, callable, values, &[]);
        }
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

/// As [`call_spread`], for a Python function and keywords, not over [`MOST`], whose names are interned.
#[inline(never)]
unsafe fn spread_to_function(
    t: *mut Thread,
    function: Value,
    values: &[Value],
    keywords: &[DictEntry],
) -> Outcome<Option<Value>> {
    // SAFETY: as above. The names are views of what the keywords own, who stay as they are until the arguments have their places.
    unsafe {
        let (given, argc) = (values.len(), values.len() + keywords.len());
        let base = frames::top_of_running(t);
        make_ready(t, base.add(argc))?;
        for (i, value) in values.iter().enumerate() {
            base.add(i).write(retained(value.word()));
        }
        let mut names = [const { MaybeUninit::<Word>::uninit() }; MOST];
        for (i, (name, keyword)) in names.iter_mut().zip(keywords).enumerate() {
            name.write(keyword.key.word());
            base.add(given + i).write(retained(keyword.value.word()));
        }
        let names = Value::slice(names.as_ptr().cast(), keywords.len());
        let result = call_on_stack(t, function, base, argc, names, Entry::Call, Value::UNDEF);
        if result.is_err() {
            frames::clear(t, base, 0, argc);
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
        Some(Kind::Class) => construct::pushes_frame(thread, callable),
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
            Entry::For | Entry::Ask | Entry::Resume | Entry::Each | Entry::Parked => {
                super::generators::return_to_resumer(t, value)
            }
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
pub(super) unsafe fn make_ready(t: *mut Thread, end: *mut Word) -> Outcome<()> {
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
