//! Random programs that end, whose output does not depend on addresses, hash seeds or time.
//!
//! Decides which programs there are: tables of templates for expressions of each type and for statements. Most expressions have
//! the type their place wants; one in twelve has not, so that errors are exercised as much as results. Values cannot grow without
//! end: whatever is assigned goes through `cap`, and loops run four times at most.
//!
//! In a template `$` and a letter is a gap: `$i` an int, `$f` a float, `$b` a bool, `$s` a str, `$y` a bytes, `$l` a list, `$t` a
//! tuple, `$d` a dict, `$e` a set of ints, `$j` an int that may stand in one, `$k` something hashable, `$a` anything, `$n` a number from 0 to 4, `$c` a slice. A line
//! that is only `$S` is a suite; `$L` one in a loop, `$F` one in a function, `$G` one in a generator, `$M` the methods of a class.

use crate::tree::{Expr, Part, Piece, Program, Stmt};

/// What every program begins with: variables of every type, and functions and a class for expressions to use.
pub const PRELUDE: &str = r#"
def cap(x, depth=3):
    if isinstance(x, int):
        return x if x.bit_length() < 3000 else x % 99991
    if isinstance(x, (list, tuple)):
        return type(x)(cap(v, depth - 1) for v in x[:40]) if depth else type(x)()
    if isinstance(x, dict):
        return {k: cap(v, depth - 1) for k, v in x.items()} if depth else {}
    if isinstance(x, Box):
        return Box(cap(x.value, depth - 1)) if depth else None
    return x[:40] if isinstance(x, (str, bytes)) else x

def show(*values):
    print(*[repr(v)[:300] for v in values])

class Box:
    def __init__(self, value=0):
        self.value = value
    def __repr__(self):
        return f"Box({self.value!r})"
    def __eq__(self, other):
        return isinstance(other, Box) and self.value == other.value
    def __hash__(self):
        return 7
    def __add__(self, other):
        return Box(self.value + other)
    def __radd__(self, other):
        return Box(other + self.value)
    def __lt__(self, other):
        return self.value < other.value
    def __getitem__(self, key):
        return self.value[key]
    def __len__(self):
        return len(self.value)
    def __enter__(self):
        show("enter", self)
        return self.value
    def __exit__(self, kind, error, trace):
        show("exit", kind and kind.__name__)
        return kind is KeyError
    @property
    def twice(self):
        return self.value * 2
    @classmethod
    def of(cls, *values):
        return cls(values)

def f0(x=1, *rest, key=2, **more):
    return x, rest, key, sorted(more)

def f1(x, y=0):
    return x if y else [x, y]

def g0(n):
    got = None
    for k in range(n % 5):
        got = yield k if got is None else got
    return n

i0, i1, i2, i3 = 3, -7, 2 ** 63, 0
x0, x1 = 0.5, -1e300
b0, b1 = True, False
s0, s1, s2 = "abc", "", "é😀Z"
y0, y1 = b"ab\xff", b""
l0, l1, l2 = [1, 2, 3], ["a", None], [[1], 2.5]
t0, t1 = (1, "x"), ()
d0, d1 = {"a": 1, 2: "b"}, {}
e0, e1 = {1, 2, 3}, set()
o0 = Box([1, 2])
"#;

/// Leaves of each type, then templates of each type.
type Kind = (char, &'static [&'static str], &'static [&'static str]);

