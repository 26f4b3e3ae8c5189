"""`async for` over asynchronous generators: items that come at once, items that are waited for, errors, closing and throwing meanwhile."""

import sys
import types


def log(*things):
    print(*things)


@types.coroutine
def pause(word):
    return (yield word)


def drive(coroutine, answers=()):
    """Runs a coroutine; answers what it awaits, in order, and says what it was."""
    answers = iter(answers)
    answer = None
    while True:
        try:
            asked = coroutine.send(answer)
        except StopIteration as stop:
            return stop.value
        answer = next(answers, None)
        log("asked", asked, "answered", answer)
        if isinstance(answer, BaseException):
            try:
                log("asked after throw", coroutine.throw(answer))
            except StopIteration as stop:
                return stop.value
            answer = None


async def mixed(n):
    try:
        for i in range(n):
            if i % 2:
                log("got", await pause(f"wait{i}"))
            yield i
    except (KeyError, GeneratorExit) as error:
        log("inside", repr(error))
        raise
    finally:
        log("left")


async def walk(items):
    out = []
    async for item in items:
        out.append(item)
    else:
        out.append("else")
    return out


log(drive(walk(mixed(4)), "ab"))
log(drive(walk(mixed(0))))


async def comprehensions():
    log([x async for x in mixed(3)])
    log({x: y async for x in mixed(2) for y in "a"})
    log(sum([x async for x in (y * 2 async for y in mixed(3) if y != 1)]))
    return [[x async for x in mixed(2)] for _ in range(2)]


log(drive(comprehensions()))

# Throwing and closing while the generator waits.
for error in (KeyError("k"), ValueError("v")):
    try:
        log(drive(walk(mixed(3)), [error]))
    except (KeyError, ValueError) as caught:
        log("caught", repr(caught), caught is error)
items = mixed(3)
coroutine = walk(items)
log(coroutine.send(None))
log(type(coroutine.cr_await).__name__, coroutine.cr_running, coroutine.cr_suspended)
try:
    coroutine.cr_await.send("outside")
except StopIteration as stop:
    log("item", stop.value)
try:
    coroutine.send("then")
except RuntimeError as error:
    log(error)
coroutine = walk(mixed(3))
coroutine.send(None)
coroutine.close()
log("closed")


# The generator is entered by two at once.
async def shared():
    yield 1
    await pause("busy")
    yield 2


items = shared()
first, second = walk(items), walk(items)
log(first.send(None))
for other in (second, items.__anext__()):
    try:
        other.send(None)
    except RuntimeError as error:
        log(error)
log(drive(first))
log(drive(walk(items)))


# It resumes itself.
async def selfish():
    yield 1
    try:
        async for _ in me:
            log("never")
    except RuntimeError as error:
        log(error)
    yield 2


me = selfish()
log(drive(walk(me)))


# Errors, and what they show.
async def failing():
    yield 1
    raise LookupError("second")


async def stopping(error):
    yield 1
    raise error


try:
    drive(walk(failing()))
except LookupError as error:
    lines, traceback = [], error.__traceback__
    while traceback:
        lines.append(traceback.tb_lineno)
        traceback = traceback.tb_next
    log(error, lines)
for error in (StopAsyncIteration("a"), StopIteration("b"), GeneratorExit("c")):
    try:
        log(drive(walk(stopping(error))))
    except BaseException as caught:
        log(type(caught).__name__, caught, repr(caught.__cause__))


# A break leaves the rest for another loop.
async def halves():
    items = mixed(4)
    async for item in items:
        if item == 1:
            break
    log("rest", [x async for x in items])
    async for item in items:
        log("never")
    await items.aclose()


drive(halves())


# Nested, with exceptions being handled.
class Tree:
    def __init__(self, left, value, right):
        self.left, self.value, self.right = left, value, right

    async def __aiter__(self):
        if self.left:
            async for item in self.left:
                yield item
        try:
            raise KeyError(self.value)
        except KeyError:
            yield sys.exception().args[0]
        if self.right:
            async for item in self.right:
                yield item


leaf = Tree(None, 1, None)
tree = Tree(Tree(leaf, 2, leaf), 3, Tree(None, 4, Tree(leaf, 5, None)))
log(drive(walk(tree)))


async def in_handler():
    try:
        raise OSError("outer")
    except OSError:
        async for item in tree:
            log(item, repr(sys.exception()))
            if item == 2:
                break


drive(in_handler())
