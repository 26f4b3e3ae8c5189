//! Reading text: lines and characters out of what the decoder gives, and the position that belongs to them.
//!
//! For most files the text *is* the bytes, so that a position in one is a position in the other. Where they differ (another encoding,
//! bytes that are no text, line ends that were translated) the bytes are kept beside the text, and `tell` reads them once more, a
//! character at a time, until it has as much text as was given out.

use super::base::unsupported;
use super::buffered;
use super::text::{Text, buffer_of, open_buffer, write_pending};
use minipy_vm::native::{Outcome, Thread, Value};

/// The file below, open and readable.
fn reader(thread: &mut Thread, object: &Value) -> Outcome {
    let buffer = open_buffer(thread, object)?;
    let Some(state) = object.payload::<Text>(thread) else {
        return Ok(buffer);
    };
    if !state.readable {
        return Err(unsupported(thread, "not readable"));
    }
    if !state.pending.is_empty() {
        write_pending(thread, object)?;
    }
    Ok(buffer)
}

/// Reads a piece and decodes it; false at the end of the file.
fn read_more(thread: &mut Thread, object: &Value, buffer: &Value, wanted: usize) -> Outcome<bool> {
    let Some(state) = object.payload::<Text>(thread) else {
        return Ok(false);
    };
    let (size, has_read1) = (state.chunk.max(wanted), state.has_read1);
    let piece = if buffered::is_plain(thread, buffer) {
        buffered::read1_bytes(thread, buffer, Some(size))?.unwrap_or_default()
    } else {
        let method = if has_read1 { "read1" } else { "read" };
        let piece = thread.call_method(buffer, method, &[Value::length(size)])?;
        match thread.bytes_like(&piece) {
            Some(bytes) => bytes.into_owned(),
            None => {
                let class = thread.class_name(&piece);
                let message = format!("underlying {method}() should have returned a bytes-like object, not '{class}'");
                return Err(thread.type_error(message));
            }
        }
    };
    let last = piece.is_empty();
    decode(thread, object, piece, last)?;
    Ok(!last)
}

/// Puts the text of a piece behind the text there is.
fn decode(thread: &mut Thread, object: &Value, piece: Vec<u8>, last: bool) -> Outcome<()> {
    let Some(state) = object.payload_mut::<Text>(thread) else {
        return Ok(());
    };
    let mut decoder = std::mem::take(&mut state.decoder);
    let (before, errors) = (decoder.clone(), state.errors.clone());
    let how = state.reading(errors.as_str().unwrap_or("strict"));
    let bytes = piece.clone();
    let decoded = match decoder.decode(thread, how, piece, last) {
        Ok(decoded) => decoded,
        Err(raised) => {
            if let Some(state) = object.payload_mut::<Text>(thread) {
                state.decoder = before;
            }
            return Err(raised);
        }
    };
    drop_taken(thread, object)?;
    let Some(state) = object.payload_mut::<Text>(thread) else {
        return Ok(());
    };
    state.decoder = decoder;
    match (&mut state.source, decoded.same) {
        (None, true) => {}
        (Some((source, _)), _) => source.extend_from_slice(&bytes),
        (None, false) => {
            // The text there is came from the same bytes; the decoder held some more.
            let held = if state.text.is_empty() {
                Vec::new()
            } else {
                before.held.clone()
            };
            let source = [state.text.as_bytes(), &held, &bytes].concat();
            let start = if state.text.is_empty() {
                before
            } else {
                Default::default()
            };
            state.source = Some((source, Box::new(start)));
        }
    }
    if state.text.is_empty() {
        state.text = decoded.text;
    } else {
        state.text.push_str(&decoded.text);
    }
    Ok(())
}

/// Forgets the text that was given out, and the bytes it came from.
fn drop_taken(thread: &mut Thread, object: &Value) -> Outcome<()> {
    let Some(state) = object.payload_mut::<Text>(thread) else {
        return Ok(());
    };
    if state.taken == 0 {
        return Ok(());
    }
    if state.taken == state.text.len() {
        (state.taken, state.source) = (0, None);
        state.text.clear();
        return Ok(());
    }
    if state.source.is_some() {
        let (offset, decoder) = source_offset(thread, object)?;
        if let Some(state) = object.payload_mut::<Text>(thread)
            && let Some((source, start)) = &mut state.source
        {
            source.drain(..offset);
            **start = decoder;
        }
    }
    if let Some(state) = object.payload_mut::<Text>(thread) {
        let taken = std::mem::take(&mut state.taken);
        state.text.drain(..taken);
    }
    Ok(())
}

