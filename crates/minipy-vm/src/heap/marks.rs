//! From characters to bytes and back in UTF-8: counting them, and what is remembered of where they are: [`Marks`] of a long text, and the
//! [`Stretch`] that was looked at last.
//!
//! Counting from the beginning at every `text[i]` would make a loop over positions quadratic, where CPython's fixed width makes it
//! linear. A long text therefore remembers the byte of every 64th character as far as it was asked for, so that an index costs
//! counting between two marks. A loop over positions does not even count: neighbours mostly have the same width, and in a stretch of
//! such a multiplication gives the byte. Whose marks and stretches they are, and how long they live, is the owner's matter.

/// Characters between two marks.
const STRIDE: usize = 64;

/// The bytes where the characters 64, 128, 192, ... of a text begin, as far as they were asked for.
#[derive(Debug, Default)]
pub struct Marks {
    starts: Vec<u32>,
}

/// What owns a text and remembers where its characters are.
pub trait Marked: std::fmt::Debug {
    /// The byte where the character `index` begins, of those that the text has.
    fn byte_offset(&self, index: usize) -> usize;

    /// As [`Marked::byte_offset`], if it takes no counting.
    fn known_offset(&self, index: usize) -> Option<usize>;

    /// How many characters begin before this byte.
    fn char_index(&self, byte: usize) -> usize;
}

/// Neighbouring characters of a text that all have the same number of bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stretch {
    /// The number of the first one.
    first: u32,
    /// How many there are.
    chars: u32,
    /// The byte where the first one begins.
    start: u32,
    /// The bytes of each.
    width: u32,
}

impl Stretch {
    /// The most characters of a stretch behind the one that was asked for.
    const AHEAD: usize = 64;
    /// The most characters of a stretch before it, where the text is walked backwards.
    const BEHIND: usize = 32;

    /// The byte where a character begins, if it is one of these.
    #[inline(always)]
    pub fn byte_of(self, index: usize) -> Option<usize> {
        let ahead = (index as u32).wrapping_sub(self.first);
        (ahead < self.chars).then(|| (self.start + ahead * self.width) as usize)
    }

    /// The character that begins at a byte, if it is one of these.
    #[inline]
    pub fn char_of(self, byte: usize) -> Option<usize> {
        let ahead = (byte as u32).wrapping_sub(self.start);
        (ahead < self.chars * self.width).then(|| (self.first + ahead / self.width) as usize)
    }

    /// The byte where a character begins that is not far from these.
    pub fn near(self, text: &[u8], index: usize) -> Option<usize> {
        let (first, end) = (self.first as usize, (self.first + self.chars) as usize);
        let (start, behind) = (self.start as usize, (self.start + self.chars * self.width) as usize);
        match index {
            _ if index == end => Some(behind),
            _ if index > end && index - end <= STRIDE => Some(behind + byte_of(&text[behind..], index - end)),
            _ if index < first && first - index <= Stretch::BEHIND => {
                let before = text[..start].iter().enumerate().rev();
                before
                    .filter(|(_, byte)| begins(**byte))
                    .nth(first - index - 1)
                    .map(|(at, _)| at)
            }
            _ => None,
        }
    }

    /// The stretch around the character `index`, which begins at `byte`; what stands before it only if the text is walked `backwards`.
    pub fn around(text: &[u8], index: usize, byte: usize, backwards: bool) -> Stretch {
        let width = width_at(text[byte]);
        let alike = |character: &&[u8]| width_at(character[0]) == width;
        let ahead = text[byte..].chunks_exact(width).take(Stretch::AHEAD).take_while(alike);
        let chars = ahead.count();
        let behind = match backwards {
            true => text[..byte]
                .rchunks_exact(width)
                .take(Stretch::BEHIND)
                .take_while(alike)
                .count(),
            false => 0,
        };
        Stretch {
            first: (index - behind) as u32,
            chars: (chars + behind) as u32,
            start: (byte - behind * width) as u32,
            width: width as u32,
        }
    }

    /// Does it stand behind the character?
    pub fn is_behind(self, index: usize) -> bool {
        index < self.first as usize
    }
}

