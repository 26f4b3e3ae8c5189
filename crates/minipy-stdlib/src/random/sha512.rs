//! SHA-512 (FIPS 180-4), for seeds that are strings: the digest of a few bytes, once per seed.

/// The first 64 bits of the fractional parts of the cube roots of the first 80 primes.
fn round_constants() -> [u64; 80] {
    let mut constants = [0; 80];
    for (place, prime) in constants.iter_mut().zip(primes()) {
        *place = root_fraction(prime, 3);
    }
    constants
}

fn primes() -> impl Iterator<Item = u64> {
    (2u64..).filter(|&n| (2..).take_while(|d| d * d <= n).all(|d| n % d != 0))
}

/// The first 64 bits behind the point of a root of a small number, by bisection.
fn root_fraction(n: u64, degree: usize) -> u64 {
    use dashu_int::UBig;
    // floor(root(n) * 2^64) is the greatest r with r^degree <= n * 2^(64 * degree).
    let wanted = UBig::from(n) << (64 * degree);
    let (mut low, mut high) = (UBig::ZERO, UBig::from(n + 1) << 64);
    while &high - &low > UBig::ONE {
        let middle = (&low + &high) >> 1;
        if middle.pow(degree) <= wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    let bytes = low.to_le_bytes();
    bytes
        .iter()
        .take(8)
        .rev()
        .fold(0, |word, &byte| word << 8 | u64::from(byte))
}

/// The digest.
pub(super) fn digest(data: &[u8]) -> [u8; 64] {
    let constants = round_constants();
    let mut state = [0; 8];
    for (place, prime) in state.iter_mut().zip(primes()) {
        *place = root_fraction(prime, 2);
    }
    let mut padded = data.to_vec();
    padded.push(0x80);
    while padded.len() % 128 != 112 {
        padded.push(0);
    }
    padded.extend_from_slice(&(data.len() as u128 * 8).to_be_bytes());
    for block in padded.chunks_exact(128) {
        compress(&mut state, block, &constants);
    }
    let mut result = [0; 64];
    for (place, word) in result.chunks_exact_mut(8).zip(state) {
        place.copy_from_slice(&word.to_be_bytes());
    }
    result
}

fn compress(state: &mut [u64; 8], block: &[u8], constants: &[u64; 80]) {
    let mut words = [0u64; 80];
    for (word, bytes) in words.iter_mut().zip(block.chunks_exact(8)) {
        *word = bytes.iter().fold(0, |word, &byte| word << 8 | u64::from(byte));
    }
    for i in 16..80 {
        let (a, b) = (words[i - 15], words[i - 2]);
        let s0 = a.rotate_right(1) ^ a.rotate_right(8) ^ a >> 7;
        let s1 = b.rotate_right(19) ^ b.rotate_right(61) ^ b >> 6;
        words[i] = words[i - 16]
            .wrapping_add(s0)
            .wrapping_add(words[i - 7])
            .wrapping_add(s1);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for i in 0..80 {
        let s1 = e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41);
        let choice = e & f ^ !e & g;
        let first = h
            .wrapping_add(s1)
            .wrapping_add(choice)
            .wrapping_add(constants[i])
            .wrapping_add(words[i]);
        let s0 = a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39);
        let second = s0.wrapping_add(a & b ^ a & c ^ b & c);
        (h, g, f, e) = (g, f, e, d.wrapping_add(first));
        (d, c, b, a) = (c, b, a, first.wrapping_add(second));
    }
    for (place, word) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *place = place.wrapping_add(word);
    }
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn gives_the_digests_of_the_standard() {
        for (data, begins) in [("", "cf83e1357eefb8bd"), ("abc", "ddaf35a193617aba")] {
            let digest: String = digest(data.as_bytes())
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            assert!(digest.starts_with(begins), "{data}: {digest}");
        }
    }
}
