# sys.exit and SystemExit in a thread end that thread silently.
import sys, threading
out = []
def leaves(arg):
    try: out.append("start"); sys.exit(arg)
    finally: out.append("finally")
for arg in (None, 0, 3, "text"):
    t = threading.Thread(target=leaves, args=(arg,)); t.start(); t.join()
def raises(): raise SystemExit
t = threading.Thread(target=raises); t.start(); t.join()
print(out, "main goes on")