/// How many bytes of the source the text given out came from, and the decoder behind them.
fn source_offset(thread: &mut Thread, object: &Value) -> Outcome<(usize, super::text_codec::Decoder)> {
    let Some(state) = object.payload::<Text>(thread) else {
        return Ok(Default::default());
    };
    let Some((source, start)) = state.source.clone() else {
        return Ok((state.taken, Default::default()));
    };
    let (taken, errors) = (state.taken, state.errors.clone());
    let how = state.reading(errors.as_str().unwrap_or("strict"));
    let (mut decoder, mut at, mut length) = (*start, 0, 0);
    // Whole stretches of ASCII without `\r` are the same in both.
    while length < taken && at < source.len() {
        let plain = source[at..]
            .iter()
            .take(taken - length)
            .take_while(|b| b.is_ascii() && **b != b'\r')
            .count();
        if plain > 0 && how.codec.keeps_ascii() && decoder.held.is_empty() && !decoder.held_cr {
            (at, length) = (at + plain, length + plain);
            continue;
        }
        let decoded = decoder.decode(thread, how, vec![source[at]], false)?;
        (at, length) = (at + 1, length + decoded.text.len());
        // A `\r` that is held belongs to the text given out if there is more of that; so does its `\n` if they are one.
        if decoder.held_cr && length < taken {
            decoder.held_cr = false;
            (at, length) = (
                at + usize::from(how.translate && source.get(at) == Some(&b'\n')),
                length + 1,
            );
        }
    }
    Ok((at, decoder))
}

/// Takes the text up to a byte of it.
fn take_text(thread: &mut Thread, object: &Value, end: usize) -> Outcome {
    let Some(state) = object.payload_mut::<Text>(thread) else {
        return Ok(Value::str(""));
    };
    let text = &state.text[state.taken..end];
    let made = match text.len() {
        0 | 1 => Ok(Value::str(text)),
        _ => Value::try_str(text),
    };
    state.taken = end;
    thread.made(made)
}

/// The byte behind the `count`th character, or how many characters are missing.
fn char_end(text: &str, count: usize) -> Result<usize, usize> {
    if text.is_ascii() {
        return if text.len() >= count {
            Ok(count)
        } else {
            Err(count - text.len())
        };
    }
    let mut left = count;
    for (at, _) in text.char_indices() {
        if left == 0 {
            return Ok(at);
        }
        left -= 1;
    }
    if left == 0 { Ok(text.len()) } else { Err(left) }
}

/// `read(size)`: some characters.
pub(crate) fn read_chars(thread: &mut Thread, object: &Value, count: usize) -> Outcome {
    let buffer = reader(thread, object)?;
    loop {
        let Some(state) = object.payload::<Text>(thread) else {
            return Ok(Value::str(""));
        };
        let (taken, length) = (state.taken, state.text.len());
        match char_end(&state.text[taken..], count) {
            Ok(end) => return take_text(thread, object, taken + end),
            Err(missing) => {
                if !read_more(thread, object, &buffer, missing)? {
                    let length = object.payload::<Text>(thread).map_or(length, |state| state.text.len());
                    return take_text(thread, object, length);
                }
            }
        }
        thread.poll_native()?;
    }
}

/// The exception for a file below that has nothing yet.
#[cold]
fn would_block(thread: &mut Thread) -> minipy_vm::native::Raised {
    thread.raise(minipy_vm::native::ClassId::BlockingIOError, "Read returned None.")
}

