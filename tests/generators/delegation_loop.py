"""A generator that delegates, through another, to itself."""


def first():
    yield "first"
    yield from second()
    yield "not reached"


def second():
    yield "second"
    yield from start
    yield "not reached either"


start = first()
try:
    for item in start:
        print(item)
except ValueError as error:
    print("ValueError", error)
print(list(start))

inner = second()
start = inner
try:
    print(next(inner), next(inner))
except ValueError as error:
    print("ValueError", error)
