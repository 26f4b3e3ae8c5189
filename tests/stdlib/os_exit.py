# os._exit ends the process at once: what was flushed is there, what was not is lost, nothing else runs.
import atexit
import os
import sys

atexit.register(print, "never")
print("flushed", flush=True)
sys.stdout.write("lost")
try:
    os._exit(7)
finally:
    print("never")
