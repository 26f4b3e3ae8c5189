# Who asks an iterable how long it is: not a call with a single starred argument, nor tuple() and a set display.
class Box:
    def __init__(self): self.n = 0
    def __len__(self):
        print('len'); raise ValueError('len')
    def __getitem__(self, i):
        print('item', i)
        if i > 1: raise IndexError
        return i
class It:
    def __iter__(self): print('iter'); return iter([1, 2])
    def __len__(self):
        print('len'); raise ValueError('len')
def f(*a, **k): return a, k
def t(g):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
for B in (Box, It):
    t(lambda: f(*B()))
    t(lambda: f(key=1, *B()))
    t(lambda: f(1, *B()))
    t(lambda: f(*B(), *B()))
    t(lambda: tuple(B()))
    t(lambda: [*B()])
    t(lambda: (*B(),))
    t(lambda: list(B()))
    t(lambda: sorted(B()))
    t(lambda: {*B()})
