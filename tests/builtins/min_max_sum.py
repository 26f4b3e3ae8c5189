# min, max, sum, abs, any, all over many inputs, keys and defaults.
print(min(3, 1, 2), max(3, 1, 2), min([5]), max("hello"), min("b", "a"), max((1, 2), (1, 3)), min([], default="none"), max([], default=None), min([1], default=5), max(1, 2.5, True), min(1, 1.0), max(1, 1.0), max(True, 1), min([2, 1], key=lambda x: -x))
print(max("aa", "b", key=len), max(["x", "yy", "zz"], key=len), min({"b": 1, "a": 2}), max({"b": 1, "a": 2}, key={"b": 1, "a": 2}.get), max(range(5), key=lambda v: -abs(v - 2)), min((abs(x), x) for x in (-3, 2, -1)), max([[1, 2], [1, 3]]), max(-1, -2.5), max(10**20, 5), min(float("inf"), 10**400), max(["a", "B"], key=str.lower), min(iter([3, 2])), max([1, 2], default=0, key=None))
print(sum([]), sum([1, 2]), sum([1.5, 2]), sum((True, True)), sum([[1], [2]], []), sum([(1,), (2,)], ()), sum(range(101)), sum([0.1] * 10), sum([1e100, 1, -1e100]), sum([10**20, 1]), sum({1: 2, 3: 4}), sum([2**62, 2**62]), sum(x for x in (1, 2)), sum([1], 10), sum([], start=5), sum([0.5, 0.25], 1), sum([-0.0]), sum([1, 2.5, 10**20]), sum([0.1, 0.2, 0.3]), sum([1e16, 1, 1, 1, 1]))
print(abs(-5), abs(5), abs(-2.5), abs(-0.0), abs(True), abs(-(10**20)), abs(-(2**62)), abs(float("-inf")), type(abs(True)).__name__)
print(any([]), all([]), any([0, ""]), any([0, 1]), all([1, 0]), all([1, "a"]), any({0: 1}), all("abc"), any(x > 2 for x in range(5)), all([[]]), any([None, False]))
nan = float("nan")
print(max(nan, 1), max(1, nan), min(nan, 1), min([1, nan, 0]), sorted([2, 1]), sum([float("inf"), 1.0]), sum([float("inf"), float("-inf")]))
class P:
    def __init__(self, v): self.v = v
    def __add__(self, o): return P(self.v + (o.v if isinstance(o, P) else o))
    def __radd__(self, o): return P(o + self.v)
    def __abs__(self): return "abs!"
    def __gt__(self, o): return self.v > o.v
    def __lt__(self, o): return self.v < o.v
print(sum([P(1), P(2)]).v, abs(P(1)), max(P(1), P(5)).v, min([P(1), P(5)]).v)
