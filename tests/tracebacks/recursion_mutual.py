# Endless recursion through two functions: no line repeats at once, so all frames are printed.
import sys
sys.setrecursionlimit(30)
def ping(n):
    return pong(n)
def pong(n):
    return ping(n)
try:
    ping(1)
except RecursionError:
    sys.setrecursionlimit(1000)
    raise
