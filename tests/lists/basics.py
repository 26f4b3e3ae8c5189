# Construction, indexing, assignment, deletion, concatenation, repetition, comparison.
a = [1, "two", 3.0, None, [5]]
print(a, len(a), a[0], a[-1], a[-5], a[4][0], [], [[]], [1,], list(), list("abc"), list(range(4)), list((1, 2)), list({3: 4}), list([1]) is not None)
a[0] = "one"; a[-1] = 5; a[True] = 2
print(a)
del a[0]; del a[-1]
print(a, a + [9], [0] * 3, 2 * [1, 2], [1] * 0, [1] * -1, [[]] * 2, [1, 2] + [], [1] == [1.0], [1, 2] != [2, 1])
b = [[0] * 2] * 3
b[0][0] = 7
print(b, [[0] * 2 for _ in range(3)], b[0] is b[1])
x = y = [1]
x += [2]; x = x + [3]
print(x, y)
x *= 2; print(x)
x += "ab"; x += (1,); x += range(2); x += {5: 6}
print(x)
for p in ([], [1], [1, 2], [2], [1, 1]):
    print(p, "".join("<" if p < q else "=" if p == q else ">" for q in ([], [1], [1, 2], [2], [1, 1])))
print(3 in [1, 2, 3], "a" not in ["b"], None in [0], [] in [[]], 1.0 in [1], True in [1], [1, 2, [3, 4]] == [1, 2, [3, 4]], bool([]), bool([0]))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
def set_item(i, v=0):
    a[i] = v
def del_item(i):
    del a[i]
attempt(lambda: a[10]); attempt(lambda: a[-10]); attempt(lambda: a["a"]); attempt(lambda: a[1.0]); attempt(lambda: a[None]); attempt(lambda: a[1, 2])
attempt(lambda: set_item(10)); attempt(lambda: set_item("a")); attempt(lambda: del_item(10)); attempt(lambda: del_item("a")); attempt(lambda: [1] + (2,))
attempt(lambda: [1] + 2); attempt(lambda: [1] * "a"); attempt(lambda: [1] * 1.0); attempt(lambda: [1] - [1]); attempt(lambda: [1] < 1); attempt(lambda: [1] < ["a"])
attempt(lambda: list(5)); attempt(lambda: list(1, 2)); attempt(lambda: a()); attempt(lambda: a.foo); attempt(lambda: hash([])); attempt(lambda: -a); attempt(lambda: a[10**30])
