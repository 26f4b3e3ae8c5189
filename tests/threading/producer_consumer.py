# A queue by hand between producers and consumers, with a lock and polling.
import threading, time
queue, done, taken = [], [], []
lock = threading.Lock()
def produce(name, count):
    for i in range(count):
        with lock: queue.append((name, i))
        if i % 10 == 0: time.sleep(0.001)
    with lock: done.append(name)
def consume(out):
    while True:
        with lock:
            if queue: item = queue.pop(0)
            elif len(done) == 2: return
            else: item = None
        if item is None: time.sleep(0.001)
        else: out.append(item)
outs = [[], [], []]
ts = [threading.Thread(target=produce, args=(n, 50)) for n in "xy"] + [threading.Thread(target=consume, args=(o,)) for o in outs]
for t in ts: t.start()
for t in ts: t.join()
everything = sorted(sum(outs, []))
print(len(everything), everything == sorted([(n, i) for n in "xy" for i in range(50)]), sorted(done))
for o in outs: assert all(o[i][1] < o[j][1] for i in range(len(o)) for j in range(i + 1, len(o)) if o[i][0] == o[j][0])
turn = 0
gate = [threading.Lock(), threading.Lock()]
log = []
def ping_pong(me):
    for i in range(5):
        gate[me].acquire(); log.append((me, i)); gate[1 - me].release()
gate[0].acquire(); gate[1].acquire()
ts = [threading.Thread(target=ping_pong, args=(i,)) for i in (0, 1)]
for t in ts: t.start()
gate[0].release()
for t in ts: t.join()
print(log)
