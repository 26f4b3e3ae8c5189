"""__setstate__ of exceptions, and copies with attributes."""
import copy

error = ValueError(1)
error.__setstate__({"a": 1, "b": [2]})
print(error.a, error.b, error.__setstate__(None), error.__dict__)
for state in (1, [], {1: 2}):
    try:
        error.__setstate__(state)
    except TypeError as wrong:
        print(wrong)


class Own(Exception):
    @property
    def fixed(self):
        return 1


try:
    Own().__setstate__({"fixed": 2})
except AttributeError as wrong:
    print(wrong)
twin, deep = copy.copy(error), copy.deepcopy(error)
print(twin.b is error.b, deep.b, deep.b is error.b, twin.args, SyntaxError("x")._metadata)
