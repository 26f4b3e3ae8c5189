"""random: the sequences of seeds are CPython's, for every kind of seed and every function."""
import random

for seed in 42, 0, -42, 1, 2**32, 2**100 + 7, -(2**64), True, 3.5, -0.0, 'text', '', 'ünï', b'bytes', bytearray(b'xy'):
    random.seed(seed)
    print(repr(seed), random.random(), random.random(), random.getrandbits(70), random.randint(1, 10**20))
for version in 1, 2:
    random.seed('text', version); print(random.random())
    random.seed(b'bytes', version=version); print(random.random())
random.seed(a='kw'); print(random.random())
r = random.Random(2024)
print([r.randrange(10) for _ in range(8)], [r.randrange(5, 50, 7) for _ in range(5)], [r.randrange(10, 0, -3) for _ in range(5)], [r.randint(-5, 5) for _ in range(8)])
print([r.getrandbits(k) for k in (0, 1, 5, 31, 32, 33, 64, 65, 200)], r.randbytes(7), r.randbytes(0))
print(r.choice('abcdef'), r.choice([1]), r.choice(range(1000)), [r.randrange(2**k) for k in (1, 31, 32, 33, 62, 63, 64, 100)], r.randrange(3**50))
x = list(range(20)); r.shuffle(x); print(x)
print(r.sample(range(100), 5), r.sample('abc', 3), r.sample(range(10**9), 12), r.sample([1, 2], 0), r.sample(['a', 'b'], 4, counts=[3, 2]), r.sample(list(range(30)), 25))
print(r.choices('abc', k=5), r.choices('abc', [1, 2, 3], k=5), r.choices('abc', cum_weights=[5, 5, 6], k=4), r.choices(range(5), weights=[0.1, 0, 0, 0.9, 2]), r.choices('a', k=0))
for name, args in [('uniform', (1, 5)), ('uniform', (5, -5)), ('triangular', ()), ('triangular', (0, 10, 2)), ('triangular', (3, 3, 3)), ('gauss', (0, 1)), ('gauss', (10, 2)), ('gauss', ()), ('normalvariate', (5, 2)), ('normalvariate', ()),
                   ('lognormvariate', (0, 0.5)), ('expovariate', (2,)), ('expovariate', ()), ('vonmisesvariate', (1, 4)), ('vonmisesvariate', (0, 0)), ('gammavariate', (2, 3)), ('gammavariate', (1, 3)), ('gammavariate', (0.3, 2)),
                   ('betavariate', (2, 5)), ('betavariate', (0.5, 0.5)), ('paretovariate', (3,)), ('weibullvariate', (1, 1.5)), ('binomialvariate', (10, 0.3)), ('binomialvariate', (100, 0.7)), ('binomialvariate', (1000, 0.25)), ('binomialvariate', ())]:
    print(name, args, [getattr(r, name)(*args) for _ in range(3)])
a, b = random.Random(7), random.Random(7)
print([a.random() for _ in range(1300)] == [b.random() for _ in range(1300)], a.random())
