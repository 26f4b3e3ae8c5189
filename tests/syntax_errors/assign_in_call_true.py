# True as keyword.
f(True=1)
