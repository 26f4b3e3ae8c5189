# The report of an exception in an overridden run(), and one that is chained.
import threading
class Worker(threading.Thread):
    def run(self):
        try: {}["key"]
        except KeyError as e: raise RuntimeError("worker failed") from e
w = Worker(name="W"); w.start(); w.join()
print("end")
