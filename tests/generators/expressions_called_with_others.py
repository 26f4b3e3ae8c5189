"""The code of a generator expression, called as a function: its one parameter wants an iterator, and says so."""
import types


def expression():
    return (x for x in range(10))


for given in ({1, 2, 3}, frozenset([1]), {1: 2}, {1: 2}.items(), 5, None, object):
    call = types.FunctionType(expression().gi_code, {})
    try:
        print(list(call(given)))
    except TypeError as error:
        print(error)

for given in ([1, 2], {3}, {"a": 1}, "xy", (i * i for i in range(3))):
    print(list(types.FunctionType(expression().gi_code, {})(iter(given))))