/// `read()`: everything.
pub(crate) fn read_all(thread: &mut Thread, object: &Value) -> Outcome {
    let buffer = reader(thread, object)?;
    let bytes = if buffered::is_plain(thread, &buffer) {
        match buffered::read_bytes(thread, &buffer, None)? {
            Some(bytes) => bytes,
            None => return Err(would_block(thread)),
        }
    } else {
        let bytes = thread.call_method(&buffer, "read", &[])?;
        match thread.bytes_like(&bytes) {
            Some(bytes) => bytes.into_owned(),
            None if bytes.is_none() => return Err(would_block(thread)),
            None => {
                let class = thread.class_name(&bytes);
                let message = format!("decoder should return a string result, not '{class}'");
                return Err(thread.type_error(message));
            }
        }
    };
    let Some(state) = object.payload_mut::<Text>(thread) else {
        return Ok(Value::str(""));
    };
    let mut decoder = std::mem::take(&mut state.decoder);
    let errors = state.errors.clone();
    let how = state.reading(errors.as_str().unwrap_or("strict"));
    let decoded = decoder.decode(thread, how, bytes, true);
    let Some(state) = object.payload_mut::<Text>(thread) else {
        return Ok(Value::str(""));
    };
    state.decoder = decoder;
    let decoded = decoded?.text;
    let Some(state) = object.payload_mut::<Text>(thread) else {
        return Ok(Value::str(""));
    };
    let made = match state.taken == state.text.len() {
        true if decoded.len() <= 1 => Ok(Value::str(&decoded)),
        true => Value::try_str(&decoded),
        false => Value::concat(&[&state.text[state.taken..], &decoded]),
    };
    state.forget_read();
    thread.made(made)
}

/// Where a line of the text ends; `from` is where to begin to look.
fn line_end(state: &Text, from: usize) -> Option<usize> {
    let bytes = state.text.as_bytes();
    match (state.newline.end, state.newline.universal && !state.newline.translate) {
        (Some(end), _) => memchr::memmem::find(&bytes[from..], end.as_bytes()).map(|at| from + at + end.len()),
        (None, false) => memchr::memchr(b'\n', &bytes[from..]).map(|at| from + at + 1),
        (None, true) => {
            let at = from + memchr::memchr2(b'\n', b'\r', &bytes[from..])?;
            let both = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            Some(at + 1 + usize::from(both))
        }
    }
}

/// `readline(limit)`; the empty string at the end of the file.
pub(crate) fn read_line(thread: &mut Thread, object: &Value, limit: Option<usize>) -> Outcome {
    let buffer = reader(thread, object)?;
    let mut looked = 0;
    loop {
        let Some(state) = object.payload::<Text>(thread) else {
            return Ok(Value::str(""));
        };
        let taken = state.taken;
        // A line end of two bytes may have been cut.
        let end = line_end(state, (taken + looked).saturating_sub(usize::from(looked > 0)));
        if let Some(limit) = limit {
            let stretch = &state.text[taken..end.unwrap_or(state.text.len())];
            if let Ok(most) = char_end(stretch, limit) {
                return take_text(thread, object, taken + most);
            }
        }
        if let Some(end) = end {
            return take_text(thread, object, end);
        }
        looked = state.text.len() - taken;
        if !read_more(thread, object, &buffer, 0)? {
            let length = object.payload::<Text>(thread).map_or(0, |state| state.text.len());
            // The last piece may have brought a `\r` that was held back.
            let end = object
                .payload::<Text>(thread)
                .and_then(|state| line_end(state, state.taken));
            return take_text(thread, object, end.unwrap_or(length));
        }
        thread.poll_native()?;
    }
}

/// How many bytes were read from the file below beyond the text given out.
pub(crate) fn bytes_beyond(thread: &mut Thread, object: &Value) -> Outcome<usize> {
    let Some(state) = object.payload::<Text>(thread) else {
        return Ok(0);
    };
    let held = state.decoder.held.len() + usize::from(state.decoder.held_cr);
    let Some((source, start)) = &state.source else {
        return Ok(state.text.len() - state.taken + held);
    };
    if state.taken == state.text.len() {
        return Ok(held);
    }
    let all = source.len()
        + if state.taken == 0 {
            start.held.len() + usize::from(start.held_cr)
        } else {
            0
        };
    let (offset, _) = if state.taken == 0 {
        (0, Default::default())
    } else {
        source_offset(thread, object)?
    };
    Ok(all - offset)
}

/// The position of the file below, asked for.
pub(crate) fn below(thread: &mut Thread, object: &Value) -> Outcome<i64> {
    let buffer = buffer_of(thread, object)?;
    if buffered::is_plain(thread, &buffer) {
        return buffered::position(thread, &buffer);
    }
    let position = thread.call_method(&buffer, "tell", &[])?;
    thread.index(&position)
}
