# Which hooks of a script's subclass the operations of a builtin class look at.
class T(tuple):
    def __iter__(self): return iter("pq")
    def __len__(self): return 5
class L(list):
    def __iter__(self): return iter("xyz")
    def __len__(self): return 42
class D(dict):
    def __getitem__(self, k): return "got" + str(k)
    def __iter__(self): return iter([1, 2, 3])
    def keys(self): return ["k1", "k2"]
class R:
    def __repr__(self): return 1
class Text(list):
    def __repr__(self): return 1
print(1 in T((1, 2)), "p" in T((1, 2)), list(T((1, 2))), T((1, 2)) + (3,), (0,) + T((1, 2)), T((1, 2)) == (1, 2), len(T()))
print(1 in L([1]), "x" in L([1]), [*L([1])], L([1]) + [2], [0] + L([1]), sorted(L([1])), L([1]) == [1], L([1]).index(1), bool(L()))
print(D(a=1).copy(), D(a=1) | {"b": 2}, {"b": 2} | D(a=1), dict(D(a=1)), {**D(a=1)}, D(a=1).get("a"), D(a=1) == {"a": 1}, "a" in D(a=1), D(a=1).pop("a"))
for f in (str, repr, print, lambda x: f"{x}", lambda x: "%s" % x, lambda x: "%r" % x, lambda x: [x].__repr__(), ascii, format):
    for x in (R(), Text()):
        try: print(f(x))
        except TypeError as e: print("TypeError:", e)
