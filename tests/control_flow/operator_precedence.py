# Precedence and associativity of all operators, evaluation order of operands.
print(2 + 3 * 4, (2 + 3) * 4, 2 ** 3 ** 2, -2 ** 2, (-2) ** 2, 2 ** -1, not 1 == 2, not (1 == 2), 1 + 2 << 3, 1 | 2 & 3 ^ 1, 5 & 3 == 3, 10 - 4 - 3, 100 / 10 / 2, 7 // 2 * 2, -7 // 2, ~1 + 1, -1 ** 2, 1 < 2 == True, (1 < 2) == True, 3 > 2 > 1, 1 if 0 else 2 if 0 else 3)
print(not 0 and 1, 0 or not 1, 1 or 0 and 0, (1 or 0) and 0, 1 == 1 in [1], 1 in [1] == True, "a" + "b" * 2, "%d" % 3 + "x", -2 * -3, +-+5, not not 5, 1 if 1 or 0 else 2, [1, 2][0] + 1, {"a": 1}["a"] * 3, (lambda: 1)() + 1, len("ab") ** 2, -len("ab") ** 2, 2 * 3 % 4, 2 % 3 * 4, 6 ^ 3 | 8, 1 << 2 + 1)
def v(name, value=None):
    print(name, end=" ")
    return value if value is not None else name
v("a", 1) + v("b", 2) * v("c", 3); print()
v("a", 2) ** v("b", 3) ** v("c", 1); print()
v("a", 1) < v("b", 2) < v("c", 3); print()
v("a", 5) if v("cond", False) else v("b", 6); print()
[v("i", 0), v("j", 1)][v("k", 1)]; print()
{v("k1"): v("v1"), v("k2"): v("v2")}; print()
print(v("x"), v("y"), sep=v("sep"))
d = {}
d[v("key")] = v("value"); print()
def f(*a, **k): return f
v("f", f)(v("a1"), *[v("a2")], k=v("k1"), **{"z": v("z1")})(v("second")); print()
(v("t1"), v("t2"))[v("n", 0)]; print()
x = [0, 0]
x[v("i", 0)], x[v("j", 1)] = v("r1", 1), v("r2", 2); print(x)
x[v("i", 0)] += v("r", 5); print(x)
lambda q=v("default"): q
print()
v("a", 0) or v("b", 0) or v("c", 1) and v("d", 1); print()
print(v("s1") + v("s2") == v("s3") + v("s4"), v("in", 1) in v("list", [1]))
f"{v('f1')} {v('f2'):>{v('w', 5)}}"; print()
[v("e") for v1 in v("iter", [1]) if v("if", 1)]; print()
assert v("assert", 1), v("message")
print()
del x[v("del", 0)]; print(x)
