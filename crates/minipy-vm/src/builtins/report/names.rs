//! Which names an exception may have meant: the candidates for "Did you mean" and "Did you forget to import".
//!
//! CPython looks at the variables of the frame that raised. Here that frame is gone: its code still tells the names of the
//! locals, though not which of them were bound, and the namespace is that of the module that was loaded from the same file.

use super::frames::{Sources, code_of};
use super::suggestions::{closest, is_standard_module};
use crate::builtins::object::class_names;
use crate::heap::classes::ClassId;
use crate::heap::native::Outcome;
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use minipy_code::Code;

/// What is added to the message of an exception; mostly nothing.
pub fn hint(thread: &mut Thread, exception: &Value, traceback: &Value, sources: &mut Sources) -> String {
    find_hint(thread, exception, traceback, sources).unwrap_or_else(|_| {
        drop(thread.take_exception());
        String::new()
    })
}

fn find_hint(thread: &mut Thread, exception: &Value, traceback: &Value, sources: &mut Sources) -> Outcome<String> {
    let is_import = thread.is_a(exception, ClassId::ImportError);
    let is_name = thread.is_a(exception, ClassId::NameError);
    if !is_import && !is_name && !thread.is_a(exception, ClassId::AttributeError) {
        return Ok(String::new());
    }
    let member = if is_import { "name_from" } else { "name" };
    let Some(wrong) = thread.find_attr(exception, &Value::intern(member))? else {
        return Ok(String::new());
    };
    let Some(wrong) = wrong.as_str() else {
        return Ok(String::new());
    };
    let last = last_entry(thread, traceback);
    let meant = if is_import {
        imported_name(thread, exception, wrong)?
    } else if is_name {
        variable(thread, &last, wrong)
    } else {
        attribute(thread, exception, &last, wrong, sources)?
    };
    let mut hint = meant.map_or(String::new(), |meant| format!(". Did you mean: '{meant}'?"));
    if is_name && is_standard_module(wrong) {
        let start = if hint.is_empty() { ". Did" } else { " Or did" };
        hint.push_str(&format!("{start} you forget to import '{wrong}'?"));
    }
    Ok(hint)
}

/// The entry of the frame that raised; absent if there is none.
fn last_entry(thread: &Thread, traceback: &Value) -> Value {
    let mut at = traceback.clone();
    while let Some(next) = at
        .as_traceback()
        .and_then(|entry| entry.next.get(thread).given().cloned())
    {
        at = next;
    }
    at
}

/// A name of the module's that is close to the one an `import from` did not find.
fn imported_name(thread: &mut Thread, exception: &Value, wrong: &str) -> Outcome<Option<String>> {
    let Some(module) = thread.find_attr(exception, &Value::intern("name"))? else {
        return Ok(None);
    };
    // As `__import__`, which gives the package at the top.
    let top = module
        .as_str()
        .and_then(|name| name.split('.').next())
        .unwrap_or_default()
        .to_owned();
    let modules = thread.heap().modules.get(thread).clone();
    let found = modules
        .as_dict()
        .and_then(|dict| dict.get_str(thread, &Value::str(&top)).cloned());
    match found {
        Some(module) => closest_attribute(thread, &module, wrong, !wrong.starts_with('_')),
        None => Ok(None),
    }
}

fn attribute(
    thread: &mut Thread,
    exception: &Value,
    last: &Value,
    wrong: &str,
    sources: &mut Sources,
) -> Outcome<Option<String>> {
    let object = thread
        .find_attr(exception, &Value::intern("obj"))?
        .unwrap_or(Value::NONE);
    // Of `self`, in a method, also the names beginning with an underscore are offered.
    let own = sources
        .segment(thread, last)
        .is_some_and(|text| text.starts_with(&format!("self.{wrong}")));
    closest_attribute(thread, &object, wrong, !own && !wrong.starts_with('_'))
}

