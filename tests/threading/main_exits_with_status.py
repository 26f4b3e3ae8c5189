# sys.exit in the main thread waits for the other threads, then gives its status.
import sys, threading, time
def late(): time.sleep(0.05); print("late thread")
threading.Thread(target=late).start()
print("leaving"); sys.exit(7)
