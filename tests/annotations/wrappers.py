"""Annotations of what lru_cache and recursive_repr wrap, and of singledispatch with names that are not there."""
import annotationlib
import functools
import reprlib


@functools.lru_cache
def cached(a: int) -> str:
    return "x"


print(annotationlib.get_annotations(cached))
for use in (lambda: cached.__annotations__,):
    try:
        print(use())
    except AttributeError as error:
        print(error)


@functools.lru_cache
def later(a: nowhere) -> str:
    return "x"


try:
    print(annotationlib.get_annotations(later))
except NameError as error:
    print(error)
print(annotationlib.get_annotations(later, format=annotationlib.Format.STRING))


@functools.singledispatch
def show(value):
    return "default"


try:

    @show.register
    def _(value: nowhere):
        return "never"

except TypeError as error:
    print(str(error)[:50], str(error)[-33:])


@show.register
def _(value: "int", other: nowhere = None):
    return "int"


@show.register
def _(value: None):
    return "None"


@show.register
def _(value: str | bytes):
    return "text"


print(show(1), show(None), show("a"), show(b""), show([]))


class Shown:
    @functools.singledispatchmethod
    @classmethod
    def of(cls, value):
        return "default"

    @of.register
    @classmethod
    def _(cls, value: int):
        return "int", cls.__name__

    @of.register
    @staticmethod
    def _(value: str):
        return "str"


print(Shown.of([]), Shown.of(1), Shown.of("a"), Shown().of(2))
print(functools._find_impl(bool, show.registry)(True), functools._compose_mro(bool, [int]), functools._CacheInfo(1, 2, 3, 4), functools.RLock)
