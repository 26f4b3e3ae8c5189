# A long multi-line call is abbreviated.
def f(*args):
    raise TypeError("no")
f(
    1,
    2,
    3,
    4,
    5,
    6,
)
