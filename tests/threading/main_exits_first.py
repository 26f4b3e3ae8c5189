# The program ends when the last thread that is no daemon ends.
import threading, time
def late(): time.sleep(0.05); print("late thread")
t = threading.Thread(target=late); t.start()
print("main ends")
