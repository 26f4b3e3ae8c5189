//! Any text: deep nesting, long chains, and programs broken at random neither panic nor overflow a small stack.

use minipy_syntax::ast::{Expr, ExprKind, MAX_DEPTH, StmtKind};
use minipy_syntax::{ErrorKind, parse, parse_expression, parse_interactive};

/// Runs on the stack that a spawned thread has by default.
fn on_small_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(test)
        .expect("a thread");
    assert!(thread.join().is_ok());
}

/// The class of the error, or `accepted`.
fn outcome(source: &str) -> &'static str {
    parse(source).map_or_else(|error| error.kind.class_name(), |_| "accepted")
}

#[test]
fn deep_and_long() {
    on_small_stack(|| {
        let nested = |open: &str, inner: &str, close: &str, n: usize| open.repeat(n) + inner + &close.repeat(n);
        let blocks = |n: usize| (0..n).map(|depth| " ".repeat(depth) + "if 1:\n").collect::<String>() + &" ".repeat(n);
        let table = [
            (nested("(", "1", ")", 200), "accepted"),
            (nested("(", "1", ")", 201), "SyntaxError"),
            (nested("[", "", "]", 100_000), "SyntaxError"),
            (nested("f(", "a b", ")", 190), "SyntaxError"),
            (nested("{1:", "1 2", "}", 190), "SyntaxError"),
            (nested("(lambda: [", "1", "])", 99), "accepted"),
            (nested("f\"{", "1", "}\"", 149), "accepted"),
            (nested("f\"{", "1", "}\"", 150), "SyntaxError"),
            (
                nested("(a", "", ".b".repeat(300).as_str(), 100) + &")".repeat(100),
                "RecursionError",
            ),
            ("not ".repeat(1900) + "1", "accepted"),
            ("not ".repeat(100_000) + "1", "RecursionError"),
            ("-".repeat(1900) + "1", "accepted"),
            ("-".repeat(100_000) + "1", "RecursionError"),
            ("a if b else ".repeat(1900) + "1", "accepted"),
            ("a if b else ".repeat(100_000) + "1", "RecursionError"),
            ("lambda: ".repeat(300) + "1", "accepted"),
            ("lambda: ".repeat(100_000) + "1", "RecursionError"),
            ("1+".repeat(1900) + "1", "accepted"),
            ("1+".repeat(100_000) + "1", "RecursionError"),
            ("2**-".repeat(240) + "1", "accepted"),
            ("2**-".repeat(100_000) + "1", "RecursionError"),
            ("a".to_owned() + &".b()".repeat(900), "accepted"),
            ("a".to_owned() + &".b()".repeat(100_000), "RecursionError"),
            ("a and ".repeat(100_000) + "b", "accepted"),
            ("a < ".repeat(100_000) + "b", "accepted"),
            ("a = ".repeat(100_000) + "b", "accepted"),
            ("a, ".repeat(100_000), "accepted"),
            ("if a: b\n".to_owned() + &"elif c: d\n".repeat(1900), "accepted"),
            (
                "if a: b\n".to_owned() + &"elif c: d\n".repeat(100_000),
                "RecursionError",
            ),
            (blocks(99) + "pass", "accepted"),
            (blocks(100) + "pass", "IndentationError"),
            (blocks(99) + &nested("(", "1", ")", 190), "accepted"),
        ];
        for (source, expected) in table {
            let start: String = source.chars().take(40).collect();
            assert_eq!(outcome(&source), expected, "{start}... ({} bytes)", source.len());
        }
    });
}

/// The height of the trees that chains build.
fn height(expr: &Expr) -> u32 {
    let mut height = 1;
    let mut expr = expr;
    loop {
        expr = match &expr.kind {
            ExprKind::UnaryOp { operand, .. } => operand,
            ExprKind::BinOp { left, .. } => left,
            ExprKind::IfExp { orelse, .. } => orelse,
            ExprKind::Attribute { value, .. } => value,
            ExprKind::Call(call) => &call.func,
            ExprKind::Lambda { body, .. } => body,
            _ => return height,
        };
        height += 1;
    }
}

