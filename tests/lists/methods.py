# append, extend, insert, remove, pop, clear, index, count, reverse, copy.
a = []
print(a.append(3), a.append([4]), a, a.extend("xy"), a.extend(i for i in range(2)), a.extend([]), a, a.insert(0, "first"), a.insert(100, "last"), a.insert(-1, "nearly"), a.insert(-100, "zero"), a)
print(a.pop(), a.pop(0), a.pop(-1), a.pop(1), a, a.remove("x"), a, a.index(1), a.count(0), a.count("nope"), a.reverse(), a)
b = a.copy(); b.append(1)
print(a, b, a == b, b.clear(), b, a.index("first"), [1, 2, 1, 3, 1].index(1, 1), [1, 2, 1].index(1, -1), [1, 1.0, True].count(1), [[]].count([]), [1, 2, 3].index(3, 0, 100))
a.extend(a); print(a)
a = [1, 2, 3]; a.insert(True, "t"); a += a; print(a); a.remove(1); print(a)
nan = float("nan"); print([nan].count(nan), [nan].index(nan), nan in [nan], [float("nan")].count(nan))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
e = []
attempt(lambda: e.pop()); attempt(lambda: [1].pop(5)); attempt(lambda: [1].pop(-2)); attempt(lambda: [1].pop("a")); attempt(lambda: [1].pop(1.0)); attempt(lambda: e.remove(1)); attempt(lambda: [1, 2].index(3))
attempt(lambda: [1, 2].index(1, 1)); attempt(lambda: e.append()); attempt(lambda: e.append(1, 2)); attempt(lambda: e.extend(5)); attempt(lambda: e.extend()); attempt(lambda: e.insert(1)); attempt(lambda: e.insert("a", 1))
attempt(lambda: e.index()); attempt(lambda: e.count()); attempt(lambda: e.clear(1)); attempt(lambda: e.copy(1)); attempt(lambda: e.reverse(1)); attempt(lambda: [1].index(1, "a")); attempt(lambda: list.append(1, 2)); attempt(lambda: list.append([]))
attempt(lambda: e.add(1)); attempt(lambda: e.push(1)); attempt(lambda: e.length); attempt(lambda: [].append(x=1)); attempt(lambda: e.extend(1 / 0 for i in [1]))
print(e)
