//! Rust as text, for the rules of `tidy.rs`: words, where a function ends, and the text without comments and strings.
//!
//! It decides as little as a rule can live with. It is no parser: code that rustfmt would not leave as it is may confuse it.

/// Whether `c` can stand in a name.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The names, keywords and numbers of a text and where they begin.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_word)?;
        let length = text[start..].find(|c| !is_word(c)).unwrap_or(text.len() - start);
        at = start + length;
        Some((start, &text[start..at]))
    })
}

/// How far a function reaches that begins at the start of `code`; None if it has no body, or is a type `fn(...)`.
pub fn body(code: &str) -> Option<usize> {
    let (mut round, mut curly) = (0, 0);
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' => round += 1,
            // The function type stands in a list that ends here.
            ')' | ']' if round == 0 => return None,
            ')' | ']' => round -= 1,
            ';' if round == 0 && curly == 0 => return None,
            ',' | '=' if round == 0 && curly == 0 && !in_bounds(&code[..at]) => return None,
            '{' => curly += 1,
            '}' if curly <= 1 => return (curly == 1).then_some(at + 1),
            '}' => curly -= 1,
            _ => {}
        }
    }
    None
}

/// Commas and `=` may stand in generics and bounds: `fn f<T, U>() where T: Iterator<Item = u8>,`.
fn in_bounds(head: &str) -> bool {
    let arrows = head.matches("->").count() + head.matches("=>").count();
    head.contains("where") || head.matches('<').count() + arrows > head.matches('>').count()
}

/// Replaces comments and the contents of strings and character literals by spaces; line breaks stay.
pub fn blank(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let (end, keep) = match bytes[at] {
            b'/' if bytes[at..].starts_with(b"//") => (line_end(bytes, at), 0),
            b'/' if bytes[at..].starts_with(b"/*") => (comment_end(bytes, at), 0),
            b'"' => (string_end(bytes, at), 1),
            b'r' if at == 0 || !is_word(bytes[at - 1] as char) || b"bc".contains(&bytes[at - 1]) => {
                raw_end(bytes, at).map_or((at + 1, 1), |end| (end, 0))
            }
            b'\'' => char_end(text, at).map_or((at + 1, 1), |end| (end, 0)),
            _ => (at + 1, 1),
        };
        if end > at + 1 {
            let blanked = out[at + keep..end - keep].iter_mut().filter(|byte| **byte != b'\n');
            blanked.for_each(|byte| *byte = b' ');
        }
        at = end;
    }
    // Whole characters were blanked or kept, so this is UTF-8.
    String::from_utf8(out).expect("blanking keeps characters whole")
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..]
        .iter()
        .position(|&byte| byte == b'\n')
        .map_or(bytes.len(), |length| at + length)
}

/// Block comments nest.
fn comment_end(bytes: &[u8], mut at: usize) -> usize {
    let mut depth = 0;
    while at < bytes.len() {
        if bytes[at..].starts_with(b"/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if bytes[at..].starts_with(b"*/") {
            (depth, at) = (depth - 1, at + 2);
        } else {
            at += 1;
        }
        if depth == 0 {
            return at;
        }
    }
    bytes.len()
}

fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while end < bytes.len() && bytes[end] != b'"' {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    (end + 1).min(bytes.len())
}

/// The end of `r"..."` or `r#"..."#`; None if this `r` begins none.
fn raw_end(bytes: &[u8], at: usize) -> Option<usize> {
    let hashes = bytes[at + 1..].iter().take_while(|&&byte| byte == b'#').count();
    let open = at + 1 + hashes;
    if bytes.get(open) != Some(&b'"') {
        return None;
    }
    let close = [&b"\""[..], &b"#".repeat(hashes)].concat();
    let length = bytes[open + 1..]
        .windows(close.len())
        .position(|window| window == close);
    Some(length.map_or(bytes.len(), |length| open + 1 + length + close.len()))
}

/// The end of a character literal; None if the quote begins a lifetime.
fn char_end(text: &str, at: usize) -> Option<usize> {
    let mut rest = text[at + 1..].char_indices();
    let (_, first) = rest.next()?;
    if first == '\\' {
        rest.next()?;
        return rest.find(|(_, c)| *c == '\'').map(|(offset, _)| at + 1 + offset + 1);
    }
    rest.next()
        .filter(|(_, c)| *c == '\'')
        .map(|(offset, _)| at + 1 + offset + 1)
}
