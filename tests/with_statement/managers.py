# Context managers in use: a timer by hand, a transaction, a lock, a stack, a generator inside with.
import threading
class Transaction:
    def __init__(self, store): self.store = store
    def __enter__(self): self.saved = dict(self.store); return self.store
    def __exit__(self, kind, error, tb):
        if kind is not None: self.store.clear(); self.store.update(self.saved); print("rolled back:", error)
        return kind is ValueError
db = {"a": 1}
with Transaction(db) as s: s["b"] = 2
print(db)
with Transaction(db) as s: s["c"] = 3; raise ValueError("bad value")
print(db)
try:
    with Transaction(db) as s: del s["a"]; s["missing"]
except KeyError as e: print("KeyError", e, db)
class Indent:
    level = 0
    def __enter__(self): Indent.level += 1; return self
    def __exit__(self, *a): Indent.level -= 1
    def print(self, text): print("  " * self.level + text)
with Indent() as i:
    i.print("one")
    with i:
        i.print("two")
        with i: i.print("three")
    i.print("back")
lock = threading.Lock()
with lock: print(lock.locked())
print(lock.locked())
try:
    with lock: raise RuntimeError("inside")
except RuntimeError as e: print(e, lock.locked())
class Manager:
    def __init__(self, gen): self.gen = gen
    def __enter__(self): return next(self.gen)
    def __exit__(self, t, e, tb):
        if t is None: next(self.gen, None); return False
        try: self.gen.throw(e)
        except StopIteration: return True
        return False
def managed():
    print("set up")
    try: yield "resource"
    except ValueError as e: print("handled", e)
    finally: print("tear down")
with Manager(managed()) as r: print("using", r)
with Manager(managed()) as r: raise ValueError("problem")
try:
    with Manager(managed()) as r: raise KeyError("other")
except KeyError as e: print("out", e)
class Stack:
    def __init__(self): self.callbacks = []
    def __enter__(self): return self
    def push(self, f, *a): self.callbacks.append((f, a))
    def __exit__(self, *exc):
        while self.callbacks: f, a = self.callbacks.pop(); f(*a)
with Stack() as st:
    for n in range(3): st.push(print, "callback", n)
    print("body")
def gen():
    with Indent(): yield Indent.level
g = gen(); print(next(g), Indent.level); g.close(); print(Indent.level)
print([Indent.level for _ in range(2)], sum(1 for _ in gen()))
