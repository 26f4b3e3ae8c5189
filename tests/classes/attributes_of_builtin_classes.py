"""`__module__` and `__type_params__` of `type` and of the class of functions are their own, not what they hold for their instances."""
import inspect
import types


class Meta(type):
    pass


class Plain(metaclass=Meta):
    pass


for cls in (type, types.FunctionType, object, int, Meta, Plain):
    print(cls.__name__, cls.__module__, cls.__qualname__)
print(type(Plain).__module__ + "." + type(Plain).__qualname__, type(Meta).__module__)
print((lambda: 0).__module__, Plain().__module__, len.__module__)
print(inspect.Parameter.empty, inspect.Signature.empty is inspect.Parameter.empty)
print(inspect.Signature, inspect.Parameter, inspect.BoundArguments)


class Computed:
    """A slot may hold the function that computes the hash, beside a method for equality."""

    __slots__ = ("value", "__hash__")

    def __init__(self, value):
        self.value = value
        self.__hash__ = lambda: hash(value)

    def __eq__(self, other):
        return self.value == other.value


table = {Computed(5): "five"}
print(table[Computed(5)], Computed(6) in table)


class Unhashable:
    __slots__ = ("value",)

    def __eq__(self, other):
        return True


try:
    hash(Unhashable())
except TypeError as error:
    print(error)
