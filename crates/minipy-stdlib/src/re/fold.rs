//! Letters of either case, as patterns with IGNORECASE compare them: by their lower case, and some lower case letters that have
//! an upper case in common count as one.

use super::tree::Fold;

/// Lower case letters that share an upper case. From Unicode 16: `upper` of all in a row is the same, or their full upper case is.
static ALIKE: [&[u32]; 24] = [
    &[0x69, 0x131],
    &[0x73, 0x17f],
    &[0xb5, 0x3bc],
    &[0x345, 0x3b9, 0x1fbe],
    &[0x390, 0x1fd3],
    &[0x3b0, 0x1fe3],
    &[0x3b2, 0x3d0],
    &[0x3b5, 0x3f5],
    &[0x3b8, 0x3d1],
    &[0x3ba, 0x3f0],
    &[0x3c0, 0x3d6],
    &[0x3c1, 0x3f1],
    &[0x3c2, 0x3c3],
    &[0x3c6, 0x3d5],
    &[0x432, 0x1c80],
    &[0x434, 0x1c81],
    &[0x43e, 0x1c82],
    &[0x441, 0x1c83],
    &[0x442, 0x1c84, 0x1c85],
    &[0x44a, 0x1c86],
    &[0x463, 0x1c87],
    &[0x1c88, 0xa64b],
    &[0x1e61, 0x1e9b],
    &[0xfb05, 0xfb06],
];

/// The lower case of a character, one for one.
#[inline]
pub(super) fn lower(code: u32) -> u32 {
    if code < 128 {
        return u32::from((code as u8).to_ascii_lowercase());
    }
    match char::from_u32(code) {
        // U+0130 alone has two characters for lower case; the first is what it is folded to.
        Some(char) => char.to_lowercase().next().map_or(code, |lower| lower as u32),
        None => code,
    }
}

/// The lower case under a fold.
#[inline]
pub(super) fn folded(code: u32, fold: Fold) -> u32 {
    match fold {
        Fold::No => code,
        Fold::Ascii if code < 128 => u32::from((code as u8).to_ascii_lowercase()),
        Fold::Ascii => code,
        Fold::Unicode => lower(code),
    }
}

/// The lower case letters that count as this one, itself left out.
pub(super) fn alike(lower: u32) -> impl Iterator<Item = u32> {
    let row = ALIKE.iter().find(|row| row.contains(&lower));
    row.into_iter()
        .flat_map(|row| row.iter().copied())
        .filter(move |other| *other != lower)
}

/// Has the character another case, or others that count as it?
pub(super) fn is_cased(code: u32, fold: Fold) -> bool {
    match fold {
        Fold::No => false,
        Fold::Ascii => code < 128 && (code as u8).is_ascii_alphabetic(),
        Fold::Unicode => {
            let Some(char) = char::from_u32(code) else {
                return false;
            };
            lower(code) != code || !char.to_uppercase().eq([char]) || alike(lower(code)).next().is_some()
        }
    }
}
