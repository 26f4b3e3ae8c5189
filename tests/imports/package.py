# Packages: __init__, submodules, relative imports, names bound by import a.b and import a.b as c.
import mod_pkg
print(mod_pkg.__name__, mod_pkg.VALUE, hasattr(mod_pkg, "tools"))
import mod_pkg.tools
print(mod_pkg.tools.double(4), mod_pkg.tools.__name__, mod_pkg.tools.__package__)
import mod_pkg.tools as t
from mod_pkg import tools, VALUE as V
from mod_pkg.tools import double as d
from mod_pkg.deep import inner
from mod_pkg.deep.inner import where, up
print(t is tools, V, d(5), inner.__name__, where(), up(), mod_pkg.deep.inner is inner)
def attempt(f):
    try: f()
    except Exception as e: print(type(e).__name__ + ":", str(e).split(" (")[0])
def a(): import mod_pkg.nothing
def b(): from mod_pkg import nothing
def c(): from mod_pkg.tools import nothing
def e(): import mod_pkg.tools.nothing
attempt(a); attempt(b); attempt(c); attempt(e)
def rel(): from . import x
attempt(rel)
