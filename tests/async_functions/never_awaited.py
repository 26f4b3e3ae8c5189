"""A coroutine that nobody awaits is reported when it goes."""


async def f():
    pass


async def g():
    yield 1


class C:
    async def method(self):
        pass


f()
print("one")
for _ in range(3):
    f()
C().method()


def inside():
    f()
    return 1


inside()
inside()
c = f()
c.close()
del c
c = f()
try:
    c.throw(ValueError)
except ValueError:
    pass
del c
x = g()
del x
x = g().__anext__()
del x
x = g().asend(1)
del x
x = g().athrow(ValueError)
del x
x = g().aclose()
del x
x = g().aclose()
x.close()
del x
print("end")
