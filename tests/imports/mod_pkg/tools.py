print("tools runs")
from . import VALUE
def double(x): return x * 2
