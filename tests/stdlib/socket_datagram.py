"""Datagrams over loopback and over paths."""
import os
import socket
import tempfile

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as a, socket.socket(type=socket.SOCK_DGRAM) as b:
    a.bind(("127.0.0.1", 0))
    b.bind(("localhost", 0))
    print(a.type, b.sendto(b"one", a.getsockname()), b.sendto(b"two", 0, a.getsockname()))
    for _ in range(2):
        data, sender = a.recvfrom(100)
        print(data, sender == b.getsockname())
    a.connect(b.getsockname())
    print(a.send(b"long message"), b.recv(4), a.send(b""), b.recv(10))
    for args in (b"x",), ("x", a.getsockname()), (b"x", 0, 0, 0):
        try:
            b.sendto(*args)
        except TypeError as error:
            print(error)

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "s")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as a, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as b:
        a.bind(path)
        print(a.getsockname() == path, repr(b.getsockname()))
        b.sendto(b"by path", path.encode())
        print(a.recvfrom(100))
        try:
            b.bind(path)
        except OSError as error:
            print(error)
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(path + "2")
        server.listen()
        client.connect(path + "2")
        connection, address = server.accept()
        with connection:
            print(repr(address), client.getpeername() == path + "2", connection.send(b"hi"), client.recv(10))
        try:
            client.connect(folder + "/nothing")
        except OSError as error:
            print(error)
with socket.socket(socket.AF_UNIX) as sock:
    sock.bind(f"\0minipy test {os.getpid()}")
    print(type(sock.getsockname()), sock.getsockname()[:12])
