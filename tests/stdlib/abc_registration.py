# abc: register, __subclasshook__, caches and their invalidation
from abc import ABC, ABCMeta, get_cache_token


def attempt(call, *args):
    try:
        return call(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Base(ABC): ...
class Derived(Base): ...
class Outside: ...
class Further(Outside): ...


print(isinstance(Outside(), Base), issubclass(Further, Base))
before = get_cache_token()
print(Base.register(Outside) is Outside, get_cache_token() != before)
print(isinstance(Outside(), Base), issubclass(Further, Base), isinstance(Further(), Derived))
print(Base.register(Outside) is Outside, Derived.register(int), issubclass(bool, Base), isinstance(3, Base))
print(Outside.__mro__, attempt(Base.register, 5), attempt(Derived.register, Base))
print(attempt(issubclass, 5, Base), attempt(isinstance, 5, (str, Base)))

@Base.register
class Decorated: ...

print(issubclass(Decorated, Base), Decorated.__name__)


class Hooked(ABC):
    answers = {int: True, str: False, list: NotImplemented, set: None, dict: 1}

    @classmethod
    def __subclasshook__(cls, C):
        return cls.answers.get(C, NotImplemented)


Hooked.register(str)
print(issubclass(int, Hooked), issubclass(str, Hooked), issubclass(list, Hooked))
print(attempt(issubclass, set, Hooked), attempt(issubclass, dict, Hooked))

# an answer is remembered; a later registration anywhere makes negative ones void
calls = []

class Counting(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        calls.append(C.__name__)
        return NotImplemented

class X: ...

for _ in range(3):
    issubclass(X, Counting)
print(calls)
Base.register(X)
issubclass(X, Counting)
print(calls)
Counting.register(X)
for _ in range(3):
    issubclass(X, Counting)
print(calls)

# an instance that lies about its class
class Liar:
    @property
    def __class__(self):
        return int

class Numbers(ABC): ...

Numbers.register(int)
print(isinstance(Liar(), Numbers), isinstance(Liar(), int), issubclass(Liar, Numbers))

# a hook that raises, and a metaclass derived from ABCMeta
class Angry(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        raise LookupError(C.__name__)

print(attempt(isinstance, 1, Angry))

class Meta(ABCMeta):
    def __instancecheck__(cls, instance):
        return instance == "yes" or super().__instancecheck__(instance)

class M(metaclass=Meta): ...

print(isinstance("yes", M), isinstance("no", M), isinstance(M(), M))
