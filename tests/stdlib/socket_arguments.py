"""Wrong arguments, options, and the socket as an object."""
import os
import socket


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except (OSError, TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error.args)


sock = socket.socket()
for address in "x", ("a",), ("127.0.0.1", 70000), ("127.0.0.1", -1), ("127.0.0.1", "x"), (5, 0), None:
    show(sock.bind, address)
show(sock.connect, 5)
show(sock.send, "x")
show(sock.recv, -1)
show(sock.recv, "x")
show(sock.recv_into, b"x")
show(sock.recv_into, bytearray(2), -1)
show(sock.recv_into, bytearray(2), 5)
show(sock.recvfrom_into, bytearray(2), 5)
show(sock.recv, 1)
show(sock.getpeername)
show(sock.shutdown, socket.SHUT_RD)
show(sock.setsockopt, socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
show(sock.getsockopt, socket.SOL_SOCKET, socket.SO_REUSEADDR)
show(sock.getsockopt, socket.SOL_SOCKET, socket.SO_REUSEADDR, 4)
show(sock.getsockopt, socket.SOL_SOCKET, socket.SO_REUSEADDR, 5000)
show(sock.setsockopt, 1, 2)
show(sock.setsockopt, 1, 2, "x")
show(sock.setsockopt, 1, 9999, b"\1\0\0\0")
show(sock.setsockopt, socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
with socket.socket(socket.AF_UNIX) as unix:
    show(unix.bind, "x" * 200)
    show(unix.bind, 5)
with socket.socket(socket.AF_INET6) as six:
    show(six.bind, ("::1",))
    show(six.bind, "x")
    show(six.bind, ("::1", 0, 1 << 21, 0))
show(socket.socket, 99)
show(socket.socket, "x")
show(socket.socket, fileno=99999)
show(socket.socket, fileno=-1)
print(repr(sock).startswith(f"<socket.socket fd={sock.fileno()}, family=2, type=1, proto=0, laddr=('0.0.0.0', "))
sock.close()
sock.close()
print(sock)
for call in sock.getsockname, sock.listen, sock.accept:
    show(call)
print(sock.fileno(), sock.detach())

a, b = socket.socketpair()
copy = a.dup()
fd = a.detach()
print(a.fileno(), copy.family, os.get_inheritable(fd))
again = socket.socket(fileno=fd)
print(again.family, again.type, again.send(b"1"), copy.send(b"2"), b.recv(10))
third = socket.fromfd(fd, socket.AF_UNIX, socket.SOCK_STREAM)
print(third.fileno() != fd, third.send(b"3"), b.recv(10))
for one in again, copy, third, b:
    one.close()


class Loud(socket.socket):
    def send(self, data):
        print("sending", data)
        return super().send(data)


class Named(Loud):
    def __init__(self, name):
        super().__init__(socket.AF_INET, socket.SOCK_DGRAM)
        self.name = name


with Named("n") as named:
    named.connect(("127.0.0.1", 9))
    print(named.name, named.send(b""), repr(named).split(" ")[0])
