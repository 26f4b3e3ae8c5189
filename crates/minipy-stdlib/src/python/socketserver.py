"""The module `socketserver`: servers that call a handler for each request, one after the other or each in a thread.

Those that fork (`ForkingMixIn` and its like) can be named, and refuse to serve.
"""

import io
import selectors
import socket
import sys
import threading
import time

__all__ = [
    "BaseServer",
    "TCPServer",
    "UDPServer",
    "ThreadingUDPServer",
    "ThreadingTCPServer",
    "BaseRequestHandler",
    "StreamRequestHandler",
    "DatagramRequestHandler",
    "ThreadingMixIn",
    "UnixStreamServer",
    "UnixDatagramServer",
    "ThreadingUnixStreamServer",
    "ThreadingUnixDatagramServer",
    "ForkingUDPServer",
    "ForkingTCPServer",
    "ForkingMixIn",
    "ForkingUnixStreamServer",
    "ForkingUnixDatagramServer",
]


class BaseServer:
    """What all servers have in common. A subclass says how requests come."""

    timeout = None

    def __init__(self, server_address, RequestHandlerClass):
        self.server_address = server_address
        self.RequestHandlerClass = RequestHandlerClass
        self._stopped = threading.Event()
        self._stop_asked = False

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.server_close()

    def server_activate(self):
        """Begins to accept requests."""

    def server_close(self):
        """Gives back what the server holds."""

    def service_actions(self):
        """Called in each round of `serve_forever`."""

    def serve_forever(self, poll_interval=0.5):
        """Handles requests until `shutdown` is called, for which it looks every so many seconds."""
        self._stopped.clear()
        try:
            with selectors.PollSelector() as selector:
                selector.register(self, selectors.EVENT_READ)
                while not self._stop_asked:
                    ready = selector.select(poll_interval)
                    if self._stop_asked:
                        break
                    if ready:
                        self._handle_request_noblock()
                    self.service_actions()
        finally:
            self._stop_asked = False
            self._stopped.set()

    def shutdown(self):
        """Has `serve_forever`, which runs in another thread, end, and waits for that."""
        self._stop_asked = True
        self._stopped.wait()

    def handle_request(self):
        """Handles one request, or calls `handle_timeout`."""
        limits = [limit for limit in (self.socket.gettimeout(), self.timeout) if limit is not None]
        deadline = time.monotonic() + min(limits) if limits else None
        with selectors.PollSelector() as selector:
            selector.register(self, selectors.EVENT_READ)
            while True:
                left = None if deadline is None else deadline - time.monotonic()
                if selector.select(left):
                    return self._handle_request_noblock()
                if left is not None and left < 0:
                    return self.handle_timeout()

    def _handle_request_noblock(self):
        try:
            request, client_address = self.get_request()
        except OSError:
            return
        if not self.verify_request(request, client_address):
            self.shutdown_request(request)
            return
        try:
            self.process_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
            self.shutdown_request(request)
        except BaseException:
            self.shutdown_request(request)
            raise

    def handle_timeout(self):
        """Called when no request has come in time."""

    def verify_request(self, request, client_address):
        """Is the request to be handled?"""
        return True

    def process_request(self, request, client_address):
        """Handles a request to its end."""
        self.finish_request(request, client_address)
        self.shutdown_request(request)

    def finish_request(self, request, client_address):
        """Calls the handler."""
        self.RequestHandlerClass(request, client_address, self)

    def shutdown_request(self, request):
        """Ends a request."""
        self.close_request(request)

    def close_request(self, request):
        """Gives back what a request holds."""

    def handle_error(self, request, client_address):
        """Tells of an exception in a handler."""
        import traceback

        line = "-" * 40
        print(line, file=sys.stderr)
        print("Exception occurred during processing of request from", client_address, file=sys.stderr)
        traceback.print_exc()
        print(line, file=sys.stderr)


class TCPServer(BaseServer):
    """A server of connections."""

    address_family = socket.AF_INET
    socket_type = socket.SOCK_STREAM
    request_queue_size = 5
    allow_reuse_address = False
    allow_reuse_port = False

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
        super().__init__(server_address, RequestHandlerClass)
        self.socket = socket.socket(self.address_family, self.socket_type)
        if bind_and_activate:
            try:
                self.server_bind()
                self.server_activate()
            except BaseException:
                self.server_close()
                raise

    def server_bind(self):
        """Gives the socket its address."""
        if self.allow_reuse_address:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if self.allow_reuse_port and self.address_family in (socket.AF_INET, socket.AF_INET6):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def server_activate(self):
        """Lets clients connect."""
        self.socket.listen(self.request_queue_size)

    def server_close(self):
        """Closes the socket."""
        self.socket.close()

    def fileno(self):
        """The descriptor of the socket."""
        return self.socket.fileno()

    def get_request(self):
        """The next connection."""
        return self.socket.accept()

    def shutdown_request(self, request):
        """Tells the client that no more comes, and closes the connection."""
        try:
            request.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        self.close_request(request)

    def close_request(self, request):
        """Closes the connection."""
        request.close()


