# type aliases are refused.
print("must not be printed")
type Pair = tuple[int, int]
