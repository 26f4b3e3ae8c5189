"""itertools: product, permutations, combinations, combinations_with_replacement."""
from itertools import product, permutations, combinations, combinations_with_replacement as cwr, islice
from math import comb, perm

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

def join(it):
    return ' '.join(''.join(map(str, t)) for t in it)

print(join(product('ab', 'xyz')), '|', join(product('ab', repeat=3)), '|', join(product([0, 1], 'ab', repeat=2)))
print(list(product()), list(product([])), list(product([1], [])), list(product('ab', repeat=0)), list(product(repeat=5)))
print(join(permutations('abc')), '|', join(permutations('abcd', 2)), '|', list(permutations('ab', 3)), list(permutations([])), list(permutations('ab', 0)))
print(join(combinations('abcd', 2)), '|', join(combinations(range(5), 3)), '|', list(combinations('ab', 3)), list(combinations('ab', 0)))
print(join(cwr('abc', 2)), '|', list(cwr('', 2)), list(cwr('', 0)), join(cwr('ab', 4)))
for n in range(7):
    for r in range(8):
        assert len(list(combinations(range(n), r))) == comb(n, r)
        assert len(list(permutations(range(n), r))) == perm(n, r)
        assert sorted(set(permutations(range(n), r))) == list(permutations(range(n), r))
        assert list(combinations(range(n), r)) == [t for t in product(range(n), repeat=r) if list(t) == sorted(set(t))][:comb(n, r)] or r > 4
        assert list(cwr(range(n), r)) == [t for t in product(range(n), repeat=r) if list(t) == sorted(t)] or r > 4
for arguments in ([1], -1), ([1],), (5, 2), ([1], 'a'), ([1], 2, 3), ([1], 1.0), ():
    for function in permutations, combinations, cwr:
        show(lambda: list(function(*arguments)))
print(join(combinations(iterable='abc', r=2)), join(permutations('ab', r=None)), join(permutations('ab', True)))
show(lambda: product([1], repeat=-1))
show(lambda: product([1], repeat='a'))
show(lambda: product([1], times=2))
show(lambda: product(5))
print(list(islice(permutations(range(100)), 2))[1][-3:])
p = permutations('ab')
print(next(p), next(p), next(p, 'end'), next(p, 'end'))
print(type(p), [t for t in combinations([[1], [2]], 1)][0][0] is not None)
