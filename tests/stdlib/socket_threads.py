"""While a thread waits at a socket, the others go on."""
import select
import socket
import threading


def beside(wait, wake):
    """Runs `wait` in a thread, which another thread ends only after it has made progress."""
    outcome = []
    waiting = threading.Event()

    def work():
        waiting.set()
        outcome.append(wait())

    thread = threading.Thread(target=work)
    thread.start()
    waiting.wait()
    count = sum(range(1000))
    wake()
    thread.join()
    return count, outcome


a, b = socket.socketpair()
with a, b:
    print(beside(lambda: a.recv(10), lambda: b.send(b"recv")))
    print(beside(lambda: a.recvfrom(10), lambda: b.send(b"from")))
    print(beside(lambda: a.recv_into(bytearray(3)), lambda: b.send(b"abc")))
    print(beside(lambda: select.select([a], [], [])[0] == [a], lambda: b.send(b"s")))
    a.recv(1)
    poll = select.poll()
    poll.register(a, select.POLLIN)
    print(beside(lambda: len(poll.poll()), lambda: b.send(b"p")))
    a.recv(1)
    with select.epoll() as epoll:
        epoll.register(a, select.EPOLLIN)
        print(beside(lambda: len(epoll.poll()), lambda: b.send(b"e")))
    a.recv(1)
    with a.makefile("rb") as file:
        print(beside(file.readline, lambda: b.send(b"line\n")))

    def drain():
        left = 5_000_000
        while left:
            left -= len(b.recv(65536))

    print(beside(lambda: a.sendall(b"x" * 5_000_000), drain))

with socket.create_server(("127.0.0.1", 0)) as server:
    clients = []
    print(beside(lambda: server.accept()[0].close(), lambda: clients.append(socket.create_connection(server.getsockname()))))
    clients[0].close()
