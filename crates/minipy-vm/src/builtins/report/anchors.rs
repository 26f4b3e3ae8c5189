//! Where in an expression the carets go: the operator of a binary operation, the brackets of a subscript, the parentheses of
//! a call.
//!
//! CPython parses the source segment anew (`traceback._extract_caret_anchors_from_line_segment`). Here a tokenizer and the
//! ladder of precedences of the operators between the top-level tokens are enough: what stands in brackets is one operand,
//! whatever it is. A segment that is anything else than the three kinds of expression has no anchors.

/// A place in a text: line and character in it, both from 0.
pub type Place = (usize, usize);

/// The part of a segment that gets `^` while the rest gets `~`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchors {
    /// Where it begins.
    pub start: Place,
    /// Where it ends.
    pub end: Place,
}

/// The anchors of a segment given as lines of characters.
pub fn anchors(segment: &[Vec<char>]) -> Option<Anchors> {
    let mut tokens = tokenize(segment)?;
    // The segment is read as if in parentheses: line ends mean nothing.
    tokens.retain(|token| token.kind != Kind::Newline);
    match classify(&link(&tokens)?, 0..tokens.len())? {
        Shape::Binary { operator, right } => Some(around_operator(segment, tokens[operator], right)),
        Shape::Bracket { open, last } => Some(Anchors {
            start: tokens[open].start,
            end: tokens[last].end,
        }),
    }
}

/// The operator may look one character longer than it is: CPython counts what follows it up to where the right operand
/// begins, and parentheses around an operand are no part of it.
fn around_operator(segment: &[Vec<char>], operator: Token<'_>, right: Place) -> Anchors {
    let (line, column) = operator.start;
    let next = segment[line].get(column + 1).copied();
    let before_operand = right.0 > line || column + 1 < right.1;
    let second = before_operand && next.is_some_and(|c| !c.is_whitespace() && c != '\\' && c != '#');
    Anchors {
        start: (line, column),
        end: (line, column + 1 + usize::from(second)),
    }
}

/// Does a statement consist of nothing but `return f(...)` or `name = ...(...)`, with the call from `start` to `end`? CPython
/// shows no carets then. `None` if the text is no statement to judge.
pub fn is_plain_call(lines: &[Vec<char>], start: Place, end: Place) -> Option<bool> {
    if lines.first()?.first().is_some_and(|c| c.is_whitespace()) {
        return None;
    }
    let tokens = tokenize(lines)?;
    let statement = tokens.split(|token| token.is("\n") || token.is(";")).next()?;
    let (value, any_function) = match statement {
        [first, rest @ ..] if first.is("return") => (rest, false),
        [target, equals, rest @ ..] if target.is_identifier() && equals.is("=") => (rest, true),
        _ => return Some(false),
    };
    // A statement cut short by the end of the text, with a bracket open, is a syntax error to CPython.
    let links = link(value)?;
    let range = links.without_parentheses(0..value.len());
    let Some(Shape::Bracket { open, last }) = classify(&links, range.clone()) else {
        return Some(false);
    };
    let function = links.without_parentheses(range.start..open);
    let named = function.len() == 1 && value[function.start].is_identifier();
    // CPython compares columns in bytes with columns in characters, so that a call after other letters is never plain.
    let in_bytes = |(line, column): Place| (line, lines[line][..column].iter().map(|c| c.len_utf8()).sum());
    let place = (in_bytes(value[range.start].start), in_bytes(value[last].end));
    Some(value[open].is("(") && (any_function || named) && place == (start, end))
}

/// The names and keywords in a text, with their ends: what is in strings and comments does not count.
pub fn name_tokens(lines: &[Vec<char>]) -> Option<Vec<(Place, usize)>> {
    let names = tokenize(lines)?.into_iter().filter(|token| token.kind == Kind::Name);
    Some(names.map(|token| (token.start, token.end.1)).collect())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A name or keyword.
    Name,
    /// A number, a string, `...`.
    Literal,
    /// Anything else.
    Operator,
    /// The end of a line outside brackets.
    Newline,
}

