# A comprehension without in.
[x for x y]
