//! The parser against the answers captured from CPython 3.14: errors.txt, trees.txt, spans.txt.
//!
//! `oracle.py` rewrites the answers; a difference between the two programs then shows here.

use minipy_syntax::dump::{dump, dump_expression};
use minipy_syntax::{SyntaxError, parse, parse_expression, parse_interactive};

/// One question of a file: the mode, the program, and the answer.
struct Case {
    line: usize,
    mode: String,
    source: String,
    answer: String,
}

/// Paragraphs of a question and its answer; those that begin with `#` are headings.
fn cases(file: &str) -> Vec<Case> {
    let mut line = 1;
    let mut cases = Vec::new();
    for paragraph in file.split("\n\n") {
        let (question, answer) = paragraph.split_once('\n').unwrap_or((paragraph, ""));
        if let Some((mode, source)) = question.split_once("> ").filter(|_| !question.starts_with('#')) {
            let (mode, source) = (mode.to_owned(), unescape(source));
            cases.push(Case {
                line,
                mode,
                source,
                answer: answer.trim_end().to_owned(),
            });
        }
        line += paragraph.matches('\n').count() + 2;
    }
    cases
}

/// The escapes that `oracle.py` knows, which are those of a Python string.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let kind = rest.as_bytes()[at + 1];
        let width = match kind {
            b'x' => 2,
            b'u' => 4,
            b'U' => 8,
            _ => 0,
        };
        let end = at + 2 + width;
        match kind {
            b'n' => out.push('\n'),
            b't' => out.push('\t'),
            b'r' => out.push('\r'),
            b'f' => out.push('\x0c'),
            b'\\' => out.push('\\'),
            _ => {
                let code = u32::from_str_radix(&rest[at + 2..end], 16).expect("hexadecimal digits");
                out.push(char::from_u32(code).expect("a character"));
            }
        }
        rest = &rest[end..];
    }
    out + rest
}

fn shown(error: &SyntaxError) -> String {
    let (class, message) = (error.kind.class_name(), &error.message);
    let (line, offset, end_line, end_offset) = (error.line, error.offset, error.end_line, error.end_offset);
    format!("{class}: {message} [{line}:{offset}-{end_line}:{end_offset}]")
}

/// Compares all cases of a file before it fails.
fn check(name: &str, file: &str, least: usize, answer: impl Fn(&Case) -> String) {
    let cases = cases(file);
    assert!(cases.len() >= least, "{name} holds only {} cases", cases.len());
    let mut wrong = String::new();
    for case in &cases {
        let found = answer(case);
        if found.trim_end() != case.answer {
            wrong += &format!(
                "{name}:{}\n  {:?}\n  CPython {}\n  minipy  {found}\n",
                case.line, case.source, case.answer
            );
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn tree(source: &str, with_spans: bool) -> String {
    match parse(source) {
        Ok(module) => dump(&module, with_spans),
        Err(error) => shown(&error),
    }
}

#[test]
fn errors() {
    check("errors.txt", include_str!("errors.txt"), 500, |case| {
        let error = match case.mode.as_str() {
            "e" => parse_expression(&case.source).err(),
            "i" => parse_interactive(&case.source).err(),
            _ => parse(&case.source).err(),
        };
        error.map_or_else(|| "accepted".to_owned(), |error| shown(&error))
    });
}

#[test]
fn trees() {
    check("trees.txt", include_str!("trees.txt"), 100, |case| {
        tree(&case.source, false)
    });
}

#[test]
fn spans() {
    check("spans.txt", include_str!("spans.txt"), 20, |case| {
        tree(&case.source, true)
    });
}

#[test]
fn modes_build_the_same_trees() {
    for source in ["a + b", "f(x for x in y)", "(yield)", "1,", "lambda: 0"] {
        let expression = parse_expression(source).expect("an expression");
        let statement = format!("(Expr {})\n", dump_expression(&expression, false));
        assert_eq!(tree(source, false), statement, "{source}");
        let input = parse_interactive(source).expect("an input");
        assert_eq!(dump(&input, false), statement, "{source}");
    }
}

#[test]
fn refused_python() {
    let table = [("t'a'", "template strings")];
    for (source, feature) in table {
        let error = parse(source).expect_err(source);
        assert_eq!(error.kind, minipy_syntax::ErrorKind::Unsupported, "{source}");
        assert_eq!(error.message, feature, "{source}");
    }
}
