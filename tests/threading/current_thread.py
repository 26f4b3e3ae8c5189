# current_thread, main_thread, get_ident, enumerate and active_count.
import threading
main = threading.current_thread()
print(main.name, main is threading.main_thread(), main.is_alive(), main.daemon, threading.active_count(), threading.get_ident() == main.ident, main.ident is not None, isinstance(main, threading.Thread))
seen = []
def look():
    me = threading.current_thread()
    seen.append((me.name, me is t, me.ident == threading.get_ident(), me is threading.main_thread(), threading.main_thread().name, threading.active_count(), sorted(x.name for x in threading.enumerate()), me.is_alive()))
t = threading.Thread(target=look, name="looker"); t.start(); t.join(); print(seen)
t.name = "renamed"; print(t.name); t.name = 5; print(repr(t.name))
main.name = "boss"; print(threading.current_thread().name, threading.main_thread().name)
names = []
def named(): names.append(threading.current_thread().name)
ts = [threading.Thread(target=named, name=f"T{i}") for i in range(3)]
for t in ts: t.start(); t.join()
print(names, len({t.ident for t in ts}) >= 1)
def default_name(): names.append(threading.current_thread().name)
t = threading.Thread(target=default_name); t.start(); t.join(); print(t.name == names[-1], t.name)
t = threading.Thread(name="just a name"); print(t.name)
