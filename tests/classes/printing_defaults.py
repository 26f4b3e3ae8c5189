# The default text of classes, functions and bound methods (without addresses), and of objects in containers.
class A:
    def m(self): pass
    @staticmethod
    def s(): pass
    @classmethod
    def c(cls): pass
def f(): pass
def clean(text):
    out, i = "", 0
    while i < len(text):
        if text.startswith("0x", i):
            i += 2
            while i < len(text) and text[i] in "0123456789abcdef": i += 1
            out += "ADDR"
        else:
            out += text[i]; i += 1
    return out
for thing in (A, A(), f, lambda: 0, A.m, A().m, A.s, A().c, print, len, [].append, str.upper, "".upper, (x for x in []), iter([]), iter(()), iter(""), iter({}), iter(range(1)), iter({}.items()), zip(), map(len, []), filter(None, []), enumerate([]), reversed([]), object(), property(), super(A, A()), int, type, ValueError, type(None), __name__, staticmethod(f), classmethod(f), [A()], {"k": A}, (f,), int.__add__, (1).__add__, dict.fromkeys, {}.get, object.__init__, A().__repr__):
    print(clean(repr(thing)), clean(str(thing)) == clean(repr(thing)))
import math, sys, time, threading
print(clean(repr(math))[:14], clean(repr(sys)), clean(repr(math.floor)), clean(repr(time.sleep)))
