//! Tokens to tree: a recursive-descent parser that looks ahead as little as CPython's does.
//!
//! # Failure
//!
//! A rule fails in one of two ways ([`Fail`]). *Soft*: this rule does not match here; the caller may take the shorter
//! match it already has, or another alternative. *Hard*: the text is wrong and the message is known. As in a PEG, a
//! rule that can end early does so: `a +` is the expression `a`, and whoever wanted more complains about the `+`.
//!
//! # Two passes
//!
//! CPython parses a wrong text a second time with extra rules that recognise common mistakes, and so do we: the first
//! pass ([`Mode::Plain`]) only finds out *that* a statement is wrong and which token was the furthest it looked at.
//! Then the statement is parsed again in [`Mode::Diagnose`], where the rules of `diagnose.rs` are consulted at the same
//! places and in the same order as CPython's `invalid_*` rules. If none of them knows better, the answer is
//! `invalid syntax` at that furthest token.
//!
//! # Depth
//!
//! `depth` counts active calls of [`Parser::nested`] and bounds the native stack. `height` is a high-water mark: the
//! height of the tallest tree built since the mark was last taken; it bounds the tree itself, so that chains that
//! are parsed by a loop (`a.b.c`, `1+1+1`, `elif`) stay below [`MAX_DEPTH`] as well.

mod atom;
mod call;
mod compound;
mod diagnose;
mod expr;
mod import;
mod literal;
mod params;
mod pattern;
mod stmt;
mod strings;
mod target;

use crate::ast::{Expr, ExprKind, Ident, Identifier, MAX_DEPTH, Module, Span};
use crate::error::{ErrorKind, RawEnd, RawError, SyntaxError};
use crate::lexer::{self, Tokens};
use crate::source::normalize_newlines;
use crate::token::{Tok, Token};
use diagnose::Memo;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

/// How many [`Parser::nested`] calls may be active: what a native stack of 2 MiB bears in an unoptimised build.
const MAX_NESTING: u32 = 450;

/// How a rule fails.
pub(crate) enum Fail {
    /// It does not match.
    Soft,
    /// The text is wrong.
    Hard(Box<RawError>),
}

impl From<RawError> for Fail {
    #[cold]
    fn from(error: RawError) -> Fail {
        Fail::Hard(Box::new(error))
    }
}

/// The result of a rule.
pub(crate) type Res<T> = Result<T, Fail>;

/// Whether the rules for common mistakes are active.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Plain,
    Diagnose,
}

/// Parses a file (CPython's mode `exec`).
///
/// Spans refer to the text with `\n` newlines; a source that may hold `\r` goes through
/// [`normalize_newlines`](crate::normalize_newlines) first if the caller wants to use them.
///
/// # Errors
/// The first mistake, as CPython 3.14 reports it.
pub fn parse(source: &str) -> Result<Module, SyntaxError> {
    run(source, true, |parser| parser.file())
}

/// Parses one expression (CPython's mode `eval`). `eval()` strips blanks in front of it before it parses, and so must
/// the caller.
///
/// # Errors
/// The first mistake, as CPython 3.14 reports it.
pub fn parse_expression(source: &str) -> Result<Expr, SyntaxError> {
    run(source, false, |parser| parser.eval_input())
}

/// Parses one interactive input (CPython's mode `single`): a line of simple statements, or one compound statement with
/// a newline at its end. A blank input is an error, as in CPython.
///
/// # Errors
/// The first mistake, as CPython 3.14 reports it.
pub fn parse_interactive(source: &str) -> Result<Module, SyntaxError> {
    run(source, false, |parser| parser.interactive_input())
}

fn run<T>(source: &str, is_file: bool, rule: impl Fn(&mut Parser) -> Res<T>) -> Result<T, SyntaxError> {
    let source = &*normalize_newlines(source);
    if source.len() >= u32::MAX as usize {
        let error = RawError::from_here(0, "source code is too large").kind(ErrorKind::Memory);
        return Err(error.finish(""));
    }
    if source.contains('\0') {
        let mut error = RawError::from_here(0, "source code string cannot contain null bytes").finish("");
        (error.line, error.offset, error.end_line) = (0, 0, 0);
        return Err(error);
    }
    let tokens = lexer::tokenize(source);
    let mut parser = Parser::new(source, &tokens);
    parser.is_file = is_file;
    let result = rule(&mut parser);
    let error = match result {
        Ok(tree) => return Ok(tree),
        Err(Fail::Soft) if source.is_empty() => {
            let error = RawError::from_here(0, "invalid syntax").finish("");
            return Err(SyntaxError {
                line: 0,
                offset: 0,
                end_line: 0,
                ..error
            });
        }
        Err(Fail::Hard(error)) => *error,
        Err(Fail::Soft) => parser.diagnose(rule),
    };
    Err(parser.prefer_lexer(error).finish(source))
}

