# Type parameters of a class are refused.
print("must not be printed")
class Box[T]:
    pass
