//! `BaseExceptionGroup` and `ExceptionGroup`: several exceptions as one (PEP 654).
//!
//! This file decides what a group is made of, how it is split, and, for `except*`, how what the handlers raised is joined
//! again. The statement itself is in `interp/exceptions.rs`, the boxes of the traceback are in `report/`.

use super::descriptors::readonly;
use super::exceptions::{BASE, args_of, init as base_init, refuse_keywords};
use super::generic_alias::class_getitem;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Arity, NativeDef, NativeSlots, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::{Value, Word};
use rustc_hash::FxHashSet;

const MESSAGE: &str = "message";
const EXCEPTIONS: &str = "exceptions";
/// The repr of exceptions that came in neither a list nor a tuple, taken before a script can change them.
const SHOWN: &str = "minipy exceptions repr";

/// The exceptions of a group, a tuple.
pub fn exceptions_of(thread: &Thread, group: &Value) -> Value {
    let exceptions = thread.exception_member(group, EXCEPTIONS);
    exceptions.unwrap_or_else(|| Value::tuple(Vec::new()))
}

/// Is it an exception group?
pub fn is_group(thread: &Thread, value: &Value) -> bool {
    thread.is_a(value, ClassId::BaseExceptionGroup)
}

/// A group made by the interpreter: of exceptions only, an ExceptionGroup.
pub fn make(thread: &mut Thread, message: Value, exceptions: Value) -> Outcome {
    let class = thread.heap().class(ClassId::BaseExceptionGroup).clone();
    thread.call(&class, &[message, exceptions])
}

