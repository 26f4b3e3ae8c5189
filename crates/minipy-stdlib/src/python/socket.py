"""The module `socket`: connections and datagrams.

The calls themselves are in `_socket`, which knows descriptors alone and waits without the interpreter's lock. Here is the class with
its state (descriptor, timeout, files made of it) and everything that several calls make up. Ancillary data (`sendmsg`, `recvmsg`) is
left out.
"""

import _socket
import io
import os
from enum import IntEnum, IntFlag

_NAMES = [name for name in dir(_socket) if name.isupper() and name != "EINVAL"]
globals().update({name: getattr(_socket, name) for name in _NAMES})


def _members(prefix):
    return [(name, getattr(_socket, name)) for name in _NAMES if name.startswith(prefix)]


AddressFamily = IntEnum("AddressFamily", _members("AF_"), module=__name__)
SocketKind = IntEnum("SocketKind", _members("SOCK_"), module=__name__)
MsgFlag = IntFlag("MsgFlag", _members("MSG_"), module=__name__)
AddressInfo = IntFlag("AddressInfo", _members("AI_"), module=__name__)
for _enum in (AddressFamily, SocketKind, MsgFlag, AddressInfo):
    globals().update(_enum.__members__)
    _enum.__str__ = int.__repr__
    _enum.__repr__ = lambda self: f"<{type(self).__name__}.{self._name_}: {self._value_}>"

SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
INADDR_ANY, INADDR_LOOPBACK, INADDR_BROADCAST, INADDR_NONE = 0, 0x7F000001, 0xFFFFFFFF, 0xFFFFFFFF
IPPORT_RESERVED, IPPORT_USERRESERVED = 1024, 5000
has_ipv6 = True
error = OSError
timeout = TimeoutError
gaierror = _socket.gaierror
herror = _socket.herror
gethostname = _socket.gethostname
getnameinfo = _socket.getnameinfo
inet_pton = _socket.inet_pton
inet_ntop = _socket.inet_ntop
close = _socket.close

_default_timeout = None
_CONNECTING = (11, 114, 115)


def getdefaulttimeout():
    """The timeout of new sockets."""
    return _default_timeout


def setdefaulttimeout(timeout):
    """Sets the timeout of new sockets."""
    global _default_timeout
    _default_timeout = _socket.checked_timeout(timeout)


def _known(number, enum):
    try:
        return enum(number)
    except ValueError:
        return number


