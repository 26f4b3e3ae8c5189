# Recursive functions, mutual recursion, depth near the limit, and the error beyond it.
import sys
def fact(n): return 1 if n < 2 else n * fact(n - 1)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
def gcd(a, b): return a if b == 0 else gcd(b, a % b)
def hanoi(n, a, b, c): return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
def perms(s): return [s] if len(s) < 2 else [s[i] + p for i in range(len(s)) for p in perms(s[:i] + s[i + 1:])]
def flat(x): return [y for e in x for y in flat(e)] if isinstance(x, list) else [x]
def power(s): return [[]] if not s else [r + e for r in power(s[1:]) for e in ([], [s[0]])]
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(fact(30), fib(15), even(100), odd(7), ack(2, 3), gcd(1071, 462), hanoi(8, "a", "b", "c"), perms("abc"), flat([1, [2, [3, []], 4]]), power([1, 2]), depth(900))
print(sys.getrecursionlimit())
def forever(): return forever()
def count():
    global n
    n += 1
    count()
n = 0
for f in (forever, count):
    try: f()
    except RecursionError as e: print(type(e).__name__, e, isinstance(e, RuntimeError))
print(900 < n <= 1000)
sys.setrecursionlimit(200)
try: depth(300)
except RecursionError as e: print(e)
print(depth(100))
sys.setrecursionlimit(50000)
print(depth(40000))
for bad in (0, -1, "a", 1.5, 10**20):
    try: sys.setrecursionlimit(bad)
    except Exception as e: print(type(e).__name__, e)
def inner(k):
    try: return inner(k + 1)
    except RecursionError: return k > 100
sys.setrecursionlimit(1000)
print(inner(0))
