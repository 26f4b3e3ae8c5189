//! The normal forms of text (Unicode Standard Annex 15): taken apart, put in order, and put together again.

use super::tables::Tables;

const SYLLABLE: u32 = 0xAC00;
const LEADING: u32 = 0x1100;
const VOWEL: u32 = 0x1161;
const TRAILING: u32 = 0x11A7;
const LEADINGS: u32 = 19;
const VOWELS: u32 = 21;
const TRAILINGS: u32 = 28;
const SYLLABLES: u32 = LEADINGS * VOWELS * TRAILINGS;

/// The parts of a Hangul syllable; the last one is absent in many.
pub(super) fn syllable_parts(code: u32) -> Option<(u32, u32, Option<u32>)> {
    let at = code.checked_sub(SYLLABLE).filter(|at| *at < SYLLABLES)?;
    let trailing = at % TRAILINGS;
    Some((
        LEADING + at / (VOWELS * TRAILINGS),
        VOWEL + at / TRAILINGS % VOWELS,
        (trailing > 0).then_some(TRAILING + trailing),
    ))
}

/// The syllable, or longer syllable, that two characters make.
fn syllable(first: u32, second: u32) -> Option<u32> {
    if let (Some(leading @ 0..LEADINGS), Some(vowel @ 0..VOWELS)) =
        (first.checked_sub(LEADING), second.checked_sub(VOWEL))
    {
        return Some(SYLLABLE + (leading * VOWELS + vowel) * TRAILINGS);
    }
    let at = first
        .checked_sub(SYLLABLE)
        .filter(|at| *at < SYLLABLES && at % TRAILINGS == 0)?;
    let trailing = second
        .checked_sub(TRAILING)
        .filter(|trailing| (1..TRAILINGS).contains(trailing))?;
    Some(SYLLABLE + at + trailing)
}

/// A form: are compatible forms taken apart too, and is it put together again?
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) compatible: bool,
    pub(super) composed: bool,
}

/// Is it made of characters alone that no form changes, whatever stands beside them? Not all of those are known here, but the blocks
/// that most text is written in.
pub(super) fn is_plain(text: &str, form: Form) -> bool {
    if text.is_ascii() {
        return true;
    }
    text.chars().all(|c| match c {
        '\0'..='\x7f' => true,
        // Latin letters: marks on them are parts of their own unless the form is composed.
        '\u{80}'..='\u{2ff}' => form.composed && !form.compatible,
        // Ideographs.
        '\u{4e00}'..='\u{9fff}' => true,
        // Hangul syllables.
        '\u{ac00}'..='\u{d7a3}' => form.composed,
        _ => false,
    })
}

/// The text in a form.
pub(super) fn normalized(tables: &Tables, text: impl Iterator<Item = u32>, form: Form) -> Vec<u32> {
    let mut codes = Vec::new();
    for code in text {
        take_apart(tables, code, form.compatible, &mut codes);
    }
    put_in_order(tables, &mut codes);
    match form.composed {
        true => put_together(tables, &codes),
        false => codes,
    }
}

/// Decompositions are nested a few levels at most.
fn take_apart(tables: &Tables, code: u32, compatible: bool, out: &mut Vec<u32>) {
    if let Some((leading, vowel, trailing)) = syllable_parts(code) {
        out.extend([leading, vowel]);
        out.extend(trailing);
        return;
    }
    match tables.decomposition(code) {
        Some((tag, parts)) if compatible || tag.is_empty() => {
            for &part in parts {
                take_apart(tables, part, compatible, out);
            }
        }
        _ => out.push(code),
    }
}

/// Sorts each run of combining characters by their classes.
fn put_in_order(tables: &Tables, codes: &mut [u32]) {
    let mut at = 0;
    while at < codes.len() {
        let run = codes[at..].iter().take_while(|&&code| tables.class(code) > 0).count();
        codes[at..at + run].sort_by_key(|&code| tables.class(code));
        at += run.max(1);
    }
}

fn put_together(tables: &Tables, codes: &[u32]) -> Vec<u32> {
    let mut out: Vec<u32> = Vec::with_capacity(codes.len());
    // Where the last character of class 0 stands, and the class of the last one after it that stayed.
    let (mut starter, mut last_class) = (None, 0);
    for &code in codes {
        let class = tables.class(code);
        if let Some(at) = starter {
            let first: u32 = out[at];
            let is_next = out.len() == at + 1;
            let is_blocked = !is_next && (last_class >= class || last_class == 0);
            let made = match is_blocked {
                true => None,
                false => syllable(first, code)
                    .filter(|_| is_next)
                    .or_else(|| tables.composition(first, code)),
            };
            if let Some(made) = made {
                out[at] = made;
                continue;
            }
        }
        if class == 0 {
            starter = Some(out.len());
        }
        last_class = class;
        out.push(code);
    }
    out
}
