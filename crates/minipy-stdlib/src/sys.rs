//! The module `sys`. The streams are in `stdio`, versions and limits in `sys_info`, sizes in `sys_size`,
//! the hooks of asynchronous generators in `sys_asyncgen`.
//!
//! The program sets `sys.argv` and `sys.path` through [`set_argv`] and [`set_path`], before or after a script imports the module.

use crate::stdio;
use crate::support::{c_int, raise_new, real, set};
use crate::{sys_asyncgen, sys_display, sys_hooks, sys_info, sys_size};
use minipy_vm::native::{Args, Arity, ClassId, Guarded, NativeDef, NativeModule, Outcome, Signature, Thread, Value};
use std::cell::RefCell;
use std::time::Duration;

/// `sys.set_int_max_str_digits` takes no limit below this, beside 0.
const LEAST_MAX_DIGITS: i32 = 640;

/// The lists the program fills.
struct Lists {
    argv: Guarded<Value>,
    path: Guarded<Value>,
}

impl Default for Lists {
    fn default() -> Lists {
        Lists {
            argv: Guarded::new(Value::list(Vec::new())),
            path: Guarded::new(Value::list(Vec::new())),
        }
    }
}

/// What python3's options and variables set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// How much is left out of the code: `-O` is 1, `-OO` is 2.
    pub optimize: u8,
    /// What to do about warnings, in the order of `sys.warnoptions`.
    pub warnings: Vec<String>,
    /// What goes to stdout and stderr is passed on at once: `-u`.
    pub unbuffered: bool,
    /// More folders to look for modules in: `PYTHONPATH`.
    pub path: Vec<String>,
    /// The program's folder is not looked in: `-P`.
    pub safe_path: bool,
    /// `-I`.
    pub isolated: bool,
    /// `-E`.
    pub ignore_environment: bool,
    /// `-s`, which means nothing here.
    pub no_user_site: bool,
    /// `-S`, which means nothing here.
    pub no_site: bool,
    /// `-q`, which means nothing here.
    pub quiet: bool,
    /// `-d`, which means nothing here.
    pub debug: bool,
}

/// The options of an interpreter.
#[derive(Default)]
struct Chosen(RefCell<Options>);

/// Says what the options are, before the module is made.
pub fn set_options(thread: &Thread, options: &Options) {
    thread.heap().optimize.set(options.optimize);
    stdio::set_unbuffered(thread, options.unbuffered);
    thread.heap().extension::<Chosen>().0.replace(options.clone());
}

fn fill(thread: &mut Thread, list: &Value, texts: &[String]) {
    let items = texts.iter().map(|text| Value::str(text)).collect();
    if let Some(list) = list.as_list() {
        let old = std::mem::replace(list.items_mut(thread), items);
        drop(old);
    }
}

/// Sets `sys.argv`.
pub fn set_argv(thread: &mut Thread, argv: &[String]) {
    let list = thread.heap().extension::<Lists>().argv.get(thread).clone();
    fill(thread, &list, argv);
}

/// Sets `sys.path`.
pub fn set_path(thread: &mut Thread, path: &[String]) {
    let list = path_list(thread);
    fill(thread, &list, path);
}

/// The list that `sys.path` is at the start.
pub fn path_list(thread: &Thread) -> Value {
    thread.heap().extension::<Lists>().path.get(thread).clone()
}

fn exit(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let code = args.get(0).cloned().unwrap_or(Value::NONE);
    let args: &[Value] = if args.values.is_empty() { &[] } else { &[code] };
    Err(raise_new(thread, ClassId::SystemExit, args))
}

fn exc_info(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let Some(exception) = thread.handled_exception() else {
        return Ok(Value::tuple(vec![Value::NONE; 3]));
    };
    let class = thread.class_of(&exception).clone();
    let traceback = thread.get_attr(&exception, &Value::intern("__traceback__"))?;
    Ok(Value::tuple(vec![class, exception, traceback]))
}

fn exception(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(thread.handled_exception().unwrap_or(Value::NONE))
}

fn set_switch_interval(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let seconds = real(thread, &args[0])?;
    if seconds <= 0.0 {
        return Err(thread.value_error("switch interval must be strictly positive"));
    }
    // CPython keeps whole microseconds, and waits one where it keeps none.
    let interval = Duration::from_micros(((seconds * 1e6) as u64).max(1));
    thread.heap().gil.set_interval(thread.id(), interval);
    Ok(Value::NONE)
}

fn get_switch_interval(thread: &mut Thread, _: Args<'_>) -> Outcome {
    let micros = thread.heap().gil.interval().as_micros() as f64;
    Ok(Value::float(1e-6 * micros))
}

fn set_recursion_limit(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let limit = c_int(thread, &args[0])?;
    let Some(limit) = usize::try_from(limit).ok().filter(|&limit| limit >= 1) else {
        return Err(thread.value_error("recursion limit must be greater or equal than 1"));
    };
    let depth = thread.depth();
    if depth >= limit {
        let message =
            format!("cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low");
        return Err(thread.raise(ClassId::RecursionError, message));
    }
    thread.set_recursion_limit(limit);
    Ok(Value::NONE)
}

