//! Bytes of a file to the text that the lexer reads.
//!
//! Decided here: the byte order mark, the coding line of PEP 263 (utf-8, latin-1 and ascii; others are unknown), NUL
//! bytes, and newlines. The lexer sees `\n` only.

use crate::ast::Span;
use crate::error::{ErrorKind, RawEnd, RawError, SyntaxError};
use std::borrow::Cow;

/// Turns the bytes of a source file into text with `\n` newlines and without a byte order mark.
///
/// # Errors
/// CPython 3.14's texts for an unknown encoding, for bytes that the encoding does not allow, and for NUL bytes.
pub fn decode_source(bytes: &[u8]) -> Result<Cow<'_, str>, SyntaxError> {
    let (has_mark, bytes) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (true, rest),
        None => (false, bytes),
    };
    let declared = declared_encoding(bytes).unwrap_or("utf-8");
    let name = normal_name(declared);
    if has_mark && name != "utf-8" {
        let shown = if is_known_elsewhere(&name) {
            name.as_str()
        } else {
            declared
        };
        let line_end = bytes.iter().position(|&byte| byte == b'\n').unwrap_or(bytes.len());
        let error = without_place(format!("encoding problem: {shown} with BOM"));
        return Err(SyntaxError {
            line: 1,
            end_line: 1,
            end_offset: line_end as i32,
            ..error
        });
    }
    let text = match name.as_str() {
        "utf-8" => decode_utf8(bytes)?,
        "iso-8859-1" => Cow::Owned(bytes.iter().map(|&byte| byte as char).collect()),
        "ascii" => decode_ascii(bytes)?,
        _ => return Err(unknown_encoding(declared, &name)),
    };
    if let Some(at) = text.find('\0') {
        return Err(nul_byte(&text, at));
    }
    Ok(match text {
        Cow::Borrowed(text) => normalize_newlines(text),
        Cow::Owned(text) => Cow::Owned(normalize_newlines(&text).into_owned()),
    })
}

/// Replaces `\r\n` and `\r` by `\n`, as CPython does before it cuts a text into tokens.
pub fn normalize_newlines(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// The name in a comment like `# -*- coding: latin-1 -*-` on the first line, or on the second if the first holds
/// nothing but a comment.
fn declared_encoding(bytes: &[u8]) -> Option<&str> {
    for line in bytes.split(|&byte| byte == b'\n' || byte == b'\r').take(2) {
        let comment = line.trim_ascii_start();
        if let Some(name) = encoding_in(comment) {
            return Some(name);
        }
        if !comment.is_empty() && comment[0] != b'#' {
            return None;
        }
    }
    None
}

fn encoding_in(comment: &[u8]) -> Option<&str> {
    if comment.first() != Some(&b'#') {
        return None;
    }
    let at = comment
        .windows(7)
        .position(|word| matches!(word, b"coding:" | b"coding="))?;
    let rest = comment[at + 7..].trim_ascii_start();
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let length = rest.iter().take_while(|byte| is_name(byte)).count();
    str::from_utf8(&rest[..length]).ok().filter(|name| !name.is_empty())
}

/// One spelling for each encoding that is known.
fn normal_name(name: &str) -> String {
    let name = name.to_ascii_lowercase().replace('_', "-");
    let is = |stem: &str| name == stem || name.starts_with(&format!("{stem}-"));
    if is("utf-8") || name == "utf8" || name == "u8" {
        return "utf-8".into();
    }
    if is("latin-1") || is("iso-8859-1") || is("iso-latin-1") || matches!(name.as_str(), "latin1" | "l1" | "latin") {
        return "iso-8859-1".into();
    }
    if matches!(name.as_str(), "ascii" | "us-ascii" | "646") {
        return "ascii".into();
    }
    name
}

/// Encodings that CPython has and minipy leaves out.
fn is_known_elsewhere(name: &str) -> bool {
    const STEMS: [&str; 14] = [
        "cp", "iso-8859", "iso8859", "koi8", "gb", "shift", "sjis", "euc", "big5", "utf-", "utf16", "utf32",
        "windows-", "mac",
    ];
    STEMS.iter().any(|stem| name.starts_with(stem))
}

#[cold]
fn unknown_encoding(declared: &str, name: &str) -> SyntaxError {
    if is_known_elsewhere(name) {
        let error = without_place(format!("source encoding {declared}"));
        return SyntaxError {
            kind: ErrorKind::Unsupported,
            ..error
        };
    }
    without_place(format!("unknown encoding: {declared}"))
}

fn decode_utf8(bytes: &[u8]) -> Result<Cow<'_, str>, SyntaxError> {
    str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
        let at = error.valid_up_to();
        let valid = String::from_utf8_lossy(&bytes[..at]);
        let line = 1 + valid.matches('\n').count();
        let message = format!(
            "Non-UTF-8 code starting with '\\x{:02x}' on line {line}, but no encoding declared; \
             see https://peps.python.org/pep-0263/ for details",
            bytes[at]
        );
        RawError {
            end: RawEnd::Same,
            ..RawError::from_here(at as u32, message)
        }
        .finish(&valid)
    })
}

fn decode_ascii(bytes: &[u8]) -> Result<Cow<'_, str>, SyntaxError> {
    match bytes.iter().position(|byte| !byte.is_ascii()) {
        None => Ok(String::from_utf8_lossy(bytes)),
        Some(at) => {
            let byte = bytes[at];
            let message =
                format!("'ascii' codec can't decode byte {byte:#04x} in position {at}: ordinal not in range(128)");
            Err(without_place(message))
        }
    }
}

#[cold]
fn nul_byte(text: &str, at: usize) -> SyntaxError {
    let line = 1 + text[..at].matches('\n').count() as u32;
    SyntaxError {
        line,
        end_line: line,
        ..without_place("source code cannot contain null bytes".to_owned())
    }
}

/// An error of the file as a whole: line 0.
fn without_place(message: String) -> SyntaxError {
    SyntaxError {
        kind: ErrorKind::Syntax,
        message,
        span: Span::default(),
        line: 0,
        offset: 0,
        end_line: 0,
        end_offset: 0,
    }
}
