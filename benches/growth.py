"""How the cost of work grows: nanoseconds per step at n, 10n and 100n. Run it with minipy; prints a Markdown table.

Where the last column stays near the first, the whole work is linear (or a step constant); a tenfold step per column is quadratic work.
"""

import sys
import threading
from time import perf_counter


def dict_insert(n):
    d = {}
    for i in range(n):
        d[i * 7] = i


def dict_lookup(n, d={}):
    if len(d) != n:
        d.clear()
        d.update({str(i): i for i in range(n)})
    for key in d:
        d[key]


def set_insert(n):
    s = set()
    for i in range(n):
        s.add((i, "x"))


def list_append(n):
    a = []
    for i in range(n):
        a.append(i)


def list_pop(n):
    a = [0] * n
    while a:
        a.pop()


def list_insert_front(n):
    a = []
    for i in range(n):
        a.insert(0, i)


def list_sort(n):
    a = [i * 7919 % 1000003 for i in range(n)]
    a.sort()


def text_append(n):
    s = ""
    for i in range(n):
        s += "x"


def text_join(n):
    "".join(["ab"] * n)


def slicing(n):
    a = list(range(n))
    b = a[1:] + a[:1]
    b[::2]


def attributes_of_a_class(n):
    cls = type("C", (), {})
    for i in range(n):
        setattr(cls, f"a{i}", i)
    one = cls()
    for i in range(n):
        getattr(one, f"a{i}")


def attributes_of_an_instance(n):
    one = type("C", (), {})()
    for i in range(n):
        setattr(one, f"a{i}", i)


def classes(n):
    for i in range(n):
        type("C", (), {"x": i})().x


def threads(n):
    for i in range(n):
        thread = threading.Thread(target=int)
        thread.start()
        thread.join()


def recursion(n):
    def down(k):
        return down(k - 1) + 1 if k else 0

    sys.setrecursionlimit(n + 100)
    down(n)


def generator_chain(n):
    def one(inner):
        yield from inner

    g = iter([1])
    for i in range(n):
        g = one(g)
    next(g)


WORK = [
    (dict_insert, 10_000), (dict_lookup, 10_000), (set_insert, 5_000), (list_append, 10_000), (list_pop, 10_000),
    (list_insert_front, 500), (list_sort, 5_000), (text_append, 10_000), (text_join, 10_000), (slicing, 10_000),
    (attributes_of_a_class, 300), (attributes_of_an_instance, 300), (classes, 100), (threads, 20), (recursion, 1_000),
    (generator_chain, 50),
]

print("| work | n | n: ns per step | 10n | 100n |\n|---|---:|---:|---:|---:|")
for work, n in WORK:
    cells = []
    for size in (n, 10 * n, 100 * n):
        best = 1e9
        for _ in range(3 if size < 100 * n else 1):
            start = perf_counter()
            work(size)
            best = min(best, perf_counter() - start)
        cells.append(f"{best / size * 1e9:.0f}")
    print(f"| {work.__name__} | {n} | " + " | ".join(cells) + " |", flush=True)
