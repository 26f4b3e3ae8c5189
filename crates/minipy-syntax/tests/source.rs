//! Bytes to text, and byte offsets to lines and columns.

use minipy_syntax::{LineIndex, decode_source, normalize_newlines};

/// The text, or the error with its line and offset.
fn decoded(bytes: &[u8]) -> String {
    match decode_source(bytes) {
        Ok(text) => text.into_owned(),
        Err(error) => format!("{} [{}:{}]", error.message, error.line, error.offset),
    }
}

#[test]
fn decoding() {
    let not_utf8 = |byte, line, offset| {
        format!(
            "Non-UTF-8 code starting with '\\x{byte}' on line {line}, but no encoding declared; \
             see https://peps.python.org/pep-0263/ for details [{line}:{offset}]"
        )
    };
    let table: [(&[u8], String); 20] = [
        (b"x\r\ny\rz\n", "x\ny\nz\n".into()),
        (b"\xEF\xBB\xBFx", "x".into()),
        (b"# coding: latin-1\n\xE9", "# coding: latin-1\n\u{e9}".into()),
        (
            b"\n# vim: set fileencoding=ISO_8859_1 :\n\xE9",
            "\n# vim: set fileencoding=ISO_8859_1 :\n\u{e9}".into(),
        ),
        (
            b"# -*- coding: UTF8 -*-\n\xC3\xA9",
            "# -*- coding: UTF8 -*-\n\u{e9}".into(),
        ),
        (b"x = 1\n# coding: foo\n", "x = 1\n# coding: foo\n".into()),
        (b"\n\n# coding: foo\n", "\n\n# coding: foo\n".into()),
        (b"# coding: foo\n", "unknown encoding: foo [0:0]".into()),
        (b"#!x\n# coding: foo-bar\n", "unknown encoding: foo-bar [0:0]".into()),
        (b"# coding: cp1252\n", "source encoding cp1252 [0:0]".into()),
        (
            b"\xEF\xBB\xBF# coding: latin-1\n",
            "encoding problem: iso-8859-1 with BOM [1:0]".into(),
        ),
        (
            b"# coding: ascii\nx=\"\xE9\"\n",
            "'ascii' codec can't decode byte 0xe9 in position 19: ordinal not in range(128) [0:0]".into(),
        ),
        (b"x = 1\ny = \"\xFF\"\n", not_utf8("ff", 2, 6)),
        (b"x = \"\xE2\x82\"\n", not_utf8("e2", 1, 6)),
        (b"\"\xC0\x80\"\n", not_utf8("c0", 1, 2)),
        (b"\"\xED\xA0\x80\"\n", not_utf8("ed", 1, 2)),
        (b"\"\"\"\n\n\xFF\"\"\"\n", not_utf8("ff", 3, 1)),
        (b"# coding: utf-8\nx = \"\xFF\"\n", not_utf8("ff", 2, 6)),
        (
            b"x = 1\ny\0 = 2\n",
            "source code cannot contain null bytes [2:0]".into(),
        ),
        (b"", String::new()),
    ];
    for (bytes, expected) in table {
        assert_eq!(decoded(bytes), expected, "{}", bytes.escape_ascii());
    }
}

#[test]
fn newlines() {
    let table = [
        ("a\nb", "a\nb"),
        ("a\r\nb\r", "a\nb\n"),
        ("\r\r\n\n", "\n\n\n"),
        ("", ""),
    ];
    for (text, expected) in table {
        assert_eq!(normalize_newlines(text), expected, "{text:?}");
    }
}

#[test]
fn lines_and_columns() {
    let source = "ab\n\u{e9}c\n\nd";
    let index = LineIndex::new(source);
    // Byte offset; line; column in characters; column in bytes.
    let table = [
        (0, 1, 0, 0),
        (2, 1, 2, 2),
        (3, 2, 0, 0),
        (5, 2, 1, 2),
        (6, 2, 2, 3),
        (7, 3, 0, 0),
        (8, 4, 0, 0),
        (12, 4, 4, 4),
    ];
    for (offset, line, column, bytes) in table {
        assert_eq!(index.line(offset), line, "{offset}");
        assert_eq!(index.line_column(source, offset), (line, column), "{offset}");
        assert_eq!(index.line_byte_column(offset), (line, bytes), "{offset}");
    }
    let lines: Vec<&str> = (0..=5).map(|line| index.line_text(source, line)).collect();
    assert_eq!(lines, ["", "ab", "\u{e9}c", "", "d", ""]);
    assert_eq!(index.line_count(), 4);
    assert_eq!((index.line_start(2), index.line_start(99)), (3, 8));
}
