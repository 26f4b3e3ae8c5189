# The middle operand of a chain of comparisons is a list or a set of its own kind, even if it is a display of constants.
print(1 in [1] in [[1]], 1 in [1] in [(1,)], 1 in {1} in [{1}], 1 not in [2] in [[2]])
print(1 in [1] == [1], 1 in [1] == (1,), 1 in {1} == {1} != [1])


def check():
    if 1 in [1] in [[1]]:
        print("list")
    if 1 in [1] in [(1,)]:
        print("never")
    if not 1 in {1} == {1}:
        print("never")
    while 1 in [1] == (1,):
        print("never")
    return 1 in [1] is [1]


print(check())
print([x for x in range(3) if x in [0, 1] in [[0, 1]]])
try:
    print([] in {1, 2})
except TypeError as e:
    print(e)
