"""asyncio: locks, semaphores, events, conditions, barriers and queues between tasks."""
import asyncio


async def locks():
    lock = asyncio.Lock()

    async def enter(name):
        async with lock:
            print("in", name, lock.locked())
            await asyncio.sleep(0)
            print("out", name)

    await asyncio.gather(*map(enter, range(3)))
    print(lock.locked(), repr(lock).endswith("[unlocked]>"))
    semaphore, inside, most = asyncio.Semaphore(2), 0, 0

    async def limited(name):
        nonlocal inside, most
        async with semaphore:
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.001 * name)
            inside -= 1
            print("left", name)

    await asyncio.gather(*map(limited, range(5)))
    print(most, inside, repr(semaphore).endswith("[unlocked, value:2]>"))
    for broken in (lock.release, asyncio.BoundedSemaphore(1).release, lambda: asyncio.Semaphore(-1), lambda: asyncio.Barrier(0)):
        try:
            broken()
        except Exception as error:
            print(type(error).__name__, error)
    await lock.acquire()
    waiting = [asyncio.create_task(enter(name)) for name in "xyz"]
    await asyncio.sleep(0)
    waiting[0].cancel()
    lock.release()
    print(await asyncio.gather(*waiting, return_exceptions=True))


async def events_and_conditions():
    event = asyncio.Event()

    async def wait(name):
        print("woken", name, await event.wait())

    waiting = [asyncio.create_task(wait(name)) for name in range(3)]
    await asyncio.sleep(0)
    print("setting", event.is_set())
    event.set()
    await asyncio.gather(*waiting)
    event.clear()
    print(event.is_set())
    condition, items = asyncio.Condition(), []

    async def take(name):
        async with condition:
            await condition.wait_for(lambda: items)
            print(name, "took", items.pop(0))

    waiting = [asyncio.create_task(take(name)) for name in range(3)]
    await asyncio.sleep(0)
    for item in "abc":
        async with condition:
            items.append(item)
            condition.notify()
    await asyncio.gather(*waiting)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)
    barrier = asyncio.Barrier(3)

    async def meet(name):
        await asyncio.sleep(name / 100)
        position = await barrier.wait()
        print("through", name, position)

    await asyncio.gather(*map(meet, range(3)))
    print(barrier.parties, barrier.n_waiting, barrier.broken)

    async def give_up():
        try:
            await barrier.wait()
        except asyncio.BrokenBarrierError as error:
            print("broken", error)

    waiting = asyncio.create_task(give_up())
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.abort()
    await waiting
    print(barrier.broken)


async def queues():
    queue = asyncio.Queue(maxsize=2)

    async def produce():
        for number in range(5):
            await queue.put(number)
            print("put", number)

    async def consume(name):
        while True:
            number = await queue.get()
            print(name, "got", number)
            await asyncio.sleep(0)
            queue.task_done()

    consumers = [asyncio.create_task(consume(name)) for name in "xy"]
    await produce()
    await queue.join()
    for consumer in consumers:
        consumer.cancel()
    print(await asyncio.gather(*consumers, return_exceptions=True))
    print(queue.qsize(), queue.empty(), queue.full(), queue.maxsize, queue)
    for broken in (queue.get_nowait, queue.task_done, lambda: [queue.put_nowait(number) for number in range(3)]):
        try:
            broken()
        except Exception as error:
            print(repr(error))
    for kind in (asyncio.PriorityQueue, asyncio.LifoQueue):
        ordered = kind()
        for number in (3, 1, 2):
            ordered.put_nowait(number)
        print(kind.__name__, [ordered.get_nowait() for _ in range(3)])
    queue.shutdown()
    print(await queue.get(), await queue.get())
    for late in (queue.get(), queue.put(1)):
        try:
            await late
        except asyncio.QueueShutDown as error:
            print(repr(error))


for part in (locks, events_and_conditions, queues):
    asyncio.run(part())