fn closest_attribute(thread: &mut Thread, object: &Value, wrong: &str, hide: bool) -> Outcome<Option<String>> {
    let names = if object.as_class().is_some() {
        class_names(thread, object)
    } else {
        let names = thread.call_method(object, "__dir__", &[])?;
        thread.collect(&names)?
    };
    let mut names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
    names.sort_unstable();
    names.retain(|name| !hide || !name.starts_with('_'));
    Ok(closest(wrong, names).map(str::to_owned))
}

/// A variable close to a name that is not defined, or `self.name` if it is an attribute.
fn variable(thread: &Thread, last: &Value, wrong: &str) -> Option<String> {
    let code = code_of(last)?;
    let namespace = namespace_of(thread, &code.filename);
    if code.locals.first().is_some_and(|first| &**first == "self") && is_attribute(thread, &code, &namespace, wrong) {
        return Some(format!("self.{wrong}"));
    }
    let keys = |namespace: &Value| -> Vec<Value> {
        let dict = namespace.as_dict().into_iter();
        dict.flat_map(|dict| dict.table.get(thread).iter().map(|entry| entry.key.clone()))
            .collect()
    };
    let globals = keys(&namespace);
    let builtins = keys(thread.heap().builtins.get(thread));
    // A module's variables are its locals and its globals, and CPython counts them twice.
    let is_module = &*code.name == "<module>";
    let locals = code.locals.iter().chain(&code.free).map(|name| &**name);
    let again = globals.iter().filter(|_| is_module).chain(&globals);
    closest(wrong, locals.chain(again.chain(&builtins).filter_map(Value::as_str))).map(str::to_owned)
}

/// The namespace of the module from this file; if there is none, that of the script.
fn namespace_of(thread: &Thread, filename: &str) -> Value {
    let Some(modules) = thread.heap().modules.get(thread).as_dict() else {
        return Value::UNDEF;
    };
    let file = Value::intern("__file__");
    let from_file = |namespace: &&Value| {
        let path = namespace.as_dict().and_then(|dict| dict.get_str(thread, &file));
        path.and_then(Value::as_str) == Some(filename)
    };
    let entries = modules.table.get(thread).iter();
    let found = entries
        .filter_map(|entry| Some(&entry.value.as_module()?.dict))
        .find(from_file);
    let main = || {
        modules
            .get_str(thread, &Value::intern("__main__"))?
            .as_module()
            .map(|module| &module.dict)
    };
    found.or_else(main).cloned().unwrap_or(Value::UNDEF)
}

/// Has `self`, in a method of a class that can be found by its name, an attribute of this name? The instance itself is not
/// at hand: the class and what its methods assign must do.
fn is_attribute(thread: &Thread, code: &Code, namespace: &Value, name: &str) -> bool {
    let Some((path, _)) = code.qualname.rsplit_once('.') else {
        return false;
    };
    let mut at: Option<Value> = None;
    for part in path.split('.') {
        let dict = match &at {
            None => Some(namespace.clone()),
            Some(class) => class.as_class().map(|class| class.data.get(thread).dict.clone()),
        };
        let found = dict
            .as_ref()
            .and_then(Value::as_dict)
            .and_then(|dict| dict.get_str(thread, &Value::str(part)).cloned());
        match found {
            Some(found) => at = Some(found),
            None => return false,
        }
    }
    let Some(class) = at.as_ref().and_then(Value::as_class) else {
        return false;
    };
    let mut order = at.iter().chain(&class.data.get(thread).ancestors);
    let (name, assigned) = (Value::str(name), Value::intern("__static_attributes__"));
    order.any(|class| {
        let Some(dict) = class.as_class().and_then(|class| class.data.get(thread).dict.as_dict()) else {
            return false;
        };
        let assigned = dict.get_str(thread, &assigned).and_then(Value::as_tuple);
        dict.get_str(thread, &name).is_some()
            || assigned.is_some_and(|names| names.items().iter().any(|known| known.as_str() == name.as_str()))
    })
}
