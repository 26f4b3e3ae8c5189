"""`enumerate`, `zip`, `chain`, `islice`, `pairwise` and `zip_longest` walked to the end by builtins, and asked by themselves meanwhile."""
from itertools import chain, islice, pairwise, zip_longest, count


def gen(name, n, log):
    for i in range(n):
        log.append(f"{name}{i}")
        yield f"{name}{i}"
    log.append(f"{name}.")


for make in (
    lambda a, b: zip(a, b),
    lambda a, b: zip(a),
    lambda a, b: zip(a, b, a),
    lambda a, b: zip(),
    lambda a, b: enumerate(a, 3),
    lambda a, b: enumerate(b, 2**63 - 1),
    lambda a, b: chain(a, b),
    lambda a, b: chain.from_iterable([a, [1], b, "xy", {}, (7,)]),
    lambda a, b: islice(a, 1, 3),
    lambda a, b: islice(b, 0, None, 2),
    lambda a, b: pairwise(a),
    lambda a, b: zip_longest(a, b, fillvalue=0),
    lambda a, b: zip(a, b, strict=True),
):
    for consume in (list, tuple, lambda it: [x for x in it], lambda it: any(x == 5 for x in it), lambda it: dict.fromkeys(it),
                    lambda it: [next(it, None), list(it)], lambda it: any(it), lambda it: ("a1", "b1") in it):
        log = []
        try:
            print(consume(make(gen("a", 3, log), gen("b", 2, log))), end=" ")
        except ValueError as error:
            print(error, end=" ")
        print(" ".join(log))
    try:
        print(list(make([1, 2, 3], (4, 5))), sorted(set(make("abc", range(2))), key=str), dict(zip(make([1, 2], [3]), count())))
    except ValueError as error:
        print(error)

# What is walked may change, end early, raise, and be asked by who walks it.
grown = [1, 2]


def growing(x):
    if len(grown) < 5:
        grown.append(x)
    return x


print([growing(p) for p in chain(grown, grown)], grown == grown[:])
numbers = [1, 2, 3, 4, 5, 6]
it = chain(numbers, [9])
print([(x, next(it, None)) for x in it])
it = zip(numbers, numbers)
print(list(map(lambda pair: (pair, next(it, None)), it)))
it = enumerate(numbers)
print(list(map(lambda pair: (pair, next(it, None)), it)))
it = islice(numbers, 5)
print(list(map(lambda x: (x, next(it, None)), it)), list(it))
it = pairwise(numbers)
print(list(map(lambda x: (x, next(it, None)), it)))


class Stop:
    def __init__(self, n, error):
        self.n, self.error = n, error

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise self.error
        return self.n


class NoIter:
    def __iter__(self):
        raise StopIteration("early")


for error in (StopIteration("x"), KeyError("y")):
    for make in (lambda s: chain(s, [8]), lambda s: zip(s, numbers), lambda s: zip(numbers, s), enumerate, pairwise,
                 lambda s: zip(numbers, s, numbers), lambda s: islice(s, 4), lambda s: chain(numbers, NoIter(), [4])):
        it = make(Stop(2, error))
        try:
            print(list(it), list(it))
        except Exception as raised:
            print(type(raised).__name__, raised)


def stopping(item):
    raise StopIteration("from the function")


for it in (chain([1], [2]), zip([1, 2], [3, 4]), enumerate([1, 2])):
    print(list(map(stopping, it)), list(it))

try:
    sum(chain([1, 2], ["x"]))
except TypeError as error:
    print(error)
print(sum(chain([1, 2], [3], range(5))), max(chain([1, 5], [3])), sorted(zip([3, 1, 2], "abc")), list(zip(*[[1, 2, 3], [4, 5, 6]])))
deep = iter([1, 2])
for _ in range(300):
    deep = chain(deep)
print(list(deep))
a, b = [1, 2, 3], [*(x for x in "ab")]
print([*a, *b], [*b, *a, *a], (*a, 1), {*a, *b} == {1, 2, 3, "a", "b"}, [*{1: 2}], [*range(3)])


class L(list):
    def __iter__(self):
        return iter("own")


print([*L([1])], list(chain(L([2]), [3])), (1,) + (2, 3), () + (1,), (1,) + ())
