# throw() and close(): where the exception appears, finally blocks, GeneratorExit, misuse.
def g():
    try:
        while True:
            try: x = yield "ready"; print("x", x)
            except ValueError as e: print("caught", e); yield "recovered"
    finally: print("cleanup")
a = g(); print(next(a), a.throw(ValueError("v")), next(a)); a.close(); print(list(a))
a = g(); next(a)
try: a.throw(KeyError("k"))
except KeyError as e: print("out", e, list(a))
def swallow():
    try: yield 1
    except GeneratorExit: print("exit seen"); return
def refuses():
    try: yield 1
    except GeneratorExit: yield 2
def other():
    try: yield 1
    except GeneratorExit: raise ValueError("instead")
def value():
    try: yield 1
    except GeneratorExit: return "closed value"
def attempt(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__ + ":", e)
s = swallow(); next(s); attempt(s.close); attempt(s.close)
r = refuses(); next(r); attempt(r.close)
o = other(); next(o); attempt(o.close)
v = value(); next(v); attempt(v.close)
fresh = g(); attempt(fresh.close); attempt(lambda: next(fresh))
fresh = g(); attempt(lambda: fresh.throw(ValueError("before start"))); attempt(lambda: next(fresh))
done = swallow(); list(done); attempt(lambda: done.throw(ValueError("after end"))); attempt(done.close)
n = g(); next(n); attempt(lambda: n.throw(ValueError)); attempt(lambda: n.throw(5)); attempt(lambda: n.throw()); attempt(lambda: n.throw("x")); attempt(lambda: n.throw(int))
def convert():
    try: yield 1
    except KeyError as e: raise ValueError("converted") from e
c = convert(); next(c)
try: c.throw(KeyError("orig"))
except ValueError as e: print(e, repr(e.__cause__), repr(e.__context__))
def ret():
    try: yield 1
    except ValueError: return "returned"
q = ret(); next(q)
try: q.throw(ValueError)
except StopIteration as e: print("value", e.value)
def nested():
    try:
        try: yield 1
        finally: print("inner finally"); 
    finally: print("outer finally")
x = nested(); next(x); x.close()
def in_loop():
    for i in range(3):
        try: yield i
        except ValueError: yield f"v{i}"
l = in_loop(); print(next(l), l.throw(ValueError()), next(l), l.throw(ValueError()), next(l), next(l, "end"))
def dropped():
    try: yield 1
    finally: print("dropped: finally runs")
d = dropped(); next(d); del d; print("after del")
def use():
    for v in dropped(): return v
print(use())
def with_in():
    class M:
        def __enter__(self): print("enter"); return self
        def __exit__(self, t, e, tb): print("exit", t and t.__name__)
    with M(): yield 1; yield 2
w = with_in(); next(w); w.close()
w = with_in(); next(w); attempt(lambda: w.throw(ValueError("in with")))
