"""Every selector: registering, waiting, keys."""
import selectors
import socket

READ, WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE


def show(function, *args):
    try:
        print(repr(function(*args)))
    except (ValueError, KeyError, RuntimeError, TypeError) as error:
        print(type(error).__name__, str(error).split("<")[0], "...")


for kind in selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector:
    print(kind.__name__)
    a, b = socket.socketpair()
    with a, b, kind() as selector:
        key = selector.register(a, READ, "data of a")
        print(key.fileobj is a, key.fd == a.fileno(), key.events, key.data, len(selector.get_map()))
        print(selector.select(0), selector.select(-1), selector.select(0.001))
        b.send(b"x")
        print([(key.data, events) for key, events in selector.select()])
        selector.modify(a, READ | WRITE, "both")
        print([(key.data, events) for key, events in selector.select(5)])
        selector.modify(a, READ | WRITE, "other data")
        print(selector.get_key(a).data, a in selector.get_map(), b in selector.get_map())
        selector.register(b.fileno(), WRITE)
        print(sorted((key.fd == b.fileno(), events) for key, events in selector.select()))
        show(selector.register, a, READ)
        show(selector.register, b, 0)
        show(selector.register, b, 8)
        show(selector.register, "x", READ)
        show(selector.register, -1, READ)
        show(selector.get_key, 12345)
        show(selector.modify, 12345, READ)
        print(selector.unregister(a).data)
        show(selector.unregister, a)
        a.close()
        selector.unregister(b.fileno())
        print(selector.select(0), list(selector.get_map()))
    print(selector.get_map())
    show(selector.get_key, 1)
print(issubclass(selectors.DefaultSelector, selectors.BaseSelector))
show(selectors.BaseSelector)
