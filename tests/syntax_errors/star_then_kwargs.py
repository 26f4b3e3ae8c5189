# * followed by **.
def f(*, **k): pass
