# get, setdefault, pop, popitem, update, clear, copy, fromkeys and their errors.
d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("c"), d.setdefault("d", []), d, d.pop("c"), d.pop("zz", "default"), d.popitem(), d)
print(d.update({"b": 20, "e": 5}), d.update([("f", 6)]), d.update(g=7, h=8), d.update(), d.update({}, i=9), d, d.copy() == d, d.copy() is d)
c = d.copy(); c["a"] = 100; print(d["a"], c["a"], c.clear(), c)
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), dict.fromkeys([]), dict.fromkeys(range(2), []), {}.fromkeys("xy", 1))
d = {}
for w in "the cat the dog the end".split():
    d[w] = d.get(w, 0) + 1
print(d, sorted(d.items(), key=lambda kv: (-kv[1], kv[0])), max(d, key=d.get), {v: k for k, v in d.items()})
g = {}
for n in range(10):
    g.setdefault(n % 3, []).append(n)
print(g, g.popitem(), g.popitem(), g)
class KeysOnly:
    def keys(self):
        return ["x", "y"]
    def __getitem__(self, k):
        return k * 2
d = {}
d.update(KeysOnly()); print(d, dict(KeysOnly()), {**KeysOnly()})
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: {}.pop("a")); attempt(lambda: {}.popitem()); attempt(lambda: {}.pop()); attempt(lambda: {}.get()); attempt(lambda: {}.get(1, 2, 3)); attempt(lambda: {}.get([])); attempt(lambda: {}.setdefault()); attempt(lambda: {}.setdefault([], 1))
attempt(lambda: {}.update(5)); attempt(lambda: {}.update([1])); attempt(lambda: {}.update([(1, 2, 3)])); attempt(lambda: {}.update({}, {})); attempt(lambda: {}.clear(1)); attempt(lambda: {}.items(1)); attempt(lambda: dict.fromkeys(5)); attempt(lambda: dict.fromkeys())
attempt(lambda: dict.fromkeys([[]])); attempt(lambda: {}.has_key(1)); attempt(lambda: {}.get(k=1)); attempt(lambda: {}.pop([], 1)); attempt(lambda: dict.get({"a": 1}, "a")); attempt(lambda: dict.get("a")); attempt(lambda: {}.copy(1))