class socket:
    """An end of a connection, or a place to which datagrams come."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._fd = -1
        self._files = 0
        self._ended = False
        self._timeout = _default_timeout
        if fileno is None:
            family = AF_INET if family == -1 else family
            type = SOCK_STREAM if type == -1 else type
            proto = 0 if proto == -1 else proto
            self._family, self._type, self._proto = family, type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC), proto
            self._fd = _socket.socket(family, type, proto)
        else:
            if isinstance(fileno, float):
                raise TypeError("integer argument expected, got float")
            fileno = fileno.__index__()
            if fileno < 0:
                raise ValueError("negative file descriptor")
            option = lambda name: _socket.getsockopt(fileno, SOL_SOCKET, name)
            self._family = option(SO_DOMAIN) if family == -1 else family
            self._type = option(SO_TYPE) if type == -1 else type
            self._proto = option(SO_PROTOCOL) if proto == -1 else proto
            self._fd = fileno
        if type != -1 and type & SOCK_NONBLOCK:
            self._timeout = 0.0
        elif self._timeout is not None:
            os.set_blocking(self._fd, False)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        if not self._ended:
            self.close()

    def __del__(self):
        # Nothing is left of an object whose making failed.
        if getattr(self, "_fd", -1) >= 0:
            fd, self._fd = self._fd, -1
            try:
                _socket.close(fd)
            except OSError:
                pass

    def __getstate__(self):
        raise TypeError(f"cannot pickle {self.__class__.__name__!r} object")

    def __repr__(self):
        cls = self.__class__
        closed = " [closed]" if self._ended else ""
        text = f"<{cls.__module__}.{cls.__qualname__}{closed} fd={self._fd}, family={self._family}, type={self._type}, proto={self._proto}"
        if not self._ended and self._fd >= 0:
            for name, of_peer in ("laddr", False), ("raddr", True):
                try:
                    address = _socket.name(self._fd, of_peer)
                    if address:
                        text += f", {name}={address}"
                except (OSError, AttributeError):
                    pass
        return text + ">"

    @property
    def family(self):
        """The family of its addresses."""
        return _known(self._family, AddressFamily)

    @property
    def type(self):
        """Its kind."""
        return _known(self._type, SocketKind)

    @property
    def proto(self):
        """Its protocol."""
        return int(self._proto)

    @property
    def timeout(self):
        """Seconds a call may wait, or None."""
        return self._timeout

    def fileno(self):
        """The descriptor; -1 once it is closed."""
        return self._fd

    def bind(self, address, /):
        """Gives it its address."""
        _socket.bind(self._fd, self._family, address)

    def listen(self, backlog=128, /):
        """Lets others connect."""
        _socket.listen(self._fd, backlog)

    def _accept(self):
        return _socket.accept(self._fd, self._timeout)

    def accept(self):
        """Waits for a connection: a socket for it, and who is at the other end."""
        fd, address = self._accept()
        accepted = socket(self._family, self._type, self._proto, fileno=fd)
        if getdefaulttimeout() is None and self._timeout:
            accepted.setblocking(True)
        return accepted, address

    def connect(self, address, /):
        """Connects, or sets where datagrams go."""
        number = _socket.connect(self._fd, self._family, address, self._timeout)
        if number:
            _socket.error(number)

    def connect_ex(self, address, /):
        """As `connect`, but returns the number of the error."""
        try:
            return _socket.connect(self._fd, self._family, address, self._timeout)
        except TimeoutError:
            return 11

    def send(self, data, flags=0, /):
        """Sends some of the data."""
        return _socket.send(self._fd, self._timeout, data, flags)

    def sendall(self, data, flags=0, /):
        """Sends all of the data."""
        return _socket.sendall(self._fd, self._timeout, data, flags)

    def sendto(self, data, *args):
        """Sends to an address."""
        if not 1 <= len(args) <= 2:
            raise TypeError(f"sendto() takes 2 or 3 arguments ({len(args) + 1} given)")
        flags = args[0] if len(args) == 2 else 0
        return _socket.sendto(self._fd, self._timeout, data, flags, self._family, args[-1])

    def recv(self, bufsize, flags=0, /):
        """Receives at most so many bytes; none at the end."""
        return _socket.recv(self._fd, self._timeout, bufsize, flags)

    def recvfrom(self, bufsize, flags=0, /):
        """Receives, and says from whom."""
        return _socket.recvfrom(self._fd, self._timeout, bufsize, flags)

    def recv_into(self, buffer, nbytes=0, flags=0):
        """Receives into a buffer."""
        return _socket.recv_into(self._fd, self._timeout, buffer, nbytes, flags)

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        """Receives into a buffer, and says from whom."""
        return _socket.recvfrom_into(self._fd, self._timeout, buffer, nbytes, flags)

    def shutdown(self, how, /):
        """Closes one direction or both."""
        _socket.shutdown(self._fd, how)

    def getsockname(self):
        """Its own address."""
        return _socket.name(self._fd, False)

    def getpeername(self):
        """The address of the other end."""
        return _socket.name(self._fd, True)

    def setsockopt(self, *args):
        """Sets an option."""
        if not 3 <= len(args) <= 4:
            count = "exactly 3" if len(args) < 3 else "at most 4"
            raise TypeError(f"setsockopt() takes {count} arguments ({len(args)} given)")
        _socket.setsockopt(self._fd, *args)

    def getsockopt(self, level, option, buflen=0, /):
        """Asks for an option."""
        return _socket.getsockopt(self._fd, level, option, buflen)

    def settimeout(self, timeout, /):
        """Sets how many seconds a call may wait; None for ever, 0 not at all."""
        timeout = _socket.checked_timeout(timeout)
        os.set_blocking(self._fd, timeout is None)
        self._timeout = timeout

    def gettimeout(self):
        """How many seconds a call may wait."""
        return self._timeout

    def setblocking(self, flag, /):
        """As `settimeout(None)` or `settimeout(0)`."""
        self.settimeout(None if flag else 0.0)

    def getblocking(self):
        """May a call wait?"""
        return self._timeout != 0.0

    def get_inheritable(self):
        """Do child processes get it?"""
        return os.get_inheritable(self._fd)

    def set_inheritable(self, inheritable):
        """Sets whether child processes get it."""
        os.set_inheritable(self._fd, inheritable)

    def dup(self):
        """A second socket for the same end."""
        copy = self.__class__(self._family, self._type, self._proto, fileno=_socket.dup(self._fd))
        copy.settimeout(self._timeout)
        return copy

    def detach(self):
        """Gives the descriptor away."""
        self._ended = True
        fd, self._fd = self._fd, -1
        return fd

    def _real_close(self):
        fd, self._fd = self._fd, -1
        if fd >= 0:
            _socket.close(fd)

    def close(self):
        """Closes it, once the files made of it are closed too."""
        self._ended = True
        if self._files <= 0:
            self._real_close()

    def _file_closed(self):
        if self._files > 0:
            self._files -= 1
        if self._ended:
            self.close()

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        """A file object that reads from it or writes to it."""
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        writing = "w" in mode
        reading = "r" in mode or not writing
        binary = "b" in mode
        raw = SocketIO(self, "r" * reading + "w" * writing)
        self._files += 1
        if buffering is None or buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if not binary:
                raise ValueError("unbuffered streams must be binary")
            return raw
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        elif reading:
            buffer = io.BufferedReader(raw, buffering)
        else:
            buffer = io.BufferedWriter(raw, buffering)
        if binary:
            return buffer
        text = io.TextIOWrapper(buffer, io.text_encoding(encoding), errors, newline)
        text.mode = mode
        return text

    def sendfile(self, file, offset=0, count=None):
        """Sends what stands in a binary file."""
        if self._type != SOCK_STREAM:
            raise ValueError("only SOCK_STREAM type sockets are supported")
        if self.gettimeout() == 0:
            raise ValueError("non-blocking sockets are not supported")
        if "b" not in getattr(file, "mode", "b"):
            raise ValueError("file should be opened in binary mode")
        if count is not None and count <= 0:
            raise ValueError(f"count must be a positive integer (got {count!r})")
        if offset:
            file.seek(offset)
        sent = 0
        while count is None or sent < count:
            data = file.read(8192 if count is None else min(8192, count - sent))
            if not data:
                break
            self.sendall(data)
            sent += len(data)
        if sent and hasattr(file, "seek"):
            file.seek(offset + sent)
        return sent

    # CPython's name for the way without the system's own sendfile.
    _sendfile_use_send = sendfile


SocketType = socket


class SocketIO(io.RawIOBase):
    """A socket as a raw file."""

    def __init__(self, sock, mode):
        if mode not in ("r", "w", "rw", "rb", "wb", "rwb"):
            raise ValueError(f"invalid mode: {mode!r}")
        io.RawIOBase.__init__(self)
        self._sock = sock
        self._mode = mode if "b" in mode else mode + "b"
        self._reading = "r" in mode
        self._writing = "w" in mode
        self._timed_out = False

    def readinto(self, b):
        """Receives into a buffer; None if nothing is there and the socket does not wait."""
        self._checkClosed()
        self._checkReadable()
        if self._timed_out:
            raise OSError("cannot read from timed out object")
        try:
            return self._sock.recv_into(b)
        except TimeoutError:
            self._timed_out = True
            raise
        except BlockingIOError:
            return None

    def write(self, b):
        """Sends some of the data; None if there is no room and the socket does not wait."""
        self._checkClosed()
        self._checkWritable()
        try:
            return self._sock.send(b)
        except BlockingIOError:
            return None

    def readable(self):
        """Is it for reading?"""
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return self._reading

    def writable(self):
        """Is it for writing?"""
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return self._writing

    def seekable(self):
        """Never."""
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return super().seekable()

    def _checkClosed(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def _checkReadable(self):
        if not self._reading:
            raise io.UnsupportedOperation("not readable")

    def _checkWritable(self):
        if not self._writing:
            raise io.UnsupportedOperation("not writable")

    def fileno(self):
        """The descriptor of the socket."""
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        """The descriptor; -1 once it is closed."""
        return -1 if self.closed else self.fileno()

    @property
    def mode(self):
        """Whether it is for reading or writing."""
        return self._mode

    def close(self):
        """Closes it, and the socket if that was waiting for it."""
        if self.closed:
            return
        io.RawIOBase.close(self)
        self._sock._file_closed()
        self._sock = None


def fromfd(fd, family, type, proto=0):
    """A socket for a copy of a descriptor."""
    return socket(family, type, proto, _socket.dup(fd))


def dup(fd):
    """A copy of a socket's descriptor."""
    return _socket.dup(fd)


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Two sockets that are connected."""
    family = AF_UNIX if family is None else family
    a, b = _socket.socketpair(family, type, proto)
    return socket(family, type, proto, a), socket(family, type, proto, b)


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """The addresses a name and a service stand for."""
    return [
        (_known(family, AddressFamily), _known(kind, SocketKind), proto, canonical, address)
        for family, kind, proto, canonical, address in _socket.getaddrinfo(host, port, family, type, proto, flags)
    ]


def gethostbyname(name):
    """The first address of a host."""
    if name in ("", "<broadcast>"):
        return "255.255.255.255" if name else "0.0.0.0"
    return _socket.getaddrinfo(name, None, AF_INET, SOCK_STREAM, 0, 0)[0][4][0]


def gethostbyname_ex(name):
    """A host's own name, its other names and its addresses."""
    found = _socket.getaddrinfo(name, None, AF_INET, SOCK_STREAM, 0, AI_CANONNAME)
    return found[0][3] or name, [], [entry[4][0] for entry in found]