#[rustfmt::skip]
static KINDS: &[Kind] = &[
    ('i', &["i0", "i1", "i2", "i3", "0", "1", "-1", "255", "2**64", "10**18", "True", "-3", "7"], &[
        "$i + $i", "$i - $i", "$i * $i", "$i // $i", "$i % $i", "$i ** $n", "$i << $n", "$i >> $n", "$i & $i", "$i | $i", "$i ^ $i", "~$i", "-$i",
        "abs$i", "len$s", "len$l", "len$d", "len$t", "len$e", "$i if $b else $i", "int$f", "int$s", "ord$s", "$s.find$s", "$s.count$s", "$l.count$a",
        "$l.index$k", "sum$l", "sum$e", "min($i, $i)", "max$l", "hash$j", "divmod($i, $i)[$b]", "pow($i, $n, $i)", "$l[$i]", "$t[$n]", "$d[$k]",
        "(i0 := $i)", "$i.bit_length()", "round$f", "round($i, -$n)", "(lambda x, y=$i: x * y)$i", "$y[$i]", "int.from_bytes($y, 'little')", "$i.bit_count()",
        "$d.get($k, $i)", "next(iter$l, $i)", "int($s, 16)", "len(range($i, $i, $i))", "range$n[$i]", "sum(k for k in range$n)", "$i.__add__$i", "o0.twice",
    ]),
    ('f', &["x0", "x1", "0.0", "-0.0", "1.5", "1e-7", "float('inf')", "float('nan')", "123456.789"], &[
        "$f + $f", "$f - $i", "$f * $f", "$f / $f", "$i / $i", "$f // $f", "$f % $f", "$f ** $n", "-$f", "abs$f", "float$i", "float$s", "round($f, $n)",
        "$f if $b else $f", "min($f, $i)", "max($f, $f)", "divmod($f, $f)[0]", "sum([$f, $f, $i])", "$i ** -$n", "$f.conjugate()", "pow($f, 0.5)",
    ]),
    ('b', &["b0", "b1", "True", "False"], &[
        "$a == $a", "$a != $a", "$i < $i", "$f <= $i", "$s > $s", "$l >= $l", "$i < $i <= $f", "$a in $l", "$k in $d", "$i in $e", "$s in $s", "$i in range($i, $i)",
        "not $a", "$a and $b", "$b or $a", "bool$a", "$a is None", "isinstance($a, (int, str))", "all$l", "any$t", "$s.isdigit()", "$s.startswith$s", "$e <= $e",
        "$t < $t", "$y == $y", "callable$a", "hasattr($a, 'append')", "$d == $d", "$e.isdisjoint$e", "$i not in $t", "$k is not None", "$s.isidentifier()", "$f.is_integer()",
    ]),
    ('s', &["s0", "s1", "s2", "'x'", "'Hello World'", "' a b '", "'12'", "'ß\\n'"], &[
        "$s + $s", "$s * $n", "$s[$i]", "$s[$c]", "str$a", "repr$a", "$s.upper()", "$s.strip()", "$s.replace($s, $s)", "$s.join($l)", "$s.join([$s, $s])",
        "$s.title()", "$s.center($n)", "$s.zfill$n", "$s.rjust($n, '*')", "format($i, 'x')", "format($i, '+,d')", "format($f, '.3f')", "format($f, 'e')", "format($s, '>6')",
        "f'{$i}:{$f:.2f}'", "f'{$a!r:>8}'", "f'{$s=}'", "'%d %s' % ($i, $a)", "'%5.2f|%x' % ($f, $i)", "'{} {0}'.format$a", "'{0!r} {k}'.format($a, k=$i)", "$s if $b else $s",
        "$s.swapcase()", "$s.partition$s[0]", "chr($i)", "hex$i", "bin$i", "ascii$s", "$s.expandtabs$n", "$s.capitalize()", "$s.casefold()", "$s.removeprefix$s", "str($f)",
        "''.join(sorted$s)", "''.join(reversed$s)", "$y.hex()", "$s.translate({97: $s})", "type$a.__name__", "$s.encode().decode('ascii', 'replace')", "format($f, '10.4g')",
    ]),
    ('y', &["y0", "y1", "b'xyz'", "b'\\x00'"], &[
        "$y + $y", "$y * $n", "$y[$c]", "bytes([$i % 256])", "bytes$n", "$s.encode()", "$y.upper()", "$y.replace($y, $y)", "bytes(bytearray$y)", "$y.join([$y, $y])", "($i).to_bytes(9, 'big', signed=True)",
        "b'%d-%s' % ($i, $y)", "$y.strip()", "bytes.fromhex($s)",
    ]),
    ('l', &["l0", "l1", "l2", "[]", "[3, 1, 2]", "['b', 'a']"], &[
        "[$a, $a]", "[$i, $i, $i]", "[$i, *$l, *$t]", "$l + $l", "$l * $n", "$l[$c]", "list$t", "list$s", "sorted$l", "sorted([$i, $i, $i], reverse=$b)", "sorted($l, key=str)", "$s.split()",
        "$s.split$s", "[k * 2 for k in $l]", "[k for k in $l if k]", "[(p, q) for p in range$n for q in $t]", "list(map(str, $l))", "list(zip($l, $t))", "list(enumerate$l)", "list($d)",
        "list($d.items())", "list(range($i % 9, $i % 9, $i % 5))", "list(filter(None, $l))", "$l if $b else $l", "list(reversed$l)", "sorted$e", "list(g0$i)", "[lambda: $i for k in range$n] and $l",
        "$s.splitlines()", "list($y)", "[[k for k in range(m)] for m in range$n]", "(lambda *r: list(r))(*$l, $a)", "[*g0$n, $a]", "list(zip(*[$t, $l]))", "[x := $i, x]", "sorted([Box($i), Box($i)])",
    ]),
    ('t', &["t0", "t1", "(1, 2)", "('k',)"], &[
        "($a, $a)", "($i,)", "$t + $t", "$t * $n", "$t[$c]", "tuple$l", "tuple$s", "(*$t, $k)", "f0()", "f0($a, $a, key=$a)", "f0(*$l, **{'m': $i})", "divmod($i, $i)", "$s.partition$s", "tuple(k for k in $l)",
        "($f).as_integer_ratio()", "f0(key=$a, *$t)",
    ]),
    ('d', &["d0", "d1", "{}", "{'a': 1}"], &[
        "{$k: $a}", "{$k: $a, $k: $a}", "{**$d, $k: $i}", "$d | $d", "dict($d)", "dict(zip($t, $l))", "{k: v for k, v in zip($l, $t)}", "{k: k * 2 for k in $t}", "dict.fromkeys($l, $i)", "dict(a=$i, b=$a)", "dict(sorted($d.items()))",
    ]),
    ('e', &["e0", "e1", "{5, 6}"], &[
        "{$j, $j}", "$e | $e", "$e & $e", "$e - $e", "$e ^ $e", "{k for k in $e}", "set(range$n)", "{len(k) for k in $l if k}", "$e.union($e)", "frozenset$e & $e", "{k % 7 for k in $e}",
    ]),
    ('j', &["0", "1", "-1", "7", "2**64", "10**18", "-3"], &["$j + $j", "$j * $n", "-$j", "len$s", "$j % 8"]),
    ('o', &["o0", "Box()", "None", "..."], &[
        "Box$a", "o0 + $a", "$a + o0", "o0[$i]", "o0.value", "Box.of($a, $a)", "o0.missing", "o0.twice", "len(o0)", "f1$a", "f1($a, $b)", "f1(y=$a, x=$a)", "next(g0$n)", "iter$l.__next__()", "$a()", "$a[$a]", "$a + $a",
        "$a * $n", "$a < $a", "$a.count($k)", "[$a, $a][$b]", "max($a, $a)", "getattr($a, 'real', $k)", "slice($a, $i)", "complex($f, $i)", "$l.copy()", "$d.pop($k, $i)", "type$a is type$a", "{**$a}", "[*$a]", "sum($a, $a)", "bytearray$y",
    ]),
];

