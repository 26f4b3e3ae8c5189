//! The start of a line: blank lines are skipped, and the indentation becomes indents and dedents.

use super::Lexer;
use crate::error::{ErrorKind, RawEnd, RawError};
use crate::token::Tok;

/// CPython's limit of nested blocks, the file itself included.
const MAX_INDENTS: usize = 100;

impl Lexer<'_> {
    /// Called where a statement may begin, outside brackets.
    pub(super) fn start_line(&mut self) -> Result<(), RawError> {
        let mut at = self.position();
        loop {
            let (column, alternative, end) = self.measure(at)?;
            match self.bytes.get(end) {
                None => {
                    self.logos.bump(end - self.position());
                    return Ok(());
                }
                Some(b'\n') => at = end + 1,
                Some(b'#') => {
                    let rest = &self.bytes[end..];
                    at = rest
                        .iter()
                        .position(|&byte| byte == b'\n')
                        .map_or(self.bytes.len(), |length| end + length + 1);
                }
                Some(_) => {
                    self.logos.bump(end - self.position());
                    return self.indent(column, alternative, end);
                }
            }
            self.line_start = at;
        }
    }

    /// The two columns of the first character of a line, and where it is. A backslash joins an indented empty line
    /// with the next one, whose own indentation does not count.
    fn measure(&mut self, start: usize) -> Result<(u32, u32, usize), RawError> {
        let (mut column, mut alternative, mut at) = (0u32, 0u32, start);
        let mut joined = None;
        loop {
            match self.bytes.get(at) {
                Some(b' ') => (column, alternative) = (column + 1, alternative + 1),
                Some(b'\t') => (column, alternative) = ((column / 8 + 1) * 8, alternative + 1),
                Some(b'\x0c') => (column, alternative) = (0, 0),
                Some(b'\\') => {
                    if self.bytes.get(at + 1) != Some(&b'\n') {
                        return Err(self.lone_backslash(at));
                    }
                    joined = joined.or(Some((column, alternative)));
                    at += 1;
                    self.line_start = at + 1;
                    if at + 1 == self.bytes.len() {
                        return Err(self.unexpected_end());
                    }
                }
                _ => break,
            }
            at += 1;
        }
        let (column, alternative) = joined.unwrap_or((column, alternative));
        Ok((column, alternative, at))
    }

    fn indent(&mut self, column: u32, alternative: u32, at: usize) -> Result<(), RawError> {
        let (top, top_alternative) = self.indents.last().copied().unwrap_or((0, 0));
        if column == top {
            return if alternative == top_alternative {
                Ok(())
            } else {
                Err(self.tab_error())
            };
        }
        if column > top {
            if self.indents.len() >= MAX_INDENTS {
                let error = RawError::from_here(self.line_start as u32, "too many levels of indentation");
                return Err(error.kind(ErrorKind::Indentation));
            }
            if alternative <= top_alternative {
                return Err(self.tab_error());
            }
            self.indents.push((column, alternative));
            self.push(Tok::Indent, at as u32, at as u32);
            return Ok(());
        }
        let kept = self.indents.partition_point(|&(outer, _)| outer <= column);
        match self.indents[kept - 1] {
            (outer, _) if outer != column => return Err(self.dedent_error(at)),
            (_, outer_alternative) if outer_alternative != alternative => return Err(self.tab_error()),
            _ => {}
        }
        for _ in kept..self.indents.len() {
            self.push(Tok::Dedent, at as u32, at as u32);
        }
        self.indents.truncate(kept);
        Ok(())
    }

    #[cold]
    fn tab_error(&self) -> RawError {
        let message = "inconsistent use of tabs and spaces in indentation";
        RawError::from_here(self.line_start as u32, message).kind(ErrorKind::Tab)
    }

    /// CPython points behind the end of the line.
    #[cold]
    fn dedent_error(&self, at: usize) -> RawError {
        let rest = &self.bytes[at..];
        let end = rest
            .iter()
            .position(|&byte| byte == b'\n')
            .map_or(self.bytes.len(), |length| at + length);
        let error = RawError::from_here(end as u32, "unindent does not match any outer indentation level");
        RawError {
            end: RawEnd::MinusOne,
            ..error
        }
        .kind(ErrorKind::Indentation)
    }
}
