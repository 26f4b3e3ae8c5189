//! `_collections._count_elements`: how often each item comes.

use minipy_vm::native::{Args, Binary, Outcome, Special, Thread, Value};

/// `_count_elements(mapping, iterable)`: `mapping[item] += 1` for each item, from 0.
pub(super) fn count_elements(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let mapping = &args[0];
    let plain =
        mapping.as_dict().is_some() && !thread.overrides(mapping, Special::SetItem) && !redefines_get(thread, mapping);
    if plain {
        thread.for_each(&args[1], |thread, item| count_one(thread, mapping, &item))?;
        return Ok(Value::NONE);
    }
    let get = thread.get_attr(mapping, &Value::intern("get"))?;
    thread.for_each(&args[1], |thread, item| {
        let before = thread.call(&get, &[item.clone(), Value::small_int(0)])?;
        let after = thread.binary(Binary::Add, &before, &Value::small_int(1))?;
        thread.set_item(mapping, &item, &after)
    })?;
    Ok(Value::NONE)
}

/// Has the class of the dict a `get` of its own?
fn redefines_get(thread: &mut Thread, mapping: &Value) -> bool {
    let class = thread.class_of(mapping).clone();
    let found = thread.class_lookup(&class, &Value::intern("get"));
    found.is_none_or(|found| found.as_native().is_none())
}

fn count_one(thread: &mut Thread, mapping: &Value, item: &Value) -> Outcome<()> {
    let Some(dict) = mapping.as_dict() else { return Ok(()) };
    let hash = thread.hash(item)? as u64;
    let before = match thread.dict_find(dict, hash, item)? {
        Some(number) => thread.dict_entry_at(dict, number).map(|(_, _, count)| count),
        None => None,
    };
    let after = match before {
        None => Value::small_int(1),
        Some(before) => thread.binary(Binary::Add, &before, &Value::small_int(1))?,
    };
    thread.dict_set_hashed(dict, hash, item, after)
}
