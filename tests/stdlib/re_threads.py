# re: other threads run while a pattern goes back and forth
import re
import threading

ticks = []
stop = threading.Event()


def tick():
    while not stop.is_set():
        ticks.append(1)


thread = threading.Thread(target=tick)
thread.start()
print(re.match(r"(?:a|a)*b", "a" * 18))
stop.set()
thread.join()
print(len(ticks) > 0)
pattern, results = re.compile(r"(\w+)-(\d+)"), [None] * 8


def work(number):
    results[number] = [pattern.search(f"item{number}-{i} x").groups() for i in range(50)][-1]


threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results)
