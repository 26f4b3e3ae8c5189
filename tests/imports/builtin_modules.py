# The built-in modules: names, forms of import, attributes that do not exist.
import math, sys, time, threading
import math as m, sys as s
from math import pi, sqrt as root
from threading import Thread, Lock as L
print(math is m, sys is s, pi, root(16), Thread.__name__, callable(L), math.__name__, sys.__name__, time.__name__, threading.__name__, type(math).__name__)
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__)
def a(): from math import nope
def b(): import math.nope
attempt(a); attempt(b); attempt(lambda: math.nope); attempt(lambda: math()); attempt(lambda: sys.nope); attempt(lambda: time.nope); attempt(lambda: threading.nope)
math.extra = 1; print(math.extra, m.extra); del math.extra
print("math" in sys.modules, "threading" in sys.modules, sys.modules["sys"] is sys, "definitely_not" in sys.modules)
def shadow():
    math = "local"
    return math
print(shadow(), math.floor(1.5))
if True:
    import time as clock
for name in ("a",):
    import sys as again
try: import math as tried
finally: print("finally")
class C:
    import math
    half = math.pi / 2
    def f(self): return self.math.floor(self.half)
print(clock is time, again is sys, tried is math, C().f(), C.math is math)
