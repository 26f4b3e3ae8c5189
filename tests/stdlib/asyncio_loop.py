"""asyncio: loops made by hand, in other threads, with descriptors and streams; errors nobody waits for (stderr is not compared)."""
import asyncio
import os
import threading


async def answer(value, delay=0):
    await asyncio.sleep(delay)
    return value


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop, loop.is_running(), loop.run_until_complete(answer("first")))
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
print(loop.is_closed(), loop)
for broken in (lambda: loop.call_soon(print), asyncio.get_running_loop, lambda: asyncio.run(5), lambda: asyncio.Future(loop=loop).exception()):
    try:
        broken()
    except Exception as error:
        print(type(error).__name__, error)
with asyncio.Runner() as runner:
    print(runner.run(answer("by a runner")), runner.run(answer("again")))

loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever)
thread.start()
future = asyncio.run_coroutine_threadsafe(answer("from another thread", 0.01), loop)
print(type(future).__module__, future.result(5))
slow = asyncio.run_coroutine_threadsafe(asyncio.sleep(60), loop)
print(slow.cancel(), slow.cancelled())
loop.call_soon_threadsafe(loop.stop)
thread.join()
loop.close()


async def fails(error):
    raise error


for error in (ValueError("out of run"), SystemExit(3), KeyboardInterrupt()):
    try:
        asyncio.run(fails(error))
    except BaseException as caught:
        print(repr(caught), caught is error)


async def descriptors():
    running = asyncio.get_running_loop()
    running.set_exception_handler(lambda loop, context: print("handler:", context["message"].split(" at ")[0], repr(context["exception"])))
    running.call_soon(lambda: 1 / 0)
    read, write = os.pipe()
    came = running.create_future()
    running.add_reader(read, lambda: came.set_result(os.read(read, 9)))
    running.call_later(0.01, os.write, write, b"bytes")
    print(await came, running.remove_reader(read), running.remove_reader(read))
    os.close(read)
    os.close(write)


asyncio.run(descriptors())


async def serve(reader, writer):
    async for line in reader:
        print("server got", line)
        writer.write(line.upper())
        await writer.drain()
        if line == b"quit\n":
            break
    writer.close()
    await writer.wait_closed()


async def ask(port, *lines):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for line in lines:
        writer.write(line)
        print("client got", await reader.readline())
    writer.write_eof()
    print("rest", await reader.read(), reader.at_eof(), writer.get_extra_info("peername")[1] == port)
    writer.close()
    await writer.wait_closed()


async def echo_large(reader, writer):
    writer.write(await reader.readexactly(300_000))
    writer.write(b"end\n")
    writer.close()


async def streams():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    await ask(port, b"one\n", b"two\n")
    await ask(port, b"quit\n")
    async with server:
        serving = asyncio.create_task(server.serve_forever())
        await asyncio.sleep(0)
        print(server.is_serving(), serving.cancel())
        print(await asyncio.gather(serving, return_exceptions=True))
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except OSError as error:
        print(type(error).__name__)
    async with await asyncio.start_server(echo_large, "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
        writer.write(b"x" * 300_000)
        print(len(await reader.readexactly(300_000)), await reader.readuntil(b"d\n"))
        try:
            await reader.readexactly(5)
        except asyncio.IncompleteReadError as error:
            print(error, error.partial, error.expected)
        writer.close()
    reader = asyncio.StreamReader(limit=8)
    reader.feed_data(b"short\nmuch too long for it\nx")
    reader.feed_eof()
    print(await reader.readline())
    try:
        await reader.readline()
    except ValueError as error:
        print(error)
    print(await reader.read(), reader.at_eof())


asyncio.run(streams())
