# Several threads and one file: nothing is torn or lost; a file closed under a reader; reading a pipe lets others run.
import io
import os
import threading
import time
import mod_folder

with mod_folder.folder() as base:
    for mode in ("w", "wb"):
        p = base + "/" + mode
        with open(p, mode, buffering=64) as f:
            def work(number):
                line = f"{number}" * 30 + "\n"
                for _ in range(200):
                    f.write(line if mode == "w" else line.encode())
            threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
            [t.start() for t in threads]
            [t.join() for t in threads]
        lines = open(p).read().splitlines()
        print(mode, len(lines), sorted(set(lines)) == [str(n) * 30 for n in range(4)])

    def progress(block, unblock):
        """Counts what this thread does while another one waits in `block`."""
        done = []
        t = threading.Thread(target=lambda: done.append(block()))
        t.start()
        count = 0
        end = time.monotonic() + 0.05
        while time.monotonic() < end:
            count += 1
        was_waiting = not done
        unblock()
        t.join()
        return was_waiting and count > 100, done

    r, w = os.pipe()
    print(progress(lambda: os.read(r, 5), lambda: os.write(w, b"bytes")))
    reader, writer = open(r, "r"), open(w, "w")
    print(progress(lambda: reader.readline(), lambda: print("a line", file=writer, flush=True)))
    os.mkfifo(base + "/fifo")
    print(progress(lambda: open(base + "/fifo").read(), lambda: open(base + "/fifo", "w").write("through the fifo")))
    full = b"x" * 300000
    got = []

    def drain():
        while sum(map(len, got)) < len(full):
            got.append(os.read(r, 65536))

    print(progress(lambda: writer.buffer.write(full) and writer.flush(), drain)[0], b"".join(got) == full)
    writer.close()
    print(reader.read() == "")
    # A file that is closed while another thread is about to use it says so, at worst.
    f = open(base + "/w")
    def use():
        try:
            while True:
                f.seek(0)
                f.read(10)
        except ValueError as e:
            print("closed" in str(e))
    t = threading.Thread(target=use)
    t.start()
    time.sleep(0.02)
    f.close()
    t.join()
s = io.StringIO()
threads = [threading.Thread(target=lambda: [s.write("ab") for _ in range(500)]) for _ in range(4)]
[t.start() for t in threads]
[t.join() for t in threads]
print(len(s.getvalue()), set(s.getvalue()[i:i + 2] for i in range(0, 4000, 2)))
