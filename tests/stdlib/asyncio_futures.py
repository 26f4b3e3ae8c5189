"""asyncio.Future: its states and errors, callbacks, the protocol of `await`, subclasses, and what is told when one goes away."""
import asyncio
import contextvars
import gc
import weakref

loop = asyncio.new_event_loop()
told = []
loop.set_exception_handler(lambda loop, context: told.append({key: repr(value) for key, value in sorted(context.items())}))


def attempt(*calls):
    for call in calls:
        try:
            print(repr(call()))
        except BaseException as error:
            print(type(error).__name__, error)


def make():
    return asyncio.Future(loop=loop)


def assign(target, name, value):
    setattr(target, name, value)


attempt(asyncio.Future, lambda: asyncio.Future(loop), lambda: asyncio.Future(loop=1), lambda: asyncio.Future[int])
raw = asyncio.Future.__new__(asyncio.Future)
attempt(raw.get_loop, raw.cancel, raw.cancelled, raw.done, raw.result, raw.exception, raw.__await__, raw._make_cancelled_error)
attempt(lambda: raw.set_result(1), lambda: raw.set_exception(KeyError), lambda: raw.add_done_callback(print), lambda: raw)
future = make()
for name in ("_state", "_asyncio_future_blocking", "_callbacks", "_result", "_exception", "_log_traceback", "_cancel_message"):
    attempt(lambda: (name, getattr(future, name)), lambda: assign(future, name, 1), lambda: delattr(future, name))
future.note = "attributes of one's own"
attempt(lambda: future.note, future.result, future.exception, lambda: future.set_result(), lambda: future.set_result(1, 2))
attempt(lambda: future.set_exception(1), lambda: future.set_exception(int), lambda: future.set_exception(StopIteration(3)), lambda: future)
attempt(lambda: future.exception().__cause__, lambda: future.set_result(1), lambda: future.set_exception(KeyError), future.cancel)
future = make()
attempt(lambda: future.cancel("why"), lambda: future, future.cancel, future.done, future.cancelled, lambda: future._cancel_message)
attempt(future.result, future.exception, lambda: future.set_result(0))


def seen(future):
    print("seen", future, variable.get(None))


class Method:
    def of(self, future):
        print("method", future.done())

    def __eq__(self, other):
        return isinstance(other, Method)


variable = contextvars.ContextVar("variable")
context = contextvars.copy_context()
context.run(variable.set, "in the context")
future = make()
future.add_done_callback(seen)
future.add_done_callback(seen, context=context)
attempt(lambda: str(future).count("asyncio_futures.py:"), lambda: len(future._callbacks), lambda: future._callbacks[1][1] is context)
future.add_done_callback(Method().of)
future.add_done_callback(print)
attempt(lambda: future.remove_done_callback(print), lambda: future.remove_done_callback(print))
attempt(lambda: future.add_done_callback(), lambda: future.add_done_callback(print, context), lambda: future.add_done_callback(print, where=1))
variable.set("outside")
future.set_result("x" * 90)
attempt(lambda: future, lambda: future._callbacks)
future.add_done_callback(seen)
loop.call_soon(loop.stop)
loop.run_forever()


async def walks():
    future = make()
    walk = future.__await__()
    attempt(lambda: type(walk), lambda: iter(walk) is walk, lambda: next(walk) is future, lambda: future._asyncio_future_blocking)
    attempt(lambda: next(walk), lambda: walk.throw(KeyError("thrown")), lambda: walk.throw(3))
    walk = iter(future)
    future._asyncio_future_blocking = False
    next(walk)
    future.set_result("done")
    attempt(lambda: walk.send(None), lambda: iter(future).send("ignored"))
    walk = iter(future)
    attempt(walk.close)
    failed = make()
    failed.set_exception(ValueError("kept"))
    for _ in range(2):
        try:
            await failed
        except ValueError as error:
            length, entry = 0, error.__traceback__
            while entry is not None:
                length, entry = length + 1, entry.tb_next
            print(error, length)
    try:
        try:
            raise KeyError("before")
        finally:
            await failed
    except ValueError as error:
        print(repr(error.__context__))


loop.run_until_complete(walks())


class Own(asyncio.Future):
    made = 0

    def __init__(self, *, loop):
        super().__init__(loop=loop)
        Own.made += 1

    def add_done_callback(self, fn, *, context=None):
        print("add", getattr(fn, "__name__", fn), context is not None)
        super().add_done_callback(fn, context=context)

    def cancel(self, msg=None):
        print("cancel", msg)
        return super().cancel(msg)

    def result(self):
        print("result")
        return super().result()


async def own():
    future = Own(loop=loop)
    loop.call_soon(future.set_result, 5)
    print(await future, Own.made, future)
    future = Own(loop=loop)

    async def waits():
        await future

    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    print(task.cancel("from outside"), task.cancelling(), future)
    try:
        await task
    except asyncio.CancelledError as error:
        print(repr(error), task.cancelled())


loop.run_until_complete(own())


class Bare(asyncio.Future):
    def __init__(self):
        pass


attempt(Bare, lambda: Bare().get_loop(), lambda: Bare().done())


class Loud(asyncio.Future):
    def __del__(self):
        print("loud end", self._log_traceback)
        super().__del__()


for kind in (asyncio.Future, Loud):
    for silent in (False, True):
        lost = kind(loop=loop)
        lost.set_exception(ValueError("lost"))
        if silent:
            lost._log_traceback = False
        del lost
        print(told)
        told.clear()
asked = make()
asked.set_exception(ValueError("asked"))
asked.exception()
del asked
print(told)
cyclic = make()
cyclic.set_result(None)
cyclic.self = cyclic
cyclic.callback = lambda: cyclic
pending = make()
pending.add_done_callback(lambda _, keep=pending: keep)
references = [weakref.ref(cyclic), weakref.ref(pending)]
del cyclic, pending
gc.collect()
print([reference() for reference in references])
deep = make()
deep.set_result(deep)
print(deep)
loop.close()
attempt(lambda: make().cancel(), lambda: future.add_done_callback(print))
