//! Numbers as bytes, as C has them: the letters of the modules `struct` and `array` and of `memoryview`.

/// A number read from bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar {
    /// A signed integer.
    Int(i64),
    /// An unsigned one.
    Unsigned(u64),
    /// A float.
    Float(f64),
    /// `?`.
    Bool(bool),
    /// `c`.
    Byte(u8),
    /// Real and imaginary part.
    Complex(f64, f64),
}

/// The size of a C type on this machine (64 bits), which is also its alignment, complex numbers apart. None: no such letter.
pub const fn native_size(code: u8) -> Option<usize> {
    Some(match code {
        b'c' | b'b' | b'B' | b'?' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' | b'P' | b'F' => 8,
        b'D' => 16,
        _ => return None,
    })
}

/// Is the letter one of the signed integers?
pub const fn is_signed(code: u8) -> bool {
    matches!(code, b'b' | b'h' | b'i' | b'l' | b'q' | b'n')
}

/// Is the letter one of the unsigned integers (addresses among them)?
pub const fn is_unsigned(code: u8) -> bool {
    matches!(code, b'B' | b'H' | b'I' | b'L' | b'Q' | b'N' | b'P')
}

/// The least and the greatest integer of a letter at a size in bytes.
pub fn integer_range(code: u8, size: usize) -> (i128, i128) {
    let bits = size as u32 * 8;
    match is_signed(code) {
        true => (-(1 << (bits - 1)), (1 << (bits - 1)) - 1),
        false => (0, (1 << bits) - 1),
    }
}

/// Is an immediate int in the range of an integer type of this size?
#[inline]
pub fn fits(code: u8, size: usize, int: i64) -> bool {
    let spare = 64 - 8 * size.clamp(1, 8) as u32;
    match is_signed(code) {
        true => int << spare >> spare == int,
        false => int >= 0 && (int as u64) << spare >> spare == int as u64,
    }
}

/// Reads a number; `bytes` has the size of the type, and at most 16 bytes are looked at.
pub fn unpack(code: u8, bytes: &[u8], big_endian: bool) -> Scalar {
    let bits = read_bits(bytes, big_endian);
    let width = bytes.len().min(8) as u32 * 8;
    match code {
        b'c' => Scalar::Byte(bits as u8),
        b'?' => Scalar::Bool(bits != 0),
        b'e' => Scalar::Float(half_to_float(bits as u16)),
        b'f' => Scalar::Float(f64::from(f32::from_bits(bits as u32))),
        b'd' => Scalar::Float(f64::from_bits(bits)),
        b'F' | b'D' => {
            let (re, im) = bytes.split_at(bytes.len() / 2);
            let code = if code == b'F' { b'f' } else { b'd' };
            match (unpack(code, re, big_endian), unpack(code, im, big_endian)) {
                (Scalar::Float(re), Scalar::Float(im)) => Scalar::Complex(re, im),
                (other, _) => other,
            }
        }
        _ if is_signed(code) && width > 0 => Scalar::Int((bits << (64 - width)) as i64 >> (64 - width)),
        _ => Scalar::Unsigned(bits),
    }
}

fn read_bits(bytes: &[u8], big_endian: bool) -> u64 {
    let add = |bits: u64, &byte: &u8| bits << 8 | u64::from(byte);
    match *bytes {
        _ if big_endian => bytes.iter().fold(0, add),
        [a] => u64::from(a),
        [a, b] => u64::from(u16::from_le_bytes([a, b])),
        [a, b, c, d] => u64::from(u32::from_le_bytes([a, b, c, d])),
        [a, b, c, d, e, f, g, h] => u64::from_le_bytes([a, b, c, d, e, f, g, h]),
        _ => bytes.iter().rev().fold(0, add),
    }
}

/// Appends the lowest `size` bytes of an integer.
pub fn push_bits(out: &mut Vec<u8>, bits: u64, size: usize, big_endian: bool) {
    let bytes = bits.to_le_bytes();
    let size = size.min(8);
    match big_endian {
        true => out.extend(bytes[..size].iter().rev()),
        false => out.extend_from_slice(&bytes[..size]),
    }
}

