# __all__ must hold strings.
from mod_number_in_all import *
