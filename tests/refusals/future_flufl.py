# The joke feature is refused.
from __future__ import barry_as_FLUFL
print("must not be printed")
