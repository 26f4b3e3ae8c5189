//! Calls of classes: what making an instance comes to is found out once for each class, and then done without the general rules.
//!
//! Anything out of the ordinary (a metaclass with `__call__`, a class with `__new__`) is left to `ops`.

use super::calls::{call_collected, call_function, enter_reserved, finish_native};
use super::frames::{self, code_of, retained, set, take};
use super::place::{missing_defaults, place};
use crate::builtins::{exceptions, tuple};
use crate::heap::class::{Construct, Special};
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, NewFn, Outcome};
use crate::heap::object::{ClassObject, FunctionObject, Kind};
use crate::heap::stack::Entry;
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word, word};
use crate::heap::wrapped::Wrapped;

/// Calls the class in `callee[0]` with the `argc` arguments behind it.
///
/// # Safety
/// For this and all functions below: `t` is the running thread, and the window lies in the temporaries of its top frame.
#[inline(always)]
pub(super) unsafe fn call_class_plainly(t: *mut Thread, callee: *mut Word, argc: usize) -> Outcome<Option<Value>> {
    // SAFETY: as the caller says; the class keeps its `__init__`.
    unsafe {
        match (*(*(*callee as *const ClassObject)).data.raw()).construct {
            Construct::Init(init) => match missing_defaults(init as *const FunctionObject, argc + 1) {
                Some(defaults) => enter_init(t, callee, init as *mut FunctionObject, argc, defaults),
                None => call_class(t, callee, argc, &[]),
            },
            Construct::Builtin(new) => call_builtin_class(t, callee, new, argc, &[]),
            Construct::Type if argc == 1 => {
                let class = (*t).class_of(Value::borrow(callee.add(1))).clone();
                set(t, callee.add(1), word::UNDEF);
                set(t, callee, word::UNDEF);
                Ok(Some(class))
            }
            Construct::Bool if argc == 1 => {
                let truth = (*t).truth(Value::borrow(callee.add(1)))?;
                set(t, callee.add(1), word::UNDEF);
                set(t, callee, word::UNDEF);
                Ok(Some(Value::bool(truth)))
            }
            _ => call_class(t, callee, argc, &[]),
        }
    }
}

/// Makes an instance of the class in `callee[0]` and calls its `__init__`, which takes just it, the arguments behind the class and these
/// defaults.
#[inline(always)]
unsafe fn enter_init(
    t: *mut Thread,
    callee: *mut Word,
    init: *mut FunctionObject,
    argc: usize,
    defaults: &[Value],
) -> Outcome<Option<Value>> {
    // SAFETY: as above; the class keeps its `__init__` alive until the frame owns it. The register's reference to the class becomes the
    // instance's when there is room for the frame, and the instance has two from the start: the argument's and the frame's.
    unsafe {
        let window = frames::window_in_loop(t, callee);
        frames::reserve(t, window, code_of(init))?;
        let instance = (*t).heap().instance_of_owned(*callee as *mut ClassObject, 2);
        callee.write(instance);
        let init = retained(init as Word) as *mut FunctionObject;
        let frame = enter_reserved(t, init, (callee, window), argc + 1, defaults, Entry::Construct);
        (*frame).extra = instance;
        Ok(None)
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
                if names.is_empty()
                    && let Some(defaults) = missing_defaults(function, argc + 1)
                {
                    return enter_init(t, callee, function, argc, defaults);
                }
                let instance = (*t).heap().new_instance(class);
                let init = Value::from_word(retained(init));
                set(t, callee, instance.clone().into_word());
                call_function(t, init, callee, argc + 1, names, Entry::Construct, instance)
            }
            Construct::Builtin(new) => call_builtin_class(t, callee, new, argc, names),
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
            Construct::ExceptionInit(init) => call_exception_init(t, callee, init, argc, names),
            Construct::Fields(maker) => {
                if let Some(made) = make_fields(t, callee, maker, argc, names)? {
                    return Ok(Some(made));
                }
                call_generally(t, callee, argc, names)
            }
            _ => call_generally(t, callee, argc, names),
        }
    }
}

/// Calls the class in `callee[0]` by the general rules.
unsafe fn call_generally(t: *mut Thread, callee: *mut Word, argc: usize, names: &[Value]) -> Outcome<Option<Value>> {
    // SAFETY: as above.
    unsafe {
        let class = take(callee);
        call_collected(t, &class, callee, callee.add(1), argc, names)
    }
}

/// Makes a named tuple of the class in `callee[0]`, whose constructor the `staticmethod` in `maker` wraps: the arguments are placed as
/// for its frame, which is then not needed. None, with nothing done, if that is not all there is to it.
#[inline(never)]
unsafe fn make_fields(
    t: *mut Thread,
    callee: *mut Word,
    maker: Word,
    argc: usize,
    names: &[Value],
) -> Outcome<Option<Value>> {
    // SAFETY: as above; the class keeps the `staticmethod`, and its registers are those of the function's window.
    unsafe {
        let Some(function) = Wrapped::of_static_method(&*t, Value::borrow(&raw const maker)) else {
            return Ok(None);
        };
        if function.kind() != Some(Kind::Function) || (*t).observed.any() || frames::window_in_loop(t, callee) != callee
        {
            return Ok(None);
        }
        let function = function.word() as *const FunctionObject;
        let code = code_of(function);
        if !(*code).data.makes_tuple.get() {
            return Ok(None);
        }
        frames::reserve(t, callee, code)?;
        let placed = match names.is_empty() && (*code).fast_args as usize == argc + 1 {
            true => Some(argc + 1),
            false => place(function, code, callee, argc + 1, names),
        };
        let made = placed.map(|count| {
            let items = (1..count).map(|i| take(callee.add(i)));
            Value::derived_tuple(Value::borrow(callee), count - 1, items)
        });
        if made.is_some() {
            set(t, callee, word::UNDEF);
        }
        Ok(made)
    }
}

