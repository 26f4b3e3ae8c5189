# The module _thread: threads without objects, their locks, and what threading makes of them.
import _thread, threading, time
def attempt(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__ + ":", e)
done = _thread.allocate_lock(); done.acquire(); out = []
def work(a, b=0, *, c=0): out.append((a, b, c)); done.release()
ident = _thread.start_new_thread(work, (1,)); done.acquire(); print(isinstance(ident, int), ident != _thread.get_ident(), out)
_thread.start_new_thread(work, (1, 2), {"c": 3}); done.acquire(); _thread.start_new_thread(work, tuple("x"), {}); done.acquire(); print(out)
def who(): t = threading.current_thread(); out.append((t.name[:6], t.daemon, t.is_alive(), t is threading.current_thread(), t.ident == _thread.get_ident(), threading.active_count(), type(t).__name__, t in threading.enumerate())); done.release()
out.clear(); _thread.start_new_thread(who, ()); done.acquire(); print(out)
while threading.active_count() > 1: time.sleep(0.001)
def joins():
    try: threading.current_thread().join()
    except RuntimeError as e: out.append(str(e)); done.release()
_thread.start_new_thread(joins, ()); done.acquire(); print(out[-1])
def leaves(): done.release(); _thread.exit(); print("not reached")
_thread.start_new_thread(leaves, ()); done.acquire()
while _thread._count(): time.sleep(0.001)
print(_thread._count(), _thread.LockType is _thread.lock, type(done) is _thread.LockType, _thread.LockType is threading.Lock, _thread.error is RuntimeError, _thread.TIMEOUT_MAX == threading.TIMEOUT_MAX)
attempt(_thread.start_new_thread); attempt(lambda: _thread.start_new_thread(1, ())); attempt(lambda: _thread.start_new_thread(print, [1])); attempt(lambda: _thread.start_new_thread(print, (), 1)); attempt(lambda: _thread.start_new_thread(print, (), {}, 1)); attempt(_thread.exit)
def interrupted():
    try:
        _thread.interrupt_main()
        for _ in range(10**9): pass
    except KeyboardInterrupt: return "caught"
attempt(interrupted); attempt(lambda: _thread.interrupt_main(0)); attempt(lambda: _thread.interrupt_main(99)); attempt(lambda: type("Sub", (_thread.LockType,), {}))
lock = _thread.lock(); print(lock.acquire(), lock.locked(), lock.release(), lock.acquire_lock(), lock.locked_lock(), lock.release_lock(), repr(lock)[:31], {lock: 1}[lock], lock == lock, lock != done)
