"""When what a suspended coroutine or asynchronous generator holds is released: dropped, in cycles, left early, by threads."""
import gc
import threading
import weakref


class Suspend:
    def __await__(self):
        yield "s"


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


async def holder(name):
    noisy = Noisy(name)
    try:
        await Suspend()
    finally:
        print("finally", name)


c = holder("dropped")
c.send(None)
c = None
print("--")
c = holder("closed")
c.send(None)
c.close()
print("--")


async def nested(name):
    await holder(name)


c = nested("inner")
c.send(None)
r = weakref.ref(c)
print(r() is c)
del c
print(r())


async def cyclic():
    noisy = Noisy("cycle")
    me = [None]
    me[0] = box[0]
    await Suspend()


box = [cyclic()]
box[0].send(None)
box.clear()
gc.collect()
print("--")


async def agen(name):
    noisy = Noisy(name)
    try:
        for i in range(3):
            yield i
    finally:
        print("finally", name)


async def leaves():
    async for x in agen("left"):
        break
    print("after break")
    async for x in agen("ended"):
        pass
    print("after end")
    g = agen("kept")
    async for x in g:
        if x == 1:
            break
    print("rest", [x async for x in g])


def run(c):
    try:
        while True:
            c.send(None)
    except StopIteration as stop:
        return stop.value


run(leaves())
g = agen("started")
run(g.__anext__())
del g
g = agen("never")
del g
print("--")


async def awaits_in_finally():
    try:
        yield 1
    finally:
        print("before")
        await Suspend()
        print("not reached")


async def worker(n):
    total = 0
    async for x in agen(f"thread {n}"):
        await Suspend()
        total += x
    results.append((n, total))


results = []
for n in range(3):
    t = threading.Thread(target=run, args=(worker(n),))
    t.start()
    t.join()
print(results)

shared = holder("moved")
t = threading.Thread(target=shared.send, args=(None,))
t.start()
t.join()
print(run(shared))


async def many():
    return sum([await one(i) for i in range(2000)])


async def one(i):
    return i


print(run(many()))