/// The bytes of the character that begins with this one; 0 if none does.
fn width_at(byte: u8) -> usize {
    match byte {
        0..0x80 => 1,
        0x80..0xC0 => 0,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}

impl Marks {
    /// The byte where the character `index` begins; the end of the text for an index beyond it.
    pub fn byte_offset(&mut self, text: &str, index: usize) -> usize {
        let block = index / STRIDE;
        while self.starts.len() < block && self.extend(text) {}
        let known = block.min(self.starts.len());
        let start = self.start(known);
        start + byte_of(&text.as_bytes()[start..], index - known * STRIDE)
    }

    /// How many characters begin before this byte.
    pub fn char_index(&mut self, text: &str, byte: usize) -> usize {
        while self.start(self.starts.len()) <= byte && self.extend(text) {}
        let known = self.starts.partition_point(|&start| start as usize <= byte);
        known * STRIDE + count(&text.as_bytes()[self.start(known)..byte])
    }

    /// The byte of the mark with this number; the first is the beginning.
    fn start(&self, number: usize) -> usize {
        number.checked_sub(1).map_or(0, |at| self.starts[at] as usize)
    }

    /// Sets one more mark, unless the text ends before it.
    fn extend(&mut self, text: &str) -> bool {
        let last = self.start(self.starts.len());
        let next = last + byte_of(&text.as_bytes()[last..], STRIDE);
        // A text of four gigabytes cannot be made: its length is 32 bits wide.
        let begins = next < text.len() && u32::try_from(next).is_ok();
        if begins {
            self.starts.push(next as u32);
        }
        begins
    }
}

/// A byte begins a character unless it is `10xxxxxx`.
fn begins(byte: u8) -> bool {
    (byte as i8) >= -0x40
}

/// How many characters begin in these eight bytes.
fn count_in_word(word: [u8; 8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let word = u64::from_le_bytes(word);
    let inner = (word >> 7) & !(word >> 6) & ONES;
    8 - (inner.wrapping_mul(ONES) >> 56) as usize
}

/// How many characters begin in these bytes.
pub fn count(bytes: &[u8]) -> usize {
    let (words, tail) = bytes.as_chunks::<8>();
    let in_words: usize = words.iter().map(|&word| count_in_word(word)).sum();
    in_words + tail.iter().filter(|&&byte| begins(byte)).count()
}

/// The byte where the character `index` begins, the length for one beyond: blocks, then words, then bytes, as long as the character is
/// not in them.
#[cold]
pub fn byte_of(bytes: &[u8], index: usize) -> usize {
    const BLOCK: usize = 64;
    let (mut left, mut at) = (index, 0);
    if index >= BLOCK {
        for block in bytes.as_chunks::<BLOCK>().0 {
            // At most 64 of them: counting in bytes lets the compiler use vectors of bytes.
            let chars = usize::from(block.iter().map(|&byte| u8::from(begins(byte))).sum::<u8>());
            if chars > left {
                break;
            }
            left -= chars;
            at += BLOCK;
        }
    }
    for &word in bytes[at..].as_chunks::<8>().0 {
        let chars = count_in_word(word);
        if chars > left {
            break;
        }
        left -= chars;
        at += 8;
    }
    let tail = bytes[at..]
        .iter()
        .enumerate()
        .filter(|(_, byte)| begins(**byte))
        .nth(left);
    tail.map_or(bytes.len(), |(offset, _)| at + offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_of_mixed_texts_is_found_in_any_order() {
        for unit in ["é", "aé", "日本x", "plain text, then 😀", "a"] {
            let text = unit.repeat(150);
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let (mut forwards, mut backwards) = (Marks::default(), Marks::default());
            for (index, &at) in starts.iter().enumerate() {
                assert_eq!(byte_of(text.as_bytes(), index), at);
                assert_eq!(count(&text.as_bytes()[..at]), index);
                assert_eq!(forwards.byte_offset(&text, index), at);
                assert_eq!(forwards.char_index(&text, at), index);
            }
            for (index, &at) in starts.iter().enumerate().rev() {
                assert_eq!(backwards.char_index(&text, at), index);
                assert_eq!(backwards.byte_offset(&text, index), at);
            }
            for beyond in [starts.len(), starts.len() + 1, starts.len() + 1000] {
                assert_eq!(forwards.byte_offset(&text, beyond), text.len());
                assert_eq!(Marks::default().byte_offset(&text, beyond), text.len());
            }
            assert_eq!(Marks::default().char_index(&text, text.len()), starts.len());
        }
    }

    #[test]
    fn a_stretch_gives_what_counting_gives() {
        for unit in ["é", "aé", "日本x", "plain text, then 😀", "a", "ab😀é"] {
            let text = unit.repeat(40);
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            for (index, &at) in starts.iter().enumerate() {
                for backwards in [false, true] {
                    let stretch = Stretch::around(text.as_bytes(), index, at, backwards);
                    assert_eq!(stretch.byte_of(index), Some(at));
                    for (other, &there) in starts.iter().enumerate() {
                        assert!(stretch.byte_of(other).is_none_or(|byte| byte == there));
                        assert!(stretch.char_of(there).is_none_or(|char| char == other));
                        assert!(stretch.near(text.as_bytes(), other).is_none_or(|byte| byte == there));
                    }
                }
            }
        }
    }

    #[test]
    fn marks_stay_right_when_the_text_grows_at_its_end() {
        let (mut text, mut marks) = (String::new(), Marks::default());
        for n in 0..500 {
            text.push(if n % 7 == 0 { '😀' } else { 'é' });
            let last = text.char_indices().next_back().map(|(at, _)| at);
            assert_eq!(Some(marks.byte_offset(&text, n)), last);
        }
    }
}