def gethostbyaddr(name):
    """As `gethostbyname_ex`, for an address."""
    address = gethostbyname(name)
    return getnameinfo((address, 0), NI_NAMEREQD)[0], [], [address]


def getfqdn(name=""):
    """A host's name with its domain, as far as it is known."""
    name = name.strip()
    if name in ("", "0.0.0.0", "::"):
        name = gethostname()
    try:
        own, others, _ = gethostbyaddr(name)
    except OSError:
        return name
    for candidate in (own, *others):
        if "." in candidate:
            return candidate
    return own


def getservbyname(name, protocol=None, /):
    """The port of a service."""
    if not name.isdecimal():
        kinds = {"tcp": SOCK_STREAM, "udp": SOCK_DGRAM}
        try:
            return _socket.getaddrinfo(None, name, AF_INET, kinds.get(protocol, 0), 0, 0)[0][4][1]
        except gaierror:
            pass
    raise OSError("service/proto not found")


def getservbyport(port, protocol=None, /):
    """The service at a port."""
    if not 0 <= port <= 65535:
        raise OverflowError("getservbyport: port must be 0-65535.")
    flags = NI_NUMERICHOST | (NI_DGRAM if protocol == "udp" else 0)
    name = getnameinfo(("127.0.0.1", port), flags)[1]
    if name.isdecimal():
        raise OSError("port/proto not found")
    return name


