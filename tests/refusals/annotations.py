# Annotations are not kept, so who reads them is refused.
def f(x: int) -> str:
    return str(x)


print(f(1))
print(f.__annotations__)
