# type() with three arguments, class attributes read and written, dunder names of classes.
def hello(self): return f"hello from {self.name}"
Person = type("Person", (), {"name": "nobody", "hello": hello, "__repr__": lambda self: "<P>"})
Sub = type("Sub", (Person,), {"name": "sub"})
print(Person().hello(), Sub().hello(), Person(), Person.__name__, Sub.__mro__, type(Person), type(Sub()) is Sub, isinstance(Sub, type), issubclass(Sub, Person))
Person.name = "changed"; Person.__name__ = "Renamed"; print(Person.name, Person, Sub().hello(), repr(Person))
class A:
    x = 1
    def f(self): pass
print(sorted(k for k in A.__dict__ if not k.startswith("__")), A.__dict__["x"], type(A.__dict__).__name__, "f" in vars(A), A().f.__func__ is A.f)
print(type(1), type("a"), type(None), type([]), type(()), type({}), type(set()), type(1.5), type(True), type(print), type(lambda: 0), type(A), type(A()), type(A().f), type(type), type(range(1)), type(slice(1)), type(...), type(NotImplemented), type(x for x in []), type(ValueError()), type(ValueError), type(iter([])), type(iter(())), type(iter("")), type(iter({})), type({}.keys()), type(zip()), type(map(len, [])), type(enumerate([])), type(filter(None, [])), type(reversed([])), type(property()), type(object()), type(super(A, A())), type(frozenset()), type([].append), type(str.upper), type(int.__add__), type((1).__add__), sep="\n")
print(type(1) == int, type(1) is int, type("") in (int, str), int == int, int is int, type(A) == type, int.__class__, A.__class__, object.__bases__, object.__mro__, type.__mro__, bool.__mro__, int.__bases__)
print([c.__name__ for c in (int, A, A.f, print, len, str.upper, [].append, ValueError, type)], A.__module__, int.__module__, A.f.__qualname__, str.upper.__qualname__, ValueError.__qualname__, hasattr(A, "__dict__"))
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
attempt(lambda: type("X", (), 5)); attempt(lambda: type("X", 5, {})); attempt(lambda: type(5, (), {})); attempt(lambda: type("X", (5,), {})); attempt(lambda: type("X", ())); attempt(lambda: setattr(A, "__name__", 5)); attempt(lambda: A.__dict__.update({}))
def set_dict(): A.__dict__["y"] = 1
attempt(set_dict); attempt(lambda: int.__name__ + 1); attempt(lambda: A.missing); attempt(lambda: type.foo)
