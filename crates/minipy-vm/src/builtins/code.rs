//! Code objects as a script sees them: the facts about a function that the compiler wrote down. They cannot be changed.

use crate::heap::native::{Args, Arity, Comparison, NativeDef, NativeSlots, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::Value;
use minipy_code::Code;
use std::hash::BuildHasher;

/// The bits of `co_flags`, as in CPython's `code.h`.
const OPTIMIZED_NEWLOCALS: i64 = 0x3;
const VARARGS: i64 = 0x4;
const VARKEYWORDS: i64 = 0x8;
const NESTED: i64 = 0x10;
const GENERATOR: i64 = 0x20;
const COROUTINE: i64 = 0x80;
const ITERABLE_COROUTINE: i64 = 0x100;
const ASYNC_GENERATOR: i64 = 0x200;
const HAS_DOCSTRING: i64 = 0x400_0000;

/// The getters of attributes that only look at the compiled code.
macro_rules! getters {
    ($($function:ident: $read:expr;)*) => {
        $(fn $function(_: &mut Thread, args: Args<'_>) -> Outcome {
            let read: fn(&Code) -> Value = $read;
            Ok(args[0].as_code().map_or(Value::NONE, |code| read(&code.data.source)))
        })*
    };
}

getters! {
    name: |code| Value::str(&code.name);
    qualname: |code| Value::str(&code.qualname);
    filename: |code| Value::str(&code.filename);
    first_line: |code| Value::int(code.first_line as i64);
    arg_count: |code| Value::int(code.arg_count as i64);
    posonly_count: |code| Value::int(code.posonly_count as i64);
    kwonly_count: |code| Value::int(code.kwonly_count as i64);
    local_count: |code| Value::length(variables(code).len());
    stack_size: |code| Value::int(code.registers as i64 - code.locals.len() as i64);
    variable_names: |code| names(variables(code).into_iter());
    free_names: |code| names(code.free.iter().map(|name| &**name));
    cell_names: |code| names(code.cells.iter().filter_map(|&at| code.locals.get(at as usize)).map(|name| &**name));
    global_names: |code| names(code.names.iter().map(|name| &**name));
}

/// Parameters, and the locals that no inner function shares.
fn variables(code: &Code) -> Vec<&str> {
    let shared = |at: usize| at >= code.parameters() && code.cells.contains(&(at as u16));
    code.locals
        .iter()
        .enumerate()
        .filter(|(at, _)| !shared(*at))
        .map(|(_, name)| &**name)
        .collect()
}

fn names<'a>(names: impl Iterator<Item = &'a str>) -> Value {
    Value::tuple(names.map(Value::intern).collect())
}

fn flag_bits(code: &Code) -> i64 {
    let flags = code.flags;
    let coroutine = if flags.generator { ASYNC_GENERATOR } else { COROUTINE };
    let bits = [
        (!flags.namespace, OPTIMIZED_NEWLOCALS),
        (flags.varargs, VARARGS),
        (flags.varkeywords, VARKEYWORDS),
        (flags.nested, NESTED),
        (flags.generator && !flags.coroutine, GENERATOR),
        (flags.coroutine, coroutine),
        (flags.docstring, HAS_DOCSTRING),
    ];
    bits.iter().filter(|(on, _)| *on).map(|(_, bit)| bit).sum()
}

/// The constants, code objects of inner functions among them.
fn consts(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::tuple(
        args[0].as_code().map_or_else(Vec::new, |code| code.data.consts()),
    ))
}

/// Code compiled twice from the same text at the same place is equal.
fn compare(_: &mut Thread, left: &Value, right: &Value, op: Comparison) -> Outcome {
    let (Some(l), Some(r)) = (left.as_code(), right.as_code()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let equal = left.is(right) || l.data.source == r.data.source;
    Ok(match op {
        Comparison::Eq => Value::bool(equal),
        Comparison::Ne => Value::bool(!equal),
        _ => Value::NOT_IMPLEMENTED,
    })
}

fn hash(_: &mut Thread, value: &Value) -> Outcome<i64> {
    let Some(code) = value.as_code() else { return Ok(0) };
    let source = &code.data.source;
    let facts = (
        &source.name,
        source.first_line,
        source.instrs.len(),
        source.consts.len(),
    );
    Ok((rustc_hash::FxBuildHasher.hash_one(facts) >> 2) as i64)
}

fn all_flags(value: &Value) -> i64 {
    value.as_code().map_or(0, |code| {
        let awaitable = if code.data.awaitable.get() {
            ITERABLE_COROUTINE
        } else {
            0
        };
        flag_bits(&code.data.source) | awaitable
    })
}

fn flags(_: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::int(all_flags(&args[0])))
}

/// `code.replace(co_flags=...)`, as far as `types.coroutine` needs it: the one flag that can be added makes the generators awaitable. The
/// code is the same afterwards, since functions cannot get another.
fn replace(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let before = all_flags(&args[0]);
    let wanted = match args.by_keyword().next() {
        Some((name, flags)) if args.values.len() == 2 && name.as_str() == Some("co_flags") => flags.as_small_int(),
        None if args.values.len() == 1 => Some(before),
        _ => None,
    };
    match (wanted, args[0].as_code()) {
        (Some(wanted), Some(code))
            if wanted | ITERABLE_COROUTINE == before | ITERABLE_COROUTINE && wanted >= before =>
        {
            code.data.awaitable.set(wanted & ITERABLE_COROUTINE != 0);
            Ok(args[0].clone())
        }
        _ => Err(thread.type_error("minipy: code.replace() can only add CO_ITERABLE_COROUTINE to co_flags")),
    }
}

fn repr(_: &mut Thread, value: &Value) -> Outcome {
    let Some(code) = value.as_code() else {
        return Ok(Value::NONE);
    };
    let source = &code.data.source;
    Ok(Value::str(&format!(
        "<code object {} at {:#x}, file \"{}\", line {}>",
        source.name,
        value.word(),
        source.filename,
        source.first_line
    )))
}

/// Slots of code objects.
pub static SLOTS: NativeSlots = NativeSlots {
    repr: Some(repr),
    hash: Some(hash),
    compare: Some(compare),
    ..NativeSlots::NONE
};

/// Attributes of code objects.
pub static METHODS: &[NativeDef] = &[
    NativeDef::getter("co_name", name),
    NativeDef::getter("co_qualname", qualname),
    NativeDef::getter("co_filename", filename),
    NativeDef::getter("co_firstlineno", first_line),
    NativeDef::getter("co_argcount", arg_count),
    NativeDef::getter("co_posonlyargcount", posonly_count),
    NativeDef::getter("co_kwonlyargcount", kwonly_count),
    NativeDef::getter("co_nlocals", local_count),
    NativeDef::getter("co_stacksize", stack_size),
    NativeDef::getter("co_varnames", variable_names),
    NativeDef::getter("co_freevars", free_names),
    NativeDef::getter("co_cellvars", cell_names),
    NativeDef::getter("co_names", global_names),
    NativeDef::getter("co_flags", flags),
    NativeDef::getter("co_consts", consts),
    NativeDef::method("replace", Arity::Any, replace),
];
