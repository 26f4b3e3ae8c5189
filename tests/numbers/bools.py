# bool: construction, text, truth of every builtin type, and its arithmetic.
for value in (0, 1, -1, 0.0, -0.0, 0.1, float("nan"), "", " ", "0", [], [0], (), (None,), {}, {0: 0}, set(), {0}, None,
              range(0), range(1), 10**30, True, False, print, int, ...):
    print(bool(value), not value, True if value else False)
print(True, False, repr(True), str(False), f"{True} {False!r} {True:d} {True:5} {False:>6}|", "%s %d" % (True, True))
print(True == 1, True is True, True == 1.0, True != 2, True < 2, True > False, False == 0, False == "")
print(True + 1, sum([True, False, True]), True * "ab", [1, 2][True], "xy"[False], {1: "a"}[True], {True: "b"}[1])
print(bool(), bool([]), bool(not []), int(True), float(True), str(True), hash(True), hash(False))
class Falsy:
    def __bool__(self):
        return False
class Sized:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
class Bad:
    def __bool__(self):
        return 1
class BadLen:
    def __len__(self):
        return -1
print(bool(Falsy()), bool(Sized(0)), bool(Sized(3)), bool(object()))
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: bool(Bad()))
attempt(lambda: bool(BadLen()))
attempt(lambda: bool(1, 2))
attempt(lambda: not Bad())
print(1 and 2, 0 and 2, 1 or 2, 0 or 2, 0 or "" or [] or "last", 1 and "a" and [] and 5, not 1 or not 0)
print(None or "default", "" or None, None and 1, [] and 1, (1 or 2) and 3, 1 or (2 and 3))
