"""Timeouts, and sockets that do not wait."""
import socket

a, b = socket.socketpair()
with a, b:
    print(a.gettimeout(), a.timeout, a.getblocking())
    for timeout in 0.01, 5, 0, None:
        a.settimeout(timeout)
        print(a.gettimeout(), a.getblocking())
    a.setblocking(False)
    print(a.gettimeout())
    for call in (lambda: a.recv(1)), (lambda: a.recv_into(bytearray(1))), (lambda: a.recvfrom(1)):
        try:
            call()
        except BlockingIOError as error:
            print(error)
    a.settimeout(0.01)
    try:
        a.recv(1)
    except socket.timeout as error:
        print(type(error), error, error.errno, error.args)
    try:
        while True:
            a.sendall(b"x" * 100000)
    except TimeoutError as error:
        print("full:", error)
    a.settimeout(20)
    b.sendall(b"there")
    print(a.recv(10))
    for wrong in -1, "x", None.__class__, float("nan"), 1e30:
        try:
            a.settimeout(wrong)
        except (ValueError, TypeError, OverflowError) as error:
            print(type(error).__name__, error)
    file = b.makefile("rb")
    b.settimeout(0.01)
    while True:
        try:
            if not b.recv(1 << 20):
                break
        except TimeoutError:
            break
    try:
        file.readline()
    except TimeoutError as error:
        print(error)
    try:
        file.readline()
    except OSError as error:
        print(error)

with socket.create_server(("127.0.0.1", 0)) as server:
    server.settimeout(0.01)
    try:
        server.accept()
    except TimeoutError as error:
        print(error)
    with socket.create_connection(server.getsockname(), timeout=30) as client:
        print(client.gettimeout())
        server.settimeout(30)
        connection, _ = server.accept()
        with connection:
            print(connection.gettimeout())

print(socket.timeout is TimeoutError, socket.error is OSError, socket.getdefaulttimeout())
socket.setdefaulttimeout(3)
with socket.socket() as sock:
    print(sock.gettimeout(), socket.getdefaulttimeout())
socket.setdefaulttimeout(None)