class UDPServer(TCPServer):
    """A server of datagrams."""

    socket_type = socket.SOCK_DGRAM
    max_packet_size = 8192

    def get_request(self):
        """The next datagram, with the socket to answer by."""
        data, client_address = self.socket.recvfrom(self.max_packet_size)
        return (data, self.socket), client_address

    def server_activate(self):
        """Nothing: datagrams just come."""

    def shutdown_request(self, request):
        """Nothing is to be told."""
        self.close_request(request)

    def close_request(self, request):
        """Nothing is to be closed."""


class ThreadingMixIn:
    """Handles each request in a thread of its own."""

    daemon_threads = False
    block_on_close = True
    _threads = None

    def process_request_thread(self, request, client_address):
        """What the thread does."""
        try:
            self.finish_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
        finally:
            self.shutdown_request(request)

    def process_request(self, request, client_address):
        """Starts a thread."""
        thread = threading.Thread(target=self.process_request_thread, args=(request, client_address))
        thread.daemon = self.daemon_threads
        if self.block_on_close and not thread.daemon:
            alive = [other for other in self._threads or () if other.is_alive()]
            self._threads = [*alive, thread]
        thread.start()

    def server_close(self):
        """Closes the server, and waits for the threads."""
        super().server_close()
        threads, self._threads = self._threads or (), None
        for thread in threads:
            thread.join()


class ThreadingUDPServer(ThreadingMixIn, UDPServer):
    """Datagrams, each in a thread."""


class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    """Connections, each in a thread."""


class UnixStreamServer(TCPServer):
    """Connections by a path."""

    address_family = socket.AF_UNIX


class UnixDatagramServer(UDPServer):
    """Datagrams by a path."""

    address_family = socket.AF_UNIX


class ThreadingUnixStreamServer(ThreadingMixIn, UnixStreamServer):
    """Connections by a path, each in a thread."""


class ThreadingUnixDatagramServer(ThreadingMixIn, UnixDatagramServer):
    """Datagrams by a path, each in a thread."""


class ForkingMixIn:
    """Would handle each request in a process of its own."""

    timeout = 300
    max_children = 40
    block_on_close = True
    active_children = None

    def process_request(self, request, client_address):
        raise NotImplementedError("minipy: os.fork() is not supported (use ThreadingMixIn)")


class ForkingUDPServer(ForkingMixIn, UDPServer):
    """Datagrams, each in a process."""


class ForkingTCPServer(ForkingMixIn, TCPServer):
    """Connections, each in a process."""


class ForkingUnixStreamServer(ForkingMixIn, UnixStreamServer):
    """Connections by a path, each in a process."""


class ForkingUnixDatagramServer(ForkingMixIn, UnixDatagramServer):
    """Datagrams by a path, each in a process."""


class BaseRequestHandler:
    """Handles one request, all of it in its constructor."""

    def __init__(self, request, client_address, server):
        self.request = request
        self.client_address = client_address
        self.server = server
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()

    def setup(self):
        """Before `handle`."""

    def handle(self):
        """The work."""

    def finish(self):
        """After `handle`."""


class StreamRequestHandler(BaseRequestHandler):
    """A handler with the connection as two files."""

    rbufsize = -1
    wbufsize = 0
    timeout = None
    disable_nagle_algorithm = False

    def setup(self):
        """Makes the files."""
        self.connection = self.request
        if self.timeout is not None:
            self.connection.settimeout(self.timeout)
        if self.disable_nagle_algorithm:
            self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.rfile = self.connection.makefile("rb", self.rbufsize)
        if self.wbufsize == 0:
            self.wfile = _SocketWriter(self.connection)
        else:
            self.wfile = self.connection.makefile("wb", self.wbufsize)

    def finish(self):
        """Closes the files."""
        if not self.wfile.closed:
            try:
                self.wfile.flush()
            except OSError:
                pass
        self.wfile.close()
        self.rfile.close()


class _SocketWriter(io.BufferedIOBase):
    """A file without a buffer that writes everything it is given."""

    def __init__(self, sock):
        self._sock = sock

    def writable(self):
        """Always."""
        return True

    def write(self, b):
        """Sends all of it."""
        self._sock.sendall(b)
        with memoryview(b) as view:
            return view.nbytes

    def fileno(self):
        """The descriptor of the socket."""
        return self._sock.fileno()


class DatagramRequestHandler(BaseRequestHandler):
    """A handler with the datagram as a file, and one for the answer."""

    def setup(self):
        """Makes the files."""
        self.packet, self.socket = self.request
        self.rfile = io.BytesIO(self.packet)
        self.wfile = io.BytesIO()

    def finish(self):
        """Sends the answer."""
        self.socket.sendto(self.wfile.getvalue(), self.client_address)
