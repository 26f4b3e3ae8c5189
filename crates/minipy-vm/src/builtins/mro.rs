//! The order of resolution (C3), the metaclass and the layout of a class to be made from its bases.

use crate::heap::classes::ClassId;
use crate::heap::native::{NativeSlots, Outcome};
use crate::heap::object::Kind;
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// Merges orders of resolution: the first head that stands in no list's tail comes next. Err gives the heads that are left,
/// each once, if there is none.
pub fn merge(lists: &[Vec<Value>]) -> Result<Vec<Value>, Vec<Value>> {
    let mut begins = vec![0; lists.len()];
    let mut order = Vec::new();
    loop {
        let heads = || lists.iter().zip(&begins).filter_map(|(list, &at)| list.get(at));
        let in_tail = |class: &Value| {
            let tails = lists.iter().zip(&begins).filter_map(|(list, &at)| list.get(at + 1..));
            tails.flatten().any(|other| other.is(class))
        };
        let Some(next) = heads().find(|head| !in_tail(head)).cloned() else {
            let mut left: Vec<Value> = Vec::new();
            for head in heads() {
                if !left.iter().any(|known| known.is(head)) {
                    left.push(head.clone());
                }
            }
            return if left.is_empty() { Ok(order) } else { Err(left) };
        };
        for (list, at) in lists.iter().zip(&mut begins) {
            if list.get(*at).is_some_and(|head| head.is(&next)) {
                *at += 1;
            }
        }
        order.push(next);
    }
}

/// The order of resolution of a class with these bases, without the class itself.
pub fn linearize(thread: &mut Thread, bases: &[Value]) -> Outcome<Vec<Value>> {
    for (i, base) in bases.iter().enumerate() {
        if bases[..i].iter().any(|other| other.is(base)) {
            let message = format!("duplicate base class {}", thread.name_of_class(base));
            return Err(thread.type_error(message));
        }
    }
    let order_of = |thread: &Thread, class: &Value| {
        let ancestors = class
            .as_class()
            .map_or(&[][..], |object| &object.data.get(thread).ancestors);
        let mut order = Vec::with_capacity(ancestors.len() + 1);
        order.push(class.clone());
        order.extend_from_slice(ancestors);
        order
    };
    if let [base] = bases {
        return Ok(order_of(thread, base));
    }
    let mut lists: Vec<Vec<Value>> = bases.iter().map(|base| order_of(thread, base)).collect();
    lists.push(bases.to_vec());
    merge(&lists).map_err(|left| {
        let names: Vec<String> = left.iter().map(|class| thread.name_of_class(class)).collect();
        let names = names.join(", ");
        thread.type_error(format!(
            "Cannot create a consistent method resolution order (MRO) for bases {names}"
        ))
    })
}

/// The most derived metaclass among `metaclass` and those of the bases.
pub fn calculate_metaclass(thread: &mut Thread, metaclass: &Value, bases: &[Value]) -> Outcome {
    let mut winner = metaclass.clone();
    for base in bases {
        let of_base = thread.class_of(base).clone();
        if thread.is_subclass_of(&winner, &of_base) {
            continue;
        }
        if !thread.is_subclass_of(&of_base, &winner) {
            return Err(thread.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses \
                 of all its bases",
            ));
        }
        winner = of_base;
    }
    Ok(winner)
}

/// Does the class add something to what its bases' instances look like in memory?
fn is_solid(thread: &Thread, class: &Value) -> bool {
    let Some(object) = class.as_class() else { return false };
    let data = object.data.get(thread);
    let mut bases = data
        .bases
        .iter()
        .filter_map(|base| base.as_class())
        .map(|base| base.data.get(thread));
    if data.heap {
        let inherited = bases.map(|base| base.slot_names.len()).max().unwrap_or(0);
        return data.slot_names.len() > inherited;
    }
    let Some(base) = bases.next() else { return true };
    // Exceptions with fields of their own have slots of their own, and so has KeyError, for its text.
    let own_fields = match data.layout {
        Kind::Payload => true,
        Kind::Exception => !thread.heap().class(ClassId::KeyError).is(class),
        _ => false,
    };
    data.layout != base.layout || own_fields && !std::ptr::eq(data.native, base.native)
}