/// Statements. The marks in front say where one may stand: `l` in a loop, `f` in a function, `g` in a generator, `m` in a class.
#[rustfmt::skip]
static STATEMENTS: &[(&str, &str)] = &[
    ("", "show($a, $a)"), ("", "show($a)"), ("", "print($a, $s, sep=$s)"), ("", "show($i, $s, $l)"),
    ("", "i0 = cap$i"), ("", "i1 = cap$i"), ("", "x0 = cap$f"), ("", "s0 = cap$s"), ("", "l0 = cap$l"), ("", "t0 = cap$t"), ("", "d0 = cap$d"), ("", "e0 = $e"), ("", "o0 = Box(cap$a)"), ("", "b0 = $b"),
    ("", "i1 += $i"), ("", "i0 -= $i"), ("", "i3 |= $i"), ("", "i0 //= $i"), ("", "x0 *= $f"), ("", "s1 += 'ab'"), ("", "l1 += [$k]"), ("", "l0 += $s[:3]"), ("", "e1 |= {$j}"), ("", "t1 += ($k,)"), ("", "d1 |= {$k: 1}"),
    ("", "l0.append$k"), ("", "l1.insert($i, $k)"), ("", "l0.pop($i)"), ("", "l0.sort()"), ("", "l1.reverse()"), ("", "l0.remove$k"), ("", "l0[$c] = $t[:5]"), ("", "l0[$i] = $k"), ("", "del l0[$c]"), ("", "del l1[$i]"),
    ("", "d0[$k] = $k"), ("", "del d0[$k]"), ("", "d0.setdefault($k, $i)"), ("", "d1.update($d)"), ("", "d0.popitem()"), ("", "e0.add$j"), ("", "e0.discard$i"), ("", "e0 -= $e"), ("", "o0.value = $k"), ("", "o0.extra = $k"), ("", "del o0.extra"),
    ("", "i0, i1 = i1, i0"), ("", "i0, *l0 = $l"), ("", "s0, t0 = $t"), ("", "(i0, s0), *l1 = [($i, $s), $k]"), ("", "[i0, [i1, s1]] = $i, [$i, $s]"), ("", "for i1, s1 in [($i, $s), $t]:\n$L"),
    ("", "if $b:\n$S"), ("", "if $b:\n$S\nelse:\n$S"), ("", "if $a:\n$S\nelif $b:\n$S\nelse:\n$S"), ("", "for i0 in range$n:\n$L"), ("", "for x in $l[:4]:\n$L\nelse:\n$S"), ("", "for k, v in list($d.items())[:4]:\n$L"),
    ("", "turns = iter(range$n)\nwhile next(turns, None) is not None:\n$L\nelse:\n$S"), ("", "for k in g0$i:\n$L"), ("", "for s0 in $s[:3]:\n$L"),
    ("", "try:\n$S\nexcept TypeError as error:\n$S\nfinally:\n$S"), ("", "try:\n$S\nexcept (ValueError, KeyError):\n$S\nelse:\n$S"), ("", "try:\n$S\nexcept Exception as error:\n    show(type(error), error.args)"),
    ("", "try:\n$S\nexcept IndexError:\n    raise ValueError($a) from None\nfinally:\n$S"), ("", "raise ValueError($a)"), ("", "assert $b, $a"), ("", "with Box$a as i3:\n$S"), ("", "with Box$a, Box$i as o0:\n$S"),
    ("", "match $a:\n    case [x, *rest]:\n        show(x, rest)\n    case {'a': y}:\n        show(y)\n    case int() | float() as z if $b:\n        show(z)\n    case str(w):\n        show(w)\n    case Box(value=v):\n        show(v)\n    case _:\n        show('none')"),
    ("", "match $t:\n    case (1, x) | (x, 1):\n        show(x)\n    case ():\n        show('empty')\n    case _:\n        show('other')"),
    ("", "def f1(x, y=$a):\n$F"), ("", "def f0(*x, key=$i, **more):\n$F"), ("", "def g0(n):\n$G"), ("", "f1 = lambda x=$a, y=0: (x, y, $a)"), ("", "def f1(x, y=0):\n    def inner():\n        nonlocal x\n        x = $a\n        return y\n    return inner(), x"),
    ("", "def f1(x, y=0):\n    global i0\n    i0 = $k\n    return x"), ("", "class Box(Box):\n    extra = $k\n    def __len__(self):\n        return $i"), ("", "class Box(Box):\n    def __eq__(self, other):\n        show('eq')\n        return $b\n    __hash__ = None"),
    ("", "class Box(Box):\n    def __init__(self, value=1):\n        super().__init__(value)\n        self.extra = $k\n    def __bool__(self):\n        return $b"), ("", "it = iter$l\nshow(next(it, 0), list(it))"), ("", "it = g0$n\nshow(next(it, 0), list(it))"),
    ("", "show([*map(lambda v: v * 2, $l)])"), ("", "show(*sorted($l, key=lambda v: (str(type(v)), v)))"), ("", "del i3"), ("", "show(i3, s1, l1)"), ("", "show(d0, e0, o0)"),
    ("l", "break"), ("l", "continue"), ("l", "if $b:\n    break"), ("f", "return $a"), ("f", "if $b:\n    return $a"), ("f", "show(x)"), ("g", "yield $a"), ("g", "yield from $l[:3]"), ("g", "i0 = yield $i"), ("g", "return $a"),
];

