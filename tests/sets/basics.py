# Sets of small ints: construction, operators, comparison, printing of empty and single sets.
a, b = {1, 2, 3}, {3, 4}
print(a, b, set(), {1}, set([3, 1, 2, 1]), set("a"), set(range(5)), set({7: 8}), len(a), 1 in a, 9 not in a, bool(set()), frozenset(), frozenset([1, 2]), frozenset("z"))
print(a | b, a & b, a - b, b - a, a ^ b, a | set(), a & set(), a - a, a ^ a)
print(a == {3, 2, 1}, a != b, a < {1, 2, 3, 4}, a <= a, a < a, a > {1}, a >= {1, 2, 3}, {1} < {2}, {1} > {2}, set() < {0}, {1} == frozenset([1]), {1} == [1], {1} == {True}, {1.0, 1, True}, {0, False, 0.0})
print(sorted({"b", "a"}), max({3, 9, 2}), sum({1, 2, 3}), sorted({(2, 1), (1, 2)}), {i % 3 for i in range(10)}, len({1, "1", 1.0, None, (1,)}), [*{5}], tuple({6}), {frozenset([1])} == {frozenset([1])})
c = a
c |= {10}; c &= {1, 2, 10}; c -= {2}; c ^= {1, 20}
print(sorted(c), c is a, sorted(a))
f = frozenset([1, 2])
g = f
f |= {3}
print(sorted(f), sorted(g), type(f | {1}).__name__, type({1} | f).__name__, {f: "key"}[frozenset([3, 2, 1])], hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
def attempt(fn):
    try:
        print(repr(fn()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: {[]}); attempt(lambda: {{}}); attempt(lambda: {{1}}); attempt(lambda: set([[1]])); attempt(lambda: set(5)); attempt(lambda: set(1, 2)); attempt(lambda: a | [1]); attempt(lambda: a & "ab"); attempt(lambda: a - 1); attempt(lambda: a + a); attempt(lambda: a * 2)
attempt(lambda: a < [1]); attempt(lambda: a[0]); attempt(lambda: a()); attempt(lambda: hash(a)); attempt(lambda: [] in a); attempt(lambda: {1} in {2}); attempt(lambda: {1} in {frozenset([1])}); attempt(lambda: a.foo); attempt(lambda: frozenset(5)); attempt(lambda: f.add(1)); attempt(lambda: {(1, [2])})
