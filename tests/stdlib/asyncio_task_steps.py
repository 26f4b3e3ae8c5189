"""asyncio.Task: its steps, names, cancellation, who runs, tasks that start at once, strange things awaited, subclasses, the end of a task."""
import asyncio
import contextvars
import gc
import weakref

told = []


def attempt(*calls):
    for call in calls:
        try:
            print(repr(call()))
        except BaseException as error:
            print(type(error).__name__, str(error).partition(" coro=")[0])


def shown(task):
    return repr(task).replace(__file__, "FILE")


def assign(target, name, value):
    setattr(target, name, value)


class Yields:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        got = yield self.value
        return got


async def wait_for(value):
    return await value


def generator():
    yield


class Duck:
    """Looks like a future."""

    def __init__(self, loop, blocking=True, fails=False):
        self.loop, self._asyncio_future_blocking, self.fails = loop, blocking, fails

    def get_loop(self):
        return self.loop

    def add_done_callback(self, fn, *, context):
        print("add", fn.__name__, self._asyncio_future_blocking, context.get(variable))
        self.loop.call_soon(fn, self, context=context)

    def result(self):
        if self.fails:
            raise KeyError("of the duck")

    def __await__(self):
        self._asyncio_future_blocking = True
        yield self
        return "quack"


variable = contextvars.ContextVar("variable")


async def strange():
    loop = asyncio.get_running_loop()
    elsewhere = asyncio.new_event_loop()
    future, foreign = loop.create_future(), elsewhere.create_future()
    for value in (1, "x", generator(), future, foreign, Duck(elsewhere), Duck(loop, False)):
        try:
            await asyncio.create_task(wait_for(Yields(value)), name="strange")
        except RuntimeError as error:
            print(str(error).replace(__file__, "FILE").partition(" at 0x")[0])
    elsewhere.close()
    print(await asyncio.create_task(wait_for(Yields(None))))
    variable.set("inherited")
    print(await asyncio.create_task(wait_for(Duck(loop))))
    try:
        await asyncio.create_task(wait_for(Duck(loop, fails=True)))
    except KeyError as error:
        print(repr(error))

    async def itself():
        await own

    own = asyncio.create_task(itself(), name="itself")
    try:
        await own
    except RuntimeError as error:
        print(str(error).replace(__file__, "FILE"))


asyncio.run(strange())


async def names_and_states():
    loop = asyncio.get_running_loop()
    me = asyncio.current_task()
    attempt(lambda: asyncio.Task(1), lambda: asyncio.Task(), lambda: asyncio.Task[int], lambda: me.set_result(1), lambda: me.set_exception(KeyError()))
    first, second = asyncio.create_task(wait_for(Yields(None))), asyncio.create_task(wait_for(Yields(None)), name=2)
    print(int(second.get_name()) == 2, int(first.get_name().removeprefix("Task-")) > 1, first.get_coro().__name__, type(first.get_context()))
    first.set_name(["a", "name"])
    print(shown(first), first._must_cancel, first._fut_waiter, first._log_destroy_pending)
    for name in ("_must_cancel", "_coro", "_fut_waiter"):
        attempt(lambda: assign(first, name, 1))
    print(first in asyncio.all_tasks(), len(asyncio.all_tasks()), asyncio.all_tasks() == asyncio.all_tasks(loop))
    await first
    print(shown(first), first in asyncio.all_tasks(), await second)
    attempt(lambda: asyncio.tasks._enter_task(loop, first), lambda: asyncio.tasks._leave_task(loop, first), lambda: asyncio.current_task() is me)
    print(asyncio.tasks._swap_current_task(loop, first) is me, asyncio.current_task() is first, asyncio.tasks._swap_current_task(loop, me) is first)


asyncio.run(names_and_states())
attempt(asyncio.current_task, asyncio.all_tasks, asyncio.get_running_loop)


async def stubborn(events):
    while True:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError as error:
            events.append(repr(error))
            if len(events) == 2:
                raise


