//! The formats of the module `struct`: which fields, how large, where.

use minipy_vm::native::packing::native_size;

/// Equal fields side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// The letter.
    pub code: u8,
    /// Where the first begins.
    pub offset: usize,
    /// Bytes of each.
    pub size: usize,
    /// How many values.
    pub count: usize,
}

/// What a format describes.
#[derive(Default, Debug)]
pub(super) struct Layout {
    pub fields: Vec<Field>,
    /// Bytes in all.
    pub size: usize,
    /// Values in all.
    pub values: usize,
    pub big_endian: bool,
}

const TOO_LONG: &str = "total struct size too long";

/// The size of a letter without alignment; None: not with this byte order, or no letter.
fn standard_size(code: u8) -> Option<usize> {
    match code {
        b'l' | b'L' => Some(4),
        b'n' | b'N' | b'P' => None,
        _ => native_size(code),
    }
}

/// The alignment of a letter of the native format; parts of complex numbers are aligned one by one.
fn alignment(code: u8) -> usize {
    match code {
        b'F' => 4,
        b'D' => 8,
        _ => native_size(code).unwrap_or(1),
    }
}

impl Layout {
    /// Reads a format.
    ///
    /// # Errors
    /// The text of the `struct.error`.
    pub fn parse(format: &[u8]) -> Result<Layout, &'static str> {
        if format.contains(&0) {
            return Err("embedded null character");
        }
        let (order, rest) = match format.split_first() {
            Some((order @ (b'@' | b'=' | b'<' | b'>' | b'!'), rest)) => (*order, rest),
            _ => (b'@', format),
        };
        let mut layout = Layout {
            big_endian: matches!(order, b'>' | b'!'),
            ..Layout::default()
        };
        let mut letters = rest.iter().copied().peekable();
        while let Some(letter) = letters.next() {
            if letter.is_ascii_whitespace() || letter == 0x0b {
                continue;
            }
            let (mut code, mut count) = (letter, 1);
            if letter.is_ascii_digit() {
                count = usize::from(letter - b'0');
                while let Some(digit) = letters.next_if(u8::is_ascii_digit) {
                    count = count
                        .checked_mul(10)
                        .and_then(|count| count.checked_add(usize::from(digit - b'0')))
                        .filter(|&count| count <= isize::MAX as usize)
                        .ok_or(TOO_LONG)?;
                }
                code = letters.next().ok_or("repeat count given without format specifier")?;
            }
            layout.add(code, count, order == b'@')?;
        }
        Ok(layout)
    }

    fn add(&mut self, code: u8, count: usize, native: bool) -> Result<(), &'static str> {
        let size = match code {
            b's' | b'p' | b'x' => Some(1),
            _ if native => native_size(code),
            _ => standard_size(code),
        };
        let size = size.ok_or("bad char in struct format")?;
        if native {
            self.size = self.size.next_multiple_of(alignment(code));
        }
        let offset = self.size;
        let bytes = size.checked_mul(count).ok_or(TOO_LONG)?;
        self.size = offset
            .checked_add(bytes)
            .filter(|&size| size <= isize::MAX as usize)
            .ok_or(TOO_LONG)?;
        let (size, count) = match code {
            b'x' => return Ok(()),
            b's' | b'p' => (count, 1),
            _ => (size, count),
        };
        if count > 0 {
            self.values += count;
            self.fields.push(Field {
                code,
                offset,
                size,
                count,
            });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Layout;

    #[test]
    fn sizes() {
        for (format, expect) in [
            ("", Ok((0, 0))),
            ("bhilq", Ok((24, 5))),
            ("=bhilq", Ok((19, 5))),
            ("b0d", Ok((8, 1))),
            ("3s4xP", Ok((16, 2))),
            ("2i x", Ok((9, 2))),
            ("bD", Ok((24, 2))),
            ("=P", Err("bad char in struct format")),
            ("5", Err("repeat count given without format specifier")),
            ("9223372036854775807i", Err("total struct size too long")),
            ("99999999999999999999i", Err("total struct size too long")),
        ] {
            let layout = Layout::parse(format.as_bytes());
            assert_eq!(layout.map(|layout| (layout.size, layout.values)), expect, "{format}");
        }
    }
}
