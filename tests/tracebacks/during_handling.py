# An error inside an except block shows both tracebacks.
def parse(s):
    try:
        return int(s)
    except ValueError:
        return len(5)
parse("x")
