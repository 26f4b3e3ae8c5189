"""`for` over `zip` of three sequences and more, which are walked by one index: lengths, targets, and lists changed meanwhile."""

a, b, c = [1, 2, 3, 4], (10, 20, 30), [100, 200, 300, 400]
for x, y, z in zip(a, b, c):
    print(x, y, z)
for triple in zip(a, b, c):
    print(triple)
for x, *rest in zip(a, b, c, a):
    print(x, rest)
for x, (y, z) in zip(a, zip(b, c)):
    print(x, y, z)
for five in zip(a, b, c, a, b):
    print(five)
for six in zip(a, b, c, a, b, c):
    print(six)
for nothing in zip(a, [], c):
    print("never", nothing)
for v, w, x, y in zip(a, b, c, a):
    if v == 2:
        break
print(v, w, x, y)
print([x + y * z for x, y, z in zip(a, b, c)], {x: (y, z) for x, y, z in zip(a, b, c)})
try:
    for x, y in zip(a, b, c):
        print("never")
except ValueError as error:
    print(error)
try:
    for x, y, z in zip(a, b, c, strict=True):
        print(x, y, z)
except ValueError as error:
    print(error)

# The lists may grow and shrink on the way.
left, middle, right = [1, 2, 3], [4, 5, 6], [7, 8, 9]
for x, y, z in zip(left, middle, right):
    print(x, y, z)
    if x == 1:
        left.append(10)
        middle.append(11)
    if x == 2:
        right.append(12)
        right.pop(0)
        right.append(13)
left, middle, right = [1, 2, 3], [4, 5, 6], [7, 8, 9]
for x, y, z in zip(left, middle, right):
    print(x, y, z)
    middle.clear()


class Clearer:
    """What a loop variable held may end the walk while the next items are stored."""

    def __init__(self, items):
        self.items = items

    def __del__(self):
        print("cleared", self.items)
        self.items.clear()


left, middle, right = [1, 2, 3], [4, 5, 6], [7, 8, 9]
x = Clearer(middle)
for x, y, z in zip(left, middle, right):
    print(x, y, z)


class Sub(list):
    def __iter__(self):
        return iter("xyz")


for x, y, z in zip(Sub([1, 2]), [3, 4], (5, 6)):
    print(x, y, z)
begun = iter([1, 2, 3])
next(begun)
for x, y, z in zip(begun, [4, 5], "ab"):
    print(x, y, z)
walk = zip([1, 2], [3, 4], [5, 6])
for x, y, z in walk:
    print(x, y, z, next(walk))
print(list(walk))


# Iterators met in a loop: backwards, over ranges, maps, bytes and arrays.
for value in reversed([1, 2, 3]):
    print(value, end=" ")
backwards = [1, 2, 3, 4, 5]
for value in reversed(backwards):
    print(value, end=" ")
    if value == 4:
        backwards.clear()
print()
walk = iter([1, 2, 3, 4])
for value in walk:
    print(value, next(walk, None))
for value in iter(range(0, 10, 4)):
    print(value, end=" ")
for value in map(abs, [-1, 2, -3]):
    print(value, end=" ")
for x, y in map(divmod, [7, 8], [2, 3]):
    print(x, y, end=" ")
pairs = iter([(1, 2), (3, 4)])
for x, y in pairs:
    print(x, y, end=" ")
print()


def fails(value):
    if value == 2:
        raise StopIteration
    return value


for value in map(fails, [1, 2, 3]):
    print(value)