#[derive(Clone, Copy, Debug)]
struct Token<'a> {
    kind: Kind,
    text: &'a [char],
    start: Place,
    end: Place,
}

impl Token<'_> {
    fn is(&self, text: &str) -> bool {
        self.kind != Kind::Literal && self.text.iter().copied().eq(text.chars())
    }
    fn is_any(&self, texts: &[&str]) -> bool {
        texts.iter().any(|text| self.is(text))
    }
    fn is_string(&self) -> bool {
        self.kind == Kind::Literal && matches!(self.text.last(), Some('"' | '\''))
    }
    fn is_identifier(&self) -> bool {
        self.kind == Kind::Name && !self.is_any(&KEYWORDS)
    }
}

/// Names that are no operands.
const KEYWORDS: [&str; 32] = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
    "return", "try", "while", "with", "yield",
];

/// Operators of two or three characters; the others have one.
const LONG_OPERATORS: [&str; 22] = [
    "**=", "//=", "<<=", ">>=", "**", "//", "<<", ">>", "+=", "-=", "*=", "/=", "%=", "@=", "&=", "|=", "^=", "==",
    "!=", "<=", ">=", ":=",
];

const NEWLINE: &[char] = &['\n'];

/// The tokens of a text without comments; None if a string does not end or a character means nothing.
fn tokenize(lines: &[Vec<char>]) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut depth = 0usize;
    let mut at: Place = (0, 0);
    while let Some(line) = lines.get(at.0) {
        let rest = &line[at.1.min(line.len())..];
        let Some(&c) = rest.first() else {
            if depth == 0 {
                tokens.push(Token {
                    kind: Kind::Newline,
                    text: NEWLINE,
                    start: at,
                    end: at,
                });
            }
            at = (at.0 + 1, 0);
            continue;
        };
        match c {
            '#' => at.1 = line.len(),
            '\\' if rest.len() == 1 => at = (at.0 + 1, 0),
            _ if c.is_whitespace() => at.1 += 1,
            _ => {
                let (kind, end) = next_token(lines, at)?;
                depth = match c {
                    '(' | '[' | '{' => depth + 1,
                    ')' | ']' | '}' => depth.saturating_sub(1),
                    _ => depth,
                };
                // The text of a string over several lines is cut to its last line: only its last character matters.
                let text = if end.0 == at.0 {
                    &line[at.1..end.1]
                } else {
                    &lines[end.0][..end.1]
                };
                tokens.push(Token {
                    kind,
                    text,
                    start: at,
                    end,
                });
                at = end;
            }
        }
    }
    Some(tokens)
}

/// What the token at a place is and where it ends.
fn next_token(lines: &[Vec<char>], at: Place) -> Option<(Kind, Place)> {
    let rest = &lines[at.0][at.1..];
    let end_after = |count: usize| (at.0, at.1 + count);
    let c = rest[0];
    if c.is_alphabetic() || c == '_' || !c.is_ascii() {
        let length = rest
            .iter()
            .take_while(|c| c.is_alphanumeric() || **c == '_' || !c.is_ascii())
            .count();
        if matches!(rest.get(length), Some('"' | '\'')) && length <= 2 {
            let formatted = rest[..length].iter().any(|c| matches!(c, 'f' | 'F' | 't' | 'T'));
            return Some((Kind::Literal, string_end(lines, end_after(length), formatted)?));
        }
        return Some((Kind::Name, end_after(length)));
    }
    if matches!(c, '"' | '\'') {
        return Some((Kind::Literal, string_end(lines, at, false)?));
    }
    if c.is_ascii_digit() || c == '.' && rest.get(1).is_some_and(char::is_ascii_digit) {
        return Some((Kind::Literal, end_after(number_length(rest))));
    }
    if rest.starts_with(&['.', '.', '.']) {
        return Some((Kind::Literal, end_after(3)));
    }
    let long = LONG_OPERATORS
        .iter()
        .find(|op| rest.len() >= op.len() && op.chars().eq(rest[..op.len()].iter().copied()));
    Some((Kind::Operator, end_after(long.map_or(1, |op| op.len()))))
}

