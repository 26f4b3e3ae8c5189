# threading: get_ident, get_native_id, enumerate, active_count, current_thread in threads of _thread, stack_size, TIMEOUT_MAX.
import _thread
import threading
import time

print(threading.get_ident() == _thread.get_ident() == threading.main_thread().ident, threading.get_ident() > 0)
print(threading.get_native_id() == _thread.get_native_id() == threading.main_thread().native_id)
print(threading.TIMEOUT_MAX == _thread.TIMEOUT_MAX, threading.TIMEOUT_MAX, threading.ThreadError is RuntimeError is _thread.error)
print(threading.enumerate() == [threading.main_thread()], threading.active_count(), _thread._count())

gate = threading.Event()
idents = []


def work():
    idents.append((threading.get_ident(), threading.get_native_id()))
    gate.wait()


threads = [threading.Thread(target=work, daemon=True) for _ in range(10)]
for thread in threads:
    thread.start()
while len(idents) < 10:
    time.sleep(0.001)
print(len(set(idents)), len({ident for ident, _ in idents}), threading.active_count(), _thread._count())
print({thread.ident for thread in threads} == {ident for ident, _ in idents})
print({thread.native_id for thread in threads} == {native for _, native in idents})
print(threading.enumerate()[0] is threading.main_thread(), set(threading.enumerate()) >= set(threads))
gate.set()
for thread in threads:
    thread.join()
print(threading.active_count())

# A thread that threading has not started has a dummy, which is a daemon and cannot be joined.
found = []
done = threading.Event()


def low_level():
    found.append(threading.get_ident() in [thread.ident for thread in threading.enumerate()])
    dummy = threading.current_thread()
    found.append(dummy is threading.current_thread())
    found.append((type(dummy).__name__, dummy.name.startswith("Dummy-"), dummy.daemon, dummy.is_alive(), dummy in threading.enumerate()))
    found.append(dummy.ident == threading.get_ident())
    try:
        dummy.join()
    except RuntimeError as error:
        found.append(str(error))
    found.append(repr(dummy) == f"<_DummyThread({dummy.name}, started daemon {dummy.ident})>")
    done.set()


ident = _thread.start_new_thread(low_level, ())
done.wait()
while threading.active_count() > 1:
    time.sleep(0.001)
print(found, isinstance(ident, int))

print(threading.stack_size(), threading.stack_size(1 << 20), threading.stack_size(), threading.stack_size(0), threading.stack_size())
for wrong in (1, -1, 4096, "x", 1.5):
    try:
        print(threading.stack_size(wrong))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

for call in (
    lambda: _thread.start_new_thread(),
    lambda: _thread.start_new_thread(3, ()),
    lambda: _thread.start_new_thread(len, []),
    lambda: _thread.start_new_thread(len, (), []),
    lambda: _thread.start_new_thread(len, (), {}, 1),
    lambda: _thread.allocate_lock(1),
    lambda: threading.get_ident(1),
    lambda: threading.enumerate(1),
):
    try:
        call()
    except TypeError as error:
        print("TypeError:", error)

results = []
done.clear()
_thread.start_new_thread(lambda *args, **kwargs: (results.append((args, kwargs)), done.set()), (1, 2), {"three": 3})
done.wait()
print(results)
print(threading.gettrace(), threading.getprofile(), threading.settrace(None), threading.setprofile(None))
