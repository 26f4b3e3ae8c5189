# The order of sets of ints: a display of three constants or more is copied from a frozenset, others grow by one.
print({10, 5, 1, 20, 15}, {0, 8, 16, 24, 32}, {100, 200, 300, 400, 500, 600, 700}, {2**70, 2**61, 5, -2**70}, {7, 15, 23, 31, 39})
print({3, 1, 2}, {1, 9, 17, 25, 33, 41}, {-5, -1, -3}, {1000000, 1, 500, 20}, {0.5, 1.5, 2.5}, {True, False}, {1, 1.0, True})
def make(a, b, c, d, e): return {a, b, c, d, e}
print(make(10, 5, 1, 20, 15), make(0, 8, 16, 24, 32), set([10, 5, 1, 20, 15]), {*[0, 8, 16, 24, 32]}, {*{0, 8, 16, 24, 32}}, {40, *{0, 8, 16, 24, 32}})
print({i * 7 for i in range(15)}, {1 << i for i in range(20)}, set(range(0, 100, 7)), frozenset([5, 1, 9, 33]), {x * 31 % 101 for x in range(20)})
s = {10, 5, 1, 20, 15}
s |= {0, 8, 16, 24, 32}
print(s, s - {1, 5}, s & {0, 10, 20, 40}, s ^ {8, 9}, list(s)[0], s.pop(), sorted(s))
