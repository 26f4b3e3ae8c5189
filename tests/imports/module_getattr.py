# A module's own __getattr__: what it gives can be imported by name; its AttributeError becomes an ImportError, others pass.
import mod_getattr
from mod_getattr import made

print(made, mod_getattr.made, hasattr(mod_getattr, "missing"), getattr(mod_getattr, "missing", "default"))
try:
    mod_getattr.missing
except AttributeError as error:
    print("AttributeError:", error)
try:
    from mod_getattr import missing
except ImportError as error:
    print("ImportError:", str(error).split(" (")[0], error.name)
for statement in ("from mod_getattr import odd", "mod_getattr.odd"):
    try:
        exec(statement)
    except ValueError as error:
        print("ValueError:", error)
