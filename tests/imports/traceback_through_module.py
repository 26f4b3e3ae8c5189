# An error inside an imported module: the traceback names both files.
import mod_fails
print("imported")
mod_fails.outer(0)
