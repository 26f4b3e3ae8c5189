# threading.local: attributes of one object that differ from thread to thread.
import threading
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
data = threading.local(); data.x = "main"; out = []
def other(value): out.append(hasattr(data, "x")); data.x = value; out.append(data.x); out.append(data.__dict__)
for v in (1, 2): t = threading.Thread(target=other, args=(v,)); t.start(); t.join()
print(out, data.x, data.__dict__, vars(data)); data.y = 2; del data.x; attempt(lambda: data.x); attempt(lambda: delattr(data, "x")); print(data.__dict__, getattr(data, "z", "none"))
attempt(lambda: threading.local(1)); attempt(lambda: threading.local(a=1)); attempt(lambda: setattr(data, "__dict__", {})); attempt(lambda: delattr(data, "__dict__"))
class Session(threading.local):
    kind = "session"
    def __init__(self, user, level=1): made.append((threading.current_thread().name, user)); self.user, self.level = user, level
    @property
    def title(self): return f"{self.user}/{self.level}"
    @title.setter
    def title(self, text): self.user, self.level = text.split("/")
    def rise(self): self.level += 1; return self.level
made = []; s = Session("ann", level=5); print(s.title, s.rise(), s.kind, made)
def use(): seen.append((s.title, s.rise(), s.rise(), s.kind, s.__dict__)); s.kind = "mine"; s.title = "bob/9"; seen.append((s.kind, s.user, s.title))
seen = []; t = threading.Thread(target=use, name="T"); t.start(); t.join(); print(seen, made); print(s.title, s.kind, s.__dict__, isinstance(s, threading.local))
class Fails(threading.local):
    times = []
    def __init__(self):
        self.times.append(1)
        if len(self.times) > 1: raise ValueError(f"call {len(self.times)}")
f = Fails(); errors = []
def touch():
    for _ in range(2):
        try: f.x
        except Exception as e: errors.append(repr(e))
t = threading.Thread(target=touch); t.start(); t.join(); print(errors)
class Gone:
    def __init__(self, name): self.name = name
    def __del__(self): freed.append(self.name)
freed = []
def holds(): data.thing = Gone("with its thread")
t = threading.Thread(target=holds); t.start(); t.join()
while not freed: pass
print(freed); data.thing = Gone("with its object"); del data; print(freed)
many = [threading.local() for _ in range(100)]
def fill(k):
    for i, m in enumerate(many): m.v = (k, i)
    sums.append(sum(m.v[1] for m in many if m.v[0] == k))
sums = []; ts = [threading.Thread(target=fill, args=(k,)) for k in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(sums, any(hasattr(m, "v") for m in many))