/// Digits, letters, points, and a sign after the `e` of a decimal exponent.
fn number_length(rest: &[char]) -> usize {
    let hexadecimal = rest.len() > 1 && matches!(rest[1], 'x' | 'X');
    let mut length = 0;
    while let Some(&c) = rest.get(length) {
        let sign = matches!(c, '+' | '-') && !hexadecimal && matches!(rest[length - 1], 'e' | 'E');
        if !(c.is_ascii_alphanumeric() || c == '_' || c == '.' || sign) {
            break;
        }
        length += 1;
    }
    length
}

/// Where the string whose quote stands at a place ends.
fn string_end(lines: &[Vec<char>], at: Place, formatted: bool) -> Option<Place> {
    let quote = lines[at.0][at.1];
    let triple = lines[at.0][at.1..].starts_with(&[quote; 3]);
    let mut at = (at.0, at.1 + if triple { 3 } else { 1 });
    loop {
        let rest = &lines.get(at.0)?[at.1..];
        match rest.first() {
            None if triple => at = (at.0 + 1, 0),
            None => return None,
            Some('\\') if rest.len() == 1 => at = (at.0 + 1, 0),
            Some('\\') => at.1 += 2,
            Some(c) if *c == quote && !triple => return Some((at.0, at.1 + 1)),
            Some(c) if *c == quote && rest.starts_with(&[quote; 3]) => return Some((at.0, at.1 + 3)),
            Some('{') if formatted && rest.get(1) == Some(&'{') => at.1 += 2,
            Some('{') if formatted => at = field_end(lines, (at.0, at.1 + 1))?,
            Some(_) => at.1 += 1,
        }
    }
}

/// Where the replacement field of an f-string ends whose contents begin at a place; strings in it may use any quotes.
fn field_end(lines: &[Vec<char>], mut at: Place) -> Option<Place> {
    let mut depth = 0usize;
    let mut in_format = false;
    loop {
        let rest = &lines.get(at.0)?[at.1..];
        match rest.first() {
            None => at = (at.0 + 1, 0),
            Some('}') if depth == 0 => return Some((at.0, at.1 + 1)),
            Some('{') if in_format => at = field_end(lines, (at.0, at.1 + 1))?,
            Some(_) if in_format => at.1 += 1,
            Some(':') if depth == 0 => {
                in_format = true;
                at.1 += 1;
            }
            Some('(' | '[' | '{') => {
                depth += 1;
                at.1 += 1;
            }
            Some(')' | ']' | '}') => {
                depth = depth.checked_sub(1)?;
                at.1 += 1;
            }
            Some('#') => at = (at.0 + 1, 0),
            Some(c) if c.is_whitespace() || *c == '\\' || *c == '!' => at.1 += 1,
            Some(_) => at = next_token(lines, at)?.1,
        }
    }
}

/// Tokens with the partner of every bracket.
struct Links<'t, 'a> {
    tokens: &'t [Token<'a>],
    /// For a bracket the index of the other, for other tokens their own.
    partner: Vec<usize>,
}

/// None if the brackets do not match.
fn link<'t, 'a>(tokens: &'t [Token<'a>]) -> Option<Links<'t, 'a>> {
    let mut partner: Vec<usize> = (0..tokens.len()).collect();
    let mut open = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if token.is_any(&["(", "[", "{"]) {
            open.push(index);
        } else if token.is_any(&[")", "]", "}"]) {
            let other = open.pop()?;
            partner[index] = other;
            partner[other] = index;
        }
    }
    open.is_empty().then_some(Links { tokens, partner })
}

