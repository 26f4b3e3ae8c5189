# Shows types.SimpleNamespace: from mappings and pairs, within itself, replaced, copied, compared.
import copy
from types import SimpleNamespace


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for args, names in [
    (({"x": 1},), {"x": 2, "y": 3}), (([("a", 1), ("b", 2)],), {}), ((["ab", "cd"],), {}), ((1,), {}), (({1: 2},), {}),
    (({}, {}), {}), ((None,), {}), (("ab",), {}),
]:
    print(attempt(lambda: SimpleNamespace(*args, **names)))

loop = SimpleNamespace(a=1)
loop.me = loop
print(loop)


class Named(SimpleNamespace):
    pass


named = Named(x=1)
named.me, named.other = named, SimpleNamespace(inner=named)
print(named)
print(copy.replace(SimpleNamespace(a=1, b=2), b=3, c=4), copy.replace(named, x=2).x, type(copy.replace(named)).__name__)
print(attempt(lambda: named.__replace__(1)))


class Strange(SimpleNamespace):
    strange = False

    def __new__(cls, *args, **names):
        return 8 if cls.strange else super().__new__(cls)


strange = Strange()
Strange.strange = True
print(attempt(lambda: copy.replace(strange)))
again = SimpleNamespace(a=1)
again.__init__({"b": 2}, c=3)
print(again, again == SimpleNamespace(a=1, b=2, c=3), again == 1, again != SimpleNamespace())
print(attempt(lambda: again < again), again.__reduce__())
print(copy.copy(again), copy.deepcopy(SimpleNamespace(items=[1, [2]])))
