//! Programs of unusual size and shape: each is compiled to valid code or refused with an error, on a small stack and in little time.

use minipy_compiler::{CompileError, compile_module};

/// What becomes of a program.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Valid,
    Refused,
    SyntaxError,
}

fn compile(source: &str) -> Outcome {
    let module = minipy_syntax::parse(source).expect("the program parses");
    match compile_module(&module, source, "case.py") {
        Ok(code) => {
            minipy_code::verify::verify(&code).expect("the code is valid");
            Outcome::Valid
        }
        Err(CompileError::Unsupported { .. }) => Outcome::Refused,
        Err(CompileError::Syntax(_)) => Outcome::SyntaxError,
    }
}

fn check(cases: Vec<(&'static str, String, Outcome)>) {
    let body = move || {
        for (title, source, expected) in cases {
            assert_eq!(compile(&source), expected, "{title}");
        }
    };
    let thread = std::thread::Builder::new()
        .stack_size(64 << 20)
        .spawn(body)
        .expect("a thread");
    thread.join().expect("no program makes the compiler panic");
}

/// `count` numbered copies of a piece of text; `#` stands for the number.
fn numbered(piece: &str, count: usize) -> String {
    (0..count).map(|at| piece.replace('#', &at.to_string())).collect()
}

#[test]
fn deep() {
    check(vec![
        ("minus", format!("x = {}y\n", "-".repeat(1900)), Outcome::Valid),
        ("not", format!("if {}y: pass\n", "not ".repeat(1900)), Outcome::Valid),
        (
            "calls of calls",
            format!("x = f{}\n", "()".repeat(1900)),
            Outcome::Valid,
        ),
        ("attributes", format!("x = f{}\n", ".a".repeat(1900)), Outcome::Valid),
        ("sum", format!("x = 1{}\n", " + y".repeat(1900)), Outcome::Valid),
        (
            "constant sum",
            format!("x = 1{}\n", " + 1".repeat(1900)),
            Outcome::Valid,
        ),
        (
            "lists",
            format!("x = {}y{}\n", "[".repeat(190), "]".repeat(190)),
            Outcome::Valid,
        ),
        (
            "comprehensions",
            format!("x = {}y{}\n", "[".repeat(190), " for y in z]".repeat(190)),
            Outcome::Valid,
        ),
        (
            "lambdas",
            format!("x = lambda q: {}q\n", "lambda: ".repeat(150)),
            Outcome::Valid,
        ),
        (
            "elif",
            format!("if x: pass\n{}", "elif x: pass\n".repeat(1900)),
            Outcome::Valid,
        ),
        (
            "rebinding",
            format!("def f(x): return x{}\n", " + (x := x + 1)".repeat(600)),
            Outcome::Valid,
        ),
    ]);
}

#[test]
fn wide() {
    check(vec![
        ("list", format!("x = [{}]\n", "y,".repeat(100_000)), Outcome::Valid),
        (
            "constants",
            format!("x = ({}y)\n", numbered("#,", 100_000)),
            Outcome::Valid,
        ),
        (
            "dict",
            format!("x = {{{}}}\n", numbered("#: y,", 50_000)),
            Outcome::Valid,
        ),
        ("arguments", format!("f({})\n", "y,".repeat(100_000)), Outcome::Valid),
        ("keywords", format!("f({})\n", numbered("a#=y,", 1_000)), Outcome::Valid),
        ("stars", format!("f({})\n", "*y,".repeat(10_000)), Outcome::Valid),
        (
            "comparisons",
            format!("def f(y): return y{}\n", " < y".repeat(50_000)),
            Outcome::Valid,
        ),
        (
            "f-string",
            format!("x = f'{}'\n", "{y}a".repeat(10_000)),
            Outcome::Valid,
        ),
        (
            "locals",
            format!("def f():\n{}", numbered(" a# = a#\n", 50_000)),
            Outcome::Valid,
        ),
        ("caches", numbered("a# = a#.b#\n", 50_000), Outcome::Valid),
        ("handlers", "try: a\nexcept: b\n".repeat(20_000), Outcome::Valid),
        (
            "parameters",
            format!("def f({}): pass\n", numbered("a#,", 70_000)),
            Outcome::Refused,
        ),
        ("pattern", format!("{} = x\n", "y,".repeat(70_000)), Outcome::Refused),
        (
            "decorators",
            format!("{}def f(): pass\n", "@d\n".repeat(70_000)),
            Outcome::Refused,
        ),
        ("functions", "def f(): pass\n".repeat(70_000), Outcome::Refused),
        (
            "star pattern",
            format!("{}*z = x\n", "y,".repeat(300)),
            Outcome::SyntaxError,
        ),
        (
            "case",
            format!("match x:\n case [{}]: pass\n", numbered("[a#, 1],", 10_000)),
            Outcome::Valid,
        ),
        (
            "large case",
            format!("match x:\n case [{}]: pass\n", "_, 1,".repeat(40_000)),
            Outcome::Refused,
        ),
        (
            "literals",
            format!("match x:\n case {}0: pass\n", "1 | ".repeat(20_000)),
            Outcome::Valid,
        ),
        (
            "cases",
            format!("match x:\n{}", " case [1, y]: pass\n".repeat(20_000)),
            Outcome::Valid,
        ),
        (
            "before a star",
            format!("match x:\n case {}*z: pass\n", "y,".repeat(300)),
            Outcome::SyntaxError,
        ),
        (
            "after a star",
            format!("match x:\n case *z, {}: pass\n", "_,".repeat(300)),
            Outcome::Refused,
        ),
    ]);
}

/// A compare-and-branch has 16 bits for its distance; these need more.
#[test]
fn far_jumps() {
    let body = "  a.b(c)\n".repeat(30_000);
    check(vec![
        (
            "while",
            format!("def f(x):\n while x < 3:\n{body}  if x == 4: continue\n"),
            Outcome::Valid,
        ),
        (
            "for",
            format!("def f(x):\n for y in x:\n  if y is z: break\n{body}"),
            Outcome::Valid,
        ),
        (
            "if",
            format!("def f(x, y):\n if x < y < 3:\n{body}\n else: return 1\n"),
            Outcome::Valid,
        ),
    ]);
}

/// What grows faster than its source.
#[test]
fn growth() {
    let mut finallys = String::from("def f():\n");
    for depth in 1..20 {
        finallys += &format!("{}try:\n", " ".repeat(depth));
    }
    finallys += &format!("{}return 1\n", " ".repeat(20));
    for depth in (1..20).rev() {
        finallys += &format!("{0}finally:\n{0} return 2\n", " ".repeat(depth));
    }
    check(vec![
        (
            "powers",
            "x = 2 ** 2 ** 2 ** 2 ** 2 ** 2\ny = 1 << 100000000000\n".into(),
            Outcome::Valid,
        ),
        (
            "repeats",
            "x = ((1,) * 256) * 256 * 256\ny = ((((0,) * 9,) * 9,) * 9,) * 9\nz = 'a' * 4096 * 4096\n".into(),
            Outcome::Valid,
        ),
        ("finally", finallys, Outcome::Valid),
    ]);
}
