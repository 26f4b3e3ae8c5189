# What the special methods of the builtin classes are: slot wrappers and method-wrappers, and how they complain.
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
for x in [int.__add__, (1).__add__, object.__init__, object().__init__, list.__len__, [].__len__, type.__call__, str.__repr__, "".__eq__,
          type.__setattr__, int.__pow__, float.__int__, str.upper, "".upper, int.__new__, len, object.__dir__, object.__reduce__, [].append]:
    print(type(x).__name__, x.__name__, x.__qualname__)
print(int.__add__, str.__len__, object.__init__, dict.__len__, object.__format__, (1).__add__.__self__, int.__add__.__objclass__)
print([].__len__ == [].__len__, int.__add__ is int.__add__, int.__add__ == int.__add__, (5).__add__(3), int.__add__(5, 3))
for f in [lambda: (5).__add__(), lambda: (5).__add__(1, 2), lambda: (5).__pow__(), lambda: (5).__pow__(1, 2, 3), lambda: (5).__pow__(2, 3),
          lambda: object().__repr__(1), lambda: object().__eq__(), lambda: object().__setattr__("a"), lambda: object().__hash__(1),
          lambda: int.__add__("a", 1), lambda: int.__add__(), lambda: object().__repr__(x=1), lambda: [].__len__(1), lambda: "a".__lt__(),
          lambda: setattr(5, "x", 1), lambda: delattr(5, "x"), lambda: setattr(5, "real", 1), lambda: setattr([], "append", 1)]:
    attempt(f)
