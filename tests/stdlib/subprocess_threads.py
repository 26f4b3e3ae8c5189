# While a thread waits for a program or for its output, others run; several threads may wait for one program.
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

sys.setswitchinterval(5)
count = 0
done = False


def counting():
    global count
    while not done:
        count += 1
        time.sleep(0)


def progress(work):
    before = count
    work()
    return count > before + 10


counter = threading.Thread(target=counting)
counter.start()
print("run", progress(lambda: subprocess.run(["sleep", "0.2"])))
print("output", progress(lambda: subprocess.check_output(["sh", "-c", "sleep 0.2; echo x"])))
print("both", progress(lambda: subprocess.run(["sh", "-c", "sleep 0.2; echo x"], capture_output=True)))
print("wait", progress(lambda: subprocess.Popen(["sleep", "0.2"]).wait(timeout=5)))
done = True
counter.join()

begin = time.monotonic()
with ThreadPoolExecutor(8) as pool:
    print(list(pool.map(lambda n: subprocess.check_output(["sh", "-c", f"sleep 0.3; echo {n}"], text=True), range(8))))
print(time.monotonic() - begin < 2.0)
process = subprocess.Popen(["sh", "-c", "sleep 0.3; exit 9"])
with ThreadPoolExecutor(4) as pool:
    print([future.result() for future in [pool.submit(process.wait, timeout) for timeout in (None, 5, None, 5)]])
