# Character names in strings are refused.
print("must not be printed")
bullet = "\N{BULLET}"
