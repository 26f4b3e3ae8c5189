"""`select`, `poll` and `epoll`."""
import os
import select
import socket


def show(function, *args):
    try:
        print(repr(function(*args)))
    except (OSError, TypeError, ValueError, OverflowError, KeyError, RuntimeError) as error:
        print(type(error).__name__, error.args)


a, b = socket.socketpair()
with a, b:
    print(select.select([a], [], [], 0), select.select([a], [b], [], 0) == ([], [b], []), select.select([], [], [], 0))
    b.send(b"x")
    print(select.select([a, a.fileno()], [a], [a], 5) == ([a, a.fileno()], [a], []))
    print(select.select((a,), {b}, iter([]), None) == ([a], [b], []))
    poll = select.poll()
    poll.register(a)
    poll.register(b, select.POLLIN)
    print(poll.poll() == [(a.fileno(), select.POLLIN | select.POLLOUT)], poll.poll(0) == poll.poll(1.5))
    poll.modify(a, select.POLLOUT)
    print(poll.poll(-1) == [(a.fileno(), select.POLLOUT)])
    poll.unregister(a)
    print(poll.poll(0))
    show(poll.unregister, 99)
    show(poll.modify, 99, 1)
    show(poll.register, -1)
    show(poll.register, "x")
    show(poll.poll, "x")
    show(poll.register, 5, 1 << 16)
    with select.epoll() as epoll:
        print(epoll.fileno() > 2, epoll.closed)
        epoll.register(a, select.EPOLLIN)
        print(epoll.poll(0) == [(a.fileno(), select.EPOLLIN)], epoll.poll(timeout=0, maxevents=1) == epoll.poll())
        show(epoll.register, a)
        epoll.modify(a, select.EPOLLOUT)
        print(epoll.poll(1) == [(a.fileno(), select.EPOLLOUT)])
        epoll.unregister(a)
        print(epoll.poll(0))
        show(epoll.unregister, a)
        show(epoll.poll, "x")
        show(epoll.poll, 0, 0)
    print(epoll.closed)
    show(epoll.poll)
    show(epoll.fileno)
    show(epoll.register, a)
    b.close()
    print(select.select([a], [], [])[0] == [a])
    poll.register(a, select.POLLIN)
    poll.unregister(b.fileno() if b.fileno() >= 0 else [fd for fd, _ in poll.poll() if fd != a.fileno()][0])
    print(poll.poll() == [(a.fileno(), select.POLLIN | select.POLLHUP)])

r, w = os.pipe()
print(select.select([r], [w], [], 0) == ([], [w], []))
os.close(w)
print(select.select([r], [], [], None) == ([r], [], []))
os.close(r)
show(select.select, [], [], [], -1)
show(select.select, [1], [], 5)
show(select.select, ["x"], [], [])
show(select.select, [-1], [], [])
show(select.select, [5000], [], [])
show(select.select, [], [], [], "x")
show(select.epoll, -2)
print(select.error is OSError, type(poll).__name__, select.PIPE_BUF)
