# inspect: kinds of objects, members, documentation, source, states of generators
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
print(inspect.getdoc(f), inspect.getdoc(B.m), inspect.getdoc(B), inspect.getdoc(A.p), inspect.cleandoc("  a\n    b\n      c\n\n"))
def gen(): yield
async def co(): pass
async def ag(): yield
print([n for n in ('isfunction','isgeneratorfunction','iscoroutinefunction','isasyncgenfunction','isclass','ismethod','isroutine','isbuiltin','ismethoddescriptor','isdatadescriptor','ismodule') for o in (gen, co, ag, A, A(1).m, len, str.join, A.__dict__['p'], inspect) if getattr(inspect,n)(o)])
print([n for n, v in inspect.getmembers(A(1), inspect.ismethod)], inspect.getmembers(D(), lambda o: isinstance(o, str)), [a.name+':'+a.kind for a in inspect.classify_class_attrs(B) if not a.name.startswith('__')])
print(inspect.getmro(B), inspect.unwrap(A.w) is f, type(inspect.getattr_static(A(1), 'p')), t(inspect.getattr_static, A, 'zz'), inspect.getattr_static(A, 'zz', 5), inspect.getmodule(f).__name__, inspect.getmodulename('/a/b.py'), inspect.getfile(f)[-5:], inspect.getsourcefile(A)[-5:])
print(inspect.getsource(f)); print(inspect.getsource(A.cm)); print(inspect.getsource(B)); print(inspect.getsourcelines(co)); print(inspect.getsource(A.w)); print(t(inspect.getsource, len), t(inspect.getsource, int))
# comment one
# comment two
def commented(): # x
    x = """
no indent
"""
    return (1,
2)

    # inside

# after
y = lambda q: (q,
   1)
print(inspect.getsource(commented), inspect.getcomments(commented), inspect.getsource(y))
gi = gen(); print(inspect.getgeneratorstate(gi)); next(gi); print(inspect.getgeneratorstate(gi)); gi.close(); print(inspect.getgeneratorstate(gi))
c = co(); print(inspect.getcoroutinestate(c)); c.close(); print(inspect.getcoroutinestate(c), inspect.isawaitable(c))
print(inspect.get_annotations(f), inspect.getclasstree([A, B, C]), inspect.isabstract(A), t(inspect.get_annotations, 5))
class X:
    def inner(self):
        def deep(a): return inspect
        return deep
print(inspect.signature(X().inner()), inspect.formatannotation(int), inspect.formatannotation(list[int]), inspect.formatannotation(A), inspect.formatannotation('s'))
