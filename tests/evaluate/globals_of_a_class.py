"""Namespaces that are instances of a script's class, for eval, exec and the functions made there."""
from collections import defaultdict


class Numbers(dict):
    def __missing__(self, key):
        if not key.startswith("n"):
            raise KeyError(key)
        return int(key[1:])


print(eval("n1 + n2", Numbers()), eval("n1 + n2", {}, Numbers()))
print(eval("lambda: n3 + n4", Numbers())(), eval("[n5 + i for i in (1, 2)]", Numbers()))
try:
    print(eval("lambda: unknown", Numbers())())
except NameError as error:
    print(error)
space = Numbers()
exec("def f(x):\n    global total\n    total = n7 + len(x)\n    return total\nresult = f('ab')", space)
print(space["result"], space["total"], space["f"]("abc"), sorted(space)[-3:])
print(eval("lambda: a + b", defaultdict(int, a=1))())


class Upper(dict):
    def __getitem__(self, key):
        return key.upper()


print(eval("word", {}, Upper()), eval("lambda: word", Upper())())
