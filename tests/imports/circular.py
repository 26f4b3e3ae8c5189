# Two modules that import each other: the half-made module is seen, a name it lacks is an ImportError.
import mod_circ_a
print(mod_circ_a.value, mod_circ_a.mod_circ_b.seen, mod_circ_a.later())
try: import mod_circ_c
except ImportError as e: print(type(e).__name__, str(e).split(" (")[0])
try: import mod_circ_c
except ImportError as e: print("again", type(e).__name__)
