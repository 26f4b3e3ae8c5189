# inspect: signatures, parameters, binding arguments
import inspect, functools, types
def t(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def f(a, /, b: int = 3, *args: str, c, d=4, **kw) -> float:
    """Doc of f.

        indented
    """
    return a
class A:
    "Doc A"
    def __init__(self, x, y=2): pass
    def m(self, z): "doc m"
    @classmethod
    def cm(cls, q): pass
    @staticmethod
    def sm(s, *, k=None): pass
    @property
    def p(self): "doc p"; return 1
    @functools.wraps(f)
    def w(self, *a): pass
class B(A):
    def m(self, z): pass
    def __call__(self, u, v=1): pass
class Meta(type):
    def __call__(cls, one): return super().__call__()
class C(metaclass=Meta): pass
class D: pass
class N:
    def __new__(cls, n, *, o=1): return object.__new__(cls)
for o in (f, A, A.m, A(1).m, A.cm, A.sm, B, B(1), C, D, N, A.w, lambda x, *, y=1: 0, functools.partial(f, 1, d=5), functools.partial(f, c=3), functools.partial(f, b=1)):
    print(t(inspect.signature, o))
s = inspect.signature(f)
print(list(s.parameters.items()), s.return_annotation, s.parameters['c'].default is inspect.Parameter.empty, s.parameters['a'].kind, repr(s.parameters['a'].kind), s.parameters['a'].kind.description, s)
for args, kw in (((1,), {'c':1}), ((), {'c':1}), ((1,2,3,4), dict(c=5,e=6)), ((1,), {}), ((1,), dict(a=2,c=3)), ((1,), dict(b=2,c=3)), ((1,2),dict(b=3,c=1))):
    b = t(s.bind, *args, **kw); print(b, getattr(b, 'args', None), getattr(b,'kwargs',None))
b = s.bind_partial(); b.apply_defaults(); print(b.arguments, b)
g = inspect.signature(lambda a, b=2: 0); print(t(g.bind, 1, 2, 3), t(g.bind), t(g.bind, 1, z=2), t(g.bind, 1, a=2), g == inspect.signature(lambda a, b=2: 1), hash(g) == hash(inspect.signature(lambda a, b=2: 1)))
P = inspect.Parameter
print(t(P, 'a b', P.KEYWORD_ONLY), t(P, 'if', P.KEYWORD_ONLY), t(P, 'x', P.VAR_POSITIONAL, default=1), t(P, 'x', 9), t(P, 5, P.KEYWORD_ONLY), t(inspect.Signature, [P('a', P.KEYWORD_ONLY), P('b', P.POSITIONAL_ONLY)]), t(inspect.Signature, [P('a', P.POSITIONAL_ONLY, default=1), P('b', P.POSITIONAL_ONLY)]), t(inspect.Signature, [P('a', P.KEYWORD_ONLY)]*2), P('x', P.KEYWORD_ONLY, default=3, annotation=int), repr(P('x', P.VAR_KEYWORD)))
print(s.replace(return_annotation=int, parameters=[]), s.parameters['b'].replace(name='z', default=1), inspect.getfullargspec(f), inspect.getfullargspec(A.m), t(inspect.getcallargs, f, 1, c=2), t(inspect.getfullargspec, 5))
