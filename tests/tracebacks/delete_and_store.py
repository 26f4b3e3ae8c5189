# Errors of del and of stores to subscripts and attributes.
d = {}
t = (1, 2)
try:
    del d["k"]
except KeyError:
    try:
        t[0] = 5
    except TypeError:
        (5).real.x = 1