pub(crate) struct Parser<'s> {
    source: &'s str,
    lexed: &'s Tokens,
    tokens: &'s [Token],
    /// The next token.
    pos: usize,
    /// The furthest token that was looked at before the last step back.
    furthest: usize,
    mode: Mode,
    /// The second pass has begun; inside it the mode may be plain for a while.
    second_pass: bool,
    /// The input is a file, not `eval` or interactive input.
    is_file: bool,
    /// Where the current top-level statement starts: the second pass begins there.
    statement: usize,
    depth: u32,
    height: u32,
    names: FxHashMap<&'s str, Ident>,
    memo: Memo,
}

impl<'s> Parser<'s> {
    fn new(source: &'s str, lexed: &'s Tokens) -> Parser<'s> {
        Parser {
            source,
            lexed,
            tokens: &lexed.tokens,
            pos: 0,
            furthest: 0,
            mode: Mode::Plain,
            second_pass: false,
            is_file: true,
            statement: 0,
            depth: 0,
            height: 0,
            names: FxHashMap::default(),
            memo: Memo::default(),
        }
    }

    // ---- tokens ----

    #[inline]
    fn peek(&self) -> Tok {
        self.tokens[self.pos].kind
    }

    /// The token behind the next.
    #[inline]
    fn peek_second(&mut self) -> Tok {
        let at = (self.pos + 1).min(self.tokens.len() - 1);
        self.furthest = self.furthest.max(at);
        self.tokens[at].kind
    }

    #[inline]
    fn token(&self) -> Token {
        self.tokens[self.pos]
    }

    /// Takes the next token. The last one (`End` or `Error`) is never passed.
    #[inline]
    fn advance(&mut self) -> Token {
        let token = self.tokens[self.pos];
        if self.pos + 1 < self.tokens.len() {
            self.pos += 1;
        }
        token
    }

    #[inline]
    fn eat(&mut self, kind: Tok) -> bool {
        let is_there = self.peek() == kind;
        if is_there {
            self.advance();
        }
        is_there
    }

    #[inline]
    fn expect(&mut self, kind: Tok) -> Res<Token> {
        if self.peek() == kind {
            Ok(self.advance())
        } else {
            Err(Fail::Soft)
        }
    }

    /// CPython's forced token: without it the text is certainly wrong.
    fn force(&mut self, kind: Tok, shown: &str) -> Res<Token> {
        if self.peek() == kind {
            return Ok(self.advance());
        }
        self.check_lexer()?;
        Err(self.error_at_token(self.pos, format!("expected '{shown}'")).into())
    }

    /// A token that CPython forces only in its second pass.
    fn force_in_diagnosis(&mut self, kind: Tok, shown: &str) -> Res<Token> {
        if self.mode == Mode::Diagnose {
            self.force(kind, shown)
        } else {
            self.expect(kind)
        }
    }

    /// Goes back to an earlier token.
    #[inline]
    fn reset(&mut self, pos: usize) {
        self.furthest = self.furthest.max(self.pos);
        self.pos = pos;
    }

    /// Tries a rule; goes back if it does not match.
    #[inline]
    fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Res<T>) -> Res<Option<T>> {
        let pos = self.pos;
        match rule(self) {
            Ok(value) => Ok(Some(value)),
            Err(Fail::Soft) => {
                self.reset(pos);
                Ok(None)
            }
            Err(hard) => Err(hard),
        }
    }

    fn text(&self, token: Token) -> &'s str {
        &self.source[token.start as usize..token.end as usize]
    }

    /// Whether the next token is the given soft keyword.
    fn at_word(&self, word: &str) -> bool {
        self.peek() == Tok::Name && self.text(self.token()) == word
    }

    // ---- places ----

    /// Where the next token starts.
    #[inline]
    fn start(&self) -> u32 {
        self.tokens[self.pos].start
    }

    /// From `start` to the end of the last token taken.
    #[inline]
    fn span_from(&self, start: u32) -> Span {
        Span::new(start, self.tokens[self.pos.saturating_sub(1)].end)
    }

    fn token_span(&self, pos: usize) -> Span {
        let token = self.tokens[pos];
        Span::new(token.start, token.end)
    }

    // ---- nodes ----

    fn ident(&mut self, token: Token) -> Ident {
        let text = &self.source[token.start as usize..token.end as usize];
        self.names.entry(text).or_insert_with(|| normalized(text)).clone()
    }

    fn identifier(&mut self) -> Res<Identifier> {
        let token = self.expect(Tok::Name)?;
        Ok(Identifier {
            name: self.ident(token),
            span: Span::new(token.start, token.end),
        })
    }

    // ---- depth ----

    /// Runs a rule one level deeper.
    fn nested<T>(&mut self, rule: impl FnOnce(&mut Self) -> Res<T>) -> Res<T> {
        if self.depth >= MAX_NESTING {
            return Err(self.too_complex());
        }
        self.depth += 1;
        let outer = std::mem::replace(&mut self.height, 0);
        let result = rule(self);
        self.depth -= 1;
        // At most this many nodes stand between two calls: a conditional, a boolean operation, a comparison, a
        // display or call with its starred, keyword or slice wrapping, a formatted value and its string.
        let grown = self.grow(6);
        self.height = self.height.max(outer);
        grown.and(result)
    }

    /// Notes that the tallest tree has grown by some levels.
    #[inline]
    fn grow(&mut self, levels: u32) -> Res<()> {
        self.height += levels;
        if self.height > MAX_DEPTH - 8 {
            Err(self.too_tall())
        } else {
            Ok(())
        }
    }

    #[cold]
    fn too_complex(&self) -> Fail {
        let message = "Parser stack overflowed - Python source too complex to parse";
        RawError::from_here(self.start(), message)
            .kind(ErrorKind::Memory)
            .into()
    }

    #[cold]
    fn too_tall(&self) -> Fail {
        let message = "maximum recursion depth exceeded during compilation";
        RawError::from_here(self.start(), message)
            .kind(ErrorKind::Recursion)
            .into()
    }

    // ---- inputs ----

    fn file(&mut self) -> Res<Module> {
        let mut body = Vec::new();
        while self.peek() != Tok::End {
            self.statement = self.pos;
            self.height = 0;
            self.statement_into(&mut body)?;
        }
        Ok(Module { body })
    }

    fn eval_input(&mut self) -> Res<Expr> {
        if self.peek() == Tok::Indent {
            return Err(Fail::Soft);
        }
        let value = self.expressions()?;
        while self.eat(Tok::Newline) {}
        self.expect(Tok::End)?;
        Ok(value)
    }

    fn interactive_input(&mut self) -> Res<Module> {
        let mut body = Vec::new();
        let is_compound = self.statement_into(&mut body)?;
        let is_end = self.peek() == Tok::End;
        // A compound statement wants a newline of its own, which only a text that ends with one can give.
        if is_end && (!is_compound || self.source.ends_with('\n')) {
            return Ok(Module { body });
        }
        if is_compound {
            return Err(Fail::Soft);
        }
        let message = "multiple statements found while compiling a single statement";
        Err(self.error_at_token(self.pos - 1, message).into())
    }

    // ---- errors ----

    /// An error of the lexer comes first once its token has been looked at.
    fn check_lexer(&self) -> Res<()> {
        let last = self.furthest.max(self.pos);
        match &self.lexed.error {
            Some(error) if self.tokens[last].kind == Tok::Error => Err(error.clone().into()),
            _ => Ok(()),
        }
    }

    /// An error at the furthest token that has been looked at: CPython's `RAISE_SYNTAX_ERROR`.
    fn error_here(&self, message: impl Into<String>) -> Fail {
        if let Err(fail) = self.check_lexer() {
            return fail;
        }
        self.error_at_token(self.furthest.max(self.pos), message).into()
    }

    /// An error at a token. Tokens without text are placed where CPython's tokenizer stands behind them.
    fn error_at_token(&self, pos: usize, message: impl Into<String>) -> RawError {
        let token = self.tokens[pos];
        let error = RawError::at(Span::new(token.start, token.end), message);
        match token.kind {
            Tok::End => RawError {
                end: RawEnd::MinusOne,
                ..error
            },
            Tok::Newline => self.at_newline(error),
            Tok::LessGreater => RawError {
                end: RawEnd::At(token.start + 1),
                ..error
            },
            Tok::Indent | Tok::Dedent => {
                let is_end = self
                    .tokens
                    .last()
                    .is_some_and(|last| last.start == token.start && last.kind == Tok::End);
                RawError {
                    end: RawEnd::MinusOne,
                    before: !is_end,
                    ..error
                }
            }
            _ => error,
        }
    }

    /// CPython's newline token begins with the comment in front of it.
    fn at_newline(&self, error: RawError) -> RawError {
        let end = RawEnd::After(error.start);
        RawError {
            start: self.newline_start(error.start),
            end,
            ..error
        }
    }

    fn newline_start(&self, newline: u32) -> u32 {
        let before = self
            .tokens
            .partition_point(|token| token.end <= newline && token.start < newline);
        let last_end = before.checked_sub(1).map_or(0, |last| self.tokens[last].end);
        let gap = &self.source[last_end as usize..newline as usize];
        gap.find('#').map_or(newline, |comment| last_end + comment as u32)
    }

    /// The second pass, after the first failed softly.
    #[cold]
    fn diagnose<T>(&mut self, rule: impl Fn(&mut Parser) -> Res<T>) -> RawError {
        let last = self.furthest.max(self.pos);
        if let Err(Fail::Hard(error)) = self.check_lexer() {
            return *error;
        }
        self.mode = Mode::Diagnose;
        self.pos = self.statement;
        (self.depth, self.height) = (0, 0);
        self.second_pass = true;
        if let Err(Fail::Hard(error)) = rule(self) {
            return *error;
        }
        if let Err(Fail::Hard(error)) = self.check_lexer() {
            return *error;
        }
        match self.tokens[last].kind {
            Tok::Indent => self
                .error_at_token(last, "unexpected indent")
                .kind(ErrorKind::Indentation),
            Tok::Dedent => self
                .error_at_token(last, "unexpected unindent")
                .kind(ErrorKind::Indentation),
            Tok::End => self.invalid_end(last),
            // Only in files does CPython end the last line with a newline if the text does not.
            Tok::Newline if !self.is_file && self.tokens[last].start as usize == self.source.len() => {
                self.invalid_end(last)
            }
            _ => self.error_at_token(last, "invalid syntax"),
        }
    }

    /// CPython's end marker has no column: the offset is 0.
    fn invalid_end(&self, pos: usize) -> RawError {
        let text = &self.source[..self.tokens[pos].start as usize];
        let line_start = text.rfind('\n').map_or(0, |newline| newline as u32 + 1);
        let error = RawError::from_here(line_start, "invalid syntax");
        RawError { before: true, ..error }
    }

    /// CPython reads the rest of the text before it reports an error, and reports a mistake of the tokenizer instead;
    /// but that a bracket is never closed only if it was opened on a line before the one that is reported.
    fn prefer_lexer(&self, error: RawError) -> RawError {
        let Some(lexed) = &self.lexed.error else { return error };
        let last = self.furthest.max(self.pos);
        if self.tokens[last].kind == Tok::Error {
            return lexed.clone();
        }
        let is_layout = error.kind == ErrorKind::Indentation && matches!(self.tokens[last].kind, Tok::Indent);
        let is_of_text = matches!(error.kind, ErrorKind::Syntax | ErrorKind::Indentation);
        if is_layout || !is_of_text || self.lexed.is_in_fstring {
            return error;
        }
        if !self.lexed.is_silent {
            return lexed.clone();
        }
        let last = self.tokens[last].start as usize;
        match self.lexed.open_bracket {
            Some(open) if self.source[open.at as usize..last.max(open.at as usize)].contains('\n') => {
                open.never_closed()
            }
            _ => error,
        }
    }
}

/// An expression node.
fn node(kind: ExprKind, span: Span) -> Expr {
    Expr { kind, span }
}

/// A name as it is compared: in the normal form NFKC, which ASCII is in. The form of an assigned character is the same in every
/// version of Unicode.
fn normalized(name: &str) -> Ident {
    match name.is_ascii() {
        true => Ident::from(name),
        false => Ident::from(name.nfkc().collect::<String>()),
    }
}
