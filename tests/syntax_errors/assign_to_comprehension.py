# Assignment to a comprehension.
[x for x in y] = 1
