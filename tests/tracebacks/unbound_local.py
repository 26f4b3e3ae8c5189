# UnboundLocalError.
def f():
    if False:
        count = 0
    count += 1
f()
