# A long line is shown whole.
a = 1; b = 2; c = 3; d = None; e = [a + b + c, a * b * c, a - b - c, (a, b, c), {"a": a, "b": b, "c": c}, d.missing, a + b, a + c, b + c, str(a) + str(b) + str(c)]
