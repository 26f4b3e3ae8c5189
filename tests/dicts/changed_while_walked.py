"""Dicts whose keys come and go while they are walked, forwards and backwards; the size may stay the same."""


def attempt(label, f):
    try:
        print(label, f())
    except Exception as error:
        print(label, type(error).__name__, error)


def replace_only_key(view):
    d = {0: 0}
    for _ in getattr(d, view)():
        del d[0]
        d[0] = 0
    return d


for view in ("keys", "values", "items"):
    attempt(view, lambda: replace_only_key(view))


def replace_each():
    d = {1: 1, 2: 2}
    steps = 0
    for key in d:
        steps += 1
        if steps > 10:
            return "endless"
        del d[key]
        d[key] = 0
    return d


def replace_another():
    d = {1: 1, 2: 2, 3: 3}
    for key in d:
        d.pop(3, None)
        d[4] = 4
    return d


attempt("each", replace_each)
attempt("another", replace_another)


def emptied_and_filled():
    d = dict.fromkeys(range(1000))
    for key in range(1, 1000):
        del d[key]
    walks = [reversed(d), reversed(d.keys()), reversed(d.values()), reversed(d.items()), iter(d)]
    d.clear()
    d[0] = 0
    return [list(walk) for walk in walks]


attempt("filled again", emptied_and_filled)

d = dict.fromkeys("abc", 1)
print(d.popitem(), d.pop("b"), d, list(reversed(d)))
d["z"] = 2
print(d, d.popitem(), d.popitem(), d)
for i in range(20):
    d[i] = i
    if i % 3:
        del d[i]
print(d, list(reversed(d.items())))
