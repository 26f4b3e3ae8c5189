# Code objects: their constants, equality and hash; a script's way to the inner functions.
def outer(a, b=1):
    big = 123456789012345678901234567890
    if a in {1, 2, 3}:
        return lambda: (big, b)

    def inner():
        return "inner", (1, (2.5, None))

    return inner


def walk(code):
    yield code.co_name
    for constant in code.co_consts:
        if type(constant) is type(code):
            yield from walk(constant)


print(list(walk(outer.__code__)))
print(123456789012345678901234567890 in outer.__code__.co_consts, frozenset({1, 2, 3}) in outer.__code__.co_consts)
print(type(outer.__code__.co_consts))
source = "def f(x):\n    return x + 1\n"
spaces = [{} for _ in range(3)]
for space, text in zip(spaces, (source, source, source.replace("1", "2"))):
    exec(compile(text, "same", "exec"), space)
first, second, third = (space["f"].__code__ for space in spaces)
print(first == first, first == second, first != second, first == third, first != third, first == 1)
print(hash(first) == hash(second), len({first, second, third}))
print(outer(5).__code__ is outer(5).__code__, outer(5).__code__ == outer(1).__code__)
try:
    first < second
except TypeError as error:
    print(error)