/// `BaseExceptionGroup.__new__`.
fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let given = args.by_position();
    let [message, sequence] = given else {
        let message = format!(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
            given.len()
        );
        return Err(thread.type_error(message));
    };
    if message.as_str().is_none() {
        let name = thread.argument_name(message);
        let message = format!("BaseExceptionGroup.__new__() argument 1 must be str, not {name}");
        return Err(thread.type_error(message));
    }
    if !is_sequence(thread, sequence) {
        return Err(thread.type_error("second argument (exceptions) must be a sequence"));
    }
    let items = thread.collect(sequence)?;
    if items.is_empty() {
        return Err(thread.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let class = class_for(thread, class, &items)?;
    let shown = match sequence.as_list().is_some() || sequence.as_tuple().is_some() {
        true => None,
        false => Some(thread.repr(sequence)?),
    };
    let group = Value::exception(&class, Value::tuple(given.to_vec()));
    thread.set_exception_member(&group, MESSAGE, message.clone());
    thread.set_exception_member(&group, EXCEPTIONS, Value::tuple(items));
    if let Some(shown) = shown {
        thread.set_exception_member(&group, SHOWN, shown);
    }
    Ok(group)
}

/// CPython's `PySequence_Check`, which knows dicts but no sets.
fn is_sequence(thread: &mut Thread, value: &Value) -> bool {
    let subscript =
        thread.slots(value).get_item.is_some() || thread.overrides(value, crate::heap::class::Special::GetItem);
    subscript && value.as_dict().is_none() && value.as_class().is_none()
}

/// The class of a new group: one without exceptions that are only a BaseException is an ExceptionGroup.
fn class_for(thread: &mut Thread, class: &Value, items: &[Value]) -> Outcome {
    let mut nests_base = false;
    for (at, item) in items.iter().enumerate() {
        if item.as_exception().is_none() {
            let message = format!("Item {at} of second argument (exceptions) is not an exception");
            return Err(thread.value_error(message));
        }
        nests_base |= !thread.is_a(item, ClassId::Exception);
    }
    let plain = thread.heap().class(ClassId::ExceptionGroup).clone();
    if class.is(thread.heap().class(ClassId::BaseExceptionGroup)) {
        return Ok(if nests_base { class.clone() } else { plain });
    }
    if nests_base && thread.is_subclass_of(class, thread.heap().class(ClassId::Exception)) {
        let message = match class.is(&plain) {
            true => "Cannot nest BaseExceptions in an ExceptionGroup".to_owned(),
            false => format!("Cannot nest BaseExceptions in '{}'", thread.name_of_class(class)),
        };
        return Err(thread.type_error(message));
    }
    Ok(class.clone())
}

fn init(thread: &mut Thread, group: &Value, args: Args<'_>) -> Outcome<()> {
    let class = thread.class_of(group).clone();
    refuse_keywords(thread, &class, args)?;
    base_init(thread, group, args)
}

fn str(thread: &mut Thread, group: &Value) -> Outcome {
    let count = args_of_group(thread, group).len();
    let message = thread.exception_member(group, MESSAGE).unwrap_or(Value::NONE);
    let plural = if count == 1 { "" } else { "s" };
    let text = format!("{} ({count} sub-exception{plural})", thread.str_text(&message)?);
    thread.made(Value::try_str(&text))
}

/// The exceptions as the constructor got them, as far as they still are what they were.
fn repr(thread: &mut Thread, group: &Value) -> Outcome {
    let message = thread.exception_member(group, MESSAGE).unwrap_or(Value::NONE);
    let shown = match thread.exception_member(group, SHOWN) {
        Some(shown) => thread.str_text(&shown)?,
        None => {
            let exceptions = exceptions_of(thread, group);
            let from_list = matches!(args_of(thread, group), [_, given] if given.as_list().is_some());
            match from_list {
                true => {
                    let items = args_of_group(thread, group);
                    thread.repr_text(&Value::list(items))?
                }
                false => thread.repr_text(&exceptions)?,
            }
        }
    };
    let text = format!("{}({}, {shown})", thread.class_name(group), thread.repr_text(&message)?);
    thread.made(Value::try_str(&text))
}

/// The exceptions of a group.
pub fn args_of_group(thread: &Thread, group: &Value) -> Vec<Value> {
    exceptions_of(thread, group)
        .as_tuple()
        .map_or(Vec::new(), |items| items.items().to_vec())
}

fn get_message(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(thread.exception_member(&args[0], MESSAGE).unwrap_or(Value::NONE))
}

fn get_exceptions(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(exceptions_of(thread, &args[0]))
}

/// `group.derive(exceptions)`: another group with the same message.
fn derive(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let message = thread.exception_member(&args[0], MESSAGE).unwrap_or(Value::NONE);
    make(thread, message, args[1].clone())
}

/// What decides which exceptions belong to a part of a group.
enum Matcher {
    /// Those of a class, or of one of the classes of a tuple.
    Type(Value),
    /// Those a function says yes to.
    Predicate(Value),
    /// These leaves, by address.
    Leaves(FxHashSet<Word>),
}

impl Matcher {
    fn new(thread: &mut Thread, condition: &Value) -> Outcome<Matcher> {
        if condition.as_class().is_none() && thread.is_callable(condition) {
            return Ok(Matcher::Predicate(condition.clone()));
        }
        let is_exception_class = |class: &Value| {
            class.as_class().is_some() && thread.is_subclass_of(class, thread.heap().class(ClassId::BaseException))
        };
        let fits = match condition.as_tuple() {
            Some(classes) if thread.is_exactly(condition, ClassId::Tuple) => {
                classes.items().iter().all(is_exception_class)
            }
            _ => is_exception_class(condition),
        };
        if fits {
            return Ok(Matcher::Type(condition.clone()));
        }
        let message = "expected an exception type, a tuple of exception types, or a callable (other than a class)";
        Err(thread.type_error(message))
    }

    fn accepts(&self, thread: &mut Thread, exception: &Value) -> Outcome<bool> {
        match self {
            Matcher::Type(classes) => Ok(thread.exception_matches(exception, classes)),
            Matcher::Predicate(function) => {
                let answer = thread.call(function, std::slice::from_ref(exception))?;
                thread.truth(&answer)
            }
            Matcher::Leaves(leaves) => Ok(!is_group(thread, exception) && leaves.contains(&exception.word())),
        }
    }
}

impl Thread {
    /// Is an exception of this class, or of one of the classes of this tuple?
    pub fn exception_matches(&self, exception: &Value, classes: &Value) -> bool {
        let one = std::slice::from_ref(classes);
        let list = classes.as_tuple().map_or(one, |tuple| tuple.items());
        let class = self.class_of(exception);
        list.iter().any(|wanted| self.is_subclass_of(class, wanted))
    }
}

/// The part of a group that a matcher accepts and, if it is wanted, the rest; absent where there is nothing.
fn parts(thread: &mut Thread, exception: &Value, matcher: &Matcher, rest_wanted: bool) -> Outcome<(Value, Value)> {
    thread.check_native_stack(" in exceptiongroup_split_recursive")?;
    if matcher.accepts(thread, exception)? {
        return Ok((exception.clone(), Value::UNDEF));
    }
    if !is_group(thread, exception) {
        return Ok((Value::UNDEF, exception.clone()));
    }
    let (mut matching, mut rest) = (Vec::new(), Vec::new());
    for inner in args_of_group(thread, exception) {
        let (accepted, other) = parts(thread, &inner, matcher, rest_wanted)?;
        matching.extend(accepted.given().cloned());
        rest.extend(other.given().cloned());
    }
    let accepted = subset(thread, exception, matching)?;
    let rest = if rest_wanted {
        subset(thread, exception, rest)?
    } else {
        Value::UNDEF
    };
    Ok((accepted, rest))
}

/// A group of these exceptions with all else as in `group`; absent if there are none.
fn subset(thread: &mut Thread, group: &Value, exceptions: Vec<Value>) -> Outcome {
    if exceptions.is_empty() {
        return Ok(Value::UNDEF);
    }
    let part = thread.call_method(group, "derive", &[Value::list(exceptions)])?;
    if !is_group(thread, &part) {
        return Err(thread.type_error("derive must return an instance of BaseExceptionGroup"));
    }
    let Some((from, to)) = group.as_exception().zip(part.as_exception()) else {
        return Ok(part);
    };
    let source = from.data.get(thread);
    let (traceback, context, cause) = (source.traceback.clone(), source.context.clone(), source.cause.clone());
    let target = to.data.get_mut(thread);
    let old = (
        std::mem::replace(&mut target.context, context),
        std::mem::replace(&mut target.cause, cause),
        (!traceback.is_undef()).then(|| std::mem::replace(&mut target.traceback, traceback)),
    );
    // CPython sets the cause by the function `raise from` uses, also if there is none.
    target.suppress_context = true;
    drop(old);
    let name = Value::intern("__notes__");
    if let Some(notes) = thread.find_attr(group, &name)?
        && is_sequence(thread, &notes)
    {
        let copy = Value::list(thread.collect(&notes)?);
        thread.set_attr(&part, &name, Some(&copy))?;
    }
    Ok(part)
}

fn or_none(value: Value) -> Value {
    value.given().cloned().unwrap_or(Value::NONE)
}

/// `group.split(condition)`.
fn split(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let matcher = Matcher::new(thread, &args[1])?;
    let (matching, rest) = parts(thread, &args[0], &matcher, true)?;
    Ok(Value::tuple(vec![or_none(matching), or_none(rest)]))
}

/// `group.subgroup(condition)`.
fn subgroup(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let matcher = Matcher::new(thread, &args[1])?;
    Ok(or_none(parts(thread, &args[0], &matcher, false)?.0))
}

/// What an `except*` clause for these classes takes of an exception, and what is left for the next: None where there is nothing.
/// An exception that is no group is taken in a group of its own, with `traceback` as traceback.
pub fn take_part(
    thread: &mut Thread,
    exception: &Value,
    classes: &Value,
    traceback: impl FnOnce(&mut Thread) -> Value,
) -> Outcome<(Value, Value)> {
    if exception.is_none() {
        return Ok((Value::NONE, Value::NONE));
    }
    if thread.exception_matches(exception, classes) {
        if is_group(thread, exception) {
            return Ok((exception.clone(), Value::NONE));
        }
        let group = make(thread, Value::str(""), Value::tuple(vec![exception.clone()]))?;
        let traceback = traceback(thread);
        if let Some(object) = group.as_exception() {
            object.data.get_mut(thread).traceback = traceback;
        }
        return Ok((group, Value::NONE));
    }
    if !is_group(thread, exception) {
        return Ok((Value::NONE, exception.clone()));
    }
    let pair = thread.call_method(exception, "split", std::slice::from_ref(classes))?;
    let class = thread.class_name(exception);
    if !thread.is_exactly(&pair, ClassId::Tuple) {
        let got = thread.class_name(&pair);
        return Err(thread.type_error(format!("{class}.split must return a tuple, not {got}")));
    }
    match pair.as_tuple().map_or(&[][..], |pair| pair.items()) {
        [matching, rest, ..] => Ok((matching.clone(), rest.clone())),
        few => {
            let message = format!("{class}.split must return a 2-tuple, got tuple of size {}", few.len());
            Err(thread.type_error(message))
        }
    }
}

/// What is raised after the clauses of an `except*`, or None: `raised` is what they raised, and what none of them took. The parts of
/// the original that go on unchanged are put together as they were.
pub fn join(thread: &mut Thread, original: &Value, raised: Vec<Value>) -> Outcome {
    if !is_group(thread, original) {
        // A clause that took it took all, so that there is one exception at most.
        return Ok(raised.into_iter().next().unwrap_or(Value::NONE));
    }
    let raised = raised.into_iter().filter(|exception| !exception.is_none());
    let (again, mut new): (Vec<_>, Vec<_>) = raised.partition(|exception| has_same_origin(thread, exception, original));
    let mut leaves = FxHashSet::default();
    again
        .iter()
        .for_each(|exception| collect_leaves(thread, exception, &mut leaves));
    let (kept, _) = parts(thread, original, &Matcher::Leaves(leaves), false)?;
    new.extend(kept.given().cloned());
    match new.len() {
        0 => Ok(Value::NONE),
        1 => Ok(new.swap_remove(0)),
        _ => make(thread, Value::str(""), Value::list(new)),
    }
}

/// Has an exception the traceback, cause and context of the original, so that it is a part of it?
fn has_same_origin(thread: &Thread, exception: &Value, original: &Value) -> bool {
    let Some((one, other)) = exception.as_exception().zip(original.as_exception()) else {
        return false;
    };
    let (one, other) = (one.data.get(thread), other.data.get(thread));
    one.traceback.is(&other.traceback) && one.cause.is(&other.cause) && one.context.is(&other.context)
}

fn collect_leaves(thread: &Thread, exception: &Value, leaves: &mut FxHashSet<Word>) {
    let mut waiting = vec![exception.clone()];
    while let Some(exception) = waiting.pop() {
        match is_group(thread, &exception) {
            true => waiting.extend(args_of_group(thread, &exception)),
            false => {
                leaves.insert(exception.word());
            }
        }
    }
}

/// `BaseExceptionGroup`.
pub static SLOTS: NativeSlots = NativeSlots {
    new: Some(new),
    init: Some(init),
    repr: Some(repr),
    str: Some(str),
    ..BASE
};
/// `BaseExceptionGroup`.
pub static METHODS: &[NativeDef] = &[
    NativeDef::attribute("message", get_message, readonly),
    NativeDef::attribute("exceptions", get_exceptions, readonly),
    NativeDef::method("derive", Arity::One, derive),
    NativeDef::method("split", Arity::One, split),
    NativeDef::method("subgroup", Arity::One, subgroup),
    NativeDef::class_method("__class_getitem__", Arity::One, class_getitem),
];