async def cancellations():
    events = []
    task = asyncio.create_task(stubborn(events))
    print(task.cancel("before it began"), task.cancelling(), task.uncancel(), task.uncancel(), shown(task).split()[1])
    await asyncio.sleep(0)
    for message in ("one", "two"):
        print(task.cancel(message), task.cancelling(), shown(task).split()[1])
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    print(events, task.cancelled(), task.cancel())
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error))
    early = asyncio.create_task(stubborn([]))
    early.cancel("never began")
    try:
        await early
    except asyncio.CancelledError as error:
        print(repr(error))

    async def inner():
        await asyncio.sleep(60)

    async def outer(task):
        await task

    inmost = asyncio.create_task(inner())
    chain = [inmost]
    for _ in range(3):
        chain.append(asyncio.create_task(outer(chain[-1])))
    await asyncio.sleep(0)
    print(chain[-1].cancel("through all"), [task.cancelling() for task in chain])
    print(await asyncio.gather(*chain, return_exceptions=True), [task.cancelled() for task in chain])

    async def cancels_itself():
        asyncio.current_task().cancel("myself")
        return "returned"

    print(await asyncio.gather(asyncio.create_task(cancels_itself()), return_exceptions=True))


asyncio.run(cancellations())


async def eager():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    me = asyncio.current_task()
    order = []

    async def quick():
        order.append((asyncio.current_task() is not me, variable.get()))
        variable.set("inside")
        return "quick"

    async def slow():
        order.append("begins")
        await asyncio.sleep(0)
        order.append("ends")

    async def fails():
        raise LookupError("at once")

    variable.set("outside")
    done, waits, failed = asyncio.create_task(quick()), asyncio.create_task(slow()), asyncio.create_task(fails())
    print(done.done(), done.result(), done.get_coro(), variable.get(), asyncio.current_task() is me, waits.done(), failed.exception())
    print(shown(done).replace(done.get_name(), "NAME"), waits in asyncio.all_tasks(), done in asyncio.all_tasks())
    await waits
    print(order)
    late = asyncio.Task(quick(), loop=loop, eager_start=False)
    print(late.done(), await late)


asyncio.run(eager())


class Watched(asyncio.Task):
    def cancel(self, msg=None):
        print("cancel", msg)
        return super().cancel(msg)

    def __repr__(self):
        return "<Watched>"


async def derived():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda loop, coro, **options: Watched(coro, loop=loop, **options))
    task = asyncio.create_task(asyncio.sleep(60))
    task.note = "own attribute"
    await asyncio.sleep(0)

    async def waits():
        await task

    waiting = asyncio.create_task(waits())
    await asyncio.sleep(0)
    waiting.cancel("told")
    print(await asyncio.gather(task, waiting, return_exceptions=True), task.note)


asyncio.run(derived())


class Stepped:
    """A coroutine made by hand."""

    def __init__(self):
        self.left = 2

    def send(self, value):
        self.left -= 1
        if not self.left:
            raise StopIteration("by hand")

    def throw(self, *error):
        print("thrown", error)
        raise error[0]

    def close(self):
        pass

    def __await__(self):
        return self


async def by_hand():
    print(await asyncio.create_task(Stepped()))
    task = asyncio.create_task(Stepped())
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))


asyncio.collections_abc = __import__("collections.abc").abc
asyncio.collections_abc.Coroutine.register(Stepped)
asyncio.run(by_hand())


def end_of_tasks():
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(lambda loop, context: told.append((context["message"], sorted(context))))

    async def forever(future):
        await future

    for silent in (False, True):
        future = loop.create_future()
        task = loop.create_task(forever(future))
        loop.call_soon(loop.stop)
        loop.run_forever()
        task._log_destroy_pending = not silent
        reference = weakref.ref(task)
        del future, task
        gc.collect()
        print(reference(), told, asyncio.all_tasks(loop))
        told.clear()

    async def fails():
        raise ValueError("lost")

    task = loop.create_task(fails())
    loop.call_soon(loop.stop)
    loop.run_forever()
    del task
    gc.collect()
    print(told)
    loop.close()


end_of_tasks()


async def pure():
    loop = asyncio.get_running_loop()
    future = asyncio.futures._PyFuture(loop=loop)
    loop.call_soon(future.set_result, "from Python code")
    print(await future, future, asyncio.isfuture(future))
    task = asyncio.tasks._PyTask(wait_for(Yields(None)), loop=loop, name="pure")
    print(shown(task), task in asyncio.all_tasks(), await task, task in asyncio.all_tasks())


asyncio.run(pure())
