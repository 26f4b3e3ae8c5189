# NameError in a function, without a suggestion.
def f():
    return [zzz_qqq for _ in range(2)]
f()
