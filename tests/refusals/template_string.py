# Template strings are refused.
print("must not be printed")
name = t"hello {1}"
