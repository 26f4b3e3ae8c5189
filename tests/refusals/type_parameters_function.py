# Type parameters of a function are refused.
print("must not be printed")
def first[T](items):
    return items[0]
