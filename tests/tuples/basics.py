# Tuples: construction, operators, methods, comparison, hashing, immutability.
t = (1, "a", 2.5, None)
print(t, (), (1,), 1, (1), ((),), len(t), t[0], t[-1], t[1:3], t[::-1], t + (5,), t * 2, () + (), (0,) * 3, tuple("abc"), tuple([1, 2]), tuple(), tuple(range(3)), tuple({1: 2}))
print(t.index("a"), t.count(None), (1, 1, 2).count(1), (1, 2, 1).index(1, 1), 2.5 in t, (1, 2) == (1, 2), (1, 2) == [1, 2], (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (2,) > (1, 9), (1, "a") < (2, 5))
a = 1, 2
b = a
a += (3,)
print(a, b, tuple(a) is a, a[:] == a, {(1, 2): "p"}[1, 2], {(1, (2, 3))}, hash((1, 2)) == hash((1, 2)), hash(()) == hash(()), (1, 2, 3)[True], isinstance((), tuple), bool(()), bool((0,)))
print(tuple(x * x for x in range(4)), max((3, 1, 2)), sum((1, 2, 3)), sorted((3, 1)), list(reversed((1, 2))), *(1, 2), sep=" ")
m = ([1], 2)
m[0].append(5)
print(m)
try:
    m[0] += [6]
except TypeError as e:
    print(e, m)
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
def set_item():
    t[0] = 1
def del_item():
    del t[0]
attempt(set_item); attempt(del_item); attempt(lambda: t[9]); attempt(lambda: t["a"]); attempt(lambda: t.append(1)); attempt(lambda: t + [1]); attempt(lambda: t + 1); attempt(lambda: t * 1.5); attempt(lambda: t.index(99)); attempt(lambda: hash(([],)))
attempt(lambda: (1,) < ("a",)); attempt(lambda: (1,) < [1]); attempt(lambda: tuple(5)); attempt(lambda: tuple(1, 2)); attempt(lambda: t()); attempt(lambda: t.index()); attempt(lambda: t.count(1, 2)); attempt(lambda: t[1.0]); attempt(lambda: t.index(1, "a"))
