//! SyntaxError: `SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset[, metadata]]))`.
//!
//! The attributes are read from the arguments, so that a SyntaxError made by Rust code needs only those. How one is printed
//! with its source line is decided in `report/`.

use super::exceptions::{BASE, arg, args_of, init as base_init, member, members};
use crate::heap::classes::ClassId;
use crate::heap::native::{Args, NativeDef, NativeSlots, Outcome};
use crate::heap::thread::Thread;
use crate::heap::value::Value;

/// The attributes in the second argument, in their order.
const DETAILS: [&str; 7] = [
    "filename",
    "lineno",
    "offset",
    "text",
    "end_lineno",
    "end_offset",
    "_metadata",
];

fn init(thread: &mut Thread, exception: &Value, args: Args<'_>) -> Outcome<()> {
    base_init(thread, exception, args)?;
    if args.values.len() != 2 {
        return Ok(());
    }
    let details = thread.collect(&args[1])?;
    let count = details.len();
    if !(4..=7).contains(&count) {
        let bound = if count < 4 { "least 4" } else { "most 7" };
        return Err(thread.type_error(format!("function takes at {bound} arguments ({count} given)")));
    }
    if count == 5 {
        return Err(thread.type_error("end_offset must be provided when end_lineno is provided"));
    }
    if args[1].as_tuple().is_none() {
        for (name, value) in DETAILS.iter().zip(details) {
            thread.set_exception_member(exception, name, value);
        }
    }
    Ok(())
}

fn detail(thread: &Thread, exception: &Value, index: usize) -> Option<Value> {
    match args_of(thread, exception) {
        [_, details] => details.as_tuple()?.items().get(index).cloned(),
        _ => None,
    }
}

members! {
    get_msg set_msg "msg" |thread, exception| arg(thread, exception, 0);
    get_filename set_filename "filename" |thread, exception| detail(thread, exception, 0);
    get_lineno set_lineno "lineno" |thread, exception| detail(thread, exception, 1);
    get_offset set_offset "offset" |thread, exception| detail(thread, exception, 2);
    get_text set_text "text" |thread, exception| detail(thread, exception, 3);
    get_end_lineno set_end_lineno "end_lineno" |thread, exception| detail(thread, exception, 4);
    get_end_offset set_end_offset "end_offset" |thread, exception| detail(thread, exception, 5);
    get_print set_print "print_file_and_line" |_, _| None;
    get_metadata set_metadata "_metadata" |_, _| None;
}

/// One of the attributes by name, for the printing of uncaught errors: as assigned, or as the arguments have it, or None.
pub(super) fn syntax_error_member(thread: &Thread, exception: &Value, name: &str) -> Value {
    member(thread, exception, name, |thread, exception| match name {
        "msg" => arg(thread, exception, 0),
        _ => detail(thread, exception, DETAILS.iter().position(|known| *known == name)?),
    })
}

fn str(thread: &mut Thread, exception: &Value) -> Outcome {
    let [msg, filename, lineno] =
        ["msg", "filename", "lineno"].map(|name| syntax_error_member(thread, exception, name));
    let line = if thread.is_exactly(&lineno, ClassId::Int) {
        Some(thread.str_text(&lineno)?)
    } else {
        None
    };
    let file = filename.as_str().map(|path| path.rsplit('/').next().unwrap_or(path));
    let place = match (file, line) {
        (None, None) => return thread.str(&msg),
        (Some(file), Some(line)) => format!("{file}, line {line}"),
        (Some(file), None) => file.to_owned(),
        (None, Some(line)) => format!("line {line}"),
    };
    let msg = thread.str_text(&msg)?;
    Ok(Value::str(&format!("{msg} ({place})")))
}

/// `SyntaxError`.
pub static SYNTAX_ERROR_SLOTS: NativeSlots = NativeSlots {
    init: Some(init),
    str: Some(str),
    ..BASE
};
/// `SyntaxError`.
pub static SYNTAX_ERROR_METHODS: &[NativeDef] = &[
    NativeDef::attribute("msg", get_msg, set_msg),
    NativeDef::attribute("filename", get_filename, set_filename),
    NativeDef::attribute("lineno", get_lineno, set_lineno),
    NativeDef::attribute("offset", get_offset, set_offset),
    NativeDef::attribute("text", get_text, set_text),
    NativeDef::attribute("end_lineno", get_end_lineno, set_end_lineno),
    NativeDef::attribute("end_offset", get_end_offset, set_end_offset),
    NativeDef::attribute("print_file_and_line", get_print, set_print),
    NativeDef::attribute("_metadata", get_metadata, set_metadata),
];
