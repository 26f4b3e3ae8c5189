"""Asks CPython 3.14 for the answers in errors.txt, trees.txt and spans.txt, and rewrites the files.

Run it with python3.14 in this folder. It prints the questions whose answers have changed and exits 1 if there are any,
so that a new case is written without its answer, captured, and then read with care.
"""

import ast
import sys
import warnings

MODES = {"> ": "exec", "e> ": "eval", "i> ": "single"}
SHORT = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\f": "\\f"}


def unescape(text):
    return text.encode("latin-1", "backslashreplace").decode("unicode_escape")


def error(source, mode):
    try:
        compile(source, "case", mode, ast.PyCF_ONLY_AST)
    except SyntaxError as e:
        return f"{type(e).__name__}: {e.msg} [{e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}]"
    return "accepted"


class Dumper:
    """The s-expressions of src/dump.rs."""

    def __init__(self, source, with_spans):
        self.with_spans = with_spans
        self.starts = [0]
        for line in source.encode().split(b"\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def span(self, node):
        if not self.with_spans:
            return ""
        start = self.starts[node.lineno - 1] + node.col_offset
        return f"@{start}:{self.starts[node.end_lineno - 1] + node.end_col_offset}"

    def constant(self, value):
        if value is ...:
            return "..."
        if isinstance(value, str):
            return quoted(value)
        if isinstance(value, bytes):
            return "b" + quoted(repr(value)[2:-1].replace("\\'", "'").replace("'", "\\'").replace('"', '\\"'))
        if isinstance(value, complex):
            return f"{value.imag!r}j"
        if isinstance(value, int) and value >= 2**63:
            return f"10#{value}"
        return repr(value)

    def field(self, value):
        if value is None:
            return "-"
        if isinstance(value, list):
            return "[" + " ".join(self.field(item) for item in value) + "]"
        if isinstance(value, (ast.operator, ast.unaryop, ast.cmpop, ast.boolop)):
            return type(value).__name__
        return self.node(value) if isinstance(value, ast.AST) else str(value)

    def node(self, node):
        name = type(node).__name__
        fields = {key: getattr(node, key) for key in node._fields if key not in ("ctx", "kind", "type_comment")}
        if name in ("withitem", "match_case"):
            return " ".join(map(self.field, fields.values()))
        if name in ("Constant", "MatchSingleton"):
            parts = [self.constant(node.value)]
        elif name == "Dict":
            parts = ["[" + " ".join(f"{self.field(k)} {self.field(v)}" for k, v in zip(node.keys, node.values)) + "]"]
        elif name == "Compare":
            parts = [self.field(node.left)]
            parts += [f"{self.field(op)} {self.field(value)}" for op, value in zip(node.ops, node.comparators)]
        else:
            parts = [self.field(value) for value in fields.values()]
        has_span = name not in ("arguments", "comprehension")
        return "(" + " ".join([name + (self.span(node) if has_span else "")] + parts) + ")"


def quoted(text):
    def one(c):
        if c in '"\\':
            return "\\" + c
        if " " <= c <= "~":
            return c
        code = ord(c)
        return "\\u{%x}" % (code + 0x100000 if 0xD800 <= code < 0xE000 else code)

    return '"' + "".join(map(one, text)) + '"'


def tree(source, with_spans):
    dumper = Dumper(source, with_spans)
    return "\n".join(dumper.node(statement) for statement in ast.parse(source).body)


def recapture(name, answer):
    with open(name, encoding="utf-8") as file:
        old = file.read()
    head, *cases = old.split("\n\n")
    new, changed = [head], 0
    for case in cases:
        question, *rest = case.rstrip("\n").split("\n")
        if question.startswith("#"):
            new.append(case.rstrip("\n"))
            continue
        prefix = question[: question.index("> ") + 2]
        found = answer(unescape(question[len(prefix) :]), MODES[prefix])
        if found != "\n".join(rest):
            print(f"{name}: {question}")
            changed += 1
        new.append(f"{question}\n{found}")
    with open(name, "w", encoding="utf-8") as file:
        file.write("\n\n".join(new) + "\n")
    return changed


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    assert sys.version_info[:2] == (3, 14), "the answers are those of CPython 3.14"
    total = recapture("errors.txt", error)
    total += recapture("trees.txt", lambda source, mode: tree(source, False))
    total += recapture("spans.txt", lambda source, mode: tree(source, True))
    sys.exit(total != 0)
