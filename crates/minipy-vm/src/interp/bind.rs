//! Binding the arguments of a call to the parameters of a Python function, with CPython's messages.

use crate::heap::dict_table::RawDict;
use crate::heap::native::{Outcome, Raised};
use crate::heap::object::{CodeObject, FunctionObject};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// The locals that are parameters, in order, bound; `names` are those of the last arguments.
pub(super) fn bind(
    thread: &mut Thread,
    function: &FunctionObject,
    code: &CodeObject,
    args: Vec<Value>,
    names: &[Value],
) -> Outcome<Vec<Value>> {
    let source = code.data.source.clone();
    let (arg_count, kwonly) = (source.arg_count as usize, source.kwonly_count as usize);
    let positional = args.len() - names.len();
    let parameters = source.parameters();
    let mut bound = vec![Value::UNDEF; parameters];
    let mut args = args.into_iter();
    let mut extra = Vec::new();
    for (i, arg) in args.by_ref().take(positional).enumerate() {
        if i < arg_count { bound[i] = arg } else { extra.push(arg) }
    }
    let mut at = arg_count + kwonly;
    let too_many = !extra.is_empty() && !source.flags.varargs;
    let given = positional;
    if source.flags.varargs {
        bound[at] = Value::tuple(extra);
        at += 1;
    }
    let keywords = source.flags.varkeywords.then(|| Value::dict(RawDict::default()));
    for (name, value) in names.iter().zip(args) {
        bind_keyword(
            thread,
            function,
            code,
            &mut bound,
            keywords.as_ref(),
            names,
            (name, value),
        )?;
    }
    if too_many {
        return Err(too_many_positional(thread, function, code, given, &bound));
    }
    if let Some(keywords) = keywords {
        bound[at] = keywords;
    }
    fill_defaults(thread, function, code, &mut bound)?;
    Ok(bound)
}

fn bind_keyword(
    thread: &mut Thread,
    function: &FunctionObject,
    code: &CodeObject,
    bound: &mut [Value],
    keywords: Option<&Value>,
    names: &[Value],
    (name, value): (&Value, Value),
) -> Outcome<()> {
    let source = &code.data.source;
    let (posonly, named) = (
        source.posonly_count as usize,
        source.arg_count as usize + source.kwonly_count as usize,
    );
    let locals = &code.data.locals;
    let place = (posonly..named).find(|&i| locals[i].is(name) || locals[i].as_str() == name.as_str());
    let text = || name.as_str().unwrap_or("?").to_owned();
    if let Some(place) = place {
        if !bound[place].is_undef() {
            let message = format!(
                "{}() got multiple values for argument '{}'",
                qualname(thread, function),
                text()
            );
            return Err(thread.type_error(message));
        }
        bound[place] = value;
        return Ok(());
    }
    if let Some(dict) = keywords.and_then(|keywords| keywords.as_dict()) {
        drop(dict.set_str(thread, name, value));
        return Ok(());
    }
    let message = match (0..posonly).any(|i| locals[i].as_str() == name.as_str()) {
        true => positional_only_by_name(thread, function, code, names),
        false => unexpected_keyword(thread, function, code, &text()),
    };
    Err(thread.type_error(message))
}

fn positional_only_by_name(thread: &Thread, function: &FunctionObject, code: &CodeObject, names: &[Value]) -> String {
    let posonly = code.data.source.posonly_count as usize;
    let wrong: Vec<&str> = code.data.locals[..posonly]
        .iter()
        .filter(|local| names.iter().any(|name| name.as_str() == local.as_str()))
        .filter_map(|local| local.as_str())
        .collect();
    format!(
        "{}() got some positional-only arguments passed as keyword arguments: '{}'",
        qualname(thread, function),
        wrong.join(", ")
    )
}

