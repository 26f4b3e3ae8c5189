# stderr is not compared: it holds addresses. An exception in a thread of _thread ends that thread alone; SystemExit is silent.
import _thread, sys, time
class Stream:
    def write(self, text): written.append(text)
    def flush(self): flushed.append(len(written))
written, flushed, real = [], [], sys.stderr
def fails(x): return 10 / x
def leaves(): sys.exit(4)
def run(f, *args, reports):
    _thread.start_new_thread(f, args)
    while len(flushed) < reports: time.sleep(0.001)
sys.stderr = Stream(); run(leaves, reports=0); run(fails, 0, reports=1); run(len, reports=2); time.sleep(0.02); sys.stderr = real
text = "".join(written); lines = text.splitlines()
print(lines[0][:57], lines[1], lines[-2][-30:], lines[-1])
print(text.count("Traceback"), text.count("Exception ignored in thread started by"), "SystemExit" in text)
flushed.clear(); run(fails, 0, reports=0); time.sleep(0.02); print("main goes on")