#[test]
fn no_tree_is_higher_than_promised() {
    on_small_stack(|| {
        for step in ["-", "not ", "1+", "a if b else ", "lambda: "] {
            let accepted = (1..=MAX_DEPTH as usize + 10).rev().step_by(7).find_map(|n| {
                let module = parse(&(step.repeat(n) + "1")).ok()?;
                let StmtKind::Expr { value } = &module.body[0].kind else {
                    return None;
                };
                Some(height(value))
            });
            let highest = accepted.expect("some length is accepted");
            assert!((300..MAX_DEPTH).contains(&highest), "{step}: {highest}");
        }
    });
}

/// A generator of numbers that is the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

const SEEDS: [&str; 8] = [
    "def f(a, b=1, *c, d: int = 2, **e) -> x:\n    return [i for i in range(a) if i] + {1: 2, **e}\n",
    "class A(B, metaclass=C):\n    '''doc'''\n    @property\n    def x(self): return f\"{self.y!r:>{10}}{{}} {1=}\"\n",
    "try:\n    with open(a) as b, c:\n        pass\nexcept (X, Y) as e:\n    raise Z from e\nelse:\n\tprint('a' \"b\")\n",
    "match x:\n    case [1, *a, {'k': v, **r}] | P(q, w=-1+2j) as z if z:\n        del a[0], b.c\n    case _: ...\n",
    "async def g():\n    async for x in y: await z; yield\n    async with a as (b, c): return\n",
    "x = y = lambda *a, k=1: (yield), a if b else not c\nwhile x := f(*a, **b):\n    x += 0x1F ** -1_0.5e3j\n",
    "from ..a import (b as c, d)\nimport e.f as g\nglobal h, i\nassert a, \"\\u00e9\\N{X}\\x41\\\n\"\n",
    "f'''{\n a['b'] # c\n}''' rb'\\x00' if a <= b is not c not in d else [*e, *f][1:2, ::3, ...]\n",
];

const PIECES: [&str; 40] = [
    "(", ")", "[", "]", "{", "}", "'", "\"", "\"\"\"", "f\"", "f'{", "\\", "\n", "\n    ", "\t", ":", ":=", "=", "==",
    ",", ".", "...", "*", "**", "lambda ", "not ", "if ", "else ", "for ", "in ", "is ", "yield ", "match ", "case ",
    "1e", "0x", "\u{e9}", "\u{20ac}", "#", "!",
];

#[test]
fn broken_programs() {
    on_small_stack(|| {
        let mut random = Random(42);
        let (mut accepted, mut refused) = (0, 0);
        for round in 0..6000 {
            let mut source: Vec<char> = SEEDS[round % SEEDS.len()].chars().collect();
            for _ in 0..=random.below(4) {
                let at = random.below(source.len());
                match random.below(4) {
                    0 => drop(source.drain(at..(at + 1 + random.below(6)).min(source.len()))),
                    1 => source.truncate(at + 1),
                    2 => source.swap(at, 0),
                    _ => drop(source.splice(at..at, PIECES[random.below(PIECES.len())].chars())),
                }
                if source.is_empty() {
                    source.push('a');
                }
            }
            let source: String = source.into_iter().collect();
            match parse(&source) {
                Ok(_) => accepted += 1,
                Err(error) => {
                    refused += 1;
                    assert!(error.span.start <= error.span.end, "{source:?}: {error:?}");
                    assert!(error.line >= 1 || source.is_empty(), "{source:?}: {error:?}");
                }
            }
            let _ = (parse_expression(&source), parse_interactive(&source));
        }
        assert!(
            accepted > 100 && refused > 1000,
            "{accepted} accepted, {refused} refused"
        );
    });
}

#[test]
fn a_mistake_behind_a_large_literal_is_found_in_time() {
    let list = (0..100_000)
        .map(|n| format!("({n}, [{n}.5, 'a'])"))
        .collect::<Vec<_>>()
        .join(", ");
    let error = parse(&format!("x = [{list} 1]")).expect_err("a missing comma");
    assert_eq!((error.kind, error.line), (ErrorKind::Syntax, 1));
}
