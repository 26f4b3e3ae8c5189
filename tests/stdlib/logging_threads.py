# logging from several threads: names and numbers of threads, whole lines, a handler's lock, concurrent.futures' own logger.
import logging
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

logging.basicConfig(stream=sys.stdout, format="%(threadName)s %(message)s", level=logging.INFO)


def work(number):
    logging.info("working on %d", number)


for number in range(3):
    thread = threading.Thread(target=work, args=(number,), name=f"worker-{number}")
    thread.start()
    thread.join()
thread = threading.Thread(target=work, args=(3,))
thread.start()
thread.join()
with ThreadPoolExecutor(max_workers=1, thread_name_prefix="pool") as pool:
    pool.submit(work, 4).result()
logging.info("main")


class Lines(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []
        self.inside = 0

    def emit(self, record):
        self.inside += 1
        assert self.inside == 1, "two threads in emit"
        self.lines.append((record.thread, self.format(record)))
        self.inside -= 1


lines = Lines()
logger = logging.getLogger("many")
logger.propagate = False
logger.addHandler(lines)
idents = {}


def many(number):
    idents[number] = threading.get_ident()
    for i in range(50):
        logger.info("%d:%d", number, i)


threads = [threading.Thread(target=many, args=(n,)) for n in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(lines.lines), len({text for _, text in lines.lines}))
for number in range(8):
    own = [text for _, text in lines.lines if text.startswith(f"{number}:")]
    assert own == [f"{number}:{i}" for i in range(50)], own
print("each thread's records are in order")

# A callback that fails is logged.
logging.root.handlers[0].setFormatter(logging.Formatter("%(name)s %(levelname)s"))
with ThreadPoolExecutor(1) as pool:
    future = pool.submit(int)
    future.result()
    future.add_done_callback(lambda f: 1 / 0 if False else None)
