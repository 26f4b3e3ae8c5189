"""collections: containers shared by threads keep what every thread put in."""
import threading
from collections import deque, Counter, defaultdict, OrderedDict

queue, counts, groups, order = deque(), Counter(), defaultdict(list), OrderedDict()
lock = threading.Lock()

def work(number):
    for i in range(300):
        queue.append((number, i))
        with lock:
            counts[i % 7] += 1
            groups[i % 5].append(number)
            order[number] = i
            order.move_to_end(number, last=i % 2 == 0)

threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(queue), sorted(set(queue)) == [(n, i) for n in range(4) for i in range(300)], counts.total(), counts.most_common(1)[0][1], {k: len(v) for k, v in sorted(groups.items())}, sorted(order.items()))
got, done = [], threading.Event()
def consume():
    while not (done.is_set() and not queue):
        try: got.append(queue.popleft())
        except IndexError: pass
consumers = [threading.Thread(target=consume) for _ in range(3)]
for thread in consumers: thread.start()
done.set()
for thread in consumers: thread.join()
print(len(got), len(set(got)), queue)
