//! Paths as arguments: `str`, `bytes` or what has `__fspath__`, and the bytes the system knows them by.

use minipy_vm::native::text::from_code_point;
use minipy_vm::native::{Outcome, Raised, Thread, Value, codecs};

/// The bytes of a path that is a string or bytes.
pub(crate) fn encode(thread: &mut Thread, path: &Value) -> Outcome<Vec<u8>> {
    let bytes = match path.as_str_object() {
        Some(text) if text.is_ascii() => text.as_str().as_bytes().to_vec(),
        Some(_) => {
            let encoded = codecs::encode(thread, path, "utf-8", "surrogateescape")?;
            encoded
                .as_bytes()
                .map(|bytes| bytes.as_slice().to_vec())
                .unwrap_or_default()
        }
        None => match path.as_bytes() {
            Some(bytes) => bytes.as_slice().to_vec(),
            None => return Err(no_path(thread, path)),
        },
    };
    if bytes.contains(&0) {
        return Err(thread.value_error("embedded null byte"));
    }
    Ok(bytes)
}

/// The text of bytes that came from the system: what is no UTF-8 becomes lone surrogates.
pub(crate) fn decode(bytes: &[u8]) -> Value {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Value::str(text);
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let escapes = chunk.invalid().iter();
        text.extend(escapes.filter_map(|&byte| from_code_point(0xDC00 + u32::from(byte))));
    }
    Value::str(&text)
}

#[cold]
fn no_path(thread: &mut Thread, value: &Value) -> Raised {
    let message = format!(
        "expected str, bytes or os.PathLike object, not {}",
        thread.class_name(value)
    );
    thread.type_error(message)
}

/// The path behind `__fspath__`; None if the class has no such method.
fn behind(thread: &mut Thread, value: &Value) -> Outcome<Option<Value>> {
    let class = thread.class_of(value).clone();
    let Some(method) = thread.class_lookup(&class, &Value::intern("__fspath__")) else {
        return Ok(None);
    };
    if method.is_none() {
        return Ok(None);
    }
    let bound = thread.bind(&method, value, &class)?;
    let path = thread.call(&bound, &[])?;
    if path.as_str().is_none() && path.as_bytes().is_none() {
        let (class, given) = (thread.class_name(value), thread.class_name(&path));
        return Err(thread.type_error(format!(
            "expected {class}.__fspath__() to return str or bytes, not {given}"
        )));
    }
    Ok(Some(path))
}

/// `os.fspath(value)`.
pub(crate) fn fspath(thread: &mut Thread, value: &Value) -> Outcome {
    if value.as_str().is_some() || value.as_bytes().is_some() {
        return Ok(value.clone());
    }
    match behind(thread, value)? {
        Some(path) => Ok(path),
        None => Err(no_path(thread, value)),
    }
}

/// Which arguments a function of `os` takes where it wants a path.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Accepts {
    /// Only paths.
    Path,
    /// A descriptor too.
    Descriptor,
    /// None too, for the current directory; and a descriptor.
    Nothing,
}

/// A path argument of a function of `os`.
pub(crate) struct Target {
    pub place: Place,
    /// What errors name: a string, bytes or a number.
    pub shown: Value,
}

/// Where it points.
pub(crate) enum Place {
    /// A path.
    Path(Vec<u8>),
    /// A descriptor.
    Descriptor(i32),
}

impl Target {
    /// Were the names that come of it to be bytes?
    pub fn is_bytes(&self) -> bool {
        self.shown.as_bytes().is_some()
    }
}

/// The argument `name` of `function` as a path.
pub(crate) fn target(
    thread: &mut Thread,
    value: &Value,
    function: &str,
    name: &str,
    accepts: Accepts,
) -> Outcome<Target> {
    let is_path = value.as_str().is_some() || value.as_bytes().is_some();
    if accepts == Accepts::Nothing && value.is_none() {
        let place = Place::Path(b".".to_vec());
        return Ok(Target {
            place,
            shown: Value::NONE,
        });
    }
    if !is_path && accepts != Accepts::Path && (value.as_small_int().is_some() || thread.slots(value).index.is_some()) {
        let place = Place::Descriptor(crate::support::c_int(thread, value)?);
        let shown = value.clone();
        return Ok(Target { place, shown });
    }
    let shown = match is_path {
        true => value.clone(),
        false => match behind(thread, value)? {
            Some(path) => path,
            None => {
                let allowed = match accepts {
                    Accepts::Path => "string, bytes or os.PathLike",
                    Accepts::Descriptor => "string, bytes, os.PathLike or integer",
                    Accepts::Nothing => "string, bytes, os.PathLike, integer or None",
                };
                let given = thread.class_name(value);
                return Err(thread.type_error(format!("{function}: {name} should be {allowed}, not {given}")));
            }
        },
    };
    let has_zero = match (shown.as_str(), shown.as_bytes()) {
        (Some(text), _) => text.contains('\0'),
        (None, bytes) => bytes.is_some_and(|bytes| bytes.as_slice().contains(&0)),
    };
    if has_zero {
        return Err(thread.value_error(format!("{function}: embedded null character in {name}")));
    }
    let place = Place::Path(encode(thread, &shown)?);
    Ok(Target { place, shown })
}
