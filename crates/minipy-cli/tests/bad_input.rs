//! Scripts that are too large to commit, or that CPython itself does not survive: each must end like Python, never by
//! a panic, an abort, an overflowed stack or a hang.
//!
//! One table row per script: a name, a generator of its bytes and how it must end. Where CPython's answer is only a
//! limit of its own parser (a stack of 6,000 rules, the size of the C stack) the row says [`Expect::Limit`]: the right
//! output or one of Python's errors for sources that are too deep, whichever minipy reaches. Bad input that fits a
//! small file is in `tests/bad_input/` and `tests/syntax_errors/`.

mod support;

use Expect::{Fails, Limit, Prints, Refused, Shallow};
use libtest_mimic::{Arguments, Failed, Trial};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use support::{End, Outcome, WATCHDOG};

/// How a script must end.
#[derive(Clone, Copy)]
enum Expect {
    /// Exit 0, nothing on stderr, and this on stdout.
    Prints(&'static str),
    /// Exit 1, and the last line of stderr begins so.
    Fails(&'static str),
    /// Either of: exit 0 with this on stdout, exit 1 with one of [`TOO_DEEP`].
    Limit(&'static str),
    /// Exit 0, nothing on stderr, and on stdout this or RecursionError: some recursion is so frugal that the stack suffices.
    Shallow(&'static str),
    /// Exit 1, and the last line of stderr says that minipy does not support this.
    Refused(&'static str),
}

/// How the last line of stderr begins when a source nests too deeply to be compiled.
const TOO_DEEP: [&str; 4] = [
    "MemoryError: Parser stack overflowed - Python source too complex to parse",
    "RecursionError: ",
    "SyntaxError: too many nested parentheses",
    "SyntaxError: too many statically nested blocks",
];

type Row = (&'static str, fn() -> Vec<u8>, Expect);

const PARENTHESES: Expect = Fails("SyntaxError: too many nested parentheses");
const INDENTATION: Expect = Fails("IndentationError: too many levels of indentation");
const NUL: Expect = Fails("SyntaxError: source code cannot contain null bytes");
const EOF: Expect = Fails("SyntaxError: unexpected EOF while parsing");
const INVALID: Expect = Fails("SyntaxError: invalid syntax");
const RECURSION: Expect = Prints("RecursionError\n");

/// Brackets, operators and blocks nested far beyond what anyone writes.
const NESTING: &[Row] = &[
    ("100000 ( unclosed", || many("(", 100_000), PARENTHESES),
    ("100000 ( closed", || around("(", "1", ")", 100_000), PARENTHESES),
    ("100000 [ closed", || around("[", "", "]", 100_000), PARENTHESES),
    ("100000 { unclosed", || many("{", 100_000), PARENTHESES),
    ("100000 ([{ unclosed", || many("([{", 100_000), PARENTHESES),
    ("201 ( closed", || around("(", "1", ")", 201), PARENTHESES),
    ("190 ( closed", || printed(around("(", "1", ")", 190)), Prints("1\n")),
    (
        "150 [ closed",
        || text("print(len(", around("[", "1", "]", 150), "))\n"),
        Prints("1\n"),
    ),
    (
        "150 {1: closed",
        || text("print(len(", around("{1:", "1", "}", 150), "))\n"),
        Prints("1\n"),
    ),
    (
        "150 calls in calls",
        || text("def f(x): return x\nprint(", around("f(", "1", ")", 150), ")\n"),
        Prints("1\n"),
    ),
    (
        "100 yields in yields",
        || text("def g():\n x = ", around("(yield ", "1", ")", 100), "\nprint(1)\n"),
        Prints("1\n"),
    ),
    (
        "200 f-strings in f-strings",
        || text("x = ", many("f'{", 200), "\n"),
        Fails("SyntaxError: too many nested f-strings"),
    ),
    (
        "100000 unary minus",
        || printed(text("", many("-", 100_000), "1")),
        Limit("1\n"),
    ),
    (
        "100000 not",
        || printed(text("", many("not ", 100_000), "1")),
        Limit("True\n"),
    ),
    ("100000 ~", || printed(text("", many("~", 100_000), "1")), Limit("1\n")),
    (
        "100000 +",
        || printed(text("", many("1+", 100_000), "1")),
        Limit("100001\n"),
    ),
    (
        "100000 **",
        || printed(text("", many("1**", 100_000), "1")),
        Limit("1\n"),
    ),
    (
        "100000 and",
        || printed(text("", many("1 and ", 100_000), "1")),
        Limit("1\n"),
    ),
    (
        "100000 comparisons",
        || printed(text("", many("1 < ", 100_000), "1")),
        Refused("too many values in one function"),
    ),
    (
        "10000 lambda",
        || text("x = ", many("lambda: ", 10_000), "1\nprint(1)\n"),
        Limit("1\n"),
    ),
    (
        "10000 conditional expressions",
        || printed(text("", many("1 if 1 else ", 10_000), "2")),
        Limit("1\n"),
    ),
    (
        "100000 attributes",
        || text("def f(a): a", many(".b", 100_000), "\nprint(1)\n"),
        Limit("1\n"),
    ),
    (
        "100000 calls in a row",
        || text("def f(a): a", many("()", 100_000), "\nprint(1)\n"),
        Limit("1\n"),
    ),
    (
        "100000 subscripts in a row",
        || text("def f(a): a", many("[0]", 100_000), "\nprint(1)\n"),
        Limit("1\n"),
    ),
    (
        "2000 for in one comprehension",
        || text("print([1", many(" for i in [1]", 2_000), "])\n"),
        Limit("[1]\n"),
    ),
    (
        "150 comprehensions in comprehensions",
        nested_comprehensions,
        Limit("1\n"),
    ),
    ("10000 nested functions", || stairs("def f():", 10_000), INDENTATION),
    ("10000 nested classes", || stairs("class A:", 10_000), INDENTATION),
    ("101 nested while", || stairs("while 0:", 101), INDENTATION),
    (
        "99 nested functions",
        || text("", stairs("def f():", 99), "print(1)\n"),
        Prints("1\n"),
    ),
    (
        "90 nested if",
        || text("", stairs("if 1:", 90), "print(1)\n"),
        Prints("1\n"),
    ),
    (
        "30 nested for",
        || text("", stairs("for i in [1]:", 30), "print(1)\n"),
        Limit("1\n"),
    ),
    (
        "19 nested for",
        || text("", stairs("for i in [1]:", 19), "print(1)\n"),
        Prints("1\n"),
    ),
    ("20000 elif", many_elifs, Limit("else\n")),
    (
        "10000 decorators",
        || {
            text(
                "def d(f): return f\n",
                many("@d\n", 10_000),
                "def g(): return 1\nprint(g())\n",
            )
        },
        Limit("1\n"),
    ),
    (
        "50000 assignments in a chain",
        || text("", many("a = ", 50_000), "1\nprint(a)\n"),
        Limit("1\n"),
    ),
    ("100000 stars", || text("print(", many("*", 100_000), "x)\n"), INVALID),
    ("100000 commas", || text("x = ", many(",", 100_000), "\n"), INVALID),
];

/// Sources that are long without being deep.
const LENGTH: &[Row] = &[
    (
        "10 MB comment",
        || text("#", many("x", 10_000_000), "\nprint(1)\n"),
        Prints("1\n"),
    ),
    (
        "10 MB of statements",
        || text("", many("x = 1\n", 1_700_000), "print(x)\n"),
        Prints("1\n"),
    ),
    (
        "10 MB string",
        || text("x = \"", many("a", 10_000_000), "\"\nprint(len(x))\n"),
        Prints("10000000\n"),
    ),
    (
        "10 MB name",
        || text("", many("a", 10_000_000), " = 1\nprint(1)\n"),
        Prints("1\n"),
    ),
    (
        "10 MB of empty lines",
        || text("", many("\n", 10_000_000), "print(1)\n"),
        Prints("1\n"),
    ),
    (
        "1 MB unclosed string",
        || text("x = \"", many("a", 1_000_000), ""),
        Fails("SyntaxError: unterminated string literal (detected at line 1)"),
    ),
    (
        "2 MB unclosed triple quote",
        || text("x = \"\"\"", many("a\n", 1_000_000), ""),
        Fails("SyntaxError: unterminated triple-quoted string literal (detected at line 1000000)"),
    ),
    (
        "1000000 items in a list",
        || text("x = [", many("1,", 1_000_000), "]\nprint(len(x))\n"),
        Prints("1000000\n"),
    ),
    (
        "5000 digits",
        || text("x = ", many("1", 5_000), "\n"),
        Fails("SyntaxError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits"),
    ),
    (
        "100000 hex digits",
        || text("x = 0x", many("1", 100_000), "\nprint(x > 0)\n"),
        Prints("True\n"),
    ),
    (
        "100000 arguments",
        || text("def f(*a): return len(a)\nprint(f(", many("1,", 100_000), "))\n"),
        Prints("100000\n"),
    ),
    ("5000 parameters", many_parameters, Prints("4999\n")),
    ("5000 local variables", many_locals, Prints("4999\n")),
    (
        "100000 constants",
        || lines("x = 0\n", |i| format!("x += {i}.5\n"), 100_000, "print(x)\n"),
        Prints("5000000000.0\n"),
    ),
    (
        "100000 global variables",
        || lines("", |i| format!("a{i} = {i}\n"), 100_000, "print(a99999)\n"),
        Prints("99999\n"),
    ),
    (
        "60000 functions",
        || lines("", |i| format!("def f{i}(): return {i}\n"), 60_000, "print(f59999())\n"),
        Prints("59999\n"),
    ),
    (
        "70000 functions",
        || lines("", |i| format!("def f{i}(): return {i}\n"), 70_000, "print(f69999())\n"),
        Refused("more than 65536 constants in one function"),
    ),
    (
        "50000 names in global",
        || lines("global a", |i| format!(",a{i}"), 50_000, "\nprint(1)\n"),
        Prints("1\n"),
    ),
    (
        "100000 lines in a function",
        || {
            text(
                "def f():\n x = 0\n",
                many(" x += 1\n", 100_000),
                " return x\nprint(f())\n",
            )
        },
        Prints("100000\n"),
    ),
    (
        "jump over 100000 lines",
        || {
            text(
                "for i in range(2):\n x = 0\n if i == 5:\n",
                many("  x += 1\n", 100_000),
                "print(x)\n",
            )
        },
        Prints("0\n"),
    ),
    (
        "100000 statements on a line",
        || text("", many("x = 1;", 100_000), "print(x)\n"),
        Prints("1\n"),
    ),
    (
        "100000 continuation lines",
        || text("x = 1 + \\\n", many("\\\n", 100_000), "2\nprint(x)\n"),
        Prints("3\n"),
    ),
    (
        "1000000 spaces of indentation",
        || text("if 1:\n", many(" ", 1_000_000), "print(1)\n"),
        Prints("1\n"),
    ),
    (
        "100000 adjacent strings",
        || text("x = ", many("'a' ", 100_000), "\nprint(len(x))\n"),
        Prints("100000\n"),
    ),
];

/// Bytes that are no source text.
const BYTES: &[Row] = &[
    ("empty file", Vec::new, Prints("")),
    ("one tab", || b"\t".to_vec(), Prints("")),
    ("one space, no line end", || b" ".to_vec(), Prints("")),
    ("comment, no line end", || b"# c".to_vec(), Prints("")),
    ("statement, no line end", || b"print(1)".to_vec(), Prints("1\n")),
    ("block, no line end", || b"if 1:\n  print(1)".to_vec(), Prints("1\n")),
    ("byte order mark", || b"\xef\xbb\xbfprint(1)\n".to_vec(), Prints("1\n")),
    (
        "CR LF",
        || b"if 1:\r\n    print(1)\r\nprint(2)\r\n".to_vec(),
        Prints("1\n2\n"),
    ),
    ("CR", || b"if 1:\r    print(1)\rprint(2)\r".to_vec(), Prints("1\n2\n")),
    (
        "CR LF in a string",
        || b"print(len('''a\r\nb'''))\r\n".to_vec(),
        Prints("3\n"),
    ),
    ("form feed", || b"x = 1\n\x0cprint(x)\n".to_vec(), Prints("1\n")),
    ("NUL line", || b"x = 1\n\0\nprint(x)\n".to_vec(), NUL),
    ("NUL in a string", || b"x = 'a\0b'\n".to_vec(), NUL),
    ("NUL alone", || b"\0".to_vec(), NUL),
    (
        "invalid UTF-8",
        || b"x = 1\ny = '\xff'\n".to_vec(),
        Fails("SyntaxError: Non-UTF-8 code starting with '\\xff' in file "),
    ),
    (
        "invalid UTF-8 in a comment",
        || b"# \xe9t\xe9\nprint(1)\n".to_vec(),
        Fails("SyntaxError: Non-UTF-8 code starting with '\\xe9' in file "),
    ),
    (
        "UTF-8 cut off",
        || b"x = '\xe2\x82".to_vec(),
        Fails("SyntaxError: Non-UTF-8 code starting with '\\xe2' in file "),
    ),
    (
        "UTF-16",
        || b"\xff\xfep\0r\0".to_vec(),
        Fails("SyntaxError: Non-UTF-8 code starting with '\\xff' in file "),
    ),
    (
        "PNG",
        || b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
        Fails("SyntaxError: Non-UTF-8 code starting with '\\x89' in file "),
    ),
    (
        "control Z",
        || b"print(1)\n\x1a".to_vec(),
        Fails("SyntaxError: invalid non-printable character U+001A"),
    ),
    (
        "bell",
        || b"x = \x07 1\n".to_vec(),
        Fails("SyntaxError: invalid non-printable character U+0007"),
    ),
    (
        "no-break space",
        || "x =\u{a0}1\n".into(),
        Fails("SyntaxError: invalid non-printable character U+00A0"),
    ),
    (
        "typographic quotes",
        || "print(\u{201c}hi\u{201d})\n".into(),
        Fails("SyntaxError: invalid character '\u{201c}' (U+201C)"),
    ),
    ("backslash alone", || b"\\".to_vec(), EOF),
    ("backslash at the end", || b"x = 1 + \\".to_vec(), EOF),
    (
        "mixed tabs and spaces",
        || b"if 1:\n\tx = 1\n        y = 2\n".to_vec(),
        Fails("TabError: inconsistent use of tabs and spaces in indentation"),
    ),
];

/// Values nested so deeply that a careless walk overflows the native stack. CPython 3.14 dies on some of these.
const DEPTH: &[Row] = &[
    ("hash of a tuple 10^6 deep", || deep("a = (a,)", "hash(a)"), Shallow("")),
    ("repr of a list 10^6 deep", || deep("a = [a]", "repr(a)"), RECURSION),
    ("repr of a dict 10^6 deep", || deep("a = {1: a}", "repr(a)"), RECURSION),
    (
        "== of lists 10^6 deep",
        || deep("a = [a]; b = [b]", "a == b"),
        Shallow(""),
    ),
    (
        "< of tuples 10^6 deep",
        || deep("a = (a,); b = (b,)", "a < b"),
        Shallow(""),
    ),
    (
        "== of dicts 10^6 deep",
        || deep("a = {1: a}; b = {1: b}", "a == b"),
        Shallow(""),
    ),
    (
        "next of maps 10^6 deep",
        || deep("a = map(abs, a)", "next(a)"),
        Shallow("StopIteration\n"),
    ),
    (
        "next of enumerates 10^6 deep",
        || deep("a = enumerate(a)", "next(a)"),
        Shallow("StopIteration\n"),
    ),
    (
        "next of zips 10^6 deep",
        || deep("a = zip(a)", "next(a)"),
        Shallow("StopIteration\n"),
    ),
    (
        "next of filters 10^6 deep",
        || deep("a = filter(None, a)", "next(a)"),
        Shallow("StopIteration\n"),
    ),
    (
        "isinstance, tuple 10^6 deep",
        || deep("a = (a,)", "isinstance(1, a)"),
        Shallow(""),
    ),
    ("slice 10^6 deep repr", || deep("a = slice(a)", "repr(a)"), Shallow("")),
    (
        "recursion limit raised to 10^6",
        || raised_limit("1 + f(n - 1)", "f(900_000)"),
        Prints("900000\n"),
    ),
    (
        "recursion limit raised to 10^6 and reached",
        || raised_limit("1 + f(n + 1)", "f(1)"),
        RECURSION,
    ),
    (
        "limit 10^6, through __add__",
        || raised_dunder("__add__", "s + o", "A() + 1"),
        RECURSION,
    ),
    (
        "limit 10^6, through __eq__",
        || raised_dunder("__eq__", "s == o", "A() == 1"),
        RECURSION,
    ),
    (
        "limit 10^6, through sorted(key=)",
        || raised_limit("sorted([1], key=f)", "f(1)"),
        RECURSION,
    ),
    (
        "limit 10^6, through map",
        || raised_limit("list(map(f, [n]))", "f(1)"),
        RECURSION,
    ),
];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bad_input");
    if let Err(error) = fs::create_dir_all(&folder) {
        eprintln!("{}: {error}", folder.display());
        return ExitCode::FAILURE;
    }
    let mut trials = Vec::new();
    for (topic, rows) in [
        ("nesting", NESTING),
        ("length", LENGTH),
        ("bytes", BYTES),
        ("depth", DEPTH),
    ] {
        for (number, &(name, source, expect)) in rows.iter().enumerate() {
            let path = folder.join(format!("{topic}_{number}.py"));
            trials.push(Trial::test(format!("{topic}/{name}"), move || {
                check(&path, source, expect).map_err(Failed::from)
            }));
        }
    }
    trials.push(Trial::test("no file", || {
        no_script("no_such_file.py", 2, "No such file or directory")
    }));
    trials.push(Trial::test("a directory", || {
        no_script(".", 1, "can't find '__main__' module in")
    }));
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn check(path: &PathBuf, source: fn() -> Vec<u8>, expect: Expect) -> Result<(), String> {
    fs::write(path, source()).map_err(|e| e.to_string())?;
    let running = support::start(|command| command.arg(path)).map_err(|e| e.to_string())?;
    let outcome = running.finish(WATCHDOG).map_err(|e| e.to_string())?;
    outcome.fault(None)?;
    let right = match expect {
        Prints(stdout) => prints(&outcome, stdout),
        Fails(line) => fails(&outcome, line),
        Shallow(stdout) => prints(&outcome, stdout) || prints(&outcome, "RecursionError\n"),
        Refused(what) => refuses(&outcome, what),
        Limit(stdout) => prints(&outcome, stdout) || TOO_DEEP.iter().any(|line| fails(&outcome, line)),
    };
    if !right {
        return Err(describe(&outcome, expect));
    }
    fs::remove_file(path).map_err(|e| e.to_string())
}

fn prints(outcome: &Outcome, stdout: &str) -> bool {
    outcome.end == End::Exit(0) && outcome.stdout == stdout && outcome.stderr.is_empty()
}

fn fails(outcome: &Outcome, line: &str) -> bool {
    outcome.end == End::Exit(1) && outcome.stdout.is_empty() && outcome.last_stderr_line().starts_with(line)
}

fn refuses(outcome: &Outcome, what: &str) -> bool {
    let refusal = format!("minipy: unsupported: {what}");
    outcome.end == End::Exit(1) && outcome.stdout.is_empty() && outcome.last_stderr_line().ends_with(&refusal)
}

fn describe(outcome: &Outcome, expect: Expect) -> String {
    let wanted = match expect {
        Prints(stdout) => format!("exit status 0 and {stdout:?} on stdout"),
        Fails(line) => format!("exit status 1 and a last line on stderr beginning {line:?}"),
        Shallow(stdout) => format!("exit status 0 and {stdout:?} or RecursionError on stdout"),
        Refused(what) => format!("exit status 1 and `minipy: unsupported: {what}`"),
        Limit(stdout) => format!("{stdout:?} on stdout, or exit status 1 and an error for sources that are too deep"),
    };
    let stdout: String = outcome.stdout.chars().take(200).collect();
    format!(
        "expected {wanted}\ngot {}, stdout {stdout:?}, stderr\n{}",
        outcome.end,
        support::tail(&outcome.stderr)
    )
}

/// A path that cannot be run: the status, and a part of the one line that says why.
fn no_script(path: &str, status: i32, reason: &str) -> Result<(), Failed> {
    let running = support::start(|command| command.arg(path).current_dir(env!("CARGO_TARGET_TMPDIR")))?;
    let outcome = running.finish(WATCHDOG)?;
    outcome.fault(None)?;
    if outcome.end != End::Exit(status) || !outcome.last_stderr_line().contains(reason) || !outcome.stdout.is_empty() {
        return Err(format!("{}, stderr\n{}", outcome.end, support::tail(&outcome.stderr)).into());
    }
    Ok(())
}

fn many(part: &str, count: usize) -> Vec<u8> {
    part.repeat(count).into()
}

fn text(before: &str, middle: Vec<u8>, after: &str) -> Vec<u8> {
    [before.as_bytes(), &middle, after.as_bytes()].concat()
}

fn around(open: &str, middle: &str, close: &str, count: usize) -> Vec<u8> {
    [&many(open, count), middle.as_bytes(), &many(close, count)].concat()
}

fn printed(expression: Vec<u8>) -> Vec<u8> {
    text("print(", expression, ")\n")
}

fn lines(before: &str, line: fn(usize) -> String, count: usize, after: &str) -> Vec<u8> {
    text(before, (0..count).map(line).collect::<String>().into(), after)
}

/// A block header repeated, each one space deeper, and `pass` in the innermost.
fn stairs(header: &str, count: usize) -> Vec<u8> {
    let mut source = Vec::new();
    for depth in 0..count {
        source.resize(source.len() + depth, b' ');
        source.extend_from_slice(header.as_bytes());
        source.push(b'\n');
    }
    source.resize(source.len() + count, b' ');
    source.extend_from_slice(b"pass\n");
    source
}

fn nested_comprehensions() -> Vec<u8> {
    text("print(len(", around("[", "1", " for i in [1]]", 150), "))\n")
}

fn many_elifs() -> Vec<u8> {
    text(
        "x = 5\nif x == 0: pass\n",
        many("elif x == 1: pass\n", 20_000),
        "else: print('else')\n",
    )
}

fn many_parameters() -> Vec<u8> {
    lines(
        "def f(z",
        |i| format!(",a{i}"),
        5_000,
        "): return a4999\nprint(f(0, *range(5000)))\n",
    )
}

fn many_locals() -> Vec<u8> {
    lines(
        "def f():\n",
        |i| format!(" a{i} = {i}\n"),
        5_000,
        " return a4999\nprint(f())\n",
    )
}

/// Runs a step 10^6 times on `a` (and `b`), then an action that must raise; dropping the values at the end must not.
fn deep(step: &str, action: &str) -> Vec<u8> {
    let source = "a = b = ()\nfor i in range(10**6):\n    STEP\ntry:\n    ACTION\n\
                  except Exception as e:\n    print(type(e).__name__)\n";
    source.replace("STEP", step).replace("ACTION", action).into()
}

/// A function of the given result, called under a recursion limit of 10^6; an error is printed by its type.
fn raised_limit(result: &str, call: &str) -> Vec<u8> {
    let source = "import sys\nsys.setrecursionlimit(10**6)\ndef f(n):\n    return RESULT if n else 0\n\
                  try:\n    print(CALL)\nexcept Exception as e:\n    print(type(e).__name__)\n";
    source.replace("RESULT", result).replace("CALL", call).into()
}

/// The same through a special method of a class.
fn raised_dunder(method: &str, result: &str, action: &str) -> Vec<u8> {
    let source = "import sys\nsys.setrecursionlimit(10**6)\nclass A:\n    def METHOD(s, o):\n        return RESULT\n\
                  try:\n    ACTION\nexcept Exception as e:\n    print(type(e).__name__)\n";
    source
        .replace("METHOD", method)
        .replace("RESULT", result)
        .replace("ACTION", action)
        .into()
}
