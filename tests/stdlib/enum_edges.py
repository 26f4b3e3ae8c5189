# Shows enumerations at their edges: super().__new__, names that are no names, signatures, dynamic attributes, inspection.
import inspect
from enum import Enum, Flag, IntEnum
from types import DynamicClassAttribute


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def by_super():
    class Bad(Enum):
        def __new__(cls, value):
            return super().__new__(cls, value)
        first = 1


print(attempt(by_super))
print(attempt(lambda: Enum("Empty", names=0)))
for names in (None, "", (), []):
    print(list(Enum("Empty", names=names)))


class Color(Enum):
    RED = 1
    GREEN = 2


class Nothing(Flag):
    pass


for cls in (Enum, IntEnum, Nothing, Color):
    print(cls.__name__, inspect.signature(cls))
print([name for name, _ in inspect.getmembers(Color) if "_" not in name])
for found in inspect.classify_class_attrs(Color):
    if found.name not in ("__init_subclass__", "__doc__"):
        print(found.name, found.kind, found.defining_class.__name__)


class Base(Enum):
    @DynamicClassAttribute
    def test(self):
        return "dynamic"


class Test(Base):
    test = 1


print(Test.test.value, Test.test.test)
