# := in conditions, comprehensions, arguments; short circuits; chained conditions.
data = [1, 5, 8, 12, 3]
if (n := len(data)) > 3: print("long", n)
print([y for x in data if (y := x * 2) > 8], y)
print((a := 1) + (b := a + 1), a, b, [last := v for v in data], last)
i = 0
while (v := data[i]) < 10: i += 1
print(i, v, any((hit := v) > 7 for v in data), hit)
def f():
    return (z := 5) * z, [z := z + 1 for _ in range(3)], z
print(f(), (lambda: (w := 3) + w)(), {(k := "key"): (val := 1)}, k, val)
print(print("first") or (q := 4), q, f"{(r := 7)}", r, max((s := 3), 2), s)
def show(x):
    print("show", x)
    return x
print(show(0) and show(1), show(1) and show(0), show(1) or show(2), show(0) or show(""), not show(0))
print(1 if show(0) else 2 if show(1) else 3)
print(show(1) < show(2) < show(0) < show(9))
print(all(show(x) for x in (1, 0, 2)), any(show(x) for x in (0, 3, 0)))
print((1, 2) if 1 else 3, *([1] if 0 else [2]), [x if x % 2 else -x for x in range(5)], (yes := True) and not yes)
x = 10
print([x for x in range(3)], x, [(x, y) for x in range(2) for y in range(x)], (lambda x=x: x)(), {x: x for x in range(2)}, x)
