# from ... import nothing.
from x import