fn unexpected_keyword(thread: &Thread, function: &FunctionObject, code: &CodeObject, text: &str) -> String {
    let source = &code.data.source;
    let named = source.arg_count as usize + source.kwonly_count as usize;
    let candidates = source.locals[source.posonly_count as usize..named]
        .iter()
        .map(|name| &**name);
    let message = format!(
        "{}() got an unexpected keyword argument '{text}'",
        qualname(thread, function)
    );
    match crate::types::text::suggestions::closest(text, candidates) {
        Some(similar) => format!("{message}. Did you mean '{similar}'?"),
        None => message,
    }
}

fn fill_defaults(
    thread: &mut Thread,
    function: &FunctionObject,
    code: &CodeObject,
    bound: &mut [Value],
) -> Outcome<()> {
    let source = code.data.source.clone();
    let (arg_count, kwonly) = (source.arg_count as usize, source.kwonly_count as usize);
    let data = function.data.get(thread);
    let defaults = data.defaults.as_tuple().map_or(&[][..], |tuple| tuple.items());
    let first_default = arg_count - defaults.len().min(arg_count);
    let mut missing = Vec::new();
    for (i, slot) in bound.iter_mut().enumerate().take(arg_count) {
        if slot.is_undef() {
            match i.checked_sub(first_default).and_then(|d| defaults.get(d)) {
                Some(default) => *slot = default.clone(),
                None => missing.push(source.locals[i].clone()),
            }
        }
    }
    if !missing.is_empty() {
        return Err(missing_arguments(thread, function, "positional", &missing));
    }
    for (i, slot) in bound.iter_mut().enumerate().skip(arg_count).take(kwonly) {
        if slot.is_undef() {
            let data = function.data.get(thread);
            let default = data
                .kwdefaults
                .as_dict()
                .and_then(|dict| dict.get_str(thread, &code.data.locals[i]));
            match default {
                Some(default) => *slot = default.clone(),
                None => missing.push(source.locals[i].clone()),
            }
        }
    }
    if !missing.is_empty() {
        return Err(missing_arguments(thread, function, "keyword-only", &missing));
    }
    Ok(())
}

fn qualname(thread: &Thread, function: &FunctionObject) -> String {
    function.data.get(thread).qualname.as_str().unwrap_or("?").to_owned()
}

#[cold]
fn missing_arguments(
    thread: &mut Thread,
    function: &FunctionObject,
    kind: &str,
    missing: &[std::rc::Rc<str>],
) -> Raised {
    let quoted: Vec<String> = missing.iter().map(|name| format!("'{name}'")).collect();
    let list = match quoted.as_slice() {
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [init @ .., last] => format!("{}, and {last}", init.join(", ")),
        [] => String::new(),
    };
    let plural = if missing.len() == 1 { "" } else { "s" };
    let message = format!(
        "{}() missing {} required {kind} argument{plural}: {list}",
        qualname(thread, function),
        missing.len()
    );
    thread.type_error(message)
}

#[cold]
fn too_many_positional(
    thread: &mut Thread,
    function: &FunctionObject,
    code: &CodeObject,
    given: usize,
    bound: &[Value],
) -> Raised {
    let source = &code.data.source;
    let (arg_count, kwonly) = (source.arg_count as usize, source.kwonly_count as usize);
    let defaults = function
        .data
        .get(thread)
        .defaults
        .as_tuple()
        .map_or(0, |tuple| tuple.items().len());
    let kwonly_given = bound[arg_count..arg_count + kwonly]
        .iter()
        .filter(|value| !value.is_undef())
        .count();
    let (takes, plural) = match defaults {
        0 => (arg_count.to_string(), arg_count != 1),
        _ => (
            format!("from {} to {arg_count}", arg_count - defaults.min(arg_count)),
            true,
        ),
    };
    let plural = if plural { "s" } else { "" };
    let given_text = match kwonly_given {
        0 => format!("{given} {} given", if given == 1 { "was" } else { "were" }),
        _ => format!(
            "{given} positional argument{} (and {kwonly_given} keyword-only argument{}) were given",
            if given == 1 { "" } else { "s" },
            if kwonly_given == 1 { "" } else { "s" }
        ),
    };
    let message = format!(
        "{}() takes {takes} positional argument{plural} but {given_text}",
        qualname(thread, function)
    );
    thread.type_error(message)
}