type Range = std::ops::Range<usize>;

impl Links<'_, '_> {
    /// Is it an expression in parentheses that are not part of it, as those of a tuple or a generator expression are?
    fn is_parenthesised(&self, range: Range) -> bool {
        if range.len() < 3 || !self.tokens[range.start].is("(") || self.partner[range.start] != range.end - 1 {
            return false;
        }
        !self
            .top_level(range.start + 1..range.end - 1)
            .any(|index| self.tokens[index].is_any(&[",", "for"]))
    }

    /// An expression without the parentheses around it.
    fn without_parentheses(&self, mut range: Range) -> Range {
        while self.is_parenthesised(range.clone()) {
            range = range.start + 1..range.end - 1;
        }
        range
    }

    /// The tokens of a range that are in no brackets within it; of a pair of brackets the opening one.
    fn top_level(&self, range: Range) -> impl Iterator<Item = usize> {
        let mut at = range.start;
        std::iter::from_fn(move || {
            let index = at;
            at = self.partner.get(index)?.max(&index) + 1;
            (index < range.end).then_some(index)
        })
    }
}

/// What an expression is at its top.
enum Shape {
    /// A binary operation: its operator, and where the right operand begins.
    Binary { operator: usize, right: Place },
    /// A call or subscript: its opening bracket and its last token.
    Bracket { open: usize, last: usize },
}

/// How tightly a binary operator binds; None if the token is none.
fn precedence(token: Token<'_>) -> Option<u8> {
    const LADDER: [&[&str]; 6] = [
        &["|"],
        &["^"],
        &["&"],
        &["<<", ">>"],
        &["+", "-"],
        &["*", "/", "//", "%", "@"],
    ];
    if token.is("**") {
        return Some(POWER);
    }
    let rung = LADDER.iter().position(|operators| token.is_any(operators))?;
    Some(rung as u8)
}

/// `**` binds more tightly than the signs before its left operand, all others less.
const POWER: u8 = 7;

fn classify(links: &Links<'_, '_>, range: Range) -> Option<Shape> {
    let range = links.without_parentheses(range);
    let tokens = links.tokens;
    let (mut signed, mut awaited) = (false, false);
    // The operator that binds least: the last of equals, but the first of `**`.
    let mut top: Option<(u8, usize)> = None;
    let mut trailer = None;
    let mut operand: Option<usize> = None;
    let mut dot = false;
    for index in links.top_level(range.clone()) {
        let token = tokens[index];
        let Some(before) = operand else {
            match () {
                () if token.is_any(&["+", "-", "~"]) => signed |= index == range.start,
                () if token.is("await") => awaited |= index == range.start,
                () if token.kind == Kind::Literal || token.is_identifier() => operand = Some(index),
                () if token.is_any(&["(", "[", "{"]) => operand = Some(index),
                () => return None,
            }
            continue;
        };
        if dot {
            if token.kind != Kind::Name {
                return None;
            }
            dot = false;
        } else if token.is(".") {
            (dot, trailer) = (true, None);
        } else if token.is_any(&["(", "["]) {
            trailer = Some(index);
        } else if token.is_string() && tokens[before].is_string() {
            operand = Some(index);
        } else {
            let precedence = precedence(token)?;
            if top.is_none_or(|(least, _)| precedence < least || precedence == least && precedence != POWER) {
                top = Some((precedence, index));
            }
            (operand, trailer) = (None, None);
        }
    }
    if operand.is_none() || dot {
        return None;
    }
    match top {
        Some((POWER, _)) if signed => None,
        Some((_, operator)) => {
            let right = links.without_parentheses(operator + 1..range.end).start;
            Some(Shape::Binary {
                operator,
                right: tokens[right].start,
            })
        }
        None if signed || awaited => None,
        None => trailer.map(|open| Shape::Bracket {
            open,
            last: range.end - 1,
        }),
    }
}
