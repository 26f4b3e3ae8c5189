//! Bytes that come as arguments: those to be written, and what can be read into (bytearrays, arrays, writable memoryviews).

use minipy_vm::native::{Outcome, Thread, Value, byte_array, writable_bytes, write_bytes};

pub(crate) use minipy_vm::native::bytes_argument as bytes;

/// A new bytearray to be read into.
pub(crate) fn room(thread: &mut Thread, size: usize) -> Outcome {
    let mut bytes = Vec::new();
    if size > minipy_vm::native::MAX_ITEMS || bytes.try_reserve_exact(size).is_err() {
        return Err(thread.memory_error());
    }
    bytes.resize(size, 0);
    Ok(byte_array(bytes))
}

/// What stands in a bytearray that was read into.
pub(crate) fn taken(thread: &mut Thread, room: &Value) -> Vec<u8> {
    room.buffer(thread)
        .map(|buffer| buffer.bytes.clone())
        .unwrap_or_default()
}

/// The length of what is read into.
pub(crate) fn writable_length(thread: &mut Thread, value: &Value, function: &str) -> Outcome<usize> {
    match writable_bytes(thread, value)? {
        Some(length) => Ok(length),
        None => {
            let class = thread.argument_name(value);
            let message = format!("{function}() argument must be read-write bytes-like object, not {class}");
            Err(thread.type_error(message))
        }
    }
}

/// Puts bytes at the beginning of what is read into, if they fit.
pub(crate) fn fill(thread: &mut Thread, room: &Value, bytes: &[u8]) -> Outcome<()> {
    write_bytes(thread, room, 0, bytes)
}
