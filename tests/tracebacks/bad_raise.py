# raise of something that is no exception.
def f():
    raise "text"
f()
