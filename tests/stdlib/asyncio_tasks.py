"""asyncio: tasks, gather, wait, as_completed, timeouts, cancellation; the order in which the loop runs them."""
import asyncio
import contextvars


async def say(delay, what):
    await asyncio.sleep(delay)
    print("said", what)
    return what


async def fail(delay, error=ValueError):
    await asyncio.sleep(delay)
    raise error("boom")


async def waiting():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
        raise
    finally:
        print("cleaned up")


async def turns():
    print("-- turns")

    async def count(name):
        for number in range(3):
            print(name, number)
            await asyncio.sleep(0)

    await asyncio.gather(count("a"), count("b"))
    first, second = asyncio.create_task(say(0.02, "late")), asyncio.create_task(say(0.01, "soon"))
    print(await first, await second)
    task = asyncio.create_task(say(0, "named"), name="a name")
    print(task.get_name(), task.done(), asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    await task
    print(repr(task).startswith("<Task finished name='a name' coro=<say() done, defined at "), task.result())


async def together():
    print("-- together")
    print(await asyncio.gather(say(0.02, 1), say(0.01, 2), say(0, 3)))
    print(await asyncio.gather(fail(0), say(0, "x"), return_exceptions=True), await asyncio.gather())
    try:
        await asyncio.gather(say(0.01, "still runs"), fail(0))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(0.02)
    for next_one in asyncio.as_completed([say(0.03, "c"), say(0.01, "a"), say(0.02, "b")]):
        print("completed", await next_one)
    tasks = [asyncio.create_task(say(number / 100, number)) for number in range(3)]
    async for task in asyncio.as_completed(tasks):
        print(task.result(), task in tasks)
    tasks = [asyncio.create_task(say(number / 50, number)) for number in range(3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    for task in pending:
        print(task.cancel())
    print(await asyncio.gather(*pending, return_exceptions=True))
    done, pending = await asyncio.wait([asyncio.create_task(fail(0)), asyncio.create_task(waiting())], return_when="FIRST_EXCEPTION")
    print([repr(task.exception()) for task in done], len(pending))
    print(await asyncio.wait([task.cancel() and task for task in pending]) != ())


async def timeouts():
    print("-- timeouts")
    for seconds in (0.01, 0):
        try:
            await asyncio.wait_for(say(1, "never"), seconds)
        except asyncio.TimeoutError as error:
            print(repr(error), repr(error.__cause__))
    try:
        async with asyncio.timeout(0.01) as block:
            await asyncio.sleep(1)
    except TimeoutError as error:
        print(block.expired(), repr(error.__cause__))
    async with asyncio.timeout(None) as block:
        print(block.when(), block.expired(), block)
    print(block, await asyncio.wait_for(say(0, "in time"), 5))
    shielded = asyncio.create_task(say(0.03, "shielded"))
    try:
        await asyncio.wait_for(asyncio.shield(shielded), 0.01)
    except TimeoutError:
        print("too late, but", await shielded)


async def cancelling():
    print("-- cancelling")
    task = asyncio.create_task(waiting())
    await asyncio.sleep(0)
    print(task.cancel("why"), task.cancelling(), task.done())
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args, task.cancelled(), task.cancel())
    gathered = asyncio.gather(waiting(), waiting())
    await asyncio.sleep(0)
    gathered.cancel()
    try:
        await gathered
    except asyncio.CancelledError:
        print("all of them")

    async def stubborn():
        for _ in range(2):
            try:
                await asyncio.sleep(0.01)
            except asyncio.CancelledError:
                print("not now")
        return "done anyway"

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled(), task.cancelling())


async def groups():
    print("-- groups")
    async with asyncio.TaskGroup() as group:
        one, two = group.create_task(say(0.01, "one")), group.create_task(say(0, "two"))
        print(group)
    print(one.result(), two.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0))
            group.create_task(fail(0, KeyError))
            group.create_task(waiting())
    except* ValueError as several:
        print(several, several.exceptions)
    except* KeyError as several:
        print(several, several.exceptions)
    try:
        group.create_task(say(0, "x"))
    except RuntimeError as error:
        print(str(error).endswith("is finished"))


async def contexts_and_futures():
    print("-- contexts and futures")
    variable = contextvars.ContextVar("variable", default="outside")

    async def change(value):
        variable.set(value)
        await asyncio.sleep(0)
        return variable.get()

    print(await asyncio.gather(change(1), change(2)), variable.get())
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future)
    future.add_done_callback(lambda done: print("called back", done))
    loop.call_later(0.01, future.set_result, "set")
    loop.call_soon(print, "soon")
    loop.call_later(0.005, print, "never").cancel()
    print(await future, future)
    for broken in (lambda: future.set_result(1), loop.create_future().result, lambda: asyncio.run(None), loop.close):
        try:
            broken()
        except Exception as error:
            print(type(error).__name__, error)
    print(await asyncio.to_thread(sum, range(100)), await loop.run_in_executor(None, pow, 2, 10))
    failed = asyncio.create_task(fail(0))
    await asyncio.wait([failed])
    print(repr(failed.exception()))


async def generators():
    print("-- generators")

    async def numbers(n):
        try:
            for number in range(n):
                yield number
                await asyncio.sleep(0)
        finally:
            print("generator closed")

    print([number async for number in numbers(3)])
    async for number in numbers(9):
        if number == 1:
            break
    asyncio.create_task(waiting())
    await asyncio.sleep(0)
    return "result"


for part in (turns, together, timeouts, cancelling, groups, contexts_and_futures, generators):
    print(asyncio.run(part()))