/// The class that decides what instances look like in memory: itself or an ancestor.
pub(super) fn solid_base(thread: &Thread, class: &Value) -> Value {
    let ancestors = class
        .as_class()
        .map_or(&[][..], |object| &object.data.get(thread).ancestors);
    let mut order = std::iter::once(class).chain(ancestors);
    order
        .find(|class| is_solid(thread, class))
        .unwrap_or_else(|| thread.heap().class(ClassId::Object))
        .clone()
}

/// The base whose instances those of the new class look like (`__base__`).
pub fn best_base(thread: &mut Thread, bases: &[Value]) -> Outcome {
    let mut best: Option<(Value, Value)> = None;
    for base in bases {
        let Some(object) = base.as_class() else {
            return Err(thread.type_error("bases must be types"));
        };
        if object.data.get(thread).is_final {
            let message = format!("type '{}' is not an acceptable base type", thread.name_of_class(base));
            return Err(thread.type_error(message));
        }
        let solid = solid_base(thread, base);
        best = match best {
            Some((known, of)) if thread.is_subclass_of(&of, &solid) => Some((known, of)),
            Some((_, of)) if !thread.is_subclass_of(&solid, &of) => {
                return Err(thread.type_error("multiple bases have instance lay-out conflict"));
            }
            _ => Some((base.clone(), solid)),
        };
    }
    Ok(best.map_or_else(|| thread.heap().class(ClassId::Object).clone(), |(base, _)| base))
}

/// The slots of the first builtin class in an order of resolution that has slots of its own. `layout` is that of the best
/// base: a class of another layout cannot have made the instance.
pub fn native_slots(thread: &Thread, order: &[Value], layout: Kind) -> &'static NativeSlots {
    for class in order {
        let Some(object) = class.as_class() else { continue };
        let data = object.data.get(thread);
        let of_base = data
            .bases
            .first()
            .and_then(|base| base.as_class())
            .map(|base| base.data.get(thread).native);
        let own = of_base.is_none_or(|of_base| !std::ptr::eq(of_base, data.native));
        if !data.heap && own && data.layout == layout {
            return data.native;
        }
    }
    &super::object::SLOTS
}

#[cfg(test)]
mod tests {
    use super::merge;
    use crate::heap::value::Value;

    /// Classes are numbers here: an order of resolution per base, then the bases themselves.
    fn check(lists: &[&[i64]], expected: Result<&[i64], &[i64]>) {
        let values: Vec<Vec<Value>> = lists
            .iter()
            .map(|list| list.iter().map(|&i| Value::small_int(i)).collect())
            .collect();
        let numbers = |values: Vec<Value>| values.iter().filter_map(Value::as_small_int).collect::<Vec<_>>();
        let expected = expected.map(<[i64]>::to_vec).map_err(<[i64]>::to_vec);
        assert_eq!(merge(&values).map(numbers).map_err(numbers), expected, "{lists:?}");
    }

    #[test]
    fn orders() {
        check(&[&[1, 0], &[1]], Ok(&[1, 0]));
        check(&[&[1, 0], &[2, 0], &[1, 2]], Ok(&[1, 2, 0]));
        // A base before its own base, as in `class C(B, A)` with `class B(A)`.
        check(&[&[2, 1, 0], &[1, 0], &[2, 1]], Ok(&[2, 1, 0]));
        // ... and the other way round.
        check(&[&[1, 0], &[2, 1, 0], &[1, 2]], Err(&[1, 2]));
        // The example of the C3 paper: K1(A, B, C), K2(D, B, E), K3(D, A) with A..E over the object 0.
        check(
            &[&[11, 1, 2, 3, 0], &[12, 4, 2, 5, 0], &[13, 4, 1, 0], &[11, 12, 13]],
            Ok(&[11, 12, 13, 4, 1, 2, 3, 5, 0]),
        );
    }
}
