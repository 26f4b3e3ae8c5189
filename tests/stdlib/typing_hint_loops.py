# Shows that wrappers which wrap each other are noticed, by typing and inspect.
import inspect
import typing


def one(x: int): ...
def two(): ...


one.__wrapped__ = one
for ask in (typing.get_type_hints, inspect.unwrap, inspect.signature):
    try:
        print(ask(one))
    except ValueError as error:
        print(ask.__name__, str(error)[:40])
one.__wrapped__, two.__wrapped__ = two, one
for ask in (typing.get_type_hints, inspect.unwrap, inspect.signature):
    try:
        print(ask(two))
    except ValueError as error:
        print(ask.__name__, str(error)[:40])


class Endless:
    @property
    def __wrapped__(self):
        return Endless()


try:
    inspect.unwrap(Endless())
except ValueError as error:
    print(str(error)[:40])
