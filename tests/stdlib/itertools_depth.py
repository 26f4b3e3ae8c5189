"""itertools: iterators nested very deep end in RecursionError or in an answer, never in a crash."""
from itertools import chain, islice, takewhile, compress, count, repeat, starmap, accumulate, pairwise, zip_longest, batched, tee

def nested(make, base, depth=60000):
    it = base
    for _ in range(depth):
        it = make(it)
    try:
        next(it)
        return 'fine'
    except RecursionError as error:
        return 'RecursionError'

for make in (
    lambda it: chain(it), lambda it: islice(it, 5), lambda it: takewhile(lambda x: True, it), lambda it: compress(it, repeat(1)),
    lambda it: accumulate(it), lambda it: tee(it)[0],
):
    assert nested(make, count()) in ('fine', 'RecursionError')
it = [1]
for _ in range(60000):
    it = chain(it)
del it
print('survived')
