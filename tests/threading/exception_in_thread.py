# An uncaught exception ends its thread only; the report names the thread; the exit status is 0.
import threading
def fails(x):
    print("in thread")
    return 10 / x
t = threading.Thread(target=fails, args=(0,), name="calculator")
t.start(); t.join()
print("main goes on", t.is_alive())
def deep(n):
    if n == 0: raise ValueError("deep inside")
    deep(n - 1)
t = threading.Thread(target=deep, args=(2,)); t.start(); t.join()
print(t.name)
