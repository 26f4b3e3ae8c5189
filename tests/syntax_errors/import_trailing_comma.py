# A trailing comma without parentheses.
from x import a,
