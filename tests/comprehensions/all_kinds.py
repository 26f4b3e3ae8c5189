# List, dict and set comprehensions and generator expressions, nested, conditional, with closures.
print([x * x for x in range(6)], [x for x in range(10) if x % 2], [x for x in range(30) if x % 2 == 0 if x % 3 == 0], [(x, y) for x in range(3) for y in range(x)], [[i * j for j in range(3)] for i in range(3)])
print({x: x * x for x in range(4)}, {k: v for v, k in enumerate("abc")}, {x % 3 for x in range(10)}, {c: "hello".count(c) for c in "hello"}, {a: {b: a * b for b in range(2)} for a in range(2)}, {len(w) for w in ["a", "bb", "cc"]})
print(list(x for x in range(3)), sum(x for x in range(5)), max((len(w), w) for w in ["aa", "b", "cc"]), any(x > 3 for x in range(5)), all(x for x in []), "".join(c.upper() for c in "abc"), sorted((x * 7) % 5 for x in range(5)), dict((i, -i) for i in range(2)), tuple(i for i in "ab"), set(i for i in [1, 1]))
m = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in m] for i in range(3)], [v for row in m for v in row if v % 2], [y for x in [1, 2] for y in [x, x * 10]], [x if x > 2 else 0 for x in range(5)], [a + b for a, b in zip([1, 2], [3, 4])], [a for a, *_ in ["xyz", "pq"]])
x = "outer"
print([x for x in range(3)], x, [(lambda: i)() for i in range(3)], [f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])
def local():
    n = 10
    return [n + i for i in range(3)], {n: i for i in range(2)}, list(n * i for i in range(3)), [[n + i + j for j in range(2)] for i in range(2)]
print(local())
class C:
    size = 3
    items = [i for i in range(size)]
    pairs = [(i, j) for i in range(2) for j in range(2)]
    total = sum(i for i in range(size))
print(C.items, C.pairs, C.total)
g = (print("lazy", i) or i for i in range(3))
print("made", next(g)); print(list(g), list(g))
print([i for i in range(5) if i not in [j for j in range(3)]], [*(i for i in "ab")], [x for x in [y for y in range(3)]], [None for _ in range(2)], [[]for _ in range(2)], [(i, i) for i in "a"], {i: [] for i in range(2)})
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: [1 / i for i in range(2)]); attempt(lambda: [i for i in 5]); attempt(lambda: {[]: 1 for i in "a"}); attempt(lambda: {[] for i in "a"}); attempt(lambda: [undefined for i in "a"]); attempt(lambda: (i for i in 5)); attempt(lambda: list(1 / 0 for i in "a")); attempt(lambda: [a for a, b in [(1,)]]); attempt(lambda: [i for i in range(3) if i.x])
