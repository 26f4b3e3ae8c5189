# staticmethod, classmethod, alternative constructors, inheritance, calls through instances.
class Date:
    fmt = "-"
    def __init__(self, y, m, d): self.t = (y, m, d)
    @classmethod
    def parse(cls, s): return cls(*map(int, s.split(cls.fmt)))
    @staticmethod
    def leap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
    @classmethod
    def name(cls): return cls.__name__
    def __repr__(self): return f"{type(self).__name__}{self.t}"
class Euro(Date):
    fmt = "/"
    @classmethod
    def parse(cls, s): return super().parse(s)
print(Date.parse("2024-2-29"), Euro.parse("1/2/3"), Date.leap(2000), Date(1, 2, 3).leap(1900), Euro(1, 2, 3).name(), Date.name(), Date(1, 1, 1).parse("9-9-9"))
f, g = Date.parse, Date.leap; print(f("5-5-5"), g(4), f.__self__ is Date, f.__name__, [Date.leap(y) for y in (1900, 2000, 2023, 2024)])
class C:
    count = 0
    def __new__(cls, *a): cls.count += 1; return super().__new__(cls)
    @classmethod
    def total(cls): return cls.count
    s = staticmethod(lambda x: x * 2)
    c = classmethod(lambda cls, x: (cls.__name__, x))
class D(C): pass
C(); C(1); D(); print(C.total(), D.total(), C.s(4), C().s(5), C.c(1), D().c(2))
@staticmethod
def bare(x): return x + 1
print(bare(1), staticmethod(len)("abc"), type(C.__dict__["s"]).__name__, type(C.__dict__["c"]).__name__)
class Single:
    _inst = None
    def __new__(cls):
        if cls._inst is None: cls._inst = super().__new__(cls)
        return cls._inst
print(Single() is Single())
class Other:
    def __new__(cls, x): return x
    def __init__(self, x): print("never for an int")
print(Other(5))
class Init:
    def __init__(self): return 5
class Sub:
    def __init_subclass__(cls, **kw): super().__init_subclass__(); print("subclass", cls.__name__, kw); cls.seen = True
class Kid(Sub): pass
print(Kid.seen)
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
attempt(lambda: Init()); attempt(lambda: Date.leap()); attempt(lambda: Date.parse()); attempt(lambda: Date.parse("x")); attempt(lambda: Date.parse("1-2")); attempt(lambda: classmethod(5).__get__(1, int)()); attempt(lambda: C.__new__()); attempt(lambda: object.__new__()); attempt(lambda: object.__new__(5)); attempt(lambda: int.__new__(str)); attempt(lambda: object.__new__(int)); attempt(lambda: Date.name(1))
