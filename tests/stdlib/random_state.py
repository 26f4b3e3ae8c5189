"""random: state, subclasses, SystemRandom, errors."""
import random
from random import Random, SystemRandom

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

r = Random(5); r.random(); r.gauss(0, 1)
state = r.getstate(); first = [r.random(), r.gauss(0, 1), r.getrandbits(40)]; r.setstate(state); print(first == [r.random(), r.gauss(0, 1), r.getrandbits(40)], state[0], len(state[1]), state[1][-1], state[2])
s = Random(); s.setstate(r.getstate()); print(s.random() == r.random(), Random(3).getstate() == Random(3).getstate(), Random().random() != Random().random())
for call in (lambda: r.setstate(()), lambda: r.setstate((9, (), None)), lambda: r.setstate((3, (1, 2), None)), lambda: r.setstate((3, [1], None)), lambda: r.setstate((3, ('a',) * 625, None)), lambda: r.setstate((3, (0,) * 624 + (700,), None)), lambda: r.setstate(5), lambda: r.setstate((3, (-1,) * 625, None))):
    show(call)
for call in (lambda: random.seed([]), lambda: random.seed((1,)), lambda: random.seed(1j), lambda: random.randrange(0), lambda: random.randrange(-5), lambda: random.randrange(5, 5), lambda: random.randrange(5, 1), lambda: random.randrange(1, 5, 0), lambda: random.randrange(5, 1, 2), lambda: random.randrange(1.5), lambda: random.randrange('a'),
             lambda: random.randrange(10, None, 2), lambda: random.randint(5, 1), lambda: random.randint(1.0, 2), lambda: random.choice([]), lambda: random.choice(5), lambda: random.shuffle('abc'), lambda: random.shuffle(5), lambda: random.sample([1], 2), lambda: random.sample([1], -1), lambda: random.sample({1, 2}, 1),
             lambda: random.sample([1, 2], 1, counts=[1]), lambda: random.sample([1, 2], 1, counts=[1.5, 1]), lambda: random.sample([1], 1, counts=[-1]), lambda: random.choices([]), lambda: random.choices('ab', [1]), lambda: random.choices('ab', [0, 0]), lambda: random.choices('ab', 5), lambda: random.choices('ab', [1, 2], cum_weights=[1, 3]), lambda: random.choices('ab', [1, float('inf')]),
             lambda: random.getrandbits(-1), lambda: random.getrandbits('a'), lambda: random.getrandbits(), lambda: random.random(1), lambda: random.gammavariate(0, 1), lambda: random.binomialvariate(-1), lambda: random.binomialvariate(1, 2), lambda: random.expovariate(0), lambda: random.uniform('a', 1), lambda: Random(1, 2), lambda: random.randbytes(-1)):
    show(call)
class Fixed(Random):
    def random(self): return 0.25
f = Fixed(); print(f.random(), f.uniform(0, 8), f.randrange(100), f.choice('abcd'), f.randint(1, 10), f.sample(range(4), 2), f.triangular())
class Bits(Random):
    def __init__(self, *a): self.asked = []; super().__init__(*a)
    def getrandbits(self, k): self.asked.append(k); return 3 % (1 << k) if k else 0
b = Bits(); print(b.randrange(100), b.choice('abcdefgh'), b.randint(0, 5), b.asked)
class Args(Random):
    def __init__(self, seed=1, name=None): super().__init__(seed); self.name = name
print(Args(7, name='n').random() == Random(7).random(), Args(name='q').name)
y = SystemRandom(); print(0 <= y.random() < 1, 0 <= y.randrange(10) < 10, len(y.randbytes(5)), y.getrandbits(0), 0 <= y.getrandbits(100) < 2**100, y.seed(5), sorted(y.sample(range(3), 3)))
for call in (y.getstate, lambda: y.setstate(1), lambda: y.getrandbits(-1)):
    show(call)
print(sorted(random.__all__) == sorted(set(random.__all__)), all(hasattr(random, n) for n in random.__all__), random.Random.VERSION, random.BPF)
reduced = Random(9).__reduce__(); print(reduced[0] is Random, reduced[1], reduced[2] == Random(9).getstate())