fn get_recursion_limit(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::length(thread.heap().recursion_limit.get()))
}

fn set_max_digits(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let limit = c_int(thread, &args[0])?;
    if limit != 0 && limit < LEAST_MAX_DIGITS {
        return Err(thread.value_error(format!("maxdigits must be >= {LEAST_MAX_DIGITS} or 0 for unlimited")));
    }
    thread.heap().int_max_str_digits.set(limit as usize);
    Ok(Value::NONE)
}

fn get_max_digits(thread: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::length(thread.heap().int_max_str_digits.get()))
}

fn get_size(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = thread.class_of(&args[0]).clone();
    match thread.class_lookup(&class, &Value::intern("__sizeof__")) {
        // A script's own answer counts; the header of the collector is CPython's 16 bytes.
        Some(method) if method.as_native().is_none() => {
            let method = thread.bind(&method, &args[0], &class)?;
            let size = thread.call(&method, &[])?;
            thread.index(&size).map(|size| Value::int(size.saturating_add(16)))
        }
        _ => sys_size::size_of(thread, &args[0]).map(Value::length),
    }
}

fn intern(thread: &mut Thread, args: Args<'_>) -> Outcome {
    if thread.is_exactly(&args[0], ClassId::Str) {
        return Ok(args[0].interned());
    }
    let message = match args[0].as_str() {
        Some(_) => format!("can't intern {}", thread.class_name(&args[0])),
        None => format!("intern() argument must be str, not {}", thread.argument_name(&args[0])),
    };
    Err(thread.type_error(message))
}

/// Objects that nobody counts the references of have the number CPython shows for its immortal ones.
fn get_ref_count(thread: &mut Thread, args: Args<'_>) -> Outcome {
    Ok(Value::int(thread.reference_count(&args[0]).map_or(3 << 30, i64::from)))
}

fn is_gil_enabled(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::TRUE)
}

/// `_getframemodulename(depth=0)`: the module of the function so many calls above.
fn frame_module(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let depth = args.get(0).map_or(Ok(0), |depth| thread.index(depth))?;
    Ok(thread.caller_module(depth.max(0) as usize).unwrap_or(Value::NONE))
}

fn is_finalizing(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::FALSE)
}

fn utf8(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::intern("utf-8"))
}

fn executable() -> String {
    let path = std::env::current_exe().unwrap_or_default();
    path.to_string_lossy().into_owned()
}

/// The folder above the one the program is in, as `/usr` is for `/usr/bin/minipy`. There are no virtual environments: all four
/// attributes of this kind are the same.
fn prefix() -> String {
    let path = std::env::current_exe().unwrap_or_default();
    let folder = path.parent().and_then(|folder| folder.parent());
    folder.map_or_else(String::new, |folder| folder.to_string_lossy().into_owned())
}

/// `gettrace()` and `getprofile()`: there is no function, since none can be set.
fn no_function(_: &mut Thread, _: Args<'_>) -> Outcome {
    Ok(Value::NONE)
}

/// `settrace(function)` and `setprofile(function)`: there can be none.
fn set_function(thread: &mut Thread, args: Args<'_>) -> Outcome {
    match args[0].is_none() {
        true => Ok(Value::NONE),
        false => {
            let message = "minipy: functions that trace or profile Python code are not supported";
            Err(thread.raise(ClassId::NotImplementedError, message))
        }
    }
}

/// CPython's names of the platforms.
fn platform() -> &'static str {
    match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    }
}

/// Attributes that are plain values.
fn set_constants(thread: &mut Thread, module: &Value) {
    let prefix = prefix();
    let warnings = thread.heap().extension::<Chosen>().0.borrow().warnings.clone();
    let warnings = Value::list(warnings.iter().map(|option| Value::str(option)).collect());
    let constants = [
        ("version", Value::str(&sys_info::version_text())),
        ("hexversion", Value::int(sys_info::HEX_VERSION)),
        ("maxsize", Value::int(i64::MAX)),
        ("maxunicode", Value::small_int(char::MAX as i64)),
        (
            "byteorder",
            Value::str(if cfg!(target_endian = "little") {
                "little"
            } else {
                "big"
            }),
        ),
        ("platform", Value::str(platform())),
        ("executable", Value::str(&executable())),
        ("float_repr_style", Value::str("short")),
        ("prefix", Value::str(&prefix)),
        ("exec_prefix", Value::str(&prefix)),
        ("base_prefix", Value::str(&prefix)),
        ("base_exec_prefix", Value::str(&prefix)),
        (
            "builtin_module_names",
            Value::tuple(crate::names().map(Value::str).collect()),
        ),
        ("abiflags", Value::str("")),
        ("pycache_prefix", Value::NONE),
        ("dont_write_bytecode", Value::TRUE),
        ("warnoptions", warnings),
    ];
    for (name, value) in constants {
        set(thread, module, name, value);
    }
}

fn flags(thread: &mut Thread) -> Value {
    let options = thread.heap().extension::<Chosen>().0.borrow().clone();
    sys_info::flags(thread, &options)
}

