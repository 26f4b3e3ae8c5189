# A literal as keyword.
f(1=2)
