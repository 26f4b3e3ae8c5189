//! `__build_class__`: what a class statement calls, with the function that is its body.

use super::mro::calculate_metaclass;
use crate::heap::class::Special;
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// `__build_class__(function, name, *bases, metaclass=..., **keywords)`.
pub fn build_class(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let [function, name, written @ ..] = args.by_position() else {
        return Err(thread.type_error("__build_class__: not enough arguments"));
    };
    if function.as_function().is_none() {
        return Err(thread.type_error("__build_class__: func must be a function"));
    }
    if name.as_str().is_none() {
        return Err(thread.type_error("__build_class__: name is not a string"));
    }
    let resolved = resolve_bases(thread, written)?;
    let bases = resolved.as_deref().unwrap_or(written);
    let (mut metaclass, mut names, mut keywords) = (None, Vec::new(), Vec::new());
    for (keyword, value) in args.by_keyword() {
        if keyword.as_str() == Some("metaclass") {
            metaclass = Some(value.clone());
        } else {
            names.push(keyword.clone());
            keywords.push(value.clone());
        }
    }
    let metaclass = choose_metaclass(thread, metaclass, bases)?;
    let base_tuple = Value::tuple(bases.to_vec());
    let mut values = vec![name.clone(), base_tuple];
    values.extend(keywords);
    let namespace = prepare(
        thread,
        &metaclass,
        Args {
            values: &values,
            names: &names,
        },
    )?;
    let body = thread.heap().hooks.get().run_body;
    drop(body(thread, function, &namespace)?);
    if resolved.is_some() {
        thread.set_item(
            &namespace,
            &Value::intern("__orig_bases__"),
            &Value::tuple(written.to_vec()),
        )?;
    }
    let cell = namespace
        .as_dict()
        .and_then(|dict| dict.get_str(thread, &Value::intern("__classcell__")).cloned());
    values.insert(2, namespace);
    let class = thread.call_with(
        &metaclass,
        Args {
            values: &values,
            names: &names,
        },
    )?;
    if let Some(cell) = cell {
        check_cell(thread, &cell, &class, name)?;
    }
    Ok(class)
}

/// Bases that are not classes may stand for others (PEP 560). None if all are classes.
pub fn resolve_bases(thread: &mut Thread, written: &[Value]) -> Outcome<Option<Vec<Value>>> {
    if written.iter().all(|base| base.as_class().is_some()) {
        return Ok(None);
    }
    let (mut bases, mut changed) = (Vec::with_capacity(written.len()), false);
    for base in written {
        let entries = match base.as_class() {
            Some(_) => None,
            None => thread.find_attr(base, &Value::intern("__mro_entries__"))?,
        };
        let Some(entries) = entries else {
            bases.push(base.clone());
            continue;
        };
        let given = thread.call(&entries, &[Value::tuple(written.to_vec())])?;
        let Some(given) = given.as_tuple() else {
            return Err(thread.type_error("__mro_entries__ must return a tuple"));
        };
        bases.extend_from_slice(given.items());
        changed = true;
    }
    Ok(changed.then_some(bases))
}

fn choose_metaclass(thread: &mut Thread, given: Option<Value>, bases: &[Value]) -> Outcome {
    let metaclass = match (given, bases.first()) {
        (Some(given), _) => given,
        (None, Some(base)) => thread.class_of(base).clone(),
        (None, None) => thread.heap().class(ClassId::Type).clone(),
    };
    // Any callable may be given; only classes are compared with those of the bases.
    if metaclass.as_class().is_none() {
        return Ok(metaclass);
    }
    calculate_metaclass(thread, &metaclass, bases)
}

/// The namespace for the body: what `metaclass.__prepare__` gives, or a new dict.
fn prepare(thread: &mut Thread, metaclass: &Value, args: Args<'_>) -> Outcome {
    if metaclass.is(thread.heap().class(ClassId::Type)) {
        return Ok(Value::dict(Default::default()));
    }
    let Some(hook) = thread.find_attr(metaclass, &Value::intern("__prepare__"))? else {
        return Ok(Value::dict(Default::default()));
    };
    let namespace = thread.call_with(&hook, args)?;
    let is_mapping = namespace.as_dict().is_some()
        || thread.slots(&namespace).get_item.is_some()
        || thread.overrides(&namespace, Special::GetItem);
    if !is_mapping {
        let name = match metaclass.as_class() {
            Some(_) => thread.name_of_class(metaclass),
            None => "<metaclass>".to_owned(),
        };
        let given = thread.class_name(&namespace);
        return Err(thread.type_error(format!("{name}.__prepare__() must return a mapping, not {given}")));
    }
    Ok(namespace)
}

/// The variable `__class__` of the methods must be the class made.
fn check_cell(thread: &mut Thread, cell: &Value, class: &Value, name: &Value) -> Outcome<()> {
    let (Some(cell), Some(_)) = (cell.as_cell(), class.as_class()) else {
        return Ok(());
    };
    let contents = cell.contents.get(thread).clone();
    if contents.is(class) {
        return Ok(());
    }
    let (name, made) = (thread.repr_text(name)?, thread.repr_text(class)?);
    if contents.is_undef() {
        let message =
            format!("__class__ not set defining {name} as {made}. Was __classcell__ propagated to type.__new__?");
        return Err(thread.raise(ClassId::RuntimeError, message));
    }
    let contents = thread.repr_text(&contents)?;
    Err(thread.type_error(format!("__class__ set to {contents} defining {name} as {made}")))
}
