//! The tokens, and their shapes as logos patterns.
//!
//! This file decides what one token may look like. The lexer leaves logos for everything that needs memory:
//! indentation, brackets, the insides of strings.

use logos::Logos;

/// The kind of a token.
#[derive(Logos, Clone, Copy, PartialEq, Eq, Debug)]
#[logos(skip r"[ \t\x0c]+")]
#[logos(skip(r"#[^\n]*", allow_greedy = true))]
#[rustfmt::skip]
pub(crate) enum Tok {
    // Words. A non-ASCII character is let in here and judged by the lexer.
    #[regex(r"[A-Za-z_\u{80}-\u{10FFFF}][A-Za-z0-9_\u{80}-\u{10FFFF}]*")] Name,
    #[token("False")] False,
    #[token("None")] None,
    #[token("True")] True,
    #[token("and")] And,
    #[token("as")] As,
    #[token("assert")] Assert,
    #[token("async")] Async,
    #[token("await")] Await,
    #[token("break")] Break,
    #[token("class")] Class,
    #[token("continue")] Continue,
    #[token("def")] Def,
    #[token("del")] Del,
    #[token("elif")] Elif,
    #[token("else")] Else,
    #[token("except")] Except,
    #[token("finally")] Finally,
    #[token("for")] For,
    #[token("from")] From,
    #[token("global")] Global,
    #[token("if")] If,
    #[token("import")] Import,
    #[token("in")] In,
    #[token("is")] Is,
    #[token("lambda")] Lambda,
    #[token("nonlocal")] Nonlocal,
    #[token("not")] Not,
    #[token("or")] Or,
    #[token("pass")] Pass,
    #[token("raise")] Raise,
    #[token("return")] Return,
    #[token("try")] Try,
    #[token("while")] While,
    #[token("with")] With,
    #[token("yield")] Yield,

    // Literals. A number is checked against what follows it by the lexer.
    #[regex(r"[0-9](_?[0-9])*")]
    #[regex(r"0[xX](_?[0-9a-fA-F])+")]
    #[regex(r"0[oO](_?[0-7])+")]
    #[regex(r"0[bB](_?[01])+")]
    Int,
    #[regex(r"[0-9](_?[0-9])*\.([0-9](_?[0-9])*)?([eE][+-]?[0-9](_?[0-9])*)?")]
    #[regex(r"\.[0-9](_?[0-9])*([eE][+-]?[0-9](_?[0-9])*)?")]
    #[regex(r"[0-9](_?[0-9])*[eE][+-]?[0-9](_?[0-9])*")]
    Float,
    #[regex(r"[0-9](_?[0-9])*[jJ]")]
    #[regex(r"[0-9](_?[0-9])*\.([0-9](_?[0-9])*)?([eE][+-]?[0-9](_?[0-9])*)?[jJ]")]
    #[regex(r"\.[0-9](_?[0-9])*([eE][+-]?[0-9](_?[0-9])*)?[jJ]")]
    #[regex(r"[0-9](_?[0-9])*[eE][+-]?[0-9](_?[0-9])*[jJ]")]
    Imaginary,
    /// The prefix and the first quote; the lexer stretches the token over the whole literal.
    #[regex(r#"[bBrRuUfFtT]?[bBrRuUfFtT]?[bBrRuUfFtT]?[bBrRuUfFtT]?[bBrRuUfFtT]?["']"#)]
    Str,

    #[token("(")] LParen,
    #[token(")")] RParen,
    #[token("[")] LBracket,
    #[token("]")] RBracket,
    #[token("{")] LBrace,
    #[token("}")] RBrace,
    #[token(":")] Colon,
    #[token(":=")] ColonEqual,
    #[token(",")] Comma,
    #[token(";")] Semicolon,
    #[token(".")] Dot,
    #[token("...")] Ellipsis,
    #[token("->")] Arrow,
    #[token("!")] Exclamation,
    #[token("=")] Equal,
    #[token("+")] Plus,
    #[token("-")] Minus,
    #[token("*")] Star,
    #[token("/")] Slash,
    #[token("//")] DoubleSlash,
    #[token("%")] Percent,
    #[token("@")] At,
    #[token("**")] DoubleStar,
    #[token("&")] Ampersand,
    #[token("|")] Bar,
    #[token("^")] Caret,
    #[token("~")] Tilde,
    #[token("<<")] LeftShift,
    #[token(">>")] RightShift,
    #[token("==")] EqEqual,
    #[token("!=")] NotEqual,
    #[token("<>")] LessGreater,
    #[token("<")] Less,
    #[token("<=")] LessEqual,
    #[token(">")] Greater,
    #[token(">=")] GreaterEqual,
    #[token("+=")] PlusEqual,
    #[token("-=")] MinusEqual,
    #[token("*=")] StarEqual,
    #[token("/=")] SlashEqual,
    #[token("//=")] DoubleSlashEqual,
    #[token("%=")] PercentEqual,
    #[token("@=")] AtEqual,
    #[token("**=")] DoubleStarEqual,
    #[token("&=")] AmpersandEqual,
    #[token("|=")] BarEqual,
    #[token("^=")] CaretEqual,
    #[token("<<=")] LeftShiftEqual,
    #[token(">>=")] RightShiftEqual,

    #[token("\n")] Newline,
    /// A backslash at the end of a line; never leaves the lexer.
    #[token("\\\n")] Continuation,

    // Made by the lexer.
    Indent,
    Dedent,
    /// Prefix and opening quotes of an f-string.
    FStringStart,
    /// Literal text of an f-string or of a format specification; braces are still doubled.
    FStringMiddle,
    /// Closing quotes of an f-string.
    FStringEnd,
    /// A character that starts no token but is no error of the tokenizer either: `$`, `?`, a backquote.
    Unknown,
    /// The end of the text.
    End,
    /// The lexer gave up here; [`crate::lexer::Tokens::error`] says why. Always the last token.
    Error,
}

/// One token and its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Token {
    pub kind: Tok,
    pub start: u32,
    pub end: u32,
}
