# send(): values into a generator, priming, coroutines, accumulators.
def echo():
    got = None
    while True: got = yield got; print("got", got, end="; ")
e = echo(); print(next(e)); print(e.send(1)); print(e.send("two")); print(next(e)); e.close()
def average():
    total = count = 0; avg = None
    while True:
        v = yield avg
        if v is None: return avg
        total += v; count += 1; avg = total / count
a = average(); a.send(None); print([a.send(v) for v in (10, 20, 30)])
try: a.send(None)
except StopIteration as s: print("result", s.value)
def multi():
    x = yield 1
    y = (yield x) + 1
    z = [(yield y), (yield "second")]
    w = yield z
    return w, x, y
m = multi(); print(next(m), m.send("a"), m.send(5), m.send("l0"), m.send("l1"))
try: m.send("end")
except StopIteration as s: print(s.value)
def expr(): print("sum", (yield 1) + (yield 2)); yield [i for i in range((yield "n"))]; yield f"{(yield 'f')}!"; yield {"k": (yield "v")}; print("args", (yield), (yield))
x = expr(); print(next(x), x.send(10), x.send(20), x.send(3), next(x), x.send("in f"), next(x), x.send("in d")); 
print(next(x), x.send("p"))
def switch():
    mode = "idle"
    while True:
        cmd = yield mode
        if cmd == "go": mode = "running"
        elif cmd == "stop": mode = "idle"
        elif cmd == "quit": return "bye"
s = switch(); next(s); print([s.send(c) for c in ("go", "x", "stop", "go")])
try: s.send("quit")
except StopIteration as e: print(e.value)
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
fresh = echo()
attempt(lambda: fresh.send(1)); attempt(lambda: fresh.send(None)); attempt(lambda: fresh.send()); attempt(lambda: s.send(1)); attempt(lambda: next(s)); attempt(lambda: (i for i in [1]).send(1)); attempt(lambda: (i for i in [1]).send(None))
def reenter():
    try: r.send(1)
    except ValueError as e: yield str(e)
r = reenter(); attempt(lambda: next(r))
