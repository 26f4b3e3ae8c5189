//! The Mersenne Twister MT19937 of Matsumoto and Nishimura ("Mersenne twister: a 623-dimensionally equidistributed uniform
//! pseudo-random number generator", 1998), with the seeding by an array of 2002: CPython's generator, number for number.
//!
//! It is written here and not taken from a crate because `getstate` and `setstate` need the state itself.

/// Words of the state.
pub(super) const WORDS: usize = 624;

/// Distance of the words that are mixed.
const SHIFT: usize = 397;

/// A generator.
pub(super) struct Mersenne {
    state: [u32; WORDS],
    /// The next word to give; `WORDS` when new ones must be made.
    index: usize,
}

impl Mersenne {
    /// A generator seeded by these words, of which there is at least one.
    pub(super) fn new(key: &[u32]) -> Mersenne {
        let mut state = [0u32; WORDS];
        state[0] = 19_650_218;
        for i in 1..WORDS {
            state[i] = mixed(state[i - 1]).wrapping_mul(1_812_433_253).wrapping_add(i as u32);
        }
        let (mut i, mut j) = (1, 0);
        for _ in 0..WORDS.max(key.len()) {
            let word = state[i] ^ mixed(state[i - 1]).wrapping_mul(1_664_525);
            state[i] = word.wrapping_add(key[j]).wrapping_add(j as u32);
            i = after(&mut state, i);
            j = (j + 1) % key.len();
        }
        for _ in 1..WORDS {
            let word = state[i] ^ mixed(state[i - 1]).wrapping_mul(1_566_083_941);
            state[i] = word.wrapping_sub(i as u32);
            i = after(&mut state, i);
        }
        state[0] = 1 << 31;
        Mersenne { state, index: WORDS }
    }

    /// The next 32 bits.
    #[inline]
    pub(super) fn word(&mut self) -> u32 {
        if self.index >= WORDS {
            self.renew();
        }
        let mut word = self.state[self.index];
        self.index += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9D2C_5680;
        word ^= word << 15 & 0xEFC6_0000;
        word ^ word >> 18
    }

    /// A number from 0 to 1, without 1, of 53 random bits.
    #[inline]
    pub(super) fn real(&mut self) -> f64 {
        let (high, low) = (self.word() >> 5, self.word() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) * (1.0 / 9_007_199_254_740_992.0)
    }

    /// Makes the next `WORDS` words.
    #[cold]
    #[inline(never)]
    fn renew(&mut self) {
        let state = &mut self.state;
        for i in 0..WORDS {
            let bits = state[i] & 0x8000_0000 | state[(i + 1) % WORDS] & 0x7FFF_FFFF;
            let twist = if bits & 1 == 0 { 0 } else { 0x9908_B0DF };
            state[i] = state[(i + SHIFT) % WORDS] ^ bits >> 1 ^ twist;
        }
        self.index = 0;
    }

    /// The words, and the index of the next one.
    pub(super) fn state(&self) -> (&[u32; WORDS], usize) {
        (&self.state, self.index)
    }

    /// Goes on from a state given by [`Mersenne::state`].
    pub(super) fn set_state(&mut self, words: &[u32; WORDS], index: usize) {
        self.state = *words;
        self.index = index;
    }
}

fn mixed(word: u32) -> u32 {
    word ^ word >> 30
}

/// The next place while seeding; behind the last comes the second, and the first takes over the last word.
fn after(state: &mut [u32; WORDS], i: usize) -> usize {
    if i + 1 < WORDS {
        return i + 1;
    }
    state[0] = state[WORDS - 1];
    1
}

#[cfg(test)]
mod tests {
    use super::Mersenne;

    #[test]
    fn gives_the_published_numbers() {
        // The first of the outputs that the authors publish for this key.
        let mut generator = Mersenne::new(&[0x123, 0x234, 0x345, 0x456]);
        let words: Vec<u32> = (0..5).map(|_| generator.word()).collect();
        assert_eq!(
            words,
            [1_067_595_299, 955_945_823, 477_289_528, 4_107_218_783, 4_228_976_476]
        );
    }
}
