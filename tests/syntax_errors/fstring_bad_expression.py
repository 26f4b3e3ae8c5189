# A bad expression in an f-string.
f"{a b}"
