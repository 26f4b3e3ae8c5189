//! The hash algorithms: their names and sizes, and one interface to the crates that compute them.
//!
//! The algorithms come from the RustCrypto project. BLAKE2 is the exception: its crate there takes four of the eleven
//! parameters that `hashlib.blake2b` has, those of `blake2b_simd` and `blake2s_simd` take all.

use digest::{Digest, ExtendableOutput, Update, XofReader};

/// A hash on its way, of whatever algorithm.
pub(super) trait Hasher: Send {
    /// More to be hashed.
    fn update(&mut self, bytes: &[u8]);
    /// The digest of what has come so far; as long as `out`, if the algorithm gives as much as one likes.
    fn digest(&self, out: &mut [u8]);
    /// The same once more.
    fn copy(&self) -> Box<dyn Hasher>;
    /// A new one of the same algorithm under a key of a block's length: HMAC (RFC 2104).
    fn keyed(&self, key_block: &[u8]) -> Box<dyn Keyed>;
}

/// A key with an algorithm.
pub(super) trait Keyed: Send + Sync {
    /// The code of a message that comes in parts.
    fn code(&self, parts: &[&[u8]], out: &mut [u8]);
    /// Replaces `link` by its own code so many times, and adds (XOR) each to `sum`: the loop of PBKDF2 (RFC 8018).
    fn chain(&self, link: &mut [u8], sum: &mut [u8], rounds: u32);
}

/// What an algorithm is to be able to do; the rest follows.
trait Engine: Clone + Send + Sync + 'static {
    fn feed(&mut self, bytes: &[u8]);
    fn finish(self, out: &mut [u8]);
    fn fresh(&self) -> Self;
}

impl<E: Engine> Hasher for E {
    fn update(&mut self, bytes: &[u8]) {
        self.feed(bytes);
    }

    fn digest(&self, out: &mut [u8]) {
        self.clone().finish(out);
    }

    fn copy(&self) -> Box<dyn Hasher> {
        Box::new(self.clone())
    }

    fn keyed(&self, key_block: &[u8]) -> Box<dyn Keyed> {
        let under = |pad: u8| {
            let mut engine = self.fresh();
            let key: Vec<u8> = key_block.iter().map(|byte| byte ^ pad).collect();
            engine.feed(&key);
            engine
        };
        Box::new(Pair {
            inner: under(0x36),
            outer: under(0x5C),
        })
    }
}

/// The two hashes of HMAC, after they have read the key.
struct Pair<E> {
    inner: E,
    outer: E,
}

impl<E: Engine> Keyed for Pair<E> {
    fn code(&self, parts: &[&[u8]], out: &mut [u8]) {
        let (mut inner, mut outer) = (self.inner.clone(), self.outer.clone());
        for part in parts {
            inner.feed(part);
        }
        inner.finish(out);
        outer.feed(out);
        outer.finish(out);
    }

    fn chain(&self, link: &mut [u8], sum: &mut [u8], rounds: u32) {
        for _ in 0..rounds {
            let (mut inner, mut outer) = (self.inner.clone(), self.outer.clone());
            inner.feed(link);
            inner.finish(link);
            outer.feed(link);
            outer.finish(link);
            for (sum, byte) in sum.iter_mut().zip(link.iter()) {
                *sum ^= byte;
            }
        }
    }
}

/// An algorithm whose digests have one length.
#[derive(Clone)]
struct Fixed<D>(D);

impl<D: Digest + Clone + Send + Sync + 'static> Engine for Fixed<D> {
    fn feed(&mut self, bytes: &[u8]) {
        Digest::update(&mut self.0, bytes);
    }

    fn finish(self, out: &mut [u8]) {
        out.copy_from_slice(&self.0.finalize());
    }

    fn fresh(&self) -> Self {
        Fixed(D::new())
    }
}

/// An algorithm whose digests are as long as one likes.
#[derive(Clone)]
struct Endless<X>(X);

impl<X: ExtendableOutput + Update + Default + Clone + Send + Sync + 'static> Engine for Endless<X> {
    fn feed(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(self, out: &mut [u8]) {
        self.0.finalize_xof().read(out);
    }

    fn fresh(&self) -> Self {
        Endless(X::default())
    }
}

/// MD5 and SHA-1 side by side, as SSL 3 had them.
#[derive(Clone)]
struct Md5Sha1(md5::Md5, sha1::Sha1);

impl Engine for Md5Sha1 {
    fn feed(&mut self, bytes: &[u8]) {
        Digest::update(&mut self.0, bytes);
        Digest::update(&mut self.1, bytes);
    }

    fn finish(self, out: &mut [u8]) {
        let (md5, sha1) = out.split_at_mut(16);
        md5.copy_from_slice(&self.0.finalize());
        sha1.copy_from_slice(&self.1.finalize());
    }

    fn fresh(&self) -> Self {
        Md5Sha1(Digest::new(), Digest::new())
    }
}

macro_rules! blake2 {
    ($($Name:ident, $krate:ident, $new:ident;)*) => {
        $(
            /// BLAKE2 with the parameters it was begun with.
            #[derive(Clone)]
            struct $Name($krate::Params, $krate::State);

            impl Engine for $Name {
                fn feed(&mut self, bytes: &[u8]) {
                    self.1.update(bytes);
                }

                fn finish(self, out: &mut [u8]) {
                    out.copy_from_slice(self.1.finalize().as_bytes());
                }

                fn fresh(&self) -> Self {
                    $Name(self.0.clone(), self.0.to_state())
                }
            }

            /// BLAKE2 with these parameters.
            pub(super) fn $new(params: &$krate::Params) -> Box<dyn Hasher> {
                Box::new($Name(params.clone(), params.to_state()))
            }
        )*
    };
}