/// Appends a float as `e`, `f` or `d`. False if it is finite and too large for the type.
pub fn push_float(out: &mut Vec<u8>, code: u8, value: f64, big_endian: bool) -> bool {
    match code {
        b'e' => match half_from_float(value) {
            Some(bits) => push_bits(out, u64::from(bits), 2, big_endian),
            None => return false,
        },
        b'f' => {
            let single = value as f32;
            if single.is_infinite() && value.is_finite() {
                return false;
            }
            push_bits(out, u64::from(single.to_bits()), 4, big_endian);
        }
        _ => push_bits(out, value.to_bits(), 8, big_endian),
    }
    true
}

/// The value of an IEEE 754 half.
fn half_to_float(bits: u16) -> f64 {
    let sign = if bits & 0x8000 != 0 { -1.0 } else { 1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f64::from(bits & 0x3ff));
    match exponent {
        0x1f if fraction == 0.0 => sign * f64::INFINITY,
        0x1f => f64::NAN.copysign(sign),
        0 => sign * fraction * 2f64.powi(-24),
        _ => sign * (1.0 + fraction / 1024.0) * 2f64.powi(exponent - 15),
    }
}

/// The nearest IEEE 754 half, ties to even; None if a finite value is too large.
fn half_from_float(value: f64) -> Option<u16> {
    let sign = if value.is_sign_negative() { 0x8000 } else { 0 };
    if value.is_nan() {
        return Some(sign | 0x7e00);
    }
    if value.is_infinite() {
        return Some(sign | 0x7c00);
    }
    let magnitude = value.abs();
    // Below 2^-14 halves are multiples of 2^-24; above, of 2^-10 times the power of two. Multiplying by powers of two is exact.
    let exponent = match magnitude {
        m if m < 2f64.powi(-14) => -14,
        m => ((m.to_bits() >> 52) as i32 - 1023).min(17),
    };
    let steps = (magnitude * 2f64.powi(10 - exponent)).round_ties_even();
    // Rounding up to 2048 carries into the exponent, which the addition does by itself.
    let bits = match exponent {
        -14 => steps as u32,
        _ => (((exponent + 14) as u32) * 1024).saturating_add(steps as u32),
    };
    (bits < 0x7c00).then_some(sign | bits as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves() {
        for (value, bits) in [
            (0.0, Some(0x0000)),
            (-0.0, Some(0x8000)),
            (1.0, Some(0x3c00)),
            (65504.0, Some(0x7bff)),
            (65519.99, Some(0x7bff)),
            (65520.0, None),
            (1e300, None),
            (2f64.powi(-24), Some(0x0001)),
            (2f64.powi(-25), Some(0x0000)),
            (2f64.powi(-25) * 1.0001, Some(0x0001)),
            (2f64.powi(-14), Some(0x0400)),
            (0.1, Some(0x2e66)),
            (2047.5 / 2048.0, Some(0x3c00)),
            (f64::INFINITY, Some(0x7c00)),
        ] {
            assert_eq!(half_from_float(value), bits, "{value}");
        }
        for bits in 0..=0x7c00 {
            assert_eq!(half_from_float(half_to_float(bits)), Some(bits));
        }
    }

    #[test]
    fn integers() {
        for (code, bytes, big, expect) in [
            (b'b', &[0xff][..], false, Scalar::Int(-1)),
            (b'B', &[0xff], false, Scalar::Unsigned(255)),
            (b'h', &[0x80, 0x00], true, Scalar::Int(-32768)),
            (b'H', &[0x80, 0x00], false, Scalar::Unsigned(128)),
            (b'q', &[0xff; 8], false, Scalar::Int(-1)),
            (b'Q', &[0xff; 8], false, Scalar::Unsigned(u64::MAX)),
        ] {
            assert_eq!(unpack(code, bytes, big), expect);
        }
        assert_eq!(integer_range(b'q', 8), (i64::MIN.into(), i64::MAX.into()));
        assert_eq!(integer_range(b'L', 4), (0, u32::MAX.into()));
    }
}
