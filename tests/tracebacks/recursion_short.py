# A recursion that ends by an error after few and after many repeated frames.
def down(n):
    if n == 0:
        raise ValueError("bottom")
    down(n - 1)
try:
    down(3)
except ValueError:
    down(10)
