# The builtin classes whose one positional sub-pattern is the subject itself.
class I(int): pass
class D(dict): pass
class T(tuple): __match_args__ = ("first",); first = property(lambda self: self[0])
class S(str): __match_args__ = ()


def kind(v):
    match v:
        case bool(b): return "bool", b
        case I(i): return "I", int(i)
        case int(i): return "int", i
        case float(f): return "float", f
        case S(): return "S"
        case str(s): return "str", s
        case bytes(b): return "bytes", b
        case T(first): return "T", first
        case tuple((a, *_) as t): return "tuple", a, t
        case list([]) | set([]): return "empty list"
        case list(x): return "list", x
        case D(d): return "D", d
        case dict({"k": v, **rest}): return "k", v, rest
        case dict(d): return "dict", d
        case set(s): return "set", sorted(s)
        case frozenset(s): return "frozenset", sorted(s)
        case complex(real=r, imag=i): return "complex", r, i
        case range(start=a, stop=b): return "range", a, b
        case type(__name__=name): return "type", name
        case BaseException(args=(a,)): return "exception", a
        case object(): return "object"


for v in (True, I(3), 4, 2.5, S("s"), "t", b"u", T((1, 2)), (), (1, 2), [], [1], D(a=1), {"k": 1, "l": 2}, {}, {2, 1}, frozenset([3]), 1j, range(2, 5), int, ValueError("v"), None):
    print(repr(v), kind(v))


def errors(v):
    match v:
        case S(x): return x
        case complex(x): return x
        case range(x): return x
        case type(x): return x
        case object(x): return x


for v in (S("s"), 1j, range(3), int, None):
    try:
        print(errors(v))
    except TypeError as error:
        print(error)
try:
    match {}:
        case dict(a, b): pass
except TypeError as error:
    print(error)
match 5:
    case int(real=5, imag=0) as n: print("attributes of an int", n)
match 5:
    case int(4 | 5 as n, real=r): print(n, r)
match True:
    case int(x): print(x)
