//! `object.__reduce__`, `__reduce_ex__` and `__getstate__`: how objects are taken apart to be copied.
//!
//! Here is decided whose `__reduce__` is asked and which objects have nothing but what Python code can see. The rest is the module
//! `copyreg`, in Python, which is imported when the first object is taken apart.

use super::library::call_in_library;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, NativeDef, Outcome};
use crate::heap::object::Kind;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

fn in_copyreg(thread: &mut Thread, function: &str, args: &[Value]) -> Outcome {
    call_in_library(thread, "copyreg", function, args)
}

/// Is all there is to the object in its attributes, slots and items?
fn is_transparent(thread: &Thread, object: &Value) -> bool {
    match object.kind() {
        Some(Kind::Instance) => true,
        // Only instances of classes that scripts derive from them come here, or those the module `copyreg` knows.
        Some(
            Kind::Int
            | Kind::Float
            | Kind::Complex
            | Kind::Str
            | Kind::Bytes
            | Kind::Tuple
            | Kind::List
            | Kind::Dict
            | Kind::Set
            | Kind::FrozenSet
            | Kind::Range
            | Kind::Slice
            | Kind::Exception,
        ) => true,
        None => true,
        Some(_) => thread.is_exactly(object, ClassId::Object) || thread.is_a(object, ClassId::ByteArray),
    }
}

fn check(thread: &mut Thread, object: &Value) -> Outcome<()> {
    if is_transparent(thread, object) {
        return Ok(());
    }
    let message = format!("cannot pickle '{}' object", thread.class_name(object));
    Err(thread.type_error(message))
}

fn reduce(thread: &mut Thread, args: Args<'_>) -> Outcome {
    check(thread, &args[0])?;
    in_copyreg(thread, "_reduce_ex", &[args[0].clone(), Value::small_int(0)])
}

fn reduce_ex(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let object = &args[0];
    let protocol = thread.index(&args[1])?;
    let name = Value::intern("__reduce__");
    let (class, base) = (
        thread.class_of(object).clone(),
        thread.heap().class(ClassId::Object).clone(),
    );
    let (own, usual) = (thread.class_lookup(&class, &name), thread.class_lookup(&base, &name));
    if let Some(own) = own
        && !usual.is_some_and(|usual| usual.is(&own))
    {
        let bound = thread.bind(&own, object, &class)?;
        return thread.call(&bound, &[]);
    }
    check(thread, object)?;
    match protocol {
        2.. => in_copyreg(thread, "_reduce_newobj", std::slice::from_ref(object)),
        _ => in_copyreg(thread, "_reduce_ex", &[object.clone(), Value::int(protocol)]),
    }
}

fn get_state(thread: &mut Thread, args: Args<'_>) -> Outcome {
    in_copyreg(thread, "_default_state", std::slice::from_ref(&args[0]))
}

/// The methods of `object`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::method("__reduce__", Arity::Zero, reduce),
    NativeDef::method("__reduce_ex__", Arity::One, reduce_ex),
    NativeDef::method("__getstate__", Arity::Zero, get_state),
];
