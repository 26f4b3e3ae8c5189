# The main thread fails, the other one ends its work; the status is 1.
import threading, time
def late(): time.sleep(0.05); print("late thread")
threading.Thread(target=late).start()
raise ValueError("main fails")
