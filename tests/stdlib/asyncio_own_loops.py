"""asyncio: loops with methods of their own in place of the library's, loops made from nothing, timers, and what the loop refuses."""
import asyncio

told = []


class Watching(asyncio.SelectorEventLoop):
    turns = 0

    def call_soon(self, callback, *args, context=None):
        told.append("soon")
        return super().call_soon(callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        told.append(("at", args))
        return super().call_at(when, callback, *args, context=context)

    def time(self):
        return super().time() * 2

    def create_future(self):
        told.append("future")
        return super().create_future()

    def _run_once(self):
        self.turns += 1
        super()._run_once()


async def waits():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0.001, "slept")
    future = loop.create_future()
    loop.call_later(0, future.set_result, "set")
    return await future


loop = Watching()
print(loop.run_until_complete(waits()), loop.turns >= 4, told.count("future"), "soon" in told)
print([args for kind, args in (entry for entry in told if type(entry) is tuple)][1])
told.clear()
plain = loop.call_soon
loop.call_soon = lambda *args, **options: (told.append(len(args)), plain(*args, **options))[1]
print(loop.run_until_complete(asyncio.sleep(0, "through an attribute")), told)
loop.close()


class FromNothing(asyncio.AbstractEventLoop):
    def __init__(self):
        self.ready = []

    def get_debug(self):
        return False

    def is_running(self):
        return True

    def call_soon(self, callback, *args, context=None):
        self.ready.append(asyncio.Handle(callback, args, self, context))
        return self.ready[-1]

    def call_exception_handler(self, context):
        print(context["message"].partition(" at ")[0], repr(context["exception"]))

    def run(self, coro):
        task = asyncio.Task(coro, loop=self)
        asyncio._set_running_loop(self)
        try:
            while self.ready:
                self.ready.pop(0)._run()
        finally:
            asyncio._set_running_loop(None)
        return task.result()


async def inside():
    await asyncio.sleep(0)
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: 1 / 0)
    future = asyncio.Future()
    loop.call_soon(future.set_result, 3)
    print(asyncio.current_task() in asyncio.all_tasks(), asyncio.current_task(loop) is asyncio.current_task(), await future)
    return "done"


print(FromNothing().run(inside()))


async def timers():
    loop = asyncio.get_running_loop()
    order = []
    now = loop.time()
    for delay in (3, 1, 2):
        loop.call_at(now + delay / 1000, order.append, delay)
    handles = [loop.call_later(100 + i, order.append, "never") for i in range(300)]
    first = handles[0]
    print(first.when() - now >= 100, first < handles[1], first <= first, first == handles[1], first != handles[1], hash(first) == hash(first.when()))
    print(first > handles[1], first >= handles[1], first == 3, first.cancelled(), len(loop._scheduled) >= 303)
    for handle in handles[:-1]:
        handle.cancel()
    await asyncio.sleep(0.005)
    print(order, first.cancelled(), len(loop._scheduled))
    for broken in (
        lambda: loop.call_later(None, print), lambda: loop.call_at(None, print), lambda: loop.call_later("x", print),
        lambda: loop.call_soon(print, where=1), lambda: loop.call_soon(), lambda: loop.call_at(1),
    ):
        try:
            print(broken())
        except TypeError as error:
            print(error)
    handle = loop.call_soon(print, "cancelled")
    handle.cancel()
    print(handle, handle.cancelled(), handle.get_context() is not None)
    await asyncio.sleep(0)


asyncio.run(timers())