_PROTOCOLS = {"ip": 0, "icmp": 1, "tcp": 6, "udp": 17, "ipv6": 41, "ipv6-icmp": 58}


def getprotobyname(name, /):
    """The number of a protocol."""
    try:
        return _PROTOCOLS[name]
    except KeyError:
        raise OSError("protocol not found") from None


def _swapped(size, kind):
    def swap(x, /):
        number = x.__index__() if hasattr(x, "__index__") else None
        if number is None:
            raise TypeError(f"'{type(x).__name__}' object cannot be interpreted as an integer")
        if number < 0:
            raise ValueError("Cannot convert negative int")
        if number >> 8 * size:
            raise OverflowError(f"Python int too large for C {kind}")
        return int.from_bytes(number.to_bytes(size, "big"), sys.byteorder)

    return swap


import sys

htons = ntohs = _swapped(2, "uint16_t")
htonl = ntohl = _swapped(4, "uint32_t")


def inet_aton(text, /):
    """Four bytes of an address, which may be written with fewer parts, in octal or hexadecimal."""
    parts = text.split()[0].split(".") if text.split() else []
    try:
        numbers = [int(p, 16 if p[:2].lower() == "0x" else 8 if p[:1] == "0" and p != "0" else 10) for p in parts]
        *first, last = numbers
        value = last.to_bytes(4 - len(first), "big")
        if not 1 <= len(parts) <= 4 or any(not p[:1].isdigit() or "_" in p for p in parts):
            raise ValueError
        return bytes(first) + value
    except (ValueError, OverflowError):
        raise OSError("illegal IP address string passed to inet_aton") from None


def inet_ntoa(packed, /):
    """The text of an address of four bytes."""
    if len(packed) != 4:
        raise OSError("packed IP wrong length for inet_ntoa")
    return inet_ntop(AF_INET, packed)


_GLOBAL_DEFAULT = _GLOBAL_DEFAULT_TIMEOUT = object()


def create_connection(address, timeout=_GLOBAL_DEFAULT, source_address=None, *, all_errors=False):
    """Connects to the first address of a host that answers."""
    host, port = address
    errors = []
    for family, kind, proto, _, target in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(family, kind, proto)
            if timeout is not _GLOBAL_DEFAULT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(target)
            return sock
        except OSError as error:
            if not all_errors:
                errors.clear()
            errors.append(error)
            if sock is not None:
                sock.close()
    try:
        if not errors:
            raise OSError("getaddrinfo returns an empty list")
        if not all_errors:
            raise errors[0]
        raise ExceptionGroup("create_connection failed", errors)
    finally:
        errors.clear()


def has_dualstack_ipv6():
    """Can one socket serve both versions of the protocol?"""
    try:
        with socket(AF_INET6, SOCK_STREAM) as sock:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except OSError:
        return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """A socket that listens."""
    if dualstack_ipv6:
        if not has_dualstack_ipv6():
            raise ValueError("dualstack_ipv6 not supported on this platform")
        if family != AF_INET6:
            raise ValueError("dualstack_ipv6 requires AF_INET6 family")
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            sock.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            sock.bind(address)
        except OSError as error:
            message = f"{error.strerror} (while attempting to bind on address {address!r})"
            raise type(error)(error.errno, message) from None
        if backlog is None:
            sock.listen()
        else:
            sock.listen(backlog)
        return sock
    except OSError:
        sock.close()
        raise


__all__ = sorted(name for name in globals() if name[0] != "_" and name not in ("io", "os", "sys", "IntEnum", "IntFlag"))
