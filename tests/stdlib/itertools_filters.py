"""itertools: compress, dropwhile, takewhile, filterfalse, islice, starmap."""
from itertools import compress, dropwhile, takewhile, filterfalse, islice, starmap, count

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

print(list(compress('ABCDEF', [1, 0, 1, 0, 1, 1])), list(compress('AB', [1])), list(compress('', count())))
print(list(compress(selectors=[True, False], data=[1, 2])))
print(list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])))
t = takewhile(bool, [1, 0, 2])
print(next(t), list(t), list(t))
print(list(filterfalse(None, [0, 1, '', 'a'])), list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(bool, [0, 2])))
print(list(starmap(pow, [(2, 3), [3, 2], iter((10, 2))])), list(starmap(max, [])))
for function in compress, dropwhile, takewhile, filterfalse, starmap:
    show(lambda: function())
    show(lambda: function(None))
    show(lambda: function(len, 5))
    show(lambda: function(len, [], 3))
    show(lambda: type(function(5, [3])))
    show(lambda: list(function(5, [3])))

class Bad:
    def __bool__(self):
        raise ZeroDivisionError('no truth')
show(lambda: list(compress([1], [Bad()])))
show(lambda: list(takewhile(lambda x: Bad(), [1])))
show(lambda: list(filterfalse(None, [Bad()])))

print(list(islice('ABCDEFG', 2)), list(islice('ABCDEFG', 2, 4)), list(islice('ABCDEFG', 2, None)), list(islice('ABCDEFG', 0, None, 2)))
print(list(islice('ABCDEFG', None)), list(islice('ABC', None, None, None)), list(islice([], 0)), list(islice(range(9), 1, 100, 3)))
it = iter(range(10))
print(list(islice(it, 3)), list(islice(it, 1, 2)), list(it))
it = iter(range(10))
print(list(islice(it, 1, 8, 3)), next(it))
for arguments in (-1,), (1, -2), (1, 2, 0), (1, 2, -1), ('a',), (1, 'a'), (1.5,), ('a', 3), (-1, 3), (0, 1, 'x'), (2**70,), (), (1, 2, 3, 4):
    show(lambda: islice([], *arguments))
class Index:
    def __index__(self):
        return 2
print(list(islice('abcdef', Index(), 5, Index())))

log = []
def source():
    for i in range(5):
        log.append(i)
        yield i
s = islice(source(), 1, 3)
print(log, next(s), log, list(s), log)
