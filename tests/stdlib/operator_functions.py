"""operator: the functions, their aliases with underscores, and their errors."""
import operator as op

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

print(op.add(1, 2), op.sub(5, 2), op.mul(3, 'a'), op.truediv(1, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 10), op.lshift(1, 4), op.rshift(16, 2), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3))
print(op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.ge(1, 2), op.gt(2, 1), op.neg(3), op.pos(-3), op.invert(5), op.inv(0), op.abs(-4), op.not_([]), op.truth('x'), op.index(True))
print(op.is_(None, None), op.is_not(1, None), op.is_none(None), op.is_none(0), op.is_not_none(0), op.is_not_none(None))
print(op.concat([1], [2]), op.concat('a', 'b'), op.contains([1], 1), op.countOf([1, 2, 1], 1), op.indexOf('abc', 'c'), op.getitem({'a': 1}, 'a'), op.getitem('abc', slice(1, None)))
a = [1, 2, 3]; op.setitem(a, 0, 9); op.delitem(a, 1); print(a, op.setitem(a, slice(0, 1), [7, 8]), a)
b = [1]; print(op.iadd(b, [2]) is b, b, op.iconcat(b, [3]), op.imul(b, 2), op.isub(5, 1), op.iand(6, 3), op.ior({1}, {2}), op.ixor(5, 1), op.ipow(2, 3), op.ilshift(1, 2), op.irshift(8, 1), op.imod(7, 4), op.ifloordiv(7, 2), op.itruediv(1, 4))
print(op.length_hint([1, 2]), op.length_hint(iter([1, 2, 3])), op.length_hint(3, 7), op.length_hint(range(5)), op.call(max, 1, 5, key=lambda x: -x), op.call(dict, a=1))
class M:
    def __matmul__(self, other): return 'mat'
    def __imatmul__(self, other): return 'imat'
print(op.matmul(M(), 1), op.imatmul(M(), 1))
for call in (lambda: op.add(1, 'a'), lambda: op.add(1), lambda: op.neg('a'), lambda: op.concat(1, 2), lambda: op.concat([1], 2), lambda: op.iconcat(1, [1]), lambda: op.indexOf([1], 2), lambda: op.countOf(5, 1),
             lambda: op.getitem({}, 'x'), lambda: op.index('a'), lambda: op.index(1.5), lambda: op.length_hint(1, 'a'), lambda: op.length_hint(1, 2.0), lambda: op.call(), lambda: op.not_(1, 2), lambda: op.lt(1, 'a'),
             lambda: op.length_hint(), lambda: op.contains(5, 1), lambda: op.imul([1], 'a'), lambda: op.add(a=1, b=2), lambda: op.matmul(1, 2), lambda: op.iadd((1,), [1]), lambda: op.ior(1, 'a'), lambda: op.pow(0, -1)):
    show(call)
class Hint:
    def __init__(self, hint): self.hint = hint
    def __length_hint__(self):
        if isinstance(self.hint, type): raise self.hint('told')
        return self.hint
for hint in 5, -1, 'a', NotImplemented, TypeError, ValueError, True:
    show(lambda: op.length_hint(Hint(hint), 10))
print(len(op.__all__), all(hasattr(op, name) for name in op.__all__), op.__add__ is op.add, op.__not__(1), op.__and__(3, 1), op.__iadd__([1], [2]), op.__contains__([1], 1), op.__index__(4), op.__call__(len, 'ab'))
print(sorted(map(op.neg, [3, 1, 2])), list(map(op.mul, [1, 2], [3, 4])))
