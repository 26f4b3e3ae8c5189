# int | str and list[int]: reprs, equality, isinstance and issubclass, calls, errors.
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
class A: pass
class C(list[int]): pass
print(int | str, int | None, None | int, int | str | float, int | int, (int | str) | (str | float), A | None, bool | int, C | None)
print(type(int | str), (int | str).__args__, (int | None).__args__, (int | str).__origin__, (int | str).__parameters__)
print(int | str == str | int, int | str == int | float, hash(int | str) == hash(str | int), {int | str: 1}[str | int], (int | str) == 5)
print(isinstance(1, int | str), isinstance("a", int | str), isinstance(1.5, int | str), isinstance(None, int | None), isinstance(True, str | int))
print(isinstance(5, (str, int | float)), isinstance(1, int | list[int]), issubclass(bool, int | str), issubclass(float, int | str), bool(int | None))
print(list[int], dict[str, int], tuple[int, ...], list[list[int]], set[int], frozenset[int], type[int], tuple[()], list["a"], list[None], list[A], list[int | None])
print(type(list[int]), list[int].__origin__, list[int].__args__, tuple[()].__args__, list[int].__parameters__, list[int].__name__, list[int].__class__)
print(list[int] == list[int], list[int] == list[str], hash(list[int]) == hash(list[int]), list[int](range(3)), dict[str, int](a=1), enumerate[int], dict[1:2])
print(C.__mro__, C.__bases__, C.__orig_bases__, C([1]), C[int], C[int]().__orig_class__, f"{int | None} {list[int]}", [int | str])
for f in [lambda: int | 5, lambda: 5 | int, lambda: int | "a", lambda: None | None, lambda: True | int, lambda: [] | int, lambda: list[int] | "a",
          lambda: (int | str)(), lambda: (int | str).foo, lambda: (int | str) & int, lambda: (int | str) < 3, lambda: (int | str)[0],
          lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: isinstance(1, list[int] | int),
          lambda: issubclass(1, int | str), lambda: list[int][str], lambda: list[int].foo, lambda: setattr(list[int], "a", 1),
          lambda: len(list[int]), lambda: list[int](5), lambda: int[str], lambda: str[int], lambda: A[int], lambda: range[int],
          lambda: isinstance(list[int], type), lambda: list[int].append, lambda: int.__or__(int, str), lambda: type.__or__(int, 5)]:
    attempt(f)
