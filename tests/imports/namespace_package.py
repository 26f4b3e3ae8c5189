# Folders without __init__.py are packages too (PEP 420).
import spaced.leaf
from spaced.inner import deep

print(spaced.leaf.VALUE, deep.VALUE, deep.leaf is spaced.leaf)
print(spaced.__name__, spaced.__package__, len(list(spaced.__path__)), spaced.__file__)
print(str(spaced).split(" from ")[0])
try:
    spaced.missing
except AttributeError as e:
    print(e)
try:
    from spaced import missing
except ImportError as e:
    print(e)
try:
    import spaced.missing
except ModuleNotFoundError as e:
    print(e, e.name)
