# An error passes through finally; the traceback shows the original line.
def f():
    try:
        return int("12x")
    finally:
        print("cleaning up")
f()
