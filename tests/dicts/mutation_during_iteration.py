# A dict that changes size or keys while it is iterated over.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
def grow():
    d = {1: 1}
    for k in d:
        d[k + 1] = 1
def shrink():
    d = {1: 1, 2: 2}
    for k in d:
        del d[k]
def grow_items():
    d = {1: 1}
    for k, v in d.items():
        d["new"] = 1
def grow_values():
    d = {1: 1}
    for v in d.values():
        d["new"] = 1
def replace_key():
    d = {1: 1, 2: 2, 3: 3}
    out = []
    for k in d:
        out.append(k)
        del d[k]
        d[k + 10] = 1
    return out
def same_keys():
    d = {1: 1, 2: 2}
    for k in d:
        d[k] = k * 10
    return d
def clear_it():
    d = {1: 1, 2: 2}
    for k in d:
        d.clear()
def over_copy():
    d = {1: 1, 2: 2, 3: 3}
    for k in list(d):
        if k != 2:
            del d[k]
    return d
def break_after_change():
    d = {1: 1, 2: 2}
    for k in d:
        d["x"] = 1
        break
    return d
def change_at_the_end():
    d = {1: 1, 2: 2}
    for k in d:
        if k == 2:
            d[3] = 3
    return d
def in_comprehension():
    d = {1: 1, 2: 2}
    return [d.pop(k) for k in d]
def update_inside():
    d = {1: 1}
    return {k: d.update(x=1) for k in d}
def reversed_changes():
    d = {1: 1, 2: 2}
    for k in reversed(d):
        d[k + 5] = 1
for f in (grow, shrink, grow_items, grow_values, same_keys, clear_it, over_copy, break_after_change, change_at_the_end, in_comprehension, update_inside, reversed_changes):
    print(f.__name__, end=" ")
    attempt(f)
it = iter({1: 1, 2: 2})
print(next(it), list(it), list(it))
