# from module import *: public names only, __all__ when there is one.
from mod_shapes import *
print(area(1, 2), counter, SIZES, "_hidden" in globals())
from mod_all import *
print(one, _two, "three" in globals())
x = "mine"
from math import *
print(floor(2.7), pi > 3, x)
try: from mod_bad_all import *
except AttributeError as e: print(type(e).__name__, e)
