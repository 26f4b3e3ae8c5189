# Import of a module beside the script: import, as, from, names, one execution only, attributes.
import mod_shapes
import mod_shapes as shapes
from mod_shapes import area, Square as Sq, SIZES
print(mod_shapes is shapes, mod_shapes.__name__, area(2, 3), Sq(4).area(), SIZES, mod_shapes.counter, __name__)
mod_shapes.bump(); print(mod_shapes.counter, shapes.counter)
from mod_shapes import counter
mod_shapes.bump(); print(counter, mod_shapes.counter)
import mod_shapes; print("imported again")
mod_shapes.new = "added"; print(shapes.new, mod_shapes.__file__.endswith("mod_shapes.py"), mod_shapes.__doc__, type(mod_shapes).__name__, hasattr(mod_shapes, "nope"), area.__module__, Sq.__module__, repr(Sq))
SIZES.append(9); print(mod_shapes.SIZES)
def inside():
    import mod_shapes as m
    from mod_shapes import area as a
    return m.counter, a(1, 1)
print(inside(), "m" in globals())
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", str(e).replace(mod_shapes.__file__, "FILE"))
def from_missing():
    from mod_shapes import missing
def missing():
    import no_such_module
def missing_from():
    from no_such_module import x
def missing_dotted():
    import mod_shapes.sub
def missing_math():
    from sys import nope
attempt(from_missing); attempt(missing); attempt(missing_from); attempt(missing_dotted); attempt(lambda: mod_shapes.missing); attempt(missing_math); attempt(lambda: shapes()); attempt(lambda: mod_shapes.area(1))
try: import no_such_module
except ImportError: no_such_module = None
print(no_such_module)
import sys
print("mod_shapes" in sys.modules, sys.modules["mod_shapes"] is shapes, sys.modules["__main__"].area is area)
