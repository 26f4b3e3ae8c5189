//! Decompression by the crate zlib-rs: input in parts, output up to a bound, and zlib's words for what is wrong.

use zlib_rs::{Inflate, InflateError, InflateFlush, Status};

/// What the crate says where its fast loop has found the fault and its main loop then names it otherwise.
const UNNAMED: &str = "repeated call with bad state";

/// With less room than this the fast loop does not run.
const SLOW_ROOM: usize = 256;

/// So much input is kept to find out what was wrong with it.
const MOST_KEPT: usize = 1 << 20;

/// So much room is made for output at a time.
const ROOM: usize = 32 * 1024;

/// What is wrong with compressed data: zlib's number and words.
pub(super) struct Fault {
    number: i32,
    message: Option<&'static str>,
}

impl Fault {
    /// The input ended before the data did.
    pub(super) const TRUNCATED: Fault = Fault {
        number: -5,
        message: Some("incomplete or truncated stream"),
    };
    const WRONG_DICTIONARY: Fault = Fault {
        number: -3,
        message: Some("invalid input data"),
    };

    pub(super) fn text(&self, doing: &str) -> String {
        match self.message {
            Some(message) => format!("Error {} {doing}: {message}", self.number),
            None => format!("Error {} {doing}", self.number),
        }
    }
}

/// What a call went wrong with: the data, or the dictionary that it asked for.
pub(super) enum Trouble {
    Data(Fault),
    Dictionary(Fault),
}

/// A stream that is being decompressed.
pub(super) struct Inflater {
    inflate: Inflate,
    /// Is there a header, and how large is the window?
    kind: (bool, u8),
    dictionary: Option<Vec<u8>>,
    /// The dictionary was asked for or set.
    dictionary_in_use: Option<Vec<u8>>,
    /// All input so far; None if that was too much to keep.
    kept: Option<Vec<u8>>,
    is_done: bool,
    /// After an error the stream answers with it for ever.
    failed: Option<(i32, Option<&'static str>)>,
}

impl Inflater {
    /// A new stream; None if there is no such window.
    pub(super) fn new(window_bits: i32) -> Option<Inflater> {
        let (has_header, bits) = (window_bits >= 0, window_bits.unsigned_abs());
        let is_known = match has_header {
            true => bits == 0 || matches!(bits, 8..=15 | 24..=31 | 40..=47),
            false => (8..=15).contains(&bits),
        };
        is_known.then(|| Inflater {
            inflate: Inflate::new(has_header, bits as u8),
            kind: (has_header, bits as u8),
            dictionary: None,
            dictionary_in_use: None,
            kept: Some(Vec::new()),
            is_done: false,
            failed: None,
        })
    }

    /// Sets the dictionary that the data may ask for; at once, if there is no header that could ask.
    pub(super) fn set_dictionary(&mut self, dictionary: Vec<u8>, at_once: bool) -> Result<(), Fault> {
        if at_once && self.inflate.set_dictionary(&dictionary).is_err() {
            return Err(Fault::WRONG_DICTIONARY);
        }
        match at_once {
            true => self.dictionary_in_use = Some(dictionary),
            false => self.dictionary = Some(dictionary),
        }
        Ok(())
    }

    pub(super) fn is_done(&self) -> bool {
        self.is_done
    }

