//! Byte offsets to lines and columns, without walking the text from its start each time.
//!
//! Lines are counted from 1 and end at `\n` only (the source has been newline-normalised); columns are counted from 0
//! in characters, or in bytes where the caller asks for CPython's `col_offset`.

/// The starts of all lines of one text.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Scans the text once.
    pub fn new(source: &str) -> LineIndex {
        let newlines = source.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
        LineIndex {
            starts: std::iter::once(0)
                .chain(newlines.map(|(at, _)| at as u32 + 1))
                .collect(),
        }
    }

    /// The line (from 1) that holds a byte offset; an offset behind the end belongs to the last line.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32
    }

    /// The byte offset at which a line (from 1) starts; a line behind the last starts where the last does.
    pub fn line_start(&self, line: u32) -> u32 {
        let last = self.starts.len() - 1;
        self.starts[(line.max(1) as usize - 1).min(last)]
    }

    /// The line (from 1) and the column in bytes (from 0): CPython's `lineno` and `col_offset`.
    pub fn line_byte_column(&self, offset: u32) -> (u32, u32) {
        let line = self.line(offset);
        (line, offset - self.line_start(line))
    }

    /// The line (from 1) and the column in characters (from 0). `source` must be the indexed text. An offset behind
    /// its end counts one column for each byte that is not there.
    pub fn line_column(&self, source: &str, offset: u32) -> (u32, u32) {
        let (line, bytes) = self.line_byte_column(offset);
        let start = self.line_start(line) as usize;
        let text = &source.as_bytes()[start.min(source.len())..(offset as usize).min(source.len())];
        let characters = text.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        (line, (characters + (bytes as usize - text.len())) as u32)
    }

    /// The text of a line (from 1) without its newline; empty for a line that does not exist.
    pub fn line_text<'s>(&self, source: &'s str, line: u32) -> &'s str {
        if line == 0 || line as usize > self.starts.len() {
            return "";
        }
        let start = self.line_start(line) as usize;
        let rest = source.get(start..).unwrap_or("");
        rest.split('\n').next().unwrap_or("")
    }

    /// The number of lines; a text that ends with a newline has an empty last line.
    pub fn line_count(&self) -> u32 {
        self.starts.len() as u32
    }
}