fn init(thread: &mut Thread, module: &Value) -> Outcome<()> {
    if let Some(dict) = thread.attribute_dict(module) {
        stdio::set_sys_namespace(thread, dict);
    }
    for (name, hidden, which) in [
        ("stdin", "__stdin__", stdio::STDIN),
        ("stdout", "__stdout__", stdio::STDOUT),
        ("stderr", "__stderr__", stdio::STDERR),
    ] {
        let stream = stdio::original(thread, which);
        set(thread, module, name, stream.clone());
        set(thread, module, hidden, stream);
    }
    let lists = thread.heap().extension::<Lists>();
    let (argv, path) = (lists.argv.get(thread).clone(), lists.path.get(thread).clone());
    set(thread, module, "argv", argv.clone());
    set(thread, module, "orig_argv", argv);
    set(thread, module, "path", path);
    let modules = thread.heap().modules.get(thread).given().cloned();
    set(thread, module, "modules", modules.unwrap_or(Value::NONE));
    for (name, make) in [
        ("version_info", sys_info::version_info as fn(&mut Thread) -> Value),
        ("float_info", sys_info::float_info),
        ("int_info", sys_info::int_info),
        ("hash_info", sys_info::hash_info),
        ("thread_info", sys_info::thread_info),
        ("flags", flags),
        ("implementation", sys_info::implementation),
    ] {
        let value = make(thread);
        set(thread, module, name, value);
    }
    set_constants(thread, module);
    sys_hooks::install(thread, module);
    Ok(())
}

static MAX_DIGITS: Signature = Signature {
    params: &["maxdigits"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};
static DEPTH: Signature = Signature {
    params: &["depth"],
    required: 0,
    positional_only: 0,
    keyword_only: 0,
};
static SIZE_OF: Signature = Signature {
    params: &["object", "default"],
    required: 1,
    positional_only: 0,
    keyword_only: 0,
};

/// The module `sys`.
pub static MODULE: NativeModule = NativeModule {
    name: "sys",
    functions: &[
        NativeDef::function("_getframemodulename", Arity::Named(&DEPTH), frame_module),
        NativeDef::function("_is_gil_enabled", Arity::Zero, is_gil_enabled),
        NativeDef::function("displayhook", Arity::One, sys_display::displayhook),
        NativeDef::function("exc_info", Arity::Zero, exc_info),
        NativeDef::function("exception", Arity::Zero, exception),
        NativeDef::function("excepthook", Arity::Positional(3, 3), sys_hooks::excepthook),
        NativeDef::function("exit", Arity::Positional(0, 1), exit),
        NativeDef::function("get_asyncgen_hooks", Arity::Zero, sys_asyncgen::get),
        NativeDef::function("get_int_max_str_digits", Arity::Zero, get_max_digits),
        NativeDef::function("getdefaultencoding", Arity::Zero, utf8),
        NativeDef::function("getfilesystemencoding", Arity::Zero, utf8),
        NativeDef::function("getprofile", Arity::Zero, no_function),
        NativeDef::function("getrecursionlimit", Arity::Zero, get_recursion_limit),
        NativeDef::function("getrefcount", Arity::One, get_ref_count),
        NativeDef::function("getsizeof", Arity::Named(&SIZE_OF), get_size),
        NativeDef::function("getswitchinterval", Arity::Zero, get_switch_interval),
        NativeDef::function("gettrace", Arity::Zero, no_function),
        NativeDef::function("setprofile", Arity::One, set_function),
        NativeDef::function("settrace", Arity::One, set_function),
        NativeDef::function("intern", Arity::One, intern),
        NativeDef::function("is_finalizing", Arity::Zero, is_finalizing),
        NativeDef::function(
            "set_asyncgen_hooks",
            Arity::Named(&sys_asyncgen::SET),
            sys_asyncgen::set,
        ),
        NativeDef::function("set_int_max_str_digits", Arity::Named(&MAX_DIGITS), set_max_digits),
        NativeDef::function("setrecursionlimit", Arity::One, set_recursion_limit),
        NativeDef::function("setswitchinterval", Arity::One, set_switch_interval),
        NativeDef::function("unraisablehook", Arity::One, sys_hooks::unraisablehook),
    ],
    missing: &[
        "activate_stack_trampoline",
        "addaudithook",
        "api_version",
        "audit",
        "breakpointhook",
        "call_tracing",
        "copyright",
        "deactivate_stack_trampoline",
        "get_coroutine_origin_tracking_depth",
        "getallocatedblocks",
        "getdlopenflags",
        "getfilesystemencodeerrors",
        "getunicodeinternedsize",
        "is_remote_debug_enabled",
        "is_stack_trampoline_active",
        "meta_path",
        "monitoring",
        "path_hooks",
        "path_importer_cache",
        "platlibdir",
        "remote_exec",
        "set_coroutine_origin_tracking_depth",
        "setdlopenflags",
        "stdlib_module_names",
        "_getframe",
        "_current_frames",
    ],
    init,
};
