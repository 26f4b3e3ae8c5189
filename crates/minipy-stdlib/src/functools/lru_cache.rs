//! The wrapper that `functools.lru_cache` puts around a function.
//!
//! The results are in a dict in the order of their last use: a hit moves its entry to the end, and a full cache gives up the
//! entry at the beginning. Between two calls of Python code nobody else gets the lock, so threads need nothing more; the function
//! itself and the comparisons of keys may use the cache again, and so what they may have changed is looked up after each.

use minipy_vm::native::{
    Args, Arity, ClassId, DictObject, NativeClass, NativeDef, NativeSlots, Outcome, Payload, RawDict, Thread, Value,
    WEAKREF,
};

/// How many results are kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Limit {
    /// None: every call is a miss.
    Nothing,
    /// As many as there are.
    Unbounded,
    /// So many.
    Most(usize),
}

/// A function and its results.
struct Cache {
    function: Value,
    /// A dict from keys to results.
    results: Value,
    limit: Limit,
    typed: bool,
    hits: u64,
    misses: u64,
    /// Makes what `cache_info` gives.
    info: Value,
}

impl Payload for Cache {
    fn traverse(&self, _: &Thread, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.results);
        visit(&self.info);
    }
}

fn new(thread: &mut Thread, class: &Value, args: Args<'_>) -> Outcome {
    let [function, size, typed, info] = args.values else {
        return Err(thread.type_error("_lru_cache_wrapper() takes 4 positional arguments"));
    };
    if !thread.is_callable(function) {
        return Err(thread.type_error("the first argument must be callable"));
    }
    let limit = match (size.is_none(), size) {
        (true, _) => Limit::Unbounded,
        (false, size) if size.as_small_int().is_none() && size.as_bool().is_none() && size.as_big().is_none() => {
            return Err(thread.type_error("maxsize should be integer or None"));
        }
        (false, size) => match usize::try_from(crate::support::ssize(thread, size)?) {
            Ok(size) if size > 0 => Limit::Most(size),
            _ => Limit::Nothing,
        },
    };
    let cache = Cache {
        function: function.clone(),
        results: Value::dict(RawDict::default()),
        limit,
        typed: thread.truth(typed)?,
        hits: 0,
        misses: 0,
        info: info.clone(),
    };
    Ok(Value::payload_object(class, cache))
}

/// What the arguments of a call are filed under. A single int or string stands for itself.
fn key_of(thread: &mut Thread, this: &Value, args: Args<'_>, typed: bool) -> Value {
    if let ([only], true, false) = (args.values, args.names.is_empty(), typed)
        && (only.as_small_int().is_some() || thread.is_exactly(only, ClassId::Str))
    {
        return only.clone();
    }
    if args.names.is_empty() && !typed {
        return Value::tuple_of(args.values);
    }
    let mut parts = Vec::with_capacity(args.values.len() * 2 + args.names.len() + 1);
    parts.extend_from_slice(args.by_position());
    if !args.names.is_empty() {
        // Between positions and keywords stands what no script passes: the maker of the cache's own reports.
        let mark = this.payload::<Cache>(thread).map(|cache| cache.info.clone());
        parts.push(mark.unwrap_or(Value::NONE));
        for (name, value) in args.by_keyword() {
            parts.push(name.clone());
            parts.push(value.clone());
        }
    }
    if typed {
        parts.extend(args.values.iter().map(|value| thread.class_of(value).clone()));
    }
    Value::tuple(parts)
}

/// The result of a call with nothing but an int or a string, if it is known, and need not be moved.
#[inline]
fn known(thread: &mut Thread, this: &Value, args: Args<'_>) -> Option<Value> {
    let ([key], []) = (args.values, args.names) else {
        return None;
    };
    let cache = this.payload::<Cache>(thread)?;
    if cache.typed || !(key.as_small_int().is_some() || thread.is_exactly(key, ClassId::Str)) {
        return None;
    }
    let (found, is_last) = thread.dict_peek(cache.results.as_dict()?, key)?;
    if !is_last && cache.limit != Limit::Unbounded {
        return None;
    }
    this.payload_mut::<Cache>(thread)?.hits += 1;
    Some(found)
}

