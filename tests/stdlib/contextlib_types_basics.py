# contextlib and types: managers from generators, stacks, decorators; making modules, functions, methods, cells
import contextlib
import types


m = types.ModuleType('x', 'doc'); print(m, m.__doc__)
print(types.new_class('Q', (), {}, lambda ns: ns.update(a=1)).a)
f = types.FunctionType((lambda a, b=3: a+b).__code__, {}, 'nm', (5,))
print(f(1), f.__name__)
print(types.MethodType(print, 'a')(2))
c = types.CellType(4); print(c.cell_contents)
ns = types.SimpleNamespace(a=1, b='x'); print(ns, ns == types.SimpleNamespace(a=1,b='x'))
@contextlib.contextmanager
def cm(x):
    "doc"
    print('in', x)
    try:
        yield x*2
    except ValueError as e:
        print('caught', e)
    finally: print('out')
with cm(3) as v: print(v)
with cm(4): raise ValueError('q')
try:
    with cm(5): raise KeyError('k')
except KeyError as e: print(repr(e))
@cm(7)
def ff(a): print('ff', a); return a
print(ff(1), ff(2), cm.__doc__, ff.__name__)
with contextlib.ExitStack() as st:
    st.enter_context(cm(1)); st.callback(print, 'cb', sep='-'); st.push(lambda *a: print(a[0]) or True)
    raise OSError('x')
try:
  with contextlib.ExitStack() as st:
    st.callback(lambda: 1/0)
    raise OSError('x')
except ZeroDivisionError as e: print(repr(e.__context__))
with contextlib.suppress(KeyError): {}['a']
@contextlib.contextmanager
def bad():
    if 0: yield
try:
    with bad(): pass
except RuntimeError as e: print(e)
@contextlib.contextmanager
def bad2():
    yield 1
    yield 2
try:
    with bad2(): pass
except RuntimeError as e: print(e)
try:
    contextlib.ExitStack().enter_context(3)
except TypeError as e: print(e)
with contextlib.nullcontext(5) as q: print(q)

