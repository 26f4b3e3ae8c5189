# Threads that are started and joined, with results in a list; names, is_alive, ident.
import threading
results = [None] * 5
def square(i, power=2): results[i] = i**power
threads = [threading.Thread(target=square, args=(i,)) for i in range(5)]
print([t.is_alive() for t in threads], [t.name for t in threads], threads[0].ident, threads[0].daemon)
for t in threads: t.start()
for t in threads: t.join()
print(results, [t.is_alive() for t in threads], all(isinstance(t.ident, int) for t in threads))
t = threading.Thread(target=square, args=[1], kwargs={"power": 10}, name="cube"); t.start(); t.join(); print(results, t.name)
t = threading.Thread(target=lambda: results.append("lambda")); t.start(); t.join(); print(results[-1], t.name)
t = threading.Thread(); t.start(); t.join(); print(t.is_alive())
class Worker(threading.Thread):
    def __init__(self, n): super().__init__(name=f"worker {n}"); self.n, self.result = n, None
    def run(self): self.result = sum(range(self.n)); 
ws = [Worker(n) for n in (10, 100, 1000)]
for w in ws: w.start()
for w in ws: w.join()
print([(w.name, w.result) for w in ws])
class Talker:
    def __init__(self): self.log = []
    def say(self, word): self.log.append(word)
k = Talker()
for word in ("one", "two"):
    t = threading.Thread(target=k.say, args=(word,)); t.start(); t.join()
print(k.log)
t = threading.Thread(target=square, args=(0,)); t.run(); print(results[0], t.is_alive(), t.ident)
print(t.join.__name__, threading.Thread.__name__, isinstance(t, threading.Thread))
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
u = threading.Thread(target=square, args=(0,)); u.start(); u.join()
attempt(u.start); attempt(u.join); attempt(lambda: threading.Thread(target=square).join()); attempt(lambda: threading.Thread(square)); attempt(lambda: threading.Thread(target=square, foo=1)); attempt(lambda: threading.current_thread().join()); attempt(lambda: setattr(u, "daemon", True))
class NoInit(threading.Thread):
    def __init__(self): pass
attempt(lambda: NoInit().start())
