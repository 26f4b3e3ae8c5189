//! What the compiler refuses: programs that parse, with CPython 3.14's text and place of the error (`line:offset-line:offset`), and
//! features minipy does not run, with the line that names them.

use minipy_compiler::{CompileError, compile_module};

/// Taken from `compile()` of CPython 3.14.
const SYNTAX_ERRORS: &[(&str, &str)] = &[
    ("return 1\n", "'return' outside function [1:1-1:9]"),
    ("'é'; return 1\n", "'return' outside function [1:7-1:15]"),
    ("class A:\n    return 1\n", "'return' outside function [2:5-2:13]"),
    ("break\n", "'break' outside loop [1:1-1:6]"),
    ("continue\n", "'continue' not properly in loop [1:1-1:9]"),
    ("yield 1\n", "'yield' outside function [1:1-1:8]"),
    ("class A:\n    yield 1\n", "'yield' outside function [2:5-2:12]"),
    ("x = yield from a\n", "'yield from' outside function [1:5-1:17]"),
    (
        "[(yield x) for x in y]\n",
        "'yield' inside list comprehension [1:3-1:10]",
    ),
    (
        "def f(): ((yield x) for x in y)\n",
        "'yield' inside generator expression [1:12-1:19]",
    ),
    (
        "def f(): {(yield x) for x in y}\n",
        "'yield' inside set comprehension [1:12-1:19]",
    ),
    (
        "def f(): {(yield x): 1 for x in y}\n",
        "'yield' inside dict comprehension [1:12-1:19]",
    ),
    (
        "def f(a, a): pass\n",
        "duplicate argument 'a' in function definition [1:10-1:11]",
    ),
    (
        "def f(a, *, a): pass\n",
        "duplicate argument 'a' in function definition [1:13-1:14]",
    ),
    (
        "def f(é, a, a: int): pass\n",
        "duplicate argument 'a' in function definition [1:14-1:20]",
    ),
    (
        "lambda a, *a: 1\n",
        "duplicate argument 'a' in function definition [1:12-1:13]",
    ),
    (
        "nonlocal x\n",
        "nonlocal declaration not allowed at module level [1:1-1:11]",
    ),
    (
        "def f():\n    nonlocal x\n",
        "no binding for nonlocal 'x' found [2:5-2:15]",
    ),
    (
        "def f():\n    print(x)\n    global x\n",
        "name 'x' is used prior to global declaration [3:5-3:13]",
    ),
    (
        "def f():\n    x = 1\n    global x\n",
        "name 'x' is assigned to before global declaration [3:5-3:13]",
    ),
    (
        "def f():\n    x: int\n    global x\n",
        "annotated name 'x' can't be global [3:5-3:13]",
    ),
    (
        "def f(x):\n    global x\n",
        "name 'x' is parameter and global [2:5-2:13]",
    ),
    (
        "def f():\n    global x\n    x: int = 1\n",
        "annotated name 'x' can't be global [3:5-3:15]",
    ),
    (
        "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x: int = 1\n",
        "annotated name 'x' can't be nonlocal [5:9-5:19]",
    ),
    (
        "def f():\n    x = 1\n    def g():\n        nonlocal x\n        global x\n",
        "name 'x' is nonlocal and global [4:9-4:19]",
    ),
    (
        "def f():\n    x = 1\n    def g():\n        x = 2\n        nonlocal x\n",
        "name 'x' is assigned to before nonlocal declaration [5:9-5:19]",
    ),
    (
        "def f(x):\n    def g(x):\n        nonlocal x\n",
        "name 'x' is parameter and nonlocal [3:9-3:19]",
    ),
    (
        "def f():\n    global x\n    def g():\n        nonlocal x\n",
        "no binding for nonlocal 'x' found [4:9-4:19]",
    ),
    (
        "class A:\n    x = 1\n    def f(self):\n        nonlocal x\n",
        "no binding for nonlocal 'x' found [4:9-4:19]",
    ),
    (
        "class A:\n    nonlocal x\n",
        "no binding for nonlocal 'x' found [2:5-2:15]",
    ),
    (
        "def f():\n    def g():\n        nonlocal __class__\n",
        "no binding for nonlocal '__class__' found [3:9-3:27]",
    ),
    (
        "x = 1\nglobal x\n",
        "name 'x' is assigned to before global declaration [2:1-2:9]",
    ),
    (
        "print(x)\nglobal x\n",
        "name 'x' is used prior to global declaration [2:1-2:9]",
    ),
    (
        "def f():\n    from x import *\n",
        "import * only allowed at module level [2:19-2:20]",
    ),
    (
        "class A:\n    from x import *\n",
        "import * only allowed at module level [2:19-2:20]",
    ),
    (
        "a, *b, *c = x\n",
        "multiple starred expressions in assignment [1:1-1:10]",
    ),
    (
        "for a, (*b, *c) in x: pass\n",
        "multiple starred expressions in assignment [1:8-1:16]",
    ),
    (
        "*a = x\n",
        "starred assignment target must be in a list or tuple [1:1-1:3]",
    ),
    (
        "for *a in b: pass\n",
        "starred assignment target must be in a list or tuple [1:5-1:7]",
    ),
    (
        "with a as *b: pass\n",
        "starred assignment target must be in a list or tuple [1:11-1:13]",
    ),
    ("*a\n", "can't use starred expression here [1:1-1:3]"),
    ("x = *a\n", "can't use starred expression here [1:5-1:7]"),
    ("print(*a, **b, c=1, c=2)\n", "keyword argument repeated: c [1:21-1:24]"),
    ("f(a=1, b=2, a=3)\n", "keyword argument repeated: a [1:13-1:16]"),
    ("class A(x=1, x=2): pass\n", "keyword argument repeated: x [1:14-1:17]"),
    (
        "try: pass\nexcept: pass\nexcept A: pass\n",
        "default 'except:' must be last [2:1-2:13]",
    ),
    ("__debug__ = 1\n", "cannot assign to __debug__ [1:1-1:10]"),
    ("x.__debug__ = 1\n", "cannot assign to __debug__ [1:1-1:12]"),
    ("del __debug__\n", "cannot delete __debug__ [1:5-1:14]"),
    ("f(__debug__=1)\n", "cannot assign to __debug__ [1:3-1:14]"),
    ("def f(__debug__): pass\n", "cannot assign to __debug__ [1:7-1:16]"),
    ("import __debug__\n", "cannot assign to __debug__ [1:8-1:17]"),
    ("def __debug__(): pass\n", "cannot assign to __debug__ [1:1-1:22]"),
    (
        "try: pass\nexcept A as __debug__: pass\n",
        "cannot assign to __debug__ [2:1-2:28]",
    ),
    (
        "[x := 1 for x in y]\n",
        "assignment expression cannot rebind comprehension iteration variable 'x' [1:2-1:3]",
    ),
    (
        "[y for x in (y := 1)]\n",
        "assignment expression cannot be used in a comprehension iterable expression [1:14-1:20]",
    ),
    (
        "[x for x in z if (x := 1)]\n",
        "assignment expression cannot rebind comprehension iteration variable 'x' [1:19-1:20]",
    ),
    (
        "[[(x := 1) for y in z] for x in w]\n",
        "assignment expression cannot rebind comprehension iteration variable 'x' [1:4-1:5]",
    ),
    (
        "[[x for x in y] for z in (lambda: (q := 1))()]\n",
        "assignment expression cannot be used in a comprehension iterable expression [1:36-1:42]",
    ),
    (
        "class A:\n    [(x := 1) for y in z]\n",
        "assignment expression within a comprehension cannot be used in a class body [2:7-2:8]",
    ),
    (
        "[i for i in a if (j := i) for j in b]\n",
        "comprehension inner loop cannot rebind assignment expression target 'j' [1:31-1:32]",
    ),
    (
        "x = 1\nfrom __future__ import annotations\n",
        "from __future__ imports must occur at the beginning of the file [2:1-2:35]",
    ),
    (
        "\"doc\"\nfrom __future__ import annotations\nimport x\nfrom __future__ import division\n",
        "from __future__ imports must occur at the beginning of the file [4:1-4:32]",
    ),
    ("from __future__ import braces\n", "not a chance [1:24-1:30]"),
    (
        "from __future__ import nope\n",
        "future feature nope is not defined [1:24-1:28]",
    ),
    (
        "def f():\n    from __future__ import annotations\n",
        "from __future__ imports must occur at the beginning of the file [2:5-2:39]",
    ),
    (
        "def f(x: (yield)): pass\n",
        "yield expression cannot be used within an annotation [1:11-1:16]",
    ),
    (
        "def f() -> (x := 1): pass\n",
        "named expression cannot be used within an annotation [1:13-1:19]",
    ),
    (
        "x: [await y] = 1\n",
        "await expression cannot be used within an annotation [1:5-1:12]",
    ),
    (
        "for x in y:\n    def f():\n        break\n",
        "'break' outside loop [3:9-3:14]",
    ),
    (
        "for x in y:\n    class A:\n        continue\n",
        "'continue' not properly in loop [3:9-3:17]",
    ),
    ("while 1: pass\nelse:\n    break\n", "'break' outside loop [3:5-3:10]"),
    (
        "try: pass\nfinally:\n    continue\n",
        "'continue' not properly in loop [3:5-3:13]",
    ),
    ("await x\n", "'await' outside function [1:1-1:8]"),
    ("def f(): await x\n", "'await' outside async function [1:10-1:17]"),
    (
        "def f():\n    async with a: pass\n",
        "'async with' outside async function [2:5-2:23]",
    ),
    (
        "def f():\n    async for a in b: pass\n",
        "'async for' outside async function [2:5-2:27]",
    ),
    (
        "[x async for x in y]\n",
        "asynchronous comprehension outside of an asynchronous function [1:1-1:21]",
    ),
    (
        "def f():\n    return 1\n    return *a\n",
        "can't use starred expression here [3:12-3:14]",
    ),
    (
        "with a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a: pass\n",
        "too many statically nested blocks [1:69-1:70]",
    ),
    (
        "match x:\n    case _: pass\n    case 1: pass\n",
        "wildcard makes remaining patterns unreachable [2:10-2:11]",
    ),
    (
        "match x:\n    case y: pass\n    case 1: pass\n",
        "name capture 'y' makes remaining patterns unreachable [2:10-2:11]",
    ),
    (
        "match x:\n    case 1 | y | 2: pass\n",
        "name capture 'y' makes remaining patterns unreachable [2:14-2:15]",
    ),
    (
        "match x:\n    case [a, (a)]: pass\n",
        "multiple assignments to name 'a' in pattern [2:15-2:16]",
    ),
    (
        "match x:\n    case {1: a, **a}: pass\n",
        "multiple assignments to name 'a' in pattern [2:10-2:21]",
    ),
    (
        "match x:\n    case [a, ([a] | (a,))]: pass\n",
        "multiple assignments to name 'a' in pattern [2:15-2:25]",
    ),
    (
        "match x:\n    case [a] | [b]: pass\n",
        "alternative patterns bind different names [2:10-2:19]",
    ),
    (
        "match x:\n    case [*_, *_]: pass\n",
        "multiple starred names in sequence pattern [2:10-2:18]",
    ),
    (
        "match x:\n    case A(b=1, c=2, b=3): pass\n",
        "attribute name repeated in class pattern: b [2:24-2:25]",
    ),
    (
        "match x:\n    case {'a': 1, 'a': 2}: pass\n",
        "mapping pattern checks duplicate key ('a') [2:10-2:26]",
    ),
    (
        "match x:\n    case {0: 1, -0.0: 2}: pass\n",
        "mapping pattern checks duplicate key (-0.0) [2:10-2:25]",
    ),
    (
        "match x:\n    case {f'': 1}: pass\n",
        "mapping pattern keys may only match literals and attribute lookups [2:10-2:18]",
    ),
    (
        "match x:\n    case f'': pass\n",
        "patterns may only match literals and attribute lookups [2:10-2:13]",
    ),
    (
        "match x:\n    case [*__debug__]: pass\n",
        "cannot assign to __debug__ [2:11-2:21]",
    ),
    (
        "match x:\n    case A(__debug__=1): pass\n",
        "cannot assign to __debug__ [2:22-2:23]",
    ),
];

const UNSUPPORTED: &[(&str, &str)] = &[(
    "from __future__ import barry_as_FLUFL\n",
    "1: from __future__ import barry_as_FLUFL",
)];

fn refusal(source: &str) -> String {
    let module = minipy_syntax::parse(source).expect("the program parses");
    match compile_module(&module, source, "case.py") {
        Ok(_) => "accepted".to_string(),
        Err(CompileError::Syntax(e)) => {
            format!(
                "{} [{}:{}-{}:{}]",
                e.message, e.line, e.offset, e.end_line, e.end_offset
            )
        }
        Err(CompileError::Unsupported { line, feature }) => format!("{line}: {feature}"),
    }
}

fn check(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|&(source, expected)| (source, expected, refusal(source)))
        .filter(|(_, expected, got)| expected != got)
        .map(|(source, expected, got)| format!("{source}expected {expected}\n     got {got}\n"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn syntax_errors() {
    check(SYNTAX_ERRORS);
}

#[test]
fn unsupported_features() {
    check(UNSUPPORTED);
}
