"""Connections over loopback: making them, sending, receiving, ending."""
import socket
import threading

with socket.create_server(("127.0.0.1", 0)) as server:
    host, port = server.getsockname()
    print(host, port > 0, server.family, server.type, server.proto)

    def serve():
        connection, address = server.accept()
        with connection:
            accepted = address[0], connection.gettimeout(), connection.getpeername() == address
            while data := connection.recv(7):
                connection.sendall(data.upper())
            connection.shutdown(socket.SHUT_WR)
        served.append(accepted)

    served = []
    thread = threading.Thread(target=serve)
    thread.start()
    with socket.create_connection((host, port)) as client:
        print(client.getpeername() == (host, port), client.getsockname()[0])
        client.sendall(b"hello, world")
        client.shutdown(socket.SHUT_WR)
        received = b""
        while data := client.recv(1024):
            received += data
        print(received)
    thread.join()
    print(served, client)

# The listening socket is closed: nobody answers.
try:
    socket.create_connection((host, port))
except ConnectionRefusedError as error:
    print(error.errno, error)
with socket.socket() as sock:
    print(sock.connect_ex((host, port)))

# A pair; peeking; receiving into buffers.
a, b = socket.socketpair()
with a, b:
    print(a.family, a.type, repr(a.getsockname()), a.fileno() != b.fileno())
    print(a.send(b"abcdef"), b.recv(3, socket.MSG_PEEK), b.recv(3), b.recv(0))
    buffer = bytearray(b"......")
    print(b.recv_into(buffer, 2), buffer, b.recv_into(memoryview(buffer)[4:]), buffer)
    a.sendall(bytearray(b"xy"))
    print(b.recvfrom(10), a.sendall(b""))
    a.sendall(memoryview(b"zw"))
    print(b.recvfrom_into(buffer), buffer)
    a.close()
    print(b.recv(1))
    try:
        b.send(b"x")
    except BrokenPipeError as error:
        print(error)
try:
    a.recv(1)
except OSError as error:
    print(type(error).__name__, error)
