# pickle: what cannot be pickled, with the notes on where it was, and bytes that are no pickle.
import io
import pickle
import sys
import threading


def show(call, *args, **kwargs):
    try:
        print("ok", repr(call(*args, **kwargs))[:80])
    except Exception as error:
        print(type(error).__module__, type(error).__name__, [str(arg).partition(" at 0x")[0] for arg in error.args], getattr(error, "__notes__", None))


def local():
    class Local:
        pass

    def function():
        pass

    return Local, function


Local, function = local()


class Thing:
    pass


Old = Thing


class Thing:
    pass


class Says:
    def __init__(self, what):
        self.what = what

    def __reduce__(self):
        return self.what


class Fails:
    def __getstate__(self):
        raise KeyError("x")


class Slots:
    __slots__ = ("a",)


holder = Thing()
holder.f = lambda: 0
for value in (lambda: 0, Local, Local(), function, (i for i in ()), sys, threading.Lock(), Old, Old(), [1, lambda: 0], {"a": [lambda: 0]}, (1, lambda: 0),
              {1: (2, {"k": sys})}, holder, [holder], Says(5), Says(()), Says((1,)), Says((1, 2)), Says((int, 2)), Says((int, (), 1, 2, 3, 4, 5)),
              Says("nosuch"), Says((int, (), None, 5)), Says((int, (), None, None, 5)), Fails(), [Fails()]):
    show(pickle.dumps, value)
for protocol in (0, 1, 2):
    show(pickle.dumps, Slots(), protocol)
show(pickle.dumps, 1, 6)
show(pickle.dumps, 1, -1)
show(pickle.dumps, 1, protocol="x")
for data in (b"", b".", b"N", b"\x80", b"\x80\x09.", b"\x80\x05", b"X", b"abc", b"\x00", b"K\x01", b"e.", b"(.", b"u.", b"cbuiltins\nnosuch\n.", b"cnosuch\nx\n.",
             b"c__main__\nThing\n.", b"I1", b"Ix\n.", b"h\x05.", b"g5\n.", b"0.", b"R.", b"I01\n.", b"\x8c\x05ab.", b"\x95\x05\0\0\0\0\0\0\0N.", b"S'abc'\n.",
             b"Sabc\n.", b"U\x02ab.", b"T\x02\0\0\0ab.", b"L5L\n.", b"F1.5\n.", b"Vab\\u0041\n.", b"J\1\2\3\4.", b"N.extra", b"}N\x85R.", b"P1\n.", b"Q.",
             b"\x82\x01.", b"\x93.", b"(lp0\nI1\na.", b"2.", b"N2\x86.", b"]N]e.", b"not a pickle", b"\x80\x04\x95"):
    print(data, end=" ")
    show(pickle.loads, data)
for data in ("x", 5, None, bytearray(b"N."), memoryview(b"N.")):
    show(pickle.loads, data)
show(pickle.load, 5)
show(pickle.dump, 1, 5)
show(pickle.Pickler, 5)
show(pickle.Unpickler, 5)
file = io.BytesIO()
pickle.dump([1], file)
pickle.dump("x", file)
file.seek(0)
print(pickle.load(file), pickle.load(file))
show(pickle.load, file)
print(pickle.PicklingError.__mro__[1], pickle.UnpicklingError.__mro__[1], pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL, pickle.format_version)
