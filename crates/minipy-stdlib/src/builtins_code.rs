//! `compile`, `eval`, `exec` and `__import__`: their arguments. How code is run is decided in the machine.

use crate::support::optional_attribute;
use minipy_vm::native::{Args, Kind, Outcome, Signature, Special, Thread, Value};

/// The parameters of [`compile`].
pub(crate) static COMPILE: Signature = Signature {
    params: &[
        "source",
        "filename",
        "mode",
        "flags",
        "dont_inherit",
        "optimize",
        "_feature_version",
    ],
    required: 3,
    positional_only: 0,
    keyword_only: 1,
};
/// The parameters of [`eval`].
pub(crate) static EVAL: Signature = Signature {
    params: &["source", "globals", "locals"],
    required: 1,
    positional_only: 1,
    keyword_only: 0,
};
/// The parameters of [`exec`].
pub(crate) static EXEC: Signature = Signature {
    params: &["source", "globals", "locals", "closure"],
    required: 1,
    positional_only: 1,
    keyword_only: 1,
};
/// The parameters of [`import`].
pub(crate) static IMPORT: Signature = Signature {
    params: &["name", "globals", "locals", "fromlist", "level"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

/// The flags CPython knows that change nothing in minipy: those of `__future__`.
const KNOWN_FLAGS: i64 = 0x01FF_0000 | 0x200 | 0x10;

/// Source code as text; None if it is neither text nor bytes.
fn source_text(thread: &mut Thread, source: &Value, filename: &str) -> Outcome<Option<String>> {
    if let Some(text) = source.as_str() {
        return Ok(Some(text.to_owned()));
    }
    match thread.bytes_like(source) {
        Some(bytes) => thread.decode_source(&bytes, filename).map(Some),
        None => Ok(None),
    }
}

/// `compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)`.
pub(crate) fn compile(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let filename = match (args[1].as_str(), args[1].as_bytes()) {
        (Some(text), _) => text.to_owned(),
        (_, Some(bytes)) => String::from_utf8_lossy(bytes.as_slice()).into_owned(),
        _ => {
            let class = thread.class_name(&args[1]);
            let message = format!("expected str, bytes or os.PathLike object, not {class}");
            return Err(thread.type_error(message));
        }
    };
    let Some(mode) = args[2].as_str() else {
        let class = thread.argument_name(&args[2]);
        return Err(thread.type_error(format!("compile() argument 'mode' must be str, not {class}")));
    };
    let flags = args.get(3).map_or(Ok(0), |flags| thread.index(flags))?;
    let optimize = args.get(5).map_or(Ok(-1), |optimize| thread.index(optimize))?;
    if flags & !KNOWN_FLAGS != 0 {
        return Err(thread.value_error("compile(): unrecognised flags"));
    }
    if !(-1..=2).contains(&optimize) {
        return Err(thread.value_error("compile(): invalid optimize value"));
    }
    if !matches!(mode, "exec" | "eval" | "single") {
        return Err(thread.value_error("compile() mode must be 'exec', 'eval' or 'single'"));
    }
    match source_text(thread, &args[0], &filename)? {
        Some(text) => {
            let optimize = u8::try_from(optimize).unwrap_or(thread.heap().optimize.get());
            thread.compile_text(&text, &filename, mode, optimize)
        }
        None => Err(thread.type_error("compile() arg 1 must be a string, bytes or AST object")),
    }
}

/// The namespaces of an `eval` or `exec`: what is not given is that of the caller.
fn namespaces(thread: &mut Thread, globals: Option<&Value>, locals: Option<&Value>) -> (Value, Value) {
    let globals = globals.filter(|globals| !globals.is_none());
    let locals = locals.filter(|locals| !locals.is_none());
    match (globals, locals) {
        (Some(globals), Some(locals)) => (globals.clone(), locals.clone()),
        (Some(globals), None) => (globals.clone(), globals.clone()),
        (None, Some(locals)) => (thread.frame_globals(), locals.clone()),
        (None, None) => (thread.frame_globals(), thread.frame_locals()),
    }
}

/// Can it be asked for an item by name?
fn is_mapping(thread: &Thread, value: &Value) -> bool {
    thread.overrides(value, Special::GetItem) || thread.slots(value).get_item.is_some()
}

/// `eval(source, /, globals=None, locals=None)`.
pub(crate) fn eval(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(locals) = args.get(2).filter(|locals| !locals.is_none())
        && !is_mapping(thread, locals)
    {
        return Err(thread.type_error("locals must be a mapping"));
    }
    if let Some(globals) = args.get(1).filter(|globals| !globals.is_none())
        && globals.as_dict().is_none()
    {
        let message = match is_mapping(thread, globals) {
            true => "globals must be a real dict; try eval(expr, {}, mapping)",
            false => "globals must be a dict",
        };
        return Err(thread.type_error(message));
    }
    let (globals, locals) = namespaces(thread, args.get(1), args.get(2));
    if args[0].kind() == Some(Kind::Code) {
        if thread.free_variables(&args[0]) > 0 {
            return Err(thread.type_error("code object passed to eval() may not contain free variables"));
        }
        return thread.run_code(&args[0], &globals, &locals, Value::UNDEF);
    }
    let Some(text) = source_text(thread, &args[0], "<string>")? else {
        return Err(thread.type_error("eval() arg 1 must be a string, bytes or code object"));
    };
    let optimize = thread.heap().optimize.get();
    let code = thread.compile_text(text.trim_start_matches([' ', '\t']), "<string>", "eval", optimize)?;
    thread.run_code(&code, &globals, &locals, Value::UNDEF)
}

/// `exec(source, /, globals=None, locals=None, *, closure=None)`.
pub(crate) fn exec(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if let Some(globals) = args.get(1).filter(|globals| !globals.is_none())
        && globals.as_dict().is_none()
    {
        let message = format!("exec() globals must be a dict, not {}", thread.class_name(globals));
        return Err(thread.type_error(message));
    }
    if let Some(locals) = args.get(2).filter(|locals| !locals.is_none())
        && !is_mapping(thread, locals)
    {
        let message = format!("locals must be a mapping or None, not {}", thread.class_name(locals));
        return Err(thread.type_error(message));
    }
    let (globals, locals) = namespaces(thread, args.get(1), args.get(2));
    let closure = args.get(3).filter(|closure| !closure.is_none());
    if args[0].kind() == Some(Kind::Code) {
        let closure = checked_closure(thread, &args[0], closure)?;
        thread.run_code(&args[0], &globals, &locals, closure)?;
        return Ok(Value::NONE);
    }
    if closure.is_some() {
        return Err(thread.type_error("closure can only be used when source is a code object"));
    }
    let Some(text) = source_text(thread, &args[0], "<string>")? else {
        return Err(thread.type_error("exec() arg 1 must be a string, bytes or code object"));
    };
    let optimize = thread.heap().optimize.get();
    let code = thread.compile_text(&text, "<string>", "exec", optimize)?;
    thread.run_code(&code, &globals, &locals, Value::UNDEF)?;
    Ok(Value::NONE)
}

/// The cells for the free variables of a code object that `exec` is to run.
fn checked_closure(thread: &mut Thread, code: &Value, closure: Option<&Value>) -> Outcome {
    let wanted = thread.free_variables(code);
    if wanted == 0 {
        return match closure {
            None => Ok(Value::UNDEF),
            Some(_) => Err(thread.type_error("cannot use a closure with this code object")),
        };
    }
    let cells = closure.and_then(|closure| closure.as_tuple());
    match cells.filter(|cells| cells.items().len() == wanted && cells.items().iter().all(|c| c.as_cell().is_some())) {
        Some(_) => Ok(closure.cloned().unwrap_or_default()),
        None => {
            let message = format!("code object requires a closure of exactly length {wanted}");
            Err(thread.type_error(message))
        }
    }
}

/// `__import__(name, globals=None, locals=None, fromlist=(), level=0)`.
pub(crate) fn import(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let level = args.get(4).map_or(Ok(0), |level| thread.index(level))?;
    let Some(name) = args[0].as_str() else {
        return Err(thread.type_error("module name must be a string"));
    };
    let Ok(level) = usize::try_from(level) else {
        return Err(thread.value_error("level must be >= 0"));
    };
    if name.is_empty() && level == 0 {
        return Err(thread.value_error("Empty module name"));
    }
    let globals = args.get(1).cloned().unwrap_or_else(|| Value::dict(Default::default()));
    let from = match args.get(3) {
        Some(names) if thread.truth(names)? => {
            if names.as_tuple().is_none() && names.as_list().is_none() {
                // Only a package is asked for the names, whatever they are; `__name__` asks for nothing.
                let any = Value::tuple(vec![Value::intern("__name__")]);
                let module = thread.import(&args[0], &any, level, &globals)?;
                if optional_attribute(thread, &module, "__path__")?.is_none() {
                    return Ok(module);
                }
            }
            Value::tuple(thread.collect(names)?)
        }
        _ => Value::NONE,
    };
    thread.import(&args[0], &from, level, &globals)
}