    /// Decompresses until the input is used up, the data ends, or `most` bytes have come out in all. Tells how much input was
    /// used, also if the rest is wrong.
    pub(super) fn advance(
        &mut self,
        input: &[u8],
        out: &mut Vec<u8>,
        most: usize,
        finish: bool,
    ) -> (usize, Result<(), Trouble>) {
        if let Some((number, message)) = self.failed {
            return (0, Err(Trouble::Data(Fault { number, message })));
        }
        let flush = if finish {
            InflateFlush::Finish
        } else {
            InflateFlush::SyncFlush
        };
        let mut used = 0;
        loop {
            let filled = out.len();
            let room = (most - filled).min(ROOM.max(filled));
            out.resize(filled + room, 0);
            let (before_in, before_out) = (self.inflate.total_in(), self.inflate.total_out());
            let result = self.inflate.decompress(&input[used..], &mut out[filled..], flush);
            used += (self.inflate.total_in() - before_in) as usize;
            let made = (self.inflate.total_out() - before_out) as usize;
            out.truncate(filled + made);
            match result {
                Ok(Status::StreamEnd) => {
                    self.is_done = true;
                    return (used, Ok(()));
                }
                Ok(Status::Ok | Status::BufError) => {
                    // Room that was not filled means that the input is used up.
                    if made < room || out.len() >= most {
                        self.keep(&input[..used]);
                        return (used, Ok(()));
                    }
                }
                Err(InflateError::NeedDict { .. }) if self.dictionary.is_some() => {
                    let dictionary = self.dictionary.take().unwrap_or_default();
                    if self.inflate.set_dictionary(&dictionary).is_err() {
                        self.dictionary = Some(dictionary);
                        return (used, Err(Trouble::Dictionary(Fault::WRONG_DICTIONARY)));
                    }
                    self.dictionary_in_use = Some(dictionary);
                }
                Err(found) => return (used, Err(Trouble::Data(self.fault(found, input)))),
            }
        }
    }

    /// Remembers input that was used.
    fn keep(&mut self, input: &[u8]) {
        match &mut self.kept {
            Some(kept) if kept.len() + input.len() <= MOST_KEPT => kept.extend_from_slice(input),
            _ => self.kept = None,
        }
    }

    /// Goes through all input again, slowly, to learn what is wrong with it.
    fn name_fault(&self, input: &[u8]) -> &'static str {
        let unknown = "invalid data (minipy does not know in what way)";
        let mut earlier = match &self.kept {
            Some(kept) => kept.as_slice(),
            None if self.inflate.total_in() <= input.len() as u64 => &[],
            None => return unknown,
        };
        let mut input = input;
        let mut inflate = Inflate::new(self.kind.0, self.kind.1);
        let dictionary = self.dictionary_in_use.as_deref();
        if let (false, Some(dictionary)) = (self.kind.0, dictionary) {
            let _ = inflate.set_dictionary(dictionary);
        }
        let mut room = [0; SLOW_ROOM];
        loop {
            let part = if earlier.is_empty() { &mut input } else { &mut earlier };
            let before = (inflate.total_in(), inflate.total_out());
            let result = inflate.decompress(part, &mut room, InflateFlush::SyncFlush);
            *part = &part[(inflate.total_in() - before.0) as usize..];
            match (result, dictionary) {
                (Err(InflateError::NeedDict { .. }), Some(dictionary)) => {
                    let _ = inflate.set_dictionary(dictionary);
                }
                (Err(_), _) => return inflate.error_message().unwrap_or(unknown),
                (Ok(_), _) if before == (inflate.total_in(), inflate.total_out()) => return unknown,
                (Ok(_), _) => {}
            }
        }
    }

    fn fault(&mut self, found: InflateError, input: &[u8]) -> Fault {
        let message = match self.inflate.error_message() {
            Some(UNNAMED) => Some(self.name_fault(input)),
            message => message,
        };
        // The crate has two texts where zlib has one.
        let message = match message {
            Some("invalid distance code too far back") => Some("invalid distance too far back"),
            message => message,
        };
        let (number, message) = match found {
            InflateError::NeedDict { .. } => {
                return Fault {
                    number: 2,
                    message: None,
                };
            }
            InflateError::StreamError => (-2, Some(message.unwrap_or("inconsistent stream state"))),
            InflateError::DataError => (-3, Some(message.unwrap_or("invalid input data"))),
            InflateError::MemError => (-4, message),
        };
        self.failed = Some((number, message));
        Fault { number, message }
    }
}