fn call(thread: &mut Thread, this: &Value, args: Args<'_>) -> Outcome {
    if let Some(result) = known(thread, this, args) {
        return Ok(result);
    }
    thread.check_native_stack(" while calling a Python object")?;
    let Some(cache) = this.payload_mut::<Cache>(thread) else {
        return Ok(Value::NONE);
    };
    let (function, limit, typed) = (cache.function.clone(), cache.limit, cache.typed);
    if limit == Limit::Nothing {
        cache.misses += 1;
        return thread.call_with(&function, args);
    }
    let results = cache.results.clone();
    let Some(dict) = results.as_dict() else {
        return Ok(Value::NONE);
    };
    let key = key_of(thread, this, args, typed);
    let hash = match key.as_tuple() {
        Some(_) => thread.hash(&key)? as u64,
        None => thread.hash_key(&key)?,
    };
    if let Some(number) = thread.dict_find(dict, hash, &key)? {
        if let Some(cache) = this.payload_mut::<Cache>(thread) {
            cache.hits += 1;
        }
        return Ok(hit(thread, dict, number, limit));
    }
    if let Some(cache) = this.payload_mut::<Cache>(thread) {
        cache.misses += 1;
    }
    let result = thread.call_with(&function, args)?;
    store(thread, dict, hash, &key, &result, limit)?;
    Ok(result)
}

/// The result found, which is now the one used last.
fn hit(thread: &mut Thread, dict: &DictObject, number: usize, limit: Limit) -> Value {
    let found = thread.dict_entry_at(dict, number).map(|(_, _, value)| value);
    let last = thread.dict_entry_before(dict, usize::MAX).map(|(number, ..)| number);
    if matches!(limit, Limit::Most(_)) && last != Some(number) {
        thread.dict_move(dict, number, true);
    }
    found.unwrap_or(Value::NONE)
}

fn store(thread: &mut Thread, dict: &DictObject, hash: u64, key: &Value, result: &Value, limit: Limit) -> Outcome<()> {
    if let Limit::Most(most) = limit {
        // The function may have called itself with the same arguments: that result is filed already.
        if thread.dict_find(dict, hash, key)?.is_some() {
            return Ok(());
        }
        if thread.dict_len(dict) >= most {
            let oldest = thread.dict_take_end(dict, false);
            drop(oldest);
        }
    }
    thread.dict_set_hashed(dict, hash, key, result.clone())
}

fn cache_info(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(cache) = args[0].payload::<Cache>(thread) else {
        return Ok(Value::NONE);
    };
    let size = match cache.limit {
        Limit::Nothing => Value::small_int(0),
        Limit::Unbounded => Value::NONE,
        Limit::Most(size) => Value::length(size),
    };
    let filed = cache.results.as_dict().map_or(0, |dict| thread.dict_len(dict));
    let numbers = [
        Value::int(cache.hits as i64),
        Value::int(cache.misses as i64),
        size,
        Value::length(filed),
    ];
    let info = cache.info.clone();
    thread.call(&info, &numbers)
}

fn cache_clear(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let Some(cache) = args[0].payload_mut::<Cache>(thread) else {
        return Ok(Value::NONE);
    };
    (cache.hits, cache.misses) = (0, 0);
    let results = cache.results.clone();
    thread.call_method(&results, "clear", &[])
}

fn copy(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(args[0].clone())
}

fn reduce(thread: &mut Thread, args: Args<'_>) -> Outcome {
    thread.get_attr(&args[0], &Value::intern("__qualname__"))
}

fn get(_: &mut Thread, this: &Value, instance: &Value, _: &Value) -> Outcome {
    if instance.is_undef() {
        return Ok(this.clone());
    }
    Ok(Value::method(this.clone(), instance.clone()))
}

static SLOTS: NativeSlots = NativeSlots {
    call: Some(call),
    descriptor_get: Some(get),
    new: Some(new),
    ..NativeSlots::NONE
};

/// `functools._lru_cache_wrapper`.
pub(super) static CLASS: NativeClass = NativeClass {
    name: "_lru_cache_wrapper",
    module: "functools",
    base: ClassId::Object,
    slots: Some(&SLOTS),
    methods: &[
        NativeDef::method("cache_info", Arity::Zero, cache_info),
        NativeDef::method("cache_clear", Arity::Zero, cache_clear),
        NativeDef::method("__copy__", Arity::Zero, copy),
        NativeDef::method("__deepcopy__", Arity::One, copy),
        NativeDef::method("__reduce__", Arity::Zero, reduce),
        WEAKREF,
    ],
    has_dict: true,
    is_final: false,
};