/// A random program.
pub fn program(seed: u64) -> Program {
    let mut source = Source { state: seed };
    let count = 6 + source.below(20);
    (0..count).map(|_| guarded(source.statement("", 3))).collect()
}

/// The statements under a `try` that prints what they raise, so that a program goes on.
fn guarded(suite: Vec<Stmt>) -> Stmt {
    let line = |text: &str| Part::Line(vec![Piece::Text(text.into())]);
    let report = Stmt(vec![line("print(type(error).__name__, str(error)[:300])")]);
    Stmt(vec![
        line("try:"),
        Part::Suite(suite),
        line("except Exception as error:"),
        Part::Suite(vec![report]),
    ])
}

/// Random numbers (SplitMix64), and everything made of them.
struct Source {
    state: u64,
}

impl Source {
    fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit as u64) as usize
    }

    fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// A statement that may stand where `marks` says; with no `depth` left, one without suites.
    fn statement(&mut self, marks: &str, depth: usize) -> Vec<Stmt> {
        loop {
            let (mark, template) = self.one_of(STATEMENTS);
            let fits = mark.is_empty() || marks.contains(mark);
            let nested = template.lines().any(|line| matches!(line, "$S" | "$L" | "$F" | "$G"));
            if fits && (depth > 0 || !nested) {
                return vec![self.filled(template, marks, depth)];
            }
        }
    }

    fn filled(&mut self, template: &str, marks: &str, depth: usize) -> Stmt {
        let parts = template.lines().map(|line| match line {
            "$S" => Part::Suite(self.suite(marks, depth)),
            "$L" => Part::Suite(self.suite(&format!("{marks}l"), depth)),
            "$F" => Part::Suite(self.suite("f", depth)),
            "$G" => {
                let mut suite = self.suite("g", depth);
                suite.push(Stmt(vec![Part::Line(vec![Piece::Text("yield 1".into())])]));
                Part::Suite(suite)
            }
            _ => Part::Line(self.pieces(line, 3)),
        });
        Stmt(parts.collect())
    }

    fn suite(&mut self, marks: &str, depth: usize) -> Vec<Stmt> {
        let count = 1 + self.below(3);
        (0..count).flat_map(|_| self.statement(marks, depth - 1)).collect()
    }

    /// The text of a template with its gaps filled.
    fn pieces(&mut self, template: &str, depth: usize) -> Vec<Piece> {
        let mut parts = template.split('$');
        let mut pieces = vec![Piece::Text(parts.next().unwrap_or("").into())];
        for part in parts {
            let mut letters = part.chars();
            let wanted = letters.next().unwrap_or('a');
            match wanted {
                'n' => pieces.push(Piece::Gap(Expr(vec![Piece::Text(self.below(5).to_string())]))),
                'c' => pieces.extend(self.slice(depth)),
                _ => pieces.push(Piece::Gap(self.expr(wanted, depth))),
            }
            pieces.push(Piece::Text(letters.as_str().into()));
        }
        pieces
    }

    fn slice(&mut self, depth: usize) -> Vec<Piece> {
        let template = self.one_of(&["$i:", ":$i", "$i:$i", "::-1", "$i:$i:$n", ":", "::2"]);
        self.pieces(template, depth.min(1))
    }

    fn expr(&mut self, wanted: char, depth: usize) -> Expr {
        let kind = match wanted {
            'a' => self.one_of(&['i', 'f', 'b', 's', 'y', 'l', 't', 'd', 'e', 'o', 'o']),
            'k' => self.one_of(&['i', 'i', 'f', 'b', 's', 's', 'y']),
            // A set of strings has no fixed order, so sets get ints.
            'e' | 'j' => wanted,
            _ if self.below(12) == 0 => self.one_of(&['i', 'f', 'b', 's', 'l', 't', 'd', 'o']),
            kind => kind,
        };
        let (_, leaves, templates) = KINDS.iter().find(|row| row.0 == kind).expect("a letter of the table");
        if depth == 0 || self.below(3) == 0 {
            return Expr(vec![Piece::Text(self.one_of(leaves).into())]);
        }
        let template = self.one_of(templates);
        Expr(self.pieces(template, depth - 1))
    }
}
