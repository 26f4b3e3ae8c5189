"""functools: singledispatch by annotations, wraps with annotations."""
from functools import singledispatch, singledispatchmethod, wraps

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

@singledispatch
def kind(x): return 'object'
@kind.register
def _(x: int): return 'int'
@kind.register
def _(x: str | bytes): return 'text'
@kind.register
def _(x: 'float'): return 'float by name'
@kind.register
def _(x: None): return 'none'
@kind.register
def _(x: list[int] if False else list, y=0) -> str: return 'list'
print(kind(1), kind(True), kind(''), kind(b''), kind(1.5), kind(None), kind([]), kind({}), sorted(c.__name__ for c in kind.registry))
def bad(x: 5): pass
def alias(x: list[int]): pass
def none(x): pass
show(lambda: kind.register(bad))
show(lambda: kind.register(alias))
try:
    kind.register(none)
except TypeError as error:
    print(str(error)[:39], str(error)[-75:])
class M:
    @singledispatchmethod
    def show(self, x): return ('default', x)
    @show.register
    def _(self, x: int): return ('int', x)
m = M(); print(m.show(1), m.show('a'))
def g(x: int, *a: str) -> None: "g doc"
@wraps(g)
def h(*args): pass
print(h.__annotations__, h.__name__, h.__doc__, h.__wrapped__ is g)
