# Construction, lookup, order, update, deletion, iteration and printing.
d = {"b": 1, "a": 2, 3: "c", None: [], (1, 2): "t", 1.5: "f"}
print(d, len(d), d["b"], d[3], d[None], d[1, 2], d[1.5], {}, dict(), bool({}), bool({0: 0}))
d["new"] = 1; d["b"] = 9; del d[None]
print(d, list(d), list(d.keys()), list(d.values()), list(d.items()), "a" in d, 9 in d, "zz" not in d)
print(dict(a=1, b=2), dict([("x", 1), ["y", 2], "zw"]), dict({"k": 1}), dict({"k": 1}, k=2, j=3), dict(zip("ab", [1, 2])), {**{"a": 1}, "b": 2, **{"a": 3}}, {i: i * i for i in range(4)}, dict(x=1, **{"y z": 2}))
print({1: "int", 1.0: "float", True: "bool"}, {0: 1, False: 2}, {"a": 1, "a": 2}, {1: "a"}[1.0], {2**70: 1}[2**70], {float(2**70): "f"}[2**70])
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, {"a": 1} == {"a": 1.0}, {"a": 1} != {"a": 2}, {} == [], {1: {2: 3}} == {1: {2: 3}}, {"a": 1} == {"a": 1, "b": 2})
for k in d:
    print(k, end=" ")
for k, v in d.items():
    print(k, v, end="; ")
print()
print({"a": 1} | {"b": 2, "a": 3}, sorted({"z": 1, "y": 2}), max({"a": 5, "b": 1}), min({3: 1, 2: 2}), sum({1: "a", 2: "b"}), list(reversed({"x": 1, "y": 2})), [*{"p": 1}], {**{}}, "".join({"q": 1, "r": 2}))
x = {"a": 1}
y = x
x |= {"b": 2}; x |= [("c", 3)]
print(y, x is y)
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
def delete(k):
    del d[k]
def store(k):
    d[k] = 1
attempt(lambda: d["missing"]); attempt(lambda: d[99]); attempt(lambda: d[(9, 9)]); attempt(lambda: delete("q")); attempt(lambda: d[[]]); attempt(lambda: {[]: 1}); attempt(lambda: {{}: 1}); attempt(lambda: {(1, []): 1}); attempt(lambda: store([]))
attempt(lambda: store({1})); attempt(lambda: [] in d); attempt(lambda: dict(5)); attempt(lambda: dict([1])); attempt(lambda: dict([(1, 2, 3)])); attempt(lambda: dict(["a"])); attempt(lambda: dict({}, {})); attempt(lambda: dict([(1,)]))
attempt(lambda: d + d); attempt(lambda: d < d); attempt(lambda: d * 2); attempt(lambda: d()); attempt(lambda: d.foo); attempt(lambda: hash(d)); attempt(lambda: {} | []); attempt(lambda: {**5}); attempt(lambda: {**[1]}); attempt(lambda: d[::1])
attempt(lambda: dict([([], 1)])); attempt(lambda: {i: j for i, j in [1]})