/// Makes an exception of the class in `callee[0]` and calls its `__init__`.
unsafe fn call_exception_init(
    t: *mut Thread,
    callee: *mut Word,
    init: Word,
    argc: usize,
    names: &[Value],
) -> Outcome<Option<Value>> {
    // SAFETY: as above.
    unsafe {
        let given = Value::slice(callee.add(1), argc - names.len());
        let exception = Value::exception(Value::borrow(callee), Value::tuple_of(given));
        let init = Value::from_word(retained(init));
        set(t, callee, exception.clone().into_word());
        call_function(t, init, callee, argc + 1, names, Entry::Construct, exception)
    }
}

/// Makes an object of the builtin class in `callee[0]`.
#[inline(never)]
unsafe fn call_builtin_class(
    t: *mut Thread,
    callee: *mut Word,
    new: NewFn,
    argc: usize,
    names: &[Value],
) -> Outcome<Option<Value>> {
    // SAFETY: as above. The class stays in its register, which finishing the call clears; an immediate needs no release.
    unsafe {
        if argc == 1
            && names.is_empty()
            && let Some(number) = converted(&*t, Value::borrow(callee), *callee.add(1))
        {
            callee.add(1).write(word::UNDEF);
            set(t, callee, word::UNDEF);
            return Ok(Some(number));
        }
        let values = Value::slice(callee.add(1), argc);
        let result = (*t).make_builtin(Value::borrow(callee), new, Args { values, names });
        finish_native(t, callee, callee.add(1), argc, result)
    }
}

/// `int(number)` or `float(number)` of an immediate, if the answer is a float or an immediate int.
#[inline(always)]
fn converted(thread: &Thread, class: &Value, number: Word) -> Option<Value> {
    /// Floats below this, rounded towards zero, are immediate ints.
    const LIMIT: f64 = (1u64 << 61) as f64;
    let is_int = word::is_int(number);
    if !is_int && !word::is_float(number) {
        return None;
    }
    if class.is(thread.heap().class(ClassId::Int)) {
        return match is_int {
            true => Some(Value::small_int(word::get_int(number))),
            false => {
                let float = word::get_float(number);
                (float.abs() < LIMIT).then(|| Value::small_int(float as i64))
            }
        };
    }
    if !class.is(thread.heap().class(ClassId::Float)) {
        return None;
    }
    Some(match is_int {
        true => Value::float(word::get_int(number) as f64),
        false => Value::float(word::get_float(number)),
    })
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
    if let Some(maker) = maker_of_fields(thread, class) {
        object.data.get_mut(thread).construct = Construct::Fields(maker);
        return Construct::Fields(maker);
    }
    let data = object.data.get(thread);
    let plain = data.layout == Kind::Instance
        && data.heap
        && !data.is_abstract
        && !data.overrides(Special::New)
        && !thread.class_overrides(thread.class_of(class), Special::Call);
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
        _ if class.is(thread.heap().class(ClassId::Type)) => Construct::Type,
        _ if class.is(thread.heap().class(ClassId::Bool)) => Construct::Bool,
        (false, false, _) if exception => Construct::Exception,
        (false, false, Some(new)) => Construct::Builtin(new),
        (false, ..) if !exception => Construct::Other,
        (true, false, _) => Construct::Plain,
        (_, true, _) => match thread.class_lookup(class, &Value::intern("__init__")) {
            Some(init) if !init.as_function().is_some_and(|f| is_ordinary(thread, f)) => Construct::Other,
            Some(init) if plain => Construct::Init(init.word()),
            Some(init) => Construct::ExceptionInit(init.word()),
            None => Construct::Other,
        },
        (false, false, _) => Construct::Other,
    };
    object.data.get_mut(thread).construct = construct;
    construct
}

/// The `staticmethod` around the constructor of a class of named tuples, if calling the class comes to calling that.
fn maker_of_fields(thread: &mut Thread, class: &Value) -> Option<Word> {
    let data = class.as_class()?.data.get(thread);
    let by_new_alone = data.heap
        && std::ptr::eq(data.native, &tuple::SLOTS)
        && data.overrides(Special::New)
        && !data.overrides(Special::Init)
        && !thread.class_overrides(thread.class_of(class), Special::Call);
    if !by_new_alone {
        return None;
    }
    let maker = thread.class_lookup(class, &Value::intern("__new__"))?;
    let function = Wrapped::of_static_method(thread, &maker)?;
    let code = function.as_function()?.code.get(thread);
    code.as_code()?.data.makes_tuple.get().then_some(maker.word())
}

/// Is it a function whose call runs its body (not a generator)?
fn is_ordinary(thread: &Thread, function: &FunctionObject) -> bool {
    function.code.get(thread).as_code().is_some_and(|code| {
        let flags = code.data.source.flags;
        !flags.generator && !flags.coroutine
    })
}

/// Does calling the class make an exception that keeps its arguments, and nothing else?
pub(super) fn is_plain_exception(thread: &mut Thread, class: &Value) -> bool {
    matches!(construct_of(thread, class), Construct::Exception)
}

/// Does calling the class push the frame of its `__init__`?
pub(super) fn pushes_frame(thread: &mut Thread, class: &Value) -> bool {
    matches!(
        construct_of(thread, class),
        Construct::Init(_) | Construct::ExceptionInit(_)
    )
}
