# Every binary operator with operands of wrong types: the text names the operator and both types.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
class C:
    pass
pairs = [(1, "a"), ("a", 1), (None, 1), ([], 1), ((), []), ({}, {}), (1.5, None), ({1}, [1]), (C, 1), (len, 2), (range(3), 1)]
for a, b in pairs:
    attempt(lambda: a + b)
    attempt(lambda: a - b)
    attempt(lambda: a / b)
    attempt(lambda: a // b)
    attempt(lambda: a ** b)
    attempt(lambda: a & b)
    attempt(lambda: a << b)
for a, b in [([], []), ("a", "b"), ([1], 1.5), ("a", None), ((1,), "a"), (None, None)]:
    attempt(lambda: a * b)
for value in ("a", None, [], {}, (), C, print):
    attempt(lambda: -value)
    attempt(lambda: +value)
    attempt(lambda: ~value)
x = 1
try:
    x += "a"
except TypeError as e:
    print(e)
try:
    x -= None
except TypeError as e:
    print(e)
x = "s"
try:
    x += 1
except TypeError as e:
    print(e)
x = []
try:
    x += 1
except TypeError as e:
    print(e)
try:
    x *= "a"
except TypeError as e:
    print(e)
try:
    x **= 2
except TypeError as e:
    print(e)
