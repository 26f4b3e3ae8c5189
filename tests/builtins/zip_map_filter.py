# zip, map, filter, enumerate, reversed together, their laziness and order of evaluation.
def show(tag):
    def f(*a): print(tag, *a, end="; "); return a[0]
    return f
m = map(show("map"), [1, 2]); print("lazy"); print(next(m)); print(list(m))
f = filter(show("filter"), [0, 1, 2]); print("lazy"); print(next(f)); print(list(f))
print([(i, a, b) for i, (a, b) in enumerate(zip("abc", range(10)))], list(zip(range(3), reversed(range(3)))), list(map(lambda p: p[0] * p[1], zip([1, 2], [3, 4]))), dict(enumerate("xy")), {v: k for k, v in enumerate("xy")}, list(map(str.strip, [" a ", "b "])), list(map(int, "123")), list(map(bool, [0, 1, ""])), sum(map(len, ["a", "bb"])), list(filter(str.isdigit, "a1b2")), list(map(list, ["ab", "c"])), list(map(lambda *a: a, [1, 2], "ab", [True, False])))
matrix = [[1, 2, 3], [4, 5, 6]]
print(list(map(list, zip(*matrix))), [*zip(*zip(*matrix))] == [tuple(r) for r in matrix], list(zip(*[])), max(map(max, matrix)), [sum(c) for c in zip(*matrix)], list(zip("ab", [[1], [2]])), list(map(sum, zip(*matrix))), sorted(zip([2, 1], "ab")), list(reversed(list(enumerate("ab")))))
it = iter(range(10)); print(list(zip(it, it, it)), list(it)); it = iter([1, 2, 3]); print(list(zip([0], it)), list(it)); it = iter([1, 2, 3]); print(list(zip(it, [0])), list(it))
words = "the quick brown fox".split(); print(list(map(len, words)), list(map(str.title, filter(lambda w: len(w) > 3, words))), sorted(words, key=lambda w: (len(w), w)), [w for w, n in zip(words, map(len, words)) if n == 3], " ".join(map(lambda w: w[::-1], reversed(words))))
def attempt(fn):
    try: print(repr(fn()))
    except Exception as e: print(type(e).__name__ + ":", e)
attempt(lambda: list(map(lambda: 0, [1]))); attempt(lambda: list(map(int, ["1", "x"]))); attempt(lambda: list(filter(lambda: 0, [1]))); attempt(lambda: list(zip("a", None))); attempt(lambda: dict(zip("ab"))); attempt(lambda: list(map("abc", [1]))); attempt(lambda: next(map(str, []))); attempt(lambda: map(str)); attempt(lambda: zip("a", strict="x") and 1); attempt(lambda: zip(foo=1)); attempt(lambda: filter()); attempt(lambda: len(map(str, []))); attempt(lambda: map(str, [1])[0])
