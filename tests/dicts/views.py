# keys(), values() and items() are live views with set operations.
d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i), "a" in k, 2 in v, ("a", 1) in i, ("a", 2) in i, "a" in i)
d["d"] = 4
print(k, v, i, list(k), sorted(v), list(reversed(k)), list(reversed(v)), list(reversed(i)), max(v), sum(v))
print(sorted(k & {"a", "z"}), sorted(k | {"z"}), sorted(k - {"a"}), sorted(k ^ {"a", "z"}), sorted(i & {("a", 1)}), k == {"a", "b", "c", "d"}, k == d.keys(), i == d.items(), v == d.values(), k >= {"a"}, k < {"a"}, k <= k, k.isdisjoint({"z"}), k.isdisjoint("a"))
print({}.keys(), {}.values(), {}.items(), {}.keys() == set(), bool({}.keys()), bool(k), k.mapping["a"], type(k).__name__, type(v).__name__, type(i).__name__)
a, *rest = d.items()
print(a, rest, [f"{x}={y}" for x, y in d.items()], dict(i) == d, list(zip(d.keys(), d.values())), {1: 2}.keys() | [3], {1: 2}.keys() & [1, 3])
it = iter(d.items()); print(next(it), next(it), list(it), next(it, "done"))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: k[0]); attempt(lambda: v[0]); attempt(lambda: v | v); attempt(lambda: k + k); attempt(lambda: hash(k)); attempt(lambda: {"x": []}.items() | set()); attempt(lambda: [] in k); attempt(lambda: k | 5); attempt(lambda: k.append(1))
attempt(lambda: ("x", []) in {"x": []}.items())
