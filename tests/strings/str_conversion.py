# str(), repr(), ascii() of builtin values and of classes with and without __str__ and __repr__.
class A:
    def __repr__(self):
        return "A-repr"
class B:
    def __str__(self):
        return "B-str"
    def __repr__(self):
        return "B-repr\u00e9"
class C(str):
    pass
class Bad:
    def __str__(self):
        return 1
    def __repr__(self):
        return None
for v in (1, -1.5, True, None, "a'b", [1, "x"], (1,), (), {"k": [1]}, {1}, set(), range(3), range(1, 9, 2), slice(1, 2), ..., NotImplemented, A(), B(), [A(), B()], {"a": B()}, C("sub"), [C("sub")]):
    print(str(v), repr(v), ascii(v), f"{v}", f"{v!r}")
print(str(), repr(""), str("s"), str(object=5), int, [int, str], type(None), type(...), type(NotImplemented), ValueError("x"), [ValueError("x", 1)], KeyError("k"), repr(KeyError("k")))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: str(Bad()))
attempt(lambda: repr(Bad()))
attempt(lambda: f"{Bad()}")
attempt(lambda: [Bad()].__repr__())
attempt(lambda: print(Bad()))
attempt(lambda: str(1, 2, 3, 4))
attempt(lambda: repr())
attempt(lambda: repr(1, 2))
