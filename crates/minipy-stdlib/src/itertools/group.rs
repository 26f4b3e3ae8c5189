//! `groupby`: runs of items with equal keys. The groups and the iterator over them draw from the same source; a group ends
//! when the next one is asked for.

use super::{iterator_class, traverse};
use minipy_vm::native::{Args, Arity, Outcome, Pair, Signature, Thread, Value};

/// `groupby(iterable, key)`.
struct GroupBy {
    iterator: Value,
    /// None: the items are their own keys.
    key_function: Value,
    /// The key of the group given last; absent before the first.
    target: Value,
    /// The key of the item read last; absent before the first.
    current_key: Value,
    /// The item read last; absent when it has been given.
    current: Value,
    /// Counts the groups: only the newest may read.
    group: u64,
}

traverse!(GroupBy: iterator, key_function, target, current_key, current);

/// The iterator over one group.
struct Grouper {
    parent: Value,
    target: Value,
    group: u64,
}

traverse!(Grouper: parent, target);

fn make_group_by(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let group_by = GroupBy {
        iterator: thread.iter(&args[1])?,
        key_function: args.get(2).cloned().unwrap_or(Value::NONE),
        target: Value::UNDEF,
        current_key: Value::UNDEF,
        current: Value::UNDEF,
        group: 0,
    };
    Ok(Value::payload_object(&args[0], group_by))
}

/// Reads the next item and its key. False at the end.
fn read(thread: &mut Thread, this: &Value) -> Outcome<bool> {
    let Some(state) = this.payload::<GroupBy>(thread) else {
        return Ok(false);
    };
    let (iterator, function) = (state.iterator.clone(), state.key_function.clone());
    let Some(item) = thread.next(&iterator)? else {
        return Ok(false);
    };
    let key = if function.is_none() {
        item.clone()
    } else {
        thread.call(&function, std::slice::from_ref(&item))?
    };
    if let Some(state) = this.payload_mut::<GroupBy>(thread) {
        let old = (
            std::mem::replace(&mut state.current, item),
            std::mem::replace(&mut state.current_key, key),
        );
        drop(old);
    }
    Ok(true)
}

fn group_by_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    let group = next_group(thread, this)?;
    Ok(group.map(|(key, group)| Value::tuple_from(2, [key, group])))
}

fn group_by_pair(thread: &mut Thread, this: &Value) -> Outcome<Pair> {
    let group = next_group(thread, this)?;
    Ok(group.map_or(Pair::End, |(key, group)| Pair::Two(key, group)))
}

fn next_group(thread: &mut Thread, this: &Value) -> Outcome<Option<(Value, Value)>> {
    thread.check_native_stack("")?;
    if let Some(state) = this.payload_mut::<GroupBy>(thread) {
        state.group += 1;
    }
    loop {
        let Some(state) = this.payload::<GroupBy>(thread) else {
            return Ok(None);
        };
        let (key, target) = (state.current_key.clone(), state.target.clone());
        if !key.is_undef() && (target.is_undef() || !thread.equals(&target, &key)?) {
            break;
        }
        if !read(thread, this)? {
            return Ok(None);
        }
        thread.poll_native()?;
    }
    let class = thread.native_class(&GROUPER);
    let Some(state) = this.payload_mut::<GroupBy>(thread) else {
        return Ok(None);
    };
    let key = state.current_key.clone();
    let old = std::mem::replace(&mut state.target, key.clone());
    let grouper = Grouper {
        parent: this.clone(),
        target: key.clone(),
        group: state.group,
    };
    drop(old);
    let grouper = Value::payload_object(&class, grouper);
    Ok(Some((key, grouper)))
}

fn make_grouper(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(state) = args[1].payload_mut::<GroupBy>(thread) else {
        let given = thread.class_name(&args[1]);
        return Err(thread.type_error(format!("_grouper() argument 1 must be itertools.groupby, not {given}")));
    };
    state.group += 1;
    let grouper = Grouper {
        parent: args[1].clone(),
        target: args[2].clone(),
        group: state.group,
    };
    Ok(Value::payload_object(&args[0], grouper))
}

fn grouper_next(thread: &mut Thread, this: &Value) -> Outcome<Option<Value>> {
    thread.check_native_stack("")?;
    let Some(state) = this.payload::<Grouper>(thread) else {
        return Ok(None);
    };
    let (parent, target, group) = (state.parent.clone(), state.target.clone(), state.group);
    let newest = |thread: &Thread| {
        let state = parent.payload::<GroupBy>(thread);
        state
            .filter(|state| state.group == group)
            .map(|state| state.current.is_undef())
    };
    match newest(thread) {
        None => return Ok(None),
        Some(true) if !read(thread, &parent)? => return Ok(None),
        Some(_) => {}
    }
    let key = parent.payload::<GroupBy>(thread).map(|state| state.current_key.clone());
    let Some(key) = key else { return Ok(None) };
    if !thread.equals(&target, &key)? {
        return Ok(None);
    }
    let state = parent.payload_mut::<GroupBy>(thread);
    let item = state.map(|state| std::mem::take(&mut state.current));
    Ok(item.filter(|item| !item.is_undef()))
}

static GROUP_BY_ARGS: Signature = Signature {
    params: &["iterable", "key"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

iterator_class! {
    /// `itertools.groupby`.
    GROUP_BY = "groupby", Arity::Named(&GROUP_BY_ARGS), make_group_by, group_by_next, pair group_by_pair
}
iterator_class! {
    /// `itertools._grouper`.
    GROUPER = "_grouper", Arity::Positional(2, 2), make_grouper, grouper_next
}
