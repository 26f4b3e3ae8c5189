# Daemon threads do not keep the program alive.
import threading, time
def forever():
    while True: time.sleep(0.01)
def spin():
    while True: pass
ts = [threading.Thread(target=forever, daemon=True), threading.Thread(target=spin, daemon=True)]
t = threading.Thread(target=forever); t.daemon = True; ts.append(t)
lock = threading.Lock(); lock.acquire()
ts.append(threading.Thread(target=lock.acquire, daemon=True))
for t in ts: t.start()
print([t.daemon for t in ts], [t.is_alive() for t in ts], threading.current_thread().daemon)
def child_daemon(): out.append(threading.Thread(target=forever).daemon)
out = []
t = threading.Thread(target=child_daemon, daemon=True); t.start(); t.join(); print(out)
t = threading.Thread(target=child_daemon, daemon=None); print(t.daemon); t.start(); t.join(); print(out)
t = threading.Thread(target=forever, daemon=True); t.start(); t.join(0.02); print(t.is_alive())
print("main ends")
