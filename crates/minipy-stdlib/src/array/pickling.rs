//! Arrays and their iterators taken apart: `__reduce_ex__`, and `_array_reconstructor`, which puts an array together again.
//!
//! The bytes of an array travel with a number that says what they are: kind, size and byte order. Another machine may have another
//! type for it; then the letter changes, or the items are converted one by one. The texts are CPython's.

use super::{TYPES, Type, append_all, bytes_of, extend_from, items, make, methods, own_type};
use minipy_vm::native::packing::{is_signed, is_unsigned, native_size, unpack};
use minipy_vm::native::{Args, NativeDef, Outcome, Thread, Value, scalar};

/// What the numbers stand for, from 0: a letter, and whether the byte at the larger end comes first. `u` is UTF-16, `w` is UTF-32.
const FORMATS: [(u8, bool); 22] = [
    (b'B', false),
    (b'b', false),
    (b'H', false),
    (b'H', true),
    (b'h', false),
    (b'h', true),
    (b'I', false),
    (b'I', true),
    (b'i', false),
    (b'i', true),
    (b'Q', false),
    (b'Q', true),
    (b'q', false),
    (b'q', true),
    (b'f', false),
    (b'f', true),
    (b'd', false),
    (b'd', true),
    (b'u', false),
    (b'u', true),
    (b'w', false),
    (b'w', true),
];

/// The number of the format an array has on this machine.
fn own_format(of: Type) -> usize {
    let letter = match of.letter {
        b'l' => b'q',
        b'L' => b'Q',
        b'u' => b'w',
        letter => letter,
    };
    FORMATS.iter().position(|&(known, _)| known == letter).unwrap_or(0)
}

/// `array.__reduce_ex__(protocol)`.
pub(super) fn reduce_ex(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let array = &args[0];
    if args[1].as_small_int().is_none() {
        return Err(thread.type_error("__reduce_ex__ argument should be an integer"));
    }
    let protocol = thread.index(&args[1])?;
    let of = own_type(thread, array);
    let letter = Value::char(char::from(of.letter));
    let class = thread.class_of(array).clone();
    let state = thread.attribute_dict(array).unwrap_or(Value::NONE);
    let (function, parts) = match protocol < 3 {
        true => (class, vec![letter, Value::list(items::all(thread, array)?)]),
        false => {
            let module = thread.import_dotted("array")?;
            let function = thread.get_attr(&module, &Value::intern("_array_reconstructor"))?;
            let bytes = thread.made(Value::bytes(bytes_of(thread, array)))?;
            (function, vec![class, letter, Value::length(own_format(of)), bytes])
        }
    };
    Ok(Value::tuple(vec![function, Value::tuple(parts), state]))
}

/// `_array_reconstructor(class, letter, format, bytes)`.
fn reconstruct(thread: &mut Thread, args: Args<'_>) -> Outcome {
    let class = &args[0];
    if class.as_class().is_none() {
        let name = thread.class_name(class);
        return Err(thread.type_error(format!("first argument must be a type object, not {name}")));
    }
    let base = thread.native_class(&super::CLASS);
    if !thread.is_subclass(class, &base)? {
        let name = thread.name_of_class(class);
        return Err(thread.type_error(format!("{name} is not a subtype of array.array")));
    }
    let of = wanted_type(thread, &args[1])?;
    let number = thread.index(&args[2])?;
    let Some(&(letter, big_endian)) = usize::try_from(number).ok().and_then(|number| FORMATS.get(number)) else {
        return Err(thread.value_error("third argument must be a valid machine format code."));
    };
    let Some(bytes) = args[3].as_bytes() else {
        let name = thread.class_name(&args[3]);
        return Err(thread.type_error(format!("fourth argument should be bytes, not {name}")));
    };
    if FORMATS[own_format(of)] == (letter, big_endian) {
        let array = make(class, of, Vec::new());
        methods::push_bytes(thread, &array, bytes.as_slice())?;
        return Ok(array);
    }
    // Text counts in twice the bytes of its units, as in CPython's table.
    let size = match letter {
        b'u' => 4,
        b'w' => 8,
        letter => native_size(letter).unwrap_or(1),
    };
    if !bytes.as_slice().len().is_multiple_of(size) {
        return Err(thread.value_error("string length not a multiple of item size"));
    }
    convert(thread, class, of, letter, big_endian, bytes.as_slice(), size)
}

/// The letter in the second argument.
fn wanted_type(thread: &mut Thread, value: &Value) -> Outcome<Type> {
    let Some(text) = value.as_str() else {
        let name = thread.class_name(value);
        let message = format!("_array_reconstructor() argument 2 must be a unicode character, not {name}");
        return Err(thread.type_error(message));
    };
    let length = text.chars().count();
    if length != 1 {
        let message = "_array_reconstructor(): argument 2 must be a unicode character, not a string of length";
        return Err(thread.type_error(format!("{message} {length}")));
    }
    match TYPES.iter().find(|(letter, _)| text == char::from(*letter).to_string()) {
        Some(&(letter, size)) => Ok(Type { letter, size }),
        None => Err(thread.value_error("second argument must be a valid type code")),
    }
}

/// An array of items that stand in the bytes in another format than its own.
fn convert(
    thread: &mut Thread,
    class: &Value,
    of: Type,
    letter: u8,
    big_endian: bool,
    bytes: &[u8],
    size: usize,
) -> Outcome {
    if matches!(letter, b'u' | b'w') {
        let array = make(class, of, Vec::new());
        let Some(text) = decoded(letter, big_endian, bytes) else {
            return Err(thread.value_error("minipy: the bytes are not the text they are said to be"));
        };
        append_all(thread, &array, &items::text_bytes(&text))?;
        return Ok(array);
    }
    // The last type of the same kind and size, as in CPython's search.
    let alike = |&&(known, known_size): &&(u8, usize)| {
        known_size == size && (is_signed(letter) && is_signed(known) || is_unsigned(letter) && is_unsigned(known))
    };
    let of = match TYPES.iter().rev().find(alike) {
        Some(&(letter, size)) => Type { letter, size },
        None => of,
    };
    let values: Vec<Value> = bytes
        .chunks_exact(size)
        .map(|item| scalar(unpack(letter, item, big_endian)))
        .collect();
    let array = make(class, of, Vec::new());
    let iterator = thread.iter(&Value::list(values))?;
    extend_from(thread, &array, &iterator)?;
    Ok(array)
}

/// Text in UTF-16 or UTF-32; None if it is none.
fn decoded(letter: u8, big_endian: bool, bytes: &[u8]) -> Option<String> {
    if letter == b'w' {
        let code = |item: &[u8]| match unpack(b'I', item, big_endian) {
            minipy_vm::native::packing::Scalar::Unsigned(code) => char::from_u32(code as u32),
            _ => None,
        };
        return bytes.chunks_exact(4).map(code).collect();
    }
    let units = bytes.chunks_exact(2).map(|item| {
        let pair = [item[0], item[1]];
        if big_endian {
            u16::from_be_bytes(pair)
        } else {
            u16::from_le_bytes(pair)
        }
    });
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
}

/// The function of the module.
pub(super) static FUNCTIONS: &[NativeDef] = &[NativeDef::function(
    "_array_reconstructor",
    minipy_vm::native::Arity::Positional(4, 4),
    reconstruct,
)];