blake2! {
    Blake2b, blake2b_simd, blake2b;
    Blake2s, blake2s_simd, blake2s;
}

/// A hash algorithm.
pub(super) struct Algorithm {
    /// As `hashlib` calls it.
    pub(super) name: &'static str,
    /// What OpenSSL calls it beside that, in capitals; there, capitals and small letters are alike.
    aliases: &'static [&'static str],
    /// The length of its digests; 0 if they are as long as one likes.
    pub(super) digest_size: usize,
    /// How many bytes it takes in at a time.
    pub(super) block_size: usize,
    /// A hash of nothing.
    pub(super) begin: fn() -> Box<dyn Hasher>,
}

impl Algorithm {
    /// The algorithm that this names.
    pub(super) fn find(name: &str) -> Option<&'static Algorithm> {
        let by_name = ALGORITHMS.iter().find(|algorithm| algorithm.name == name);
        by_name.or_else(|| {
            let capitals = name.to_ascii_uppercase();
            ALGORITHMS
                .iter()
                .find(|algorithm| algorithm.aliases.contains(&capitals.as_str()))
        })
    }

    /// The algorithm under a key.
    pub(super) fn keyed(&self, key: &[u8]) -> Box<dyn Keyed> {
        let mut block = vec![0; self.block_size];
        let hasher = (self.begin)();
        match block.get_mut(..key.len()) {
            Some(place) => place.copy_from_slice(key),
            None => {
                let mut hasher = (self.begin)();
                hasher.update(key);
                hasher.digest(&mut block[..self.digest_size]);
            }
        }
        hasher.keyed(&block)
    }
}

/// A row of the table.
macro_rules! row {
    ($name:literal, $aliases:expr, $digest:literal, $block:literal, $begin:expr) => {
        Algorithm {
            name: $name,
            aliases: &$aliases,
            digest_size: $digest,
            block_size: $block,
            begin: || Box::new($begin),
        }
    };
}

/// All algorithms, by name.
pub(super) static ALGORITHMS: &[Algorithm] = &[
    Algorithm {
        name: "blake2b",
        aliases: &["BLAKE2B512", "BLAKE2B-512"],
        digest_size: 64,
        block_size: 128,
        begin: || blake2b(&blake2b_simd::Params::new()),
    },
    Algorithm {
        name: "blake2s",
        aliases: &["BLAKE2S256", "BLAKE2S-256"],
        digest_size: 32,
        block_size: 64,
        begin: || blake2s(&blake2s_simd::Params::new()),
    },
    row!("md5", ["MD5", "SSL3-MD5"], 16, 64, Fixed(md5::Md5::new())),
    row!("md5-sha1", ["MD5-SHA1"], 36, 64, Md5Sha1(Digest::new(), Digest::new())),
    row!(
        "ripemd160",
        ["RIPEMD160", "RIPEMD-160", "RIPEMD", "RMD160"],
        20,
        64,
        Fixed(ripemd::Ripemd160::new())
    ),
    row!("sha1", ["SHA1", "SHA-1", "SSL3-SHA1"], 20, 64, Fixed(sha1::Sha1::new())),
    row!(
        "sha224",
        ["SHA224", "SHA-224", "SHA2-224"],
        28,
        64,
        Fixed(sha2::Sha224::new())
    ),
    row!(
        "sha256",
        ["SHA256", "SHA-256", "SHA2-256"],
        32,
        64,
        Fixed(sha2::Sha256::new())
    ),
    row!(
        "sha384",
        ["SHA384", "SHA-384", "SHA2-384"],
        48,
        128,
        Fixed(sha2::Sha384::new())
    ),
    row!("sha3_224", ["SHA3-224"], 28, 144, Fixed(sha3::Sha3_224::new())),
    row!("sha3_256", ["SHA3-256"], 32, 136, Fixed(sha3::Sha3_256::new())),
    row!("sha3_384", ["SHA3-384"], 48, 104, Fixed(sha3::Sha3_384::new())),
    row!("sha3_512", ["SHA3-512"], 64, 72, Fixed(sha3::Sha3_512::new())),
    row!(
        "sha512",
        ["SHA512", "SHA-512", "SHA2-512"],
        64,
        128,
        Fixed(sha2::Sha512::new())
    ),
    row!(
        "sha512_224",
        ["SHA512_224", "SHA512-224", "SHA-512/224", "SHA2-512/224"],
        28,
        128,
        Fixed(sha2::Sha512_224::new())
    ),
    row!(
        "sha512_256",
        ["SHA512_256", "SHA512-256", "SHA-512/256", "SHA2-512/256"],
        32,
        128,
        Fixed(sha2::Sha512_256::new())
    ),
    row!(
        "shake_128",
        ["SHAKE128", "SHAKE-128"],
        0,
        168,
        Endless(shake::Shake128::default())
    ),
    row!(
        "shake_256",
        ["SHAKE256", "SHAKE-256"],
        0,
        136,
        Endless(shake::Shake256::default())
    ),
    row!("sm3", ["SM3"], 32, 64, Fixed(sm3::Sm3::new())),
];
