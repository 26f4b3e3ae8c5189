# from ... import of a name that a module does not have.
from math import square_root
