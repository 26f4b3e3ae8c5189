# A bare generator expression beside an argument.
f(x for x in y, 1)
