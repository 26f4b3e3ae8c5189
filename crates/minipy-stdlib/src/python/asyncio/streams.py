"""Streams: connections to be read and written by coroutines, on sockets of the loop."""

import socket
from collections import deque

from asyncio import events, tasks
from asyncio.exceptions import IncompleteReadError, LimitOverrunError

__all__ = [
    "Server", "StreamReader", "StreamWriter", "open_connection", "open_unix_connection", "start_server", "start_unix_server",
]

_LIMIT = 2**16
_CHUNK = 2**16


class StreamReader:
    """What comes in, in order."""

    _source_traceback = None

    def __init__(self, limit=_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError("Limit cannot be <= 0")
        self._limit = limit
        self._loop = events.get_event_loop() if loop is None else loop
        self._buffer = bytearray()
        self._eof = False
        self._waiter = None
        self._exception = None
        self._on_room = None

    def exception(self):
        """What went wrong, or None."""
        return self._exception

    def set_exception(self, exc):
        """Reading raises this from now on."""
        self._exception = exc
        self._wake()

    def _wake(self):
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_result(None)

    def feed_eof(self):
        """Nothing more will come."""
        self._eof = True
        self._wake()

    def at_eof(self):
        """Has all been read?"""
        return self._eof and not self._buffer

    def feed_data(self, data):
        """These bytes came."""
        if self._eof:
            raise AssertionError("feed_data after feed_eof")
        if data:
            self._buffer.extend(data)
            self._wake()

    def _is_full(self):
        return len(self._buffer) > 2 * self._limit

    def _take(self, count):
        data = bytes(memoryview(self._buffer)[:count])
        del self._buffer[:count]
        if self._on_room is not None and len(self._buffer) <= self._limit:
            self._on_room()
        return data

    async def _more(self, method):
        if self._waiter is not None:
            raise RuntimeError(f"{method}() called while another coroutine is already waiting for incoming data")
        if self._on_room is not None:
            self._on_room()
        self._waiter = self._loop.create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    async def readline(self):
        """A line, with its end; less at the end of the stream."""
        try:
            return await self.readuntil(b"\n")
        except IncompleteReadError as error:
            return error.partial
        except LimitOverrunError as error:
            if self._buffer.startswith(b"\n", error.consumed):
                self._take(error.consumed + 1)
            else:
                self._take(len(self._buffer))
            raise ValueError(error.args[0])

    async def readuntil(self, separator=b"\n"):
        """Up to a separator, and the separator."""
        separators = sorted(separator, key=len) if isinstance(separator, tuple) else [separator]
        if not separators:
            raise ValueError("Separator should contain at least one element")
        if not separators[0]:
            raise ValueError("Separator should be at least one-byte string")
        if self._exception is not None:
            raise self._exception
        while True:
            ends = [(self._buffer.find(mark), len(mark)) for mark in separators]
            ends = [at + length for at, length in ends if at >= 0]
            if ends:
                end = min(ends)
                if end - len(separators[0]) > self._limit:
                    raise LimitOverrunError("Separator is found, but chunk is longer than limit", end - len(separators[0]))
                return self._take(end)
            if len(self._buffer) > self._limit:
                consumed = len(self._buffer) + 1 - len(separators[-1])
                raise LimitOverrunError("Separator is not found, and chunk exceed the limit", consumed)
            if self._eof:
                raise IncompleteReadError(self._take(len(self._buffer)), None)
            await self._more("readuntil")

    async def read(self, n=-1):
        """At most so many bytes, as soon as there are some; all of them if `n` is negative."""
        if self._exception is not None:
            raise self._exception
        if n == 0:
            return b""
        if n < 0:
            blocks = []
            while block := await self.read(self._limit):
                blocks.append(block)
            return b"".join(blocks)
        if not self._buffer and not self._eof:
            await self._more("read")
        return self._take(n)

    async def readexactly(self, n):
        """So many bytes; IncompleteReadError if the stream ends before."""
        if n < 0:
            raise ValueError("readexactly size can not be less than zero")
        if self._exception is not None:
            raise self._exception
        while len(self._buffer) < n:
            if self._eof:
                raise IncompleteReadError(self._take(len(self._buffer)), n)
            await self._more("readexactly")
        return self._take(n)

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if line == b"":
            raise StopAsyncIteration
        return line


class _Connection:
    """A socket the loop reads into a reader, and writes what was left to be written."""

    def __init__(self, loop, sock, reader):
        self._loop = loop
        self._sock = sock
        self._reader = reader
        self._left = bytearray()
        self._closing = self._eof_asked = self._lost = False
        self._reading = False
        self._drained = deque()
        self._closed = loop.create_future()
        reader._on_room = self._read_on
        self._names = {"socket": sock, "sockname": sock.getsockname()}
        try:
            self._names["peername"] = sock.getpeername()
        except OSError:
            self._names["peername"] = None
        self._read_on()

    def _read_on(self):
        """Somebody waits for more, or there is room: also a full reader is filled further if nothing in it was what was wanted."""
        if not self._reading and not self._closing and not self._reader._eof:
            self._reading = True
            self._loop.add_reader(self._sock.fileno(), self._on_readable)

    def _stop_reading(self):
        if self._reading:
            self._reading = False
            self._loop.remove_reader(self._sock.fileno())

    def _on_readable(self):
        try:
            data = self._sock.recv(_CHUNK)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            self._lose(error)
            return
        if not data:
            self._stop_reading()
            self._reader.feed_eof()
            return
        self._reader.feed_data(data)
        if self._reader._is_full():
            self._stop_reading()

    def write(self, data):
        if self._eof_asked:
            raise RuntimeError("Cannot call write() after write_eof()")
        if self._lost or not data:
            return
        if not self._left:
            try:
                data = memoryview(data)[self._sock.send(data):]
            except (BlockingIOError, InterruptedError):
                pass
            except OSError as error:
                self._lose(error)
                return
            if not data:
                return
            self._loop.add_writer(self._sock.fileno(), self._on_writable)
        self._left.extend(data)

    def _on_writable(self):
        try:
            sent = self._sock.send(self._left)
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            self._lose(error)
            return
        del self._left[:sent]
        if self._left:
            return
        self._loop.remove_writer(self._sock.fileno())
        self._wake_drained()
        if self._eof_asked:
            self._sock.shutdown(socket.SHUT_WR)
        if self._closing:
            self._loop.call_soon(self._finish, None)

    def _wake_drained(self):
        while self._drained:
            waiter = self._drained.popleft()
            if not waiter.done():
                waiter.set_result(None)

    async def drain(self):
        if self._reader.exception() is not None:
            raise self._reader.exception()
        if self._closing:
            await tasks.sleep(0)
        if self._lost:
            raise ConnectionResetError("Connection lost")
        if len(self._left) > _LIMIT:
            waiter = self._loop.create_future()
            self._drained.append(waiter)
            await waiter

    def write_eof(self):
        if self._closing or self._eof_asked:
            return
        self._eof_asked = True
        if not self._left:
            self._sock.shutdown(socket.SHUT_WR)

    def close(self):
        if self._closing:
            return
        self._stop_reading()
        self._closing = True
        if not self._left:
            self._loop.call_soon(self._finish, None)

    def _lose(self, error):
        if self._lost:
            return
        self._lost = True
        self._stop_reading()
        self._closing = True
        if self._left:
            self._left.clear()
            self._loop.remove_writer(self._sock.fileno())
        self._loop.call_soon(self._finish, error)

    def _finish(self, error):
        if self._closed.done():
            return
        self._lost = True
        self._sock.close()
        if error is None:
            self._reader.feed_eof()
        else:
            self._reader.set_exception(error)
        self._wake_drained()
        if error is None:
            self._closed.set_result(None)
        else:
            self._closed.set_exception(error)
            self._closed.exception()


class StreamWriter:
    """What goes out."""

    def __init__(self, connection, reader, loop):
        self._connection = connection
        self._reader = reader
        self._loop = loop

    def write(self, data):
        """Sends the bytes, or keeps them until they can be sent."""
        self._connection.write(data)

    def writelines(self, data):
        """Sends all of them."""
        self._connection.write(b"".join(data))

    def write_eof(self):
        """Nothing more will be sent."""
        self._connection.write_eof()

    def can_write_eof(self):
        """Can its end be sent?"""
        return True

    def close(self):
        """Closes the connection when all is sent."""
        self._connection.close()

    def is_closing(self):
        """Is it closed, or about to be?"""
        return self._connection._closing

    async def wait_closed(self):
        """Waits until it is closed."""
        await self._connection._closed

    def get_extra_info(self, name, default=None):
        """`peername`, `sockname` or `socket`."""
        return self._connection._names.get(name, default)

    async def drain(self):
        """Waits until not too much is left to be sent."""
        await self._connection.drain()


class Server(events.AbstractServer):
    """Accepts connections, and calls a function for each."""

    def __init__(self, loop, sockets, on_connection, limit):
        self._loop = loop
        self._sockets = sockets
        self._on_connection = on_connection
        self._limit = limit
        self._serving = False
        self._forever = None
        self._handlers = set()

    def __repr__(self):
        return f"<Server sockets={self.sockets!r}>"

    @property
    def sockets(self):
        """The sockets it listens on."""
        return tuple(self._sockets or ())

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        self.close()
        await self.wait_closed()

    def get_loop(self):
        """Its loop."""
        return self._loop

    def is_serving(self):
        """Does it accept connections?"""
        return self._serving

    def _begin(self):
        if not self._serving:
            self._serving = True
            for sock in self._sockets:
                self._loop.add_reader(sock.fileno(), self._on_acceptable, sock)

    async def start_serving(self):
        """Accepts connections from now on."""
        self._begin()
        await tasks.sleep(0)

    async def serve_forever(self):
        """Accepts connections until it is cancelled."""
        if self._forever is not None:
            raise RuntimeError(f"server {self!r} is already being awaited on serve_forever()")
        if self._sockets is None:
            raise RuntimeError(f"server {self!r} is closed")
        self._begin()
        self._forever = self._loop.create_future()
        try:
            await self._forever
        except BaseException:
            self.close()
            await self.wait_closed()
            raise
        finally:
            self._forever = None

    def _on_acceptable(self, sock):
        try:
            connection, _ = sock.accept()
        except (BlockingIOError, InterruptedError, ConnectionAbortedError):
            return
        connection.setblocking(False)
        reader = StreamReader(limit=self._limit, loop=self._loop)
        link = _Connection(self._loop, connection, reader)
        self._loop.call_soon(self._greet, reader, StreamWriter(link, reader, self._loop))

    def _greet(self, reader, writer):
        answer = self._on_connection(reader, writer)
        if tasks.iscoroutine(answer):
            task = self._loop.create_task(answer)
            self._handlers.add(task)
            task.add_done_callback(lambda task: self._on_handled(task, writer))

    def _on_handled(self, task, writer):
        self._handlers.discard(task)
        if task.cancelled():
            writer.close()
        elif task.exception() is not None:
            message = "Unhandled exception in client_connected_cb"
            self._loop.call_exception_handler({"message": message, "exception": task.exception()})
            writer.close()

    def close(self):
        """Accepts no more connections."""
        sockets, self._sockets = self._sockets, None
        if sockets is None:
            return
        self._serving = False
        for sock in sockets:
            self._loop.remove_reader(sock.fileno())
            sock.close()
        if self._forever is not None and not self._forever.done():
            self._forever.cancel()

    def close_clients(self):
        """Cancels what serves the connections."""
        for task in list(self._handlers):
            task.cancel()

    async def wait_closed(self):
        """Waits until what serves the connections has ended."""
        while self._handlers:
            await tasks.wait(set(self._handlers))
        await tasks.sleep(0)


def _link(loop, sock, limit):
    sock.setblocking(False)
    reader = StreamReader(limit=limit, loop=loop)
    return reader, StreamWriter(_Connection(loop, sock, reader), reader, loop)


async def open_connection(host=None, port=None, *, limit=_LIMIT):
    """Connects over TCP: a reader and a writer."""
    loop = events.get_running_loop()
    found = await loop.run_in_executor(None, socket.getaddrinfo, host, port, 0, socket.SOCK_STREAM)
    failure = None
    for family, kind, protocol, _, address in found:
        sock = socket.socket(family, kind, protocol)
        sock.setblocking(False)
        try:
            await loop.sock_connect(sock, address)
            return _link(loop, sock, limit)
        except OSError as error:
            sock.close()
            failure = failure or OSError(error.errno, f"Connect call failed {address}")
        except BaseException:
            sock.close()
            raise
    raise failure


async def open_unix_connection(path=None, *, limit=_LIMIT):
    """Connects to a socket of the file system: a reader and a writer."""
    loop = events.get_running_loop()
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    sock.setblocking(False)
    try:
        await loop.sock_connect(sock, path)
    except BaseException:
        sock.close()
        raise
    return _link(loop, sock, limit)


async def start_server(client_connected_cb, host=None, port=None, *, limit=_LIMIT, backlog=100, reuse_address=True, start_serving=True):
    """A server over TCP; the function gets a reader and a writer for each connection."""
    loop = events.get_running_loop()
    hosts = [host or None] if host is None or isinstance(host, str) else list(host)
    sockets, seen = [], set()
    for name in hosts:
        for family, kind, protocol, _, address in socket.getaddrinfo(name, port, 0, socket.SOCK_STREAM, 0, socket.AI_PASSIVE):
            if (family, address) in seen:
                continue
            seen.add((family, address))
            sock = socket.socket(family, kind, protocol)
            if reuse_address:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            try:
                sock.bind(address)
            except OSError as error:
                for other in [sock, *sockets]:
                    other.close()
                text = f"error while attempting to bind on address {address!r}: {error.strerror.lower()}"
                raise OSError(error.errno, text) from None
            sockets.append(sock)
    return await _serve(loop, sockets, client_connected_cb, limit, backlog, start_serving)


async def start_unix_server(client_connected_cb, path=None, *, limit=_LIMIT, backlog=100, start_serving=True):
    """A server on a socket of the file system."""
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    sock.bind(path)
    return await _serve(events.get_running_loop(), [sock], client_connected_cb, limit, backlog, start_serving)


async def _serve(loop, sockets, client_connected_cb, limit, backlog, start_serving):
    for sock in sockets:
        sock.setblocking(False)
        sock.listen(backlog)
    server = Server(loop, sockets, client_connected_cb, limit)
    if start_serving:
        server._begin()
        await tasks.sleep(0)
    return server
