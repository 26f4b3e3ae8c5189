# current_thread: the same object as the Thread that was started, in every thread its own.
import threading
main = threading.current_thread()
print(main.name, main is threading.current_thread(), main.is_alive(), main.daemon, main.ident is not None, isinstance(main, threading.Thread))
seen = []
def look():
    me = threading.current_thread()
    seen.append((me.name, me is t, me is main, me.is_alive(), me.daemon, me.ident == t.ident, me.ident != main.ident))
t = threading.Thread(target=look, name="looker"); t.start(); t.join(); print(seen)
t.name = "renamed"; print(t.name); t.name = 5; print(repr(t.name))
main.name = "boss"; print(threading.current_thread().name); main.name = "MainThread"
names = []
def named(): names.append(threading.current_thread().name)
ts = [threading.Thread(target=named, name=f"T{i}") for i in range(3)]
for t in ts: t.start(); t.join()
print(names)
class Worker(threading.Thread):
    def run(self): names.append((threading.current_thread() is self, self.name))
w = Worker(); w.start(); w.join(); print(names[-1])
t = threading.Thread(target=named); t.start(); t.join(); print(t.name == names[-1], t.name)
t = threading.Thread(name="just a name"); print(t.name)
t = threading.Thread(target=named, name=""); print(t.name)
lock = threading.Lock(); owner = []
def owns():
    with lock: owner.append(threading.current_thread().name)
ts = [threading.Thread(target=owns, name=n) for n in "cab"]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(owner), threading.current_thread() is main)
main.tag = "attribute"; print(threading.current_thread().tag)
