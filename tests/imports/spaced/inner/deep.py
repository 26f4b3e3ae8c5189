VALUE = "deeper"
from .. import leaf
