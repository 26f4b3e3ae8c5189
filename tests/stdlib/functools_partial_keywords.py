"""Keywords of `functools.partial`: their order, which ones count, and names that are no ordinary strings."""
from functools import lru_cache, partial


def every(*args, **kwargs):
    return args, kwargs


def named(a, b=2, *, c=3):
    return a, b, c


p = partial(every, 1, x=1, y=2)
for _ in range(2):
    print(p(), p(2, y=3), p(z=4, x=5), p(2, 3, z=1, **{"y": 0, "w": 9}))
q = partial(named, c=30)
print(q(1), q(1, c=31), q(b=0, a=5), q(a=1, **{"b" * 1: 7}))
for wrong in (lambda: q(), lambda: q(1, 2, 3), lambda: q(1, d=4), lambda: partial(named, 1, a=2)()):
    try:
        wrong()
    except TypeError as error:
        print(error)


class Name(str):
    pass


odd = partial(every)
odd.keywords[Name("x")] = 1
odd.keywords["".join(["long ", "name"])] = 2
print(odd(), odd(x=3), odd(**{"long name": 4}))
odd.keywords[5] = 6
try:
    odd()
except TypeError as error:
    print(error)


class Called(partial):
    def __call__(self, *args, **kwargs):
        return "called", args, super().__call__(*args, **kwargs)


print(Called(every, 1, k=2)(3, k=4), partial(Called(every, 1), 2)(3))


@lru_cache
def cached(a, b=0, **kwargs):
    print("computed", end=" ")
    return a, b, kwargs


for _ in range(2):
    print(cached(1), cached(1, b=0), cached(a=1), cached(1, c=2), cached(1, 0))
print(cached.cache_info())


# The partial goes while it is being called.
class Dies:
    def __call__(self, *args):
        holder.clear()
        print("called", args)

    def __del__(self):
        print("gone")


holder = [partial(Dies(), 1)]
holder[0](2)
print(holder)
